"""An Article as schema.org JSON-LD."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import quote

from newsparse.model import (
    Article,
    ArticleKind,
    Author,
    Body,
    BodyBlock,
    Comment,
    CommentSection,
    Image,
    Source,
    Update,
)

_TYPES: Final[Mapping[ArticleKind, str]] = {
    "liveblog": "LiveBlogPosting",
    "opinion": "OpinionNewsArticle",
    "review": "ReviewNewsArticle",
}
"""schema.org's own type for a kind; NewsArticle for the others."""


def to_json_ld(article: Article) -> dict[str, Any]:
    r"""A schema.org NewsArticle, or one of its kin, as `json.dumps` takes it; what is unknown has no key.

    Credits are the images' `creditText`, comments are `Comment`s with their `parentItem`, a live blog's entries are its
    `liveBlogUpdate`. An agency or attribution is `sourceOrganization`, a republished original `isBasedOn`. schema.org
    has no word for the kicker and no place for where a figure stands in the body; both are left out.
    To put it into a `script` element, write every '<' of the JSON as '\u003c'.

    >>> to_json_ld(Article(headline="Bridge reopens", images=(Image(url="/a.jpg", credit="Jo Ek"),)))["image"]
    [{'@type': 'ImageObject', 'url': '/a.jpg', 'creditText': 'Jo Ek'}]
    """
    section = article.comment_section
    return _known({
        "@context": "https://schema.org",
        "@type": _TYPES.get(article.kind, "NewsArticle"),
        "url": article.url,
        "mainEntityOfPage": article.url,
        "headline": article.headline,
        "description": article.standfirst,
        "author": [_author(author) for author in article.authors],
        "dateline": article.dateline and article.dateline.text,
        "datePublished": article.published and article.published.isoformat(),
        "dateModified": article.modified and article.modified.isoformat(),
        "articleBody": article.body.text,
        "liveBlogUpdate": list(_updates(article.body)) if article.kind == "liveblog" else [],
        "image": [_image(image) for image in article.images],
        "sourceOrganization": [_organization(s) for s in article.sources if s.kind != "republication"],
        "isBasedOn": [_original(source) for source in article.sources if source.kind == "republication"],
        "publisher": _known({"@type": "Organization", "name": article.site_name}) if article.site_name else None,
        "articleSection": article.section,
        "keywords": list(article.tags),
        "inLanguage": article.language,
        "isAccessibleForFree": article.is_free,
        "commentCount": _comment_count(section) if section else None,
        "comment": [_comment(comment) for comment in section.comments] if section else [],
    })


def _known(properties: Mapping[str, Any]) -> dict[str, Any]:
    """The properties that say something."""
    return {name: value for name, value in properties.items() if value is not None and value not in ("", [])}


def _author(author: Author) -> dict[str, Any]:
    return _known({"@type": "Person", "name": author.name, "jobTitle": author.role, "url": author.url})


def _image(image: Image) -> dict[str, Any]:
    return _known({
        "@type": "ImageObject",
        "url": image.url,
        "caption": image.caption,
        "creditText": image.credit,
        "description": image.alt,
        "representativeOfPage": True if image.is_lead else None,
    })


def _organization(source: Source) -> dict[str, Any]:
    return _known({"@type": "Organization", "name": source.name, "url": source.url})


def _original(source: Source) -> dict[str, Any]:
    publisher = {"@type": "Organization", "name": source.name}
    return _known({"@type": "CreativeWork", "url": source.url, "publisher": publisher})


def _updates(body: Body) -> Iterator[dict[str, Any]]:
    """The entries of a live blog; what stands before the first is no part of them."""
    update: Update | None = None
    blocks: list[BodyBlock] = []
    for block in (*body.blocks, Update()):
        if not isinstance(block, Update):
            blocks.append(block)
            continue
        if update:
            yield _known({
                "@type": "BlogPosting",
                "datePublished": update.published and update.published.isoformat(),
                "headline": update.text,
                "articleBody": Body(tuple(blocks)).text,
            })
        update, blocks = block, []


def _comment_count(section: CommentSection) -> int | None:
    return section.declared_count if section.declared_count is not None else len(section.comments) or None


def _comment(comment: Comment) -> dict[str, Any]:
    parent = {"@type": "Comment", "@id": _fragment(comment.reply_to)} if comment.reply_to is not None else None
    return _known({
        "@type": "Comment",
        "@id": _fragment(comment.id),
        "author": _known({"@type": "Person", "name": comment.author}) if comment.author else None,
        "datePublished": comment.published and comment.published.isoformat(),
        "text": comment.text,
        "parentItem": parent,
        "upvoteCount": comment.votes,
        "creativeWorkStatus": "Deleted" if comment.is_deleted else None,
    })


def _fragment(comment_id: str) -> str:
    """A comment's id as an address within the page."""
    return "#" + quote(comment_id, safe="", errors="replace")

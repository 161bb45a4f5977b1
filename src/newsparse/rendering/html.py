"""An Article as HTML that is safe by construction: built from escaped strings, never from markup that came in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Final

from newsparse.model import (
    Article,
    Author,
    BodyBlock,
    Code,
    CommentSection,
    Embed,
    Figure,
    Heading,
    Image,
    ListBlock,
    Mark,
    MarkKind,
    Paragraph,
    Quote,
    Source,
    Table,
    Update,
)
from newsparse.rendering._lines import MAX_DEPTH, comment_heading, comment_state, depths, own_lines, update_label
from newsparse.rendering._runs import UNWANTED, Run, by_kind, by_link, paragraphs_of
from newsparse.rendering._threads import in_threads
from newsparse.rendering._urls import safe_url
from newsparse.rendering._words import Words, comment_moment, moment

ELEMENTS: Final = frozenset(
    ("a", "article", "blockquote", "body", "br", "cite", "code", "div", "em", "figcaption", "figure", "h1", "h2", "h3",
     "h4", "h5", "h6", "head", "header", "html", "img", "li", "meta", "ol", "p", "pre", "s", "section", "span",
     "strong",
     "sub", "sup", "table", "tbody", "td", "th", "thead", "time", "title", "tr", "ul")
)  # fmt: skip
"""Every element that can occur in the output."""

ATTRIBUTES: Final = frozenset(("alt", "charset", "class", "datetime", "dir", "href", "lang", "rel", "src"))
"""Every attribute that can occur in the output."""

_TAGS: Final[tuple[tuple[MarkKind, str], ...]] = (
    ("strong", "strong"), ("emphasis", "em"), ("strike", "s"), ("subscript", "sub"), ("superscript", "sup"),
    ("code", "code"),
)  # fmt: skip
"""The kinds of mark and their elements, from the outside in; links are outside all of them."""

_PAGE_BREAKS: Final = {ord(char): " " for char in "\v\f\x1c\x1d\x1e\x85"}
"""Controls that part words or lines, where a text is not cut into lines: attributes and code."""
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,8}")


def to_html(article: Article, *, is_document: bool = False) -> str:
    r"""An `article` element, or with `is_document` a whole page around it.

    Only `ELEMENTS` and `ATTRIBUTES` occur; addresses are http, https, mailto or relative, else left out.

    >>> to_html(Article(headline="Salt & <script>"))
    '<article dir="auto">\n<header>\n<h1>Salt &amp; &lt;script&gt;</h1>\n</header>\n</article>\n'
    """
    language = article.language if article.language and _LANGUAGE.fullmatch(article.language) else None
    content = "\n".join(filter(None, _content(article, language)))
    if not is_document:
        return content + "\n"
    head = f'<head><meta charset="utf-8"><title>{_escaped(article.headline or "")}</title></head>'
    return f"<!DOCTYPE html>\n<html{_attribute('lang', language)}>\n{head}\n<body>\n{content}\n</body>\n</html>\n"


def _content(article: Article, language: str | None) -> Iterator[str]:
    words = Words.of(article)
    yield f'<article{_attribute("lang", language)} dir="auto">'
    placed = {block.image for block in article.body.blocks if isinstance(block, Figure)}
    apart = [image for image in article.images if image not in placed]
    header = [
        _paragraph(article.kicker, "kicker"),
        _element("h1", _lines(article.headline)),
        _paragraph(article.standfirst, "standfirst"),
        _byline(article.authors, words),
        _date(article, words),
        *(_figure(image, words) for image in apart if image.is_lead),
    ]
    yield _element("header", _block(header))
    yield _element("div", _block([_body_block(block, words) for block in article.body.blocks]), "body")
    yield from (_figure(image, words) for image in apart if not image.is_lead)
    yield from (_source(source, words) for source in own_lines(article))
    if article.comment_section:
        yield _element("section", _block(_comments(article.comment_section, words)), "comments")
    yield "</article>"


def _escaped(text: str) -> str:
    return escape(UNWANTED.sub("", text).translate(_PAGE_BREAKS))


def _attribute(name: str, value: str | None) -> str:
    return f' {name}="{_escaped(value)}"' if value is not None else ""


def _element(tag: str, content: str, class_name: str | None = None) -> str:
    """An element around content that is already markup; '' for none."""
    return f"<{tag}{_attribute('class', class_name)}>{content}</{tag}>" if content.strip() else ""


def _block(parts: Iterable[str]) -> str:
    """Parts on lines of their own."""
    filled = [part for part in parts if part]
    return "\n" + "\n".join(filled) + "\n" if filled else ""


def _lines(text: str | None, marks: Sequence[Mark] = ()) -> str:
    """Text and its marks, with its line breaks."""
    return "<br>".join(_inline(line) for lines in paragraphs_of(text or "", marks) for line in lines)


def _paragraphs(text: str, marks: Sequence[Mark] = ()) -> str:
    """Each paragraph of a text in a `p`."""
    return "".join(_element("p", "<br>".join(map(_inline, lines))) for lines in paragraphs_of(text, marks))


def _inline(runs: Sequence[Run]) -> str:
    pieces = []
    for href, linked in by_link(runs):
        pieces.append(_link(_nested(linked, _TAGS), href))
    return "".join(pieces)


def _nested(runs: Sequence[Run], tags: Sequence[tuple[MarkKind, str]]) -> str:
    if not tags:
        return "".join(_escaped(run.text) for run in runs)
    (kind, tag), *rest = tags
    groups = ((has, _nested(group, rest)) for has, group in by_kind(runs, kind))
    return "".join(f"<{tag}>{inner}</{tag}>" if has else inner for has, inner in groups)


def _link(content: str, url: str | None, rel: str | None = None) -> str:
    href = safe_url(url)
    return f"<a{_attribute('rel', rel)}{_attribute('href', href)}>{content}</a>" if href else content


def _paragraph(text: str | None, class_name: str) -> str:
    return _element("p", _lines(text), class_name)


def _byline(authors: Sequence[Author], words: Words) -> str:
    """The names as links where they have a page, inside the words that join them."""
    line = words.byline(authors)
    marks, at = [], len(words.word("byline"))
    for author in authors:
        at = line.find(author.name, at)
        marks.append(Mark(at, at + len(author.name), "link", author.url))
        at += len(author.name)
    return _element("p", _lines(line, marks), "byline")


def _date(article: Article, words: Words) -> str:
    stated = [("published", article.published), ("updated", article.modified)]
    lines = []
    for category, when in stated:
        if when and not (category == "updated" and when == article.published):
            shown = _escaped(words.label("published" if category == "published" else "updated", moment(when)))
            lines.append(f'<time datetime="{when.isoformat()}">{shown}</time>')
    return _element("p", "<br>".join(lines), "dates")


def _body_block(block: BodyBlock, words: Words) -> str:
    match block:
        case Paragraph():
            return _paragraphs(block.text, block.marks)
        case Heading():
            return _element(f"h{min(max(block.level, 2), 6)}", _lines(block.text, block.marks))
        case ListBlock():
            return _list(block)
        case Quote():
            cite = _element("cite", _lines(block.cite))
            return _element("blockquote", _paragraphs(block.text, block.marks) + (f"<p>{cite}</p>" if cite else ""))
        case Table():
            return _table(block)
        case Code():
            return f"<pre>\n{_escaped(block.text)}</pre>" if block.text.strip() else ""
        case Figure():
            return _figure(block.image, words)
        case Embed():
            shown = _lines(block.text or block.provider or block.url)
            return _element("p", _link(shown, block.url), "embed")
        case Update():
            label = _lines(update_label(block))
            when = _attribute("datetime", block.published.isoformat()) if block.published else ""
            return _element("p", f"<time{when}>{label}</time>" if label and when else label, "update")


def _list(block: ListBlock) -> str:
    tag = "ol" if block.is_ordered else "ul"
    items = [(item, content) for item in block.items if (content := _lines(item.text, item.marks))]
    return _tree(zip(depths([item.depth for item, _ in items]), (content for _, content in items)), tag)


def _tree(items: Iterable[tuple[int, str]], tag: str, class_name: str | None = None) -> str:
    """Nested lists of items with their depths, each at most one below the one before."""
    opening = f"<{tag}{_attribute('class', class_name)}>"
    pieces: list[str] = []
    level = -1
    for depth, content in items:
        if depth > level:
            pieces.append(opening)
        else:
            pieces.append("</li>" + f"</{tag}></li>" * (level - depth))
        level = depth
        pieces.append(f"\n<li>{content}")
    pieces.append("</li>" + f"\n</{tag}></li>" * level + f"\n</{tag}>" if level >= 0 else "")
    return "".join(pieces)


def _table(table: Table) -> str:
    rows = [(("th" if table.has_header and i == 0 else "td"), row) for i, row in enumerate(table.rows) if row]
    lines = ["<tr>" + "".join(f"<{tag}>{_lines(cell)}</{tag}>" for cell in row) + "</tr>" for tag, row in rows]
    head = lines[:1] if rows and rows[0][0] == "th" else []
    parts = (_element("thead", "".join(head)), _element("tbody", _block(lines[len(head) :])))
    return _element("table", _block(parts))


def _figure(image: Image, words: Words) -> str:
    url = safe_url(image.url)
    picture = f"<img{_attribute('src', url)}{_attribute('alt', image.alt or '')}>" if url else ""
    credit = _escaped(words.label("credit", image.credit)) if image.credit else ""
    caption = " ".join(filter(None, (_lines(image.caption), _element("span", credit, "credit"))))
    return _element("figure", picture + _element("figcaption", caption))


def _source(source: Source, words: Words) -> str:
    return _element("p", _link(_lines(words.source(source)), source.url), "source")


def _comments(section: CommentSection, words: Words) -> Iterator[str]:
    heading = comment_heading(section, words)
    yield _element("h2", _lines(heading))
    items = []
    for depth, comment in in_threads(section.comments):
        when = comment_moment(comment)
        stamp = _attribute("datetime", comment.published.isoformat()) if comment.published else ""
        parts = (
            _paragraph(comment.author, "comment-author"),
            _element("p", f"<time{stamp}>{_escaped(when)}</time>" if stamp else _escaped(when), "comment-time"),
            _element("div", _paragraphs(words.comment_text(comment)), "comment-text"),
        )
        items.append((min(depth, MAX_DEPTH), "".join(parts)))
    yield _tree(items, "ol", "comment-list")
    state = comment_state(section, words)
    yield _paragraph(state, "comment-state") if state != heading else ""

"""The order of the fields, as straight code: a site's rule first, then the generic finder."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import attrs

from newsparse.fields.authors import find_authors
from newsparse.fields.body import find_body
from newsparse.fields.bylines import find_bylines
from newsparse.fields.comment_section import find_comment_section
from newsparse.fields.dateline import find_dateline
from newsparse.fields.dates import find_dates
from newsparse.fields.headline import find_headline
from newsparse.fields.images import find_images, placed_images
from newsparse.fields.is_free import find_is_free
from newsparse.fields.judgement import below, judge
from newsparse.fields.kicker import find_kicker
from newsparse.fields.kind import find_kind
from newsparse.fields.language import find_language
from newsparse.fields.section import find_section
from newsparse.fields.site_name import find_site_name
from newsparse.fields.sources import find_sources
from newsparse.fields.standfirst import find_standfirst
from newsparse.fields.tags import find_tags
from newsparse.fields.text_headline import find_text_headline
from newsparse.fields.url import find_url
from newsparse.model import (
    Article,
    ArticleKind,
    Author,
    Body,
    CommentSection,
    Dateline,
    Image,
    Source,
)
from newsparse.page import Finding, Page
from newsparse.registry import Sites
from newsparse.rules import Layout, Rule


@attrs.frozen(kw_only=True)
class Findings:
    """Every field's finding, None where nothing was found."""

    headline: Finding[str] | None = None
    kicker: Finding[str] | None = None
    standfirst: Finding[str] | None = None
    authors: Finding[tuple[Author, ...]] | None = None
    dateline: Finding[Dateline] | None = None
    published: Finding[datetime] | None = None
    modified: Finding[datetime] | None = None
    body: Finding[Body] | None = None
    images: Finding[tuple[Image, ...]] | None = None
    sources: Finding[tuple[Source, ...]] | None = None
    comment_section: Finding[CommentSection] | None = None
    language: Finding[str] | None = None
    url: Finding[str] | None = None
    site_name: Finding[str] | None = None
    section: Finding[str] | None = None
    tags: Finding[tuple[str, ...]] | None = None
    is_free: Finding[bool] | None = None
    kind: Finding[ArticleKind] | None = None
    notes: tuple[str, ...] = ()


def find_all(page: Page, sites: Sites | None) -> Findings:
    """Find every field of a page; each later field may lean on those before it."""
    site = _SiteRules(page, sites)
    headline = site.text("headline", find_headline(page))
    judgement = judge(page, headline)
    images = find_images(page, judgement)
    if page.is_text and (headline := find_text_headline(page, judgement, images.blocks if images else ())):
        judgement = below(judgement, headline)
    comment_section = find_comment_section(page, judgement)
    pictures = images.blocks if images else ()
    bylines = find_bylines(page, judgement, pictures)
    authors = find_authors(page, judgement, bylines)
    published, modified = find_dates(page, judgement)
    kicker = site.text("kicker", find_kicker(page, judgement))
    standfirst = site.text("standfirst", find_standfirst(page, judgement))
    dateline = find_dateline(page, judgement)
    sources = find_sources(page, judgement, bylines, dateline, pictures)
    taken = _blocks_of(headline, kicker, standfirst, authors, published, modified, images, comment_section, sources)
    shown = {finding.value for finding in (headline, standfirst) if finding}
    body = find_body(page, judgement, taken, shown, placed_images(page, images))
    return Findings(
        headline=headline,
        kicker=kicker,
        standfirst=standfirst,
        authors=authors,
        dateline=dateline,
        published=published,
        modified=modified,
        body=body,
        images=images,
        sources=sources,
        comment_section=comment_section,
        language=find_language(page, judgement),
        url=find_url(page),
        site_name=find_site_name(page),
        section=find_section(page),
        tags=find_tags(page),
        is_free=find_is_free(page),
        kind=find_kind(page),
        notes=tuple(site.notes),
    )


class _SiteRules:
    """The rules of the page's site, each giving way to the generic finding where it finds nothing or raises."""

    def __init__(self, page: Page, sites: Sites | None) -> None:
        self.page = page
        self.notes: list[str] = []
        self.layout: Layout | None = None
        parser = sites.for_page(page) if sites is not None and not page.is_text else None
        if parser is not None:
            try:
                self.layout = parser.layout(page)
            except Exception as error:  # a site's rule must never cost the article
                self.notes.append(f"site rule applies failed: {error!r}")

    def text(self, field: str, generic: Finding[str] | None) -> Finding[str] | None:
        """A field of text by the site's rule, in the block that shows it; else the generic finding."""
        rule: Rule[str] | None = getattr(self.layout, field, None)
        if rule is None:
            return generic
        try:
            value = rule.find(self.page)
        except Exception as error:  # a site's rule must never cost the article
            self.notes.append(f"site rule {field} = {rule} failed: {error!r}")
            return generic
        if not value:
            self.notes.append(f"site rule {field} = {rule} found nothing")
            return generic
        shown = generic.blocks if generic else ()
        if not shown:
            shown = tuple(block.index for block in self.page.blocks if block.kind == "text" and block.text == value)[:1]
        return Finding(value, "site", str(rule), shown, 0.98)


def _blocks_of(*findings: Finding[Any] | None) -> set[int]:
    """The blocks that fields other than the body have taken."""
    return {i for finding in findings if finding for i in finding.blocks}


def article_of(findings: Findings) -> Article:
    """The values alone."""
    found = attrs.asdict(findings, recurse=False, filter=lambda _, value: isinstance(value, Finding))
    return Article(**{name: finding.value for name, finding in found.items()})

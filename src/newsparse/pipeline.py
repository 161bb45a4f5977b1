"""The order of the fields, as straight code: a site's rule first, then the generic finder."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

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
from newsparse.fields.judgement import below, judge, without
from newsparse.fields.kicker import find_kicker
from newsparse.fields.kind import find_kind
from newsparse.fields.language import find_language
from newsparse.fields.section import find_section
from newsparse.fields.site_name import find_site_name
from newsparse.fields.sources import find_sources
from newsparse.fields.standfirst import find_standfirst
from newsparse.fields.tags import find_tags
from newsparse.fields.text_headline import find_text_headline
from newsparse.fields.text_standfirst import find_text_standfirst
from newsparse.fields.url import find_url
from newsparse.limits import Clock, Limits
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
from newsparse.site_rules import SiteRules


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


_FIELDS: Final = tuple(field.name for field in attrs.fields(Findings) if field.name != "notes")
"""The names of all fields."""


def find_all(page: Page, sites: Sites | None, clock: Clock | None = None) -> Findings:
    """Find every field of a page; each later field may lean on those before it.

    Raises:
        InputTooLargeError: The clock says that the call has taken too long.
    """
    clock = clock or Clock(Limits())
    clock.check()
    site = SiteRules(page, sites, clock.limits)
    page = site.page
    headline = site.choose("headline", find_headline(page))
    judgement = site.judgement(judge(page, headline))
    comment_section = find_comment_section(page, judgement) if page.is_text else None
    thread = comment_section.blocks if comment_section and comment_section.value.comments else ()
    if thread:
        judgement = without(judgement, thread)
    if page.is_text and (headline := find_text_headline(page, judgement)):
        judgement = below(judgement, headline)
    clock.check()
    images = site.images(find_images(page, judgement))
    clock.check()
    comment_section = site.comments(comment_section if page.is_text else find_comment_section(page, judgement))
    clock.check()
    pictures = frozenset((*(images.blocks if images else ()), *thread))
    bylines = find_bylines(page, judgement, pictures)
    authors = site.choose("authors", find_authors(page, judgement, bylines))
    published, modified = find_dates(page, judgement)
    published, modified = site.choose("published", published), site.choose("modified", modified)
    clock.check()
    kicker = site.choose("kicker", find_kicker(page, judgement, headline))
    people = authors.value if authors else ()
    dateline = find_dateline(page, judgement)
    opening = dateline.value.text if dateline else None
    standfirst = site.choose(
        "standfirst",
        find_text_standfirst(page, judgement, pictures, opening)
        if page.is_text
        else find_standfirst(page, judgement, people),
    )
    sources = site.sources(find_sources(page, judgement, bylines, dateline, pictures))
    clock.check()
    taken = _blocks_of(headline, kicker, standfirst, authors, published, modified, images, comment_section, sources)
    shown = {finding.value for finding in (headline, standfirst) if finding}
    begun = published.value if published else None
    body = find_body(page, judgement, taken, shown, placed_images(page, images), begun, people)
    return Findings(
        headline=headline,
        kicker=kicker,
        standfirst=standfirst,
        authors=authors,
        dateline=dateline,
        published=published,
        modified=modified,
        body=site.signed(body),
        images=images,
        sources=sources,
        comment_section=comment_section,
        language=site.language(find_language(page, judgement)),
        url=find_url(page),
        site_name=find_site_name(page),
        section=site.choose("section", find_section(page)),
        tags=site.choose("tags", find_tags(page, judgement)),
        is_free=site.choose("is_free", find_is_free(page)),
        kind=find_kind(page, body.value if body else None),
        notes=tuple(site.notes),
    )


def _blocks_of(*findings: Finding[Any] | None) -> set[int]:
    """The blocks that fields other than the body have taken."""
    return {i for finding in findings if finding for i in finding.blocks}


def article_of(findings: Findings) -> Article:
    """The values alone."""
    return Article(**{name: found.value for name in _FIELDS if (found := getattr(findings, name)) is not None})

"""The section the site files the article under."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from newsparse.json_values import first_text, nodes_of, text_of, texts_of, types_of
from newsparse.lexicon.tables import read_table
from newsparse.page import Finding, Page

_META: Final = (
    "article:section", "og:article:section", "parsely-section", "cxenseparse:section", "sailthru.section", "section",
    "article.section", "dc.subject.section", "page-section", "contentsection", "prism.section",
)  # fmt: skip
_LONGEST: Final = 60
"""Characters past which a text is no section's name."""
_MOST_CRUMBS: Final = 12
_CATEGORY: Final = "Category: "
"""What titles of archives set before the section's name."""


def find_section(page: Page) -> Finding[str] | None:
    """The section's name as the site writes it, from metadata or the trail of links that leads to the article."""
    for value in texts_of(page.metadata.article.get("articleSection")):
        if section := _clean(value):
            return Finding(section, "metadata", "json-ld articleSection", (), 0.9)
    for name in _META:
        for value in page.metadata.meta.get(name, ())[:1]:
            if section := _clean(value):
                return Finding(section, "metadata", f"meta {name}", (), 0.8)
    crumbs = [crumb for crumb in _crumbs(page) if _clean(crumb)]
    if crumbs:
        return Finding(crumbs[-1], "metadata", "json-ld BreadcrumbList", (), 0.7)
    return None


def _clean(value: str) -> str | None:
    text = " ".join(value.split()).strip(" ,;|/>").removeprefix(_CATEGORY)
    first, comma, rest = text.partition(",")
    if comma and (not rest.startswith(" ") or text.count(",") > 1):
        text = first  # of several: 'Harbours,Front page'
    is_section = 1 < len(text) <= _LONGEST and not text.startswith("http") and text.casefold() not in _unfiled()
    return text if is_section else None


@lru_cache(maxsize=1)
def _unfiled() -> frozenset[str]:
    """What an article is filed under that nobody filed: lexicon/unfiled.toml."""
    return frozenset(name for table in read_table("unfiled").values() for name in table["names"])


def _crumbs(page: Page) -> Iterator[str]:
    """The names of the trail between the front page and the article itself."""
    headline = (first_text(page.metadata.article, "headline", "name") or page.metadata.title or "").casefold()
    for node in page.metadata.json_ld:
        if "BreadcrumbList" not in types_of(node):
            continue
        items = nodes_of(node.get("itemListElement"))[:_MOST_CRUMBS]
        names = [
            (name, _address(item)) for item in items if (name := first_text(item, "name") or text_of(item.get("item")))
        ]
        for at, (name, address) in enumerate(names):
            is_front = at == 0 and len(names) > 1
            is_article = address == page.url or name.casefold() in headline or headline[:40] in name.casefold()
            if not is_front and not (is_article and at == len(names) - 1) and len(names) > 1:
                yield name
        return


def _address(item: Mapping[str, Any]) -> str | None:
    value = item.get("item") or item.get("url")
    if isinstance(value, Mapping):
        value = value.get("@id") or value.get("url")
    return value if isinstance(value, str) else None

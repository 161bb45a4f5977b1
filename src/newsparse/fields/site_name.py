"""The site's name, and all the names the site goes by."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from newsparse.page import Finding, Page
from newsparse.reading.metadata import first_text, nodes_of

_META: Final = ("og:site_name", "application-name", "publisher", "article:publisher_name", "dc.publisher", "apple-mobile-web-app-title")
"""Names of `meta` elements that name the site, the most trusted first."""
_LONGEST: Final = 80


def find_site_name(page: Page) -> Finding[str] | None:
    """The site's name as it writes it."""
    meta = page.metadata.meta
    for name in _META[:1]:
        for value in meta.get(name, ()):
            if found := _clean(value):
                return Finding(found, "metadata", f"meta {name}", (), 0.9)
    for node in nodes_of(page.metadata.article.get("publisher")):
        if found := _clean(first_text(node, "name", "legalName")):
            return Finding(found, "metadata", "json-ld publisher", (), 0.8)
    for name in _META[1:]:
        for value in meta.get(name, ()):
            if (found := _clean(value)) and not value.startswith("http"):
                return Finding(found, "metadata", f"meta {name}", (), 0.6)
    for node in page.metadata.json_ld:
        if node.get("@type") in ("WebSite", "NewsMediaOrganization", "Organization"):
            if found := _clean(first_text(node, "name")):
                return Finding(found, "metadata", "json-ld site", (), 0.6)
    return None


def _clean(value: str | None) -> str | None:
    text = " ".join((value or "").split())
    return text if text and len(text) <= _LONGEST else None


def site_names(page: Page) -> frozenset[str]:
    """Every name the site goes by, without case, spaces and punctuation: its name, publisher and host."""
    names = []
    meta = page.metadata.meta
    for name in _META:
        names.extend(meta.get(name, ())[:1])
    for node in nodes_of(page.metadata.article.get("publisher")):
        names.append(first_text(node, "name") or "")
    for address in (page.url, *page.metadata.links.get("canonical", ())[:1]):
        try:
            host = (urlsplit(address or "").hostname or "").removeprefix("www.")
        except ValueError:
            continue
        names.append(host)
        labels = host.split(".")
        if len(labels) > 1:
            names.append(labels[-2] if len(labels[-2]) > 3 or len(labels) == 2 else labels[-3])
    squeezed = ("".join(c for c in name.casefold() if c.isalnum()).removeprefix("the") for name in names)
    return frozenset(name for name in squeezed if len(name) > 1)

"""The site's name, and all the names the site goes by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from newsparse.json_values import first_text, nodes_of
from newsparse.lexicon.tables import alternatives, words_in
from newsparse.page import Finding, Page

_META: Final = (
    "og:site_name",
    "application-name",
    "publisher",
    "article:publisher_name",
    "dc.publisher",
    "apple-mobile-web-app-title",
)
"""Names of `meta` elements that name the site, the most trusted first."""
_SEPARATOR: Final = re.compile(r"\s(?:[|–—·•:»«-]|::)\s|\s?[｜]\s?")
_CHINESE: Final = re.compile(rf"(?:[_|｜]|--?)\s?([㐀-鿿]{{1,10}}(?:{alternatives(words_in('names', 'outlet_end_han'))}))\Z")
"""What Chinese titles end with, and is the name of a site by its last word: '…_瓦恩新闻网'."""
_SECOND_LEVELS: Final = words_in("names", "second_level")
"""Labels before a country's, as in 'varnpost.co.uk', that are not the site's name."""
_LONGEST: Final = 80
_ADDRESS: Final = re.compile(r"https?://(?:www\.)?|www\.|(?=[\w-]+(?:\.[\w-]+)*\.[a-z]{2,3}/\Z)", re.IGNORECASE)
"""How an address begins that stands in a name's place: 'https://www.varnpost.example', 'varnpost.com/'."""


def find_site_name(page: Page) -> Finding[str] | None:
    """The site's name as it writes it."""
    for value, rule, confidence in _stated(page):
        if found := _clean(value):
            return Finding(_without_motto(found, page), "metadata", rule, (), confidence)
    if found := _behind_title(page):
        return Finding(found, "metadata", "behind the title", (), 0.6)
    return None


def _stated(page: Page) -> Iterator[tuple[str | None, str, float]]:
    """The names that metadata states, the most trusted first: each with its rule and how sure it is."""
    meta = page.metadata.meta
    for value in meta.get(_META[0], ()):
        yield value, f"meta {_META[0]}", 0.9
    for node in nodes_of(page.metadata.article.get("publisher")):
        yield first_text(node, "name", "legalName"), "json-ld publisher", 0.8
    for name in _META[1:]:
        for value in meta.get(name, ()):
            yield value, f"meta {name}", 0.6
    for node in page.metadata.json_ld:
        if node.get("@type") in ("WebSite", "NewsMediaOrganization", "Organization"):
            yield first_text(node, "name"), "json-ld site", 0.6


def _without_motto(name: str, page: Page) -> str:
    """A name without what stands beside it, where its address tells which part it is: 'Varn Post | News from the coast'."""
    hosts = _host_names(page)
    return next((part for part in _SEPARATOR.split(name) if compact(part) in hosts), name)


def _behind_title(page: Page) -> str | None:
    """The part behind (or before) the title that is also the host's name, '… | The Varn Post' at varnpost.example, or names a
    Chinese site by its last word.
    """
    parts = _SEPARATOR.split(page.metadata.title or "")
    hosts = site_names(page)
    for part in (parts[-1], parts[0]) if len(parts) > 1 else ():
        name = compact(part)
        if len(name) > 2 and any(
            name == host or (len(host) > 4 and host in name and 2 * len(host) >= len(name)) for host in hosts
        ):
            return _clean(part)
    return _clean(_chinese(page))


def _chinese(page: Page) -> str:
    """A Chinese site's name behind the title, by its last word; '' for none."""
    found = _CHINESE.search(page.metadata.title or "")
    return found[1] if found else ""


def _clean(value: str | None) -> str | None:
    """A name, of an address only the host."""
    text = " ".join((value or "").split())
    if _ADDRESS.match(text):
        text = _ADDRESS.sub("", text).partition("/")[0]
    return text if compact(text) and len(text) <= _LONGEST else None


def site_names(page: Page) -> frozenset[str]:
    """Every name the site goes by, as `compact` has it: its name, publisher and host."""
    names: list[str] = []
    meta = page.metadata.meta
    for name in _META:
        names.extend(meta.get(name, ())[:1])
    names.extend(first_text(node, "name") or "" for node in nodes_of(page.metadata.article.get("publisher")))
    names.append(_chinese(page))
    return _host_names(page) | frozenset(name for name in map(compact, names) if len(name) > 1)


def host_of(page: Page) -> str:
    """The site's host without 'www.'; empty where no address is known."""
    # A canonical address at another host is that of the original, not of this site.
    address = page.url or next(iter(page.metadata.links.get("canonical", ())), None)
    try:
        return (urlsplit(address or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _host_names(page: Page) -> frozenset[str]:
    """The host, and what it is called without its top level, as `compact` has them."""
    host = host_of(page)
    labels = host.split(".")
    name = (
        labels[0] if len(labels) < 2 else labels[-3] if len(labels) > 2 and labels[-2] in _SECOND_LEVELS else labels[-2]
    )
    return frozenset(one for one in (compact(host), compact(name)) if len(one) > 1)


def compact(name: str) -> str:
    """A name without case, spaces and punctuation, so that 'The Varn Post' is 'varnpost'."""
    return "".join(filter(str.isalnum, name.casefold())).removeprefix("the")

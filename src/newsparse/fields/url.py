"""The article's canonical address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import urljoin, urlsplit

from newsparse.page import Finding, Page

_LONGEST: Final = 2_000
"""Characters past which no address is one (the limit of browsers' address bars)."""


def find_url(page: Page) -> Finding[str] | None:
    """The canonical address: what the page states, made absolute with the given address; else the given one.

    A canonical address that is the site's front page while the given one is not is a common mistake, and passed over.
    """
    given = page.url
    for address, rule in _stated(page):
        url = absolute(address, given)
        if url and not (_is_root(url) and given and not _is_root(given)):
            return Finding(url, "metadata", rule, (), 0.9)
    return Finding(given, "metadata", "given address", (), 0.8) if given else None


def _stated(page: Page) -> Iterator[tuple[str, str]]:
    for href in page.metadata.links.get("canonical", ())[:1]:
        yield href, "link canonical"
    if address := page.metadata.first("og:url"):
        yield address, "meta og:url"
    article = page.metadata.article
    for key in ("url", "mainEntityOfPage", "@id"):
        value = article.get(key)
        if isinstance(value, Mapping):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str) and value.startswith("http") and "#" not in value:
            yield value, f"json-ld {key}"


def absolute(address: str, base: str | None) -> str | None:
    """An address made absolute; None for what is no address of a page.

    >>> absolute("/a/b", "https://varn.example/x"), absolute("javascript:void(0)", None)
    ('https://varn.example/a/b', None)
    """
    address = address.strip()
    if not address or len(address) > _LONGEST:
        return None
    try:
        url = urljoin(base or "", address)
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def _is_root(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.path in ("", "/") and not parts.query

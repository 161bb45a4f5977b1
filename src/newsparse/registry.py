"""Which site parser a page gets: built in, installed, or passed by the caller."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module, resources
from typing import Final
from urllib.parse import urlsplit

import attrs

from newsparse.page import Page
from newsparse.rules import SiteParser

GROUP: Final = "newsparse.sites"
"""The entry point group under which other packages install their site parsers."""


class SiteConflictError(ValueError):
    """Two site parsers claim one host."""

    def __init__(self, host: str, first: str, second: str) -> None:
        super().__init__(f"two site parsers for {host}: {first} and {second}; pass one of them, or uninstall the other")


@attrs.frozen
class Sites:
    """A set of site parsers, each found on first use.

    >>> from newsparse.rules import SiteParser
    >>> Sites.of(SiteParser(hosts=["gazette.example"])).for_host("www.gazette.example").hosts
    ('gazette.example',)
    """

    given: tuple[SiteParser, ...] = ()
    """Parsers passed as values; they go before all others."""
    use_installed: bool = True
    """Whether the built-in and installed parsers are used as well."""

    @classmethod
    def of(cls, *parsers: SiteParser) -> Sites:
        """These parsers alone.

        Raises:
            SiteConflictError: Two of them claim one host.
        """
        claimed: dict[str, int] = {}
        for place, parser in enumerate(parsers):
            for host in parser.hosts:
                if host in claimed:
                    raise SiteConflictError(host, f"argument {claimed[host] + 1}", f"argument {place + 1}")
                claimed[host] = place
        return cls(tuple(parsers), use_installed=False)

    def with_(self, *parsers: SiteParser) -> Sites:
        """These parsers before the ones of this set."""
        return Sites((*Sites.of(*parsers).given, *self.given), self.use_installed)

    def each(self) -> Iterator[tuple[str, SiteParser]]:
        """Every parser of this set with its name: its file's for a built-in one ('ledesk_ma'), its entry point's for an installed
        one, its first host for one given as a value. Imports all of them.
        """
        yield from ((parser.hosts[0] if parser.hosts else "", parser) for parser in self.given)
        if self.use_installed:
            yield from ((name, parser) for name, _, parser in _points())
            yield from ((name, import_module(f"newsparse.sites.{name}").PARSER) for name in sorted(_files()))

    def for_page(self, page: Page) -> SiteParser | None:
        """The parser for a page, by the address that was given or that the page states."""
        for address in (page.url, *page.metadata.links.get("canonical", ()), page.metadata.first("og:url")):
            host = _host(address)
            if host and (parser := self.for_host(host)):
                return parser
        return None

    def for_host(self, host: str) -> SiteParser | None:
        """The parser for a host or the nearest host above it."""
        for parent in _parents(host.lower().removeprefix("www.")):
            for parser in self.given:
                if parent in parser.hosts:
                    return parser
            if self.use_installed:
                if parser_of := _installed().get(parent):
                    return parser_of
                if built_in := _built_in(parent):
                    return built_in
        return None


def _host(address: str | None) -> str | None:
    try:
        return urlsplit(address or "").hostname
    except ValueError:
        return None


def _parents(host: str) -> Iterator[str]:
    """A host, then it with each of its first parts taken off, down to two; each also as '*.host' claims it."""
    parts = host.split(".")
    yield host
    for at in range(1, len(parts) - 1):
        parent = ".".join(parts[at:])
        yield f"*.{parent}"
        yield parent


@lru_cache(maxsize=1)
def _files() -> frozenset[str]:
    names = (file.name for file in resources.files("newsparse.sites").iterdir())
    return frozenset(name.removesuffix(".py") for name in names if name.endswith(".py") and not name.startswith("_"))


@lru_cache(maxsize=512)
def _built_in(host: str) -> SiteParser | None:
    """The built-in parser of a host: the file's name is its registration ('ledesk.ma' is ledesk_ma.py)."""
    name = host.removeprefix("*.").replace(".", "_").replace("-", "_")
    if name not in _files():
        return None
    parser = import_module(f"newsparse.sites.{name}").PARSER
    return parser if isinstance(parser, SiteParser) else None


@lru_cache(maxsize=1)
def _installed() -> dict[str, SiteParser]:
    """Host to parser of the parsers that other packages install.

    Raises:
        SiteConflictError: Two packages claim one host.
    """
    found: dict[str, SiteParser] = {}
    packages: dict[str, str] = {}
    for _, where, parser in _points():
        for host in parser.hosts:
            if host in found:
                raise SiteConflictError(host, packages[host], where)
            found[host], packages[host] = parser, where
    return found


@lru_cache(maxsize=1)
def _points() -> tuple[tuple[str, str, SiteParser], ...]:
    """Name, place ('package.module:PARSER') and parser of each entry point of the group."""
    from importlib.metadata import entry_points

    return tuple((point.name, point.value, point.load()) for point in entry_points(group=GROUP))


SITES: Final = Sites()
"""The built-in site parsers and the installed ones."""

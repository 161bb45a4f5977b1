"""What site parsers are written with: typed rules, and the record that holds a site's.

A rule is a value that can be looked at: its `spec` says what it does, so that findings, reports and documentation name it.

>>> str(css("h1.story__title") | meta("og:title"))
"css('h1.story__title') | meta('og:title')"
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

import attrs

from newsparse.page import Page

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from lxml.etree import _Element

T = TypeVar("T")
U = TypeVar("U")

Applies: TypeAlias = "str | Callable[[Page], bool] | None"
"""When a layout is used: a CSS selector that must match, a function of the page, or None for always."""


@attrs.frozen
class Rule(Generic[T]):
    """How a site shows one field."""

    spec: str
    """What the rule does, as it is written."""
    find: Callable[[Page], T | None] = attrs.field(repr=False, eq=False)
    """The value on a page; None where the page does not show it."""

    def __or__(self, other: Rule[T]) -> Rule[T]:
        """One rule, or the other where it finds nothing."""

        def find(page: Page) -> T | None:
            value = self.find(page)
            return other.find(page) if value is None else value

        return Rule(f"{self.spec} | {other.spec}", find)

    def map(self, change: Callable[[T], U | None]) -> Rule[U]:
        """The value changed by a function; its name is noted in the spec."""

        def find(page: Page) -> U | None:
            value = self.find(page)
            return None if value is None else change(value)

        return Rule(f"{self.spec}.map({getattr(change, '__name__', 'function')})", find)

    def __str__(self) -> str:
        return self.spec


@lru_cache(maxsize=4096)
def compile_css(selector: str) -> Callable[[Any], list[_Element]]:
    """A CSS selector, compiled on first use.

    Raises:
        ValueError: The selector is not CSS.
    """
    from cssselect import SelectorError
    from lxml.cssselect import CSSSelector

    try:
        select: Any = CSSSelector(selector, translator="html")
    except SelectorError as error:
        raise ValueError(f"{selector!r} is not a CSS selector: {error}") from error
    find: Callable[[Any], list[_Element]] = select
    return find


def css(selector: str, attribute: str | None = None) -> Rule[str]:
    """The text of the first element that matches and has any, or one of its attributes."""

    def find(page: Page) -> str | None:
        for element in page.select(selector):
            value = element.get(attribute) if attribute else "".join(map(str, element.itertext()))
            if value and (folded := " ".join(str(value).split())):
                return folded
        return None

    return Rule(f"css({selector!r})" if attribute is None else f"css({selector!r}, {attribute!r})", find)


def xpath(path: str) -> Rule[str]:
    """The text of the first result of an XPath expression that has any."""

    def find(page: Page) -> str | None:
        if page.tree is None:
            return None
        found: Any = page.tree.xpath(path)
        for item in found if isinstance(found, list) else [found]:
            value = item if isinstance(item, str) else "".join(item.itertext()) if hasattr(item, "itertext") else ""
            if folded := " ".join(value.split()):
                return folded
        return None

    return Rule(f"xpath({path!r})", find)


def soup(find_in: Callable[[BeautifulSoup], T | None]) -> Rule[T]:
    """A value found by a function of the page as BeautifulSoup."""
    return Rule(
        f"soup({getattr(find_in, '__name__', 'function')})",
        lambda page: find_in(page.soup) if page.tree is not None else None,
    )


def meta(*names: str) -> Rule[str]:
    """The content of the first `meta` element of these names that the page has."""
    return Rule(f"meta({', '.join(map(repr, names))})", lambda page: page.metadata.first(*names))


def json_ld(kind: str, *keys: str) -> Rule[str]:
    """A text in the first JSON-LD object of a type: the value of a key, or of a path of keys."""

    def find(page: Page) -> str | None:
        from newsparse.json_values import text_of, types_of

        for node in page.metadata.json_ld:
            if kind in types_of(node):
                value: Any = node
                for key in keys:
                    value = value.get(key) if isinstance(value, dict) else None
                if text := text_of(value):
                    return text
        return None

    return Rule(f"json_ld({', '.join(map(repr, (kind, *keys)))})", find)


def without(*endings: str) -> Callable[[str], str]:
    """A function for `Rule.map` that takes one of these endings, such as the site's name, off a text.

    >>> without(" | Varn Gazette")("Bridge reopens | Varn Gazette")
    'Bridge reopens'
    """

    def cut(text: str) -> str:
        for ending in endings:
            if text.endswith(ending):
                return text[: -len(ending)].rstrip()
        return text

    cut.__name__ = f"without({', '.join(map(repr, endings))})"
    return cut


@attrs.frozen(kw_only=True)
class Layout:
    """One way a site lays its articles out; each field left None is found by the generic finder."""

    applies: Applies = None
    headline: Rule[str] | None = None
    kicker: Rule[str] | None = None
    standfirst: Rule[str] | None = None


def _hosts(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(names)


@attrs.frozen(kw_only=True)
class SiteParser(Layout):
    """A site's rules; the layouts in `older` are tried where `applies` does not hold."""

    hosts: tuple[str, ...] = attrs.field(converter=_hosts)
    """Host names, without 'www.'; '*.example.fr' stands for every host below example.fr."""
    older: tuple[Layout, ...] = ()

    def layout(self, page: Page) -> Layout | None:
        """The first layout that applies to a page; None where none does."""
        return next((layout for layout in (self, *self.older) if _applies(layout, page)), None)


def _applies(layout: Layout, page: Page) -> bool:
    if layout.applies is None:
        return True
    return bool(page.select(layout.applies)) if isinstance(layout.applies, str) else bool(layout.applies(page))

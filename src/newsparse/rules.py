"""What site parsers are written with: typed rules, and the record that holds a site's.

A rule is a value that can be looked at: its `spec` says what it does, so that findings, reports and documentation name it.

>>> str(css("h1.story__title") | meta("og:title"))
"css('h1.story__title') | meta('og:title')"
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeAlias, TypeVar

import attrs

from newsparse.model import Author, Comment, Image
from newsparse.page import Page

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from lxml.etree import _Element

T = TypeVar("T")
U = TypeVar("U")

Applies: TypeAlias = "str | Callable[[Page], bool] | None"
"""When a layout is used: a CSS selector that must match, a function of the page, or None for always."""


class Found(NamedTuple, Generic[T]):
    """A value and the elements of the tree that show it."""

    value: T
    elements: tuple[Any, ...] = ()


@attrs.frozen
class Rule(Generic[T]):
    """How a site shows one field."""

    spec: str
    """What the rule does, as it is written."""
    look: Callable[[Page], Found[T] | None] = attrs.field(repr=False, eq=False)
    """The value on a page with the elements that show it; None where the page does not show it."""

    def find(self, page: Page) -> T | None:
        """The value on a page; None where the page does not show it."""
        found = self.look(page)
        return None if found is None else found.value

    def __or__(self, other: Rule[T]) -> Rule[T]:
        """One rule, or the other where it finds nothing."""
        return Rule(f"{self.spec} | {other.spec}", lambda page: self.look(page) or other.look(page))

    def map(self, change: Callable[[T], U | None], name: str | None = None) -> Rule[U]:
        """The value changed by a function, which may find it to be none; its name is noted in the spec."""

        def look(page: Page) -> Found[U] | None:
            found = self.look(page)
            value = None if found is None else change(found.value)
            return None if found is None or value is None else Found(value, found.elements)

        spec = f"({self.spec})" if " | " in self.spec else self.spec
        return Rule(f"{spec}.map({name or getattr(change, '__name__', 'function')})", look)

    def __str__(self) -> str:
        return self.spec


def _spec(name: str, *parts: object, **options: object) -> str:
    """A call as it is written; options left None are left out."""
    named = [f"{key}={value!r}" for key, value in options.items() if value is not None]
    return f"{name}({', '.join([*map(repr, parts), *named])})"


def _text(element: Any, without: Collection[Any] = ()) -> str:
    """An element's text with white space folded, without that of some elements inside it."""
    texts = element.itertext()
    if without:
        texts = (text for text in element.xpath(".//text()") if not _is_in(text, without))
    return " ".join("".join(map(str, texts)).split())


def _is_in(text: Any, elements: Collection[Any]) -> bool:
    """Whether a text node of the tree is inside one of some elements."""
    around = text.getparent() if text.is_text else text.getparent().getparent()
    while around is not None and around not in elements:
        around = around.getparent()
    return around is not None


@lru_cache(maxsize=4096)
def compile_css(selector: str) -> Callable[[Any], list[_Element]]:
    """A CSS selector, compiled on first use; `:contains('…')` compares with case.

    Raises:
        ValueError: The selector is not CSS.
    """
    from cssselect import HTMLTranslator, SelectorError
    from lxml.etree import XPath

    try:
        # not lxml's own translator: its `:contains` calls back into Python, and some builds of lxml garble what that returns
        select: Any = XPath(HTMLTranslator().css_to_xpath(selector))
    except SelectorError as error:
        raise ValueError(f"{selector!r} is not a CSS selector: {error}") from error
    find: Callable[[Any], list[_Element]] = select
    return find


# ---- texts


def css(selector: str, attribute: str | None = None, *, drop: str | None = None) -> Rule[str]:
    """The text of the first element that matches and has any, or one of its attributes.

    Args:
        selector: The elements.
        attribute: The attribute; None for the text.
        drop: Elements inside them whose text is left out.
    """

    def look(page: Page) -> Found[str] | None:
        without = frozenset(page.select(drop)) if drop else ()
        for element in page.select(selector):
            value = " ".join((element.get(attribute) or "").split()) if attribute else _text(element, without)
            if value:
                return Found(value, () if attribute else (element,))
        return None

    return Rule(_spec("css", *filter(None, (selector, attribute)), drop=drop), look)


def texts(selector: str) -> Rule[tuple[str, ...]]:
    """The texts of all elements that match, each once."""

    def look(page: Page) -> Found[tuple[str, ...]] | None:
        elements = tuple(page.select(selector))
        values = tuple(dict.fromkeys(filter(None, map(_text, elements))))
        return Found(values, elements) if values else None

    return Rule(_spec("texts", selector), look)


def xpath(path: str) -> Rule[str]:
    """The text of the first result of an XPath expression that has any."""

    def look(page: Page) -> Found[str] | None:
        results: Any = [] if page.tree is None else page.tree.xpath(path)
        for item in results if isinstance(results, list) else [results]:
            is_element = hasattr(item, "itertext")
            value = _text(item) if is_element else " ".join(str(item).split())
            if value:
                return Found(value, (item,) if is_element else ())
        return None

    return Rule(_spec("xpath", path), look)


def soup(find_in: Callable[[BeautifulSoup], T | None]) -> Rule[T]:
    """A value found by a function of the page as BeautifulSoup."""

    def look(page: Page) -> Found[T] | None:
        value = find_in(page.soup) if page.tree is not None else None
        return None if value is None else Found(value)

    return Rule(f"soup({getattr(find_in, '__name__', 'function')})", look)


def meta(*names: str) -> Rule[str]:
    """The content of the first `meta` element of these names that the page has."""

    def look(page: Page) -> Found[str] | None:
        value = page.metadata.first(*names)
        return Found(value) if value else None

    return Rule(_spec("meta", *names), look)


def json_ld(kind: str, *keys: str) -> Rule[str]:
    """A text in the first JSON-LD object of a type: the value of a key, or of a path of keys."""

    def look(page: Page) -> Found[str] | None:
        from newsparse.json_values import text_of, types_of

        for node in page.metadata.json_ld:
            if kind in types_of(node):
                value: Any = node
                for key in keys:
                    value = value.get(key) if isinstance(value, dict) else None
                if text := text_of(value):
                    return Found(text)
        return None

    return Rule(_spec("json_ld", kind, *keys), look)


def in_script(*keys: str, is_markup: bool = False) -> Rule[str]:
    """A text that a script of the page holds as JSON, for pages whose article is shown by their scripts.

    Args:
        keys: The key of the text, after others that tell it from those of the same name: each is looked for past the
            one before it.
        is_markup: Whether it is left as it is, for `content`; else tags and entities in it are undone.
    """

    def look(page: Page) -> Found[str] | None:
        from newsparse.characters import clean
        from newsparse.json_values import text_of

        for element in page.select("script"):
            value = _string_after(element.text or "", keys)
            if text := clean(value).strip() if is_markup else text_of(value):
                return Found(text)
        return None

    return Rule(_spec("in_script", *keys, is_markup=is_markup or None), look)


def _string_after(script: str, keys: Sequence[str]) -> str:
    """The JSON string behind the last of some keys that follow one another; '' for none."""
    at = 0
    for key in keys:
        name = f'"{key}":'
        at = script.find(name, at) + len(name)
        if at < len(name):
            return ""
    opening = script.find('"', at)
    if opening < 0 or script[at:opening].strip():
        return ""
    try:
        value, _ = json.JSONDecoder().raw_decode(script, opening)
    except ValueError:
        return ""
    return str(value)


def after_label(selector: str, *labels: str) -> Rule[str]:
    """What follows one of these labels at the start of an element's text."""

    def look(page: Page) -> Found[str] | None:
        for element in page.select(selector):
            text = _text(element)
            for label in labels:
                if text.casefold().startswith(label.casefold()) and (rest := text[len(label) :].strip(" :–—-")):
                    return Found(rest, (element,))
        return None

    return Rule(_spec("after_label", selector, *labels), look)


# ---- what is so, or is always the same


def present(selector: str) -> Rule[bool]:
    """Whether the page has an element that matches."""
    return Rule(_spec("present", selector), lambda page: Found(bool(page.select(selector))))


def absent(selector: str) -> Rule[bool]:
    """Whether the page has no element that matches."""
    return Rule(_spec("absent", selector), lambda page: Found(not page.select(selector)))


def constant(value: T) -> Rule[T]:
    """The same value on every page of the site; an empty one says that the site never shows the field."""
    return Rule(_spec("constant", value), lambda page: Found(value))


# ---- people, times, pictures, comments, the body


def people(where: str | Rule[str], *, roles: str | None = None) -> Rule[tuple[Author, ...]]:
    """The people named in the elements that match, in page order, each once.

    Args:
        where: A CSS selector of elements with one or more names each (a link's address is the author's page), or a rule
            for the text with the names.
        roles: Elements with the roles, as many as there are people and in their order.
    """

    def look(page: Page) -> Found[tuple[Author, ...]] | None:
        from newsparse.fields.names import read_names
        from newsparse.fields.picture_urls import absolute_url

        elements: tuple[Any, ...]
        named: list[tuple[str, str | None]]
        if isinstance(where, Rule):
            text = where.look(page)
            elements = text.elements if text else ()
            named = [(text.value, None)] if text else []
        else:
            elements = tuple(page.select(where))
            named = [(_text(element), absolute_url(page.url, element.get("href"))) for element in elements]
        found: dict[str, Author] = {}
        for names, url in named:
            for author in read_names(names, page.lexicon, is_trusted=True).authors:
                found.setdefault(author.name, attrs.evolve(author, url=author.url or url))
        authors = list(found.values())
        shown = [_text(element) for element in page.select(roles)] if roles else []
        if len(shown) == len(authors):
            authors = [attrs.evolve(author, role=role or None) for author, role in zip(authors, shown, strict=True)]
        return Found(tuple(authors), elements) if authors else None

    options = f", roles={roles!r}" if roles else ""
    return Rule(f"people({where if isinstance(where, Rule) else repr(where)}{options})", look)


def moment(where: str | Rule[str], *, tz: str | None = None) -> Rule[datetime]:
    """A date or time: a machine's in the attributes `datetime` or `content`, else as written for readers.

    Args:
        where: A CSS selector, or a rule for the text.
        tz: The site's time zone (IANA: 'Europe/Paris'), for times that state no offset.
    """

    def look(page: Page) -> Found[datetime] | None:
        from zoneinfo import ZoneInfo  # slow to import, and few sites need it

        if isinstance(where, Rule):
            text = where.look(page)
            candidates = [(text.value, text.elements)] if text else []
        else:
            candidates = [
                (value, (element,))
                for element in page.select(where)
                for value in (element.get("datetime"), element.get("content"), _text(element))
                if value
            ]
        for value, elements in candidates:
            if time := _moment(value, page):
                is_local = tz is not None and time.tzinfo is None
                return Found(time.replace(tzinfo=ZoneInfo(tz)) if tz and is_local else time, elements)
        return None

    return Rule(f"moment({where if isinstance(where, Rule) else repr(where)}{f', tz={tz!r}' if tz else ''})", look)


def _moment(text: str, page: Page) -> datetime | None:
    from newsparse.fields.moments import dates_in, languages_of
    from newsparse.fields.moments import moment as machine_moment

    shown = dates_in(text, languages_of(page.lexicon))
    return shown[0].value if shown and not text[:4].isdecimal() else machine_moment(text)


def figures(selector: str, *, caption: str | None = None, credit: str | None = None) -> Rule[tuple[Image, ...]]:
    """The pictures in the elements that match, each once.

    Args:
        selector: Elements with one picture each.
        caption: Elements of the caption inside them; a credit at its end is told from it.
        credit: Elements of the credit inside them, if it has its own.
    """

    def look(page: Page) -> Found[tuple[Image, ...]] | None:
        images: dict[str, Image] = {}
        elements = tuple(page.select(selector))
        for element in elements:
            image = _figure(page, element, caption, credit)
            if image is not None:
                images.setdefault(image.url or image.caption or "", image)
        return Found(tuple(images.values()), elements) if images else None

    return Rule(_spec("figures", selector, caption=caption, credit=credit), look)


def _figure(page: Page, element: _Element, caption: str | None, credit: str | None) -> Image | None:
    from newsparse.fields.credit_cleaning import clean_credit
    from newsparse.fields.credit_words import credit_words
    from newsparse.fields.credits import split_caption
    from newsparse.fields.picture_urls import picture_url

    block = next((page.blocks[i] for i in page.blocks_of(element) if page.blocks[i].kind == "image"), None)
    words = credit_words(page.lexicon)
    legend = _inner(element, caption)
    named = _inner(element, credit)
    if named:
        legend, named = legend.replace(named, "").strip(), clean_credit(named, words)
    else:
        split = split_caption(legend, words)
        legend, named = split.caption, split.credit
    if block is None and not legend and not named:
        return None
    url, alt = (picture_url(block, page.base), block.text) if block else (None, "")
    return Image(url, legend or None, named or None, alt or None)


def _inner(element: _Element, selector: str | None) -> str:
    """The text of the first element inside another that matches and has any; '' for none."""
    return next(filter(None, map(_text, compile_css(selector)(element))), "") if selector else ""


def thread(
    selector: str, *, text: str, author: str | None = None, time: str | None = None, replies: str | None = None
) -> Rule[tuple[Comment, ...]]:
    """The readers' comments.

    Args:
        selector: An element a comment.
        text: Elements inside it: what was said,
        author: who said it,
        time: and when.
        replies: Elements that hold the replies to the comment before them; comments inside another answer it anyway.
    """

    def look(page: Page) -> Found[tuple[Comment, ...]] | None:
        elements = tuple(page.select(selector))
        nests = set(page.select(replies)) if replies else set()
        ids = {element: element.get("id") or f"c{at}" for at, element in enumerate(elements, start=1)}
        comments: list[Comment] = []
        for element in elements:
            said = _own(element, text, ids)
            if not said:
                continue
            shown = _own(element, time, ids)
            when = None
            if time is not None:
                stated = next((one.get("datetime") for one in compile_css(time)(element)), None)
                when = _moment(stated or shown, page)
            parent = _answered(element, ids, nests, comments)
            comments.append(Comment(ids[element], _own(element, author, ids) or None, when, said, parent,
                                    published_text=shown or None))  # fmt: skip
        return Found(tuple(comments), elements) if comments else None

    return Rule(_spec("thread", selector, text=text, author=author, time=time, replies=replies), look)


def _own(element: _Element, selector: str | None, items: Collection[_Element]) -> str:
    """The text of the first match inside a comment that is not inside a reply to it."""
    for found in compile_css(selector)(element) if selector else ():
        outer: _Element | None = found
        while outer is not None and outer not in items:
            outer = outer.getparent()
        if outer is element and (said := _text(found)):
            return said
    return ""


def _answered(
    element: _Element, ids: Mapping[_Element, str], nests: Collection[_Element], before: Sequence[Comment]
) -> str | None:
    """The id of the comment around an element; else of the last one before the list of replies that it is in."""
    kept = {comment.id for comment in before}
    outer = element.getparent()
    while outer is not None:
        if outer in ids and ids[outer] in kept:
            return ids[outer]
        if outer in nests:
            above = outer.getprevious()
            if above is not None and ids.get(above) in kept:
                return ids[above]
        outer = outer.getparent()
    return None


class Region(NamedTuple):
    """Where the body is: the generic engine judges the blocks in it."""

    headings: tuple[Any, ...] = ()
    """Elements that are headings, whatever their tag."""
    drop: tuple[Any, ...] = ()
    """Elements that are not of the body, though another field may show them."""
    keep: tuple[Any, ...] = ()
    """Elements that are of the body, whatever the generic engine makes of them."""


def body(
    selector: str | None = None,
    *,
    headings: str | None = None,
    drop: str | None = None,
    keep: str | None = None,
) -> Rule[Region]:
    """The container or containers of the body, or what else a site's body needs said of it.

    Args:
        selector: All elements that match are the body's; the generic engine still leaves out captions, boxes and forms in them.
            None leaves finding the body to the generic engine.
        headings: Elements that are headings, whatever their tag.
        drop: Elements that are not of the body, though another field may show them.
        keep: Elements that are of the body though the generic engine doubts it, unless they are dropped.
    """

    def look(page: Page) -> Found[Region] | None:
        elements = tuple(page.select(selector)) if selector else ()
        within = Region(*[tuple(page.select(inner)) if inner else () for inner in (headings, drop, keep)])
        return Found(within, elements) if elements or selector is None else None

    parts = filter(None, (selector,))
    return Rule(_spec("body", *parts, headings=headings, drop=drop, keep=keep), look)


# ---- a site


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
    content: Rule[str] | None = None
    """The article's markup, where scripts show it; all other rules find it in the place of what the page shows without."""
    drop: str | None = None
    """Elements that belong to no field (CSS)."""
    headline: Rule[str] | None = None
    kicker: Rule[str] | None = None
    standfirst: Rule[str] | None = None
    authors: Rule[tuple[Author, ...]] | None = None
    published: Rule[datetime] | None = None
    modified: Rule[datetime] | None = None
    body: Rule[Region] | None = None
    images: Rule[tuple[Image, ...]] | None = None
    source: Rule[str] | None = None
    """The name of the one the article comes from."""
    comments: Rule[tuple[Comment, ...]] | None = None
    is_free: Rule[bool] | None = None
    section: Rule[str] | None = None
    tags: Rule[tuple[str, ...]] | None = None


def _hosts(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(names)


@attrs.frozen(kw_only=True)
class SiteParser(Layout):
    """A site's rules; the layouts in `older` are tried where `applies` does not hold."""

    hosts: tuple[str, ...] = attrs.field(converter=_hosts)
    """Host names, without 'www.'; '*.example.fr' stands for every host below example.fr."""
    language: str | None = None
    """The language of all its articles (BCP 47: 'fr')."""
    older: tuple[Layout, ...] = ()

    def layout(self, page: Page) -> Layout | None:
        """The first layout that applies to a page; None where none does."""
        return next((layout for layout in (self, *self.older) if _applies(layout, page)), None)


def rules_of(layout: Layout) -> dict[str, Rule[Any] | str]:
    """The rules that a layout has, by their fields, and what it drops.

    >>> list(rules_of(SiteParser(hosts=["gazette.example"], drop="aside", headline=css("h1"))))
    ['drop', 'headline']
    """
    fields = (field.name for field in attrs.fields(Layout) if field.name != "applies")
    return {name: rule for name in fields if (rule := getattr(layout, name)) is not None}


def _applies(layout: Layout, page: Page) -> bool:
    if layout.applies is None:
        return True
    return bool(page.select(layout.applies)) if isinstance(layout.applies, str) else bool(layout.applies(page))

"""The public functions: what is given is read into a `Page`, the page becomes an Article."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from newsparse.collector import collector_at_rest
from newsparse.confidence import calibrated
from newsparse.errors import EmptyInputError, InputTooLargeError
from newsparse.limits import Clock, Limits
from newsparse.model import Article
from newsparse.page import Finding, Page
from newsparse.parts import Part, parts_of
from newsparse.pipeline import Findings, article_of, find_all
from newsparse.reading import read_html_page, read_text_page
from newsparse.reading.decode import decode, looks_like_markup, refuse_binary
from newsparse.reading.scrambled import as_sent
from newsparse.reading.tree import parse_tree, tree_of, tree_of_soup
from newsparse.registry import SITES, Sites

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag
    from lxml.etree import _Element, _ElementTree

    Markup: TypeAlias = bytes | str | _Element | _ElementTree | BeautifulSoup | Tag
    """What `parse_html` takes."""

_DEFAULT_LIMITS = Limits()


@attrs.frozen
class Report:
    """An Article with the reasons for every field."""

    article: Article
    findings: Mapping[str, Finding[Any]]
    """Field name to where its value comes from; fields not found are left out."""
    parts: tuple[Part, ...] = ()
    """Plain text: what each stretch of the input is, end to end over all of it; empty for HTML."""
    notes: tuple[str, ...] = ()
    """What a person should know: a site rule that failed, the encoding and how it was told."""


@collector_at_rest()
def parse(
    data: Markup,
    url: str | None = None,
    *,
    charset: str | None = None,
    now: datetime | None = None,
    sites: Sites | None = SITES,
    limits: Limits = _DEFAULT_LIMITS,
) -> Article:
    """The Article of a page or a text.

    Args:
        data: A page of HTML as bytes, str, lxml element or BeautifulSoup; or plain text as bytes or str. Markup is told
            from text by what it looks like.
        url: The page's address; links and images are made absolute with it, and the headline of a plain text is told by its words.
        charset: The character set that HTTP gave.
        now: The time that 'three hours ago' is relative to, and that tells the year of '3 May, 10:15'.
        sites: The site-specific parsers to use; None for none.
        limits: How large the input may be, and how much time it may take.

    Raises:
        EmptyInputError: The input holds nothing but white space.
        UnsupportedInputError: The input is binary; the error names the format.
        InputTooLargeError: The input is past one of the limits.
        TypeError: `data` is none of the types above.

    >>> parse("<h1>Bridge reopens</h1><p>The old bridge in Varn opened again on Monday.</p>").headline
    'Bridge reopens'
    """
    return article_of(_found(data, url, charset, now, sites, limits)[1])


@collector_at_rest()
def parse_html(
    html: Markup,
    url: str | None = None,
    *,
    charset: str | None = None,
    now: datetime | None = None,
    sites: Sites | None = SITES,
    limits: Limits = _DEFAULT_LIMITS,
) -> Article:
    """The Article of a page of HTML; arguments and errors as for `parse`."""
    return article_of(_found(html, url, charset, now, sites, limits, is_text=False)[1])


@collector_at_rest()
def parse_text(
    text: str | bytes,
    url: str | None = None,
    *,
    charset: str | None = None,
    now: datetime | None = None,
    sites: Sites | None = SITES,
    limits: Limits = _DEFAULT_LIMITS,
) -> Article:
    r"""The Article of plain text, such as a selected and copied page; arguments and errors as for `parse`.

    >>> parse_text("Bridge reopens\n\nThe old bridge in Varn opened again on Monday.").headline
    'Bridge reopens'
    """
    if not isinstance(text, str | bytes | bytearray | memoryview):
        raise TypeError(f"text must be str or bytes, not {type(text).__name__}")
    return article_of(_found(text, url, charset, now, sites, limits, is_text=True)[1])


@collector_at_rest()
def explain(
    data: Markup,
    url: str | None = None,
    *,
    charset: str | None = None,
    now: datetime | None = None,
    sites: Sites | None = SITES,
    limits: Limits = _DEFAULT_LIMITS,
) -> Report:
    """The Article with where each field came from and why; arguments and errors as for `parse`."""
    page, findings, notes = _found(data, url, charset, now, sites, limits)
    named = calibrated(_by_name(findings), is_text=page.is_text)
    return Report(article_of(findings), named, parts_of(page, findings), notes)


def _by_name(findings: Findings) -> dict[str, Finding[Any]]:
    fields = attrs.asdict(findings, recurse=False)
    return {name: finding for name, finding in fields.items() if isinstance(finding, Finding)}


def _found(
    data: object,
    url: str | None,
    charset: str | None,
    now: datetime | None,
    sites: Sites | None,
    limits: Limits,
    is_text: bool | None = None,
) -> tuple[Page, Findings, tuple[str, ...]]:
    """Any input as a Page, all that is found on it, and the notes on both; `is_text` None: told by its looks."""
    clock = Clock(limits)
    page, notes = _read(data, url, charset, now, limits, is_text, clock)
    findings = find_all(page, sites, clock)
    return page, findings, (*notes, *findings.notes)


def _read(
    data: object,
    url: str | None,
    charset: str | None,
    now: datetime | None,
    limits: Limits,
    is_text: bool | None = None,
    clock: Clock | None = None,
) -> tuple[Page, tuple[str, ...]]:
    """Any input as a Page, with notes on how it was read; `is_text` None: told by its looks."""
    clock = clock or Clock(limits)
    notes: tuple[str, ...] = ()
    encoded: bytes | None = None
    if isinstance(data, bytearray | memoryview):
        data = bytes(data)
    if isinstance(data, bytes):
        if len(data) > limits.bytes:
            raise InputTooLargeError("bytes", limits.bytes, len(data))
        refuse_binary(data)
        text, encoding, how = decode(data, charset)
        notes = (f"encoding {encoding}, by {how}",)
        if encoding == "utf-8" and how != "bom" and "\ufffd" not in text:
            encoded = data
        data = text
        clock.check()
    if isinstance(data, str):
        if len(data) > limits.bytes:
            raise InputTooLargeError("bytes", limits.bytes, len(data))
        if not data or data.isspace():
            raise EmptyInputError
        if is_text is None:
            is_text = not looks_like_markup(data)
        if is_text:
            return read_text_page(data, url=url, now=now, limits=limits), notes
        if not notes and (sent := as_sent(data)):
            encoded, data, notes = sent, sent.decode(), ("UTF-8, though read in a Western character set before",)
        tree = parse_tree(data, limits, encoded)
    else:
        tree = _tree(data, limits)
    clock.check()
    return read_html_page(tree, url=url, now=now, limits=limits), notes


def _tree(data: object, limits: Limits) -> _Element:
    """A caller's tree or soup as a tree."""
    from lxml import etree

    if isinstance(data, etree._Element | etree._ElementTree):
        return tree_of(data)
    # A soup is only there if bs4 has been imported; looking at the module spares importing it here.
    if type(data).__module__.partition(".")[0] == "bs4" or any(
        base.__module__.partition(".")[0] == "bs4" for base in type(data).__mro__
    ):
        return tree_of_soup(data, limits)  # type: ignore[arg-type]
    raise TypeError(f"cannot parse {type(data).__name__}: give bytes, str, an lxml element or a BeautifulSoup")

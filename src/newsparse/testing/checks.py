"""What must hold of every site parser, whatever its pages are: it never raises, and where it fails it gives way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

import attrs

from newsparse.model import Article
from newsparse.page import Page
from newsparse.pipeline import article_of, find_all
from newsparse.reading.decode import decode
from newsparse.registry import Sites
from newsparse.rules import Found, Layout, Region, Rule, SiteParser, rules_of
from newsparse.site_rules import is_of_field
from newsparse.testing.page_files import read_page

PLAIN_PAGE: Final = """<!doctype html><html lang="en"><head><title>Pier reopens - Varn Gazette</title></head><body>
<nav><ul><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Pier reopens</h1><p class="byline">By Ana Bel</p><time datetime="2024-05-01T10:00:00Z">1 May 2024</time>
<figure><img src="/pier.jpg" alt=""><figcaption>The pier at noon. Photo: Ida Ro</figcaption></figure>
<p>The old pier in Varn opened again on Monday after three winters of repair, the harbour office said.</p>
<p>Walkers may use it from sunrise to sunset; anglers have to wait for the railings until the end of May.</p>
<h2>What it cost</h2><p>The cost is put at four million crowns, half of which the region is to pay, in two parts.</p></article>
<footer><p>© Varn Gazette. All rights reserved.</p></footer></body></html>"""
"""A page of no site: what a parser meets when its site is laid out anew."""

_HOST: Final = re.compile(r"(\*\.)?[^\s/:*A-Z]+\.[^\s/:*A-Z]+")
_ATTRIBUTES: Final = re.compile(r"\s(?:class|id|data-[a-z-]{1,40})=(?:\"[^\"]*\"|'[^']*'|[^\s>]+)")


def check_site_parser(parser: SiteParser, pages: Iterable[str | bytes] = ()) -> None:
    """Check what must hold of every site parser, on some pages of its site and on a page that is not.

    Its hosts are host names; no rule raises or finds what is not of its field's type, on these pages, on damaged ones,
    and on ones laid out anew; and each rule that finds nothing, raises or finds nonsense is as good as none: the rest of the
    article is the same, and without any rule it is the generic one.

    Args:
        parser: The site's parser.
        pages: Pages of the site, such as those of its cases; none at all still checks much.

    Raises:
        AssertionError: Something does not hold; the message lists all that does not.
    """
    problems = list(dict.fromkeys(problems_of(parser, pages)))
    if problems:
        raise AssertionError("\n".join([f"the site parser for {', '.join(parser.hosts)}:", *problems]))


def problems_of(parser: SiteParser, pages: Iterable[str | bytes] = ()) -> Iterator[str]:
    """What does not hold of a site parser, a line each; arguments as for `check_site_parser`."""
    yield from _problems_of_hosts(parser)
    if not parser.hosts:
        return
    texts = [page if isinstance(page, str) else decode(page)[0] for page in pages]
    for text in (*texts, PLAIN_PAGE):
        page = read_page(text, _address(parser))
        yield from _problems_when_broken(parser, page)
        yield from _problems_of_rules(parser, page)
        for damaged in damages(text):
            page = read_page(damaged, _address(parser))
            yield from _problems_of_rules(parser, page)
            yield from _problems_of_parsing(parser, page)


def damages(text: str) -> tuple[str, ...]:
    """A page in ways that pages come damaged: cut off, without its head, without names, each tag left open, nothing but text."""
    half = len(text) // 2
    ways = (
        text[:half],
        text[half:],
        _ATTRIBUTES.sub("", text),
        text.replace("</", "<"),
        text.replace('"', "", 99),
        text.replace("<", " "),
    )
    return tuple(f"<p>{way}" for way in ways)


# ---- the properties


def _problems_of_hosts(parser: SiteParser) -> Iterator[str]:
    if not parser.hosts:
        yield "it has no hosts"
    for host in parser.hosts:
        if not isinstance(host, str) or not _HOST.fullmatch(host):
            yield f"{host!r} is not a host name in lower case, such as 'gazette.example' or '*.gazette.example'"
        elif host.startswith("www."):
            yield f"{host!r}: leave 'www.' out, it is taken off every address"


def _problems_of_rules(parser: SiteParser, page: Page) -> Iterator[str]:
    """Rules that raise or find nonsense on a page."""
    for number, layout in enumerate((parser, *parser.older)):
        where = f"older[{number - 1}]." if number else ""
        try:
            bool(page.select(layout.applies)) if isinstance(layout.applies, str) else layout.applies and layout.applies(page)
        except Exception as error:
            yield f"{where}applies raises {error!r}"
        for field, rule in rules_of(layout).items():
            try:
                found = page.select(rule) if isinstance(rule, str) else rule.look(page)
                if isinstance(found, Found):
                    _ = [page.blocks_of(element) for element in found.elements]
            except Exception as error:
                yield f"{where}{field} = {rule} raises {error!r}"
                continue
            if isinstance(found, Found) and not is_of_field(field, found.value):
                yield f"{where}{field} = {rule} finds {found.value!r:.80}, which is not what {field} holds"


def _problems_of_parsing(parser: SiteParser, page: Page) -> Iterator[str]:
    """Whether a damaged page gives an article all the same."""
    try:
        _article(parser, page)
    except Exception as error:
        yield f"a damaged page raises {error!r}"


def _problems_when_broken(parser: SiteParser, page: Page) -> Iterator[str]:
    """Whether broken rules are as good as none."""
    layout = parser.layout(page) if _has_layout(parser, page) else None
    generic = article_of(find_all(page, None))
    fields = rules_of(layout) if layout is not None else {}
    without = {field: _article(_changed(parser, layout, {field: None}), page) for field in fields}
    for how, broken in BREAKAGES.items():
        for field in fields:
            changed = _differing(_article(_changed(parser, layout, {field: broken(field)}), page), without[field])
            if changed:
                yield f"{field} broken ({how}) changes {changed}"
        changed = _differing(_article(all_broken(parser, broken), page), generic)
        if changed:
            yield f"all rules broken ({how}) change {changed} from what the generic engine finds"


def _has_layout(parser: SiteParser, page: Page) -> bool:
    try:
        return parser.layout(page) is not None
    except Exception:  # said by `_problems_of_rules`
        return False


def _differing(one: Article, other: Article) -> str:
    names = [field.name for field in attrs.fields(Article) if getattr(one, field.name) != getattr(other, field.name)]
    return ", ".join(names)


# ---- breaking rules on purpose


def _raises(page: Page) -> Found[Any] | None:
    raise RuntimeError("broken on purpose")


def _finds_nothing(field: str) -> Any:
    return ".no-such-class" if field == "drop" else Rule[Any]("nothing", lambda page: None)


def _fails(field: str) -> Any:
    return "no[ selector" if field == "drop" else Rule("failing", _raises)


def _finds_nonsense(field: str) -> Any:
    """Nothing of the field's type; for the body, elements that are of no page."""
    nonsense = Region((object(),), (object(),)) if field == "body" else object()
    return 3 if field == "drop" else Rule("nonsense", lambda page: Found(nonsense, (object(),)))


BREAKAGES: Final[dict[str, Callable[[str], Any]]] = {
    "finds nothing": _finds_nothing,
    "raises": _fails,
    "finds nonsense": _finds_nonsense,
}
"""Ways for the rule of a field to be broken: each gives what stands in its place."""


def all_broken(parser: SiteParser, broken: Callable[[str], Any]) -> SiteParser:
    """A parser with every rule of every layout broken, and without its language, which is no rule."""
    older = tuple(attrs.evolve(layout, **{field: broken(field) for field in rules_of(layout)}) for layout in parser.older)
    return attrs.evolve(parser, older=older, language=None, **{field: broken(field) for field in rules_of(parser)})


def _changed(parser: SiteParser, layout: Layout | None, changes: dict[str, Any]) -> SiteParser:
    """A parser with some rules of the layout in use changed."""
    if layout is None or layout is parser:
        return attrs.evolve(parser, **changes)
    older = tuple(attrs.evolve(one, **changes) if one is layout else one for one in parser.older)
    return attrs.evolve(parser, older=older)


def _article(parser: SiteParser, page: Page) -> Article:
    return article_of(find_all(page, Sites.of(parser)))


def _address(parser: SiteParser) -> str:
    return f"https://{parser.hosts[0].replace('*.', 'www.', 1)}/"

"""What is doubtful in a site parser, though it works today: each with a code, a sentence and a cure (docs/sites.md, 'Lints')."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import attrs

from newsparse.page import Page
from newsparse.pipeline import article_of, find_all
from newsparse.registry import Sites
from newsparse.rules import Rule, SiteParser, rules_of
from newsparse.sitewriting.names import is_generated

CURES: Final = {
    "S01": "name a class that a person gave, an attribute such as itemprop, or the element around it",
    "S02": "name the element by its class; a place changes with the next advertisement",
    "S03": "name what is around the right one: 'article h1' for 'h1'",
    "S04": "leave the element out: body(…, drop='…')",
    "S05": "take the rule out: the generic engine finds the same",
    "S06": "write it as 'gazette.example' or '*.gazette.example'",
}
"""Code to what to do."""

_SELECTING: Final = frozenset("css texts moment people figures thread body after_label present absent".split())
"""Rules whose first argument is a CSS selector, and keywords too."""
_FIRST_ONLY: Final = frozenset({"css", "moment"})
"""Rules that take the first of the elements that match."""
_OTHER_KEYWORDS: Final = frozenset({"tz", "hosts", "language"})
_NAMES: Final = re.compile(r"[.#](-?[A-Za-z_][\w-]*)|\[\s*(?:class|id)\s*[~^$*|]?=\s*['\"]?([\w\s-]+)")
_POSITIONAL: Final = re.compile(r":nth-|:(first|last|only)-(child|of-type)|\[\d+\]|position\(\)")
_HOST: Final = re.compile(r"(\*\.)?(?!www\.)[^\s/:*A-Z]+\.[^\s/:*A-Z]+")
_SHORTEST_CAPTION: Final = 20
"""Characters; a shorter caption may well be said in the text."""
_LONGEST_BYLINE: Final = 60
"""Characters; a longer paragraph that names the author is prose."""


@attrs.frozen(order=True)
class Lint:
    """One doubtful thing."""

    code: str
    field: str
    """The field of the rule: 'headline', 'drop', 'hosts'."""
    sentence: str

    @property
    def cure(self) -> str:
        """What to do."""
        return CURES[self.code]

    def __str__(self) -> str:
        return f"{self.code} {self.field}: {self.sentence}; {self.cure}"


def lint(parser: SiteParser, pages: Iterable[Page] = ()) -> list[Lint]:
    """What is doubtful in a parser, by its rules and by what they do on pages of its site.

    >>> from newsparse.rules import css
    >>> [found.code for found in lint(SiteParser(hosts=("www.gazette.example",), headline=css(".css-1x2y3z")))]
    ['S01', 'S06']
    """
    found = [lint_ for host in parser.hosts for lint_ in _of_host(host)]
    pages = [_at_home(page, parser) for page in pages]
    for layout in (parser, *parser.older):
        for field, rule in rules_of(layout).items():
            calls = list(_calls(rule)) if isinstance(rule, Rule) else [("drop", rule)]
            for name, selector in calls:
                found += _of_selector(field, selector)
                if name in _FIRST_ONLY:
                    found += _of_hits(field, selector, pages)
    found += [one for page in pages for one in _of_body(parser, page)]
    found += _of_redundant(parser, pages)
    return sorted(set(found))


def lint_source(source: str) -> list[Lint]:
    """What is doubtful in the text of a site file, which is read but not run; nothing where it is no Python.

    >>> [str(found.field) for found in lint_source("P = SiteParser(hosts=('a.example',), drop='.ad', headline=css('h1:nth-child(2)'))")]
    ['headline']
    """
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):
        return []
    found: list[Lint] = []
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and _name(call) in ("SiteParser", "Layout"):
            for keyword in call.keywords:
                if keyword.arg == "hosts":
                    found += [one for host in _strings(ast.walk(keyword.value)) for one in _of_host(host)]
                elif keyword.arg in ("drop", "applies"):
                    found += [one for text in _strings([keyword.value]) for one in _of_selector(keyword.arg, text)]
                elif keyword.arg and keyword.arg != "older":
                    chosen = _selectors(keyword.value)
                    found += [one for _, selector in chosen for one in _of_selector(keyword.arg, selector)]
    return sorted(set(found))


def _at_home(page: Page, parser: SiteParser) -> Page:
    """A page with an address of the site, where its own is none."""
    if Sites.of(parser).for_page(page) or not parser.hosts:
        return page
    return attrs.evolve(page, url=f"https://{parser.hosts[0].removeprefix('*.')}/")


# ---- selectors in rules


def _calls(rule: Rule[object]) -> Iterator[tuple[str, str]]:
    """The rules that a rule is made of, as (name, selector), from how it is written."""
    try:
        tree = ast.parse(str(rule).replace("<lambda>", "function"), mode="eval")
    except (SyntaxError, ValueError, RecursionError):
        return iter(())  # a constant that has no written form
    return _selectors(tree)


def _selectors(tree: ast.AST) -> Iterator[tuple[str, str]]:
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and _name(call) in _SELECTING:
            keywords = [one.value for one in call.keywords if one.arg not in _OTHER_KEYWORDS]
            yield from ((_name(call), text) for text in _strings(call.args[:1]))
            yield from (("inner", text) for text in _strings(keywords))


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _strings(nodes: Iterable[ast.AST]) -> list[str]:
    return [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]


# ---- the lints


def _of_host(host: str) -> Iterator[Lint]:
    if not _HOST.fullmatch(host):
        yield Lint("S06", "hosts", f"{host!r} is not in the form that hosts are looked up in")


def _of_selector(field: str, selector: str) -> Iterator[Lint]:
    for name in {word for pair in _NAMES.findall(selector) for part in pair for word in part.split()}:
        if is_generated(name):
            yield Lint("S01", field, f"{name!r} in {selector!r} looks generated")
    if _POSITIONAL.search(selector):
        yield Lint("S02", field, f"{selector!r} tells elements by their place")


def _of_hits(field: str, selector: str, pages: Sequence[Page]) -> Iterator[Lint]:
    """A rule for one value whose selector matches several that differ."""
    for page in pages:
        try:
            hits = {" ".join("".join(map(str, element.itertext())).split()) for element in page.select(selector)}
        except ValueError:
            return  # no CSS: the checks tell
        if len(hits - {""}) > 1:
            yield Lint("S03", field, f"{selector!r} matches elements of different texts on a page")
            return


def _of_body(parser: SiteParser, page: Page) -> Iterator[Lint]:
    """A caption or the byline in a body that the parser's own rule found."""
    if parser.body is None:
        return
    article = article_of(find_all(page, Sites.of(parser)))
    captions = [one.caption for one in article.images if one.caption and len(one.caption) >= _SHORTEST_CAPTION]
    for text in article.body.paragraphs:
        if any(text.startswith(caption) for caption in captions):
            yield Lint("S04", "body", "a picture's caption is a paragraph of the body")
        elif len(text) <= _LONGEST_BYLINE and any(text.endswith(author.name) for author in article.authors):
            yield Lint("S04", "body", "the byline is a paragraph of the body")


def _of_redundant(parser: SiteParser, pages: Sequence[Page]) -> Iterator[Lint]:
    """Rules of the newest layout without which each page's article is the same."""
    wanted = [article_of(find_all(page, Sites.of(parser))) for page in pages]
    for field in rules_of(parser) if pages and not parser.older else ():
        nothing: dict[str, Any] = {field: None}
        without = Sites.of(attrs.evolve(parser, **nothing))
        if all(article_of(find_all(page, without)) == article for page, article in zip(pages, wanted, strict=True)):
            yield Lint("S05", field, f"the articles of all {len(pages)} pages are the same without it")

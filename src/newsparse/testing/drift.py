"""How a site's rules fare on its pages of today: a site that is laid out anew shows in rules that come back empty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final, Literal, TypeAlias

import attrs

from newsparse.model import Article
from newsparse.page import Page
from newsparse.pipeline import article_of, find_all
from newsparse.registry import SITES, Sites
from newsparse.rules import Layout, Rule, SiteParser, rules_of
from newsparse.site_rules import is_of_field

Outcome: TypeAlias = Literal["matched", "empty", "failed"]

_ATTRIBUTES: Final = {"source": "sources", "comments": "comment_section"}
"""Rules whose field of an Article has another name."""
_OF_NO_FIELD: Final = frozenset({"content", "drop"})
"""Rules that say where to look, not what a field holds."""


@attrs.define
class Drift:
    """What became of one rule on some pages of its site. All but the names are numbers of pages."""

    site: str
    """The first host of the site."""
    field: str
    """The rule's field; 'applies' for the choice of a layout; 'older[0].body' for a rule of an older layout."""
    rule: str
    """The rule as it is written."""
    pages: int = 0
    """Pages on which the rule was used."""
    matched: int = 0
    empty: int = 0
    """Pages on which it found nothing, so that the generic engine had the field."""
    failed: int = 0
    """Pages on which it raised, or found what is not of its field's type."""
    disagrees: int = 0
    """Pages on which the generic engine would have found something else in its field."""
    redundant: int = 0
    """Pages on which the whole article is the same without it, though it matched."""

    @property
    def is_broken(self) -> bool:
        """Whether the rule failed anywhere, or found nothing anywhere; what is dropped need not be on every page."""
        return self.failed > 0 or (self.matched == 0 and self.field.rpartition(".")[2] != "drop")


def drift_of(pages: Iterable[Page], sites: Sites = SITES) -> list[Drift]:
    """What became of each rule on pages of its site, by the names of the sites.

    Pages that no parser is for are left out. `newsparse sites check --pages` prints this.
    """
    rows: dict[tuple[str, str], Drift] = {}
    for page in pages:
        parser = sites.for_page(page)
        if parser is not None and not page.is_text:
            for field, rule, outcome, marks in _outcomes(parser, page):
                row = rows.setdefault((parser.hosts[0], field), Drift(parser.hosts[0], field, rule))
                row.pages += 1
                setattr(row, outcome, getattr(row, outcome) + 1)
                for mark in marks:
                    setattr(row, mark, getattr(row, mark) + 1)
    return sorted(rows.values(), key=lambda row: row.site)


def _outcomes(parser: SiteParser, page: Page) -> Iterator[tuple[str, str, Outcome, tuple[str, ...]]]:
    """Field, rule, outcome and what else there is to count, for each rule used on a page."""
    try:
        layout = parser.layout(page)
    except Exception:
        yield "applies", _spec(parser.applies), "failed", ()
        return
    if parser.applies is not None or parser.older:
        yield "applies", _spec(parser.applies), "empty" if layout is None else "matched", ()
    if layout is None:
        return
    article = _article(page, parser, layout)
    for field, rule in rules_of(layout).items():
        outcome = _outcome(field, rule, page)
        marks: tuple[str, ...] = ()
        if outcome == "matched":
            without = _article(page, parser, attrs.evolve(layout, **{field: None}))
            name = _ATTRIBUTES.get(field, field)
            differs = field not in _OF_NO_FIELD and getattr(article, name) != getattr(without, name)
            marks = ("redundant",) if article == without else ("disagrees",) if differs else ()
        yield _place(parser, layout) + field, str(rule), outcome, marks


def _outcome(field: str, rule: Rule[Any] | str, page: Page) -> Outcome:
    try:
        if isinstance(rule, str):
            return "matched" if page.select(rule) else "empty"
        found = rule.look(page)
        is_sound = found is None or is_of_field(field, found.value)
    except Exception:
        return "failed"
    return ("matched" if found else "empty") if is_sound else "failed"


def _article(page: Page, parser: SiteParser, layout: Layout) -> Article:
    """The article by one layout of a parser, whatever it says of where it applies."""
    rules: dict[str, Any] = rules_of(layout)
    return article_of(find_all(page, Sites.of(SiteParser(hosts=parser.hosts, language=parser.language, **rules))))


def _place(parser: SiteParser, layout: Layout) -> str:
    return next((f"older[{number}]." for number, older in enumerate(parser.older) if older is layout), "")


def _spec(applies: object) -> str:
    return applies if isinstance(applies, str) else getattr(applies, "__name__", str(applies))

"""Case folders: a page and what its article must hold, as two files that anyone can add.

    tests/sites/<site>/<case>/page.html        or page.html.gz
    tests/sites/<site>/<case>/expected.toml

`expected.toml` names only what is asserted; docs/sites.md ("Cases") has the whole format:

    headline = "Bridge reopens"
    authors = ["Ana Bel"]
    [body]
    starts = "The old bridge"
    lacks = ["Read also"]
"""

from __future__ import annotations

import gzip
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import attrs

from newsparse.api import Report, explain
from newsparse.model import Article
from newsparse.registry import SITES, Sites
from newsparse.testing.case_compare import compare, shown
from newsparse.testing.case_fields import FIELDS, problems

PAGES: Final = ("page.html", "page.html.gz")
"""What a case's page is called."""
EXPECTED: Final = "expected.toml"
"""What the file beside it is called."""

_FINDINGS: Final = {"photo_credit": "images", "source": "sources", "comments": "comment_section"}
"""Asserted fields whose finding has another name."""


class CaseError(ValueError):
    """A case folder that cannot be used; the message names the file and what is wrong in it."""

    def __init__(self, file: Path, problem: str) -> None:
        super().__init__(f"{file}: {problem}")
        self.file = file
        self.problem = problem


@attrs.frozen
class Case:
    """One page and what its article must hold."""

    folder: Path
    page: Path
    """The file of the page."""
    expected: Mapping[str, Any]
    """The asserted fields, as `expected.toml` has them."""
    url: str | None = None
    """The page's address; None: the first host of the site that the folder above is named after."""
    confirmed: frozenset[str] = frozenset()
    """The asserted fields that a person has confirmed; all of them where the file does not say."""

    @property
    def site(self) -> str:
        """The name of the site's file, after which the folder above is named."""
        return self.folder.parent.name

    @property
    def name(self) -> str:
        """Site and case: 'lemonde_fr/plain'."""
        return f"{self.site}/{self.folder.name}"

    def read(self) -> bytes:
        """The page."""
        data = self.page.read_bytes()
        return gzip.decompress(data) if self.page.suffix == ".gz" else data


@attrs.frozen
class Difference:
    """One thing that a page's article does not hold as its case asserts."""

    case: str
    field: str
    problem: str
    """What does not hold: 'is not', 'does not start with', 'holds', …"""
    expected: str
    got: str
    why: str
    """The finding's origin and rule, as `newsparse.explain` gives them, and its notes on the field."""

    def __str__(self) -> str:
        return (
            f"{self.case}: {self.field} {self.problem}\n"
            f"  expected: {self.expected}\n"
            f"  got:      {self.got}\n"
            f"  because:  {self.why}"
        )


def find_cases(folder: Path) -> list[Path]:
    """The case folders in a folder and below it, sorted."""
    return sorted(file.parent for file in folder.rglob(EXPECTED) if page_beside(file) is not None)


def page_beside(file: Path) -> Path | None:
    """The page that stands beside an `expected.toml`; None where there is none."""
    return next((page for name in PAGES if (page := file.with_name(name)).is_file()), None)


# ---- reading a case


def load_case(folder: Path) -> Case:
    """The case in a folder.

    Raises:
        CaseError: A file is missing or is no TOML, or a field, a key or a value is none that a case may have.
    """
    file = folder / EXPECTED
    page = page_beside(file)
    if page is None:
        raise CaseError(folder, f"there is no {' or '.join(PAGES)}")
    try:
        data = tomllib.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        raise CaseError(folder, f"there is no {EXPECTED}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CaseError(file, f"no TOML: {error}") from error
    url, confirmed = data.pop("url", None), data.pop("confirmed", None)
    for problem in problems(data, url, confirmed):
        raise CaseError(file, problem)
    return Case(folder, page, data, url, frozenset(data if confirmed is None else confirmed))


# ---- comparing


def check_case(case: Case, sites: Sites | None = SITES) -> list[Difference]:
    """Where the article of a case's page is not as asserted; empty where all holds."""
    report = report_of(case, sites)
    return [difference for field in case.expected for difference in check_field(case, field, report)]


def report_of(case: Case, sites: Sites | None = SITES) -> Report:
    """The article of a case's page, with the reasons for every field."""
    return explain(case.read(), case.url or _address(case.site, sites), sites=sites)


def _address(site: str, sites: Sites | None) -> str | None:
    """An address on the first host of a site; None where no site has the name."""
    parser = next((parser for name, parser in (sites or SITES).each() if name == site), None)
    return f"https://{parser.hosts[0].removeprefix('*.')}/" if parser and parser.hosts else None


def check_field(case: Case, field: str, report: Report) -> list[Difference]:
    """Where one field of the article of a case's page is not as asserted."""
    why = _why(field, report)
    return [
        Difference(case.name, field, problem, shown(expected), shown(got), why)
        for problem, expected, got in compare(FIELDS[field], _observed(field, report.article), case.expected[field])
    ]


def _why(field: str, report: Report) -> str:
    """Where a field's value comes from, and the notes that name its rule."""
    name = _FINDINGS.get(field, field)
    finding = report.findings.get(name)
    found = f"from {finding.origin}, by {finding.rule}" if finding else "nothing was found"
    rules = {"comment_section": "comments", "sources": "source"}
    notes = [note for note in report.notes if note.startswith((f"site rule {rules.get(name, name)} ", "site rule drop "))]
    return "; ".join([found, *notes])


def _observed(field: str, article: Article) -> Any:
    """What an article has for an asserted field: a string, a list of strings or of records, …; None for nothing."""
    match field:
        case "dateline":
            return article.dateline.place if article.dateline else None
        case "source":
            return article.source.name if article.source else None
        case "comments":
            return article.comment_section
        case _:
            return getattr(article, field)

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
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias, TypeGuard

import attrs

from newsparse.api import Report, explain
from newsparse.model import Article, Author, Comment, Image, Source
from newsparse.registry import SITES, Sites

PAGES: Final = ("page.html", "page.html.gz")
"""What a case's page is called."""
EXPECTED: Final = "expected.toml"
"""What the file beside it is called."""

_Kind: TypeAlias = Literal["text", "moment", "flag", "list", "body", "comments"]

FIELDS: Final[Mapping[str, _Kind]] = {
    "headline": "text",
    "kicker": "text",
    "standfirst": "text",
    "authors": "list",
    "dateline": "text",
    "published": "moment",
    "modified": "moment",
    "body": "body",
    "images": "list",
    "photo_credit": "text",
    "source": "text",
    "sources": "list",
    "comments": "comments",
    "language": "text",
    "site_name": "text",
    "section": "text",
    "tags": "list",
    "is_free": "flag",
    "kind": "text",
}
"""The fields that a case may assert, and how each is compared."""

_FINDINGS: Final = {"photo_credit": "images", "source": "sources", "comments": "comment_section"}
"""Asserted fields whose finding has another name."""

_TABLE_KEYS: Final[Mapping[_Kind, frozenset[str]]] = {
    "text": frozenset({"equals", "starts", "ends", "contains", "lacks"}),
    "body": frozenset({"equals", "starts", "ends", "contains", "lacks", "count"}),
    "list": frozenset({"equals", "starts", "ends", "contains", "lacks", "count"}),
    "comments": frozenset({"count", "is_open", "heading", "declared_count", "hosted_by", "thread", "items"}),
    "moment": frozenset(),
    "flag": frozenset(),
}
"""The keys of a field's table, by its kind."""

_ENTRY_KEYS: Final[Mapping[str, frozenset[str]]] = {
    "authors": frozenset(field.name for field in attrs.fields(Author)),
    "images": frozenset(field.name for field in attrs.fields(Image)),
    "sources": frozenset(field.name for field in attrs.fields(Source)),
    "comments": frozenset(field.name for field in attrs.fields(Comment)),
    "tags": frozenset(),
}
"""The keys of a table that stands for one entry of a list."""

_MAX_SHOWN: Final = 300
"""Characters of a text in a message: enough to see where it goes wrong."""


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
    for problem in _problems(data, url, confirmed):
        raise CaseError(file, problem)
    return Case(folder, page, data, url, frozenset(data if confirmed is None else confirmed))


def _problems(expected: Mapping[str, Any], url: object, confirmed: object) -> Iterator[str]:
    """What is wrong with the contents of a file."""
    if url is not None and not isinstance(url, str):
        yield "url is not a string"
    if not expected:
        yield "it asserts no field"
    for field, value in expected.items():
        if field not in FIELDS:
            yield f"unknown field {field!r}; there are {', '.join(FIELDS)}"
        else:
            yield from _problems_of(field, FIELDS[field], value)
    if confirmed is None:
        return
    if not _is_strings(confirmed):
        yield "confirmed is not a list of fields"
    else:
        yield from (f"confirmed names {field!r}, which is not asserted" for field in confirmed if field not in expected)


def _problems_of(field: str, kind: _Kind, value: object) -> Iterator[str]:
    """What is wrong with one field."""
    if value == "" and isinstance(value, str):
        return  # the field must not be found
    if isinstance(value, dict) and _TABLE_KEYS[kind]:
        yield from _problems_in_table(field, kind, value)
    elif kind == "text" and not isinstance(value, str):
        yield f"{field} is neither a string nor a table"
    elif kind == "body" and not (isinstance(value, str) or _is_strings(value)):
        yield "body is neither a string, nor a list of paragraphs, nor a table"
    elif kind == "moment" and not isinstance(value, date):
        yield f"{field} is not a date or time (without quotes): 2024-05-01T10:00:00+02:00"
    elif kind == "flag" and not isinstance(value, bool):
        yield f"{field} is neither true nor false"
    elif kind == "list":
        yield from _problems_in_entries(field, value)
    elif kind == "comments":
        yield "comments is not a table"


def _problems_in_table(field: str, kind: _Kind, table: Mapping[str, Any]) -> Iterator[str]:
    known = _TABLE_KEYS[kind]
    if not table:
        yield f"[{field}] is empty"
    for key, value in table.items():
        name = f"{key} of [{field}]"
        if key not in known:
            yield f"unknown key {key!r} in [{field}]; there are {', '.join(sorted(known))}"
        elif key in ("count", "declared_count"):
            if not isinstance(value, int) or isinstance(value, bool):
                yield f"{name} is not a number"
        elif key == "is_open":
            if not isinstance(value, bool):
                yield f"{name} is neither true nor false"
        elif key == "items" or (kind == "list" and key in ("equals", "contains", "lacks")):
            yield from _problems_in_entries(field, value, name)
        elif key in ("contains", "lacks"):
            if not _is_strings(value):
                yield f"{name} is not a list of strings"
        elif not isinstance(value, str):
            yield f"{name} is not a string"


def _problems_in_entries(field: str, entries: object, name: str | None = None) -> Iterator[str]:
    if not isinstance(entries, list):
        yield f"{name or field} is not a list"
        return
    for entry in entries:
        if isinstance(entry, dict):
            known = _ENTRY_KEYS[field]
            yield from (f"unknown key {key!r} in {name or field}; there are {', '.join(sorted(known)) or 'none'}"
                        for key in entry if key not in known)  # fmt: skip
        elif not isinstance(entry, str):
            yield f"an entry of {name or field} is neither a string nor a table"


def _is_strings(value: object) -> TypeGuard[list[str]]:
    return isinstance(value, list) and all(isinstance(entry, str) for entry in value)


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
        Difference(case.name, field, problem, _shown(expected), _shown(got), why)
        for problem, expected, got in _compare(FIELDS[field], _observed(field, report.article), case.expected[field])
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


_Problem: TypeAlias = tuple[str, Any, Any]
"""What does not hold, what was expected, what there is."""


def _compare(kind: _Kind, got: Any, expected: Any) -> Iterator[_Problem]:
    """Where a value is not as asserted."""
    if expected == "" and isinstance(expected, str):
        if got:
            yield "should not be found", None, got
    elif kind == "moment":
        if not _is_moment(got, expected):
            yield "is not as expected", expected, got
    elif kind == "flag":
        if got is not expected:
            yield "is not as expected", expected, got
    elif kind == "text":
        yield from _compare_text(_folded(got or ""), expected)
    elif kind == "body":
        yield from _compare_body(got.text, got.paragraphs, expected)
    elif kind == "list":
        yield from _compare_list(got, expected if isinstance(expected, dict) else {"equals": expected})
    else:
        yield from _compare_comments(got, expected)


def _is_moment(got: datetime | None, expected: date) -> bool:
    """Whether a time is the one asserted: to the day where only a day is, on the page's own clock where no offset is."""
    if got is None:
        return False
    if not isinstance(expected, datetime):
        return got.date() == expected
    if expected.tzinfo is None:
        return got.replace(tzinfo=None) == expected
    return got.tzinfo is not None and got == expected


def _compare_text(got: str, expected: Any) -> Iterator[_Problem]:
    table = expected if isinstance(expected, dict) else {"equals": expected}
    for key, value in table.items():
        for piece in map(_folded, value if isinstance(value, list) else [value]):
            match key:
                case "equals" if got != piece:
                    yield "is not as expected", piece, got
                case "starts" if not got.startswith(piece):
                    yield "does not start as expected", piece, got
                case "ends" if not got.endswith(piece):
                    yield "does not end as expected", piece, _Tail(got)
                case "contains" if piece not in got:
                    yield "does not contain what it should", piece, got
                case "lacks" if piece in got:
                    yield "contains what it should not", _Not(piece), _Around(got, piece)


def _compare_body(text: str, paragraphs: Sequence[str], expected: Any) -> Iterator[_Problem]:
    if isinstance(expected, list):
        yield from _compare_list(paragraphs, {"equals": expected})
        return
    table = dict(expected) if isinstance(expected, dict) else {"equals": expected}
    count = table.pop("count", None)
    if count is not None and count != len(paragraphs):
        yield "has another number of paragraphs", count, len(paragraphs)
    yield from _compare_text(_folded(text), table)


def _compare_list(got: Sequence[Any], table: Mapping[str, Any]) -> Iterator[_Problem]:
    for key, value in table.items():
        match key:
            case "equals" if len(got) != len(value) or not all(map(_is_entry, got, value)):
                yield "is not as expected", value, got
            case "starts" if not (got and _is_entry(got[0], value)):
                yield "does not start as expected", value, got
            case "ends" if not (got and _is_entry(got[-1], value)):
                yield "does not end as expected", value, got
            case "count" if len(got) != value:
                yield "has another number of entries", value, len(got)
            case "contains":
                for entry in value:
                    if not any(_is_entry(one, entry) for one in got):
                        yield "does not contain what it should", entry, got
            case "lacks":
                for entry in value:
                    if any(_is_entry(one, entry) for one in got):
                        yield "contains what it should not", _Not(entry), got


def _is_entry(got: Any, expected: Any) -> bool:
    """Whether an entry of a list is the one asserted: by its main text, or by the keys of a table, '' for nothing."""
    if isinstance(expected, str):
        return _folded(_main_text(got)) == _folded(expected)
    return all(_is_value(getattr(got, key), value) for key, value in expected.items())


def _is_value(got: Any, expected: Any) -> bool:
    if isinstance(expected, str):
        return _folded(got or "") == _folded(expected)
    return _is_moment(got, expected) if isinstance(expected, date) else bool(got == expected)


def _main_text(entry: Any) -> str:
    match entry:
        case Author() | Source():
            return entry.name
        case Image():
            return entry.caption or ""
        case Comment():
            return entry.text
        case _:
            return str(entry)


def _compare_comments(got: Any, table: Mapping[str, Any]) -> Iterator[_Problem]:
    if got is None:
        yield "is not found", table, None
        return
    for key, value in table.items():
        match key:
            case "count":
                if len(got.comments) != value:
                    yield "has another number of comments", value, len(got.comments)
            case "items":
                yield from _compare_list(got.comments, {"equals": value})
            case _:
                if not _is_value(getattr(got, key), value):
                    yield f"has another {key}", value, getattr(got, key)


# ---- showing


def _folded(text: str) -> str:
    """A text with each run of white space as one space."""
    return " ".join(text.split())


@attrs.frozen
class _Tail:
    """A text whose end matters."""

    text: str

    def __str__(self) -> str:
        return repr(self.text if len(self.text) <= _MAX_SHOWN else "…" + self.text[-_MAX_SHOWN:])


@attrs.frozen
class _Around:
    """A text in which one piece matters."""

    text: str
    piece: str

    def __str__(self) -> str:
        at = self.text.find(self.piece)
        start = max(0, at - _MAX_SHOWN // 4)
        end = min(len(self.text), at + len(self.piece) + _MAX_SHOWN // 4)
        return repr(("…" if start else "") + self.text[start:end] + ("…" if end < len(self.text) else ""))


@attrs.frozen
class _Not:
    """What should not be there."""

    value: Any


def _shown(value: Any) -> str:
    """A value in a message."""
    match value:
        case None | () | [] | "":
            return "nothing"
        case bool():
            return "true" if value else "false"
        case str():
            text = repr(value)
        case date():
            return value.isoformat()
        case _Tail() | _Around():
            return str(value)
        case _Not():
            return f"no {_shown(value.value)}"
        case list() | tuple():
            text = f"[{', '.join(map(_shown, value))}]"
        case dict():
            text = "{" + ", ".join(f"{name} = {_shown(part)}" for name, part in value.items()) + "}"
        case _ if attrs.has(type(value)):
            stated = {name: part for name, part in attrs.asdict(value).items() if part not in (None, False, "", ())}
            text = _shown(stated)
        case _:
            text = str(value)
    return text if len(text) <= _MAX_SHOWN else text[: _MAX_SHOWN - 1] + "…"

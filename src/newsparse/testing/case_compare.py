"""Where a field of an article is not as a case asserts, and how that is shown to people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final, TypeAlias

import attrs

from newsparse.model import Author, Comment, Image, Source
from newsparse.testing.case_fields import Kind

_MAX_SHOWN: Final = 300
"""Characters of a text in a message: enough to see where it goes wrong."""


Problem: TypeAlias = tuple[str, Any, Any]
"""What does not hold, what was expected, what there is."""


def compare(kind: Kind, got: Any, expected: Any) -> Iterator[Problem]:
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


def _compare_text(got: str, expected: Any) -> Iterator[Problem]:
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


def _compare_body(text: str, paragraphs: Sequence[str], expected: Any) -> Iterator[Problem]:
    if isinstance(expected, list):
        yield from _compare_list(paragraphs, {"equals": expected})
        return
    table = dict(expected) if isinstance(expected, dict) else {"equals": expected}
    count = table.pop("count", None)
    if count is not None and count != len(paragraphs):
        yield "has another number of paragraphs", count, len(paragraphs)
    yield from _compare_text(_folded(text), table)


def _compare_list(got: Sequence[Any], table: Mapping[str, Any]) -> Iterator[Problem]:
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


def _compare_comments(got: Any, table: Mapping[str, Any]) -> Iterator[Problem]:
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


def shown(value: Any) -> str:
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
            return f"no {shown(value.value)}"
        case list() | tuple():
            text = f"[{', '.join(map(shown, value))}]"
        case dict():
            text = "{" + ", ".join(f"{name} = {shown(part)}" for name, part in value.items()) + "}"
        case _ if attrs.has(type(value)):
            stated = {name: part for name, part in attrs.asdict(value).items() if part not in (None, False, "", ())}
            text = shown(stated)
        case _:
            text = str(value)
    return text if len(text) <= _MAX_SHOWN else text[: _MAX_SHOWN - 1] + "…"

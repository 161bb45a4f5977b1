"""What `expected.toml` may say of each field of an article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final, Literal, TypeAlias, TypeGuard

import attrs

from newsparse.model import Author, Comment, Image, Source

Kind: TypeAlias = Literal["text", "moment", "flag", "list", "body", "comments"]

FIELDS: Final[Mapping[str, Kind]] = {
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

_TABLE_KEYS: Final[Mapping[Kind, frozenset[str]]] = {
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


def problems(expected: Mapping[str, Any], url: object, confirmed: object) -> Iterator[str]:
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


def _problems_of(field: str, kind: Kind, value: object) -> Iterator[str]:
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


def _problems_in_table(field: str, kind: Kind, table: Mapping[str, Any]) -> Iterator[str]:
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

"""An Article as JSON, and JSON as an Article, without loss."""

from __future__ import annotations

import json
import re
import types
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any, Final, Literal, TypeAlias, get_args, get_origin, get_type_hints

import attrs

from newsparse.errors import ArticleFormatError
from newsparse.model import (
    Article,
    Code,
    Embed,
    Figure,
    Heading,
    ListBlock,
    Paragraph,
    Quote,
    Table,
    Update,
)

BLOCK_TYPES: Final[Mapping[str, type]] = {
    "paragraph": Paragraph,
    "heading": Heading,
    "list": ListBlock,
    "quote": Quote,
    "table": Table,
    "code": Code,
    "figure": Figure,
    "embed": Embed,
    "update": Update,
}
"""The values of a body block's 'type' key and what they stand for."""

_TYPE_NAMES: Final = {cls: name for name, cls in BLOCK_TYPES.items()}
_SURROGATES: Final = re.compile("[\ud800-\udfff]")

_Reader: TypeAlias = Callable[[Any, str], Any]
"""Takes a plain value and its place, gives the model's value or raises ArticleFormatError."""


def to_dict(article: Article) -> dict[str, Any]:
    """The Article as dicts, lists, strings, numbers, booleans and None, as `json.dumps` takes them.

    Every field has its key, None and empty ones too; only an empty `marks` is left out. Datetimes are ISO 8601, with
    the offset where there is one; a body block's 'type' is one of `BLOCK_TYPES`.

    >>> from newsparse.model import Body
    >>> to_dict(Article(headline="Bridge reopens", body=Body((Paragraph("On Monday."),))))["body"]
    {'blocks': [{'type': 'paragraph', 'text': 'On Monday.'}]}
    """
    plain: dict[str, Any] = _plain(article)
    return plain


def from_dict(data: Mapping[str, Any]) -> Article:
    """The Article that `to_dict` gave `data` for; missing keys have their default, unknown ones are ignored.

    Raises:
        ArticleFormatError: A value is of the wrong type, or a key without a default is missing; the error says where.

    >>> from_dict({"headline": 7})
    Traceback (most recent call last):
    newsparse.errors.ArticleFormatError: not an Article: headline is not a str
    """
    article: Article = _reader(Article)(data, "")
    return article


def to_json(article: Article, *, indent: int | None = None) -> str:
    """The Article as JSON, on one line unless `indent` is given; `to_dict` says how it is laid out.

    >>> to_json(Article(headline="Zuñiga"))[:23]
    '{"headline": "Zuñiga", '
    """
    text = json.dumps(to_dict(article), ensure_ascii=False, indent=indent)
    return _SURROGATES.sub(lambda match: f"\\u{ord(match.group()):04x}", text)  # no encoding can write them bare


def from_json(text: str | bytes) -> Article:
    """The Article that `to_json` wrote.

    Raises:
        ArticleFormatError: It is not JSON, or not of an Article.

    >>> from_json('{"headline": "Bridge reopens"}').headline
    'Bridge reopens'
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ArticleFormatError(f"not JSON: {error}") from error
    return from_dict(data)


def _plain(value: Any) -> Any:
    """A value of the model as JSON has it. The model's records nest only a few levels, whatever an Article holds."""
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, datetime):
        return value.isoformat()
    if not attrs.has(type(value)):
        return value
    kind = _TYPE_NAMES.get(type(value))
    record: dict[str, Any] = {"type": kind} if kind else {}
    for field in attrs.fields(type(value)):
        content = getattr(value, field.name)
        if field.name != "marks" or content:
            record[field.name] = _plain(content)
    return record


@lru_cache(maxsize=128)
def _reader(expected: Any) -> _Reader:
    """What reads plain values into a type of the model, found once for each type."""
    if attrs.has(expected):
        return _record_reader(expected)
    origin, args = get_origin(expected), get_args(expected)
    if origin is tuple:
        return _tuple_reader(args[0])
    if origin is Literal:
        return _literal_reader(args)
    if origin is types.UnionType and types.NoneType in args:
        return _optional_reader(next(arg for arg in args if arg is not types.NoneType))
    if origin is types.UnionType:
        return _read_block
    return _read_datetime if expected is datetime else _scalar_reader(expected)


def _record_reader(cls: Any) -> _Reader:
    hints = get_type_hints(cls)
    fields = [(f.name, f.default is attrs.NOTHING, _reader(hints[f.name])) for f in attrs.fields(cls)]

    def read(value: Any, place: str) -> Any:
        if not isinstance(value, Mapping):
            raise ArticleFormatError(f"{place or 'it'} is not an object")
        prefix = f"{place}." if place else ""
        found = {}
        for name, is_required, read_field in fields:
            if name in value:
                found[name] = read_field(value[name], prefix + name)
            elif is_required:
                raise ArticleFormatError(f"{prefix}{name} is missing")
        return cls(**found)

    return read


def _tuple_reader(item: Any) -> _Reader:
    read_item = _reader(item)

    def read(value: Any, place: str) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple):  # a str can be iterated over too
            raise ArticleFormatError(f"{place} is not a list")
        return tuple(read_item(one, f"{place}[{i}]") for i, one in enumerate(value))

    return read


def _literal_reader(allowed: tuple[Any, ...]) -> _Reader:
    def read(value: Any, place: str) -> Any:
        if not isinstance(value, str) or value not in allowed:
            raise ArticleFormatError(f"{place} is none of {', '.join(allowed)}")
        return value

    return read


def _optional_reader(expected: Any) -> _Reader:
    read_some = _reader(expected)
    return lambda value, place: None if value is None else read_some(value, place)


def _scalar_reader(cls: type) -> _Reader:
    def read(value: Any, place: str) -> Any:
        if type(value) is not cls:  # True is an int too
            raise ArticleFormatError(f"{place} is not a {cls.__name__}")
        return value

    return read


def _read_datetime(value: Any, place: str) -> datetime:
    try:
        return datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise ArticleFormatError(f"{place} is not an ISO 8601 datetime") from None


def _read_block(value: Any, place: str) -> Any:
    kind = value.get("type") if isinstance(value, Mapping) else None
    if not isinstance(kind, str) or kind not in BLOCK_TYPES:
        raise ArticleFormatError(f"{place}: its type is none of {', '.join(BLOCK_TYPES)}")
    return _reader(BLOCK_TYPES[kind])(value, place)

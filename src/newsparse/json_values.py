"""Ask a JSON-LD value, of whatever shape, for a text, texts, objects or types; total on any JSON value."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from html import unescape
from typing import Any, Final, TypeAlias

from newsparse.characters import clean_text

Node: TypeAlias = Mapping[str, Any]


def text_of(value: Any) -> str | None:
    """The text a JSON-LD value stands for: itself, its `@value` or `name`, or that of the first of a list that has one.

    White space is folded, entities and tags are undone. None for booleans, for objects without a name, and for nothing.

    >>> text_of([{"@type": "Person", "name": "Ada&nbsp;Moss"}])
    'Ada Moss'
    >>> text_of("<p>Bridge <b>reopens</b></p>")
    'Bridge reopens'
    >>> text_of({"x": 1}) is None
    True
    """
    if value.__class__ is str:
        return _plain(value)
    if value is None:  # what most properties that are asked for have
        return None
    for _ in range(_LAYERS):
        if isinstance(value, list):
            value = next((v for v in value[:_LOOKED_AT] if v or v == 0), None)
        elif isinstance(value, Mapping):
            value = next((v for key in _TEXT_KEYS if (v := value.get(key))), None)
        else:
            break
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    if isinstance(value, str):
        return _plain(value)
    if isinstance(value, int):
        return str(value) if abs(value) < _INTEGER else None
    return str(value) if math.isfinite(value) else None


_LAYERS: Final = 4
"""Lists and objects around a text that are looked through."""
_LOOKED_AT: Final = 100
"""Items of a list in which the first with a value is looked for."""
_INTEGER: Final = 10**18
"""A larger number says nothing to a reader."""
_TEXT_KEYS: Final = ("@value", "name", "@list", "@set")
_TAG: Final = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]{0,20})(?:[\s/][^<>]{0,2000})?>|<!--[^<>]{0,2000}-->")
_ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
_INLINE: Final = frozenset(
    "a abbr b bdi bdo cite code em font i ins kbd mark q s small span strike strong sub sup time tt u var".split()
)
"""Elements that stand inside a word or beside its punctuation."""


def _plain(text: str) -> str | None:
    """A string as the reader sees it; None where nothing of it shows."""
    if "<" in text:
        text = _TAG.sub(_gap, text)
    if "&" in text:
        text = unescape(text)
        if "&" in text and _ENTITY.search(text):  # escaped twice
            text = unescape(text)
        if "</" in text or "<br" in text:  # markup that was escaped; a single tag may be what the text is about
            text = _TAG.sub(_gap, text)
    text = " ".join(text.split())
    if not text.isprintable():
        text = " ".join(clean_text(text).split())
    return text or None


def _gap(tag: re.Match[str]) -> str:
    """What a tag leaves behind: nothing inside a line, a space between blocks."""
    return "" if (tag[1] or "").lower() in _INLINE else " "


def texts_of(value: Any) -> list[str]:
    """The texts of a value or of each of a list.

    >>> texts_of(["a", {"name": "b"}, None])
    ['a', 'b']
    """
    return [text for item in _items(value) if (text := text_of(item))]


def nodes_of(value: Any) -> list[Node]:
    """The objects of a value that is an object or a list of them.

    >>> nodes_of([{"a": 1}, "b"])
    [{'a': 1}]
    """
    return [item for item in _items(value) if isinstance(item, Mapping)]


def _items(value: Any) -> Sequence[Any]:
    """The items of a list, of JSON-LD's own two kinds of list, or a single value."""
    if isinstance(value, Mapping) and len(value) == 1:
        value = value.get("@list") or value.get("@set") or value
    if not isinstance(value, list):
        return (value,)
    if any(isinstance(item, list) for item in value):
        return [inner for item in value for inner in (item if isinstance(item, list) else (item,))]
    return value


def types_of(node: Any) -> frozenset[str]:
    """The `@type`s of a node, without a namespace; none for what is no object.

    >>> sorted(types_of({"@type": ["http://schema.org/Person", "Thing"]}))
    ['Person', 'Thing']
    """
    kinds = node.get("@type") if isinstance(node, Mapping) else None
    if kinds.__class__ is str:
        kinds = (kinds,)
    elif not isinstance(kinds, list):
        return frozenset()
    return frozenset(
        kind.rpartition("/")[2].rpartition(":")[2].rpartition("#")[2].strip() for kind in kinds if isinstance(kind, str)
    )


def first_text(node: Any, *keys: str) -> str | None:
    """The text of the first of these keys that has one; None for what is no object.

    >>> first_text({"headline": "", "name": "Bridge reopens"}, "headline", "name")
    'Bridge reopens'
    """
    if isinstance(node, Mapping):
        for key in keys:
            if text := text_of(node.get(key)):
                return text
    return None

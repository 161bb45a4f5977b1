"""What class and id names inside a comment section say: names.toml as bits."""

from __future__ import annotations

import re
import tomllib
from enum import IntFlag
from functools import lru_cache
from importlib import resources
from typing import Final, NamedTuple

from newsparse.fields.comments.systems import PARTS, tables

_PART: Final = re.compile(r"[A-Z]?[^\W\d_A-Z]+|[A-Z]+(?![^\W\d_A-Z])")
"""A part of a name: small letters, with a capital before them; or capitals alone."""
_GENERATED: Final = re.compile(r"[-_](?=[A-Za-z]*\d)[A-Za-z\d]{4,40}\Z")
"""An ending with a digit in it that a style compiler or a database made: 'username-2Y8YK', 'comment-803457a'."""
_MAX_NAMES: Final = 400
"""Characters of an element's names that are looked at."""


class Role(IntFlag):
    """What an element is within a comment section."""

    ITEM = 1 << 0
    THREAD = 1 << 1
    REPLIES = 1 << 2
    AUTHOR = 1 << 3
    TIME = 1 << 4
    TEXT = 1 << 5
    TITLE = 1 << 6
    TOOL = 1 << 7
    AVATAR = 1 << 8
    QUOTE = 1 << 9
    ANSWERED = 1 << 10
    PINGBACK = 1 << 11
    DELETED = 1 << 12
    ELSEWHERE = 1 << 13
    FORM = 1 << 14
    CLOSED = 1 << 15
    HEADING = 1 << 16
    META = 1 << 17
    HIDDEN = 1 << 18
    CUT = 1 << 19


_SIZED: Final = int(Role.TEXT | Role.TITLE | Role.HEADING | Role.META)
_WIDE: Final = int(Role.ITEM | Role.THREAD)
"""Roles that a name has only by its last word."""


class _Words(NamedTuple):
    wholes: dict[str, int]
    pairs: dict[tuple[str, str], int]
    singles: dict[str, int]
    neutral: frozenset[str]
    style: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    own = tomllib.loads((resources.files(__package__ or "") / "names.toml").read_text("utf-8"))
    words = _Words({}, {}, {}, frozenset(own.pop("neutral").split()), frozenset(own.pop("style").split()))
    for table, names in own.items():
        bit = int(Role[table.upper()])
        for name in names.split():
            first, _, second = name.partition("-")
            if name.startswith("=") or "-" in second:
                whole = name.removeprefix("=")
                words.wholes[whole] = words.wholes.get(whole, 0) | bit
            elif second:
                words.pairs[first, second] = words.pairs.get((first, second), 0) | bit
            else:
                words.singles[first] = words.singles.get(first, 0) | bit
    for system in tables().values():
        for part in PARTS:
            for name in system.get(part, "").split():
                words.wholes[name.lower()] = int(Role[part.upper()])
    return words


@lru_cache(maxsize=16384)
def roles_of(names: str) -> int:
    """`Role` bits of class and id names, given in one string with spaces between.

    >>> Role(roles_of("comment-author vcard")), Role(roles_of("kb-comment clearfix"))
    (<Role.AUTHOR: 8>, <Role.ITEM: 1>)
    >>> Role(roles_of("comment byuser comment-author-ada-12 depth-1"))
    <Role.ITEM: 1>
    """
    bits = 0
    for name in names[:_MAX_NAMES].split():
        bits |= _roles_of_name(name)
    return bits


@lru_cache(maxsize=16384)
def _roles_of_name(name: str) -> int:
    words = _words()
    if known := words.wholes.get(name.lower()):
        return known
    name = _GENERATED.sub("", name.partition("--")[0] or name)
    parts = [part.lower() for part in _PART.findall(name)]
    if not parts or not words.style.isdisjoint(parts):
        return 0
    # 'text-2' and 'head-3' are sizes, 'comment-2' is a comment.
    allowed = ~_SIZED if len(parts) == 1 and any(char.isdigit() for char in name) else -1
    for at in range(len(parts) - 1, -1, -1):
        found = words.pairs.get((parts[at - 1], parts[at]), 0) if at else 0
        if found := (found or words.singles.get(parts[at], 0)) & allowed:
            return found
        if parts[at] not in words.neutral:
            return 0
        allowed &= ~_WIDE
    return 0


@lru_cache(maxsize=4096)
def stem_of(name: str) -> str:
    """A name without what differs between one comment and the next: numbers and generated endings.

    >>> stem_of("comment-803457"), stem_of("wpd-comm-714510_0"), stem_of("comment--2g6iCC-R")
    ('comment', 'wpd-comm', 'comment')
    """
    return "-".join(_PART.findall(_GENERATED.sub("", name.partition("--")[0] or name))).lower()

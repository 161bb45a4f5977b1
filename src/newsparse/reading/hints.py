"""What an element's names say of its contents: lexicon/markup.toml as bits."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache
from itertools import chain
from typing import Final

from newsparse.lexicon.tables import read_table
from newsparse.page import Hint

_PART: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|[0-9]+|[^\W\d_A-Za-z]+")
_MAX_NAMES: Final = 400
"""Characters of an element's names that are looked at; generated ones run to thousands and say nothing."""
KNOWN_HINTS: Final[dict[str, int]] = {}
"""Hint bits of names met before, one or several. A plain dictionary of texts and numbers, since the garbage collector never
looks into one; the entries of a large `lru_cache` would be a third of what it walks through at every full collection."""
_MOST: Final = 65_536
"""So many are kept before all are forgotten: those of some two hundred sites."""


_SILENT: Final = -1
_NEUTRAL: Final = "neutral"
"""The table of words that say how an element is set or what else there is, not what it holds."""
_WHOLE: Final = "whole"
"""The table of words that read like two known ones and are not."""
_HALF: Final = 3
"""Letters of the shortest word that is looked for in a compound; two letters are found in any word."""


@lru_cache(maxsize=1)
def _words() -> tuple[dict[str, int], dict[str, dict[str, int]], frozenset[str]]:
    """Hint bits of single parts, and of pairs by their first part, -1 for neutral ones; and every word in either."""
    singles: dict[str, int] = {}
    pairs: dict[str, dict[str, int]] = {}
    tables = dict(read_table("markup"))
    singles.update(dict.fromkeys(tables.pop(_WHOLE), 0))
    for table, entries in tables.items():
        bit = _SILENT if table == _NEUTRAL else int(Hint[table.upper()])
        for word in entries:
            first, _, second = word.partition("-")
            known = pairs.setdefault(first, {}) if second else singles
            known[second or first] = bit if bit == _SILENT else known.get(second or first, 0) | bit
    return singles, pairs, frozenset((*singles, *pairs, *chain.from_iterable(pairs.values())))


def hints_of(names: str) -> int:
    """Hint bits of class, id and other names, given in one string with spaces between.

    >>> Hint.SHARE in Hint(hints_of("story-share ShareBar"))
    True
    """
    bits = KNOWN_HINTS.get(names)
    if bits is None:
        bits = 0
        for name in names[:_MAX_NAMES].split():
            known = KNOWN_HINTS.get(name)
            bits |= _remembered(name, _hints_of_name(name)) if known is None else known
        if len(names) <= _MAX_NAMES:
            _remembered(names, bits)
    return bits


def _remembered(names: str, bits: int) -> int:
    if len(KNOWN_HINTS) >= _MOST:
        KNOWN_HINTS.clear()
    KNOWN_HINTS[names] = bits
    return bits


def _hints_of_name(name: str) -> int:
    """Hint bits of one name: of its parts and of each two neighbours."""
    lower = name.lower()
    is_plain = lower == name and name.isascii()
    parts = name.replace("_", "-").split("-") if is_plain else [part.lower() for part in _PART.findall(name)]
    singles, pairs, words = _words()
    bits, seconds = 0, None
    for part in chain.from_iterable([(part,) if part in words else _halves(part, words) for part in parts]):
        own = singles.get(part, 0)
        if own == _SILENT:  # 'has-sidebar' has a sidebar beside it
            break
        pair = seconds.get(part, 0) if seconds else 0
        if pair != _SILENT:  # in 'label-hidden' it is a label that is hidden
            bits |= own | pair
        seconds = pairs.get(part)
    return bits


def _halves(part: str, words: Set[str]) -> tuple[str, ...]:
    """The two known words that one is made of: 'footer', 'menu' of 'footermenu'; the part itself where it is not.

    So a compound says what it would with a hyphen in it. On the labelled pages 447 such say something, 357 of them on one page alone.
    """
    for at in range(_HALF, len(part) - _HALF + 1):
        if part[:at] in words and part[at:] in words:
            return part[:at], part[at:]
    return (part,)

"""News agencies by their names and signatures: lexicon/agencies.toml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from newsparse.lexicon.tables import read_table

_WORD: Final = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_PLAIN_WORD: Final = re.compile(r"[a-z0-9]+(?:['.-][a-z0-9]+)*")
"""The same in ASCII of small letters, in half the time."""
_UNSPACED: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
"""A character of a script that sets no spaces between words, or glues particles to them."""
_EDGE: Final = " \t\n.,;:/()[]{}<>©®|–—-―·•*\"'“”„«»"
_LONGEST: Final = 60
"""Characters of the longest name."""
_CAPITALS: Final = 6
"""A name of up to so many letters, all capitals, is a signature: 'MIA' is an agency, 'Mia' a person."""


class Mention(NamedTuple):
    """An agency named in a text."""

    name: str
    """As the agency writes itself."""
    shown: str
    """As the text writes it."""
    start: int
    end: int


class _Table(NamedTuple):
    exact: dict[str, str]
    """Signatures, matched with their case, to names."""
    folded: dict[str, str]
    """Names in case-folded form to names."""
    starts: dict[str, tuple[tuple[str, ...], ...]]
    """First word, case-folded, to the words of every name of several words that begins so."""
    unspaced: tuple[str, ...]
    """Names in scripts that set no spaces."""
    outlets: frozenset[str]
    """Names of newspapers and stations that others reprint."""
    firsts: frozenset[str]
    """Case-folded words of which a text with an agency in it has one: all of a name, or the first of several."""


@lru_cache(maxsize=1)
def _table() -> _Table:
    exact: dict[str, str] = {}
    folded: dict[str, str] = {}
    starts: dict[str, list[tuple[str, ...]]] = {}
    unspaced: list[str] = []
    agencies = read_table("agencies")["agency"]
    for agency in agencies:
        name = agency["name"]
        for short in agency.get("short", ()):
            exact.setdefault(short, name)
        for other in (name, *agency.get("also", ())):
            if other.isupper() and len(other) <= _CAPITALS:
                exact.setdefault(other, name)
                continue
            folded.setdefault(_fold(other), name)
            words = tuple(word.casefold() for word in _WORD.findall(other))
            if len(words) > 1:
                starts.setdefault(words[0], []).append(words)
            if len(other) > 1 and _UNSPACED.match(other):
                unspaced.append(other)
    tops = {word: tuple(sorted(names, key=len, reverse=True)) for word, names in starts.items()}
    outlets = frozenset(agency["name"] for agency in agencies if agency.get("outlet"))
    firsts = {*map(str.casefold, exact), *folded, *starts}
    firsts.update([word.replace("'", "’") for word in firsts])
    return _Table(exact, folded, tops, tuple(sorted(unspaced, key=len, reverse=True)), outlets, frozenset(firsts))


def _fold(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split())


def agency_of(text: str) -> str | None:
    """The name of the agency that a text names and nothing else; None where it says more or less.

    >>> agency_of("(AFP)"), agency_of("The Associated Press"), agency_of("afp and others")
    ('Agence France-Presse', 'Associated Press', None)
    """
    bare = text.strip(_EDGE)
    return _name_of(bare) if bare and len(bare) <= _LONGEST else None


@lru_cache(maxsize=512)  # several fields ask of the same names
def _name_of(bare: str) -> str | None:
    table = _table()
    return table.exact.get(bare) or table.folded.get(_fold(bare))


def known_names() -> frozenset[str]:
    """Every name and signature of the agencies, in small letters."""
    table = _table()
    return frozenset((*table.folded, *map(_fold, table.exact)))


def is_outlet(text: str) -> bool:
    """Whether an agency's name is that of a newspaper or station that others reprint.

    >>> is_outlet("CNN"), is_outlet("AFP")
    (True, False)
    """
    return agency_of(text) in _table().outlets


def agencies_in(text: str) -> Iterator[Mention]:
    """The agencies named in a line, in order; meant for lines, not for running text, where signatures are words.

    >>> [m.shown for m in agencies_in("mit Material von dpa und Agence France-Presse")]
    ['dpa', 'Agence France-Presse']
    """
    table = _table()
    is_unspaced = False
    found: Iterable[str]
    if text.isascii():
        found = _PLAIN_WORD.findall(text.lower())
    else:
        is_unspaced = _UNSPACED.search(text) is not None
        found = map(str.casefold, _WORD.findall(text))
    if not is_unspaced and table.firsts.isdisjoint(found):
        return  # as in most lines, at a third of what it takes to look closer
    words = list(_WORD.finditer(text))
    at = 0
    while at < len(words):
        word = words[at]
        shown = word.group()
        name = None
        stop = at + 1
        for names in table.starts.get(shown.casefold(), ()):
            size = len(names)
            if size > 1 and tuple(w.group().casefold() for w in words[at : at + size]) == names:
                start, end = word.start(), words[at + size - 1].end()
                name = table.folded.get(_fold(text[start:end])) or _named(table, names)
                stop = at + size
                break
        if name is None:
            name = table.exact.get(shown) or table.folded.get(_fold(shown))
        if name:
            yield Mention(name, text[word.start() : words[stop - 1].end()], word.start(), words[stop - 1].end())
        at = stop
    for other in table.unspaced if is_unspaced else ():
        at = text.find(other)
        if at >= 0 and not any(w.group() == other for w in words):
            yield Mention(table.folded[_fold(other)], other, at, at + len(other))
            return


def _named(table: _Table, words: tuple[str, ...]) -> str | None:
    """The agency whose name has these words, however they are joined."""
    return table.folded.get(" ".join(words)) or table.folded.get("-".join(words))

"""How much of a text speaks of the site or to its readers: 'sign up', 'our newsletter', 'this article first appeared'."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from newsparse.lexicon import UNSPACED, Lexicon

_WORD: Final = re.compile(r"\w+")


@lru_cache(maxsize=64)
def appeals(lexicon: Lexicon) -> Callable[[str], int]:
    """A function that counts the different phrases of a lexicon's category 'appeal' in a text.

    >>> from newsparse.lexicon import load
    >>> appeals(load("en"))("Subscribe to our newsletter. Subscribe now!")
    2
    """
    singles: set[str] = set()
    longer: dict[str, list[str]] = {}
    pieces: list[str] = []
    for phrase in lexicon.folded("appeal"):
        words = _WORD.findall(phrase)
        if UNSPACED.search(phrase):
            pieces.append(phrase)
        elif len(words) == 1:
            singles.add(words[0])
        else:
            longer.setdefault(words[0], []).append(f" {' '.join(words)} ")
    firsts = frozenset(longer)

    def count(text: str) -> int:
        folded = text.casefold()
        words = _WORD.findall(folded)
        own = frozenset(words)
        found = len(own & singles)
        if started := own & firsts:
            joined = f" {' '.join(words)} "
            found += sum([phrase in joined for first in started for phrase in longer[first]])
        if pieces:
            found += sum([piece in folded for piece in pieces])
        return found

    return count

"""How much of a text speaks of the site or to its readers: 'sign up', 'our newsletter', 'this article first appeared'."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from newsparse.lexicon import UNSPACED, Lexicon

_BEFORE: Final = ("", *"\"'“‘„«([¿¡")
"""What may stand before a word without a space."""
_AFTER: Final = ("", *".,:;!?…\"'”’»)]")
"""What may stand after one."""
_HANGUL: Final = re.compile(r"[가-힣]\Z")
"""Korean words take on particles: '구독은'."""


@lru_cache(maxsize=64)
def appeals(lexicon: Lexicon) -> Callable[[str], int]:
    """A function that counts the different phrases of a lexicon's category 'appeal' in a text.

    >>> from newsparse.lexicon import load
    >>> appeals(load("en"))("Subscribe to our newsletter. Subscribe now!")
    2
    """
    singles: dict[str, str] = {}
    longer: dict[str, list[str]] = {}
    pieces: list[str] = []
    for phrase in lexicon.folded("appeal"):
        first, _, rest = phrase.partition(" ")
        if UNSPACED.search(phrase) or _HANGUL.search(phrase):
            pieces.append(phrase)
        elif rest:
            for before in _BEFORE:
                longer.setdefault(before + first, []).append(phrase)
        else:
            # A set of whole words, with what may stand beside them, is found faster than words are cut out of each text.
            for before in _BEFORE:
                for after in _AFTER:
                    singles[before + first + after] = first
    known, firsts = frozenset(singles), frozenset(longer)

    def count(text: str) -> int:
        folded = text.casefold()
        own = frozenset(folded.split())
        found = len({singles[word] for word in own & known})
        if started := own & firsts:
            plain = folded.replace("’", "'")
            found += len({phrase for first in started for phrase in longer[first] if _holds(plain, phrase)})
        if pieces:
            found += sum([piece in folded for piece in pieces])
        return found

    return count


def _holds(text: str, phrase: str) -> bool:
    """Whether a text has a phrase that does not go on as a longer word."""
    at = text.find(phrase)
    while at >= 0:
        end = at + len(phrase)
        if not text[end : end + 1].isalnum():
            return True
        at = text.find(phrase, end)
    return False

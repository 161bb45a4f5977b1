"""How much of a text speaks of the site or to its readers: 'sign up', 'our newsletter', 'this article first appeared'."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from newsparse.lexicon import UNSPACED, Lexicon

_BEFORE: Final = ("", *"\"'“‘„«([¿¡")
"""What may stand before a word without a space."""
_AFTER: Final = ("", *".,:;!?…\"'”»)]")
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
        words = phrase.split()
        if UNSPACED.search(phrase) or _HANGUL.search(phrase):
            pieces.append(phrase)
        else:
            # Whole words, with what may stand beside them, are found in a set faster than words are cut out of each text;
            # a phrase is looked for where its longest word is found, the rarest as a rule.
            longest = max(words, key=len)
            for before in _BEFORE:
                for after in _AFTER:
                    if len(words) == 1:
                        singles[before + phrase + after] = phrase
                    else:
                        longer.setdefault(before + longest + after, []).append(phrase)
    known = frozenset(singles) | frozenset(longer)

    def count(text: str) -> int:
        folded = text.casefold().replace("’", "'")
        own = frozenset(folded.split())
        found = 0
        if told := own & known:
            found = len({singles[word] for word in told if word in singles})
            found += len({phrase for word in told for phrase in longer.get(word, ()) if _holds(folded, phrase)})
        if pieces:
            found += sum([piece in folded for piece in pieces])
        return found

    return count


def _holds(text: str, phrase: str) -> bool:
    """Whether a text has a phrase that is no part of longer words."""
    at = text.find(phrase)
    while at >= 0:
        end = at + len(phrase)
        if not text[end : end + 1].isalnum() and not text[max(at - 1, 0) : at].isalnum():
            return True
        at = text.find(phrase, end)
    return False

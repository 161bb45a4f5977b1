"""The words of an article's address, which are often those of its headline: 'varnpost.example/2024/05/old-bridge-reopens'."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final
from urllib.parse import unquote, urlsplit

_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_LEAST: Final = 3
"""Words of the shortest part of an address that tells a headline."""
_LONGEST: Final = 400
"""Characters of the longest part of an address that is read."""
_LATIN: Final = str.maketrans(
    {"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ı": "i", "ð": "d", "þ": "th"}
)
_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa"})


@lru_cache(maxsize=64)
def words_of_address(url: str | None) -> frozenset[str]:
    """The words of the part of an address that has the most of them, without accents; none where it has but a few.

    >>> sorted(words_of_address("https://varnpost.example/news/2024/alte-bruecke-wieder-offen-123.html"))
    ['alte', 'bruecke', 'html', 'offen', 'wieder']
    >>> words_of_address("https://varnpost.example/a/123"), words_of_address(None)
    (frozenset(), frozenset())
    """
    try:
        path = unquote(urlsplit(url or "").path)
    except ValueError:
        return frozenset()
    words = max((frozenset(plain_words(part)) for part in path.split("/")), key=len)
    return words if len(words) >= _LEAST else frozenset()


def plain_words(text: str) -> Iterator[str]:
    """A text's words of three letters and more as addresses have them: in small letters without accents, umlauts as two letters."""
    folded = unicodedata.normalize("NFC", text[:_LONGEST].casefold())
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded.translate(_UMLAUTS).translate(_LATIN))
        folded = "".join([char for char in folded if not unicodedata.combining(char)])
    yield from _WORD.findall(folded)


def share_of_address(words: frozenset[str], text: str) -> float:
    """How alike a text's words and those of an address are, 0 to 1: twice what they share among all of both.

    >>> words = words_of_address("https://varnpost.example/alte-brucke-wieder-offen")
    >>> share_of_address(words, "Alte Brücke wieder offen")
    1.0
    """
    own = set(plain_words(text))
    shared = len(words & own)
    if not text.isascii():  # some addresses drop an umlaut's dots
        bare = set(plain_words(text.translate(_UNDOTTED)))
        own, shared = max((own, shared), (bare, len(words & bare)), key=lambda both: both[1])
    return 2 * shared / (len(words) + len(own)) if own else 0.0


_UNDOTTED: Final = str.maketrans("äöüÄÖÜ", "aouAOU")

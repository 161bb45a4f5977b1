"""Labels at the start of lines, with a quick look at the first word before the lexicon is asked."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from newsparse.lexicon import Lexicon

_FIRST: Final = re.compile(r"[\s(\[*|>»•–—-]*([^\s:：/(),.|]+)")
"""The first word of a line."""


def label_of(lexicon: Lexicon, category: str, text: str) -> re.Match[str] | None:
    """`Lexicon.after_label`, for fields that ask it of many lines; None for an empty label.

    >>> from newsparse.lexicon import load
    >>> label_of(load("en"), "byline", "By Ada Moss").end(), label_of(load("en"), "byline", "Byron")
    (3, None)
    """
    first = _FIRST.match(text)
    if first is None:
        return None
    word = first[1].casefold().replace("’", "'")
    starts, letters = _starts(lexicon, category)
    if word not in starts and (word.isascii() or word[0] not in letters):
        return None
    match = lexicon.after_label(category, text)
    return match if match and match.group().strip() else None


@lru_cache(maxsize=512)
def _starts(lexicon: Lexicon, category: str) -> tuple[frozenset[str], frozenset[str]]:
    """First words of a category's labels, and first letters of those in scripts that set no spaces."""
    words = {match[1] for label in lexicon.folded(category) if (match := _FIRST.match(label))}
    return frozenset(words), frozenset(word[0] for word in words if word and not word.isascii())

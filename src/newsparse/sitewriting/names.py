"""Which class names and ids a selector may lean on: those that a person gave, not those that a build made."""

from __future__ import annotations

import re
from typing import Final

_PART: Final = re.compile(r"[^\W_]+")
_PIECE: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]|\d+")
_SHORTEST_HASH: Final = 5
"""Characters; shorter parts ('h2', 'col6', 'a11y') are abbreviations as often."""
_LONGEST_NUMBER: Final = 2
"""Digits; longer numbers count pages or builds ('post-1234', 'jss104')."""
_SHORT_PIECES: Final = 2.0
"""Words joined by capitals ('storyBody') have pieces of several letters, hashes ('iJKmBz') of one or two."""


def is_generated(name: str) -> bool:
    """Whether a class name or id looks made by a build or a database, so that the next page or release has another.

    >>> [name for name in ("story__title", "articleBody", "css-1x2y3z", "sc-bXkQzT", "post-48213", "h2") if is_generated(name)]
    ['css-1x2y3z', 'sc-bXkQzT', 'post-48213']
    """
    return any(_is_hash(part) for part in _PART.findall(name))


def _is_hash(part: str) -> bool:
    if re.search(rf"\d{{{_LONGEST_NUMBER + 1}}}", part):
        return True
    if len(part) < _SHORTEST_HASH or not part.isascii():
        return False
    if re.search(r"\d[a-zA-Z]", part):
        return True
    pieces = _PIECE.findall(part)
    if len(pieces) > 2 and not part.isupper() and len(part) / len(pieces) < _SHORT_PIECES:
        return True
    return not re.search(r"[aeiouyAEIOUY]", part) and not part.isupper()

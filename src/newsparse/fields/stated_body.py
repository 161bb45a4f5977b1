"""Which blocks the metadata's articleBody has: an oracle to align blocks to, not a text to take over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from typing import Final

from newsparse.page import Page

_SHORTEST: Final = 600
"""Characters of an articleBody that may be the whole of it; many are cut off after 500."""
_PREFIX: Final = 48
"""Characters at a block's start that are looked up."""
_LONG: Final = 24
"""Characters past which a text stands in an articleBody for no other reason than being of the body."""
_COVERED: Final = 0.5
"""An articleBody of which the blocks show less is of another article, or is written in another way."""
_TAG: Final = re.compile(r"<[^<>]*>")


def stated_blocks(page: Page) -> Sequence[int | None]:
    """For each block 1 if the articleBody has it and 2 if not, 3 and 4 for short ones.

    None for all blocks of a page without a fitting articleBody, and for what is no text.
    """
    unknown: list[int | None] = [None] * len(page.blocks)
    body = page.metadata.article.get("articleBody")
    if not isinstance(body, str) or len(body) < _SHORTEST:
        return unknown
    if "<" in body or "&" in body:
        body = unescape(_TAG.sub(" ", body))
    body = " ".join(body.split())
    if len(body) < _SHORTEST:
        return unknown
    words = set(body.split())
    codes = list(unknown)
    covered = 0
    for block in page.blocks:
        if block.kind != "text":
            continue
        text = block.text
        # A block's words are looked up before it is searched for; the outer ones may be cut.
        head = text[:_PREFIX]
        has = words.issuperset(head.split()[1:-1]) and head in body
        is_long = len(text) > _LONG
        if has and is_long:
            covered += len(text)
        codes[block.index] = (1 if has else 2) + 2 * (not is_long)
    return codes if covered >= _COVERED * len(body) else unknown

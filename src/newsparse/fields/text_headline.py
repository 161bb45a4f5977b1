"""The headline of a plain text: the line above the body that reads like one and whose words the body takes up.

Markup and metadata are unknown here, so the body is judged first.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Final

from newsparse.fields.choosing import choose
from newsparse.fields.judgement import Feature, Judgement, label_of, start_of
from newsparse.page import Block, Finding, Page

FEATURES: Final = (
    "distance", "size", "end", "start", "taken up", "repeated", "label", "next label", "next size", "previous size",
    "digits", "likely", "first", "size,distance", "next digits", "taken up,size",
)  # fmt: skip
"""The features of a line as a headline, in the order of `headline_features`."""
_REACH: Final = 60
"""Lines above the body that are looked at."""
_INTO: Final = 3
"""Lines of the body's beginning that are looked at too: a headline may be judged part of the body."""
_LONGEST: Final = 300
"""Characters past which no line is a headline."""
_DISTANCES: Final = (-1, 0, 1, 2, 3, 4, 6, 9, 13, 20, 35)
_SIZES: Final = (12, 20, 28, 38, 50, 65, 80, 100, 130, 170)
_SHARES: Final = (0.01, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95)
_BODY_READ: Final = 4_000
"""Characters of the body in which a headline's words are looked up."""
_WORD: Final = re.compile(r"[^\W\d_]{4,}|[぀-ヿ㐀-䶿一-鿿가-힣]{2}")
_LIKELY: Final = 0.03
"""A line less likely than this is no headline; the first line then stands for one if it is like one."""


def find_text_headline(page: Page, judgement: Judgement, taken: Collection[int] = ()) -> Finding[str] | None:
    """The headline of a plain text, from the lines above its body that no other field has taken."""
    lines = [line for line in candidates(page, judgement) if line.index not in taken]
    if not lines:
        return None
    place, likely = choose("text headline", FEATURES, headline_features(page, judgement, lines))
    best = lines[place]
    if likely < _LIKELY:
        first, *others = page.blocks
        if not others or len(first.text) > _LONGEST or len(others[0].text) < len(first.text):
            return None
        best = first
    return Finding(best.text, "wording", "line above the body", (best.index,), max(likely, 0.2))


def candidates(page: Page, judgement: Judgement) -> list[Block]:
    """The lines that may be the headline, in page order."""
    start = judgement.first if judgement.end else len(page.blocks)
    near = page.blocks[max(start - _REACH, 0) : start + _INTO]
    return [block for block in near if len(block.text) <= _LONGEST]


def headline_features(page: Page, judgement: Judgement, lines: Sequence[Block]) -> list[tuple[Feature, ...]]:
    """The features of each line, in the order of `FEATURES`."""
    blocks = page.blocks
    start = judgement.first if judgement.end else len(blocks)
    text = "\n".join(block.text for block in blocks[start : start + 40])[:_BODY_READ]
    body = Counter(_WORD.findall(text.casefold()))
    seen = Counter([block.text for block in blocks])
    rows: list[tuple[Feature, ...]] = []
    for block in lines:
        i, own = block.index, block.text
        words = set(_WORD.findall(own.casefold()))
        inside = i >= start
        taken = sum(1 for word in words if body[word] > inside) / len(words) if words else 0.0
        after = blocks[i + 1].text if i + 1 < len(blocks) else ""
        before = blocks[i - 1].text if i else ""
        last = own.rstrip("\"'”’»)]")[-1:]
        distance = bisect_right(_DISTANCES, start - i)
        size = bisect_right(_SIZES, len(own))
        shared = bisect_right(_SHARES, taken)
        rows.append((
            distance, size, "." if last in ".。…" else "?" if last in "?!？！" else ":" if last in ":," else "", start_of(own),
            shared, min(seen[own], 3), label_of(page.lexicon, own), label_of(page.lexicon, after) if after else None,
            bisect_right(_SIZES, len(after)), bisect_right(_SIZES, len(before)), min(sum(map(str.isdigit, own)), 5),
            int(judgement.scores[i] * 4), int(i == 0), size * 20 + distance, min(sum(map(str.isdigit, after[:40])), 5),
            shared * 20 + size,
        ))  # fmt: skip
    return rows

"""The blocks around the text, where bylines, dates and source lines stand."""

from __future__ import annotations

import re
from typing import Final

from newsparse.fields.judgement import Judgement
from newsparse.page import Block, Hint, Page

LIKELY: Final = 0.5
"""The score from which a block is taken for body text, as in `judge`."""
_ABOVE: Final = 8
"""Blocks above the headline that are looked at: kickers, dates and bylines stand there."""
_BELOW: Final = 45
"""Blocks below the headline that are looked at where the text begins late or nowhere."""
_INTO: Final = 5
"""Blocks past the first paragraph that are looked at: some pages set the byline after the standfirst."""
_TAIL: Final = 14
"""Blocks below the last paragraph that are looked at."""
_PARAGRAPH: Final = 60
"""Characters from which a likely block shows that the text has begun; shorter ones may be labels judged wrongly."""

_DENSE: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_SAMPLE: Final = 60
"""Characters that tell whether a text is of a dense script."""
_COMPANY: Final = 2
"""Likely paragraphs that follow the first one of the text …"""
_REACH: Final = 20
"""… within so many blocks."""

ELSEWHERE: Final = int(
    Hint.NAVIGATION | Hint.FOOTER | Hint.RELATED | Hint.PROMOTION | Hint.COMMENTS | Hint.NEWSLETTER | Hint.TEASER
    | Hint.LEGAL | Hint.FORM
)  # fmt: skip
"""Hints of places that speak of other articles or of none."""


def width(text: str) -> int:
    """The length of a text in letters of an alphabet: a character of Chinese, Japanese or Korean says as much as several.

    >>> width("bridge"), width("橋は再開")
    (6, 10)
    """
    if text.isascii():
        return len(text)
    dense = _DENSE.findall(text[:_SAMPLE])
    return len(text) + (len(text) * 3 // 2 if len(dense) > 0.3 * min(len(text), _SAMPLE) else 0)


def text_start(page: Page, judgement: Judgement) -> int:
    """Index of the first paragraph of the text at or below the headline; of the first at all where there is none.

    A likely paragraph that no others follow closely is passed over: it is a stray one in a menu or a teaser.
    """
    scores, blocks = judgement.scores, page.blocks
    fallback: int | None = None
    for begin in (judgement.headline + 1 if judgement.headline is not None else judgement.first, judgement.first):
        likely: list[int] = []
        for index in range(begin, judgement.end):
            if scores[index] >= LIKELY and (
                len(blocks[index].text) >= _PARAGRAPH or width(blocks[index].text) >= _PARAGRAPH
            ):
                likely.append(index)
                if len(likely) > _COMPANY and index - likely[-1 - _COMPANY] <= _REACH:
                    return likely[-1 - _COMPANY]
        if fallback is None and likely:
            fallback = likely[0]
        if likely and len(likely) <= _COMPANY:
            return likely[0]
    return judgement.first if fallback is None else fallback


def head(page: Page, judgement: Judgement, start: int | None = None) -> range:
    """Indices of the blocks around headline and beginning of the text; `start` is `text_start`, where it is known."""
    start = text_start(page, judgement) if start is None else start
    top = judgement.headline if judgement.headline is not None else start
    low, high = min(top, start), max(top, start)
    if judgement.first < top <= judgement.first + _BELOW:
        low = min(low, judgement.first)  # a heading of the text was taken for the headline
    if high - low > _BELOW:
        low, high = top, top + _BELOW
    return range(max(low - _ABOVE, 0), min(high + _INTO + 1, len(page.blocks)))


def text_end(page: Page, judgement: Judgement) -> int:
    """Index behind the last paragraph of the text.

    Short lines that are likely may stand below it: a sign-off, the issue that it was printed in.
    """
    end, scores, blocks = judgement.end, judgement.scores, page.blocks
    near = range(end - 1, max(end - _TAIL, judgement.first) - 1, -1)
    return next((i + 1 for i in near if scores[i] >= LIKELY and width(blocks[i].text) >= _PARAGRAPH), end)


def tail(page: Page, judgement: Judgement) -> range:
    """Indices of the last paragraph and the blocks below it."""
    start = min(text_end(page, judgement) - 1, judgement.end - 2)
    return range(max(start, 0), min(judgement.end + _TAIL, len(page.blocks)))


def foreign_hints(page: Page, judgement: Judgement, start: int | None = None) -> int:
    """The hints that here tell other places from the article: not those that headline or text are inside of as well.

    `start` is `text_start`, where it is known.
    """
    shared = 0
    for index in (judgement.headline, text_start(page, judgement) if start is None else start):
        if index is not None and index < len(page.blocks):
            shared |= page.containers[page.blocks[index].container].all_hints
    return ELSEWHERE & ~shared


def is_elsewhere(page: Page, block: Block, foreign: int = ELSEWHERE) -> bool:
    """Whether the markup says that a block belongs to navigation, teasers, comments and the like."""
    return bool(page.containers[block.container].all_hints & foreign)

"""Words within a line that readers do not see: said to those who listen ('opens in a new window'), or shown later only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import attrs

from newsparse.page import Block, Hint, Page, Span

_ALOUD: Final = int(Hint.ALOUD)
_REMARK: Final = 60
"""Characters of the longest such remark; a longer one may be the rest of a text that a button unfolds."""


def as_seen(page: Page, indices: Sequence[int]) -> Page:
    """The page with these of its blocks as readers see them."""
    changed = {i: shown for i in indices if (shown := seen(page.blocks[i])) is not page.blocks[i]}
    if not changed:
        return page
    return attrs.evolve(page, blocks=[changed.get(i, block) for i, block in enumerate(page.blocks)])


def seen(block: Block) -> Block:
    """The block without remarks that are not seen; one that is nothing else stays as it is."""
    text, spans = block.text, list(block.spans)
    for start, end in reversed(_remarks(block)):
        if end == len(text):
            start = len(text[:start].rstrip())
        elif text[end].isspace() and (start == 0 or text[start - 1].isspace()):
            end += 1
        text = text[:start] + text[end:]
        spans = [found for span in spans if (found := _without(span, start, end))]
    return block._replace(text=text, spans=tuple(spans)) if text and text is not block.text else block


def _remarks(block: Block) -> list[tuple[int, int]]:
    """Where the outermost remarks are that are not seen, from the first to the last."""
    found: list[tuple[int, int]] = []
    for span in block.spans:
        if (
            span.hints & _ALOUD == _ALOUD
            and span.end - span.start <= _REMARK
            and (not found or span.start >= found[-1][1])
        ):
            found.append((span.start, min(span.end, len(block.text))))
    return found


def _without(span: Span, start: int, end: int) -> Span | None:
    """A span once the characters from `start` to `end` are gone; None if it was no more than these."""
    first = min(span.start, start) if span.start < end else span.start - (end - start)
    last = span.end if span.end <= start else max(span.end - (end - start), start)
    return span._replace(start=first, end=last) if first < last else None

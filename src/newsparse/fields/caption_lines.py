"""Captions and credits in plain text, told by their wording and place."""

from __future__ import annotations

from typing import Final

from newsparse.fields.credit_words import CreditWords, credit_words
from newsparse.fields.credits import Split, split_caption
from newsparse.fields.judgement import Judgement
from newsparse.model import Image
from newsparse.page import Block, Finding, Page

_LONGEST: Final = 420
"""Characters past which a line is no caption."""
_ABOVE: Final = 12
"""Lines above the body among which a lead picture's caption may stand; farther up there are teasers."""
_LIKELY: Final = 0.5
_LONGEST_LIKELY: Final = 240
"""Characters of the longest line that, judged part of the body, may still be a caption."""
_SHORTEST: Final = 16
"""Characters of the shortest caption that stands on a line of its own above a credit."""


def images_in_text(page: Page, judgement: Judgement) -> Finding[tuple[Image, ...]] | None:
    """The captions of a plain text as pictures without an address: lines that end in, or are, a labelled credit."""
    words = credit_words(page.lexicon)
    images: list[Image] = []
    used: list[int] = []
    for block in page.blocks[max(judgement.first - _ABOVE, 0) : judgement.end]:
        split = _split(page, judgement, block, words)
        if split is None:
            continue
        caption, blocks = _unstopped(split.caption) or None, [block.index]
        if caption is None and (above := _caption_above(page, judgement, block, used)) is not None:
            caption = above.text
            blocks.insert(0, above.index)
        used.extend(blocks)
        images.append(Image(caption=caption, credit=split.credit, is_lead=not images and blocks[0] <= judgement.first + 1))
    if not images:
        return None
    return Finding(tuple(dict.fromkeys(images)), "wording", "line with a credit", tuple(used), 0.7)


def _unstopped(caption: str) -> str:
    """A caption without the full stop that only parts it from the credit: one that ends no second sentence."""
    if caption.endswith(".") and not caption.endswith("..") and ". " not in caption:
        return caption[:-1]
    return caption


def _split(page: Page, judgement: Judgement, block: Block, words: CreditWords) -> Split | None:
    """A line's caption and credit; None for a line that is no caption."""
    text = block.text
    if block.kind != "text" or len(text) > _LONGEST:
        return None
    if judgement.scores[block.index] >= _LIKELY and len(text) > _LONGEST_LIKELY:
        return None
    if page.lexicon.after_label("source", text) and not page.lexicon.after_label("credit", text):
        return None  # where the article is from
    split = split_caption(text, words)
    if not split.caption and not page.lexicon.after_label("credit", text):
        return None  # an agency's name alone signs the text
    return split if split.credit and split.is_sure else None


def _caption_above(page: Page, judgement: Judgement, block: Block, used: list[int]) -> Block | None:
    """The line above a credit that stands alone, where it reads like a caption and not like the body."""
    if block.index == 0 or block.index - 1 in used:
        return None
    above = page.blocks[block.index - 1]
    if judgement.scores[above.index] >= _LIKELY or not _SHORTEST <= len(above.text) <= _LONGEST_LIKELY:
        return None
    return above if above.text[-1:] in ".。" else None

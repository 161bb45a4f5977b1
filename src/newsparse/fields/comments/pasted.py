"""The comment section of a plain text: the line below the body that heads it or invites to write."""

from __future__ import annotations

import re
from typing import Final

from newsparse.fields.judgement import Judgement
from newsparse.lexicon import fold
from newsparse.model import CommentSection
from newsparse.page import Block, Finding, Page

_COUNT: Final = re.compile(r"\d{1,6}")
_LONGEST_HEADING: Final = 120
"""Characters of the longest heading."""
_REACH: Final = 12
"""Lines from the heading on among which an invitation to write, or a note that one may not, is looked for."""


def section_in_text(page: Page, judgement: Judgement) -> Finding[CommentSection] | None:
    """The section, with its heading and whether one may write; its comments are not told apart yet."""
    for block in page.blocks[judgement.end :]:
        if len(block.text) > _LONGEST_HEADING or not (_is(page, block, "comment_form") or _is(page, block, "comment_heading")):
            continue
        near = page.blocks[block.index : block.index + _REACH]
        is_open: bool | None = True if any(_is(page, line, "comment_form") for line in near) else None
        if any(page.lexicon.is_label("comment_closed", line.text) for line in near):
            is_open = False
        count = _COUNT.search(block.text)
        section = CommentSection(heading=block.text, is_open=is_open, declared_count=int(count[0]) if count else None)
        return Finding(section, "wording", "label", (block.index,), 0.7, {block.index: "comment heading"})
    return None


def _is(page: Page, block: Block, category: str) -> bool:
    """Whether a line is one of the category's words, with any number in the place of '#'."""
    words = page.lexicon.folded(category)
    folded = fold(block.text)
    return folded in words or _COUNT.sub("#", folded) in words

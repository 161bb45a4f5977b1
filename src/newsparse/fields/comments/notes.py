"""A page's note on comments outside any place for them: 'Comments are closed', 'Write the first response'."""

from __future__ import annotations

from typing import Final, NamedTuple

from newsparse.fields.comments.lines import one_speaks_of, speaks_of
from newsparse.fields.comments.state import closes, is_label
from newsparse.fields.judgement import Judgement
from newsparse.page import Hint, Page

_MENUS: Final = int(Hint.NAVIGATION | Hint.RELATED | Hint.SHARE)
_LONGEST: Final = 300
"""Characters of the longest line that ends in such a note."""
_LONGEST_INVITATION: Final = 60
_BODY: Final = 0.5
"""A block at least this likely is of the body."""


class Note(NamedTuple):
    """What a line says of comments."""

    is_open: bool
    blocks: tuple[int, ...]


def find_note(page: Page, judgement: Judgement) -> Note | None:
    """The note that comments are closed, else the first that asks to write one; outside the body, below the headline."""
    containers = page.containers
    start = judgement.headline or 0
    blocks = [
        block
        for block, likely in zip(page.blocks[start:], judgement.scores[start:], strict=True)
        if likely < _BODY
        and block.kind == "text"
        and len(block.text) <= _LONGEST
        and not containers[block.container].all_hints & _MENUS
    ]
    if not one_speaks_of("about", [block.text for block in blocks]):
        return None
    invited: Note | None = None
    for block in blocks:
        text = block.text
        if not speaks_of("about", text):
            continue
        if closes(page.lexicon, text):
            return Note(False, (block.index,))
        if invited is None and len(text) <= _LONGEST_INVITATION and is_label(page.lexicon, "comment_form", text):
            invited = Note(True, (block.index,))
    return invited

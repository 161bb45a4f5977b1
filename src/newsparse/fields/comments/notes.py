"""A page's note on comments outside any place for them: 'Comments are closed', 'Write the first response'."""

from __future__ import annotations

from typing import Final, NamedTuple

from newsparse.fields.comments.lines import stems
from newsparse.fields.comments.state import closes, is_label
from newsparse.fields.judgement import Judgement
from newsparse.page import Page

_LONGEST: Final = 300
"""Characters of the longest line that ends in such a note."""
_LONGEST_INVITATION: Final = 60


class Note(NamedTuple):
    """What a line says of comments."""

    is_open: bool
    blocks: tuple[int, ...]


def find_note(page: Page, judgement: Judgement) -> Note | None:
    """The note that comments are closed, else the first that asks to write one; outside the body, below the headline."""
    about = stems()["about"]
    invited: Note | None = None
    start = judgement.headline or 0
    for block in page.blocks[start:]:
        text = block.text
        if block.kind != "text" or len(text) > _LONGEST or judgement.scores[block.index] >= 0.5:
            continue
        if not about.search(text) and not about.search(text.lower()):
            continue
        if closes(page.lexicon, text):
            return Note(False, (block.index,))
        if invited is None and len(text) <= _LONGEST_INVITATION and is_label(page.lexicon, "comment_form", text):
            invited = Note(True, (block.index,))
    return invited

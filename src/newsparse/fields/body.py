"""The body: the blocks judged to be the article's text, typed."""

from __future__ import annotations

from collections.abc import Collection

from newsparse.fields.judgement import Judgement
from newsparse.model import Body, BodyBlock, Heading, Paragraph
from newsparse.page import Finding, Page


def find_body(page: Page, judgement: Judgement, taken: Collection[int]) -> Finding[Body] | None:
    """The body; `taken` are the blocks that belong to other fields."""
    chosen = [
        page.blocks[i]
        for i in range(judgement.first, judgement.end)
        if judgement.scores[i] >= 0.4 and i not in taken
    ]
    blocks: list[BodyBlock] = [Heading(b.text, b.level) if b.level else Paragraph(b.text) for b in chosen]
    if not blocks:
        return None
    return Finding(Body(tuple(blocks)), "markup", "judged blocks", tuple(b.index for b in chosen), 0.5)

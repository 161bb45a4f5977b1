"""Which blocks are the article's text: each block alone, then in its sequence and container."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from newsparse.page import Finding, Hint, Page


@attrs.frozen
class Judgement:
    """How likely each block is part of the body, and where the body lies."""

    scores: Sequence[float]
    """0 to 1 for each block of the page; 0 for images, embeds and controls."""
    first: int
    """Index of the first block of the body; equal to `end` where there is no body."""
    end: int
    """Index past the last block of the body."""
    container: int
    """Index of the innermost container that holds the body; 0, the root, in plain text."""
    headline: int | None = None
    """Index of the block that shows the headline."""


_BAD = (
    Hint.NAVIGATION | Hint.FOOTER | Hint.ASIDE | Hint.RELATED | Hint.PROMOTION | Hint.SHARE | Hint.NEWSLETTER
    | Hint.COMMENTS | Hint.CAPTION | Hint.CREDIT | Hint.TAGS | Hint.FORM | Hint.HIDDEN | Hint.BIOGRAPHY | Hint.LEGAL
)  # fmt: skip


def judge(page: Page, headline: Finding[str] | None) -> Judgement:
    """Judge every block."""
    scores = []
    mass: dict[int, float] = {}
    for block in page.blocks:
        score = 0.0
        if block.kind == "text":
            size = len(block.text)
            linked = (block.link_chars or 0) / size
            bad = page.hints(block) & _BAD
            if size > 60 and linked < 0.5 and not bad:
                score = min(1.0, size / 120)
            elif size > 15 and linked < 0.3 and not bad:
                score = 0.4
            parent = page.containers[page.containers[block.container].parent].index if block.container else 0
            mass[parent] = mass.get(parent, 0.0) + score * size * (size > 60)
        scores.append(score)
    core = max(mass, key=mass.__getitem__, default=0)
    container = page.containers[core]
    start = headline.blocks[0] + 1 if headline and headline.blocks else 0
    good = [i for i in range(max(container.first, start), container.end) if scores[i] >= 0.5]
    first, end = (good[0], good[-1] + 1) if good else (0, 0)
    return Judgement(scores, first, end, core, headline.blocks[0] if headline and headline.blocks else None)

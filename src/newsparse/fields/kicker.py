"""The kicker: the short line above the headline that names its subject."""

from __future__ import annotations

from typing import Final

from newsparse.fields.judgement import Judgement
from newsparse.page import Finding, Hint, Page

_KICKER: Final = int(Hint.KICKER)
_NOT: Final = int(Hint.NAVIGATION | Hint.FOOTER | Hint.ASIDE | Hint.RELATED | Hint.PROMOTION | Hint.BYLINE | Hint.DATE)
_REACH: Final = 6
"""Blocks before the headline among which the kicker is looked for."""
_LONGEST: Final = 80


def find_kicker(page: Page, judgement: Judgement) -> Finding[str] | None:
    """The kicker, by its name in the markup, just above the headline or inside its heading."""
    at = judgement.headline
    if at is None or page.is_text:
        return None
    headline = page.blocks[at]
    for span in headline.spans:
        if span.hints & _KICKER and span.start == 0 and span.end < len(headline.text):
            return Finding(headline.text[: span.end].strip(" :|\n"), "markup", "inside the heading", (), 0.8)
    for block in reversed(page.blocks[max(at - _REACH, 0) : at]):
        own = page.containers[block.container].hints
        for span in block.spans:
            own |= span.hints
        if block.kind == "text" and own & _KICKER and not own & _NOT and len(block.text) <= _LONGEST:
            return Finding(block.text.strip(" :|"), "markup", "named as kicker", (block.index,), 0.8)
    return None

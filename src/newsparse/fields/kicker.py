"""The kicker: the short line above the headline that names its subject."""

from __future__ import annotations

from typing import Final

from newsparse.fields.judgement import Judgement
from newsparse.fields.moments import dates_in, languages_of
from newsparse.page import Finding, Hint, Page

_KICKER: Final = int(Hint.KICKER)
_NOT: Final = int(Hint.NAVIGATION | Hint.FOOTER | Hint.ASIDE | Hint.RELATED | Hint.PROMOTION | Hint.BYLINE | Hint.DATE)
_REACH: Final = 6
"""Blocks before the headline among which the kicker is looked for."""
_LONGEST: Final = 80
_JOINTS: Final = " :|\n"
"""What parts it from the headline."""


def find_kicker(page: Page, judgement: Judgement, headline: Finding[str] | None = None) -> Finding[str] | None:
    """The kicker, just above the headline by its name in the markup, or inside its heading: what stands there before it."""
    at = judgement.headline
    if at is None or page.is_text:
        return None
    heading = page.blocks[at]
    for span in heading.spans:
        if span.hints & _KICKER and span.start == 0 and span.end < len(heading.text):
            return Finding(heading.text[: span.end].strip(_JOINTS), "markup", "inside the heading", (), 0.8)
    if headline and (before := _before(heading.text, headline.value)):
        is_dated = any(span.tag == "time" for span in heading.spans) or dates_in(before, languages_of(page.lexicon))
        if not is_dated:
            return Finding(before, "markup", "before the headline", (), 0.8)
    for block in reversed(page.blocks[max(at - _REACH, 0) : at]):
        own = page.containers[block.container].hints
        for span in block.spans:
            own |= span.hints
        if block.kind != "text" or not own & _KICKER or own & _NOT or len(block.text) > _LONGEST:
            continue
        if not dates_in(block.text, languages_of(page.lexicon)):
            return Finding(block.text.strip(_JOINTS), "markup", "named as kicker", (block.index,), 0.8)
    return None


def _before(heading: str, headline: str) -> str | None:
    """What stands in a heading before the headline."""
    text = " ".join(heading.split())
    if not text.endswith(headline):
        return None
    before = text.removesuffix(headline).strip(_JOINTS)
    return before if 1 < len(before) <= _LONGEST else None

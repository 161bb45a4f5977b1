"""The standfirst: the summary between headline and body, which is not part of the body."""

from __future__ import annotations

from typing import Final

from newsparse.fields.judgement import Judgement
from newsparse.page import Block, Finding, Hint, Page
from newsparse.reading.metadata import text_of

_STANDFIRST: Final = int(Hint.STANDFIRST)
_NOT: Final = int(
    Hint.BYLINE | Hint.AUTHOR | Hint.DATE | Hint.CAPTION | Hint.CREDIT | Hint.KICKER | Hint.SHARE | Hint.NAVIGATION
    | Hint.RELATED | Hint.PROMOTION | Hint.NEWSLETTER | Hint.TAGS | Hint.FOOTER | Hint.COMMENTS | Hint.ASIDE | Hint.FIGURE
    | Hint.BIOGRAPHY | Hint.TOOLS
)  # fmt: skip
_REACH: Final = 14
"""Text blocks after the headline among which the standfirst is looked for."""
_SHORTEST: Final = 30
_LONGEST: Final = 700
"""Characters of a standfirst."""
_PREFIX: Final = 50
"""Characters at the start by which a description and a block are the same text; descriptions are cut short."""


def find_standfirst(page: Page, judgement: Judgement) -> Finding[str] | None:
    """The standfirst, by its name in the markup, its heading level, its emphasis, or the page's description."""
    if judgement.headline is None or page.is_text:
        return None
    descriptions = _descriptions(page)
    best: Block | None = None
    most = 0.0
    rule = ""
    for block in _after_headline(page, judgement):
        score, why = _score(page, judgement, block, descriptions)
        if score > most:
            best, most, rule = block, score, why
    if best is None or most < 2.0:
        return None
    return Finding(best.text, "markup", rule, (best.index,), min(0.4 + most / 8, 0.97))


def _after_headline(page: Page, judgement: Judgement) -> list[Block]:
    """The first text blocks after the headline, up to well into the body."""
    found: list[Block] = []
    start = judgement.headline or 0
    body = 0
    for block in page.blocks[start + 1 : start + 1 + 4 * _REACH]:
        if block.kind != "text":
            continue
        found.append(block)
        if judgement.scores[block.index] > 0.5 and len(block.text) > 80:
            body += 1
        if len(found) >= _REACH or body > 2:
            break
    return found


def _descriptions(page: Page) -> tuple[str, ...]:
    meta = page.metadata
    found = (
        meta.first("og:description"),
        meta.first("description"),
        text_of(meta.article.get("description")),
        text_of(meta.article.get("alternativeHeadline")),
    )
    return tuple({" ".join(text.split()) for text in found if text and len(text) >= _SHORTEST})


def _score(page: Page, judgement: Judgement, block: Block, descriptions: tuple[str, ...]) -> tuple[float, str]:
    """How much speaks for a block as the standfirst, and what most."""
    text = " ".join(block.text.split())
    if not _SHORTEST <= len(text) <= _LONGEST or (block.link_chars or 0) > 0.5 * len(text):
        return 0.0, ""
    container = page.containers[block.container]
    own = container.hints
    if container.parent >= 0:
        outer = page.containers[container.parent]
        if outer.end - outer.first <= 4:
            own |= outer.hints
    for span in block.spans:
        if span.end - span.start > 0.8 * len(block.text):
            own |= span.hints
    if own & _NOT:
        return 0.0, ""
    score, rule = 0.0, "description"
    if own & _STANDFIRST:
        score, rule = 2.2, "named as standfirst"
    if any(text.startswith(d[:_PREFIX]) for d in descriptions):
        score += 1.0 if judgement.scores[block.index] > 0.5 and not own & _STANDFIRST else 1.4
    if block.level and block.level > 1:
        score += 0.8
        rule = rule if own & _STANDFIRST else f"h{block.level} below the headline"
    elif any(s.tag in ("b", "strong") and s.end - s.start > 0.95 * len(block.text) for s in block.spans):
        score += 0.8
    inside = page.containers[judgement.container]
    if not inside.first <= block.index < inside.end:
        score += 0.7
    return score, rule

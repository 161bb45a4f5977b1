"""Bylines as pages show them: which lines name who wrote the article."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final, NamedTuple

from newsparse.fields.agencies import agency_of
from newsparse.fields.byline_evidence import (
    CLOSE_BLOCKS,
    LONGEST_LINE,
    SHORT_LINE,
    ArticlePlace,
    dated_blocks,
    is_bare,
    is_credit,
    markup_evidence,
    names_of_block,
    topic_weight,
    wording_weight,
)
from newsparse.fields.byline_words import after_byline_label, after_editing_label, may_begin_with_label, words_of
from newsparse.fields.judgement import Judgement
from newsparse.fields.names import Names, unique_authors
from newsparse.fields.surroundings import LIKELY, foreign_hints, head, tail, text_start
from newsparse.model import Author
from newsparse.page import Hint, Page

_UNNAMED_HINTS: Final = int(Hint.CAPTION | Hint.CREDIT | Hint.PULLQUOTE | Hint.GALLERY)
_CLOSE_BETWEEN: Final = 10
"""`CLOSE_BLOCKS` for lines between headline and text."""
_DATED_NEARBY: Final = 1.0
"""What a date in the line or next to it adds: bylines and dates stand together."""
_MARKED: Final = 1.5
"""The evidence of markup from which a line is a byline by its element's name or a link to a person's page."""
_SENTENCE_END: Final = re.compile(r"[.!?。]\s*$")
_TOOLBARS: Final = int(Hint.TOOLS | Hint.TAGS | Hint.SHARE)
"""Places where names are rather topics, buttons or accounts."""
_ENOUGH: Final = 2.0
"""The evidence from which a line counts as a byline."""
_CERTAIN: Final = 2.5
"""The evidence that spares looking for bylines below the text."""
_ENOUGH_IN_TEXT: Final = 1.4
"""The same in plain text, where names of elements cannot speak for it."""


class Byline(NamedTuple):
    """A line, or lines in a row, that name who wrote the article."""

    authors: tuple[Author, ...]
    agencies: tuple[str, ...]
    """Agencies among or beside the authors, as shown."""
    weight: float
    """How much speaks for it: `_ENOUGH` and more."""
    blocks: tuple[int, ...]
    """The blocks that show it and hold no running text."""
    is_labelled: bool
    """Whether words such as 'By' say so."""
    is_doubtful: bool = False
    """Whether the second of two names may be what the first one does: 'Ada Moss, Master Gardener'."""


class _Line(NamedTuple):
    """A line that may be a byline."""

    block: int
    names: Names
    weight: float
    look: tuple[str, str]
    """Tag and names of its container: lines of one byline look alike."""
    is_chained: bool
    """Whether it follows a label that stands alone."""


def find_bylines(page: Page, judgement: Judgement, taken: Collection[int] = ()) -> list[Byline]:
    """The bylines around the text, the likeliest first; `taken` are the blocks of pictures, which name photographers.

    The lines below the text are looked at where those around its beginning name nobody.
    """
    zone = head(page, judgement)
    found = _in_lines(page, judgement, zone, zone, taken)
    if found and (found[0].weight >= _CERTAIN or not page.is_text):
        return found
    below = tail(page, judgement)
    found += _in_lines(page, judgement, range(max(below.start, zone.stop), below.stop), zone, taken)
    return sorted(found, key=lambda byline: -byline.weight)


def _in_lines(page: Page, judgement: Judgement, indices: range, zone: range, taken: Collection[int]) -> list[Byline]:
    """The bylines among some lines."""
    lexicon = page.lexicon
    words = words_of(lexicon)
    foreign = foreign_hints(page, judgement)
    anchor = judgement.headline if judgement.headline is not None else zone.start
    shared = page.hints(page.blocks[anchor]) if anchor < len(page.blocks) else 0
    items = {index for name, index, _ in page.microdata if name == "author"}
    dated = dated_blocks(page, indices)
    title = (page.metadata.title or "").casefold()
    place = ArticlePlace(anchor, text_start(page, judgement), zone.stop, judgement.end)
    lines: list[_Line] = []
    label_at = editing_at = -9
    for index in indices:
        block = page.blocks[index]
        text = block.text
        length = len(text)
        if block.kind != "text" or length > LONGEST_LINE or index == judgement.headline or index in taken:
            continue
        container = page.containers[block.container]
        hints = container.all_hints
        near = _CLOSE_BETWEEN if anchor < index < place.start else CLOSE_BLOCKS
        if hints & _UNNAMED_HINTS & ~shared or (hints & foreign and abs(index - anchor) > near):
            continue
        score = judgement.scores[index]
        if (score >= LIKELY and length > 100) or text[0] in "©℗":
            continue
        evidence = markup_evidence(page, block, index in items)
        nearby = _DATED_NEARBY if index in dated or index - 1 in dated or index + 1 in dated else 0.0
        if not nearby and (index + 2 in dated or index - 2 in dated):
            nearby = _DATED_NEARBY / 2
        rest = None
        if may_begin_with_label(text, words):
            if (rest := after_editing_label(text)) is not None and not rest.strip(" :|"):
                editing_at = index
                continue
            rest = after_byline_label(text, lexicon)
            if rest is not None and not rest.strip(" :"):
                label_at = index
                continue
        if 0 < index - editing_at <= 2 and label_at < editing_at and rest is None:
            continue
        is_chained = 0 < index - label_at <= 2
        if (
            rest is None
            and not evidence
            and not nearby
            and not is_chained
            and not _may_be_bare(page, text, index, place)
        ):
            continue
        if is_credit(text, lexicon) or (rest is None and length > 40 and _SENTENCE_END.search(text)):
            continue
        names = names_of_block(block, words, lexicon)
        if not names.authors and not names.agencies:
            continue
        weight = evidence + nearby + wording_weight(names, text, index, place)
        if is_chained and not names.is_labelled:
            weight += 2.0
            label_at = index
        elif index in dated and names.is_whole and not is_bare(names, text):
            weight += 0.5
        weight -= 0.8 * bool(hints & _TOOLBARS & ~shared)
        if not names.is_labelled and not is_chained and evidence < _MARKED:
            weight -= topic_weight(block, names, title)
        weight -= 0.5 if score >= LIKELY and length > SHORT_LINE else 0.0
        lines.append(_Line(index, names, weight, (container.tag, container.names), is_chained))
    return _grouped(lines, page.is_text)


def _may_be_bare(page: Page, text: str, index: int, place: ArticlePlace) -> bool:
    """Whether a line that nothing but its place speaks for may name authors: an agency, or in plain text a name."""
    if index > place.headline + CLOSE_BLOCKS and not place.headline < index <= place.start:
        return False
    if page.is_text:
        return len(text) <= SHORT_LINE and place.headline < index <= place.start
    return agency_of(text) is not None


def _grouped(lines: list[_Line], is_text: bool) -> list[Byline]:
    """Lines that stand in a row, look alike and carry like evidence are one byline.

    In plain text all lines look alike, so that only labels tell them apart.
    """
    bylines: list[Byline] = []
    last: _Line | None = None
    for line in lines:
        if line.weight < (_ENOUGH_IN_TEXT if is_text else _ENOUGH):
            continue
        names = line.names
        is_alike = last is not None and line.look == last.look and abs(last.weight - line.weight) < 1.6
        if (
            last
            and is_alike
            and line.block - last.block <= 2
            and (not is_text or line.names.is_labelled == last.names.is_labelled)
        ):
            previous = bylines[-1]
            bylines[-1] = Byline(
                unique_authors([*previous.authors, *names.authors]),
                tuple(dict.fromkeys((*previous.agencies, *names.agencies))),
                max(previous.weight, line.weight),
                (*previous.blocks, line.block),
                previous.is_labelled or names.is_labelled,
                previous.is_doubtful or names.is_doubtful,
            )
        else:
            bylines.append(
                Byline(names.authors, names.agencies, line.weight, (line.block,), names.is_labelled, names.is_doubtful)
            )
        last = line
    return sorted(bylines, key=lambda byline: -byline.weight)

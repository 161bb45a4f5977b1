"""What the body's lines are in plain text: paragraphs, headings, lists, quotations, tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from newsparse.fields.judgement import CLOSING
from newsparse.model import BodyBlock, Heading, ListBlock, ListItem, Paragraph, Quote, Table
from newsparse.page import Block, Page

_QUOTED: Final = 0.5
"""A body with more than this share of quoted lines is a message that was answered or passed on, not a quotation."""
_HEADING: Final = 90
"""Characters of the longest heading that nothing marks."""
_HEADED: Final = 60
"""Characters of the shortest paragraph that a heading without a mark stands above."""
_LEVEL: Final = 2
"""The level of a heading that nothing marks."""
_NO_HEADING_END: Final = frozenset(".!?:;,…。！？：；，؟۔।")
_NO_HEADING_START: Final = frozenset("-–—•*(@#©\"“„«»'‘")


class Made(NamedTuple):
    """A block of the body and where it comes from."""

    block: BodyBlock
    first: int
    """Index of the first of its blocks."""
    role: str
    """What its blocks are, as parts.py names it; '' for a paragraph."""
    indices: tuple[int, ...]


def text_body(page: Page, chosen: Sequence[int]) -> Iterator[Made]:
    """The chosen blocks of a plain text as blocks of a body."""
    blocks = page.blocks
    quoted = sum(1 for i in chosen if blocks[i].marker.startswith(">"))
    is_passed_on = quoted > _QUOTED * len(chosen)
    at = 0
    while at < len(chosen):
        first = blocks[chosen[at]]
        kind = _kind(first, is_passed_on)
        end = at + 1
        if kind:
            while end < len(chosen) and _goes_on(blocks, chosen, end, kind, is_passed_on):
                end += 1
        group = [blocks[i] for i in chosen[at:end]]
        indices = tuple(chosen[at:end])
        if kind == "list item":
            yield Made(_list(page, group), first.index, kind, indices)
        elif kind == "quote":
            yield Made(Quote("\n\n".join(block.text for block in group)), first.index, kind, indices)
        elif kind == "table":
            yield Made(_table(page, group), first.index, kind, indices)
        elif first.level or _is_heading(blocks, chosen, at):
            yield Made(Heading(first.text, first.level or _LEVEL), first.index, "heading", indices)
        else:
            while end < len(chosen) and blocks[chosen[end]].marker == "…":
                end += 1
            text = _joined([blocks[i].text for i in chosen[at:end]])
            yield Made(Paragraph(text), first.index, "", tuple(chosen[at:end]))
        at = end


def _kind(block: Block, is_passed_on: bool) -> str:
    """What a block's mark makes of it; '' for a paragraph or a heading."""
    marker = block.marker
    if not marker or marker in "#…\f":
        return ""
    if marker == "\t":
        return "table"
    if marker[0] == ">":
        return "" if is_passed_on else "quote"
    return "list item"


def _goes_on(blocks: Sequence[Block], chosen: Sequence[int], at: int, kind: str, is_passed_on: bool) -> bool:
    """Whether a chosen block belongs to the same list, quotation or table as the one before it."""
    block, before = blocks[chosen[at]], blocks[chosen[at - 1]]
    if block.index != before.index + 1 or _kind(block, is_passed_on) != kind:
        return False
    if kind == "list item":
        return _class(block.marker) == _class(before.marker) or _class(block.marker) == "1" != _class(before.marker)
    return kind == "quote" or not block.gap


def _class(marker: str) -> str:
    """The sort of a list's mark: '1' for all numbers."""
    return "1" if marker[0].isdigit() else marker


def _list(page: Page, group: Sequence[Block]) -> ListBlock:
    """List items; those that are indented further are one level deeper."""
    items: list[ListItem] = []
    around: list[int] = []
    for block in group:
        indent = _indent(page.source, block.start)
        while around and around[-1] > indent:
            around.pop()
        if not around or around[-1] < indent:
            around.append(indent)
        items.append(ListItem(block.text, len(around) - 1))
    return ListBlock(tuple(items), group[0].marker[0].isdigit())


def _indent(source: str, start: int) -> int:
    """How many blanks stand before an offset on its line; a tab counts as four."""
    count = 0
    while start > 0 and (char := source[start - 1]) in " \t\u3000\xa0":
        count += 4 if char == "\t" else 1
        start -= 1
    return count


def _table(page: Page, group: Sequence[Block]) -> Table:
    rows = [page.source[block.start : block.end].split("\t") for block in group]
    return Table(tuple(tuple(" ".join(cell.split()) for cell in row) for row in rows))


def _joined(texts: Sequence[str]) -> str:
    """The parts of a paragraph that a page's end divides."""
    joined = texts[0]
    for text in texts[1:]:
        joined += text if joined.endswith("-") and text[0].islower() else f" {text}"
    return joined


def _is_heading(blocks: Sequence[Block], chosen: Sequence[int], at: int) -> bool:
    """Whether a line that nothing marks is a heading: short, no sentence, and right above a paragraph."""
    block = blocks[chosen[at]]
    text = block.text
    if len(text) > _HEADING or at + 1 >= len(chosen) or block.marker or text[0] in _NO_HEADING_START or text[0].islower():
        return False
    if (text.rstrip(CLOSING) or text)[-1] in _NO_HEADING_END:
        return False
    below = blocks[chosen[at + 1]]
    if below.index != block.index + 1 or len(below.text) < _HEADED or below.marker not in ("", "•", "-", "1."):
        return False
    if not at:
        return True
    above = blocks[chosen[at - 1]].text
    return len(above) >= _HEADED or (above.rstrip(CLOSING) or above)[-1] in _NO_HEADING_END

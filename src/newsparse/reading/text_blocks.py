"""Plain text as blocks: lines, and the paragraphs that a mailer or a PDF broke into lines, with their places.

What a line is by its form alone (a list item, a quoted line, a heading of Markdown, a row of a table) is kept in
`Block.marker`; what it means is for the fields to find.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from typing import Final

from newsparse.page import Block, Container
from newsparse.reading.scrambled import is_scrambled, unscrambled, with_signs
from newsparse.reading.wrapping import Wrapping, find_wrapping

PAGE_MARK: Final = "\f"
"""`Block.marker` of a page's number or running head."""
CONTINUED: Final = "…"
"""`Block.marker` of a block that goes on with the paragraph of the page before."""

_INVISIBLE: Final = dict.fromkeys([0xAD, 0x200B, 0x2060, 0xFEFF, *range(9), *range(14, 32), *range(0x7F, 0xA0)])
"""Characters that show nothing, as html_blocks.py leaves them out: soft hyphen, zero-width space, controls."""
_DIRECTIONS: Final = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Marks of direction; at a line's edge they belong to the line and not to its text."""
_EDGE: Final = f" \t\n\r\v\f\x1c\x1d\x1e\x1f\x85\xa0\u2028\u2029\u3000\xad\u200b\u2060\ufeff{_DIRECTIONS}" + "".join(
    map(chr, range(0x2000, 0x200B))
)
"""White space and what shows nothing, at the edges of a line."""
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
"""Half of a character, which no file can hold."""

_BULLETS: Final = "•‣▪▫◦●○■□►▶➤➢❖∙"
"""Signs that at the start of a line mean a list item."""
_DASHES: Final = "-*+·"
"""Signs that mean one only where several lines in a row begin so: they open quotations and footnotes as well."""
_MARKED: Final = frozenset(_BULLETS + _DASHES + "=#>0123456789")
"""First characters of lines whose form is looked at."""
_MARK: Final = re.compile(
    rf"(?P<bullet>[{_BULLETS}]\s?|[{re.escape(_DASHES)}]\s)|(?P<number>\d{{1,3}}[.)])\s|(?P<quote>(?:>\s?){{1,9}})|(?P<heading>\#{{1,6}})\s"
)
_CLOSING: Final = re.compile(r"\s+#{1,6}\Z")
"""The signs that may end a heading of Markdown."""
_RULE: Final = re.compile(r"={3,}|-{3,}")
"""The line under a heading of Markdown."""
_UNDERLINED: Final = 100
"""Characters of the longest heading above such a line."""
_SPEAKING: Final = 60
"""Characters from which a single line behind '>' is a quotation and not a link with an arrow, and a line below '#'
prose and not code."""
_SENTENCE_END: Final = (".", "!", "?", "…", "。", "！", "？", "”", '"', "»", "؟", "।")


class _NoAttributes:
    """A text has no attributes."""

    def get(self, name: str, /) -> str | None:
        return None


def read_text_blocks(text: str) -> tuple[list[Block], list[Container]]:
    r"""The blocks of a text, in one root container. The time is linear in the text's size.

    >>> blocks, _ = read_text_blocks("Bridge reopens\n\n- for cars\n- for trams")
    >>> [(block.text, block.marker) for block in blocks]
    [('Bridge reopens', ''), ('for cars', '-'), ('for trams', '-')]
    """
    blocks, indents, marked = _lines(text)
    if marked:
        blocks, indents = _marked(blocks, indents, marked)
    breaks = [i for i, char in enumerate(text) if char == "\f"] if "\f" in text else []
    wrapping = find_wrapping(blocks, indents, breaks)
    if wrapping is not None:
        blocks = _unwrapped(blocks, wrapping)
    return blocks, [Container(0, "", "", -1, 0, 0, len(blocks), 0, 0, _NoAttributes())]


def _lines(text: str) -> tuple[list[Block], list[int], list[int]]:
    """A block for each line that shows something, how far each is indented, and which of them may begin with a mark."""
    blocks: list[Block] = []
    indents: list[int] = []
    marked: list[int] = []
    new = tuple.__new__  # builds the records without a call of Python code
    at = gap = index = 0
    repairs = is_scrambled(text)
    for raw in (with_signs(text) if repairs else text).splitlines(keepends=True):
        shown = raw.strip()
        if shown:
            folded = unscrambled(raw).strip() if repairs else shown
            marker = ""
            indent = 0 if raw[0] == shown[0] else raw.index(shown)
            if "  " in folded or not folded.isprintable():
                folded = " ".join(folded.split())
                if "\t" in shown:
                    marker = "\t"
                if not folded.isprintable():
                    folded, shown = _visible(folded), shown.strip(_EDGE)
                    indent = raw.index(shown)
            if not folded:
                gap += 1
                at += len(raw)
                continue
            if folded[0] in _MARKED or marker:
                marked.append(index)
            start = at + indent
            blocks.append(
                new(Block, (index, "text", folded, 0, None, (), None, None, start, start + len(shown), marker, gap))
            )
            indents.append(indent)
            index += 1
            gap = 0
        else:
            gap += 1
        at += len(raw)
    return blocks, indents, marked


def _visible(text: str) -> str:
    """A folded line without what shows nothing, nor marks of direction at its edges."""
    text = _SURROGATE.sub("\ufffd", text.translate(_INVISIBLE))
    return " ".join(text.split()).strip(_EDGE)


# ---- marks at the start of lines


def _marked(lines: list[Block], indents: list[int], found: Sequence[int]) -> tuple[list[Block], list[int]]:
    """Lines with their marks told from their texts, and how far they are indented.

    Lines that only underline a heading are taken into it; quoted blank lines are blank lines. `found` are the lines
    that may have a mark.
    """
    marks = {i: match for i in found if (match := _MARK.match(lines[i].text))}
    quoted = {i for i, match in marks.items() if match["quote"] and _is_quotation(lines, marks, i)}
    listed = _listed(lines, indents, marks)
    changed: dict[int, Block | None] = {}
    for i in found:
        line = lines[i]
        match = marks.get(i)
        if _is_underline(lines, i):
            above = changed.get(i - 1) or lines[i - 1]
            changed[i - 1] = above._replace(end=line.end, level=1 if line.text[0] == "=" else 2, marker="#")
            changed[i] = None
        elif match and i in quoted:
            rest = line.text[match.end() :]
            changed[i] = line._replace(text=rest, marker=">" * match.group().count(">")) if rest else None
            indents[i] = 0
        elif match and i in listed:
            changed[i] = line._replace(text=line.text[match.end() :].lstrip(), marker=match.group().strip())
        elif match and match["heading"] and _is_heading(lines, i):
            text = _CLOSING.sub("", line.text[match.end() :].lstrip())
            changed[i] = line._replace(text=text, marker="#", level=len(match["heading"])) if text else line
        elif line.marker and not _is_row(lines, i):
            changed[i] = line._replace(marker="")
    if None not in changed.values():
        for i, block in changed.items():
            lines[i] = block or lines[i]
        return lines, indents
    kept = [i for i in range(len(lines)) if changed.get(i, lines[i]) is not None]
    made = _numbered(changed.get(i) or lines[i] for i in kept)
    for at, (i, j) in enumerate(itertools.pairwise(kept), start=1):
        if j > i + 1 and lines[j - 1].text[0] == ">":
            made[at] = made[at]._replace(gap=sum((lines[k].gap or 0) + (k < j) for k in range(i + 1, j + 1)))
    return made, [indents[i] for i in kept]


def _numbered(blocks: Iterable[Block]) -> list[Block]:
    """Blocks with their indices in this order."""
    return [block._replace(index=i) if block.index != i else block for i, block in enumerate(blocks)]


def _is_heading(lines: Sequence[Block], i: int) -> bool:
    """Whether '#' opens a heading of Markdown and not a comment between lines of code."""
    if i and not lines[i].gap:
        return False
    return i + 1 == len(lines) or bool(lines[i + 1].gap) or len(lines[i + 1].text) >= _SPEAKING


def _is_underline(lines: Sequence[Block], i: int) -> bool:
    """Whether a line is the rule under a heading of Markdown."""
    line = lines[i]
    if not i or line.gap or not _RULE.fullmatch(line.text):
        return False
    above = lines[i - 1]
    close = abs(len(above.text) - len(line.text)) <= max(3, len(above.text) // 4)
    return (
        len(above.text) <= _UNDERLINED
        and above.text[0].isalnum()
        and (close or line.text[0] == "=")
        and not (i > 1 and not above.gap)
    )


def _is_quotation(lines: Sequence[Block], marks: dict[int, re.Match[str]], i: int) -> bool:
    """Whether '>' opens a quoted line and not a link: several lines in a row begin so, or a whole sentence does."""
    text = lines[i].text
    near = (i and not lines[i].gap and i - 1 in marks and marks[i - 1]["quote"]) or (
        i + 1 in marks and not lines[i + 1].gap and marks[i + 1]["quote"]
    )
    return bool(near) or (len(text) >= _SPEAKING and text.endswith(_SENTENCE_END))


def _listed(lines: Sequence[Block], indents: Sequence[int], marks: dict[int, re.Match[str]]) -> set[int]:
    """The lines that are items of lists: behind a bullet, or behind a dash or number where the lines around agree."""
    found: set[int] = set()
    last = -1
    for i, match in marks.items():
        text = lines[i].text
        if not any(map(str.isalnum, text[match.end() :])):
            continue
        if match["bullet"]:
            if text[0] in _BULLETS:
                found.add(i)
            elif last >= 0 and lines[last].text[0] == text[0] and _is_next(lines, indents, last, i):
                found.update((last, i))
        elif match["number"] and last >= 0 and (before := marks[last]["number"]) and _is_next(lines, indents, last, i):
            number = int(match["number"][:-1])
            if number == int(before[:-1]) + 1 and match["number"][-1] == before[-1] and (number == 2 or last in found):
                found.update((last, i))
        last = i
    return found


def _is_next(lines: Sequence[Block], indents: Sequence[int], item: int, i: int) -> bool:
    """Whether nothing stands between two items but lines that continue the first."""
    if lines[i].gap:
        return False
    return all(
        not lines[j].gap and (indents[j] > indents[item] or lines[j].text[0].islower()) for j in range(item + 1, i)
    )


def _is_row(lines: Sequence[Block], i: int) -> bool:
    """Whether a line with tabs is the row of a table: a line next to it has tabs too."""
    return (i > 0 and not lines[i].gap and lines[i - 1].marker == "\t") or (
        i + 1 < len(lines) and not lines[i + 1].gap and lines[i + 1].marker == "\t"
    )


# ---- lines joined


def _unwrapped(lines: Sequence[Block], wrapping: Wrapping) -> list[Block]:
    """Blocks of lines joined where they were broken."""
    joined: list[Block] = []
    parts: list[str] = []
    for i, (line, how) in enumerate(zip(lines, wrapping.joins, strict=True)):
        if how is not None and joined:
            parts[-1] = parts[-1][: len(parts[-1]) - how.cut]
            parts += (how.between, line.text)
            joined[-1] = joined[-1]._replace(end=line.end)
            continue
        if len(parts) > 1:
            joined[-1] = joined[-1]._replace(text="".join(parts))
        parts = [line.text]
        marker = PAGE_MARK if i in wrapping.page_marks else CONTINUED if i in wrapping.continued else line.marker
        joined.append(line if marker == line.marker else line._replace(marker=marker))
    if len(parts) > 1:
        joined[-1] = joined[-1]._replace(text="".join(parts))
    return _numbered(joined)

"""Paragraphs that were broken into lines of even length, as mailers, agencies and PDFs do, and how to join them again.

Whether a text is broken so is told from all its lines at once: breaks in the middle of sentences stand at the ends of
lines of nearly one length. A menu or a list of teasers has lines of any length that begin with capitals.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import attrs

from newsparse.lexicon.tables import read_table
from newsparse.page import Block


class Join(NamedTuple):
    """How a line is joined to the one above."""

    cut: int
    """How many characters of the line above go: a hyphen."""
    between: str
    """What comes between the two."""


@attrs.frozen
class Wrapping:
    """How a text was broken into lines."""

    width: int
    """The length of a full line in characters."""
    joins: Sequence[Join | None]
    """For each line how it is joined to the one above; None where it begins a block."""
    page_marks: frozenset[int]
    """The lines that are a page's number or running head."""
    continued: frozenset[int]
    """The lines that go on with a paragraph of the page before."""


_NARROWEST: Final = 28
"""Columns of a newspaper's PDF have about 30 characters."""
_NARROWEST_UNSPACED: Final = 15
_WIDEST: Final = 120
"""Characters past which a line is a paragraph; mailers break at 65 to 80, PDFs in one column at 80 to 110."""
_MOSTLY: Final = 0.5
"""A text with more than this share of its characters in longer lines is not broken."""
_BROKEN: Final = 0.35
"""At least this share of its characters lies in lines that are broken in the middle of a sentence."""
_EVEN: Final = 0.75
"""At least this share of those lines is of nearly full length."""
_NEARLY: Final = 0.7
"""The share of the width from which a line is nearly full."""
_HALF: Final = 0.5
"""The share of the width from which a line that breaks off before a small letter is broken."""
_TOO_LONG: Final = 1.3
"""A line so many times as long as the width was not broken."""
_STRAY: Final = 10
"""One in so many of the breaks may lie elsewhere than at the width (before a long address, at a column's end)."""
_CASELESS_PAIRS: Final = 3
"""So many lines at least must tell where no capitals do."""
_SLACK: Final = 3
"""Characters by which lines without capitals to tell may fall short of full."""
_WORD: Final = 20
"""Characters past which a first word says nothing of the line above: addresses."""
_TERMINAL: Final = frozenset(".!?:…。！？：؟۔।॥")
_CLOSING: Final = "\"'”’»)]›」』）*"
_CONTINUES: Final = ("", ">", ">>", ">>>")
"""Marks of lines that may continue one with the same mark, or a list item."""
_PAGE_APART: Final = 5
"""Lines from one page's number to the next, at least."""
_RUNNING: Final = 120
"""Characters of the longest running head."""
_PAGE_NUMBER: Final = re.compile(
    r"(?:[^\W\d]{1,12}\.?\s)?[-–—|(\[\s]{0,3}(\d{1,4})(?:\s?(?:/|\||[^\W\d]{1,4})\s?\d{1,4})?[-–—|)\]\s]{0,3}"
)
_DIGITS: Final = re.compile(r"\d+")
_BREAK_WORD: Final = re.compile(r"[^\W\d_]+\Z")
_FIRST_WORD: Final = re.compile(r"[^\W\d_]+")
_WORDS: Final = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_HYPHENS: Final = ("-", "‐", "\u00ad", "¬")
_HYPHENATED: Final = 2
"""So many broken words without another explanation tell that the text was hyphenated throughout."""
_UNSPACED: Final = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u30ff\u3400-\u9fff\uff00-\uffef\U00020000-\U0003ffff]"
)
"""Letters and signs of scripts that set no spaces: Thai, Lao, Burmese, Khmer, kana, Han, and full-width signs."""


def find_wrapping(lines: Sequence[Block], indents: Sequence[int], breaks: Sequence[int] = ()) -> Wrapping | None:
    """How a text was broken into lines; None where it was not.

    Args:
        lines: The text's lines, a block each.
        indents: How many characters of white space each begins with.
        breaks: Offsets of its form feeds.
    """
    if len(lines) < 2:
        return None
    total = long = 0
    for line in lines:
        size = len(line.text)
        total += size
        if size > _WIDEST:
            long += size
    if long > _MOSTLY * total:
        return None
    profile = _profile(lines, total)
    if profile is None:
        return None
    width, needed = profile
    page_marks = _page_marks(lines, breaks)
    joins: list[Join | None] = [None] * len(lines)
    hyphens = _Hyphens(lines)
    continued: set[int] = set()
    last = -1  # the last line that is no page mark
    for i, line in enumerate(lines):
        if i in page_marks:
            continue
        if last >= 0:
            above = lines[last]
            is_new_page = last < i - 1 or (bool(breaks) and _is_between(breaks, above.end, line.start))
            if (is_new_page and _is_continued(above, line, width)) or (
                not is_new_page and not line.gap and _is_broken(above, line, indents[i] - indents[last], width, needed)
            ):
                if last == i - 1:
                    joins[i] = hyphens.join(above.text, line.text)
                else:
                    continued.add(i)
        last = i
    return Wrapping(width, joins, page_marks, frozenset(continued))


# ---- whether, and how wide


def _profile(lines: Sequence[Block], total: int) -> tuple[int, int] | None:
    """The width, and how long a broken line and the first word of the next are together; None for no breaks."""
    cased: list[tuple[int, int]] = []
    caseless: list[tuple[int, int]] = []
    unspaced = 0
    above = lines[0]
    for line in lines[1:]:
        if not line.gap and line.marker in _CONTINUES and above.marker != "\t" and len(above.text) <= _WIDEST:
            first = line.text[0]
            if first.islower():
                if not _is_ended(above.text):
                    cased.append((len(above.text), _filled(above.text, line.text)))
            elif (
                not first.isascii() and first.isalpha() and first.lower() == first.upper() and not _is_ended(above.text)
            ):
                caseless.append((len(above.text), _filled(above.text, line.text)))
                unspaced += _UNSPACED.match(first) is not None
        above = line
    if len(cased) >= len(caseless):
        return _cased(cased, total)
    return _caseless(caseless, total, unspaced > len(caseless) / 2)


def _cased(broken: list[tuple[int, int]], total: int) -> tuple[int, int] | None:
    sizes = sorted(size for size, _ in broken)
    if not sizes or sum(sizes) < _BROKEN * total:
        return None
    width = sizes[-1 - len(sizes) // _STRAY]
    even = len(sizes) - bisect_left(sizes, _NEARLY * width)
    if width < _NARROWEST or even < _EVEN * len(sizes):
        return None
    fills = sorted(fill for _, fill in broken)
    return width, max(fills[len(fills) // _STRAY], int(_NEARLY * width))


def _caseless(broken: list[tuple[int, int]], total: int, is_unspaced: bool) -> tuple[int, int] | None:
    sizes = sorted(size for size, _ in broken)
    if len(sizes) < _CASELESS_PAIRS or sum(sizes) < _BROKEN * total:
        return None
    width = sizes[-1 - len(sizes) // (2 * _STRAY)]
    needed = width - _SLACK
    full = sum(1 for _, fill in broken if fill >= needed)
    if width < (_NARROWEST_UNSPACED if is_unspaced else _NARROWEST) or full < _EVEN * len(sizes):
        return None
    return width, needed


def _is_ended(text: str) -> bool:
    """Whether a line ends as a sentence does."""
    last = text[-1]
    return last in _TERMINAL or (last in _CLOSING and text.rstrip(_CLOSING)[-1:] in _TERMINAL)


def _filled(above: str, below: str) -> int:
    """The length of a line with the first word of the next: more than the width where the line was broken."""
    if _UNSPACED.match(below):
        return len(above) + 1
    word = below.find(" ")
    return len(above) + 1 + min(word if word > 0 else len(below), _WORD)


# ---- which lines


def _is_broken(above: Block, line: Block, indent: int, width: int, needed: int) -> bool:
    """Whether a paragraph goes on from one line to the next, which is indented so much more."""
    size = len(above.text)
    if above.marker in ("#", "\t") or (line.marker and line.marker != above.marker) or line.marker not in _CONTINUES:
        return False
    if above.marker[:1] == ">" != line.marker[:1] or size > _TOO_LONG * width or size < _HALF * width:
        return False
    if line.text[0].islower() and not _is_ended(above.text):
        return True
    is_paragraph = indent > 1 and above.marker in _CONTINUES
    return not is_paragraph and _filled(above.text, line.text) >= needed


def _is_continued(above: Block, line: Block, width: int) -> bool:
    """Whether a paragraph goes on from one page to the next."""
    if line.marker or above.marker in ("#", "\t") or not _HALF * width <= len(above.text) <= _TOO_LONG * width:
        return False
    return not _is_ended(above.text) and (line.text[0].islower() or len(above.text) >= _NEARLY * width)


def _is_between(places: Sequence[int], start: int, end: int) -> bool:
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end


def _page_marks(lines: Sequence[Block], breaks: Sequence[int]) -> frozenset[int]:
    """The lines that are a page's number or running head."""
    groups: dict[str, list[tuple[int, int]]] = {}
    for i, line in enumerate(lines):
        if len(line.text) <= 24 and (match := _PAGE_NUMBER.fullmatch(line.text)):
            groups.setdefault(_DIGITS.sub("", line.text), []).append((i, int(match[1])))
    found: set[int] = set()
    for group in groups.values():
        for (i, number), (j, after) in itertools.pairwise(group):
            if after == number + 1 and (j - i >= _PAGE_APART or i in found):
                found.update((i, j))
        found.update(i for i, _ in group if _is_at_break(lines, i, breaks))
    if not found and not breaks:
        return frozenset()
    edges = set(found) | {j for at in breaks for j in _around(lines, at)}
    near = {j for i in edges for j in range(max(i - 2, 0), min(i + 3, len(lines)))}
    heads: dict[str, list[int]] = {}
    for i in sorted(near - found):
        if len(lines[i].text) <= _RUNNING:
            heads.setdefault(_DIGITS.sub("#", lines[i].text), []).append(i)
    running = {
        text
        for text, places in heads.items()
        if len(places) > 1 and all(j - i >= _PAGE_APART for i, j in itertools.pairwise(places))
    }
    if running:
        found.update(i for i, line in enumerate(lines) if _DIGITS.sub("#", line.text) in running)
    return frozenset(found)


def _is_at_break(lines: Sequence[Block], i: int, breaks: Sequence[int]) -> bool:
    """Whether a line stands right before or behind a form feed."""
    before = lines[i - 1].end if i else 0
    after = lines[i + 1].start if i + 1 < len(lines) else lines[i].end + 10
    return _is_between(breaks, before, lines[i].start) or _is_between(breaks, lines[i].end, after)


def _around(lines: Sequence[Block], at: int) -> Iterator[int]:
    """The lines right before and behind an offset."""
    below = bisect_left(lines, at, key=lambda line: line.start)
    yield from range(max(below - 1, 0), min(below + 1, len(lines)))


# ---- hyphens


@lru_cache(maxsize=1)
def _kept() -> tuple[frozenset[str], frozenset[str]]:
    """First halves of compounds that keep their hyphen, and words before which a hyphen stands for a word left out."""
    tables = read_table("hyphens")
    return frozenset(tables["first"]), frozenset(tables["before"])


class _Hyphens:
    """Which words broken at a hyphen were one word: told by the text's other words."""

    def __init__(self, lines: Sequence[Block]) -> None:
        ends = [i for i, line in enumerate(lines[:-1]) if line.text.endswith(_HYPHENS)]
        self._words: frozenset[str] = frozenset()
        self._throughout = False
        if not ends:
            return
        broken = set(ends)
        words: set[str] = set()
        for i, line in enumerate(lines):
            found = _WORDS.findall(line.text.casefold())
            if i in broken and found:
                found.pop()
            if i - 1 in broken and found:
                found.pop(0)
            words.update(found)
        self._words = frozenset(words)
        telling = sum(self._is_telling(lines[i].text, lines[i + 1].text) for i in ends)
        self._throughout = telling >= _HYPHENATED

    def join(self, above: str, below: str) -> Join:
        """How two lines of one paragraph are joined.

        The hyphen goes where the text has the whole word elsewhere, or where its halves are no words and the text was
        hyphenated throughout or the break parts a doubled consonant; where that is unsure, it stays.
        """
        if above.endswith(_HYPHENS) and len(above) > 1:
            if above[-1] in "\u00ad¬":
                return Join(1, "")
            if not above[-2].isalnum():
                return Join(0, " ")
            right = _FIRST_WORD.match(below)
            if right and right.group().casefold() in _kept()[1]:
                return Join(0, " ")
            return Join(1, "") if self._is_one_word(above, below) else Join(0, "")
        if above[-1] in "—/" and len(above) > 1 and not above[-2].isspace() and below[0].isalnum():
            return Join(0, "")
        return Join(0, "" if _UNSPACED.match(above[-1]) and _UNSPACED.match(below) else " ")

    def _is_one_word(self, above: str, below: str) -> bool:
        halves = _halves(above, below)
        if halves is None:
            return False
        left, right = halves
        if left + right in self._words:
            return True
        if f"{left}-{right}" in self._words or left in _kept()[0] or (left in self._words and len(left) > 2):
            return False
        return _is_doubled(left, right) or self._throughout

    def _is_telling(self, above: str, below: str) -> bool:
        """Whether a break can be nothing but hyphenation."""
        halves = _halves(above, below)
        if halves is None:
            return False
        left, right = halves
        return left + right in self._words or (
            f"{left}-{right}" not in self._words
            and left not in _kept()[0]
            and left not in self._words
            and right not in self._words
        )


def _halves(above: str, below: str) -> tuple[str, str] | None:
    """The halves of a word in small letters that a hyphen parts at the end of a line; None where it is not one."""
    left = _BREAK_WORD.search(above[:-1])
    right = _FIRST_WORD.match(below)
    if left is None or right is None or not right.group().islower():
        return None
    if above[: left.start()].endswith(_HYPHENS) or below[right.end() : right.end() + 1] in _HYPHENS:
        return None  # 'state-of-the-art'
    if len(left.group()) > 1 and left.group().isupper():
        return None  # 'UN-backed'
    return left.group().casefold(), right.group().casefold()


def _is_doubled(left: str, right: str) -> bool:
    """Whether a break parts a doubled consonant ('Zusam-menarbeit'), as hyphenation does and compounds seldom do."""
    return left[-1] == right[0] and left[-1] not in "aeiouyäöü"

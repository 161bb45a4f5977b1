"""What the lines of a plain text look like: how long they are, how they begin and end, what they say, which lines are around.

All of a line that asks for its letters one by one is looked at only where a field asks for it: most lines are of menus.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, compress
from operator import ne
from typing import Final, NamedTuple

from newsparse.fields.judgement import (
    BEGINS,
    CLOSING,
    LABELS,
    REFRAIN,
    REFRAIN_SIZE,
    SIZES,
    TERMINAL,
    Judgement,
    start_of,
)
from newsparse.lexicon import LONGEST_LABEL, Lexicon, fold
from newsparse.lexicon.tables import read_table
from newsparse.page import Block, Page

_LONGEST_SIZE: Final = SIZES[-1]
_SIZE_OF: Final = tuple(bisect_right(SIZES, length) for length in range(_LONGEST_SIZE + 1))
_WIDE_LANGUAGES: Final[Mapping[str, float]] = {
    "ja": 1.5,
    "zh": 1.5,
    "ko": 1.0,
    "th": 0.2,
    "lo": 0.2,
    "km": 0.2,
    "my": 0.2,
}
"""How much more than a letter of an alphabet a character of these languages says."""
_WIDE: Final = "\u2e7f"
"""The characters past this one are of East Asia."""
MOST_BLANK: Final = 3
"""More blank lines than this say no more."""
_RUNS: Final = (1, 2, 3, 5, 9, 17)
"""Bounds of the bins for how many lines stand in a row without a blank line."""
_STYLES: Final = (0.1, 0.3, 0.5, 0.7)
"""Bounds of the bins for the share of lines with a blank line above: how the page sets its paragraphs apart."""
_CAPITALS: Final = (0.01, 0.15, 0.3, 0.5, 0.75, 0.99)
_FURNITURE: Final = (0.01, 0.1, 0.2, 0.35, 0.6)
_SHORT: Final = 170
"""Characters past which capitals, numbers and words of furniture say nothing."""
_SHORT_LINE: Final = 28
_LONG_LINE: Final = 110
_REACH: Final = 12
"""A line with fewer characters than the first and further than so many lines from every line with as many as the second is not
looked at: two lines of five, and on the labelled pages one character in 200 of those that were held for text."""
_MAIL_HEAD: Final = 16
_MAIL_LEAST: Final = 3
"""Lines of the longest and the shortest head of an e-mail."""
_DATED: Final = 60
"""Characters past which a line does not bear a date."""
_CREDITED: Final = 500
"""Characters past which a line is no caption."""
_WORD: Final = 3
"""Letters of the longest word that says nothing of furniture."""

_TELLING: Final = 4
"""Letters of the longest word that tells nothing of a text's subject."""

_NUMBERS: Final = re.compile(r"\d+")
_DATE: Final = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{1,2}\b|\d{1,2}[:h]\d\d|[年月日]")
_CREDIT: Final = re.compile(r"(?:[(\[|–—]|[.!?…])\s?([^\W\d][^\W\d_ ]{1,18}(?: [^\W\d_]{1,12})?)\s?[:/：]")
"""A word before a colon or slash in brackets, behind a bar, or behind a sentence: a credit if the word labels credits."""
_WORDS_OF_FURNITURE: Final = (
    "newsletter", "subscribe", "legal", "copyright", "share", "follow", "advertisement", "furniture", "comment_form",
    "comment_heading", "comment_tool", "comment_reply", "read_also", "related", "ending",
)  # fmt: skip
"""Categories of the lexicon whose single words make a line look like furniture."""


LABEL_NAMES: Final = ("", "none", *LABELS, *[f"{category} …" for category in LABELS if category in BEGINS])
"""What a line may be by its label: too long for one, none, a label, what begins with one. Lines hold the places of these."""
NO_LABEL: Final = 1
STARTS: Final = ("", "a", "A", "digit", *"\"'“„«-–—•©@#(*")
"""What a line may begin with: a small letter, a capital or a letter of a script without, a figure, or one of these."""
MARKERS: Final = ("", "•", "-", "1", ">", "#", "\t", "\f", "…")
"""First characters of a block's mark, and '1' for all numbers; '•' stands for other signs of lists."""


class Wording(NamedTuple):
    """What a line says, in small numbers."""

    capitals: int
    """Bin of the share of words with a capital, from 1; 8 and more where all letters are; 0 where that says nothing."""
    numbers: int
    """How many numbers are in it, up to 4, and one more; 0 for a long line."""
    is_dated: int
    has_credit: int
    furniture: int
    """How many of its words are of furniture, up to 4."""
    share: int
    """Bin of their share."""
    signs: int
    """1 for '?', 2 for '!', 4 for '|', 8 for an address in it."""
    words: list[str]
    """Its words in small letters; none of a long line."""


class _Words(NamedTuple):
    """The words of a lexicon that lines are judged by, as `fold` leaves them."""

    furniture: frozenset[str]
    credit: frozenset[str]
    labels: Mapping[str, int]
    """What labels a whole line, and the place in `LABEL_NAMES`."""
    begins: Mapping[str, tuple[tuple[str, int], ...]]
    """First four characters of a line, and for short labels first two, to the labels that may begin it, each with the place of
    what it makes the line."""


_ENDS: Final = " :：.,-–—/|"
"""What may follow a label of one character."""


@lru_cache(maxsize=64)
def _words_of(lexicon: Lexicon) -> _Words:
    furniture = {
        word for category in _WORDS_OF_FURNITURE for label in lexicon.folded(category) for word in label.split()
    }
    places = {name: place for place, name in enumerate(LABEL_NAMES)}
    labels: dict[str, int] = {}
    for category in reversed(LABELS):
        labels.update(dict.fromkeys(lexicon.folded(category), places[category]))
    begins: dict[str, list[tuple[str, int]]] = {}
    for category in LABELS:
        if category in BEGINS:
            for word in filter(None, sorted(lexicon.folded(category))):
                for start in (
                    [word + end for end in _ENDS] if len(word) == 1 else [word[:4] if len(word) > 3 else word[:2]]
                ):
                    begins.setdefault(start, []).append((word, places[f"{category} …"]))
    return _Words(
        frozenset(word for word in furniture if len(word) > _WORD),
        lexicon.folded("credit") | lexicon.folded("caption"),
        labels,
        {start: tuple(found) for start, found in begins.items()},
    )


class Lines:
    """The lines of a text; each sequence has an entry a line."""

    def __init__(self, page: Page) -> None:
        blocks = page.blocks
        self._words = _words_of(page.lexicon)
        self.texts = [block.text for block in blocks]
        self.markers = [_MARKER_OF.get(mark[0], 1) if mark else 0 for mark in [block.marker for block in blocks]]
        """Places in `MARKERS`."""
        self.starts = [_START_OF[text[0]] for text in self.texts]
        """Places in `STARTS`."""
        self.lengths = _lengths(page, self.texts)
        self.sizes = [_SIZE_OF[length] if length < _LONGEST_SIZE else len(SIZES) for length in self.lengths]
        """Bins of lengths."""
        self.ends = [0 if text[-1].isalnum() else end_of(text) for text in self.texts]
        self.gaps = [min(gap, MOST_BLANK) for gap in [block.gap or 0 for block in blocks]]
        """How many blank lines stand above."""
        self.below = [*self.gaps[1:], MOST_BLANK]
        """How many stand below."""
        self.style = bisect_right(_STYLES, (len(blocks) - self.gaps.count(0)) / max(len(blocks), 1))
        self.runs, self.places = _runs(self.gaps, self.lengths)
        self.near = _near_text(self.lengths)
        """Whether a line is looked at: not where it is short and far from all longer ones."""
        if head := mail_head(blocks):
            self.near[:head] = [False] * head
        self.copies = Counter(self.texts)
        self.before, self.after, self.seen = self._neighbours()
        whole, begins = self._words.labels, self._words.begins
        self.labels = [
            0
            if length >= LONGEST_LABEL
            else whole.get(text)
            or (text[:4] in begins and _beginning(text, begins[text[:4]]))
            or (text[:2] in begins and _beginning(text, begins[text[:2]]))
            or NO_LABEL
            for text, length in zip(page.folded, self.lengths)
        ]
        """Which label each is or begins with, by its place in `LABEL_NAMES`."""
        self.wordings: list[Wording | None] = [None] * len(blocks)
        """What each line says, as far as it was asked for."""

    def _neighbours(self) -> tuple[Sequence[int], Sequence[int], Sequence[int]]:
        """For each line how many lines that count as neighbours stand above it, and as many and itself; which those are.

        Refrains do not count: what is above and below a paragraph is the next one, whatever a page sets between all of them.
        """
        count = len(self.texts)
        refrains = {text for text, copies in self.copies.items() if copies >= REFRAIN and len(text) < REFRAIN_SIZE}
        if not refrains:
            return range(count), range(1, count + 1), range(count)
        counts = [text not in refrains for text in self.texts]
        sums = [0, *accumulate(counts)]
        return sums[:-1], sums[1:], [*compress(range(count), counts)]

    def label(self, i: int) -> str:
        """Which label a line is, or begins with ('credit …'); '' for none."""
        return "" if self.labels[i] == NO_LABEL else LABEL_NAMES[self.labels[i]]

    def wording(self, i: int) -> Wording:
        """What a line says."""
        return self.wordings[i] or self.read(i)

    def read(self, i: int) -> Wording:
        """What a line says, which is kept in `wordings`."""
        text = self.texts[i]
        length = len(text)
        words = self._words
        capitals = numbers = furniture = share = 0
        dated = credit = False
        parts: list[str] = []
        if length < _SHORT:
            lower = text.lower()
            parts = lower.split()
            if lower != text:
                capitals = 1 + bisect_right(_CAPITALS, sum(map(ne, text.split(), parts)) / len(parts))
                if text.isupper():
                    capitals += len(_CAPITALS) + 1
            elif text.islower():
                capitals = 1
            numbers = min(len(_NUMBERS.findall(text)), 4) + 1
            dated = length < _DATED and numbers > 1 and _DATE.search(text) is not None
            if not words.furniture.isdisjoint(parts):
                furniture = sum(map(words.furniture.__contains__, parts))
                share = bisect_right(_FURNITURE, furniture / len(parts))
                furniture = min(furniture, 4)
        if ":" in text or "/" in text or "©" in text or "：" in text:
            credit = length < _CREDITED and _has_credit(text, words.credit)
        signs = (
            ("?" in text) + 2 * ("!" in text) + 4 * ("|" in text) + 8 * ("@" in text or "http" in text or ".co" in text)
        )
        found = _new(Wording, (capitals, numbers, dated, credit, furniture, share, signs, parts))
        self.wordings[i] = found
        return found


def lines_of(page: Page, judgement: Judgement) -> Lines:
    """What a plain text's lines look like, as its judgement found them; found now where that did not look."""
    return judgement.lines or Lines(page)


_new: Final = tuple.__new__
"""Builds records without a call of Python code."""


def _beginning(text: str, labels: Iterable[tuple[str, int]]) -> int:
    """What the label at a line's beginning makes of it, by its place in `LABEL_NAMES`; 0 for none."""
    for word, place in labels:
        if text.startswith(word) and not text[len(word) : len(word) + 1].isalnum():
            return place
    return 0


def longer(words: Iterable[str]) -> set[str]:
    """The words that tell a text's subject: those of more than a few letters."""
    return {word for word in words if len(word) > _TELLING}


def _lengths(page: Page, texts: Sequence[str]) -> list[int]:
    """The lines' lengths, in letters of an alphabet."""
    more = _WIDE_LANGUAGES.get(page.lexicon.languages[0])
    if not more or len(page.lexicon.languages) > 2:
        return list(map(len, texts))
    return [len(text) + int(more * sum(map(_WIDE.__lt__, text))) for text in texts]


def _runs(gaps: Sequence[int], lengths: Sequence[int]) -> tuple[list[int], list[int]]:
    """For each line the bins of its run's length and mean line, and its place in the run: 0 first, 1 between, 2 last."""
    runs: list[int] = []
    places: list[int] = []
    starts = [i for i, gap in enumerate(gaps) if gap or not i]
    for start, end in zip(starts, [*starts[1:], len(gaps)]):
        size = end - start
        if size == 1:
            runs.append(bisect_right(_RUNS, 1) * 10 + bisect_right(SIZES, lengths[start]))
            places.append(0)
            continue
        runs += [bisect_right(_RUNS, size) * 10 + bisect_right(SIZES, sum(lengths[start:end]) / size)] * size
        places += [0, *[1] * (size - 2), 2]
    return runs, places


def _near_text(lengths: Sequence[int]) -> list[bool]:
    """Which lines may be the article's at all: not the short ones that stand far from every long one, as those of menus do."""
    long = [i for i, length in enumerate(lengths) if length >= _LONG_LINE]
    if not long:
        return [True] * len(lengths)
    near = [length >= _SHORT_LINE for length in lengths]
    done = 0
    for i in long:
        start, end = max(i - _REACH, done), min(i + _REACH + 1, len(near))
        if end > start:
            near[start:end] = [True] * (end - start)
            done = end
    return near


def end_of(text: str) -> int:
    """How a line ends: 1 as a sentence, 2 before something, 3 broken off, 0 otherwise."""
    last = text[-1]
    if last in CLOSING:
        last = text.rstrip(CLOSING)[-1:]
    if last in TERMINAL:
        return 3 if last == "…" or text.endswith("...") else 1
    return 2 if last in ":：,،" else 0


class _Starts(dict[str, int]):
    """The place in `STARTS` for each character, found when it is first asked for."""

    def __missing__(self, first: str) -> int:
        place = STARTS.index(start_of(first) or ("A" if first.isalpha() else ""))
        if len(self) < _MOST_STARTS:
            self[first] = place
        return place


_START_OF: Final = _Starts()
_MOST_STARTS: Final = 10_000
"""First characters that are kept; all alphabets and the frequent characters of East Asia have fewer."""
_MARKER_OF: Final = {mark: place for place, mark in enumerate(MARKERS)} | dict.fromkeys(
    "0123456789", MARKERS.index("1")
)


def _has_credit(text: str, labels: Collection[str]) -> bool:
    """Whether a line names who made a picture."""
    return "©" in text or any(fold(match[1]) in labels for match in _CREDIT.finditer(text))


@lru_cache(maxsize=1)
def _mail_headers() -> frozenset[str]:
    return frozenset(map(fold, read_table("mail")["headers"]))


def mail_head(blocks: Sequence[Block]) -> int:
    """How many lines at a text's beginning are the head of an e-mail: who wrote to whom, when, about what; 0 for none."""
    count = 0
    for block in blocks[:_MAIL_HEAD]:
        name, colon, _ = block.text[:40].replace("：", ":").partition(":")
        if not colon or fold(name) not in _mail_headers():
            break
        count += 1
    return count if count >= _MAIL_LEAST else 0

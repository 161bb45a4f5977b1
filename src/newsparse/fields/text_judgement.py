"""Which lines of a plain text are the article's: each line alone, then among the lines around it.

Text has no markup to go by, so the lines' lengths, their blank lines, the runs they stand in and their wording are looked at
instead. As in judgement.py, both passes add up learned weights of features; they stand in text_judgement_weights.json.
"""

from __future__ import annotations

import json
import re
import tomllib
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from importlib import resources
from typing import Final, NamedTuple, TypeAlias

from newsparse.fields.judgement import (
    LASTING,
    Feature,
    Judgement,
    Weights,
    best_stretch,
    label_of,
    score,
    start_of,
    weights_from,
)
from newsparse.lexicon import Lexicon, fold
from newsparse.lexicon.detect import frequent_words
from newsparse.page import Block, Page

Row: TypeAlias = tuple[Feature, ...]

ALONE: Final = (
    "size,end", "start", "label", "many", "occurrence", "handle", "gap,size", "run", "run,size", "place in run", "style,gap",
    "frequent words", "capitals", "numbers", "sentences", "commas", "signs", "marker", "size before", "size after",
    "label before", "label after", "end before", "end after", "furniture words", "furniture share", "date", "date before",
    "date after", "credit",
)  # fmt: skip
"""The features of a line alone, in the order of `features_alone`."""
CONTEXT: Final = (
    "alone", "size,alone", "position", "before", "after", "before,after", "before 2", "after 2", "neighbourhood,alone",
    "neighbourhood", "far", "stretch", "wider", "since", "label", "gap,alone", "run,alone", "gap,before,after", "shared",
    "shared,alone", "shared,stretch", "count,alone,stretch", "count,before,after", "count,position", "count,neighbourhood",
    "share of most", "long before", "long after", "long before,after", "long,alone", "long distances", "long,size",
)  # fmt: skip
"""The features of a line in context, in the order of `features_in_context`."""

_SIZES: Final = (8, 16, 28, 45, 70, 110, 170, 260, 420)
"""Bounds of the bins for a line's length in letters of an alphabet."""
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
_RUNS: Final = (1, 2, 3, 5, 9, 17)
"""Bounds of the bins for how many lines stand in a row without a blank line."""
_STYLES: Final = (0.1, 0.3, 0.5, 0.7)
"""Bounds of the bins for the share of lines with a blank line above: how the page sets its paragraphs apart."""
_FREQUENT: Final = (0.01, 0.1, 0.2, 0.3, 0.4, 0.5)
"""Bounds of the bins for the share of a line's words that are among the language's most frequent."""
_CAPITALS: Final = (0.01, 0.15, 0.3, 0.5, 0.75, 0.99)
_FURNITURE: Final = (0.01, 0.1, 0.2, 0.35, 0.6)
_LIKELIHOODS: Final = (0.02, 0.08, 0.2, 0.4, 0.6, 0.8, 0.92, 0.98)
_SHARES: Final = (0.05, 0.25, 0.5, 0.75, 0.95)
_OVERLAPS: Final = (0.01, 0.1, 0.2, 0.35, 0.5, 0.7)
_MOST: Final = (0.05, 0.2, 0.4, 0.6, 0.8, 0.95)
_FAR: Final = (1, 2, 4, 8, 16)
_ABOVE: Final = (2, 3, 5, 9, 21)
"""Bounds of the bins for how many lines a label is above a line; past the last it says nothing."""
_COUNTS: Final = (0, 1, 2, 4, 8, 16)
"""Bounds of the bins for how many long and likely lines the text has."""
_LABEL_LENGTH: Final = 120
"""Characters past which a line is no label."""
_SHORT: Final = 170
"""Characters past which capitals and numbers say nothing."""
_READ: Final = 600
"""Characters of a line whose words are looked at; a longer line is a paragraph by its length."""
_SHORT_LINE: Final = 28
_LONG_LINE: Final = 110
_REACH: Final = 12
"""A line with fewer characters than the first and further than so many lines from every line with as many as the second is not
looked at: two lines of five, and on the labelled pages one character in 200 of those that were held for text."""
_MAIL_HEAD: Final = 16
_MAIL_LEAST: Final = 3
"""Lines of the longest and the shortest head of an e-mail."""
_DATED: Final = 60
_DATE_LINE: Final = 40
"""Characters past which a line is not a date alone."""
_CREDITED: Final = 500
"""Characters past which a line is no caption."""
_LONG: Final = 5
"""The bin of sizes from which a line is long: the lines that menus, buttons and labels between paragraphs are not."""
_CORE: Final = 45
"""Characters from which a likely line counts as part of the text's core."""
_STRONG: Final = 0.6
"""The likelihood from which it does."""
_HOPELESS: Final = 0.03
"""A line less likely than this alone is not looked at in context."""
_LIKELY: Final = 0.5
_DOUBTFUL: Final = 0.2
_SURE: Final = 0.8
"""A line at least this doubtful is part of the body if one next to it is at least this sure."""
_AROUND: Final = 0.3
_OTHERS: Final = 12
"""A text with at most so many lines that are no paragraphs, and this share of its characters in them, has little around its article."""
_PROSE_SIZE: Final = 3
"""The bin of sizes from which a sentence may be a paragraph."""
_RELATIVE: Final = 0.6
_LEAST: Final = 0.1
"""Where no line is likely in context, those are taken that alone are at least this likely and this much of the likeliest."""

_TERMINAL: Final = frozenset(".!?。！？؟।۔")
_CLOSING: Final = "\"'”’»)]›」』）*"
_COLON: Final = re.compile("[:：]")
_NUMBERS: Final = re.compile(r"\d+")
_DATE: Final = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{1,2}\b|\d{1,2}[:h]\d\d|[年月日]")
_CREDIT: Final = re.compile(r"(?:[(\[|–—]|[.!?…])\s?([^\W\d][^\W\d_ ]{1,18}(?: [^\W\d_]{1,12})?)\s?[:/：]")
"""A word before a colon or slash in brackets, behind a bar, or behind a sentence: a credit if the word labels credits."""
_WORDS_OF_FURNITURE: Final = (
    "newsletter", "subscribe", "legal", "copyright", "share", "follow", "advertisement", "furniture", "comment_form",
    "comment_heading", "comment_tool", "comment_reply", "read_also", "related", "ending",
)  # fmt: skip
"""Categories of the lexicon whose single words make a line look like furniture."""
_LABELLED: Final = (
    "ending", "read_also", "related", "newsletter", "subscribe", "share", "follow", "advertisement", "furniture", "legal",
    "copyright", "comment_heading", "comment_form", "credit", "source", "tags", "published", "updated", "byline",
    "read_time", "caption",
)  # fmt: skip
_COMMAS: Final = ("،", "、", "，")
"""Commas of other scripts than Latin."""
_EDGE: Final = " .,:;!?…|()[]»«“”\"'„›‹·•–—-"
_UNSPACED: Final = frozenset(("ja", "zh", "th", "lo", "km", "my"))


class Lines(NamedTuple):
    """What both passes look at in the lines of a text."""

    rows: list[Row]
    """The features alone; an empty row for lines far from all text."""
    sizes: list[int]
    """Bins of lengths."""
    runs: list[int]
    gaps: list[int]
    labels: list[str | None]
    words: list[list[str]]
    """Each line's first words in small letters."""


class _Words(NamedTuple):
    """The words of a language that lines are judged by."""

    frequent: frozenset[str]
    furniture: frozenset[str]
    credit: frozenset[str]
    label: Callable[[str, list[str]], str | None]
    """Which label a line with these words is or begins with; '' for none, None where it is too long for one."""
    is_other_script: bool
    """Whether the language is not written in Latin letters alone."""


@lru_cache(maxsize=64)
def _words_of(lexicon: Lexicon) -> _Words:
    languages = lexicon.languages
    frequent = frequent_words(languages[0]) if 0 < len(languages) <= 2 else frozenset[str]()
    furniture = {
        word for category in _WORDS_OF_FURNITURE for label in lexicon.folded(category) for word in label.split()
    }
    is_unspaced = bool(_UNSPACED.intersection(lexicon.languages))
    firsts = frozenset(
        label.split()[0].strip(_EDGE) for category in _LABELLED for label in lexicon.folded(category) if label
    ) | {""}

    def label(text: str, words: list[str]) -> str | None:
        if len(text) >= _LABEL_LENGTH:
            return None
        first = words[0].strip(_EDGE)
        if first in firsts or is_unspaced or first[:1].isdecimal() or not first.isascii():
            return label_of(lexicon, text)
        return ""

    return _Words(
        frequent,
        frozenset(word for word in furniture if len(word) > 3 and word not in frequent),
        lexicon.folded("credit") | lexicon.folded("caption"),
        label,
        is_unspaced or not "".join(frequent).isascii(),
    )


def features_alone(page: Page) -> Lines:
    """The features of each line by itself and next to its neighbours, in the order of `ALONE`."""
    blocks = page.blocks
    count = len(blocks)
    known = _words_of(page.lexicon)
    lengths = _lengths(page)
    near = _near_text(lengths)
    words = [block.text[:_READ].lower().split() for block in blocks]
    sizes = [bisect_right(_SIZES, length) for length in lengths]
    gaps = [min(block.gap or 0, 3) for block in blocks]
    below = [*gaps[1:], 3]
    style = bisect_right(_STYLES, sum(1 for gap in gaps if gap) / max(count, 1))
    runs, places = _runs(gaps, lengths)
    total = Counter([block.text for block in blocks])
    seen: dict[str, int] = {}
    labels = [known.label(block.text, line) for block, line in zip(blocks, words)]
    ends = [_end(block.text) for block in blocks]
    found = [len(_NUMBERS.findall(block.text)) if len(block.text) < _SHORT else -1 for block in blocks]
    dates = [
        number > 0 and len(block.text) < _DATED and _DATE.search(block.text) is not None
        for block, number in zip(blocks, found)
    ]
    are_dates = [date and len(block.text) < _DATE_LINE for block, date in zip(blocks, dates)]
    is_frequent, is_furniture = known.frequent.__contains__, known.furniture.__contains__
    commas = _COMMAS if known.is_other_script else ()
    if head := mail_head(blocks):
        near[:head] = [False] * head
    rows: list[Row] = [()] * count
    for i, block in enumerate(blocks):
        if not near[i]:
            continue
        text = block.text
        size, line, number, end, gap = sizes[i], words[i], found[i], ends[i], gaps[i] * 4 + below[i]
        half = min(size // 2, 4)
        length = len(text)
        copies = total[text]
        occurrence: Feature = None
        if copies > 1:
            place = seen[text] = seen.get(text, -1) + 1
            occurrence = (min(place, 2) * 3 + min(copies - 2, 2)) * 2 + (length > 24)
        capitals: Feature = None
        if number >= 0 and (text.islower() or text != text.lower()):
            capitals = (
                bisect_right(_CAPITALS, sum([word[0].isupper() for word in text.split()]) / len(line)) * 10 + half
            )
            capitals += 5 if text.isupper() else 0
        frequent = None
        if known.frequent:
            frequent = bisect_right(_FREQUENT, sum(map(is_frequent, line)) / len(line)) * 5 + half
        furniture = sum(map(is_furniture, line)) if length < 2 * _SHORT else 0
        before, after = i - 1, i + 1
        has_before, has_after = i > 0, after < count
        rows[i] = (
            size * 4 + end, _start(text), labels[i], min(copies, 5) * 5 + half, occurrence,
            ("@" in text) + 2 * ("http" in text or ".co" in text) if length < 200 else None,
            gap * 10 + size, runs[i], runs[i] * 10 + size, places[i], style * 16 + gap,
            frequent, capitals, None if number < 0 else min(number, 4) * 5 + half,
            min(text.count(". ") + text.count("。"), 4) * 4 + end, min(text.count(", ") + (sum(map(text.count, commas)) if commas else 0), 4) * 5 + half,
            ("?" in text) + 2 * ("!" in text) + 4 * ("|" in text), block.marker[:1],
            sizes[before] * 10 + size if has_before else size, sizes[after] * 10 + size if has_after else size,
            labels[before] if has_before else None, labels[after] if has_after else None,
            (sizes[before] * 4 + ends[before]) * 3 + min(size // 3, 2) if has_before else None,
            (sizes[after] * 4 + ends[after]) * 3 + min(size // 3, 2) if has_after else None,
            min(furniture, 4) * 5 + half, bisect_right(_FURNITURE, furniture / len(line)) * 5 + half,
            dates[i] * 5 + half,
            ((has_before and are_dates[before]) * 2 + (gaps[i] == 0)) * 10 + size,
            ((has_after and are_dates[after]) * 2 + (below[i] == 0)) * 10 + size,
            (length < _CREDITED and _has_credit(text, known.credit)) * 5 + half,
        )  # fmt: skip
    return Lines(rows, sizes, runs, gaps, labels, words)


@lru_cache(maxsize=1)
def _mail_headers() -> frozenset[str]:
    text = (resources.files("newsparse.lexicon") / "mail.toml").read_text("utf-8")
    return frozenset(map(fold, tomllib.loads(text)["headers"]))


def mail_head(blocks: Sequence[Block]) -> int:
    """How many lines at a text's beginning are the head of an e-mail: who wrote to whom, when, about what; 0 for none."""
    count = 0
    for block in blocks[:_MAIL_HEAD]:
        name, colon, _ = block.text[:40].replace("：", ":").partition(":")
        if not colon or fold(name) not in _mail_headers():
            break
        count += 1
    return count if count >= _MAIL_LEAST else 0


def _near_text(lengths: Sequence[float]) -> list[bool]:
    """Which lines may be the article's at all: not the short ones that stand far from every long one, as those of menus do."""
    long = [i for i, length in enumerate(lengths) if length >= _LONG_LINE]
    if not long:
        return [True] * len(lengths)
    near = [length >= _SHORT_LINE for length in lengths]
    for i in long:
        start = max(i - _REACH, 0)
        near[start : i + _REACH + 1] = [True] * (min(i + _REACH + 1, len(near)) - start)
    return near


def _lengths(page: Page) -> list[float]:
    """The lines' lengths, in letters of an alphabet."""
    more = _WIDE_LANGUAGES.get(page.lexicon.languages[0])
    if not more or len(page.lexicon.languages) > 2:
        return [len(block.text) for block in page.blocks]
    return [len(block.text) + more * sum(map(_WIDE.__lt__, block.text)) for block in page.blocks]


def _runs(gaps: Sequence[int], lengths: Sequence[float]) -> tuple[list[int], list[int]]:
    """For each line the bins of its run's length and mean line, and its place in the run (first, middle, last)."""
    runs: list[int] = []
    places: list[int] = []
    start = 0
    for end in range(1, len(gaps) + 1):
        if end < len(gaps) and not gaps[end]:
            continue
        size = end - start
        many = bisect_right(_RUNS, size)
        runs += [many * 10 + bisect_right(_SIZES, sum(lengths[start:end]) / size)] * size
        places += [many] if size == 1 else [many, *[10 + many] * (size - 2), 20 + many]
        start = end
    return runs, places


def _start(text: str) -> str:
    """What kind of character a line begins with; a letter of a script without capitals counts as one."""
    return start_of(text) or ("A" if text[0].isalpha() else "")


def _end(text: str) -> int:
    """How a line ends: 1 as a sentence, 2 before something, 3 broken off, 0 otherwise."""
    last = text[-1]
    if last in _CLOSING:
        last = text.rstrip(_CLOSING)[-1:]
    if last in _TERMINAL:
        return 3 if text.endswith("...") else 1
    return 2 if last in ":：,،" else 3 if last == "…" else 0


def _has_credit(text: str, labels: Collection[str]) -> bool:
    """Whether a line names who made a picture."""
    if "©" in text:
        return True
    if ":" not in text and "/" not in text and "：" not in text:
        return False
    return any(fold(match[1]) in labels for match in _CREDIT.finditer(text))


def features_in_context(page: Page, lines: Lines, scores: Sequence[float]) -> list[Row]:
    """The features of each line among the likely ones, in the order of `CONTEXT`; an empty row for hopeless ones."""
    blocks = page.blocks
    count = len(blocks)
    sizes, runs, gaps = lines.sizes, lines.runs, lines.gaps
    start, end = best_stretch(blocks, scores)
    strong = [i for i, likely in enumerate(scores) if likely > _STRONG and len(blocks[i].text) > _CORE]
    first, last = (strong[0], strong[-1]) if strong else (0, count)
    known = bisect_right(_COUNTS, len(strong))
    most = max(scores, default=0.0) or 1.0
    bins = [bisect_right(_LIKELIHOODS, likely) for likely in scores]
    padded = [9, 9, *bins, 9, 9]
    sums = [0.0]
    for likely in scores:
        sums.append(sums[-1] + likely)
    telling = {i: _telling(lines.words[i], blocks[i].text) for i, likely in enumerate(scores) if likely >= _HOPELESS}
    shared = Counter([word for i, words in telling.items() if scores[i] > _LIKELY for word in words])
    above, below = _long_neighbours(sizes, bins)
    since = _since_label(lines.labels)
    rows: list[Row] = [()] * count
    for i, words in telling.items():
        own, size, gap = bins[i], sizes[i], gaps[i] * 4 + (gaps[i + 1] if i + 1 < count else 3)
        before, after = padded[i + 1], padded[i + 3]
        position = 0 if i < first else 2 if i > last else 1
        stretch = 0 if i < start else 2 if i >= end else 1
        low, high = max(i - 4, 0), min(i + 5, count)
        around = bisect_right(_SHARES, (sums[high] - sums[low] - scores[i]) / max(high - low - 1, 1))
        low, high = max(i - 14, 0), min(i + 15, count)
        wider = bisect_right(_SHARES, (sums[high] - sums[low]) / (high - low))
        overlap: Feature = None
        overlap_own: Feature = None
        overlap_stretch: Feature = None
        if words:
            inside = scores[i] > _LIKELY
            share = bisect_right(_OVERLAPS, sum([shared[word] > inside for word in words]) / len(words))
            overlap, overlap_own, overlap_stretch = (
                share * 5 + min(len(words) // 2, 4),
                share * 10 + own,
                share * 3 + stretch,
            )
        (long_above, far_above), (long_below, far_below) = above[i], below[i]
        sides = min(long_above // 2, 4) * 5 + min(long_below // 2, 4)
        rows[i] = (
            own, size * 10 + own, position, before, after, before * 10 + after, padded[i], padded[i + 4], own * 10 + around,
            around * 3 + position, bisect_right(_FAR, i - last) * 10 + bisect_right(_FAR, first - i), stretch * 10 + own,
            wider * 3 + position, since[i], lines.labels[i], gap * 10 + own, runs[i] * 10 + own, gap * 100 + before * 10 + after,
            overlap, overlap_own, overlap_stretch, (known * 10 + own) * 3 + stretch,
            known * 25 + min(before // 2, 4) * 5 + min(after // 2, 4), known * 3 + position, known * 10 + around,
            bisect_right(_MOST, scores[i] / most) * 3 + stretch,
            long_above * 10 + own, long_below * 10 + own, long_above * 10 + long_below, sides * 10 + own,
            far_above * 6 + far_below, sides * 10 + size,
        )  # fmt: skip
    return rows


def _telling(words: Sequence[str], text: str) -> set[str]:
    """The words of a line that tell its subject: the longer ones; pairs of characters in scripts without spaces."""
    if text[0] > _WIDE:
        return {text[i : i + 2] for i in range(min(len(text) - 1, 160))}
    return {word.strip(_EDGE) for word in words if len(word) > 4}


def _long_neighbours(sizes: Sequence[int], bins: Sequence[int]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """For each line the bin of the nearest long line above and how far it is, then the same below; 9 for none."""
    sides = []
    for order in (range(len(sizes)), range(len(sizes) - 1, -1, -1)):
        found = [(9, 5)] * len(sizes)
        nearest, distance = 9, 0
        for i in order:
            distance += 1
            found[i] = (nearest, min(distance, 5))
            if sizes[i] >= _LONG:
                nearest, distance = bins[i], 0
        sides.append(found)
    return sides[0], sides[1]


def _since_label(labels: Sequence[str | None]) -> list[Feature]:
    """For each line the label last seen above it and how far above; None where there is none within reach."""
    found: list[Feature] = []
    label, distance = "", 0
    for own in labels:
        distance += 1
        found.append(f"{label} {bisect_right(_ABOVE, distance)}" if label and distance <= _ABOVE[-1] else None)
        if own and own in LASTING:
            label, distance = own, 0
    return found


@lru_cache(maxsize=2)
def _read_weights(judged: str) -> Weights:
    stored = json.loads((resources.files("newsparse.fields") / "text_judgement_weights.json").read_text("utf-8"))
    return weights_from(stored[judged], ALONE if judged == "alone" else CONTEXT)


def judge_text(page: Page) -> Judgement:
    """Judge every line: alone, then in the context of those judgements."""
    lines = features_alone(page)
    alone = score(lines.rows, _read_weights("alone"))
    scores = score(features_in_context(page, lines, alone), _read_weights("context"))
    if max(scores, default=0.0) < _LIKELY:
        least = max(_RELATIVE * max(alone, default=0.0), _LEAST)
        scores = [_LIKELY if likely >= least else 0.0 for likely in alone]
    scores = _joined(lines, alone, scores)
    if _is_clean(page, lines):
        scores = _filled(page, lines, scores)
    chosen = [i for i, likely in enumerate(scores) if likely >= _LIKELY]
    first, end = (chosen[0], chosen[-1] + 1) if chosen else (0, 0)
    return Judgement(scores, first, end, 0, alone=lines.rows)


def _is_prose(text: str, size: int) -> bool:
    """Whether a line reads like a paragraph: it ends as a sentence does, or is too long for anything else.

    Thai, Lao, Burmese and Khmer end sentences with no mark.
    """
    if size > _LONG:
        return True
    return size >= _PROSE_SIZE and (_end(text) == 1 or (size == _LONG and "\u0e00" <= text[-1] <= "\u17ff"))


def _is_clean(page: Page, lines: Lines) -> bool:
    """Whether a text is an article with little around it, as a person cuts it out, rather than a whole page."""
    head = mail_head(page.blocks)
    blocks, sizes = page.blocks[head:], lines.sizes[head:]
    others = [len(block.text) for block, size in zip(blocks, sizes) if not _is_prose(block.text, size)]
    return len(others) <= _OTHERS and sum(others) <= _AROUND * sum([len(block.text) for block in blocks])


def _filled(page: Page, lines: Lines, scores: list[float]) -> list[float]:
    """Scores of a clean text, whose paragraphs go on until something else than a paragraph stands between."""
    filled = list(scores)
    chosen = [i for i, likely in enumerate(scores) if likely >= _LIKELY]
    if not chosen:
        return filled

    def is_paragraph(i: int) -> bool:
        text, label = page.blocks[i].text, lines.labels[i]
        if label and not (
            label.endswith("…") and lines.sizes[i] >= _LONG and _end(text) == 1 and not _COLON.search(text, 0, 40)
        ):
            return False  # a sentence may begin with a word that labels things
        return _is_prose(text, lines.sizes[i])

    for i in range(chosen[0], chosen[-1]):
        if is_paragraph(i):
            filled[i] = max(filled[i], _LIKELY)
    for edge in (range(chosen[0] - 1, -1, -1), range(chosen[-1] + 1, len(filled))):
        for i in edge:
            if not is_paragraph(i):
                break
            filled[i] = max(filled[i], _LIKELY)
    return filled


def _joined(lines: Lines, alone: Sequence[float], scores: list[float]) -> list[float]:
    """Scores in which a doubtful line next to a likely one is likely too if it reads like a paragraph."""
    joined = list(scores)
    for i, likely in enumerate(scores):
        if _DOUBTFUL <= likely < _LIKELY and alone[i] >= _LIKELY and lines.sizes[i] >= _LONG:
            if max(scores[i - 1] if i else 0.0, scores[i + 1] if i + 1 < len(scores) else 0.0) >= _SURE:
                joined[i] = _LIKELY
    return joined

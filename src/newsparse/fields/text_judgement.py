"""Which lines of a plain text are the article's: each line by its shape, then among the lines around it and by its wording.

Text has no markup to go by, so the lines' lengths, their blank lines, the runs they stand in and their wording are looked at
instead. As in judgement.py, both passes add up learned weights of features; they stand in text_judgement_weights.json. Since
a text says less of where its parts begin and end, the second pass is made twice: what it finds once tells it more of what is
around each line.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib import resources
from itertools import accumulate, compress
from operator import mul
from typing import Final, NamedTuple, TypeAlias

from newsparse.fields.appeals import appeals
from newsparse.fields.joint import Joint, weights_of
from newsparse.fields.judgement import (
    APART,
    LASTING,
    RESTS,
    WEIGHTIEST,
    Judgement,
    Weights,
    best_stretch,
    between,
    likely_bound,
    moved,
    score,
)
from newsparse.fields.text_lines import LABEL_NAMES, MARKERS, STARTS, Lines, end_of, longer, mail_head
from newsparse.page import Page

Row: TypeAlias = tuple[int, ...]

_LABELS: Final = (("label before", LABEL_NAMES), ("label", LABEL_NAMES), ("label after", LABEL_NAMES))
_SINCE: Final = ("", *[f"{label} {distance}" for label in LABEL_NAMES if label in LASTING for distance in range(6)])
"""Which label stands above a line, and how far, in bins."""
ALONE: Final = (
    Joint(
        (("style", 5), ("size", 10), ("end", 4), ("gap", 4), ("below", 4)),
        ("size,end", "size,gap,below", "style,gap,below", "size,end,gap,below"),
    ),
    Joint(
        (("size before 2", 11), ("size before", 11), ("end before", 5), ("size", 10)),
        (
            "size before,size",
            "end before,size before,third",
            "size before 2,size before,half",
            "size before 2,size before,size",
        ),
    ),
    Joint(
        (("size after 2", 11), ("size after", 11), ("end after", 5), ("size", 10)),
        (
            "size after,size",
            "end after,size after,third",
            "size after 2,size after,half",
            "size after 2,size after,size",
        ),
    ),
    Joint((("end before", 5), ("end", 4), ("end after", 5)), ("end before,end,end after",)),
    Joint((("run", 70), ("place", 3), ("size", 10)), ("run", "run,size", "run,place", "run,place,size")),
    Joint((("copies", 6), ("start", STARTS), ("marker", MARKERS), ("size", 10)), ("copies,half", "start", "marker")),
    Joint(_LABELS, ("label", "label before", "label after")),
)
"""What a line is judged by alone: its shape, its label, and those of the lines next to it; the columns of `features_alone`."""
CONTEXT: Final = (
    Joint(
        (("gap", 4), ("below", 4), ("likely", 9), ("before", 10), ("after", 10)),
        (
            "likely",
            "before",
            "after",
            "before,after",
            "gap,below,likely",
            "gap,below,before,after",
            "likely,before,after",
        ),
    ),
    Joint(
        (("long before", 10), ("long after", 10), ("likely", 9), ("size", 10)),
        (
            "size,likely",
            "long before,likely",
            "long after,likely",
            "long before,long after",
            "half long before,half long after,likely",
        ),
    ),
    Joint(
        (("around", 6), ("likely", 9), ("far", 7), ("known", 7)),
        (
            "around,likely",
            "around,position",
            "far",
            "known,position",
            "known,around",
            "around,likely,position",
            "far,likely",
        ),
    ),
    Joint(
        (("stretch", 3), ("likely", 9), ("known", 7), ("most", 7)),
        ("stretch,likely", "known,likely,stretch", "most,stretch"),
    ),
    Joint(
        (("copies", 6), ("numbers", 6), ("date", 2), ("credit", 2), ("size", 10)),
        ("copies,half", "numbers,half", "date,half", "credit,half"),
    ),
    Joint(
        (("furniture", 5), ("share", 6), ("appeal", 4), ("likely", 9), ("size", 10)),
        ("furniture,half", "share,half", "share,likely", "appeal,size", "appeal,likely"),
    ),
    Joint(
        (("capitals", 15), ("signs", 16), ("size", 10)), ("capitals,half", "signs", "capitals,signs", "capitals,size")
    ),
    Joint((("shared", 8), ("words", 5), ("likely", 9)), ("shared,words", "shared,likely")),
    Joint((("passed", 11), ("rest", 11), ("likely", 9)), ("passed,likely", "rest,likely")),
    Joint((("since", _SINCE), ("marker", MARKERS), ("likely", 9)), ("since", "marker", "since,likely")),
    Joint(_LABELS, ("label", "label before", "label after")),
)
"""What it is judged by among the likely lines, and by its wording; the columns of `Context.features`."""

_LIKELIHOODS: Final = (0.02, 0.08, 0.2, 0.4, 0.6, 0.8, 0.92, 0.98)
_MOST: Final = (0.05, 0.2, 0.4, 0.6, 0.8, 0.95)
_OVERLAPS: Final = (0.01, 0.1, 0.2, 0.35, 0.5, 0.7)
_READ: Final = 120
"""Characters of each of the likely lines whose words are looked for in the others."""
_BEFORE: Final = (-8, -3, 0)
_BEYOND: Final = (0, 3, 8)
"""Bounds of the bins for how far a line stands above the first long and likely one, and below the last."""
_COUNTS: Final = (0, 1, 2, 4, 8, 16)
"""Bounds of the bins for how many long and likely lines the text has."""
_ABOVE: Final = (2, 3, 5, 9, 21)
"""Bounds of the bins for how many lines a label is above a line; past the last it says nothing."""
_NONE: Final = 9
"""The bin of a likelihood where there is no line."""
_NEIGHBOURS: Final = 4
"""Lines on either side of one whose likelihoods are summed up."""
_SHARES: Final = (0.05, 0.25, 0.5, 0.75, 0.95)
_LONG: Final = 5
"""The bin of sizes from which a line is long: the lines that menus, buttons and labels between paragraphs are not."""
_CORE: Final = 45
"""Characters from which a likely line counts as part of the text's core."""
_STRONG: Final = 0.6
"""The likelihood from which it does."""
_HOPELESS: Final = 0.03
"""A line less likely than this alone is not looked at in context."""
_GENEROUS: Final = 0.9
"""A little below the bound for the greatest F1, as in judgement.py."""
_LIKELY: Final = 0.5
_DOUBTFUL: Final = 0.15
_SURE: Final = 0.7
"""A line at least this doubtful is part of the body if one next to it is at least this sure."""
_AROUND: Final = 0.3
_OTHERS: Final = 12
"""A text with at most so many lines that are no paragraphs, and this share of its characters in them, has little around its article."""
_PROSE_SIZE: Final = 3
"""The bin of sizes from which a sentence may be a paragraph."""
_BESIDE: Final = 8
"""A line of few characters is a label as often as it is text; so is a line further than this from all sure ones (boxes set between
paragraphs have as many lines; cross-validated among 2, 4, 8, 16 and 50) …"""
_LIKELIER: Final = 0.6
"""… and is part of the body only if at least this likely."""
_UNLIKELY: Final = 0.49
"""Just not likely."""
_ROWS: Final = 4
"""Lines from which a table is one."""
_ROW_NUMBERS: Final = 3
"""Numbers from which a line may be a row of it …"""
_ROW_LIKELY: Final = 0.1
"""… and the likelihood that some row of it has at least."""
_RELATIVE: Final = 0.6
_LEAST: Final = 0.1
"""Where no line is likely in context, those are taken that alone are at least this likely and this much of the likeliest."""
_NAMES: Final = len(LABEL_NAMES)
_STARTS: Final = len(STARTS)
_MARKERS: Final = len(MARKERS)
_LASTING: Final = {LABEL_NAMES.index(label): _SINCE.index(f"{label} 0") for label in LABEL_NAMES if label in LASTING}
"""Each label that says something of the lines below it, and where these begin in `_SINCE`."""
_APART: Final = frozenset(LABEL_NAMES.index(label) for label in APART)
_DISTANCES: Final = tuple(bisect_right(_ABOVE, distance) for distance in range(1, _ABOVE[-1] + 1))
_COLON: Final = re.compile("[:：]")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_HASHTAGS: Final = re.compile(r"(?:#\w[\w-]*[,\s]*)+\Z")
_IMPRINT: Final = 60
"""Characters past which a line that begins with '©' is no caption."""


def features_alone(lines: Lines) -> list[Row]:
    """The columns of `ALONE` for each line; an empty row for lines far from all text."""
    sizes, ends, labels, style, copies = lines.sizes, lines.ends, lines.labels, lines.style * 10, lines.copies
    near = [0, 0, *[sizes[i] + 1 for i in lines.seen], 0, 0]
    near_ends = [0, *[ends[i] + 1 for i in lines.seen], 0]
    near_labels = [0, *[labels[i] for i in lines.seen], 0]
    columns = zip(
        sizes, ends, lines.gaps, lines.below, [near[i] for i in lines.before], [near[i + 1] for i in lines.before],
        [near[i + 2] for i in lines.after], [near[i + 3] for i in lines.after],
        [near_ends[i] for i in lines.before], [near_ends[i + 1] for i in lines.after], lines.runs, lines.places, lines.texts,
        lines.starts, lines.markers, [near_labels[i] for i in lines.before], labels, [near_labels[i + 1] for i in lines.after],
    )  # fmt: skip
    found = [
        (
            (((style + size) * 4 + end) * 4 + gap) * 4 + below,
            ((above_2 * 11 + above) * 5 + above_end) * 10 + size,
            ((under_2 * 11 + under) * 5 + under_end) * 10 + size,
            (above_end * 4 + end) * 5 + under_end,
            (run * 3 + place) * 10 + size,
            ((min(copies[text], 5) * _STARTS + start) * _MARKERS + marker) * 10 + size,
            (label_above * _NAMES + label) * _NAMES + label_under,
        )
        for (
            size, end, gap, below, above_2, above, under, under_2, above_end, under_end, run, place, text, start, marker,
            label_above, label, label_under,
        ) in compress(columns, lines.near)
    ]  # fmt: skip
    rows: list[Row] = [()] * len(sizes)
    for i, row in zip(compress(range(len(sizes)), lines.near), found):
        rows[i] = row
    return rows


class _Fixed(NamedTuple):
    """What of a line's row does not change with how likely the lines are: whole columns, and parts of others."""

    set_apart: int
    marked: int
    wording: int
    appeal: int
    capitals: int
    labels: int
    telling: set[str]
    """The words by which it may be on the text's subject."""


class Context:
    """The lines of a text as they stand among each other; how likely each is, is told anew each time."""

    def __init__(self, page: Page, lines: Lines) -> None:
        self._page, self._lines = page, lines
        self._near_labels = [0, *[lines.labels[i] for i in lines.seen], 0]
        self._since = _since_label(lines.labels)
        self._speaks = appeals(page.lexicon)
        self._fixed: dict[int, _Fixed] = {}

    def _fix(self, i: int) -> _Fixed:
        lines, text = self._lines, self._lines.texts[i]
        capitals, numbers, is_dated, has_credit, furniture, share, signs, words = lines.wording(i)
        size, near_labels = lines.sizes[i], self._near_labels
        fixed = self._fixed[i] = _Fixed(
            lines.gaps[i] * 4 + lines.below[i],
            self._since[i] * _MARKERS + lines.markers[i],
            (((min(lines.copies[text], 5) * 6 + numbers) * 2 + is_dated) * 2 + has_credit) * 10 + size,
            (furniture * 6 + share) * 4 + min(self._speaks(text), 3),
            (capitals * 16 + signs) * 10 + size,
            (near_labels[lines.before[i]] * _NAMES + lines.labels[i]) * _NAMES + near_labels[lines.after[i] + 1],
            longer(words),
        )
        return fixed

    def features(self, scores: Sequence[float]) -> list[Row]:
        """The columns of `CONTEXT` for each line among the likely ones; an empty row for hopeless ones."""
        lines = self._lines
        texts, sizes = lines.texts, lines.sizes
        count = len(texts)
        start, end = best_stretch(self._page.blocks, scores)
        strong = [i for i, likely in enumerate(scores) if likely > _STRONG and len(texts[i]) > _CORE]
        first, past = (strong[0], strong[-1] + 1) if strong else (0, count + 1)
        subject = longer(" ".join([texts[i][:_READ] for i in strong]).lower().split())
        known = bisect_right(_COUNTS, len(strong))
        most = max(scores, default=0.0) or 1.0
        shares = [share * most for share in _MOST]
        live = [i for i, likely in enumerate(scores) if likely >= _HOPELESS]
        bins = [0] * count
        for i in live:
            bins[i] = bisect_right(_LIKELIHOODS, scores[i])
        seen, above, under = lines.seen, lines.before, lines.after
        padded = [_NONE, *[bins[i] for i in seen], _NONE]
        edge = [0.0] * _NEIGHBOURS
        sums = [0.0, *accumulate([*edge, *[scores[i] for i in seen], *edge])]
        long_before, long_after = _long_neighbours(sizes, bins)
        masses = [0.0, *accumulate(map(mul, scores, [min(length, WEIGHTIEST) for length in map(len, texts)]))]
        total = masses[-1] or 1.0
        fixed = self._fixed
        rows: list[Row] = [()] * count
        for i in live:
            own, size, likely = bins[i], sizes[i], scores[i]
            set_apart, marked, wording, appeal, capitals, labels, telling = fixed.get(i) or self._fix(i)
            low, high = above[i], under[i]
            beside = min(low, _NEIGHBOURS) + min(len(seen) - high, _NEIGHBOURS)
            mass = sums[low + _NEIGHBOURS] - sums[low] + sums[high + 2 * _NEIGHBOURS] - sums[high + _NEIGHBOURS]
            around = bisect_right(_SHARES, mass / max(beside, 1))
            if telling and (likely <= _STRONG or len(texts[i]) <= _CORE):
                shared = 1 + bisect_right(_OVERLAPS, len(telling & subject) / len(telling))
                many = min(len(telling) // 2, 4)
            else:
                shared = many = 0
            rows[i] = (
                ((set_apart * 9 + own) * 10 + padded[low]) * 10 + padded[high + 1],
                ((long_before[i] * 10 + long_after[i]) * 9 + own) * 10 + size,
                ((around * 9 + own) * 7 + bisect_right(_BEFORE, i - first) + bisect_right(_BEYOND, i - past)) * 7
                + known,
                ((((i >= start) + (i >= end)) * 9 + own) * 7 + known) * 7 + bisect_right(shares, likely),
                wording,
                (appeal * 9 + own) * 10 + size,
                capitals,
                (shared * 5 + many) * 9 + own,
                (bisect_right(RESTS, masses[i] / total) * 11 + bisect_right(RESTS, 1 - masses[i + 1] / total)) * 9
                + own,
                marked * 9 + own,
                labels,
            )
        return rows


def _long_neighbours(sizes: Sequence[int], bins: Sequence[int]) -> tuple[list[int], list[int]]:
    """For each line the bin of the nearest long line above, then the same below; `_NONE` for none."""
    count = len(sizes)
    long = [i for i, size in enumerate(sizes) if size >= _LONG]
    before = [_NONE] * count
    after = [_NONE] * count
    for i, next_one in zip(long, [*long[1:], count - 1]):
        before[i + 1 : next_one + 1] = [bins[i]] * (next_one - i)
    for i, last_one in zip(long, [-1, *long]):
        start = max(last_one, 0)
        after[start:i] = [bins[i]] * (i - start)
    return before, after


def _since_label(labels: Sequence[int]) -> list[int]:
    """For each line the label last seen above it and how far above, by its place in `_SINCE`; 0 for none within reach."""
    found = [0] * len(labels)
    marks = [i for i, label in enumerate(labels) if label in _LASTING]
    for i, following in zip(marks, [*marks[1:], len(labels) - 1]):
        first = _LASTING[labels[i]]
        count = min(following - i, _ABOVE[-1])
        found[i + 1 : i + 1 + count] = [first + distance for distance in _DISTANCES[:count]]
    return found


@lru_cache(maxsize=2)
def _read_weights(judged: str) -> Weights:
    stored = json.loads((resources.files("newsparse.fields") / "text_judgement_weights.json").read_text("utf-8"))
    return weights_of(stored[judged], ALONE if judged == "alone" else CONTEXT)


def judge_text(page: Page) -> Judgement:
    """Judge every line: alone, then in the context of those judgements."""
    lines = Lines(page)
    alone = score(features_alone(lines), _read_weights("alone"))
    context, weights = Context(page, lines), _read_weights("context")
    once = score(context.features(alone), weights)
    twice = score(context.features(once), weights)
    scores = [between(first, second) if second else 0.0 for first, second in zip(once, twice, strict=True)]
    scores = [
        # of 274 lines that begin with '©' one is text, of 45 of nothing but hashtags none
        0.0 if label in _APART or text[:1] == "©" or (text[:1] == "#" and _HASHTAGS.match(text)) else likely
        for text, label, likely in zip(lines.texts, lines.labels, scores, strict=True)
    ]
    scores = _above_imprint(lines, scores)
    if max(scores, default=0.0) < _LIKELY:
        least = max(_RELATIVE * max(alone, default=0.0), _LEAST)
        scores = [_LIKELY if likely >= least else 0.0 for likely in alone]
    else:
        scores = _weighed(page, lines, scores)
    scores = _joined(lines, alone, scores)
    scores = _with_marked_headings(page, scores)
    if _is_clean(page, lines):
        scores = _filled(page, lines, scores)
    chosen = [i for i, likely in enumerate(scores) if likely >= _LIKELY]
    first, end = (chosen[0], chosen[-1] + 1) if chosen else (0, 0)
    return Judgement(scores, first, end, 0, lines=lines)


def _above_imprint(lines: Lines, scores: list[float]) -> list[float]:
    """Scores without those below the line that ends the page: whose it is and since when, with most of the text above.

    Only captions begin so within a text, and they are short and bear no year.
    """
    for i, text in enumerate(lines.texts):
        if text[:1] == "©" and (lines.lengths[i] > _IMPRINT or _YEAR.search(text)):
            if sum(scores[:i]) > sum(scores[i:]):
                return [*scores[:i], *[0.0] * (len(scores) - i)]
    return scores


def _weighed(page: Page, lines: Lines, scores: Sequence[float]) -> list[float]:
    """Scores in which one half is the bound for each line: long ones next to sure ones need less, short and far ones more.

    The rows of a table stand or fall together: one is longer than the next, and the shortest are not looked at.
    """
    bound = likely_bound(page.blocks, scores, _GENEROUS)
    sure = [i for i, likely in enumerate(scores) if likely >= _SURE]
    first, past = (sure[0] - _BESIDE, sure[-1] + _BESIDE + 1) if sure else (0, len(scores))
    weighed = list(scores)
    for i, likely in enumerate(scores):
        if likely >= bound:
            if first <= i < past and len(lines.texts[i]) > _CORE:
                weighed[i] = moved(likely, bound)
            elif _LIKELY <= likely < _LIKELIER:
                weighed[i] = _UNLIKELY
    for table in _tables(lines, scores):
        known = [scores[i] for i in table if lines.near[i]]
        together = _LIKELY if sum(known) >= bound * len(known) else 0.0
        for i in table:
            weighed[i] = together
    return weighed


def _tables(lines: Lines, scores: Sequence[float]) -> Iterator[range]:
    """The tables of a text, some row of which may be likely: lines of several numbers, set alike, that end as no sentence does."""
    count = len(scores)

    def is_row(i: int) -> bool:
        return lines.ends[i] != 1 and lines.wording(i).numbers > _ROW_NUMBERS

    end = 0
    for i, likely in enumerate(scores):
        if i < end or likely < _ROW_LIKELY or not is_row(i):
            continue
        start = i
        while start > end and is_row(start - 1) and lines.gaps[start] == lines.gaps[i]:
            start -= 1
        end = i + 1
        while end < count and is_row(end) and lines.gaps[end] == lines.gaps[start + 1]:
            end += 1
        if end - start >= _ROWS:
            yield range(start, end)


def _is_prose(text: str, size: int) -> bool:
    """Whether a line reads like a paragraph: it ends as a sentence does, or is too long for anything else.

    Thai, Lao, Burmese and Khmer end sentences with no mark.
    """
    if size > _LONG:
        return True
    return size >= _PROSE_SIZE and (end_of(text) == 1 or (size == _LONG and "\u0e00" <= text[-1] <= "\u17ff"))


def _is_clean(page: Page, lines: Lines) -> bool:
    """Whether a text is an article with little around it, as a person cuts it out, rather than a whole page."""
    head = mail_head(page.blocks)
    blocks, sizes = page.blocks[head:], lines.sizes[head:]
    others = [len(block.text) for block, size in zip(blocks, sizes) if not _is_prose(block.text, size)]
    return len(others) <= _OTHERS and sum(others) <= _AROUND * sum([len(block.text) for block in blocks])


def _filled(page: Page, lines: Lines, scores: list[float]) -> list[float]:
    """Scores of a clean text, whose paragraphs go on until something else than a paragraph stands between."""
    filled = list(scores)

    def is_paragraph(i: int) -> bool:
        text, label = page.blocks[i].text, lines.label(i)
        if label and not (
            label.endswith("…") and lines.sizes[i] >= _LONG and end_of(text) == 1 and not _COLON.search(text, 0, 40)
        ):
            return False  # a sentence may begin with a word that labels things
        return _is_prose(text, lines.sizes[i])

    chosen = [i for i, likely in enumerate(scores) if likely >= _LIKELY]
    chosen = chosen or [i for i in range(len(scores)) if is_paragraph(i)]
    if not chosen:
        return filled
    for i in range(chosen[0], chosen[-1] + 1):
        if is_paragraph(i):
            filled[i] = max(filled[i], _LIKELY)
    for edge in (range(chosen[0] - 1, -1, -1), range(chosen[-1] + 1, len(filled))):
        for i in edge:
            if not is_paragraph(i):
                break
            filled[i] = max(filled[i], _LIKELY)
    return filled


def _with_marked_headings(page: Page, scores: list[float]) -> list[float]:
    """Scores in which what Markdown marks as a heading is likely where lines of the body stand right above and below."""
    marked = list(scores)
    for above, block, under in zip(page.blocks, page.blocks[1:], page.blocks[2:]):
        if block.marker == "#" and min(scores[above.index], scores[under.index]) >= _LIKELY:
            marked[block.index] = max(scores[block.index], _LIKELY)
    return marked


def _joined(lines: Lines, alone: Sequence[float], scores: list[float]) -> list[float]:
    """Scores in which a doubtful line next to a likely one is likely too if it reads like a paragraph."""
    joined = list(scores)
    near = [0.0, *[scores[i] for i in lines.seen], 0.0]
    for i, likely in enumerate(scores):
        if _DOUBTFUL <= likely < _LIKELY and alone[i] >= _LIKELY and lines.sizes[i] >= _LONG:
            if max(near[lines.before[i]], near[lines.after[i] + 1]) >= _SURE:
                joined[i] = _LIKELY
    return joined

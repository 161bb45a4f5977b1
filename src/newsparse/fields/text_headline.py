"""The headline of a plain text: the line above the body that reads like one and whose words the body takes up.

Markup and metadata are unknown here, so the body is judged first.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Final

from newsparse.fields.choosing import choose
from newsparse.fields.credit_words import credit_words
from newsparse.fields.credits import split_caption
from newsparse.fields.judgement import Feature, Judgement, start_of
from newsparse.fields.moments import dates_in, languages_of
from newsparse.fields.site_name import compact
from newsparse.fields.text_judgement import ALONE
from newsparse.page import Block, Finding, Page

FEATURES: Final = (
    "size,distance", "end", "start", "label", "next label", "digits", "likely", "likelihood", "taken up", "taken up,size",
    "stems taken up,size", "stems taken up", "rank", "first paragraphs", "date below", "byline below", "date or byline below",
    "date", "place in run", "capitals", "size before", "size after", "end after", "furniture share", "credit", "repeated",
    "repeated,size", "within", "between", "longer between", "none",
)  # fmt: skip
"""The features of a line as a headline, in the order of `headline_features`; the last one is that of no line at all."""
_REACH: Final = 60
"""Lines above the body that are looked at."""
_INTO: Final = 3
"""Lines of the body's beginning that are looked at too: a headline may be judged part of the body."""
_LONGEST: Final = 300
"""Characters past which no line is a headline."""
_DISTANCES: Final = (-1, 0, 1, 2, 3, 4, 6, 9, 13, 20, 35)
_SIZES: Final = (12, 20, 28, 38, 50, 65, 80, 100, 130, 170)
_SHARES: Final = (0.01, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95)
_BODY_READ: Final = 4_000
"""Characters of the body in which a headline's words are looked up."""
_STEM: Final = 5
"""Letters by which two words are forms of one."""
_WORD: Final = re.compile(r"[^\W\d_]{3,}|[぀-ヿ㐀-䶿一-鿿가-힣]{2}")
_LONG_WORD: Final = 4
_BELOW: Final = 6
"""Lines below a line in which a date or a byline is looked for."""
_FAR: Final = 9
_NEAR: Final = 6
"""Lines above and below in which one that holds this one, or is held by it, is looked for."""
_HELD: Final = 20
"""Characters from which a line that another holds tells anything."""
_FEW: Final = 12
"""Lines of a text that is too short for likelihoods learned from whole pages."""
_TITLE: Final = 150
_SENTENCE_ENDS: Final = ".!?…。！？।۔؟"
_LIKELY: Final = 0.5
_COUNTS: Final = (3, 4, 5, 7, 10, 15)
"""Bounds of the bins for how many lines may be the headline."""
_COLUMNS: Final = tuple(
    ALONE.index(name)
    for name in ("place in run", "capitals", "size before", "size after", "end after", "furniture share", "credit")
)
"""Where the features that a line's judgement has looked at already stand in `Judgement.alone`."""
_LABEL: Final = ALONE.index("label")
_DATE: Final = ALONE.index("date")
_CREDIT: Final = ALONE.index("credit")
_DATED: Final = 5
"""From this value on these features say that the line holds a date or a credit."""


def find_text_headline(page: Page, judgement: Judgement, taken: Collection[int] = ()) -> Finding[str] | None:
    """The headline of a plain text, from the lines above its body that no other field has taken."""
    lines = [line for line in candidates(page, judgement) if line.index not in taken]
    if not lines:
        return None
    rows = [*headline_features(page, judgement, lines), no_line(lines)]
    place, likely = choose("text headline", FEATURES, rows, is_among=True)
    if place == len(lines):
        return _opening_line(page, judgement, taken)
    best = lines[place]
    return Finding(_alone(page, best), "wording", "line above the body", (best.index,), likely)


def _alone(page: Page, line: Block) -> str:
    """A headline without what a page sets before or behind it on its line: a trail of links, a date, the name of the site."""
    text = _below_trail(page, line) or _joined(page, line.text)
    if dated := _DATED_START.match(text):
        found = dates_in(dated[1], languages_of(page.lexicon))
        if found and found[0].start == 0 and found[0].end == len(dated[1]):
            text = text[dated.end(1) :].lstrip()
    head, bar, tail = text.rpartition(" | ")
    return head if bar and len(tail) < len(head) and len(tail.split()) <= _SITE_WORDS else text


def _below_trail(page: Page, line: Block) -> str | None:
    """The line just below a trail of links that the trail ends with."""
    for other in page.blocks[line.index + 1 : line.index + 1 + _REPEATED]:
        before = line.text.removesuffix(other.text)
        if len(other.text) >= _REST and before != line.text and _JOINT.search(f"{before[-_JOINTS:]} "):
            return other.text
    return None


def _joined(page: Page, text: str) -> str:
    """A headline of several parts as another line of the page joins them: with a colon or a dash."""
    joints = len(_JOINT.findall(text))
    for block in page.blocks:
        shown = block.text
        if 0 <= len(shown) - len(text) <= _JOINTS and shown[:1] == text[:1] and len(_JOINT.findall(shown)) > joints:
            if compact(shown) == compact(text):
                return shown
    return text


_JOINT: Final = re.compile(r"\s?[:|/–—»›]\s|\s-\s")
"""What joins kicker or trail and headline on one line."""
_JOINTS: Final = 3
"""Characters of the longest of them."""
_DATED_START: Final = re.compile(r"(\S{1,12} \S{1,12} \d{4}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}) (?=\w)")
"""A date that no punctuation joins to the headline behind it."""
_REST: Final = 10
"""Characters of the shortest line that is taken for the end of a trail."""
_REPEATED: Final = 3
"""Lines below a trail among which the headline stands that it ends with."""
_SITE_WORDS: Final = 4
"""Words of the longest name of a site behind a bar."""


def _opening_line(page: Page, judgement: Judgement, taken: Collection[int]) -> Finding[str] | None:
    """The first line if prose follows: of a text of few lines, or where who wrote it and when stand between the two."""
    blocks = page.blocks
    at = next((block.index for block in blocks[1:] if not _is_between(judgement.alone[block.index])), 0)
    if not at or (at == 1 and len(blocks) > _FEW) or 0 in taken or at in taken:
        return None
    first, second = blocks[0].text, blocks[at].text
    if (
        len(first) > _TITLE
        or first[-1] in _SENTENCE_ENDS
        or len(second) <= len(first)
        or second[-1] not in _SENTENCE_ENDS
    ):
        return None
    return Finding(first, "wording", "first line of a short text", (0,), 0.5)


def _is_between(row: tuple[Feature, ...]) -> bool:
    """Whether a line is a byline or bears a date, by its features alone."""
    return bool(row) and (str(row[_LABEL] or "").startswith("byline") or int(row[_DATE] or 0) >= _DATED)


def candidates(page: Page, judgement: Judgement) -> list[Block]:
    """The lines that may be the headline, in page order."""
    start = judgement.first if judgement.end else len(page.blocks)
    near = page.blocks[max(start - _REACH, 0) : start + _INTO]
    lines = [block for block in near if len(block.text) <= _LONGEST and judgement.alone[block.index]]
    return [line for line in lines if not _is_caption(page, line, judgement.alone[line.index])]


def _is_caption(page: Page, line: Block, row: tuple[Feature, ...]) -> bool:
    """Whether a line is a caption with a labelled credit: 'The bridge at dusk (Photo: Ada Moss)'."""
    if int(row[_CREDIT] or 0) < _DATED:
        return False
    split = split_caption(line.text, credit_words(page.lexicon))
    return split.is_sure and split.way == "label" and bool(split.caption)


def headline_features(page: Page, judgement: Judgement, lines: Sequence[Block]) -> list[tuple[Feature, ...]]:
    """The features of each line, in the order of `FEATURES`."""
    blocks, scores, alone = page.blocks, judgement.scores, judgement.alone
    start = judgement.first if judgement.end else len(blocks)
    body = [block for block in blocks[start : start + 60] if scores[block.index] >= _LIKELY]
    words = _WORD.findall("\n".join([block.text for block in body])[:_BODY_READ].casefold())
    exact = Counter([word for word in words if len(word) >= _LONG_WORD or len(word) == 2])
    stems = Counter([word[:_STEM] for word in words])
    opening = {word[:_STEM] for word in _WORD.findall(" ".join([block.text for block in body[:2]]).casefold())}
    copies: dict[str, list[int]] = {}
    for block in blocks:
        copies.setdefault(block.text, []).append(block.index)
    own = [_WORD.findall(line.text.casefold()) for line in lines]
    known: list[tuple[int, float, float, float]] = []
    for line, found in zip(lines, own):
        inside = line.index >= start and scores[line.index] >= _LIKELY
        long = {word for word in found if len(word) >= _LONG_WORD or len(word) == 2}
        short = {word[:_STEM] for word in found}
        count = sum([stems[stem] > inside for stem in short])
        known.append((
            count, count / max(len(short), 1), sum([exact[word] > inside for word in long]) / max(len(long), 1),
            len(short & opening) / max(len(short), 1),
        ))  # fmt: skip
    best = sorted([one[0] for one in known], reverse=True)
    unlikely = [i for i in range(lines[0].index, start) if scores[i] < _LIKELY]
    rows: list[tuple[Feature, ...]] = []
    for line, (count, share, taken, first) in zip(lines, known):
        i, text = line.index, line.text
        row = alone[i]
        size, distance = bisect_right(_SIZES, len(text)), bisect_right(_DISTANCES, start - i)
        last = text.rstrip("\"'”’»)]")[-1:]
        date = byline = _FAR
        for step in range(min(_BELOW, len(blocks) - 1 - i), 0, -1):
            below = alone[i + step]
            if not below:
                continue
            if int(below[_DATE] or 0) >= _DATED:
                date = step
            if str(below[_LABEL] or "").startswith("byline"):
                byline = step
        places = copies[text]
        later = sum([place > i for place in places])
        between = unlikely[bisect_right(unlikely, i) :]
        longer = sum([len(blocks[k].text) > len(text) for k in between])
        rows.append((
            size * 20 + distance,
            "." if last in ".。…" else "?" if last in "?!？！" else ":" if last in ":," else "",
            start_of(text), row[_LABEL], alone[i + 1][_LABEL] if i + 1 < len(blocks) and alone[i + 1] else None,
            min(sum(map(str.isdigit, text)), 5), int(scores[i] * 4), int(scores[i] * 10),
            bisect_right(_SHARES, taken), bisect_right(_SHARES, taken) * 20 + size,
            bisect_right(_SHARES, share) * 12 + size, min(count, 8),
            min(best.index(count), 4) * 3 + (count > 1) + (count > 3), bisect_right(_SHARES, first),
            date, byline, min(date, byline) * 10 + size // 2, int(row[_DATE] or 0) // _DATED * 12 + size,
            *[row[column] for column in _COLUMNS],
            min(len(places) - later - 1, 2) * 3 + min(later, 2), (later > 0) * 12 + size, _held(blocks, i),
            min(len(between), 8) * 5 + min(sum([len(blocks[k].text) > 60 for k in between]), 4),
            min(longer, 4) * 12 + size, None,
        ))  # fmt: skip
    return rows


def no_line(lines: Sequence[Block]) -> tuple[Feature, ...]:
    """The features of having no headline: how many lines there are to choose from."""
    return (*[None] * (len(FEATURES) - 1), bisect_right(_COUNTS, len(lines)))


def _held(blocks: Sequence[Block], i: int) -> int:
    """Whether a line near holds this one (2), or is held by it (1): breadcrumbs, teasers, titles with the site's name."""
    text = blocks[i].text
    near = [block.text for block in blocks[max(i - _NEAR, 0) : i + _NEAR + 1] if block.index != i]
    holds = any(len(other) > _HELD and other in text for other in near)
    return 2 * any(text in other for other in near) + holds

"""The headline of a plain text: the line above the body that reads like one and whose words the body takes up.

Markup and metadata are unknown here, so the body is judged first.
"""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections.abc import Iterable, Sequence, Set
from typing import Final

from newsparse.fields.choosing import choose
from newsparse.fields.credit_names import is_name
from newsparse.fields.credit_words import credit_words
from newsparse.fields.credits import split_line
from newsparse.fields.dateline import read_dateline
from newsparse.fields.judgement import Feature, Judgement, start_of
from newsparse.fields.moments import dates_in, languages_of
from newsparse.fields.name_parts import is_full_name
from newsparse.fields.site_name import compact
from newsparse.fields.slug import share_of_address, words_of_address
from newsparse.fields.text_lines import Lines, lines_of
from newsparse.page import Block, Finding, Page

FEATURES: Final = (
    "size,distance", "end", "start", "label", "next label", "digits", "likely", "likelihood", "taken up", "taken up,size",
    "stems taken up,size", "stems taken up", "rank", "first paragraphs", "date below", "byline below", "date or byline below",
    "date", "place in run", "capitals", "size before", "size after", "end after", "furniture share", "credit", "repeated",
    "repeated,size", "within", "between", "longer between", "address", "none",
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
_OPENING: Final = 2
"""Paragraphs of the body whose words a headline likes to use."""
_BODY_LINES: Final = 40
_BODY_READ: Final = 1_200
"""Lines and characters of the body in which a headline's words are looked up."""
_STEM: Final = 5
"""Letters by which two words are forms of one."""
_WORD: Final = re.compile(r"[^\W\d_]{3,}|[぀-ヿ㐀-䶿一-鿿가-힣]{2}")
_SHORT_WORD: Final = 3
"""Letters of a word too short to be looked up as it is; two characters of East Asia are enough."""
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
_MOMENT: Final = 10
"""Figures of a day and a time of day: a short line that has them bears the article's date."""
_SENTENCE_ENDS: Final = ".!?…。！？।۔؟"
_CLOSING: Final = ")）"
_LIKELY: Final = 0.5
_COUNTS: Final = (3, 4, 5, 7, 10, 15)
"""Bounds of the bins for how many lines may be the headline."""
_COUNTED: Final = 60
"""Characters from which a line between a headline and the body counts as a long one."""


def find_text_headline(page: Page, judgement: Judgement, taken: Set[int] = frozenset()) -> Finding[str] | None:
    """The headline of a plain text, from the lines above its body that no other field has taken."""
    lines = [line for line in candidates(page, judgement) if line.index not in taken]
    if not lines:
        return None
    rows = [*headline_features(page, judgement, lines), no_line(lines)]
    looks = lines_of(page, judgement)
    # Bylines and recordings are among what is learned from, as they are the lines most like headlines; none of them is one.
    kept = [i for i, line in enumerate(lines) if not (_names_author(page, looks, line) or _NO_HEADLINE.search(line.text))]
    lines, rows = [lines[i] for i in kept], [*[rows[i] for i in kept], rows[-1]]
    place, likely = choose("text headline", FEATURES, rows, is_among=True)
    if place == len(lines):
        return _above_dateline(page, lines) or _opening_line(page, judgement, taken)
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
        if len(other.text) < _REST or before == line.text:
            continue
        if _JOINT.search(f"{before[-_JOINTS:]} ") or page.lexicon.is_label("furniture", before.partition(" ")[0]):
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
_NO_HEADLINE: Final = re.compile(
    r"\(\d{1,3}:?\d{0,2}\s?(?:min|sec|sek|std)\b\.?\)\Z|\A[^\s,-]{1,20}(?:-[^\s,-]{1,20})+,(?:[^,]{0,20},)?\s?\d{2,4}\Z|///\Z",
    re.IGNORECASE,
)
"""How long a recording plays: 'Audio: The bridge at last (2 min)'; an agency's slug with the number of words,
'BC-Varn-Bridge,1st Ld,240', and its notes to editors, which end so: 'ATTENTION - corrige la date ///'."""
_REST: Final = 10
"""Characters of the shortest line that is taken for the end of a trail."""
_REPEATED: Final = 3
"""Lines below a trail among which the headline stands that it ends with."""
_SITE_WORDS: Final = 4
"""Words of the longest name of a site behind a bar."""


def _above_dateline(page: Page, lines: Sequence[Block]) -> Finding[str] | None:
    """The line right above the paragraph that an agency's dateline opens, if it is no sentence."""
    for line in lines:
        under = page.blocks[line.index + 1] if line.index + 1 < len(page.blocks) else None
        if under is None or len(line.text) > _TITLE or line.text[-1] in _SENTENCE_ENDS or len(under.text) <= len(line.text):
            continue
        opening = read_dateline(under, page)
        if opening and opening.agencies:
            return Finding(line.text, "wording", "line above the dateline", (line.index,), 0.6)
    return None


def _opening_line(page: Page, judgement: Judgement, taken: Set[int]) -> Finding[str] | None:
    """The first line if prose follows: of a text of few lines, or where who wrote it and when stand between the two."""
    blocks, looks = page.blocks, lines_of(page, judgement)
    at = next((block.index for block in blocks[1:] if not _is_between(looks, block.index)), 0)
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


def _is_between(looks: Lines, i: int) -> bool:
    """Whether a line is a byline or bears a date, by its look alone."""
    return looks.near[i] and (looks.label(i).startswith("byline") or bool(looks.wording(i).is_dated))


def candidates(page: Page, judgement: Judgement) -> list[Block]:
    """The lines that may be the headline, in page order."""
    start = judgement.first if judgement.end else len(page.blocks)
    looks = lines_of(page, judgement)
    near = page.blocks[max(start - _REACH, 0) : start + _INTO]
    return [
        line
        for line in near
        if looks.near[line.index]
        and len(line.text) <= _LONGEST
        and not (
            (":" in line.text or line.text[-1] in _CLOSING or looks.wording(line.index).has_credit)
            and _is_caption(page, line)
        )
        and not (looks.wording(line.index).is_dated and sum(map(str.isdigit, line.text)) >= _MOMENT)
    ]


def _names_author(page: Page, looks: Lines, line: Block) -> bool:
    """Whether a line is a labelled byline, its label on the same line or alone on the one above: 'By Ada Moss', 'Author:'."""
    above = page.blocks[line.index - 1].text if line.index else ""
    if above[-1:] in (":", "：") and page.lexicon.is_label("byline", above):
        return True
    if not looks.label(line.index).startswith("byline"):
        return False
    label = page.lexicon.after_label("byline", line.text)
    return label is not None and is_full_name(line.text[label.end() :])


def _is_caption(page: Page, line: Block) -> bool:
    """Whether a line is a credit with its label, or a caption with one: 'Photo: Ada Moss', 'The bridge at dusk. (Reuters)'."""
    split = split_line(line.text, credit_words(page.lexicon))
    if split is None or not split.is_sure or split.way not in ("label", "bracket"):
        return False
    if not split.caption:
        return is_name(split.credit)
    # 'A first photo: the bridge as it may look' is a headline.
    return "(" in line.text or split.caption[-1] in _SENTENCE_ENDS


def headline_features(page: Page, judgement: Judgement, lines: Sequence[Block]) -> list[tuple[Feature, ...]]:
    """The features of each line, in the order of `FEATURES`."""
    scores, looks = judgement.scores, lines_of(page, judgement)
    texts, lengths, sizes, ends, label = looks.texts, looks.lengths, looks.sizes, looks.ends, looks.label
    count = len(texts)
    address = words_of_address(page.url)
    start = judgement.first if judgement.end else count
    taken_up = _taken_up(judgement, texts, start, lines)
    best = sorted([one[0] for one in taken_up], reverse=True)
    rows: list[tuple[Feature, ...]] = []
    date = byline = count + _FAR  # the next line that bears one
    between: list[int] = []  # lengths of the unlikely lines down to the body, sorted
    long = 0
    at = min(start, count) - 1 if start > lines[-1].index else lines[-1].index
    for line, (stems, share, words, first) in zip(reversed(lines), reversed(taken_up)):
        i, text = line.index, line.text
        for k in range(at, i, -1):
            if k < start and scores[k] < _LIKELY:
                insort(between, lengths[k])
                long += lengths[k] > _COUNTED
        for k in range(min(at, i + _BELOW), i, -1):
            if looks.near[k]:
                date = k if looks.wording(k).is_dated else date
                byline = k if label(k).startswith("byline") else byline
        at = i
        length = lengths[i]
        size, distance = bisect_right(_SIZES, length), bisect_right(_DISTANCES, start - i)
        own, half = sizes[i], min(sizes[i] // 2, 4)
        wording = looks.wording(i)
        last = text.rstrip("\"'”’»)]")[-1:]
        dated, signed = (place - i if place - i <= _BELOW else _FAR for place in (date, byline))
        above = below = 0
        if looks.copies[text] > 1:
            above = texts[:i].count(text)
            below = looks.copies[text] - above - 1
        is_last = i + 1 == count
        rows.append((
            size * 20 + distance,
            "." if last in ".。…" else "?" if last in "?!？！" else ":" if last in ":," else "",
            start_of(text), label(i), None if is_last or not looks.near[i + 1] else label(i + 1),
            min(sum(map(str.isdigit, text)), 5) if wording.numbers != 1 else 0, int(scores[i] * 4), int(scores[i] * 10),
            bisect_right(_SHARES, words), bisect_right(_SHARES, words) * 20 + size,
            bisect_right(_SHARES, share) * 12 + size, min(stems, 8),
            min(best.index(stems), 4) * 3 + (stems > 1) + (stems > 3), bisect_right(_SHARES, first),
            dated, signed, min(dated, signed) * 10 + size // 2, wording.is_dated * 12 + size,
            looks.places[i] * 10 + looks.runs[i] // 10, wording.capitals * 5 + half,
            sizes[i - 1] * 10 + own if i else own, own if is_last else sizes[i + 1] * 10 + own,
            None if is_last else (sizes[i + 1] * 4 + ends[i + 1]) * 3 + min(own // 3, 2),
            wording.share * 5 + half, wording.has_credit * 5 + half,
            min(above, 2) * 3 + min(below, 2), (below > 0) * 12 + size, _held(texts, i),
            min(len(between), 8) * 5 + min(long, 4), min(len(between) - bisect_right(between, length), 4) * 12 + size,
            bisect_right(_SHARES, share_of_address(address, text)) if address else None, None,
        ))  # fmt: skip
    return rows[::-1]


def _taken_up(
    judgement: Judgement, texts: Sequence[str], start: int, lines: Sequence[Block]
) -> list[tuple[int, float, float, float]]:
    """How much of each line the body takes up: how many stems, the share of its stems and of its longer words, and of
    those that the first paragraphs have.
    """
    scores = judgement.scores
    body = [i for i in range(start, min(start + _BODY_LINES, len(texts))) if scores[i] >= _LIKELY]
    own = {line.index: _words(line.text) for line in lines}
    # A line that is itself among the body's is compared with the others.
    inner = [i for i in body if i in own]
    rest = set(_words("\n".join([texts[i] for i in body if i not in own])[:_BODY_READ]))
    opening = _stems(own[i] if i in own else _words(texts[i]) for i in body[:_OPENING])
    whole = rest.union(*[own[i] for i in inner])
    whole_stems = _stems((whole,))
    found: list[tuple[int, float, float, float]] = []
    for i, words in own.items():
        stems = _stems((words,))
        if not stems:
            found.append((0, 0.0, 0.0, 0.0))
            continue
        exact, known = whole, whole_stems
        if i in inner:
            exact = rest.union(*[own[k] for k in inner if k != i])
            known = _stems((exact,))
        long = {word for word in words if len(word) != _SHORT_WORD}
        count = len(stems & known)
        found.append(
            (count, count / len(stems), len(long & exact) / max(len(long), 1), len(stems & opening) / len(stems))
        )
    return found


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _stems(groups: Iterable[Iterable[str]]) -> set[str]:
    return {word[:_STEM] for words in groups for word in words}


def no_line(lines: Sequence[Block]) -> tuple[Feature, ...]:
    """The features of having no headline: how many lines there are to choose from."""
    return (*[None] * (len(FEATURES) - 1), bisect_right(_COUNTS, len(lines)))


def _held(texts: Sequence[str], i: int) -> int:
    """Whether a line near holds this one (2), or is held by it (1): breadcrumbs, teasers, titles with the site's name."""
    text = texts[i]
    near = [*texts[max(i - _NEAR, 0) : i], *texts[i + 1 : i + _NEAR + 1]]
    holds = len(text) > _HELD and any(len(other) > _HELD and other in text for other in near)
    return 2 * (text in "\n".join(near)) + holds

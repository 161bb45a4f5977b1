"""The standfirst of a plain text: the summary between headline and body, told from captions, teasers and first paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence, Set
from typing import Final

from newsparse.fields.choosing import choose
from newsparse.fields.judgement import Feature, Judgement, start_of
from newsparse.fields.moments import may_be_dated
from newsparse.fields.site_name import compact
from newsparse.fields.text_lines import lines_of
from newsparse.page import Block, Finding, Page

FEATURES: Final = (
    "distance", "size", "size,end", "start", "likely", "likely,distance", "label", "label before", "label after", "gap,size",
    "style,gap", "end after", "credit", "headline words", "body words", "before body", "before body,distance", "choice", "next likely",
    "none",
)  # fmt: skip
"""The features of a line as the standfirst, in the order of `text_standfirst_features`; the last one is that of no line."""
_ABOVE: Final = 2
_BELOW: Final = 9
"""Lines above and below the headline among which the standfirst is looked for."""
_SHORTEST: Final = 25
_LONGEST: Final = 900
"""Characters of a standfirst."""
_SIZES: Final = (45, 70, 100, 140, 180, 230, 300, 400, 550)
_DISTANCES: Final = (0, 1, 2, 3, 4, 6, 9)
_BODY: Final = (-3, -1, 0, 1, 2, 4, 8)
_SHARES: Final = (0.01, 0.2, 0.35, 0.5, 0.7)
_STEM: Final = 5
"""Letters by which two words are forms of one."""
_READ: Final = 200
"""Characters of a line whose words are looked at …"""
_BODY_READ: Final = 1_200
"""… and of the body in which they are looked up."""
_LIKELY: Final = 0.5
_SURE: Final = 0.3
_SURE_IN_BODY: Final = 0.81
"""A line less likely than this is no standfirst; better none than a paragraph of the body. On the labelled pages more right ones
are found down to .8, where the first paragraphs of texts without one begin to be taken."""
_ABOUT: Final = ("byline", "published", "updated")
"""Labels of lines about the article, which with a date are no standfirst …"""
_DATED: Final = 90
"""… up to so many characters."""
_TIMED: Final = re.compile(r"\d{1,2}[:.h]\d{2}\s?(?:[AaPp]\.?[Mm]\b\.?)?\s?(?:Uhr\b|\(?[A-Z]{2,5}\)?)?\Z")
_DASHES: Final = frozenset("-–—")
_WORD: Final = re.compile(r"[^\W\d_]{4,}|[぀-ヿ㐀-䶿一-鿿가-힣]{2}")


def find_text_standfirst(
    page: Page, judgement: Judgement, taken: Set[int] = frozenset(), dateline: str | None = None
) -> Finding[str] | None:
    """The standfirst of a plain text; `taken` are the lines of other fields, the line with the `dateline` may open the body."""
    lines = [line for line in candidates(page, judgement, dateline) if line.index not in taken]
    if not lines:
        return None
    rows = [*text_standfirst_features(page, judgement, lines), no_line(lines)]
    place, likely = choose("text standfirst", FEATURES, rows, is_among=True)
    if place == len(lines):
        return None
    best = lines[place]
    below = judgement.scores[best.index + 1 : judgement.end]
    if max(below, default=0.0) < _LIKELY:
        return None  # all the text there is
    if likely < (_SURE_IN_BODY if judgement.scores[best.index] >= _LIKELY else _SURE):
        return None
    return Finding(best.text, "wording", "line below the headline", (best.index,), likely)


def candidates(page: Page, judgement: Judgement, dateline: str | None = None) -> list[Block]:
    """The lines that may be the standfirst: those around the headline, but no paragraph that has a heading right below it.

    Nor one that the dateline opens with a dash; before a standfirst, too, stands a place: 'Varn. The night ferry stops.'
    """
    opening = dateline if dateline and dateline[-1] in _DASHES else None
    at = judgement.headline
    if at is None:
        return []
    looks = lines_of(page, judgement)
    near = page.blocks[max(at - _ABOVE, 0) : at + _BELOW + 1]
    leading = {block.index - 1 for block in page.blocks[at + 2 : at + _BELOW + 2] if block.level}
    headline = compact(page.blocks[at].text)
    return [
        line
        for line in near
        if _SHORTEST <= looks.lengths[line.index] <= _LONGEST
        and not line.marker
        and line.index not in leading
        and looks.near[line.index]
        and compact(line.text) != headline
        and not (opening and line.text.startswith(opening) and judgement.scores[line.index] >= _LIKELY)
        and not (len(line.text) <= _DATED and may_be_dated(line.text) and _is_about(line, looks.label(line.index)))
    ]


def _is_about(line: Block, label: str) -> bool:
    """Whether a line that bears a date tells of the article: by its label, or as it is no sentence and ends in a time of day."""
    return label.startswith(_ABOUT) or _TIMED.search(line.text) is not None


def text_standfirst_features(page: Page, judgement: Judgement, lines: Sequence[Block]) -> list[tuple[Feature, ...]]:
    """The features of each line, in the order of `FEATURES`."""
    at, scores, blocks = judgement.headline, judgement.scores, page.blocks
    if at is None or not lines:
        return []
    looks = lines_of(page, judgement)
    sizes, label = looks.sizes, looks.label
    title = _stems(blocks[at].text)
    begin = next(
        (i for i in range(at + 1, judgement.end) if scores[i] >= _LIKELY and looks.lengths[i] > _SIZES[1]),
        len(blocks),
    )
    body = [block.text for block in blocks[begin + 1 : begin + 41] if scores[block.index] >= _LIKELY]
    known = _stems("\n".join(body)[:_BODY_READ])
    rows: list[tuple[Feature, ...]] = []
    for line in lines:
        i, text = line.index, line.text
        size, distance = bisect_right(_SIZES, looks.lengths[i]), bisect_right(_DISTANCES, i - at)
        last = text.rstrip("\"'”’»)]")[-1:]
        end = 1 if last in ".。।" else 2 if last in "?!？！؟" else 3 if last in ":…" else 0
        likely = int(scores[i] * 5)
        stems = _stems(text[:_READ])
        before = bisect_right(_BODY, begin - i)
        own, gap = sizes[i], looks.gaps[i] * 4 + looks.below[i]
        is_last = i + 1 == len(blocks)
        rows.append((
            distance, size, size * 4 + end, start_of(text), likely, likely * 10 + distance,
            label(i), label(i - 1) if i else None, None if is_last else label(i + 1), gap * 10 + own, looks.style * 16 + gap,
            None if is_last else (sizes[i + 1] * 4 + looks.ends[i + 1]) * 3 + min(own // 3, 2),
            looks.wording(i).has_credit * 5 + min(own // 2, 4),
            bisect_right(_SHARES, len(stems & title) / max(len(title), 1)),
            bisect_right(_SHARES, len(stems & known) / max(len(stems), 1)) * 10 + size // 3,
            before, before * 10 + distance, min(5, len(lines)),
            None if is_last else int(scores[i + 1] * 5), None,
        ))  # fmt: skip
    return rows


def no_line(lines: Sequence[Block]) -> tuple[Feature, ...]:
    """The features of having no standfirst: how many lines may be one."""
    return (*[None] * (len(FEATURES) - 1), min(len(lines), 6))


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(text.casefold())}

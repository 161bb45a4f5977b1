"""The standfirst: the summary between headline and body, which is not part of the body."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from newsparse.fields.appeals import appeals
from newsparse.fields.choosing import choose
from newsparse.fields.dateline import read_dateline
from newsparse.fields.judgement import Feature, Judgement, start_of
from newsparse.fields.moments import is_dates, languages_of
from newsparse.fields.site_name import compact
from newsparse.fields.unseen import seen
from newsparse.json_values import text_of
from newsparse.model import Author
from newsparse.page import Block, Finding, Hint, Page

FEATURES: Final = (
    "named", "distance", "size", "end", "start", "level", "emphasis", "description", "likely", "alike", "linked", "alike,likely",
    "description,alike", "size,end", "level,end", "description,likely", "text above", "appeal", "own", "around",
)  # fmt: skip
"""The features of a block as the standfirst, in the order of `standfirst_features`."""
_LONGEST_DATE: Final = 30
"""Characters of the longest line that is a date and nothing else."""
_STANDFIRST: Final = int(Hint.STANDFIRST)
_NOT: Final = int(
    Hint.CAPTION | Hint.CREDIT | Hint.SHARE | Hint.NAVIGATION | Hint.NEWSLETTER | Hint.FOOTER | Hint.COMMENTS | Hint.PAYWALL
)  # fmt: skip
_NOTES: Final = int(Hint.DATE | Hint.BYLINE | Hint.AUTHOR)
"""What names say of a note at the end of a standfirst."""
_REACH: Final = 14
"""Text blocks after the headline, and before it by half as many, among which the standfirst is looked for."""
_SHORTEST: Final = 25
_LONGEST: Final = 900
"""Characters of a standfirst."""
_PREFIX: Final = 40
"""Characters at the start by which a description and a block are the same text; descriptions are cut short."""
_SIZES: Final = (45, 70, 100, 140, 180, 230, 300, 400, 550)
_DISTANCES: Final = (-2, 0, 1, 2, 3, 4, 6, 9)
_RUNNING: Final = 0.6
"""A longer block at least this likely is running text of the body."""
_MOST: Final = 0.7
"""More than this share of all running text is no summary of the rest."""
_ABOVE: Final = 2
"""Blocks of running text between the headline and the last block that may be the standfirst, at most."""
_SCORES: Final = (0.2, 0.4, 0.6, 0.8, 0.9, 0.96)
"""Bounds of the bins for how likely a block is part of the body."""
_LIKELY: Final = 0.25
"""A block less likely than this is no standfirst; at 0.32 and 0.4 the cross-validated F1 is lower by .01 and .02."""


def find_standfirst(page: Page, judgement: Judgement, authors: Iterable[Author] = ()) -> Finding[str] | None:
    """The standfirst, by its names and place in the markup, its form, and the page's description.

    What begins with the name of one of the authors tells of them: 'Ada is a writer from Varn.' What a dateline opens is text,
    unless the place alone stands before it.
    """
    if judgement.headline is None or page.is_text:
        return None
    names = {part for author in authors for part in author.name.split()[:1]}
    blocks = [block for block in candidates(page, judgement) if block.text.split(None, 1)[0] not in names]
    while True:
        place, likely = choose("standfirst", FEATURES, standfirst_features(page, judgement, blocks))
        if place < 0 or likely < _LIKELY:
            return None
        best = blocks.pop(place)
        if not _is_opening(page, best):
            return Finding(_without_note(best), "markup", "likeliest below the headline", (best.index,), likely)


def _is_opening(page: Page, block: Block) -> bool:
    """Whether a block has a dateline with more than a full stop behind the place: on the labelled pages 23 of 25 such are text."""
    if page.containers[block.container].hints & _STANDFIRST:
        return False
    opening = read_dateline(block, page)
    return opening is not None and opening.dateline.text[-1] != "."


def _without_note(block: Block) -> str:
    """The text of a block without what is named as its date or byline at the end: '… to its recovery?<span class="date">3 May</span>'."""
    block = seen(block)
    end = len(block.text)
    for span in block.spans:
        if (span.hints & _NOTES or span.tag == "time") and span.start > 0 and not block.text[span.end :].strip():
            end = min(end, span.start)
    return " ".join(block.text[:end].split()) or " ".join(block.text.split())


def candidates(page: Page, judgement: Judgement) -> list[Block]:
    """The blocks that may be the standfirst: the first after the headline, and a few before it."""
    at = judgement.headline
    if at is None:
        return []
    headline = compact(page.blocks[at].text)
    before = [block for block in page.blocks[max(at - 2 * _REACH, 0) : at] if block.kind == "text"][-_REACH // 2 :]
    after = [block for block in page.blocks[at + 1 : at + 1 + 4 * _REACH] if block.kind == "text"][:_REACH]
    running = [place for place, block in enumerate(after) if _is_running(judgement, block)]
    if len(running) > _ABOVE:
        after = after[: running[_ABOVE]]
    whole = sum([len(block.text) for block in page.blocks if _is_running(judgement, block)])
    return [
        block
        for block in (*before, *after)
        if _SHORTEST <= len(block.text) <= _LONGEST
        and not (_is_running(judgement, block) and len(block.text) > _MOST * whole)
        and not page.containers[block.container].hints & _NOT
        and (block.link_chars or 0) <= 0.5 * len(block.text)
        and not (len(block.text) <= _LONGEST_DATE and is_dates(block.text, languages_of(page.lexicon)))
        and compact(block.text) != headline
        and not _is_one_of_several(page, block)
    ]


def _is_one_of_several(page: Page, block: Block) -> bool:
    """Whether a block is an item of a list with others, of which none sums up the article by itself."""
    container = page.containers[block.container]
    if container.tag != "li" or container.parent < 0:
        return False
    held = page.containers[container.parent]
    return sum([other.kind == "text" for other in page.blocks[held.first : held.end]]) > 1


def _is_running(judgement: Judgement, block: Block) -> bool:
    return judgement.scores[block.index] >= _RUNNING and len(block.text) > _SIZES[0]


def standfirst_features(page: Page, judgement: Judgement, blocks: Sequence[Block]) -> list[tuple[Feature, ...]]:
    """The features of each block, in the order of `FEATURES`; the last two are sets of hint bits."""
    if not blocks or judgement.headline is None:
        return []
    containers = page.containers
    headline = page.blocks[judgement.headline]
    descriptions = {text[:_PREFIX] for text in _descriptions(page) if text}
    texts = [
        containers[block.container]
        for block in page.blocks[judgement.first : judgement.end]
        if len(block.text) > _SIZES[0] and block.kind == "text"
    ]
    signatures = Counter([(container.tag, container.names) for container in texts])
    speaks = appeals(page.lexicon)
    rows: list[tuple[Feature, ...]] = []
    near = {headline.index, *[block.index for block in blocks]}
    around = [block.index for block in page.blocks[min(near) : max(near) + 1] if block.kind == "text"]
    order = {index: place for place, index in enumerate(around)}
    running = [index for index in around if index > headline.index and _is_running(judgement, page.blocks[index])]
    for block in blocks:
        text = block.text
        container = containers[block.container]
        own = container.hints
        outer = containers[container.parent] if container.parent >= 0 else container
        if outer.end - outer.first <= 4:
            own |= outer.hints
        emphasis = ""
        for span in block.spans:
            if span.end - span.start > 0.9 * len(text):
                own |= span.hints
                emphasis = span.tag
        last = text.rstrip("\"'”’»)]")[-1:]
        end = 1 if last in ".。" else 2 if last in "?!？！" else 0
        size = bisect_right(_SIZES, len(text))
        is_within = judgement.first <= block.index < judgement.end
        alike = signatures[container.tag, container.names] - is_within
        # As alike as three paragraphs of many are all there are of few.
        alike = min(alike, 3) if alike < len(texts) - is_within else 3 * bool(alike)
        is_named = bool(own & _STANDFIRST)
        # Where metadata says nothing, a name is enough; without one, that nothing describes the page is against the block.
        described = None if is_named and not descriptions else int(text[:_PREFIX] in descriptions)
        likely = bisect_right(_SCORES, judgement.scores[block.index])
        rows.append((
            int(is_named), bisect_right(_DISTANCES, order[block.index] - order[headline.index]), size, end,
            start_of(text), block.level, emphasis, described, likely, alike, int((block.link_chars or 0) > 0), alike * 10 + likely,
            None if described is None else described * 10 + alike, size * 10 + end, (block.level or 0) * 10 + end,
            None if described is None else described * 10 + likely,
            min(bisect_left(running, block.index), 2), min(speaks(text), 2), own, container.all_hints,
        ))  # fmt: skip
    return rows


def _descriptions(page: Page) -> tuple[str, ...]:
    """What the metadata says in a sentence or two; '' for what it does not."""
    meta = page.metadata
    found = (
        text_of(meta.article.get("description")) or text_of(meta.article.get("alternativeHeadline")),
        meta.first("og:description"),
        meta.first("description"),
    )
    return tuple(" ".join(text.split()) if text and len(text) >= _SHORTEST else "" for text in found)

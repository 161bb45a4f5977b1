"""Which pictures belong to the article, and the box of markup that each shares with its caption."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

import attrs

from newsparse.fields.judgement import Judgement
from newsparse.fields.picture_urls import no_picture, picture_key
from newsparse.fields.surroundings import LIKELY, text_start
from newsparse.page import Block, Container, Hint, Page

ABOVE: Final = 25
"""Blocks above headline and text among which a lead picture may stand."""
BELOW: Final = 25
"""Blocks below the text among which a last picture or gallery may stand."""
_APART: Final = 40
"""Blocks between the text's paragraphs beyond which those below are not counted among them …"""
_FEW: Final = 5
"""… if they are at most this part of all."""
ENOUGH: Final = 2.5
"""Points from which a picture belongs to the article."""
_POSSIBLE: Final = 0.5
"""Points from which a picture may belong, if a caption is found."""
_PLACES: Final = {"inside": 2.6, "head": 2.5, "above": 1.0, "core": 1.0, "below": 0.0}
"""Points for where a picture stands: in the text, between headline and text, above both, below the text in its box, further below."""
_AGAINST: Final = {
    int(Hint.NAVIGATION): 4.0, int(Hint.FOOTER): 4.0, int(Hint.COMMENTS): 5.0, int(Hint.RELATED): 4.0, int(Hint.TEASER): 4.5,
    int(Hint.NEWSLETTER): 4.0, int(Hint.AUTHOR): 4.0, int(Hint.BIOGRAPHY): 5.0, int(Hint.BYLINE): 1.5, int(Hint.SHARE): 2.5,
    int(Hint.PROMOTION): 1.5, int(Hint.TAGS): 1.5, int(Hint.ASIDE): 1.0, int(Hint.LEGAL): 3.0, int(Hint.FORM): 1.5,
}  # fmt: skip
"""Points off for hints of the elements around a picture that do not hold the text as well."""
_FOREIGN: Final = sum(_AGAINST)
_TEASER: Final = int(Hint.TEASER)
ELSEWHERE: Final = int(
    Hint.NAVIGATION
    | Hint.FOOTER
    | Hint.COMMENTS
    | Hint.RELATED
    | Hint.TEASER
    | Hint.NEWSLETTER
    | Hint.BIOGRAPHY
    | Hint.LEGAL
    | Hint.PROMOTION
)
"""Hints that tell places with captions of other articles."""
_TELLING: Final = _FOREIGN | ELSEWHERE
_LEAD_META: Final = ("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src")
_LEAD: Final = 3.0
"""Points for an address that is the page's own picture's."""
_NONE: Final = -9.0
"""Points of what is no picture of an article."""
_BY_SIZE: Final = 0.8
"""Points for a large picture."""
_IN_FIGURE: Final = 1.0
"""Points for a picture in a figure."""
_MOST_FOR: Final = _BY_SIZE + _IN_FIGURE
"""What speaks for a picture besides place and address, at most."""
_FIGURE: Final = int(Hint.FIGURE)
_CAPTION: Final = int(Hint.CAPTION | Hint.CREDIT)
_DEEP: Final = 60
"""Elements around a picture whose names are looked at; pages nest some thirty."""
_SMALL: Final = 120
"""Pixels up to which a picture is an icon or a portrait of an author."""
_LARGE: Final = 400
"""Pixels from which a picture is no icon."""
_PART: Final = re.compile(r"[a-z0-9]+")
_CLIMB: Final = 9
"""Elements around a picture that are looked at for its caption."""
_PLAIN: Final = 3
"""Texts without a telling name that may stand in a picture's box."""
_WIDE: Final = 40
"""Blocks of an element that are counted."""
_SHORT_TEXT: Final = 200
"""Characters up to which a likely text that stands alone with a picture may be its caption, if wording says so."""
_CAPTION_LENGTH: Final = 700
"""Characters of the longest caption."""


@attrs.frozen
class Zone:
    """Where the article's pictures may stand, in indices of blocks."""

    low: int
    head: int
    """The headline, or the text's first block where it is not known."""
    first: int
    """The text's first paragraph."""
    end: int
    """Past the text's last block."""
    high: int
    core_end: int
    """Past the last block of the box that holds the text."""


def zone_of(page: Page, judgement: Judgement) -> Zone:
    """Where the article's pictures may stand."""
    first = text_start(page, judgement)
    head = first if judgement.headline is None else judgement.headline
    if judgement.first < head:  # a heading below the first block of the text: the text's own beginning tells
        first = min(first, judgement.first)
    end = max(_end_of_text(page, judgement, first), head + 1)
    core_end = page.containers[judgement.container].end if judgement.container else end
    low, high = max(min(head, first) - ABOVE, 0), max(end, min(core_end, end + BELOW)) + BELOW
    return Zone(low, head, first, end, min(high, len(page.blocks)), core_end)


def _end_of_text(page: Page, judgement: Judgement, first: int) -> int:
    """Past the text's last block, without a little that stands far below all the rest, as a notice at the page's foot may."""
    chosen = [
        block.index
        for block in page.blocks[first : judgement.end]
        if block.kind == "text" and judgement.scores[block.index] >= LIKELY
    ]
    few = len(chosen) // _FEW
    for at in range(len(chosen) - 1, max(len(chosen) - 1 - few, 0), -1):
        if chosen[at] - chosen[at - 1] > _APART:
            return chosen[at - 1] + 1
    return judgement.end


def hints_around(page: Page, zone: Zone, container: Container) -> int:
    """Of an element and those around it, up to the one that holds the text or headline as well, the `Hint` bits that speak
    against a picture or a caption.
    """
    hints = 0
    first, head = zone.first, zone.head
    for _ in range(_DEEP):
        if container.parent < 0 or container.first <= first < container.end or container.first <= head < container.end:
            break
        if not container.all_hints & _TELLING & ~hints:
            break
        own = container.hints
        hints |= own & ~_TEASER if own & _FIGURE else own  # a 'teaser-image' is the article's own
        container = page.containers[container.parent]
    return hints & _TELLING


def points_for(page: Page, zone: Zone, block: Block, lead_names: tuple[str, ...]) -> float:
    """How much speaks for an image block being one of the article's pictures."""
    container = page.containers[block.container]
    points = _PLACES[_place(zone, block.index)]
    attributes = block.attributes
    if attributes is None:
        return _NONE
    against = hints_around(page, zone, container) & _FOREIGN if container.all_hints & _FOREIGN else 0
    if against and points + (_LEAD if lead_names else 0.0) + _MOST_FOR < _off(against):
        return _NONE  # as with most teasers; it spares the look at their attributes
    source = attributes.get("src") or ""
    if source.startswith("data:"):
        source = ""
    if lead_names:
        sources = f"{source} {attributes.get('data-src') or ''} {(attributes.get('srcset') or '')[:300]}".lower()
        if any(name in sources for name in lead_names):
            points += _LEAD
    if against:
        for bit, worth in _AGAINST.items():
            if against & bit:
                points -= worth
        if points < _POSSIBLE - _MOST_FOR:
            return points
    width, height = attributes.get("width"), attributes.get("height")
    if width or height:
        points += _by_size(width, height)
        if points < _POSSIBLE - _MOST_FOR:
            return points
    if _in_figure(page, container):
        points += _IN_FIGURE
    if not is_possible(points):
        return points  # the rest speaks but against it
    if not no_picture().isdisjoint(_PART.findall(f"{_file(source)} {attributes.get('class') or ''}".lower())):
        points -= 3.0
    if block.spans and block.spans[-1].tag == "a":
        points -= 0.8
    return points


@lru_cache(maxsize=1024)
def _off(against: int) -> float:
    """Points off for these hints together."""
    return sum([worth for bit, worth in _AGAINST.items() if against & bit])


def is_possible(points: float) -> bool:
    """Whether a picture may belong to the article if it has a caption."""
    return points >= _POSSIBLE


def _file(source: str) -> str:
    """The last two names of an address; folders above tell of the site, not the picture."""
    return "" if source.startswith("data:") else "/".join(source.partition("?")[0].rsplit("/", 2)[-2:])


def _place(zone: Zone, index: int) -> str:
    if zone.first <= index < zone.end:
        return "inside"
    if zone.head < index < zone.first:
        return "head"
    if index < zone.first:
        return "above"
    return "core" if index < zone.core_end else "below"


def _in_figure(page: Page, container: Container) -> bool:
    for _ in range(4):
        if container.tag == "figure" or container.hints & _FIGURE:
            return True
        if container.parent < 0:
            break
        container = page.containers[container.parent]
    return False


def _by_size(width: str | None, height: str | None) -> float:
    """Points for the size that the markup states."""
    sides = [int(side) for side in (width, height) if side and side.isdecimal() and len(side) < 6]
    if not sides:
        return 0.0
    if min(sides) <= 2 and max(sides) <= _LARGE and min(sides) > 0:
        return _NONE
    if 0 < max(sides) <= _SMALL:
        return -4.0
    return _BY_SIZE if max(sides) >= _LARGE else 0.0


def lead_urls(page: Page) -> tuple[str, ...]:
    """The addresses of the picture that the page names for itself."""
    meta = page.metadata.meta
    return tuple(url for name in _LEAD_META for url in meta.get(name, ())[:1])


def lead_names(page: Page) -> tuple[str, ...]:
    """The telling names in the addresses of the page's own picture."""
    keys = {picture_key(url).rpartition("/")[2] for url in {*lead_urls(page)[:2]}}
    return tuple({key[: max(12, 3 * len(key) // 5)] for key in keys if len(key) > 7 and any(map(str.isdigit, key))})


# ---- boxes


def box_of(page: Page, judgement: Judgement, index: int, keys: Mapping[int, str]) -> Container | None:
    """The box around an image or caption block: the widest element that holds nothing but this picture and its caption; None
    where the block stands right among other text.

    Args:
        page: The page.
        judgement: How likely each block is text.
        index: The block's index.
        keys: What tells pictures apart, by the index of their block: two with one key are copies.
    """
    box = page.containers[page.blocks[index].container]
    own = keys.get(index, "")
    if not _fits(page, judgement, box, index, index + 1, keys, own):
        return None
    for outer in _outer(page, box):
        if not _fits(page, judgement, outer, box.first, box.end, keys, own):
            break
        if _is_whole(page, box) and any(
            page.blocks[i].kind == "image" and keys.get(i) != own
            for i in (*range(outer.first, box.first), *range(box.end, outer.end))
        ):
            break
        box = outer
    return box


def _is_whole(page: Page, box: Container) -> bool:
    """Whether a box has both a picture and a text, so that another picture is not a copy waiting for the caption."""
    kinds = {block.kind for block in page.blocks[box.first : box.end]}
    return "image" in kinds and "text" in kinds


def _outer(page: Page, box: Container) -> Iterator[Container]:
    for _ in range(_CLIMB):
        if box.parent < 0:
            return
        box = page.containers[box.parent]
        if box.tag in ("body", "html", "main"):
            return
        yield box


def _fits(
    page: Page, judgement: Judgement, outer: Container, first: int, end: int, keys: Mapping[int, str], own: str
) -> bool:
    """Whether all that an element adds to a box may belong to the picture."""
    if outer.end - outer.first > end - first + 12:
        return False
    plain = 0
    for index in (*range(outer.first, first), *range(end, outer.end)):
        if index == judgement.headline or (index in keys and keys[index] != own):
            return False
        block = page.blocks[index]
        if block.kind != "text" or is_named_caption(page, block, outer):
            continue
        plain += 1
        if (
            plain > _PLAIN
            or block.level
            or len(block.text) > _CAPTION_LENGTH
            or _is_text(page, judgement, outer, block)
        ):
            return False
    return True


def _is_text(page: Page, judgement: Judgement, outer: Container, block: Block) -> bool:
    """Whether a block is running text rather than a caption without a name."""
    size = len(block.text)
    if outer.tag != "figure" and not outer.hints & _FIGURE and judgement.scores[block.index] >= LIKELY:
        return size > _SHORT_TEXT
    return size > _CAPTION_LENGTH // 2


def is_named_caption(page: Page, block: Block, outer: Container) -> bool:
    """Whether the names between a text and an outer element say that it is a caption or credit.

    An element that holds the picture as well as several texts is named after both: a class 'image-text' may hold a whole article.
    """
    for span in block.spans:
        if span.hints & _CAPTION and 2 * (span.end - span.start) > len(block.text):
            return True
    for container in page.ancestors(block.container):
        if container.hints & _CAPTION and (container.index == block.container or not _holds_text(page, container)):
            return True
        if container.index == outer.index:
            break
    return False


def _holds_text(page: Page, container: Container) -> bool:
    """Whether an element holds a picture and more texts than a caption and a credit have."""
    kinds = [block.kind for block in page.blocks[container.first : min(container.end, container.first + _WIDE)]]
    return "image" in kinds and kinds.count("text") > _PLAIN

"""The pictures that a page shows, each with the texts that stand with it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

import attrs

from newsparse.fields import figures
from newsparse.fields.captions import Caption, is_alt, is_labelled, read_captions
from newsparse.fields.credit_words import CreditWords
from newsparse.fields.figures import Zone
from newsparse.fields.judgement import Judgement
from newsparse.fields.picture_urls import absolute_url, is_address, picture_key, picture_url
from newsparse.fields.stated_credits import figure_credit, item_credits, near, own_split
from newsparse.fields.surroundings import LIKELY
from newsparse.lexicon import fold
from newsparse.page import Block, Container, Hint, Page

_CAPTION: Final = int(Hint.CAPTION | Hint.CREDIT)
_MEDIA: Final = int(Hint.MEDIA)
_PLAYLIST: Final = 3
"""Recordings of the shortest list of them."""
_FIGURE: Final = int(Hint.FIGURE)
_CAPTION_POINTS: Final = 2.0
"""Points for a caption or credit in favour of its picture."""
_LINKED_POINTS: Final = 3.0
"""Points off for a caption that is a link and has no credit: a teaser."""
_BYLINE_POINTS: Final = 6.0
"""Points off for a caption that is a byline: an author's portrait, or a teaser."""
_MOST: Final = 400
"""Pictures of one article that are looked at."""
_DEEP: Final = 5
"""Elements around a text among which its figure is looked for."""
_SHORT: Final = 160
"""Characters up to which a text that ends with a credit is a caption, however likely it is text."""
_BESIDE: Final = 3
"""Blocks of the element that a caption stands in when it shares none with its picture."""
_TITLE: Final = int(Hint.HEADLINE)
_TITLE_LENGTH: Final = 100
"""Characters of the longest title of a card."""
_CARD: Final = 16
"""Blocks of a card (of a product, of a place) with a picture and a title at most."""
_TITLED: Final = 20
"""Characters of the shortest alternative text that may be an article's title."""
_NEXT_TO: Final = 2
"""Blocks between a picture and that title."""
_LIST_PARTS: Final = ("li", "td", "th", "dt", "dd")


@attrs.frozen(eq=False)
class Setting:
    """What every picture of a page is looked at with."""

    page: Page
    judgement: Judgement
    zone: Zone
    words: CreditWords
    own: frozenset[str]
    """The site's own names as `fold` leaves them."""
    authors: frozenset[str] = frozenset()
    """The names of the authors as metadata states them: captions of their portraits."""


@attrs.define
class Shown:
    """One picture as the page shows it."""

    index: int
    """Of its image block; of its first caption block where there is no image."""
    url: str | None
    key: str
    """What tells it from other pictures; '' without an address."""
    alt: str
    caption: Caption
    points: float
    is_picture: bool = True


def shown_pictures(setting: Setting) -> Iterator[Shown]:
    """The pictures that image blocks show, with points for belonging to the article."""
    page, zone = setting.page, setting.zone
    leads = figures.lead_names(page)
    candidates: list[tuple[Block, float]] = []
    for block in [block for block in page.blocks[zone.low : zone.high] if block.kind == "image"]:
        points = figures.points_for(page, zone, block, leads)
        if figures.is_possible(points):
            candidates.append((block, points))
    listed = _in_playlists(page, [block for block, _ in candidates])
    candidates = [(block, points) for block, points in candidates if block.index not in listed]
    urls = {block.index: picture_url(block, page.base) for block, _ in candidates[:_MOST]}
    keys = {index: picture_key(url) for index, url in urls.items() if url}
    items = item_credits(page, setting.words) if page.microdata else {}
    for block, points in candidates[:_MOST]:
        url = urls[block.index]
        if not url:
            continue
        box = figures.box_of(page, setting.judgement, block.index, keys)
        caption = read_captions(page, box, block.text, setting.words, setting.own) if box else Caption()
        if not caption.blocks and not caption.is_person and block.index < zone.end:
            caption = _beside(setting, block, box.end if box else block.index + 1)
        if not caption.credit:
            _add_stated(setting, block, caption, items)
        elif not caption.caption:
            _add_title(setting, block, caption)
        if caption.caption or caption.credit:
            points += _CAPTION_POINTS
        points -= _against(page, caption)
        if caption.caption and not caption.credit and fold(caption.caption) in setting.authors:
            points -= _BYLINE_POINTS
        if _is_titled(page, block, setting.judgement):
            points -= _LINKED_POINTS
        yield Shown(block.index, url, keys[block.index], block.text, caption, points)


def _in_playlists(page: Page, pictures: Sequence[Block]) -> set[int]:
    """The indices of pictures that stand for the recordings of a list: several in a row in like boxes named for media."""
    at = [picture.index for picture in pictures]
    rows: dict[int, list[int]] = {}
    for picture in pictures:
        if not page.containers[picture.container].all_hints & _MEDIA:
            continue
        hints, parent = 0, -1
        for box in page.ancestors(picture.container):
            if bisect_left(at, box.end) - bisect_left(at, box.first) > 1:
                break  # it holds other pictures, too
            hints, parent = hints | box.hints, box.parent
        if hints & _MEDIA:
            rows.setdefault(parent, []).append(picture.index)
    return {index for row in rows.values() if len(row) >= _PLAYLIST for index in row}


def _against(page: Page, caption: Caption) -> float:
    """Points off for texts that make a box a teaser or a portrait: all of it a link, or a byline."""
    against = 0.0
    blocks = [page.blocks[i] for i in caption.blocks]
    length = sum(len(block.text) for block in blocks)
    if not caption.credit and length and sum(block.link_chars or 0 for block in blocks) > 0.9 * length:
        against += _LINKED_POINTS
    return against + (_BYLINE_POINTS if caption.is_person else 0.0)


def _is_titled(page: Page, block: Block, judgement: Judgement) -> bool:
    """Whether a picture's alternative text is the title of another article: a link or heading right beside it."""
    headline = judgement.headline
    if len(block.text) < _TITLED or (headline is not None and is_alt(page.blocks[headline].text, block.text)):
        return False
    for beside in page.blocks[max(block.index - _NEXT_TO, 0) : block.index + _NEXT_TO + 1]:
        if beside.kind != "text":
            continue
        is_linked = (beside.link_chars or 0) > 0.9 * len(beside.text)
        is_title = is_linked or (beside.level and judgement.scores[beside.index] < LIKELY)
        if is_title and is_alt(beside.text, block.text):
            return True
    return False


def _beside(setting: Setting, block: Block, index: int) -> Caption:
    """The caption of a picture that shares no box with it: the next text, if it repeats the alternative text, or is named or
    worded as a caption.
    """
    page = setting.page
    if index >= len(page.blocks):
        return Caption()
    beside = page.blocks[index]
    if beside.kind != "text" or beside.level or index == setting.judgement.headline:
        return Caption()
    outer = page.containers[beside.container]
    if any(span.hints & _CAPTION and not span.start and span.end == len(beside.text) for span in beside.spans):
        return read_captions(page, outer._replace(first=index, end=index + 1), block.text, setting.words, setting.own)
    if (
        outer.end - outer.first > _BESIDE
        or outer.tag in _LIST_PARTS
        or page.containers[outer.parent].tag in _LIST_PARTS
    ):
        return Caption()
    is_text = setting.judgement.scores[index] >= LIKELY and len(beside.text) > _SHORT
    if (
        is_alt(beside.text, block.text)
        or outer.hints & _CAPTION
        or (not is_text and is_labelled(beside.text, setting.words))
    ):
        return read_captions(page, outer, block.text, setting.words, setting.own)
    return Caption()


def _add_stated(setting: Setting, block: Block, caption: Caption, items: Mapping[int, str]) -> None:
    """Give a picture the caption and credit that its attributes or its figure's properties state."""
    found = own_split(block, setting.words)
    caption.caption = caption.caption or found.caption
    caption.credit = found.credit or near(items, block.index) or figure_credit(setting.page, block, setting.words)


def _add_title(setting: Setting, block: Block, caption: Caption) -> None:
    """Give a picture in a card the card's title as its caption: the line right below its credit."""
    page, judgement = setting.page, setting.judgement
    index = caption.blocks[-1] + 1 if caption.blocks else 0
    if not block.index < index < len(page.blocks):
        return
    title = page.blocks[index]
    if title.kind != "text" or title.level or len(title.text) > _TITLE_LENGTH or index == judgement.headline:
        return
    names = page.containers[title.container].hints
    if not names & _TITLE or judgement.scores[index] >= LIKELY:
        return
    for card in islice(page.ancestors(title.container), _CARD):
        if card.first <= block.index < card.end:
            if card.end - card.first <= _CARD:
                caption.caption = title.text
                caption.blocks.append(index)
            return


def captions_alone(setting: Setting, shown: Sequence[Shown]) -> Iterator[Shown]:
    """Captions whose picture a script shows, or a video."""
    page, zone = setting.page, setting.zone
    taken = {i for one in shown for i in one.caption.blocks}
    pictures = {one.index: one.key for one in shown}
    for index in _in_captions(page, zone.low, min(max(zone.end, zone.core_end), zone.high)):
        block = page.blocks[index]
        if block.kind != "text" or index in taken or not _is_caption(page, block):
            continue
        if figures.hints_around(page, zone, page.containers[block.container]) & figures.ELSEWHERE:
            continue
        box = figures.box_of(page, setting.judgement, index, pictures)
        if box is None:
            continue
        caption = read_captions(page, box, "", setting.words, setting.own)
        if index not in caption.blocks or taken.issuperset(caption.blocks) or _against(page, caption):
            continue
        if index > zone.first and not caption.caption:
            continue  # the credit of nothing shown
        if not caption.credit and not any(block.kind != "text" for block in page.blocks[box.first : box.end]):
            continue  # no sign of a picture or video
        taken.update(caption.blocks)
        yield Shown(index, _poster(page, box), "", "", caption, figures.ENOUGH, is_picture=False)


def _in_captions(page: Page, low: int, high: int) -> Iterator[int]:
    """Indices of the blocks in a range that are in elements named for captions or credits."""
    for container in page.named(_CAPTION):
        yield from range(max(container.first, low), min(container.end, high))
        low = max(container.end, low)  # what is nested comes once


def _is_caption(page: Page, block: Block) -> bool:
    """Whether a text is a figure's caption by its markup."""
    named = False
    for depth, container in enumerate(page.ancestors(block.container)):
        if container.tag == "figcaption":
            return True
        named = named or bool(container.hints & _CAPTION)
        if depth >= _DEEP:
            break
        if named and (container.tag == "figure" or container.hints & _FIGURE):
            return True
    return False


def _poster(page: Page, box: Container) -> str | None:
    """The still picture of a video in a box."""
    for block in page.blocks[box.first : box.end]:
        if block.kind == "embed" and block.attributes is not None:
            poster = block.attributes.get("poster") or block.attributes.get("data-poster")
            if poster and is_address(poster):
                return absolute_url(page.base, poster)
    return None

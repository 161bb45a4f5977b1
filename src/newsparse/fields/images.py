"""The pictures that belong to the article, each with caption and credit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from newsparse.fields import figures
from newsparse.fields.caption_lines import images_in_text
from newsparse.fields.captions import Caption, is_alt, is_labelled, read_captions
from newsparse.fields.credit_cleaning import clean_credit
from newsparse.fields.credit_words import CreditWords, credit_words
from newsparse.fields.credits import split_caption
from newsparse.fields.figures import Zone
from newsparse.fields.judgement import Judgement
from newsparse.fields.picture_urls import absolute_url, is_address, picture_key, picture_url
from newsparse.fields.surroundings import LIKELY
from newsparse.lexicon import fold
from newsparse.model import Image
from newsparse.page import Block, Container, Finding, Hint, Page
from newsparse.reading.metadata import first_text, text_of, texts_of, types_of

_CAPTION: Final = int(Hint.CAPTION | Hint.CREDIT)
_CAPTION_POINTS: Final = 2.0
"""Points for a caption or credit in favour of its picture."""
_LINKED_POINTS: Final = 3.0
"""Points off for a caption that is a link and has no credit: a teaser."""
_BYLINE_POINTS: Final = 6.0
"""Points off for a caption that is a byline: an author's portrait, or a teaser."""
_MOST: Final = 400
"""Pictures of one article that are looked at."""
_DATA_LENGTH: Final = 250
"""Characters of an attribute up to which it may hold a credit."""
_TITLE: Final = int(Hint.HEADLINE)
_TITLE_LENGTH: Final = 100
_CARD: Final = 16
"""Blocks of a card (of a product, of a place) with a picture and a title at most."""
_LIST_PARTS: Final = ("li", "td", "th", "dt", "dd")
_CREDIT_KEYS: Final = ("creditText", "copyrightHolder", "creator", "author", "copyrightNotice")
"""Keys of a JSON-LD ImageObject that name its credit, the surest first (schema.org, Google's image metadata)."""
_CREDIT_DATA: Final = ("data-credit", "data-image-credit", "data-copyright", "data-photographer")
"""Attributes of an image that hold its credit."""


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


def find_images(page: Page, judgement: Judgement) -> Finding[tuple[Image, ...]] | None:
    """The pictures that belong to the article, each with caption and credit.

    `Finding.blocks` holds the blocks of captions and credits and the image blocks themselves.
    """
    if page.is_text:
        return images_in_text(page, judgement)
    zone = figures.zone_of(page, judgement)
    words = credit_words(page.lexicon)
    own = own_names(page)
    shown = list(_shown(page, judgement, zone, words, own))
    shown.extend(_captions_alone(page, judgement, zone, words, own, shown))
    _take_unsure(shown)
    shown.sort(key=lambda one: one.index)
    shown = [one for one in shown if one.points >= figures.ENOUGH]
    if not shown:
        return None
    _enrich(page, shown, words)
    kept = _once(shown)
    lead = _lead(page, zone, kept)
    images = tuple(_image(one, one is lead) for one in kept)
    blocks = sorted({i for one in shown for i in one.caption.blocks} | {one.index for one in kept if one.is_picture})
    named = sum(1 for one in kept if one.caption.caption or one.caption.credit)
    return Finding(images, "markup", "figures", tuple(blocks), round(0.6 + 0.35 * named / len(kept), 2))


def placed_images(page: Page, finding: Finding[tuple[Image, ...]] | None) -> dict[int, Image]:
    """The pictures by the index of the image block that shows each, for those that a block shows."""
    if finding is None or page.is_text:
        return {}
    by_key = {picture_key(image.url): image for image in finding.value if image.url}
    indices = [i for i in finding.blocks if page.blocks[i].kind == "image"]
    placed: dict[int, Image] = {}
    for index in indices or (block.index for block in page.blocks if block.kind == "image"):
        url = picture_url(page.blocks[index], page.url)
        image = by_key.pop(picture_key(url), None) if url else None
        if image is not None:
            placed[index] = image
    return placed


def own_names(page: Page) -> frozenset[str]:
    """The names by which the site credits itself, as `fold` leaves them."""
    found = [page.metadata.first("og:site_name"), *texts_of(page.metadata.article.get("publisher"))]
    names: set[str] = set()
    for name in filter(None, found):
        names.update(filter(None, map(fold, (name, *name.split(" by "), name.partition(".")[0]))))
    return frozenset(names)


# ---- pictures with a block


def _shown(page: Page, judgement: Judgement, zone: Zone, words: CreditWords, own: frozenset[str]) -> Iterator[Shown]:
    """The pictures that image blocks show."""
    leads = figures.lead_names(page)
    candidates: list[tuple[Block, float]] = []
    for index in range(zone.low, zone.high):
        block = page.blocks[index]
        if block.kind == "image":
            points = figures.points_for(page, zone, block, leads)
            if figures.is_possible(points):
                candidates.append((block, points))
    urls = {block.index: picture_url(block, page.url) for block, _ in candidates[:_MOST]}
    keys = {index: picture_key(url) for index, url in urls.items() if url}
    for block, points in candidates[:_MOST]:
        url = urls[block.index]
        if not url:
            continue
        box = figures.box_of(page, judgement, block.index, keys)
        caption = read_captions(page, box, block.text, words, own) if box else Caption()
        if not caption.blocks and not caption.is_person and block.index < zone.end:
            caption = _beside(page, judgement, block, box.end if box else block.index + 1, words, own)
        if not caption.credit:
            caption.credit = _from_data(block, words)
        elif not caption.caption:
            _add_title(page, judgement, block, caption)
        if caption.caption or caption.credit:
            points += _CAPTION_POINTS
        points -= _against(page, caption)
        yield Shown(block.index, url, keys[block.index], block.text, caption, points)


def _against(page: Page, caption: Caption) -> float:
    """Points off for texts that make a box a teaser or a portrait: all of it a link, or a byline."""
    against = 0.0
    blocks = [page.blocks[i] for i in caption.blocks]
    length = sum(len(block.text) for block in blocks)
    if not caption.credit and length and sum(block.link_chars or 0 for block in blocks) > 0.9 * length:
        against += _LINKED_POINTS
    return against + (_BYLINE_POINTS if caption.is_person else 0.0)


def _beside(
    page: Page, judgement: Judgement, block: Block, index: int, words: CreditWords, own: frozenset[str]
) -> Caption:
    """The caption of a picture that shares no box with it: the next text, if it repeats the alternative text, or is named or
    worded as a caption.
    """
    if index >= len(page.blocks):
        return Caption()
    beside = page.blocks[index]
    if beside.kind != "text" or beside.level or beside.index == judgement.headline:
        return Caption()
    outer = page.containers[beside.container]
    if outer.end - outer.first > 3 or outer.tag in _LIST_PARTS or page.containers[outer.parent].tag in _LIST_PARTS:
        return Caption()
    is_text = judgement.scores[index] >= LIKELY
    if is_alt(beside.text, block.text) or outer.hints & _CAPTION or (not is_text and is_labelled(beside.text, words)):
        return read_captions(page, outer, block.text, words, own)
    return Caption()


def _from_data(block: Block, words: CreditWords) -> str:
    """A credit in the attributes of a picture."""
    if block.attributes is None:
        return ""
    for name in _CREDIT_DATA:
        if value := block.attributes.get(name):
            return clean_credit(value, words) if len(value) < _DATA_LENGTH and "<" not in value else ""
    if "©" in block.text and len(block.text) <= _DATA_LENGTH:
        return split_caption(block.text, words).credit
    return ""


def _add_title(page: Page, judgement: Judgement, block: Block, caption: Caption) -> None:
    """Give a picture in a card the card's title as its caption: the line right below its credit."""
    index = caption.blocks[-1] + 1 if caption.blocks else 0
    if not block.index < index < len(page.blocks):
        return
    title = page.blocks[index]
    if title.kind != "text" or title.level or len(title.text) > _TITLE_LENGTH or index == judgement.headline:
        return
    names = page.containers[title.container].hints
    if not names & _TITLE or judgement.scores[index] >= LIKELY:
        return
    for card in page.ancestors(title.container):
        if card.first <= block.index < card.end:
            if card.end - card.first <= _CARD:
                caption.caption = title.text
                caption.blocks.append(index)
            return


# ---- captions without an image block


def _captions_alone(
    page: Page, judgement: Judgement, zone: Zone, words: CreditWords, own: frozenset[str], shown: Sequence[Shown]
) -> Iterator[Shown]:
    """Captions whose picture a script shows, or a video."""
    taken = {i for one in shown for i in one.caption.blocks}
    pictures = {one.index: one.key for one in shown}
    for index in range(zone.low, min(max(zone.end, zone.core_end), zone.high)):
        block = page.blocks[index]
        if block.kind != "text" or index in taken:
            continue
        container = page.containers[block.container]
        if not container.all_hints & _CAPTION or not _is_caption(page, block):
            continue
        if figures.hints_around(page, zone, container) & figures.ELSEWHERE:
            continue
        box = figures.box_of(page, judgement, index, pictures)
        if box is None:
            continue
        caption = read_captions(page, box, "", words, own)
        if index not in caption.blocks or taken.issuperset(caption.blocks) or _against(page, caption):
            continue
        if index > zone.first and not caption.caption:
            continue  # the credit of nothing shown
        if not caption.credit and not any(block.kind != "text" for block in page.blocks[box.first : box.end]):
            continue  # no sign of a picture or video
        taken.update(caption.blocks)
        yield Shown(index, _poster(page, box), "", "", caption, figures.ENOUGH, is_picture=False)


def _is_caption(page: Page, block: Block) -> bool:
    """Whether a text is a figure's caption by its markup."""
    named = False
    for depth, container in enumerate(page.ancestors(block.container)):
        if container.tag == "figcaption":
            return True
        named = named or bool(container.hints & _CAPTION)
        if depth > 4:
            break
        if named and (container.tag == "figure" or container.hints & int(Hint.FIGURE)):
            return True
    return False


def _poster(page: Page, box: Container) -> str | None:
    """The still picture of a video in a box."""
    for block in page.blocks[box.first : box.end]:
        if block.kind == "embed" and block.attributes is not None:
            poster = block.attributes.get("poster") or block.attributes.get("data-poster")
            if poster and is_address(poster):
                return absolute_url(page.url, poster)
    return None


# ---- all pictures of a page together


def _take_unsure(shown: Sequence[Shown]) -> None:
    """Take credits that only look like names where other captions of the page surely end with a credit in the same way."""
    sure = {one.caption.way for one in shown if one.caption.credit}
    for one in shown:
        split = one.caption.unsure
        if split is not None and not one.caption.credit and split.way in sure:
            one.caption.caption, one.caption.credit = split.caption, split.credit


def _once(shown: Sequence[Shown]) -> list[Shown]:
    """Each picture once: one address, or one caption and credit; what one copy lacks another gives."""
    kept: list[Shown] = []
    by_key: dict[str, Shown] = {}
    by_words: dict[tuple[str, str], Shown] = {}
    for one in shown:
        words = (fold(one.caption.caption), fold(one.caption.credit))
        same = by_key.get(one.key) if one.key else None
        if same is not None and words[0] and same.caption.caption and words[0] != fold(same.caption.caption):
            same = None
        if same is None and words[0]:
            same = by_words.get(words) or by_words.get((words[0], ""))
        if same is None:
            kept.append(one)
            same = one
        else:
            same.caption.caption = same.caption.caption or one.caption.caption
            same.caption.credit = same.caption.credit or one.caption.credit
            if same.url is None:
                same.url, same.key, same.index, same.is_picture, same.alt = one.url, one.key, one.index, one.is_picture, one.alt
        if one.key:
            by_key.setdefault(one.key, same)
        by_words.setdefault(words, same)
    return kept


def _enrich(page: Page, shown: Sequence[Shown], words: CreditWords) -> None:
    """Give pictures the credits that the page's JSON-LD states for them."""
    if all(one.caption.credit for one in shown):
        return
    stated = dict(_stated(page, words))
    for one in shown:
        if not one.caption.credit and stated:
            one.caption.credit = stated.get(one.key) or stated.get(fold(one.caption.caption)) or ""


def _stated(page: Page, words: CreditWords) -> Iterator[tuple[str, str]]:
    """The credits of JSON-LD ImageObjects by the picture's key and by its caption."""
    for node in page.metadata.json_ld:
        if "@type" not in node or node.keys().isdisjoint(_CREDIT_KEYS) or "ImageObject" not in types_of(node):
            continue
        credit = clean_credit(first_text(node, *_CREDIT_KEYS) or "", words)
        if credit:
            url = text_of(node.get("contentUrl")) or text_of(node.get("url")) or text_of(node.get("@id"))
            if url:
                yield picture_key(url), credit
            if caption := first_text(node, "caption", "description"):
                yield fold(caption), credit


def _lead(page: Page, zone: Zone, kept: Sequence[Shown]) -> Shown | None:
    """The main picture: the first above the text."""
    for one in kept:
        if one.index < zone.first:
            if one.url is None:
                one.url = next((absolute_url(page.url, url) for url in figures.lead_urls(page) if is_address(url)), None)
            return one
    return None


def _image(one: Shown, is_lead: bool) -> Image:
    return Image(one.url, one.caption.caption or None, one.caption.credit or None, one.alt or None, is_lead)

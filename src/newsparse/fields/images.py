"""The pictures that belong to the article, each with caption and credit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from newsparse.fields import figures
from newsparse.fields.authors import stated_names
from newsparse.fields.caption_lines import images_in_text
from newsparse.fields.credit_words import credit_words
from newsparse.fields.credits import split_caption
from newsparse.fields.figures import Zone
from newsparse.fields.judgement import Judgement
from newsparse.fields.picture_urls import absolute_url, is_address, picture_key, picture_url
from newsparse.fields.shown_pictures import Setting, Shown, captions_alone, shown_pictures
from newsparse.fields.stated_credits import stated_credits
from newsparse.json_values import texts_of
from newsparse.lexicon import fold
from newsparse.model import Image
from newsparse.page import Finding, Page

_CLOSING: Final = 6
"""Blocks below the text among which the credit of its only picture may stand."""
_CREDIT_LINE: Final = 120
"""Characters of the longest such line."""
_LABEL: Final = re.compile("[:：]")
"""What stands behind its label; a bare 'Facebook' below a text is a button."""


def find_images(page: Page, judgement: Judgement) -> Finding[tuple[Image, ...]] | None:
    """The pictures that belong to the article, each with caption and credit.

    `Finding.blocks` holds the blocks of captions and credits and the image blocks themselves.
    """
    if page.is_text:
        return images_in_text(page, judgement)
    zone = figures.zone_of(page, judgement)
    setting = Setting(page, judgement, zone, credit_words(page.lexicon), _own_names(page), frozenset(map(fold, stated_names(page))) - {""})
    shown = list(shown_pictures(setting))
    shown.extend(captions_alone(setting, shown))
    _take_unsure(shown)
    shown.sort(key=lambda one: one.index)
    shown = [one for one in shown if one.points >= figures.ENOUGH]
    if not shown:
        return None
    _add_stated(setting, shown)
    kept = _once(shown)
    closing = _add_closing(setting, kept)
    lead = _lead(page, zone, kept)
    images = tuple(_image(one, one is lead) for one in kept)
    blocks = sorted({*closing} | {i for one in shown for i in one.caption.blocks} | {one.index for one in kept if one.is_picture})
    named = sum(1 for one in kept if one.caption.caption or one.caption.credit)
    return Finding(images, "markup", "figures", tuple(blocks), round(0.6 + 0.35 * named / len(kept), 2))


def placed_images(page: Page, finding: Finding[tuple[Image, ...]] | None) -> dict[int, Image]:
    """The pictures by the index of the image block that shows each, for those that a block shows."""
    if finding is None or page.is_text:
        return {}
    indices = [i for i in finding.blocks if page.blocks[i].kind == "image"]
    if len(indices) == len(finding.value):  # every picture has its block, in the same order
        return dict(zip(indices, finding.value, strict=True))
    by_key = {picture_key(image.url): image for image in finding.value if image.url}
    placed: dict[int, Image] = {}
    for index in indices or (block.index for block in page.blocks if block.kind == "image"):
        url = picture_url(page.blocks[index], page.base)
        image = by_key.pop(picture_key(url), None) if url else None
        if image is not None:
            placed[index] = image
    return placed


def _own_names(page: Page) -> frozenset[str]:
    """The names by which the site credits itself, as `fold` leaves them."""
    names = {page.metadata.first("og:site_name") or "", *texts_of(page.metadata.article.get("publisher"))}
    parts = {part for name in names for part in (name, *name.split(" by "), name.partition(".")[0])}
    return frozenset(map(fold, parts)) - {""}


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
                same.url, same.key, same.index, same.is_picture, same.alt = (
                    one.url,
                    one.key,
                    one.index,
                    one.is_picture,
                    one.alt,
                )
        if one.key:
            by_key.setdefault(one.key, same)
        by_words.setdefault(words, same)
    return kept


def _add_stated(setting: Setting, shown: Sequence[Shown]) -> None:
    """Give pictures the credits that the page's JSON-LD states for them."""
    if all(one.caption.credit for one in shown):
        return
    stated = stated_credits(setting.page, setting.words)
    for one in shown if stated else ():
        if not one.caption.credit:
            one.caption.credit = stated.get(one.key) or stated.get(fold(one.caption.caption)) or ""


def _add_closing(setting: Setting, kept: Sequence[Shown]) -> tuple[int, ...]:
    """Give the only picture the credit that stands below the text ('Photo: Ada Moss'); the credit's block."""
    if len(kept) != 1 or kept[0].caption.credit:
        return ()
    page, end = setting.page, setting.judgement.end
    for block in page.blocks[end : end + _CLOSING]:
        if block.kind != "text" or len(block.text) > _CREDIT_LINE or not _LABEL.search(block.text):
            continue
        if figures.hints_around(page, setting.zone, page.containers[block.container]) & figures.ELSEWHERE:
            continue
        found = split_caption(block.text, setting.words, setting.own)
        if found.credit and not found.caption and found.is_sure:
            kept[0].caption.credit = found.credit
            return (block.index,)
    return ()


def _lead(page: Page, zone: Zone, kept: Sequence[Shown]) -> Shown | None:
    """The main picture: the first above the text."""
    for one in kept:
        if one.index < zone.first:
            if one.url is None:
                one.url = next(
                    (absolute_url(page.base, url) for url in figures.lead_urls(page) if is_address(url)), None
                )
            return one
    return None


def _image(one: Shown, is_lead: bool) -> Image:
    return Image(one.url, one.caption.caption or None, one.caption.credit or None, one.alt or None, is_lead)

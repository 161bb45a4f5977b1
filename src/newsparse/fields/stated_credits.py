"""Captions and credits that are stated for machines: in a picture's own attributes, in microdata and in JSON-LD."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final

from newsparse.fields.credit_cleaning import clean_credit
from newsparse.fields.credit_labels import Split
from newsparse.fields.credit_words import CreditWords
from newsparse.fields.credits import split_caption
from newsparse.fields.picture_urls import picture_key
from newsparse.json_values import first_text, text_of, types_of
from newsparse.lexicon import fold
from newsparse.page import Attributes, Block, Hint, Page

_NOTHING: Final = Split("", "", "", False)
_LENGTH: Final = 250
"""Characters of an attribute up to which it may hold a caption or credit."""
_CREDIT_DATA: Final = ("data-credit", "data-image-credit", "data-copyright", "data-photographer")
"""Attributes of an image that hold its credit."""
_CAPTION_DATA: Final = ("data-caption", "data-image-caption")
"""Attributes of an image that hold its caption, which a script shows."""
_CREDIT_KEYS: Final = ("creditText", "copyrightHolder", "creator", "author", "copyrightNotice")
"""Properties of a schema.org ImageObject that name its credit, the surest first."""
_CREDIT_ITEMS: Final = frozenset(("creditText", "copyrightHolder", "copyrightNotice"))
"""Those of them that speak of a picture wherever they stand."""
_AROUND: Final = 3
"""Elements around an image of which the innermost one named for a picture may state its credit."""
_FIGURE: Final = int(Hint.FIGURE)
_NEAR: Final = 2
"""Blocks after an image among which a property of its markup may stand."""


def own_split(block: Block, words: CreditWords) -> Split:
    """The caption and credit in an image's own attributes; '' for what they do not say."""
    attributes = block.attributes
    if attributes is None:
        return _NOTHING
    credit, caption = _first(attributes, _CREDIT_DATA), _first(attributes, _CAPTION_DATA)
    found = split_caption(caption, words) if caption and _is_text(caption) else _NOTHING
    if credit and _is_text(credit):
        found = found._replace(credit=clean_credit(credit, words))
    if not found.credit and "©" in block.text and len(block.text) <= _LENGTH:
        found = found._replace(credit=split_caption(block.text, words).credit)
    return found


def figure_credit(page: Page, block: Block, words: CreditWords) -> str:
    """The credit in the attributes of the figure around an image; '' where they do not say."""
    for container in islice(page.ancestors(block.container), _AROUND):
        if container.hints & _FIGURE:
            credit = _first(container.attributes, _CREDIT_DATA)
            return clean_credit(credit, words) if _is_text(credit) else ""
    return ""


def _first(attributes: Attributes, names: tuple[str, ...]) -> str:
    """The value of the first of some attributes that an element has; '' for none."""
    for name in names:
        if value := attributes.get(name):
            return value
    return ""


def _is_text(value: str) -> bool:
    return len(value) <= _LENGTH and "<" not in value and "{" not in value


def stated_credits(page: Page, words: CreditWords) -> Mapping[str, str]:
    """The credits of JSON-LD ImageObjects by the picture's key, and by its caption as `fold` leaves it."""
    return dict(_stated(page, words))


def _stated(page: Page, words: CreditWords) -> Iterator[tuple[str, str]]:
    for node in page.metadata.json_ld:
        if "@type" not in node or node.keys().isdisjoint(_CREDIT_KEYS) or "ImageObject" not in types_of(node):
            continue
        credit = clean_credit(first_text(node, *_CREDIT_KEYS) or "", words)
        if not credit:
            continue
        if url := text_of(node.get("contentUrl")) or text_of(node.get("url")) or text_of(node.get("@id")):
            yield picture_key(url), credit
        if caption := first_text(node, "caption", "description"):
            yield fold(caption), credit


def item_credits(page: Page, words: CreditWords) -> Mapping[int, str]:
    """The credits that `meta` elements inside figures state, by the index of the block before which they stand."""
    return {
        index: clean_credit(value, words)
        for name, index, value in page.microdata
        if name in _CREDIT_ITEMS and value and _is_text(value) and "://" not in value
    }


def near(found: Mapping[int, str], index: int) -> str:
    """The credit that stands in or right after an image's markup."""
    return next((found[i] for i in range(index, index + _NEAR + 1) if i in found), "")

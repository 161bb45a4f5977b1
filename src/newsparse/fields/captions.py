"""Caption and credit of one picture, from the texts in its box: by their names in the markup first, then by their wording."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

import attrs

from newsparse.fields.credit_words import CreditWords
from newsparse.fields.credits import Split, Way, clean_caption, clean_credit, is_credit, is_name, split_caption
from newsparse.lexicon import fold
from newsparse.page import Block, Container, Hint, Page, Span

_CREDIT: Final = int(Hint.CREDIT)
_CREDITED: Final = int(Hint.AUTHOR | Hint.SOURCE | Hint.BYLINE)
"""Hints that name a credit where they stand beside a picture."""
_CAPTION: Final = int(Hint.CAPTION)
_FIGURE: Final = int(Hint.FIGURE)
_UNSEEN: Final = int(Hint.HIDDEN | Hint.TOOLS | Hint.SHARE)
_TOOL: Final = int(Hint.TOOLS | Hint.SHARE | Hint.NAVIGATION | Hint.FORM | Hint.PROMOTION)
_SHORT: Final = 24
"""Characters up to which a named part of a caption is a button or a hint for screen readers."""
_CREDIT_LENGTH: Final = 150
"""Characters of the longest text that is a credit by its name alone."""
_COUNT: Final = re.compile(r"\W{0,3}\d{1,3}\W{0,3}(?:/|of|von|de|di|sur|van|av|из|od|z|\u2014)?\W{0,3}\d{0,3}\W{0,3}")
"""Which picture of a gallery this is: '3 / 12'."""
_FURNITURE: Final = ("furniture", "share", "advertisement", "subscribe", "newsletter", "read_also", "follow")


@attrs.define
class Caption:
    """What the texts of a box say."""

    caption: str = ""
    credit: str = ""
    blocks: list[int] = attrs.field(factory=list)
    """Indices of the blocks that show either."""
    way: Way = ""
    """How wording sets the credit apart."""
    unsure: Split | None = None
    """Where the credit is only a guess: the split, to be taken if the page's other captions end so."""


def read_captions(
    page: Page, box: Container, alt: str, words: CreditWords, own: frozenset[str]
) -> Caption:
    """Caption and credit of the picture in a box.

    Args:
        page: The page.
        box: The element around picture and caption.
        alt: The picture's alternative text, which a caption may repeat.
        words: The wording of credits.
        own: The site's own names.
    """
    found = Caption()
    captions: list[str] = []
    credits: list[str] = []
    pending: list[Block] = []
    for index in range(box.first, box.end):
        block = page.blocks[index]
        if block.kind != "text" or (named := _role(page, box, block)) == "tool":
            continue
        text = _shown(block)
        if named == "" and not (alt and _is_alt(text, alt)):
            if is_credit(text, words, own) or _has_label(text, words, own):
                captions.extend(_shown(held) for held in pending[-1:])
                found.blocks.extend(held.index for held in pending[-1:])
                named = "figure"
            else:
                pending.append(block)
                continue
        split = _split(block, text, named, words, own)
        if named == "figure" and captions and not split.credit and not credits and is_name(text) and len(text) < len(captions[0]):
            split = Split("", text, "whole", True)
        if split.credit and not split.is_sure:
            found.unsure = split
            split = Split(clean_caption(text, words), "", "", False)
        if split.caption:
            captions.append(split.caption)
        if split.credit:
            credits.append(split.credit)
            found.way = split.way
        if split.caption or split.credit:
            found.blocks.append(index)
    found.caption = _joined(captions, " ")
    found.credit = _joined(credits, ", ")
    return found


def _role(page: Page, box: Container, block: Block) -> str:
    """What the markup calls a text of a box: credit, caption, 'figure' for a text of a figure without a name, '' for no
    name at all, 'tool' for what is none of the picture's words."""
    if _COUNT.fullmatch(block.text) or len(block.text) < 2 or _is_furniture(page, block.text):
        return "tool"
    covering = 0
    for span in block.spans:
        if 1.1 * (span.end - span.start) >= len(block.text):
            covering |= span.hints
    if role := _named(covering, block.text):
        return role
    for container in page.ancestors(block.container):
        hints = container.hints
        if role := _named(hints, block.text):
            return role
        if container.tag == "button" or (hints & _TOOL and len(block.text) <= _SHORT):
            return "tool"
        if container.tag == "figure" or (hints & _FIGURE):
            return "figure"
        if container.index == box.index:
            break
    return ""


def _named(hints: int, text: str) -> str:
    if hints & _CREDIT or (hints & _CREDITED and len(text) <= _CREDIT_LENGTH):
        return "credit"
    return "caption" if hints & _CAPTION else ""


def _is_furniture(page: Page, text: str) -> bool:
    return len(text) <= 2 * _SHORT and any(page.lexicon.is_label(category, text) for category in _FURNITURE)


def _is_alt(text: str, alt: str) -> bool:
    """Whether a text is the picture's alternative text, which may be cut or go on."""
    short, long = sorted((fold(text), fold(alt)), key=len)
    return len(short) >= 8 and long.startswith(short) and 3 * len(short) >= len(long)


def _has_label(text: str, words: CreditWords, own: frozenset[str]) -> bool:
    split = split_caption(text, words, own)
    return split.is_sure and split.way in ("label", "line")


# ---- one text


def _split(block: Block, text: str, named: str, words: CreditWords, own: frozenset[str]) -> Split:
    """The caption and credit in one text."""
    if named != "credit":
        parts = _by_spans(block, words)
        if parts is not None:
            return parts
    split = split_caption(text, words, own)
    if named == "credit" and not (split.is_sure and split.caption and split.way in ("label", "line")):
        credit = clean_credit(text, words)
        return Split("", credit, "whole", True) if len(credit) <= _CREDIT_LENGTH else split
    return split


def _by_spans(block: Block, words: CreditWords) -> Split | None:
    """The split that names inside a text make; None where they make none."""
    spans = [span for span in block.spans if _is_credit_span(span, block)]
    if not spans:
        return None
    text = block.text
    start, end = spans[0].start, spans[0].end
    for span in spans[1:]:
        if not any(char.isalnum() for char in text[end : span.start]):
            end = max(end, span.end)
    credit = clean_credit(_without(text, start, end, block.spans), words)
    if not credit:
        return None
    before, after = _without(text, 0, start, block.spans), _without(text, end, len(text), block.spans)
    caption = clean_caption(_without_label(before, words), words)
    if any(char.isalnum() for char in after):
        caption = clean_caption(f"{caption} {after}", words)
    inner = split_caption(caption, words)
    if inner.is_sure and inner.way == "label":
        return Split(inner.caption, _joined([inner.credit, credit], ", "), "label", True)
    return Split(caption, credit, "label", True)


def _is_credit_span(span: Span, block: Block) -> bool:
    """Whether an inline element is named as the credit of a caption around it."""
    size = span.end - span.start
    if size > _CREDIT_LENGTH:
        return False
    if span.hints & _CREDIT or span.tag == "cite":
        return True
    return bool(span.hints & _CREDITED) and not (span.tag == "a" and 2 * size < len(block.text) and span.start > 0 and span.end < len(block.text))


def _without_label(text: str, words: CreditWords) -> str:
    """A caption without the label at its end whose credit stood in an element of its own: 'The bridge. Photo:'."""
    bare = text.rstrip(" :：(")
    for count in (1, 2, 3):
        tail = bare.split()[-count:]
        if len(tail) < count:
            break
        first, *rest = map(fold, tail)
        if tuple(rest) in words.labels.get(first, ()) and (tail[0][:1].isupper() or not tail[0].isascii() or text.rstrip() != bare):
            return bare[: len(bare) - len(" ".join(tail))]
    return text


def _shown(block: Block) -> str:
    return _without(block.text, 0, len(block.text), block.spans)


def _without(text: str, start: int, end: int, spans: Iterable[Span]) -> str:
    """A stretch of a text without its buttons and what only screen readers say."""
    parts: list[str] = []
    at = start
    for span in spans:
        if span.hints & _UNSEEN and at <= span.start and span.end <= end and span.end - span.start <= _SHORT and span.tag != "cite":
            if span.hints & (_CREDIT | _CAPTION) or span.end - span.start == end - start:
                continue
            parts.append(text[at : span.start])
            at = span.end
    parts.append(text[at:end])
    return "".join(parts)


def _joined(texts: Sequence[str], by: str) -> str:
    """Texts joined, without those that another one repeats."""
    kept: list[str] = []
    for text in texts:
        folded = fold(text)
        if any(folded in fold(other) for other in kept):
            continue
        kept = [other for other in kept if fold(other) not in folded]
        kept.append(text)
    return by.join(kept)

"""Caption and credit of one picture, from the texts in its box: by their names in the markup first, then by their wording."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

import attrs

from newsparse.fields.credit_cleaning import clean_caption, clean_credit
from newsparse.fields.credit_labels import Split, Way, may_have_label
from newsparse.fields.credit_names import is_credit, is_name
from newsparse.fields.credit_words import CreditWords, credit_words
from newsparse.fields.credits import split_caption
from newsparse.fields.name_parts import is_full_name
from newsparse.lexicon import Lexicon, fold
from newsparse.page import Block, Container, Hint, Page, Span

_CREDIT: Final = int(Hint.CREDIT)
_CREDITED: Final = int(Hint.AUTHOR | Hint.SOURCE | Hint.BYLINE)
"""Hints that name a credit where they stand beside a picture."""
_CAPTION: Final = int(Hint.CAPTION)
_FIGURE: Final = int(Hint.FIGURE)
_HIDDEN: Final = int(Hint.HIDDEN)
_UNSEEN: Final = int(Hint.HIDDEN | Hint.TOOLS | Hint.SHARE)
_TOOL: Final = int(Hint.TOOLS | Hint.SHARE | Hint.NAVIGATION | Hint.FORM | Hint.PROMOTION)
_SHORT: Final = 24
"""Characters up to which a named part of a caption is a button or a hint for screen readers."""
_SIGNING: Final = ("span", "small", "em", "i")
"""Elements in which a caption's last words may name its photographer …"""
_STOPS: Final = ".!?…。।۔»”\"|–—"
"""… behind what ends a sentence."""
_CREDITS: Final = ("both", "credit")
"""What markup may call a credit."""
_CREDIT_LENGTH: Final = 150
"""Characters of the longest text that is a credit by its name alone."""
_COUNT: Final = re.compile(r"\W{0,3}\d{1,3}\W{0,3}(?:/|of|von|de|di|sur|van|av|из|od|z|\u2014)?\W{0,3}\d{0,3}\W{0,3}")
"""Which picture of a gallery this is: '3 / 12'."""
_NAMES: Final = ("credit", "caption", "both")
_QUOTES: Final = ("blockquote", "q")
"""Elements inside a figure whose text is no caption but a quotation or its speaker."""
_DATED: Final = ("updated", "published", "read_time")
"""Labels of lines about the article, which may stand beside its first picture."""
_SMALL_PRINT: Final = ("footer", "small", "cite")
_BYLINE_LENGTH: Final = 100
_PULLQUOTE: Final = int(Hint.PULLQUOTE)
_NAME_LENGTH: Final = 80
"""Characters up to which a text beside a picture may be a credit without a label."""
_LABELLED: Final = 350
"""Characters up to which a text beside a picture is its caption by its wording alone."""
_DURATION: Final = re.compile(r"(?<!\d)\d{1,2}:\d\d(?!\d)")
_MEDIA_LENGTH: Final = 60
"""Characters up to which a text with a duration or time of day tells of a recording, not of a picture."""
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
    is_person: bool = False
    """Whether a byline stands in the box: the picture is an author's portrait."""
    unsure: Split | None = None
    """Where the credit is only a guess: the split, to be taken if the page's other captions end so."""


def read_captions(page: Page, box: Container, alt: str, words: CreditWords, own: frozenset[str]) -> Caption:
    """Caption and credit of the picture in a box.

    Args:
        page: The page.
        box: The element around picture and caption.
        alt: The picture's alternative text, which a caption may repeat.
        words: The wording of credits.
        own: The site's own names.
    """
    found = Caption()
    if box.end - box.first == 1 and page.blocks[box.first].kind != "text":
        return found
    texts = [
        (block, named)
        for block in page.blocks[box.first : box.end]
        if block.kind == "text" and (named := _role(page, box, block)) != "tool"
    ]
    if any(named == "person" for _, named in texts):
        return Caption(is_person=True)
    if any(named in ("caption", "both") for _, named in texts):  # names beat guesses
        texts = [
            (block, named)
            for block, named in texts
            if named in _NAMES or _is_small_print(page, block, named) or _is_sure(block.text, words, own)
        ]
    else:
        texts = _guessed(texts, alt, words, own)
    if [named in _CREDITS for _, named in texts[:2]] == [True, True] and alt and is_alt(_shown(texts[0][0]), alt):
        texts[0] = (texts[0][0], "caption")  # names of those it shows look like a credit
    captions: list[str] = []
    named_credits: list[str] = []
    label = False
    for block, named in texts:
        text = _shown(block)
        if not label and len(text) <= _SHORT and _is_label(text, words):  # in an element of its own
            label = True
            found.blocks.append(block.index)
            continue
        if label or _has_unseen_label(block, words):
            label, named = False, "credit"
        split = _split(block, text, named, words, own)
        is_signature = block is texts[-1][0] and is_full_name(text)
        if (
            (named != "caption" or is_signature)
            and captions
            and not split.credit
            and not named_credits
            and is_name(text)
            and len(text) < len(captions[0])
        ):
            split = Split("", text, "whole", True)
        if split.credit and not split.is_sure:
            found.unsure = split
            split = Split(clean_caption(text, words), "", "", False)
        if split.caption:
            captions.append(split.caption)
        if split.credit:
            named_credits.append(split.credit)
            found.way = split.way
        if split.caption or split.credit or named in _NAMES:
            found.blocks.append(block.index)
    found.caption = _joined(captions, " ")
    found.credit = _joined(named_credits, ", ")
    return found


def _is_small_print(page: Page, block: Block, named: str) -> bool:
    """Whether a text of a figure beside its caption can only be the credit: a name in an element for such."""
    return named == "figure" and page.containers[block.container].tag in _SMALL_PRINT and is_name(block.text)


def _guessed(
    texts: Sequence[tuple[Block, str]], alt: str, words: CreditWords, own: frozenset[str]
) -> list[tuple[Block, str]]:
    """Of texts without a telling name those that are a picture's: in a figure, as its alternative text, with a credit's
    wording, or right above such a credit.
    """
    kept: list[tuple[Block, str]] = []
    held: Block | None = None
    for block, named in texts:
        if named or (alt and is_alt(block.text, alt)):
            kept.append((block, named))
            held = None
        elif _is_sure(block.text, words, own):
            if held is not None:
                kept.append((held, ""))
            kept.append((block, ""))
            held = None
        else:
            held = block
    return kept


def _is_sure(text: str, words: CreditWords, own: frozenset[str]) -> bool:
    """Whether a text is or ends with what is surely a credit, by a label or as a whole."""
    if is_credit(text, words, own):
        return True
    split = split_caption(text, words, own)
    return split.is_sure and split.way in ("label", "line")


def is_labelled(text: str, words: CreditWords) -> bool:
    """Whether a short text is a caption or credit by its wording alone."""
    if len(text) <= _NAME_LENGTH and is_credit(text, words):
        return True
    if len(text) > _LABELLED or not may_have_label(text, words):
        return False
    split = split_caption(text, words)
    return split.is_sure and split.way in ("label", "line")


def _role(page: Page, box: Container, block: Block) -> str:
    """What the markup calls a text of a box: credit, caption, 'both', 'figure' for a text of a figure without a name, '' for
    no name at all, 'tool' for what is none of the picture's words.
    """
    if _COUNT.fullmatch(block.text) or len(block.text) < 2 or _is_furniture(page, block.text):
        return "tool"
    if len(block.text) <= _MEDIA_LENGTH and _DURATION.search(block.text):
        return "tool"
    if _is_byline(page, block.text):
        return "person"
    covering = 0
    for span in block.spans:
        if 1.1 * (span.end - span.start) >= len(block.text):
            covering |= span.hints
    if covering & _HIDDEN:
        return "tool"
    if any(span.tag == "time" and 1.2 * (span.end - span.start) >= len(block.text) for span in block.spans):
        return "tool"
    own = page.containers[block.container].hints
    if (role := _named(covering)) and not (role == "caption" and own & _CREDIT):
        return role
    credited = bool(covering & _CREDITED)
    in_figure = False
    for container in page.ancestors(block.container):
        hints = container.hints
        if container.tag == "address":
            return "person"
        if container.tag in _QUOTES or hints & _PULLQUOTE:
            return "tool"
        if role := _named(hints):
            if len(block.text) > _CREDIT_LENGTH:
                return role
            if role == "both" and container.parent >= 0 and page.containers[container.parent].hints & _CAPTION:
                return "credit"  # 'caption-credit' within a caption
            return "credit" if credited and role == "caption" else role
        credited = credited or bool(hints & _CREDITED)
        if container.tag == "button" or (hints & _TOOL and len(block.text) <= _SHORT):
            return "tool"
        in_figure = in_figure or bool(hints & _FIGURE)
        if container.tag == "figure" or container.index == box.index:
            in_figure = in_figure or container.tag == "figure"
            break
    if len(block.text) <= _BYLINE_LENGTH and any(page.lexicon.after_label(label, block.text) for label in _DATED):
        return "tool"
    if any(span.hints & (_CREDIT | _CAPTION) for span in block.spans):
        return "caption"
    if not in_figure:
        return ""
    return "credit" if credited and len(block.text) <= _CREDIT_LENGTH else "figure"


def _is_byline(page: Page, text: str) -> bool:
    """Whether a text names an author: 'By Ada Moss, reporter'."""
    if len(text) > _BYLINE_LENGTH or fold(text.split(None, 1)[0]) not in _byline_starts(page.lexicon):
        return False
    label = page.lexicon.after_label("byline", text)
    return label is not None and label.group().strip()[:1].isupper() and is_name(text[label.end() :].partition(",")[0])


@lru_cache(maxsize=64)
def _byline_starts(lexicon: Lexicon) -> frozenset[str]:
    """The first words of bylines."""
    return frozenset(word.split()[0] for word in lexicon.folded("byline") if word)


def _named(hints: int) -> str:
    if hints & _CREDIT:
        return "both" if hints & _CAPTION else "credit"
    if hints & _CAPTION:
        return "credit" if hints & _CREDITED else "caption"
    return ""


def _is_furniture(page: Page, text: str) -> bool:
    return len(text) <= 2 * _SHORT and fold(text) in _furniture(page.lexicon)


@lru_cache(maxsize=64)
def _furniture(lexicon: Lexicon) -> frozenset[str]:
    return (
        frozenset().union(*(lexicon.folded(category) for category in _FURNITURE)) - credit_words(lexicon).labels.keys()
    )


def is_alt(text: str, alt: str) -> bool:
    """Whether a text is the picture's alternative text, which may be cut or go on."""
    if 4 * min(len(text), len(alt)) < max(len(text), len(alt)):
        return False
    short, long = sorted((fold(text), fold(alt)), key=len)
    return len(short) >= 8 and long.startswith(short) and 3 * len(short) >= len(long)


# ---- one text


def _split(block: Block, text: str, named: str, words: CreditWords, own: frozenset[str]) -> Split:
    """The caption and credit in one text."""
    parts = _by_spans(block, words)
    if parts is not None:
        return parts
    split = split_caption(text, words, own)
    is_split = split.is_sure and split.caption and (split.way in ("label", "line") or _is_sentence(split.caption))
    if (named == "credit" and not is_split) or (named == "both" and not split.credit and is_name(text)):
        credit = clean_credit(text, words)
        return Split("", credit, "whole", True) if len(credit) <= _CREDIT_LENGTH else split
    return split


def _is_label(text: str, words: CreditWords) -> bool:
    first, *rest = fold(text).split() or [""]
    return tuple(rest) in words.labels.get(first, ())


def _is_sentence(text: str) -> bool:
    """Whether a text is a caption rather than a part of a long credit."""
    return len(text) > _NAME_LENGTH // 2 and text.count(" ") > 4 and not is_name(text)


def _by_spans(block: Block, words: CreditWords) -> Split | None:
    """The split that names inside a text make; None where they make none."""
    spans = [
        span for span in block.spans if _is_credit_span(span, block) and _is_named(block.text[span.start : span.end])
    ] or _signing_span(block)
    if not spans or (spans[0].end - spans[0].start) * 1.1 >= len(block.text):
        return None
    text = block.text
    start, end = spans[0].start, spans[0].end
    for span in spans[1:]:
        if not any(char.isalnum() for char in text[end : span.start]):
            end = max(end, span.end)
    credit = clean_credit(_without(text, start, end, block.spans), words)
    if not credit or not _is_named(credit):
        return None
    before, after = _without(text, 0, start, block.spans), _without(text, end, len(text), block.spans)
    caption = clean_caption(_without_label(before, words), words)
    if any(char.isalnum() for char in after) and not any(
        span.tag == "time" and span.start >= end for span in block.spans
    ):
        caption = clean_caption(f"{caption} {after}", words)
    inner = split_caption(caption, words)
    if inner.is_sure and inner.way == "label":
        return Split(inner.caption, _joined([inner.credit, credit], ", "), "label", True)
    return Split(caption, credit, "label", True)


def _is_named(credit: str) -> bool:
    """Whether a credit has a name in it, not just a time or a number."""
    return sum(char.isalpha() for char in credit) * 2 > len(credit)


def _is_credit_span(span: Span, block: Block) -> bool:
    """Whether an inline element is named as the credit of a caption around it."""
    size = span.end - span.start
    if size > _CREDIT_LENGTH:
        return False
    if span.hints & _CREDIT or span.tag == "cite":
        return True
    in_sentence = span.tag == "a" and 2 * size < len(block.text) and 0 < span.start < span.end < len(block.text)
    return bool(span.hints & _CREDITED) and not in_sentence


def _signing_span(block: Block) -> list[Span]:
    """The last element of a caption if it is the name of a person behind a whole sentence: '<span>Ada Moss</span>'."""
    text = block.text
    last = next((span for span in block.spans if span.end == len(text) and span.tag in _SIGNING), None)
    if last is None or not _is_sentence(text[: last.start]) or not is_full_name(text[last.start :].strip("()")):
        return []
    return [last] if text[: last.start].rstrip(" (")[-1] in _STOPS else []


def _has_unseen_label(block: Block, words: CreditWords) -> bool:
    """Whether a credit's label is read aloud only: 'Image source, Ada Moss'."""
    for span in block.spans:
        if not span.start and span.hints & _HIDDEN and span.end <= _SHORT:
            return _is_label(block.text[: span.end].rstrip(" ,:"), words)
    return False


def _without_label(text: str, words: CreditWords) -> str:
    """A caption without the label at its end whose credit stood in an element of its own: 'The bridge. Photo:'."""
    bare = text.rstrip(" :：(")
    for count in (1, 2, 3):
        tail = bare.split()[-count:]
        if len(tail) < count:
            break
        first, *rest = map(fold, tail)
        if tuple(rest) not in words.labels.get(first, ()):
            continue
        if text.rstrip()[-1:] in ":：" or " ".join((first, *rest)) in words.phrases:
            return bare.rsplit(maxsplit=count)[0] if len(bare.split()) > count else ""
    return text


def _shown(block: Block) -> str:
    return _without(block.text, 0, len(block.text), block.spans)


def _without(text: str, start: int, end: int, spans: Iterable[Span]) -> str:
    """A stretch of a text without its buttons and what only screen readers say."""
    parts: list[str] = []
    at = start
    for span in spans:
        if (
            span.hints & _UNSEEN
            and at <= span.start
            and span.end <= end
            and span.end - span.start <= _SHORT
            and span.tag != "cite"
        ):
            if span.hints & (_CREDIT | _CAPTION) or span.end - span.start == end - start:
                continue
            parts.append(text[at : span.start])
            at = span.end
    parts.append(text[at:end])
    return "".join(parts)


def _joined(texts: Sequence[str], by: str) -> str:
    """Texts joined, without those that another one repeats."""
    if len(texts) < 2:
        return "".join(texts)
    kept: list[str] = []
    for text in texts:
        folded = fold(text)
        if any(folded in fold(other) for other in kept):
            continue
        kept = [other for other in kept if fold(other) not in folded]
        kept.append(text)
    return by.join(kept)

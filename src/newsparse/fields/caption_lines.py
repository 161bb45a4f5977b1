"""Captions and credits in plain text, told by their wording and by the lines around them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from newsparse.fields.credit_cleaning import clean_caption, clean_credit
from newsparse.fields.credit_labels import Split
from newsparse.fields.credit_names import is_credit, is_name, is_sentence
from newsparse.fields.credit_words import CreditWords, credit_words
from newsparse.fields.credits import split_caption, split_line
from newsparse.fields.judgement import Judgement
from newsparse.fields.moments import dates_in, languages_of
from newsparse.fields.surroundings import LIKELY, text_start
from newsparse.lexicon import fold
from newsparse.model import Image
from newsparse.page import Block, Finding, Page

_ABOVE: Final = 12
"""Lines above headline and text among which a lead picture's caption may stand."""
_BELOW: Final = 4
"""Lines below the text that are looked at."""
_LONGEST: Final = 600
"""Characters of the longest caption that a label ends."""
_SHORT: Final = 320
"""Characters of the longest caption that an agency's name alone ends; a paragraph may end with one as well."""
_CREDIT: Final = 160
"""Characters of the longest line that is a credit alone."""
_ABOVE_CREDIT: Final = 260
"""Characters of the longest caption in a line of its own that its credit follows."""
_DIGITS: Final = 6
"""Figures in a credit from which it is a reference number."""
_TAIL: Final = 3
"""Last lines of a text among which 'Source: X' is the text's source; between paragraphs it is a picture's."""
_SENTENCE: Final = 25
"""Characters of the shortest sentence that is a caption for the name behind it alone."""
_DATED_SIGN: Final = re.compile(r"(?:©|\([cC]\)|[Cc]opyright)\s{0,2}©?\s{0,2}(?:19|20)\d\d")
"""A notice of rights with its year: the site's own."""
_MAIL: Final = re.compile(r"[\w.+-]@[\w-]+\.\w")
"""An address, which bylines have and captions have not."""
_DATE_LENGTH: Final = 40
"""Characters of the longest date."""
_BESIDE_DATE: Final = 6
"""Letters beside a date: those of a weekday and 'Uhr'."""
_STOPS: Final = "。।۔"
"""Full stops that stand for nothing else inside a sentence."""
_LABELLED: Final = ("label", "line")
_DATE: Final = re.compile(r"\d{1,2}[.:/]\d{1,2}|\b(?:19|20)\d\d\b")


@attrs.frozen
class _Line:
    """A caption, a credit or both, and the lines that show them."""

    blocks: tuple[int, ...]
    caption: str
    credit: str


def images_in_text(page: Page, judgement: Judgement) -> Finding[tuple[Image, ...]] | None:
    """The captions of a plain text as pictures without an address."""
    found = _once(_lines(page, judgement, credit_words(page.lexicon)))
    if not found:
        return None
    start = text_start(page, judgement)
    images = tuple(
        Image(None, line.caption or None, line.credit or None, None, place == 0 and line.blocks[0] < start)
        for place, line in enumerate(found)
    )
    blocks = sorted({index for line in found for index in line.blocks})
    return Finding(images, "wording", "caption lines", tuple(blocks), 0.75)


def _lines(page: Page, judgement: Judgement, words: CreditWords) -> list[_Line]:
    """Every caption line in and around the text, in page order."""
    found: list[_Line] = []
    unsure: list[tuple[Block, Split]] = []
    taken: set[int] = set()
    for block in _zone(page, judgement):
        if block.index in taken:
            continue
        line = _broken(page, block, words)
        if line is not None:
            found.append(line)
            taken.update(line.blocks)
            continue
        split = _split(page, judgement, block, words)
        if split is None:
            continue
        if not split.is_sure:
            unsure.append((block, split))
        elif split.caption:
            found.append(_Line((block.index,), _unstopped(split.caption), split.credit))
        else:
            line = _with_caption(page, judgement, block, split, taken, words)
            if line is None:
                continue
            found.append(line)
        if found and found[-1].blocks[0] <= block.index:
            taken.update(found[-1].blocks)
    found.extend(_as_the_others(found, unsure, page))
    return sorted(found, key=lambda line: line.blocks)


def _unstopped(caption: str) -> str:
    """A caption without the full stop that only parts it from the credit of its line: one that ends no second sentence."""
    stop = caption[-1:]
    inner = caption[:-1]
    if (stop == "." and not inner.endswith(".") and ". " not in inner) or (
        stop and stop in _STOPS and stop not in inner
    ):
        return inner
    return caption


def _zone(page: Page, judgement: Judgement) -> Iterator[Block]:
    head = judgement.first if judgement.headline is None else min(judgement.headline, judgement.first)
    if judgement.end <= judgement.first:
        return
    for block in page.blocks[max(head - _ABOVE, 0) : judgement.end + _BELOW]:
        if len(block.text) <= _LONGEST and not block.level and block.index != judgement.headline:
            yield block


def _split(page: Page, judgement: Judgement, block: Block, words: CreditWords) -> Split | None:
    """The caption and credit of a line; None where it is neither."""
    text = block.text
    if "://" in text or "www." in text or ("@" in text and _MAIL.search(text)):
        return None
    split = split_line(text, words, is_long=len(text) > _SHORT)
    if split is None or _DATED_SIGN.match(text) or page.lexicon.after_label("read_also", text):
        return None
    if not split.credit or sum(char.isdigit() for char in split.credit) > _DIGITS:
        return None
    is_below = block.index >= judgement.end - 1
    if _is_date(split.caption, page):
        return None  # '3 May 2024 | by Ada Moss'
    if not split.caption:
        return split if split.is_sure and _stands_alone(page, judgement, block, split, words, is_below) else None
    if split.way in _LABELLED:
        return None if (is_below and "©" in text) or is_sentence(split.credit) else split
    if len(text) > _SHORT or is_below or split.caption.count(" ") < 2 or split.way == "slash":
        return None
    return None if page.lexicon.after_label("byline", text) else split


def _is_date(text: str, page: Page) -> bool:
    """Whether a text is a date, with a weekday and a time of day at most: 'Fr 3.5.24 | 14:07 Uhr'."""
    dates = dates_in(text, languages_of(page.lexicon)) if 0 < len(text) <= _DATE_LENGTH else ()
    return bool(dates) and sum(map(str.isalpha, text[: dates[0].start] + text[dates[0].end :])) <= _BESIDE_DATE


def _stands_alone(
    page: Page, judgement: Judgement, block: Block, split: Split, words: CreditWords, is_below: bool
) -> bool:
    """Whether a line that is all credit is a picture's: not a byline, a button, a note on the text's source or rights."""
    text = block.text
    if len(text) > _CREDIT or page.lexicon.after_label("byline", text):
        return False
    head, colon, _ = text.replace("：", ":").partition(":")
    if split.way in _LABELLED:
        if is_below and (text.startswith("©") or "opyright" in text[:12]):
            return False
        if not colon or fold(head) not in words.sources or is_credit(split.credit, words):
            return True
        return judgement.first < block.index < judgement.end - _TAIL and is_name(split.credit)
    if fold(text) in words.agencies:
        return True
    return any(mark in text for mark in "/|") or " via " in text


def _broken(page: Page, block: Block, words: CreditWords) -> _Line | None:
    """A caption whose label stands in a line of its own: 'The bridge (', 'Image:', 'Ada Moss)'."""
    if block.text[-1] not in ":：" or block.index + 1 >= len(page.blocks):
        return None
    first, *rest = fold(block.text).split() or [""]
    if tuple(rest) not in words.labels.get(first, ()):
        return None
    credit = clean_credit(page.blocks[block.index + 1].text, words)
    if not is_credit(credit, words) and not (is_name(credit) and first in words.pictures):
        return None
    above = page.blocks[block.index - 1] if block.index else block
    if above.text[-1] in "([":
        return _Line((above.index, block.index, block.index + 1), clean_caption(above.text, words), credit)
    return _Line((block.index, block.index + 1), "", credit)


# ---- a credit in a line of its own


def _with_caption(
    page: Page, judgement: Judgement, block: Block, split: Split, taken: set[int], words: CreditWords
) -> _Line | None:
    """A credit line with the caption above it, or below it where none stands above."""
    above = _neighbour(page, judgement, block.index - 1, taken)
    below = _neighbour(page, judgement, block.index + 1, taken)
    if above is not None and (judgement.scores[above.index] < LIKELY or len(above.text) <= _ABOVE_CREDIT):
        caption: Block | None = above
    elif below is not None and judgement.scores[below.index] < LIKELY:
        caption = below
    else:
        caption = None
    if caption is None:
        return _Line((block.index,), "", split.credit) if split.way in _LABELLED or is_name(split.credit) else None
    if split_caption(caption.text, words).is_sure:
        return _Line((block.index,), "", split.credit)
    return _Line(tuple(sorted((caption.index, block.index))), caption.text, split.credit)


def _neighbour(page: Page, judgement: Judgement, index: int, taken: set[int]) -> Block | None:
    """The line at an index if it may be a caption: words, and no headline (a text's first line), heading, date or byline."""
    if not 0 < index < len(page.blocks) or index in taken or index == judgement.headline:
        return None
    block = page.blocks[index]
    text = block.text
    if block.level or len(text) > _LONGEST or text.count(" ") < 2 or (len(text) < 60 and _DATE.search(text)):
        return None
    labels = ("byline", "published", "updated", "read_also", "read_time", "share", "furniture", "source")
    if any(page.lexicon.after_label(label, text) for label in labels):
        return None
    if text.isupper():
        return block if text.count(" ") > 3 else None
    return None if is_name(text) and text[-1:] not in ".!?" else block


# ---- all lines together


def _as_the_others(found: Sequence[_Line], unsure: Sequence[tuple[Block, Split]], page: Page) -> Iterator[_Line]:
    """Lines that end in what looks like a name: in brackets, where other captions surely end so; or one that ends several."""
    repeated = Counter(split.credit for _, split in unsure)
    ends = sum(
        1
        for line in found
        if len(line.blocks) == 1 and line.caption and page.blocks[line.blocks[0]].text[-1:] in ")]）"
    )
    for block, split in unsure:
        is_usual = repeated[split.credit] > 1 and split.way == "sentence" and not split.caption[-2:-1].isdigit()
        if (split.way == "bracket" and ends > 1) or (is_usual and len(split.caption) >= _SENTENCE):
            yield _Line((block.index,), split.caption, split.credit)


def _once(found: Sequence[_Line]) -> list[_Line]:
    """Each caption once."""
    kept: dict[tuple[str, str], _Line] = {}
    for line in found:
        key = (line.caption, line.credit)
        if key in kept:
            kept[key] = attrs.evolve(kept[key], blocks=(*kept[key].blocks, *line.blocks))
        else:
            kept[key] = line
    return list(kept.values())

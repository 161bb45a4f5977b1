"""A caption's wording: where the caption ends and the credit begins.

What is looked for, the surest first: a label in brackets or with a colon ('(Photo: X)', 'Foto: X'), a sign ('© X'), a phrase
('Photo by X'), a known agency behind brackets, bars, dashes or the last sentence. What only looks like a name there is given
back as unsure, for the caller who knows how the page's other captions end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from newsparse.fields.credit_cleaning import clean_caption, clean_credit, without_rights
from newsparse.fields.credit_labels import (
    Split,
    Way,
    by_sign_or_label,
    has_label_word,
    has_sign,
    joined,
    plain_marks,
    words_of,
)
from newsparse.fields.credit_names import (
    CLOSE,
    CREDIT,
    EDGE,
    INITIAL,
    NAME,
    OPEN,
    SENTENCE,
    is_credit,
    is_name,
    is_outlet,
    may_end_in_name,
)
from newsparse.fields.credit_words import CreditWords, is_known, unsigned
from newsparse.fields.name_parts import is_full_name
from newsparse.lexicon import fold

_OPENERS: Final = frozenset(OPEN)
_LONGEST: Final = 1_500
"""Characters past which a text is no caption."""
_MARKED: Final = re.compile(r"[:：=＝・©(（\[［【|/…—–]")
"""What stands behind a label, or sets a credit apart, unless its label is a word that needs no mark."""
_FEW: Final = 2
"""Spaces of a line that is too short for a caption and an unknown name behind it."""
_APART: Final = re.compile(r"[|｜—–―)\]）】］.!?…।۔。！？＝、]| - ")
"""What parts a name from the caption before it."""
_FURTHEST: Final = CREDIT + 10
"""Characters from a text's end within which the last sentence ends that a credit may follow."""
_ENDS: Final = frozenset(".!?…")
"""What ends a sentence in the scripts whose names are told by their capitals."""
_CHAIN: Final = 110
"""Characters of the longest chain of agencies that has no label."""


@lru_cache(maxsize=256)
def split_caption(text: str, words: CreditWords, own: frozenset[str] = frozenset()) -> Split:
    """The caption and the credit of a text that is shown below or beside a picture.

    Args:
        text: The text.
        words: The wording of credits in the page's language.
        own: The names of the site itself as `fold` leaves them, which are known names too.

    >>> from newsparse.fields.credit_words import credit_words
    >>> from newsparse.lexicon import load
    >>> split_caption("The bridge at dusk (Photo: Ada Moss/AFP)", credit_words(load("en")))[:2]
    ('The bridge at dusk', 'Ada Moss/AFP')
    """
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return Split(text, "", "", False)
    text = plain_marks(text, words)
    found = (
        _by_lines(text, words, own)
        if "\n" in text
        else by_sign_or_label(text, words, own) or _by_tail(text, words, own)
    )
    return _cleaned(found, words)


def _cleaned(found: Split, words: CreditWords) -> Split:
    """The two parts without what stands between them."""
    caption = clean_caption(found.caption, words)
    credit = clean_credit(found.credit, words) if found.credit else ""
    if not credit:
        return Split(caption, "", "", False)
    if found.caption.rstrip()[-1:] in ":：" and fold(caption) in words.labels:
        caption = ""
    return Split(caption, credit, found.way, found.is_sure)


def split_line(text: str, words: CreditWords, *, is_long: bool = False) -> Split | None:
    """`split_caption` for a line of a plain text; None for most lines, which a quick look spares the search.

    In a long line only a label tells.
    """
    may_end = may_end_in_name(text, words)
    found: list[str] = []
    if _MARKED.search(text) or "..." in text or " - " in text:
        found = words_of(text)
        if "©" in text or has_label_word(found, text, words):
            return split_caption(text, words)
    elif may_end:
        # A label without a mark stands right before its credit, which is no longer than this.
        found = text[-CREDIT:].casefold().replace(".", " ").replace(",", " ").split()
        if has_label_word(found, text, words):
            return split_caption(text, words)
    if is_long or not may_end:
        return None
    is_known = not words.endings.isdisjoint(found)
    if not is_known and (text.count(" ") <= _FEW or not _APART.search(text)):
        return None
    if has_sign(text):
        return split_caption(text, words)
    split = _by_tail(text, words, frozenset(), may_be_known=is_known, is_caption=False)
    return _cleaned(split, words) if split.credit else None


# ---- lines


def _by_lines(text: str, words: CreditWords, own: frozenset[str]) -> Split:
    """A caption of several lines: whole lines may be credits."""
    captions: list[str] = []
    named: list[str] = []
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    for place, line in enumerate(lines):
        split = by_sign_or_label(line, words, own)
        if split is None and (
            is_credit(line, words, own)
            or is_outlet(line, words)
            or (place and place == len(lines) - 1 and is_name(line))
        ):
            split = Split("", line, "line", True)
        if split is None:
            captions.append(line)
        else:
            captions.append(split.caption)
            named.append(split.credit)
    caption = " ".join(filter(None, captions))
    if named:
        return Split(caption, joined(named), "line", True)
    return _by_tail(caption, words, own)


# ---- tails


def _by_tail(
    text: str, words: CreditWords, own: frozenset[str], *, may_be_known: bool = True, is_caption: bool = True
) -> Split:
    """A credit without a label: what stands behind a bracket, bar, dash or the last sentence, or is all there is.

    `may_be_known` is False where none of the text's words is of a known name, `is_caption` where the text may be any line.
    """
    if may_be_known and len(text) <= _CHAIN and _OPENERS.isdisjoint(text) and "＝" not in text:
        if is_credit(text, words, own):
            return Split("", text, "whole", True)
        rest = without_rights(text, words)
        if rest != text and is_name(rest):
            return Split("", rest, "whole", True)
    unsure: Split | None = None
    for split in _tails(text):
        inner = split.credit.strip(EDGE + OPEN + CLOSE)
        if not inner or (may_be_known and fold(inner) in words.notes):
            continue
        if (
            (may_be_known and is_credit(inner, words, own))
            or (split.way == "bar" and is_name(inner))
            or _is_signed(inner, split.way, words)
            or (is_caption and _is_apart(split, inner))
        ):
            return (_from_sentence(text, split, words, own) or split)._replace(is_sure=True)
        if unsure is None and is_name(inner):
            unsure = split
    return unsure or (may_be_known and _by_slash(text, words)) or Split(text, "", "", False)


def _from_sentence(text: str, split: Split, words: CreditWords, own: frozenset[str]) -> Split | None:
    """The same credit from the last sentence's end on, if a dash stands within it: 'The bridge. Ada Moss—AFP'."""
    if split.way != "dash":
        return None
    longer = next((other for other in _tails(text) if other.way == "sentence"), None)
    is_longer = longer is not None and len(longer.credit) > len(split.credit)
    return longer if longer and is_longer and is_credit(longer.credit.strip(EDGE), words, own) else None


def _tails(text: str) -> Iterator[Split]:
    """What may be a credit at the end of a text."""
    bare = text.rstrip(" .。")
    if bare and bare[-1] in CLOSE:
        start = max(bare.rfind(char) for char in OPEN)
        if start > 0:
            yield Split(bare[:start], bare[start:], "bracket", False)
    at = max(text.rfind("|"), text.rfind("｜"))
    if at > 0:
        yield Split(text[:at], text[at + 1 :], "bar", False)
    for dash in ("—", "–", " - ", "―"):
        at = text.rfind(dash)
        if at > 0:
            yield Split(text[:at], text[at + len(dash) :], "dash", False)
    last = 0
    for match in SENTENCE.finditer(bare, max(len(bare) - _FURTHEST, 0)):
        if INITIAL.search(bare, max(match.start() - 4, 0), match.start() + 1) is None:
            last = match.end()
    if last:
        yield Split(text[:last], text[last:], "sentence", False)
    if not text.isascii():
        at = max(bare.rfind("＝"), bare.rfind("、"))
        if at > 0:
            yield Split(text[:at], text[at + 1 :], "dash", False)


def _is_signed(text: str, way: Way, words: CreditWords) -> bool:
    """Whether a word behind it makes a text a credit ('山田太郎撮影'), or its shape does ('Ada Moss/Varn Gazette')."""
    if len(text) > NAME:
        return False
    if unsigned(text, words) != text:
        return True
    if way in ("sentence", "bracket", "dash") and is_outlet(text, words):
        return True
    return way in ("sentence", "bracket") and "/" in text and is_name(text) and not any(char.isdigit() for char in text)


def _is_apart(split: Split, name: str) -> bool:
    """Whether a person's name stands in brackets behind a whole sentence, or is glued to one as elements are that touch."""
    before = split.caption.rstrip() if split.way == "bracket" else split.caption
    return split.way in ("bracket", "sentence") and before[-1:] in _ENDS and is_full_name(name)


def _by_slash(text: str, words: CreditWords) -> Split | None:
    """A photographer's two names and a known agency right behind the caption: '… on the bridge Ada Moss / AFP'; or a name in
    capitals, or a signed one, behind a slash apart: '… en el puente / ADA MOSS'.
    """
    at = text.rfind(" / ")
    if at >= 8 and len(text) - at <= NAME:
        last = text[at + 3 :].strip(" .")
        is_loud = last.isupper() and not text[:at].isupper()
        if (is_loud and is_full_name(last)) or (is_name(last) and unsigned(last, words) != last):
            return Split(text[:at], last, "slash", True)
    at = text.rfind("/")
    if at < 8 or len(text) - at > NAME or not is_known(text[at + 1 :].strip(" ."), words):
        return None
    head = text[:at].rstrip()
    for names in (head.rpartition(" ")[0].rpartition(" "), head.rpartition(" ")):
        name = head[len(names[0]) :].strip()
        if names[0] and is_name(name) and name[0].isupper() and (len(names[0].split()) > 2):
            return Split(names[0], text[len(names[0]) :], "slash", True)
    return None

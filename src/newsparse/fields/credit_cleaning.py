"""Captions and credits as the reader sees them, without what sets one apart from the other."""

from __future__ import annotations

import re
from typing import Final

from newsparse.fields.credit_labels import groups, label_length, photographer, plain_marks
from newsparse.fields.credit_names import CLOSE, CREDIT, EDGE, INITIAL, OPEN
from newsparse.fields.credit_words import CreditWords, is_known, unsigned
from newsparse.lexicon import fold

_COUNTER: Final = re.compile(r"\A\d{1,3}\s?(?:of|/)\s?\d{1,3}\s?(?=[^\W\d_])")
"""Which picture of a gallery this is, glued to the caption."""
_REST: Final = 6
"""Characters behind a bracket at the end that are a button: '(AP Photo/X) less'."""
_BUTTON: Final = 24
"""Characters of the longest button before a caption."""
_NOTICE: Final = re.compile(r"[\s/,.;|–—-]{1,6}(?:©|copyright)\s?(?:19|20)\d\d\b.*", re.IGNORECASE | re.DOTALL)
"""A notice of rights behind a name: '/Copyright 2024 The AP'."""


def clean_credit(text: str, words: CreditWords) -> str:
    """A credit as the reader sees it, without label, sign, brackets, a year or a note of rights.

    >>> from newsparse.fields.credit_words import credit_words
    >>> from newsparse.lexicon import load
    >>> clean_credit("(Foto: © dpa | dpa)", credit_words(load("de")))
    'dpa'
    """
    text = " ".join(plain_marks(text, words).split())
    text = _unbracketed(text.strip(EDGE))
    if text.startswith("©"):
        text = photographer(text[1:].strip(EDGE), words)
    for count in range(3):
        at = (
            label_length(text, words, in_brackets=not count, is_alone=True)
            if text and not is_known(text, words)
            else None
        )
        if at is None or not text[at:].strip(EDGE + CLOSE):
            break
        text = _unbracketed(text[at:].strip(EDGE))
    text = without_rights(_NOTICE.sub("", text), words)
    text = _without_repeats(unsigned(text, words).strip(EDGE + "©"))
    if text.endswith(".") and not INITIAL.search(text, max(len(text) - 5, 0)):
        text = text[:-1]
    return text if len(text) <= 2 * CREDIT else ""


def _unbracketed(text: str) -> str:
    """A text without brackets around all of it, or ones that have no partner at its ends."""
    while text and text[0] in OPEN and text[-1] in CLOSE and next(groups(text), (0, 0))[1] == len(text) - 1:
        text = text[1:-1].strip(EDGE)
    if text and text[0] in OPEN:
        end = next(groups(text), (0, 0))[1]
        if 0 < len(text) - end - 1 <= _REST:
            return text[1:end].strip(EDGE)
    opened = sum(text.count(char) for char in OPEN)
    closed = sum(text.count(char) for char in CLOSE)
    if closed > opened and text[-1] in CLOSE:
        text = text[:-1]
    elif opened > closed and text[0] in OPEN:
        text = text[1:]
    return text


def without_rights(text: str, words: CreditWords) -> str:
    """A credit without a note such as 'All rights reserved'."""
    folded = fold(text)
    for note in words.notes_of_rights:
        if note in folded:
            break
    else:
        return text  # as ever, and sooner known than by the pattern
    match = words.rights.search(text)
    if match is None:
        return text
    if not text.replace(match.group(), "").strip(EDGE + "."):
        return ""
    return f"{text[: match.start()].rstrip(EDGE + '.')} {text[match.end() :]}".strip(EDGE + ". ")


def _without_repeats(text: str) -> str:
    """A credit without a name that comes twice: 'Ada Moss | Ada Moss'."""
    if "|" not in text:
        return text
    pieces = [piece.strip() for piece in text.split("|")]
    kept = list(dict.fromkeys(pieces))
    return " | ".join(kept) if len(kept) < len(pieces) else text


def clean_caption(text: str, words: CreditWords) -> str:
    """A caption without what is left of a split: separators, an open bracket, a label such as 'Image caption'."""
    text = _COUNTER.sub("", " ".join(text.split()).strip(" |｜—–/·•-*_,;\t"))
    while text and text[-1] in OPEN:
        text = text[:-1].rstrip(" |—–-/·•")
    if "()" in text:
        text = " ".join(text.replace("()", "").split())
    folded = text[:_BUTTON].casefold()
    for button in words.buttons:
        if folded.startswith(button) and text[len(button) : len(button) + 1] == " ":
            text = text[len(button) + 1 :]
            break
    head, mark, rest = text.partition(":") if ":" in text[:40] else text.partition(",")
    if mark and rest and len(head) < 40 and fold(head) in words.captions:
        text = rest.strip()
    return text if any(map(str.isalnum, text)) and fold(text) not in words.captions else ""

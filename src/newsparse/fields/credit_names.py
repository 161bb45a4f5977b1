"""What a credit looks like: names of people, agencies and papers, as against running text."""

from __future__ import annotations

import re
from typing import Final

from newsparse.fields.credit_words import CreditWords, is_known
from newsparse.lexicon import fold
from newsparse.lexicon.tables import alternatives, words_in

OPEN: Final = "([（【［"
CLOSE: Final = ")]）】］"
EDGE: Final = " \t\n:：;；|｜/·•–—―-,，、_*=＝"
"""What may be left around a credit or caption when they are parted."""
CREDIT: Final = 160
"""Characters of the longest credit; agencies' chains run to about 120."""
NAME: Final = 70
"""Characters of the longest name, with its agency."""
SENTENCE: Final = re.compile(r"[.!?…।۔][\"”»’')\]]{0,2}\s|[。！？][」』）]?\s?|(?<=[a-zà-ÿ]{3})\.(?=[A-ZÀ-Þ][a-zA-Z])")
"""The end of a sentence before another begins."""
_STOPS: Final = frozenset(".!?…।۔。！？")
"""One of which ends every sentence."""
INITIAL: Final = re.compile(
    r"\b[A-Z\u00c0-\u00de\u0391-\u03a9\u0410-\u042f]\w?\."
    rf"|(?i:\b(?:{alternatives(words_in('names', 'abbreviation'))})\.)"
)
"""A full stop that ends no sentence."""
_LONGEST_WORD: Final = 40
_BUTTON: Final = 8
"""Characters at a line's end among which a bracket closes before a button: '(AP Photo/X) less'."""
_AFTER_WORD: Final = " .,;:!?…\"'“”„‘’«»()[]*"
"""What may stand around a line's last word."""
_PIECES: Final = re.compile(
    rf"\s?[/|｜,;·•+&()＝—]\s?|\s(?:{alternatives(words_in('names', 'credit_split'))}|[-–—])\s"
)
"""What parts the names of a credit."""
_NO_WORD: Final = re.compile(r"\W+")
_JOINERS: Final = words_in("names", "particle", "credit_joiner")
"""Words inside names and chains of names that are written small."""
_HAS_CASE: Final = re.compile(r"[^\W\d_a-zA-Z\u00c0-\u058f\u10a0-\u10ff\u1c80-\u1fff]")
"""A letter of a script without capitals."""


def is_credit(text: str, words: CreditWords, own: frozenset[str] = frozenset()) -> bool:
    """Whether the whole of a text is a credit, by a known agency or a word that is one by itself.

    >>> from newsparse.fields.credit_words import credit_words
    >>> from newsparse.lexicon import load
    >>> words = credit_words(load("en"))
    >>> [is_credit(text, words) for text in ("Ada Moss/AFP via Getty Images", "The AP said so", "Handout")]
    [True, False, True]
    """
    text = text.strip(EDGE + ".")
    if not text or len(text) > CREDIT or not (own or _may_be_known(text, words)):
        return False
    if is_known(text, words) or fold(text) in own:
        return True
    pieces = [piece for piece in _PIECES.split(text) if piece and piece.strip(EDGE + CLOSE)]
    if len(pieces) < 2 or len(pieces) > 10:
        return False
    known = False
    for piece in pieces:
        if is_known(piece, words) or fold(piece) in own:
            known = True
        elif not is_name(piece) and fold(piece) not in words.lenders and fold(piece) not in words.notes:
            return False
    return known


def _may_be_known(text: str, words: CreditWords) -> bool:
    """Whether a word of a text is the last of a known name: a quick look, and never wrongly no."""
    folded = text.casefold()
    return not words.endings.isdisjoint(folded.split()) or not words.endings.isdisjoint(_NO_WORD.split(folded))


def is_name(text: str) -> bool:
    """Whether a text may be names of people or agencies: a few words, most of them with a capital.

    >>> [is_name(text) for text in ("Ada van der Moss / Varn Gazette", "seen from the river", "山田太郎")]
    [True, False, True]
    """
    text = text.strip(EDGE + OPEN + CLOSE)
    if not 2 <= len(text) <= NAME or "\n" in text or text[-1] in "!?:":
        return False
    if not _STOPS.isdisjoint(text) and SENTENCE.search(INITIAL.sub("", text)):
        return False
    if not text.isascii() and _HAS_CASE.search(text):
        return len(text) <= 28 and text.count(" ") < 5 and text.rstrip(" .")[-1:] not in "。다요"
    named = other = 0
    for word in text.replace("/", " ").replace("-", " ").split():
        char = word.lstrip("(\"'“«@#")[:1]
        if char.isupper() or word[0] in "@#":
            named += 1
        elif char.isdigit() or (char.isalpha() and word.rstrip(".,") not in _JOINERS):
            other += 1
    return 0 < named <= 9 and other * 3 <= named


def may_end_in_name(text: str, words: CreditWords) -> bool:
    """Whether a line without a label may end in a credit: a quick look at its last word, which most sentences write small."""
    if text[-1] in "!?:":
        return False
    text = text[-_LONGEST_WORD:].rstrip(_AFTER_WORD)
    last = text[text.rfind(" ") + 1 :].lstrip(_AFTER_WORD)
    return not (last.islower() and last.isalpha() and last not in words.endings and ")" not in text[-_BUTTON:])


def is_outlet(text: str, words: CreditWords) -> bool:
    """Whether a text is the name of a paper, a photo desk or the like, and not a sentence about one."""
    if len(text) > NAME or text[-1:] in ".!?" or not is_name(text):
        return False
    parts = [fold(word) for word in text.replace("/", " ").split()]
    return len(parts) > 1 and not words.outlets.isdisjoint(parts) and parts[0] not in words.outlets


def is_sentence(text: str) -> bool:
    """Whether a text is running text rather than names: many of its words are written small.

    >>> is_sentence("Traders work on the floor of the old exchange"), is_sentence("Ada Moss for the Varn Gazette")
    (True, False)
    """
    words = [word for word in text.split() if word[:1].isalpha()]
    small = sum(1 for word in words if word[0].islower())
    return len(words) > 5 and (5 * small >= 2 * len(words) or (len(words) > 12 and 3 * small >= len(words)))

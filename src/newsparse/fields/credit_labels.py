"""Labels and signs that announce a credit: 'Photo: X', '(Foto: X)', 'Photo by X', '© X', '撮影・X'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple, TypeAlias

from newsparse.fields.credit_names import CLOSE, CREDIT, EDGE, INITIAL, OPEN, SENTENCE, is_credit, is_name, is_sentence
from newsparse.fields.credit_words import CreditWords, is_known
from newsparse.fields.name_parts import is_full_name
from newsparse.lexicon import UNSPACED, fold

Way: TypeAlias = Literal["", "label", "bracket", "bar", "dash", "sentence", "line", "whole", "slash"]
"""How a credit is set apart from the caption; '' where there is none."""

_WORDS: Final = 11
"""Spaces from which running text behind a label is no credit ('courtesy of the museum and the family' is one)."""
_BEFORE_WORD: Final = OPEN + "\"'“«*_–—-|/ "
"""What may stand right before a label."""
_MARKS: Final = ":：=＝・"
"""What parts a label from its credit, inside a word as well: 'Foto:dpa', '撮影・山田'."""
_MARKS_OF_HAN: Final = f"{_MARKS}/／丨"
"""The same in scripts without spaces: '图/阿达'."""
_SIGN: Final = re.compile(r"(?<![À-ÿ])©|[ⓒ℗]|\([cC]\)|（[cCｃＣ]）|&copy;")
_SIGNS: Final = ("©", "ⓒ", "℗", "(c)", "(C)", "（c）", "（C）", "（ｃ）", "（Ｃ）", "&copy;")
"""One of which a text has that `_SIGN` finds something in."""
_GLUED: Final = re.compile(r"([.!?\"”»)])(?=[^\W\d_]{3,14}(?:\s[^\W\d_]{3,14})?\s?[:：©])|([。！？」』）])(?=[^\W\d_]{1,8}\s?[:：＝=／/・])")
"""A sentence's end that a label follows without a space: 'on the bridge.Credit: X', '桥上。摄影：X'."""
_MARKS_OF_GLUED: Final = frozenset(":：©＝=／/・")
"""The same for `_GLUED`."""
_DOTS: Final = re.compile(r"([^\W\d_]{3,14})(?:\.\.\.|…)\s?(?=[^\W\d_@])")
"""Dots between a word and the next: a label's in some papers, 'Credit...Ada Moss'."""
_AND: Final = frozenset(("&", "and", "et", "und", "y", "e", "och", "og", "en", "i"))
"""What joins two labels: 'Source & photo: X'."""
_YEAR: Final = re.compile(r"\A\s*(?:19|20)\d\d\b[\s,:–-]{0,4}")
_WORD: Final = re.compile(
    r"[^\s\d!-@\[-`{-~\xa0-\xbf\u060c\u061b\u061f\u06d4\u0964\u0965\u2000-\u206f\u3000-\u303f\u30fb\uff01-\uff20\uff3b-\uff65]+"
)
"""A word with its vowel signs: all up to white space, digits or punctuation."""
_BRACKET: Final = re.compile(r"[()\[\]（）【】［］]")
_TOKEN: Final = re.compile(r"\S+")
_BEFORE_LABEL: Final = '.!?…।۔؟|｜—–-―/,;:)]”"»’。）】】।«“*›•·'
"""What ends the word before a label that is set apart."""
_SPACE: Final = 4
"""Characters next to a word in which a mark or a bracket makes it a label."""
_LONGEST_SHORT_LABEL: Final = 6
"""Characters of the longest abbreviated label, with its full stop."""


_ADDRESS: Final = re.compile(r"[^\s/.]{2,30}(?:[/.][^\s/.]{2,30}){1,3}")
"""A site's or a photographer's name as its owner writes it, in small letters: 'varn.example', 'adamoss/iStockphoto'."""


class Split(NamedTuple):
    """A caption's text in its two parts, '' for one that is not there."""

    caption: str
    credit: str
    way: Way
    is_sure: bool
    """False for what only stands where credits stand and looks like a name."""


def plain_marks(text: str, words: CreditWords) -> str:
    """A text with one sign for all that stand for it, and labels set apart from what is glued to them."""
    for sign in _SIGNS:
        if sign in text:
            text = _SIGN.sub(" © ", text)
            break
    if not _MARKS_OF_GLUED.isdisjoint(text):
        text = _GLUED.sub(r"\g<0> ", text)
    if "..." in text or "…" in text:
        return _DOTS.sub(
            lambda dots: f"{dots.group(1)}: " if fold(dots.group(1)) in words.labels else dots.group(), text
        )
    return text


def has_sign(text: str) -> bool:
    """Whether a sign of copyright is in a text, in one of the ways it is written."""
    return _SIGN.search(text) is not None


def by_sign_or_label(text: str, words: CreditWords, own: frozenset[str]) -> Split | None:
    """A credit that a label or sign announces, in brackets or not."""
    for start, end in groups(text):
        inner = text[start + 1 : end].strip()
        at = label_length(inner, words, in_brackets=True)
        if at is not None and inner[at:].strip(EDGE):
            rest = f"{text[:start].rstrip()} {text[end + 1 :].lstrip(' .;,')}".strip()
            again = by_label(rest, words)
            if again and not again.caption:
                return Split("", joined([again.credit, inner[at:]]), "label", True)
            return Split(rest, inner[at:], "label", True)
    return by_label(text, words)


def groups(text: str) -> Iterator[tuple[int, int]]:
    """The outermost brackets of a text; one that is not closed ends with the text."""
    depth = start = 0
    for match in _BRACKET.finditer(text):
        if match.group() in OPEN:
            if not depth:
                start = match.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield start, match.start()
    if depth:
        yield start, len(text)


def joined(found: list[str]) -> str:
    """Credits in one string, each once."""
    return ", ".join(dict.fromkeys(filter(None, found)))


def by_label(text: str, words: CreditWords) -> Split | None:
    """A credit behind a label or sign outside brackets."""
    if not may_have_label(text, words):
        return None
    before = "\n"
    for match in _TOKEN.finditer(text):
        token = match.group()
        first = token.lstrip(_BEFORE_WORD)
        is_apart = before[-1] in _BEFORE_LABEL or before == "\n"
        if (is_apart or first[:1].isupper() or not token.isascii()) and _may_label(first, words):
            start = match.start()
            at = label_length(text[start:], words, is_apart=is_apart)
            if at is not None:
                split = _parted(text, start, start + at, words)
                if split is not None:
                    is_owned = first == "©" and len(split.credit) < len(text)
                    return split._replace(credit=photographer(split.credit, words)) if is_owned else split
        before = token
    return None


def photographer(text: str, words: CreditWords) -> str:
    """Who made a picture where its owner goes before: '© Varn TV Foto: Ada Moss'."""
    split = by_label(text, words)
    if split is not None and 0 < len(split.caption.split()) <= 3 and ":" in text:
        return split.credit
    return text


def _may_label(word: str, words: CreditWords) -> bool:
    """Whether a word may be the first of a label."""
    head, _ = _head(word)
    folded = head.casefold()
    return folded in words.labels or word == "©" or (not head.isascii() and fold(head) in words.labels)


def may_have_label(text: str, words: CreditWords) -> bool:
    """Whether a label or sign may be in a text: a quick look."""
    return "©" in text or has_label_word(words_of(text), text, words)


def has_label_word(found: list[str], text: str, words: CreditWords) -> bool:
    """Whether a text's words, in small letters, hold a label: one of several words, or one with what a label has around it."""
    labels = words.labels
    if labels.keys().isdisjoint(found):
        return False
    for at, word in enumerate(found):
        for rest in labels.get(word, ()):
            if not rest:
                if _may_stand_alone(word, found[at + 1 : at + 2], text, words):
                    return True
            elif not rest[0][0].isalnum() or tuple(found[at + 1 : at + 1 + len(rest)]) == rest:
                return True
    return False


def _may_stand_alone(word: str, following: list[str], text: str, words: CreditWords) -> bool:
    """Whether a word may be a label by what stands around it: a mark, a bracket, a sentence's end, a preposition."""
    is_picture = word in words.pictures
    if word == "copyright" or (is_picture and not words.prepositions.isdisjoint(following)):
        return True
    text = text.casefold()
    size = len(word)
    at = text.find(word)
    while at >= 0:
        behind = text[at + size : at + size + _SPACE].lstrip()
        if behind[:1] in _MARKS or (behind[:1] == "." and size < _LONGEST_SHORT_LABEL):
            return True
        before = text[max(at - _SPACE, 0) : at].rstrip()[-1:]
        if is_picture and (not before or before in _BEFORE_WORD or before in _BEFORE_LABEL):
            return True
        at = text.find(word, at + size)
    return False


def words_of(text: str) -> list[str]:
    """A text's words in small letters, as labels are looked up in them."""
    return _WORD.findall(text.casefold())


_SPOKEN_OF: Final = re.compile(r"(?:file\W{1,4})?(?:in )?th(?:is|ese)\b[^.!?…]*\Z", re.IGNORECASE)
"""What goes on with a label that speaks of the picture: 'This March 28, 2017, [file photo, provided by the police, shows …]'."""


def _parted(text: str, start: int, value: int, words: CreditWords) -> Split | None:
    """The text parted at a label; None where what follows is no credit."""
    rest = text[value:].strip()
    if not rest.strip(EDGE + OPEN + CLOSE + "."):
        return None
    head = text[:start].rstrip()
    if not head.strip(EDGE + OPEN):
        end = _credit_first(rest)
        if end:
            return Split(rest[end:].strip(), rest[:end], "label", True)
        if is_sentence(rest):
            return None
    if text[start : start + 1].islower() and _SPOKEN_OF.match(head):
        return None
    owner = head[_last_sentence(head) :].strip()
    if owner and len(rest) <= CREDIT and is_known(owner, words):  # 'MTI Fotó: Ada Moss', 'AP Photo by Ada Moss'
        return Split(head.removesuffix(owner), f"{owner} {text[start:]}", "label", True)
    if len(rest) > CREDIT or (rest.count(" ") > _WORDS and is_sentence(rest)):
        return None  # the label speaks of the picture: 'File photo: Traders work on the floor …'
    return Split(_without_first_label(head, words), rest, "label", True)


def _last_sentence(text: str) -> int:
    """Where the last sentence of a text begins."""
    return max((match.end() for match in SENTENCE.finditer(text, max(len(text) - CREDIT, 0))), default=0)


def _without_first_label(head: str, words: CreditWords) -> str:
    """A caption without the first of two joined labels at its end: 'The bridge. Source &'."""
    last = head.rsplit(maxsplit=2)
    if len(last) == 3 and last[2] in _AND and () in words.labels.get(fold(last[1]), ()):
        return last[0]
    return head


def _credit_first(rest: str) -> int:
    """Where a credit ends that a caption follows, as in 'Foto: Jan Novák. The old bridge opened again on Monday.'; 0 for none."""
    for match in SENTENCE.finditer(rest, 3, CREDIT):
        after = rest[match.end() :]
        if (
            INITIAL.search(rest, max(match.start() - 4, 0), match.start() + 1) is None
            and after.count(" ") >= 4
            and not is_name(after)
        ):
            return match.end()
    return 0


def label_length(
    text: str, words: CreditWords, *, is_apart: bool = True, in_brackets: bool = False, is_alone: bool = False
) -> int | None:
    """Where the credit begins in a text that begins with a label; None where it begins with none.

    Args:
        text: The text from the label on.
        words: The wording of credits.
        is_apart: Whether a sentence's end, a dash or the like stands before the label.
        in_brackets: Whether the text is what stands in brackets.
        is_alone: Whether the text is known to be a credit.
    """
    if text[:1] == "©":
        return 1 + _year(text[1:])
    shift = len(text) - len(text.lstrip(_BEFORE_WORD))
    first = _TOKEN.match(text, shift)
    if first is None:
        return None
    head, mark = _head(first.group())
    folded = fold(head)
    if head[-1:] in CLOSE:
        return None
    if folded == "copyright":
        return first.end() + _year(text[first.end() :]) if is_apart or head[0].isupper() else None
    rests = words.labels.get(folded)
    if rests is None:
        return None
    end, label = first.end() if not mark else first.start() + mark, folded
    if not mark:
        end, label, mark = _whole_label(text, first.end(), folded, rests)
    if not label:
        return None
    tail = text[end:]
    if not mark and tail.lstrip()[:1] in _MARKS and tail.strip():
        mark, end = 1, end + tail.index(tail.lstrip()[0]) + 1
    if mark or (" " in label and text[end - 1] == ","):
        return end + _year(text[end:])
    following = _TOKEN.match(text, end + (len(tail) - len(tail.lstrip())))
    if following is None:
        return None
    is_named = in_brackets or _is_named(following.group()) or is_credit(tail, words)
    if label in words.phrases and is_named and (is_apart or (head[0].isupper() and not label.endswith(" via"))):
        return end
    is_short = _is_shortened(first.group()) and end == first.end()
    if is_short and label not in words.sources and is_apart:
        rest = tail.strip().rstrip(CLOSE)
        if (_is_named(following.group()) and is_name(rest)) or _ADDRESS.fullmatch(rest):
            return end  # 'Fot. Jan Nowak', 'fot. varn.example'
    if label in words.pictures:
        if is_alone and following.group() in words.genitives and tail[len(tail) - len(tail.lstrip()) :].count(" "):
            return following.end()
        if fold(following.group()) in words.prepositions:
            after = text[following.end() :].lstrip()
            is_set_apart = is_apart or (head[0].isupper() and fold(following.group()) != "via")
            return following.end() if after and (in_brackets or _is_named(after)) and is_set_apart else None
        if following.group()[0] == "©":
            return end
        rest = tail.strip()
        if in_brackets and ". " in rest and is_credit(rest.replace(". ", " / "), words):
            return end  # '(Photo Ada Moss. AFP)'
        is_signed = label in words.bare and first.group()[0].isupper() and is_full_name(rest.rstrip("."))
        if (
            is_apart
            and (in_brackets or is_signed or is_credit(rest, words, frozenset()))
            and _is_named(rest)
            and is_name(rest.rstrip(CLOSE))
        ):
            return end
    return None


def _is_shortened(token: str) -> bool:
    """Whether a label is an abbreviation, whose full stop is its mark: 'Fot.', 'Ph.'."""
    return token.endswith(".") and 1 < len(token) <= _LONGEST_SHORT_LABEL


def _head(token: str) -> tuple[str, int]:
    """A word up to a mark inside or at its end, and where the mark ends; 0 where it has none."""
    if token.isalpha():
        return token, 0
    marks = _MARKS if token.isascii() else _MARKS_OF_HAN
    for at, char in enumerate(token):
        if char in marks and at and (char in _MARKS or UNSPACED.search(token[:at])):
            return token[:at], at + 1
    return token.rstrip(".,;"), 0


def _whole_label(text: str, end: int, first: str, rests: tuple[tuple[str, ...], ...]) -> tuple[int, str, int]:
    """The longest label that begins with a word: its end, its words, and whether a mark follows inside its last word."""
    following: list[tuple[str, int, int]] = []
    for match in _TOKEN.finditer(text, end, end + 80):
        head, mark = _head(match.group())
        following.append((fold(head), match.start() + mark if mark else match.end(), mark))
        if mark or len(following) == 4:
            break
    for rest in rests:
        size = len(rest)
        if tuple(word for word, _, _ in following[:size]) == rest:
            if not size:
                return end, first, 0
            _, end_of_label, mark = following[size - 1]
            return end_of_label, " ".join((first, *rest)), mark
    return end, "", 0


def _is_named(text: str) -> bool:
    """Whether a text begins as a name does: with a capital, a handle, a figure or a letter that has no case."""
    char = text.lstrip(OPEN + "\"'“«")[:1]
    return bool(char) and (char.isupper() or char in "@©#" or char.isdigit() or (char.isalpha() and not char.islower()))


def _year(text: str) -> int:
    match = _YEAR.match(text)
    return match.end() if match else 0

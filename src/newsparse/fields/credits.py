"""A caption's wording: where the caption ends and the credit begins.

What is looked for, the surest first: a label in brackets or with a colon ('(Photo: X)', 'Foto: X'), a sign ('© X'), a phrase
('Photo by X'), a known agency behind brackets, bars, dashes or the last sentence. What only looks like a name there is given
back as unsure, for the caller who knows how the page's other captions end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, Literal, NamedTuple, TypeAlias

from newsparse.fields.credit_words import CreditWords, is_known
from newsparse.lexicon import fold

Way: TypeAlias = Literal["", "label", "bracket", "bar", "dash", "sentence", "line", "whole", "slash"]
"""How a credit is set apart from the caption; '' where there is none."""

_LONGEST: Final = 1_500
"""Characters past which a text is no caption."""
_CREDIT: Final = 160
"""Characters of the longest credit; agencies' chains run to about 120."""
_WORDS: Final = 11
"""Spaces from which running text behind a label is no credit ('courtesy of the museum and the family' is one)."""
_CHAIN: Final = 110
"""Characters of the longest chain of agencies that has no label."""
_NAME: Final = 70
"""Characters of the longest name, with its agency."""
_OPEN: Final = "([（【［"
_CLOSE: Final = ")]）】］"
_OPENERS: Final = frozenset(_OPEN)
_BEFORE_WORD: Final = _OPEN + "\"'“«*_–—-|/ "
"""What may stand right before a label."""
_MARKS: Final = ":：=＝・"
"""What parts a label from its credit, inside a word as well: 'Foto:dpa', '撮影・山田'."""
_EDGE: Final = " \t\n:：;；|｜/·•–—―-,，、_*=＝"
_SIGN: Final = re.compile(r"(?<![À-ÿ])©|[ⓒ℗]|\([cC]\)|&copy;")
_GLUED: Final = re.compile(r"([.!?\"”»)])(?=[^\W\d_]{3,14}\s?[:：©])")
"""A sentence's end that a label follows without a space: 'on the bridge.Credit: X'."""
_DOTS: Final = re.compile(r"([^\W\d_]{3,14})(?:\.\.\.|…)\s?(?=[^\W\d_@])")
"""Dots between a word and the next: a label's in some papers, 'Credit...Ada Moss'."""
_COUNTER: Final = re.compile(r"\A\d{1,3}\s?(?:of|/)\s?\d{1,3}\s?(?=[^\W\d_])")
"""Which picture of a gallery this is, glued to the caption."""
_AND: Final = frozenset(("&", "and", "et", "und", "y", "e", "och", "og", "en", "i"))
"""What joins two labels: 'Source & photo: X'."""
_REST: Final = 6
"""Characters behind a bracket at the end that are a button: '(AP Photo/X) less'."""
_YEAR: Final = re.compile(r"\A\s*(?:19|20)\d\d\b[\s,:–-]{0,4}")
_NOTICE: Final = re.compile(r"[\s/,.;|–—-]{1,6}(?:©|copyright)\s?(?:19|20)\d\d\b.*", re.IGNORECASE | re.DOTALL)
"""A notice of rights behind a name: '/Copyright 2024 The AP'."""
_WORD: Final = re.compile(r"[^\W\d_]+|[\u0900-\u0dff\u0e00-\u0eff\u0590-\u06ff]+")
_TOKEN: Final = re.compile(r"\S+")
_PIECES: Final = re.compile(r"\s?[/|｜,;·•+&()＝]\s?|\s(?:via|and|und|et|y|e|og|och|en|i|for|für|pour|para|con|with|mit|[-–—])\s")
"""What parts the names of a credit."""
_SENTENCE: Final = re.compile(r"[.!?…।۔][\"”»’')\]]{0,2}\s|[。！？][」』）]?\s?|(?<=[a-zà-ÿ]{3})\.(?=[A-ZÀ-Þ][a-zA-Z])")
"""The end of a sentence before another begins."""
_BEFORE_LABEL: Final = ".!?…|｜—–-―/,;:)]”\"»’。）】】।«“*›•·"
"""What ends the word before a label that is set apart."""
_JOINERS: Final = frozenset(
    "de der den des del della di da do dos das du d' la le les el al los las van von vom zu zur ten ter te bin ibn of for the and und et y e i "
    "och og en via by in à a au aux für pour per para with mit con bei at from c/o".split()
)
"""Words inside names and chains of names that are written small."""
_LONGEST_SHORT_LABEL: Final = 6
"""Characters of the longest abbreviated label, with its full stop."""
_INITIAL: Final = re.compile(r"\b[A-Z\u00c0-\u00de\u0391-\u03a9\u0410-\u042f]\w?\.|(?i:\b(?:Jr|Sr|St|Dr|Mr|Mrs|Inc|Ltd|Co|vs|ph|Nr|No|Hr|zvg|resp)\.)")
"""A full stop that ends no sentence."""
_HAS_CASE: Final = re.compile(r"[^\W\d_a-zA-Z\u00c0-\u058f\u10a0-\u10ff\u1c80-\u1fff]")
"""A letter of a script without capitals."""


class Split(NamedTuple):
    """A caption's text in its two parts, '' for one that is not there."""

    caption: str
    credit: str
    way: Way
    is_sure: bool
    """False for what only stands where credits stand and looks like a name."""


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
    text = _plain_marks(text, words)
    found = _by_lines(text, words, own) if "\n" in text else _by_sign_or_label(text, words, own) or _by_tail(text, words, own)
    caption = clean_caption(found.caption, words)
    credit = clean_credit(found.credit, words) if found.credit else ""
    if not credit:
        return Split(caption, "", "", False)
    if found.caption.rstrip()[-1:] in ":：" and fold(caption) in words.labels:
        caption = ""
    return Split(caption, credit, found.way, found.is_sure)


def _plain_marks(text: str, words: CreditWords) -> str:
    """A text with one sign for all that stand for it, and labels set apart from what is glued to them."""
    text = _GLUED.sub(r"\1 ", _SIGN.sub(" © ", text))
    if "..." in text or "…" in text:
        return _DOTS.sub(lambda dots: f"{dots.group(1)}: " if fold(dots.group(1)) in words.labels else dots.group(), text)
    return text


# ---- lines


def _by_lines(text: str, words: CreditWords, own: frozenset[str]) -> Split:
    """A caption of several lines: whole lines may be credits."""
    captions: list[str] = []
    credits: list[str] = []
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    for place, line in enumerate(lines):
        split = _by_sign_or_label(line, words, own)
        if split is None and (
            is_credit(line, words, own) or _is_outlet(line, words) or (place and place == len(lines) - 1 and is_name(line))
        ):
            split = Split("", line, "line", True)
        if split is None:
            captions.append(line)
        else:
            captions.append(split.caption)
            credits.append(split.credit)
    caption = " ".join(filter(None, captions))
    if credits:
        return Split(caption, _joined(credits), "line", True)
    return _by_tail(caption, words, own)


def _joined(credits: list[str]) -> str:
    return ", ".join(dict.fromkeys(filter(None, credits)))


# ---- labels and signs


def _by_sign_or_label(text: str, words: CreditWords, own: frozenset[str]) -> Split | None:
    """A credit that a label or sign announces, in brackets or not."""
    for start, end in _groups(text):
        inner = text[start + 1 : end].strip()
        at = _label_length(inner, words, in_brackets=True)
        if at is not None and inner[at:].strip(_EDGE):
            rest = f"{text[:start].rstrip()} {text[end + 1 :].lstrip(' .;,')}".strip()
            again = _by_label(rest, words)
            if again and not again.caption:
                return Split("", _joined([again.credit, inner[at:]]), "label", True)
            return Split(rest, inner[at:], "label", True)
    return _by_label(text, words)


def _groups(text: str) -> Iterator[tuple[int, int]]:
    """The outermost brackets of a text; one that is not closed ends with the text."""
    depth = start = 0
    for match in re.finditer(r"[()\[\]（）【】［］]", text):
        if match.group() in _OPEN:
            if not depth:
                start = match.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield start, match.start()
    if depth:
        yield start, len(text)


def _by_label(text: str, words: CreditWords) -> Split | None:
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
            at = _label_length(text[start:], words, is_apart=is_apart)
            if at is not None:
                split = _parted(text, start, start + at, words)
                if split is not None:
                    return split._replace(credit=_photographer(split.credit, words)) if first == "©" else split
        before = token
    return None


def _may_label(word: str, words: CreditWords) -> bool:
    """Whether a word may be the first of a label."""
    head, _ = _head(word)
    folded = head.casefold()
    return folded in words.labels or folded == "copyright" or word == "©" or fold(head) in words.labels


def may_have_label(text: str, words: CreditWords) -> bool:
    """Whether a label or sign may be in a text: a quick look."""
    return "©" in text or not words.labels.keys().isdisjoint(_WORD.findall(text.casefold()))


def _parted(text: str, start: int, value: int, words: CreditWords) -> Split | None:
    """The text parted at a label; None where what follows is no credit."""
    rest = text[value:].strip()
    if not rest.strip(_EDGE + _OPEN + _CLOSE + "."):
        return None
    head = text[:start].rstrip()
    if not head.strip(_EDGE + _OPEN):
        end = _credit_first(rest)
        if end:
            return Split(rest[end:].strip(), rest[:end], "label", True)
        if is_sentence(rest):
            return None
    if len(rest) > _CREDIT or (rest.count(" ") > _WORDS and is_sentence(rest)):
        return None  # the label speaks of the picture: 'File photo: Traders work on the floor …'
    return Split(_without_first_label(head, words), rest, "label", True)


def _without_first_label(head: str, words: CreditWords) -> str:
    """A caption without the first of two joined labels at its end: 'The bridge. Source &'."""
    last = head.rsplit(maxsplit=2)
    if len(last) == 3 and last[2] in _AND and () in words.labels.get(fold(last[1]), ()):
        return last[0]
    return head


def _credit_first(rest: str) -> int:
    """Where a credit ends that a caption follows, as in 'Foto: Jan Novák. The old bridge opened again on Monday.'; 0 for none."""
    for match in _SENTENCE.finditer(rest, 3, _CREDIT):
        after = rest[match.end() :]
        if _INITIAL.search(rest, max(match.start() - 4, 0), match.start() + 1) is None and after.count(" ") >= 4 and not is_name(after):
            return match.end()
    return 0


def _label_length(
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
    if head[-1:] in _CLOSE:
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
    is_short = head_is_shortened(first.group()) and end == first.end()
    if is_short and is_apart and _is_named(following.group()) and is_name(tail.strip().rstrip(_CLOSE)):
        return end  # 'Fot. Jan Nowak'
    if label in words.pictures:
        if is_alone and following.group() in words.genitives and tail[len(tail) - len(tail.lstrip()) :].count(" "):
            return following.end()
        if fold(following.group()) in words.prepositions:
            after = text[following.end() :].lstrip()
            is_via = not is_apart and fold(following.group()) == "via"
            return following.end() if after and (in_brackets or _is_named(after)) and (is_apart or head[0].isupper()) and not is_via else None
        if following.group()[0] == "©":
            return end
        rest = tail.strip()
        if is_apart and (in_brackets or is_credit(rest, words, frozenset())) and _is_named(rest) and is_name(rest.rstrip(_CLOSE)):
            return end
    return None


def head_is_shortened(token: str) -> bool:
    """Whether a label is an abbreviation, whose full stop is its mark: 'Fot.', 'Ph.'."""
    return token.endswith(".") and 1 < len(token) <= _LONGEST_SHORT_LABEL


def _head(token: str) -> tuple[str, int]:
    """A word up to a mark inside or at its end, and where the mark ends; 0 where it has none."""
    if token.isalpha():
        return token, 0
    for at, char in enumerate(token):
        if char in _MARKS and at:
            return token[:at], at + 1
    return token.rstrip(".,;"), 0


def _whole_label(
    text: str, end: int, first: str, rests: tuple[tuple[str, ...], ...]
) -> tuple[int, str, int]:
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
    char = text.lstrip(_OPEN + "\"'“«")[:1]
    return bool(char) and (char.isupper() or char in "@©#" or char.isdigit() or (char.isalpha() and not char.islower()))


def _year(text: str) -> int:
    match = _YEAR.match(text)
    return match.end() if match else 0


# ---- tails


def _by_tail(text: str, words: CreditWords, own: frozenset[str]) -> Split:
    """A credit without a label: what stands behind a bracket, bar, dash or the last sentence, or is all there is."""
    if len(text) <= _CHAIN and _OPENERS.isdisjoint(text):
        if is_credit(text, words, own):
            return Split("", text, "whole", True)
        rest = _without_rights(text, words)
        if rest != text and is_name(rest):
            return Split("", rest, "whole", True)
    unsure: Split | None = None
    for split in _tails(text):
        inner = split.credit.strip(_EDGE + _OPEN + _CLOSE)
        if not inner or fold(inner) in words.notes:
            continue
        if is_credit(inner, words, own) or (split.way == "bar" and is_name(inner)) or _is_signed(inner, split.way, words):
            return split._replace(is_sure=True)
        if unsure is None and is_name(inner):
            unsure = split
    return unsure or _by_slash(text, words) or Split(text, "", "", False)


def _tails(text: str) -> Iterator[Split]:
    """What may be a credit at the end of a text."""
    bare = text.rstrip(" .。")
    if bare and bare[-1] in _CLOSE:
        start = max(bare.rfind(char) for char in _OPEN)
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
    for match in _SENTENCE.finditer(bare):
        if _INITIAL.search(bare, max(match.start() - 4, 0), match.start() + 1) is None:
            last = match.end()
    if last:
        yield Split(text[:last], text[last:], "sentence", False)
    if not text.isascii():
        at = max(bare.rfind("＝"), bare.rfind("、"))
        if at > 0:
            yield Split(text[:at], text[at + 1 :], "dash", False)


def _is_signed(text: str, way: Way, words: CreditWords) -> bool:
    """Whether a word behind it makes a text a credit ('山田太郎撮影'), or its shape does ('Ada Moss/Varn Gazette')."""
    if len(text) > _NAME:
        return False
    if not text.isascii() and any(text.endswith(word) and len(text) > len(word) for word in words.after):
        return True
    if way in ("sentence", "bracket", "dash") and _is_outlet(text, words):
        return True
    return way in ("sentence", "bracket") and "/" in text and is_name(text) and not any(char.isdigit() for char in text)


def _is_outlet(text: str, words: CreditWords) -> bool:
    """Whether a text is the name of a paper, a photo desk or the like, and not a sentence about one."""
    if len(text) > _NAME or text[-1:] in ".!?" or not is_name(text):
        return False
    parts = [fold(word) for word in text.replace("/", " ").split()]
    return len(parts) > 1 and not words.outlets.isdisjoint(parts) and parts[0] not in words.outlets


def _by_slash(text: str, words: CreditWords) -> Split | None:
    """A photographer's two names and a known agency right behind the caption: '… on the bridge Ada Moss / AFP'."""
    at = text.rfind("/")
    if at < 8 or len(text) - at > _NAME or not is_known(text[at + 1 :].strip(" ."), words):
        return None
    head = text[:at].rstrip()
    for names in (head.rpartition(" ")[0].rpartition(" "), head.rpartition(" ")):
        name = head[len(names[0]) :].strip()
        if names[0] and is_name(name) and name[0].isupper() and (len(names[0].split()) > 2):
            return Split(names[0], text[len(names[0]) :], "slash", True)
    return None


# ---- what a credit looks like


def is_credit(text: str, words: CreditWords, own: frozenset[str] = frozenset()) -> bool:
    """Whether the whole of a text is a credit, by a known agency or a word that is one by itself.

    >>> from newsparse.fields.credit_words import credit_words
    >>> from newsparse.lexicon import load
    >>> words = credit_words(load("en"))
    >>> [is_credit(text, words) for text in ("Ada Moss/AFP via Getty Images", "The AP said so", "Handout")]
    [True, False, True]
    """
    text = text.strip(_EDGE + ".")
    if not text or len(text) > _CREDIT:
        return False
    if is_known(text, words) or fold(text) in own:
        return True
    pieces = [piece for piece in _PIECES.split(text) if piece and piece.strip(_EDGE + _CLOSE)]
    if len(pieces) < 2 or len(pieces) > 10:
        return False
    known = False
    for piece in pieces:
        if is_known(piece, words) or fold(piece) in own:
            known = True
        elif not is_name(piece) and fold(piece) not in words.lenders and fold(piece) not in words.notes:
            return False
    return known


def is_name(text: str) -> bool:
    """Whether a text may be names of people or agencies: a few words, most of them with a capital.

    >>> [is_name(text) for text in ("Ada van der Moss / Varn Gazette", "seen from the river", "山田太郎")]
    [True, False, True]
    """
    text = text.strip(_EDGE + _OPEN + _CLOSE)
    if not 2 <= len(text) <= _NAME or "\n" in text or text[-1] in "!?:":
        return False
    if _SENTENCE.search(_INITIAL.sub("", text)):
        return False
    if not text.isascii() and _HAS_CASE.search(text):
        return len(text) <= 28 and text.count(" ") < 5 and text[-1] not in "。다요"
    named = other = 0
    for word in text.replace("/", " ").replace("-", " ").split():
        char = word.lstrip("(\"'“«@#")[:1]
        if char.isupper() or word[0] in "@#":
            named += 1
        elif char.isalpha() and word not in _JOINERS and word.rstrip(".,") not in _JOINERS:
            other += 1
        elif char.isdigit():
            other += 1
    return 0 < named <= 9 and other * 3 <= named


def is_sentence(text: str) -> bool:
    """Whether a text is running text rather than names: many of its words are written small.

    >>> is_sentence("Traders work on the floor of the old exchange"), is_sentence("Ada Moss for the Varn Gazette")
    (True, False)
    """
    words = [word for word in text.split() if word[:1].isalpha()]
    small = sum(1 for word in words if word[0].islower())
    return len(words) > 5 and (5 * small >= 2 * len(words) or (len(words) > 12 and 3 * small >= len(words)))


# ---- cleaning


def clean_credit(text: str, words: CreditWords) -> str:
    """A credit as the reader sees it, without label, sign, brackets, a year or a note of rights.

    >>> from newsparse.fields.credit_words import credit_words
    >>> from newsparse.lexicon import load
    >>> clean_credit("(Foto: © dpa | dpa)", credit_words(load("de")))
    'dpa'
    """
    text = " ".join(_plain_marks(text, words).split())
    text = _unbracketed(text.strip(_EDGE))
    if text.startswith("©"):
        text = _photographer(text[1:].strip(_EDGE), words)
    for count in range(3):
        at = _label_length(text, words, in_brackets=not count, is_alone=True) if text and not is_known(text, words) else None
        if at is None or not text[at:].strip(_EDGE + _CLOSE):
            break
        text = _unbracketed(text[at:].strip(_EDGE))
    text = _without_rights(_NOTICE.sub("", text), words)
    if not text.isascii():
        for word in words.after:
            if text.endswith(word) and len(text) > len(word) + 1:
                text = text.removesuffix(word)
                break
    text = _without_repeats(text.strip(_EDGE + "©"))
    if text.endswith(".") and not _INITIAL.search(text, max(len(text) - 5, 0)):
        text = text[:-1]
    return text if len(text) <= 2 * _CREDIT else ""


def _photographer(text: str, words: CreditWords) -> str:
    """Who made a picture where its owner goes before: '© Varn TV Foto: Ada Moss'."""
    split = _by_label(text, words)
    if split is not None and 0 < len(split.caption.split()) <= 3 and ":" in text:
        return split.credit
    return text


def _unbracketed(text: str) -> str:
    """A text without brackets around all of it, or ones that have no partner at its ends."""
    while text and text[0] in _OPEN and text[-1] in _CLOSE and next(_groups(text), (0, 0))[1] == len(text) - 1:
        text = text[1:-1].strip(_EDGE)
    if text and text[0] in _OPEN:
        end = next(_groups(text), (0, 0))[1]
        if 0 < len(text) - end - 1 <= _REST:
            return text[1:end].strip(_EDGE)
    opened = sum(text.count(char) for char in _OPEN)
    closed = sum(text.count(char) for char in _CLOSE)
    if closed > opened and text[-1] in _CLOSE:
        text = text[:-1]
    elif opened > closed and text[0] in _OPEN:
        text = text[1:]
    return text


def _without_rights(text: str, words: CreditWords) -> str:
    match = words.rights.search(text)
    if match is None:
        return text
    if not text.replace(match.group(), "").strip(_EDGE + "."):
        return ""
    return f"{text[: match.start()].rstrip(_EDGE + '.')} {text[match.end() :]}".strip(_EDGE + ". ")


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
    while text and text[-1] in _OPEN:
        text = text[:-1].rstrip(" |—–-/·•")
    if "()" in text:
        text = " ".join(text.replace("()", "").split())
    head, mark, rest = text.partition(":") if ":" in text[:40] else text.partition(",")
    if mark and rest and len(head) < 40 and fold(head) in words.captions:
        text = rest.strip()
    return text

"""Names, roles and desks: what one part of a byline is, and how a byline falls into parts."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from newsparse.fields.byline_words import PARTICLES, Words, words_of
from newsparse.lexicon import Lexicon, fold
from newsparse.lexicon.tables import words_in

_DIGIT: Final = re.compile(r"\d")
_LONGEST_NAME: Final = 60
_LONGEST_ROLE: Final = 60
_MOST_WORDS: Final = 6
"""Words of the longest names: 'Julia Witte genannt Vedder', 'The Editorial Board of the Varn Post'."""
_WEAK: Final = re.compile(r"\s*(?:,|，|、|/|／|(?<![ァ-ヺー])・|・(?![ァ-ヺー])|&|＆|\+)\s*")
"""What parts the names of a byline."""
_INITIALS: Final = re.compile(r"\s*\((?:[a-zà-ÿ]{1,5}\.?|[a-z]{1,4}/[a-z]{1,4})\)\s*$")
"""An author's initials behind the name: 'Elena Moss (emo)'."""
_GLUED: Final = re.compile(r"(?<=[^\W\d_A-ZÀ-Þ])(?=[A-ZÀ-Þ][a-zà-ÿ])")
"""Where a style sheet set two words apart that the text runs together: 'Ada MossNews Reporter'."""
_PLAIN_NAME: Final = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ'’-]{1,20}(?: [A-ZÀ-Þ][a-zA-Zà-ÿ'’-]{1,20}){1,2}")
_DENSE: Final = re.compile(r"[぀-ヿ㐀-鿿가-힣]")
"""Scripts whose names are of one word or two."""
HANGUL_NAME: Final = re.compile(r"[가-힣]{3,4}")
"""A Korean name, family name first, run together."""
_BRACKETS: Final = re.compile(r"\([^()]{0,80}\)")
_FOREIGN_TO_NAMES: Final = re.compile(r"[?!:=<>{}\[\]#%$€£\"“”„«»…\n：，。！？；《》「」]|\.(?:com|html?|php)\b")
_NICKNAME: Final = re.compile(r"(?<=\w)\s[\"“„«‘'][^\s\"“”„«»‘’'][^\"“”„«»‘’']{0,20}[\"”“»’']\s(?=\w)")
"""What somebody is called, in the middle of the name: 'Ada "Mo" Moss'."""


def trimmed(part: str, words: Words) -> str:
    """A part without initials, weekdays, glued buttons and the small words that a date leaves behind."""
    part = _INITIALS.sub("", part).strip(" .,:*[]{}_~【】")
    if part[:1] == "(" and part[-1:] == ")":
        part = part[1:-1].strip()
    if part.count("(") > part.count(")"):
        part = part.partition("(")[0].strip()
    if seams := [match.start() for match in _GLUED.finditer(part)]:
        tail = fold(part[seams[-1] :])
        if tail in words.tails or tail in words.dating or tail.partition(" ")[0] in words.dating:
            part = part[: seams[-1]]
    pieces = _without_dating(part.split(), words)
    while len(pieces) > 1 and (
        pieces[-1].casefold().strip(".,") in words.days
        or pieces[-1].casefold() in words.buttons
        or (pieces[-1].islower() and pieces[-1].isascii() and pieces[0][:1].isupper() and len(pieces[-1]) <= 3)
    ):
        pieces.pop()
    return " ".join(pieces).strip(" .,:*-–—") if pieces else ""


def _without_dating(pieces: list[str], words: Words) -> list[str]:
    """Words without the label of a date behind a name: 'Ada Moss Last Updated on'; also run together in capitals."""
    last = pieces[-1].casefold().strip(" .,:") if pieces else ""
    if last in words.dating_ends:
        for size in range(min(len(pieces) - 1, _LONGEST_DATING), 0, -1):
            if fold(" ".join(pieces[-size:])) in words.dating:
                return pieces[:-size]
    if len(last) > _LONG_LABEL and pieces[-1].isupper():
        for label in words.dating:
            if len(label) >= _LONG_LABEL and last.endswith(label) and len(last) > len(label) + 1:
                return [*pieces[:-1], pieces[-1].rstrip(".:")[: -len(label)]]
    return pieces


_LONGEST_DATING: Final = 4
"""Words of the longest label of a date."""
_LONG_LABEL: Final = 7
"""Letters from which no name ends with a label of a date by chance."""


def parts_of(text: str, words: Words) -> list[tuple[str, bool]]:
    """The parts that commas, slashes and words such as 'and' set apart, each with whether such a word stood before it."""
    shielded = text
    if "(" in text:
        shielded = _BRACKETS.sub(lambda match: "\x00" * len(match.group()), text)
    found: list[tuple[str, bool]] = []
    at = 0
    is_joined = False
    stops = [(match.start(), match.end(), match.group().strip() in "&＆+/") for match in _WEAK.finditer(shielded)]
    for start, end, is_joint in [*stops, (len(text), len(text), False)]:
        run: list[str] = []
        for word in text[at:start].split():
            folded = word.casefold()
            if folded in words.joiners and (
                word.islower() or word.upper() == word.lower() or (word.isupper() and len(word) > 1)
            ):
                if run:
                    found.append((" ".join(run), is_joined))
                run = []
                is_joined = True
            else:
                run.append(word)
        if run:
            found.append((" ".join(run), is_joined))
            is_joined = False
        is_joined = is_joined or is_joint
        at = end
    return found


def split_names(text: str, words: Words) -> list[str]:
    """The parts that commas, slashes and words such as 'and' set apart."""
    return [part for part, _ in parts_of(text, words)]


def name_and_role(part: str, words: Words) -> tuple[str, str | None]:
    """A name and a role glued to it or set behind it.

    A role without a name stays whole.
    """
    for match in _GLUED.finditer(part):
        rest = part[match.start() :]
        if is_role(rest, words) and " " in part[: match.start()]:
            return part[: match.start()], rest
    pieces = part.split()
    if not part.isascii() and part.upper() == part.lower():
        if caseless := _caseless_role(part, pieces, words):
            return caseless
    if len(pieces) > 2 and is_role(part, words):
        for size in (2, 3):  # 'Ada Moss Political correspondent'
            first, rest = " ".join(pieces[:size]), " ".join(pieces[size:])
            if (
                len(rest) <= _LONGEST_ROLE
                and is_role(rest, words)
                and not is_role(first, words)
                and all(p[:1].isupper() for p in pieces[:size])
            ):
                if not is_desk(first, words):
                    return first, rest
    for at in range(1, min(len(pieces) - 1, _ROLE_WORDS + 1)):  # 'Korrespondentin Ada Moss', 'unser Redakteur Ben Ito'
        if (
            pieces[at - 1].casefold() in words.roles
            and is_full_name(rest := " ".join(pieces[at:]))
            and not is_role(rest, words)
        ):
            return rest, " ".join(pieces[:at])
    return part, None


_ROLE_WORDS: Final = 3
"""Words of a role that stands before a name."""


_REPORTED: Final = tuple(words_in("names", "reported_end"))
"""What ends the place that a Chinese byline gives behind the name."""


def _caseless_role(part: str, pieces: list[str], words: Words) -> tuple[str, str] | None:
    """A name and its role in a script without capitals: behind it, run together with it, or before it."""
    if len(pieces) == 2 and pieces[-1].endswith(_REPORTED):
        return pieces[0], pieces[1]  # '[记者] 王小明 北京报道'
    if len(pieces) > 1 and pieces[-1] in words.roles:
        if len(pieces) > 2 and pieces[-2].endswith(_PAPERS):
            return " ".join(pieces[:-2]), " ".join(pieces[-2:])  # '홍길동 바른일보 기자'
        if HANGUL_NAME.fullmatch(pieces[-2]):
            return pieces[-2], pieces[-1]  # '바른 홍길동 기자': before the name the place
        return " ".join(pieces[:-1]), pieces[-1]
    if len(pieces) > 1 and any(pieces[0].endswith(role) for role in words.roles if not role.isascii()):
        return " ".join(pieces[1:]), pieces[0]  # '本报记者 王小明'
    if len(pieces) == 1:
        for role in words.roles:
            if part.endswith(role) and not role.isascii() and len(role) < len(part) <= len(role) + _RUN_TOGETHER:
                return part.removesuffix(role), role  # '阿田茂須記者'
    return None


_PAPERS: Final = tuple(words_in("names", "outlet_end_hangul"))
"""What the names of Korean papers end with."""
_RUN_TOGETHER: Final = 6
"""Characters of the longest name in Han script that is run together with a role."""


def label_in(part: str, labels: Collection[str]) -> bool:
    """Whether a part of several words begins with one of these labels: 'Fotos Ben Ito'."""
    first, _, rest = part.partition(" ")
    return bool(rest) and first.casefold().strip(":") in labels


def is_desk(text: str, words: Words) -> bool:
    """Whether a text names a newsroom: it is such a word, or ends with one that is no person's."""
    folded = fold(text)
    if folded in words.desks:
        return True
    last = folded.replace("-", " ").split()[-1:]
    return bool(last) and last[0] in words.desks and last[0] not in words.roles


def is_role(text: str, words: Words) -> bool:
    """Whether a text tells what somebody does: one of its words is such a word."""
    folded = fold(text)
    if _DIGIT.search(folded):
        return False
    parts = folded.replace("-", " ").split()
    if len(parts) == 1 and not folded.isascii() and folded.upper() == folded.lower():
        return any(folded.endswith(role) for role in words.roles if not role.isascii())  # '台北報導'
    told = [word.strip(",.()") for word in parts]
    return not words.roles.isdisjoint(told) or folded in words.roles or " ".join(parts[:2]) in words.roles


def is_full_name(text: str) -> bool:
    """Whether a text is shaped like the name of a person: two to four words, capitalised or particles, no article before.

    >>> [is_full_name(text) for text in ("Ada Moss", "Carla de la Cruz, MD", "The Varn Post", "Varn", "DEAR READERS")]
    [True, True, False, False, True]
    """
    text = _NICKNAME.sub(" ", text)
    parts = text.partition(",")[0].split()
    if not 2 <= len(parts) <= _MOST_OF_A_PERSON or parts[0].casefold() in _ARTICLES or _FOREIGN_TO_NAMES.search(text):
        return False
    if any(map(str.isdecimal, text)):
        return False
    if not parts[0][0].isupper() or not parts[-1][0].isupper():
        return False
    return all(part[0].isupper() or part in _PERSONAL for part in parts)


_MOST_OF_A_PERSON: Final = 4
_PERSONAL: Final = words_in("names", "particle")
"""Words in lower case that the names of persons hold."""
_ARTICLES: Final = words_in("names", "article")


def is_plain_name(text: str, lexicon: Lexicon) -> bool:
    """Whether a text is two or three capitalised words and nothing that asks for more reading.

    >>> from newsparse.lexicon import load
    >>> is_plain_name("Ada Moss", load("en")), is_plain_name("By Ada Moss", load("en"))
    (True, False)
    """
    if not _PLAIN_NAME.fullmatch(text):
        return False
    words = words_of(lexicon)
    parts = text.casefold().split()
    return not any(part in words.starts or part in words.roles or part in words.joiners for part in parts)


def is_name(text: str, *, is_trusted: bool, words: Words) -> bool:
    """Whether a text may be the name of a person or desk."""
    if not 2 <= len(text) <= _LONGEST_NAME or _FOREIGN_TO_NAMES.search(_NICKNAME.sub(" ", text)):
        return False
    parts = text.split()
    if len(parts) > _MOST_WORDS or ("@" in text and len(parts) == 1):
        return False
    if fold(text) in words.closed and not (is_trusted and fold(text) in words.desks):
        return False
    if is_trusted:
        return any(map(str.isalpha, text)) and sum(map(str.isdecimal, text)) <= 4
    first = text[0]
    if not first.isalpha() or _DIGIT.search(text):
        return False
    if all(part.casefold().strip(".,") in words.label_words for part in parts) and not is_desk(text, words):
        return False
    if sum([part.casefold() in words.tails for part in parts]) > 1:  # 'Whatsapp Facebook Pinterest Download'
        return False
    if any(part.casefold() in words.dating for part in parts[1:]):  # 'EST UPDATED AN HOUR AGO'
        return False
    if first.lower() == first.upper():  # a script without capitals
        return len(parts) <= (2 if _DENSE.search(text) else 4) and len(text) <= 30
    for part in parts:
        start = part[0] if part[0].isalpha() else next(filter(str.isalpha, part), "X")
        if start.islower() and part.casefold() not in PARTICLES:
            return False
    return first.isupper() or any(part[0].isupper() for part in parts)

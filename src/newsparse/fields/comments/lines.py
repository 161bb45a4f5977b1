"""One line of a comment: whose name, which time, which buttons are in it, and what else it says."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from typing import Final, NamedTuple, TypeVar

from newsparse.fields.comments.names import Role, roles_of
from newsparse.fields.comments.times import LONGEST as LONGEST_TIME
from newsparse.fields.comments.times import is_time, split_time
from newsparse.lexicon import Lexicon, fold
from newsparse.page import Block, Span

LONGEST_NAME: Final = 60
"""Characters of the longest name of a commenter."""
_LONGEST_HEADER: Final = 200
"""Characters of the longest line of name, time and buttons."""
_LONGEST_TOOL: Final = 80
_MOST_SPANS: Final = 40
_SET_OFF: Final = frozenset(("a", "b", "strong", "cite"))
_AUTHOR, _TIME, _META = int(Role.AUTHOR), int(Role.TIME), int(Role.META)
_TEXT, _TITLE, _TOOL = int(Role.TEXT), int(Role.TITLE), int(Role.TOOL | Role.AVATAR)
_CUT: Final = int(Role.CUT)
_HEADER: Final = _AUTHOR | _TIME | _META
_ANSWERED, _QUOTE = int(Role.ANSWERED), int(Role.QUOTE)
_FURNITURE: Final = ("comment_reply", "comment_tool", "share", "comment_form", "follow")
"""Lexicon categories of what stands in a comment without being said in it."""
_SIGNS: Final = " \t\n:：·•|,;–—-―−/@#*<>«»→↳↵▸►▪■✓✔†‡\u200b\u200e\u200f\xa0…~=_^&+"
_SHORT_WORD: Final = 3
"""Letters below which a word after a marked name is taken to be part of it: 'Kim Em'."""
_MARKUP: Final = re.compile(r"<[^<>]{0,100}>")
_ORDINAL: Final = re.compile(
    r"(?:#\s?|№\s?|nr\.?\s|no\.?\s)?\d{1,5}(?:\s?[.)»:#]|(?<=#)\d{0}|\s(?=\D))\s*|#\s?\d{1,5}\s*", re.IGNORECASE
)
"""A comment's number before the name: '#12', '3.'."""
_VOTES: Final = re.compile(r"[+\u2212-]?\s?\d{1,7}")
_SENTENCE: Final = re.compile(r"(?<=\w\w\w\w)[.…]\s+\S|[!?。！？]\s|[!?。！？…]\Z|\n")
"""What a name has not; a full stop after a few letters may be that of 'Dr.' or 'St.'."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_DIGITS: Final = re.compile(r"\d+")
_SHARED: Final = 3
"""A short text in so many comments of a thread is the system's …"""
_SHARED_PART: Final = 0.3
"""… if at least this share of them has it."""
_Text = TypeVar("_Text")
_BETWEEN_TOOLS: Final = re.compile(r"[|·•/,()\d+\n-]|\s{2,}")
"""What parts buttons, badges and numbers in one line."""
_FEW_WORDS: Final = 5
"""Words of the longest line that is made of single words of buttons."""


class Line(NamedTuple):
    """What one block of a comment section shows."""

    author: str = ""
    is_named: bool = False
    """Whether markup says that it is the author, rather than the wording."""
    time: str = ""
    machine: str = ""
    """The time for machines."""
    rest: str = ""
    """What else it says."""
    is_tool: bool = False
    """Whether the rest is a button, a badge, a number of votes."""
    is_doubtful: bool = False
    """Whether the rest stands in an element named as such, without being known as one."""
    has_reply: bool = False
    votes: int | None = None
    answered: str = ""
    """The name of whom the comment answers."""


def read_line(lexicon: Lexicon, block: Block, role: int, title: str = "") -> Line:
    """What a block shows; `role` is that of the nearest named element around it, `title` that element's own."""
    text = block.text
    if len(text) > _LONGEST_HEADER and not block.spans:
        return Line(rest=text)
    line = _marked(lexicon, block, role)
    if len(line.rest) > _LONGEST_HEADER:
        return line
    if role & _TEXT and not role & _HEADER and not line.author and not line.time:
        return _signed(lexicon, block, line)
    if _VOTES.fullmatch(line.rest):
        return line._replace(is_tool=True, votes=int("".join(line.rest.split()).replace("\u2212", "-")))
    if not line.time and not role & _TITLE:
        line = _timed(lexicon, line, role)
    if line.time and role & _TIME and title and not line.machine:
        line = line._replace(machine=title)
    if line.rest and not line.author:
        line = _with_name(lexicon, line, role)
    if line.rest and (line.author or line.time) and _is_bare(lexicon, line, role):
        line = line._replace(rest="")
    return _with_tools(lexicon, line, role) if line.rest else line


def _marked(lexicon: Lexicon, block: Block, role: int) -> Line:
    """The parts of a block that inline elements mark, and what is left of its text."""
    name = time = machine = answered = ""
    has_reply = False
    cuts: list[tuple[int, int]] = []
    text = block.text
    named: tuple[int, int] = (-1, -1)
    in_text = (bool(role & _TEXT) and not role & _HEADER) or len(text) > 2 * _LONGEST_HEADER
    for span in block.spans if len(block.spans) <= _MOST_SPANS else (*block.spans[:4], *block.spans[-8:]):
        own = text[span.start : span.end].strip()
        if not own or len(own) > _LONGEST_HEADER:
            continue
        bits = _roles_of_span(span)
        if _is_time_span(lexicon, span, own, bits) and not (in_text and span.start):
            if not time:
                machine = span.attributes.get("datetime") or span.attributes.get("title") or ""
                time = own if any(map(str.isdigit, own)) or is_time(lexicon, own) else machine
            elif span.tag == "time" and own in time:  # inside the comment's own link
                machine = span.attributes.get("datetime") or machine
        elif bits & _ANSWERED and len(own) <= 2 * LONGEST_NAME:
            answered = answered or own
        elif (bits & _AUTHOR or span.tag == "cite") and not bits & _TOOL and len(own) <= 2 * LONGEST_NAME:
            if (in_text and span.start > 0) or (own.startswith("@") and len(text) > len(own) + LONGEST_NAME):
                continue
            inside = named[0] <= span.start and span.end <= named[1]
            if name and not inside:
                continue
            name, named = own, named if inside else (span.start, span.end)
        elif _is_tool_span(lexicon, span, own, bits, in_text and span.end - span.start < len(text)):
            has_reply = has_reply or fold(own) in lexicon.folded("comment_reply")
        else:
            continue
        cuts.append((span.start, span.end))
    if name:
        name = clean_name(lexicon, name, True) or ""
    rest = _without(text, cuts) if cuts else text
    return Line(name, bool(name), time, machine, rest, has_reply=has_reply, answered=answered)


def _is_time_span(lexicon: Lexicon, span: Span, own: str, bits: int) -> bool:
    if span.tag == "time":
        return True
    return len(own) <= LONGEST_TIME and (bool(bits & _TIME) or span.tag in ("a", "abbr")) and is_time(lexicon, own)


def _is_tool_span(lexicon: Lexicon, span: Span, own: str, bits: int, in_text: bool) -> bool:
    """Whether a span is a button or a badge; among the words of a comment only what is named as one."""
    if len(own) > _LONGEST_TOOL or bits & _TEXT:
        return False
    if bits & _CUT:
        return True
    if in_text:
        return bool(bits & _TOOL) and is_tool(lexicon, own)
    return bool(bits & _TOOL) or (span.tag == "a" and is_tool(lexicon, own))


def _timed(lexicon: Lexicon, line: Line, role: int) -> Line:
    """A line with the time that its wording shows, and the name beside it."""
    rest = line.rest
    if not rest or len(rest) > _LONGEST_HEADER:
        return line
    if len(rest) <= LONGEST_TIME and is_time(lexicon, rest):
        return line._replace(time=rest, rest="")
    timed = split_time(lexicon, rest)
    if timed is None or _SENTENCE.search(timed.before):
        return line
    name = clean_name(lexicon, timed.before) or clean_name(lexicon, timed.after) or ""
    if name and not left_is_name(name):
        return line
    if not role & _HEADER and (not name or len(timed.after) > LONGEST_NAME // 2):
        return line  # a date among the words
    line = line._replace(time=timed.shown, rest="")
    return line if line.author or not name else line._replace(author=name, is_named=bool(role & _AUTHOR))


def _signed(lexicon: Lexicon, block: Block, line: Line) -> Line:
    """A line among the words that is nothing but a name set off by markup, and a time; else as it is."""
    if not block.spans or block.spans[0].start or block.spans[0].tag not in _SET_OFF:
        return line
    timed = split_time(lexicon, line.rest)
    if timed is None or not is_tool(lexicon, timed.after):
        return line
    name = clean_name(lexicon, timed.before)
    if not name or not left_is_name(name) or name not in line.rest[: block.spans[0].end]:
        return line
    return line._replace(author=name, time=timed.shown, rest="", has_reply=bool(timed.after))


def _with_name(lexicon: Lexicon, line: Line, role: int) -> Line:
    """A line with the name that is all of it but the time."""
    if len(line.rest) > 2 * LONGEST_NAME or is_tool(lexicon, line.rest):
        return line
    if not role & _AUTHOR and not (line.time and not role & _TIME):
        return line
    name = clean_name(lexicon, line.rest, bool(role & _AUTHOR) and not line.time)
    if not name or not left_is_name(name):
        return line
    return line._replace(author=name, rest="", is_named=bool(role & _AUTHOR))


def _is_bare(lexicon: Lexicon, line: Line, role: int) -> bool:
    """Whether what is left beside a name or a time says nothing."""
    return bool(role & _HEADER) or len(line.rest.strip(_SIGNS)) <= 2 or is_joining(lexicon, line.rest)


def _with_tools(lexicon: Lexicon, line: Line, role: int) -> Line:
    is_short = len(line.rest) <= _LONGEST_TOOL // 2 and not _SENTENCE.search(line.rest)
    if not is_tool(lexicon, line.rest):
        return line._replace(is_doubtful=bool(role & (_TOOL | _CUT)) and is_short)
    has_reply = line.has_reply or fold(line.rest) in lexicon.folded("comment_reply")
    return line._replace(is_tool=True, has_reply=has_reply)


def _roles_of_span(span: Span) -> int:
    get = span.attributes.get
    names = get("class")
    prop = get("itemprop") or get("rel")
    if prop:
        names = f"{names} {prop}" if names else prop
    return roles_of(names) if names else 0


def _without(text: str, cuts: list[tuple[int, int]]) -> str:
    """A text without some stretches of it."""
    kept: list[str] = []
    at = 0
    for start, end in sorted(cuts):
        if start > at:
            kept.append(text[at:start])
        at = max(at, end)
    kept.append(text[at:])
    rest = " ".join(part for piece in kept if (part := piece.strip(" \t|·•")))
    return rest if any(char.isalnum() for char in rest) else ""


def left_is_name(text: str) -> bool:
    """Whether what is left of a line may be someone's name.

    >>> left_is_name("Ada Moss"), left_is_name("I was there. It rained")
    (True, False)
    """
    return len(text) <= LONGEST_NAME and not _SENTENCE.search(text) and text.count(" ") <= 7


def is_tool(lexicon: Lexicon, text: str) -> bool:
    """Whether a short text is made of nothing but buttons, badges and numbers.

    >>> from newsparse.lexicon import load
    >>> is_tool(load("en"), "Reply | Report (3)"), is_tool(load("en"), "I like it")
    (True, False)
    """
    if len(text) > _LONGEST_TOOL:
        return False
    folded = fold(text)
    if not folded:
        return True
    known = _tool_words(lexicon)
    if folded in _furniture(lexicon) or _DIGITS.sub("#", folded) in known:
        return True
    words = _WORD.findall(folded)
    if not words:
        return False
    if len(words) <= _FEW_WORDS and known.issuperset(words):
        return True
    return all(not piece or piece in known for piece in map(str.strip, _BETWEEN_TOOLS.split(folded)))


@lru_cache(maxsize=64)
def _furniture(lexicon: Lexicon) -> frozenset[str]:
    return frozenset().union(*map(lexicon.folded, _FURNITURE))


@lru_cache(maxsize=64)
def _tool_words(lexicon: Lexicon) -> frozenset[str]:
    return lexicon.folded("comment_reply") | lexicon.folded("comment_tool")


def alike(text: str) -> str:
    """A text with its numbers left open.

    >>> alike("Like 12"), alike("Like 3")
    ('like #', 'like #')
    """
    return _DIGITS.sub("#", fold(text))


def shared(seen: Counter[_Text], many: int) -> frozenset[_Text]:
    """What so many of `many` comments have that it is the system's, in any language: its buttons, badges and notes.

    >>> sorted(shared(Counter({"share": 4, "well said": 2}), 5))
    ['share']
    """
    least = max(_SHARED, _SHARED_PART * many)
    return frozenset(text for text, count in seen.items() if count >= least)


def speaks_of(what: str, text: str) -> bool:
    """Whether a text speaks of comments ('about'), of closing or of logging in: it has one of these beginnings of words.

    >>> speaks_of("about", "Schreiben Sie einen Kommentar"), speaks_of("login", "Read on")
    (True, False)
    """
    plain, others = _stems(what)
    lower = text.lower()
    for stem in plain if lower.isascii() else plain + others:  # noqa: SIM110 - a generator takes as long as all the looks
        if stem in lower:
            return True
    return False


@lru_cache(maxsize=8)
def _stems(what: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The beginnings of words in letters from A to Z, and the others."""
    words = [word.strip("\n").lower() for word in _tables()[what].split("|") if word.strip()]
    return tuple(word for word in words if word.isascii()), tuple(word for word in words if not word.isascii())


def one_speaks_of(what: str, texts: Sequence[str]) -> bool:
    """Whether one of several texts speaks of it: a look at all at once, which spares most pages a look at each.

    Those of other letters than A to Z go apart, as they take ten times as long.
    """
    plain = [text for text in texts if text.isascii()]
    if plain and speaks_of(what, "\n".join(plain)):
        return True
    return len(plain) < len(texts) and speaks_of(what, "\n".join([text for text in texts if not text.isascii()]))


@lru_cache(maxsize=1)
def _tables() -> dict[str, str]:
    return tomllib.loads((resources.files(__package__ or "") / "words.toml").read_text("utf-8"))


@lru_cache(maxsize=16)
def listed(table: str) -> frozenset[str]:
    """The phrases of a table of words.toml, as `fold` leaves them."""
    return frozenset(fold(phrase) for phrase in _tables()[table].split("|") if phrase.strip())


@lru_cache(maxsize=1)
def _words() -> dict[str, tuple[str, ...]]:
    tables = {table: words for table, words in _tables().items() if table in ("before", "after")}
    return {
        table: tuple(sorted({fold(word) for word in words.split("|") if word.strip()}, key=lambda word: -len(word)))
        for table, words in tables.items()
    }


@lru_cache(maxsize=64)
def _before(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """Words before a name, by their first letter, longest first."""
    return _by_letter({*_words()["before"], *lexicon.folded("byline")}, 0)


@lru_cache(maxsize=64)
def _after(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """Words after a name, by their last letter, longest first."""
    return _by_letter({*_words()["after"], *lexicon.folded("comment_says"), *lexicon.folded("weekdays")}, -1)


def _by_letter(words: set[str], place: int) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        if word:
            groups.setdefault(word[place], []).append(word)
    return {letter: tuple(group) for letter, group in groups.items()}


def is_joining(lexicon: Lexicon, text: str) -> bool:
    """Whether a text only joins a name and a time: 'says:', 'am', 'posted by'."""
    folded = fold(text)
    if not folded:
        return True
    return folded in _after(lexicon).get(folded[-1], ()) or folded in _before(lexicon).get(folded[0], ())


@lru_cache(maxsize=4096)
def clean_name(lexicon: Lexicon, text: str, is_marked: bool = False) -> str | None:
    """A name without what stands around it; None where nothing is left.

    Of a name that markup sets off, only what is surely no part of it is taken away.

    >>> from newsparse.lexicon import load
    >>> clean_name(load("fr"), "#3 Soumis par Ada Moss, le"), clean_name(load("en"), "Ada Moss says:")
    ('Ada Moss', 'Ada Moss')
    >>> clean_name(load("fr"), "De Moss", True)
    'De Moss'
    """
    if "<" in text:
        text = _MARKUP.sub("", text)
    text = _bare(text)
    number = _ORDINAL.match(text)
    if number and not is_marked and _bare(text[number.end() :]):
        text = _bare(text[number.end() :])
    for _ in range(3):
        shorter = _less(lexicon, text, is_marked)
        if shorter == text:
            break
        text = shorter
    return text or None


def _bare(text: str) -> str:
    """A text without signs and brackets around it."""
    text = " ".join(text.split()).strip(_SIGNS)
    for opening, closing in ("()", "[]", "{}"):
        if text.startswith(opening) and (text.find(closing) in (-1, len(text) - 1)):
            text = text.strip(opening + closing).strip(_SIGNS)
        elif (text.endswith(closing) and opening not in text) or text.endswith(opening):
            text = text[:-1].strip(_SIGNS)
    return text


def _less(lexicon: Lexicon, text: str, is_marked: bool) -> str:
    """A name without one word before or after it."""
    lower = text.lower()
    if not lower:
        return text
    for word in _before(lexicon).get(lower[0], ()):
        if (
            lower.startswith(word)
            and len(word) < len(lower)
            and not lower[len(word)].isalnum()
            and lower[len(word)] not in "'’-._"
        ):
            if not is_marked or " " in word or lower[len(word)] in ":：":
                return _bare(text[len(word) :]) or text
    for word in _after(lexicon).get(lower[-1], ()):
        start = len(lower) - len(word)
        if start <= 0 or not lower.endswith(word) or (is_marked and len(word) < _SHORT_WORD):
            continue
        if not (lower[start - 1].isalnum() and word[0].isascii()) and lower[start - 1] not in "'’-._":
            return _bare(text[:start]) or text
    return text

"""One line of a comment: whose name, which time, which buttons are in it, and what else it says."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources
from typing import Final, NamedTuple

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
_AUTHOR, _TIME, _META = int(Role.AUTHOR), int(Role.TIME), int(Role.META)
_TEXT, _TITLE, _TOOL = int(Role.TEXT), int(Role.TITLE), int(Role.TOOL | Role.AVATAR)
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
_SENTENCE: Final = re.compile(r"[.!?。！？…]\s+\S|[!?。！？…]\Z|\n")
_WORD: Final = re.compile(r"[^\W\d_]+")


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
    has_reply: bool = False
    votes: int | None = None
    answered: str = ""
    """The name of whom the comment answers."""


def read_line(lexicon: Lexicon, block: Block, role: int, title: str = "") -> Line:
    """What a block shows; `role` is that of the nearest named element around it, `title` that element's own."""
    text = block.text
    if len(text) > _LONGEST_HEADER and not (block.spans and block.spans[0].start < LONGEST_NAME):
        return Line(rest=text)
    name, time, machine, answered, has_reply, rest = _marked(lexicon, block, role)
    is_named = bool(name)
    if len(rest) > _LONGEST_HEADER or (role & _TEXT and not role & (_META | _AUTHOR | _TIME) and not name and not time):
        return Line(name, is_named, time, machine, rest, has_reply=has_reply, answered=answered)
    votes = int(re.sub(r"\s", "", rest.replace("\u2212", "-"))) if _VOTES.fullmatch(rest) else None
    if rest and not time and votes is None and not role & _TITLE:
        if len(rest) <= LONGEST_TIME and is_time(lexicon, rest):
            time, rest = rest, ""
        elif timed := split_time(lexicon, rest) if len(rest) <= _LONGEST_HEADER else None:
            left = clean_name(lexicon, timed.before) or clean_name(lexicon, timed.after)
            if not _SENTENCE.search(timed.before) and (not timed.before or not left or left_is_name(left)):
                if not left and (timed.before or timed.after) and not role & (_META | _TIME | _AUTHOR):
                    pass
                elif role & (_META | _TIME | _AUTHOR) or len(timed.after) <= LONGEST_NAME // 2:
                    time, rest = timed.shown, ""
                    if left and not name and len(left) <= LONGEST_NAME:
                        name, is_named = left, bool(role & _AUTHOR)
        if time and role & _TIME and title and not machine:
            machine = title
    if rest and role & _AUTHOR and not name and len(rest) <= 2 * LONGEST_NAME and votes is None:
        if (cleaned := clean_name(lexicon, rest, not role & _META)) and left_is_name(cleaned):
            name, rest, is_named = cleaned, "", True
    if (
        rest
        and (name or time)
        and (role & (_AUTHOR | _META | _TIME) or len(rest.strip(_SIGNS)) <= 2 or is_joining(lexicon, rest))
    ):
        if (
            not name
            and not role & _TIME
            and (left := clean_name(lexicon, rest))
            and len(left) <= LONGEST_NAME
            and left_is_name(left)
        ):
            if not is_tool(lexicon, left):
                name = left
        rest = ""
    tool = bool(rest) and (
        votes is not None or is_tool(lexicon, rest) or (bool(role & _TOOL) and len(rest) <= _LONGEST_TOOL)
    )
    if tool and fold(rest) in lexicon.folded("comment_reply"):
        has_reply = True
    return Line(
        name, is_named, time, machine or (title if role & _TIME else ""), rest, tool, has_reply, votes, answered
    )


def _marked(lexicon: Lexicon, block: Block, role: int) -> tuple[str, str, str, str, bool, str]:
    """The parts that inline elements mark: name, time, machine time, whom it answers, whether it may be answered; the rest."""
    name = time = machine = answered = ""
    has_reply = False
    cuts: list[tuple[int, int]] = []
    text = block.text
    named: tuple[int, int] = (-1, -1)
    in_text = bool(role & _TEXT) and not role & (_META | _AUTHOR)
    for span in block.spans[:_MOST_SPANS]:
        own = text[span.start : span.end].strip()
        if not own or len(own) > _LONGEST_HEADER:
            continue
        bits = _roles_of_span(span)
        if span.tag == "time" or (
            len(own) <= LONGEST_TIME and (bits & _TIME or span.tag in ("a", "abbr")) and is_time(lexicon, own)
        ):
            if not time:
                time, machine = own, span.attributes.get("datetime") or span.attributes.get("title") or ""
            cuts.append((span.start, span.end))
        elif bits & _ANSWERED and len(own) <= 2 * LONGEST_NAME:
            answered = answered or own
            cuts.append((span.start, span.end))
        elif (bits & _AUTHOR or span.tag == "cite") and not bits & _TOOL and len(own) <= 2 * LONGEST_NAME:
            if in_text and not (span.start == 0 and not own.startswith("@") and span.tag in ("b", "strong", "cite")):
                continue
            inside = named[0] <= span.start and span.end <= named[1]
            if not name or inside:
                name, named = own, named if inside else (span.start, span.end)
                cuts.append((span.start, span.end))
        elif (bits & _TOOL and not bits & _TEXT and len(own) <= _LONGEST_TOOL and not in_text) or (
            span.tag == "a"
            and len(own) <= _LONGEST_TOOL
            and not (in_text and span.end - span.start < len(text))
            and is_tool(lexicon, own)
        ):
            cuts.append((span.start, span.end))
            has_reply = has_reply or fold(own) in lexicon.folded("comment_reply")
    if name:
        name = clean_name(lexicon, name, True) or ""
    rest = _without(text, cuts) if cuts else text
    return name, time, machine, answered, has_reply, rest


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
    if any(folded in lexicon.folded(category) for category in _FURNITURE):
        return True
    numbered = re.sub(r"\d+", "#", folded)
    if any(numbered in lexicon.folded(category) for category in ("comment_reply", "comment_tool")):
        return True
    words = _WORD.findall(folded)
    known = _tool_words(lexicon)
    pieces = [piece.strip() for piece in re.split(r"[|·•/,()\d+\n-]|\s{2,}", folded)]
    if words and all(not piece or piece in known for piece in pieces):
        return True
    return 0 < len(words) <= 5 and all(word in known for word in words)


@lru_cache(maxsize=64)
def _tool_words(lexicon: Lexicon) -> frozenset[str]:
    return lexicon.folded("comment_reply") | lexicon.folded("comment_tool")


@lru_cache(maxsize=1)
def _words() -> dict[str, tuple[str, ...]]:
    text = (resources.files(__package__ or "") / "words.toml").read_text("utf-8")
    tables = tomllib.loads(text)
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

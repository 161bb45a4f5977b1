"""What each line of a pasted thread is: a name, a time, both, 'X says:', a button, votes, or words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from newsparse.fields.comments.lines import (
    LONGEST_NAME,
    clean_name,
    is_joining,
    is_tool,
    left_is_name,
    listed,
    speaks_of,
)
from newsparse.fields.comments.state import closes, counted, is_label
from newsparse.fields.comments.times import LONGEST as LONGEST_TIME
from newsparse.fields.comments.times import is_time
from newsparse.fields.moments import month_of
from newsparse.lexicon import Lexicon, fold

NAME, TIME, HEADER, SAYS, REPLY, TOOL, VOTES, ANSWER, DELETED, PING, HEADING, FORM, CLOSED, STOP, OFFER, WORDS = range(16)
"""What a line is."""
FURNITURE: Final = frozenset((REPLY, TOOL, VOTES))

_LONGEST: Final = 200
"""Characters past which a line is what someone says."""
_LONGEST_LABEL: Final = 120
_MOST_WORDS: Final = 6
"""Words of the longest name."""
_MOST_COUNTED: Final = 4
"""Words of the longest line that is nothing but a number of answers: '12 replies by readers'."""
_SHOWN: Final = 14
"""Words at a line's end, or at its start, among which a time is looked for."""
_STOPS: Final = ("related", "read_also", "copyright", "legal", "ending")
"""Labels of what stands below a thread."""
_OFFER: Final = "newsletter"
"""The label of what may stand above one too."""
_PARTS: Final = re.compile(r"\s*[|·•∙⋅]\s*|\s{2,}|\s[-–—]\s")
_NUMBER: Final = re.compile(r"(?<![A-Za-z0-9_.,:])([+\u2212-]?)\s?(\d{1,3}(?:[ .,]\d{3})+|\d{1,6})(?![\w:]|[.,]\d)")
_SIGNED: Final = re.compile(r"\s*(?:[+\u2212-]\s?\d{1,6}\s*[/|,]?\s*){1,2}")
_UP: Final = frozenset("👍⬆▲△↑❤♥♡⇧🔼")
_DOWN: Final = frozenset("👎⬇▼▽↓⇩🔽")
_SIGNS: Final = re.compile(r"[👍👎⬆⬇▲▼△▽↑↓❤♥♡⇧⇩🔼🔽\ufe0f]")
_ENDS: Final = frozenset(".!?…。！？;,")
_ARROWS: Final = re.compile(r"\s>\s|\s*(?:[▸▶►→➜➤↳↪»›⤷]|->)\s*")
_YEAR_ALONE: Final = re.compile(r"\D{0,6}\d{4}\D{0,2}")
_LAST_PART: Final = re.compile(r"\s*[,·•|–—]\s+([^,·•|–—]{2,30})\Z")
"""What stands behind a line's last comma, dot or dash."""
_WORD_APART: Final = re.compile(r"([^\W\d_]+)\s*[,·•|–—-]\s+|(\d+)\s*[·•|]\s+")
"""A word, or a number, set apart from what follows."""
_INITIAL: Final = re.compile(r"\w\s[^\W\d_]{1,2}\.\Z")
"""The end of a name cut short: 'Cleo V.'."""
_DIGITS: Final = re.compile(r"\d+")
_PRICE: Final = re.compile(r"[$€£¥₹]\d|\d\s?[€£]")
_PINGS: Final = ("pingback", "trackback")


class Read(NamedTuple):
    """One line of a thread."""

    kind: int
    author: str = ""
    time: str = ""
    answered: str = ""
    """The name of whom it answers."""
    up: int | None = None
    down: int | None = None
    has_reply: bool = False
    is_footer: bool = False
    """Whether buttons stand beside a time."""


@lru_cache(maxsize=8192)
def read_line(lexicon: Lexicon, text: str) -> Read:
    """What a line of a thread is.

    >>> from newsparse.lexicon import load
    >>> read_line(load("en"), "Ada Moss replied to Bo Ek · 3 hours ago")
    Read(kind=2, author='Ada Moss', time='3 hours ago', answered='Bo Ek', up=None, down=None, has_reply=False, is_footer=False)
    >>> read_line(load("fr"), "Ada Moss a dit :").author, read_line(load("en"), "Like · Reply · 3h").time
    ('Ada Moss', '3h')
    """
    if len(text) > _LONGEST:
        return Read(WORDS)
    if len(text) <= _LONGEST_LABEL and (label := _label(lexicon, text)) is not None:
        return Read(label)
    if is_label(lexicon, "comment_deleted", text):
        return Read(DELETED)
    if fold(text[:9]) in _PINGS and len(text) > len(_PINGS[0]):
        return Read(PING)
    if len(text) <= LONGEST_TIME and is_time(lexicon, text):
        return Read(TIME, time=_shown(lexicon, text))
    if (votes := _votes(lexicon, text)) is not None:
        return Read(VOTES, up=votes[0], down=votes[1])
    if (buttons := _buttons(lexicon, text)) is not None:
        return buttons
    if text.count(" ") < _MOST_COUNTED and counted(lexicon, text) is not None:
        return Read(TOOL)
    if answered := _answered(text):
        return Read(ANSWER, answered=answered)
    return _header(lexicon, text) or _says(lexicon, text) or Read(NAME if is_name(lexicon, text) else WORDS)


def _label(lexicon: Lexicon, text: str) -> int | None:
    if is_heading(lexicon, text):
        return HEADING
    if closes(lexicon, text):
        return CLOSED
    if is_label(lexicon, "comment_form", text) or (speaks_of("login", text) and speaks_of("about", text)):
        return FORM
    if is_label(lexicon, _OFFER, text):
        return OFFER
    if text[-1] in "?？":
        return None
    if text.startswith("©") or (any(is_label(lexicon, stop, text) for stop in _STOPS) and not is_tool(lexicon, text)):
        return STOP
    return None


def is_heading(lexicon: Lexicon, text: str) -> bool:
    """Whether a line heads a thread: 'Comments', '12 comments', '3 thoughts on “Night ferry”'.

    >>> from newsparse.lexicon import load
    >>> [is_heading(load("en"), text) for text in ("12 comments", "Comments", "12 boats")]
    [True, True, False]
    """
    if is_label(lexicon, "comment_heading", text):
        return not is_label(lexicon, "comment_reply", text) and not is_label(lexicon, "comment_tool", text)
    if not speaks_of("about", text) and not any(map(str.isdigit, text)):
        return False
    label = lexicon.after_label("comment_heading", text)
    if label is None or text[-1] in ".!?:":
        return False
    if any(map(str.isdigit, label[0])):
        return True
    if is_time(lexicon, text[label.end() :].strip()):
        return False  # 'COMMENT 04 NOV 25' is of the kind that is called so
    if counted(lexicon, text) is not None:
        rest = text[label.end() :]
        is_beside = rest.lstrip(_OPEN)[:1].isdigit() or rest[-1:] in _CLOSE
        return is_beside or not any(map(str.isdigit, rest))
    return invites(lexicon, text)


def invites(lexicon: Lexicon, text: str) -> bool:
    """Whether a line is a heading and the invitation to write, run together: 'Kommentare Schreibe einen Kommentar'."""
    if not speaks_of("about", text):
        return False
    words = text.split()
    return any(
        is_label(lexicon, "comment_heading", " ".join(words[:size])) and is_label(lexicon, "comment_form", " ".join(words[size:]))
        for size in range(1, min(len(words), _HEADING_WORDS + 1))
    )


_OPEN: Final = " :：([（【"
_CLOSE: Final = frozenset(")]）】")
"""What stands around the number of comments."""
_HEADING_WORDS: Final = 3
"""Words of the longest heading that an invitation to write is run together with."""


def count_in(lexicon: Lexicon, text: str) -> int | None:
    """The number of comments that a heading states; None where it states none.

    >>> from newsparse.lexicon import load
    >>> count_in(load("de"), "2 Gedanken zu „Nachtfähre“"), count_in(load("en"), "Comments")
    (2, None)
    """
    number = counted(lexicon, text)
    if number is None and text[:1].isdecimal() and is_heading(lexicon, text):
        digits = re.match(r"\d{1,6}", text)
        return int(digits[0]) if digits else None
    return number


def is_name(lexicon: Lexicon, text: str) -> bool:
    """Whether a line may be a commenter's name and nothing else."""
    if len(text) > LONGEST_NAME or text.count(" ") >= _MOST_WORDS or text[-1] in ":：":
        return False
    if text[-1] in _ENDS and not _INITIAL.search(text):
        return False
    if _PRICE.search(text):
        return False
    return left_is_name(text) and any(map(str.isalnum, text)) and text[0] not in "\"“„«([#>-–—"


def _pieces(text: str) -> list[str]:
    return [piece for piece in _PARTS.split(text) if piece.strip(" ,")]


def _buttons(lexicon: Lexicon, text: str) -> Read | None:
    """A line of buttons, with votes and a time between them; None where something else stands in it."""
    if _is_nameless(text):
        return None
    pieces = _pieces(text)
    if len(pieces) < 2 and not text.isascii():
        pieces = text.split()
    is_numbered = len(pieces) > 1 and any(map(str.isdigit, text))
    if not is_numbered and is_tool(lexicon, text):
        return Read(REPLY, has_reply=True) if _replies(lexicon, text) else Read(TOOL)
    if len(pieces) < 2:
        return None
    time, has_reply, is_footer = "", False, False
    up: int | None = None
    down: int | None = None
    for piece in pieces:
        if not time and is_time(lexicon, piece):
            time = _shown(lexicon, piece)
        elif (votes := _votes(lexicon, piece)) is not None:
            up, down, is_footer = votes[0] if up is None else up, votes[1] if down is None else down, True
        elif is_tool(lexicon, piece) and not _is_nameless(piece):
            has_reply = has_reply or _replies(lexicon, piece)
            is_footer = is_footer or has_reply or _is_among("likes", piece)
        else:
            return None
    kind = TIME if time else REPLY if has_reply else TOOL
    return Read(kind, time=time, up=up, down=down, has_reply=has_reply, is_footer=is_footer)


def _replies(lexicon: Lexicon, text: str) -> bool:
    known = lexicon.folded("comment_reply")
    return fold(text) in known or any(fold(piece) in known for piece in (*_pieces(text), *text.split()))


def _is_among(table: str, text: str) -> bool:
    return fold(text) in listed(table)


def _votes(lexicon: Lexicon, text: str) -> tuple[int | None, int | None] | None:
    """The votes for and against that a line states; None where it is about something else."""
    if len(text) > 40 or not any(map(str.isdigit, text)):
        return None
    if text.isdecimal():
        return (int(text), None) if len(text) <= 6 else None
    if _SIGNED.fullmatch(text):
        signed = [int((sign + number).replace("\u2212", "-")) for sign, number in _NUMBER.findall(text)]
        if len(signed) == 2:
            return max(signed), abs(min(signed))
        return (signed[0], None) if signed else None
    numbers = [(found.start(), int(re.sub(r"\D", "", found[2]))) for found in _NUMBER.finditer(text)]
    if not numbers or len(numbers) > 2:
        return None
    rest = fold(_SIGNS.sub(" ", _NUMBER.sub(" ", text)).strip(" ()[]:|/·•,-"))
    words = [word for word in re.split(r"\s*[()|/·•:,]\s*|\s{2,}", rest) if word] if rest not in listed("likes") else [rest]
    against = [word in listed("dislikes") for word in words]
    if not all(word in listed("likes") or word in listed("dislikes") for word in words):
        return None
    if not words:
        signs = [char for char in text if char in _UP or char in _DOWN]
        if not signs:
            return None
        against = [char in _DOWN for char in signs]
    if len(numbers) == 1:
        number = numbers[0][1]
        return (None, number) if against[0] else (number, None)
    return (numbers[0][1], numbers[1][1]) if any(against) else None


def _answered(text: str) -> str:
    """Whom a line says it answers, where it says nothing else."""
    if len(text) > 2 * LONGEST_NAME:
        return ""
    name, answered = split_answer(text)
    if not name and answered:
        return answered
    return ""


def split_answer(text: str) -> tuple[str, str]:
    """Who answers and whom, by the words or the arrow between two names.

    >>> split_answer("Ada Moss replied to Bo Ek"), split_answer("In reply to Bo Ek"), split_answer("Ada Moss")
    (('Ada Moss', 'Bo Ek'), ('', 'Bo Ek'), ('Ada Moss', ''))
    """
    if found := _ARROWS.search(text):
        return text[: found.start()].strip(), _bare(text[found.end() :])
    lower = text.lower()
    if len(lower) != len(text):
        return text, ""
    for phrase in _phrases("answering"):
        at = lower.find(phrase)
        if at < 0:
            continue
        end = at + len(phrase)
        if (at and lower[at - 1].isalnum() and phrase[0].isascii()) or (lower[end : end + 1].isalnum() and phrase[-1].isascii()):
            continue
        if text[end:].strip(" :"):
            return text[:at].strip(" ,:·•|(–—-"), _bare(text[end:])
    for phrase in _phrases("answered_after"):
        if lower.endswith(phrase) and len(phrase) < len(lower):
            return "", _bare(text[: len(text) - len(phrase)])
    return text, ""


def _bare(text: str) -> str:
    return text.strip(" :@,()[]·•|–—-")


@lru_cache(maxsize=4)
def _phrases(table: str) -> tuple[str, ...]:
    """A table's phrases in small letters, longest first."""
    return tuple(sorted(listed(table), key=lambda phrase: (-len(phrase), phrase)))


def _header(lexicon: Lexicon, text: str) -> Read | None:
    """A name and a time in one line."""
    found = _timed(lexicon, text.lstrip(_LINKS))
    if found is None:
        return None
    before, shown, after = found
    title = ""
    name = _name_of(lexicon, before)
    if name and not all(is_tool(lexicon, piece) or is_joining(lexicon, piece) for piece in _pieces(after)):
        return None
    if not name:
        after, title = split_answer(after)  # ', par Ada Moss En réponse à : La dernière traversée'
        name = _name_of(lexicon, after)
    if not name:
        return None
    author, answered = split_answer(name)
    answered = answered or (title if len(title) <= LONGEST_NAME else "")
    author = bare_name(lexicon, author)
    if not is_name(lexicon, author) or len(answered) > LONGEST_NAME or _is_button(lexicon, author):
        return None
    return Read(HEADER, author=author, time=_shown(lexicon, shown), answered=answered)


_LINKS: Final = "#^¶ \u00a0"
"""Signs at the start of a line that link to the comment, or to the one it answers."""


def _is_button(lexicon: Lexicon, text: str) -> bool:
    """Whether a text is a button or a badge, and not the name of those without one: 'Guest' is both."""
    return is_tool(lexicon, text) and not _is_nameless(text)


def _is_nameless(text: str) -> bool:
    """Whether a text stands for the name of someone without one: 'Guest', 'Gast 17'."""
    return fold(text).rstrip(" 0123456789") in listed("nameless")


def _name_of(lexicon: Lexicon, text: str) -> str:
    """The first part of a line's rest that is no button, without what joins it to the time."""
    for piece in _pieces(text):
        if not _is_button(lexicon, piece) and not is_joining(lexicon, piece) and not piece.isdecimal():
            name = bare_name(lexicon, piece)
            return name if len(name) <= 2 * LONGEST_NAME and left_is_name(name[:LONGEST_NAME]) else ""
    return ""


def bare_name(lexicon: Lexicon, text: str) -> str:
    """A name without what stands around it, the initial's full stop kept; '' where nothing is left.

    >>> from newsparse.lexicon import load
    >>> bare_name(load("en"), "3. Cleo V."), bare_name(load("ja"), "名無しさん")
    ('Cleo V.', '名無しさん')
    """
    words = text.split(" ", 1)
    if len(words) == 2 and re.fullmatch(r"#?\d{1,5}[.):]?", words[0]):
        text = words[1]
    if _is_nameless(text):
        return text.strip()
    name = clean_name(lexicon, text) or ""
    return f"{name}." if name and text.endswith(f"{name}.") and _INITIAL.search(text) else name


def _timed(lexicon: Lexicon, text: str) -> tuple[str, str, str] | None:
    """A line parted around the time at its end, or at its start; None where it has none."""
    if len(text) > 2 * LONGEST_TIME:
        return None
    if not any(map(str.isdigit, text)):
        found = _LAST_PART.search(text)
        return (text[: found.start()], found[1], "") if found and is_time(lexicon, found[1]) else _in_words(lexicon, text)
    trimmed = text
    words = list(re.finditer(r"\S+", trimmed))
    ends = [words[-1].end()]
    for word in reversed(words[-3:]):  # 'Edited', 'says:' after the time
        head = trimmed[: word.start()].rstrip()
        tail = trimmed[word.start() :]
        if head and (is_tool(lexicon, tail) or is_joining(lexicon, tail)) and any(map(str.isdigit, head)):
            ends.append(len(head))
    for end in ends:
        inside = [word for word in words if word.end() <= end]
        for word in inside[max(len(inside) - _SHOWN, 1) :]:
            tail = trimmed[word.start() : end]
            if not any(map(str.isdigit, tail)):
                break
            if is_time(lexicon, tail) and not _YEAR_ALONE.fullmatch(tail) and not _is_end_of_name(lexicon, tail):
                return trimmed[: word.start()].strip(), tail, trimmed[end:].strip()
    for word in reversed(words[: min(_SHOWN, len(words) - 1)]):
        head = trimmed[: word.end()]
        if any(map(str.isdigit, head)) and is_time(lexicon, head):
            return "", head, trimmed[word.end() :].strip()
    return _glued(lexicon, trimmed)


def _in_words(lexicon: Lexicon, text: str) -> tuple[str, str, str] | None:
    """A name with a time of several words and no number behind it: 'Cleo Varga about an hour ago'."""
    words = text.split()
    for first in range(max(len(words) - _SHOWN, 1), len(words) - 1):
        tail = " ".join(words[first:])
        if fold(tail) in lexicon.folded("relative"):
            return " ".join(words[:first]), tail, ""
    return None


def _is_end_of_name(lexicon: Lexicon, tail: str) -> bool:
    """Whether a time begins with the end of a name, though some language has such a month.

    Then a comma, dot or dash stands behind it, or how long ago: 'Ek 19 minutes ago'.
    """
    first, _, elapsed = tail.partition(" ")
    if month_of(first, lexicon.languages) and _DIGITS.sub("#", fold(elapsed)) in lexicon.folded("relative"):
        return True
    found = _WORD_APART.match(tail)
    if found is None or (found[1] and (_is_weekday(lexicon, found[1]) or is_joining(lexicon, found[1]))):
        return False
    return is_time(lexicon, tail[found.end() :])


def _glued(lexicon: Lexicon, text: str) -> tuple[str, str, str] | None:
    """A name with the time right behind it, as scripts without spaces write them, and where a space was lost."""
    found = re.search(r"(?<=\D)\d", text)
    if found and is_time(lexicon, text[found.start() :]) and text[found.start() - 1] not in "#+-":
        return text[: found.start()].strip(), text[found.start() :], ""
    return None


def _shown(lexicon: Lexicon, text: str) -> str:
    """A time without what joins it to a name."""
    text = text.strip(" ,·•|()[]–—-:")
    while " " in text:
        word, rest = text.split(" ", 1)
        rest = rest.strip(" ,")
        starts = rest[:1].isdigit() or month_of(re.split(r"[\s,.]", rest)[0], lexicon.languages) is not None or _is_weekday(lexicon, rest)
        if not (is_joining(lexicon, word) and word.isalpha() and starts) or _is_weekday(lexicon, word) or not is_time(lexicon, rest):
            break
        text = rest
    return text


def _is_weekday(lexicon: Lexicon, text: str) -> bool:
    return fold(re.split(r"[\s,]", text)[0]) in lexicon.folded("weekdays")


def _says(lexicon: Lexicon, text: str) -> Read | None:
    """'Ada Moss says:', 'Bo Ek schreef:'."""
    if text[-1] not in ":：" or len(text) > 2 * LONGEST_NAME:
        return None
    bare = text.rstrip(" :：\xa0\u202f")
    author, answered = split_answer(bare)
    name = clean_name(lexicon, author)
    if not name or not is_name(lexicon, name) or (name == bare and not answered):
        return None
    return Read(SAYS, author=name, answered=answered)

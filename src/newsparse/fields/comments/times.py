"""When a comment was written: lines that are nothing but a time, and times within a line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import Final, NamedTuple

from newsparse.fields.moments import dates_in, languages_of, moment, month_of, relative
from newsparse.lexicon import Lexicon, fold
from newsparse.lexicon.tables import alternatives, words_in
from newsparse.page import Page

LONGEST: Final = 80
"""Characters of the longest line that shows a time."""
_TOKEN: Final = re.compile(r"[^\W\d_]+|\d+")
_CLOCK: Final = re.compile(
    rf"[\s,|/()\[\]·•@–—-]{{0,6}}(?:(?:{alternatives(words_in('clocks', 'before'))})\b\.?\s{{0,2}})?\d{{1,2}}"
    r"\s?(?:[:.h]\s?\d{2}(?::\d{2})?|(?=\s?[ap]\.?m))(?:\s?[ap]\.?\s?m\b\.?)?"
    rf"(?:\s?(?:(?:{alternatives(words_in('clocks', 'after'))})\b|[A-Z]{{2,4}}\b|[+-]\d{{2}}:?\d{{2}}))?\.?",
    re.IGNORECASE,
)
"""The time of day after a date."""
_CLOCK_BEFORE: Final = re.compile(
    r"\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?)?[\s,|/()·•–—-]{0,4}"
    rf"(?:{alternatives(words_in('clocks', 'to_date'))})?[\s,|/·•–—-]{{0,4}}\Z",
    re.IGNORECASE,
)
"""The time of day before one."""
_ELAPSED: Final = re.compile(
    rf"\d{{1,3}}\s?(?:{alternatives(words_in('clocks', 'unit'))})\.?(?:\s(?:{alternatives(words_in('clocks', 'ago'))}))?",
    re.IGNORECASE,
)
"""How long ago, in a unit's short form: '6y', '2mo', '3 h'."""
_MACHINE_DAY: Final = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}")
_COMMON: Final = words_in("clocks", "around")
"""Words that stand with dates and times of day."""
_EAST_ASIAN: Final = frozenset("".join(words_in("clocks", "around_han")))
"""Signs that do."""


class Timed(NamedTuple):
    """A line with a time in it."""

    before: str
    shown: str
    after: str


@lru_cache(maxsize=64)
def _time_words(lexicon: Lexicon) -> frozenset[str]:
    """The words of which the lexicon's relative times and weekdays are made."""
    return frozenset(_words_of((*lexicon.folded("relative"), *lexicon.folded("weekdays"))))


def _words_of(phrases: Iterable[str]) -> Iterable[str]:
    for phrase in phrases:
        yield from _TOKEN.findall(phrase)


@lru_cache(maxsize=4096)
def is_time(lexicon: Lexicon, text: str) -> bool:
    """Whether a line is nothing but a time: a date, a time of day with it, or how long ago.

    >>> from newsparse.lexicon import load
    >>> [is_time(load("en"), line) for line in ("12 May 2024 at 8:15 pm", "3 hours ago", "6y", "12 likes", "May I ask")]
    [True, True, True, False, False]
    """
    if len(text) > LONGEST or not text:
        return False
    folded = fold(text)
    if not any(char.isdigit() for char in folded):
        return folded in lexicon.folded("relative")
    if _ELAPSED.fullmatch(folded):
        return True
    known, tongues = _time_words(lexicon), languages_of(lexicon)
    said = numbers = 0
    for token in _TOKEN.findall(folded):
        if token[0].isdigit():
            numbers += 1
            if len(token) > 4 and not moment(token):
                return False
        elif token in known or month_of(token, tongues):
            said += 1
        elif token not in _COMMON and _EAST_ASIAN.isdisjoint(token):
            return False
    return numbers > 0 and (said > 0 or bool(dates_in(text, tongues)) or bool(_MACHINE_DAY.search(text)) or _is_clock(folded))


def _is_clock(folded: str) -> bool:
    found = _CLOCK.match(folded)
    return found is not None and found.end() == len(folded) and ":" in folded


@lru_cache(maxsize=4096)
def split_time(lexicon: Lexicon, text: str) -> Timed | None:
    """A line parted around the first date in it; None where it shows none.

    >>> from newsparse.lexicon import load
    >>> split_time(load("fr"), "par Ada Moss le 7 mai 2020 - 12:38.")
    Timed(before='par Ada Moss le', shown='7 mai 2020 - 12:38.', after='')
    """
    found = next(iter(dates_in(text, languages_of(lexicon))), None)
    if found:
        start, end = found.start, found.end
        if clock := _CLOCK.match(text, end):
            end = clock.end()
        elif clock := _CLOCK_BEFORE.search(text[max(start - 24, 0) : start]):
            start -= len(clock[0])
    else:
        place = _relative_in(lexicon, text)
        if place is None:
            return None
        start, end = place
    return Timed(text[:start].strip(), text[start:end].strip(), text[end:].strip())


def _relative_in(lexicon: Lexicon, text: str) -> tuple[int, int] | None:
    """Where in a line a relative time stands: the longest run of its words at the line's end or start."""
    if not any(char.isdigit() for char in text):
        return None
    words = list(re.finditer(r"\S+", text))
    for start in range(max(len(words) - 6, 0), len(words)):
        tail = text[words[start].start() :]
        if any(char.isdigit() for char in tail) and is_time(lexicon, tail) and _is_relative(lexicon, tail):
            return words[start].start(), len(text)
    for end in range(min(6, len(words)), 0, -1):
        head = text[: words[end - 1].end()]
        if is_time(lexicon, head) and _is_relative(lexicon, head):
            return 0, words[end - 1].end()
    return None


def _is_relative(lexicon: Lexicon, text: str) -> bool:
    words = [word for word in _TOKEN.findall(fold(text)) if not word[0].isdigit()]
    return len(words) > 0 and any(word in _time_words(lexicon) for word in words)


def resolve(page: Page, shown: str | None, machine: str, is_month_first: bool) -> datetime | None:
    """The moment that a comment's machine date or shown time stands for; relative ones only where `page.now` is known."""
    if machine and (found := moment(machine)):
        return found
    if not shown:
        return None
    tongues = languages_of(page.lexicon)
    for text in (shown, machine):
        if text and (dates := dates_in(text, tongues)):
            return dates[0].read(is_month_first and dates[0].joint != ".")
    return relative(shown, page.now, tongues) if page.now else None


def is_month_first(page: Page, shown: Iterable[str]) -> bool:
    """Which way round the numbers of a thread's dates are: by one that can be read in one way only, else by the language."""
    for text in shown:
        found = re.search(r"(?<!\d)(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}", text)
        if found and int(found[1]) > 12:
            return False
        if found and int(found[2]) > 12:
            return True
    return page.lexicon.languages[:1] == ("en",)

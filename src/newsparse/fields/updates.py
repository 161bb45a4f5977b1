"""The entries of a live blog: where each begins in the body, and when it was published."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final, NamedTuple

from newsparse.fields.moments import dates_in, languages_of, moment, relative
from newsparse.json_values import first_text, nodes_of, types_of
from newsparse.model import Update
from newsparse.page import Container, Hint, Page

_LIVE: Final = int(Hint.LIVE)
_FEWEST: Final = 3
"""Entries that make a live blog."""
_POSTING: Final = "LiveBlogPosting"
"""The schema.org type of a live blog."""
_NODES: Final = 40
"""Objects of JSON-LD that are looked at."""
_TIMED: Final = 0.6
"""The share of alike containers that show a time, from which they are entries."""
_AROUND: Final = 4
"""Blocks at an entry's start, and at its end, in which its time is looked for."""
_LONGEST: Final = 60
"""Characters of the longest line that shows an entry's time."""
_CLOCK: Final = re.compile(
    r"(?:[^\W\d_]{1,12}[\s:]{1,3}){0,2}(\d{1,2})[:.h](\d{2})(?!\d)(?:\s?([ap])\.?\s?m\b\.?)?(?:\s?(?:uhr|hrs?|h|[A-Z]{3,4}))?\W{0,3}",
    re.IGNORECASE,
)
"""A line that is a time of day: '14:32', '2.15pm', '14h32', '14:32 Uhr', 'Posted 14:32 BST'."""
_NOON: Final = 12


class Entry(NamedTuple):
    """One entry of a live blog."""

    first: int
    """Index of the first block of its text."""
    update: Update
    shown: tuple[int, ...]
    """Indices of the blocks that show nothing but its time."""


class _Time(NamedTuple):
    """The time of an entry as the page gives it."""

    text: str
    value: datetime | None
    clock: timedelta | None
    """The time of day, where nothing tells the day."""
    block: int
    """Index of the block that shows nothing but the time; -1 where there is none."""


def find_updates(page: Page, chosen: Sequence[int], published: datetime | None = None) -> list[Entry]:
    """The entries of a live blog in page order; none for any other page.

    Args:
        page: The page.
        chosen: Indices of the body's blocks, in order.
        published: When the live blog began, which tells the day of entries that show but a time of day.
    """
    if page.is_text or len(chosen) < _FEWEST:
        return []
    is_stated = is_stated_live(page)
    if not is_stated and not page.named(_LIVE):
        return []
    found = [(container, time) for container, time in _entries(page, chosen) if time is not None]
    if not found or not (is_stated or _is_named_live(page, found[0][0])):
        return []
    stated = _stated(page)
    moments = _resolved([time for _, time in found], published)
    entries: list[Entry] = []
    for (container, time), value in zip(found, moments, strict=True):
        first = _first_in(chosen, container)
        if first == time.block:
            first = _first_in(chosen, container, after=time.block)
        if first is None:
            continue
        value = time.value or stated.get(page.blocks[first].text) or value
        shown = (time.block,) if time.block >= 0 else ()
        entries.append(Entry(first, Update(value, time.text), shown))
    return entries if len(entries) >= _FEWEST else []


def _first_in(chosen: Sequence[int], container: Container, after: int = -1) -> int | None:
    """The first of some blocks in order that a container holds, and that stands after a given one."""
    place = bisect_left(chosen, max(container.first, after + 1))
    return chosen[place] if place < len(chosen) and chosen[place] < container.end else None


def is_stated_live(page: Page) -> bool:
    """Whether the JSON-LD has an object that is a live blog."""
    for node in page.metadata.json_ld[:_NODES]:
        kinds = node.get("@type")
        if kinds is not None and (kinds.__class__ is not str or _POSTING in kinds) and _POSTING in types_of(node):
            return True
    return False


def _is_named_live(page: Page, entry: Container) -> bool:
    """Whether a name in or around an entry says that it is one of a live blog."""
    for container in page.containers[entry.index :]:
        if container.depth <= entry.depth and container is not entry:
            return False
        if container.all_hints & _LIVE:
            return True
    return False


def _entries(page: Page, chosen: Sequence[int]) -> list[tuple[Container, _Time | None]]:
    """The largest set of containers of one level and name that hold text of the body and a time each."""
    groups: dict[tuple[str, str, int], list[Container]] = {}
    for container in page.containers:
        if container.end - container.first > 1 and _first_in(chosen, container) is not None:
            name = container.names.partition(" ")[0].rstrip("0123456789-_")
            groups.setdefault((container.tag, name, container.depth), []).append(container)
    best: list[tuple[Container, _Time | None]] = []
    most = 0
    for members in groups.values():
        if len(members) < _FEWEST or len(members) <= most:
            continue
        read = [(container, _time_of(page, container)) for container in members]
        timed = sum([time is not None for _, time in read])
        if timed > most and timed >= max(_FEWEST, _TIMED * len(members)):
            best, most = read, timed
    return best


def _time_of(page: Page, container: Container) -> _Time | None:
    """The time that an entry shows at its start or its end."""
    start, end = container.first, container.end
    for index in (*range(start, min(start + _AROUND, end)), *range(max(end - _AROUND, start + _AROUND), end)):
        block = page.blocks[index]
        if block.kind != "text":
            continue
        is_alone = len(block.text) <= _LONGEST and not block.level
        for span in block.spans:
            if span.tag == "time":
                shown = block.text[span.start : span.end]
                machine = moment(span.attributes.get("datetime"))
                if found := _read(page, shown, machine, index if is_alone else -1):
                    return found
        if is_alone and (found := _read(page, block.text, None, index)):
            return found
    return None


def _read(page: Page, shown: str, machine: datetime | None, block: int) -> _Time | None:
    """A time as a machine's value, a date, a time of day, or told from now; None where the text is none of them."""
    if machine is not None:
        return _Time(shown, machine, None, block)
    languages = languages_of(page.lexicon)
    if dates := dates_in(shown, languages):
        return _Time(shown, dates[0].value, None, block)
    if clock := _clock(shown):
        return _Time(shown, None, clock, block)
    past = relative(shown, page.now, languages) if page.now else None
    return _Time(shown, past, None, block) if past else None


def _clock(text: str) -> timedelta | None:
    """The time of day that a line is.

    >>> str(_clock("2.15pm")), str(_clock("14:32 Uhr")), _clock("They won 3:1")
    ('14:15:00', '14:32:00', None)
    """
    match = _CLOCK.fullmatch(text.strip())
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2])
    if match[3]:
        hour = hour % _NOON + (_NOON if match[3] in "pP" else 0)
    return timedelta(hours=hour, minutes=minute) if hour < 24 and minute < 60 else None


def _resolved(times: Sequence[_Time], published: datetime | None) -> list[datetime | None]:
    """The moment of each time; times of day run on from the day that the blog began, from the oldest to the newest."""
    values = [time.value for time in times]
    clocks = [time.clock for time in times]
    if published is None or None in clocks:
        return values
    known = [clock for clock in clocks if clock is not None]
    is_newest_first = 2 * sum([other < one for one, other in pairwise(known)]) > len(known) - 1
    day = published.replace(hour=0, minute=0, second=0, microsecond=0)
    last = timedelta()
    found: list[datetime | None] = []
    for clock in reversed(known) if is_newest_first else known:
        if clock < last:
            day += timedelta(days=1)
        last = clock
        found.append(day + clock)
    return found[::-1] if is_newest_first else found


def _stated(page: Page) -> dict[str, datetime]:
    """Headlines of entries to their times, as JSON-LD states them."""
    updates: Iterable[object] = page.metadata.article.get("liveBlogUpdate") or ()
    found: dict[str, datetime] = {}
    for node in nodes_of(updates):
        headline, value = first_text(node, "headline", "name"), moment(first_text(node, "datePublished"))
        if headline and value:
            found.setdefault(headline, value)
    return found


def with_updates(
    page: Page, chosen: Sequence[int], published: datetime | None
) -> tuple[list[int], list[tuple[int, Update]]]:
    """The body's blocks without those that only show an entry's time, and each entry with the index of its first block."""
    entries = find_updates(page, chosen, published)
    shown = {index for entry in entries for index in entry.shown}
    return [i for i in chosen if i not in shown], [(entry.first, entry.update) for entry in entries]

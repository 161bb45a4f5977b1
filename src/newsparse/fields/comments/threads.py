"""Which comment answers which: by the ids that the page states, by nesting, by depth, by whom a comment says it answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import Final

from newsparse.fields.comments.items import Item
from newsparse.fields.comments.names import Role
from newsparse.fields.comments.parts import Said
from newsparse.fields.comments.place import Place
from newsparse.page import Container, Page

_REPLIES: Final = int(Role.REPLIES)
_LISTS: Final = frozenset(("ul", "ol", "dl", "blockquote", "dd"))
_LOOKED_AT: Final = 6
"""Containers at the start of an item among which its id is looked for."""
_OWN: Final = ("data-comment-id", "data-commentid", "data-comment", "data-id", "data-post-id", "data-comment_id", "id")
"""Attributes with a comment's id, as systems write them; 'id' last, as it may be of another sort."""
_PARENTS: Final = (
    "data-parent-id", "data-parentid", "data-parent", "data-parent-comment-id", "data-comment-parent", "data-reply-to",
    "data-parent_id", "data-in-reply-to", "parent",
)  # fmt: skip
_DEPTHS: Final = ("data-depth", "data-level", "data-comment-depth", "data-indent", "aria-level", "depth")
_WRAPPERS: Final = 3
"""Elements, its own and those around it, that may say how far a comment is set in."""
_NONE: Final = -1
_NUMBER: Final = re.compile(r"\d{1,20}")
_HEXADECIMAL: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|(?=[a-z]*\d)[0-9a-z]{6,40}\Z", re.IGNORECASE)
_DEPTH: Final = re.compile(
    r"(?:^|[\s_-])(?:depth|level|indent|lvl|tier|ebene|nivel|niveau)[-_]{0,2}(\d{1,3})(?![\w])", re.IGNORECASE
)
_MARGIN: Final = re.compile(r"(?:margin|padding)-(?:left|inline-start):\s{0,3}(\d{1,4})", re.IGNORECASE)


def ids_of(page: Page, items: Sequence[Item]) -> list[str]:
    """An id for each comment, unique: the page's own, else made from its place."""
    used: set[str] = set()
    ids: list[str] = []
    for place, item in enumerate(items):
        own = _own_id(page, item)
        if not own or own in used:
            own = f"c{place + 1}"
            while own in used:
                own += "'"
        used.add(own)
        ids.append(own)
    return ids


def _own_id(page: Page, item: Item) -> str | None:
    start = item.container.index
    for container in page.containers[start : start + _LOOKED_AT]:
        if container.index != start and (container.depth <= item.container.depth or container.end > item.container.end):
            break
        for name in _OWN:
            value = container.attributes.get(name)
            if value and len(value) <= 120 and any(char.isdigit() for char in value):
                return value.strip()
    return None


def _key(value: str) -> str:
    """What two ways of writing an id have in common: its last number, else its letters and digits.

    >>> _key("div-comment-135"), _key("#comment-135")
    ('135', '135')
    """
    if found := _HEXADECIMAL.search(value):
        return found[0].lower()
    numbers = _NUMBER.findall(value)
    return numbers[-1] if numbers else value


def parents_of(
    page: Page, place: Place, items: Sequence[Item], said: Sequence[Said], ids: Sequence[str]
) -> list[int | None]:
    """For each comment the place of the one it answers. Linear."""
    stated = _stated(items, ids)
    sunk = _sunk(page, place)
    levels = _levels(page, items)
    last_by: dict[str, int] = {}
    parents: list[int | None] = []
    above: list[
        tuple[int, int | None, int]
    ] = []  # depth, item around, place: those that may be answered by what follows
    set_in: list[tuple[int, int]] = []  # level, place
    for at, item in enumerate(items):
        found = stated[at]
        depth = item.container.depth
        while above and (above[-1][0] >= depth or not _is_within(items, item.parent, above[-1][1])):
            above.pop()
        if (
            found is None
            and above
            and above[-1][1] == item.parent
            and sunk.get(item.container.parent, -1) >= above[-1][0]
        ):
            found = above[-1][2]
        if found is None:
            found = item.parent
        if levels is not None and (level := levels[at]) is not None:
            while set_in and set_in[-1][0] >= level:
                set_in.pop()
            if found is None and set_in:
                found = set_in[-1][1]
            set_in.append((level, at))
        if found is None and said[at].answered:
            found = _by_name(said[at].answered, last_by)
        above.append((depth, item.parent, at))
        if author := said[at].author:
            last_by[author.casefold()] = at
        parents.append(found if found not in (at, _NONE) else None)
    return parents


def _is_within(items: Sequence[Item], inner: int | None, outer: int | None) -> bool:
    """Whether one comment's answers are among another's, all being among None's."""
    if outer is None or inner == outer:
        return True
    if inner is None:
        return False
    around, container = items[outer].container, items[inner].container
    return around.first <= container.first and container.end <= around.end


def _by_name(answered: str, last_by: dict[str, int]) -> int | None:
    """The last comment by someone named in a line such as 'in reply to Ada Moss'."""
    folded = answered.casefold()
    if folded in last_by:
        return last_by[folded]
    words = folded.replace("@", " ").split()
    for start in range(min(len(words), 8)):
        name = " ".join(words[start:]).strip(" :,.")
        if name in last_by:
            return last_by[name]
    return None


def _stated(items: Sequence[Item], ids: Sequence[str]) -> list[int | None]:
    """The comments answered by what attributes say: the place of an earlier one, `_NONE` for one that answers the article."""
    known: dict[str, int] = {}
    found: list[int | None] = []
    for at, item in enumerate(items):
        get = item.container.attributes.get
        value = next((value for name in _PARENTS if (value := get(name))), None)
        found.append(known.get(_key(value), _NONE) if value else None)
        known[_key(ids[at])] = at
    if not any(place is not None and place != _NONE for place in found):
        return [None] * len(found)  # the attributes are about something else
    return found


def _sunk(page: Page, place: Place) -> dict[int, int]:
    """Container index to the depth of the nearest element around its contents that holds answers, by its name or kind."""
    depths: dict[int, int] = {}
    for container in place.containers:
        holds = place.roles[container.index] & _REPLIES or container.tag in _LISTS
        depths[container.index] = container.depth if holds else depths.get(container.parent, -1)
    return depths


def _levels(page: Page, items: Sequence[Item]) -> list[int | None] | None:
    """How far each comment is set in, by what its names or attributes say; None where all are alike or it is not said."""
    levels: list[int | None] = []
    end = 0
    for item in items:
        # What is said of an element around the comment counts for the comment that it begins with.
        wrappers = islice(page.ancestors(item.container.index), _WRAPPERS)
        around = [one for one in wrappers if one is item.container or one.first >= end]
        levels.append(next((level for one in around if (level := _level(one)) is not None), None))
        end = item.container.first + 1
    return levels if len({level for level in levels if level is not None}) > 1 else None


def _level(container: Container) -> int | None:
    if found := _DEPTH.search(container.names):
        return int(found[1])
    get = container.attributes.get
    for name in _DEPTHS:
        value = get(name)
        if value and value.isdecimal() and len(value) < 4:
            return int(value)
    style = get("style")
    if style and (found := _MARGIN.search(style)):
        return int(found[1])
    return None

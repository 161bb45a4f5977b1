"""Which containers are the comments: alike ones, each with a name, a time and words of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Final

import attrs

from newsparse.fields.comments.lines import alike, shared
from newsparse.fields.comments.names import Role, stem_of
from newsparse.fields.comments.place import Place
from newsparse.page import Container, Hint, Page

_NEVER: Final = frozenset(
    "form button label fieldset blockquote h1 h2 h3 h4 h5 h6 nav select figure header footer p".split()
)
"""Elements that are no comment."""
_ITEM, _THREAD = int(Role.ITEM), int(Role.THREAD)
_NO_ITEM: Final = int(Role.QUOTE | Role.ELSEWHERE | Role.FORM | Role.AVATAR)
_NO_HINT: Final = int(Hint.NAVIGATION | Hint.RELATED | Hint.NEWSLETTER | Hint.LIVE)
"""What an element is named that is no comment, unless it is named for one too."""
_SEVERAL: Final = 3
"""With more times and more names than this an element holds several comments."""
_LONGEST_BUTTONS: Final = 40
"""Characters of the longest line that is buttons, as many comments have it: '回复 踩0 赞18 收藏'."""
_BOTH, _ONE, _NAMED = 1.0, 0.8, 0.25
"""How much an element is worth that has words, and a name and a time; one of them; only a comment's name."""
_NAME_BONUS: Final = 1.15
_THREAD_MALUS: Final = 0.6
_WASTE: Final = 0.1
"""What each element that is not like a comment takes off."""
_LEAST_SHARE: Final = 0.5
"""At least this share of a group's elements must be like comments."""
_ALONE: Final = 0.9
"""A single element must be worth this much."""
_TRIALS: Final = 12
"""Groups that are tried beside the best one."""
_GAIN: Final = 0.8
"""A group is taken in beside the best one if it adds this share of its worth."""
_LISTED: Final = frozenset(("li", "article", "dd", "tr"))
"""Elements that are one of several by themselves."""


@attrs.frozen
class Item:
    """The container of one comment."""

    container: Container
    blocks: tuple[int, ...]
    """Indices of its own blocks, without those of the answers nested in it."""
    parent: int | None
    """Place among the items of the one that it is nested in."""


@attrs.frozen
class _Counts:
    """Running sums over the section's blocks: of names, times and words."""

    start: int
    names: list[int]
    times: list[int]
    words: list[int]

    def of(self, container: Container) -> tuple[int, int, int]:
        first, end = container.first - self.start, container.end - self.start
        return (
            self.names[end] - self.names[first],
            self.times[end] - self.times[first],
            self.words[end] - self.words[first],
        )


def find_items(page: Page, place: Place) -> list[Item]:
    """The comments' containers in page order; empty where there are none."""
    counts = _count(page, place)
    if not counts.words[-1]:
        return []
    if not counts.names[-1] and not counts.times[-1] and not any(roles & _ITEM for roles in place.roles.values()):
        return []  # mostly a heading or a form that no comments stand with
    groups = []
    for members in _groups(place):
        worth = _worth(place, counts, members)
        if worth > 0:
            groups.append((worth, members))
    if not groups:
        return []
    groups.sort(key=lambda group: (-group[0], group[1][0].index))
    most, best = groups[0]
    if len(best) == 1 and most < _ALONE:
        return []
    for worth, members in groups[1 : _TRIALS + 1]:
        if worth < _ALONE:
            break
        merged = sorted({c.index: c for c in (*best, *members)}.values(), key=lambda c: c.index)
        gained = _worth(place, counts, merged) - most
        if len(merged) > len(best) and gained >= _GAIN * worth:
            best, most = merged, most + gained
    return _nested(best)


def _count(page: Page, place: Place) -> _Counts:
    start = min(root.first for root in place.roots)
    end = max(root.end for root in place.roots)
    rows: list[tuple[int, int, int]] = []
    said: list[str] = []
    for i in range(start, end):
        line = place.lines.get(i)
        if line is None or i in place.inside:
            rows.append((0, 0, 0))
            said.append("")
            continue
        block = page.blocks[i]
        is_linked = block.link_chars is not None and block.link_chars >= len(block.text) - 1
        has_words = bool(line.rest) and not line.is_tool and not is_linked
        rows.append((bool(line.author), bool(line.time), has_words))
        said.append(alike(line.rest) if has_words and len(line.rest) <= _LONGEST_BUTTONS else "")
    names, times, words = ([0, *accumulate(row[k] for row in rows)] for k in range(3))
    if buttons := shared(Counter(filter(None, said)), max(times[-1], names[-1])):
        own = (int(row[2] and text not in buttons) for row, text in zip(rows, said, strict=True))
        left = [0, *accumulate(own)]
        if left[-1] >= max(times[-1], 1):  # else what is said is in links, and only the buttons tell where
            words = left
    return _Counts(start, names, times, words)


def _groups(place: Place) -> Iterable[list[Container]]:
    """Containers with a name in common, or, without names, in the same list."""
    groups: dict[tuple[str, str, int], list[Container]] = {}
    for container in place.containers:
        roles = place.roles[container.index]
        if container.tag in _NEVER or container.end == container.first or roles & _NO_ITEM:
            continue
        if container.hints & _NO_HINT and not roles & _ITEM:
            continue
        stems = {stem_of(name) for name in container.names.split()[:12]} if container.names else ()
        for stem in stems:
            if stem:
                groups.setdefault((container.tag, stem, -1), []).append(container)
        if not stems or container.tag in _LISTED:
            groups.setdefault((container.tag, "", container.parent), []).append(container)
    return groups.values()


def _worth(place: Place, counts: _Counts, members: Sequence[Container]) -> float:
    """How much speaks for containers (in page order) as the comments; 0 if too few are like one."""
    total = 0.0
    good = 0
    open_members: list[tuple[Container, list[int]]] = []
    last = None
    for member in (*members, None):
        while open_members and (member is None or open_members[-1][0].end <= member.first):
            container, own = open_members.pop()
            worth = _like_comment(place, container, own)
            total += worth
            good += worth >= _ONE * _THREAD_MALUS or worth == _NAMED * _NAME_BONUS
        if member is None or member is last:
            continue
        of = list(counts.of(member))
        if open_members:
            for k in range(3):
                open_members[-1][1][k] -= of[k]
        open_members.append((member, of))
        last = member
    return total - _WASTE * (len(members) - good) if good >= _LEAST_SHARE * len(members) else 0.0


def _like_comment(place: Place, container: Container, own: Sequence[int]) -> float:
    """How much one container is like a comment, by what it has of its own."""
    names, times, words = own
    roles = place.roles[container.index]
    if words <= 0 or (names > _SEVERAL and times > _SEVERAL):
        return 0.0
    if names > 0 and times > 0:
        worth = _BOTH
    elif names > 0 or times > 0:
        worth = _ONE
    else:
        return _NAMED * _NAME_BONUS if roles & _ITEM else 0.0
    if roles & _ITEM:
        return worth * _NAME_BONUS
    return worth * _THREAD_MALUS if roles & _THREAD else worth


def _nested(members: Sequence[Container]) -> list[Item]:
    """Items with their own blocks: those of nested items belong to these alone. Linear in blocks and items."""
    kept: list[Container] = []
    parents: list[int | None] = []
    open_items: list[int] = []
    for container in members:
        while open_items and kept[open_items[-1]].end <= container.first:
            open_items.pop()
        if open_items and (kept[open_items[-1]].first, kept[open_items[-1]].end) == (container.first, container.end):
            continue  # two wrappers of the same blocks are one comment
        parents.append(open_items[-1] if open_items else None)
        kept.append(container)
        open_items.append(len(kept) - 1)
    own: list[list[int]] = [[] for _ in kept]
    open_items = []
    at = 0

    def close() -> None:
        nonlocal at
        last = open_items.pop()
        own[last].extend(range(at, kept[last].end))
        at = max(at, kept[last].end)

    for place, container in enumerate(kept):
        while open_items and kept[open_items[-1]].end <= container.first:
            close()
        if open_items:
            own[open_items[-1]].extend(range(at, container.first))
        at = container.first
        open_items.append(place)
    while open_items:
        close()
    return [
        Item(container, tuple(blocks), parent) for container, blocks, parent in zip(kept, own, parents, strict=True)
    ]

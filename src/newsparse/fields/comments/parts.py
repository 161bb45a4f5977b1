"""What each comment of a thread holds: who wrote it, when, the words; told by names, wording, and what the comments share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

import attrs

from newsparse.fields.comments.items import Item
from newsparse.fields.comments.lines import LONGEST_NAME, Line, alike, clean_name, left_is_name, shared, speaks_of
from newsparse.fields.comments.names import Role
from newsparse.fields.comments.place import Place
from newsparse.fields.judgement import label_of
from newsparse.lexicon import fold
from newsparse.page import Block, Page

_TEXT, _TITLE, _TOOL = int(Role.TEXT), int(Role.TITLE), int(Role.TOOL)
_DELETED, _AUTHOR, _AVATAR = int(Role.DELETED), int(Role.AUTHOR), int(Role.AVATAR)
_LONGEST_FURNITURE: Final = 80
"""Characters of the longest button or note that comments share."""
_USUAL: Final = 0.6
"""The share of a thread's comments that have the name in the same place."""
_LONGEST_BADGE: Final = 40
_LINKED: Final = 0.9
_MANY: Final = 3
"""So many different texts are comments even without names and times."""
_HEADINGS: Final = frozenset(("comment_heading", "comment_form"))
_AGAINST: Final = ("dislike", "down", "unlike", "negative", "minus", "contra", "against")
"""In names of counts that are taken off."""


@attrs.frozen
class Said:
    """The parts of one comment."""

    author: str | None
    time: str | None
    machine: str
    text: str
    votes: int | None
    is_deleted: bool
    has_reply: bool
    """Whether it has a button to answer it."""
    answered: str
    """The name of whom it answers, where it is shown."""
    title: str | None
    text_blocks: tuple[int, ...]


def read_items(page: Page, place: Place, items: Sequence[Item]) -> list[Said]:
    """The parts of each comment. Linear in their size."""
    slots = _slots(page, place, items)
    shared = _shared(page, place, items, slots)
    name_slot = _name_slot(page, place, items, slots, shared)
    return [_read(page, place, item, slots, shared, name_slot) for item in items]


def are_comments(page: Page, said: Sequence[Said]) -> bool:
    """Whether what was read is comments: not the same words again and again, nor a few lines without names and times."""
    texts = {one.text for one in said if one.text and not is_heading(page, one.text) and not _is_form(page, one)}
    if not texts or (len(texts) == 1 < len(said) and len(next(iter(texts))) < _LONGEST_BADGE):
        return False
    return len(texts) >= _MANY or any(one.text in texts and (one.author or one.time) for one in said)


def _is_form(page: Page, one: Said) -> bool:
    """Whether what seems a comment is the place to write one: the section's heading and the way to log in, without a time."""
    lines = one.text.split("\n\n")
    return (
        not one.time
        and is_heading(page, lines[0])
        and all(len(line) <= _LONGEST_BADGE and (is_heading(page, line) or speaks_of("login", line)) for line in lines)
    )


def is_heading(page: Page, text: str) -> bool:
    """Whether a text is a label of the section rather than someone's words."""
    return len(text) <= _LONGEST_FURNITURE and label_of(page.lexicon, text) in _HEADINGS


def _slots(page: Page, place: Place, items: Sequence[Item]) -> dict[int, int]:
    """Container index to a number for its place within its comment: the same for alike places of different comments."""
    starts = {item.container.index for item in items}
    numbers: dict[tuple[int, str, int], int] = {}
    slots: dict[int, int] = {}
    for container in place.containers:
        outer = slots.get(container.parent)
        if container.index in starts:
            slots[container.index] = 0
        elif outer is not None:
            key = (outer, container.tag, place.roles[container.index])
            slots[container.index] = numbers.setdefault(key, len(numbers) + 1)
    return slots


def _open(place: Place, item: Item) -> Iterable[tuple[int, Line]]:
    """The lines of an item that say something still to be told."""
    for i in item.blocks:
        line = place.lines.get(i)
        if line and line.rest and not line.is_tool and i not in place.inside:
            yield i, line


def _shared(page: Page, place: Place, items: Sequence[Item], slots: dict[int, int]) -> frozenset[tuple[int, str]]:
    """Short texts that many comments have in the same place: buttons and notes of the system, in any language."""
    seen: Counter[tuple[int, str]] = Counter()
    for item in items:
        seen.update({
            (slots.get(page.blocks[i].container, -1), alike(line.rest))
            for i, line in _open(place, item)
            if len(line.rest) <= _LONGEST_FURNITURE
        })  # fmt: skip
    return shared(seen, len(items))


def _name_slot(
    page: Page, place: Place, items: Sequence[Item], slots: dict[int, int], shared: frozenset[tuple[int, str]]
) -> int | None:
    """The place where the comments have their author's name, if nothing else tells it."""
    if sum(1 for item in items if _named(place, item)) >= _USUAL * len(items):
        return None
    first_in: Counter[int] = Counter()
    for item in items:
        seen: set[int] = set()
        left = [(i, line) for i, line in _open(place, item) if not line.is_doubtful]
        for i, line in left[:-1]:
            slot = slots.get(page.blocks[i].container, -1)
            if slot in seen or (slot, alike(line.rest)) in shared:
                continue
            if left_is_name(line.rest) and not place.near.get(page.blocks[i].container, 0) & (_TEXT | _TITLE):
                first_in[slot] += 1
            seen.add(slot)
    return next((slot for slot, count in first_in.most_common(1) if count >= _USUAL * len(items)), None)


def _named(place: Place, item: Item) -> bool:
    return any(i in place.lines and place.lines[i].author for i in item.blocks)


def _read(
    page: Page,
    place: Place,
    item: Item,
    slots: dict[int, int],
    shared: frozenset[tuple[int, str]],
    name_slot: int | None,
) -> Said:
    lines = [(i, place.lines[i]) for i in item.blocks if i in place.lines and i not in place.inside]
    author_at, author = _author(page, lines, slots, name_slot)
    time_at = next((i for i, line in lines if line.time and not _in_text(place, page.blocks[i])), None)
    time = place.lines[time_at] if time_at is not None else Line()
    taken = {i for i in (author_at, time_at) if i is not None}
    left = [
        (i, line)
        for i, line in lines
        if line.rest
        and not line.is_tool
        and not (i == author_at and line.rest == page.blocks[i].text)
        and (slots.get(page.blocks[i].container, -1), alike(line.rest)) not in shared
    ]
    sure = {page.blocks[i].container for i, line in left if not line.is_doubtful}
    left = [(i, line) for i, line in left if page.blocks[i].container in sure or not line.is_doubtful] or left
    title_at = _title_at(page, place, item, left, taken)
    if title_at is not None:
        left = [(i, line) for i, line in left if i != title_at]
    chosen = _words(page, place, item, left, taken)
    text = "\n\n".join(line.rest for _, line in chosen)
    roles = place.roles.get(item.container.index, 0)
    folded = fold(text) if len(text) <= 2 * _LONGEST_FURNITURE else ""
    return Said(
        author=author,
        time=time.time or None,
        machine=time.machine,
        text=text,
        votes=_votes(page, place, lines),
        is_deleted=bool(roles & _DELETED) or (bool(folded) and folded in page.lexicon.folded("comment_deleted")),
        has_reply=any(line.has_reply for _, line in lines),
        answered=next((line.answered for _, line in lines if line.answered), ""),
        title=page.blocks[title_at].text if title_at is not None else None,
        text_blocks=tuple(i for i, _ in chosen),
    )


def _author(
    page: Page, lines: Sequence[tuple[int, Line]], slots: dict[int, int], name_slot: int | None
) -> tuple[int | None, str | None]:
    """Which block shows who wrote a comment, and the name."""
    for wanted in (True, False):
        for i, line in lines:
            if line.author and line.is_named is wanted and not is_heading(page, line.author):
                return i, line.author
    if name_slot is not None:
        for i, line in lines:
            if (
                line.rest
                and not line.is_tool
                and slots.get(page.blocks[i].container, -1) == name_slot
                and left_is_name(line.rest)
            ):
                return i, clean_name(page.lexicon, line.rest)
    elif len([1 for _, line in lines if line.rest and not line.is_tool]) > 1:
        i, line = next((i, line) for i, line in lines if line.rest and not line.is_tool)
        if left_is_name(line.rest) and len(line.rest) < LONGEST_NAME // 2 and _stands_out(page.blocks[i]):
            return i, clean_name(page.lexicon, line.rest)
    return None, None


def _stands_out(block: Block) -> bool:
    """Whether markup sets a block off: a heading, bold, or a link."""
    return bool(block.level) or any(
        span.tag in ("b", "strong", "a", "cite") and span.end - span.start >= _LINKED * len(block.text)
        for span in block.spans
    )


def _in_text(place: Place, block: Block) -> bool:
    return bool(place.near.get(block.container, 0) & _TEXT) and len(block.text) > _LONGEST_FURNITURE


def _title_at(page: Page, place: Place, item: Item, left: Sequence[tuple[int, Line]], taken: set[int]) -> int | None:
    """Which line is the comment's title: a heading above the words, not among them."""
    if len(left) < 2:
        return None
    for i, _ in left:
        block = page.blocks[i]
        if place.near.get(block.container, 0) & _TITLE:
            return i
        if block.level:
            return None if _marked(page, place, item, [i], taken) else i
    return None


def _words(
    page: Page, place: Place, item: Item, left: Sequence[tuple[int, Line]], taken: set[int]
) -> Sequence[tuple[int, Line]]:
    """The lines that are what the comment says: those in elements named so, else all that are left."""
    open_blocks = [i for i, _ in left]
    named = _marked(page, place, item, open_blocks, taken) or _marked(page, place, item, open_blocks, set())
    marked = [(i, line) for i, line in left if i in named]
    chosen = marked or [(i, line) for i, line in left if page.blocks[i].container not in place.hidden] or left
    if marked:
        seen = [(i, line) for i, line in marked if page.blocks[i].container not in place.hidden]
        return (
            seen
            if sum(len(line.rest) for _, line in seen) >= _USUAL * sum(len(line.rest) for _, line in marked)
            else marked
        )
    while len(chosen) > 1 and _is_badge(page.blocks[chosen[-1][0]]):
        chosen = chosen[:-1]
    while len(chosen) > 1 and _is_badge(page.blocks[chosen[0][0]]):
        chosen = chosen[1:]
    return chosen


def _is_badge(block: Block) -> bool:
    return len(block.text) <= _LONGEST_BADGE and (block.link_chars or 0) >= _LINKED * len(block.text)


def _marked(page: Page, place: Place, item: Item, blocks: Iterable[int], taken: set[int]) -> set[int]:
    """The blocks in a container, within the item and without its name and time, that is named as the words."""
    known: dict[int, bool] = {item.container.index: False}
    found: set[int] = set()
    for block in blocks:
        at = page.blocks[block].container
        path: list[int] = []
        while at not in known and at > item.container.index:
            path.append(at)
            at = page.containers[at].parent
        is_marked = known.get(at, False)
        for index in reversed(path):
            container = page.containers[index]
            if not is_marked and (place.roles.get(index, 0) & _TEXT or (not taken and index in place.wide)):
                is_marked = not any(container.first <= i < container.end for i in taken)
            known[index] = is_marked
        if is_marked:
            found.add(block)
    return found


def _votes(page: Page, place: Place, lines: Sequence[tuple[int, Line]]) -> int | None:
    """The sum of the votes that a comment shows."""
    total: int | None = None
    for i, line in lines:
        if line.votes is None:
            continue
        container = page.containers[page.blocks[i].container]
        names = (
            f"{container.names} {page.containers[container.parent].names}".lower()
            if container.parent >= 0
            else container.names
        )
        if not (place.near.get(container.index, 0) | place.roles.get(container.parent, 0)) & _TOOL:
            continue
        votes = -abs(line.votes) if any(word in names for word in _AGAINST) else line.votes
        if total is None or votes < 0:
            total = (total or 0) + votes
    return total

"""Where on a page its comment section lies, by names and headings, and what each block there shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from newsparse.fields.comments.lines import Line, read_line
from newsparse.fields.comments.names import Role, roles_of
from newsparse.fields.judgement import Judgement, label_of
from newsparse.page import Container, Hint, Page

_COMMENTS, _HIDDEN = int(Hint.COMMENTS), int(Hint.HIDDEN)
_ELSEWHERE, _UNSEEN, _QUOTE, _PINGBACK = int(Role.ELSEWHERE), int(Role.HIDDEN), int(Role.QUOTE), int(Role.PINGBACK)
_INHERITED: Final = _ELSEWHERE | _QUOTE | _PINGBACK
"""Roles that hold for all that is inside."""
_PASSED_ON: Final = ~int(Role.ITEM | Role.THREAD | Role.REPLIES | Role.PINGBACK | Role.ELSEWHERE | Role.DELETED | Role.HIDDEN)
"""Roles that hold for what is inside, until a nearer name says otherwise."""
_RESET: Final = int(Role.ITEM | Role.THREAD | Role.REPLIES)
_LEVELS: Final = 3
"""Elements around a region whose names may say that its comments are of other pages."""
_CLIMB: Final = 6
"""Elements around a heading among which the one that holds the comments is looked for."""
_MOST: Final = 0.9
"""A container with this share of the page's blocks is the page."""


@attrs.frozen
class Place:
    """The parts of a page that are its comment section."""

    roots: tuple[Container, ...]
    """The outermost containers, in page order; none within another."""
    containers: tuple[Container, ...]
    """All in them, in page order."""
    roles: dict[int, int]
    """Container index to the `Role` bits of its own names."""
    near: dict[int, int]
    """Container index to the bits of the nearest named element around its text."""
    lines: dict[int, Line]
    """Block index to what it shows."""
    inside: frozenset[int]
    """Indices of the blocks that are in forms."""
    hidden: frozenset[int]
    """Indices of the containers that a reader does not see at first."""


def find_roots(page: Page, judgement: Judgement) -> tuple[Container, ...]:
    """The outermost containers that are named for comments, or headed so, below the headline and apart from the body."""
    named = [container for container in page.containers if container.hints & _COMMENTS]
    roots: list[Container] = []
    for container in named:
        if roots and container.index < _past(page, roots[-1]):
            continue
        if _is_apart(page, judgement, container) and not _is_elsewhere(page, container):
            roots.append(container)
    return tuple(roots)


def headed_roots(page: Page, judgement: Judgement) -> tuple[Container, ...]:
    """Containers that begin with a heading of comments, where no name tells of any."""
    roots: list[Container] = []
    for block in page.blocks[judgement.end :]:
        if not block.level or label_of(page.lexicon, block.text) not in ("comment_heading", "comment_form"):
            continue
        at = block.container
        for _ in range(_CLIMB):
            container = page.containers[at]
            if container.end - block.index > 1:
                if _is_apart(page, judgement, container) and not _is_elsewhere(page, container):
                    roots.append(container)
                break
            at = container.parent
            if at < 0:
                break
    return tuple(root for root in roots if not any(o.first <= root.first and root.end <= o.end and o is not root for o in roots[:8]))


def _past(page: Page, container: Container) -> int:
    """Index past the last container within one."""
    containers, depth = page.containers, container.depth
    at = container.index + 1
    while at < len(containers) and containers[at].depth > depth:
        at += 1
    return at


def _is_apart(page: Page, judgement: Judgement, container: Container) -> bool:
    """Whether a container holds neither the headline nor where the body begins, and is not the page."""
    if container.end - container.first > _MOST * len(page.blocks):
        return False
    if judgement.headline is not None and container.first <= judgement.headline < container.end:
        return False
    return not (judgement.first < judgement.end and container.first <= judgement.first < container.end)


def _is_elsewhere(page: Page, container: Container) -> bool:
    """Whether names around a container say that its comments are of other pages."""
    for _ in range(_LEVELS):
        if roles_of(container.names) & _ELSEWHERE:
            return True
        if container.parent < 0:
            return False
        container = page.containers[container.parent]
    return False


def read_place(page: Page, roots: Sequence[Container]) -> Place:
    """What is in these containers. Linear in their size."""
    roles: dict[int, int] = {}
    near: dict[int, int] = {}
    found: list[Container] = []
    titles: dict[int, str] = {}
    hidden: set[int] = set()
    for root in roots:
        for container in _within(page, root):
            own = roles_of(_names(container))
            around = near.get(container.parent, 0)
            if container.tag == "blockquote":
                own |= _QUOTE
            own |= roles.get(container.parent, 0) & _INHERITED
            roles[container.index] = own
            near[container.index] = (own & _PASSED_ON) or (0 if own & _RESET else around)
            if container.hints & _HIDDEN or own & _UNSEEN or container.parent in hidden:
                hidden.add(container.index)
            if title := container.attributes.get("title"):
                titles[container.index] = title
            found.append(container)
    lines: dict[int, Line] = {}
    for root in roots:
        for block in page.blocks[root.first : root.end]:
            if block.kind == "text":
                at = block.container
                if roles.get(at, 0) & _QUOTE:
                    lines[block.index] = Line(rest=block.text)  # the name and time of another comment
                else:
                    lines[block.index] = read_line(page.lexicon, block, near.get(at, 0), titles.get(at, ""))
    return Place(tuple(roots), tuple(found), roles, near, lines, _in_forms(page, found, lines), frozenset(hidden))


def _within(page: Page, root: Container) -> Iterator[Container]:
    """A container and all in it, in document order."""
    yield root
    containers, depth = page.containers, root.depth
    at = root.index + 1
    while at < len(containers) and containers[at].depth > depth:
        yield containers[at]
        at += 1


def _names(container: Container) -> str:
    prop = container.attributes.get("itemprop")
    if not prop:
        return container.names
    return f"{container.names} {prop}" if container.names else prop


def _in_forms(page: Page, containers: Sequence[Container], lines: dict[int, Line]) -> frozenset[int]:
    """Blocks inside forms; an element 'form' around the comments themselves is none."""
    inside: set[int] = set()
    end = 0
    for container in containers:
        if container.tag != "form" or container.first < end or container.end == container.first:
            continue
        times = sum(1 for i in range(container.first, container.end) if i in lines and lines[i].time)
        if not times:
            inside.update(range(container.first, container.end))
            end = container.end
    return frozenset(inside)

"""Where on a page its comment section lies, by names and headings, and what each block there shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import Final

import attrs

from newsparse.fields.comments.lines import Line, one_speaks_of, read_line, speaks_of
from newsparse.fields.comments.names import Role, roles_of, stem_of
from newsparse.fields.judgement import Judgement, label_of
from newsparse.page import Block, Container, Hint, Page

_HIDDEN: Final = int(Hint.HIDDEN)
_ELSEWHERE, _UNSEEN, _QUOTE, _PINGBACK = int(Role.ELSEWHERE), int(Role.HIDDEN), int(Role.QUOTE), int(Role.PINGBACK)
_BUTTON: Final = int(Role.TOOL)
_INHERITED: Final = _ELSEWHERE | _QUOTE | _PINGBACK
"""Roles that hold for all that is inside."""
_PASSED_ON: Final = ~int(
    Role.ITEM | Role.THREAD | Role.REPLIES | Role.PINGBACK | Role.ELSEWHERE | Role.DELETED | Role.HIDDEN
)
"""Roles that hold for what is inside, until a nearer name says otherwise."""
_NARROW: Final = int(Role.AUTHOR | Role.TIME | Role.TITLE | Role.AVATAR | Role.ANSWERED | Role.HEADING | Role.CUT)
_FEW: Final = 6
"""Blocks in a container past which its names are not those of a single line: an item named 'member' is no author."""
_TEXT, _TIME = int(Role.TEXT), int(Role.TIME)
ITEMS_OWN: Final = _NARROW | _TEXT | int(Role.TOOL | Role.META)
"""What the names of a whole comment do not say of its lines."""
_RESET: Final = int(Role.ITEM | Role.THREAD | Role.REPLIES)
_LEVELS: Final = 3
"""Elements around a region whose names may say that its comments are of other pages."""
_BODY: Final = 0.5
"""A block at least this likely is of the body."""
_CLIMB: Final = 6
"""Elements around a heading among which the one that holds the comments is looked for."""
_MANY: Final = 3
"""So many alike named containers have another around them that is the section."""
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
    wide: frozenset[int]
    """Indices of the containers that are named as the words but hold the time too."""


def find_roots(page: Page, judgement: Judgement, named: Sequence[Container]) -> tuple[Container, ...]:
    """Of the containers that are named for comments the outermost, below the headline and apart from the body."""
    roots: list[Container] = []
    end = 0
    for container in named:
        if container.index >= end and _is_apart(page, judgement, container) and not _is_elsewhere(page, container):
            roots.append(container)
            end = _past(page, container)
    return _gathered(page, judgement, roots)


def _gathered(page: Page, judgement: Judgement, roots: Sequence[Container]) -> tuple[Container, ...]:
    """Roots of which many are alike, such as the buttons below each comment, as the one container around them."""
    alike: dict[tuple[str, str], list[Container]] = {}
    for root in roots:
        alike.setdefault((root.tag, " ".join(map(stem_of, root.names.split()[:4]))), []).append(root)
    for group in alike.values():
        if len(group) < _MANY:
            continue
        around = group[0]
        while around.parent >= 0 and around.end < group[-1].end:
            around = page.containers[around.parent]
        if around is not group[0] and _is_apart(page, judgement, around) and not _is_elsewhere(page, around):
            roots = [root for root in roots if not around.first <= root.first or not root.end <= around.end]
            roots = sorted((*roots, around), key=lambda root: root.index)
    return tuple(roots)


def headed_roots(page: Page, judgement: Judgement) -> tuple[Container, ...]:
    """Containers that begin with a heading of comments, where no name tells of any."""
    headings = [block for block in page.blocks[judgement.first :] if block.level]
    if not one_speaks_of("about", [block.text for block in headings]):
        return ()
    roots: list[Container] = []
    for block in headings:
        if not speaks_of("about", block.text):
            continue
        if label_of(page.lexicon, block.text) not in ("comment_heading", "comment_form"):
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
    return tuple(
        root
        for root in roots
        if not any(o.first <= root.first and root.end <= o.end and o is not root for o in roots[:8])
    )


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
    containers = [container for root in roots for container in _within(page, root)]
    roles = _own_roles(containers)
    near = _near_roles(containers, roles)
    lines: dict[int, Line] = {}
    for root in roots:
        for block in page.blocks[root.first : root.end]:
            if block.kind == "text":
                lines[block.index] = _read_line(page, block, roles, near.get(block.container, 0))
    times = _times(roots, lines)
    wide = [c for c in containers if roles[c.index] & _TEXT and times(c)]
    place = Place(
        roots=tuple(roots),
        containers=tuple(containers),
        roles=roles,
        near=near,
        lines=lines,
        inside=_in_forms(containers, times),
        hidden=_hidden(containers, roles),
        wide=frozenset(container.index for container in wide),
    )
    return without_roles(page, place, wide, _TEXT) if wide else place


def without_roles(page: Page, place: Place, wide: Sequence[Container], bits: int) -> Place:
    """The place read again with some containers' names not saying these things: they hold more than that."""
    if not any(place.roles[container.index] & bits for container in wide):
        return place
    roles = dict(place.roles)
    for container in wide:
        roles[container.index] &= ~bits
    near = _near_roles(place.containers, roles)
    lines = dict(place.lines)
    for i in lines:
        at = page.blocks[i].container
        if near.get(at, 0) != place.near.get(at, 0):
            lines[i] = _read_line(page, page.blocks[i], roles, near.get(at, 0))
    return attrs.evolve(place, roles=roles, near=near, lines=lines)


def _own_roles(containers: Sequence[Container]) -> dict[int, int]:
    """What each container's own names say, and what holds for all inside those around it."""
    roles: dict[int, int] = {}
    for container in containers:
        own = _BUTTON if container.tag == "button" else roles_of(_names(container))
        if container.end - container.first > _FEW:
            own &= ~_NARROW
        if container.tag == "blockquote":
            own |= _QUOTE
        roles[container.index] = own | roles.get(container.parent, 0) & _INHERITED
    return roles


def _near_roles(containers: Sequence[Container], roles: dict[int, int]) -> dict[int, int]:
    """What the nearest named container around a text says."""
    near: dict[int, int] = {}
    for container in containers:
        own = roles[container.index]
        near[container.index] = (own & _PASSED_ON) or (0 if own & _RESET else near.get(container.parent, 0))
    return near


def _hidden(containers: Sequence[Container], roles: dict[int, int]) -> frozenset[int]:
    hidden: set[int] = set()
    for container in containers:
        if container.hints & _HIDDEN or roles[container.index] & _UNSEEN or container.parent in hidden:
            hidden.add(container.index)
    return frozenset(hidden)


def _read_line(page: Page, block: Block, roles: dict[int, int], near: int) -> Line:
    if roles.get(block.container, 0) & _QUOTE:
        return Line(rest=block.text)  # the name and time of another comment
    title = page.containers[block.container].attributes.get("title") if near & _TIME else None
    return read_line(page.lexicon, block, near, title or "")


def _times(roots: Sequence[Container], lines: dict[int, Line]) -> Callable[[Container], int]:
    """How many lines with a time there are in a container."""
    start, end = min(root.first for root in roots), max(root.end for root in roots)
    sums = [0, *accumulate(int(i in lines and bool(lines[i].time)) for i in range(start, end))]
    return lambda container: sums[container.end - start] - sums[container.first - start]


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


def _in_forms(containers: Sequence[Container], times: Callable[[Container], int]) -> frozenset[int]:
    """Blocks inside forms; an element 'form' around the comments themselves is none."""
    inside: set[int] = set()
    end = 0
    for container in containers:
        if container.tag == "form" and container.first >= end and not times(container):
            inside.update(range(container.first, container.end))
            end = container.end
    return frozenset(inside)


def blocks_of(page: Page, judgement: Judgement, place: Place, items: Sequence[Container]) -> set[int]:
    """The blocks of the section; of a container amid the body that holds no comment only what is not of the body."""
    found: set[int] = set()
    for root in place.roots:
        holds = any(root.first <= item.first and item.end <= root.end for item in (*items[:1], *items[-1:]))
        if holds or root.first >= judgement.end or root.end <= judgement.first:
            found.update(range(root.first, root.end))
        else:
            found.update(i for i in range(root.first, root.end) if judgement.scores[i] < _BODY)
    return found

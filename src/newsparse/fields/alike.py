"""Blocks that look alike: those of the same names, and those that stand side by side under one parent.

A page sets its paragraphs in one way and its teasers, boxes and menus in others; so what is known of some blocks of a kind
tells something of the rest, however far apart advertisements have torn them.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import attrs

from newsparse.page import Container, Page


@attrs.define(eq=False)
class Group:
    """Some blocks, and how likely they are text of the article."""

    count: int = 0
    likely: float = 0.0
    """The sum of their likelihoods."""
    mass: float = 0.0
    """The same, each times the block's width."""
    width: int = 0
    """The sum of their widths."""
    last: int = -1
    """Place of the last of them so far."""


@attrs.frozen
class Groups:
    """The groups of the blocks at each place."""

    of: Sequence[tuple[Group, Group, Group]]
    """The blocks of the same tag, names and depth; those of the same tag and names, and of a parent of the same; those of the
    same tag and names under the same parent."""
    before: Sequence[int]
    """Place of the last one before among the siblings; -1 for none."""
    after: Sequence[int]
    """Place of the next one among the siblings; -1 for none."""


def group(page: Page, order: Sequence[int], likely: Sequence[float], widths: Sequence[int]) -> Groups:
    """The groups of some blocks, given by their indices, how likely each is, and how much it weighs."""
    blocks, containers = page.blocks, page.containers
    groups: dict[Hashable, Group] = {}
    known: dict[int, tuple[Group, Group, Group]] = {}
    of = []
    before, after = [-1] * len(order), [-1] * len(order)
    for at, i in enumerate(order):
        held = blocks[i].container
        mine = known.get(held)
        if mine is None:
            own = containers[held]
            outer = containers[own.parent] if own.parent >= 0 else own
            # The texts of one container are siblings of each other, lone ones of those beside their container.
            is_lone = own.end - own.first == 1 and own.parent >= 0
            names = _kind_of(own)
            siblings: Hashable = (own.parent, own.tag, names) if is_lone else held
            mine = known[held] = (
                groups.setdefault((own.tag, names, own.depth), Group()),
                groups.setdefault((own.tag, names, outer.tag, _kind_of(outer)), Group()),
                groups.setdefault(siblings, Group()),
            )
        of.append(mine)
        score, width = likely[at], widths[at]
        for one in mine:
            one.count += 1
            one.likely += score
            one.mass += score * width
            one.width += width
        last = mine[2].last
        if last >= 0:
            before[at], after[last] = last, at
        mine[2].last = at
    return Groups(of, before, after)


def _kind_of(container: Container) -> str:
    """The first name of a container, which tells its kind; further ones are often of this element alone."""
    return container.names.partition(" ")[0]

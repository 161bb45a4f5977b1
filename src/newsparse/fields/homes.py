"""The box each block lives in: the nearest element around it that is made to hold several texts, not one of them.

Most of an article's paragraphs share one such element, or several of the same names; what is set apart from them, a box of facts or a
teaser among the paragraphs, lives in another, which often begins with a heading of its own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Sequence
from typing import Final

from newsparse.page import Container, Page

_TEXTS: Final = frozenset(
    "p h1 h2 h3 h4 h5 h6 li ul ol dl dt dd blockquote pre table thead tbody tr td th figure figcaption span a b i em strong".split()
)
"""Tags of texts, and of what holds the parts of one: none of them is a box."""
_HEADS: Final = (25, 60)
"""Bounds of the bins for the length of a box's first text."""


def homes(page: Page, order: Sequence[int], masses: Sequence[float]) -> tuple[list[float], list[int]]:
    """For each of some blocks, given by their indices and how much likely text each is: what boxes of the same depth, tag and
    first name hold of it all, 0 to 1; and what the block's own box begins with, by level, length, and whether that is the first of it.
    """
    containers = page.containers
    known: dict[int, tuple[Hashable, Container]] = {}
    held: dict[Hashable, float] = {}
    heads: dict[int, int] = {}
    boxes: list[tuple[Hashable, int]] = []
    for i, mass in zip(order, masses, strict=True):
        block = page.blocks[i]
        found = known.get(block.container)
        if found is None:
            home = containers[block.container]
            while home.tag in _TEXTS and home.parent >= 0:
                home = containers[home.parent]
            found = known[block.container] = ((home.depth, home.tag, home.names.partition(" ")[0]), home)
        kind, home = found
        held[kind] = held.get(kind, 0.0) + mass
        if home.index not in heads:
            heads[home.index] = (block.level or 0) * 10 + bisect_right(_HEADS, len(block.text)) * 2 + (home.first == i)
        boxes.append((kind, home.index))
    total = sum(held.values()) or 1.0
    return [held[kind] / total for kind, _ in boxes], [heads[home] for _, home in boxes]

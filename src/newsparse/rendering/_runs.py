"""A block's text cut into runs of one look, so that marks of any shape become well-formed inline markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final, NamedTuple

from newsparse.model import Mark, MarkKind

_LINE_END: Final = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
"""Where `str.splitlines` would split."""

UNWANTED: Final = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Controls, surrogates and non-characters: HTML forbids them, and readers of any format drop or replace them."""


class Run(NamedTuple):
    """A stretch of text with one link and one set of emphasis."""

    text: str
    href: str | None
    kinds: frozenset[MarkKind]


def runs_of(text: str, marks: Iterable[Mark]) -> list[Run]:
    """The text as runs, joined end to end; marks may overlap, cross, nest, be empty or lie outside the text.

    Of links that overlap, the one that starts first keeps the shared part, as links cannot nest.

    >>> [run.text for run in runs_of("a bold link", (Mark(2, 6, "strong"), Mark(4, 11, "link", "/x")))]
    ['a ', 'bo', 'ld', ' link']
    """
    length = len(text)
    clamped = [(max(mark.start, 0), min(mark.end, length), mark) for mark in marks]
    inside = sorted((m for m in clamped if m[0] < m[1]), key=lambda m: (m[0], -m[1]))
    if not inside:
        return [Run(text, None, frozenset())] if text else []
    changes: dict[int, list[tuple[MarkKind, int]]] = {0: [], length: []}
    links: dict[int, str | None] = {}
    linked_to = 0
    for start, end, mark in inside:
        if mark.kind == "link":
            if mark.href and end > linked_to:
                start = max(start, linked_to)
                links[start] = mark.href
                links.setdefault(end, None)
                linked_to = end
        else:
            changes.setdefault(start, []).append((mark.kind, 1))
            changes.setdefault(end, []).append((mark.kind, -1))
    cuts = sorted(changes.keys() | links.keys())
    counts: dict[MarkKind, int] = {}
    href: str | None = None
    runs: list[Run] = []
    for at, to in pairwise(cuts):
        for kind, step in changes.get(at, ()):
            counts[kind] = counts.get(kind, 0) + step
        href = links.get(at, href)
        kinds: frozenset[MarkKind] = frozenset(kind for kind, n in counts.items() if n)
        run = Run(text[at:to], href, kinds)
        if runs and runs[-1][1:] == run[1:]:
            run = run._replace(text=runs.pop().text + run.text)
        runs.append(run)
    return runs


def by_link(runs: Sequence[Run]) -> Iterator[tuple[str | None, list[Run]]]:
    """Neighbouring runs with the same link, together."""
    for href, group in groupby(runs, key=lambda run: run.href):
        yield href, list(group)


def by_kind(runs: Sequence[Run], kind: MarkKind) -> Iterator[tuple[bool, list[Run]]]:
    """Neighbouring runs that have, or lack, one kind of emphasis, together."""
    for has, group in groupby(runs, key=lambda run: kind in run.kinds):
        yield has, list(group)


def in_lines(runs: Iterable[Run]) -> list[list[Run]]:
    r"""The runs of each line, without controls and outer white space; a blank line is an empty list.

    >>> [[run.text for run in line] for line in in_lines(runs_of(" one\n two ", (Mark(0, 3, "code"),)))]
    [['on', 'e'], ['two']]
    """
    lines: list[list[Run]] = [[]]
    for run in runs:
        for i, piece in enumerate(_LINE_END.split(run.text)):
            if i:
                lines.append([])
            if shown := UNWANTED.sub("", piece):
                lines[-1].append(run._replace(text=shown))
    return [_trimmed(line) for line in lines]


def paragraphs_of(text: str, marks: Iterable[Mark] = ()) -> list[list[list[Run]]]:
    """Paragraphs, parted by blank lines, of lines of runs; nothing empty."""
    groups = groupby(in_lines(runs_of(text, marks)), key=bool)
    return [list(lines) for filled, lines in groups if filled]


def _trimmed(line: list[Run]) -> list[Run]:
    start, end = 0, len(line)
    while start < end and not line[start].text.strip():
        start += 1
    while end > start and not line[end - 1].text.strip():
        end -= 1
    line = line[start:end]
    if line:
        line[0] = line[0]._replace(text=line[0].text.lstrip())
        line[-1] = line[-1]._replace(text=line[-1].text.rstrip())
    return line

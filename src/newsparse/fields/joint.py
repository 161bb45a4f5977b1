"""Learned weights of small features that are looked up several at once.

A feature is made of one or a few small numbers, such as a line's length and how it ends. To look each up by itself would take
longer than to find the numbers; so those that share numbers are looked up as one number, whose weight is their sum.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from newsparse.fields.judgement import Feature, Table, Weights

DERIVED: Final[Mapping[str, tuple[str, Callable[[int], int]]]] = {
    "half": ("size", lambda size: min(size // 2, 4)),
    "third": ("size", lambda size: min(size // 3, 2)),
    "half before": ("before", lambda before: min(before // 2, 4)),
    "half after": ("after", lambda after: min(after // 2, 4)),
    "half long before": ("long before", lambda before: min(before // 2, 4)),
    "half long after": ("long after", lambda after: min(after // 2, 4)),
}
"""Numbers that are coarser than others, of which they are made."""


class Joint(NamedTuple):
    """Numbers that are looked up as one, and the features that are made of them."""

    numbers: tuple[tuple[str, int], ...]
    """The numbers' names, and how many values each has; the first one weighs most in the joint number."""
    features: tuple[str, ...]
    """The features, each named by its numbers with commas between; no two joints have one of the same name."""

    def values(self, key: int) -> tuple[str, ...]:
        """The features' values as they stand in a file of weights, by the joint number.

        >>> Joint((("size", 10), ("end", 4)), ("size,end", "half")).values(7 * 4 + 1)
        ('7,1', '3')
        """
        known: dict[str, int] = {}
        for name, count in reversed(self.numbers):
            key, known[name] = divmod(key, count)
        for name, (of, make) in DERIVED.items():
            if of in known:
                known[name] = make(known[of])
        return tuple([",".join([str(known[number]) for number in feature.split(",")]) for feature in self.features])


class _Sums(Table):
    """The weights of a joint's numbers, added up when they are first asked for; not more than the joint has values."""

    def __init__(self, joint: Joint, stored: Mapping[str, Mapping[str, float]]) -> None:
        self._joint = joint
        self._stored = [stored[feature] for feature in joint.features]

    def __missing__(self, value: Feature) -> float:
        if not isinstance(value, int):
            return 0.0
        found = zip(self._stored, self._joint.values(value), strict=True)
        self[value] = total = sum([table.get(own, 0.0) for table, own in found])
        return total


Column = Joint | str
"""What stands in one place of a row: a joint number, or the value of the feature of this name."""


def names_of(columns: Sequence[Column]) -> tuple[str, ...]:
    """The names of all features of a row."""
    return tuple([name for column in columns for name in ((column,) if isinstance(column, str) else column.features)])


def values_of(columns: Sequence[Column], row: Sequence[Feature]) -> tuple[Feature, ...]:
    """The values of all features of a row, in the order of `names_of`."""
    found: list[Feature] = []
    for column, value in zip(columns, row, strict=True):
        if isinstance(column, str):
            found.append(value)
        elif isinstance(value, int):
            found.extend(column.values(value))
    return tuple(found)


def weights_of(stored: Mapping[str, Any], columns: Sequence[Column]) -> Weights:
    """Weights as they stand in a file: 'bias', and under each feature's name a table of its values."""
    tables = [
        Table({None: 0.0} | stored[column]) if isinstance(column, str) else _Sums(column, stored) for column in columns
    ]
    return Weights(stored["bias"], tuple(tables), ())

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
    "position": ("far", lambda far: (far > 2) + (far > 3)),
    "half long before": ("long before", lambda before: min(before // 2, 4)),
    "half long after": ("long after", lambda after: min(after // 2, 4)),
}
"""Numbers that are coarser than others, of which they are made."""


class Joint(NamedTuple):
    """Numbers that are looked up as one, and the features that are made of them."""

    numbers: tuple[tuple[str, int | tuple[str, ...]], ...]
    """The numbers' names, and how many values each has, or the names of these; the first one weighs most in the joint number."""
    features: tuple[str, ...]
    """The features, each named by its numbers with commas between; no two joints have one of the same name."""

    def values(self, key: int) -> tuple[str, ...]:
        """The features' values as they stand in a file of weights, by the joint number.

        >>> Joint((("size", 10), ("end", 4)), ("size,end", "half")).values(7 * 4 + 1)
        ('7,1', '3')
        """
        known: dict[str, str] = {}
        for name, values in reversed(self.numbers):
            key, value = divmod(key, values if isinstance(values, int) else len(values))
            known[name] = str(value) if isinstance(values, int) else values[value]
            known.update((coarser, str(make(value))) for coarser, (of, make) in DERIVED.items() if of == name)
        return tuple([",".join([known[number] for number in feature.split(",")]) for feature in self.features])


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


def names_of(joints: Sequence[Joint]) -> tuple[str, ...]:
    """The names of all features of a row of joint numbers."""
    return tuple([name for joint in joints for name in joint.features])


def values_of(joints: Sequence[Joint], row: Sequence[int]) -> tuple[str, ...]:
    """The values of all features of a row, in the order of `names_of`."""
    return tuple([value for joint, key in zip(joints, row, strict=True) for value in joint.values(key)])


def weights_of(stored: Mapping[str, Any], joints: Sequence[Joint]) -> Weights:
    """Weights as they stand in a file: 'bias', and under each feature's name a table of its values."""
    return Weights(stored["bias"], tuple([_Sums(joint, stored) for joint in joints]), ())

"""Choose one block among candidates by learned weights of its features."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from typing import Final

from newsparse.fields.judgement import Feature, Weights, score, weights_from

FILE: Final = "choosing_weights.json"
"""Beside this module: field name to weights, learned by benchmarks/train_choosing.py."""


def choose(
    field: str, features: Sequence[str], rows: Sequence[tuple[Feature, ...]], *, is_among: bool = False
) -> tuple[int, float]:
    """The place of the likeliest row and its likelihood, 0 to 1; (-1, 0.0) for no rows.

    `is_among` says that just one of the rows is right, so that their likelihoods add up to one.
    """
    likely = score(rows, _weights(field, tuple(features)))
    if is_among:
        odds = [one / max(1 - one, 1e-12) for one in likely]
        whole = sum(odds) or 1.0
        likely = [one / whole for one in odds]
    best = max(range(len(likely)), key=likely.__getitem__, default=-1)
    return best, likely[best] if best >= 0 else 0.0


@lru_cache(maxsize=8)
def _weights(field: str, features: tuple[str, ...]) -> Weights:
    stored = json.loads((resources.files("newsparse.fields") / FILE).read_text("utf-8"))
    return weights_from(stored[field], features)

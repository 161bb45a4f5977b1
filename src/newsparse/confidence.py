"""How sure a finding is: from the evidence that its field weighed to how often such findings are right.

What a field's finder says of its finding is evidence on a scale of its own. confidence.json, learned from labelled pages by
benchmarks/train_confidence.py, says for each field how often findings of so much evidence are right.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Any, Final

import attrs

from newsparse.page import Finding

FILE: Final = "confidence.json"
"""Beside this module: 'html' and 'text' to fields to pairs of evidence and measured share, both rising."""
Curve = tuple[tuple[float, float], ...]


def calibrated(findings: Mapping[str, Finding[Any]], *, is_text: bool) -> dict[str, Finding[Any]]:
    """Findings with confidences that are shares of right ones; those of site rules, and of fields without a curve, as they are."""
    curves = read_curves()["text" if is_text else "html"]
    return {
        field: attrs.evolve(finding, confidence=value_of(curves[field], finding.confidence))
        if field in curves and finding.origin != "site"
        else finding
        for field, finding in findings.items()
    }


@lru_cache(maxsize=1)
def read_curves() -> Mapping[str, Mapping[str, Curve]]:
    """The learned curves."""
    stored = json.loads((resources.files("newsparse") / FILE).read_text("utf-8"))
    return {
        mode: {field: tuple(map(tuple, curve)) for field, curve in curves.items()} for mode, curves in stored.items()
    }


def value_of(curve: Curve, evidence: float) -> float:
    """The value of a curve between its points, in a straight line; beyond them that of the nearest.

    >>> value_of(((0.5, 0.5), (1.0, 1.0)), 0.75), value_of(((0.5, 0.6),), 0.1)
    (0.75, 0.6)
    """
    at = bisect_left(curve, (evidence,))
    if at == 0 or at == len(curve):
        return curve[min(at, len(curve) - 1)][1]
    (low, below), (high, above) = curve[at - 1], curve[at]
    return below + (above - below) * (evidence - low) / (high - low)

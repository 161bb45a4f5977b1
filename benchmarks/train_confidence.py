"""Learn how often findings are right from the evidence their finders weighed; writes newsparse/confidence.json.

    python benchmarks/train_confidence.py SHARED

For each field the shares of right findings are made to rise with the evidence (isotonic regression), and blurred towards the
share of all where findings are few. Prints the error before and after, cross-validated: the curve for a site's pages is
learned from the others'.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import attrs
import confidence as measured  # beside this script

from newsparse import confidence
from newsparse.api import _read
from newsparse.limits import Limits
from newsparse.page import Finding
from newsparse.pipeline import find_all

FOLDS = 5
FEWEST = 12
"""Findings that a point of a curve stands for at least."""
PRIOR = 4.0
"""So many findings of the field's mean are added to each point."""


def raw(page: bytes | str, url: str) -> Mapping[str, Finding[Any]]:
    """The findings with their evidence."""
    read, _ = _read(page, url, None, None, Limits())
    fields = attrs.asdict(find_all(read, None), recurse=False)
    return {name: finding for name, finding in fields.items() if isinstance(finding, Finding)}


def curve_of(samples: Sequence[measured.Sample]) -> list[list[float]]:
    """Pairs of evidence and share of right findings, both rising."""
    mean = sum(right for _, right in samples) / len(samples)
    ordered = sorted(samples)
    groups: list[list[measured.Sample]] = [[]]
    for sample in ordered:
        if len(groups[-1]) >= FEWEST and sample[0] > groups[-1][-1][0]:
            groups.append([])
        groups[-1].append(sample)
    if len(groups) > 1 and len(groups[-1]) < FEWEST:
        groups[-2] += groups.pop()
    pools: list[tuple[float, float, float]] = []  # evidence, right, count: neighbours that fall are made one
    for group in groups:
        evidence = sum(one for one, _ in group) / len(group)
        pools.append((evidence, sum(right for _, right in group) + PRIOR * mean, len(group) + PRIOR))
        while len(pools) > 1 and pools[-2][1] / pools[-2][2] >= pools[-1][1] / pools[-1][2]:
            (one, a, n), (other, b, m) = pools.pop(), pools.pop()
            pools.append(((one * n + other * m) / (n + m), a + b, n + m))
    return [[round(evidence, 3), round(right / count, 3)] for evidence, right, count in pools]


def fold_of(url: str) -> int:
    """The fold of a page, the same for all of a site."""
    return hashlib.sha256((urlsplit(url).hostname or "").encode()).digest()[0] % FOLDS


def main() -> int:
    """Learn, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    shared = parser.parse_args().shared
    stored: dict[str, dict[str, list[list[float]]]] = {}
    for form in ("html", "text"):
        stored[form] = {}
        for field, pairs in measured.samples(shared, form, raw).items():
            if len(pairs) < FOLDS * FEWEST:
                continue
            after: list[measured.Sample] = []
            for fold in range(FOLDS):
                learned = curve_of([pair for url, pair in pairs if fold_of(url) != fold])
                curve = tuple((evidence, share) for evidence, share in learned)
                after += [(confidence.value_of(curve, pair[0]), pair[1]) for url, pair in pairs if fold_of(url) == fold]
            before = measured.error([pair for _, pair in pairs])
            print(
                f"{form} {field:<12} {len(pairs):>4} findings, error {before:.3f} before, {measured.error(after):.3f} after"
            )
            stored[form][field] = curve_of([pair for _, pair in pairs])
    forms = ",\n".join(
        f'  "{form}": {{\n'
        + ",\n".join(f'    "{field}": {json.dumps(curve)}' for field, curve in curves.items())
        + "\n  }"
        for form, curves in stored.items()
    )
    Path(confidence.__file__).with_name(confidence.FILE).write_text(f"{{\n{forms}\n}}\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

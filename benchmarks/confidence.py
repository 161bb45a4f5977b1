"""How often findings of a stated confidence are right: a table of predicted against measured, field by field.

    python benchmarks/confidence.py SHARED

A finding is right as evaluate.py has it: headline and standfirst equal after folding, the date on the same day, all authors
and none else, a body whose F1 is at least 0.95.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import newsparse
from newsparse.page import Finding

BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)
"""Bounds of the bins of confidence."""
GOOD = 0.95
"""The F1 from which a body counts as right."""
FIELDS = {"headline": "headline", "standfirst": "structure", "authors": "authors", "published": "date", "body": "body"}
"""Field of the Article to its key in the labels."""

Sample = tuple[float, bool]
"""A finding's confidence and whether it was right."""
Find = Callable[[bytes | str, str], Mapping[str, Finding[Any]]]
"""What gives a page's findings."""


def scorer(shared: Path) -> ModuleType:
    """evaluate.py as a module, whose measures are used."""
    spec = importlib.util.spec_from_file_location("evaluate", shared / "evaluate.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(shared / "evaluate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def labelled(shared: Path) -> Iterable[dict[str, Any]]:
    """The pages with their truth."""
    with (shared / "corpus" / "pages.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def is_right(measure: ModuleType, field: str, value: Any, truth: Any) -> bool:
    """Whether a field's value is the labelled one."""
    match field:
        case "headline" | "standfirst":
            return bool(measure.fold(value) == measure.fold(truth))
        case "authors":
            return {measure.fold(author.name) for author in value} == {measure.fold(name) for name in truth}
        case "published":
            return bool(value.date().isoformat() == str(truth)[:10])
        case _:
            precision, recall, _ = measure.body_pr(truth, value.text)
            return bool(2 * precision * recall >= GOOD * (precision + recall) > 0)


def samples(shared: Path, form: str = "html", find: Find | None = None) -> dict[str, list[tuple[str, Sample]]]:
    """For each field its findings on all pages that state its truth, each with the page's address."""
    find = find or explained
    measure = scorer(shared)
    found: dict[str, list[tuple[str, Sample]]] = {field: [] for field in FIELDS}
    for row in labelled(shared):
        page = read(shared, row["id"], form)
        if page is None:
            continue
        findings = find(page, row["url"])
        for field, key in FIELDS.items():
            truth = row["truth"].get(key)
            if isinstance(truth, dict):
                truth = " ".join(truth.get("summary", ()))
            if truth and field in findings:
                finding = findings[field]
                right = is_right(measure, field, finding.value, truth)
                found[field].append((row["url"], (finding.confidence, right)))
    return found


def read(shared: Path, page: str, form: str) -> bytes | str | None:
    """A page, or its pasted text; None where there is none."""
    if form == "html":
        return gzip.decompress((shared / "corpus" / "html" / f"{page}.html.gz").read_bytes())
    file = shared / "corpus" / "text" / f"{page}.txt"
    return file.read_text("utf-8") if file.is_file() else None


def explained(page: bytes | str, url: str) -> Mapping[str, Finding[Any]]:
    """The findings as users get them, without site parsers."""
    return newsparse.explain(page, url, sites=None).findings


def error(pairs: Sequence[Sample]) -> float:
    """The expected calibration error: how far predicted and measured are apart, over the bins by their sizes."""
    total = 0.0
    for low, high in pairwise(BINS):
        inside = [pair for pair in pairs if low <= pair[0] < high]
        total += abs(sum(confidence - right for confidence, right in inside))
    return total / max(len(pairs), 1)


def report(shared: Path) -> Iterable[str]:
    """Markdown: what is predicted and what is measured in each bin, a field a table."""
    yield (
        "`Finding.confidence` against how often such findings are right (a body counts as right from an F1 of "
        f"{GOOD}); the error is the mean distance of the two.\n"
    )
    for field, pairs in samples(shared).items():
        only = [pair for _, pair in pairs]
        yield f"### {field}: {len(only)} findings, error {error(only):.3f}\n"
        yield "| confidence | findings | predicted | measured |"
        yield "|---|--:|--:|--:|"
        for low, high in pairwise(BINS):
            inside = [pair for pair in only if low <= pair[0] < high]
            if inside:
                predicted, right = (sum(values) / len(inside) for values in zip(*inside, strict=True))
                yield f"| {low:.2f} to {min(high, 1):.2f} | {len(inside)} | {predicted:.2f} | {right:.2f} |"
        yield ""


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    print("\n".join(report(parser.parse_args().shared)))
    return 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Learn the weights of fields/text_headline.py from labelled pages, and say how well they do on sites not learned from.

    python benchmarks/train_text_headline.py --corpus ../shared/corpus [--dry-run]

To be run after train_judgement.py --input text, whose judgement says where the body begins. Needs the extra 'bench'.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from train_judgement import as_dict, fit, site

from newsparse.api import _read
from newsparse.fields import text_headline
from newsparse.fields.judgement import judge
from newsparse.limits import Limits

WEIGHTS = Path(text_headline.__file__).with_name("text_headline_weights.json")


def folded(text: str) -> str:
    return " ".join(text.casefold().translate(str.maketrans("’‘“”„–—", "''\"\"\"--")).split())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--dry-run", action="store_true", help="only report, write no weights")
    options = parser.parse_args()
    features: list[dict[str, float]] = []
    wanted: list[int] = []
    groups: list[str] = []
    pages: list[tuple[str, bool, int, int]] = []
    for row in map(json.loads, open(options.corpus / "pages.jsonl", encoding="utf8")):
        file, truth = options.corpus / "text" / f"{row['id']}.txt", row["truth"].get("headline")
        if not truth or not file.exists():
            continue
        page, _ = _read(file.read_text("utf8"), None, None, None, Limits(), is_text=True)
        judgement = judge(page, None)
        lines = text_headline.candidates(page, judgement)
        right = [int(folded(line.text) == folded(truth)) for line in lines]
        pages.append((row["set"], any(right), len(wanted), len(wanted) + len(lines)))
        for values in text_headline.headline_features(page, judgement, lines):
            features.append(as_dict(text_headline.FEATURES, values))
        wanted += right
        groups += [site(row["url"])] * len(lines)
    learned, likely = fit(features, wanted, groups, [1.0] * len(wanted), text_headline.FEATURES)
    figures: dict[str, Any] = {}
    for name, possible, first, end in pages:
        best = max(range(first, end), key=lambda i: likely[i], default=None)
        hits, could, count = figures.get(name, (0, 0, 0))
        figures[name] = (hits + bool(best is not None and wanted[best]), could + possible, count + 1)
    for name, (hits, could, count) in figures.items():
        print(f"  {name:7} right {hits / count:.4f}, among the candidates {could / count:.4f} of {count}")
    if not options.dry_run:
        WEIGHTS.write_text(json.dumps(learned, indent=0, sort_keys=True, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()

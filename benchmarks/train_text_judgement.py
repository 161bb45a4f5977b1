#!/usr/bin/env python3
"""Learn the weights of fields/text_judgement.py from the texts of labelled pages, and say how well they do on other sites.

    python benchmarks/train_text_judgement.py --corpus ../shared/corpus [--dry-run]

As train_judgement.py does for HTML. So that a text without any furniture is known for what it is, each article is learned
from a second time as its bare headline and paragraphs. Needs the extra 'bench'.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from train_judgement import labels, learn, report, site

from newsparse.api import _read
from newsparse.fields import text_judgement
from newsparse.limits import Limits
from newsparse.page import Page

WEIGHTS = Path(text_judgement.__file__).with_name("text_judgement_weights.json")
STRENGTH = 0.1
"""Inverse of the regularisation; chosen by the cross-validated figures among 0.05, 0.1 and 0.3."""
BARE = 0.2
"""How much a bare article counts against a whole page."""
SHORTEST = 200
"""Characters of the shortest body that is learned from bare."""


def read(text: str) -> Page:
    return _read(text, None, None, None, Limits(), is_text=True)[0]


def bare(row: dict[str, Any], place: int) -> tuple[Page, list[int | None]] | None:
    """The article alone: headline and body, with and without blank lines in turn."""
    truth = row["truth"]
    paragraphs = [line for line in truth.get("paragraphs") or truth["body"].split("\n") if line.strip()]
    if len(truth["body"]) < SHORTEST:
        return None
    headline = truth.get("headline")
    page = read(("\n", "\n\n")[place % 2].join([headline, *paragraphs] if headline else paragraphs))
    known: list[int | None] = [1] * len(page.blocks)
    if headline:
        known[0] = 0
    return page, known


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--dry-run", action="store_true", help="only report, write no weights")
    parser.add_argument("--worst", type=int, default=0)
    options = parser.parse_args()
    rows = [json.loads(line) for line in (options.corpus / "pages.jsonl").read_text("utf-8").split("\n") if line]
    rows = [row for row in rows if (options.corpus / "text" / f"{row['id']}.txt").exists()]
    pages: list[Page] = []
    truth: list[list[int | None]] = []
    for row in rows:
        page = read((options.corpus / "text" / f"{row['id']}.txt").read_text("utf-8"))
        pages.append(page)
        summary = " ".join((row["truth"].get("structure") or {}).get("summary") or [])
        truth.append(labels(page, row["truth"]["body"], summary))
    sites = [site(row["url"]) for row in rows]
    real = len(rows)
    for place, row in enumerate(rows[:real]):
        if found := bare(row, place):
            pages.append(found[0])
            truth.append(found[1])
            sites.append(sites[place])
            rows.append({**row, "set": "bare"})
    worth = [1.0] * real + [BARE] * (len(rows) - real)
    lines = [text_judgement.features_alone(page) for page in pages]
    learned: dict[str, Any] = {}
    print("alone")
    alone = [one.rows for one in lines]
    learned["alone"], scores = learn(alone, text_judgement.ALONE, truth, pages, sites, STRENGTH, worth)
    report(rows, pages, scores)
    context = [text_judgement.features_in_context(page, lines[k], scores[k]) for k, page in enumerate(pages)]
    print("context")
    learned["context"], scores = learn(context, text_judgement.CONTEXT, truth, pages, sites, STRENGTH, worth)
    report(rows[:real], pages[:real], scores[:real], options.worst)
    report(rows[real:], pages[real:], scores[real:])
    if not options.dry_run:
        WEIGHTS.write_text(json.dumps(learned, indent=0, sort_keys=True, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()

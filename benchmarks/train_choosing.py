#!/usr/bin/env python3
"""Learn the weights of fields/choosing.py from labelled pages, and say how well they do on sites not learned from.

    python benchmarks/train_choosing.py --corpus ../shared/corpus [--dry-run]

For each field that is chosen among candidate blocks (the standfirst of a page) a logistic regression over the features of its
module; the headline of a plain text is learned by train_text_choosing.py. To be run after train_judgement.py, whose judgement says where the body begins.
Needs the extra 'bench'.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from train_judgement import as_dict, fit, site, tokens

from newsparse.api import _read
from newsparse.fields import choosing, standfirst
from newsparse.fields.headline import find_headline
from newsparse.fields.judgement import judge
from newsparse.limits import Limits

STRENGTH = 0.15
"""Inverse of the regularisation, among 0.1, 0.15, 0.3 and 0.6: 0.1 finds as many standfirsts of pages held out, 0.3 and 0.6 fewer."""
TOLD = "description"
"""What the names of features begin with that say what the metadata has; each example is learned from without them, too, for
pages whose metadata says nothing. All of it is learned once more as if the lexicon knew none of the page's names: cross-validated,
of 94 standfirsts 74 are found on such pages for 49, and as many as without on the pages themselves. Copies of which half is known
add nothing to that."""
WEIGHTS = Path(choosing.__file__).with_name(choosing.FILE)


def bare(text: str) -> str:
    return " ".join(tokens(text))


def standfirsts(
    rows: list[dict[str, Any]], corpus: Path
) -> Iterator[tuple[dict[str, Any], list[int | None], list[Any]]]:
    """Each page with 1 for the blocks that are its standfirst, 0 for those that are not, None where that is not known.

    Only the truths of one set tell standfirsts; of the others it is known that what their bodies have is none.
    """
    for row in rows:
        page, _ = _read(
            gzip.decompress((corpus / "html" / f"{row['id']}.html.gz").read_bytes()), row["url"], None, None, Limits()
        )
        judgement = judge(page, find_headline(page))
        summary = bare(" ".join((row["truth"].get("structure") or {}).get("summary") or []))
        blocks = standfirst.candidates(page, judgement)
        if row["set"] == "fundus":
            right = [int(bool(summary) and bare(block.text) == summary) for block in blocks]
        else:
            body = f" {bare(row['truth']['body'])} "
            right = [0 if f" {bare(block.text)} " in body else None for block in blocks]
        yield row, right, standfirst.standfirst_features(page, judgement, blocks)


def nameless(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """A block's features as they are where the lexicon knows none of the page's names."""
    values = dict(zip(standfirst.FEATURES, row, strict=True))
    if values["named"] and values["description"] is None:  # unknown only since the name was enough
        values |= {"description": 0, "description,alike": values["alike"], "description,likely": values["likely"]}
    return tuple((values | {"named": 0, "own": 0, "around": 0}).values())


FIELDS = {
    "standfirst": (standfirsts, standfirst.FEATURES, standfirst._LIKELY),
}
"""Field to its examples, its features, and the likelihood below which nothing is chosen."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--dry-run", action="store_true", help="only report, write no weights")
    options = parser.parse_args()
    rows = [json.loads(line) for line in (options.corpus / "pages.jsonl").read_text("utf-8").split("\n") if line]
    learned: dict[str, Any] = {}
    for field, (examples, names, least) in FIELDS.items():
        features: list[dict[str, float]] = []
        unnamed: list[dict[str, float]] = []
        wanted: list[int] = []
        groups: list[str] = []
        pages: list[tuple[str, int, int]] = []
        for row, right, values in examples(rows, options.corpus):
            known = [(value, y) for value, y in zip(values, right, strict=True) if y is not None]
            pages.append((row["set"], len(wanted), len(wanted) + len(known)))
            features += [as_dict(names, value) for value, _ in known]
            unnamed += [as_dict(names, nameless(value)) for value, _ in known]
            wanted += [y for _, y in known]
            groups += [site(row["url"])] * len(known)
        count = len(wanted)
        features += unnamed
        features += [{name: value for name, value in row.items() if not name.startswith(TOLD)} for row in features]
        learned[field], likely = fit(features, wanted * 4, groups * 4, [1.0] * 4 * count, names, STRENGTH)
        pages += [(f"{name}, nameless", first + count, end + count) for name, first, end in pages]
        wanted *= 2
        print(field)
        for name in sorted({page[0] for page in pages}):
            own = [(first, end) for set_name, first, end in pages if set_name == name]
            chosen = [int(first + np.argmax(likely[first:end])) for first, end in own if end > first]
            chosen = [i for i in chosen if likely[i] >= least]
            hits, could = sum(wanted[i] for i in chosen), sum(any(wanted[first:end]) for first, end in own)
            print(
                f"  {name:16} {hits} right of {len(chosen)} chosen; {could} of {len(own)} pages have one among the candidates"
            )
    if not options.dry_run:
        stored = json.loads(WEIGHTS.read_text("utf-8"))
        WEIGHTS.write_text(
            json.dumps({**stored, **learned}, indent=0, sort_keys=True, ensure_ascii=False) + "\n", "utf-8"
        )


if __name__ == "__main__":
    main()

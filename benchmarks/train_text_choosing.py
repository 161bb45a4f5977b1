#!/usr/bin/env python3
"""Learn which line of a text is its headline, and which its standfirst; say how well that does on sites not learned from.

    python benchmarks/train_text_choosing.py --corpus ../shared/corpus [--dry-run]

For fields/text_headline.py and text_standfirst.py. The lines of a text compete: a conditional logit over them, and over
having none at all, which texts without one teach. To be run after train_text_judgement.py, whose judgement says where the body
begins. Needs the extra 'bench'.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import diags
from sklearn.feature_extraction import DictVectorizer
from sklearn.model_selection import GroupKFold
from train_judgement import LEAST, as_dict, site, tokens
from train_text_judgement import COPIED, copied, read

from newsparse import parse
from newsparse.fields import choosing, text_headline, text_standfirst
from newsparse.fields.judgement import below
from newsparse.fields.text_judgement import judge_text
from newsparse.page import Page

WEIGHTS = Path(choosing.__file__).with_name(choosing.FILE)
FOLDS = 8
STRENGTHS = {"text headline": 0.6, "text standfirst": 0.3}
"""Inverse of the regularisation; chosen by the cross-validated figures among 0.03, 0.1, 0.3, 0.6 and 1.0."""
TOLD = 0.5
"""What a text counts whose headline is not labelled, but the one that the HTML of its page tells."""


ADDRESS = "address"
"""The set of the same texts with the addresses of their pages, and the feature that these have."""


class Text(NamedTuple):
    """The lines of one text that compete."""

    set_name: str
    site: str
    first: int
    """Place of its first line among all texts' lines."""
    end: int
    worth: float


def bare(text: str) -> str:
    return " ".join(tokens(text))


def learn(matrix: Any, wanted: Any, texts: Sequence[Text], strength: float, known: Any = None) -> Any:
    """The weights under which the right lines are the likeliest of their texts; texts without a right line teach nothing.

    `known` are sums of other weights, to which these are added.
    """
    texts = [text for text in texts if wanted[text.first : text.end].any()]
    rows = np.concatenate([np.arange(text.first, text.end) for text in texts])
    owner = np.concatenate([np.full(text.end - text.first, k) for k, text in enumerate(texts)])
    worth = np.array([text.worth for text in texts])
    features, target = matrix[rows], wanted[rows].astype(float)
    begun = np.zeros(len(rows)) if known is None else known[rows]
    target /= np.bincount(owner, target)[owner]

    def loss(weights: Any) -> tuple[float, Any]:
        sums = features @ weights + begun
        most = np.full(len(texts), -np.inf)
        np.maximum.at(most, owner, sums)
        odds = np.exp(sums - most[owner])
        likely = odds / np.bincount(owner, odds)[owner]
        value = -np.sum(worth[owner] * target * np.log(np.maximum(likely, 1e-300)))
        slope = features.T @ (worth[owner] * (likely - target))
        return value + weights @ weights / (2 * strength), slope + weights / strength

    return minimize(loss, np.zeros(matrix.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 400}).x


class Examples:
    """Texts whose right line is known, of one field."""

    def __init__(self, features: tuple[str, ...]) -> None:
        self.names = features
        self.rows: list[dict[str, float]] = []
        self.wanted: list[int] = []
        self.texts: list[Text] = []

    def add(self, values: Sequence[Any], right: Sequence[int], set_name: str, url: str, worth: float) -> None:
        """The features of the lines of a text, the last of them of having none, and which of the lines are right."""
        self.texts.append(Text(set_name, site(url), len(self.wanted), len(self.wanted) + len(values), worth))
        self.rows.extend(as_dict(self.names, value) for value in values)
        self.wanted.extend(right)


def headlines(rows: Sequence[dict[str, Any]], corpus: Path) -> Examples:
    """Each text with a known headline, as pasted and as copied; copies of bodies without one; texts of pages that tell theirs."""
    examples = Examples(text_headline.FEATURES)

    def add(page: Page, headline: str, set_name: str, url: str, worth: float) -> None:
        judgement = judge_text(page)
        if lines := text_headline.candidates(page, judgement):
            values = [*text_headline.headline_features(page, judgement, lines), text_headline.no_line(lines)]
            right = [int(bool(headline) and bare(line.text) == bare(headline)) for line in lines]
            examples.add(values, [*right, int(not headline)], set_name, url, worth)

    chance = Random(1)
    teasers = [row["truth"]["headline"] for row in rows if row["truth"].get("headline")]
    for row in rows:
        file, headline = corpus / "text" / f"{row['id']}.txt", row["truth"].get("headline")
        if file.exists():
            text = file.read_text("utf-8")
            told = "" if headline else told_headline(row, corpus, text)
            if headline or told:
                add(read(text), headline or told, row["set"], row["url"], 1.0 if headline else TOLD)
                add(read(text, row["url"]), headline or told, ADDRESS, row["url"], 1.0 if headline else TOLD)
        for page, _ in copied(row, chance.sample(teasers, 9), chance):
            if headline:
                add(page, headline, "copied", row["url"], COPIED)
            elif len(page.blocks) > 1:
                add(page, "", "without", row["url"], COPIED)
    return examples


def told_headline(row: dict[str, Any], corpus: Path, text: str) -> str:
    """The headline that the HTML of a page tells where none is labelled, if it is a line of the text; '' otherwise."""
    html = gzip.decompress((corpus / "html" / f"{row['id']}.html.gz").read_bytes())
    headline = parse(html, url=row["url"], sites=None).headline or ""
    return headline if bare(headline) in set(map(bare, text.split("\n"))) else ""


def standfirsts(rows: Sequence[dict[str, Any]], corpus: Path) -> Examples:
    """Each text of which it is known what line its standfirst is, or that it has none; and copies with and without."""
    examples = Examples(text_standfirst.FEATURES)

    def add(page: Page, summary: str, set_name: str, url: str, worth: float) -> None:
        judgement = judge_text(page)
        if headline := text_headline.find_text_headline(page, judgement):
            judgement = below(judgement, headline)
        lines = text_standfirst.candidates(page, judgement)
        right = [int(bool(summary) and bare(line.text) == bare(summary)) for line in lines]
        if lines and (any(right) or not summary):
            values = text_standfirst.text_standfirst_features(page, judgement, lines)
            examples.add([*values, text_standfirst.no_line(lines)], [*right, int(not summary)], set_name, url, worth)

    chance = Random(1)
    for row in rows:
        if row["set"] != "fundus":
            continue
        truth, file = row["truth"], corpus / "text" / f"{row['id']}.txt"
        summary = " ".join((truth.get("structure") or {}).get("summary") or [])
        if file.exists():
            add(read(file.read_text("utf-8")), summary, row["set"], row["url"], 1.0)
        body = [line for line in truth.get("paragraphs") or () if bare(line) != bare(summary)]
        between = chance.choice(("\n", "\n\n"))
        if headline := truth.get("headline"):
            add(read(between.join([headline, *body])), "", "without", row["url"], COPIED)
            if summary:
                name = chance.choice(([], [str(truth.get("authors") or [""])[2:-2] or "Ada Moss"]))
                add(read(between.join([headline, summary, *name, *body])), summary, "copied", row["url"], COPIED)
    return examples


FIELDS = {"text headline": headlines, "text standfirst": standfirsts}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--dry-run", action="store_true", help="only report, write no weights")
    parser.add_argument("--field", choices=FIELDS, help="only this field")
    options = parser.parse_args()
    rows = [json.loads(line) for line in (options.corpus / "pages.jsonl").read_text("utf-8").split("\n") if line]
    for field, find in FIELDS.items():
        if options.field in (None, field):
            print(field)
            learned = report(find(rows, options.corpus), STRENGTHS[field])
            if not options.dry_run:
                stored = {**json.loads(WEIGHTS.read_text("utf-8")), field: learned}
                WEIGHTS.write_text(json.dumps(stored, indent=0, sort_keys=True, ensure_ascii=False) + "\n", "utf-8")


def report(examples: Examples, strength: float) -> dict[str, Any]:
    """The weights learned from all examples; prints how often the right line is chosen on sites not learned from.

    What an address says is learned last, beside sums that the other weights give texts of sites they were not learned from: else
    it would say little, as those tell the right lines of their own texts without it.
    """
    vectorizer = DictVectorizer()
    texts, known = examples.texts, np.array(examples.wanted)
    matrix = vectorizer.fit_transform(examples.rows).tocsr()
    names = vectorizer.get_feature_names_out()
    is_address = np.array([name.startswith(f"{ADDRESS}\t") for name in names])
    others = matrix @ diags(~is_address * 1.0)
    plain = [text for text in texts if text.set_name != ADDRESS]
    addressed = [text for text in texts if text.set_name == ADDRESS]
    likely = np.zeros(len(known))
    folds = GroupKFold(FOLDS).split(np.zeros(len(texts)), None, [text.site for text in texts])
    for train, test in folds:
        weights = learn(others, known, [texts[k] for k in train if texts[k].set_name != ADDRESS], strength)
        for k in test:
            own = slice(texts[k].first, texts[k].end)
            likely[own] = others[own] @ weights
    weights = learn(others, known, plain, strength)
    if addressed:
        weights[is_address] = learn(matrix[:, is_address], known, addressed, strength, likely)
        likely += matrix[:, is_address] @ weights[is_address]
    inside = matrix @ weights
    for name in sorted({text.set_name for text in texts}):
        group = [slice(text.first, text.end) for text in texts if text.set_name == name]
        hits, seen = (sum(int(known[own][np.argmax(values[own])]) for own in group) for values in (likely, inside))
        could = sum(bool(known[own].any()) for own in group)
        print(f"  {name:7} {hits} right of {len(group)}, {seen} when learned from; {could} have the right line at all")
    learned: dict[str, Any] = {"bias": 0.0, **{name: {} for name in examples.names}}
    for feature, value in zip(names, weights, strict=True):
        name, _, key = feature.partition("\t")
        if abs(value) >= LEAST:
            learned[name][key] = round(float(value), 2)
    return learned


if __name__ == "__main__":
    main()

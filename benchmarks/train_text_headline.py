#!/usr/bin/env python3
"""Learn the weights of fields/text_headline.py from the texts of labelled pages, and say how well they do on other sites.

    python benchmarks/train_text_headline.py --corpus ../shared/corpus [--dry-run]

The lines above a text's body compete: a conditional logit over the lines of each text, and over having no headline at all,
which texts that begin with their body teach. To be run after train_text_judgement.py, whose judgement says where the body
begins. Needs the extra 'bench'.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize
from sklearn.feature_extraction import DictVectorizer
from sklearn.model_selection import GroupKFold
from train_judgement import LEAST, as_dict, site, tokens
from train_text_judgement import COPIED, copied, read

from newsparse.fields import choosing, text_headline
from newsparse.fields.text_judgement import judge_text
from newsparse.page import Page

WEIGHTS = Path(choosing.__file__).with_name(choosing.FILE)
FIELD = "text headline"
FOLDS = 8
STRENGTH = 0.3
"""Inverse of the regularisation; chosen by the cross-validated figures among 0.03, 0.1 and 0.3."""


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


def learn(matrix: Any, wanted: Any, texts: Sequence[Text]) -> Any:
    """The weights under which the right lines are the likeliest of their texts; texts without a right line teach nothing."""
    texts = [text for text in texts if wanted[text.first : text.end].any()]
    rows = np.concatenate([np.arange(text.first, text.end) for text in texts])
    owner = np.concatenate([np.full(text.end - text.first, k) for k, text in enumerate(texts)])
    worth = np.array([text.worth for text in texts])
    features, target = matrix[rows], wanted[rows].astype(float)
    target /= np.bincount(owner, target)[owner]

    def loss(weights: Any) -> tuple[float, Any]:
        sums = features @ weights
        most = np.full(len(texts), -np.inf)
        np.maximum.at(most, owner, sums)
        odds = np.exp(sums - most[owner])
        likely = odds / np.bincount(owner, odds)[owner]
        value = -np.sum(worth[owner] * target * np.log(np.maximum(likely, 1e-300)))
        slope = features.T @ (worth[owner] * (likely - target))
        return value + weights @ weights / (2 * STRENGTH), slope + weights / STRENGTH

    return minimize(loss, np.zeros(matrix.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 400}).x


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--dry-run", action="store_true", help="only report, write no weights")
    options = parser.parse_args()
    rows = [json.loads(line) for line in (options.corpus / "pages.jsonl").read_text("utf-8").split("\n") if line]
    features: list[dict[str, float]] = []
    wanted: list[int] = []
    texts: list[Text] = []

    def add(page: Page, headline: str, set_name: str, url: str, worth: float) -> None:
        judgement = judge_text(page)
        lines = text_headline.candidates(page, judgement)
        if not lines:
            return
        right = [int(bare(line.text) == bare(headline)) for line in lines] if headline else [0] * len(lines)
        values = [*text_headline.headline_features(page, judgement, lines), text_headline.no_line(lines)]
        texts.append(Text(set_name, site(url), len(wanted), len(wanted) + len(values), worth))
        features.extend(as_dict(text_headline.FEATURES, value) for value in values)
        wanted.extend([*right, int(not headline)])

    chance = Random(1)
    teasers = [row["truth"]["headline"] for row in rows if row["truth"].get("headline")]
    for row in rows:
        file, headline = options.corpus / "text" / f"{row['id']}.txt", row["truth"].get("headline")
        if headline and file.exists():
            add(read(file.read_text("utf-8")), headline, row["set"], row["url"], 1.0)
        for page, _ in copied(row, chance.sample(teasers, 9), chance):
            if headline:
                add(page, headline, "copied", row["url"], COPIED)
            elif len(page.blocks) > 1:
                add(page, "", "without", row["url"], COPIED)
    vectorizer = DictVectorizer()
    matrix, known = vectorizer.fit_transform(features).tocsr(), np.array(wanted)
    likely = np.zeros(len(wanted))
    folds = GroupKFold(FOLDS).split(np.zeros(len(texts)), None, [text.site for text in texts])
    for train, test in folds:
        weights = learn(matrix, known, [texts[k] for k in train])
        for k in test:
            own = slice(texts[k].first, texts[k].end)
            likely[own] = matrix[own] @ weights
    inside = matrix @ learn(matrix, known, texts)
    for name in sorted({text.set_name for text in texts}):
        own_texts = [text for text in texts if text.set_name == name]
        hits = sum(known[text.first + int(np.argmax(likely[text.first : text.end]))] for text in own_texts)
        seen = sum(known[text.first + int(np.argmax(inside[text.first : text.end]))] for text in own_texts)
        could = sum(known[text.first : text.end].any() for text in own_texts)
        print(
            f"  {name:7} {hits} right of {len(own_texts)}, {seen} when learned from; {could} have the right line among the candidates"
        )
    if not options.dry_run:
        learned: dict[str, Any] = {"bias": 0.0, **{name: {} for name in text_headline.FEATURES}}
        for feature, value in zip(vectorizer.get_feature_names_out(), learn(matrix, known, texts), strict=True):
            name, _, key = feature.partition("\t")
            if abs(value) >= LEAST:
                learned[name][key] = round(float(value), 2)
        stored = json.loads(WEIGHTS.read_text("utf-8"))
        WEIGHTS.write_text(
            json.dumps({**stored, FIELD: learned}, indent=0, sort_keys=True, ensure_ascii=False) + "\n", "utf-8"
        )


if __name__ == "__main__":
    main()

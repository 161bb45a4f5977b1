#!/usr/bin/env python3
"""Learn the weights of fields/judgement.py from labelled pages, and say how well they do on sites not learned from.

    python benchmarks/train_judgement.py --corpus ../shared/corpus [--dry-run]

Each pass is a logistic regression over the features of judgement.py, one weight for each value of a feature; in the second
its weights are averaged with those of boosted stumps (stumps.py). Figures are cross-validated with all pages of a site in
one fold, and each later pass learns from scores that the earlier one gave to pages of held-out sites. The last figures are those
of the whole engine, each page parsed by weights learned without its site: what is to be expected of sites that are not labelled.

The names and labels known to lexicon/ were gathered on these very pages, so that others have fewer of them. Each page is
therefore learned from three more times, in three draws: as if none of its names and no articleBody were known, and twice as if about
half of the names and labels were; the figures of these copies are told apart. On each copy some features are unknown at random as well, so
that no weight relies on another one that is always there. Needs the extra 'bench' (scikit-learn); the weights are read without it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch
from urllib.parse import urlsplit

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from stumps import Columns, learn_stumps, weights_of

import newsparse
from newsparse.api import _read
from newsparse.fields import judgement
from newsparse.fields.headline import find_headline
from newsparse.limits import Limits
from newsparse.page import Hint, Page

WEIGHTS = Path(judgement.__file__).with_name("judgement_weights.json")
TOKEN = re.compile(r"[぀-ヿ㐀-䶿一-鿿가-힣]|[^\W぀-ヿ㐀-䶿一-鿿가-힣]+")
FOLDS = 8
STRENGTH = 0.1
"""Inverse of the regularisation; chosen by the cross-validated figures among 0.02, 0.05, 0.1, 0.3 and 1."""
CONTEXT_STRENGTH = 5.0
"""The same for the second pass; higher than for the first, as the stumps and the unknown features hold it back. The cross-validated
figures of three ways to part the sites are the same for 0.7."""
STUMPS = 0.5
"""The share of boosted stumps in the weights of the second pass, among 0, 0.3, 0.5, 0.6 and 0.7; the first pass does better
with none. Cross-validated over three ways to part the sites, body F1 is .001 higher for Fundus and WCXB and .001 lower for
Zyte than with the best regression alone."""
BALANCE = 0.5
"""How far a block weighs less on a page of much text: 0 not at all, 1 so that all pages weigh the same."""
NUMBER = re.compile(r"^\s*\d+[.)]\s")
"""The number of an item, which pages set by their style and some truths write out."""
ROW_WORDS, ROW_BLOCKS = 80, 20
"""Words and cells of a table's row at most."""
COPIES = ("nameless", "half known", "half known again") * 3
"""What is learned from beside the pages themselves, in three draws of what is unknown."""
NATURAL = 6.0
"""How much more than a copy of it a page itself counts; with one draw the cross-validated figures are the same for 1 and 2, and lower
for 4."""
UNKNOWN = 0.15
"""The share of features, chosen anew for each copy and pass, of which nothing is known on the copy. With the whole engine on sites
not learned from, over three ways to part the sites and one draw, body F1 is .9759, .9727 and .9527 for Zyte, Fundus and WCXB with
0.1, .9769, .9738 and .9529 with 0.25, and .9725, .9714 and .9526 without; 0.4 does a little worse than 0.25, which in turn knows
the pages themselves less well."""
HINT_BITS = 40
"""More than the bits of `Hint`."""
LEAST = 0.01
"""Weights nearer to 0 than this are left out of the file."""


def tokens(text: str) -> list[str]:
    text = unicodedata.normalize("NFKC", text.replace("\u00ad", "").replace("\u200b", ""))
    return TOKEN.findall(text.casefold())


def shingles(words: list[str]) -> Counter[tuple[str, ...]]:
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3))) if words else Counter()


def labels(page: Page, body: str, left_out: str) -> list[int | None]:
    """1 for a block of the body, 0 for others, None for a block that may be either (standfirst, embedded posts)."""
    words = tokens(body)
    text = f" {' '.join(words)} "
    known = set(shingles(words))
    lines = lines_of(body)
    outside = " ".join(tokens(left_out))
    found: dict[str, list[int]] = {}
    out: list[int | None] = [0] * len(page.blocks)
    for block in page.blocks:
        own = tokens(block.text) if block.kind == "text" else []
        joined = " ".join(own)
        if not own:
            continue
        if (outside and joined == outside) or in_post(page, block.container):
            out[block.index] = None
        elif len(own) >= 6:
            pieces = shingles(own)
            if sum(n for piece, n in pieces.items() if piece in known) > 0.6 * sum(pieces.values()):
                found.setdefault(joined, []).append(block.index)
        elif joined in lines:
            found.setdefault(joined, []).append(block.index)
    single = [places[0] for places in found.values() if len(places) == 1]
    for joined, places in found.items():
        wanted = max(text.count(f" {joined} "), 1)
        # Of several copies the one among other text of the body is meant.
        places.sort(key=lambda i: -sum(abs(i - j) <= 8 for j in single))
        for i in places[:wanted]:
            out[i] = 1
    for i in in_rows(page, lines):
        if out[i] == 0:
            out[i] = 1
    right = [i for i, y in enumerate(out) if y]
    sizes = {i: len(tokens(page.blocks[i].text)) for i in right}
    for i in right:
        # All of the text in one block beside its paragraphs is a copy of them.
        if len(right) > 1 and sizes[i] > len(words) / 2 and sum(sizes.values()) - sizes[i] > len(words) / 2:
            out[i], sizes[i] = 0, 0
    return out


def lines_of(body: str) -> set[str]:
    """The lines of a body's truth as words, those of a numbered list also without their number."""
    lines = set()
    for line in body.split("\n"):
        lines.add(" ".join(tokens(line)))
        lines.add(" ".join(tokens(NUMBER.sub("", line))))
    return lines


def in_rows(page: Page, lines: set[str]) -> list[int]:
    """The blocks that several together make up a line of the truth: the cells of a table's row, a term and its value."""
    begins: dict[str, list[str]] = {}
    for line in lines:
        words = line.split()
        if 1 < len(words) <= ROW_WORDS:
            begins.setdefault(words[0], []).append(line + " ")
    blocks = [(block.index, " ".join(tokens(block.text))) for block in page.blocks if block.kind == "text"]
    blocks = [(i, joined) for i, joined in blocks if joined]
    found: list[int] = []
    for at, (_, joined) in enumerate(blocks):
        rest = begins.get(joined.split(" ", 1)[0])
        row = ""
        for end in range(at, min(at + ROW_BLOCKS, len(blocks))):
            row += blocks[end][1] + " "
            rest = [line for line in rest or () if line.startswith(row)]
            if not rest:
                break
            if end > at and row in rest:
                found += [i for i, _ in blocks[at : end + 1]]
    return found


def in_post(page: Page, container: int) -> bool:
    """Whether a container is part of an embedded post, which is placed by other means."""
    return any(c.tag == "blockquote" and c.hints & Hint.EMBED for c in page.ancestors(container))


def site(url: str) -> str:
    parts = (urlsplit(url).hostname or url).split(".")
    return ".".join(parts[-3:] if len(parts[-1]) == 2 and len(parts) > 2 and len(parts[-2]) <= 3 else parts[-2:])


def as_dict(names: tuple[str, ...], row: tuple[Any, ...]) -> dict[str, float]:
    features: dict[str, float] = {}
    for name, value in zip(names, row, strict=True):
        if name in judgement.BIT_FEATURES:
            features.update((f"{name}\t{bit}", 1.0) for bit in range(HINT_BITS) if value >> bit & 1)
        elif value is not None:
            features[f"{name}\t{value}"] = 1.0
    return features


def fit(
    features: list[dict[str, float]],
    wanted: list[int],
    groups: list[str],
    importance: list[float],
    names: tuple[str, ...],
    strength: float = STRENGTH,
    share: float = 0.0,
    without: dict[str, dict[str, Any]] | None = None,
) -> tuple[dict[str, Any], Any]:
    """The weights learned from all, and for each row the likelihood by weights learned without its site.

    `share` is that of boosted stumps in the weights; the rest is logistic regression. `without` takes, for each site, the weights
    learned without it.
    """
    vectorizer = DictVectorizer()
    matrix, y = vectorizer.fit_transform(features), np.array(wanted)
    columns = Columns(features if share else [], judgement.BIT_FEATURES)
    ranks = columns.matrix(features)
    weight = np.array(importance) / np.mean(importance)

    def tables(model: Any, stumps: Any) -> dict[str, Any]:
        bias, added = weights_of(stumps, columns) if share else (0.0, {})
        bias = (1 - share) * float(model.intercept_[0]) + share * bias
        weights: dict[str, Any] = {"bias": round(bias, 3), **{name: {} for name in names}}
        for feature, own in zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True):
            name, _, key = feature.partition("\t")
            value = (1 - share) * float(own) + share * added.get(feature, 0.0)
            if abs(value) >= LEAST:
                weights[name][key] = round(value, 2)
        return weights

    odds = np.zeros(len(y))
    for train, test in GroupKFold(FOLDS).split(matrix, y, groups):
        model = LogisticRegression(C=strength, max_iter=500).fit(matrix[train], y[train], weight[train])
        stumps = learn_stumps(ranks[train], y[train], weight[train], columns) if share else None
        odds[test] = model.decision_function(matrix[test])
        if stumps is not None:
            odds[test] = (1 - share) * odds[test] + share * stumps.decision_function(ranks[test])
        if without is not None:
            without.update(dict.fromkeys({groups[i] for i in test}, tables(model, stumps)))
    model = LogisticRegression(C=strength, max_iter=800).fit(matrix, y, weight)
    stumps = learn_stumps(ranks, y, weight, columns) if share else None
    return tables(model, stumps), 1 / (1 + np.exp(-odds))


def learn(
    rows: list[list[tuple[Any, ...]]],
    names: tuple[str, ...],
    truth: list[list[int | None]],
    pages: list[Page],
    sites: list[str],
    strength: float = STRENGTH,
    worth: list[float] | None = None,
    share: float = 0.0,
    without: dict[str, dict[str, Any]] | None = None,
) -> tuple[dict[str, Any], list[list[float]]]:
    """The weights learned from all pages, and the scores of each page by weights learned without its site.

    `worth` is how much each page counts; all the same where it is None. `share` and `without` are those of `fit`.
    """
    places, features, wanted, groups, importance = [], [], [], [], []
    for k, page in enumerate(pages):
        # What a page's blocks weigh together hangs on its body, as in the metric, and not on its boilerplate.
        body = sum(len(page.blocks[i].text) for i, y in enumerate(truth[k]) if y)
        if not body:
            continue
        for i, row in enumerate(rows[k]):
            if row and truth[k][i] is not None:
                places.append((k, i))
                features.append(as_dict(names, row))
                wanted.append(truth[k][i])
                groups.append(sites[k])
                importance.append(
                    min(max(len(page.blocks[i].text), 20), 400) ** 0.5 * body**-BALANCE * (worth[k] if worth else 1.0)
                )
    weights, out = fit(features, wanted, groups, importance, names, strength, share, without)
    scores = [[0.0] * len(page.blocks) for page in pages]
    for (k, i), value in zip(places, out, strict=True):
        scores[k][i] = float(value)
    return weights, scores


def chosen(page: Page, score: list[float]) -> str:
    """The text of the blocks that would be taken."""
    bound = judgement.likely_bound(page.blocks, score)
    return "\n\n".join(b.text for b in page.blocks if score[b.index] >= bound)


def report(rows: list[dict[str, Any]], pages: list[Page], scores: list[list[float]], worst: int = 0) -> None:
    """Body F1 a set, as evaluate.py has it, for the blocks that would be taken."""
    report_bodies(rows, [chosen(page, score) for page, score in zip(pages, scores, strict=True)], worst)


def report_bodies(rows: list[dict[str, Any]], bodies: list[str], worst: int = 0) -> None:
    """Body F1 a set, as evaluate.py has it."""
    sets: dict[str, list[tuple[float, float, bool]]] = {}
    each = []
    for row, body in zip(rows, bodies, strict=True):
        a, b = shingles(tokens(row["truth"]["body"])), shingles(tokens(body))
        both = sum((a & b).values())
        precision, recall = both / max(sum(b.values()), 1), both / max(sum(a.values()), 1)
        sets.setdefault(row["set"], []).append((precision, recall, tokens(row["truth"]["body"]) == tokens(body)))
        each.append(
            (2 * precision * recall / max(precision + recall, 1e-9), row["id"], round(precision, 3), round(recall, 3))
        )
    for name, values in sets.items():
        precision, recall, exact = np.array(values, float).mean(0)
        f1 = 2 * precision * recall / (precision + recall)
        print(f"  {name:18} P {precision:.4f} R {recall:.4f} F1 {f1:.4f} exact {exact:.3f}")
    for line in sorted(each)[:worst]:
        print("   ", *line)


def with_whole_engine(row: dict[str, Any], data: bytes, without: Mapping[str, Mapping[str, Any]]) -> str:
    """The body that the engine finds on a page by weights learned without its site, below the standfirst where the truth has it."""
    own = site(row["url"])
    weights = {
        judged: judgement.weights_from(without[judged][own], names)
        for judged, names in (("alone", judgement.ALONE), ("context", judgement.CONTEXT))
    }
    with patch.object(judgement, "read_weights", lambda _, judged: weights[judged]):
        article = newsparse.parse(data, url=row["url"], sites=None)
    is_told = article.standfirst and (row["truth"].get("structure") or {}).get("summary")
    return f"{article.standfirst}\n\n{article.body.text}" if is_told else article.body.text


def less_known(
    copy: str, alone: list[tuple[Any, ...]], narrow: list[int], chance: Random
) -> tuple[list[tuple[Any, ...]], list[int]]:
    """A page's features, and the hints around its containers, as they are where the lexicon knows less of the page."""
    is_half = copy != "nameless"
    kept = sum(1 << bit for bit in range(HINT_BITS) if is_half and chance.random() < 0.5)
    places = {name: place for place, name in enumerate(judgement.ALONE)}
    rows = []
    for row in alone:
        values = list(row)
        if values:
            if not is_half:
                values[places["oracle"]] = None
            elif chance.random() < 0.5:
                values[places["label"]] = None if row[places["label"]] is None else ""
                values[places["appeal"]] = 0
            values[places["own"]] &= kept
            values[places["around"]] &= kept
        rows.append(tuple(values))
    return rows, [hints & kept for hints in narrow]


def masked(names: tuple[str, ...], pages: list[list[tuple[Any, ...]]], natural: int) -> list[list[tuple[Any, ...]]]:
    """The features of pages; on those from the `natural`-th on, which are copies, some are unknown, but for sets of hints."""
    out = pages[:natural]
    for k, rows in enumerate(pages[natural:], natural):
        chance = Random(f"{names[0]} {k}")
        hidden = [name not in judgement.BIT_FEATURES and chance.random() < UNKNOWN for name in names]
        out.append(
            [tuple(None if hide else value for hide, value in zip(hidden, row, strict=True)) if row else () for row in rows]
        )
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--dry-run", action="store_true", help="only report, write no weights")
    parser.add_argument("--worst", type=int, default=0, help="so many pages on which the whole engine does worst")
    options = parser.parse_args()
    rows = [json.loads(line) for line in (options.corpus / "pages.jsonl").read_text("utf-8").split("\n") if line]
    pages, truth, alone, narrow = [], [], [], []
    files = [gzip.decompress((options.corpus / "html" / f"{row['id']}.html.gz").read_bytes()) for row in rows]
    for row, data in zip(rows, files, strict=True):
        page, _ = _read(data, row["url"], None, None, Limits(), is_text=False)
        headline = find_headline(page)
        pages.append(page)
        summary = " ".join((row["truth"].get("structure") or {}).get("summary") or [])
        truth.append(labels(page, row["truth"]["body"], summary))
        at = headline.blocks[0] if headline and headline.blocks else None
        narrow.append(judgement.narrow_hints(page, at))
        alone.append(judgement.features_alone(page, at, narrow[-1]))
    sites = [site(row["url"]) for row in rows]
    natural = len(rows)
    for copy in COPIES:
        for k, row in enumerate(rows[:natural]):
            less, hints = less_known(copy, alone[k], narrow[k], Random(len(alone)))
            rows.append({**row, "set": f"{row['set']}, {copy}"})
            alone.append(less)
            narrow.append(hints)
    pages, truth, sites = [whole * (1 + len(COPIES)) for whole in (pages, truth, sites)]
    worth = [NATURAL] * natural + [1.0] * (len(rows) - natural)
    learned: dict[str, Any] = {}
    without: dict[str, dict[str, dict[str, Any]]] = {"alone": {}, "context": {}}
    print("alone")
    rows_alone = masked(judgement.ALONE, alone, natural)
    learned["alone"], scores = learn(
        rows_alone, judgement.ALONE, truth, pages, sites, worth=worth, without=without["alone"]
    )
    report(rows, pages, scores)
    context = [
        judgement.features_in_context(page, alone[k], scores[k], judgement.Context(page, scores[k], narrow[k]))
        for k, page in enumerate(pages)
    ]
    print("context")
    context = masked(judgement.CONTEXT, context, natural)
    learned["context"], scores = learn(
        context, judgement.CONTEXT, truth, pages, sites, CONTEXT_STRENGTH, worth, STUMPS, without["context"]
    )
    report(rows, pages, scores)
    print("the whole engine, on sites not learned from")
    bodies = [with_whole_engine(row, data, without) for row, data in zip(rows[:natural], files, strict=True)]
    report_bodies(rows[:natural], bodies, options.worst)
    if not options.dry_run:
        WEIGHTS.write_text(json.dumps({"html": learned}, indent=0, sort_keys=True, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()

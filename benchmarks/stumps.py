"""Boosted stumps as tables of weights: trees of one question each, whose sum is a weight for each value of each feature.

What they learn has the form that a logistic regression's weights have, learned in another way: a table of weights is built up
along the order of a feature's values, so that rare ones take after their neighbours, where the regression draws each by itself
to nought. The two err on different pages, and the mean of their weights does better on sites not learned from than either.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

ROUNDS = 300
"""Trees; cross-validated among 300, 600 and 1,200."""
RATE = 0.05
"""What each adds of what it would, so that no single one decides."""
SHARE = 0.5
"""The share of the features that each chooses from, which makes them differ."""
SMALLEST = 40
"""Rows on either side of a question, at least."""
PENALTY = 5.0
"""Regularisation of a tree's answers."""
MOST = 250
"""Values of a feature without order that are told apart, the commonest; scikit-learn takes 255."""


class Columns:
    """Features as numbers: a column a feature, in it the rank of its value; a column a value for features that are sets."""

    def __init__(self, features: Sequence[dict[str, float]], sets: Collection[str]) -> None:
        counts: dict[str, Counter[str]] = {}
        for row in features:
            for feature in row:
                name, _, key = feature.partition("\t")
                counts.setdefault(feature if name in sets else name, Counter())[key] += 1
        self.places: dict[str, tuple[int, int]] = {}
        """For each feature with its value, its column and its number in it."""
        self.unordered: list[bool] = []
        """Whether the numbers of a column are names."""
        for column, (name, values) in enumerate(sorted(counts.items())):
            ordered = all(part.lstrip("-").isdigit() for key in values for part in key.split(","))
            keys = sorted(values, key=in_order) if ordered else [key for key, _ in values.most_common(MOST)]
            for rank, key in enumerate(keys):
                self.places[name if "\t" in name else f"{name}\t{key}"] = column, rank
            self.unordered.append(not ordered)

    def matrix(self, features: Sequence[dict[str, float]]) -> Any:
        """The features as a matrix, in which what is unknown or not so is not a number."""
        matrix = np.full((len(features), len(self.unordered)), np.nan, np.float32)
        for at, row in enumerate(features):
            for feature in row:
                if place := self.places.get(feature):
                    matrix[at, place[0]] = place[1]
        return matrix


def in_order(key: str) -> tuple[int, ...]:
    """The numbers of a value such as '7' or '7,1'."""
    return tuple(int(part) for part in key.split(","))


def learn_stumps(matrix: Any, wanted: Any, weight: Any, columns: Columns) -> Any:
    return HistGradientBoostingClassifier(
        max_leaf_nodes=2,
        max_iter=ROUNDS,
        learning_rate=RATE,
        max_features=SHARE,
        min_samples_leaf=SMALLEST,
        l2_regularization=PENALTY,
        categorical_features=columns.unordered,
        early_stopping=False,
        random_state=0,
    ).fit(matrix, wanted, weight)


def weights_of(model: Any, columns: Columns) -> tuple[float, dict[str, float]]:
    """The bias, which is what the model says of a row of which nothing is known, and what each value of a feature adds to it."""
    features = list(columns.places)
    probes = columns.matrix([{}, *({feature: 1.0} for feature in features)])
    bias, *sums = model.decision_function(probes)
    return float(bias), {feature: float(value - bias) for feature, value in zip(features, sums, strict=True)}

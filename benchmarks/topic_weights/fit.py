"""The weights of a topic's traits: a logistic regression over rows.csv, and how often its best phrase is accepted.

    python benchmarks/topic_weights/fit.py

Logistic regression (Cox 1958) with a ridge penalty; the share is of eight-fold cross-validation by documents.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

ROWS = Path(__file__).with_name("rows.csv")
RIDGE = 1 / 0.3
FOLDS = 8

Floats = NDArray[np.float64]


class Rows(NamedTuple):
    """`traits[i]` are the shares of a candidate, `accepted[i]` is 1.0 where the gold accepts it."""

    names: list[str]
    documents: NDArray[np.int64]
    positions: NDArray[np.int64]
    traits: Floats
    accepted: Floats


def load(path: Path = ROWS) -> Rows:
    """The rows that extract.py wrote."""
    with path.open(encoding="utf-8", newline="") as file:
        header, *lines = csv.reader(file)
    table = np.array([[float(cell) for cell in line] for line in lines])
    return Rows(header[2:-1], table[:, 0].astype(int), table[:, 1].astype(int), table[:, 2:-1], table[:, -1])


def fit(traits: Floats, accepted: Floats) -> Floats:
    """The weights, the constant last, that make the accepted candidates likeliest, less the penalty of large weights."""
    signs = 2 * accepted - 1
    padded = np.column_stack([traits, np.ones(len(traits))])

    def loss(weights: Floats) -> tuple[float, Floats]:
        margins = signs * (padded @ weights)
        penalty = np.append(weights[:-1], 0.0)
        slopes = -signs / (1 + np.exp(margins))
        return float(
            np.logaddexp(0, -margins).sum() + RIDGE * penalty @ penalty / 2
        ), padded.T @ slopes + RIDGE * penalty

    found: Floats = minimize(loss, np.zeros(padded.shape[1]), jac=True, method="L-BFGS-B").x
    return found


def best(rows: Rows, weights: Floats, chosen: NDArray[np.bool_]) -> list[float]:
    """For each position among the chosen rows whether its candidate with the greatest score is accepted."""
    candidates = defaultdict(list)
    for index in np.flatnonzero(chosen):
        candidates[int(rows.positions[index])].append(int(index))
    scores = rows.traits @ weights[:-1]
    return [float(rows.accepted[max(indices, key=lambda i: scores[i])]) for indices in candidates.values()]


def cross_validated(rows: Rows) -> float:
    """The share of positions whose best candidate is accepted, each by weights of the other documents."""
    hits: list[float] = []
    for fold in range(FOLDS):
        held_out = rows.documents % FOLDS == fold
        hits += best(rows, fit(rows.traits[~held_out], rows.accepted[~held_out]), held_out)
    return float(np.mean(hits))


def main() -> None:
    rows = load()
    weights = fit(rows.traits, rows.accepted)
    print(
        f"{len(rows.accepted)} candidates, {len(set(rows.positions))} positions, {len(set(rows.documents))} documents"
    )
    for name, weight in zip(rows.names, weights, strict=False):
        print(f"  {name}: {weight:.2f}")
    everyone = np.ones(len(rows.accepted), dtype=bool)
    ceiling = np.mean([rows.accepted[rows.positions == p].max() for p in set(rows.positions)])
    first = np.eye(len(weights))[rows.names.index("later")] * -1
    print(f"accepted: first phrase {np.mean(best(rows, first, everyone)):.3f}", end=", ")
    print(f"best by weights of other documents {cross_validated(rows):.3f}, any phrase {ceiling:.3f}")


if __name__ == "__main__":
    main()

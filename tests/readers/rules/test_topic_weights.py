"""The weights of a topic's traits are those that their rows give."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from summarize.readers.rules.lexicon import data

FOLDER = Path(__file__).parents[3] / "benchmarks" / "topic_weights"


@pytest.fixture(scope="module")
def fitting() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fit", FOLDER / "fit.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_weights_are_those_of_the_rows(fitting: ModuleType) -> None:
    rows = fitting.load()
    weights = data("topics")["weights"]
    assert rows.names == list(weights)
    assert list(weights.values()) == pytest.approx(fitting.fit(rows.traits, rows.accepted)[:-1], abs=0.006)


def test_the_weights_choose_better_than_the_first_phrase(fitting: ModuleType) -> None:
    rows = fitting.load()
    everyone = np.ones(len(rows.accepted), dtype=bool)
    first = np.zeros(len(rows.names) + 1)
    first[rows.names.index("later")] = -1
    assert fitting.cross_validated(rows) > np.mean(fitting.best(rows, first, everyone)) + 0.05

"""Statistics against scipy and against values worked out by hand."""

from __future__ import annotations

import math

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from summarize.evals.statistics import bootstrap, holm, interval, jackknife_t, krippendorff_alpha, sign_flip

VALUES = [0.2, 0.5, 0.9, 0.4, 0.7, 0.65]
numbers = st.lists(st.floats(-1, 1, allow_nan=False).map(lambda x: round(x, 3)), min_size=5, max_size=12)


def test_the_jackknife_of_a_mean_is_the_t_interval() -> None:
    expected = stats.t.interval(0.95, len(VALUES) - 1, loc=numpy.mean(VALUES), scale=stats.sem(VALUES))
    assert jackknife_t(VALUES) == pytest.approx(expected)


def test_the_bootstrap_agrees_with_scipy() -> None:
    values = [math.sin(i) ** 2 for i in range(60)]
    expected = stats.bootstrap((values,), numpy.mean, method="percentile", n_resamples=4000, rng=1).confidence_interval
    assert bootstrap(values, seed="a") == pytest.approx(tuple(expected), abs=0.01)
    assert bootstrap(values, seed="a") == bootstrap(values, seed="a") != bootstrap(values, seed="b")


@pytest.mark.parametrize(
    ("what", "count", "method"),
    [("few", 4, "none"), ("some", 5, "jackknife-t"), ("most", 40, "jackknife-t"), ("many", 41, "bootstrap")],
)
def test_which_interval_is_given(what: str, count: int, method: str) -> None:
    found = interval({f"d{i}": (i % 7) / 7 for i in range(count)})
    assert found.method == method
    assert (found.low is None) == (method == "none")


def test_no_spread_gives_no_interval_and_says_why() -> None:
    assert interval({f"d{i}": 1.0 for i in range(9)}).reason == "every document has the same value"
    assert interval({"a": 0.5}).reason == "fewer than 5 documents"


def test_an_interval_stays_within_its_bounds() -> None:
    found = interval({"a": 0.0, "b": 1.0, "c": 1.0, "d": 1.0, "e": 1.0})
    assert found.high == 1.0
    assert interval({"a": 0.0, "b": 1.0, "c": 1.0, "d": 1.0, "e": 1.0}, bounds=None).high > 1.0  # type: ignore[operator]


def test_the_order_of_documents_makes_no_difference() -> None:
    values = {f"d{i}": math.sin(i) for i in range(50)}
    assert interval(values) == interval(dict(reversed(values.items())))


@given(numbers)
@settings(max_examples=25, deadline=None)
def test_the_sign_flip_test_is_scipys_permutation_test(deltas: list[float]) -> None:
    found = sign_flip(deltas)
    kept = [d for d in deltas if abs(d) > 1e-12]
    if not kept:
        assert found.p is None
        return
    if len(kept) == 1:  # scipy wants two; both signs of one are as far from 0
        assert found.p == 1.0
        return
    expected = stats.permutation_test(
        (kept,), lambda x, axis: numpy.sum(x, axis=axis), permutation_type="samples", n_resamples=numpy.inf
    ).pvalue
    assert found.p == pytest.approx(min(1.0, expected), abs=1e-9)
    assert found.smallest == 2 / 2 ** len(kept)
    assert found.p >= found.smallest
    assert sign_flip([-d for d in deltas]).p == pytest.approx(found.p)


def test_the_sign_flip_test_by_hand() -> None:
    assert sign_flip([1, 1, 1]).p == 2 / 8  # all + or all -
    assert sign_flip([1, 1, -1]).p == 1.0
    assert sign_flip([0, 0]) == (None, None, 0, True)


def test_many_differences_are_drawn_and_seeded() -> None:
    deltas = [0.1] * 15 + [-0.05] * 10
    found = sign_flip(deltas, seed="x")
    assert not found.exact
    assert found == sign_flip(deltas, seed="x")
    assert found.p is not None
    assert 0 < found.p < 0.05


def test_holm_by_hand() -> None:
    found = holm({"a": 0.01, "b": 0.04, "c": 0.03, "d": 0.005})
    assert found == pytest.approx({"d": 0.02, "a": 0.03, "c": 0.06, "b": 0.06})
    assert holm({}) == {}


def test_krippendorff_by_hand() -> None:
    # Krippendorff 2011, example B: two observers, nominal, alpha = .692
    a = "a a b b d c c c e d d a".split()
    b = "b a b b b c c c e d d d".split()
    assert krippendorff_alpha(list(zip(a, b, strict=True))) == pytest.approx(0.692, abs=0.0005)


def test_krippendorff_with_missing_values() -> None:
    # Krippendorff 2011, example C: four observers with gaps, nominal, alpha = .743
    table = [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
        [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
    ]
    assert krippendorff_alpha(list(zip(*table, strict=True))) == pytest.approx(0.743, abs=0.0005)


@pytest.mark.parametrize(
    ("what", "units", "alpha"),
    [
        ("perfect agreement", [("x", "x"), ("y", "y")], 1.0),
        ("only one value", [("x", "x"), ("x", "x")], None),
        ("nothing to compare", [("x", None)], None),
        ("no units", [], None),
    ],
)
def test_where_alpha_is_not_defined(what: str, units: list[tuple[str, str | None]], alpha: float | None) -> None:
    assert krippendorff_alpha(units) == alpha

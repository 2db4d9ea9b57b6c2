"""Alignment: names, wordings and counts by hand, and what must hold whatever is aligned."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.briefs import LISTS, Brief
from summarize.evals.align import align, assign
from summarize.evals.cast import Names, likeness
from summarize.evals.gold import Gold, load_gold
from summarize.evals.lists.dates import interval_overlap, same_value
from summarize.evals.metrics import MAIN, METRICS, Case
from summarize.evals.numerals import figures, foreign_figures
from summarize.evals.relabel import as_brief
from summarize.evals.wording import bag_f1, content, flipped_negation, sequence_f1, stem, veto, words


@pytest.mark.parametrize(
    ("what", "ours", "theirs", "alike"),
    [
        ("an alias", ["Beijing"], ["China", "Beijing"], 1.0),
        ("dots and an article", ["the U.S."], ["US"], 1.0),
        ("two that differ in a direction", ["North Korea"], ["South Korea"], 0.0),
        ("an acronym without its alias", ["EU"], ["European Union"], 0.0),
        ("a title more", ["President Joe Biden"], ["Joe Biden"], 0.8),
        ("another title", ["President Joe Biden"], ["Mr Joe Biden"], 2 / 3),
        ("another person of one office", ["Foreign Minister Wang"], ["Foreign Minister Lavrov"], 0.0),
        ("another country's ministry", ["Ministry of Defence of Sweden"], ["Ministry of Defence of Norway"], 0.0),
        ("a last name alone", ["Biden"], ["Joe Biden"], 2 / 3),
    ],
)
def test_names(what: str, ours: list[str], theirs: list[str], alike: float) -> None:
    assert likeness(Names.of(ours), Names.of(theirs)) == pytest.approx(alike)
    assert likeness(Names.of(theirs), Names.of(ours)) == pytest.approx(alike)


@pytest.mark.parametrize(
    ("what", "text", "values"),
    [
        ("a scale in words", "$11.4 million", [11.4e6]),
        ("a scale as a letter", "$11.4m and £3bn", [11.4e6, 3e9]),
        ("thousands with commas", "11,400,000", [11.4e6]),
        ("a compound in words", "twenty-five of two hundred thousand", [25, 200000]),
        ("an ordinal in digits", "the 21st", [21]),
        ("a dozen", "a dozen", [12]),
        ("a decade", "the 1990s", [1990]),
        ("a figure in a name", "the G7, an F-16 and 1.5", [1.5]),
        ("what is seldom a figure", "one of the first two", [2]),
    ],
)
def test_figures(what: str, text: str, values: list[float]) -> None:
    assert [f.value for f in figures(text)] == pytest.approx(values)


@pytest.mark.parametrize(
    ("what", "text", "source", "foreign"),
    [
        ("digits for words", "40 boats", "forty boats", []),
        ("a range that shares its scale", "10 million", "10 to 15 million", []),
        ("another scale", "5 billion", "5 million", ["5 billion"]),
        ("a figure left out", "boats", "40 boats", []),
        ("a figure more", "6% of boats", "5% of boats", ["6"]),
    ],
)
def test_foreign_figures(what: str, text: str, source: str, foreign: list[str]) -> None:
    assert foreign_figures(text, source) == foreign


@pytest.mark.parametrize(
    ("what", "ours", "theirs", "refused"),
    [
        ("the same", "signed the pact", "signed the pact", False),
        ("a negation more", "did not sign the pact", "signed the pact", True),
        ("a negation less", "signed the pact", "didn't sign the pact", True),
        ("a negation behind what is shared", "signed the pact", "signed the pact, not the protocol", False),
        ("another figure", "signed 6 pacts", "signed 5 pacts", True),
        ("no figure", "signed pacts", "signed 5 pacts", False),
    ],
)
def test_vetoes(what: str, ours: str, theirs: str, refused: bool) -> None:
    assert bool(veto(ours, [theirs], theirs)) == refused


@pytest.mark.parametrize(
    ("what", "text", "source", "flipped"),
    [
        ("repeated", "Norland signed the pact", "Norland signed the pact on Monday", False),
        ("denied", "Norland did not sign the pact", "Norland signed the pact on Monday", True),
        ("a denial dropped", "Norland signed the pact", "Norland did not sign the pact on Monday", True),
        ("a denial of another clause", "Norland signed the pact", "Norland signed the pact but did not pay", False),
        ("a denial in other words", "Norland did not sign the pact", "Norland refused to sign the pact", False),
        ("about something else", "It did not rain", "Norland signed the pact", False),
    ],
)
def test_flipped_negations(what: str, text: str, source: str, flipped: bool) -> None:
    assert bool(flipped_negation(text, source)) == flipped


def test_the_order_of_words_counts_for_actions_and_not_for_names() -> None:
    ours, theirs = content("Russia attacked Ukraine"), content("Ukraine attacked Russia")
    assert bag_f1(ours, theirs) == 1.0
    assert sequence_f1(ours, theirs) == pytest.approx(1 / 3)


def test_words_and_stems() -> None:
    assert words("The U.S. didn't pay Norland’s fee.") == ("the", "us", "did", "not", "pay", "norland", "fee")
    assert len({stem(w) for w in ("blocked", "blocking", "blocks", "block")}) == 1
    assert stem("imposed") == stem("imposes") == stem("imposing")
    assert stem("agreed") == stem("agree") == stem("agrees")


@pytest.mark.parametrize(
    ("what", "accepted", "value", "same", "overlap"),
    [
        ("the same", ("2024-02",), "2024-02", True, 1.0),
        ("the same days", ("2024-02",), "2024-02-01/2024-02-29", True, 1.0),
        ("about the same", ("2024",), "2024~", True, 1.0),
        ("one day of a month of 29", ("2024-02",), "2024-02-09", False, 1 / 29),
        ("another day", ("2024-02-09",), "2024-02-10", False, 0.0),
        ("none where one is wanted", ("2024",), None, False, 0.0),
        ("one where none is wanted", (None,), "2024", False, 0.0),
        ("none where none is wanted", (None,), None, True, 1.0),
        ("another hour of the day", ("2024-02-09T10:00",), "2024-02-09T11:00", False, 1.0),
        ("one of two", ("2023", "2024"), "2024", True, 1.0),
    ],
)
def test_date_values(
    what: str, accepted: tuple[str | None, ...], value: str | None, same: bool, overlap: float
) -> None:
    assert same_value(accepted, value) == same
    assert interval_overlap(accepted, value) == pytest.approx(overlap)


def test_the_assignment_with_the_greatest_sum_is_taken() -> None:
    # taking the best pair first (0-0) would leave row 1 with nothing
    assert assign({(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.8}) == {0: 1, 1: 0}
    assert assign({}) == {}


def scores(gold: Gold, brief: Brief) -> dict[str, float | None]:
    case = Case(gold, brief)
    return {id: metric.of(case).value for id, metric in METRICS.items()}


def rebuilt(brief: Brief, **lists: Sequence[Any]) -> Brief:
    return Brief.model_validate(brief.model_dump(mode="json") | lists)


def test_gold_against_itself_is_perfect_in_every_metric(gold: Gold, right: Brief) -> None:
    for id, value in scores(gold, right).items():
        better = METRICS[id].better
        if value is not None and better != "neither":
            assert value == (1.0 if better == "higher" else 0.0), id
    assert {p.outcome for pairs in align(gold, right).values() for p in pairs} == {"correct", "ignored"}


def test_the_order_of_items_never_matters(gold: Gold, right: Brief, change: Callable[..., Brief]) -> None:
    brief = change(change(right, "actions", "a3", actors=["union"]), "positions", "p1", stance="oppose")
    expected = scores(gold, brief)
    for seed in range(10):
        data = brief.model_dump(mode="json")
        for name in LISTS:
            random.Random(seed).shuffle(data[name])
        assert scores(gold, Brief.model_validate(data)) == expected


@given(st.sets(st.tuples(st.sampled_from(LISTS), st.integers(0, 6)), max_size=12))
@settings(max_examples=40, deadline=None)
def test_f1_is_between_its_bounds_and_never_above_the_lenient_one(dropped: set[tuple[str, int]]) -> None:
    gold, brief = _fixture()
    data = brief.model_dump(mode="json")
    for name in ("positions", "actions"):
        data[name] = [item for i, item in enumerate(data[name]) if (name, i) not in dropped]
    used = {id for a in data["actions"] for id in (a["date"],) if id}
    data["dates"] = [d for i, d in enumerate(data["dates"]) if ("dates", i) not in dropped or d["id"] in used]
    found = scores(gold, Brief.model_validate(data))
    for name in LISTS:
        strict, lenient = found[f"{name}.f1_strict"], found[f"{name}.f1"]
        assert strict is not None
        assert lenient is not None
        assert 0 <= strict <= lenient <= 1
    kept = len(data["positions"])
    assert found["positions.recall"] == kept / 3
    assert found["positions.precision"] == (1.0 if kept else None)


WRONG: list[tuple[str, dict[str, Any]]] = [
    ("actors", {"id": "x", "name": "trawlers", "kind": "group", "evidence": [{"sentence": 2, "start": 142, "end": 150, "text": "trawlers"}]}),
    ("actions", {"id": "x", "actors": ["dahl"], "action": "bought a boat", "status": "happened"}),
    ("dates", {"id": "x", "text": "days", "reason": "none", "type": "duration"}),
    ("positions", {"id": "x", "holders": ["union"], "topic": "weather", "statement": "it rains", "stance": "neutral", "quote_type": "indirect"}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "item"), WRONG, ids=[row[0] for row in WRONG])
def test_a_wrong_item_more_never_raises_f1(name: str, item: dict[str, Any], gold: Gold, right: Brief) -> None:
    text = gold.article.text
    words_ = {"actors": "trawlers", "dates": "days"}.get(name, "signed")
    start = text.index(words_)
    sentence = gold.article.sentence_at(start)
    assert sentence is not None
    evidence = [{"sentence": sentence.number, "start": start, "end": start + len(words_), "text": words_}]
    data = right.model_dump(mode="json")
    for without in range(len(data[name]) + 1):  # also where something right is missing
        kept = data[name][without:] if name in {"actions", "positions"} else data[name]
        before = scores(gold, rebuilt(right, **{name: kept}))
        after = scores(gold, rebuilt(right, **{name: [*kept, item | {"evidence": evidence}]}))
        for id in (f"{name}.f1", f"{name}.f1_strict", f"{name}.precision", f"{name}.precision_strict"):
            assert (after[id] or 0) <= (before[id] or 0)
        assert after[f"{name}.recall"] == before[f"{name}.recall"]


def test_an_item_twice_counts_once(gold: Gold, right: Brief) -> None:
    data = right.model_dump(mode="json")
    twice = [*data["positions"], data["positions"][0] | {"id": "again"}]
    found = scores(gold, rebuilt(right, positions=twice))
    assert found["positions.precision"] == pytest.approx(3 / 4)
    assert found["positions.recall"] == 1.0


def test_an_optional_item_is_neither_reward_nor_error(gold: Gold, right: Brief) -> None:
    data = right.model_dump(mode="json")
    without = rebuilt(
        right,
        actors=[a for a in data["actors"] if a["id"] != "harbour"],
        actions=[a | {"attributed_to": None} for a in data["actions"]],
    )
    there, gone = scores(gold, right), scores(gold, without)
    assert {there[id] for id in MAIN} == {gone[id] for id in MAIN} == {1.0}


def test_what_gold_does_not_label_is_neither_reward_nor_error(
    make_suite: Callable[..., Path], article_text: str
) -> None:
    stamped = article_text.rstrip("\n") + "\n\nUpdated 14 February 2024\n"
    gold = load_gold(make_suite(article=stamped) / "gold" / "pact.yaml")
    stamp = gold.article.sentences[-1]
    assert stamp.kind == "stamp"
    start = stamp.start + len("Updated ")
    evidence = [{"sentence": stamp.number, "start": start, "end": stamp.end, "text": "14 February 2024"}]
    data = as_brief(gold).model_dump(mode="json")
    data["dates"].append({"id": "x", "text": "14 February 2024", "value": "2024-02-14", "evidence": evidence})
    data["actors"].append({"id": "y", "name": "14", "evidence": evidence})
    found = scores(gold, Brief.model_validate(data))
    assert found["dates.precision"] == 1.0
    assert found["actors.precision"] == pytest.approx(7 / 8)  # a name from a stamp is a mistake


def test_every_pair_says_why(gold: Gold, right: Brief, change: Callable[..., Brief]) -> None:
    brief = change(right, "actions", "a1", actors=["sudria"], recipients=["norland"])
    pairs = align(gold, brief)["actions"]
    swapped = next(p for p in pairs if p.gold == "a1")
    assert swapped.outcome == "incorrect"
    assert "actors sudria instead of norland" in swapped.why
    assert all(p.why for p in pairs)


_kept: list[tuple[Gold, Brief]] = []


def _fixture() -> tuple[Gold, Brief]:
    return _kept[0]


@pytest.fixture(autouse=True)
def _keep(gold: Gold, right: Brief) -> None:
    _kept[:] = [(gold, right)]


def test_span_counts_agree_with_nervaluate() -> None:
    """An outside oracle, where it is installed: exact and overlapping spans of dates."""
    import nervaluate

    gold, brief = _fixture()
    source = random.Random(7)
    for _ in range(60):
        data = brief.model_dump(mode="json")
        kept = []
        for date in data["dates"]:
            if date["id"] == "d4" or source.random() < 0.25:  # d4 is optional: nervaluate does not know of that
                continue
            if source.random() < 0.4:
                evidence = date["evidence"][0]
                cut = source.randrange(1, len(evidence["text"]) - 1)
                evidence |= {"start": evidence["start"] + cut, "text": evidence["text"][cut:]}
                date["text"] = evidence["text"]
            kept.append(date)
        data["dates"] = kept
        for action in data["actions"]:
            action["date"] = None
        changed = Brief.model_validate(data)
        found = scores(gold, changed)
        ours = [{"label": "date", "start": d.evidence[0].start, "end": d.evidence[0].end - 1} for d in changed.dates]
        theirs = [
            {"label": "date", "start": d.evidence[0].start, "end": d.evidence[0].end - 1}
            for d in gold.dates
            if not d.optional
        ]
        results = nervaluate.Evaluator([theirs], [ours], tags=["date"], loader="dict").evaluate()["overall"]
        assert found["dates.span_f1"] == pytest.approx(results["exact"].f1)
        assert found["dates.overlap_f1"] == pytest.approx(results["ent_type"].f1)

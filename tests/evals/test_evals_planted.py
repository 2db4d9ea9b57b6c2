"""One planted mistake at a time: exactly the metrics that ought to notice it do, and no others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from summarize.briefs import Brief
from summarize.evals.gold import Gold
from summarize.evals.metrics import METRICS, Case
from summarize.evals.support import support, unsupported

LIST_F1 = {"precision", "recall", "f1", "precision_strict", "recall_strict", "f1_strict"}
STRICT = {"precision_strict", "recall_strict", "f1_strict"}


def moved(gold: Gold, right: Brief, wrong: Brief) -> set[str]:
    """The metrics that are worse for the wrong brief."""
    before, after = Case(gold, right), Case(gold, wrong)
    found = set()
    for id, metric in METRICS.items():
        old, new = metric.of(before).value, metric.of(after).value
        if old != new:
            assert metric.better != "neither"
            assert new is None or old is None or (new < old) == (metric.better == "higher"), id
            found.add(id)
    return found


def of(name: str, *metrics: str) -> set[str]:
    return {f"{name}.{metric}" for metric in metrics}


ROWS: list[tuple[str, str, str, Mapping[str, Any], set[str]]] = [
    ("a wrong kind", "actors", "dahl", {"kind": "group"}, of("actors", "kind", *STRICT)),
    ("a wrong country", "actors", "norland", {"country": "SWE"}, of("actors", "country")),
    ("a wrong role", "actors", "costa", {"role": "goalkeeper"}, of("actors", "role")),
    ("another name", "actors", "reporters", {"name": "trawlers"}, of("actors", *LIST_F1) | {"positions.addressees"}),
    ("no addressees", "positions", "p3", {"addressees": []}, of("positions", "addressees")),
    ("a status", "actions", "a4", {"status": "happened"}, of("actions", "status", *STRICT)),
    ("an event type", "actions", "a1", {"event_type": "ASSAULT"}, of("actions", "event_type")),
    ("roles the wrong way round", "actions", "a1", {"actors": ["sudria"], "recipients": ["norland"]}, of("actions", "roles", *LIST_F1)),
    ("another actor", "actions", "a3", {"actors": ["union"]}, of("actions", "roles", *LIST_F1)),
    ("no source", "actions", "a2", {"attributed_to": None}, of("actions", "attributed_to")),
    ("another date of an action", "actions", "a1", {"date": "d2"}, of("actions", "date")),
    ("another place", "actions", "a1", {"location": None}, of("actions", "location")),
    ("a negation dropped", "actions", "a2", {"action": "released the seized boats"}, of("actions", *LIST_F1) | {"actions.wording", "brief.hallucination"}),
    ("a negation added", "actions", "a3", {"action": "did not block the port of Ostvik for three days"}, of("actions", "wording", *LIST_F1) | {"brief.hallucination"}),
    ("a number", "actions", "a3", {"action": "blocked the port of Ostvik for seven days"}, of("actions", "wording", *LIST_F1) | {"brief.hallucination"}),
    ("a number of a position", "positions", "p2", {"statement": "Costa opposed any cut in the quota of 21,000 tonnes"}, of("positions", *LIST_F1) | {"brief.hallucination"}),
    ("a name from nowhere", "positions", "p2", {"statement": "Costa opposed any cut in the quota of 12,000 tonnes for Germany"}, {"brief.hallucination"}),
    ("a date from nowhere", "actions", "a3", {"action": "blocked the port of Ostvik for three days in June 2019"}, of("actions", "wording", *LIST_F1) | {"brief.hallucination"}),
    ("a stance", "positions", "p1", {"stance": "oppose"}, of("positions", "stance", *STRICT)),
    ("a stance withheld", "positions", "p1", {"stance": "unclear"}, of("positions", "stance_given", *STRICT)),
    ("another speaker", "positions", "p1", {"holders": ["costa"]}, of("positions", "holder", *LIST_F1)),
    ("another topic", "positions", "p2", {"topic": "harbour fees"}, of("positions", "topic", *STRICT)),
    ("a shortened quotation", "positions", "p1", {"quote": "This deal protects"}, of("positions", "quote", *STRICT)),
    ("a quote type", "positions", "p2", {"quote_type": "direct"}, of("positions", "quote_type")),
    ("a date of another month", "dates", "d1", {"value": "2024-03-12"}, of("dates", "value", "value_f1", "interval", *LIST_F1)),
    ("a date too wide", "dates", "d2", {"value": "2024-02"}, of("dates", "value", "value_f1", "interval", *STRICT)),
    ("a date type", "dates", "d3", {"type": "duration"}, of("dates", "type")),
]  # fmt: skip


@pytest.mark.parametrize(("what", "list", "id", "fields", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_a_planted_mistake_moves_exactly_its_metrics(
    what: str, list: str, id: str, fields: Mapping[str, Any], expected: set[str],
    gold: Gold, right: Brief, change: Callable[..., Brief],
) -> None:  # fmt: skip
    assert moved(gold, right, change(right, list, id, **fields)) == expected


def test_a_shorter_span_moves_the_span_metrics_only(gold: Gold, right: Brief) -> None:
    data = right.model_dump(mode="json")
    place = next(d for d in data["dates"] if d["id"] == "d2")
    place["text"] = place["evidence"][0]["text"] = "February"
    place["evidence"][0]["start"] += 2
    assert moved(gold, right, Brief.model_validate(data)) == of("dates", "span_f1", *STRICT)


def test_a_dropped_item_lowers_recall_and_not_precision(gold: Gold, right: Brief) -> None:
    data = right.model_dump(mode="json")
    data["positions"] = data["positions"][1:]
    found = moved(gold, right, Brief.model_validate(data))
    assert {"positions.recall", "positions.f1", "positions.recall_strict", "positions.f1_strict"} <= found
    assert not {"positions.precision", "positions.precision_strict", "positions.stance"} & found


def test_an_ungrounded_item_is_a_hallucination(gold: Gold, right: Brief) -> None:
    refused = {"list": "dates", "item": {"text": "1 May"}, "reason": "'1 May' is not in the article"}
    data = right.model_dump(mode="json") | {"ungrounded": [refused]}
    wrong = Brief.model_validate(data)
    assert moved(gold, right, wrong) == {"brief.grounded", "brief.hallucination"}
    found = support(wrong)
    assert found.items == found.grounded + 1
    assert found.grounded_rate == pytest.approx(1 - 1 / found.items)
    assert found.hallucination_rate == pytest.approx(1 / found.items)
    assert found.findings[-1].words == "1 May"


def test_a_refused_alias_alone_is_no_item(gold: Gold, right: Brief) -> None:
    refused = {"list": "actors", "item": {"name": "Norland", "alias": "Norlandia"}, "reason": "not in the article"}
    data = right.model_dump(mode="json") | {"ungrounded": [refused]}
    assert moved(gold, right, Brief.model_validate(data)) == set()


@pytest.mark.parametrize(
    ("what", "text", "findings"),
    [
        ("only what the sentences say", "Norland signed a fishing pact with Sudria.", []),
        ("a number in words", "The dispute was over forty trawlers.", []),
        ("another number", "The dispute was over 14 trawlers.", [("figure", "14")]),
        ("a place that is not there", "Norland signed a pact with Sudria in Geneva.", [("name", "Geneva")]),
        ("a country at the head", "Germany signed a pact.", [("name", "Germany")]),
        ("a common word at the head", "Officials signed a pact.", []),
        ("the date as it was resolved", "The pact was signed on 12 February 2024.", []),
        ("another date", "The pact was signed on 3 May 2021.", [("date", "3 May 2021")]),
    ],
)
def test_what_the_summary_says_beyond_its_sentences(
    what: str, text: str, findings: list[tuple[str, str]], right: Brief
) -> None:
    data = right.model_dump(mode="json")
    data["summary"] = [{"text": text, "evidence": data["actions"][0]["evidence"]}]
    assert [(f.what, f.words) for f in unsupported(Brief.model_validate(data))] == findings


PASSAGES: list[tuple[str, str, str, set[str]]] = [
    ("a fact left out of the summary", "summary", "Norland and Sudria signed a pact.", {"summary.facts", "summary.words"}),
    ("a name from nowhere in the summary", "summary", "Norland and Sudria signed a pact. Fishermen blocked the port of Hamburg.", {"summary.foreign", "summary.words", "brief.hallucination"}),
    ("another headline", "headline", "Norland signs pact", {"headline.likeness", "headline.words"}),
    ("a figure from nowhere in the headline", "headline", "Norland and Sudria sign 7 fishing pacts after protest", {"headline.likeness", "headline.foreign", "headline.words", "brief.hallucination"}),
]  # fmt: skip


@pytest.mark.parametrize(("what", "where", "text", "expected"), PASSAGES, ids=[row[0] for row in PASSAGES])
def test_a_planted_mistake_in_the_headline_or_the_summary(
    what: str, where: str, text: str, expected: set[str], gold: Gold, right: Brief
) -> None:
    data = right.model_dump(mode="json")
    passage = data["headline"] if where == "headline" else data["summary"][0]
    passage["text"] = text
    before, after = Case(gold, right), Case(gold, Brief.model_validate(data))
    assert {id for id, m in METRICS.items() if m.of(before).value != m.of(after).value} == expected


def test_what_no_item_claims_lowers_coverage(gold: Gold, right: Brief) -> None:
    data = right.model_dump(mode="json")
    data["positions"] = [p for p in data["positions"] if p["id"] != "p3"]
    data["dates"] = [d for d in data["dates"] if d["id"] != "d2"]
    found = moved(gold, right, Brief.model_validate(data))
    assert {"brief.quotations_covered", "brief.dates_covered"} <= found


def test_every_metric_notices_some_planted_mistake() -> None:
    noticed = {id for row in ROWS for id in row[4]} | {id for row in PASSAGES for id in row[3]}
    elsewhere = {
        "dates.span_f1",
        "dates.overlap_f1",
        "brief.grounded",
        "brief.quotations_covered",
        "brief.dates_covered",
    }
    assert set(METRICS) - noticed == elsewhere

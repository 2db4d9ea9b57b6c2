"""Scores of saved briefs, and what the reports show of them."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path

import pytest

from summarize.briefs import Brief
from summarize.errors import GoldError, InputError, SchemaError
from summarize.evals.gold import Gold, GoldFact, load_gold
from summarize.evals.metrics import METRICS, states
from summarize.evals.relabel import as_brief
from summarize.evals.reports import FORMATS, render_report
from summarize.evals.score import score_briefs
from summarize.evals.suite import load_labelled
from summarize.render import to_json, to_jsonl


@pytest.fixture
def six(make_suite: Callable[..., Path], tmp_path: Path) -> tuple[Path, Path]:
    """A suite of six documents, and a folder of right briefs for five of them."""
    suite = make_suite(copies=6)
    briefs = tmp_path / "briefs"
    briefs.mkdir()
    for gold in load_labelled(suite).gold[:5]:
        (briefs / f"{gold.document}.json").write_text(to_json(as_brief(gold)), "utf-8")
    return suite, briefs


def test_a_document_without_a_brief_scores_0_and_counts(six: tuple[Path, Path]) -> None:
    report = score_briefs(*six)
    total = report.totals["actions.f1"]
    assert (total.mean, total.n) == (pytest.approx(5 / 6), 6)
    assert total.pooled == pytest.approx(2 * 20 / (24 + 20))
    assert report.failed == 1
    row = next(row for row in report.documents if row.failed)
    assert row.errors == ("there is no brief",)
    assert row.values["actions.f1"] == row.values["positions.stance"] == row.values["brief.grounded"] == 0.0
    assert row.values["brief.hallucination"] is None
    assert report.totals["brief.hallucination"].n == 5


def test_a_recorded_failure_is_the_reason(six: tuple[Path, Path]) -> None:
    suite, briefs = six
    (briefs / "failures.jsonl").write_text(json.dumps({"document": "pact-5", "error": "no answer in time"}) + "\n")
    report = score_briefs(suite, briefs)
    assert [row.errors for row in report.documents if row.failed] == [("no answer in time",)]


def test_the_same_input_gives_the_same_bytes(six: tuple[Path, Path]) -> None:
    suite, briefs = six
    first = score_briefs(suite, briefs)
    lines = [to_jsonl(Brief.load(path)) for path in sorted(briefs.glob("*.json"), reverse=True)]
    (briefs.parent / "all.jsonl").write_text("".join(lines), "utf-8")
    again = score_briefs(suite, briefs.parent / "all.jsonl")
    for format in FORMATS:
        assert render_report(first, format) == render_report(again, format)


def test_repeats_of_a_document_are_pooled_within_it(six: tuple[Path, Path], change: Callable[..., Brief]) -> None:
    suite, briefs = six
    brief = Brief.load(briefs / "pact.json")
    (briefs / "again.json").write_text(to_json(change(brief, "positions", "p1", stance="oppose")), "utf-8")
    row = score_briefs(suite, briefs, only=["pact"]).documents[0]
    assert (row.briefs, len(row.pairs)) == (2, 2)
    assert row.values["positions.stance"] == pytest.approx(5 / 6)


def test_a_brief_that_no_gold_is_for_is_named(six: tuple[Path, Path]) -> None:
    report = score_briefs(*six, only=["pact"])
    assert report.unused == ("pact-1", "pact-2", "pact-3", "pact-4")


def test_a_brief_of_another_text_is_refused(six: tuple[Path, Path]) -> None:
    suite, briefs = six
    brief = as_brief(load_gold(suite / "gold" / "pact-1.yaml"))
    other = brief.model_copy(update={"document": brief.document.model_copy(update={"source": "pact-5"})})
    (briefs / "x.json").write_text(to_json(other), "utf-8")
    article = suite / "articles" / "pact-1.txt"
    gold = suite / "gold" / "pact-1.yaml"
    article.unlink()
    gold.unlink()
    (suite / "suite.toml").unlink()
    (briefs / "pact-1.json").unlink()
    with pytest.raises(GoldError, match="'pact-5' is of another text"):
        score_briefs(suite, briefs)


@pytest.mark.parametrize(
    ("what", "name", "content", "message"),
    [
        ("no JSON", "a.json", "{", "is not JSON"),
        ("no brief", "a.json", "{}", "is not a brief"),
        ("a line that is no brief", "a.jsonl", '\n{"x": 1}\n', r"a\.jsonl:2 is not a brief"),
        ("no text", "a.json", "\udcff", "not UTF-8"),
    ],
)
def test_what_is_no_brief_is_refused(
    what: str, name: str, content: str, message: str, suite: Path, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(content, "utf-8", errors="surrogateescape")
    with pytest.raises(SchemaError, match=message):
        score_briefs(suite, tmp_path / name)


def test_an_empty_folder_is_refused(suite: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(SchemaError, match="no briefs in"):
        score_briefs(suite, tmp_path / "empty")
    with pytest.raises(SchemaError, match="cannot read"):
        score_briefs(suite, tmp_path / "none.json")


def test_no_spread_is_no_interval_and_a_spread_is_one(six: tuple[Path, Path]) -> None:
    report = score_briefs(*six)
    assert report.totals["actions.precision"].low is not None
    assert report.totals["summary.foreign"].mean is None
    assert report.totals["headline.likeness"].note is None or report.totals["headline.likeness"].low is None


def test_text_is_a_table_with_n_and_interval(six: tuple[Path, Path]) -> None:
    shown = render_report(score_briefs(*six), "text")
    assert re.search(r"actions, lenient +0\.833 +0\.833 +0\.833 +0\.405 to 1\.000 +0\.909 +6 +20", shown)
    assert "Without a brief: 1." in shown


def test_junit_is_well_formed_and_says_what_failed(six: tuple[Path, Path]) -> None:
    root = ElementTree.fromstring(render_report(score_briefs(*six), "junit"))
    assert (root.get("tests"), root.get("failures")) == ("6", "1")
    failed = [case.get("name") for case in root.iter("testcase") if case.find("failure") is not None]
    assert failed == ["pact-5"]


def test_markdown_cells_cannot_break_out(six: tuple[Path, Path]) -> None:
    suite, briefs = six
    row = {"document": "pact-5", "error": "a | b <script>\x1b[31m\nc"}
    (briefs / "failures.jsonl").write_text(json.dumps(row) + "\n")
    shown = render_report(score_briefs(suite, briefs), "markdown")
    line = next(line for line in shown.splitlines() if "no brief: a" in line)
    assert r"a \| b \<script\>" in line
    assert "\x1b" not in shown


def test_an_unknown_format_lists_the_known_ones(six: tuple[Path, Path]) -> None:
    with pytest.raises(InputError, match="choose from: json, junit, markdown, text"):
        render_report(score_briefs(*six), "xml")


@pytest.mark.parametrize(
    ("what", "text", "groups", "found"),
    [
        ("all groups", "The boats were blocked", [["boat"], ["block", "halt"]], True),
        ("a group missing", "The boats left", [["boat"], ["block"]], False),
        ("inside of another word", "The lifeboats left", [["boat"]], False),
        ("capitals in small letters", "They told us so", [["US"]], False),
        ("capitals", "The US said so", [["US", "U.S."]], True),
    ],
)
def test_facts(what: str, text: str, groups: list[list[str]], found: bool) -> None:
    assert states(text, GoldFact(fact="x", all_of=tuple(map(tuple, groups)))) == found


def test_every_metric_is_described_and_named_once() -> None:
    assert all(metric.describes and id == metric.id for id, metric in METRICS.items())
    assert len(METRICS) == len({(m.group, m.name) for m in METRICS.values()})


def test_gold_names_the_seed_of_its_answers(gold: Gold) -> None:
    assert gold.annotator
    assert gold.source

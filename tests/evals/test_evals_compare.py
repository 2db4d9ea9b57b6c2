"""Comparisons of runs, gates against a baseline, and the agreement of two annotators."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from summarize.briefs import Brief
from summarize.errors import GateFailed, GoldError
from summarize.evals.agree import agree
from summarize.evals.compare import compare
from summarize.evals.gates import Baseline, bless, check_gates, key, require
from summarize.evals.metrics import Case
from summarize.evals.run import Plan, Run
from summarize.evals.score import make_report
from summarize.evals.suite import load_labelled

Runs = Callable[[Path, list[Brief | None]], Run]
Briefs = Callable[[Path], list[Brief]]


def test_a_comparison_names_what_was_fixed_and_broken(
    a_run: Runs, right_briefs: Briefs, two: Path, change: Callable[..., Brief]
) -> None:
    right = right_briefs(two)
    a = a_run(two, [right[0], change(right[1], "positions", "p2", stance="support")])
    b = a_run(two, [change(right[0], "actions", "a3", actors=["union"]), right[1]])
    found = compare(a.report, b.report, documents={"pact": right[0].document})
    assert [(i.document, i.gold, i.change, i.before, i.after) for i in found.items] == [
        ("pact", "a3", "broken", "correct", "incorrect"),
        ("pact-1", "p2", "fixed", "partial", "correct"),
    ]
    assert found.items[0].text == "Fishermen blocked the port of Ostvik for three days."
    assert "actors union instead of fishermen" in found.items[0].why
    delta = next(d for d in found.deltas if d.metric == "actions.f1")
    assert delta.delta == pytest.approx(-1 / 8)
    assert (delta.p, delta.p_smallest, delta.n) == (1.0, 1.0, 2)


def test_a_comparison_is_antisymmetric(
    a_run: Runs, right_briefs: Briefs, two: Path, change: Callable[..., Brief]
) -> None:
    right = right_briefs(two)
    a = a_run(two, [right[0], None])
    b = a_run(two, [change(right[0], "positions", "p1", stance="oppose"), right[1]])
    there, back = compare(a.report, b.report), compare(b.report, a.report)
    assert {d.metric: d.delta for d in there.deltas} == {
        d.metric: (None if d.delta is None else -d.delta + 0.0) for d in back.deltas
    }
    assert there.counted("fixed") == back.counted("broken")
    assert there.failed == (1, 0)


def test_runs_on_different_gold_are_not_compared(a_run: Runs, two: Path, suite: Path) -> None:
    a, b = a_run(two, [None, None]), a_run(suite, [None])
    with pytest.raises(GoldError, match="different gold"):
        compare(a.report, b.report)


def test_gates(a_run: Runs, right_briefs: Briefs, two: Path, change: Callable[..., Brief]) -> None:
    right = right_briefs(two)
    (two / "suite.toml").write_text(
        (two / "suite.toml").read_text() + '[floors."*"]\n"actions.f1" = 0.95\n"brief.hallucination" = 0.1\n'
        '[tolerances]\ndefault = 0.01\n"positions.stance" = 0.2\n[limits]\nnewly_ungrounded = 0\n'
    )
    suite = load_labelled(two).suite
    assert suite is not None
    good = a_run(two, right)
    assert check_gates(good, suite, Baseline()) == []
    baseline, changes = bless(good, Baseline())
    assert "rules all: new" in changes[0]
    assert Baseline.model_validate_json(baseline.to_json()) == baseline
    wrong = change(change(right[0], "actions", "a3", actors=["union"]), "positions", "p1", stance="oppose")
    refused = {"list": "dates", "item": {"text": "1 May"}, "reason": "not there"}
    wrong = Brief.model_validate(wrong.model_dump(mode="json") | {"ungrounded": [refused]})
    bad = a_run(two, [wrong, None])
    failures = check_gates(bad, suite, baseline)
    gates = {(f.gate, f.what) for f in failures}
    assert ("floor", "actions.f1") in gates
    assert ("limit", "documents without a brief") in gates
    assert ("limit", "newly ungrounded items") in gates
    assert ("tolerance", "positions.stance") in gates
    assert ("tolerance", "brief.hallucination") in gates
    with pytest.raises(GateFailed, match=r"floor: actions\.f1: 0\.375 is below 0\.950"):
        require(failures)
    worse_accepted, _ = bless(a_run(two, [right[0], None]), Baseline())
    allowed = check_gates(a_run(two, [right[0], None]), suite, worse_accepted)
    assert ("limit", "documents without a brief") not in {(f.gate, f.what) for f in allowed}
    within = a_run(two, [change(right[0], "positions", "p1", stance="oppose"), right[1]])
    assert ("tolerance", "positions.stance") not in {(f.gate, f.what) for f in check_gates(within, suite, baseline)}


def test_a_new_version_of_a_prompt_is_held_against_the_old_one(a_run: Runs, right_briefs: Briefs, two: Path) -> None:
    run = a_run(two, list(right_briefs(two)))
    old, new = (
        run.model_copy(update={"prompt": prompt, "plan": Plan(model="toy")}) for prompt in ("brief.v1", "brief.v2")
    )
    assert key(old) == key(new) == "toy brief all"


def test_a_baseline_on_other_gold_is_no_baseline(a_run: Runs, right_briefs: Briefs, two: Path) -> None:
    run = a_run(two, list(right_briefs(two)))
    baseline, _ = bless(run, Baseline())
    path = two / "gold" / "pact.yaml"
    path.write_text(path.read_text("utf-8") + "# relabelled\n", "utf-8")
    labelled = load_labelled(two)
    assert labelled.suite is not None
    later = run.model_copy(update={"report": make_report(labelled, [[Case(g, None)] for g in labelled.gold])})
    assert "baseline" in {f.gate for f in check_gates(later, labelled.suite, baseline)}


def test_two_annotators(two: Path, tmp_path: Path, gold_text: str) -> None:
    second = tmp_path / "second"
    (second / "gold").mkdir(parents=True)
    (second / "articles").mkdir()
    for name in ("pact",):
        (second / "articles" / f"{name}.txt").write_bytes((two / "articles" / f"{name}.txt").read_bytes())
        text = (two / "gold" / f"{name}.yaml").read_text("utf-8")
        text = text.replace("annotator: T", "annotator: U").replace("stance: support", "stance: neutral", 1)
        text = text.replace("kind: organization", "kind: group", 1)
        (second / "gold" / f"{name}.yaml").write_text(text, "utf-8")
    found = agree(two, second)
    assert (found.annotators, found.documents) == (("T", "U"), ("pact",))
    assert found.f1["actors.f1"].mean == 1.0
    assert found.f1["actors.f1_strict"].mean == pytest.approx(12 / 14)
    alphas = {row.field: row for row in found.alphas}
    assert (alphas["stance"].agreed, alphas["stance"].units) == (2, 3)
    assert (alphas["kind"].agreed, alphas["kind"].units) == (7, 8)
    assert alphas["status"].alpha == 1.0
    assert agree(second, two).f1 == found.f1
    path = second / "gold" / "pact.yaml"
    path.write_text(path.read_text("utf-8").replace("  - id: p2\n", "  - id: p2\n    optional: true\n"), "utf-8")
    shorter = (two / "gold" / "pact.yaml").read_text("utf-8")
    start, end = shorter.index("  - id: p2\n"), shorter.index("  - id: p3\n")
    (two / "gold" / "pact.yaml").write_text(shorter[:start] + shorter[end:], "utf-8")
    assert agree(two, second).f1["positions.f1"].mean == 1.0  # what one holds optional, the other may leave out
    assert all(total.mean == 1.0 for total in agree(two, two).f1.values())

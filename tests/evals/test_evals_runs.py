"""Runs, recordings, comparisons, gates and agreement, through the functions and through the command line."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml

from summarize.briefs import Brief
from summarize.cli.app import run as command
from summarize.errors import GateFailed, GoldError, ModelUnavailable, RecordingError, SchemaError
from summarize.evals.agree import agree
from summarize.evals.cassettes import Recordings, list_cassettes, model_folder
from summarize.evals.compare import compare
from summarize.evals.gates import Baseline, bless, check_gates, key, require
from summarize.evals.metrics import Case
from summarize.evals.relabel import as_brief
from summarize.evals.run import Plan, Run, RunCase, finished, record_suite, run_suite
from summarize.evals.score import make_report, score_briefs
from summarize.evals.suite import load_labelled
from summarize.models.base import Settings


class Server:
    """An endpoint on loopback that answers every question with the same draft, and counts the questions."""

    def __init__(self, answers: list[str]) -> None:
        self.answers, self.asked = answers, []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["content-length"])))
                outer.asked.append(body)
                text = outer.answers[min(len(outer.asked), len(outer.answers)) - 1]
                if "colour" in json.dumps(body):  # the question that finds out what the endpoint honours
                    text = '{"state": "ready"}'
                    outer.asked.pop()
                reply = {
                    "id": "x", "object": "chat.completion", "created": 1, "model": "toy",
                    "choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": text}}],
                    "usage": {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15},
                }  # fmt: skip
                data = json.dumps(reply).encode()
                self.send_response(200)
                self.send_header("content-type", "application/json")
                self.send_header("set-cookie", "secret=1")
                self.send_header("content-length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_: Any) -> None:
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.model = f"http://127.0.0.1:{self.http.server_port}/v1#toy"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()


DRAFT = json.dumps(
    {
        "headline": {"text": "Norland signed a fishing pact", "sentences": [2]},
        "summary": [],
        "actors": [{"name": "Norland", "kind": "country", "country": "NOR", "sentences": [2]}],
        "actions": [],
        "dates": [{"text": "Monday", "sentences": [2]}],
        "positions": [],
    }
)


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server([DRAFT])
    yield made
    made.http.shutdown()
    made.http.server_close()


@pytest.fixture
def two(make_suite: Callable[..., Path]) -> Path:
    return make_suite(copies=2)


def test_a_run_with_the_rules_is_saved_and_scores_again_to_the_same(two: Path, tmp_path: Path) -> None:
    done = run_suite(load_labelled(two), Plan())
    path = tmp_path / "run.json"
    path.write_text(done.run.to_json(), "utf-8")
    assert Run.load(path) == done.run
    assert score_briefs(two, path) == done.run.report
    assert [case.document for case in done.run.cases] == ["pact", "pact-1"]


def test_what_is_recorded_replays_without_the_server(two: Path, tmp_path: Path, server: Server) -> None:
    labelled = load_labelled(two)
    plan = Plan(model=server.model, mode="record", settings=Settings(max_tokens=500))
    live = run_suite(labelled, plan, cassettes=tmp_path)
    assert live.run.report.failed == 0
    assert len(server.asked) == 2
    assert "Norland signed a fishing pact with Sudria" in json.dumps(server.asked[0])
    server.http.shutdown()
    again = run_suite(labelled, plan.model_copy(update={"mode": "replay"}), cassettes=tmp_path)
    assert again.run.report.totals == live.run.report.totals
    assert len(server.asked) == 2
    text = (tmp_path / "mini" / "toy" / "brief.v1" / "pact.yaml").read_text("utf-8")
    assert "127.0.0.1" not in text
    assert "secret" not in text
    assert yaml.safe_load(text)["metadata"]["prompt"] == "brief.v1"


def test_repeats_are_in_one_recording(suite: Path, tmp_path: Path, server: Server) -> None:
    labelled = load_labelled(suite)
    plan = Plan(model=server.model, mode="record", repeats=3)
    live = run_suite(labelled, plan, cassettes=tmp_path)
    assert live.run.report.documents[0].briefs == 3
    assert len({body.get("seed") for body in server.asked}) == 3
    again = run_suite(labelled, plan.model_copy(update={"mode": "replay"}), cassettes=tmp_path)
    assert again.run.report.documents[0].values == live.run.report.documents[0].values


def test_an_answer_that_never_fits_is_a_row_and_replays_as_one(suite: Path, tmp_path: Path) -> None:
    bad = Server(["no JSON at all"])
    labelled = load_labelled(suite)
    plan = Plan(model=bad.model, mode="record")
    live = run_suite(labelled, plan, cassettes=tmp_path)
    assert live.run.cases[0].error_kind == "InvalidAnswer"
    assert live.run.report.totals["actors.f1"].mean == 0.0
    bad.http.shutdown()
    bad.http.server_close()
    again = run_suite(labelled, plan.model_copy(update={"mode": "replay"}), cassettes=tmp_path)
    assert again.run.cases[0].error_kind == "InvalidAnswer"


def test_what_changed_since_a_recording_is_named_before_anything_runs(
    two: Path, tmp_path: Path, server: Server
) -> None:
    labelled = load_labelled(two)
    assert labelled.suite is not None
    run_suite(labelled, Plan(model=server.model, mode="record", only=("pact",)), cassettes=tmp_path)
    replay = Plan(model=server.model, mode="replay")
    changed = replay.model_copy(update={"settings": Settings(max_tokens=7)})
    with pytest.raises(RecordingError, match="pact: stale, changed since: settings"):
        run_suite(labelled, changed, cassettes=tmp_path)
    prompt = tmp_path / "mine.md"
    prompt.write_text((Path("prompts") / "brief.v1.md").read_text("utf-8").replace("the", "teh", 3), "utf-8")
    states = Recordings(tmp_path, labelled.suite, server.model, str(prompt), Settings())
    assert "prompt" in states.state(labelled.gold[0]).detail
    (tmp_path / "mini" / "toy" / "brief.v1" / "pact-1.yaml").unlink()
    with pytest.raises(RecordingError, match=r"(?s)1 of 2 recordings .*pact-1: missing.*summarize eval record"):
        run_suite(labelled, replay, cassettes=tmp_path)


def test_only_what_is_stale_is_recorded_again(two: Path, tmp_path: Path, server: Server) -> None:
    labelled = load_labelled(two)
    plan = Plan(model=server.model, mode="record")
    assert len(record_suite(labelled, plan, cassettes=tmp_path, stale_only=True)) == 2
    (tmp_path / "mini" / "toy" / "brief.v1" / "pact-1.yaml").unlink()
    rows = record_suite(labelled, plan, cassettes=tmp_path, stale_only=True)
    assert [path.stem for path, _ in rows] == ["pact-1"]
    assert record_suite(labelled, plan, cassettes=tmp_path, stale_only=True) == []


def test_every_state_of_a_recording_is_listed(two: Path, tmp_path: Path, server: Server) -> None:
    labelled = load_labelled(two)
    assert labelled.suite is not None
    record_suite(labelled, Plan(model=server.model, mode="record"), cassettes=tmp_path)
    home = tmp_path / "mini" / "toy" / "brief.v1"
    (home / "pact-1.yaml").rename(home / "gone.yaml")
    (tmp_path / "mini" / "other" / "brief.v1").mkdir(parents=True)
    (tmp_path / "mini" / "other" / "brief.v1" / "pact.yaml").write_text("x: 1\n")
    (home / "pact.yaml").write_text(
        (home / "pact.yaml").read_text("utf-8").replace("schema_sha256: ", "schema_sha256: 0"), "utf-8"
    )
    wanted = Recordings(tmp_path, labelled.suite, server.model, "brief.v1", Settings())
    found = {(c.path.stem, c.state) for c in list_cassettes(tmp_path, [wanted], labelled.gold)}
    assert found == {("pact", "stale"), ("pact-1", "missing"), ("gone", "orphaned"), ("pact", "unused")}


def test_a_failed_recording_leaves_the_old_one(suite: Path, tmp_path: Path, server: Server) -> None:
    labelled = load_labelled(suite)
    plan = Plan(model=server.model, mode="record")
    record_suite(labelled, plan, cassettes=tmp_path)
    path = tmp_path / "mini" / "toy" / "brief.v1" / "pact.yaml"
    before = path.read_bytes()
    server.http.shutdown()
    server.http.server_close()
    with pytest.raises(ModelUnavailable):
        record_suite(labelled, plan, cassettes=tmp_path)
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir()] == ["pact.yaml"]


@pytest.mark.parametrize(
    ("model", "folder"),
    [
        ("openai/gpt-4.1", "openai-gpt-4.1"),
        ("http://127.0.0.1:8000/v1#a/b", "a-b"),
        ("/x/y.gguf", "y.gguf"),
        ("../..", "model"),
    ],
)
def test_folders_of_models(model: str, folder: str) -> None:
    assert model_folder(model) == folder


def a_run(suite: Path, briefs: list[Brief | None]) -> Run:
    labelled = load_labelled(suite)
    cases = [
        RunCase(
            document=gold.document,
            brief=brief,
            error=None if brief else "no answer",
            error_kind=None if brief else "Refused",
        )
        for gold, brief in zip(labelled.gold, briefs, strict=True)
    ]
    return finished(labelled, Plan(), cases).run


def right_briefs(suite: Path) -> list[Brief]:
    return [as_brief(gold) for gold in load_labelled(suite).gold]


def test_a_comparison_names_what_was_fixed_and_broken(two: Path, change: Callable[..., Brief]) -> None:
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


def test_a_comparison_is_antisymmetric(two: Path, change: Callable[..., Brief]) -> None:
    right = right_briefs(two)
    a = a_run(two, [right[0], None])
    b = a_run(two, [change(right[0], "positions", "p1", stance="oppose"), right[1]])
    there, back = compare(a.report, b.report), compare(b.report, a.report)
    assert {d.metric: d.delta for d in there.deltas} == {
        d.metric: (None if d.delta is None else -d.delta + 0.0) for d in back.deltas
    }
    assert there.counted("fixed") == back.counted("broken")
    assert there.failed == (1, 0)


def test_runs_on_different_gold_are_not_compared(two: Path, suite: Path) -> None:
    a, b = a_run(two, [None, None]), a_run(suite, [None])
    with pytest.raises(GoldError, match="different gold"):
        compare(a.report, b.report)


def test_gates(two: Path, change: Callable[..., Brief]) -> None:
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


def test_a_new_version_of_a_prompt_is_held_against_the_old_one(two: Path) -> None:
    run = a_run(two, list(right_briefs(two)))
    old, new = (
        run.model_copy(update={"prompt": prompt, "plan": Plan(model="toy")}) for prompt in ("brief.v1", "brief.v2")
    )
    assert key(old) == key(new) == "toy brief all"


def test_a_baseline_on_other_gold_is_no_baseline(two: Path) -> None:
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


def test_the_commands_and_their_exit_codes(two: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    a, b = tmp_path / "a.json", tmp_path / "b.json"
    assert command(["eval", "check", str(two)]) == 0
    assert command(["eval", "run", str(two), "--save", str(a), "--quiet"]) == 0
    assert command(["eval", "run", str(two), "--save", str(b), "--gate"]) == 0
    assert command(["eval", "compare", str(a), str(b)]) == 0
    assert "fixed 0, broken 0" in capfd.readouterr().out
    assert command(["eval", "score", "--gold", str(two), "--briefs", str(a), "--format", "json"]) == 0
    assert json.loads(capfd.readouterr().out)["format"] == "summarize report 1"
    assert command(["eval", "bless", str(a)]) == 0
    assert (two / "baseline.json").exists()
    (two / "suite.toml").write_text((two / "suite.toml").read_text() + '[floors.rules]\n"actions.f1" = 1.0\n')
    capfd.readouterr()
    assert command(["eval", "run", str(two), "--gate"]) == 1
    assert "floor: actions.f1" in capfd.readouterr().err
    assert command(["eval", "metrics"]) == 0
    assert command(["eval", "agree", str(two), str(two)]) == 0


@pytest.mark.parametrize(
    ("what", "arguments", "code", "message"),
    [
        ("no suite", ["run", "nowhere"], 2, "needs gold|there is no gold"),
        ("no such split", ["run", "SUITE", "--split", "train"], 2, "unknown split 'train'"),
        ("no such document", ["run", "SUITE", "--only", "x"], 2, "there is no gold for 'x'"),
        ("two modes", ["run", "SUITE", "--live", "--replay"], 2, "choose one"),
        ("no such format", ["run", "SUITE", "--format", "xml"], 2, "choose from: html, json"),
        ("no run", ["compare", "SUITE/suite.toml", "SUITE/suite.toml"], 2, "is not a run"),
        (
            "no recordings",
            ["run", "SUITE", "--model", "smollm2", "--replay", "--cassettes", "SUITE"],
            3,
            "recordings in",
        ),
        ("nothing listens", ["run", "SUITE", "--model", "http://127.0.0.1:9/v1#x", "--timeout", "1"], 3, "127.0.0.1"),
        ("rules are not recorded", ["record", "SUITE", "--model", "rules"], 2, "nothing to record"),
        ("no recordings named", ["cassettes", "SUITE"], 2, "names no"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_a_code(
    what: str, arguments: list[str], code: int, message: str, two: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    import re

    assert command(["eval", *(a.replace("SUITE", str(two)) for a in arguments)]) == code
    err = capfd.readouterr().err
    assert re.search(message, err), err
    assert "Traceback" not in err
    assert "bug" not in err


def test_the_leaderboard_puts_the_better_run_first(
    two: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    right = right_briefs(two)
    worse = a_run(two, [right[0], None])
    better = a_run(two, list(right))
    better = better.model_copy(update={"plan": better.plan.model_copy(update={"model": "toy"}), "prompt": "brief.v1"})
    for name, run in (("a", worse), ("b", better)):
        (tmp_path / f"{name}.json").write_text(run.to_json(), "utf-8")
    assert command(["eval", "leaderboard", str(tmp_path / "a.json"), str(tmp_path / "b.json")]) == 0
    rows = [line.split(" | ") for line in capfd.readouterr().out.splitlines() if line.startswith("| ")][2:]
    assert [(row[0], row[2], row[4]) for row in rows] == [("| toy, brief.v1", "2", "1.000"), ("| rules", "2", "0.500")]


def test_check_names_what_is_wrong(two: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = two / "gold" / "pact.yaml"
    path.write_text(path.read_text("utf-8").replace("date: d3", "date: d9"), "utf-8")
    assert command(["eval", "check", str(two)]) == 2
    out, err = capfd.readouterr()
    assert "pact.yaml:" in out
    assert "1 thing is wrong" in err


def test_a_run_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match="cannot read"):
        Run.load(tmp_path / "none.json")


def test_the_short_way_to_a_score(two: Path, tmp_path: Path) -> None:
    (tmp_path / "run.json").write_text(a_run(two, list(right_briefs(two))).to_json(), "utf-8")
    line = [sys.executable, "-m", "summarize.evals", "--gold", str(two), "--briefs", str(tmp_path / "run.json")]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "actions, strict" in done.stdout

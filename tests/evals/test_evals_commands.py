"""The commands of evaluation: what they print, their exit codes, and one line for what cannot be done."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from summarize.briefs import Brief
from summarize.cli.app import run as command
from summarize.errors import SchemaError
from summarize.evals.run import Run

Runs = Callable[[Path, list[Brief | None]], Run]
Briefs = Callable[[Path], list[Brief]]


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
    a_run: Runs, right_briefs: Briefs, two: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
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


def test_the_short_way_to_a_score(a_run: Runs, right_briefs: Briefs, two: Path, tmp_path: Path) -> None:
    (tmp_path / "run.json").write_text(a_run(two, list(right_briefs(two))).to_json(), "utf-8")
    line = [sys.executable, "-m", "summarize.evals", "--gold", str(two), "--briefs", str(tmp_path / "run.json")]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "actions, strict" in done.stdout

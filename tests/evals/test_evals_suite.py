"""The suite that is released with the project: its recordings replay without a network, its table is put in its page."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from summarize.cli.app import run as command
from summarize.errors import GoldError, RecordingError
from summarize.evals.leaderboard import BEGIN, END, put_into
from summarize.evals.run import plan_for, run_suite
from summarize.evals.suite import check_suite, load_labelled
from summarize.recording import reported_seconds

ROOT = Path(__file__).parents[2]
SUITE = ROOT / "evals" / "briefs"


def test_the_suite_holds_and_is_what_its_page_says() -> None:
    assert check_suite(SUITE) == []
    suite = load_labelled(SUITE).suite
    assert suite is not None
    assert len(suite.splits.dev) >= 10
    assert len(suite.splits.test) >= 5
    sources = (SUITE / "SOURCES.md").read_text("utf-8")
    assert all(f"| `{name}` |" in sources for name in suite.documents())


def test_the_seed_of_the_suite_is_the_seed() -> None:
    (seed,) = (ROOT / "seeds").glob("*.txt")
    assert (SUITE / "articles" / "sanctions-north-korea.txt").read_bytes() == seed.read_bytes()


def test_a_recording_replays_with_the_network_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    def cut(*_: object, **__: object) -> None:
        raise AssertionError("replaying touched the network")

    monkeypatch.setattr(socket.socket, "connect", cut)
    monkeypatch.setattr(socket, "getaddrinfo", cut)
    labelled = load_labelled(SUITE, only=["ferry-grounding"])
    done = run_suite(labelled, plan_for(labelled, "smollm2", "brief", "replay"), cassettes=ROOT / "cassettes")
    (case,) = done.run.cases
    assert case.error is None
    assert case.brief is not None
    assert case.brief.provenance.usage is not None
    assert case.seconds is not None
    assert case.seconds > 1


def test_seconds_are_those_that_the_server_reported(tmp_path: Path) -> None:
    recording = tmp_path / "one.yaml"
    answer = '{"timings": {"prompt_ms": 250.0, "predicted_ms": 1750.0}}'
    recording.write_text(f"interactions:\n- response: {{body: {{string: '{answer}'}}}}\n", "utf-8")
    assert reported_seconds(recording) == 2.0
    recording.write_text("interactions:\n- response: {body: {string: '{}'}}\n", "utf-8")
    assert reported_seconds(recording) is None
    recording.write_text("no recording", "utf-8")
    with pytest.raises(RecordingError, match="is not a recording"):
        reported_seconds(recording)


def test_the_table_goes_between_its_marks() -> None:
    page = f"before\n{BEGIN}\nold\n{END}\nafter\n"
    once = put_into(page, "| a |\n")
    assert once == f"before\n{BEGIN}\n\n| a |\n\n{END}\nafter\n"
    assert put_into(once, "| a |\n") == once
    with pytest.raises(GoldError, match="there is no place for the table"):
        put_into("a page", "| a |")


def test_a_table_that_is_not_current_fails(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    run, page = tmp_path / "run.json", tmp_path / "page.md"
    page.write_text(f"{BEGIN}\n{END}\n", "utf-8")
    ask = ["eval", "run", str(SUITE), "--only", "ferry-grounding", "--save", str(run), "-q"]
    assert command(ask) == 0
    board = ["eval", "leaderboard", str(run), "--into", str(page)]
    assert command([*board, "--check"]) == 1
    assert "is not current" in capfd.readouterr().err
    assert command(board) == 0
    assert "| rules |" in page.read_text("utf-8")
    assert command([*board, "--check"]) == 0
    assert command(["eval", "leaderboard", str(run), "--check"]) == 2

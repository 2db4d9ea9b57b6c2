"""Runs and recordings: what is asked once replays without the server, and what has changed since is named."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml

from summarize.errors import ModelUnavailable, RecordingError
from summarize.evals.cassettes import Recordings, list_cassettes, model_folder
from summarize.evals.run import Plan, Run, record_suite, run_suite
from summarize.evals.score import score_briefs
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

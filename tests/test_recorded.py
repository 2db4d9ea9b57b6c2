"""The model path over recorded HTTP: real answers of the embedded server, replayed without it and without a network."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from summarize.draft import Draft
from summarize.errors import ModelError, RecordingError
from summarize.models.embedded import served_by_llama
from summarize.recording import URL, read_metadata, recorded, stale_facts


def _load_questions() -> ModuleType:
    path = Path(__file__).with_name("questions.py")
    spec = importlib.util.spec_from_file_location("questions", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["questions"] = module
    spec.loader.exec_module(module)
    return module


q = _load_questions()


def replay(name: str) -> object:
    with recorded(q.CASSETTES / f"{name}.yaml", again=q.AGAIN):
        return q.ask(q.QUESTIONS[name], served_by_llama(URL, "smollm2", key="none"))


def requests_in(name: str) -> int:
    return len(yaml.safe_load((q.CASSETTES / f"{name}.yaml").read_text("utf-8"))["interactions"])


@pytest.mark.parametrize("name", q.QUESTIONS)
def test_no_recording_is_stale(name: str) -> None:
    stale = stale_facts(q.CASSETTES / f"{name}.yaml", q.facts(q.QUESTIONS[name]))
    assert not stale, f"{stale} changed since {name} was recorded; {q.AGAIN}"


def test_every_recording_is_asked_for() -> None:
    assert {path.stem for path in q.CASSETTES.glob("*.yaml")} == set(q.QUESTIONS)


def test_one_shot() -> None:
    answer = replay("one-shot")
    assert isinstance(answer, q.Closure)
    assert answer.company
    assert requests_in("one-shot") == 1


def test_an_answer_whose_evidence_fails_is_asked_for_once_more() -> None:
    assert isinstance(replay("re-ask"), Draft)
    assert requests_in("re-ask") == 2


def test_an_article_that_is_too_long_is_one_clear_line() -> None:
    with pytest.raises(ModelError, match="too long for smollm2") as caught:
        replay("too-long")
    assert "\n" not in str(caught.value)


def test_another_question_finds_no_answer() -> None:
    other = q.QUESTIONS["one-shot"]._replace(article=q.ARTICLE + "It was founded in 1900.\n")
    with (
        pytest.raises(RecordingError, match=r"one-shot\.yaml holds no answer .* make cassettes"),
        recorded(q.CASSETTES / "one-shot.yaml", again=q.AGAIN),
    ):
        q.ask(other, served_by_llama(URL, "smollm2", key="none"))


def test_an_answer_that_nobody_asks_for_is_an_error() -> None:
    with (
        pytest.raises(RecordingError, match="holds 1 answers that nothing asked for"),
        recorded(q.CASSETTES / "one-shot.yaml", again=q.AGAIN),
    ):
        pass


def test_a_missing_recording_names_the_command(tmp_path: Path) -> None:
    with (
        pytest.raises(RecordingError, match=r"there is no recording .* make cassettes"),
        recorded(tmp_path / "a.yaml", again=q.AGAIN),
    ):
        pass
    (tmp_path / "b.yaml").write_text("not: a recording\n")
    with pytest.raises(RecordingError, match="is not a recording"):
        read_metadata(tmp_path / "b.yaml")


@pytest.mark.parametrize("name", q.QUESTIONS)
def test_recordings_hold_nothing_but_the_conversation(name: str) -> None:
    text = (q.CASSETTES / f"{name}.yaml").read_text("utf-8")
    content = yaml.safe_load(text)
    for interaction in content["interactions"]:
        assert set(interaction["request"]["headers"]) == {"content-type"}
        assert set(interaction["response"]["headers"]) == {"content-type"}
        assert interaction["request"]["uri"].startswith("http://model.invalid/v1/")
    assert "127.0.0.1" not in text
    assert "uthorization" not in text


def test_a_recording_does_not_say_where_the_model_lies() -> None:
    for name in q.QUESTIONS:
        assert "/" not in "".join(
            yaml.safe_load(i["response"]["body"]["string"]).get("model", "")
            for i in yaml.safe_load((q.CASSETTES / f"{name}.yaml").read_text("utf-8"))["interactions"]
        )

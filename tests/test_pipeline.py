from pathlib import Path

import pytest

import summarize
from summarize import FakeModel
from summarize.errors import InputError, InvalidAnswer, PromptError
from summarize.prompts import load_prompt

ARTICLE = "Mill to close\n\n12 February 2024\n\nAcme said on Monday that it would close its mill.\n“It is over,” said Jana Nova.\n"
ANSWER = {
    "headline": {"text": "Acme to close its mill", "sentences": [3]},
    "summary": [{"text": "Acme would close its mill.", "sentences": [3]}],
    "actors": [{"name": "Acme", "kind": "organization", "sentences": [3]}, {"name": "Jana Nova", "kind": "person", "sentences": [4]}],
    "actions": [{"actors": ["Acme"], "action": "close its mill", "status": "planned", "date": "Monday", "sentences": [3]}],
    "dates": [{"text": "Monday", "sentences": [3]}],
    "positions": [{"holders": ["Jana Nova"], "topic": "the mill", "statement": "It is over", "quote": "It is over", "quote_type": "direct", "sentences": [4]}],
}  # fmt: skip


def test_a_model_is_asked_once_and_its_answer_grounded() -> None:
    model = FakeModel(lambda messages, output_type: ANSWER)
    brief = summarize.brief(ARTICLE, model=model)
    assert len(model.calls) == 1
    assert model.calls[0].messages[0].role == "system"
    assert not brief.ungrounded
    assert brief.positions[0].quote == "It is over"
    assert brief.dates[0].value == "2024-02-12"
    provenance = brief.provenance
    assert (provenance.coder, provenance.model, provenance.prompt) == ("model", "fake", "brief.v1")
    assert provenance.prompt_sha256 == load_prompt("brief.v1").sha256
    assert provenance.usage is not None


def test_an_answer_that_is_not_in_the_article_is_asked_for_again_and_then_kept_apart() -> None:
    wrong = ANSWER | {"dates": [{"text": "Friday", "sentences": [3]}]}
    model = FakeModel(lambda messages, output_type: wrong)
    brief = summarize.brief(ARTICLE, model=model)
    assert len(model.calls) == 2
    assert "'Friday' is not in the article" in model.calls[1].messages[-1].content
    assert [item.list for item in brief.ungrounded] == ["dates"]
    assert not brief.dates


def test_an_answer_that_breaks_the_schema_twice_is_an_error() -> None:
    model = FakeModel(lambda messages, output_type: {"actors": "none"})
    with pytest.raises(InvalidAnswer):
        summarize.brief(ARTICLE, model=model)
    assert len(model.calls) == 2


def test_the_default_asks_no_model_and_says_so(seed_path: Path) -> None:
    brief = summarize.brief(seed_path)
    assert (brief.provenance.coder, brief.provenance.model, brief.provenance.usage) == ("rules", None, None)
    assert brief.provenance.note is not None
    assert "no model was asked" in brief.provenance.note
    assert "--model" in brief.provenance.note


def test_the_environment_names_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZE_MODEL", "no-such-model")
    with pytest.raises(InputError, match="no-such-model"):
        summarize.brief(ARTICLE)


def test_an_unknown_prompt_is_an_error_whatever_the_model(seed_path: Path) -> None:
    with pytest.raises(PromptError, match="choose from"):
        summarize.brief(seed_path, prompt="breif")


def test_same_article_same_brief(seed_path: Path) -> None:
    one, other = (summarize.brief(seed_path).model_dump(exclude={"provenance"}) for _ in range(2))
    assert one == other

import json
from pathlib import Path

import pytest
from pydantic import ValidationError

import summarize
from summarize.briefs import Brief
from summarize.errors import SchemaError

TOP = ["document", "headline", "summary", "actors", "actions", "dates", "positions", "ungrounded", "provenance"]


@pytest.fixture(scope="module")
def brief(seed_path: Path) -> Brief:
    return summarize.brief(seed_path, model="rules")


def test_json_has_the_agreed_shape(brief: Brief) -> None:
    data = brief.model_dump(mode="json")
    assert list(data) == TOP
    assert list(data["actors"][0]) == ["id", "name", "aliases", "kind", "role", "country", "evidence"]
    assert list(data["actions"][0]) == [
        "id", "actors", "action", "recipients", "event_type", "status", "attributed_to", "date", "location", "evidence",
    ]  # fmt: skip
    assert list(data["positions"][0]) == [
        "id", "holders", "topic", "stance", "statement", "quote", "quote_type", "addressees", "evidence",
    ]  # fmt: skip
    assert list(data["actors"][0]["evidence"][0]) == ["sentence", "start", "end", "text", "match"]


def test_round_trip(brief: Brief, tmp_path: Path) -> None:
    path = tmp_path / "brief.json"
    path.write_text(brief.model_dump_json(), "utf-8")
    assert Brief.load(path) == brief


def test_every_span_holds_what_it_says(brief: Brief) -> None:
    spans = [e for _, item in brief.items() for e in item.evidence]
    assert len(spans) > 40
    assert all(brief.document.text[e.start : e.end] == e.text for e in spans)


BROKEN = [
    ("moved span", lambda d: d["actors"][0]["evidence"][0].update(start=1, end=6), "evidence"),
    ("changed evidence", lambda d: d["actors"][0]["evidence"][0].update(text="Chima"), "evidence"),
    ("wrong sentence", lambda d: d["actors"][0]["evidence"][0].update(sentence=1), "sentence 1"),
    ("no evidence", lambda d: d["actors"][0].update(evidence=[]), "at least 1"),
    ("unsorted evidence", lambda d: d["actors"][0]["evidence"].reverse(), "sorted"),
    ("actor that is not there", lambda d: d["actions"][0].update(actors=["nobody"]), "'nobody'"),
    ("date that is not there", lambda d: d["actions"][0].update(date="date-99"), "'date-99'"),
    ("invented quotation", lambda d: d["positions"][0].update(quote="never said"), "'never said'"),
    ("same id twice", lambda d: d["actors"][1].update(id=d["actors"][0]["id"]), "same id"),
    ("value that is not EDTF", lambda d: d["dates"][0].update(value="Thursday"), "EDTF"),
    ("null without a reason", lambda d: d["dates"][0].update(value=None, timex3=None, reason=None), "reason"),
    ("changed article", lambda d: d["document"].update(text="x" + d["document"]["text"]), "sha256"),
    ("unknown field", lambda d: d.update(extra=1), "Extra"),
    ("country that is no code", lambda d: d["actors"][0].update(country="China"), "pattern"),
]  # fmt: skip


@pytest.mark.parametrize(("about", "spoil", "reason"), BROKEN, ids=[row[0] for row in BROKEN])
def test_a_brief_checks_itself(brief: Brief, about: str, spoil: object, reason: str) -> None:
    data = json.loads(brief.model_dump_json())
    spoil(data)  # type: ignore[operator]
    with pytest.raises(ValidationError, match=reason):
        Brief.model_validate(data)


@pytest.mark.parametrize(("content", "reason"), [("{", "not a brief"), ("[]", "not a brief"), (None, "cannot read")])
def test_a_file_that_holds_no_brief(tmp_path: Path, content: str | None, reason: str) -> None:
    path = tmp_path / "brief.json"
    if content is not None:
        path.write_text(content)
    with pytest.raises(SchemaError, match=reason):
        Brief.load(path)


def test_it_is_immutable_and_looks_up_by_id(brief: Brief) -> None:
    with pytest.raises(ValidationError):
        brief.headline = None  # type: ignore[misc]
    assert brief.names(["china", "russia"]) == ["China", "Russia"]
    with pytest.raises(KeyError):
        brief.actor("nobody")
    assert brief.date(brief.dates[0].id) is brief.dates[0]
    assert "China" in brief._repr_markdown_()

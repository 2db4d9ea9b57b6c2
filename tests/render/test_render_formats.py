"""JSON, JSON Lines, YAML and Markdown."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from summarize.briefs import Brief
from summarize.errors import InputError
from summarize.render import FORMATS, Layout, render
from summarize.render.data import _UNSEEN, _Dumper, _escape
from summarize.render.markdown import escape

ASCII = Layout(encoding="ascii")


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_ends_its_last_line(mill: Brief, format: str) -> None:
    text = render(mill, format)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "Jana Nováková" in text


def test_unknown_formats_list_the_known_ones(mill: Brief) -> None:
    with pytest.raises(InputError, match="unknown format 'xml'; choose from: json, jsonl, markdown, text, yaml"):
        render(mill, "xml")


@pytest.mark.parametrize("layout", [Layout(), ASCII], ids=["utf-8", "ascii"])
def test_data_loads_back_into_the_same_brief(mill: Brief, layout: Layout) -> None:
    for format in ("json", "jsonl"):
        assert Brief.model_validate_json(render(mill, format, layout)) == mill
    assert Brief.model_validate(yaml.safe_load(render(mill, "yaml", layout))) == mill


def test_json_is_for_people_too(mill: Brief) -> None:
    text = render(mill, "json")
    assert list(json.loads(text)) == [
        "document", "headline", "summary", "actors", "actions", "dates", "positions", "ungrounded", "provenance",
    ]  # fmt: skip
    assert '\n    "text": "Mill to close in Łódź"' in text
    assert render(mill, "jsonl").count("\n") == 1
    assert render(mill, "json", ASCII).isascii()


def test_yaml_is_readable(mill: Brief) -> None:
    text = render(mill, "yaml")
    assert "\n  text: |\n    Mill to close in Łódź\n\n    12 February 2024\n" in text
    assert "\n  created: '2024-02-13T00:00:00Z'\n" in text  # a text, as it is in JSON
    assert text.startswith("document:\n  source: mill.txt\n")
    assert render(mill, "yaml", ASCII).isascii()


HOSTILE = "Mill \x1b[2J\x9b31m\x85\u2028\u202eesolc\n\n12 February 2024\n\nAcme said on Monday: “We will.”\n"


@pytest.mark.parametrize("format", ["json", "jsonl", "yaml"])
def test_data_cannot_steer_a_terminal_and_loses_nothing(build: Callable[..., Brief], format: str) -> None:
    brief: Brief = build(HOSTILE)
    text = render(brief, format)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", text)
    assert yaml.safe_load(text)["document"]["text"] == HOSTILE


@given(st.text())
def test_yaml_holds_any_text(text: str) -> None:
    dumped = _UNSEEN.sub(_escape, yaml.dump({"a": text}, Dumper=_Dumper, allow_unicode=True, width=100))
    assert yaml.safe_load(dumped) == {"a": text}


def test_markdown(mill: Brief) -> None:
    lines = render(mill, "markdown").splitlines()
    assert lines[:5] == [
        "# Mill to close in Łódź",
        "",
        "*mill.txt, published 2024-02-12*",
        "",
        "Acme Corp. will close its mill on Friday. \\[3\\]",
    ]
    for line in (
        "- **Jana Nováková**: person POL; Mayor \\[4\\]",
        "- **Acme Corp.** → **the union**: had threatened the union (THREATEN, denied) \\[5\\]",
        "- Friday → 2024-02-16 \\[3\\]",
        "- some day → unresolved: it is vague \\[5\\]",
        "- **Jana Nováková** against the closure (to Acme Corp.): “We will fight this” \\[4\\]",
        "## Ungrounded",
        "- date: Sunday: 'Sunday' is not in sentence 4",
        "*read by rules: no model was asked*",
    ):
        assert line in lines


MARKUP = [
    ("emphasis and links", "*a* _b_ [c](d) `e`", r"\*a\* \_b\_ \[c\](d) \`e\`"),
    ("tags and entities", "<b>&lt;", r"\<b\>\&lt;"),
    ("formulas of notebooks", "$5 to $6", r"\$5 to \$6"),
    ("a list at the start", "1. Acme", r"1\. Acme"),
    ("a rule at the start", "--- so", r"\--- so"),
    ("and nothing in the middle", "in 2024. A - b", "in 2024. A - b"),
]


@pytest.mark.parametrize(("about", "text", "expected"), MARKUP, ids=[row[0] for row in MARKUP])
def test_words_of_the_article_are_no_markup(about: str, text: str, expected: str) -> None:
    assert escape(text) == expected


def test_a_brief_shows_itself_in_a_notebook(mill: Brief) -> None:
    assert mill._repr_markdown_() == render(mill, "markdown")

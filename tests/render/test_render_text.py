"""The text format, on a brief made by hand."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from rich.cells import cell_len

from summarize.briefs import Brief
from summarize.document import Document
from summarize.render import Layout, to_text

AT_80 = """\
Mill to close in Łódź
mill.txt, published 2024-02-12

Acme Corp. will close its mill on Friday. [3] The mayor will fight it. [4]

Actors (3)
  Acme Corp.     organization  also Acme [3,5]
  Jana Nováková  person POL    Mayor [4]
  the union      group         [5]

Actions (3)
  Acme Corp.: close its mill [3]
    COERCE, planned, 2024-02-16, Łódź, according to two people familiar with the
    plan
  Acme Corp. → the union: had threatened the union [5]
    THREATEN, denied
  Jana Nováková → Acme Corp.: told Acme [4]

Dates (3)
  Friday    2024-02-16 [3]
  Monday    2024-02-12 [4]
  some day  unresolved: it is vague [5]

Positions (1)
  Jana Nováková against the closure (to Acme Corp.) [4]
    “We will fight this”

Ungrounded (1) proposed, and not borne out by the article
  date: Sunday
    'Sunday' is not in sentence 4

covered: 1 of 1 quotations, 2 of 2 dates of the article
read by rules: no model was asked
"""

ACTORS_AT_60 = """\
  Acme Corp.     organization; also Acme [3,5]
  Jana Nováková  person POL; Mayor [4]
  the union      group [5]
"""

ACTORS_AT_40 = """\
  Acme Corp.
    organization; also Acme [3,5]
  Jana Nováková
    person POL; Mayor [4]
  the union
    group [5]
"""


def test_the_whole_at_80_columns(mill: Brief) -> None:
    assert to_text(mill, Layout(width=80)) == AT_80


@pytest.mark.parametrize(("width", "actors"), [(60, ACTORS_AT_60), (40, ACTORS_AT_40)])
def test_narrow_terminals_get_fewer_columns(mill: Brief, width: int, actors: str) -> None:
    assert f"Actors (3)\n{actors}\n" in to_text(mill, Layout(width=width))


@pytest.mark.parametrize("width", [1, 20, 33, 60, 80, 100, 120])
def test_no_line_is_wider_than_the_terminal(mill: Brief, width: int) -> None:
    assert max(map(cell_len, to_text(mill, Layout(width=width)).splitlines())) <= max(width, 20)


def test_colours_add_nothing_but_colour(mill: Brief) -> None:
    coloured = to_text(mill, Layout(width=80, colour=True))
    assert "\x1b[1mActors\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == AT_80


def test_an_encoding_without_the_symbols_gets_plain_ones(mill: Brief) -> None:
    text = to_text(mill, Layout(width=80, encoding="ascii"))
    assert text.isascii()
    assert "  Acme Corp. -> the union: had threatened the union [5]\n" in text
    assert '    "We will fight this"\n' in text
    assert "Mill to close in Lodz\n" in text
    assert "  Jana Novakova  person POL    Mayor [4]\n" in text


def test_lists_without_items_say_so(build: Callable[..., Brief]) -> None:
    text = to_text(build())
    for name in ("Actors", "Actions", "Dates", "Positions"):
        assert f"{name} none found\n" in text
    assert "Ungrounded" not in text
    assert text.startswith("mill.txt, published 2024-02-12\n\nActors")


def test_hostile_names_are_shown_as_escapes(mill: Brief) -> None:
    data = mill.model_dump(mode="json")
    data["actors"][0]["name"] = "Acme\x1b[2J\u202e\x9b31m\nActions (9)"
    data["ungrounded"][0]["item"]["text"] = "\x1b]0;title\x07"
    text = to_text(Brief.model_validate(data), Layout(width=100))
    assert "  Acme\\x1b[2J\\u202e\\x9b31m Actions (9)" in text
    assert "date: \\x1b]0;title\\x07" in text
    assert not [c for c in text if c in "\x1b\x07\x9b\u202e"]


def test_dates_that_read_and_resolve_alike_are_one_line(mill: Brief) -> None:
    data = mill.model_dump(mode="json")
    again = data["dates"][0] | {"id": "d9", "evidence": data["dates"][2]["evidence"]}
    data["dates"].append(again)
    text = to_text(Brief.model_validate(data))
    assert "Dates (4)\n  Friday    2024-02-16 [3,5]\n" in text


def test_a_model_is_named_with_what_it_cost(mill: Brief) -> None:
    data = mill.model_dump(mode="json")
    usage = {"input_tokens": 1234, "output_tokens": 56, "requests": 2, "seconds": 3.5}
    data["provenance"] |= {"coder": "model", "model": "openai/gpt", "prompt": "brief.v1", "note": None, "usage": usage}
    assert to_text(Brief.model_validate(data)).endswith(
        "\nread by openai/gpt with prompt brief.v1; 1,234 + 56 tokens; 2 requests\n"
    )
    data["provenance"]["cached"] = True
    assert "read by openai/gpt with prompt brief.v1; an answer kept in the cache; " in to_text(
        Brief.model_validate(data)
    )


DATES = [
    ("a day is EDTF", {"value": "2024-02-16"}, "2024-02-16"),
    ("a season is named, for its code is read by few", {"value": "2022-21"}, "2022-21 (spring)"),
    ("an interval is no season", {"value": "1990/1993"}, "1990/1993"),
    ("a duration is TIMEX3", {"value": None, "timex3": "P2W", "type": "duration"}, "P2W (duration)"),
    ("no value has a reason", {"value": None, "timex3": None, "reason": "vague"}, "unresolved: vague"),
]


@pytest.mark.parametrize(("about", "fields", "shown"), DATES, ids=[row[0] for row in DATES])
def test_what_dates_mean(mill: Brief, about: str, fields: dict[str, object], shown: str) -> None:
    data = mill.model_dump(mode="json")
    data["dates"][1] |= fields
    assert f"\n  Monday    {shown} [4]\n" in to_text(Brief.model_validate(data))


def test_many_sentences_are_cut_short(mill: Brief) -> None:
    data = mill.model_dump(mode="json")
    text = " ".join(f"Acme closed mill {n}." for n in range(1, 9))
    document = Document.from_text(f"{text}\n")
    spans = [
        {"sentence": s.number, "start": s.start, "end": s.start + 4, "text": document.text[s.start : s.start + 4]}
        for s in document.sentences
    ]
    empty = dict.fromkeys(("actions", "dates", "positions", "ungrounded", "summary"), ())
    brief = Brief.model_validate(
        data
        | empty
        | {"document": document, "headline": None, "actors": [{"id": "a1", "name": "Acme", "evidence": spans}]}
    )
    assert "  Acme  unknown  [1,2,3,4,5,…]\n" in to_text(brief)

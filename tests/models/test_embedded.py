"""The embedded server for real: started, asked, and gone when its parent is. Slow: it loads 98 MB of weights."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from summarize.errors import InputError, ModelUnavailable
from summarize.models import Message, Settings, available, open_model
from summarize.models.bounds import TIGHT, WIDE, Bounds, bound, bounded_schema, grammar
from summarize.models.embedded import served_by_llama
from summarize.models.llama import LlamaServer, stop_servers


class Colour(BaseModel):
    """A colour."""

    name: str


def test_the_embedded_model_answers_within_its_grammar() -> None:
    model = open_model("smollm2")
    try:
        reply = model.generate(
            [Message(role="user", content="Name a colour as JSON.")], Colour, Settings(max_tokens=200)
        )
        assert reply.parsed.name
        assert len(reply.parsed.name) <= TIGHT.string
        assert reply.usage.output_tokens is not None
        assert model.endpoint.startswith("gguf:")
    finally:
        stop_servers()


def test_it_dies_with_its_parent_also_when_that_is_killed() -> None:
    code = (
        "import time\nfrom summarize.models.embedded import smollm2_weights\nfrom summarize.models.llama import server_for\n"
        "print(server_for(smollm2_weights()).pid, flush=True)\ntime.sleep(60)"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    assert _alive(child)
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 10
    while _alive(child) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not _alive(child)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    return not stat.exists() or ") Z " not in stat.read_text()


def test_weights_that_do_not_load_show_the_end_of_the_log(tmp_path: Path) -> None:
    weights = tmp_path / "broken.gguf"
    weights.write_bytes(b"GGUF" + bytes(200))
    with pytest.raises(ModelUnavailable, match=r"could not load .*broken"):
        LlamaServer(weights, ready_seconds=30)


NAMES = [
    ("no file", "none.gguf", ModelUnavailable, "no model file"),
    ("unknown", "gpt9", InputError, "choose from: rules, smollm2"),
    ("an address without a model", "http://localhost:8000/v1", InputError, "#NAME"),
    ("a provider without a model", "openai/", InputError, "choose from|NAME"),
]


@pytest.mark.parametrize(("about", "name", "kind", "message"), NAMES, ids=[row[0] for row in NAMES])
def test_names_that_are_no_model(about: str, name: str, kind: type[Exception], message: str) -> None:
    with pytest.raises(kind, match=message):
        open_model(name)


def test_a_file_that_is_no_model(tmp_path: Path) -> None:
    (tmp_path / "notes.gguf").write_text("hello")
    with pytest.raises(ModelUnavailable, match="not a GGUF file"):
        open_model(str(tmp_path / "notes.gguf"))


def test_what_is_usable_now(monkeypatch: pytest.MonkeyPatch) -> None:
    found = {info.name: info for info in available()}
    assert next(iter(found)) == "rules"
    assert found["rules"].usable
    assert found["smollm2"].usable
    assert "experimental" in found["smollm2"].kind + found["smollm2"].detail
    assert not found["openai/NAME"].usable
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
    assert {info.name: info for info in available()}["openai/NAME"].usable


def test_the_schema_that_is_sent_is_bounded() -> None:
    schema = {
        "type": "object",
        "properties": {
            "a": {"type": "array", "items": {"type": "string"}},
            "b": {"type": "string", "description": "x"},
        },
    }
    assert bound(schema, Bounds(string=50, items=4, inner=2)) == {
        "type": "object",
        "properties": {"a": {"type": "array", "items": {"type": "string", "maxLength": 50}, "maxItems": 4}, "b": {"type": "string", "maxLength": 50}},
        "required": ["a", "b"],
        "additionalProperties": False,
    }  # fmt: skip
    assert "required" not in schema


class Item(BaseModel):
    names: list[str]
    sentences: list[int]


class Whole(BaseModel):
    items: list[Item]


@pytest.mark.parametrize("bounds", [TIGHT, WIDE])
def test_a_list_inside_an_item_is_bounded_more_tightly(bounds: Bounds) -> None:
    schema = bounded_schema(Whole, bounds)
    assert schema["properties"]["items"]["maxItems"] == bounds.items
    assert schema["$defs"]["Item"]["properties"]["names"]["maxItems"] == bounds.inner < bounds.items


def test_sentences_are_numbered_from_one() -> None:
    numbers = bounded_schema(Whole)["$defs"]["Item"]["properties"]["sentences"]["items"]
    assert numbers == {"type": "integer", "minimum": 1, "maximum": 999}


def test_only_the_smallest_model_is_kept_to_the_tightest_bounds() -> None:
    def most(id: str) -> int:
        sent: dict[str, Any] = served_by_llama("http://127.0.0.1:1/v1", id)._schema_of(Whole)
        return int(sent["properties"]["items"]["maxItems"])

    assert most("smollm2") == TIGHT.items
    assert most("mistral.gguf") == WIDE.items


def test_the_grammar_that_is_sent_leaves_no_room_for_white_space() -> None:
    head, _, rule = grammar(bounded_schema(Whole)).partition("start: %json ")
    assert head == "%llguidance {}\n"
    assert json.loads(rule)["x-guidance"]["whitespace_flexible"] is False
    assert json.loads(rule)["properties"]["items"]["maxItems"] == TIGHT.items

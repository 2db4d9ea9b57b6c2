"""The embedded server for real: started, asked, and gone when its parent is. Slow: it loads 98 MB of weights."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pydantic import BaseModel

from summarize.errors import InputError, ModelUnavailable
from summarize.models import Message, Settings, available, open_model
from summarize.models.bounds import bound, bounded_schema
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
        assert len(reply.parsed.name) <= 160
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
    assert bound(schema) == {
        "type": "object",
        "properties": {"a": {"type": "array", "items": {"type": "string", "maxLength": 160}, "maxItems": 6}, "b": {"type": "string", "maxLength": 160}},
        "required": ["a", "b"],
        "additionalProperties": False,
    }  # fmt: skip


def test_a_list_inside_an_item_is_bounded_more_tightly() -> None:
    class Item(BaseModel):
        names: list[str]

    class Whole(BaseModel):
        items: list[Item]

    schema = bounded_schema(Whole)
    assert schema["properties"]["items"]["maxItems"] == 6
    assert schema["$defs"]["Item"]["properties"]["names"]["maxItems"] == 3

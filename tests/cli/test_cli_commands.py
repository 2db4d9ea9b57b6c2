"""The other commands."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from summarize.cli.app import app
from summarize.document import Document


def test_view_shows_what_a_reader_sees(call: Callable[..., Any], seed_path: Path) -> None:
    lines = call("view", seed_path).out.splitlines()
    assert lines[0] == f"{seed_path}, published 2022-01-21 (stamp), language en"
    assert lines[1] == ""
    numbers = [int(line.split()[0]) for line in lines[2:]]
    assert numbers == list(range(1, len(numbers) + 1))  # a sentence a line in a pipe
    assert any(re.match(r"  10  body +China and Russia have blocked efforts", line) for line in lines)
    document = Document.model_validate_json(call("view", seed_path, "-f", "json").out)
    assert len(document.sentences) == len(numbers)
    assert "publication date unknown" in call("view", "-", text="Mill closes\n\nIt closed.\n").out
    assert "2024-02-12 (given)" in call("view", "-", "--published", "2024-02-12", text="Mill closes\n\nIt did.\n").out


def test_prompts(call: Callable[..., Any], seed_path: Path) -> None:
    assert re.match(r"brief\.v1 +[0-9a-f]{12}  A typed brief", call("prompts", "list").out)
    assert call("prompts", "show", "brief").out.startswith("---\nname: brief")
    rendered = call("prompts", "render", "brief.v1", seed_path).out
    assert rendered.startswith("--- system ---\n")
    assert "--- user ---\n" in rendered
    assert "10: China and Russia" in rendered


@pytest.mark.parametrize("which", ["brief", "draft"])
def test_schema(call: Callable[..., Any], which: str) -> None:
    assert json.loads(call("schema", which).out)["title"] == which.title()


def test_models(call: Callable[..., Any]) -> None:
    lines = call("models").out.splitlines()
    assert re.match(r"yes  rules +offline rules +the default", lines[0])
    assert any(re.match(r"no +openai/NAME +endpoint +set OPENAI_API_KEY", line) for line in lines)
    with_key = call("models", OPENAI_API_KEY="sk-secret-1234").out
    assert re.search(r"^yes +openai/NAME", with_key, re.MULTILINE)
    assert "secret" not in with_key


def test_cache(call: Callable[..., Any], tmp_path: Path) -> None:
    where = {"SUMMARIZE_CACHE_DIR": str(tmp_path / "cache")}
    assert call("cache", "path", **where).out == f"{tmp_path / 'cache'}\n"
    assert "answers  0" in call("cache", "stats", **where).out
    assert call("cache", "verify", **where).out == "every entry is sound\n"
    assert call("cache", "clear", **where).out == "removed 0 answers\n"
    (tmp_path / "file").write_text("")
    unusable = call("cache", "stats", SUMMARIZE_CACHE_DIR=str(tmp_path / "file"))
    assert unusable.code == 2
    assert unusable.err.startswith("summarize: error: no cache: ")
    assert unusable.err.count("\n") == 1


def test_version_and_help(call: Callable[..., Any]) -> None:
    assert re.match(r"summarize \d", call("--version").out)
    shown = call("--help")
    assert shown.code == 0
    for name in ("brief", "view", "models", "schema", "prompts", "cache"):
        assert f"\n  {name} " in shown.out
        assert call(name, "-h").code == 0
    bare = call()
    assert (bare.code, bare.out) == (2, "")  # a usage error: nothing that a pipe should take for a result
    assert bare.err == shown.out


def test_the_app_can_be_run_by_typer_itself(seed_path: Path) -> None:
    done = CliRunner().invoke(app, ["view", str(seed_path)])
    assert done.exit_code == 0
    assert "repeated headline" in done.stdout


def complete(words: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-m", "summarize"], capture_output=True, text=True,
        env={"_SUMMARIZE_COMPLETE": "complete_bash", "COMP_WORDS": f"summarize {words}", "COMP_CWORD": str(len(words.split(" ")))},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("br", ["brief"]),
        ("brief --format j", ["json", "jsonl"]),
        ("brief --prompt brief.", ["brief.v1"]),
        ("brief --model r", ["rules"]),
        ("schema d", ["draft"]),
        ("cache c", ["clear"]),
    ],
)
def test_completion(words: str, expected: list[str]) -> None:
    assert complete(words) == expected


def test_completion_scripts(process: Callable[..., Any]) -> None:
    assert "_SUMMARIZE_COMPLETE" in process("--show-completion", "bash").out

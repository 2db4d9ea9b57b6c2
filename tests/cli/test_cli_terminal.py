"""What depends on who watches: colours, widths, encodings, the spinner."""

from __future__ import annotations

import re
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from summarize.cli import streams

ESCAPE = re.compile(r"\x1b\[[\d;?]*[a-zA-Z]")


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_a_terminal_is_filled_and_not_overrun(terminal: Callable[..., Any], seed_path: Path, columns: int) -> None:
    shown = terminal("brief", seed_path, columns=columns).read()
    lines = [ESCAPE.sub("", line) for line in shown.splitlines()]
    assert min(columns, 100) - 12 < max(map(cell_len, lines)) <= min(columns, 100)
    assert "\x1b[1mActors\x1b[0m" in shown


@pytest.mark.parametrize(
    ("about", "environment", "coloured"),
    [
        ("a pipe", {}, False),
        ("a pipe, forced", {"FORCE_COLOR": "1"}, True),
        ("forced and refused", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ("an empty NO_COLOR refuses nothing", {"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
        ("not forced", {"FORCE_COLOR": "0"}, False),
    ],
)
def test_colour_in_a_pipe(
    call: Callable[..., Any], article: Path, about: str, environment: dict[str, str], coloured: bool
) -> None:
    assert ("\x1b[" in call("brief", article, **environment).out) is coloured


@pytest.mark.parametrize("refusal", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colour_on_a_terminal_that_refuses(
    terminal: Callable[..., Any], article: Path, refusal: dict[str, str]
) -> None:
    assert "\x1b" not in terminal("brief", article, **refusal).read()


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_a_pipe_takes_its_width_from_columns(call: Callable[..., Any], seed_path: Path, columns: int) -> None:
    lines = call("brief", seed_path, COLUMNS=str(columns)).out.splitlines()
    assert max(map(len, lines)) <= min(columns, 100)


C_LOCALE = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


@pytest.mark.parametrize("environment", [C_LOCALE, {"PYTHONIOENCODING": "ascii"}], ids=["LC_ALL=C", "ascii"])
@pytest.mark.parametrize("format", ["text", "json", "yaml", "markdown"])
def test_an_output_without_unicode(
    process: Callable[..., Any], article: Path, environment: dict[str, str], format: str
) -> None:
    article.write_text("Café “東京” to close\n\n12 February 2024\n\nAcme said “no” in Łódź → on Friday.\n", "utf-8")
    done = process("brief", article, "-v", "-f", format, **environment)
    assert done.code == 0
    assert done.out.isascii()
    assert done.err.isascii()
    assert {"text": 'Cafe "\\u6771', "json": "\\u201c\\u6771"}.get(format, "") in done.out
    missing = process("brief", "Łódź.txt", **environment)
    assert (missing.code, missing.err) == (2, "summarize: error: Lodz.txt: there is no such file\n")


def test_hostile_text_cannot_steer_the_terminal(call: Callable[..., Any], tmp_path: Path) -> None:
    hostile = "Mill \x1b[31mto close\u202e now\n\nAcme \x9bclosed \x07its mill.\n\x1b]0;title\x07Bolt left.\n"
    path = tmp_path / "a.txt"
    path.write_text(hostile, "utf-8")
    commands = [["view", path], ["prompts", "render", "brief", path]]
    commands += [["brief", path, "-f", format] for format in ("text", "json", "jsonl", "yaml", "markdown")]
    for command in commands:
        done = call(*command)
        assert done.code == 0
        assert not [c for c in done.out + done.err if c in "\x1b\x9b\x07\u202e"], command


def test_a_spinner_where_a_person_waits(terminal: Callable[..., Any], article: Path, silent_model: Any) -> None:
    shown = terminal("brief", article, "-m", silent_model.model, out=False)
    seen = shown.read(until="0:00:01")
    assert f"0:00:00 reading {article}"[:60] in ESCAPE.sub("", seen)
    shown.process.send_signal(signal.SIGINT)
    rest = shown.read()
    assert shown.end() == 130
    assert "\x1b[?25h" in rest  # the cursor is back
    assert ESCAPE.sub("", rest).replace("\r", "").endswith("summarize: error: interrupted\n")


@pytest.mark.parametrize(
    ("about", "arguments", "choices"),
    [
        ("asked to be quiet", ["-q"], {"out": False}),
        ("nobody watches standard error", [], {"err": False}),
        ("a terminal that cannot", [], {"out": False, "TERM": "dumb"}),
    ],
)
def test_no_spinner_otherwise(
    terminal: Callable[..., Any], article: Path, silent_model: Any, about: str, arguments: list[str], choices: Any
) -> None:
    shown = terminal("brief", article, "-m", silent_model.model, "--timeout", "1.5", *arguments, **choices)
    assert silent_model.asked.wait(30)
    seen = shown.read(seconds=1.2)
    assert "reading" not in seen
    assert "\x1b" not in seen


def test_no_spinner_for_quick_work(terminal: Callable[..., Any], article: Path) -> None:
    assert terminal("brief", article, out=False).read() == ""


def test_a_terminal_is_not_taken_for_an_article(terminal: Callable[..., Any]) -> None:
    shown = terminal("brief")
    assert shown.read() == (
        "summarize: error: no article: name a file (summarize brief article.txt), or pipe one (... | summarize brief)\n"
    )
    assert shown.end() == 2


def test_the_patience_is_short_enough_to_notice() -> None:
    assert 0.2 <= streams.PATIENCE <= 1

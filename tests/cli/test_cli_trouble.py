"""Bad input, bad arguments and bad luck: one clear line on standard error, and the right exit code."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarize.errors import ModelError

BAD = [
    ("missing file", ["brief", "missing.txt"], 2, "missing.txt: there is no such file"),
    ("folder", ["brief", "."], 2, "is a folder"),
    ("empty", ["brief", "empty.txt"], 2, "is empty"),
    ("empty standard input", ["brief", "-"], 2, "standard input is empty"),
    ("white space", ["brief", "white.txt"], 2, "is empty"),
    ("binary", ["brief", "binary"], 2, "is binary"),
    ("NUL bytes", ["brief", "nul.txt"], 2, "is binary"),
    ("wrong encoding", ["brief", "latin.txt"], 2, "is not UTF-8"),
    ("unknown encoding", ["brief", "a.txt", "--encoding", "utf-9"], 2, "unknown encoding 'utf-9'"),
    ("too large", ["brief", "large.txt"], 2, "that is no news article"),
    ("a PDF", ["brief", "a.pdf"], 2, "is a PDF file"),
    ("an address", ["brief", "https://example.org/a"], 2, "not fetched from the web"),
    ("unknown model", ["brief", "a.txt", "-m", "gpt9"], 2, "unknown model 'gpt9'; choose from"),
    ("no model name", ["brief", "a.txt", "-m", "http://127.0.0.1:9/v1"], 2, "write http://host:port/v1#NAME"),
    ("unknown prompt", ["brief", "a.txt", "-p", "breif"], 2, "unknown prompt 'breif'; choose from"),
    ("missing prompt file", ["brief", "a.txt", "-p", "./p.md"], 2, "there is no such prompt file"),
    ("unknown format", ["brief", "a.txt", "-f", "xml"], 2, "unknown format 'xml'; choose from: json, jsonl"),
    ("no key", ["brief", "a.txt", "-m", "openai/gpt"], 3, "set OPENAI_API_KEY"),
    ("nothing listening", ["brief", "a.txt", "-m", "http://127.0.0.1:9/v1#m", "--no-cache"], 3, "cannot reach"),
    ("no such model file", ["brief", "a.txt", "-m", "none.gguf"], 3, "no model file"),
    ("a date that is none", ["brief", "a.txt", "--published", "tomorrow"], 2, "--published takes a date such as"),
    ("a day that is none", ["brief", "a.txt", "--published", "2023-02-29"], 2, "--published takes a date such as"),
    ("a week is no day", ["brief", "a.txt", "--published", "2024W071"], 2, "--published takes a date such as"),
    ("output is a folder", ["brief", "a.txt", "-o", "."], 2, "is a folder; name a file"),
    ("no folder for output", ["brief", "a.txt", "-o", "none/b.json"], 2, "there is no folder none"),
    ("output is the article", ["brief", "a.txt", "-o", "./a.txt"], 2, "would overwrite the article"),
    ("quiet and verbose", ["brief", "a.txt", "-q", "-v"], 2, "choose one"),
    ("refresh without a cache", ["brief", "a.txt", "--refresh", "--no-cache"], 2, "choose one"),
    ("standard input twice", ["brief", "-", "-", "-f", "jsonl"], 2, "give - once"),
    ("not a number", ["brief", "a.txt", "--max-tokens", "many"], 2, "Invalid value for '--max-tokens'"),
    ("not a brief", ["view", "a.json"], 2, "is not a brief: document: Field required"),
    ("not JSON", ["view", "broken.json"], 2, "broken.json is not a brief: Invalid JSON"),
    ("an article as YAML", ["view", "a.txt", "-f", "yaml"], 2, "an article is shown as text or json"),
    ("nothing to view", ["view"], 2, "Missing argument 'SOURCE' (see: summarize view --help)"),
    ("missing brief", ["view", "missing.json"], 2, "cannot read missing.json"),
    ("unknown command", ["frobnicate"], 2, "No such command 'frobnicate'"),
    ("misspelt command", ["breif", "a.txt"], 2, "Did you mean 'brief'?"),
    ("an article for a command", ["a.txt"], 2, "to read that article: summarize brief a.txt"),
    ("unknown option", ["brief", "--nope"], 2, "No such option: --nope"),
    ("unknown schema", ["schema", "foo"], 2, "unknown schema 'foo'; choose from: brief, draft"),
    ("unknown prompt to show", ["prompts", "show", "foo"], 2, "choose from: brief.v1"),
    ("a file that steers", ["brief", "\x1b[2Jmissing"], 2, "\\x1b[2Jmissing: there is no such file"),
]  # fmt: skip
AS_PROCESSES = {"missing file", "binary", "no key", "unknown option", "output is a folder"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bad")
    (folder / "a.txt").write_text("Mill to close\n\n12 February 2024\n\nAcme will close its mill.\n")
    (folder / "a.json").write_text("{}")
    (folder / "broken.json").write_text('{"document": ')
    (folder / "a.pdf").write_bytes(b"%PDF-1.7\n")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "white.txt").write_bytes(b" \n\t\n")
    (folder / "nul.txt").write_bytes(b"Mill\x00 to close\n")
    (folder / "binary").write_bytes(bytes(range(256)) * 10)
    (folder / "latin.txt").write_bytes("Café closes\n\nIt closed.".encode("latin-1"))
    (folder / "large.txt").write_bytes(b"The mill closed. " * 300_000)
    return folder


@pytest.mark.parametrize(("about", "arguments", "code", "message"), BAD, ids=[row[0] for row in BAD])
def test_trouble_is_one_clear_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch, call: Callable[..., Any], process: Callable[..., Any],
    about: str, arguments: list[str], code: int, message: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(folder)
    before = sorted(folder.iterdir())
    done = (process if about in AS_PROCESSES else call)(*arguments)
    assert message in done.err
    assert done.code == code
    assert done.out == ""
    assert done.err.startswith("summarize: error: ")
    assert done.err.count("\n") == 1
    assert sorted(folder.iterdir()) == before


def test_output_into_a_protected_folder(
    call: Callable[..., Any], article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(0o500)
    real = os.access
    # root may write everywhere: the answer that anybody else would get
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != locked and real(path, mode))
    assert "its folder is write-protected" in call("brief", article, "-o", locked / "b.txt").err
    assert not list(locked.iterdir())


def test_a_write_that_fails_leaves_nothing_behind(
    call: Callable[..., Any], article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "b.txt"
    output.write_text("old")

    def full(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    done = call("brief", article, "-o", output)
    assert done == (2, "", f"summarize: error: cannot write {output}: No space left on device\n")
    assert output.read_text() == "old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["article.txt", "b.txt"]


def test_a_full_disk_behind_standard_output(article: Path) -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        done = subprocess.run(
            [sys.executable, "-m", "summarize", "brief", article], stdout=full, stderr=subprocess.PIPE
        )
    assert done.returncode == 2
    assert done.stderr == b"summarize: error: cannot write to standard output: No space left on device\n"


@pytest.mark.parametrize(("closed", "code"), [("<&-", 2), (">&-", 2), ("2>&-", 0)])
def test_closed_streams(article: Path, closed: str, code: int) -> None:
    source = "" if closed == "<&-" else article
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m summarize brief {source} {closed}"], capture_output=True, text=True
    )
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert "this is a bug" not in done.stderr


def test_a_closed_pipe_is_no_error(seed_path: Path) -> None:
    command = f"{sys.executable} -m summarize"
    for tail in (f"view {seed_path} | true", f"brief {seed_path} -f json | head -n 1", "--help | true"):
        done = subprocess.run(
            ["bash", "-c", f"{command} {tail}; echo ${{PIPESTATUS[0]}}"], capture_output=True, text=True
        )
        assert (done.stdout.splitlines()[-1], done.stderr) == ("0", "")


def test_a_bug_is_owned_up_to_in_one_line(
    call: Callable[..., Any], article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*arguments: object, **choices: object) -> None:
        raise ZeroDivisionError("division by zero\nmore")

    monkeypatch.setattr("summarize.pipeline.brief", broken)
    done = call("brief", article)
    assert done.code == 2
    assert done.err == (
        "summarize: error: this is a bug, please report it: ZeroDivisionError: division by zero; "
        "`summarize --verbose ...` shows where\n"
    )
    verbose = call("brief", article, "-v")
    assert verbose.err.startswith("Traceback")
    assert verbose.err.endswith("please report it: ZeroDivisionError: division by zero\n")


def test_no_error_shows_the_key(call: Callable[..., Any], article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def leaking(*arguments: object, **choices: object) -> None:
        raise ModelError("the server said: no such key sk-secret-1234")

    monkeypatch.setattr("summarize.pipeline.brief", leaking)
    done = call("brief", article, OPENAI_API_KEY="sk-secret-1234")
    assert done == (3, "", "summarize: error: the server said: no such key $OPENAI_API_KEY\n")


def test_an_interrupted_run_ends_with_130(article: Path, silent_model: Any, tmp_path: Path) -> None:
    output = tmp_path / "out.json"
    process = subprocess.Popen(
        [sys.executable, "-m", "summarize", "brief", str(article), "-m", silent_model.model, "-o", str(output)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert silent_model.asked.wait(30)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=15)
    assert (process.returncode, out, err) == (130, b"", b"summarize: error: interrupted\n")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["article.txt"]

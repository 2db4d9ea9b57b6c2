"""The command line as a person and a pipe meet it: a real process, its streams and its exit code."""

from __future__ import annotations

import json
import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml

from summarize.briefs import Brief

RUN = [sys.executable, "-m", "summarize"]


def run(
    *arguments: str | Path, text: str | bytes | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    given = text.encode() if isinstance(text, str) else text
    done = subprocess.run(
        [*RUN, *map(str, arguments)], input=given, capture_output=True, env=os.environ | environment, timeout=60
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
    )


def test_brief_of_the_seed(seed_path: Path) -> None:
    done = run("brief", seed_path)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0].startswith("China, Russia Frustrate US Bid")
    assert "  Thursday → 2022-01-20 [10]" in lines
    assert "\x1b" not in done.stdout
    assert max(map(len, lines)) <= 100
    assert "no model was asked" in done.stdout


def test_formats_hold_the_same_brief(seed_path: Path, tmp_path: Path) -> None:
    as_json = json.loads(run("brief", seed_path, "-f", "json").stdout)
    as_yaml = yaml.safe_load(run("brief", seed_path, "-f", "yaml").stdout)
    lines = run("brief", seed_path, "-f", "jsonl").stdout.splitlines()
    assert len(lines) == 1
    assert as_json["actions"] == json.loads(lines[0])["actions"] == as_yaml["actions"]
    assert run("brief", seed_path, "--format", "markdown").stdout.startswith("# China, Russia")
    path = tmp_path / "brief.json"
    done = run("brief", seed_path, "-f", "json", "-o", path)
    assert (done.stdout, done.stderr) == ("", f"summarize: wrote {path}\n")
    assert Brief.load(path).actors
    assert run("view", path).stdout == run("brief", seed_path).stdout
    assert [p.name for p in tmp_path.iterdir()] == ["brief.json"]


def test_standard_input_and_the_missing_date() -> None:
    done = run("brief", "-", text="Mill to close\n\nAcme will close its mill on Friday.\n")
    assert done.returncode == 0
    assert "no publication date" in done.stderr
    assert "Friday → unresolved: no publication date" in done.stdout
    dated = run(
        "brief", "-", "--published", "2024-02-12", text="Mill to close\n\nAcme will close its mill on Friday.\n"
    )
    assert dated.stderr == ""
    assert "Friday → 2024-02-16" in dated.stdout
    assert run("brief", "-", "-q", text="Mill to close\n\nAcme will close on Friday.\n").stderr == ""


BAD = [
    ("missing file", ["brief", "missing.txt"], 2, "there is no such file"),
    ("folder", ["brief", "."], 2, "is a folder"),
    ("unknown model", ["brief", "a.txt", "-m", "gpt9"], 2, "unknown model 'gpt9'; choose from"),
    ("unknown prompt", ["brief", "a.txt", "-p", "breif"], 2, "unknown prompt 'breif'; choose from"),
    ("unknown format", ["brief", "a.txt", "-f", "xml"], 2, "unknown format 'xml'; choose from"),
    ("no key", ["brief", "a.txt", "-m", "openai/gpt"], 3, "set OPENAI_API_KEY"),
    ("nothing listening", ["brief", "a.txt", "-m", "http://127.0.0.1:9/v1#m", "--no-cache"], 3, "cannot reach"),
    ("no such model file", ["brief", "a.txt", "-m", "none.gguf"], 3, "no model file"),
    ("a date that is none", ["brief", "a.txt", "--published", "tomorrow"], 2, "--published takes a date"),
    ("output is a folder", ["brief", "a.txt", "-o", "."], 2, "is a folder"),
    ("output cannot be written", ["brief", "a.txt", "-o", "none/b.json"], 2, "cannot write"),
    ("empty", ["brief", "empty.txt"], 2, "is empty"),
    ("white space", ["brief", "white.txt"], 2, "is empty"),
    ("binary", ["brief", "binary"], 2, "is binary"),
    ("wrong encoding", ["brief", "latin.txt"], 2, "is not UTF-8"),
    ("too large", ["brief", "large.txt"], 2, "larger than 1 MB"),
    ("not a brief", ["view", "a.json"], 2, "is not a brief"),
    ("unknown command", ["frobnicate"], 2, "No such command 'frobnicate'"),
    ("unknown option", ["brief", "--nope"], 2, "No such option: --nope"),
    ("unknown schema", ["schema", "foo"], 2, "choose from: brief, draft"),
    ("unknown prompt to show", ["prompts", "show", "foo"], 2, "choose from: brief.v1"),
]  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bad")
    (folder / "a.txt").write_text("Mill to close\n\n12 February 2024\n\nAcme will close its mill.\n")
    (folder / "a.json").write_text("{}")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "white.txt").write_bytes(b" \n\t\n")
    (folder / "binary").write_bytes(bytes(range(256)) * 10)
    (folder / "latin.txt").write_bytes("Café closes\n\nIt closed.".encode("latin-1"))
    (folder / "large.txt").write_bytes(b"The mill closed. " * 300_000)
    return folder


@pytest.mark.parametrize(("about", "arguments", "code", "message"), BAD, ids=[row[0] for row in BAD])
def test_trouble_is_one_clear_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch, about: str, arguments: list[str], code: int, message: str
) -> None:
    monkeypatch.chdir(folder)
    done = run(*arguments)
    assert done.returncode == code
    assert done.stdout == ""
    assert done.stderr.startswith("summarize: error: ")
    assert message in done.stderr
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr


def test_an_article_in_another_language_is_said() -> None:
    text = "Le moulin a fermé lundi, et le maire a dit que c'était fini pour la ville et pour les ouvriers.\n"
    done = run("brief", "-", text=text)
    assert done.returncode == 0
    assert "in French" in " ".join(done.stdout.split())


def test_hostile_text_cannot_steer_the_terminal() -> None:
    done = run(
        "brief",
        "-",
        text="Mill \x1b[31mto close\u202e now\n\nAcme \x9bclosed \x07its mill.\n\x1b]0;title\x07Bolt left.\n",
    )
    assert done.returncode == 0
    assert not [c for c in done.stdout if c in "\x1b\x9b\x07\u202e"]


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_lines_fit_the_terminal(seed_path: Path, columns: int) -> None:
    done = run("brief", seed_path, COLUMNS=str(columns))
    assert max(map(len, done.stdout.splitlines())) <= columns


def test_ascii_output_where_nothing_else_can_be_shown(seed_path: Path) -> None:
    done = run("brief", seed_path, PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert done.stdout.isascii()
    assert "Thursday > 2022-01-20" in done.stdout
    assert run("brief", seed_path, "-f", "json", PYTHONIOENCODING="ascii").returncode == 0


def test_colour_only_where_it_is_wanted(seed_path: Path) -> None:
    assert "\x1b[" in run("brief", seed_path, FORCE_COLOR="1").stdout
    assert "\x1b[" not in run("brief", seed_path, FORCE_COLOR="1", NO_COLOR="1").stdout


def test_a_closed_pipe_is_no_error(seed_path: Path) -> None:
    command = f"{' '.join(RUN)} brief {seed_path} -f json | head -n 1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "0"
    assert done.stderr == ""


def test_interrupted_runs_end_with_130() -> None:
    process = subprocess.Popen(
        [*RUN, "brief", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    time.sleep(1.5)  # it waits for standard input
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=10)
    assert process.returncode == 130
    assert out == b""
    assert err.decode().strip() == "summarize: error: interrupted"


def on_a_terminal(*arguments: str | Path) -> str:
    """What a command writes to a terminal on standard error."""
    leader, follower = pty.openpty()
    process = subprocess.Popen([*RUN, *map(str, arguments)], stdout=subprocess.DEVNULL, stderr=follower)
    os.close(follower)
    seen = b""
    while process.poll() is None or select.select([leader], [], [], 0.1)[0]:
        try:
            chunk = os.read(leader, 4096) if select.select([leader], [], [], 0.1)[0] else b""
        except OSError:
            break
        seen += chunk
    os.close(leader)
    process.wait()
    return seen.decode("utf-8", "replace")


def test_a_spinner_only_where_a_person_watches(seed_path: Path) -> None:
    assert "reading" in on_a_terminal("brief", seed_path)
    assert on_a_terminal("brief", seed_path, "--quiet") == ""
    assert run("brief", seed_path).stderr == ""


def test_the_other_commands(seed_path: Path, tmp_path: Path) -> None:
    view = run("view", seed_path).stdout
    assert view.startswith("published: 2022-01-21 (stamp)\nlanguage: en\n")
    assert "  10 body               China and Russia have blocked" in view
    assert run("prompts", "list").stdout.startswith("brief.v1")
    assert run("prompts", "show", "brief").stdout.startswith("---\nname: brief")
    assert "10: China and Russia" in run("prompts", "render", "brief", seed_path).stdout
    assert json.loads(run("schema", "brief").stdout)["title"] == "Brief"
    assert json.loads(run("schema", "draft").stdout)["title"] == "Draft"
    models = run("models").stdout
    assert models.startswith("yes rules")
    assert "no  openai/NAME" in models
    cache = {"SUMMARIZE_CACHE_DIR": str(tmp_path / "cache")}
    assert run("cache", "path", **cache).stdout.strip() == str(tmp_path / "cache")
    assert "answers  0" in run("cache", "stats", **cache).stdout
    assert run("cache", "verify", **cache).stdout == "every entry is sound\n"
    assert run("cache", "clear", **cache).stdout == "removed 0 answers\n"
    assert run("--version").stdout.startswith("summarize 0.")
    assert "brief" in run("--help").stdout
    assert "complete" in run("--show-completion", "bash").stdout


def test_verbose_says_where_it_comes_from_and_what_it_misses(seed_path: Path) -> None:
    done = run("brief", seed_path, "-v")
    assert "summarize: coder: rules" in done.stderr
    assert "9 of 9 dates" in done.stderr
    assert "summarize: not covered [" in done.stderr


def test_help_is_quick_and_light() -> None:
    code = "import sys\nsys.argv = ['summarize', '--help']\nfrom summarize.cli import main\ntry:\n    main()\nexcept SystemExit:\n    pass\nprint(*sys.modules, file=sys.stderr)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stderr.split()
    assert not {"openai", "instructor", "scipy", "vcr", "yaml", "jinja2", "diskcache"} & set(loaded)

"""Starting is quick because little is imported."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import typer

from summarize.cli import later
from summarize.errors import InputError

HEAVY = {"openai", "instructor", "vcr", "scipy", "numpy", "xllamacpp", "httpx2", "httpx"}
CODE = """
import sys
sys.argv = ["summarize", *sys.argv[1:]]
from summarize.cli import main
try:
    main()
finally:
    print(*sys.modules, file=sys.stderr)
"""


def imported(*arguments: object) -> set[str]:
    done = subprocess.run([sys.executable, "-c", CODE, *map(str, arguments)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())


def test_help_imports_next_to_nothing() -> None:
    light = HEAVY | {"yaml", "jinja2", "diskcache", "rich.console", "spacy"}
    assert not (light | {"pydantic"}) & imported("--help")
    assert not light & imported("brief", "--help")  # typer itself asks pydantic about defaults


def test_reading_by_rules_imports_no_client(seed_path: Path) -> None:
    parser_own = {"numpy", "httpx"}  # spaCy imports them
    assert not (HEAVY - parser_own | {"diskcache"}) & imported("brief", seed_path, "-q")


def test_a_kept_answer_is_shown_without_the_client(article: Path, answering_model: Any) -> None:
    ask = ["brief", article, "-m", answering_model.model, "-q"]
    assert "openai" in imported(*ask)
    asked = len(answering_model.questions)
    assert not HEAVY & imported(*ask)
    assert len(answering_model.questions) == asked


@pytest.fixture
def evals(monkeypatch: pytest.MonkeyPatch) -> None:
    """A module of commands that is there, whether or not the real one is."""
    module = ModuleType("summarize.cli.evals")
    commands = typer.Typer(help="Evaluate.", no_args_is_help=True)

    @commands.command()
    def score() -> int:
        """Score briefs."""
        typer.echo("scored")
        return 1

    @commands.command()
    def run() -> None:
        """Run a suite."""

    module.app = commands  # type: ignore[attr-defined]
    monkeypatch.setattr(later, "find_spec", lambda name: name)
    monkeypatch.setattr(later, "import_module", lambda name: module)


def test_eval_is_listed_without_being_imported_and_run_when_called(
    call: Callable[..., Any], evals: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "\n  eval     Score briefs against gold" in call("--help").out
    assert call("eval", "score") == (1, "scored\n", "")  # a gate that fails says so by its exit code
    assert "\n  run    Run a suite." in call("eval", "--help").out
    assert "(see: summarize eval --help)" in call("eval", "scroe").err

    def broken(name: str) -> None:
        raise AssertionError(name)

    monkeypatch.setattr(later, "import_module", broken)
    assert call("--help").code == 0


def test_what_eval_lacks_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def lacking(name: str) -> None:
        raise ModuleNotFoundError("No module named 'scipy.optimize'", name="scipy.optimize")

    monkeypatch.setattr(later, "import_module", lacking)
    with pytest.raises(InputError, match=r"needs scipy.*pip install 'summarize\[evals\]'"):
        later.load("eval")

"""The project as it is shipped: the wheel outside the checkout, the lock, the one-way imports."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_prompts_word_lists_and_types(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for name in ("summarize/_prompts/brief.v1.md", "summarize/py.typed", "summarize/readers/rules/data/countries.yaml"):
        assert name in names
    assert not [name for name in names if name.startswith(("tests", "evals", "seeds"))]


def test_the_wheel_reads_an_article_outside_the_checkout(wheel: Path, tmp_path: Path, seed_path: Path) -> None:
    """Installed in a venv of its own; the dependencies come from this one, by a path file."""
    folder = tmp_path / "venv"
    venv.create(folder, with_pip=False, symlinks=True)
    site = next(folder.glob("lib/python*/site-packages"))
    zipfile.ZipFile(wheel).extractall(site)
    here = next(path for path in sys.path if path.endswith("site-packages"))
    (site / "dependencies.pth").write_text(f"{here}\n")
    article = tmp_path / "article.txt"
    article.write_bytes(seed_path.read_bytes())
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
    code = "import summarize, sys; print(summarize.__file__); from summarize.cli import main; main()"
    done = subprocess.run(
        [str(folder / "bin" / "python"), "-P", "-c", code, "brief", "article.txt"],
        cwd=tmp_path, env=environment, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert str(folder) in done.stdout.splitlines()[0]
    assert "China and Russia → United States: blocked efforts" in done.stdout
    prompts = subprocess.run(
        [str(folder / "bin" / "python"), "-P", "-m", "summarize", "prompts", "list"],
        cwd=tmp_path, env=environment, capture_output=True, text=True,
    )  # fmt: skip
    assert "brief.v1" in prompts.stdout


def test_the_lock_pins_every_dependency_with_a_hash_and_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert "://" not in lock
    entries = re.split(r"\n(?=[a-z])", re.sub(r"^#.*\n", "", lock, flags=re.MULTILINE))
    pinned = {re.match(r"[\w.-]+", entry)[0].lower().replace("_", "-") for entry in entries if "==" in entry}  # type: ignore[index]
    assert all("--hash=sha256:" in entry for entry in entries if "==" in entry)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    declared = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    for extra in project["project"]["optional-dependencies"].values():
        declared += extra
    for requirement in declared:
        name = re.match(r"[\w.-]+", requirement)[0].lower().replace("_", "-")  # type: ignore[index]
        assert name in pinned, f"{name} is not in requirements.lock: make lock"


def test_the_top_level_is_as_agreed() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True).stdout.split()
    if not tracked:  # a source archive has no git
        tracked = [path.name for path in ROOT.iterdir()]
    folders = {name.split("/")[0] for name in tracked if "/" in name}
    agreed = {
        "seeds",
        "summarize",
        "prompts",
        "evals",
        "tests",
        "cassettes",
        ".ci",
        "docs",
        "benchmarks",
        "notebooks",
        ".github",
    }
    assert folders <= agreed
    assert "uv.lock" not in tracked


def test_the_type_checked_usage_file_is_checked() -> None:
    assert "tests/typing" in (ROOT / "pyproject.toml").read_text("utf-8")
    assert (ROOT / "tests" / "typing" / "usage.py").exists()

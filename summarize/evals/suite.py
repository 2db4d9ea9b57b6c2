"""Suites: a folder of articles and gold, the splits they fall into, and the gates that a release must pass."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from summarize.briefs import first_problem
from summarize.errors import GoldError
from summarize.evals.gold import Gold, load_gold, read_gold
from summarize.evals.marks import Problem

Split = Literal["dev", "test"]


class Limits(BaseModel):
    """How many of something a run may have."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    failures: int = Field(default=0, ge=0, description="Documents without a brief.")
    newly_ungrounded: int | None = Field(default=None, ge=0, description="Ungrounded items that the baseline had not.")


class Splits(BaseModel):
    """Which documents readers are improved on, and which are only measured on."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    dev: tuple[str, ...] = ()
    test: tuple[str, ...] = ()


class Recorded(BaseModel):
    """A model and a prompt whose answers for the whole suite are kept as cassettes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: str
    prompt: str
    repeats: int = Field(default=1, ge=1)
    max_tokens: int = Field(default=4096, ge=1)


class Suite(BaseModel):
    """`suite.toml`. Floors and tolerances are by metric; `default` in tolerances is for every metric not named."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    description: str = ""
    splits: Splits
    floors: Mapping[str, Mapping[str, float]] = Field(
        default_factory=dict, description="By model (`*` for all), then by metric: no total below this."
    )
    tolerances: Mapping[str, float] = Field(
        default_factory=dict, description="By metric: how much worse than the baseline a total may be."
    )
    limits: Limits = Limits()
    recordings: tuple[Recorded, ...] = ()
    folder: Path = Field(default=Path(), exclude=True)

    def documents(self, split: Split | None = None) -> tuple[str, ...]:
        """The names of the documents of a split, or of all."""
        return getattr(self.splits, split) if split else (*self.splits.dev, *self.splits.test)


class Labelled(NamedTuple):
    """Gold that a score is against, and the suite that it comes from, if any."""

    gold: tuple[Gold, ...]
    suite: Suite | None

    @property
    def sha256(self) -> str:
        """Digest of all the gold files: two scores can only be compared if it is the same."""
        return gold_digest(self.gold)


def gold_digest(gold: Sequence[Gold]) -> str:
    """Digest of a set of gold files, whatever their order."""
    return sha256("\n".join(sorted(f"{g.document} {g.sha256}" for g in gold)).encode()).hexdigest()


def load_suite(folder: str | Path) -> Suite:
    """Read `suite.toml` of a folder. Raises GoldError if there is none or it does not hold."""
    folder = Path(folder)
    path = folder / "suite.toml"
    try:
        content = tomllib.loads(path.read_bytes().decode("utf-8"))
        return Suite.model_validate({**content, "folder": folder})
    except OSError as error:
        raise GoldError(f"cannot read {path}: {error.strerror}; a suite has suite.toml, articles/ and gold/") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise GoldError(f"{path} is not TOML: {error}") from error
    except ValidationError as error:
        raise GoldError(f"{path}: {first_problem(error)}") from error


def load_labelled(folder: str | Path, *, split: Split | None = None, only: Sequence[str] = ()) -> Labelled:
    """The gold of a suite, or of a plain folder of gold files whose articles are in `../articles`.

    Raises GoldError if there is none, if any of it does not hold, or if a split is asked for without a suite.
    """
    folder = Path(folder)
    if folder.name == "gold" and (folder.parent / "suite.toml").exists():
        folder = folder.parent
    suite = load_suite(folder) if (folder / "suite.toml").exists() else None
    if split and suite is None:
        raise GoldError(f"{folder} has no suite.toml, so it has no split {split!r}")
    home = folder / "gold" if (folder / "gold").is_dir() else folder
    names = suite.documents(split) if suite else tuple(path.stem for path in sorted(home.glob("*.yaml")))
    if unknown := sorted(set(only) - set(names)):
        raise GoldError(f"there is no gold for {unknown[0]!r}; choose from: {', '.join(names)}")
    found = tuple(load_gold(home / f"{name}.yaml") for name in dict.fromkeys(names) if not only or name in only)
    if not found:
        raise GoldError(f"there is no gold in {folder}: it needs gold/*.yaml and articles/*.txt")
    return Labelled(found, suite)


def check_suite(folder: str | Path) -> list[Problem]:
    """Everything that is wrong with a suite: its file, its gold, its articles, and how they fit together."""
    folder = Path(folder)
    problems: list[Problem] = []
    golds = {path.stem: path for path in sorted((folder / "gold").glob("*.yaml"))}
    articles = {path.stem: path for path in sorted((folder / "articles").glob("*.txt"))}
    try:
        suite = load_suite(folder)
        problems += _split_problems(suite, golds, articles)
    except GoldError as error:
        problems.append(
            Problem(str(folder / "suite.toml"), None, str(error), "it needs name and [splits] with dev and test")
        )
    for name, path in golds.items():
        if name in articles:
            problems += read_gold(path, articles[name]).problems
        else:
            problems.append(Problem(str(path), None, "has no article", f"write {folder / 'articles' / name}.txt"))
    for name, path in articles.items():
        if name not in golds:
            problems.append(Problem(str(path), None, "has no gold", f"label it: {folder / 'gold' / name}.yaml"))
    return problems


def _split_problems(suite: Suite, golds: Mapping[str, Path], articles: Mapping[str, Path]) -> Iterator[Problem]:
    path = str(suite.folder / "suite.toml")
    listed = suite.documents()
    for name in sorted({name for name in listed if listed.count(name) > 1}):
        yield Problem(path, None, f"lists {name!r} twice", "a document is in one split")
    for name in dict.fromkeys(listed):
        if name not in golds and name not in articles:
            yield Problem(path, None, f"lists {name!r}, of which there is neither article nor gold", "remove it")
    for name in sorted(set(golds) | set(articles)):
        if name not in listed:
            yield Problem(path, None, f"does not list {name!r}", "add it to splits.dev or splits.test")

"""Saved briefs: read from JSON, JSON Lines, runs or folders of them, and given to the gold they are for."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from summarize.briefs import Brief, first_problem
from summarize.errors import GoldError, SchemaError
from summarize.evals.gold import Gold

Outcome = tuple[Brief | None, str | None]
"""A brief, or why there is none."""


class Assigned(NamedTuple):
    """For each document of the gold its briefs or failures, at least one; and the briefs that no gold is for."""

    of: dict[str, list[Outcome]]
    unused: tuple[str, ...]


class Saved(NamedTuple):
    """Briefs and recorded failures, in the order they were found. A failure names its document."""

    briefs: tuple[Brief, ...]
    failures: tuple[tuple[str, str], ...] = ()

    def assign(self, golds: Sequence[Gold]) -> Assigned:
        """Give each brief to the gold of its article, by the article's SHA-256.

        Raises GoldError if a brief bears the name of a gold document but is of another text.
        """
        by_text = {gold.article_sha256: gold.document for gold in golds}
        names = {gold.document for gold in golds}
        found: dict[str, list[Outcome]] = defaultdict(list)
        unused = []
        for brief in self.briefs:
            document = by_text.get(brief.document.sha256)
            name = Path(brief.document.source or "").stem
            if document:
                found[document].append((brief, None))
            elif name in names:
                digest = brief.document.sha256[:12]
                raise GoldError(f"the brief of {name!r} is of another text than its gold ({digest}...); make it again")
            else:
                unused.append(name or brief.document.sha256[:12])
        for source, error in self.failures:
            if (name := Path(source).stem) in names:
                found[name].append((None, error))
            else:
                unused.append(source)
        of = {gold.document: found.get(gold.document) or [(None, "there is no brief")] for gold in golds}
        return Assigned(of, tuple(sorted(unused)))


def load_saved(path: str | Path) -> Saved:
    """Read briefs: a JSON file (a brief, a list of them or a run), JSON Lines, or a folder of such files.

    A row `{"document" or "source": ..., "error": ...}` is a failure of that document. Raises SchemaError for
    anything else that is not a brief.
    """
    path = Path(path)
    if path.is_dir():
        files = sorted(p for p in path.iterdir() if p.suffix in {".json", ".jsonl"} and not p.name.startswith("."))
        if not files:
            raise SchemaError(f"there are no briefs in {path}: no .json and no .jsonl")
    else:
        files = [path]
    briefs: list[Brief] = []
    failures: list[tuple[str, str]] = []
    for file in files:
        for where, row in _rows(file):
            _take(row, where, briefs, failures)
    return Saved(tuple(briefs), tuple(failures))


def _rows(path: Path) -> Iterator[tuple[str, Any]]:
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise SchemaError(f"cannot read {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SchemaError(f"{path} is not UTF-8 text") from error
    if path.suffix == ".jsonl":
        lines = [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    else:
        lines = [(0, text)]
    for number, line in lines:
        where = f"{path}:{number}" if number else str(path)
        try:
            yield where, json.loads(line)
        except (ValueError, RecursionError) as error:
            raise SchemaError(f"{where} is not JSON: {error}") from error


def _take(row: Any, where: str, briefs: list[Brief], failures: list[tuple[str, str]]) -> None:
    if isinstance(row, list):
        for index, one in enumerate(row):
            _take(one, f"{where}[{index}]", briefs, failures)
        return
    if isinstance(row, dict) and "cases" in row:
        for index, one in enumerate(row["cases"]):
            _take(one, f"{where} case {index + 1}", briefs, failures)
        return
    if isinstance(row, dict) and "brief" in row and row["brief"] is not None:
        row = row["brief"]
    if isinstance(row, dict) and row.get("error"):
        name = row.get("source") if isinstance(row.get("source"), str) else row.get("document")
        if isinstance(name, str):
            error = row["error"]
            failures.append((name, str(error.get("message", error) if isinstance(error, dict) else error)))
            return
    try:
        briefs.append(Brief.model_validate(row))
    except ValidationError as error:
        raise SchemaError(f"{where} is not a brief: {first_problem(error)}") from error

"""Runs: a suite read by a reader, with everything that is needed to score it again and to look at each item."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from summarize.briefs import Brief, first_problem
from summarize.draft import Draft
from summarize.errors import GoldError, ModelError, ModelUnavailable, RecordingError, SchemaError
from summarize.evals.cassettes import Recordings
from summarize.evals.gold import Gold
from summarize.evals.metrics import Case
from summarize.evals.score import Report, Scoring, make_report
from summarize.evals.suite import Labelled, Split
from summarize.models.base import Model, Settings
from summarize.pipeline import DEFAULT_MODEL, brief, open_cached, package_version
from summarize.prompts import load_prompt, schema_sha256
from summarize.recording import reported_seconds

Mode = Literal["live", "replay", "record"]
Progress = Callable[[str, int, int], None]
"""Told the document, how many are done, and how many there are."""


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class RunCase(_Row):
    """One reading of one document: its brief, or the kind and the message of what went wrong.

    `seconds` is what a recorded server said that its answers took, None if it said nothing.
    """

    document: str
    repeat: int = 0
    brief: Brief | None = None
    error: str | None = None
    error_kind: str | None = None
    seconds: float | None = None


class Plan(_Row):
    """What is to be read, and how."""

    model: str = DEFAULT_MODEL
    prompt: str = "brief"
    mode: Mode = "live"
    repeats: int = Field(default=1, ge=1)
    split: Split | None = None
    only: tuple[str, ...] = ()
    settings: Settings = Settings()
    timeout: float | None = None
    cache: bool = True


class Run(_Row):
    """What was read, how, and how it scored. Saved as JSON; `summarize eval score --briefs RUN` scores it again."""

    format: Literal["summarize run 1"] = "summarize run 1"
    suite: str
    folder: str
    plan: Plan
    prompt: str | None = Field(description="Name and version, such as `brief.v1`.")
    prompt_sha256: str | None
    schema_sha256: str
    version: str
    created: datetime
    cases: tuple[RunCase, ...]
    report: Report

    @classmethod
    def load(cls, path: str | Path) -> Run:
        """Read a run that was saved. Raises SchemaError if the file does not hold one."""
        path = Path(path)
        try:
            return cls.model_validate_json(path.read_bytes())
        except OSError as error:
            raise SchemaError(f"cannot read {path}: {error.strerror}") from error
        except ValidationError as error:
            raise SchemaError(f"{path} is not a run: {first_problem(error)}; make one: summarize eval run") from error

    def to_json(self) -> str:
        """The run as JSON, ending in a line break."""
        return self.model_dump_json(indent=1) + "\n"


class Done(NamedTuple):
    """A run, and the scoring that its report came from."""

    run: Run
    scoring: Scoring


def plan_for(
    labelled: Labelled, model: str, prompt: str, mode: Mode, repeats: int | None = None, max_tokens: int | None = None
) -> Plan:
    """How to read: as the suite says its recordings of that model and prompt are made, unless told otherwise."""
    ids = {prompt, load_prompt(prompt).id}
    named = [r for r in (labelled.suite.recordings if labelled.suite else ()) if r.model == model and r.prompt in ids]
    tokens = max_tokens or (named[0].max_tokens if named else Settings().max_tokens)
    times = repeats or (named[0].repeats if named else 1)
    return Plan(model=model, prompt=prompt, mode=mode, repeats=times, settings=Settings(max_tokens=tokens))


def run_suite(
    labelled: Labelled, plan: Plan, *, cassettes: Path | None = None, progress: Progress | None = None
) -> Done:
    """Read every document of a suite and score the briefs.

    A document whose model gave no answer is a row with the reason, and scores 0. Replaying asks no model and no
    network: it raises RecordingError before anything runs if a recording is missing or stale, and says which. Also
    raises ModelUnavailable if the first document finds no model, PromptError, and GoldError without a suite.
    """
    if labelled.suite is None:
        raise GoldError("a run needs a suite: a folder with suite.toml, articles/ and gold/")
    recordings = None
    if plan.model != DEFAULT_MODEL and plan.mode != "live":
        recordings = Recordings(cassettes or Path("cassettes"), labelled.suite, plan.model, plan.prompt, plan.settings, plan.repeats)  # fmt: skip
        if plan.mode == "replay":
            recordings.must_be_fresh(labelled.gold)
    cases: list[RunCase] = []
    for done, gold in enumerate(labelled.gold):
        if progress:
            progress(gold.document, done, len(labelled.gold))
        found = list(_recorded(gold, plan, recordings) if recordings else _live(gold, plan, None))
        if done == 0 and all(case.error_kind == "ModelUnavailable" for case in found):
            raise ModelUnavailable(found[0].error)
        cases += found
    if progress:
        progress("", len(labelled.gold), len(labelled.gold))
    return finished(labelled, plan, cases)


def record_suite(
    labelled: Labelled,
    plan: Plan,
    *,
    cassettes: Path | None = None,
    stale_only: bool = False,
    progress: Progress | None = None,
) -> list[tuple[Path, str]]:
    """Ask a model about every document and record its answers; the path and the outcome of each.

    With `stale_only`, those whose recording is fresh are left alone. Raises ModelUnavailable if the first finds no
    model: what is recorded by then is kept.
    """
    if labelled.suite is None:
        raise GoldError("recording needs a suite: a folder with suite.toml, articles/ and gold/")
    recordings = Recordings(cassettes or Path("cassettes"), labelled.suite, plan.model, plan.prompt, plan.settings, plan.repeats)  # fmt: skip
    wanted = [gold for gold in labelled.gold if not stale_only or recordings.state(gold).state != "fresh"]
    rows = []
    for done, gold in enumerate(wanted):
        if progress:
            progress(gold.document, done, len(wanted))
        found = list(_recorded(gold, plan, recordings))
        if done == 0 and all(case.error_kind == "ModelUnavailable" for case in found):
            raise ModelUnavailable(found[0].error)
        outcome = "; ".join(case.error or "answered" for case in found)
        rows.append((recordings.path(gold.document), outcome))
    if progress:
        progress("", len(wanted), len(wanted))
    return rows


def finished(labelled: Labelled, plan: Plan, cases: list[RunCase]) -> Done:
    """The run of cases that were read, with its report."""
    assert labelled.suite is not None
    groups = tuple(
        tuple(Case(gold, case.brief, case.error) for case in cases if case.document == gold.document)
        for gold in labelled.gold
    )
    report = make_report(labelled, groups, split=plan.split)
    prompt = None if plan.model == DEFAULT_MODEL else load_prompt(plan.prompt)
    run = Run(
        suite=labelled.suite.name,
        folder=labelled.suite.folder.as_posix(),
        plan=plan,
        prompt=prompt.id if prompt else None,
        prompt_sha256=prompt.sha256 if prompt else None,
        schema_sha256=schema_sha256(Draft),
        version=package_version(),
        created=datetime.now(UTC).replace(microsecond=0),
        cases=tuple(cases),
        report=report,
    )
    return Done(run, Scoring(report, labelled, groups))


def _live(gold: Gold, plan: Plan, model: Model | None) -> Iterator[RunCase]:
    """Read a document as often as asked. Yields a row for each, with the error where a model gave no answer."""
    for repeat in range(plan.repeats):
        try:
            yield RunCase(document=gold.document, repeat=repeat, brief=_read(gold, plan, repeat, model))
        except RecordingError:
            raise
        except ModelError as error:
            yield RunCase(document=gold.document, repeat=repeat, error=str(error), error_kind=type(error).__name__)


def _recorded(gold: Gold, plan: Plan, recordings: Recordings) -> Iterator[RunCase]:
    """The same, recording or replaying. What is not an answer of the model ends the recording and is a row too."""
    found: list[RunCase] = []
    try:
        with recordings.of(gold, "record" if plan.mode == "record" else "replay") as model:
            for case in _live(gold, plan, model):
                found.append(case)
                _is_an_answer(case)
    except RecordingError:
        raise
    except ModelError as error:
        found = found or [RunCase(document=gold.document, error=str(error), error_kind=type(error).__name__)]
    path = recordings.path(gold.document)
    seconds = reported_seconds(path) if path.exists() else None
    return iter([case.model_copy(update={"seconds": seconds and seconds / len(found)}) for case in found])


def _is_an_answer(case: RunCase) -> None:
    """Raises ModelError if nothing answered: that is nothing to keep, and not what a recording holds."""
    if case.error_kind in {"ModelUnavailable", "ModelTimeout"}:
        raise ModelError(case.error)


def _read(gold: Gold, plan: Plan, repeat: int, model: Model | None) -> Brief:
    asked = model or open_cached(plan.model, timeout=plan.timeout, cache=plan.cache and plan.mode == "live")
    settings = plan.settings.model_copy(update={"repeat": repeat})
    return brief(gold.article, model=asked, prompt=plan.prompt, settings=settings, cache=plan.cache)

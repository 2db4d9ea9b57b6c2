"""Gates: what a run must hold to be released, against fixed floors and against the baseline that was accepted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, ValidationError

from summarize.briefs import first_problem
from summarize.errors import GateFailed, GoldError
from summarize.evals.metrics import METRICS
from summarize.evals.run import Run
from summarize.evals.suite import Suite

TOLERANCE = 0.02
"""How much worse than the baseline a total may be where suite.toml does not say."""


class Accepted(BaseModel):
    """What was accepted of one model, prompt and split."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    gold_sha256: str
    prompt_sha256: str | None
    schema_sha256: str
    version: str
    failed: int
    ungrounded: int
    totals: dict[str, float]


class Baseline(BaseModel):
    """`baseline.json` of a suite, by `model prompt split`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal["summarize baseline 1"] = "summarize baseline 1"
    accepted: dict[str, Accepted] = {}

    def to_json(self) -> str:
        """The baseline as JSON with sorted keys, so that a change of it reads well."""
        ordered = self.model_copy(update={"accepted": dict(sorted(self.accepted.items()))})
        return ordered.model_dump_json(indent=1) + "\n"


class Failure(NamedTuple):
    """A gate that did not hold."""

    gate: Literal["floor", "tolerance", "limit", "baseline"]
    what: str
    why: str

    def __str__(self) -> str:
        return f"{self.gate}: {self.what}: {self.why}"


def load_baseline(folder: Path) -> Baseline:
    """Read a suite's baseline; an empty one if there is none yet. Raises GoldError if it does not hold."""
    path = folder / "baseline.json"
    try:
        return Baseline.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return Baseline()
    except OSError as error:
        raise GoldError(f"cannot read {path}: {error.strerror}") from error
    except ValidationError as error:
        raise GoldError(f"{path}: {first_problem(error)}") from error


def key(run: Run) -> str:
    """What a run is compared with: the same model and split, and the prompt of that name in whatever version."""
    prompt = f" {run.prompt.rpartition('.v')[0]}" if run.prompt else ""
    return f"{run.plan.model}{prompt} {run.plan.split or 'all'}"


def check_gates(run: Run, suite: Suite, baseline: Baseline) -> list[Failure]:
    """Every gate that a run does not hold. Intervals and p-values advise; they are no gates."""
    accepted = baseline.accepted.get(key(run))
    found = [*_floors(run, suite), *_limits(run, suite, accepted)]
    if accepted is None:
        return found
    if accepted.gold_sha256 != run.report.gold_sha256:
        why = "it was accepted on other gold; look at the run, then: summarize eval bless RUN"
        return [*found, Failure("baseline", key(run), why)]
    return [*found, *_against(run, suite, accepted)]


def require(failures: list[Failure]) -> None:
    """Raises GateFailed with every reason, if there is one."""
    if failures:
        count = f"{len(failures)} gates" if len(failures) > 1 else "a gate"
        raise GateFailed(f"{count} did not hold\n" + "\n".join(map(str, failures)))


def bless(run: Run, baseline: Baseline) -> tuple[Baseline, list[str]]:
    """The baseline with a run accepted, and what that changes, one line for each number."""
    name = key(run)
    before = baseline.accepted.get(name)
    totals = {id: value.mean for id, value in run.report.totals.items() if value.mean is not None}
    after = Accepted(
        gold_sha256=run.report.gold_sha256,
        prompt_sha256=run.prompt_sha256,
        schema_sha256=run.schema_sha256,
        version=run.version,
        failed=run.report.failed,
        ungrounded=run.report.ungrounded,
        totals=totals,
    )
    changes = [f"{name}: {'new' if before is None else 'replaces what was accepted'}"]
    for id, value in totals.items():
        old = before.totals.get(id) if before else None
        if old != value:
            changes.append(f"  {id}: {'–' if old is None else f'{old:.3f}'} -> {value:.3f}")
    for field in ("failed", "ungrounded"):
        old_count, new_count = getattr(before, field) if before else None, getattr(after, field)
        if old_count != new_count:
            changes.append(f"  {field}: {'–' if old_count is None else old_count} -> {new_count}")
    return Baseline(accepted={**baseline.accepted, name: after}), changes


def _floors(run: Run, suite: Suite) -> Iterator[Failure]:
    """Floors of `*`, then those of the model, which win. For a metric where lower is better, it is a ceiling."""
    floors = {**suite.floors.get("*", {}), **suite.floors.get(run.plan.model, {})}
    for id, floor in floors.items():
        if id not in METRICS:
            raise GoldError(f"suite.toml has a floor for {id!r}, which is no metric; see: summarize eval metrics")
        value = run.report.totals[id].mean
        lower = METRICS[id].better == "lower"
        if value is None:
            yield Failure("floor", id, f"has no value; it must be {'at most' if lower else 'at least'} {floor:.3f}")
        elif value > floor if lower else value < floor:
            yield Failure("floor", id, f"{value:.3f} is {'above' if lower else 'below'} {floor:.3f}")


def _limits(run: Run, suite: Suite, accepted: Accepted | None) -> Iterator[Failure]:
    """Documents without a brief: as many as the suite allows, or as were accepted of this model."""
    most = max(suite.limits.failures, accepted.failed if accepted else 0)
    if run.report.failed > most:
        names = ", ".join(row.document for row in run.report.documents if row.failed)
        yield Failure("limit", "documents without a brief", f"{run.report.failed}, at most {most}: {names}")


def _against(run: Run, suite: Suite, accepted: Accepted) -> Iterator[Failure]:
    for id, old in accepted.totals.items():
        metric = METRICS.get(id)
        if metric is None or metric.better == "neither":
            continue
        tolerance = suite.tolerances.get(id, suite.tolerances.get("default", TOLERANCE))
        value = run.report.totals[id].mean
        if value is None:
            yield Failure("tolerance", id, f"has no value any more; it was {old:.3f}")
            continue
        worse = value - old if metric.better == "lower" else old - value
        if worse > tolerance + 1e-9:
            yield Failure(
                "tolerance", id, f"{value:.3f}, was {old:.3f}: worse by {worse:.3f}, more than {tolerance:.3f}"
            )
    limit = suite.limits.newly_ungrounded
    if limit is not None and run.report.ungrounded - accepted.ungrounded > limit:
        more = run.report.ungrounded - accepted.ungrounded
        yield Failure("limit", "newly ungrounded items", f"{more}, at most {limit}")

"""Scoring: saved briefs against gold, without any model. The same input gives the same report to the byte."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import fsum
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from summarize.briefs import LISTS, ListName
from summarize.evals.align import OUTCOMES, Outcome, Pair
from summarize.evals.metrics import METRICS, Case, Metric, Ratio
from summarize.evals.saved import Saved, load_saved
from summarize.evals.statistics import interval
from summarize.evals.suite import Labelled, Split, load_labelled
from summarize.evals.support import Finding

FORMAT = "summarize report 1"


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Total(_Row):
    """A metric over all documents it applies to: their mean, its interval, and the same with items pooled.

    `n` is the number of documents, `of` what was counted in them (items, mostly).
    """

    mean: float | None
    low: float | None
    high: float | None
    method: str
    pooled: float | None
    n: int
    of: float
    note: str | None = None


class Scored(_Row):
    """One document: its metrics, the counts behind them, and every pair with the reason why it matched or not.

    With several briefs of a document (repeats), their counts are added up; `pairs` are one list for each brief.
    """

    document: str
    briefs: int
    failed: int
    errors: tuple[str, ...] = ()
    values: dict[str, float | None]
    counts: dict[ListName, dict[Outcome, int]]
    pairs: tuple[dict[ListName, tuple[Pair, ...]], ...]
    findings: tuple[tuple[Finding, ...], ...]
    seconds: float | None = None
    input_tokens: int | None = None
    output_tokens: int | None = None


class Report(_Row):
    """Scores of a set of briefs: totals, one row a document, and what could not be scored."""

    format: Literal["summarize report 1"] = "summarize report 1"
    suite: str | None
    split: str | None
    gold_sha256: str
    models: tuple[str, ...]
    prompts: tuple[str, ...]
    totals: dict[str, Total]
    counts: dict[ListName, dict[Outcome, int]]
    documents: tuple[Scored, ...]
    failed: int
    ungrounded: int
    unused: tuple[str, ...] = ()

    def to_json(self) -> str:
        """The report as JSON, ending in a line break."""
        return self.model_dump_json(indent=1) + "\n"


class Scoring(NamedTuple):
    """A report with what it was made from."""

    report: Report
    labelled: Labelled
    cases: tuple[tuple[Case, ...], ...]


def score_briefs(
    gold: str | Path, briefs: str | Path, *, split: Split | None = None, only: Sequence[str] = ()
) -> Report:
    """Score saved briefs against gold.

    `gold` is a suite or a folder of gold; `briefs` a JSON file, a JSON Lines file, a run, or a folder of them. A
    brief belongs to the gold whose article has the same SHA-256. A document without a brief scores 0, stays in the
    denominator and is counted in `failed`. Raises GoldError and SchemaError for files that do not hold.
    """
    return score_saved(load_labelled(gold, split=split, only=only), load_saved(briefs), split=split).report


def score_saved(labelled: Labelled, saved: Saved, *, split: Split | None = None) -> Scoring:
    """Score briefs that are loaded already."""
    assigned = saved.assign(labelled.gold)
    cases = tuple(
        tuple(Case(gold, brief, error) for brief, error in assigned.of[gold.document]) for gold in labelled.gold
    )
    return Scoring(make_report(labelled, cases, split=split, unused=assigned.unused), labelled, cases)


def make_report(
    labelled: Labelled, cases: Sequence[Sequence[Case]], *, split: Split | None = None, unused: Sequence[str] = ()
) -> Report:
    """The report of cases: one group for each document, with one case for each brief of it."""
    ordered = sorted((group for group in cases if group), key=lambda group: group[0].gold.document)
    ratios = {group[0].gold.document: _ratios(group) for group in ordered}
    rows = [_scored(group, ratios[group[0].gold.document]) for group in ordered]
    briefs = [case.brief for group in ordered for case in group if case.brief]
    return Report(
        suite=labelled.suite.name if labelled.suite else None,
        split=split,
        gold_sha256=labelled.sha256,
        models=tuple(sorted({b.provenance.model or b.provenance.coder for b in briefs})),
        prompts=tuple(sorted({b.provenance.prompt for b in briefs if b.provenance.prompt})),
        totals={id: total(metric, {d: found[id] for d, found in ratios.items()}) for id, metric in METRICS.items()},
        counts={name: _added([row.counts[name] for row in rows]) for name in LISTS},
        documents=tuple(rows),
        failed=sum(row.failed > 0 for row in rows),
        ungrounded=sum(
            case.support.items - case.support.grounded for group in ordered for case in group if case.support
        ),
        unused=tuple(sorted(unused)),
    )


def total(metric: Metric, ratios: Mapping[str, Ratio]) -> Total:
    """A metric over documents: the mean of their values with its interval, and the pooled ratio."""
    values = {document: value for document, ratio in ratios.items() if (value := ratio.value) is not None}
    whole = fsum(ratio.whole for ratio in ratios.values())
    bounds = (0.0, 1.0) if metric.bounded else None
    found = interval(values, bounds=bounds)
    return Total(
        mean=_rounded(fsum(values.values()) / len(values)) if values else None,
        low=_rounded(found.low),
        high=_rounded(found.high),
        method=found.method,
        pooled=_rounded(fsum(ratio.part for ratio in ratios.values()) / whole) if whole else None,
        n=len(values),
        of=whole,
        note=found.reason,
    )


def _ratios(group: Sequence[Case]) -> dict[str, Ratio]:
    found = {}
    for id, metric in METRICS.items():
        parts = [metric.of(case) for case in group]
        found[id] = Ratio(fsum(p.part for p in parts), fsum(p.whole for p in parts))
    return found


def _scored(group: Sequence[Case], ratios: Mapping[str, Ratio]) -> Scored:
    briefs = [case.brief for case in group if case.brief]
    usages = [brief.provenance.usage for brief in briefs if brief.provenance.usage]
    return Scored(
        document=group[0].gold.document,
        briefs=len(briefs),
        failed=len(group) - len(briefs),
        errors=tuple(case.error or "there is no brief" for case in group if not case.brief),
        values={id: _rounded(ratio.value) for id, ratio in ratios.items()},
        counts={name: _added([case.counts(name) for case in group]) for name in LISTS},
        pairs=tuple(case.alignment for case in group),
        findings=tuple((*(case.support.findings if case.support else ()), *case.foreign) for case in group),
        seconds=_rounded(fsum(b.provenance.elapsed for b in briefs)) if briefs else None,
        input_tokens=sum(u.input_tokens or 0 for u in usages) if usages else None,
        output_tokens=sum(u.output_tokens or 0 for u in usages) if usages else None,
    )


def _added(counts: Sequence[Mapping[Outcome, int]]) -> dict[Outcome, int]:
    return {outcome: sum(one.get(outcome, 0) for one in counts) for outcome in OUTCOMES}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 6) + 0.0

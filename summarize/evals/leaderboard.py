"""The leaderboard: one row for each run, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from summarize.briefs import LISTS
from summarize.errors import GoldError
from summarize.evals.run import Run
from summarize.evals.score import Total
from summarize.evals.tables import Table, number

_ORDER = {"dev": 0, "test": 1, None: 2}


def leaderboard(runs: Sequence[Run]) -> Table:
    """Lenient F1 of each list with its interval, hallucination, and what a document costs; by split, then by model.

    Raises GoldError if two runs of one split were scored against different gold.
    """
    gold: dict[tuple[str, str | None], str] = {}
    for run in runs:
        where = (run.suite, run.plan.split)
        if gold.setdefault(where, run.report.gold_sha256) != run.report.gold_sha256:
            raise GoldError(
                f"the runs of {run.suite} ({run.plan.split or 'all'}) are not on the same gold; run them again"
            )
    ordered = sorted(runs, key=lambda run: (_ORDER[run.plan.split], -_mean(run), run.plan.model, run.plan.prompt))
    head = ("model", "split", "n", *(f"{name} F1" for name in LISTS), "hallucination", "no brief", "seconds", "tokens")
    notes = (
        "Lenient F1, mean over documents with its 95 % interval in brackets; seconds and tokens (in + out) a document. "
        "A document without a brief scores 0.",
    )
    return Table("Leaderboard", head, tuple(_row(run) for run in ordered), notes)


BEGIN, END = "<!-- leaderboard: written by `make leaderboard` -->", "<!-- /leaderboard -->"


def put_into(page: str, table: str) -> str:
    """A Markdown page with the table between its two marks replaced. Raises GoldError if it has no such marks."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise GoldError(f"there is no place for the table: the page needs the lines {BEGIN} and {END}")
    return f"{before}{BEGIN}\n\n{table.strip()}\n\n{END}{after}"


def _mean(run: Run) -> float:
    return fsum(run.report.totals[f"{name}.f1"].mean or 0.0 for name in LISTS)


def _row(run: Run) -> tuple[str, ...]:
    report = run.report
    name = f"{run.plan.model}, {run.prompt}" if run.prompt else run.plan.model
    return (
        name,
        run.plan.split or "all",
        str(len(report.documents)),
        *(_with_interval(report.totals[f"{name}.f1"]) for name in LISTS),
        _with_interval(report.totals["brief.hallucination"]),
        str(report.failed),
        _seconds(run),
        _tokens(run),
    )


def _with_interval(total: Total) -> str:
    return number(total.mean) + (f" [{number(total.low)}, {number(total.high)}]" if total.low is not None else "")


def _seconds(run: Run) -> str:
    """Of a live reading as measured; of a replayed one what the server said when it was recorded, if it did."""
    if run.plan.mode == "replay":
        taken = [case.seconds for case in run.cases if case.seconds is not None]
    else:
        taken = [case.brief.provenance.elapsed for case in run.cases if case.brief]
    if not taken:
        return "–"
    mean = fsum(taken) / len(taken)
    return "under 1" if mean < 1 else f"{mean:.0f}"


def _tokens(run: Run) -> str:
    usages = [case.brief.provenance.usage for case in run.cases if case.brief and case.brief.provenance.usage]
    known = [
        (u.input_tokens, u.output_tokens) for u in usages if u.input_tokens is not None and u.output_tokens is not None
    ]
    if not known:
        return "–"
    return f"{sum(i for i, _ in known) / len(known):.0f} + {sum(o for _, o in known) / len(known):.0f}"

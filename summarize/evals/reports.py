"""Reports for people and for CI: tables for a terminal, Markdown, and JUnit XML."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.sax.saxutils import escape, quoteattr

from summarize.briefs import LISTS
from summarize.errors import InputError
from summarize.evals.metrics import METRICS
from summarize.evals.score import Report, Scored, Total
from summarize.evals.tables import Table, markdown_of, number, text_of
from summarize.render.characters import safe

_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_IN_LIST_TABLE = ("f1", "f1_strict", "precision", "recall", "precision_strict", "recall_strict")


def within(total: Total) -> str:
    """The interval of a total, or a dash."""
    return "–" if total.low is None else f"{number(total.low)} to {number(total.high)}"


def tables(report: Report) -> list[Table]:
    """The tables of a report: the lists, the fields of aligned items, what needs no gold, and the documents."""
    return [_lists(report), _fields(report), _documents(report)]


def _lists(report: Report) -> Table:
    rows = []
    for name in LISTS:
        for strict in ("", "_strict"):
            f1 = report.totals[f"{name}.f1{strict}"]
            counts = report.counts[name]
            rows.append(
                (
                    f"{name}, {'strict' if strict else 'lenient'}",
                    number(report.totals[f"{name}.precision{strict}"].mean),
                    number(report.totals[f"{name}.recall{strict}"].mean),
                    number(f1.mean),
                    within(f1),
                    number(f1.pooled),
                    str(f1.n),
                    *(
                        ("", "", "", "", "")
                        if strict
                        else (
                            str(counts[outcome])
                            for outcome in ("correct", "partial", "incorrect", "missing", "spurious")
                        )
                    ),
                )
            )
    head = ("list", "P", "R", "F1", "95 % interval", "pooled F1", "n", "COR", "PAR", "INC", "MIS", "SPU")
    return Table("Items", head, tuple(rows), _notes(report))


def _fields(report: Report) -> Table:
    rows = []
    for id, metric in METRICS.items():
        if metric.name in _IN_LIST_TABLE:
            continue
        found = report.totals[id]
        better = {"higher": "", "lower": " (lower is better)", "neither": ""}[metric.better]
        interval = within(found)
        mean, pooled = number(found.mean), number(found.pooled)
        if metric.better == "neither":  # a length, not a share
            mean, pooled = (f"{value:.1f}" if value is not None else "–" for value in (found.mean, found.pooled))
            interval = "–" if found.low is None else f"{found.low:.1f} to {found.high:.1f}"
        name = f"{id}: {metric.describes}{better}"
        rows.append((name, mean, interval, pooled, str(found.n), f"{found.of:g}"))
    return Table("Fields and support", ("metric", "mean", "95 % interval", "pooled", "n", "items"), tuple(rows))


def _documents(report: Report) -> Table:
    rows = []
    for row in report.documents:
        status = (
            "no brief: " + row.errors[0] if row.failed else f"{row.seconds:.1f} s" if row.seconds is not None else ""
        )
        values = [number(row.values[f"{name}.f1"]) for name in LISTS]
        rows.append((row.document, *values, number(row.values["brief.hallucination"]), safe(status)))
    return Table("Documents", ("document", *(f"{name} F1" for name in LISTS), "hallucination", ""), tuple(rows))


def _notes(report: Report) -> tuple[str, ...]:
    notes = [
        f"{len(report.documents)} documents"
        + (f" of {report.suite}" if report.suite else "")
        + (f", split {report.split}" if report.split else "")
        + f"; {', '.join(report.models) or 'no model'}"
        + (f"; {', '.join(report.prompts)}" if report.prompts else "")
        + f"; gold {report.gold_sha256[:12]}",
        "Means are over documents, with 95 % intervals over documents; pooled is over items. n is the number of "
        "documents that a metric applies to.",
    ]
    if any(t.note for t in report.totals.values() if t.n):
        notes.append("No interval where there are under 5 documents, or all have the same value.")
    if report.failed:
        notes.append(f"Without a brief: {report.failed}. Such documents score 0 and count.")
    if report.unused:
        notes.append(f"Briefs that no gold is for: {len(report.unused)} ({', '.join(report.unused[:5])}).")
    return tuple(notes)


def to_text(report: Report, *, width: int = 120, colour: bool = False) -> str:
    """The report for a terminal."""
    return text_of(tables(report), width=width, colour=colour)


def to_markdown(report: Report) -> str:
    """The report as Markdown tables, as a pull request shows them."""
    return markdown_of(tables(report))


def to_junit(report: Report) -> str:
    """JUnit XML: one test case a document, failed if it has no brief; its scores are its output."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    name = report.suite or "briefs"
    lines.append(
        f'<testsuite name={_attribute(name)} tests="{len(report.documents)}" failures="{report.failed}" errors="0">'
    )
    for row in report.documents:
        time = f' time="{row.seconds:.3f}"' if row.seconds is not None else ""
        lines.append(f"  <testcase classname={_attribute(name)} name={_attribute(row.document)}{time}>")
        if row.failed:
            message = "; ".join(row.errors)
            lines.append(f"    <failure message={_attribute(message)}/>")
        lines.append(f"    <system-out>{_text(_scores(row))}</system-out>")
        lines.append("  </testcase>")
    lines.append("</testsuite>")
    return "\n".join(lines) + "\n"


def _scores(row: Scored) -> str:
    return "\n".join(f"{id}: {number(value)}" for id, value in row.values.items() if value is not None)


def _attribute(text: str) -> str:
    return quoteattr(_NOT_XML.sub("\ufffd", safe(text)))


def _text(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", text))


FORMATS: dict[str, Callable[[Report], str]] = {
    "text": to_text,
    "json": Report.to_json,
    "markdown": to_markdown,
    "junit": to_junit,
}


def render_report(report: Report, format: str) -> str:
    """A report in a format. Raises InputError for an unknown one, with those that exist."""
    if format not in FORMATS:
        raise InputError(f"unknown format {format!r}; choose from: {', '.join(sorted(FORMATS))}")
    return FORMATS[format](report)

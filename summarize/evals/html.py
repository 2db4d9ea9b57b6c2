"""Reports and comparisons as one HTML file: the article on the left, gold and brief on the right.

Everything that comes from an article, a brief or a file name is escaped; there is no data inside of the script; the
page forbids itself, by a content security policy, everything but its own style and its own script.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from summarize.briefs import LISTS, Brief
from summarize.document import Document
from summarize.evals.align import OUTCOMES, Pair
from summarize.evals.compare import Comparison, Item
from summarize.evals.comparisons import tables_of_comparison
from summarize.evals.highlights import Mark, clean, marked_article
from summarize.evals.metrics import Case
from summarize.evals.reports import tables
from summarize.evals.run import Run
from summarize.evals.score import Scoring
from summarize.evals.support import Finding
from summarize.evals.tables import Table, number

_CHANGES = ("fixed", "broken", "changed")


class Row(NamedTuple):
    """One item on the right. `lines` are labels with text."""

    list: str
    outcome: str
    badge: str
    lines: tuple[tuple[str, str], ...]
    why: str
    spans: tuple[tuple[int, int], ...]
    sentences: tuple[int, ...]


class Sheet(NamedTuple):
    """One document: its article, if it is known, and its rows."""

    name: str
    article: Document | None
    rows: tuple[Row, ...]
    scores: str
    errors: tuple[str, ...] = ()


def report_page(scoring: Scoring) -> str:
    """A report with every document, item by item. With repeats, the first brief of each is shown."""
    report = scoring.report
    title = f"{report.suite or 'Briefs'}: {', '.join(report.models) or 'no brief'}"
    by_name = {group[0].gold.document: group for group in scoring.cases if group}
    sheets = []
    for scored in report.documents:
        case = by_name[scored.document][0]
        scores = ", ".join(f"{name} F1 {number(scored.values[f'{name}.f1'])}" for name in LISTS)
        rows = (*_pair_rows(case), *_finding_rows(case))
        sheets.append(Sheet(scored.document, case.gold.article, rows, scores, scored.errors))
    found = tables(report)
    return _page(title, found, sheets, (*OUTCOMES, "unsupported"), quiet=("correct", "ignored"))


def comparison_page(found: Comparison, before: Run, after: Run) -> str:
    """A comparison with every item that came out differently."""
    articles = {case.document: case.brief.document for case in (*before.cases, *after.cases) if case.brief}
    sheets = []
    for name in sorted({item.document for item in found.items}):
        items = [item for item in found.items if item.document == name]
        counts = ", ".join(f"{sum(i.change == change for i in items)} {change}" for change in _CHANGES)
        sheets.append(Sheet(name, articles.get(name), tuple(_item_row(i, articles.get(name)) for i in items), counts))
    shown = [table for table in tables_of_comparison(found, items=0) if table.rows]
    return _page(f"{found.b} against {found.a}", shown, sheets, _CHANGES, quiet=("changed",))


def _pair_rows(case: Case) -> Iterator[Row]:
    golds = {(name, item.id): item for name, _, item in case.gold.items()}
    items = dict(case.brief.items()) if case.brief else {}
    for name in LISTS:
        for pair in sorted(case.alignment[name], key=lambda p: (p.sentences or (0,), p.gold or "~")):
            spans = [(e.start, e.end) for e in golds[name, pair.gold].evidence] if pair.gold else []
            if pair.item and pair.item in items:
                spans += [(e.start, e.end) for e in items[pair.item].evidence] if not pair.gold else []
            lines = (("gold", pair.wanted or "–"), ("brief", pair.given or "–"))
            yield Row(name, pair.outcome, _badge(pair), lines, pair.why, tuple(spans), pair.sentences)


def _badge(pair: Pair) -> str:
    alike = f" {pair.similarity:.2f}" if pair.similarity else ""
    return f"{pair.outcome}{alike}"


def _finding_rows(case: Case) -> Iterator[Row]:
    found: Sequence[Finding] = case.support.findings if case.support else ()
    said = _evidence_of(case.brief) if case.brief else {}
    for finding in (*found, *case.foreign):
        spans = said.get(finding.item or "", ())
        badge = f"unsupported {finding.what}"
        lines = (("brief", finding.item or finding.list), ("says", finding.words))
        yield Row(finding.list, "unsupported", badge, lines, finding.why, spans, ())


def _evidence_of(brief: Brief) -> Mapping[str, tuple[tuple[int, int], ...]]:
    return {id: tuple((e.start, e.end) for e in item.evidence) for id, item in brief.items()}


def _item_row(item: Item, article: Document | None) -> Row:
    spans = tuple((s.start, s.end) for n in item.sentences if (s := article.sentence(n))) if article else ()
    lines = ((item.gold or "given", item.words), ("before", item.before), ("after", item.after))
    return Row(item.list, item.change, item.change, lines, item.why, spans, item.sentences)


def _page(
    title: str, found: Sequence[Table], sheets: Sequence[Sheet], outcomes: Sequence[str], *, quiet: Sequence[str]
) -> str:
    style, script = (Path(__file__).with_name(name).read_text("utf-8") for name in ("page.css", "page.js"))
    policy = f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; base-uri 'none'; form-action 'none'"
    lists = [
        name for name in (*LISTS, "headline", "summary") if any(row.list == name for s in sheets for row in s.rows)
    ]
    body = "\n".join(_sheet(index, sheet) for index, sheet in enumerate(sheets))
    links = " · ".join(f'<a href="#d{i}">{clean(sheet.name)}</a>' for i, sheet in enumerate(sheets))
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{clean(title)}</title>
<style>{style}</style>
</head>
<body>
<header>
<h1>{clean(title)}</h1>
{"".join(_table(table, is_open=index == 0) for index, table in enumerate(found))}
<p class="note">{links}</p>
</header>
<nav hidden aria-label="Filter">
{_boxes("list", "Lists", lists, ())}
{_boxes("outcome", "Show", outcomes, quiet)}
<span id="count" role="status"></span>
<span class="keys"><kbd>j</kbd> <kbd>k</kbd> item, <kbd>n</kbd> <kbd>p</kbd> document</span>
</nav>
<main>
{body}
</main>
<script>{script}</script>
</body>
</html>
"""


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}'"


def _boxes(name: str, legend: str, values: Sequence[str], quiet: Sequence[str]) -> str:
    boxes = "".join(
        f'<label><input type="checkbox" name="{name}" value="{value}"{"" if value in quiet else " checked"}> {value}</label>'
        for value in values
    )
    return f"<fieldset><legend>{legend}</legend>{boxes}</fieldset>"


def _table(table: Table, *, is_open: bool) -> str:
    wordy = {0} | ({len(table.head) - 1} if table.head[-1] == "" else set())

    def cells(tag: str, row: Sequence[str]) -> str:
        classes = [' class="words"' if index in wordy else "" for index in range(len(row))]
        return "".join(f"<{tag}{kind}>{clean(text)}</{tag}>" for kind, text in zip(classes, row, strict=True))

    rows = "".join(f"<tr>{cells('td', row)}</tr>\n" for row in table.rows)
    notes = "".join(f'<p class="note">{clean(note)}</p>' for note in table.notes)
    head = cells("th", table.head)
    whole = f"{notes}<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return f"<details{' open' if is_open else ''}><summary>{clean(table.title)}</summary>{whole}</details>"


def _sheet(index: int, sheet: Sheet) -> str:
    keys = [f"{index}-{place}" for place in range(len(sheet.rows))]
    marks = [Mark(a, b, key, row.outcome) for key, row in zip(keys, sheet.rows, strict=True) for a, b in row.spans]
    article = (
        marked_article(sheet.article, marks, anchor=f"d{index}")
        if sheet.article
        else "<p>The article is not in the file.</p>"
    )
    groups = []
    for name in dict.fromkeys(row.list for row in sheet.rows):
        rows = "\n".join(_row(key, row, index) for key, row in zip(keys, sheet.rows, strict=True) if row.list == name)
        groups.append(f'<div class="group"><h3>{name}</h3><ol class="items">\n{rows}\n</ol></div>')
    failed = "".join(f'<p class="whole failed">No brief: {clean(error)}</p>' for error in sheet.errors)
    return f"""<section class="document" id="d{index}" aria-label="{clean(sheet.name)}">
<h2>{clean(sheet.name)}</h2>
<p class="whole note">{clean(sheet.scores)}</p>{failed}
<article tabindex="0" aria-label="Article">
{article}
</article>
<div>
{"".join(groups) or "<p>No items.</p>"}
</div>
</section>"""


def _row(key: str, row: Row, index: int) -> str:
    lines = "".join(
        f'<div class="row"><b>{clean(label)}</b><span>{clean(text)}</span></div>' for label, text in row.lines
    )
    links = " ".join(f'<a href="#d{index}-s{n}">{n}</a>' for n in row.sentences)
    where = f" in {links}" if links else ""
    return (
        f'<li class="{row.outcome}" tabindex="0" data-k="{key}" data-list="{row.list}" data-outcome="{row.outcome}">'
        f'<span class="badge">{clean(row.badge)}</span><span class="why">{where}: {clean(row.why)}</span>{lines}</li>'
    )

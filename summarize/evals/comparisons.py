"""Comparisons and agreement as tables."""

from __future__ import annotations

from collections.abc import Callable

from summarize.errors import InputError
from summarize.evals.agree import Agreement
from summarize.evals.compare import Comparison, Delta, Item
from summarize.evals.metrics import MAIN
from summarize.evals.tables import Table, markdown_of, number, text_of


def tables_of_comparison(found: Comparison, *, items: int = 40) -> list[Table]:
    """The lists with their tests, the other metrics that moved, and the items that came out differently."""
    main = [delta for delta in found.deltas if delta.metric in MAIN]
    moved = [delta for delta in found.deltas if delta.metric not in MAIN and delta.delta]
    head = ("metric", "A", "B", "B - A", "95 % interval", "n", "p", "p (Holm)", "smallest p")
    notes = [
        f"A is {found.a}, B is {found.b}; {found.documents} documents; gold {found.gold_sha256[:12]}.",
        "Differences are paired by document. p is of an exact sign-flip test, adjusted over the four lists (Holm); "
        "no p can be below the smallest that so many documents allow.",
    ]
    if any(found.failed):
        notes.append(f"Documents without a brief: {found.failed[0]} in A, {found.failed[1]} in B.")
    tables = [Table("Lists", head, tuple(_row(delta) for delta in main), tuple(notes))]
    if moved:
        tables.append(Table("Other metrics that moved", head, tuple(_row(delta) for delta in moved)))
    changed = [item for item in found.items if item.change != "changed"]
    counts = f"fixed {found.counted('fixed')}, broken {found.counted('broken')}, changed otherwise {found.counted('changed')}"
    shown = sorted(changed, key=lambda item: (item.change, item.document))[:items]
    more = (f"{len(changed) - len(shown)} more are in the JSON and HTML formats.",) if len(changed) > len(shown) else ()
    rows = tuple(_item_row(item) for item in shown)
    tables.append(Table(f"Items: {counts}", ("document", "item", "", "before", "after", ""), rows, more))
    return tables


def _row(delta: Delta) -> tuple[str, ...]:
    sign = "–" if delta.delta is None else f"{delta.delta:+.3f}"
    reach = "–" if delta.low is None else f"{delta.low:+.3f} to {delta.high:+.3f}"
    name = delta.metric + (" (lower is better)" if delta.better == "lower" else "")
    holm = number(delta.p_holm) if delta.p_holm is not None else "–"
    return (
        name,
        number(delta.a),
        number(delta.b),
        sign,
        reach,
        str(delta.n),
        number(delta.p),
        holm,
        number(delta.p_smallest),
    )


def _item_row(item: Item) -> tuple[str, ...]:
    where = f"{item.list} {item.gold or item.item}"
    numbers = ", ".join(map(str, item.sentences))
    said = f"{item.words}  [{numbers}] {item.text or ''}".rstrip()
    return (item.document, where, item.change, item.before, item.after, f"{said} — {item.why}")


def tables_of_agreement(found: Agreement) -> list[Table]:
    """F1 of the lists, and alpha of the choices."""
    rows = tuple(
        (id, number(total.mean), "–" if total.low is None else f"{number(total.low)} to {number(total.high)}", number(total.pooled), str(total.n))
        for id, total in found.f1.items()
    )  # fmt: skip
    one, other = found.annotators
    note = f"Annotators {one} and {other}; {len(found.documents)} documents: {', '.join(found.documents)}."
    alphas = tuple(
        (row.field, number(row.alpha), f"{row.agreed} of {row.units}" if row.units else "–") for row in found.alphas
    )
    about = "Krippendorff's alpha, nominal, over the items that both labelled; – where only one value was used."
    return [
        Table("Items that both labelled", ("metric", "mean", "95 % interval", "pooled", "n"), rows, (note,)),
        Table("Choices", ("field", "alpha", "agreed"), alphas, (about,)),
    ]


COMPARISON_FORMATS: dict[str, Callable[[Comparison], str]] = {
    "text": lambda found: text_of(tables_of_comparison(found)),
    "json": lambda found: found.model_dump_json(indent=1) + "\n",
    "markdown": lambda found: markdown_of(tables_of_comparison(found)),
}
AGREEMENT_FORMATS: dict[str, Callable[[Agreement], str]] = {
    "text": lambda found: text_of(tables_of_agreement(found)),
    "json": lambda found: found.model_dump_json(indent=1) + "\n",
    "markdown": lambda found: markdown_of(tables_of_agreement(found)),
}


def render_comparison(found: Comparison, format: str) -> str:
    """A comparison in a format. Raises InputError for an unknown one, with those that exist."""
    if format not in COMPARISON_FORMATS:
        raise InputError(f"unknown format {format!r}; choose from: {', '.join(sorted(COMPARISON_FORMATS))}")
    return COMPARISON_FORMATS[format](found)


def render_agreement(found: Agreement, format: str) -> str:
    """An agreement in a format. Raises InputError for an unknown one, with those that exist."""
    if format not in AGREEMENT_FORMATS:
        raise InputError(f"unknown format {format!r}; choose from: {', '.join(sorted(AGREEMENT_FORMATS))}")
    return AGREEMENT_FORMATS[format](found)

"""Dates: the same if their characters overlap; right if the span and the value are."""

from __future__ import annotations

from summarize import calendar
from summarize.briefs import Brief
from summarize.evals.align import NOTHING, Judgement
from summarize.evals.cast import Cast
from summarize.evals.gold import Gold


class Dates:
    """Strict: the same span and the same value. Lenient: the spans overlap and so do the days that the values cover.

    A date whose span overlaps but whose days do not is incorrect: it is found, and wrong.
    """

    def __init__(self, gold: Gold, brief: Brief, cast: Cast) -> None:  # noqa: ARG002
        self.gold = sorted(gold.dates, key=lambda d: d.id)
        self.items = sorted(brief.dates, key=lambda d: (d.evidence[0].start, d.evidence[0].end, str(d.value), d.id))
        self.gold_ids = [d.id for d in self.gold]
        self.item_ids = [d.id for d in self.items]
        self.optional = [d.optional for d in self.gold]
        self.gold_spans = [[(e.start, e.end) for e in d.evidence] for d in self.gold]
        self.item_spans = [[(e.start, e.end) for e in d.evidence] for d in self.items]

    def judge(self, gold: int, item: int) -> Judgement:
        """Nine tenths how much the spans overlap, one tenth how much the days do."""
        shared = _span_overlap(self.gold_spans[gold], self.item_spans[item])
        if not shared:
            return NOTHING
        days = interval_overlap(self.gold[gold].value, self.items[item].value)
        strict = shared == 1.0 and same_value(self.gold[gold].value, self.items[item].value)
        return Judgement(0.9 * shared + 0.1 * days if days else 0.0, strict, same=shared)

    def checks(self, gold: int, item: int) -> dict[str, bool | float | None]:
        """Span, value and type, and how much of the days is shared."""
        wanted, date = self.gold[gold], self.items[item]
        return {
            "span": _span_overlap(self.gold_spans[gold], self.item_spans[item]) == 1.0,
            "value": same_value(wanted.value, date.value),
            "type": date.type in wanted.type,
            "interval": round(interval_overlap(wanted.value, date.value), 6),
        }

    def why(self, gold: int, item: int) -> str:
        """Where span and value differ."""
        wanted, date = self.gold[gold], self.items[item]
        checks = self.checks(gold, item)
        parts = [] if checks["span"] else [f"span {date.text!r} instead of {wanted.text!r}"]
        if not checks["value"]:
            parts.append(f"value {date.value} instead of {' or '.join(str(v) for v in wanted.value)}")
        if not checks["type"]:
            parts.append(f"type {date.type} instead of {' or '.join(wanted.type)}")
        return "; ".join(parts) or "all as in the gold"


def same_value(accepted: tuple[str | None, ...], value: str | None) -> bool:
    """Whether a value means the same days as an accepted one. A qualifier (`~`, `?`) makes no difference."""
    if value in accepted:
        return True
    if value is None or "T" in value:
        return False
    days = calendar.bounds(value)
    return days is not None and any(calendar.bounds(v) == days for v in accepted if v is not None and "T" not in v)


def interval_overlap(accepted: tuple[str | None, ...], value: str | None) -> float:
    """Days shared by two values, of the days that either covers (Jaccard), with the best accepted one; 0 to 1."""
    if same_value(accepted, value):
        return 1.0
    if value is None:
        return 0.0
    ours = calendar.bounds(value)
    best = 0.0
    for other in accepted:
        theirs = calendar.bounds(other) if other else None
        if ours is None or theirs is None:
            continue
        shared = (min(ours[1], theirs[1]) - max(ours[0], theirs[0])).days + 1
        either = (max(ours[1], theirs[1]) - min(ours[0], theirs[0])).days + 1
        best = max(best, shared / either)
    return best


def _span_overlap(gold: list[tuple[int, int]], found: list[tuple[int, int]]) -> float:
    """Characters shared by the nearest two spans, of the characters that either covers."""
    best = 0.0
    for start, end in gold:
        for first, last in found:
            shared = min(end, last) - max(start, first)
            if shared > 0:
                best = max(best, shared / (max(end, last) - min(start, first)))
    return best

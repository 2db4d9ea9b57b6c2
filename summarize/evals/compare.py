"""Comparing two runs on the same gold: what changed in total, on which items, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import fsum
from typing import Literal

from pydantic import BaseModel, ConfigDict

from summarize.briefs import LISTS, ListName
from summarize.document import Document
from summarize.errors import GoldError
from summarize.evals.align import Outcome, Pair
from summarize.evals.metrics import MAIN, METRICS
from summarize.evals.score import Report, Scored
from summarize.evals.statistics import holm, interval, sign_flip

Change = Literal["fixed", "broken", "changed"]
_RANK: dict[Outcome, int] = {"missing": 0, "spurious": 0, "incorrect": 1, "partial": 2, "correct": 3, "ignored": 3}


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Delta(_Row):
    """How much B is above A in one metric, over the documents that have it in both.

    `p` is of the sign-flip test, `p_smallest` the smallest that so many documents can reach, `p_holm` adjusted over
    the lists; they advise, they do not decide.
    """

    metric: str
    a: float | None
    b: float | None
    delta: float | None
    low: float | None
    high: float | None
    n: int
    p: float | None
    p_smallest: float | None
    p_holm: float | None = None
    better: Literal["higher", "lower", "neither"]


class Item(_Row):
    """An item that came out differently: fixed (nearer to the gold), broken, or changed (neither).

    `words` is the gold item, or what was given without one; `text` the sentences that it rests on, where known.
    """

    document: str
    list: ListName
    gold: str | None
    item: str | None
    change: Change
    before: str
    after: str
    why: str
    words: str
    sentences: tuple[int, ...]
    text: str | None = None


class Comparison(_Row):
    """B against A."""

    format: Literal["summarize comparison 1"] = "summarize comparison 1"
    a: str
    b: str
    gold_sha256: str
    documents: int
    deltas: tuple[Delta, ...]
    items: tuple[Item, ...]
    failed: tuple[int, int]

    def counted(self, change: Change) -> int:
        """How many items were fixed, broken or changed."""
        return sum(1 for item in self.items if item.change == change)


def compare(
    a: Report, b: Report, *, names: tuple[str, str] = ("A", "B"), documents: Mapping[str, Document] | None = None
) -> Comparison:
    """Compare two reports on the same gold, document by document and item by item.

    `documents` are the articles by name, for the sentences of the items. Raises GoldError if they were scored against different gold: their numbers then mean different things.
    """
    if a.gold_sha256 != b.gold_sha256:
        raise GoldError(
            f"{names[0]} and {names[1]} were scored against different gold ({a.gold_sha256[:12]}, {b.gold_sha256[:12]}); "
            "score both again: summarize eval score"
        )
    before = {row.document: row for row in a.documents}
    after = {row.document: row for row in b.documents}
    deltas = [_delta(id, before, after) for id in METRICS]
    adjusted: dict[str, float] = {}
    for kind in ("f1", "f1_strict"):
        adjusted |= holm(
            {d.metric: d.p for d in deltas if d.metric in MAIN and d.metric.endswith(f".{kind}") and d.p is not None}
        )
    return Comparison(
        a=names[0],
        b=names[1],
        gold_sha256=a.gold_sha256,
        documents=len(before),
        deltas=tuple(d.model_copy(update={"p_holm": _rounded(adjusted.get(d.metric))}) for d in deltas),
        items=tuple(
            item for name in sorted(before) for item in _items(before[name], after[name], (documents or {}).get(name))
        ),
        failed=(a.failed, b.failed),
    )


def _delta(id: str, before: Mapping[str, Scored], after: Mapping[str, Scored]) -> Delta:
    pairs = {}
    for document in sorted(before):
        old, new = before[document].values[id], after[document].values[id]
        if old is not None and new is not None:
            pairs[document] = (old, new)
    differences = {document: new - old for document, (old, new) in pairs.items()}
    n = len(pairs)
    test = sign_flip(list(differences.values()), seed="\n".join(differences))
    reach = interval(differences, bounds=(-1.0, 1.0) if METRICS[id].bounded else None)
    return Delta(
        metric=id,
        a=_rounded(fsum(old for old, _ in pairs.values()) / n) if n else None,
        b=_rounded(fsum(new for _, new in pairs.values()) / n) if n else None,
        delta=_rounded(fsum(differences.values()) / n) if n else None,
        low=_rounded(reach.low),
        high=_rounded(reach.high),
        n=n,
        p=_rounded(test.p),
        p_smallest=_rounded(test.smallest),
        better=METRICS[id].better,
    )


def _items(old: Scored, new: Scored, article: Document | None) -> Iterator[Item]:
    """What changed in one document. With repeats, the first reading of each is compared."""
    for name in LISTS:
        before = {_key(pair): pair for pair in old.pairs[0][name]} if old.pairs else {}
        after = {_key(pair): pair for pair in new.pairs[0][name]} if new.pairs else {}
        for key in sorted(set(before) | set(after)):
            was, now = before.get(key), after.get(key)
            change = _change(was, now)
            if change is None:
                continue
            shown = now or was
            assert shown is not None
            yield Item(
                document=old.document,
                list=name,
                gold=shown.gold,
                item=shown.item,
                change=change,
                before=was.outcome if was else "–",
                after=now.outcome if now else "–",
                why=(now if now and (change != "fixed" or not was) else was or shown).why,
                words=shown.wanted or shown.given or "",
                sentences=shown.sentences,
                text=" ".join(article.words(article.sentence(n)) for n in shown.sentences) if article else None,
            )


def _key(pair: Pair) -> tuple[str, str]:
    """Gold items are compared by their id; what matches none, by its words and place: its id is only a number."""
    return ("gold", pair.gold) if pair.gold else ("item", f"{pair.given} {pair.sentences}")


def _change(was: Pair | None, now: Pair | None) -> Change | None:
    if was is None and now is None:
        return None
    if was is None or now is None:
        there = now or was
        assert there is not None
        if there.outcome == "spurious":
            return "broken" if now else "fixed"
        return "changed"
    if was.outcome != now.outcome and _RANK[was.outcome] != _RANK[now.outcome]:
        return "fixed" if _RANK[now.outcome] > _RANK[was.outcome] else "broken"
    return "changed" if (was.why, was.checks) != (now.why, now.checks) and was.gold else None


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 6) + 0.0

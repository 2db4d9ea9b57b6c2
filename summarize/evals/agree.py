"""Agreement of two annotators: the same aligner that scores readers, and Krippendorff's alpha on what was chosen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from summarize.briefs import LISTS
from summarize.errors import GoldError
from summarize.evals.align import Alignment
from summarize.evals.gold import Gold, load_gold
from summarize.evals.metrics import METRICS, Case
from summarize.evals.relabel import as_brief
from summarize.evals.score import Total, total
from summarize.evals.statistics import krippendorff_alpha

CHOICES = {
    "kind": "actors",
    "event_type": "actions",
    "status": "actions",
    "stance": "positions",
    "quote_type": "positions",
}


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Alpha(_Row):
    """Krippendorff's alpha of one field over `units` aligned items; None where it is not defined."""

    field: str
    alpha: float | None
    agreed: int
    units: int


class Agreement(_Row):
    """How far two annotators agree, over the documents that both labelled."""

    format: Literal["summarize agreement 1"] = "summarize agreement 1"
    annotators: tuple[str, str]
    documents: tuple[str, ...]
    f1: dict[str, Total]
    alphas: tuple[Alpha, ...]


def agree(a: str | Path, b: str | Path) -> Agreement:
    """Compare the gold files of two folders, document by document.

    Each is scored against the other and the counts are added, so that the order makes no difference; an item that
    either holds optional is no disagreement. Raises GoldError if no document is in both, or if the same one was labelled on different texts.
    """
    ours, theirs = _golds(Path(a)), _golds(Path(b))
    both = sorted(set(ours) & set(theirs))
    if not both:
        raise GoldError(f"no document is labelled in both {a} and {b}")
    for name in both:
        if ours[name].article_sha256 != theirs[name].article_sha256:
            raise GoldError(f"{name} was labelled on different texts in {a} and {b}")
    pairs = [(ours[name], theirs[name]) for name in both]
    there = {first.document: _case(first, second) for first, second in pairs}
    back = {first.document: _case(second, first) for first, second in pairs}
    f1 = {}
    for name in LISTS:
        for kind in ("f1", "f1_strict"):
            metric = METRICS[f"{name}.{kind}"]
            ratios = {}
            for document in both:
                one, other = metric.of(there[document]), metric.of(back[document])
                ratios[document] = type(one)(one.part + other.part, one.whole + other.whole)
            f1[metric.id] = total(metric, ratios)
    aligned = [(first, second, there[first.document].alignment) for first, second in pairs]
    return Agreement(
        annotators=(
            "/".join(sorted({g.annotator for g in ours.values()})),
            "/".join(sorted({g.annotator for g in theirs.values()})),
        ),
        documents=tuple(both),
        f1=f1,
        alphas=tuple(_alpha(field, aligned) for field in CHOICES),
    )


def _case(gold: Gold, other: Gold) -> Case:
    return Case(gold, as_brief(other), allowed=frozenset(item.id for _, _, item in other.items() if item.optional))


def _golds(folder: Path) -> dict[str, Gold]:
    home = folder / "gold" if (folder / "gold").is_dir() else folder
    files = sorted(home.glob("*.yaml"))
    if not files:
        raise GoldError(f"there is no gold in {folder}")
    return {path.stem: load_gold(path) for path in files}


def _alpha(field: str, aligned: Sequence[tuple[Gold, Gold, Alignment]]) -> Alpha:
    """Where an annotator accepts several values, the shared one counts if there is one."""
    units: list[tuple[str, str]] = []
    name = CHOICES[field]
    for ours, theirs, alignment in aligned:
        first = {item.id: getattr(item, field) for item in getattr(ours, name)}
        second = {item.id: getattr(item, field) for item in getattr(theirs, name)}
        for pair in alignment[name]:  # type: ignore[index]
            if pair.gold and pair.item:
                one, other = first[pair.gold], second[pair.item]
                shared = [value for value in one if value in other]
                units.append((str((shared or one)[0]), str((shared or other)[0])))
    alpha = krippendorff_alpha(units)
    return Alpha(
        field=field,
        alpha=None if alpha is None else round(alpha, 6),
        agreed=sum(one == other for one, other in units),
        units=len(units),
    )

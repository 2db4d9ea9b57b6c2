"""Alignment: which item of a brief is which item of the gold, and how right it is.

Per document and list, items are assigned one to one so that the sum of their similarities is greatest (the
assignment problem; Kuhn 1955, by scipy). Pairs below their list's threshold count 0 before anything is assigned:
assigning first and dropping weak pairs after loses matches. Counts are MUC's (Chinchor 1991): correct, partial,
incorrect, missing, spurious.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, Protocol

from pydantic import BaseModel, ConfigDict

from summarize.blocks import BlockKind
from summarize.briefs import LISTS, Action, Actor, Brief, Date, ListName, Position
from summarize.evals.cast import Cast
from summarize.evals.gold import Gold, GoldAction, GoldActor, GoldDate, GoldPosition

Outcome = Literal["correct", "partial", "incorrect", "missing", "spurious", "ignored"]
OUTCOMES: tuple[Outcome, ...] = ("correct", "partial", "incorrect", "missing", "spurious", "ignored")


class Judgement(NamedTuple):
    """What one gold item and one item of a brief have to do with each other.

    `similarity` is the lenient one, 0 below the threshold or where a veto applies; `strict` says whether all that
    is asked for is right. `same` is above 0 where both are plainly about the same thing although they disagree.
    """

    similarity: float
    strict: bool = False
    same: float = 0.0


NOTHING = Judgement(0.0)


class Matcher(Protocol):
    """Compares the gold items of one list with those of a brief, by their places in the list."""

    @property
    def gold_ids(self) -> Sequence[str]:
        """Ids of the gold items."""

    @property
    def item_ids(self) -> Sequence[str]:
        """Ids of the brief's items."""

    @property
    def optional(self) -> Sequence[bool]:
        """Which gold items are optional."""

    def judge(self, gold: int, item: int) -> Judgement:
        """How alike two items are."""

    def checks(self, gold: int, item: int) -> dict[str, bool | float | None]:
        """Which fields of an aligned item are right; None where the gold does not ask for the field."""

    def why(self, gold: int, item: int) -> str:
        """What agrees and what does not, for a person."""


class Pair(BaseModel):
    """One line of an alignment: a gold item, an item of the brief, or both.

    `ignored` is an optional gold item with what matched it, or an item on a caption, which gold does not label: it is
    not counted. `wanted` and `given` are the two in words, `sentences` the numbers of those that either rests on.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    gold: str | None
    item: str | None
    outcome: Outcome
    similarity: float | None = None
    checks: dict[str, bool | float | None] = {}
    why: str
    wanted: str | None = None
    given: str | None = None
    sentences: tuple[int, ...] = ()


GoldItem = GoldActor | GoldAction | GoldDate | GoldPosition
BriefItem = Actor | Action | Date | Position
Alignment = dict[ListName, tuple[Pair, ...]]


def align(gold: Gold, brief: Brief, *, allowed: frozenset[str] = frozenset()) -> Alignment:
    """Align every list of a brief with its gold. The order of the items makes no difference.

    Items of the brief whose id is `allowed` are ignored, not spurious, where the gold has nothing like them.
    The brief must be of the same article; that is for the caller to see to.
    """
    from summarize.evals.lists import MATCHERS

    aligned: Alignment = {}
    cast = Cast(gold, brief, {})
    for name in LISTS:
        golds = {item.id: item for item in getattr(gold, name)}
        items = {item.id: item for item in getattr(brief, name)}
        aligned[name] = tuple(
            _with_words(pair, golds.get(pair.gold or ""), items.get(pair.item or ""))
            for pair in _pairs(MATCHERS[name](gold, brief, cast), _unlabelled(name, brief) | allowed)
        )
        if name == "actors":
            cast = Cast(gold, brief, {p.item: p.gold for p in aligned[name] if p.item and p.gold and p.similarity})
    return aligned


def missing(gold: Gold) -> Alignment:
    """The alignment of gold with a brief that never came."""
    return {
        name: tuple(
            _with_words(Pair(gold=item.id, item=None, outcome="missing", why="there is no brief"), item, None)
            for item in getattr(gold, name)
            if not item.optional
        )
        for name in LISTS
    }


def _unlabelled(name: ListName, brief: Brief) -> frozenset[str]:
    """Items that rest only on what gold does not label: captions, and for dates also stamps, bylines and the like."""
    kinds = {BlockKind.CAPTION}
    if name == "dates":
        kinds |= {BlockKind.STAMP, BlockKind.BYLINE, BlockKind.BOILERPLATE}
    numbers = {s.number for s in brief.document.sentences if s.kind in kinds}
    return frozenset(item.id for item in getattr(brief, name) if all(e.sentence in numbers for e in item.evidence))


def _pairs(matcher: Matcher, allowed: frozenset[str]) -> tuple[Pair, ...]:
    judged = {
        (g, i): judgement
        for g in range(len(matcher.gold_ids))
        for i in range(len(matcher.item_ids))
        if (judgement := matcher.judge(g, i)) is not NOTHING
    }
    chosen = assign({key: _weight(j, matcher.optional[key[0]]) for key, j in judged.items() if j.similarity > 0})
    left = {
        key: j.same
        for key, j in judged.items()
        if j.same > 0 and key[0] not in chosen and key[1] not in set(chosen.values())
    }
    disputed = assign(left)
    partners = chosen | disputed
    taken = {item: gold for gold, item in partners.items()}
    pairs = []
    for g, gold_id in enumerate(matcher.gold_ids):
        if g not in partners:
            if not matcher.optional[g]:
                why = _nearest({i: judged[g, i] for i in range(len(matcher.item_ids)) if (g, i) in judged}, matcher, g)
                pairs.append(Pair(gold=gold_id, item=None, outcome="missing", why=why))
            continue
        i = partners[g]
        judgement = judged[g, i]
        outcome: Outcome = "incorrect" if g in disputed else "correct" if judgement.strict else "partial"
        pairs.append(
            Pair(
                gold=gold_id,
                item=matcher.item_ids[i],
                outcome="ignored" if matcher.optional[g] else outcome,
                similarity=round(judgement.similarity, 4),
                checks=matcher.checks(g, i),
                why=matcher.why(g, i),
            )
        )
    for i, item_id in enumerate(matcher.item_ids):
        if i not in taken:
            aside = item_id in allowed
            why = "gold need not have it" if aside else "no item of the gold is like it"
            pairs.append(Pair(gold=None, item=item_id, outcome="ignored" if aside else "spurious", why=why))
    return tuple(pairs)


def _weight(judgement: Judgement, optional: bool) -> float:
    """Similarity, with ties broken toward pairs that are right and toward gold that counts."""
    return round(judgement.similarity, 6) + 1e-3 + (1e-4 if judgement.strict else 0.0) - (1e-5 if optional else 0.0)


def assign(weights: dict[tuple[int, int], float]) -> dict[int, int]:
    """The one-to-one assignment of rows to columns with the greatest sum; only pairs that have a weight are used."""
    if not weights:
        return {}
    rows = sorted({row for row, _ in weights})
    columns = sorted({column for _, column in weights})
    if len(weights) == len(rows) == len(columns):
        return dict(sorted(weights))
    import numpy
    from scipy.optimize import linear_sum_assignment

    matrix = numpy.zeros((len(rows), len(columns)))
    row_of, column_of = {r: k for k, r in enumerate(rows)}, {c: k for k, c in enumerate(columns)}
    for (row, column), weight in weights.items():
        matrix[row_of[row], column_of[column]] = weight
    found = zip(*linear_sum_assignment(matrix, maximize=True), strict=True)
    pairs = [(rows[r], columns[c]) for r, c in found]
    return {row: column for row, column in pairs if (row, column) in weights}


def _nearest(judged: dict[int, Judgement], matcher: Matcher, gold: int) -> str:
    if not judged:
        return "nothing in the brief is like it"
    nearest = max(judged, key=lambda i: (judged[i].similarity, judged[i].same, -i))
    return f"nearest is {matcher.item_ids[nearest]}: {matcher.why(gold, nearest)}"


def _with_words(pair: Pair, gold: GoldItem | None, item: BriefItem | None) -> Pair:
    numbers = {e.sentence for one in (gold, item) if one for e in one.evidence}
    return pair.model_copy(
        update={
            "wanted": in_words(gold) if gold else None,
            "given": in_words(item) if item else None,
            "sentences": tuple(sorted(numbers)),
        }
    )


def in_words(item: GoldItem | BriefItem) -> str:
    """An item on one line; of several accepted wordings the first. Actors are given by their ids."""
    match item:
        case GoldActor() | Actor():
            return item.name
        case GoldDate() | Date():
            value = item.value[0] if isinstance(item, GoldDate) else item.value
            return f"{item.text} → {value or '–'}"
        case GoldAction() | Action():
            what = item.action[0] if isinstance(item, GoldAction) else item.action
            status = item.status[0] if isinstance(item, GoldAction) else item.status
            whom = f" → {', '.join(item.recipients)}" if item.recipients else ""
            return f"{', '.join(item.actors) or '–'}: {what}{whom} ({status})"
        case GoldPosition() | Position():
            topic = item.topic[0] if isinstance(item, GoldPosition) else item.topic
            stance = item.stance[0] if isinstance(item, GoldPosition) else item.stance
            said = f"“{item.quote}”" if item.quote else item.statement
            return f"{', '.join(item.holders) or '–'}: {stance} on {topic}: {said}"

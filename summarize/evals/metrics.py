"""Metrics: each is a ratio, worked out for one document; a total is the mean of its documents.

To add one, write a function from a `Case` to a `Ratio` and register it in `METRICS`; tests need a row for it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from summarize.briefs import LISTS, Brief, ListName
from summarize.coverage import Coverage, coverage
from summarize.evals.align import Alignment, Outcome, Pair, align, missing
from summarize.evals.gold import Gold, GoldFact
from summarize.evals.support import Finding, Support, foreign_to_article, support
from summarize.evals.wording import bag_f1, content

Direction = Literal["higher", "lower", "neither"]


class Ratio(NamedTuple):
    """A metric of one document: so much of so many. Nothing of nothing has no value."""

    part: float
    whole: float

    @property
    def value(self) -> float | None:
        """The ratio, None where it does not apply."""
        return self.part / self.whole if self.whole else None


NOT_APPLICABLE = Ratio(0.0, 0.0)


@dataclass(frozen=True)
class Case:
    """One article with its gold and its brief, or with the reason why there is no brief.

    `allowed` are ids of items of the brief that are no error where the gold has nothing like them.
    """

    gold: Gold
    brief: Brief | None
    error: str | None = None
    allowed: frozenset[str] = frozenset()

    @cached_property
    def alignment(self) -> Alignment:
        """Which item is which; of a brief that never came, everything is missing."""
        return align(self.gold, self.brief, allowed=self.allowed) if self.brief else missing(self.gold)

    @cached_property
    def support(self) -> Support | None:
        """What the brief says beyond its evidence."""
        return support(self.brief) if self.brief else None

    @cached_property
    def coverage(self) -> Coverage | None:
        """What of the article the brief claims."""
        return coverage(self.brief) if self.brief else None

    @cached_property
    def foreign(self) -> tuple[Finding, ...]:
        """What headline and summary name that the article does not."""
        return tuple(foreign_to_article(self.brief)) if self.brief else ()

    @cached_property
    def _counts(self) -> dict[ListName, Counter[Outcome]]:
        return {name: Counter(pair.outcome for pair in pairs) for name, pairs in self.alignment.items()}

    def counts(self, name: ListName) -> Counter[Outcome]:
        """MUC's counts of a list."""
        return self._counts[name]

    def aligned(self, name: ListName) -> Iterator[Pair]:
        """The pairs of a list that have both sides and are counted."""
        return (p for p in self.alignment[name] if p.outcome in {"correct", "partial", "incorrect"})

    def wanted(self, name: ListName) -> int:
        """How many items the gold asks for; optional ones do not count."""
        found = self._counts[name]
        return found["correct"] + found["partial"] + found["incorrect"] + found["missing"]

    def given(self, name: ListName) -> int:
        """How many items the brief gives; those that match an optional one do not count."""
        found = self._counts[name]
        return found["correct"] + found["partial"] + found["incorrect"] + found["spurious"]


class Metric(NamedTuple):
    """A named ratio. `group` is the list it is about, or a word for what it is about."""

    group: str
    name: str
    describes: str
    of: Callable[[Case], Ratio]
    better: Direction = "higher"
    bounded: bool = True

    @property
    def id(self) -> str:
        """Group and name, as in suite.toml."""
        return f"{self.group}.{self.name}"


def _hits(case: Case, name: ListName, strict: bool) -> int:
    found = case.counts(name)
    return found["correct"] + (0 if strict else found["partial"])


def _precision(name: ListName, strict: bool) -> Callable[[Case], Ratio]:
    def of(case: Case) -> Ratio:
        whole = case.given(name) if case.brief else case.wanted(name)
        return Ratio(_hits(case, name, strict), whole)

    return of


def _recall(name: ListName, strict: bool) -> Callable[[Case], Ratio]:
    return lambda case: Ratio(_hits(case, name, strict), case.wanted(name))


def _f1(name: ListName, hit: Callable[[Case], int]) -> Callable[[Case], Ratio]:
    """F1 as a ratio: 2·hits of (asked for + given)."""
    return lambda case: Ratio(2 * hit(case), case.wanted(name) + case.given(name))


def _share(name: ListName, *fields: str) -> Callable[[Case], Ratio]:
    """Of the aligned pairs for which the gold asks for a field, how many have it right.

    A document without a brief scores 0 for every item that the gold asks for.
    """

    def of(case: Case) -> Ratio:
        if case.brief is None:
            return Ratio(0.0, case.wanted(name))
        found = [value for p in case.aligned(name) for f in fields if (value := p.checks.get(f)) is not None]
        return Ratio(sum(float(value) for value in found), len(found))

    return of


def _aligned_with(name: ListName, field: str | None) -> Callable[[Case], int]:
    return lambda case: sum(1 for p in case.aligned(name) if field is None or p.checks.get(field) is True)


def _grounded(case: Case) -> Ratio:
    return Ratio(case.support.grounded, case.support.items) if case.support else Ratio(0.0, 1.0)


def _hallucinated(case: Case) -> Ratio:
    return Ratio(case.support.unsupported, case.support.items) if case.support else NOT_APPLICABLE


def _quotations(case: Case) -> Ratio:
    if case.coverage is None:
        return Ratio(0.0, sum(1 for p in case.gold.positions if p.quote))
    return Ratio(case.coverage.quotations_claimed, case.coverage.quotations)


def _dates(case: Case) -> Ratio:
    if case.coverage is None:
        return Ratio(0.0, len(case.gold.dates))
    return Ratio(case.coverage.dates_claimed, case.coverage.dates)


def _foreign(where: Literal["headline", "summary"]) -> Callable[[Case], Ratio]:
    def of(case: Case) -> Ratio:
        text = _text(case.brief, where)
        return Ratio(sum(1 for f in case.foreign if f.list == where), 1) if text else NOT_APPLICABLE

    return of


def _length(where: Literal["headline", "summary"]) -> Callable[[Case], Ratio]:
    def of(case: Case) -> Ratio:
        text = _text(case.brief, where)
        return Ratio(len(text.split()), 1) if text else NOT_APPLICABLE

    return of


def _text(brief: Brief | None, where: Literal["headline", "summary"]) -> str:
    if brief is None:
        return ""
    if where == "headline":
        return brief.headline.text if brief.headline else ""
    return " ".join(passage.text for passage in brief.summary)


def _facts(case: Case) -> Ratio:
    text = f"{_text(case.brief, 'headline')}\n{_text(case.brief, 'summary')}"
    return Ratio(sum(states(text, fact) for fact in case.gold.facts), len(case.gold.facts))


def states(text: str, fact: GoldFact) -> bool:
    """Whether a text holds one wording of every group of a fact.

    A wording stands at the head of a word, so that "drone" is found in "drones"; one of capitals ("US", "EU") is
    found as it is written and only as a whole word.
    """
    return all(any(_holds(text, wording) for wording in group) for group in fact.all_of)


def _holds(text: str, wording: str) -> bool:
    plain = wording.strip()
    if plain.replace(".", "").isupper() and len(plain) <= 5:
        return re.search(rf"(?<!\w){re.escape(plain)}(?!\w)", text) is not None
    return re.search(rf"(?<!\w){re.escape(plain)}", text, re.IGNORECASE) is not None


def _headline(case: Case) -> Ratio:
    if not case.gold.headline.accept:
        return NOT_APPLICABLE
    said = content(_text(case.brief, "headline")) if _text(case.brief, "headline") else ()
    return Ratio(max(bag_f1(said, content(accepted)) for accepted in case.gold.headline.accept), 1)


def _list_metrics(name: ListName) -> Iterator[Metric]:
    def lenient(case: Case) -> int:
        return _hits(case, name, False)

    def strict(case: Case) -> int:
        return _hits(case, name, True)

    yield Metric(name, "precision", f"{name} of the brief that the gold has", _precision(name, False))
    yield Metric(name, "recall", f"{name} of the gold that the brief has", _recall(name, False))
    yield Metric(name, "f1", "harmonic mean of the two", _f1(name, lenient))
    yield Metric(name, "precision_strict", f"{name} of the brief that are entirely right", _precision(name, True))
    yield Metric(name, "recall_strict", f"{name} of the gold that the brief has entirely right", _recall(name, True))
    yield Metric(name, "f1_strict", "harmonic mean of the two", _f1(name, strict))


_REGISTERED = (
    *_list_metrics("actors"),
    Metric("actors", "kind", "aligned actors whose kind is right", _share("actors", "kind")),
    Metric("actors", "country", "aligned actors whose country is right", _share("actors", "country")),
    Metric("actors", "role", "aligned actors whose role is right, of those with one", _share("actors", "role")),
    *_list_metrics("actions"),
    Metric("actions", "roles", "actor and recipient sets that are right, of two an aligned action", _share("actions", "actors", "recipients")),
    Metric("actions", "wording", "aligned actions whose wording is accepted", _share("actions", "wording")),
    Metric("actions", "event_type", "aligned actions whose event type is right", _share("actions", "event_type")),
    Metric("actions", "status", "aligned actions whose status is right", _share("actions", "status")),
    Metric("actions", "attributed_to", "sources that are right, of aligned actions with one", _share("actions", "attributed_to")),
    Metric("actions", "date", "dates that are right, of aligned actions with one", _share("actions", "date")),
    Metric("actions", "location", "places that are right, of aligned actions with one", _share("actions", "location")),
    *_list_metrics("dates"),
    Metric("dates", "span_f1", "F1 of exact spans", _f1("dates", _aligned_with("dates", "span"))),
    Metric("dates", "overlap_f1", "F1 of overlapping spans", _f1("dates", _aligned_with("dates", None))),
    Metric("dates", "value", "aligned dates whose value is right", _share("dates", "value")),
    Metric("dates", "value_f1", "F1 of overlapping spans with the right value (TempEval-3)", _f1("dates", _aligned_with("dates", "value"))),
    Metric("dates", "interval", "days shared, of the days that either value covers", _share("dates", "interval")),
    Metric("dates", "type", "aligned dates whose type is right", _share("dates", "type")),
    *_list_metrics("positions"),
    Metric("positions", "holder", "aligned positions whose holders are right", _share("positions", "holder")),
    Metric("positions", "stance", "stances that are right, of those given", _share("positions", "stance")),
    Metric("positions", "stance_given", "aligned positions whose stance is not left unclear", _share("positions", "stance_given")),
    Metric("positions", "topic", "aligned positions whose topic is accepted", _share("positions", "topic")),
    Metric("positions", "quote", "quotations that are exact, of aligned positions with one", _share("positions", "quote")),
    Metric("positions", "quote_type", "aligned positions whose quote type is right", _share("positions", "quote_type")),
    Metric("positions", "addressees", "addressees that are right, of aligned positions with some", _share("positions", "addressees")),
    Metric("brief", "grounded", "proposed items that have evidence", _grounded),
    Metric("brief", "hallucination", "proposed items without evidence, or that say more than it", _hallucinated, "lower"),
    Metric("brief", "quotations_covered", "quotations of the article that an item claims", _quotations),
    Metric("brief", "dates_covered", "dates of the article that an item claims", _dates),
    Metric("summary", "facts", "gold facts that headline and summary state", _facts),
    Metric("summary", "foreign", "names and figures of the summary that the article lacks", _foreign("summary"), "lower", bounded=False),
    Metric("summary", "words", "words of the summary", _length("summary"), "neither", bounded=False),
    Metric("headline", "likeness", "word F1 with the nearest accepted headline", _headline),
    Metric("headline", "foreign", "names and figures of the headline that the article lacks", _foreign("headline"), "lower", bounded=False),
    Metric("headline", "words", "words of the headline", _length("headline"), "neither", bounded=False),
)  # fmt: skip

METRICS: dict[str, Metric] = {metric.id: metric for metric in _REGISTERED}
MAIN: tuple[str, ...] = tuple(f"{name}.{kind}" for name in LISTS for kind in ("f1", "f1_strict"))
"""What two runs are tested on: lenient and strict F1 of each list."""

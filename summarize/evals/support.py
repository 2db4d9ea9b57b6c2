"""Support: what a brief says that the article's own sentences do not. Needs no gold, so it works in production too.

An item is unsupported if the reader could give no evidence for it, or if its words hold a name, a figure, a date or
a negation that the sentences of its evidence do not hold. The tests are conservative, so that what they find is
nearly always there: a change of wording, of inflection or between digits and words is no finding, and neither are a
demonym for its country, an alias that the brief knows, a name from one of the two sentences before, which "he" or
"the deal" may mean, or a resolved date. What they do not find may still be wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date as Day
from functools import cached_property
from typing import Literal, NamedTuple

from summarize import calendar
from summarize.briefs import Action, Brief, Passage, Position, Ungrounded
from summarize.coverage import Coverage, coverage
from summarize.document import Document
from summarize.draft import Status
from summarize.evals.named import names_in, stands_for
from summarize.evals.numerals import foreign_figures
from summarize.evals.wording import flipped_negation, words
from summarize.evidence import Evidence

What = Literal["evidence", "name", "figure", "date", "negation"]

__all__ = ["Coverage", "Finding", "Support", "coverage", "support", "unsupported"]


class Finding(NamedTuple):
    """One thing that an item says and its evidence does not. `item` is its id, or None if it never got one."""

    list: str
    item: str | None
    what: What
    words: str
    why: str


class Support(NamedTuple):
    """How many items were proposed, how many have evidence, how many say more than it, and every finding."""

    items: int
    grounded: int
    unsupported: int
    findings: tuple[Finding, ...]

    @property
    def grounded_rate(self) -> float | None:
        """The share of the proposed items that have evidence; None if nothing was proposed."""
        return self.grounded / self.items if self.items else None

    @property
    def hallucination_rate(self) -> float | None:
        """The share of the proposed items without evidence, or that say more than it; None if there are none."""
        return self.unsupported / self.items if self.items else None


def unsupported(brief: Brief) -> list[Finding]:
    """Everything that a brief says and its evidence does not, in reading order; ungrounded items last."""
    article = _Article(brief)
    findings: list[Finding] = []
    for where, item in brief.items():
        name = where if where in {"headline", "summary"} else _LIST_OF[type(item).__name__]
        for what, found, why in _problems(item, article):
            findings.append(Finding(name, None if name == where else where, what, found, why))
    refused = [one for one in brief.ungrounded if _is_whole(one)]
    return findings + [Finding(one.list, None, "evidence", _label(one), one.reason) for one in refused]


def support(brief: Brief) -> Support:
    """Count the items of a brief by what supports them. A refused alias or place alone is not an item."""
    findings = unsupported(brief)
    refused = sum(1 for one in brief.ungrounded if _is_whole(one))
    grounded = sum(1 for _ in brief.items())
    wrong = _count_items(brief, findings)
    return Support(grounded + refused, grounded, wrong + refused, tuple(findings))


def foreign_to_article(brief: Brief) -> list[Finding]:
    """Names and figures of the headline and the summary that are nowhere in the article."""
    article = _Article(brief)
    whole = " ".join(brief.document.words(s) for s in brief.document.sentences)
    findings = []
    for where, item in brief.items():
        if where in {"headline", "summary"}:
            text = str(item)
            checks: list[tuple[What, list[str]]] = [
                ("name", article.foreign_names(text, whole, ())),
                ("figure", article.foreign_figures(text, whole)),
            ]
            for what, found in checks:
                findings += [Finding(where, None, what, word, f"{word!r} is not in the article") for word in found]
    return findings


_LIST_OF = {"Actor": "actors", "Action": "actions", "Date": "dates", "Position": "positions"}
_MARK = "\0"


def _count_items(brief: Brief, findings: Sequence[Finding]) -> int:
    """How many grounded items the findings are about; each passage of the summary is an item."""
    named = {(f.list, f.item) for f in findings if f.item is not None}
    if not any(f.item is None and f.what != "evidence" for f in findings):
        return len(named)
    article = _Article(brief)
    passages = (brief.headline, *brief.summary)
    return len(named) + sum(1 for p in passages if p and any(True for _ in _problems(p, article)))


class _Article:
    """An article with what is looked up in it again and again."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self.document: Document = brief.document
        self.published = self.document.published.date if self.document.published else None
        self._names = {a.id: (a.name, *a.aliases) for a in brief.actors}

    def sentences_of(self, evidence: Sequence[Evidence]) -> str:
        """The whole sentences that the evidence touches."""
        numbers = {s.number for e in evidence for s in self.document.sentences[e.sentence - 1 :] if s.start < e.end}
        return " ".join(self.document.words(self.document.sentence(n)) for n in sorted(numbers))

    def before(self, evidence: Sequence[Evidence]) -> str:
        """The two sentences before the evidence: what its pronouns may mean."""
        first = evidence[0].sentence
        return " ".join(self.document.words(self.document.sentence(n)) for n in range(max(1, first - 2), first))

    def foreign_names(self, text: str, source: str, own: Sequence[str]) -> list[str]:
        """Names in `text` that neither `source` nor the names of the actors who are in it or in `own` hold."""
        names = names_in(text, self.common_words)
        if not names:
            return []
        held = set(words(source))
        for id in own:
            held.update(word for name in self._names[id] for word in words(name))
        for aliases in self._names.values():
            if any(set(words(alias)) <= held for alias in aliases):
                held.update(word for alias in aliases for word in words(alias))
        held |= stands_for(source)
        return [name for name in names if any(not _is_held(word, held) for word in words(name))]

    def foreign_figures(self, text: str, source: str) -> list[str]:
        """Figures of `text` outside of its dates that `source` does not state; the year of publication is stated."""
        bare = self.without_dates(text)
        year = str(self.published.year) if self.published else ""
        return [figure for figure in foreign_figures(bare, f"{source} {year}") if figure != year]

    def foreign_dates(self, text: str, evidence: Sequence[Evidence], source: str) -> list[str]:
        """Dates of `text` that are not in the evidence's sentences, neither in words nor in days."""
        if not _MAY_BE_DATE.search(text):
            return []
        lower = " ".join(source.casefold().split())
        foreign = []
        for found in calendar.find(text):
            if " ".join(found.text.casefold().split()) in lower or not _SPECIFIC.search(found.text):
                continue
            meant = self._days(found.text)
            if meant is None or any(_meet(meant, days) for days in self._days_in(evidence)):
                continue
            if all(figure in source for figure in re.findall(r"\d+", found.text)) and set(words(found.text)) <= set(
                words(source)
            ):
                continue
            foreign.append(found.text)
        return foreign

    def without_dates(self, text: str) -> str:
        """A text whose date expressions are blank, so that their figures are not counted twice."""
        if not _MAY_BE_DATE.search(text):
            return text
        for found in reversed(calendar.find(text)):
            if _SPECIFIC.search(found.text):
                text = f"{text[: found.start]} {_MARK} {text[found.end :]}"
        return text

    def _days(self, expression: str) -> tuple[Day, Day] | None:
        value = calendar.resolve(expression, anchor=self.published).value
        return calendar.bounds(value) if value else None

    def _days_in(self, evidence: Sequence[Evidence]) -> Iterator[tuple[Day, Day]]:
        numbers = {e.sentence for e in evidence}
        for date in self.brief.dates:
            if date.value and numbers & {e.sentence for e in date.evidence} and (days := calendar.bounds(date.value)):
                yield days
        for number in sorted(numbers):
            sentence = self.document.sentence(number)
            for found in calendar.find(self.document.text, sentence.start, sentence.end):
                if days := self._days(found.text):
                    yield days

    @cached_property
    def common_words(self) -> frozenset[str]:
        """Words that the article has in lower case: at the head of a sentence they are no names."""
        return frozenset(re.findall(r"(?<![^\W_])[a-zß-öø-ÿ][^\W\d_]+", self.document.text))


_MAY_BE_DATE = re.compile(
    r"\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|yester|tomorrow|today|week|"
    r"month|year|spring|summer|autumn|fall|winter|decade|century|quarter|christmas|easter)",
    re.IGNORECASE,
)
_SPECIFIC = re.compile(
    r"\d{4}|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|yester|tomorrow|today)",
    re.IGNORECASE,
)
"""Dates that can be told wrong: with a year, a month or a weekday."""


def _problems(item: object, article: _Article) -> Iterator[tuple[What, str, str]]:
    """What one item says beyond its evidence."""
    match item:
        case Passage():
            yield from _beyond(item.text, item.evidence, (), article, negatable=True)
        case Action():
            source = (item.attributed_to.actor,) if item.attributed_to and item.attributed_to.actor else ()
            own = (*item.actors, *item.recipients, *source)
            text = item.action if item.location is None else f"{item.action} ({item.location})"
            negatable = item.status in {Status.HAPPENED, Status.ONGOING}
            yield from _beyond(text, item.evidence, own, article, negatable=negatable)
        case Position():
            own = (*item.holders, *item.addressees)
            if not item.quote or item.statement not in item.quote:
                yield from _beyond(item.statement, item.evidence, own, article, negatable=True)
            yield from _beyond(item.topic, item.evidence, own, article, negatable=False)


def _beyond(
    text: str, evidence: Sequence[Evidence], own: Sequence[str], article: _Article, *, negatable: bool
) -> Iterator[tuple[What, str, str]]:
    source = article.sentences_of(evidence)
    if " ".join(text.split()) in " ".join(source.split()):
        return
    for name in article.foreign_names(text, f"{article.before(evidence)} {source}", own):
        yield "name", name, f"{name!r} is not in the sentences it rests on"
    for date in article.foreign_dates(text, evidence, source):
        yield "date", date, f"{date!r} is not a date of the sentences it rests on"
    for figure in article.foreign_figures(text, source):
        yield "figure", figure, f"the figure {figure} is not in the sentences it rests on"
    if negatable and (word := flipped_negation(text, source)):
        yield "negation", word, f"it differs from the sentences it rests on by {word!r}"


def _is_held(word: str, held: set[str]) -> bool:
    return word in held or any(word.removesuffix(end) in held for end in ("s", "es", "'")) or f"{word}s" in held


def _meet(one: tuple[Day, Day], other: tuple[Day, Day]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _is_whole(refused: Ungrounded) -> bool:
    """Whether a whole item was refused, not only an alias or a place of one that stands."""
    return set(refused.item) not in ({"name", "alias"}, {"action", "location"})


def _label(refused: Ungrounded) -> str:
    for key in ("name", "action", "text", "statement", "topic"):
        if refused.item.get(key):
            return str(refused.item[key])
    return ""

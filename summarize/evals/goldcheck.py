"""What is wrong with a gold file that parses: labels against the article, and against each other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from summarize import calendar
from summarize.document import Document, Sentence
from summarize.evals.gold import GoldAction, GoldActor, GoldDate, GoldEvidence, GoldPosition, quote_parts
from summarize.evals.marks import Marked, Problem
from summarize.grounding.lookup import find_all
from summarize.grounding.names import normal_name


def problems_of(gold: Any, document: Document, marked: Marked, path: Path) -> Iterator[Problem]:
    """Everything that does not hold. As it goes, it gives each piece of evidence its offsets."""

    def problem(where: tuple[str | int, ...], what: str, fix: str, *, warning: bool = False) -> Problem:
        return Problem(str(path), marked.line(where), what, fix, "warning" if warning else "error")

    if gold.document != path.stem:
        yield problem(("document",), f"document is {gold.document!r}", f"call it {path.stem!r} as the file is called")
    if gold.article_sha256 != document.sha256:
        yield problem(
            ("article_sha256",), "the article changed since it was labelled", f"check every label, then write {document.sha256}"
        )  # fmt: skip
    seen: dict[str, str] = {}
    for name, index, item in gold.items():
        where = (name, index)
        if item.id in seen:
            yield problem(
                (*where, "id"), f"the id {item.id!r} is taken by one of the {seen[item.id]}", "choose another"
            )
        seen[item.id] = name
        for place, evidence in enumerate(item.evidence):
            found = _place(evidence, document)
            if isinstance(found, tuple):
                evidence._span = found
            else:
                yield problem((*where, "evidence", place), found, _hint(evidence, document))
    actors = {actor.id for actor in gold.actors}
    dates = {date.id for date in gold.dates}
    for name, index, item in gold.items():
        where = (name, index)
        match item:
            case GoldActor():
                yield from _actor_problems(item, where, document, problem)
            case GoldDate():
                yield from _date_problems(item, where, problem)
            case GoldAction():
                for field in ("actors", "recipients"):
                    yield from _unknown(getattr(item, field), actors, (*where, field), "actor", problem)
                yield from _unknown((item.date,) if item.date else (), dates, (*where, "date"), "date", problem)
                for source in item.attributed_to:
                    if source not in actors and not _stands_in(source, document):
                        what = f"{source!r} is neither the id of an actor nor in the article"
                        yield problem((*where, "attributed_to"), what, "correct the id, or use the article's words")
                for words in item.location:
                    if not _stands_in(words, document):
                        yield problem((*where, "location"), f"{words!r} is not in the article", "use its words")
            case GoldPosition():
                for field in ("holders", "addressees"):
                    yield from _unknown(getattr(item, field), actors, (*where, field), "actor", problem)
                if not item.holders:
                    yield problem(where, f"{item.id} has no holder", "name whose position it is", warning=True)
                yield from _quote_problems(item, where, document, problem)
    yield from _shared_names(gold, problem)


def _place(evidence: GoldEvidence, document: Document) -> tuple[int, int] | str:
    """Where the evidence is, or what is wrong with it. It starts in its sentence; an end behind it is allowed."""
    if evidence.sentence > len(document.sentences):
        return f"there is no sentence {evidence.sentence}; the article has {len(document.sentences)}"
    sentence = document.sentence(evidence.sentence)
    places = _places(evidence.text, document, sentence)
    if len(places) >= evidence.occurrence:
        start = places[evidence.occurrence - 1]
        return start, start + len(evidence.text)
    if places:
        return f"sentence {evidence.sentence} holds {evidence.text!r} {len(places)} times, not {evidence.occurrence}"
    return f"{_short(evidence.text)} is not in sentence {evidence.sentence}"


def _places(text: str, document: Document, sentence: Sentence) -> list[int]:
    places = []
    at = document.text.find(text, sentence.start)
    while 0 <= at < sentence.end:
        before, behind = document.text[at - 1 : at], document.text[at + len(text) : at + len(text) + 1]
        if not (text[0].isalnum() and before.isalnum()) and not (text[-1].isalnum() and behind.isalnum()):
            places.append(at)
        at = document.text.find(text, at + 1)
    return places


def _hint(evidence: GoldEvidence, document: Document) -> str:
    elsewhere = [s.number for s in document.sentences if _places(evidence.text, document, s)]
    if elsewhere:
        return "it is in sentence " + ", ".join(map(str, elsewhere[:3]))
    if evidence.sentence <= len(document.sentences):
        sentence = document.sentence(evidence.sentence)
        for start, end, _ in find_all(evidence.text, document.words(sentence)):
            return f"the sentence has {_short(document.words(sentence)[start:end])}"
    return "copy it from the article, character for character"


def _unknown(ids: Any, known: set[str], where: Any, what: str, problem: Any) -> Iterator[Problem]:
    for id in ids:
        if id not in known:
            yield problem(
                where, f"{id!r} is not the id of {'an' if what[0] == 'a' else 'a'} {what}", "add it, or correct the id"
            )


def _actor_problems(actor: GoldActor, where: Any, document: Document, problem: Any) -> Iterator[Problem]:
    for name in actor.names:
        if not _stands_in(name, document):
            yield problem(where, f"the name {name!r} is not in the article", "use names of the article only")


def _date_problems(date: GoldDate, where: Any, problem: Any) -> Iterator[Problem]:
    for value in date.value:
        if value is not None and not calendar.is_edtf(value):
            yield problem(
                (*where, "value"), f"{value!r} is not an EDTF date", "such as 2022-01-20, 2022-01, 2022-01/2022-03"
            )
    for evidence in date.evidence:
        if evidence.text != date.text:
            yield problem(
                (*where, "evidence"),
                f"the evidence is {_short(evidence.text)}, the date {_short(date.text)}",
                "make them the same",
            )


def _quote_problems(position: GoldPosition, where: Any, document: Document, problem: Any) -> Iterator[Problem]:
    direct = {"direct", "mixed"} & {str(t) for t in position.quote_type}
    if position.quote is None:
        if direct == set(map(str, position.quote_type)):
            yield problem(
                (*where, "quote"),
                f"{position.id} is {min(direct)} but has no quote",
                "copy the quoted words",
                warning=True,
            )
        return
    for part in quote_parts(position.quote):
        if part not in document.text:
            fix = "copy it from the article; join the parts of an interrupted quotation with ' […] '"
            yield problem((*where, "quote"), f"the quotation {_short(part)} is not in the article", fix)


def _shared_names(gold: Any, problem: Any) -> Iterator[Problem]:
    owners: dict[str, str] = {}
    for index, actor in enumerate(gold.actors):
        for name in actor.names:
            other = owners.setdefault(normal_name(name), actor.id)
            if other != actor.id:
                what = f"{name!r} names both {other!r} and {actor.id!r}"
                yield problem(("actors", index), what, "give the name to one of them", warning=True)


def _stands_in(words: str, document: Document) -> bool:
    return bool(find_all(words, document.text) or find_all(words.casefold(), document.text.casefold()))


def _short(text: str) -> str:
    return repr(text if len(text) <= 70 else f"{text[:50]} … {text[-15:]}")

"""Events: the clauses that are actions, with PLOVER type, status, recipients and source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from summarize.draft import EventType, Status
from summarize.readers.rules.actors import Entity
from summarize.readers.rules.clauses import Clause, Phrase, is_so_called
from summarize.readers.rules.lexicon import control_status, data, event_types, reporting_groups, words
from summarize.readers.rules.reference import Referents
from summarize.readers.rules.sentences import NewsSentence
from summarize.readers.rules.speech import Speech
from summarize.readers.rules.wording import tidy

_FUTURE = frozenset({"will", "shall", "wo", "'ll", "would"})
_MAYBE = frozenset({"could", "may", "might"})
_RECIPIENT_PREPOSITIONS = frozenset(
    "with against on to at by from for toward towards of over between into upon".split()
)
_ALLEGED = re.compile(
    r"\b(?:allegedly|reportedly|alleged|purportedly|is accused of|are accused of|was accused of)\b",
    re.IGNORECASE,
)
_IF = re.compile(r"\b(?:if|unless|provided that|should)\b", re.IGNORECASE)


class Event(NamedTuple):
    """An action in the making; `words` is the clause in the article's words."""

    sentence: NewsSentence
    actors: list[Entity]
    recipients: list[Entity]
    words: str
    event_type: EventType | None
    status: Status
    source: str | None
    date: str | None
    location: str | None


def find_events(
    sentence: NewsSentence, clauses: Sequence[Clause], speech: Sequence[Speech], referents: Referents
) -> list[Event]:
    """The actions of one sentence, in order. A verb that only reports, states or describes is none."""
    if sentence.is_headline:
        return []
    events: list[Event] = []
    for number, clause in enumerate(clauses):
        if clause.in_quotation or is_so_called(sentence, clause):
            continue
        acting = referents.of(sentence, clause.subject, acting=_is_event(sentence, clause) and not clause.relative)
        caused = _caused(sentence, clause, clauses[number - 1]) if number else None
        if caused is not None:
            acting = referents.of(sentence, caused, acting=True)
        event = _event(sentence, clause, acting, _report_of(sentence, clause, number, speech), referents)
        if event:
            events.append(event)
            referents.note([entity for entity in event.recipients if entity.kind == "group"])
            referents.note(event.actors)
        elif acting and not clause.group.passive:
            referents.note(acting)
    return events


def _caused(sentence: NewsSentence, clause: Clause, before: Clause) -> tuple[Phrase, ...] | None:
    """The object that a causative verb makes do this: "prompted the United States to impose sanctions"."""
    chunks = sentence.chunks
    if clause.subject or before.verb not in words("events", "causative") or not before.object or clause.place == 0:
        return None
    follows = chunks[clause.place - 1].kind == "NP" and chunks[clause.place - 1].start == before.object[-1].first
    return before.object if follows else None


def _antecedent(sentence: NewsSentence, clause: Clause) -> str | None:
    """The noun phrase that a clause without an object belongs to: "two tests it performed"."""
    if clause.object or not clause.subject or clause.group.passive:
        return None
    for place, chunk in enumerate(sentence.chunks):
        if place and chunk.start == clause.subject[0].first and sentence.chunks[place - 1].kind == "NP":
            return sentence.words(sentence.chunks[place - 1].start, sentence.chunks[place - 1].end)
    return None


def nominal_events(sentence: NewsSentence, referents: Referents) -> list[Event]:
    """Events that a noun names, behind the possessive of who did it: "Pyongyang's fourth missile launch"."""
    if sentence.is_headline:
        return []
    nouns = data("events")["nominal"]
    events = []
    for mention in sentence.mentions:
        entity = referents.cast.by_place.get(mention.start)
        after = mention.last
        if (
            entity is None
            or after >= len(sentence.tokens)
            or sentence.tokens[after].tag != "POS"
            or sentence.in_quotation(mention.start)
        ):
            continue
        end = after + 1
        while (
            end < len(sentence.tokens)
            and sentence.tokens[end].tag.startswith(("JJ", "NN", "CD", "VBN"))
            and sentence.tokens[end].text[0].isalnum()
        ):
            end += 1
        head = sentence.tokens[end - 1].text.lower()
        if end - 1 > after and head in nouns:
            name = nouns[head]
            events.append(
                Event(
                    sentence,
                    [entity],
                    [],
                    sentence.words(after + 1, end),
                    EventType(name) if name else None,
                    Status.HAPPENED,
                    None,
                    _near(sentence, end),
                    None,
                )
            )
    return events


def _near(sentence: NewsSentence, token: int) -> str | None:
    """The date expression that stands right behind a token, a preposition between them allowed."""
    for date in sentence.dates:
        if token < len(sentence.tokens) and 0 <= date.start - sentence.tokens[token - 1].end <= 5:
            return date.text
    return None


def _main(sentence: NewsSentence, clause: Clause) -> str:
    """The lemma that decides the event: behind a control verb that of its complement, "seek to develop" develop."""
    verbs = [sentence.tokens[i].lemma for i in clause.group.verbs]
    index = 0
    while index + 1 < len(verbs) and (
        verbs[index] in control_status()
        or verbs[index] in words("events", "stative")
        or verbs[index] in {"have", "go", "begin", "start", "continue", "move"}
    ):
        index += 1
    return verbs[index]


def _is_event(sentence: NewsSentence, clause: Clause) -> bool:
    verb = _main(sentence, clause)
    if verb in words("events", "stative"):
        return False
    known = verb in event_types() or verb in words("events", "none")
    return known or (verb in reporting_groups() and reporting_groups()[verb] in {"support", "oppose", "request"})


def _event(
    sentence: NewsSentence, clause: Clause, acting: list[Entity], report: Speech | None, referents: Referents
) -> Event | None:
    verb = _main(sentence, clause)
    if not _is_event(sentence, clause):
        return None
    if not clause.group.finite and not clause.shared and (clause.subject or not acting):
        return None
    if verb in {"report", "note", "claim", "add", "record", "post"} or (
        verb in reporting_groups()
        and reporting_groups()[verb] in {"plain", "opinion"}
        and verb not in {"announce", "declare", "pledge", "vow", "promise", "warn", "admit", "propose", "recommend"}
    ):
        return None
    targets = _recipients(sentence, clause, referents)
    if clause.group.passive:
        agents = referents.of(sentence, [p for p in clause.phrases if p.preposition == "by"], acting=True)
        acting, targets = agents, acting
        if not acting and not targets:
            return None
    elif not acting:
        return None
    targets = [t for t in targets if t not in acting]
    start = clause.group.first
    while (
        start < clause.group.verbs[0]
        and (sentence.tokens[start].tag in {"RB", "MD"} or sentence.tokens[start].lemma in {"have", "be", "do"})
        and not clause.group.passive
        and not clause.group.negated
    ):
        start += 1
    words_ = tidy(sentence.words(start, max(clause.end, clause.group.last))).removeprefix("to ")
    if antecedent := _antecedent(sentence, clause):
        words_ = f"{sentence.words(start, clause.group.last)} {antecedent}"
    if (
        len(words_.split()) < 2
        and not targets
        and verb not in {"resign", "protest", "surrender", "strike", "withdraw", "march"}
    ):
        return None
    event_type = _type(sentence, clause, verb)
    status = _status(sentence, clause, report)
    return Event(
        sentence,
        acting,
        targets,
        words_,
        event_type,
        status,
        _source_of(report, acting),
        _date(sentence, clause),
        _location(sentence, clause),
    )


def _report_of(sentence: NewsSentence, clause: Clause, number: int, speech: Sequence[Speech]) -> Speech | None:
    place = sentence.tokens[clause.group.verbs[0]].start
    return next((s for s in speech if s.start <= place < s.end and s.clause != number), None)


def _source_of(report: Speech | None, acting: Sequence[Entity]) -> str | None:
    if report is None:
        return None
    if report.speakers:
        return None if acting and report.speakers == list(acting) else report.speakers[0].name
    return report.source


def _recipients(sentence: NewsSentence, clause: Clause, referents: Referents) -> list[Entity]:
    found = referents.of(sentence, clause.object, acting=True)
    if found and clause.verb not in data("events")["light_verbs"]:
        return found
    for phrase in clause.phrases[:4]:
        if phrase.preposition not in {*_RECIPIENT_PREPOSITIONS, "and"}:
            break
        if phrase.preposition in _RECIPIENT_PREPOSITIONS and not (clause.group.passive and phrase.preposition == "by"):
            named = referents.of(sentence, [phrase], acting=phrase.preposition in {"on", "against", "with"})
            found += [
                e
                for e in named
                if e not in found and (e.kind != "unknown" or phrase.preposition in {"with", "against"})
            ]
            if found and phrase.preposition not in {"with", "and"}:
                break
    return found


def _type(sentence: NewsSentence, clause: Clause, verb: str) -> EventType | None:
    first = sentence.tokens[clause.group.verbs[0]].lemma
    if first != verb and first in {"refuse", "decline", "threaten", "agree"}:
        return {"threaten": EventType.THREATEN, "agree": EventType.AGREE}.get(first, EventType.REJECT)
    if verb in data("events")["light_verbs"]:
        nouns = data("events")["light"]
        for phrase in clause.object:
            for token in reversed(sentence.tokens[phrase.first : phrase.last]):
                if token.text.lower() in nouns:
                    return EventType(nouns[token.text.lower()])
    particle = sentence.tokens[clause.group.last].text.lower() if clause.group.last < len(sentence.tokens) else ""
    name = event_types().get(f"{verb} {particle}") or event_types().get(verb)
    return EventType(name) if name else None


def _status(sentence: NewsSentence, clause: Clause, report: Speech | None) -> Status:
    group = clause.group
    tokens = sentence.tokens
    first = tokens[group.verbs[0]].lemma
    stretch = sentence.words(max(0, group.first - 4), min(len(tokens), group.last + 2))
    if report and report.verb == "deny":
        return Status.DENIED
    if group.negated:
        return Status.DID_NOT_HAPPEN
    if len(group.verbs) > 1 and (status := control_status().get(first)):
        return Status(status)
    if first in {"urge", "call", "demand", "ask", "request", "appeal", "press"} and _main(sentence, clause) == first:
        return Status.HAPPENED
    if group.modal in _MAYBE or _IF.search(_before(sentence, clause)):
        return Status.CONDITIONAL
    if group.modal in _FUTURE:
        if report and report.verb in {"threaten"}:
            return Status.THREATENED
        supposed = " if " in sentence.text or sentence.text.startswith(("If ", "Should ", "Were ", "Unless "))
        return Status.CONDITIONAL if group.modal == "would" and supposed else Status.PLANNED
    if group.modal in {"should", "must"}:
        return Status.CALLED_FOR
    if _ALLEGED.search(stretch) or (report and report.verb in {"allege", "accuse"}):
        return Status.ALLEGED
    if group.progressive:
        return Status.ONGOING
    return Status.HAPPENED


def _before(sentence: NewsSentence, clause: Clause) -> str:
    """The words of the clause before its verb, from the last comma or conjunction on."""
    start = clause.subject[0].first if clause.subject else clause.group.first
    return sentence.words(max(0, start - 2), clause.group.first)


def _date(sentence: NewsSentence, clause: Clause) -> str | None:
    """The date expression inside the clause, or else the only one of the sentence."""
    tokens = sentence.tokens
    start = tokens[clause.subject[0].first].start if clause.subject else tokens[clause.group.first].start
    end = tokens[min(clause.end, len(tokens)) - 1].end
    inside = [d for d in sentence.dates if min(start, tokens[clause.group.first].start) <= d.start < end + 12]
    return inside[0].text if inside else None


def _location(sentence: NewsSentence, clause: Clause) -> str | None:
    for phrase in clause.phrases:
        if phrase.preposition in {"in", "at", "near", "outside"} and any(
            m.first >= phrase.first and m.last <= phrase.last for m in sentence.mentions
        ):
            return sentence.words(phrase.first, phrase.last).removeprefix("the ")
    return None

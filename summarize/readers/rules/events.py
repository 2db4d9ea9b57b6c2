"""Events: the clauses that are actions, with PLOVER type, status, recipients and source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from summarize.draft import EventType, Status
from summarize.readers.rules.clauses import Clause
from summarize.readers.rules.constructions import (
    agents_of,
    end_of_demand,
    has_pronoun_subject,
    is_condition,
    is_nobody,
    is_so_called,
)
from summarize.readers.rules.details import (
    date_of,
    location_of,
    recipients_of,
    type_of,
    without_date,
    wording_of,
)
from summarize.readers.rules.entities import Entity
from summarize.readers.rules.eventive import (
    describes,
    hangs_on_passive,
    is_event,
    is_expletive,
    is_human,
    is_in_message,
    is_mishap,
    is_own_deed,
    is_pledge,
    is_state,
    is_told_in_quotation,
)
from summarize.readers.rules.happenings import (
    counted_head,
    happening,
    is_beside,
    is_blow,
    is_complete,
    is_scheduled,
    is_suffered,
    is_timetabled,
    is_told,
    is_toll,
    is_treated,
)
from summarize.readers.rules.lexicon import data, event_types, reporting_groups, words
from summarize.readers.rules.modality import main_verb, status_of
from summarize.readers.rules.phrases import Phrase
from summarize.readers.rules.reference import Referents
from summarize.readers.rules.sentences import NewsSentence
from summarize.readers.rules.speech import Speech
from summarize.readers.rules.wording import tidy


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
        if is_so_called(sentence, clause) or describes(sentence, clause) or is_in_message(sentence, clause):
            continue
        pledged = clause.in_quotation and is_pledge(sentence, clause)
        own = pledged or (clause.in_quotation and is_own_deed(sentence, clause))
        if clause.in_quotation and not own and not is_told_in_quotation(sentence, clause):
            continue
        if is_condition(sentence, clause) or is_expletive(sentence, clause) or is_mishap(sentence, clause):
            continue
        possessor = _possessor(sentence, clause, referents) if clause.group.passive else []
        before = clauses[number - 1] if number else None
        report = _report_of(sentence, clause, number, speech)
        if before is not None and (deed := _deed(sentence, clause, before, referents)):
            events.append(deed)
            continue
        acting = referents.of(
            sentence,
            clause.subject,
            acting=is_event(sentence, clause),
            told_by=_tellers(sentence, clause, report),
            human=is_human(sentence, clause) and not clause.group.passive,
        )
        if nobody := is_nobody(sentence, clause):
            acting = []
        if own:
            acting = _speakers(sentence, clause, report)
            if not acting:
                continue
        if len(acting) == 1 and has_pronoun_subject(sentence, clause):
            objects = referents.of(sentence, clause.object)
            if acting[0] in objects:  # "It ordered the company": somebody else
                acting = referents.of(sentence, clause.subject, acting=True, apart=objects)
        if before is not None and (caused := _caused(sentence, clause, before)) is not None:
            acting = referents.of(sentence, caused, acting=True)
        event = _event(sentence, clause, acting, report, referents, nobody=nobody)
        if event:
            events.append(event)
            aside = sentence.tokens[clause.group.verbs[0]].dep == "relcl"
            for spoken_of in (event.actors, event.recipients)[:: 1 if clause.group.passive else -1]:
                referents.note(spoken_of, aside=aside)
            referents.note(possessor)
        elif acting:
            referents.note(acting)
    return events


def _possessor(sentence: NewsSentence, clause: Clause, referents: Referents) -> list[Entity]:
    """Whose the subject is, and who is spoken of next: "His death was announced by his son. He"."""
    return referents.possessor(sentence.tokens[clause.subject[0].first].text.lower()) if clause.subject else []


def _tellers(sentence: NewsSentence, clause: Clause, report: Speech | None) -> Sequence[Entity]:
    """Who says a clause, if its subject is the first whom the reported words could mean."""
    if report is None or not clause.subject:
        return ()
    place = sentence.tokens[clause.subject[0].first].start
    others = [m for m in sentence.mentions if report.start <= m.start < place and m.kind != "adjective"]
    return () if others else report.speakers


def _speakers(sentence: NewsSentence, clause: Clause, report: Speech | None) -> list[Entity]:
    """Who "I" or "we" is in quoted words; a person who says "we" speaks for the body that the role names."""
    if report is None:
        return []
    plural = sentence.tokens[clause.subject[0].head].text.lower() == "we"
    bodies = [e.home for e in report.speakers if plural and e.home and e.home.kind in {"organization", "government"}]
    return bodies or list(report.speakers)


def _caused(sentence: NewsSentence, clause: Clause, before: Clause) -> tuple[Phrase, ...] | None:
    """The object that a causative verb makes do this: "prompted the United States to impose sanctions"."""
    chunks = sentence.chunks
    if clause.subject or before.verb not in words("events", "causative") or not before.object or clause.place == 0:
        return None
    follows = chunks[clause.place - 1].kind == "NP" and chunks[clause.place - 1].start == before.object[-1].first
    return before.object if follows else None


def _deed(sentence: NewsSentence, clause: Clause, before: Clause, referents: Referents) -> Event | None:
    """What somebody is accused of, convicted of, or denies: "accused Acme of hiring agency workers"."""
    rule = data("events")["deeds"].get(before.verb)
    gerund = sentence.tokens[clause.group.verbs[0]].tag == "VBG"
    if rule is None or not gerund or clause.group.finite or clause.place == 0:
        return None
    lead = sentence.chunks[clause.place - 1]
    word = sentence.tokens[lead.start].text.lower()
    behind_object = word in {"of", "with", "for"}
    by_object = rule["doer"] == "object" and behind_object
    if not by_object and not (rule["doer"] == "subject" and lead.end == before.group.last):
        return None
    one, other = (before.object, before.subject) if by_object else (before.subject, ())
    if before.group.passive and by_object:
        one, other = before.subject, tuple(agents_of(before))
    doers = referents.of(sentence, one, acting=True)
    accusers = referents.of(sentence, other, acting=True)
    if not doers:
        return None
    targets = [t for t in recipients_of(sentence, clause, referents) if t not in doers]
    return Event(
        sentence,
        doers,
        targets,
        tidy(sentence.words(clause.group.first, max(clause.end, clause.group.last))),
        type_of(sentence, clause, main_verb(sentence, clause), doers),
        Status.DID_NOT_HAPPEN if clause.group.negated else Status(rule["status"]),
        accusers[0].name if accusers else doers[0].name if rule["doer"] == "subject" else None,
        date_of(sentence, clause),
        location_of(sentence, clause),
    )


def _event(
    sentence: NewsSentence,
    clause: Clause,
    acting: list[Entity],
    report: Speech | None,
    referents: Referents,
    *,
    nobody: bool,
) -> Event | None:
    """The action that a clause tells, of those whom its subject means; none if it states or hangs on another."""
    verb = main_verb(sentence, clause)
    happens = not clause.in_quotation and bool(happening(sentence, clause))
    scheduled = is_scheduled(sentence, clause)
    if not is_event(sentence, clause) and not happens and not scheduled:
        return None
    toll = not acting and is_toll(sentence, clause, verb)
    if not clause.group.finite and not _tells(sentence, clause, acting, toll=toll):
        return None
    modal = clause.in_quotation and clause.group.modal
    objects = [] if modal else recipients_of(sentence, clause, referents, acting)
    if clause.group.passive:
        parts = _passive_parts(sentence, clause, acting, objects, referents, scheduled=scheduled)
    elif acting or toll or happens or nobody or is_blow(sentence, clause, verb):
        parts = _active_parts(sentence, clause, acting, objects, referents)
    else:
        parts = None
    if parts is None:
        return None
    wording = without_date(sentence, wording_of(sentence, clause))
    if verb == "want":
        wording = tidy(sentence.words(clause.group.first, end_of_demand(sentence, clause)))
    if (clause.group.passive or happens or nobody) and not parts.subject_told:
        wording = _with_subject(sentence, clause, wording)
    known = verb in words("events", "complete") or verb in event_types() or is_complete(sentence, clause, verb)
    if len(wording.split()) < 2 and (not clause.group.finite or not (parts.recipients or known)):
        return None
    return Event(
        sentence,
        parts.actors,
        [r for r in parts.recipients if r not in parts.actors],
        wording,
        type_of(sentence, clause, verb, parts.actors),
        Status.PLANNED if scheduled or is_timetabled(sentence, clause) else status_of(sentence, clause, report),
        _source_of(report),
        date_of(sentence, clause),
        location_of(sentence, clause),
    )


def _tells(sentence: NewsSentence, clause: Clause, acting: Sequence[Entity], *, toll: bool) -> bool:
    """Whether a verb without tense tells an action of its own: "closed the mill and dismissed its staff"."""
    if not clause.shared:
        return toll or (bool(acting) and (not clause.subject or is_beside(sentence, clause)))
    asks = event_types().get(main_verb(sentence, clause)) == EventType.REQUEST and clause.phrases
    return bool(clause.object or clause.group.passive or asks) and not hangs_on_passive(sentence, clause)


class _Parts(NamedTuple):
    """Who acts in an event and on whom; `subject_told` if the subject of a passive is among them."""

    actors: list[Entity]
    recipients: list[Entity]
    subject_told: bool


def _passive_parts(
    sentence: NewsSentence,
    clause: Clause,
    acting: list[Entity],
    objects: list[Entity],
    referents: Referents,
    *,
    scheduled: bool,
) -> _Parts | None:
    """The agent behind "by" and what the subject means, or else who is behind "to": "was sold to the Acme Group"."""
    verb = main_verb(sentence, clause)
    agents = referents.of(sentence, agents_of(clause), acting=True)
    if not agents and not scheduled and is_state(sentence, clause, verb):
        return None
    if agents and all(e.kind == "media" for e in agents) and reporting_groups().get(verb) == "plain":
        return None  # "was reported by CNN"
    to = [p for p in clause.phrases if p.preposition == "to"]
    given = referents.of(sentence, to, acting=True, human=False) if objects and not acting else []
    if not agents and not acting and not given and not is_told(sentence, clause):
        return None
    return _Parts(agents, acting or given, subject_told=bool(acting))


def _active_parts(
    sentence: NewsSentence, clause: Clause, acting: list[Entity], objects: list[Entity], referents: Referents
) -> _Parts:
    """The subject and the objects, or the other way round for what somebody suffers."""
    verb = main_verb(sentence, clause)
    if not acting or not is_suffered(sentence, clause, verb):
        return _Parts(acting, objects, subject_told=bool(objects))
    doers = agents_of(clause) if is_treated(sentence, clause, verb) else []
    return _Parts(referents.of(sentence, doers, acting=True), acting, subject_told=True)


def _with_subject(sentence: NewsSentence, clause: Clause, wording: str) -> str:
    """The words of a clause with those of its subject, if no actor stands for it: "the mill was closed"."""
    if not clause.subject or clause.relative:
        return wording
    first, last = clause.subject[0].first, clause.subject[-1].last
    last = max(last, counted_head(sentence, clause.subject[-1]) + 1)
    between = {t.text.lower() for t in sentence.tokens[last : clause.group.first]}
    if between & {"not", "n't", "n’t", "never"}:
        return wording  # "The vote, which is not binding, was boycotted"
    left_out = sentence.words(clause.group.first, clause.group.verbs[0])
    had = f"{left_out} " if left_out and not wording.startswith(left_out) else ""
    return f"{sentence.words(first, last)} {had}{wording}"


def _report_of(sentence: NewsSentence, clause: Clause, number: int, speech: Sequence[Speech]) -> Speech | None:
    verb = sentence.tokens[clause.group.verbs[0]]
    aside = verb.dep == "relcl"
    return next(
        (
            s
            for s in speech
            if s.start <= verb.start < s.end and s.clause != number and not (aside and s.verb == "according")
        ),
        None,
    )


def _source_of(report: Speech | None) -> str | None:
    if report is None:
        return None
    return report.speakers[0].name if report.speakers else report.source

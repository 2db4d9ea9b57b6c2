"""Events: the clauses that are actions, with PLOVER type, status, recipients and source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarize import calendar
from summarize.draft import EventType, Status
from summarize.readers.rules.actors import Entity
from summarize.readers.rules.clauses import (
    Clause,
    Phrase,
    end_of_clause,
    end_of_demand,
    end_of_that,
    end_of_what,
    is_condition,
    is_demand,
    is_order,
    is_so_called,
)
from summarize.readers.rules.lexicon import data, event_types, person_kind, reporting_groups, words
from summarize.readers.rules.modality import main_verb, status_of
from summarize.readers.rules.reference import Referents
from summarize.readers.rules.sentences import NewsSentence
from summarize.readers.rules.speech import Speech
from summarize.readers.rules.tokens import Token, children
from summarize.readers.rules.verbs import FINITE, SUBJECTS
from summarize.readers.rules.wording import tidy

_RECIPIENT_PREPOSITIONS = frozenset(
    "with against on to at by from for toward towards of over between into upon".split()
)


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
        if is_so_called(sentence, clause) or _describes(sentence, clause):
            continue
        pledged = clause.in_quotation and _is_pledge(sentence, clause)
        if clause.in_quotation and not pledged and not _is_told_in_quotation(sentence, clause):
            continue
        if is_condition(sentence, clause) or _is_expletive(sentence, clause):
            continue
        before = clauses[number - 1] if number else None
        report = _report_of(sentence, clause, number, speech)
        if before is not None and (deed := _deed(sentence, clause, before, referents)):
            events.append(deed)
            continue
        acting = referents.of(
            sentence, clause.subject, acting=is_event(sentence, clause), told_by=_tellers(sentence, clause, report)
        )
        if pledged:
            acting = _speakers(sentence, clause, report)
            if not acting:
                continue
        if len(acting) == 1 and _is_pronoun(sentence, clause):
            objects = referents.of(sentence, clause.object)
            if acting[0] in objects:  # "It ordered the company": somebody else
                acting = referents.of(sentence, clause.subject, acting=True, apart=objects)
        if before is not None and (caused := _caused(sentence, clause, before)) is not None:
            acting = referents.of(sentence, caused, acting=True)
        event = _event(sentence, clause, acting, report, referents)
        if event:
            events.append(event)
            aside = sentence.tokens[clause.group.verbs[0]].dep == "relcl"
            for spoken_of in (event.actors, event.recipients)[:: 1 if clause.group.passive else -1]:
                referents.note(spoken_of, aside=aside)
        elif acting:
            referents.note(acting)
    return events


def _tellers(sentence: NewsSentence, clause: Clause, report: Speech | None) -> Sequence[Entity]:
    """Who says a clause, if its subject is the first whom the reported words could mean."""
    if report is None or not clause.subject:
        return ()
    place = sentence.tokens[clause.subject[0].first].start
    others = [m for m in sentence.mentions if report.start <= m.start < place and m.kind != "adjective"]
    return () if others else report.speakers


def _is_pronoun(sentence: NewsSentence, clause: Clause) -> bool:
    return len(clause.subject) == 1 and sentence.tokens[clause.subject[0].head].tag == "PRP"


def _is_expletive(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether "it" only stands for what follows: "it was agreed that the port would close"."""
    tokens = sentence.tokens
    empty = len(clause.subject) == 1 and tokens[clause.subject[0].head].text.lower() == "it"
    return empty and clause.group.passive and bool(list(children(tokens, clause.group.verbs[-1], "ccomp")))


def _is_pledge(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether quoted words say what their speaker will do, or do it: "We will replace each chamber", "I apologise".

    The verbs that do what they say are those of Austin (1962).
    """
    performs = sentence.tokens[clause.group.first].tag == "VBP" and clause.verb in words("events", "performative")
    if not (clause.group.modal == "will" or performs) or len(clause.subject) != 1 or clause.group.passive:
        return False
    return sentence.tokens[clause.subject[0].head].text.lower() in {"i", "we"}


def _is_told_in_quotation(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether quoted words tell an event of somebody else: "The leadership blamed the soldiers"."""
    tokens, group = sentence.tokens, clause.group
    first = tokens[group.first]
    past = first.tag == "VBD" or (first.lemma == "have" and tokens[group.verbs[-1]].tag == "VBN")
    named = len(clause.subject) > 0 and all(tokens[p.head].is_noun for p in clause.subject)
    return past and named and not group.negated and not clause.relative and main_verb(sentence, clause) in event_types()


def _speakers(sentence: NewsSentence, clause: Clause, report: Speech | None) -> list[Entity]:
    """Who "I" or "we" is in quoted words; a person who says "we" speaks for the body that the role names."""
    if report is None:
        return []
    plural = sentence.tokens[clause.subject[0].head].text.lower() == "we"
    bodies = [e.home for e in report.speakers if plural and e.home and e.home.kind in {"organization", "government"}]
    return bodies or list(report.speakers)


def is_event(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether a clause's verb is one of doing: a listed one, or any other that is told as past or to come.

    The simple present of a verb that no list names tells a state or a habit ("operates two terminals").
    """
    verb = main_verb(sentence, clause)
    group = reporting_groups().get(verb)
    if clause.in_quotation and clause.object and _is_pledge(sentence, clause):
        return True
    if verb == "deny" and _reports_a_clause(sentence, clause):
        return False  # what is denied is the event
    leading = sentence.tokens[clause.group.verbs[0]].lemma
    if clause.group.modal in {"should", "must", "ought"} or leading == "need" or _is_hedge(sentence, clause, verb):
        return False
    if clause.group.progressive and verb in words("events", "weighing"):
        return True
    if verb in words("events", "ruling") or (verb == "want" and is_demand(sentence, clause)):
        return True
    if verb == "tell" and (is_order(sentence, clause) or (clause.group.passive and len(clause.group.verbs) > 1)):
        return True
    if leading != verb and leading in event_types() and group in {"plain", "opinion"}:
        return True  # "agreed to testify", "refused to say"
    if verb in words("events", "stative"):
        return False
    if group in {"plain", "opinion"} and not words("events", "speech_acts") | words("events", "with_object") >= {verb}:
        return False
    first = sentence.tokens[clause.group.verbs[0]]
    if (
        first.dep == "relcl"
        and clause.group.modal is None
        and clause.group.first == clause.group.verbs[0]
        and first.tag in {"VBZ", "VBP"}
    ):
        return False  # "whose sons attend the school"
    if verb in words("events", "with_object") and clause.object and not _reports_a_clause(sentence, clause):
        return True
    if group in {"plain", "opinion"} and _reports_a_clause(sentence, clause):
        return False
    if verb in event_types() or (group is not None and group not in {"plain", "opinion"}):
        return True
    first = sentence.tokens[clause.group.verbs[0]]
    return first.tag not in {"VBZ", "VBP"} or clause.group.modal is not None or len(clause.group.verbs) > 1


def _reports_a_clause(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether what a verb of speech announces is told by a clause of its own: "warned that it would sue"."""
    behind, tokens = clause.group.last, sentence.tokens
    if behind < len(tokens) and tokens[behind].text.lower() == "that":
        return True
    if any(tokens[i].tag in FINITE or list(children(tokens, i, "mark")) for i in children(tokens, behind - 1, "ccomp")):
        return True  # "confirmed to the paper that he had been stopped"
    return not clause.object and not clause.phrases


def _is_hedge(sentence: NewsSentence, clause: Clause, verb: str) -> bool:
    """Whether a verb only qualifies what is told: "had yet to decide", "asked not to be named", "called it a trick"."""
    group, tokens = clause.group, sentence.tokens
    said = sentence.words(group.first, group.last).lower()
    behind = tokens[group.last].text.lower() if group.last < len(tokens) else ""
    if " yet to " in f" {said} {behind} " or "not to be " in said or said.endswith("not be reached"):
        return True
    named = len(clause.object) > 1 or list(children(tokens, group.verbs[-1], "oprd", "ccomp"))
    return verb == "call" and not group.passive and behind not in {"on", "for", "off", "in", "up"} and bool(named)


def _describes(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether a clause only tells which thing is meant: "companies that he controlled", "what it earned".

    A listed event in such a clause is one all the same: "two tests it performed".
    """
    verb = sentence.tokens[clause.group.verbs[0]]
    first = clause.subject[0].first if clause.subject else 0
    if first and sentence.tokens[first - 1].text.lower() == "what" and not clause.object:
        return True
    if _asks(sentence, clause):
        return True
    if verb.dep != "relcl" or clause.relative or not clause.subject:
        return False
    if first and sentence.tokens[first - 1].text.lower() in {"when", "where", "after", "before"}:
        return False
    if clause.group.passive:
        return _is_pronoun(sentence, clause)
    lead = sentence.tokens[first - 1].text.lower() if first else ""
    if _is_singled_out(sentence, verb.head):
        return True  # "the largest penalty it has imposed"
    return not clause.object and (lead in {"that", "which", "whom"} or verb.lemma not in event_types())


def _asks(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether a clause is an indirect question for a thing: "asked what training they received"."""
    tokens, verb = sentence.tokens, clause.group.verbs[-1]
    asked = [i for i in children(tokens, verb, "dobj", "attr") if i < clause.group.first]
    return any(tokens[i].tag in {"WP", "WDT"} or list(_determined_by_what(tokens, i)) for i in asked)


def _determined_by_what(tokens: Sequence[Token], noun: int) -> Iterator[int]:
    return (i for i in children(tokens, noun, "det") if tokens[i].text.lower() in {"what", "which"})


def _is_singled_out(sentence: NewsSentence, noun: int) -> bool:
    """Whether a superlative stands before a noun: "the largest penalty"."""
    return any(sentence.tokens[i].tag in {"JJS", "RBS"} for i in children(sentence.tokens, noun, "amod", "advmod"))


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
        one, other = before.subject, tuple(p for p in before.phrases if p.preposition == "by")
    doers = referents.of(sentence, one, acting=True)
    accusers = referents.of(sentence, other, acting=True)
    if not doers:
        return None
    targets = [t for t in _recipients(sentence, clause, referents) if t not in doers]
    return Event(
        sentence,
        doers,
        targets,
        tidy(sentence.words(clause.group.first, max(clause.end, clause.group.last))),
        _type(sentence, clause, main_verb(sentence, clause), doers),
        Status(rule["status"]),
        accusers[0].name if accusers else doers[0].name if rule["doer"] == "subject" else None,
        _date(sentence, clause),
        _location(sentence, clause),
    )


def _event(
    sentence: NewsSentence, clause: Clause, acting: list[Entity], report: Speech | None, referents: Referents
) -> Event | None:
    if not is_event(sentence, clause):
        return None
    toll = not acting and _is_toll(sentence, clause, verb := main_verb(sentence, clause))
    if not clause.group.finite and not clause.shared and (clause.subject or not acting) and not toll:
        return None
    asks = event_types().get(main_verb(sentence, clause)) == EventType.REQUEST and clause.phrases
    if not clause.group.finite and clause.shared and not (clause.object or clause.group.passive or asks):
        return None
    if not clause.group.finite and clause.shared and _hangs_on_passive(sentence, clause):
        return None
    verb = main_verb(sentence, clause)
    targets = [] if clause.in_quotation and clause.group.modal else _recipients(sentence, clause, referents)
    if clause.group.passive:
        agents = referents.of(sentence, [p for p in clause.phrases if p.preposition == "by"], acting=True)
        if not agents and _is_state(sentence, clause, verb):
            return None
        acting, targets = agents, acting
        if not acting and not targets and not _is_told(sentence, clause):
            return None
    elif not acting:
        if not (_is_blow(sentence, clause, verb) or _is_toll(sentence, clause, verb)):
            return None
    elif (verb in words("events", "suffering") and not clause.object) or verb in words("events", "undergoing"):
        acting, targets = [], acting
    wording = _without_date(sentence, _wording(sentence, clause))
    if verb == "want":
        wording = tidy(sentence.words(clause.group.first, end_of_demand(sentence, clause)))
    if clause.group.passive and not targets and clause.subject and not clause.relative:
        wording = f"{sentence.words(clause.subject[0].first, clause.subject[-1].last)} {wording}"
    known = verb in words("events", "complete") or verb in event_types()
    if len(wording.split()) < 2 and not targets and not known:
        return None
    return Event(
        sentence,
        acting,
        [t for t in targets if t not in acting],
        wording,
        _type(sentence, clause, verb, acting),
        status_of(sentence, clause, report),
        _source_of(report),
        _date(sentence, clause),
        _location(sentence, clause),
    )


def _hangs_on_passive(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether an -ing form belongs to a passive, so that it tells of the one who did it: "were flown, using aircraft"."""
    tokens, verb = sentence.tokens, clause.group.verbs[0]
    main = tokens[verb].head
    return tokens[verb].dep == "advcl" and tokens[verb].tag == "VBG" and bool(list(children(tokens, main, "auxpass")))


def _is_state(sentence: NewsSentence, clause: Clause, verb: str) -> bool:
    """Whether a passive tells how somebody or something is: "is unmoved", "was disappointed", but not "is accused"."""
    if verb in words("events", "states"):
        return True
    first = sentence.tokens[clause.group.first]
    present = first.tag in {"VBZ", "VBP"} and first.lemma == "be" and not clause.group.progressive
    return present and len(clause.group.verbs) == 1 and verb not in words("events", "present_passive")


def _is_blow(sentence: NewsSentence, clause: Clause, verb: str) -> bool:
    """Whether something that is nobody's deed is news: "a ferry struck a shoal", "shells killed two observers"."""
    if not clause.subject or not clause.group.finite or clause.relative or clause.group.modal:
        return False
    head = sentence.tokens[clause.subject[-1].head]
    return verb in words("events", "blows") and (head.is_noun or head.tag in {"PRP", "CD"})


def _is_toll(sentence: NewsSentence, clause: Clause, verb: str) -> bool:
    """Whether a participle tells whom something killed or hurt: "causing a crane to fall, killing 107"."""
    heads = [sentence.tokens[p.head] for p in clause.object]
    people = any(t.tag == "CD" or person_kind(t.text.lower()) is not None for t in heads)
    return verb in words("events", "tolls") and sentence.tokens[clause.group.first].tag == "VBG" and people


def _is_told(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether a passive without anybody in it is news all the same: "the auction was halted", "the plant will be closed"."""
    if clause.relative or (clause.shared and not clause.subject) or not clause.subject or not clause.group.finite:
        return False
    first = clause.subject[0].first
    lead = sentence.tokens[first - 1].text.lower() if first else ""
    head = sentence.tokens[clause.subject[-1].head]
    counted = head.tag == "CD" and main_verb(sentence, clause) in words("events", "tolls")  # "at least 20 were killed"
    return lead not in {"if", "unless", "until", "when", "where", "whether", "because", "as"} and (head.is_noun or counted)


def _without_date(sentence: NewsSentence, wording: str) -> str:
    """The wording without the date at its end: it has a field of its own."""
    plain = wording
    for date in sentence.dates:
        if plain.endswith(date.text):
            plain = plain.removesuffix(date.text).rstrip(" ,")
            while plain.rpartition(" ")[2].lower() in _BEFORE_DATES:
                plain = plain.rpartition(" ")[0].rstrip(" ,")
    return plain or wording


_BEFORE_DATES = frozenset(
    "on in by at from until since before after during late early shortly just through of the".split()
)


def _wording(sentence: NewsSentence, clause: Clause) -> str:
    """The clause from its verb on, auxiliaries aside; where its object stands before it, with that."""
    tokens, group = sentence.tokens, clause.group
    start = group.first
    while (
        start < group.verbs[0]
        and (tokens[start].tag in {"RB", "MD"} or tokens[start].lemma in {"have", "be", "do"})
        and not group.passive
        and not group.negated
    ):
        start += 1
    if antecedent := _antecedent(sentence, clause):
        return f"{sentence.words(start, group.last)} {antecedent}"
    end = max(clause.end, group.last)
    told = [
        i for i in children(tokens, group.verbs[-1], "ccomp") if i > group.last and list(children(tokens, i, "mark", *SUBJECTS))
    ]
    if not clause.object and told and sentence.tokens[group.verbs[-1]].lemma in words("events", "ruling"):
        return tidy(sentence.words(start, end_of_clause(sentence, told[0])))
    if end == group.last and end < len(tokens):
        if tokens[end].text.lower() == "what":
            end = end_of_what(sentence, clause)
        elif tokens[end].text.lower() in {"that", "to", "whether", "why", "how"}:
            end = end_of_that(sentence, end)
    return tidy(sentence.words(start, end)).removeprefix("to ")


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


def _recipients(sentence: NewsSentence, clause: Clause, referents: Referents) -> list[Entity]:
    if clause.verb in words("events", "moving") or sentence.tokens[clause.group.verbs[-1]].lemma == "become":
        return []
    found = [e for e in referents.of(sentence, clause.object, acting=True) if not _is_place(e)]
    if found and clause.verb not in data("events")["light_verbs"]:
        return found
    for phrase in clause.phrases[:4]:
        if phrase.preposition == "in" and sentence.tokens[phrase.head].text.lower() in data("events")["light"]:
            continue  # "pledged 500 million euros in aid to Ukraine"
        if phrase.preposition not in {*_RECIPIENT_PREPOSITIONS, "and"}:
            break
        if phrase.first > 1 and sentence.tokens[phrase.first - 2].text.lower() == "behalf":
            continue
        if phrase.preposition in _RECIPIENT_PREPOSITIONS and not (clause.group.passive and phrase.preposition == "by"):
            named = referents.of(
                sentence, [phrase], acting=phrase.preposition in {"on", "against", "with", "to", "from"}
            )
            found += [
                e
                for e in named
                if e not in found and (e.kind != "unknown" or phrase.preposition in {"with", "against"})
            ]
            if found and phrase.preposition not in {"with", "and"}:
                break
    return found


def _is_place(entity: Entity) -> bool:
    """Whether a name is for the parser one of a place, and nothing else tells what it is."""
    return entity.kind == "unknown" and entity.label in {"GPE", "LOC", "FAC"}


def _type(sentence: NewsSentence, clause: Clause, verb: str, acting: Sequence[Entity]) -> EventType | None:
    """The PLOVER type by the main verb, its particle or its object; some verbs only coerce where a state acts."""
    first = sentence.tokens[clause.group.verbs[0]].lemma
    if verb in {"tell", "want"}:
        return EventType.REQUEST
    if first != verb and first in {"refuse", "decline", "threaten", "agree"}:
        return {"threaten": EventType.THREATEN, "agree": EventType.AGREE}.get(first, EventType.REJECT)
    particle = sentence.tokens[clause.group.last].text.lower() if clause.group.last < len(sentence.tokens) else ""
    phrasal = data("events")["phrasal"]
    if (name := event_types().get(f"{verb} {particle}") or phrasal.get(f"{verb} {particle}")) is not None:
        return EventType(name)
    if f"{verb} {particle}" in phrasal or _publishes(sentence, clause, verb):
        return None
    if verb in data("events")["light_verbs"]:
        nouns = data("events")["light"]
        for phrase in clause.object:
            for token in reversed(sentence.tokens[phrase.first : phrase.last]):
                if token.text.lower() in nouns:
                    return EventType(nouns[token.text.lower()])
    if clause.object and verb in data("events")["transitive"]:
        return EventType(data("events")["transitive"][verb]) if acting else None
    name = event_types().get(verb)
    if verb in words("events", "official") and any(e.kind not in {"government", "country", "igo"} for e in acting):
        return None
    return EventType(name) if name else None


def _publishes(sentence: NewsSentence, clause: Clause, verb: str) -> bool:
    """Whether it is words or pictures that are let out: "released figures"."""
    heads = {sentence.tokens[p.head].text.lower() for p in clause.object}
    return verb in words("events", "publishing") and bool(heads & words("events", "published"))


def _date(sentence: NewsSentence, clause: Clause) -> str | None:
    """The date that says when: the first that depends on the clause's verbs, else one at the head of the sentence.

    Durations and repetitions do not say when.
    """
    tokens = sentence.tokens
    points = [
        d
        for d in sentence.dates
        if calendar.resolve(d.text, anchor=None).type in {"date", "time"} and not sentence.in_quotation(d.start)
    ]
    end = tokens[min(max(clause.end, clause.group.last), len(tokens)) - 1].end + 12
    verb = tokens[clause.group.first].start
    hanging = [d for d in points if _verb_of(sentence, d.start) in clause.group.verbs]
    behind = [d for d in points if verb <= d.start < end]
    head = tokens[min(_LEAD, clause.subject[0].first if clause.subject else _LEAD, len(tokens) - 1)].start
    leading = [d for d in points if tokens[0].start <= d.start < head]
    return next((d.text for d in (*hanging, *behind, *leading)), None)


def _verb_of(sentence: NewsSentence, offset: int) -> int | None:
    """The verb on which the word at a character of the text depends."""
    tokens = sentence.tokens
    index = next((i for i, t in enumerate(tokens) if t.start <= offset < t.end), None)
    for _ in tokens:
        if index is None or tokens[index].is_verb:
            return index
        index = tokens[index].head if tokens[index].head != index else None
    return None


_LEAD = 6
"""Tokens at the head of a sentence in which a date says when all of it happened."""


def _location(sentence: NewsSentence, clause: Clause) -> str | None:
    """Where, if a name says so: "in Olvik"."""
    for phrase in clause.phrases:
        if phrase.preposition in {"in", "at", "near", "outside"}:
            inside = [
                m
                for m in sentence.mentions
                if m.first >= phrase.first and m.last <= phrase.last and m.kind != "adjective"
            ]
            if inside and inside[-1].last == phrase.last:
                return sentence.words(phrase.first, phrase.last).removeprefix("the ")
    return None

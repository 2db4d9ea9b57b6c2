"""Details of an event: its words, its PLOVER type, whom it is done to, when and where."""

from __future__ import annotations

from collections.abc import Sequence

from summarize import calendar
from summarize.draft import EventType
from summarize.readers.rules.clauses import Clause, end_of_clause
from summarize.readers.rules.constructions import asked_for, end_of_demand, end_of_that, end_of_what, is_visit
from summarize.readers.rules.entities import Entity
from summarize.readers.rules.happenings import happening
from summarize.readers.rules.lexicon import data, event_types, events_in_nouns, words
from summarize.readers.rules.phrases import Phrase
from summarize.readers.rules.reference import Referents
from summarize.readers.rules.sentences import NewsSentence
from summarize.readers.rules.tokens import children
from summarize.readers.rules.verbs import SUBJECTS
from summarize.readers.rules.wording import tidy

_RECIPIENT_PREPOSITIONS = frozenset(
    "with against on to at by from for toward towards of over between into upon".split()
)


def without_date(sentence: NewsSentence, wording: str) -> str:
    """The wording without the date at its end: it has a field of its own."""
    plain = wording
    for date in sentence.dates:
        text = date.text.rstrip(".")
        if plain.rstrip(".").endswith(text):
            plain = plain.rstrip(".").removesuffix(text).rstrip(" ,")
            while plain.rpartition(" ")[2].lower() in _BEFORE_DATES:
                plain = plain.rpartition(" ")[0].rstrip(" ,")
    return plain or wording


_BEFORE_DATES = frozenset(
    "on in by at for from until since before after during late early shortly just through of the".split()
)


def wording_of(sentence: NewsSentence, clause: Clause) -> str:
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
    if asked_for(sentence, clause) is not None:
        return tidy(sentence.words(start, end_of_demand(sentence, clause)))
    told = [
        i
        for i in children(tokens, group.verbs[-1], "ccomp")
        if i > group.last and list(children(tokens, i, "mark", *SUBJECTS))
    ]
    telling = words("events", "ruling") | words("events", "acts_with_clause") | words("events", "findings") | _asking()
    if not clause.object and told and sentence.tokens[group.verbs[-1]].lemma in telling:
        return tidy(sentence.words(start, end_of_clause(sentence, told[0])))
    if end == group.last and end < len(tokens):
        if group.verbs and tokens[group.verbs[-1]].lemma == "go" and tokens[end].text.lower() == "missing":
            end += 1
        elif tokens[end].text.lower() == "what":
            end = end_of_what(sentence, clause)
        elif tokens[end].text.lower() in {"that", "to", "whether", "why", "how"}:
            end = end_of_that(sentence, end)
    if end < len(tokens) and tokens[group.verbs[-1]].lemma == "become" and tokens[end].text.lower() == "to":
        end = end_of_that(sentence, end)  # "became the first woman to lead the party"
    end = _before_afterthought(sentence, group.last, end)
    if end - 2 > group.last and tokens[end - 1].text.lower() == "those" and tokens[end - 2].tag == "IN":
        end -= 2  # "support the sanctions against those who aid it"
    return tidy(sentence.words(start, end)).removeprefix("to ")


def _asking() -> frozenset[str]:
    return frozenset(verb for verb, name in event_types().items() if name == EventType.REQUEST)


def _before_afterthought(sentence: NewsSentence, start: int, end: int) -> int:
    """Where a clause ends before what a comma sets off by a preposition: "made only 157, with McGrath taking six"."""
    tokens = sentence.tokens
    for index in range(start + 2, end - 1):
        if tokens[index].text == "," and tokens[index + 1].tag == "IN":
            return index
    return end


def _antecedent(sentence: NewsSentence, clause: Clause) -> str | None:
    """The noun phrase that a clause without an object belongs to: "two tests it performed"."""
    if clause.object or not clause.subject or clause.group.passive:
        return None
    for place, chunk in enumerate(sentence.chunks):
        if place and chunk.start == clause.subject[0].first and sentence.chunks[place - 1].kind == "NP":
            return sentence.words(sentence.chunks[place - 1].start, sentence.chunks[place - 1].end)
    return None


def near_date(sentence: NewsSentence, token: int) -> str | None:
    """The date expression that stands right behind a token, a preposition between them allowed."""
    for date in sentence.dates:
        if token < len(sentence.tokens) and 0 <= date.start - sentence.tokens[token - 1].end <= 5:
            return date.text
    return None


def recipients_of(
    sentence: NewsSentence, clause: Clause, referents: Referents, doers: Sequence[Entity] = ()
) -> list[Entity]:
    """Whom an action is done to or with, in the order of the text; a pronoun means none of its `doers`."""
    if clause.verb in words("events", "moving") or sentence.tokens[clause.group.verbs[-1]].lemma == "become":
        return []
    objects = [
        p for p in clause.object
        if sentence.tokens[p.head].dep != "oprd"  # "appointed him Foreign Secretary"
        and not _is_anybody(sentence, p)
        and not _is_hit(sentence, clause, p)
        and clause.verb != "use"  # "used Instagram to thank supporters"
        and not _is_own(sentence, p)
    ]  # fmt: skip
    found = [e for e in referents.of(sentence, objects, acting=True, human=False, apart=doers) if not _is_place(e)]
    if found and clause.verb not in data("events")["light_verbs"]:
        return found
    for phrase in clause.phrases[:4]:
        if phrase.preposition == "in" and sentence.tokens[phrase.head].text.lower() in data("events")["light"]:
            continue  # "pledged 500 million euros in aid to Ukraine"
        if phrase.preposition not in {*_RECIPIENT_PREPOSITIONS, "and"}:
            break
        if phrase.first > 1 and sentence.tokens[phrase.first - 2].text.lower() == "behalf":
            continue
        office = sentence.tokens[phrase.head].text.lower() in words("nouns", "role_words")
        if phrase.preposition == "for" and office:
            break  # "ended his campaign for president of the United States"
        if _is_anybody(sentence, phrase) or (phrase.preposition in {"to", "from", "into"} and _goes(sentence, clause)):
            continue
        if phrase.preposition in _RECIPIENT_PREPOSITIONS and not (clause.group.passive and phrase.preposition == "by"):
            named = referents.of(
                sentence,
                [phrase],
                acting=phrase.preposition in {"on", "against", "with", "to", "from", "into"}
                or (phrase.preposition == "at" and clause.verb in words("events", "aiming")),
                human=False,
            )
            found += [
                e
                for e in named
                if e not in found and (e.kind != "unknown" or phrase.preposition in {"with", "against", "into"})
            ]
            if found and phrase.preposition not in {"with", "and"}:
                break
    return found


def _goes(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether a verb of motion leads to a place: "returned to Thailand"."""
    return sentence.tokens[clause.group.verbs[-1]].lemma in words("events", "going")


def _is_own(sentence: NewsSentence, phrase: Phrase) -> bool:
    """Whether an object is the doer's own undertaking: "ended his campaign"."""
    own = sentence.tokens[phrase.first].tag == "PRP$"
    return own and sentence.tokens[phrase.head].text.lower() in words("nouns", "own_undertakings")


def _is_hit(sentence: NewsSentence, clause: Clause, phrase: Phrase) -> bool:
    """Whether a building is struck, and nobody in it is spoken of: "a rocket struck a school"."""
    return clause.verb in words("events", "blows") and sentence.tokens[phrase.head].text.lower() in words(
        "nouns", "premises"
    )


def _is_anybody(sentence: NewsSentence, phrase: Phrase) -> bool:
    """Whether a phrase means nobody in particular: "thank people", "no personnel", "more troops"."""
    tokens = sentence.tokens[phrase.first : phrase.head + 1]
    plain = [t for t in tokens if t.tag not in {"DT", "PRP$"}] == [tokens[-1]] and tokens[0].text.lower() != "the"
    if plain and tokens[-1].text.lower() in words("nouns", "anybody"):
        return True
    return any(t.text.lower() in words("nouns", "unspecific") for t in tokens[:-1])


def _is_place(entity: Entity) -> bool:
    """Whether a name is for the parser one of a place, and nothing else tells what it is."""
    return entity.kind == "unknown" and entity.label in {"GPE", "LOC", "FAC"}


def type_of(sentence: NewsSentence, clause: Clause, verb: str, acting: Sequence[Entity]) -> EventType | None:
    """The PLOVER type by the main verb, its particle or its object; some verbs only coerce where a state acts."""
    first = sentence.tokens[clause.group.verbs[0]].lemma
    if verb in {"tell", "want"}:
        return EventType.REQUEST
    if verb in {"speak", "talk"} or is_visit(sentence, clause):
        return EventType.CONSULT
    if first != verb and first in {"refuse", "decline", "threaten", "agree"}:
        return {"threaten": EventType.THREATEN, "agree": EventType.AGREE}.get(first, EventType.REJECT)
    if (noun := happening(sentence, clause)) is not None and not acting:
        name = events_in_nouns()[noun]
        return EventType(name) if name else None
    behind = [t.text.lower() for t in sentence.tokens[clause.group.last : clause.group.last + 2]]
    particle = behind[0] if behind else ""
    phrasal = data("events")["phrasal"]
    if (name := phrasal.get(" ".join([verb, *behind]))) is not None:
        return EventType(name)
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
    subjects = {sentence.tokens[p.head].text.lower() for p in clause.subject}
    if not acting and verb in words("events", "blows") and subjects & words("nouns", "vehicles"):
        return None  # "The vehicle hit a wall": an accident
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


def date_of(sentence: NewsSentence, clause: Clause) -> str | None:
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


def location_of(sentence: NewsSentence, clause: Clause) -> str | None:
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

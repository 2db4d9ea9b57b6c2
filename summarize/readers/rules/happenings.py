"""Happenings: events that nobody does: what befalls people and things, what begins and ends, what is put on a day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.readers.rules.clauses import Clause
from summarize.readers.rules.lexicon import events_in_nouns, listed, person_kind, words
from summarize.readers.rules.modality import main_verb
from summarize.readers.rules.phrases import Phrase
from summarize.readers.rules.sentences import NewsSentence
from summarize.readers.rules.tokens import children


def is_blow(sentence: NewsSentence, clause: Clause, verb: str) -> bool:
    """Whether something that is nobody's deed is news: "a ferry struck a shoal", "the quake left 40 people dead"."""
    tokens, group = sentence.tokens, clause.group
    if not clause.subject or not group.finite:
        return False
    first, head = tokens[group.first], tokens[clause.subject[-1].head]
    perfect = tokens[group.verbs[-1]].tag == "VBN" and any(t.lemma == "have" for t in tokens[group.first : group.last])
    if group.modal and not (group.modal in {"may", "might", "could"} and perfect):
        return False
    if clause.relative:
        aside = tokens[clause.subject[-1].last].text == ","
        return aside and verb in words("events", "tolls") and _are_people(sentence, clause.object)
    if verb in words("events", "blows"):
        return head.is_noun or head.tag in {"PRP", "CD", "VBG"}  # "Shelling killed six people"
    noun = head.text.lower()
    blind = words("events", "incidents") | words("events", "phenomena") | words("nouns", "vehicles")
    told = verb not in words("events", "occurring") and verb not in words("events", "aspectual")
    return told and listed(noun, blind) is not None and (first.tag == "VBD" or perfect)


def is_complete(sentence: NewsSentence, clause: Clause, verb: str) -> bool:
    """Whether a verb in the past stands alone before a mark or a conjunction, and nothing of it is lost: "His father wept."."""
    tokens, group = sentence.tokens, clause.group
    alone = (
        group.last >= len(tokens) or tokens[group.last].tag in {".", ",", ":", "CC"} or tokens[group.last].dep == "mark"
    )
    past = tokens[group.first].tag == "VBD" and verb not in words("events", "aspectual")
    return past and alone and bool(clause.subject) and not clause.shared and not clause.relative


def is_suffered(sentence: NewsSentence, clause: Clause, verb: str) -> bool:
    """Whether what its subject does befalls it: "two sailors died", "underwent surgery", "went missing"."""
    missing = verb == "go" and sentence.tokens[clause.group.last : clause.group.last + 1]
    if missing and missing[0].text.lower() == "missing":
        return True
    if verb == "receive" and any(p.preposition == "from" for p in clause.phrases):
        return False  # who takes something from somebody acts
    return (
        (verb in words("events", "suffering") and not clause.object)
        or verb in words("events", "undergoing")
        or is_treated(sentence, clause, verb)
        or _is_lost(sentence, clause, verb)
    )


def _is_lost(sentence: NewsSentence, clause: Clause, verb: str) -> bool:
    """Whether people lose what is theirs, or fall ill: "300 will lose their jobs", "a girl fell ill"."""
    tokens, last = sentence.tokens, clause.group.last
    owned = any(
        tokens[p.first].tag == "PRP$" and tokens[p.head].text.lower() in words("events", "losses")
        for p in clause.object
    )
    ill = verb == "fall" and last < len(tokens) and tokens[last].text.lower() in words("events", "falling")
    return ill or (verb == "lose" and owned)


def is_treated(sentence: NewsSentence, clause: Clause, verb: str) -> bool:
    """Whether a noun tells what somebody does to the subject: "faced harassment by the police", "suffered a beating"."""
    heads = {sentence.tokens[p.head].text.lower() for p in clause.object}
    return verb in words("events", "enduring") and bool(heads & words("events", "treatments"))


def takes_part(sentence: NewsSentence, clause: Clause, verb: str) -> bool:
    """Whether somebody takes part in an event that a noun names: "have been involved in deadly clashes"."""
    nouns = [sentence.tokens[p.head].text.lower() for p in clause.phrases if p.preposition == "in"]
    return verb in words("events", "taking_part") and any(listed(noun, events_in_nouns()) for noun in nouns)


def is_timetabled(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether the present tells what is fixed for a day to come: "holds its next meeting on Thursday", "votes tomorrow"."""
    tokens, group = sentence.tokens, clause.group
    alone = group.modal is None and len(group.verbs) == 1 and group.first + 1 == group.last
    if not alone or clause.relative or not clause.subject or tokens[group.first].tag not in {"VBZ", "VBP"}:
        return False
    if tokens[group.first].lemma not in words("events", "timetabled") or tokens[group.first].dep == "advcl":
        return False
    start, end = tokens[group.first].end, tokens[clause.end - 1].end
    days = [d.text.lower() for d in sentence.dates if start <= d.start <= end + 1]
    return any(
        re.match(r"(?:next|this|tomorrow|later|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)", day) for day in days
    )


def happening(sentence: NewsSentence, clause: Clause) -> str | None:
    """The noun, in the singular, of an event that is said to happen: "two bombings took place"."""
    tokens, group = sentence.tokens, clause.group
    behind = tokens[group.last].text.lower() if group.last < len(tokens) else ""
    verb = tokens[group.verbs[-1]].lemma
    if not ({verb, f"{verb} {behind}"} & words("events", "happening")) or len(clause.subject) != 1 or group.negated:
        return None
    if tokens[group.first].tag in {"VBZ", "VBP"}:
        return None  # "until talks begin"
    known_one = tokens[clause.subject[0].first].text.lower() in {"the", "this", "that"}
    told_before = tokens[clause.subject[0].head].text.lower() in words("events", "told_before")
    if verb in words("events", "occurring") and known_one and told_before:
        return None  # "The shooting took place at noon"
    return listed(tokens[counted_head(sentence, clause.subject[0])].text.lower(), events_in_nouns())


def counted_head(sentence: NewsSentence, phrase: Phrase) -> int:
    """The head of a phrase, or of what it counts: "a couple of bombings", "both of the recorders"."""
    tokens = sentence.tokens
    counts = tokens[phrase.head].text.lower() in words("nouns", "quantities") or tokens[phrase.head].tag in {"CD", "DT"}
    link = next(children(tokens, phrase.head, "prep"), None) if counts else None
    behind = (
        next(children(tokens, link, "pobj"), None) if link is not None and tokens[link].text.lower() == "of" else None
    )
    return phrase.head if behind is None else behind


def is_scheduled(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether an event that a noun names is put on a day: "the trial has been scheduled for November"."""
    tokens, group = sentence.tokens, clause.group
    if not group.passive or group.negated or len(group.verbs) > 1 or len(clause.subject) != 1 or clause.relative:
        return False
    noun = tokens[clause.subject[0].head].text.lower()
    event = listed(noun, events_in_nouns()) or listed(noun, words("events", "occasions"))
    dated = any(tokens[group.last - 1].end <= d.start <= tokens[clause.end - 1].end + 1 for d in sentence.dates)
    return bool(event) and dated and tokens[group.verbs[0]].lemma in words("events", "scheduling")


def is_beside(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether "with" sets beside an event what somebody named did: "the bill passed, with 231 Democrats backing it"."""
    verb = sentence.tokens[clause.group.verbs[0]]
    link = sentence.tokens[verb.head]
    named = bool(clause.subject) and sentence.tokens[clause.subject[0].head].is_name
    return verb.dep == "pcomp" and verb.tag == "VBG" and link.text.lower() == "with" and named


def is_toll(sentence: NewsSentence, clause: Clause, verb: str) -> bool:
    """Whether a participle tells whom something killed or hurt: "causing a crane to fall, killing 107"."""
    participle = sentence.tokens[clause.group.first].tag == "VBG"
    return verb in words("events", "tolls") and participle and _are_people(sentence, clause.object)


def _are_people(sentence: NewsSentence, phrases: Sequence[Phrase]) -> bool:
    heads = [sentence.tokens[p.head] for p in phrases]
    return any(t.tag == "CD" or t.entity == "PERSON" or person_kind(t.text.lower()) is not None for t in heads)


def is_told(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether a passive without anybody in it is news all the same: "the auction was halted", "the plant will be closed"."""
    if clause.relative or (clause.shared and not clause.subject) or not clause.subject or not clause.group.finite:
        return False
    first = clause.subject[0].first
    lead = sentence.tokens[first - 1].text.lower() if first else ""
    head = sentence.tokens[counted_head(sentence, clause.subject[-1])]
    counted = head.tag == "CD" and main_verb(sentence, clause) in words("events", "tolls")  # "at least 20 were killed"
    return lead not in {"if", "unless", "until", "when", "where", "whether", "because", "as"} and (
        head.is_noun or counted
    )

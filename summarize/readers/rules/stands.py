"""Stands: positions that a verb tells without reporting words: a stance, a promise, a refusal, a feeling."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from summarize.briefs import SPLIT_QUOTE
from summarize.draft import EventType, QuoteType, Stance
from summarize.readers.rules.clauses import Clause, end_of_clause
from summarize.readers.rules.constructions import (
    agents_of,
    end_of_demand,
    end_of_that,
    end_of_what,
    expressed,
    has_other_sense,
    is_demand,
    sided,
    with_link,
)
from summarize.readers.rules.demands import is_against, request_of
from summarize.readers.rules.entities import Entity
from summarize.readers.rules.lexicon import event_types, events_in_nouns, listed, reporting_groups, words
from summarize.readers.rules.reference import Referents
from summarize.readers.rules.sentences import NewsSentence, Quotation
from summarize.readers.rules.stances import flipped
from summarize.readers.rules.tokens import children
from summarize.readers.rules.topics import Topics, plain_topic
from summarize.readers.rules.wording import tidy

_MATTERS = frozenset({"about", "over", "for", "at", "with", "in", "to", "towards", "behind", "on", "against"})
"""What leads to the matter of a feeling or a stand: "opposition to the plan"."""
_CRY = re.compile(r"\w.*\b(?:screaming|shouting|chanting|yelling|crying|singing)[ ,:]{1,2}[“\"]$", re.DOTALL)
"""What leads to the cries of somebody who is spoken of: "rushed at them screaming “Stop”"."""
SIDES = frozenset({"support", "oppose", "request"})


class Stand(NamedTuple):
    """A position in the making; `sentences` are those that it rests on, in order."""

    sentences: tuple[NewsSentence, ...]
    holders: list[Entity]
    topic: str
    stance: Stance
    statement: str
    quote: str | None
    quote_type: QuoteType
    addressees: list[Entity]
    continues: bool = False

    @property
    def sentence(self) -> NewsSentence:
        """The first sentence that it rests on."""
        return self.sentences[0]


def matter_of(sentence: NewsSentence, clause: Clause) -> str | None:
    """The thing that a verb of support or opposition is about: its object, or what somebody is accused of."""
    if clause.verb in {"apologise", "apologize"} or (
        clause.verb in words("reporting", "expressing") and expressed(sentence, clause)
    ):
        sorry = clause.verb in {"apologise", "apologize"}
        about = next(
            (p for p in clause.phrases if p.preposition in _MATTERS and not (sorry and p.preposition == "to")), None
        )
        return plain_topic(sentence.words(about.first, about.last)) if about else _readiness(sentence, clause)
    if clause.verb in words("events", "alleging") or clause.verb in {"blame", "fault"}:
        if (deed := _gerund(sentence, clause)) is not None:
            return deed
        behind = [p for p in clause.phrases if p.preposition in {"of", "for", "over"}]
        if behind:
            start = behind[0].first
            while start > clause.group.last and sentence.tokens[start - 1].text.lower() not in {"of", "for", "over"}:
                start -= 1
            return plain_topic(f"{sentence.words(start, behind[0].first)} {with_link(sentence, behind[0].head)}")
        return None
    if (leaning := sided(clause)) is not None:
        return plain_topic(with_link(sentence, leaning[1].head))
    if not clause.object and len(clause.group.verbs) > 1:
        return plain_topic(sentence.words(clause.group.verbs[-1], max(clause.end, clause.group.last)))
    if not clause.object:
        return None
    if sentence.tokens[clause.object[0].head].tag == "PRP":  # "congratulated her on her victory"
        reason = next((p for p in clause.phrases if p.preposition in {"on", "for", "over"}), None)
        return plain_topic(with_link(sentence, reason.head)) if reason else None
    last = clause.object[-1].last
    link = next(
        (p for p in clause.phrases if p.first == last + 1 and p.preposition in {"of", "on", "with", "for", "to"}), None
    )
    return plain_topic(sentence.words(clause.object[0].first, link.last if link else last))


def _readiness(sentence: NewsSentence, clause: Clause) -> str | None:
    """What somebody is ready or committed to do: "talk" of "signalled its readiness to talk"."""
    nouns = [p.head for p in clause.object]
    verb = next((i for noun in nouns for i in children(sentence.tokens, noun, "acl") if i > noun), None)
    return plain_topic(sentence.words(verb, end_of_clause(sentence, verb))) if verb is not None else None


def _gerund(sentence: NewsSentence, clause: Clause) -> str | None:
    """The deed that somebody is accused of, in words: "busing in voters" of "accused the party of busing in voters"."""
    tokens = sentence.tokens
    for link in children(tokens, clause.group.verbs[-1], "prep"):
        deed = next((i for i in children(tokens, link, "pcomp", "pobj") if tokens[i].tag == "VBG"), None)
        if deed is not None:
            return plain_topic(sentence.words(deed, max(deed + 1, end_of_clause(sentence, deed))))
    return None


def from_verb(sentence: NewsSentence, clause: Clause, referents: Referents, topics: Topics) -> Stand | None:
    """The position of somebody whose doing is a stance: "backed the extension", "refused to pay", "offered to host talks"."""
    group = _side_of(sentence, clause)
    if (
        clause.group.passive
        or group not in SIDES
        or not (clause.group.finite or clause.shared)
        or has_other_sense(sentence, clause)
    ):
        return None
    holders = referents.of(sentence, clause.subject, acting=True)
    start = sentence.tokens[clause.group.first].start
    end = sentence.tokens[
        max(
            clause.end,
            end_of_demand(sentence, clause),
            end_of_that(sentence, clause.group.last),
            end_of_that(sentence, clause.end) if group == "request" else 0,
            end_of_what(sentence, clause),
        )
        - 1
    ].end
    statement = sentence.source[start:end].strip(' ,“”"')
    if not holders or len(statement.split()) < 2:
        return None
    addressees: list[Entity] = []
    if group == "request":
        addressees, stance, topic = request_of(sentence, clause, referents, topics)
    else:
        stance = flipped(Stance(group), clause)
        topic = matter_of(sentence, clause)
    if stance is Stance.SUPPORT and topic and is_against(sentence, start, end, topic):
        stance = Stance.OPPOSE
    topic = topic or topics.of(sentence, start, end)
    quotes = tuple(q for q in sentence.quotations if q.start < end + 2 and q.end > start)
    quote, quote_type = quotation(sentence.source, quotes, start, end)
    return Stand(
        (sentence,),
        holders,
        plain_topic(topic or statement),
        stance,
        tidy(statement),
        quote,
        quote_type,
        [a for a in addressees if a not in holders],
    )


def from_passive(sentence: NewsSentence, clause: Clause, referents: Referents) -> Stand | None:
    """The position of whom a passive names behind "by": "the plan was rejected by the union"."""
    side = reporting_groups().get(clause.verb)
    if not clause.group.passive or side not in {"support", "oppose"} or not clause.subject or clause.relative:
        return None
    holders = referents.of(sentence, agents_of(clause), acting=True)
    if not holders:
        return None
    topic = plain_topic(sentence.words(clause.subject[0].first, clause.subject[-1].last))
    statement = sentence.words(clause.subject[0].first, max(clause.end, clause.group.last))
    return Stand(
        (sentence,), holders, topic, flipped(Stance(side), clause), tidy(statement), None, QuoteType.INDIRECT, []
    )  # fmt: skip


def feeling_of(sentence: NewsSentence, clause: Clause) -> str | None:
    """The side of what somebody feels: "was disappointed" opposes."""
    tokens, verb = sentence.tokens, clause.group.verbs[-1]
    states = [verb] if clause.group.passive else list(children(tokens, verb, "acomp", "oprd"))
    said = {tokens[i].text.lower() for i in states}
    found = next((s for s in ("support", "oppose") if said & words("reporting", f"feels_{s}")), None)
    shown = any(tokens[i].lemma in {"have", "be"} for state in states for i in children(tokens, state, "xcomp"))
    return None if "determined" in said and shown else found  # "was determined to have a clot"


def from_feeling(sentence: NewsSentence, clause: Clause, referents: Referents, topics: Topics) -> Stand | None:
    """The position of somebody who is said to feel so about a thing: "Lee was disappointed in the ruling"."""
    side, tokens = feeling_of(sentence, clause), sentence.tokens
    holders = referents.of(sentence, clause.subject, acting=True) if side else []
    if side is None or not holders or not clause.group.finite:
        return None
    verb = clause.group.verbs[-1]
    states = [verb, *children(tokens, verb, "acomp", "oprd")]
    links = [i for state in states for i in children(tokens, state, "prep", "agent") if i > verb]
    about = [(link, i) for link in links for i in children(tokens, link, "pobj") if tokens[i].is_noun]
    clauses = [i for state in states for i in children(tokens, state, "ccomp", "xcomp", "advcl") if i > verb]
    if not about and not clauses:
        return None
    start, end = tokens[clause.group.first].start, tokens[clause.end - 1].end
    if clauses:
        end = max(end, tokens[end_of_clause(sentence, clauses[0]) - 1].end)
    topic = plain_topic(with_link(sentence, about[0][1])) if about else topics.of(sentence, start, end)
    quotes = tuple(
        q for q in sentence.quotations if start <= q.start and sentence.source[end : q.start].strip(' :,“"') == ""
    )
    quote, quote_type = quotation(sentence.source, quotes, start, quotes[-1].end if quotes else end)
    if quotes and sentence.source[start : quotes[0].start].rstrip(' “"').endswith(":"):
        quote, quote_type = quotes[0].text.strip(), QuoteType.DIRECT
    return Stand(
        (sentence,), holders, topic or tidy(sentence.source[start:end])[:60], flipped(Stance(side), clause),
        tidy(sentence.source[start : quotes[-1].end if quotes else end]), quote, quote_type, [],
    )  # fmt: skip


def _side_of(sentence: NewsSentence, clause: Clause) -> str | None:
    """On which side of its matter a verb puts its subject: by the verb's list, or as a promise or a refusal."""
    after = sentence.tokens[clause.group.last].text.lower() if clause.group.last < len(sentence.tokens) else ""
    first = sentence.tokens[clause.group.verbs[0]].lemma
    main = sentence.tokens[clause.group.verbs[-1]].lemma
    if first in words("reporting", "refusing") and main in words("reporting", "answering"):
        return None  # "declined to comment"
    if main in words("reporting", "proposing") and clause.object:
        return "support"
    if first == main == "want" and is_demand(sentence, clause):
        return "request"
    if main == "claim" and any(sentence.tokens[p.head].text.lower() == "responsibility" for p in clause.object):
        return "support"
    if first in words("reporting", "wishing") and (first == "want" or len(clause.group.verbs) > 1):
        return "support"
    if main in words("reporting", "expressing") and (main == "express" or expressed(sentence, clause)):
        return expressed(sentence, clause) if matter_of(sentence, clause) else None
    if first in words("reporting", "taking_up") and reporting_groups().get(main) in SIDES:
        return reporting_groups()[main]  # "agreed to support the plan"
    if (leaning := sided(clause)) is not None:
        deal = clause.verb == "agree" and sentence.tokens[leaning[1].head].is_name  # "agreed with Airbus"
        return None if deal else leaning[0]
    if first in words("reporting", "refusing") or f"{clause.verb} {after}" in words("reporting", "refusing"):
        return "oppose"
    if first == main == "threaten" and not _threatens_a_deed(sentence, clause):
        return None  # "threatening a trade route"
    if first == "threaten" and event_types().get(main) == EventType.ASSAULT:
        return None  # "threatened to kill him"
    if first in words("reporting", "committing") and (len(clause.group.verbs) > 1 or clause.object):
        against = main in words("reporting", "resisting") or reporting_groups().get(main) == "oppose"
        return "oppose" if against and main != first else "support"
    if first == main == "commit" and after == "to":
        return "support"  # "committed to holding a trial"
    return reporting_groups().get(clause.verb)


def _threatens_a_deed(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether what somebody threatens is something to do: "threatened sanctions", "threatened legal action"."""
    deeds = {*events_in_nouns(), *words("events", "threatened")}
    return any(listed(sentence.tokens[p.head].text.lower(), deeds) for p in clause.object)


def quotation(source: str, quotes: Sequence[Quotation], start: int, end: int) -> tuple[str | None, QuoteType]:
    """The quoted words of a report and how much of it they are: all direct, part mixed, none indirect."""
    quotes = [q for q in quotes if len(q.text.strip(" ,.[]…()")) > 1 and not _CRY.search(source, start, q.start)]
    if not quotes:
        return None, QuoteType.INDIRECT
    outside = len(source[start:end].split()) - sum(len(q.text.split()) for q in quotes)
    sentences = any(q.text[:1].isupper() or q.text.rstrip()[-1:] in ".!?," for q in quotes)
    if outside <= 4 and sentences:  # no more than who says it
        return SPLIT_QUOTE.join(q.text.strip().rstrip(",") for q in quotes), QuoteType.DIRECT
    weighty = [q for q in quotes if len(q.text.split()) > 1] or quotes[:1]
    return SPLIT_QUOTE.join(q.text.strip().rstrip(",.") for q in weighty), QuoteType.MIXED

"""Stands: positions that a verb tells without reporting words: a stance, a promise, a verdict, a feeling."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from summarize.briefs import SPLIT_QUOTE
from summarize.draft import QuoteType, Stance
from summarize.readers.rules.clauses import Clause, Phrase, end_of_clause, phrase_of
from summarize.readers.rules.constructions import (
    asked_for,
    end_of_demand,
    end_of_that,
    end_of_what,
    is_interrogation,
    is_service,
    lacks_preposition,
)
from summarize.readers.rules.entities import Entity
from summarize.readers.rules.lexicon import data, reporting_groups, words
from summarize.readers.rules.reference import Referents
from summarize.readers.rules.sentences import NewsSentence, Quotation
from summarize.readers.rules.stances import cued, flipped
from summarize.readers.rules.tokens import children
from summarize.readers.rules.topics import Topics, plain_topic
from summarize.readers.rules.wording import tidy

_NEGATED = re.compile(r"\b(?:not|n't|n’t|never|no longer|without)\b", re.IGNORECASE)


_MATTERS = frozenset({"about", "over", "for", "at", "with", "in", "to", "towards", "behind", "on", "against"})
"""What leads to the matter of a feeling or a stand: "opposition to the plan"."""
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
        about = next((p for p in clause.phrases if p.preposition in _MATTERS), None)
        return plain_topic(sentence.words(about.first, about.last)) if about else _readiness(sentence, clause)
    if clause.verb in words("events", "alleging") or clause.verb in {"blame", "fault"}:
        if (deed := _gerund(sentence, clause)) is not None:
            return deed
        behind = [p for p in clause.phrases if p.preposition in {"of", "for", "over"}]
        if behind:
            start = behind[0].first
            while start > clause.group.last and sentence.tokens[start - 1].text.lower() not in {"of", "for", "over"}:
                start -= 1
            return plain_topic(sentence.words(start, behind[0].last))
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


def from_naming(sentence: NewsSentence, clause: Clause, referents: Referents, topics: Topics) -> Stand | None:
    """The position of somebody who calls a thing something: "called the allegation “pure fiction”"."""
    if clause.verb not in words("reporting", "naming"):
        return None
    start, end = sentence.tokens[clause.group.last - 1].end, sentence.tokens[clause.end - 1].end
    quotes = tuple(q for q in sentence.quotations if start <= q.start <= end + 4)
    if clause.group.passive:
        return _named_by(sentence, clause, quotes, referents)
    holders = referents.of(sentence, clause.subject, acting=True)
    if not holders:
        return None
    if not quotes:
        return _verdict(sentence, clause, holders)
    named = (
        clause.object[0] if clause.object and sentence.tokens[clause.object[0].first].start < quotes[0].start else None
    )
    topic = plain_topic(sentence.words(named.first, named.last)) if named else None
    if named is None or sentence.tokens[named.head].tag == "PRP":
        topic = topics.of(sentence, sentence.start, start)
    quote, _ = quotation(sentence.source, quotes, start, end)
    statement = sentence.source[sentence.tokens[clause.group.first].start : quotes[-1].end]
    if not topic:
        return None
    return Stand((sentence,), holders, topic, cued(quote or ""), tidy(statement), quote, QuoteType.MIXED, [])


def _named_by(
    sentence: NewsSentence, clause: Clause, quotes: Sequence[Quotation], referents: Referents
) -> Stand | None:
    """The position of whom a passive tells to have named a thing: "was described by Lee as a “disgrace”"."""
    holders = referents.of(sentence, agents_of(clause), acting=True)
    verdict = next((p for p in clause.phrases if p.preposition == "as"), None)
    if not holders or not clause.subject or verdict is None:
        return None
    start, end = sentence.tokens[verdict.first].start, sentence.tokens[clause.end - 1].end
    quote, quote_type = quotation(sentence.source, [q for q in quotes if q.start <= end + 2], start, end)
    topic = plain_topic(sentence.words(clause.subject[0].first, clause.subject[-1].last))
    statement = sentence.words(clause.subject[0].first, clause.end)
    stance = cued(quote or sentence.words(verdict.first, clause.end))
    if quote is not None:
        quote_type = QuoteType.MIXED
    return Stand((sentence,), holders, topic, stance, tidy(statement), quote, quote_type, [])


def from_verb(sentence: NewsSentence, clause: Clause, referents: Referents, topics: Topics) -> Stand | None:
    """The position of somebody whose doing is a stance: "backed the extension", "refused to pay", "offered to host talks"."""
    group = _side_of(sentence, clause)
    if (
        clause.group.passive
        or group not in SIDES
        or not (clause.group.finite or clause.shared)
        or is_service(sentence, clause)
    ):
        return None
    if lacks_preposition(sentence, clause) or (clause.verb == "question" and is_interrogation(sentence, clause)):
        return None
    holders = referents.of(sentence, clause.subject, acting=True)
    start = sentence.tokens[clause.group.first].start
    end = sentence.tokens[
        max(
            clause.end,
            end_of_demand(sentence, clause),
            end_of_that(sentence, clause.group.last),
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
    topic = topic or topics.of(sentence, start, end, alone=True)
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


def agents_of(clause: Clause) -> list[Phrase]:
    return [p for p in clause.phrases if p.preposition == "by"]


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


def from_plea(sentence: NewsSentence, clause: Clause, referents: Referents) -> Stand | None:
    """The position of somebody who denies a charge in court: "pleaded not guilty to seven counts of murder"."""
    tokens, group = sentence.tokens, clause.group
    said = [t.text.lower() for t in tokens[group.last : group.last + 2]]
    if tokens[group.verbs[-1]].lemma != "plead" or said != ["not", "guilty"]:
        return None
    holders = referents.of(sentence, clause.subject)
    to = next((p for p in clause.phrases if p.preposition == "to"), None)
    if not holders:
        return None
    last = max(
        [p.last for p in clause.phrases if to and to.first <= p.first < clause.end and p.preposition in {"to", "of"}],
        default=clause.end,
    )
    topic = plain_topic(sentence.words(to.first, last)) if to else "charges"
    statement = tidy(sentence.words(group.first, max(clause.end, last)))
    return Stand((sentence,), holders, topic, Stance.OPPOSE, statement, None, QuoteType.INDIRECT, [])


def feeling_of(sentence: NewsSentence, clause: Clause) -> str | None:
    """The side of what somebody feels: "was disappointed" opposes."""
    tokens, verb = sentence.tokens, clause.group.verbs[-1]
    states = [verb] if clause.group.passive else list(children(tokens, verb, "acomp", "oprd"))
    said = {tokens[i].text.lower() for i in states}
    return next((s for s in ("support", "oppose") if said & words("reporting", f"feels_{s}")), None)


def from_protest(sentence: NewsSentence, clause: Clause, referents: Referents) -> Stand | None:
    """The position of somebody who does something in protest at a thing: "resigned in protest over the cuts"."""
    for phrase, behind in pairwise(clause.phrases):
        protest = phrase.preposition == "in" and sentence.tokens[phrase.head].text.lower() == "protest"
        if protest and behind.preposition in {"at", "over", "to", "against", "of"}:
            holders = referents.of(sentence, clause.subject, acting=True)
            topic = plain_topic(with_link(sentence, behind.head))
            statement = tidy(sentence.words(clause.group.first, max(clause.end, behind.last)))
            if holders and topic:
                return Stand((sentence,), holders, topic, Stance.OPPOSE, statement, None, QuoteType.INDIRECT, [])
    return None


def from_denial(sentence: NewsSentence, clause: Clause, referents: Referents) -> Stand | None:
    """The position that a relative clause tells of what stands before it: "was accused of theft, which he denies"."""
    tokens, verb = sentence.tokens, clause.group.verbs[-1]
    side = reporting_groups().get(clause.verb)
    which = next((i for i in children(tokens, verb, "dobj") if tokens[i].text.lower() == "which" and i < verb), None)
    if which is None or side not in {"support", "oppose"} or clause.group.passive or tokens[verb].dep != "relcl":
        return None
    holders = referents.of(sentence, clause.subject, acting=True)
    matter = tokens[verb].head
    if not holders or matter >= which or not tokens[matter].is_noun:
        return None
    governor = tokens[matter].head
    start = governor if tokens[governor].tag == "VBG" and governor < matter else phrase_of(sentence, matter).first
    topic = plain_topic(sentence.words(start, which).strip(" ,"))
    statement = tidy(sentence.words(start, clause.group.last))
    stance = flipped(Stance(side), clause)
    return Stand((sentence,), holders, topic, stance, statement, None, QuoteType.INDIRECT, [])


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


def with_link(sentence: NewsSentence, noun: int) -> str:
    """A noun phrase with the phrase that "of" or "on" joins to it."""
    phrase = phrase_of(sentence, noun)
    link = next((i for i in children(sentence.tokens, noun, "prep") if i == phrase.last), None)
    behind = next(children(sentence.tokens, link, "pobj"), None) if link is not None else None
    return sentence.words(phrase.first, phrase_of(sentence, behind).last if behind is not None else phrase.last)


def _verdict(sentence: NewsSentence, clause: Clause, holders: list[Entity]) -> Stand | None:
    """The position of somebody who gives a thing a name in the article's words: "has called the vote a sham"."""
    tokens = sentence.tokens
    named = [p for p in clause.object if tokens[p.head].is_noun]
    if (small := _small_clause(sentence, clause.group.verbs[-1])) is not None:
        thing, judgement = small
        end = phrase_of(sentence, judgement).last if tokens[judgement].is_noun else judgement + 1
        verdict, statement = sentence.words(thing + 1, end), sentence.words(clause.group.first, end)
        topic = with_link(sentence, thing)
        return Stand((sentence,), holders, topic, cued(verdict), tidy(statement), None, QuoteType.INDIRECT, [])
    behind = clause.end if clause.end > clause.group.last else clause.group.last
    if not named or not named[0].last < behind:
        return None
    verdict = sentence.words(named[0].last, behind)
    follows = tokens[named[0].last : named[0].last + 2]
    judged = any(t.tag.startswith("JJ") for t in follows)
    if len(named) < 2 and follows[0].text.lower() != "as" and not judged:
        return None
    statement = tidy(sentence.words(clause.group.first, behind))
    topic = plain_topic(sentence.words(named[0].first, named[0].last))
    return Stand((sentence,), holders, topic, cued(verdict), statement, None, QuoteType.INDIRECT, [])


def _small_clause(sentence: NewsSentence, verb: int) -> tuple[int, int] | None:
    """The thing and the judgement of a clause without a verb: "called the vote illegitimate", "considers it a mistake"."""
    tokens = sentence.tokens
    for judgement in children(tokens, verb, "oprd", "ccomp"):
        if tokens[judgement].is_verb or not (tokens[judgement].is_noun or tokens[judgement].tag.startswith("JJ")):
            continue
        things = [*children(tokens, judgement, "nsubj", "npadvmod"), *children(tokens, verb, "dobj")]
        thing = next((i for i in things if verb < i < judgement and tokens[i].is_noun), None)
        if thing is not None and not list(children(tokens, judgement, "mark", "aux", "cop")):
            return thing, judgement
    return None


def sided(clause: Clause) -> tuple[str, Phrase] | None:
    """The side that a verb's preposition tells, and what it leads to: "voted against the bill", "stood by the decision"."""
    sides = data("reporting")["siding"].get(clause.verb.split()[0], {})
    return next(((sides[p.preposition], p) for p in clause.phrases if p.preposition in sides), None)


def expressed(sentence: NewsSentence, clause: Clause) -> str | None:
    """The side of what somebody expresses: "expressed concern about the arrests" opposes them."""
    objects = [sentence.tokens[p.first : p.last] for p in clause.object]
    if clause.verb == "have" and any(t.is_name or t.tag == "CD" for phrase in objects for t in phrase):
        return None  # "had seven Native American reservations"
    said = {t.text.lower() for phrase in objects for t in phrase}
    for side in ("support", "oppose"):
        if said & words("reporting", f"expressed_{side}"):
            return side
    return None


def _side_of(sentence: NewsSentence, clause: Clause) -> str | None:
    """On which side of its matter a verb puts its subject: by the verb's list, or as a promise or a refusal."""
    after = sentence.tokens[clause.group.last].text.lower() if clause.group.last < len(sentence.tokens) else ""
    first = sentence.tokens[clause.group.verbs[0]].lemma
    main = sentence.tokens[clause.group.verbs[-1]].lemma
    if first in words("reporting", "refusing") and main in {"comment", "respond", "say", "answer", "discuss", "give"}:
        return None  # "declined to comment"
    if main in words("reporting", "proposing") and clause.object:
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
    if first in words("reporting", "committing") and (len(clause.group.verbs) > 1 or clause.object):
        against = main in words("reporting", "resisting") or reporting_groups().get(main) == "oppose"
        return "oppose" if against and main != first else "support"
    if first == main == "commit" and after == "to":
        return "support"  # "committed to holding a trial"
    return reporting_groups().get(clause.verb)


def quotation(source: str, quotes: Sequence[Quotation], start: int, end: int) -> tuple[str | None, QuoteType]:
    """The quoted words of a report and how much of it they are: all direct, part mixed, none indirect."""
    quotes = [q for q in quotes if len(q.text.strip(" ,.")) > 1]
    if not quotes:
        return None, QuoteType.INDIRECT
    outside = len(source[start:end].split()) - sum(len(q.text.split()) for q in quotes)
    sentences = any(q.text[:1].isupper() or q.text.rstrip()[-1:] in ".!?," for q in quotes)
    if outside <= 4 and sentences:  # no more than who says it
        return SPLIT_QUOTE.join(q.text.strip().rstrip(",") for q in quotes), QuoteType.DIRECT
    weighty = [q for q in quotes if len(q.text.split()) > 1] or quotes[:1]
    return SPLIT_QUOTE.join(q.text.strip().rstrip(",.") for q in weighty), QuoteType.MIXED


def is_against(sentence: NewsSentence, start: int, end: int, topic: str) -> bool:
    """Whether what `document.text[start:end]` wants done is done against the topic.

    "would develop means to overpower the hostile moves", "urged it to be unified in condemning the behaviour".
    """
    tokens, groups = sentence.tokens, reporting_groups()
    verbs = (
        words("reporting", "resisting") | words("reporting", "ending") | {v for v in groups if groups[v] == "oppose"}
    )
    against = [i for i, t in enumerate(tokens) if start <= t.start < end and t.is_verb and t.lemma in verbs]
    objects = [plain_topic(sentence.words(i + 1, end_of_clause(sentence, i))) for i in against]
    return any(topic in told or told.startswith(topic) for told in objects)


def request_of(
    sentence: NewsSentence, clause: Clause, referents: Referents, topics: Topics
) -> tuple[list[Entity], Stance, str | None]:
    """Whom a request is put to, whether it is for or against its topic, and the topic."""
    tokens = sentence.tokens
    if (wanted_verb := asked_for(sentence, clause)) is not None:
        return _asked(sentence, wanted_verb, referents, topics)
    addressees = referents.of(sentence, clause.object, acting=True)
    if not addressees:
        to = [p for p in clause.phrases if p.preposition in {"on", "to", "with"}][:1]
        addressees = referents.of(sentence, to, acting=True)
    topic: str | None
    first, end = clause.group.last, min(clause.end, len(tokens))
    if first < len(tokens) and tokens[first].text.lower() == "that":
        return addressees, Stance.SUPPORT, topics.of(sentence, tokens[first].end, sentence.end)
    verb = next((i for i in range(first, end) if tokens[i].tag == "VB" and tokens[i - 1].text.lower() == "to"), None)
    against = words("reporting", "ending")
    if verb is None:
        wanted = [p for p in (*clause.object, *clause.phrases) if p.preposition in {None, "for"}]
        phrase = wanted[-1] if wanted else None
        topic = sentence.words(phrase.first, phrase.last) if phrase else None
        ends = bool(
            topic and plain_topic(topic).lower().split()[:1] and plain_topic(topic).lower().split()[0] in against
        )
        return addressees, Stance.OPPOSE if ends else Stance.SUPPORT, plain_topic(topic) if topic else None
    ends = tokens[verb].lemma in against or bool(_NEGATED.search(sentence.words(first, verb + 1)))
    if tokens[verb].lemma != "be" and not list(children(tokens, verb, "dobj", "xcomp", "ccomp")):
        topic = plain_topic(sentence.words(verb, end))  # "return to the table"
    else:
        topic = topics.of(sentence, tokens[verb].end, tokens[end - 1].end, alone=True)
    return addressees, Stance.OPPOSE if ends else Stance.SUPPORT, topic


def _asked(
    sentence: NewsSentence, verb: int, referents: Referents, topics: Topics
) -> tuple[list[Entity], Stance, str | None]:
    """The same of a request with a clause of its own: "called for the bill to be dropped", "for police to leave"."""
    tokens = sentence.tokens
    ends = tokens[verb].lemma in words("reporting", "ending")
    stance = Stance.OPPOSE if ends else Stance.SUPPORT
    suffers = next(children(tokens, verb, "nsubjpass"), None)
    if suffers is not None:
        return [], stance, plain_topic(with_link(sentence, suffers))
    doers = [phrase_of(sentence, i) for i in children(tokens, verb, "nsubj")]
    end = tokens[end_of_clause(sentence, verb) - 1].end
    return referents.of(sentence, doers, acting=True), stance, topics.of(sentence, tokens[verb].end, end, alone=True)

"""Verdicts: positions of who gives a thing a name and with it a judgement: "called the vote a sham"."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.draft import QuoteType
from summarize.readers.rules.clauses import Clause
from summarize.readers.rules.constructions import agents_of, with_link
from summarize.readers.rules.entities import Entity
from summarize.readers.rules.lexicon import words
from summarize.readers.rules.phrases import phrase_of
from summarize.readers.rules.reference import Referents
from summarize.readers.rules.sentences import NewsSentence, Quotation
from summarize.readers.rules.stances import cued
from summarize.readers.rules.stands import Stand, quotation
from summarize.readers.rules.tokens import children
from summarize.readers.rules.topics import Topics, plain_topic
from summarize.readers.rules.wording import tidy


def from_naming(sentence: NewsSentence, clause: Clause, referents: Referents, topics: Topics) -> Stand | None:
    """The position of somebody who calls a thing something: "called the allegation “pure fiction”"."""
    if clause.verb not in words("reporting", "naming"):
        return None
    tokens = sentence.tokens
    if clause.verb in {"see", "view", "regard"} and not any(
        t.text.lower() == "as" for t in tokens[clause.group.last : clause.end]
    ):
        return None  # "has seen a wave of attacks"
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
        if thing is not None and not list(children(tokens, judgement, "mark", "aux")):
            return thing, judgement
    return None

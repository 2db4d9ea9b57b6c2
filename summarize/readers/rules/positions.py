"""Positions: what actors think, want, claim or reject, with stance only where the words state it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from summarize.briefs import SPLIT_QUOTE
from summarize.draft import QuoteType, Stance
from summarize.readers.rules.actors import Entity
from summarize.readers.rules.clauses import Clause, is_so_called
from summarize.readers.rules.lexicon import reporting_groups
from summarize.readers.rules.reference import Referents
from summarize.readers.rules.sentences import NewsSentence, Quotation
from summarize.readers.rules.speech import Speech
from summarize.readers.rules.stances import cued, flipped
from summarize.readers.rules.topics import Topics, plain_topic
from summarize.readers.rules.wording import tidy

_AGAINST = frozenset(
    "stop end halt drop withdraw lift scrap refrain abandon cancel suspend reverse cease reject block repeal ban delay close".split()
)
_NEGATED = re.compile(r"\b(?:not|n't|n’t|never|no longer|without)\b", re.IGNORECASE)


class Stand(NamedTuple):
    """A position in the making."""

    sentence: NewsSentence
    holders: list[Entity]
    topic: str
    stance: Stance
    statement: str
    quote: str | None
    quote_type: QuoteType
    addressees: list[Entity]


def find_positions(
    sentence: NewsSentence, clauses: Sequence[Clause], speech: Sequence[Speech], referents: Referents, topics: Topics
) -> list[Stand]:
    """The positions of one sentence, in order: one for each report of a named speaker's words, and for each verb of stance."""
    if sentence.is_headline:
        return []
    stands: list[Stand] = []
    for report in speech:
        if not report.speakers or (
            all(s.kind == "media" for s in report.speakers) and report.verb in {"report", "say", "state"}
        ):
            continue
        clause = clauses[report.clause] if report.clause is not None else None
        stands.append(_from_report(sentence, report, clause, referents, topics))
    for clause in clauses:
        group = reporting_groups().get(clause.verb)
        place = sentence.tokens[clause.group.first].start
        reported = any(
            (s.clause is not None and clauses[s.clause] is clause) or s.start <= place < s.end for s in speech
        )
        if is_so_called(sentence, clause):
            continue
        if (
            group in {"support", "oppose", "request"}
            and not reported
            and not clause.in_quotation
            and clause.group.finite
        ):
            stand = _from_verb(sentence, clause, group, referents, topics)
            if stand:
                stands.append(stand)
    return stands


def _from_report(
    sentence: NewsSentence,
    report: Speech,
    clause: Clause | None,
    referents: Referents,
    topics: Topics,
) -> Stand:
    statement = sentence.source[report.start : report.end].strip(' ,.“”"\n')
    quote, quote_type = quotation(sentence.source, report.quotations, report.start, report.end)
    addressees: list[Entity] = []
    topic = topics.of(sentence, report.start, report.end)
    stance = Stance.UNCLEAR
    if report.group in {"support", "oppose", "request"} and clause and clause.group.first < clause.end:
        first = sentence.tokens[clause.group.first].start
        if first < report.end:
            end = sentence.tokens[min(clause.end, len(sentence.tokens)) - 1].end
            statement = sentence.source[
                first : end if not report.quotations and clause.end > clause.group.last else report.end
            ]
    if report.group in {"support", "oppose"}:
        stance = flipped(Stance(report.group), clause)
    elif report.group == "request" and clause:
        addressees, stance, wanted = _request(sentence, clause, referents, topics)
        topic = wanted or topic
    else:
        stance = cued(statement)
    return Stand(
        sentence, report.speakers, topic or statement[:60], stance, tidy(statement), quote, quote_type,
        [a for a in addressees if a not in report.speakers],
    )  # fmt: skip


def _from_verb(
    sentence: NewsSentence, clause: Clause, group: str, referents: Referents, topics: Topics
) -> Stand | None:
    holders = referents.of(sentence, clause.subject)
    if not holders or clause.group.passive:
        return None
    addressees: list[Entity] = []
    start = sentence.tokens[clause.group.first].start
    end = sentence.tokens[max(clause.end, clause.group.last) - 1].end
    statement = sentence.source[start:end].strip(' ,“”"')
    if len(statement.split()) < 2:
        return None
    if group == "request":
        addressees, stance, wanted = _request(sentence, clause, referents, topics)
        topic = wanted
    else:
        stance = flipped(Stance(group), clause)
        topic = sentence.words(clause.object[0].first, clause.object[-1].last) if clause.object else None
    if not topic:
        topic = topics.of(sentence, start, end)
    quotes = tuple(q for q in sentence.quotations if q.start < end + 2 and q.end > start)
    quote, quote_type = quotation(sentence.source, quotes, start, end)
    return Stand(
        sentence,
        holders,
        plain_topic(topic or statement),
        stance,
        tidy(statement),
        quote,
        quote_type,
        [a for a in addressees if a not in holders],
    )


def quotation(source: str, quotes: Sequence[Quotation], start: int, end: int) -> tuple[str | None, QuoteType]:
    """The quoted words of a report and how much of it they are: all direct, part mixed, none indirect."""
    quotes = [q for q in quotes if len(q.text.strip(" ,.")) > 1]
    if not quotes:
        return None, QuoteType.INDIRECT
    outside = len(source[start:end].split()) - sum(len(q.text.split()) for q in quotes)
    sentences = any(q.text[:1].isupper() or q.text.rstrip()[-1:] in ".!?," for q in quotes)
    if outside <= 4 and sentences:  # no more than who says it
        return SPLIT_QUOTE.join(q.text.strip().rstrip(",") for q in quotes), QuoteType.DIRECT
    longest = max(quotes, key=lambda q: q.end - q.start)
    return longest.text.strip().rstrip(",."), QuoteType.MIXED


def _request(
    sentence: NewsSentence, clause: Clause, referents: Referents, topics: Topics
) -> tuple[list[Entity], Stance, str | None]:
    """Whom a request is put to, whether it is for or against its topic, and the topic."""
    tokens = sentence.tokens
    addressees = referents.of(sentence, clause.object, acting=True)
    if not addressees:
        addressees = referents.of(
            sentence, [p for p in clause.phrases if p.preposition in {"on", "to"}][:1], acting=True
        )
    first = clause.group.last
    verb = next(
        (
            i
            for i in range(first, min(clause.end, len(tokens)))
            if tokens[i].tag == "VB" and tokens[i - 1].text.lower() == "to"
        ),
        None,
    )
    if verb is None:
        wanted = [p for p in (*clause.object, *clause.phrases) if p.preposition in {None, "for"}]
        phrase = wanted[-1] if wanted else None
        topic = sentence.words(phrase.first, phrase.last) if phrase else None
        against = bool(topic and topic.lower().split()[0] in {"end", "halt", "withdrawal"})
        return (
            addressees,
            Stance.OPPOSE if against else Stance.SUPPORT,
            plain_topic(topic) if topic else None,
        )
    against = tokens[verb].lemma in _AGAINST or bool(_NEGATED.search(sentence.words(first, verb + 1)))
    topic = topics.of(sentence, tokens[verb].end, tokens[min(clause.end, len(tokens)) - 1].end)
    return addressees, Stance.OPPOSE if against else Stance.SUPPORT, topic

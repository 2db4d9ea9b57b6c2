"""Positions: what actors think, want, claim or reject, with stance only where the words tell it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.briefs import SPLIT_QUOTE
from summarize.draft import QuoteType, Stance
from summarize.readers.rules.clauses import Clause
from summarize.readers.rules.constructions import (
    agents_of,
    is_condition,
    is_nobody,
    sided,
    wants_clause,
)
from summarize.readers.rules.demands import is_against, request_of
from summarize.readers.rules.entities import Entity
from summarize.readers.rules.leanings import from_denial, from_leaning, from_plea, from_protest, from_wishes
from summarize.readers.rules.lexicon import words
from summarize.readers.rules.reference import Referents
from summarize.readers.rules.sentences import NewsSentence
from summarize.readers.rules.speech import Speech
from summarize.readers.rules.stances import cued, flipped, told
from summarize.readers.rules.stands import (
    SIDES,
    Stand,
    feeling_of,
    from_feeling,
    from_passive,
    from_verb,
    matter_of,
    quotation,
)
from summarize.readers.rules.topics import Topics
from summarize.readers.rules.verdicts import from_naming
from summarize.readers.rules.wording import tidy

_LONGEST = 5
"""Sentences of one quotation, or of one answer in an interview, that make one position."""


def find_positions(
    sentence: NewsSentence, clauses: Sequence[Clause], speech: Sequence[Speech], referents: Referents, topics: Topics
) -> list[Stand]:
    """The positions of one sentence, in order: one for each report of a named speaker's words, and for each verb of stance."""
    if sentence.is_headline:
        return []
    stands: list[Stand] = []
    for report in speech:
        told = _is_of_media(report)
        if not report.speakers or told or report.start == report.end:
            continue
        clause = clauses[report.clause] if report.clause is not None else None
        if not report.quotations and (own := _own_stands(sentence, clauses, report, referents, topics)):
            stands += own
            continue
        told_of = _from_report(sentence, report, clause, referents, topics)
        stands.append(_with_beginning(told_of._replace(continues=report.clause is None), report, topics))
    for clause in clauses:
        place = sentence.tokens[clause.group.first].start
        if (
            clause.in_quotation
            or is_condition(sentence, clause)
            or is_nobody(sentence, clause)
            or (clause.group.passive and feeling_of(sentence, clause) is None and not agents_of(clause))
            or (clause.relative and clause.verb in words("reporting", "mild"))
        ):
            continue
        heard = [s for s in speech if not (_is_of_media(s) and s.verb == "according")]
        inside = any((s.clause is not None and clauses[s.clause] is clause) or s.start <= place < s.end for s in heard)
        if inside and not _is_beside(sentence, clause):
            continue
        stands += from_wishes(sentence, clause, referents)
        stand = (
            from_naming(sentence, clause, referents, topics)
            or from_denial(sentence, clause, referents)
            or from_verb(sentence, clause, referents, topics)
            or from_feeling(sentence, clause, referents, topics)
            or from_passive(sentence, clause, referents)
            or from_plea(sentence, clause, referents)
            or from_protest(sentence, clause, referents)
            or from_leaning(sentence, clause, referents)
        )
        if stand:
            stands = [s for s in stands if not _is_in(s, stand)]
            stands.append(stand)
    return stands


def _is_beside(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether somebody else's words stand beside a report behind "with": "attacked the plan, with Lee calling it a sham"."""
    verb = sentence.tokens[clause.group.verbs[0]]
    link = sentence.tokens[verb.head]
    chained = verb.dep == "advcl" and link.dep == "pcomp"  # "... and Roe calling it a disgrace"
    return (
        bool(clause.subject)
        and not clause.shared
        and (chained or (verb.dep == "pcomp" and link.text.lower() == "with"))
    )


def _is_of_media(report: Speech) -> bool:
    """Whether only the media tell it, whose own view it is not."""
    told = report.verb in {"report", "say", "state", "according"}
    return bool(report.speakers) and told and all(s.kind == "media" or _is_reporter(s) for s in report.speakers)


def _is_reporter(speaker: Entity) -> bool:
    return bool(set((speaker.role or "").lower().split()) & {"reporter", "correspondent"})


def _with_beginning(stand: Stand, report: Speech, topics: Topics) -> Stand:
    """A position with the sentences before it in which its quotation began: "“A. B,” said Lee"."""
    opened = report.quotations[0] if report.quotations else None
    if opened is None or opened.opens or report.clause is None or stand.quote is None:
        return stand
    earlier = topics.begun_before(report.sentence)[-_LONGEST + 1 :]
    told = " ".join(s.quotations[-1].text for s in earlier)
    if not told:
        return stand
    return stand._replace(
        sentences=(*earlier, *stand.sentences),
        quote=f"{told} {stand.quote}",
        quote_type=QuoteType.DIRECT,
        statement=f"{told} {stand.statement}",
    )


def _is_in(stand: Stand, other: Stand) -> bool:
    """Whether the words quoted in one position are those of another of the same holders: "was dismayed: “It is a shame.”"."""
    if stand.quote is None or other.quote is None or stand.holders != other.holders:
        return False
    return stand.quote.strip(" .,") == other.quote.strip(" .,")


def _own_stands(
    sentence: NewsSentence, clauses: Sequence[Clause], report: Speech, referents: Referents, topics: Topics
) -> list[Stand]:
    """What a report tells of its own speaker's stands: "Guterres condemned the strike, his spokesman said"."""
    found = []
    for clause in clauses:
        place = sentence.tokens[clause.group.first].start
        if report.start <= place < report.end and not clause.in_quotation and not is_condition(sentence, clause):
            stand = from_verb(sentence, clause, referents, topics)
            pronoun = all(sentence.tokens[p.head].tag == "PRP" for p in clause.subject)
            if stand and stand.holders == report.speakers and not pronoun:
                found.append(stand)
    return found


def joined(stands: Sequence[Stand]) -> list[Stand]:
    """The positions with those made one that are one quotation over several sentences.

    The parts stand in one paragraph, or in one answer of an interview. Topic and stance are those of the first part that
    has a clear stance, else of the first.
    """
    whole: list[Stand] = []
    for stand in stands:
        before = whole[-1] if whole else None
        if before is not None and _goes_on(before, stand):
            whole[-1] = _both(before, stand)
        else:
            whole.append(stand)
    return whole


def _goes_on(before: Stand, stand: Stand) -> bool:
    last, sentence = before.sentences[-1], stand.sentence
    quoted = before.quote is not None and stand.quote is not None
    return (
        quoted
        and stand.continues
        and before.quote_type is QuoteType.DIRECT
        and stand.quote_type is QuoteType.DIRECT
        and before.holders == stand.holders
        and sentence.block == last.block
        and sentence.number == last.number + 1
        and len(before.sentences) < _LONGEST
    )


def _both(before: Stand, stand: Stand) -> Stand:
    main = before if before.stance is not Stance.UNCLEAR or stand.stance is Stance.UNCLEAR else stand
    assert before.quote is not None
    last = before.quote.rpartition(SPLIT_QUOTE)[2]
    contiguous = f"{last} {stand.quote}" in stand.sentence.source
    return before._replace(
        sentences=(*before.sentences, *stand.sentences),
        topic=main.topic,
        stance=main.stance,
        statement=f"{before.statement}. {stand.statement}",
        quote=f"{before.quote}{' ' if contiguous else SPLIT_QUOTE}{stand.quote}",
    )


def _from_report(
    sentence: NewsSentence, report: Speech, clause: Clause | None, referents: Referents, topics: Topics
) -> Stand:
    statement = sentence.source[report.start : report.end].strip(" ,.\n").removeprefix("that ")
    if clause is not None and not report.quotations and not _has_verb(sentence, report):
        statement = sentence.source[sentence.tokens[clause.group.first].start : report.end]
    quote, quote_type = quotation(sentence.source, report.quotations, report.start, report.end)
    addressees: list[Entity] = []
    topic: str | None = None
    stance = Stance.UNCLEAR
    takes_side = report.group in SIDES and clause is not None
    if takes_side and clause and clause.group.first < clause.end:
        first = sentence.tokens[clause.group.first].start
        if first < report.end:
            end = sentence.tokens[min(clause.end, len(sentence.tokens)) - 1].end
            complete = not report.quotations and clause.end > clause.group.last
            statement = sentence.source[first : end if complete else report.end]
    if report.group in {"support", "oppose"}:
        stance = flipped(Stance(report.group), clause)
        topic = matter_of(sentence, clause) if clause else None
    elif report.group == "request" and clause:
        addressees, stance, topic = request_of(sentence, clause, referents, topics)
    elif clause and not quote and (leaning := sided(clause)) is not None:
        stance, topic = flipped(Stance(leaning[0]), clause), matter_of(sentence, clause)
    elif clause and clause.verb == report.verb in words("reporting", "committing") and clause.object and not quote:
        stance, topic = flipped(Stance.SUPPORT, clause), matter_of(sentence, clause)
    elif report.verb in {"promise", "pledge", "vow"} and not quote:
        stance = Stance.OPPOSE if re.search(r"\b(?:not|never|no)\b|n['’]t\b", statement) else Stance.SUPPORT
    else:
        own = _pronouns(report)
        stance = cued(statement, quote, own) if quote or report.group == "opinion" else told(statement, own)
    if stance in {Stance.UNCLEAR, Stance.NEUTRAL} and clause and wants_clause(sentence, clause):
        stance = Stance.SUPPORT
    topic = topic or topics.of(sentence, report.start, report.end)
    plain = report.group not in {"support", "oppose"}
    if stance is Stance.SUPPORT and topic and plain and is_against(sentence, report.start, report.end, topic):
        stance = Stance.OPPOSE
    return Stand(
        (sentence,), report.speakers, topic or tidy(statement)[:60], stance, tidy(statement), quote, quote_type,
        [a for a in addressees if a not in report.speakers],
    )  # fmt: skip


def _pronouns(report: Speech) -> frozenset[str]:
    """The pronouns that can stand for who speaks: no "it" for a person."""
    people = all(s.kind == "person" for s in report.speakers)
    return frozenset({"he", "she"}) if people else frozenset({"it", "they"})


def _has_verb(sentence: NewsSentence, report: Speech) -> bool:
    """Whether what is reported is a clause: "promised an independent review" reports none."""
    return any(t.is_verb or t.tag == "MD" for t in sentence.tokens if report.start <= t.start < report.end)

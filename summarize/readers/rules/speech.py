"""Speech: who says what in a sentence, in whose words, and which clauses are only reported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from summarize.readers.rules.clauses import Clause
from summarize.readers.rules.constructions import (
    commits,
)
from summarize.readers.rules.entities import Entity
from summarize.readers.rules.lexicon import reporting_groups, words
from summarize.readers.rules.phrases import Phrase, phrase_of
from summarize.readers.rules.reference import Referents
from summarize.readers.rules.reported import ACCORDING, reported_by
from summarize.readers.rules.reporting import as_report, belongs_to_noun, is_said_of, reporting_group, reporting_verb
from summarize.readers.rules.sentences import NewsSentence, Quotation
from summarize.readers.rules.subjects import author_of, subject_of
from summarize.readers.rules.tokens import below, children

_NEAR = 2
"""Paragraphs over which a quotation goes on: a caption may stand between two."""
_WHOLE = 0.8
"""The share of a sentence that must be quoted for it to be a quotation alone."""


@dataclass
class Speech:
    """One report of words: the speakers (or the anonymous `source`), the verb, and what was said.

    `start` and `end` bound the reported words in the document's text, the same where they only follow in the next
    paragraph; `quotations` are those inside them.
    """

    sentence: NewsSentence
    speakers: list[Entity]
    source: str | None
    verb: str
    group: str
    start: int
    end: int
    clause: int | None
    quotations: tuple[Quotation, ...]
    more: list[int] = field(default_factory=list)


def find_speech(
    sentence: NewsSentence, clauses: Sequence[Clause], referents: Referents, previous: Speech | None
) -> list[Speech]:
    """The reports of one sentence, in order; a quotation alone continues what `previous` said shortly before."""
    if sentence.turn is not None and not sentence.turn.asks:
        return _answer(sentence, referents)
    found: list[Speech] = []
    for number, plain in enumerate(clauses):
        clause = as_report(sentence, plain)
        verb = _reports_by(sentence, clause)
        if verb is None or (clause is plain and is_said_of(sentence, clause)):
            continue
        if _is_told_of_oneself(sentence, clause, found):
            continue
        if (report := _report(sentence, clauses, number, clause, verb, referents, previous)) is not None:
            found.append(report)
            referents.note(report.speakers)
    if found:
        return found
    other = (
        _according(sentence, referents) or _behind_colon(sentence, clauses, referents) or _continued(sentence, previous)
    )
    return [other] if other is not None else []


def _reports_by(sentence: NewsSentence, clause: Clause) -> str | None:
    """The verb by which a clause reports somebody's words; None where it reports none, or does something else besides."""
    verb, group = reporting_verb(sentence, clause), clause.group
    if verb is None or clause.in_quotation or group.passive or (clause.relative and not _reads(sentence, clause, verb)):
        return None
    wishes = sentence.tokens[group.verbs[0]].lemma in words("reporting", "wishing")
    if len(group.verbs) > 1 and (wishes or commits(clause, sentence)) and not sentence.quotations:
        return None  # "promised to freeze fares": a stand of its own
    if group.modal in {"could", "may", "might", "can"} or belongs_to_noun(sentence, clause):
        return None  # "could respond with tariffs"
    if group.negated and reporting_groups()[verb] == "plain":
        return None  # "had not replied by noon"
    judges = reporting_groups()[verb] in {"support", "oppose"}
    return None if judges and not group.finite and not clause.object else verb  # "Defending, Stone said"


def _reads(sentence: NewsSentence, clause: Clause, verb: str) -> bool:
    """Whether what speaks is a message that is the object of who issued it: "a statement which read: “...”"."""
    return verb == "read" and any(author_of(sentence.tokens, p.head) is not None for p in clause.subject)


def _report(
    sentence: NewsSentence,
    clauses: Sequence[Clause],
    number: int,
    clause: Clause,
    verb: str,
    referents: Referents,
    previous: Speech | None,
) -> Speech | None:
    """The report of a clause by a verb, if somebody says it and it has words."""
    speakers, source = _speakers(sentence, clause, verb, referents, previous)
    if not speakers and source is None:
        return None
    start, end = reported_by(sentence, clause, clauses)
    if _leads_on(sentence, clauses, number, start, end):
        start = end = sentence.end  # "Minister Bo Dahl said:", and the next paragraph quotes him
    elif end - start < 12 or _is_only_a_date(sentence, start, end):
        return None
    quotes = tuple(q for q in sentence.quotations if q.start < end and q.end > start)
    group = reporting_group(sentence, clause, verb)
    return Speech(sentence, speakers, source, verb, group, start, end, number, quotes)


def _speakers(
    sentence: NewsSentence, clause: Clause, verb: str, referents: Referents, previous: Speech | None
) -> tuple[list[Entity], str | None]:
    """Who says what a clause reports, or the anonymous source that does."""
    speakers = referents.of(sentence, clause.subject)
    if not speakers and _reads(sentence, clause, verb):
        issued = author_of(sentence.tokens, clause.subject[0].head)
        speakers = referents.of(sentence, subject_of(sentence, issued)[0], acting=True) if issued is not None else []
    if speakers:
        return speakers, None
    if previous is not None and _is_issued(sentence, clause, "messages"):  # "The statement added"
        if previous.speakers or previous.source is not None:
            return previous.speakers, previous.source
    if _is_issued(sentence, clause, "filings"):  # "The motion claims"
        if filed := [e for e in referents.recent[:1] if e.kind != "unknown"]:
            return filed, None
    judges = reporting_groups()[verb] in {"support", "oppose", "request"} or verb in words("reporting", "judging")
    if not judges and (source := _source(sentence, clause)) is not None:
        return [], source
    return referents.of(sentence, clause.subject, acting=True), None


def _continued(sentence: NewsSentence, previous: Speech | None) -> Speech | None:
    """What the last speaker goes on to say, in a sentence that is quoted as a whole and names nobody who says it."""
    if previous is None or sentence.is_headline or not sentence.quotations or _is_attributed_later(sentence):
        return None
    quoted = sum(q.end - q.start for q in sentence.quotations if any(c.isalpha() for c in q.text))
    near = previous.sentence.block >= sentence.block - _NEAR
    if not near or quoted <= _WHOLE * (sentence.end - sentence.start - 2):
        return None
    return Speech(
        sentence, previous.speakers, previous.source, previous.verb, "plain", sentence.start, sentence.end, None,
        sentence.quotations,
    )  # fmt: skip


def _leads_on(sentence: NewsSentence, clauses: Sequence[Clause], number: int, start: int, end: int) -> bool:
    """Whether a sentence ends in a plain verb of speech and a colon or the like, and only the next paragraph tells what was said."""
    plain = reporting_groups().get(clauses[number].verb) in {"plain", "opinion"}
    told = any(t.is_verb for t in sentence.tokens if start <= t.start < end)
    return number == len(clauses) - 1 and sentence.text.endswith((":", ";", ",")) and plain and not told


def _is_attributed_later(sentence: NewsSentence) -> bool:
    """Whether a quotation goes on over the end of a sentence, and a comma where it closes leads to whose it is."""
    if sentence.quotations[-1].closes:
        return False
    rest = sentence.source[sentence.end :].partition("\n\n")[0]
    closing = next((i for i, mark in enumerate(rest) if mark in '”»"'), 0)
    return closing > 0 and rest[closing - 1] == ","


def _behind_colon(sentence: NewsSentence, clauses: Sequence[Clause], referents: Referents) -> Speech | None:
    """The quotation that a colon leads to, of whom the clause before it is about: "Lee was dismayed: “It is over.”"."""
    for quote in sentence.quotations:
        before = sentence.source[sentence.start : quote.start].rstrip(' “"')
        if not before.endswith(":"):
            continue
        leading = [
            c for c in clauses if c.subject and sentence.tokens[c.group.first].start < quote.start and c.group.finite
        ]
        speakers = referents.of(sentence, leading[0].subject, acting=True) if leading else []
        if speakers:
            return Speech(sentence, speakers, None, "say", "plain", quote.start, sentence.end, None, (quote,))
    return None


def _answer(sentence: NewsSentence, referents: Referents) -> list[Speech]:
    """A sentence of an answer in an interview: all of it is quoted, although no marks stand around it."""
    speakers = referents.speaking
    whole = Quotation(sentence.start, sentence.end, sentence.source[sentence.start : sentence.end])
    return [Speech(sentence, speakers, None, "say", "plain", sentence.start, sentence.end, None, (whole,))]


def _is_told_of_oneself(sentence: NewsSentence, clause: Clause, found: Sequence[Speech]) -> bool:
    """Whether a verb stands in words that are reported already, of a speaker who is "he" there: "said he would appeal"."""
    place = sentence.tokens[clause.group.first].start
    inside = any(speech.start <= place < speech.end for speech in found)
    return inside and (clause.shared or all(sentence.tokens[p.head].tag == "PRP" for p in clause.subject))


def _is_issued(sentence: NewsSentence, clause: Clause, kind: str) -> bool:
    """Whether what speaks is something that somebody has issued: "the statement added", but not "a statement from Acme said"."""
    return any(
        sentence.tokens[p.head].text.lower() in words("nouns", kind)
        and sentence.tokens[p.first].text.lower() in {"the", "his", "her", "its", "their"}
        for p in clause.subject
    )


def _source(sentence: NewsSentence, clause: Clause) -> str | None:
    """The anonymous source that a reporting verb's subject is."""
    for phrase in clause.subject:
        if sentence.tokens[phrase.head].text.lower() in words("nouns", "anonymous_sources"):
            first = phrase.first
            while first < phrase.head and sentence.tokens[first].tag in {"DT", "CD"}:
                first += 1
            return sentence.words(first, phrase.last)
    return None


def _is_only_a_date(sentence: NewsSentence, start: int, end: int) -> bool:
    """Whether what follows a verb only says when: "conceded shortly before midnight on Sunday"."""
    inside = [
        t for t in sentence.tokens if start <= t.start < end and (t.is_noun or t.is_verb or t.tag.startswith("JJ"))
    ]
    return all(any(d.start <= t.start < d.end for d in sentence.dates) for t in inside)


def _main_clause(sentence: NewsSentence, source: Phrase) -> int:
    """The character at which the main clause begins behind "according to" and a source: the first word of its subject."""
    tokens = sentence.tokens
    root = next((i for i, t in enumerate(tokens) if t.head == i and t.is_verb), None)
    subject = [i for i in children(tokens, root, "nsubj", "nsubjpass", "expl") if i >= source.last] if root else []
    if subject:
        return tokens[min(below(tokens, subject[0], "det", "amod", "compound", "poss", "nummod", "nmod"))].start
    return tokens[min(source.last, len(tokens) - 1)].start


def _joined_to(sentence: NewsSentence, source: Phrase) -> list[Phrase]:
    """The sources that "and" joins to one: "according to the police and the coroner"."""
    return [phrase_of(sentence, i) for i in sorted(below(sentence.tokens, source.head, "conj")) if i >= source.last]


def _according(sentence: NewsSentence, referents: Referents) -> Speech | None:
    match = ACCORDING.search(sentence.source, sentence.start, sentence.end)
    if not match or sentence.in_quotation(match.start()):
        return None
    phrases = [c for c in sentence.chunks if c.kind == "NP" and sentence.tokens[c.start].start >= match.end()][:1]
    if not phrases:
        return None
    phrase = Phrase(phrases[0].start, phrases[0].end, phrases[0].head)
    sources = [phrase, *_joined_to(sentence, phrase)]
    speakers = referents.of(sentence, sources)
    if not speakers and sentence.tokens[phrase.head].text.lower() not in words("nouns", "anonymous_sources"):
        speakers = referents.of(sentence, sources, acting=True)
    source = None if speakers else sentence.words(phrase.first, phrase.last).removeprefix("the ").removeprefix("a ")
    start, end = sentence.start, match.start()
    if sentence.tokens[0].start >= match.start():  # "According to Lee, the head of the union, the offer is too low"
        start, end = _main_clause(sentence, phrase), sentence.end
    return Speech(
        sentence,
        speakers,
        source,
        "according",
        "plain",
        start,
        end,
        None,
        sentence.quotations,
    )

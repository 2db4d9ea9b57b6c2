"""Clauses: who does what to whom, for every verb of a sentence, read off its dependencies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from summarize.readers.rules.lexicon import reporting_groups
from summarize.readers.rules.phrases import Phrase, objects_of, phrases_of, place_of
from summarize.readers.rules.sentences import NewsSentence
from summarize.readers.rules.subjects import subject_of
from summarize.readers.rules.tokens import Token, children
from summarize.readers.rules.verbs import (
    FINITE,
    VerbGroup,
    chain_of,
    complement_of,
    group_of,
    lead_of_series,
)

MAX_WORDS = 24
_OTHER_CLAUSES = frozenset("advcl relcl ccomp parataxis appos csubj nsubj nsubjpass".split())


class Clause(NamedTuple):
    """A verb group with its subject, object and prepositional phrases.

    `place` is the index among the chunks of the one that the verb stands in, `end` the token behind the clause's last.
    `relative`: the subject is the noun that a relative clause belongs to. `shared`: the subject is that of the verb
    before.
    """

    place: int
    group: VerbGroup
    verb: str
    subject: tuple[Phrase, ...]
    object: tuple[Phrase, ...]
    phrases: tuple[Phrase, ...]
    end: int
    relative: bool = False
    shared: bool = False
    in_quotation: bool = False


def find_clauses(sentence: NewsSentence) -> list[Clause]:
    """The clauses of a sentence, in the order of their verb groups."""
    tokens = sentence.tokens
    joined: dict[int, int] = {}
    for index in range(len(tokens)):
        if _heads_clause(tokens, index) and (complement := complement_of(tokens, index)) is not None:
            quoted = sentence.in_quotation(tokens[complement].start) and not sentence.in_quotation(tokens[index].start)
            if not quoted or tokens[index].lemma not in reporting_groups():  # "tweeted: “Thank you”"
                joined[index] = complement
    inner = set(joined.values())
    clauses = [
        _clause(sentence, index, joined)
        for index in range(len(tokens))
        if _heads_clause(tokens, index) and index not in inner
    ]
    return sorted(clauses, key=lambda clause: clause.group.first)


def _heads_clause(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token is the main verb of a clause: no auxiliary, no adjective or noun by its place."""
    token = tokens[index]
    if not token.is_verb and token.tag != "MD":
        return False
    if token.tag == "MD" and token.dep == "aux":
        return False
    return token.dep not in {"aux", "auxpass", "amod", "compound", "prep", "case", "det", "nmod", "punct"} and not (
        token.dep in {"dobj", "nsubj", "attr", "poss"} and token.tag in {"VBG", "VBN"}
    )


def _clause(sentence: NewsSentence, verb: int, joined: dict[int, int]) -> Clause:
    tokens = sentence.tokens
    chain = chain_of(verb, joined)
    lead = lead_of_series(tokens, verb)
    group = group_of(tokens, chain, lead)
    subject, relative, shared = subject_of(sentence, verb)
    if any(_is_nobody(tokens, p) for p in subject):
        group = group._replace(negated=True)
    last = chain[-1]
    objects = objects_of(sentence, last)
    if not subject and objects and _is_inverted(tokens, verb):
        subject, objects = objects, ()
    return Clause(
        place=place_of(sentence, verb),
        group=group,
        verb=_with_particle(tokens, verb),
        subject=subject,
        object=objects,
        phrases=phrases_of(sentence, chain),
        end=_end(sentence, last, group.last),
        relative=relative,
        shared=shared,
        in_quotation=sentence.in_quotation(tokens[verb].start),
    )


def _is_inverted(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a verb of speech stands between quoted words and its speaker: "“...,” said a protester"."""
    return (
        0 < verb < len(tokens) - 1
        and tokens[verb].tag in FINITE
        and reporting_groups().get(tokens[verb].lemma) == "plain"
        and tokens[verb - 1].text in {"”", '"', ","}
    )


def _with_particle(tokens: Sequence[Token], verb: int) -> str:
    """The lemma of a verb, with the word behind it where the two report something: "pointed out", "holds that"."""
    lemma = tokens[verb].lemma
    behind = tokens[verb + 1].text.lower() if verb + 1 < len(tokens) else ""
    joined = behind == "that" or any(i == verb + 1 for i in children(tokens, verb, "prt", "advmod", "prep"))
    return f"{lemma} {behind}" if joined and f"{lemma} {behind}" in reporting_groups() else lemma


def _is_nobody(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether a subject denies the deed: "nobody", "neither general"."""
    words = {t.text.lower() for t in tokens[phrase.first : phrase.last]}
    return bool(words & {"nobody", "neither", "none", "no"})


def _end(sentence: NewsSentence, verb: int, start: int) -> int:
    """The token behind the last of a verb's own clause: other clauses that depend on it, and insertions, left out."""
    tokens = sentence.tokens
    inside: set[int] = set()
    frontier = [verb]
    while frontier:
        head = frontier.pop()
        for child in children(tokens, head):
            if child < start or child in inside or _opens_another(tokens, head, child, verb):
                continue
            inside.add(child)
            frontier.append(child)
    end = start
    while end < len(tokens) and end - start < MAX_WORDS and (end in inside or _is_mark_inside(tokens, end, inside)):
        end += 1
    if end - start == MAX_WORDS and end in inside:
        cut = next((c.start for c in sentence.chunks if c.start < end < c.end), end)
        end = cut if cut > start else end  # not in the middle of a phrase
        while end > start and tokens[end - 1].tag in {"IN", "TO", "DT", "PRP$", "POS", "WDT", "WP", "RB"}:
            end -= 1
    while end > start and tokens[end - 1].text in {",", "“", "and", "or", "-", "—", "–", "("}:
        end -= 1
    return end


def end_of_clause(sentence: NewsSentence, verb: int) -> int:
    """The token behind the last of the clause that a verb heads."""
    return _end(sentence, verb, verb + 1)


def _opens_another(tokens: Sequence[Token], head: int, child: int, verb: int) -> bool:
    """Whether a token begins something else than the clause of `verb`: another clause, a mark between clauses."""
    token = tokens[child]
    if token.text.lower() == "according":
        return True
    if token.dep in _OTHER_CLAUSES:
        return not (token.dep in {"nsubj", "nsubjpass"} and head != verb)
    if token.dep == "conj" and head == verb:
        return True
    if token.dep in {"cc", "punct", "mark"} and head == verb:
        return True
    return token.text in {";", ":", "—", "–"}


def _is_mark_inside(tokens: Sequence[Token], index: int, inside: Iterable[int]) -> bool:
    """Whether a mark or conjunction stands between two tokens that belong to the clause."""
    return tokens[index].tag in {",", "``", "”", '"', "'", "POS", "-", "CC", "$"} and index + 1 in set(inside)

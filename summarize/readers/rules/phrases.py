"""Phrases: the noun phrases of a sentence, those joined to them, and those that belong to a verb."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from summarize.readers.rules.lexicon import words
from summarize.readers.rules.sentences import NewsSentence
from summarize.readers.rules.tokens import Token, children
from summarize.readers.rules.verbs import FINITE, SUBJECTS, is_infinitive

_OBJECTS = ("dobj", "dative", "attr", "oprd")


class Phrase(NamedTuple):
    """A noun phrase, tokens `[first, last)`, with the preposition that leads to it."""

    first: int
    last: int
    head: int
    preposition: str | None = None


def place_of(sentence: NewsSentence, index: int) -> int:
    """The chunk that a token stands in, or behind, if it stands in a bracket."""
    return max((i for i, chunk in enumerate(sentence.chunks) if chunk.start <= index), default=0)


def coordinated(sentence: NewsSentence, head: int, preposition: str | None = None) -> tuple[Phrase, ...]:
    """The noun phrase of a head and those joined to it: "China and Russia"."""
    phrases = [phrase_of(sentence, head, preposition)]
    for other in (*children(sentence.tokens, head, "conj"), *_behind_description(sentence.tokens, head)):
        if begins_clause(sentence.tokens, head, other) or _is_office_of(sentence.tokens, head, other):
            continue
        phrases += coordinated(sentence, other, preposition)
    return tuple(p for p in phrases if sentence.tokens[p.head].is_noun or sentence.tokens[p.head].tag in _HEADS)


def _behind_description(tokens: Sequence[Token], head: int) -> list[int]:
    """The names that the parser joins to what describes a name: "Acme, maker of tools, and Vonk, a shop, will merge"."""
    described = [i for i in children(tokens, head, "appos") if tokens[head].is_name and not tokens[i].is_name]
    return [
        i
        for noun in described
        for i in children(tokens, noun, "conj")
        if tokens[i].is_name and tokens[i - 2].text == ","
    ]


def _is_office_of(tokens: Sequence[Token], head: int, other: int) -> bool:
    """Whether what the parser joins to a name behind a comma is the office of its bearer: "Bo Dahl, CEO and founder"."""
    office = tokens[other].text in words("nouns", "titles") or tokens[other].text.lower() in words(
        "nouns", "role_words"
    )
    return office and tokens[head].is_name and other == head + 2 and tokens[other - 1].text == ","


def begins_clause(tokens: Sequence[Token], head: int, other: int) -> bool:
    """Whether a noun that the parser joins to another begins a clause of its own: "on traders, and an official said".

    In a list of two no comma stands before the "and".
    """
    joints = [i for i in children(tokens, head, "cc") if i < other]
    alone = len(list(children(tokens, head, "conj"))) == 1 and not list(children(tokens, other, "conj"))
    verb = any(t.dep == "conj" and t.tag in FINITE for t in tokens[other:])
    return alone and verb and bool(joints) and joints[-1] > 0 and tokens[joints[-1] - 1].text == ","


_HEADS = frozenset("PRP CD DT JJ JJS WP EX PRP$ VBG".split())


def phrase_of(sentence: NewsSentence, head: int, preposition: str | None = None) -> Phrase:
    """The noun phrase whose head a token is, without what follows the head."""
    tokens = sentence.tokens
    chunk = sentence.chunks[place_of(sentence, head)]
    if chunk.kind != "NP" or head >= chunk.end:
        return Phrase(head, head + 1, head, preposition)
    if tokens[head].head == chunk.start < head and tokens[chunk.start].is_verb:
        chunk = chunk._replace(start=chunk.start + 1)  # "were arrested and denied food"
    behind = range(head + 1, chunk.end)
    if chunk.head != head and not all(depends(tokens, i, head) for i in behind):
        return Phrase(chunk.start, head + 1, head, preposition)
    return Phrase(chunk.start, chunk.end, head, preposition)


def depends(tokens: Sequence[Token], index: int, head: int) -> bool:
    """Whether a token stands below another in the tree."""
    for _ in range(len(tokens)):
        if index == head:
            return True
        if tokens[index].head == index:
            return False
        index = tokens[index].head
    return False


def objects_of(sentence: NewsSentence, verb: int) -> tuple[Phrase, ...]:
    """The objects of a verb; of a verb that makes or asks somebody do something that somebody."""
    tokens = sentence.tokens
    found: list[Phrase] = []
    for child in children(tokens, verb, *_OBJECTS):
        if child > verb and (tokens[child].is_noun or tokens[child].tag in _HEADS):
            found += coordinated(sentence, child)
    for child in children(tokens, verb, "ccomp", "xcomp"):
        if child > verb and is_infinitive(tokens, child):
            for subject in children(tokens, child, *SUBJECTS):
                found += coordinated(sentence, subject)
    return tuple(sorted(set(found)))


def phrases_of(sentence: NewsSentence, chain: Sequence[int]) -> tuple[Phrase, ...]:
    """The prepositional phrases of a verb, of its objects, and of the phrases in them, in order."""
    tokens = sentence.tokens
    found: list[Phrase] = []
    frontier = [*chain]
    seen: set[int] = set()
    while frontier:
        head = frontier.pop()
        if head in seen:
            continue
        seen.add(head)
        for link in children(tokens, head, "prep", "agent", "dative"):
            if (
                link < chain[0]
                or tokens[link].text.lower() == "according"
                or (tokens[link].dep == "dative" and tokens[link].tag not in {"IN", "TO"})
            ):
                continue
            preposition = tokens[link].text.lower()
            nested = [link, *children(tokens, link, "prep")]
            for below in nested:
                for noun in children(tokens, below, "pobj"):
                    found += coordinated(sentence, noun, tokens[below].text.lower() if below != link else preposition)
                    frontier += [noun, *children(tokens, noun, "conj")]
        frontier += [c for c in children(tokens, head, "dobj", "attr") if c > chain[0]]
    return tuple(sorted(set(found)))

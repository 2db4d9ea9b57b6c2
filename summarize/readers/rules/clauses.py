"""Clauses: who does what to whom, for every verb of a sentence, read off its dependencies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from summarize.readers.rules.lexicon import person_kind, reporting_groups
from summarize.readers.rules.sentences import NewsSentence
from summarize.readers.rules.tokens import Token, children
from summarize.readers.rules.verbs import (
    FINITE,
    SUBJECTS,
    VerbGroup,
    chain_of,
    complement_of,
    group_of,
    is_infinitive,
    lead_of_series,
)

MAX_WORDS = 24
_OBJECTS = ("dobj", "dative", "attr", "oprd")
_RELATIVE = frozenset("who whom which that".split())
_OTHER_CLAUSES = frozenset("advcl relcl ccomp parataxis appos csubj nsubj nsubjpass agent_clause".split())
"""Verbs whose passive leaves their subject the doer: "is expected to name", "was forced to close"."""
_WHERE = frozenset("in near outside off at".split())


class Phrase(NamedTuple):
    """A noun phrase, tokens `[first, last)`, with the preposition that leads to it."""

    first: int
    last: int
    head: int
    preposition: str | None = None


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
    subject, relative, shared = _subject(sentence, verb)
    if any(_is_nobody(tokens, p) for p in subject):
        group = group._replace(negated=True)
    last = chain[-1]
    objects = _objects(sentence, last)
    if not subject and objects and _is_inverted(tokens, verb):
        subject, objects = objects, ()
    return Clause(
        place=_place(sentence, verb),
        group=group,
        verb=_with_particle(tokens, verb),
        subject=subject,
        object=objects,
        phrases=_phrases(sentence, chain),
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


def _place(sentence: NewsSentence, index: int) -> int:
    """The chunk that a token stands in, or behind, if it stands in a bracket."""
    return max((i for i, chunk in enumerate(sentence.chunks) if chunk.start <= index), default=0)


def _subject(sentence: NewsSentence, verb: int) -> tuple[tuple[Phrase, ...], bool, bool]:
    """The noun phrases of a verb's subject, whether a relative pronoun led to them, whether they are another verb's."""
    tokens = sentence.tokens
    own = list(children(tokens, verb, *SUBJECTS))
    if own:
        if tokens[own[0]].text.lower() in _RELATIVE and tokens[own[0]].tag in {"WP", "WDT"}:
            antecedent = _antecedent_of(tokens, verb)
            return (_series(sentence, antecedent) if antecedent is not None else ()), True, False
        joined = own if all(any(tokens[i].tag == "CC" for i in range(a, b)) for a, b in pairwise(own)) else own[-1:]
        return tuple(p for one in joined for p in _coordinated(sentence, one)), False, False
    token = tokens[verb]
    if token.dep == "conj" and token.head != verb and tokens[token.head].is_verb:
        between = range(token.head + 1, verb)
        lost = [i for i in between if tokens[i].dep == "conj" and _begins_clause(tokens, tokens[i].head, i)]
        if lost and token.tag in FINITE:
            return (phrase_of(sentence, lost[-1]),), False, False
        if token.tag in FINITE and (named := _before_apposition(sentence, verb)) is not None:
            return (phrase_of(sentence, named),), False, False
        governor = _governor(tokens, token.head)
        if governor is None:
            return (), False, False
        subject, relative, _ = _subject(sentence, governor)
        return subject, relative, True
    if token.dep == "acl" and token.tag == "VBD":
        return _coordinated(sentence, token.head), False, False
    if token.dep == "advcl" and token.tag == "VBG" and not list(children(tokens, verb, "mark")):
        main = token.head
        while tokens[verb - 1].text == "," and tokens[main].dep == "relcl" and tokens[main].head != main:
            main = _verb_above(tokens, tokens[main].head)  # "backed a strike that has shut ports, rejecting"
        subject, relative, _ = _subject(sentence, main)
        return subject, relative, True
    if tokens[verb].tag in FINITE and (missed := _before_insertion(sentence, verb)) is not None:
        return (phrase_of(sentence, missed),), False, False
    return (), False, False


def _governor(tokens: Sequence[Token], verb: int) -> int | None:
    """The verb whose subject an infinitive shares, "agreed to buy"; None where it is somebody else's, "urged them to buy".

    Any other verb is its own.
    """
    while is_infinitive(tokens, verb) and tokens[verb].dep in {"xcomp", "advcl", "acl", "ccomp"}:
        if tokens[verb].dep == "ccomp" or complement_of(tokens, tokens[verb].head) != verb:
            return None
        verb = tokens[verb].head
    return verb


def _verb_above(tokens: Sequence[Token], index: int) -> int:
    """The nearest verb on which a token depends, or the root."""
    while tokens[index].head != index:
        index = tokens[index].head
        if tokens[index].is_verb:
            break
    return index


def _before_apposition(sentence: NewsSentence, verb: int) -> int | None:
    """The name before the apposition that a comma closes right before a verb: "after Pell, her deputy, resigned"."""
    tokens = sentence.tokens
    if tokens[verb - 1].text != ",":
        return None
    place = _place(sentence, verb - 1)
    kinds = [chunk.kind for chunk in sentence.chunks[max(0, place - 3) : place]]
    if kinds != ["NP", ",", "NP"]:
        return None
    name = sentence.chunks[place - 3]
    return name.head if tokens[name.head].is_name else None


def _before_insertion(sentence: NewsSentence, verb: int) -> int | None:
    """The subject that the parser missed: the noun before the clause or apposition that commas set off before a verb."""
    tokens = sentence.tokens
    place = verb - 1
    while place > 0 and tokens[place].tag.startswith(("RB", "MD")):
        place -= 1
    if place <= 0 or tokens[place].text != ",":
        return None
    comma = next((i for i in range(place - 1, max(0, place - 5), -1) if tokens[i].text == ","), 0)
    if comma and tokens[comma - 1].is_name and not any(t.is_verb for t in tokens[comma:place]):
        named = tokens[place - 1].entity == "PERSON"  # "the president of the League, Jamel Msallem, said"
        return place - 1 if named else comma - 1  # "Tom Molomby, SC, said"
    opening = sentence.chunks[0] if sentence.chunks[0].kind == "NP" else None
    if opening is not None and opening.end < place and tokens[opening.end].text == "," and tokens[opening.head].is_noun:
        if not any(t.tag in FINITE for t in tokens[opening.end : place]):
            return opening.head  # "Armed officers, already watching him, chased him"
    relative = [i for i in range(place) if tokens[i].dep == "relcl" and tokens[i].head < i]
    if relative:
        set_off = [i for i in relative if tokens[tokens[i].head + 1].text == ","]
        return tokens[(set_off or relative)[-1]].head
    quoted = max((i for i in range(place) if tokens[i].text in {"”", '"'}), default=None)
    if quoted is None or reporting_groups().get(tokens[verb].lemma) != "plain":
        return None  # "“We were deceived,” its secretary-general, Mody Kane, told"
    return next((c.head for c in sentence.chunks if c.kind == "NP" and quoted < c.start < verb), None)


def _antecedent_of(tokens: Sequence[Token], verb: int) -> int | None:
    """The noun to which the relative clause of a verb belongs."""
    while tokens[verb].dep == "conj" and tokens[verb].head != verb:
        verb = tokens[verb].head
    head = tokens[verb].head
    if tokens[verb].dep not in {"relcl", "acl"} or head == verb:
        return None
    which = next((i for i in range(head, verb) if tokens[i].text.lower() == "which"), None)
    if which is not None and which > head + 2 and tokens[which - 1].text == "," and tokens[which - 2].is_noun:
        if tokens[head].entity == "PERSON" or person_kind(tokens[head].text.lower()) == "person":
            return which - 2  # "Roe of the Patients' Forum, which"
    link = tokens[head].head
    if tokens[head].is_name and tokens[head].dep == "pobj" and tokens[link].text.lower() in _WHERE:
        if tokens[tokens[link].head].is_noun:
            return tokens[link].head  # "the centre in Puerto Montt, which"
    return head


def _series(sentence: NewsSentence, head: int) -> tuple[Phrase, ...]:
    return (phrase_of(sentence, head),)


def _coordinated(sentence: NewsSentence, head: int, preposition: str | None = None) -> tuple[Phrase, ...]:
    """The noun phrase of a head and those joined to it: "China and Russia"."""
    phrases = [phrase_of(sentence, head, preposition)]
    for other in children(sentence.tokens, head, "conj"):
        if _begins_clause(sentence.tokens, head, other):
            continue
        phrases += _coordinated(sentence, other, preposition)
    return tuple(p for p in phrases if sentence.tokens[p.head].is_noun or sentence.tokens[p.head].tag in _HEADS)


def _begins_clause(tokens: Sequence[Token], head: int, other: int) -> bool:
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
    chunk = sentence.chunks[_place(sentence, head)]
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


def _objects(sentence: NewsSentence, verb: int) -> tuple[Phrase, ...]:
    """The objects of a verb; of a verb that makes or asks somebody do something that somebody."""
    tokens = sentence.tokens
    found: list[Phrase] = []
    for child in children(tokens, verb, *_OBJECTS):
        if child > verb and (tokens[child].is_noun or tokens[child].tag in _HEADS):
            found += _coordinated(sentence, child)
    for child in children(tokens, verb, "ccomp", "xcomp"):
        if child > verb and is_infinitive(tokens, child):
            for subject in children(tokens, child, *SUBJECTS):
                found += _coordinated(sentence, subject)
    return tuple(sorted(set(found)))


def _phrases(sentence: NewsSentence, chain: Sequence[int]) -> tuple[Phrase, ...]:
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
                    found += _coordinated(sentence, noun, tokens[below].text.lower() if below != link else preposition)
                    frontier += [noun, *children(tokens, noun, "conj")]
        frontier += [c for c in children(tokens, head, "dobj", "attr") if c > chain[0]]
    return tuple(sorted(set(found)))


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

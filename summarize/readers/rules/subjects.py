"""Subjects: whose deed a verb tells, where the parser says it, shares it with another verb, or has missed it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from summarize.readers.rules.lexicon import person_kind, reporting_groups, words
from summarize.readers.rules.phrases import Phrase, begins_clause, coordinated, phrase_of, place_of
from summarize.readers.rules.sentences import NewsSentence
from summarize.readers.rules.tokens import Token, children
from summarize.readers.rules.verbs import FINITE, SUBJECTS, complement_of, is_infinitive

_RELATIVE = frozenset("who whom which that".split())


_DASHES = frozenset({"—", "–", "--"})
_WHERE = frozenset("in near outside off at".split())


def subject_of(sentence: NewsSentence, verb: int) -> tuple[tuple[Phrase, ...], bool, bool]:
    """The noun phrases of a verb's subject, whether a relative pronoun led to them, whether they are another verb's."""
    tokens = sentence.tokens
    own = list(children(tokens, verb, *SUBJECTS))
    if own:
        if tokens[own[0]].text.lower() in _RELATIVE and tokens[own[0]].tag in {"WP", "WDT"}:
            antecedent = _antecedent_of(tokens, verb)
            return ((phrase_of(sentence, antecedent),) if antecedent is not None else ()), True, False
        joined = own if all(_are_joined(tokens[a:b]) for a, b in pairwise(own)) else own[-1:]
        return tuple(p for one in joined for p in coordinated(sentence, one)), False, False
    token = tokens[verb]
    if token.dep == "conj" and token.head != verb and tokens[token.head].is_verb:
        between = range(token.head + 1, verb)
        lost = [i for i in between if tokens[i].dep == "conj" and begins_clause(tokens, tokens[i].head, i)]
        if lost and token.tag in FINITE:
            return (phrase_of(sentence, lost[-1]),), False, False
        if token.tag in FINITE and (named := _before_apposition(sentence, verb)) is not None:
            return (phrase_of(sentence, named),), False, False
        governor = _governor(tokens, token.head)
        if governor is None:
            return (), False, False
        subject, relative, _ = subject_of(sentence, governor)
        return subject, relative, True
    if token.dep == "acl" and token.tag == "VBD":
        return coordinated(sentence, token.head), False, False
    if token.dep == "acl" and token.tag == "VBN" and token.lemma in words("reporting", "naming"):
        return (phrase_of(sentence, token.head),), False, False  # "a move branded a disgrace by Lee"
    if token.dep == "acl" and token.tag == "VBG" and (author := author_of(tokens, token.head)) is not None:
        subject, relative, _ = subject_of(sentence, author)
        return subject, relative, True
    if token.dep == "advcl" and token.tag == "VBG" and not list(children(tokens, verb, "mark")):
        main = token.head
        while tokens[verb - 1].text == "," and tokens[main].dep == "relcl" and tokens[main].head != main:
            main = _verb_above(tokens, tokens[main].head)  # "backed a strike that has shut ports, rejecting"
        subject, relative, _ = subject_of(sentence, main)
        return subject, relative, True
    leads = [i for i in children(tokens, verb, "aux", "auxpass") if i < verb]
    if tokens[leads[0] if leads else verb].tag in FINITE and (missed := _before_insertion(sentence, verb)) is not None:
        return (phrase_of(sentence, missed),), False, False
    return (), False, False


def _are_joined(between: Sequence[Token]) -> bool:
    """Whether a conjunction, and no verb, stands between two subjects of one verb."""
    return any(t.tag == "CC" for t in between) and not any(t.is_verb for t in between)


def author_of(tokens: Sequence[Token], noun: int) -> int | None:
    """The verb whose subject speaks in a message that is its object: "signed a letter urging officials to resign"."""
    issued = words("nouns", "messages") | words("nouns", "filings")
    governor = tokens[noun].head
    if tokens[noun].text.lower() not in issued or tokens[noun].dep != "dobj" or not tokens[governor].is_verb:
        return None
    return governor


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
    place = place_of(sentence, verb - 1)
    kinds = [chunk.kind for chunk in sentence.chunks[max(0, place - 3) : place]]
    if kinds != ["NP", ",", "NP"]:
        return None
    name = sentence.chunks[place - 3]
    return name.head if tokens[name.head].is_name else None


def _before_insertion(sentence: NewsSentence, verb: int) -> int | None:
    """The subject that the parser missed: the noun before the clause or apposition that commas set off before a verb."""
    tokens = sentence.tokens
    place = verb - 1
    while place > 0 and (tokens[place].tag.startswith(("RB", "MD")) or tokens[place].dep in {"aux", "auxpass"}):
        place -= 1
    if place > 0 and tokens[place].text in _DASHES:
        opened = next((i for i in range(place - 1, 0, -1) if tokens[i].text in _DASHES), 0)
        before = sentence.chunks[place_of(sentence, opened - 1)] if opened else None
        return before.head if before is not None and before.kind == "NP" and before.end == opened else None
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
    who = any(tokens[i].text.lower() in {"who", "whose"} for i in range(head + 1, verb))
    if (
        who
        and tokens[head].is_name
        and tokens[head].entity != "PERSON"
        and tokens[head].dep == "pobj"
        and person_kind(tokens[tokens[link].head].text.lower()) == "person"
    ):
        return tokens[link].head  # "a dentist from Zilina, who"
    if tokens[head].is_name and tokens[head].dep == "pobj" and tokens[link].text.lower() in _WHERE:
        if tokens[tokens[link].head].is_noun:
            return tokens[link].head  # "the centre in Puerto Montt, which"
    return head

"""Constructions: what kind of clause one is, and where what belongs to it ends."""

from __future__ import annotations

from summarize.readers.rules.clauses import MAX_WORDS, Clause, end_of_clause
from summarize.readers.rules.lexicon import data, person_kind, words
from summarize.readers.rules.phrases import Phrase, depends, phrase_of
from summarize.readers.rules.sentences import NewsSentence
from summarize.readers.rules.tokens import children
from summarize.readers.rules.verbs import SUBJECTS

_OPENERS = frozenset("that to whether why how".split())


def is_so_called(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether a verb only gives a name to something: "what he called"."""
    first = clause.subject[0].first if clause.subject else clause.group.first
    return clause.verb == "call" and first > 0 and sentence.tokens[first - 1].text.lower() == "what"


def end_of_that(sentence: NewsSentence, that: int) -> int:
    """The end of the clause that the "that", "to" or "whether" at a token begins: at the next mark, conjunction or subordinator.

    `that` itself where no such word stands there.
    """
    if that >= len(sentence.tokens) or sentence.tokens[that].text.lower() not in _OPENERS:
        return that
    end = that + 1
    for chunk in sentence.chunks:
        if chunk.start > that:
            if chunk.kind in {",", ";", ":", "-", ".", "SUB", "REL"} or (chunk.kind == "CC" and end > that + 3):
                break
            end = chunk.end
    return end


def end_of_what(sentence: NewsSentence, clause: Clause) -> int:
    """The end of "what she described as a pattern" behind a verb; the verb's own end where no such words stand there."""
    tokens, verb = sentence.tokens, clause.group.verbs[-1]
    end = clause.group.last
    if end >= len(tokens) or tokens[end].text.lower() != "what":
        return end
    inside = [i for i in range(end, len(tokens)) if depends(tokens, i, verb) and tokens[i].tag not in {".", ","}]
    behind = next((i for i in range(end, len(tokens)) if i not in inside), len(tokens))
    return min(behind, end + MAX_WORDS)


def is_condition(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether a clause only says on what another depends: "if the talks fail"."""
    first = clause.subject[0].first if clause.subject else clause.group.first
    before = sentence.tokens[first - 1].text.lower() if first > 0 else ""
    inverted = bool(clause.subject) and before == "had" and clause.group.first < first  # "had he not been armed"
    return inverted or before in {"if", "unless", "whether", "should"}


def is_nobody(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether a subject says that nobody of a kind does it: "no group has claimed responsibility"."""
    return len(clause.subject) == 1 and sentence.tokens[clause.subject[0].first].text.lower() == "no"


def commits(clause: Clause, sentence: NewsSentence) -> bool:
    """Whether a verb commits its subject to something or refuses it: "promised to freeze fares", "refused to pay"."""
    first = sentence.tokens[clause.group.verbs[0]].lemma
    return first in words("reporting", "committing") or first in words("reporting", "refusing")


def has_other_sense(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether a verb that asks or judges does neither here: advice by trade, an interrogation, a visit, a mere name."""
    return (
        _is_service(sentence, clause)
        or _is_interrogation(sentence, clause)
        or is_visit(sentence, clause)
        or _lacks_preposition(sentence, clause)
        or _is_assault(sentence, clause)
    )


def _is_service(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether somebody advises somebody else by trade, and asks for nothing: "Arden is advising Acme"."""
    return clause.verb == "advise" and not list(
        children(sentence.tokens, clause.group.verbs[-1], "xcomp", "ccomp", "prep")
    )


def _is_interrogation(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether somebody is questioned, and nothing called into question: "police questioned the driver"."""
    heads = [sentence.tokens[p.head] for p in clause.object]
    people = any(t.tag == "PRP" or t.is_name or person_kind(t.text.lower()) is not None for t in heads)
    return clause.verb == "question" and (people or clause.group.passive or not heads)


def _is_assault(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether an attack is one with weapons, and no criticism: "attacked oil tankers", "rebels attacked the base"."""
    if clause.verb != "attack":
        return False
    doers = {sentence.tokens[p.head].text.lower() for p in clause.subject}
    targets = {sentence.tokens[p.head].text.lower() for p in clause.object}
    armed = words("nouns", "armed")
    return bool(
        doers & armed
        or targets & (armed | words("nouns", "vehicles") | words("nouns", "places") | words("nouns", "premises"))
    )


def is_visit(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether a person is called on, and nothing is asked of them: "called on President Bhandari at her residence"."""
    tokens, behind = sentence.tokens, clause.group.last
    if clause.verb != "call" or behind >= len(tokens) or tokens[behind].text.lower() not in {"on", "upon"}:
        return False
    end = behind + 1
    while end < len(tokens) and (tokens[end].is_noun or tokens[end].tag in {"DT", "JJ"}):
        end += 1
    rest = tokens[end : max(clause.end, end + 1)]
    return tokens[end - 1].entity == "PERSON" and not any(
        t.tag == "TO" or t.text.lower() in {"for", "not"} for t in rest
    )


def _lacks_preposition(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether a verb that asks for something only with a preposition stands without it: "called it a trick"."""
    wanted = data("reporting")["needs_preposition"].get(clause.verb)
    before = sentence.tokens[clause.group.first - 1].text if clause.group.first else ""
    if before in {"”", '"'}:
        return False  # "“We just want justice,” pleaded Patterson"
    behind = sentence.tokens[clause.group.last : clause.group.last + 1]
    return wanted is not None and not (behind and behind[0].text.lower() in wanted)


def is_demand(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether somebody wants that somebody else does something: "wants an inquiry to be set up"."""
    return any(list(children(sentence.tokens, i, *SUBJECTS)) for i in told_clauses(sentence, clause))


def told_clauses(sentence: NewsSentence, clause: Clause) -> list[int]:
    """The verbs of the clauses that complete a verb from behind."""
    verb = clause.group.verbs[-1]
    return [i for i in children(sentence.tokens, verb, "ccomp") if i > verb]


def wants_clause(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether what somebody says is what should be, by the verb's plain form: "insists that the budget include money"."""
    return any(is_subjunctive(sentence, i) for i in told_clauses(sentence, clause))


def is_subjunctive(sentence: NewsSentence, verb: int) -> bool:
    """Whether a verb has its plain form behind a subject that would take another: "that the president resign"."""
    tokens = sentence.tokens
    subjects = list(children(tokens, verb, *SUBJECTS))
    if not subjects or any(
        tokens[i].tag in {"MD", "TO"} or tokens[i].lemma == "do" for i in children(tokens, verb, "aux")
    ):
        return False
    first = min([verb, *children(tokens, verb, "auxpass", "aux")])
    single = tokens[subjects[0]].tag in {"NN", "NNP"} and not list(children(tokens, subjects[0], "conj"))
    plain = tokens[first].text.lower() == tokens[first].lemma
    return tokens[first].tag == "VB" or (tokens[first].tag == "VBP" and plain and single)


def asked_for(sentence: NewsSentence, clause: Clause) -> int | None:
    """The verb of what somebody asks for in a clause of its own: "called for the bill to be dropped"."""
    tokens, behind = sentence.tokens, clause.group.last
    if behind >= len(tokens) or tokens[behind].text.lower() != "for":
        return None
    verb = tokens[behind].head
    infinitive = any(tokens[i].text.lower() == "to" for i in children(tokens, verb, "aux"))
    return verb if tokens[verb].is_verb and verb > behind and infinitive else None


def end_of_demand(sentence: NewsSentence, clause: Clause) -> int:
    """The token behind what somebody wants another to do."""
    wanted = told_clauses(sentence, clause)
    if (verb := asked_for(sentence, clause)) is not None:
        wanted = [verb]
    return end_of_clause(sentence, wanted[0]) if wanted else clause.group.last


def is_order(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether somebody is told to do something: "has told hospitals to disconnect"."""
    behind = clause.object[0].last if clause.object else len(sentence.tokens)
    following = sentence.tokens[behind : behind + 2]
    return len(following) == 2 and following[0].text.lower() == "to" and following[1].tag == "VB"


def has_pronoun_subject(sentence: NewsSentence, clause: Clause) -> bool:
    return len(clause.subject) == 1 and sentence.tokens[clause.subject[0].head].tag == "PRP"


def with_link(sentence: NewsSentence, noun: int) -> str:
    """A noun phrase with the phrase that "of" or "on" joins to it."""
    phrase = phrase_of(sentence, noun)
    link = next((i for i in children(sentence.tokens, noun, "prep") if i == phrase.last), None)
    behind = next(children(sentence.tokens, link, "pobj"), None) if link is not None else None
    return sentence.words(phrase.first, phrase_of(sentence, behind).last if behind is not None else phrase.last)


def agents_of(clause: Clause) -> list[Phrase]:
    """Those whom a passive names behind "by"."""
    return [p for p in clause.phrases if p.preposition == "by"]


def sided(clause: Clause) -> tuple[str, Phrase] | None:
    """The side that a verb's preposition tells, and what it leads to: "voted against the bill", "stood by the decision"."""
    sides = {} if len(clause.group.verbs) > 1 else data("reporting")["siding"].get(clause.verb.split()[0], {})
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

"""Repairs: dependencies that the parser gets wrong in ways that news English shows again and again.

Each repair takes the tokens of a sentence and gives them back with better heads or tags; none changes a word.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from summarize.readers.rules.lexicon import reporting_groups
from summarize.readers.rules.participles import (
    participle_taken_for_verb,
    passive_in_series,
    passive_taken_for_adjective,
    past_in_series,
    past_taken_for_adjective,
    verb_behind_joined_noun,
    verb_taken_for_adjective,
    verb_without_place,
)
from summarize.readers.rules.tokens import Token, children
from summarize.readers.rules.verbs import FINITE, SUBJECTS, is_infinitive

_WEEKDAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
_PRESENT = frozenset({"VBZ", "VBP", "MD"})


def repaired(tokens: Sequence[Token]) -> list[Token]:
    """The tokens of a sentence with every repair made, in order."""
    mended = list(tokens)
    for repair in REPAIRS:
        mended = repair(mended)
    return mended


def weekday_behind_subject(tokens: list[Token]) -> list[Token]:
    """A weekday right behind a subject says when: "President Yanukovych Monday asked the commission"."""
    for day, token in enumerate(tokens):
        name = day - 1
        if token.text not in _WEEKDAYS or token.dep not in SUBJECTS or name < 0 or tokens[name].head != day:
            continue
        for child in children(tokens, day):
            tokens[child] = tokens[child]._replace(head=name)
        tokens[name] = tokens[name]._replace(head=token.head, dep=token.dep)
        tokens[day] = token._replace(dep="npadvmod")
    return tokens


def series_of_infinitives(tokens: list[Token]) -> list[Token]:
    """A bare verb joined to a finite one goes on with its infinitive: "called on them to show restraint, avoid violence"."""
    for index, token in enumerate(tokens):
        head = token.head
        if token.tag != "VB" or token.dep != "conj" or tokens[head].tag not in FINITE or tokens[head].tag == "MD":
            continue
        if list(children(tokens, index, "aux", *SUBJECTS)):
            continue
        before = [
            i for i in children(tokens, head, "xcomp", "ccomp", "advcl") if i < index and is_infinitive(tokens, i)
        ]
        if before:
            tokens[index] = token._replace(head=before[-1])
    return tokens


def finite_joined_to_infinitive(tokens: list[Token]) -> list[Token]:
    """A finite verb joined to an infinitive goes on with the verb above it: "was the first to be charged and was jailed"."""
    for index, token in enumerate(tokens):
        leads = [i for i in children(tokens, index, "aux", "auxpass") if i < index] or [index]
        infinitive = any(tokens[i].tag == "TO" for i in children(tokens, token.head, "aux"))
        if token.dep != "conj" or tokens[leads[0]].tag not in {"VBD", "VBZ", "VBP"} or not infinitive:
            continue
        if list(children(tokens, index, *SUBJECTS)):
            continue
        above = token.head
        while tokens[above].head != above and not _is_finite(tokens, above):
            above = tokens[above].head
        if _is_finite(tokens, above) and tokens[above].dep != "relcl":
            tokens[index] = token._replace(head=above)
    return tokens


def past_behind_reported_present(tokens: list[Token]) -> list[Token]:
    """A verb in the past joined to a report's present is the speaker's: "said the U.S. is smearing China and urged it to stop"."""
    for index, token in enumerate(tokens):
        told = token.head
        if token.tag not in {"VBD", "VBP", "VBZ"} or token.dep != "conj" or tokens[told].dep != "ccomp" or told > index:
            continue
        says = tokens[told].head
        if tokens[says].tag not in FINITE or tokens[says].lemma not in reporting_groups() or says > told:
            continue
        if token.lemma == tokens[says].lemma and list(children(tokens, index, "ccomp")):
            tokens[index] = token._replace(head=says)  # "claimed she was ill and claimed they knew"
            continue
        leads = [tokens[i] for i in children(tokens, told, "aux", "auxpass") if i < told] or [tokens[told]]
        if (
            token.tag == "VBD" == tokens[says].tag
            and leads[0].tag in _PRESENT
            and leads[0].text.lower() not in {"would", "could", "might", "should", "had"}
        ):
            tokens[index] = token._replace(head=says)
    return tokens


def who_behind_name(tokens: list[Token]) -> list[Token]:
    """A clause with "who" belongs to the name before its comma: "a filing with the commission, Redstone, who controls"."""
    for index, token in enumerate(tokens):
        who = next(children(tokens, index, "nsubj"), None)
        if token.dep != "relcl" or who is None or who < 3 or tokens[who].text.lower() != "who":
            continue
        name = who - 2
        if tokens[who - 1].text == "," and tokens[name].is_name and tokens[name].dep == "appos" and name > token.head:
            tokens[index] = token._replace(head=name)
    return tokens


def verb_behind_whose(tokens: list[Token]) -> list[Token]:
    """A name's verb stands behind its clause with "whose" and a comma: "But Lee, whose party rules, claimed on Sunday"."""
    for whose, token in enumerate(tokens):
        if token.tag != "WP$" or whose < 2 or tokens[whose - 1].text != "," or not tokens[whose - 2].is_noun:
            continue
        name, owned = whose - 2, token.head
        within = tokens[owned].head
        if tokens[name].head != within or tokens[name].dep not in SUBJECTS or within <= owned:
            continue
        behind = next((i for i in range(within + 1, len(tokens)) if tokens[i].tag in FINITE), None)
        if behind is None or tokens[behind].head != within or tokens[behind - 1].text != ",":
            continue
        if list(children(tokens, behind, "mark", *SUBJECTS)):
            continue
        top = tokens[within]
        tokens[behind] = tokens[behind]._replace(dep=top.dep, head=behind if top.head == within else top.head)
        tokens[name] = tokens[name]._replace(head=behind, dep="nsubj")
        tokens[within] = top._replace(dep="relcl", head=name)
        for index in [*range(name), *range(behind + 1, len(tokens))]:
            if tokens[index].head == within:
                tokens[index] = tokens[index]._replace(head=behind)
    return tokens


def object_of_report(tokens: list[Token]) -> list[Token]:
    """What is taken for the object of a report is the subject of what is told: "claims the bill has reached $2 million"."""
    for verb, token in enumerate(tokens):
        if token.lemma not in reporting_groups() or not token.is_verb:
            continue
        told = next((i for i in children(tokens, verb, "ccomp") if i > verb and _is_finite(tokens, i)), None)
        noun = next((i for i in children(tokens, verb, "dobj") if verb < i < (told or 0)), None)
        if told is None or noun is None or list(children(tokens, told, "mark", *SUBJECTS)) or token.lemma == "tell":
            continue
        tokens[noun] = tokens[noun]._replace(head=told, dep="nsubj")
        for index in range(noun + 1, told):
            if tokens[index].head == verb:
                tokens[index] = tokens[index]._replace(head=noun)
    return tokens


def _is_finite(tokens: Sequence[Token], verb: int) -> bool:
    leads = [tokens[i] for i in children(tokens, verb, "aux", "auxpass") if i < verb] or [tokens[verb]]
    return leads[0].tag in FINITE


def verb_behind_apposition(tokens: list[Token]) -> list[Token]:
    """What is taken for a participle behind an apposition and its comma is a verb: "after Conley, a judge, ordered that"."""
    for index, token in enumerate(tokens):
        name = token.head
        if token.tag != "VBN" or token.dep != "acl" or index == 0 or tokens[index - 1].text != ",":
            continue
        apposed = [i for i in children(tokens, name, "appos") if name < i < index]
        if tokens[name].is_name and apposed and list(children(tokens, index, "ccomp", "dobj", "xcomp")):
            tokens[index] = token._replace(tag="VBD")
    return tokens


def report_taken_for_noun(tokens: list[Token]) -> list[Token]:
    """The root of a sentence that has a subject and reports a clause is a verb: "The department notes, “Ozone causes ..."."""
    for index, token in enumerate(tokens):
        lemma = token.text.lower().removesuffix("s")
        if token.tag == "NNS" and token.head == index and lemma in reporting_groups():
            if list(children(tokens, index, *SUBJECTS)) and list(children(tokens, index, "ccomp")):
                tokens[index] = token._replace(tag="VBZ", lemma=lemma)
    return tokens


def object_taken_for_subject(tokens: list[Token]) -> list[Token]:
    """The noun at the head of a sentence whose participle has an object has the verb behind it: "Officers probing a theft have held Lee"."""
    for first, token in enumerate(tokens):
        verb = token.head
        if token.dep not in SUBJECTS or not token.is_noun or verb <= first:
            continue
        others = [i for i in children(tokens, verb, *SUBJECTS) if i > first]
        gerund = next((i for i in children(tokens, first, "acl") if tokens[i].tag == "VBG"), None)
        if len(others) != 1 or gerund is None or not gerund < others[0] < verb:
            continue
        if any(t.text in {",", ";"} or t.tag == "CC" for t in tokens[gerund : others[0]]):
            continue
        link = next(
            (
                i
                for i in range(others[0] - 1, gerund, -1)
                if tokens[i].tag == "IN" and not list(children(tokens, i, "pobj"))
            ),
            None,
        )
        tokens[others[0]] = tokens[others[0]]._replace(dep="pobj" if link else "dobj", head=link or gerund)
    return tokens


def report_behind_statement(tokens: list[Token]) -> list[Token]:
    """The name that ends a sentence behind a comma and a verb of speech is who says it: "they will be paid, pledged Ann Lee"."""
    for index, token in enumerate(tokens):
        if token.tag not in {"VBD", "VBN"} or reporting_groups().get(token.lemma) not in {"plain", "opinion"}:
            continue
        if index < 4 or tokens[index - 1].text != "," or list(children(tokens, index, "aux", "auxpass", "mark")):
            continue
        behind = [i for i in range(index + 1, len(tokens)) if tokens[i].text not in {".", "”", '"'}]
        named = behind and tokens[behind[-1]].is_name and len(behind) < 12
        plain = all(tokens[i].is_noun or tokens[i].tag[:2] in {"JJ", "DT", "IN", "CD", "PO", "CC"} for i in behind)
        told = [i for i in range(index) if tokens[i].tag in FINITE]
        if not named or not plain or not told or list(children(tokens, index, "nsubj")):
            continue
        said_by = next((i for i in children(tokens, index, "dobj", "ccomp", "npadvmod", "oprd") if i > index), None)
        if said_by is None or not tokens[said_by].is_noun:
            continue
        top = token.head
        tokens[said_by] = tokens[said_by]._replace(dep="nsubj")
        tokens[index] = token._replace(tag="VBD", dep="ROOT", head=index)
        if top != index and tokens[top].dep == "ROOT":
            tokens[top] = tokens[top]._replace(dep="ccomp", head=index)
        break
    return tokens


REPAIRS: tuple[Callable[[list[Token]], list[Token]], ...] = (
    weekday_behind_subject,
    series_of_infinitives,
    finite_joined_to_infinitive,
    past_behind_reported_present,
    passive_in_series,
    who_behind_name,
    verb_behind_whose,
    object_of_report,
    verb_behind_apposition,
    report_taken_for_noun,
    past_in_series,
    verb_taken_for_adjective,
    past_taken_for_adjective,
    passive_taken_for_adjective,
    participle_taken_for_verb,
    verb_without_place,
    verb_behind_joined_noun,
    object_taken_for_subject,
    report_behind_statement,
)

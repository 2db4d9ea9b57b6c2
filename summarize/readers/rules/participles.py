"""Participles: repairs of trees in which a form in -ed is taken for what it is not, a verb for an adjective or the other way round."""

from __future__ import annotations

from summarize.readers.rules.lexicon import event_types, reporting_groups, words
from summarize.readers.rules.tokens import Token, children
from summarize.readers.rules.verbs import FINITE, SUBJECTS


def past_in_series(tokens: list[Token]) -> list[Token]:
    """A participle joined to an active verb in the past is one too: "posted a message and intended to leave"."""
    for index, token in enumerate(tokens):
        lead = token.head
        if token.tag != "VBN" or token.dep != "conj" or tokens[lead].tag != "VBD" or lead > index:
            continue
        helped = list(children(tokens, lead, "auxpass", "aux")) or list(children(tokens, index, "aux", "auxpass"))
        if not helped and list(children(tokens, index, "dobj", "xcomp", "ccomp")):
            tokens[index] = token._replace(tag="VBD")
    return tokens


def verb_taken_for_adjective(tokens: list[Token]) -> list[Token]:
    """A sentence without a verb has one that was taken for an adjective: "soldiers tortured prisoners"."""
    root = next((i for i, t in enumerate(tokens) if t.head == i and t.dep == "ROOT"), None)
    if root is None or not tokens[root].is_noun or any(t.tag in FINITE for t in tokens if t.dep != "amod"):
        return tokens
    verb = next((i for i in children(tokens, root, "amod") if tokens[i].tag == "VBD"), None)
    if verb is None or verb == 0 or not tokens[verb - 1].is_noun or tokens[verb - 1].head != root:
        return tokens
    for index, token in enumerate(tokens):
        if token.head == root and index != root and (index < verb or token.dep in {"punct", "prep", "advmod"}):
            tokens[index] = token._replace(head=verb)
    for index in range(verb - 1):
        if tokens[index].head == verb and tokens[index].dep in {"compound", "amod", "det", "nummod", "poss"}:
            tokens[index] = tokens[index]._replace(head=verb - 1)
    tokens[verb - 1] = tokens[verb - 1]._replace(dep="nsubj", head=verb)
    tokens[root] = tokens[root]._replace(dep="dobj", head=verb)
    tokens[verb] = tokens[verb]._replace(dep="ROOT", head=verb)
    return tokens


def past_taken_for_adjective(tokens: list[Token]) -> list[Token]:
    """A form in the past that has a subject of its own is a verb: "for seven years, Lee murdered men; one was found"."""
    for index, token in enumerate(tokens):
        thing = token.head
        if token.tag != "VBD" or token.dep != "amod" or thing < index or not list(children(tokens, index, "nsubj")):
            continue
        tokens[index] = token._replace(dep="ROOT", head=index)
        tokens[thing] = tokens[thing]._replace(dep="dobj", head=index)
        for other in children(tokens, thing):
            if other < index:
                tokens[other] = tokens[other]._replace(head=index)
    return tokens


def passive_in_series(tokens: list[Token]) -> list[Token]:
    """A form in -ed without an object, joined to a passive, is one too: "had been stopped and questioned"."""
    for index, token in enumerate(tokens):
        lead = token.head
        if token.tag not in {"VBD", "VBN"} or token.dep != "conj" or not list(children(tokens, lead, "auxpass")):
            continue
        below = {t.dep for t in tokens if t.head == index}
        if two_objects := token.lemma in words("events", "ditransitive"):
            below -= {"dobj", "attr", "oprd"}
        ordered = token.lemma in words("events", "ordering")
        if ordered and "dobj" not in below:
            below -= {"xcomp"}  # "was fined and ordered to pay"
        if below & {"nsubj", "nsubjpass", "dobj", "dative", "ccomp", "xcomp", "aux", "auxpass", "attr"}:
            continue
        reports = reporting_groups().get(token.lemma) in {"plain", "opinion", "request"}
        reports = reports and not two_objects and not ordered
        if token.lemma not in words("events", "intransitive") and not reports:
            tokens[index] = token._replace(tag="VBN")
    return tokens


def verb_without_place(tokens: list[Token]) -> list[Token]:
    """A verb in the past whose place the parser could not tell goes on with the one before it: "sulked, then mounted the stage"."""
    for index, token in enumerate(tokens):
        if token.dep == "dep" and token.tag == "VBD" and token.head < index and tokens[token.head].tag == "VBD":
            parted = tokens[index - 1].text.lower() in {",", "then", "and", "but", ";"}
            if parted and not list(children(tokens, index, *SUBJECTS)):
                tokens[index] = token._replace(dep="conj")
    return tokens


def verb_behind_joined_noun(tokens: list[Token]) -> list[Token]:
    """A noun joined to a clause with a form in -ed behind it is the subject of that: "none was hurt, but a woman fainted"."""
    for index, token in enumerate(tokens):
        noun = token.head
        if token.tag != "VBN" or token.dep != "acl" or tokens[noun].dep != "conj" or noun > index:
            continue
        lead = tokens[noun].head
        joint = next((i for i in range(lead, noun) if tokens[i].tag == "CC" and tokens[i - 1].text == ","), None)
        set_off = tokens[index - 1].text == "," or index == noun + 1
        follows = tokens[index + 1].text.lower() if index + 1 < len(tokens) else ""
        if joint is None or not set_off or follows == "by" or any(t.tag in FINITE for t in tokens[joint:index]):
            continue
        top = lead
        while not tokens[top].is_verb and tokens[top].head != top:
            top = tokens[top].head
        if not tokens[top].is_verb or any(t.tag in FINITE and t.dep in {"ROOT", "conj"} for t in tokens[index + 1 :]):
            continue
        tokens[index] = token._replace(tag="VBD", dep="conj", head=top)
        tokens[noun] = tokens[noun]._replace(dep="nsubj", head=index)
    return tokens


def participle_taken_for_verb(tokens: list[Token]) -> list[Token]:
    """The noun behind a verb that has no object is it, and the form in -ed behind it a participle: "freed sailors held by rebels"."""
    for index, token in enumerate(tokens):
        noun = index - 1
        if (
            token.tag not in {"VBD", "VBN"}
            or token.dep not in {"advcl", "ccomp", "conj"}
            or noun < 1
            or token.head >= noun
        ):
            continue
        lead = token.head
        between = tokens[lead + 1 : noun]
        follows = tokens[index + 1 : index + 2]
        if tokens[noun].dep != "nsubj" or tokens[noun].head != index or tokens[lead].tag not in {"VBD", "VBN"}:
            continue
        if not all(t.tag[:2] in {"DT", "CD", "JJ", "NN", "PR", "PO"} for t in between) or not token.text.endswith("ed"):
            continue
        below = list(children(tokens, lead, "dobj", "prep", "mark")) or list(
            children(tokens, index, "aux", "mark", "dobj")
        )
        if below or not follows or follows[0].tag not in {"IN", "TO"} or tokens[lead].lemma in reporting_groups():
            continue
        tokens[noun] = tokens[noun]._replace(dep="dobj", head=lead)
        tokens[index] = token._replace(tag="VBN", dep="acl", head=noun)
    return tokens


def passive_taken_for_adjective(tokens: list[Token]) -> list[Token]:
    """A participle that "was" is said of is a passive, if its verb is an event's: "was re-elected in 2019"."""
    known = {*event_types(), *words("events", "none")}
    for index, token in enumerate(tokens):
        copula = token.head
        if token.tag != "VBN" or token.dep not in {"acomp", "attr"} or tokens[copula].lemma != "be" or copula > index:
            continue
        if (
            token.lemma.removeprefix("re-") not in known
            or tokens[copula].tag not in {"VBD", "VBN"}
            or list(children(tokens, index, "aux"))
        ):
            continue
        tokens[index] = token._replace(
            dep=tokens[copula].dep, head=tokens[copula].head if tokens[copula].head != copula else index
        )
        for other, below in enumerate(tokens):
            if below.head == copula and other not in {index, copula}:
                dep = "nsubjpass" if below.dep == "nsubj" else below.dep
                tokens[other] = below._replace(head=index, dep=dep)
        tokens[copula] = tokens[copula]._replace(dep="auxpass", head=index)
    return tokens

"""Verbs: which verbs belong together, and what a group of them says: its modality, negation, voice and aspect."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from summarize.readers.rules.lexicon import control_status, words
from summarize.readers.rules.tokens import Token, children

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PROSPECTS = frozenset("due set likely ready poised slated bound able unable willing unwilling about".split())
_SUPPOSING = frozenset(
    "expect schedule plan slate suppose project forecast predict estimate tip set believe say report think know mean prompt "
    "prepare determine tempt inspire understand allege rumour rumor fear reckon hold deem tip hear see observe".split()
)
_MODALS = {"'ll": "will", "wo": "will", "ca": "can", "'d": "would", "sha": "shall"}
_NEGATIONS = frozenset("not n't never no".split())


class VerbGroup(NamedTuple):
    """What a verb group says: its verbs from the first that decides to the last, and how.

    `verbs` are token indices, joined by "to" in the text ("agreed to meet": two). `aspect` and `modal` are of the
    first verb. `finite` is False for a bare participle or infinitive.
    """

    verbs: tuple[int, ...]
    modal: str | None
    negated: bool
    passive: bool
    progressive: bool
    finite: bool
    first: int
    last: int


def complement_of(tokens: Sequence[Token], verb: int) -> int | None:
    """The verb that goes on with another one's subject: "agreed to meet", "denied paying", "is due to meet"."""
    if list(children(tokens, verb, "dobj", "dative")):
        return None
    for child in children(tokens, verb, "xcomp", "advcl"):
        controls = tokens[verb].lemma in control_status() or has_deadline(tokens, verb)
        if tokens[child].dep == "advcl" and not (controls and is_infinitive(tokens, child)):
            continue
        between = [i for i in children(tokens, verb, "prep") if verb < i < child]
        if between and control_status().get(tokens[verb].lemma) == "called_for":
            continue  # "called on the committee to support it"
        if child > verb and tokens[child].is_verb and not list(children(tokens, child, *SUBJECTS)):
            return child
    if tokens[verb].lemma == "be":
        for state in children(tokens, verb, "acomp", "attr"):
            if tokens[state].text.lower() == "due":
                later = [c for c in children(tokens, verb, "advcl", "xcomp") if c > state and is_infinitive(tokens, c)]
                if later:
                    return later[0]  # "is due in Geneva on Friday to meet"
            if tokens[state].text.lower() in _PROSPECTS:
                return next((c for c in children(tokens, state, "xcomp") if tokens[c].is_verb), None)
    return None


def has_deadline(tokens: Sequence[Token], verb: int) -> bool:
    """Whether somebody "has until Sunday" for what an infinitive tells."""
    return tokens[verb].lemma == "have" and any(
        tokens[i].text.lower() in {"until", "till"} for i in children(tokens, verb, "prep")
    )


def chain_of(verb: int, joined: dict[int, int]) -> list[int]:
    """A verb and those that complete it, in order."""
    chain = [verb]
    while chain[-1] in joined and joined[chain[-1]] not in chain:
        chain.append(joined[chain[-1]])
    return chain


def lead_of_series(tokens: Sequence[Token], verb: int) -> int | None:
    """The first verb of the series that a verb without auxiliaries of its own goes on with: "will close and sell"."""
    lead = verb
    while tokens[lead].dep == "conj" and tokens[tokens[lead].head].is_verb and tokens[lead].head < lead:
        lead = tokens[lead].head
    return lead if lead != verb else None


def _auxiliaries(tokens: Sequence[Token], verb: int) -> list[int]:
    return [i for i in children(tokens, verb, "aux", "auxpass") if i < verb]


def group_of(tokens: Sequence[Token], chain: Sequence[int], lead: int | None) -> VerbGroup:
    """What the verbs of a chain say; one without auxiliaries takes those of the series that it stands in."""
    first_verb, last_verb = chain[0], chain[-1]
    own = _auxiliaries(tokens, first_verb)
    auxiliaries = own
    if lead is not None and not own and not list(children(tokens, first_verb, *SUBJECTS)):
        if tokens[first_verb].tag == tokens[lead].tag and tokens[first_verb].tag in {"VB", "VBN", "VBG"}:
            auxiliaries = _auxiliaries(tokens, lead)
    said = [tokens[i].text.lower().replace("’", "'") for i in auxiliaries]
    modal = next((_MODALS.get(w, w) for w, i in zip(said, auxiliaries, strict=True) if tokens[i].tag == "MD"), None)
    before = [*own, *children(tokens, first_verb, "neg"), *_adverbs_before(tokens, first_verb, own)]
    first = min([first_verb, *(i for i in before if i < first_verb)])
    negated = any(
        tokens[i].text.lower().replace("’", "'") in _NEGATIONS
        for v in (first_verb, *own, last_verb)
        for i in children(tokens, v, "neg", "advmod", "det")
    ) or any(_is_none(tokens, i) for i in children(tokens, last_verb, "dobj"))
    if len(chain) > 1:
        between = [t.text.lower() for t in tokens[first_verb + 1 : last_verb]]
        if tokens[first_verb].lemma == "be" and _PROSPECTS & set(between):
            modal = "will"
            negated |= bool({"unable", "unwilling"} & set(between))
    passive = _is_passive(tokens, last_verb, [] if len(chain) > 1 else auxiliaries) and not _takes_part(
        tokens, last_verb
    )
    if len(chain) > 1 and _is_passive(tokens, first_verb, auxiliaries):
        passive |= tokens[first_verb].lemma not in _SUPPOSING and tokens[first_verb].text.lower() != "slated"
    progressive = (
        any(
            tokens[v].tag == "VBG"
            and any(tokens[i].lemma == "be" for i in (auxiliaries if v == first_verb else _auxiliaries(tokens, v)))
            for v in (first_verb, last_verb)
        )
        or "being" in said
    )
    leading = tokens[auxiliaries[0]] if auxiliaries else tokens[first_verb]
    return VerbGroup(
        verbs=tuple(chain),
        modal=modal,
        negated=negated,
        passive=passive,
        progressive=progressive,
        finite=leading.tag in FINITE and leading.text.lower() != "to",
        first=first,
        last=last_verb + 1,
    )


def _is_none(tokens: Sequence[Token], noun: int) -> bool:
    """Whether an object denies the deed: "signed nothing", "reached no deal"."""
    if tokens[noun].text.lower() in {"nothing", "nobody"}:
        return True
    return any(tokens[i].text.lower() == "no" for i in children(tokens, noun, "det"))


def _adverbs_before(tokens: Sequence[Token], verb: int, auxiliaries: Sequence[int]) -> list[int]:
    start = min(auxiliaries, default=verb)
    return [i for i in children(tokens, verb, "advmod") if start <= i < verb]


def _is_passive(tokens: Sequence[Token], verb: int, auxiliaries: Sequence[int]) -> bool:
    if tokens[verb].tag not in {"VBN", "VBD"}:
        return False
    if any(tokens[i].dep == "auxpass" for i in (*auxiliaries, *children(tokens, verb, "auxpass"))):
        return True
    if list(children(tokens, verb, "nsubjpass")):
        return True
    return tokens[verb].dep in {"acl", "advcl"} and tokens[verb].tag == "VBN" and not auxiliaries


def _takes_part(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a form in -ed tells who takes part, and nothing done to them: "are involved in clashes"."""
    return tokens[verb].lemma in words("events", "taking_part") and any(
        tokens[i].text.lower() == "in" for i in children(tokens, verb, "prep")
    )


def is_infinitive(tokens: Sequence[Token], verb: int) -> bool:
    auxiliaries = [tokens[i] for i in children(tokens, verb, "aux")]
    return tokens[verb].tag == "VB" and all(t.text.lower() == "to" for t in auxiliaries)

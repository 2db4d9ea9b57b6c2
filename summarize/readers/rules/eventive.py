"""Eventive clauses: those that tell an event, and not a state, a report, a description or a question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarize.readers.rules.clauses import Clause
from summarize.readers.rules.constructions import has_pronoun_subject, is_demand, is_order
from summarize.readers.rules.happenings import is_timetabled, is_treated, takes_part
from summarize.readers.rules.lexicon import data, event_types, reporting_groups, words
from summarize.readers.rules.modality import main_verb
from summarize.readers.rules.sentences import NewsSentence
from summarize.readers.rules.subjects import author_of
from summarize.readers.rules.tokens import Token, children
from summarize.readers.rules.verbs import FINITE, SUBJECTS, has_deadline


def is_expletive(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether "it" only stands for what follows: "it was agreed that the port would close"."""
    tokens = sentence.tokens
    empty = len(clause.subject) == 1 and tokens[clause.subject[0].head].text.lower() == "it"
    if not empty or not clause.group.passive:
        return False
    behind = tokens[clause.group.last].text.lower() if clause.group.last < len(tokens) else ""
    return behind in {"that", "there"} or bool(list(children(tokens, clause.group.verbs[-1], "ccomp")))


def is_human(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether a verb is one of what only people and their bodies do: "criticised", "signed", "appealed"."""
    verb = main_verb(sentence, clause)
    judges = reporting_groups().get(verb) in {"support", "oppose", "request"}
    return judges or event_types().get(verb) in words("events", "human") or verb in words("events", "human_verbs")


def is_in_message(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether a clause tells what a message says: "signed a letter urging officials to resign" is one action."""
    verb = sentence.tokens[clause.group.verbs[0]]
    return verb.dep == "acl" and verb.tag == "VBG" and author_of(sentence.tokens, verb.head) is not None


def is_mishap(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether "it" is a thing to which something happened: "suggested that it had exploded"."""
    it = [sentence.tokens[p.head].text.lower() for p in clause.subject] == ["it"]
    return it and clause.verb in words("events", "mishaps") and not clause.object


def is_pledge(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether quoted words say what their speaker will do, or do it: "We will replace each chamber", "I apologise".

    The verbs that do what they say are those of Austin (1962).
    """
    performs = sentence.tokens[clause.group.first].tag == "VBP" and clause.verb in words("events", "performative")
    if not (clause.group.modal == "will" or performs) or len(clause.subject) != 1 or clause.group.passive:
        return False
    return sentence.tokens[clause.subject[0].head].text.lower() in {"i", "we"}


def is_own_deed(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether quoted words tell what their speaker did or is doing: "I offered to resign", "We are investigating"."""
    tokens, group = sentence.tokens, clause.group
    if len(clause.subject) != 1 or clause.relative or tokens[clause.subject[0].head].text.lower() not in {"i", "we"}:
        return False
    verb = main_verb(sentence, clause)
    known = verb in event_types() or verb in words("events", "none") or group.progressive
    return (
        known
        and (_is_past(sentence, clause) or group.progressive)
        and group.modal is None
        and is_event(sentence, clause)
    )


def is_told_in_quotation(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether quoted words tell an event of somebody else: "The leadership blamed the soldiers"."""
    tokens, group = sentence.tokens, clause.group
    named = len(clause.subject) > 0 and all(tokens[p.head].is_noun for p in clause.subject)
    if group.negated or clause.relative or not named:
        return False
    planned = group.passive and group.modal == "will"  # "a discussion table will be opened"
    verb = main_verb(sentence, clause)
    listed = verb in event_types()
    return (_is_past(sentence, clause) and listed) or (planned and (listed or verb in words("events", "none")))


def _is_past(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether a clause is told in the past or the perfect."""
    first, last = sentence.tokens[clause.group.first], sentence.tokens[clause.group.verbs[-1]]
    return first.tag == "VBD" or (first.lemma == "have" and last.tag == "VBN")


def is_event(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether a clause's verb is one of doing: a listed one, or any other that is told as past or to come.

    The simple present of a verb that no list names tells a state or a habit ("operates two terminals").
    """
    verb = main_verb(sentence, clause)
    group = reporting_groups().get(clause.verb if " " in clause.verb else verb)
    if verb in words("reporting", "uttering") and not sentence.quotations:
        group = None
    if (decided := _by_construction(sentence, clause, verb)) is not None:
        return decided
    for decide in (_by_leading_verb, _by_meaning, _by_what_is_told):
        if (decided := decide(sentence, clause, verb, group)) is not None:
            return decided
    if verb in event_types() or (group is not None and group not in _INFORMING):
        return True
    first = sentence.tokens[clause.group.verbs[0]]
    return first.tag not in {"VBZ", "VBP"} or clause.group.modal is not None or len(clause.group.verbs) > 1


_INFORMING = frozenset({"plain", "opinion"})
"""The groups of reporting verbs that only inform."""


def _by_construction(sentence: NewsSentence, clause: Clause, verb: str) -> bool | None:
    """Whether the way a verb is used makes it a deed or none; None where that does not tell."""
    if is_treated(sentence, clause, verb) or takes_part(sentence, clause, verb) or is_timetabled(sentence, clause):
        return True
    if len(clause.group.verbs) > 1 and has_deadline(sentence.tokens, clause.group.verbs[0]):
        return True
    lied = sentence.tokens[clause.group.verbs[-1]].text.lower() == "lied"  # of the other "lie" the past is "lay"
    if lied or _is_phrasal(sentence, clause, verb) or _becomes(sentence, clause, verb):
        return True
    if clause.in_quotation and clause.object and is_pledge(sentence, clause):
        return True
    if verb == "deny" and _reports_a_clause(sentence, clause):
        return False  # what is denied is the event
    if clause.group.modal in {"should", "must", "ought"} or _is_hedge(sentence, clause, verb):
        return False
    leading = sentence.tokens[clause.group.verbs[0]].lemma
    if leading in words("events", "hedging") and not _is_in_public(sentence, clause, verb):
        return False
    if clause.group.progressive and {verb, _with_next(sentence, clause, verb)} & words("events", "weighing"):
        return True
    if _is_talk(sentence, clause, verb):
        return False
    if verb in {"respond", "react"} and not sentence.quotations and clause.group.finite:
        return bool(_means_of(sentence, clause))
    if _is_finding(sentence, clause, verb) or verb in words("events", "ruling"):
        return True
    if verb == "tell" and (is_order(sentence, clause) or (clause.group.passive and len(clause.group.verbs) > 1)):
        return True
    return True if verb == "want" and is_demand(sentence, clause) else None


def _becomes(sentence: NewsSentence, clause: Clause, verb: str) -> bool:
    """Whether somebody comes into an office or is the first to be something: "became finance minister"."""
    if verb != "become" or sentence.tokens[clause.group.first].tag in {"VBZ", "VBP"}:
        return False
    said = [t.text.lower() for p in clause.object for t in sentence.tokens[p.first : p.last]]
    heads = [sentence.tokens[p.head].text.lower() for p in clause.object]
    return "first" in said or any(head in words("nouns", "role_words") for head in heads)


def _by_leading_verb(sentence: NewsSentence, clause: Clause, verb: str, group: str | None) -> bool | None:
    """Whether the verb before an infinitive makes it a deed: "agreed to testify", "declined to hear a case"."""
    leading = sentence.tokens[clause.group.verbs[0]].lemma
    if leading == verb:
        return None
    commits = leading in event_types() and group in _INFORMING
    return True if commits or leading in words("events", "doing_by_saying") else None


def _by_meaning(sentence: NewsSentence, clause: Clause, verb: str, group: str | None) -> bool | None:
    """Whether a verb is none of doing by what it means: a state, or a report that does nothing by itself."""
    undone = clause.group.passive and verb in words("events", "active_states")  # "was tried by a court"
    if verb in words("events", "stative") and not undone and not _is_in_public(sentence, clause, verb):
        return False
    does = words("events", "speech_acts") | words("events", "with_object")
    return False if group in _INFORMING and verb not in does else None


def _by_what_is_told(sentence: NewsSentence, clause: Clause, verb: str, group: str | None) -> bool | None:
    """Whether a verb of speech does something by what it tells: its object, or a clause of somebody else's deed."""
    first = sentence.tokens[clause.group.verbs[0]]
    plain = clause.group.modal is None and clause.group.first == clause.group.verbs[0]
    if first.dep == "relcl" and plain and first.tag in {"VBZ", "VBP"}:
        return False  # "whose sons attend the school"
    reported = verb in words("events", "with_object") and clause.object and not _reports_a_clause(sentence, clause)
    if reported and (first.tag != "VBN" or clause.group.finite):  # not "alleged ties"
        return True
    if group not in _INFORMING or not _reports_a_clause(sentence, clause):
        return None
    acts = verb in words("events", "acts_with_clause") and clause.group.finite and bool(clause.subject)
    return acts and _has_clause(sentence, clause) and not _is_of_itself(sentence, clause)


def _reports_a_clause(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether what a verb of speech announces is told by a clause of its own: "warned that it would sue"."""
    return _has_clause(sentence, clause) or (not clause.object and not clause.phrases)


def _has_clause(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether a clause with a verb of its own follows a verb of speech."""
    behind, tokens = clause.group.last, sentence.tokens
    if behind < len(tokens) and tokens[behind].text.lower() == "that":
        return True
    told = [i for i in children(tokens, behind - 1, "ccomp") if i >= behind]
    return any(tokens[i].tag in FINITE or tokens[i].lemma == "be" or list(children(tokens, i, "mark")) for i in told)


def _is_finding(sentence: NewsSentence, clause: Clause, verb: str) -> bool:
    """Whether a body that judges finds something: "a tribunal concluded that she had been dismissed unfairly"."""
    heads = {sentence.tokens[p.head].text.lower() for p in clause.subject}
    return (
        verb in words("events", "findings")
        and bool(heads & words("nouns", "judging"))
        and _has_clause(sentence, clause)
    )


def _is_phrasal(sentence: NewsSentence, clause: Clause, verb: str) -> bool:
    """Whether a verb of speech or state is a deed with its particle: "had written off the mission"."""
    return _with_next(sentence, clause, verb) in words("events", "particles")


def _with_next(sentence: NewsSentence, clause: Clause, verb: str) -> str:
    """A verb with the word behind its group: "look into"."""
    behind = sentence.tokens[clause.group.last : clause.group.last + 1]
    return f"{verb} {behind[0].text.lower()}" if behind else verb


def _is_talk(sentence: NewsSentence, clause: Clause, verb: str) -> bool:
    """Whether a verb of doing only says that somebody speaks or thinks, or goes on: "put the toll at three"."""
    objects = {sentence.tokens[p.head].text.lower() for p in clause.object}
    if verb in data("events")["light_verbs"] and objects & words("events", "talk"):
        return True
    if verb == "put" and any(p.preposition == "at" and sentence.tokens[p.head].tag == "CD" for p in clause.phrases):
        return True
    behind = [t.text.lower() for t in sentence.tokens[clause.group.last : clause.group.last + 2]]
    return (verb == "go" and behind[:1] in (["on"], ["further"]) and behind[1:] != ["strike"]) or (
        verb == "end" and behind[:1] == ["up"]
    )


def _is_of_itself(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether the clause that somebody says is of their own deed: "warned that it would sue" is one action, the suing."""
    tokens = sentence.tokens
    told = list(children(tokens, clause.group.last - 1, "ccomp"))
    return any(tokens[subject].tag == "PRP" for i in told for subject in children(tokens, i, *SUBJECTS))


def _is_hedge(sentence: NewsSentence, clause: Clause, verb: str) -> bool:
    """Whether a verb only qualifies what is told: "had yet to decide", "asked not to be named", "called it a trick"."""
    group, tokens = clause.group, sentence.tokens
    said = sentence.words(group.first, group.last).lower()
    behind = tokens[group.last].text.lower() if group.last < len(tokens) else ""
    unnamed = group.negated and said.endswith(("to be named", "to be identified"))
    if unnamed or " yet to " in f" {said} {behind} " or "not to be " in said or said.endswith("not be reached"):
        return True
    start, end = tokens[group.last - 1].end, tokens[clause.end - 1].end
    quoted = any(start <= q.start <= end + 2 for q in sentence.quotations)
    named = quoted or len(clause.object) > 1 or list(children(tokens, group.verbs[-1], "oprd", "ccomp"))
    return verb == "call" and not group.passive and behind not in {"on", "for", "off", "in", "up"} and bool(named)


def describes(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether a clause only tells which thing is meant: "companies that he controlled", "what it earned".

    A listed event in such a clause is one all the same: "two tests it performed".
    """
    verb = sentence.tokens[clause.group.verbs[0]]
    first = clause.subject[0].first if clause.subject else 0
    if first and sentence.tokens[first - 1].text.lower() == "what" and not clause.object:
        return True
    if _asks(sentence, clause):
        return True
    if verb.dep != "relcl" or clause.relative or not clause.subject:
        return False
    if first and sentence.tokens[first - 1].text.lower() in {"when", "where", "after", "before"}:
        return False
    if first > 1 and sentence.tokens[first - 1].text.lower() == "which" and sentence.tokens[first - 2].tag == "IN":
        return False  # "a fire in which two men died"
    if clause.group.passive:
        return has_pronoun_subject(sentence, clause)
    lead = sentence.tokens[first - 1].text.lower() if first else ""
    if _is_singled_out(sentence, verb.head):
        return True  # "the largest penalty it has imposed"
    return not clause.object and (lead in {"that", "which", "whom"} or verb.lemma not in event_types())


def _asks(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether a clause is an indirect question for a thing: "asked what training they received"."""
    tokens, verb = sentence.tokens, clause.group.verbs[-1]
    asked = [i for i in children(tokens, verb, "dobj", "attr") if i < clause.group.first]
    return any(tokens[i].tag in {"WP", "WDT"} or list(_determined_by_what(tokens, i)) for i in asked)


def _determined_by_what(tokens: Sequence[Token], noun: int) -> Iterator[int]:
    return (i for i in children(tokens, noun, "det") if tokens[i].text.lower() in {"what", "which"})


def _is_singled_out(sentence: NewsSentence, noun: int) -> bool:
    """Whether a superlative stands before a noun: "the largest penalty"."""
    return any(sentence.tokens[i].tag in {"JJS", "RBS"} for i in children(sentence.tokens, noun, "amod", "advmod"))


def hangs_on_passive(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether an -ing form belongs to a passive, so that it tells of the one who did it: "were flown, using aircraft"."""
    tokens, verb = sentence.tokens, clause.group.verbs[0]
    main = tokens[verb].head
    return tokens[verb].dep == "advcl" and tokens[verb].tag == "VBG" and bool(list(children(tokens, main, "auxpass")))


def _is_call(sentence: NewsSentence, clause: Clause, verb: str) -> bool:
    """Whether people confer from afar: "spoke by telephone"."""
    heads = {sentence.tokens[p.head].text.lower() for p in clause.phrases}
    return verb in {"speak", "talk"} and bool(heads & words("nouns", "lines"))


def _means_of(sentence: NewsSentence, clause: Clause) -> list[int]:
    """The "by" or "with" that tells how somebody responded: "responded with tear gas"."""
    tokens = sentence.tokens
    return [i for i in children(tokens, clause.group.verbs[-1], "prep") if tokens[i].text.lower() in {"by", "with"}]


def _is_in_public(sentence: NewsSentence, clause: Clause, verb: str) -> bool:
    """Whether somebody appears somewhere, and does not only seem so, or confers: "appeared in court", "spoke by telephone"."""
    if _is_call(sentence, clause, verb):
        return True
    seems = list(children(sentence.tokens, clause.group.verbs[-1], "acomp", "oprd", "xcomp"))
    there = any(p.preposition in {"in", "at", "before", "on"} for p in clause.phrases)
    return verb == "appear" and not seems and there


def is_state(sentence: NewsSentence, clause: Clause, verb: str) -> bool:
    """Whether a passive tells how somebody or something is: "is unmoved", "was disappointed", but not "is accused"."""
    if verb in words("events", "states"):
        return True
    first = sentence.tokens[clause.group.first]
    present = first.tag in {"VBZ", "VBP"} and first.lemma == "be" and not clause.group.progressive
    return present and len(clause.group.verbs) == 1 and verb not in words("events", "present_passive")

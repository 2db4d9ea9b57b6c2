"""Reporting: which clauses report words, by which verb, and what tells that they do."""

from __future__ import annotations

from summarize.readers.rules.clauses import Clause
from summarize.readers.rules.constructions import (
    expressed,
    has_other_sense,
    is_order,
    is_so_called,
)
from summarize.readers.rules.lexicon import data, reporting_groups, words
from summarize.readers.rules.sentences import NewsSentence
from summarize.readers.rules.tokens import Token, children
from summarize.readers.rules.verbs import SUBJECTS


def as_report(sentence: NewsSentence, clause: Clause) -> Clause:
    """A clause that reports by more than its verb as one that does: "was quoted as saying", "gave assurances that"."""
    tokens, group = sentence.tokens, clause.group
    if clause.verb == "quote":
        saying = next((i for i in range(group.last, len(tokens) - 1) if tokens[i].text.lower() == "saying"), None)
        if saying is None or tokens[saying - 1].text.lower() != "as":
            return clause
        who = clause.subject if group.passive else clause.object
        return clause._replace(verb="say", subject=who, object=(), group=group._replace(passive=False, last=saying + 1))
    if len(clause.object) == 1 and not group.passive and clause.verb not in reporting_groups():
        noun = clause.object[0].head
        verb = data("reporting")["speech_nouns"].get(tokens[noun].text.lower())
        told = [i for i in children(tokens, noun, "acl", "ccomp") if list(children(tokens, i, "mark"))]
        if verb is not None and told:
            return clause._replace(verb=verb, object=(), group=group._replace(last=noun + 1))
    return clause


def reporting_group(sentence: NewsSentence, clause: Clause, verb: str) -> str:
    """The group of a reporting verb; "told them to leave" is a request."""
    if verb == "tell" and is_order(sentence, clause):
        return "request"
    return reporting_groups()[verb]


def is_said_of(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether a verb is a passive that tells what is said of its subject, by nobody: "is expected to name her cabinet"."""
    group, tokens = clause.group, sentence.tokens
    before = tokens[group.first : group.verbs[0]]
    return tokens[group.verbs[0]].tag == "VBN" and any(t.lemma == "be" for t in before)


def belongs_to_noun(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether the clause only tells which thing is meant: "a plant that Halvorsen promised"."""
    lead = sentence.tokens[clause.subject[0].first if clause.subject else clause.group.first].start
    quoted = sentence.source[sentence.start : lead].rstrip(" ,")[-1:] in {"”", '"'}
    return sentence.tokens[clause.group.verbs[0]].dep == "relcl" and not clause.relative and not quoted


def reporting_verb(sentence: NewsSentence, clause: Clause) -> str | None:
    verb = clause.verb
    if verb not in reporting_groups() or is_so_called(sentence, clause) or has_other_sense(sentence, clause):
        return None
    named = clause.object and not sentence.in_quotation(sentence.tokens[clause.object[0].head].start)
    if verb in words("reporting", "naming") and named and verb != "call":
        return None  # "described the offer as “an insult”"
    if named and verb in words("reporting", "expressing") and expressed(sentence, clause):
        return None  # a stand of its own: "stressed his support for the bill"
    if verb == "read" and not clause.group.finite:
        return None  # "said, reading from notes"
    if verb == "observe" and _is_perception(sentence, clause):
        return None  # "observed two people run"
    if verb in words("reporting", "uttering") and not _has_words(sentence, clause):
        return None
    behind = next(iter(sentence.tokens[clause.group.last : clause.group.last + 1]), None)
    if verb in words("reporting", "needs_quote") and not sentence.quotations:
        if behind is None or behind.text.lower() not in {"that", ":"}:
            return None
    if verb in words("reporting", "needs_words") and behind is not None and not _tells_words(sentence, clause, behind):
        return None
    return verb


def _tells_words(sentence: NewsSentence, clause: Clause, behind: Token) -> bool:
    """Whether words that are reported stand beside a verb, quoted or in a clause of their own."""
    if behind.text.lower() in {"that", ",", ":", ".", "it", "he", "she", "they", "on", "to"}:
        return True
    end = sentence.tokens[clause.group.last - 1].end
    if any(end <= q.start <= end + 4 for q in sentence.quotations) or _follows_quotation(sentence, clause):
        return True
    told = children(sentence.tokens, clause.group.verbs[-1], "ccomp")  # on either side of the verb
    if any(list(children(sentence.tokens, i, "mark", *SUBJECTS)) for i in told):
        return True
    return clause.place + 2 < len(sentence.chunks) and _has_clause(sentence, clause)


def _is_perception(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether a verb tells what somebody saw happen, a verb without tense behind it: "observed two people run"."""
    tokens, verb = sentence.tokens, clause.group.verbs[-1]
    seen = [i for i in children(tokens, verb, "ccomp", "xcomp") if i > verb and tokens[i].tag in {"VB", "VBG", "VBP"}]
    return any(not list(children(tokens, i, "mark", "aux")) for i in seen) and not sentence.quotations


def _has_words(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether what is uttered stands beside a verb, quoted or behind "that"."""
    behind = sentence.tokens[clause.group.last : clause.group.last + 1]
    that = bool(behind) and behind[0].text.lower() == "that"
    return that or _leads_quotation(sentence, clause) or _follows_quotation(sentence, clause)


def _leads_quotation(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether quoted words begin right behind a verb, or behind whom it tells: "growled: “Never.”"."""
    end = sentence.tokens[max(clause.group.last, clause.end) - 1].end
    first = sentence.tokens[clause.group.last - 1].end
    return any(first <= q.start <= end + 4 for q in sentence.quotations)


def _follows_quotation(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether quoted words end right before a clause: "“... ,” Lam continued", "“... ,” reads the ruling"."""
    first = min(clause.subject[0].first if clause.subject else clause.group.first, clause.group.first)
    lead = sentence.tokens[first].start
    return sentence.source[sentence.start : lead].rstrip(" ,")[-1:] in {"”", '"'}


def _has_clause(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether a finite clause without "that" follows the verb: "said it would"."""
    chunks = sentence.chunks
    place = clause.place + 1
    if place < len(chunks) and chunks[place].kind == "NP":
        while place + 2 < len(chunks) and chunks[place + 1].kind == "IN" and chunks[place + 2].kind == "NP":
            place += 2
        return (
            place + 1 < len(chunks)
            and chunks[place + 1].kind == "VG"
            and sentence.tokens[chunks[place + 1].start].tag in {"VBD", "VBZ", "VBP", "MD"}
        )
    return False

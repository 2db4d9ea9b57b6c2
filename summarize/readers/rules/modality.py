"""Modality: whether an event happened, by what its verb group and the report around it say."""

from __future__ import annotations

import re

from summarize.draft import Status
from summarize.readers.rules.clauses import Clause
from summarize.readers.rules.constructions import is_subjunctive
from summarize.readers.rules.lexicon import control_status, reporting_groups, words
from summarize.readers.rules.reporting import is_said_of
from summarize.readers.rules.sentences import NewsSentence
from summarize.readers.rules.speech import Speech
from summarize.readers.rules.verbs import has_deadline

_FUTURE = frozenset({"will", "shall", "wo", "'ll", "would"})
_MAYBE = frozenset({"could", "may", "might"})
_ALLEGED = re.compile(
    r"\b(?:allegedly|reportedly|alleged|purportedly|suspected|is accused of|are accused of|was accused of)\b",
    re.IGNORECASE,
)
_IF = re.compile(r"\b(?:if|unless|provided that|should)\b", re.IGNORECASE)
_IF_FIRST = re.compile(r"(?:if|unless|should)\b", re.IGNORECASE)
_SUPPOSED = re.compile(r"(?:^|[\s“\"])(?:if|unless|should|were|provided|subject to)\b", re.IGNORECASE)


def main_verb(sentence: NewsSentence, clause: Clause) -> str:
    """The lemma that decides the event: behind a control verb that of its complement, "seek to develop" develop."""
    verbs = [sentence.tokens[i].lemma for i in clause.group.verbs]
    index = 0
    if _is_told_to(sentence, clause):
        return verbs[0]
    while index + 1 < len(verbs) and (
        verbs[index] in control_status()
        or (index == 0 and is_said_of(sentence, clause) and reporting_groups().get(verbs[0]) in {"plain", "opinion"})
        or verbs[index] in words("events", "stative")
        or verbs[index] in words("events", "aspectual")
    ):
        index += 1
    return verbs[index]


def _is_told_to(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether the clause is the asking itself, seen by whom it is put to: "was ordered to close the wells"."""
    first = sentence.tokens[clause.group.verbs[0]]
    return clause.group.passive and first.tag == "VBN" and control_status().get(first.lemma) == Status.CALLED_FOR


def status_of(sentence: NewsSentence, clause: Clause, report: Speech | None) -> Status:
    """The status of a clause's event; `report` is the speech in which the clause is told, if it is."""
    group, tokens = clause.group, sentence.tokens
    first = tokens[group.verbs[0]].lemma
    if report and report.verb == "deny":
        return Status.DENIED
    if first == "be" and len(group.verbs) > 1 and not group.passive and not group.negated and group.modal is None:
        return Status.PLANNED  # "is to deliver a report"
    if (first == "want" or (len(group.verbs) > 1 and has_deadline(tokens, group.verbs[0]))) and not group.negated:
        return Status.CALLED_FOR
    ruled_out = first == "rule" and any(t.text.lower() == "out" for t in tokens[group.last - 1 : group.last + 1])
    if group.negated or ruled_out:
        return Status.DID_NOT_HAPPEN
    if group.modal in _MAYBE or _IF.search(_before(sentence, clause)):
        return Status.CONDITIONAL
    if len(group.verbs) > 1 and not _is_told_to(sentence, clause) and (status := control_status().get(first)):
        tried = first in words("events", "trying") and tokens[group.verbs[0]].tag in {"VBD", "VBN"}
        return Status.HAPPENED if tried else Status(status)
    if group.modal in _FUTURE:
        if report and report.verb in {"threaten", "warn"} and not report.source:
            return Status.THREATENED
        supposed = _IF_FIRST.match(sentence.text) or (group.modal == "would" and _SUPPOSED.search(sentence.text))
        return Status.CONDITIONAL if supposed else Status.PLANNED
    if group.modal in {"should", "must"} or (report and _is_wanted(sentence, clause, report)):
        return Status.CALLED_FOR
    if _is_allegation(sentence, clause):
        return Status.ALLEGED
    stretch = sentence.words(max(0, group.first - 4), min(len(tokens), group.last + 2))
    if _ALLEGED.search(stretch) or (report and report.verb in words("events", "alleging")):
        return Status.ALLEGED
    if group.progressive:
        return Status.PLANNED if _is_ahead(sentence, clause) else Status.ONGOING
    return Status.HAPPENED


def _is_wanted(sentence: NewsSentence, clause: Clause, report: Speech) -> bool:
    """Whether a clause without a modal says what is asked for: "demanded that the police leave"."""
    asks = control_status().get(report.verb) == Status.CALLED_FOR and report.verb != "tell"
    plain = (
        sentence.tokens[clause.group.first].tag in {"VB", "VBP"}
        and sentence.tokens[clause.group.verbs[0]].dep == "ccomp"
    )
    return (asks and plain) or (
        report.verb in {"propose", "insist"} and is_subjunctive(sentence, clause.group.verbs[-1])
    )


def _is_allegation(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether a clause is what an allegation says: "the allegation that he orchestrated the arrest"."""
    verb = sentence.tokens[clause.group.verbs[0]]
    noun = sentence.tokens[verb.head].text.lower()
    return (
        verb.dep in {"acl", "ccomp", "relcl"}
        and verb.head < clause.group.first
        and noun in words("events", "allegations")
    )


def _is_ahead(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether a present progressive speaks of what comes: "is due", "is meeting them next week"."""
    end = sentence.tokens[min(clause.end, len(sentence.tokens)) - 1].end
    start = sentence.tokens[clause.group.first].start
    return any(
        re.match(r"(?:next|tomorrow|later this)\b", date.text, re.IGNORECASE)
        for date in sentence.dates
        if start <= date.start < end
    )


def _before(sentence: NewsSentence, clause: Clause) -> str:
    """The words of the clause before its verb, with the two before it."""
    start = clause.subject[0].first if clause.subject else clause.group.first
    return sentence.words(max(0, start - 2), clause.group.first)

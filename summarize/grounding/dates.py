"""Dates in their context: the tense around an expression and the date that was mentioned before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date as Day

from summarize import calendar
from summarize.briefs import Date
from summarize.document import Document

_AHEAD = re.compile(
    r"""\b(?:will|shall|would|going\s+to|to\s+be|is\s+to|are\s+to|plans?|planned|planning|expect(?:s|ed)?|scheduled|due
    |set\s+to|ahead\s+of|until|by|deadline|upcoming|next|aims?|intends?|hopes?|vow(?:s|ed)|pledge[sd]?|promise[sd]?
    |set\s+for|slated|takes?\s+effect|effective|begins?|starts?|expires?|must|should|may|could|can|before|later)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_STRONG_AHEAD = re.compile(
    r"""\b(?:will|shall|going\s+to|is\s+to|are\s+to|scheduled|due|set\s+to|set\s+for|slated|deadline|upcoming|expires?|
    takes?\s+effect|expect(?:s|ed)?\s+to|would(?!\s+have)|plans?\s+to|planned\s+for|until|must)\b|[’']ll\b""",
    re.IGNORECASE | re.VERBOSE,
)
_PAST_FORM = (
    r"(?:\w{3,}ed|arose|ate|beat|became|began|bought|broke|brought|built|burnt|came|caught|chose|dealt|did|drew|drove|fell"
    r"|felt|fled|flew|forgave|fought|found|froze|gave|got|grew|had|has|have|heard|held|hid|kept|knew|laid|led|left|lent|lost"
    r"|made|meant|met|overthrew|paid|ran|rang|rode|rose|said|sank|sat|saw|sent|shook|shot|shrank|slept|sold|sought|spent"
    r"|spoke|spread|stole|stood|strode|struck|swept|swore|taught|thought|threw|told|took|understood|underwent|was|went|were"
    r"|withdrew|woke|won|wore|wrote)"
)
_PAST = re.compile(rf"\b{_PAST_FORM}\b", re.IGNORECASE)
_JUST_PAST = re.compile(
    rf"(?<!be )(?<!being )(?<!is )(?<!are )\b(?!scheduled|planned|expected|slated|due|based|called|needed){_PAST_FORM}"
    r"\s+(?:(?:early|late|again|back|out|away|there|here)\s+)?(?:in|on|at|during)?\s*$|\bsince\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
"""A past form right before the date, which no "if" or "will" further away can move: "the permits granted in March"."""
_CLAUSE = re.compile(
    r"[,;:—–()“”\"]|\b(?:and|but|which|who|that|while|after|when|because|although|as)\b", re.IGNORECASE
)


_WAS_AHEAD = re.compile(
    r"\b(?:had|was|were)\s+(?:been\s+)?(?:expected|planned|scheduled|due|set|meant)\b", re.IGNORECASE
)
_IN_INFINITIVE = re.compile(
    r"\b(?<!failed )(?<!forced )(?<!managed )(?<!refused )(?<!used )(?<!began )(?<!able )(?<!came )(?<!went )"
    r"to\s+(?!the\b|an?\b|his\b|her\b|its\b|their\b|this\b|that\b)[a-z]+(?:\s+(?!said|was|were|had|did)[\w’'-]+){0,5}\s+(?:on|in|by|from|until)?\s*$"
)
"""An infinitive that governs the date: "a further rise to follow in January", "inviting them to meet on Sunday"."""
_SAME_PERIOD = re.compile(
    r"\b(?:that|the (?:same|following|previous|preceding))\s+(?:month|year|decade)\b", re.IGNORECASE
)


def direction(sentence: str, start: int, end: int) -> calendar.Direction | None:
    """Whether the clause around `sentence[start:end]` speaks of the future, the past, or does not say."""
    clause_start = max((mark.end() for mark in _CLAUSE.finditer(sentence, 0, start)), default=0)
    if not (_PAST.search(sentence, clause_start, start) or _AHEAD.search(sentence, clause_start, start)):
        clause_start = max((m.end() for m in _CLAUSE.finditer(sentence, 0, max(0, clause_start - 1))), default=0)
    mark_after = _CLAUSE.search(sentence, end)
    clause_end = mark_after.start() if mark_after else len(sentence)
    before, after = sentence[clause_start:start], sentence[end:clause_end]
    if _WAS_AHEAD.search(before) or (_JUST_PAST.search(before)):
        return "past"
    if re.search(r"\b(?:if|(?:could|might|may)(?!\s+have\b))\b", before, re.IGNORECASE) or _IN_INFINITIVE.search(
        before
    ):
        return "future"
    if re.search(
        r"\b(?:said|says|told|announced|reported|added)\s+(?:\w+\s+){0,3}(?:on\s+|late\s+|early\s+)?$",
        before,
        re.IGNORECASE,
    ):
        return "past"
    if _STRONG_AHEAD.search(before) or (_STRONG_AHEAD.search(after) and not _PAST.search(before)):
        return "future"
    if re.search(
        r"\b(?:by|until|before|ahead\s+of)\s+(?:the\s+end\s+of\s+)?$", before, re.IGNORECASE
    ) and not _PAST.search(before):
        return "future"
    if _PAST.search(before) or _PAST.search(after):
        return "past"
    if _AHEAD.search(before):
        return "future"
    following = sentence[clause_end + 1 : clause_end + 60] if mark_after and not before.split()[8:] else ""
    if _STRONG_AHEAD.search(following):  # "On Friday, the port will close"
        return "future"
    return "past" if _PAST.search(following) else None


def _resolve(
    text: str, anchor: Day | None, toward: calendar.Direction | None, reference: Day | None
) -> calendar.Resolution:
    """The meaning of an expression in the direction of its clause, unless that is nine months farther than without.

    A date without a year is hardly ever that far away: "has summoned them to a hearing on March 28" in mid-March.
    """
    answer = calendar.resolve(text, anchor=anchor, direction=toward, reference=reference)
    if toward is None or anchor is None or answer.value is None:
        return answer
    nearer = calendar.resolve(text, anchor=anchor, direction=None, reference=reference)
    if nearer.value is None or nearer.value == answer.value:
        return answer
    return nearer if _days(answer.value, anchor) - _days(nearer.value, anchor) > _FAR else answer


_FAR = 270  # days


def _days(value: str, anchor: Day) -> int:
    span = calendar.bounds(value)
    return max((span[0] - anchor).days, (anchor - span[1]).days, 0) if span else 0


def resolve_in_context(dates: Sequence[Date], document: Document) -> list[Date]:
    """The dates with value, TIMEX3, precision and anchor by the calendar, in the order of the text.

    The calendar wins wherever it can resolve the expression. Where it cannot, a valid value that the draft gave
    is kept and marked as such; else the value is None and `reason` says why.
    """
    anchor = document.published.date if document.published else None
    reference: Day | None = None  # the day that was mentioned last
    period: Day | None = None  # the first day of the month or year that was mentioned last
    resolved = []
    for item in dates:
        place = item.evidence[0]
        sentence = document.sentence(place.sentence)
        toward = direction(document.words(sentence), place.start - sentence.start, place.end - sentence.start)
        told = period if _SAME_PERIOD.search(item.text) else reference
        answer = _resolve(item.text, anchor, toward, told)
        fields = {
            "value": answer.value,
            "timex3": answer.timex3,
            "precision": answer.precision,
            "type": answer.type,
            "anchor": answer.anchor,
            "reason": answer.reason,
        }
        if answer.value is None and answer.timex3 is None and item.value is not None:
            fields["value"] = item.value
            fields["reason"] = "the reader's own value; the calendar could not resolve the expression"
        resolved.append(item.model_copy(update=fields))
        span = calendar.bounds(answer.value) if answer.value else None
        if span:
            period = span[0]
            if span[0] == span[1]:
                reference = span[0]
    return resolved

"""Reported words: which characters of a sentence a reporting verb reports."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.readers.rules.clauses import Clause
from summarize.readers.rules.lexicon import reporting_groups
from summarize.readers.rules.sentences import NewsSentence
from summarize.readers.rules.verbs import FINITE

ACCORDING = re.compile(r"\b(?:according to|in the (?:words|opinion|view) of)\s+", re.IGNORECASE)


def reported_by(sentence: NewsSentence, clause: Clause, clauses: Sequence[Clause]) -> tuple[int, int]:
    """The characters that a reporting verb reports: behind it, or else before its subject."""
    tokens = sentence.tokens
    behind = clause.group.last
    while behind < len(tokens) and (tokens[behind].text.lower() in {"that", ","} or _is_when(sentence, behind)):
        behind += 1
    if behind < len(tokens) and tokens[behind].tag == "POS":
        behind = clause.group.last  # "says today's action is unjustified"
    end = sentence.end
    while end > sentence.start and sentence.source[end - 1] in " .\n":
        end -= 1
    start = tokens[behind].start if behind < len(tokens) else end
    if clause.verb in {"tell"} and clause.object and clause.object[0].last < len(tokens):
        start = max(start, tokens[min(clause.object[0].last, len(tokens) - 1)].start)
    if behind < len(tokens) and (opens := _that_clause(sentence, clause, behind)) is not None:
        start = tokens[opens].start  # "said in a statement that"
    led = next((q.start for q in sentence.quotations if sentence.source[: q.start - 1].rstrip().endswith(":")), None)
    if behind < len(tokens) and tokens[behind].text.lower() in {"of", "about", "against", "over"} and led is None:
        end = max(start, tokens[clause.end - 1].end)  # "warned of shortages, and the carmaker closed its plant"
    if led is not None and start < led < end:
        start = led - 1  # "told analysts that it wanted no quarrel: “We'll comply”"
    stop = _next_report(sentence, clause, clauses)
    if stop is not None and stop > start:
        end = stop
    lead = tokens[clause.subject[0].first].start if clause.subject else tokens[clause.group.first].start
    if clause.group.first < (clause.subject[0].first if clause.subject else 0):
        lead = tokens[clause.group.first].start
        start = max(start, tokens[clause.subject[-1].last - 1].end)
    if clause.shared:
        return start, end
    inverted = bool(clause.subject) and clause.group.first < clause.subject[0].first
    if (
        inverted
        and not _quotes_before(sentence, lead)
        and sentence.source[sentence.start : lead].rstrip().endswith(",")
    ):
        return sentence.start, sentence.start + len(sentence.source[sentence.start : lead].rstrip(" ,"))
    if _splits(sentence, clause, lead):
        return sentence.start, end
    if _trails(sentence, clause, lead):
        return sentence.start, sentence.start + len(sentence.source[sentence.start : lead].rstrip(' ,“"'))
    closed = max(sentence.source.rfind(mark, sentence.start, lead) for mark in ("”", '"'))
    between = sentence.source[closed + 1 : lead].split()
    title = all(word[:1].isupper() or word == "and" for word in between)  # "Acme Chairman and CEO Ann Lee said"
    joins = {word.lower() for word in between} & {"but", "while", "as", "though", "although"}
    joins |= {"and"} & set(between) if not title else set()
    if (
        closed > sentence.start
        and (len(between) <= 3 or (len(between) <= 10 and not _has_verb_between(sentence, closed, lead)))
        and not joins
        and not any(q.start > lead for q in sentence.quotations)
    ):
        return sentence.start, closed + 1  # "..., ” Brig. Gen. Lee told reporters in Cairo"
    quoted = sentence.source[sentence.start : lead].rstrip(" ,")
    if quoted[-1:] in {"”", '"'} and len(quoted.split()) > 1:
        return sentence.start, sentence.start + len(quoted)
    before = sentence.source[sentence.start : lead].rstrip(' ,“"')
    rest = sentence.source[start:end].strip(' ,.”"')
    if (
        len(before.split()) >= 4
        and (
            (len(rest.split()) < 4 and not _has_verb_between(sentence, start - 1, end))
            or before.endswith(("”", '"', "”,", "?", "!"))
        )
        and sentence.source[sentence.start : lead].rstrip()[-1:] in {",", "”", '"', "?", "!"}
    ):
        return sentence.start, sentence.start + len(before)
    return start, end


def _has_verb_between(sentence: NewsSentence, start: int, end: int) -> bool:
    return any((t.is_verb or t.tag == "MD") and start < t.start < end for t in sentence.tokens)


def _that_clause(sentence: NewsSentence, clause: Clause, behind: int) -> int | None:
    """Where the reported clause begins if a phrase without quoted words parts it from its verb by "that"."""
    tokens = sentence.tokens
    that = next((i for i in range(behind, min(behind + 8, len(tokens) - 1)) if tokens[i].text.lower() == "that"), None)
    if that is None or tokens[that].dep != "mark" or not clause.group.first <= tokens[tokens[that].head].head < that:
        return None
    if any(tokens[behind].start <= q.start <= tokens[that].start for q in sentence.quotations):
        return None
    if any(t.tag in FINITE for t in tokens[behind:that]):
        return None  # "says he regrets the deaths and that many have suffered"
    return that + 1


def _quotes_before(sentence: NewsSentence, offset: int) -> bool:
    """Whether something is quoted before a character of the sentence."""
    return any(q.start < offset for q in sentence.quotations)


def _splits(sentence: NewsSentence, clause: Clause, lead: int) -> bool:
    """Whether the verb stands inside what it reports: "We will go on," she said, "until the end."."""
    opens = sentence.source[sentence.start : lead].rstrip(" ,")[-1:] in {"”", '"'}
    verb = sentence.tokens[clause.group.last - 1].end
    following = next((q.start for q in sentence.quotations if q.start > verb), None)
    if not opens or following is None:
        return False
    return not any(t.tag in FINITE and verb <= t.start < following for t in sentence.tokens)


def _trails(sentence: NewsSentence, clause: Clause, lead: int) -> bool:
    """Whether the verb comes after what it reports: "..., diplomats said Thursday, as Pyongyang seeks more"."""
    before = sentence.source[sentence.start : lead].rstrip()
    if before[-1:] not in {",", "”", '"'} or len(before.split()) < 4:
        return False
    tokens = sentence.tokens
    after = clause.group.last
    while after < len(tokens) and _is_when(sentence, after):
        after += 1
    if after >= len(tokens) or tokens[after].text in {".", ";"}:
        return True
    if tokens[after].tag in {"IN", "TO"} and not any(t.is_verb or t.tag == "MD" for t in tokens[after:]):
        return True  # "..., an official said on condition of anonymity"
    if tokens[after].text != ",":
        return False
    following = tokens[after + 1].text.lower() if after + 1 < len(tokens) else ""
    return following in {
        "as",
        "while",
        "after",
        "citing",
        "adding",
        "a",
        "amid",
        "in",
        "following",
        "before",
        "without",
        "but",
        "and",
        "hours",
        "days",
    }


def _next_report(sentence: NewsSentence, clause: Clause, clauses: Sequence[Clause]) -> int | None:
    """Where ", according to envoys" or ", state media reported" ends the reported words."""
    tokens = sentence.tokens
    after = tokens[clause.group.last - 1].end
    stops = []
    if match := ACCORDING.search(sentence.source, after, sentence.end):
        stops.append(match.start())
    for other in clauses:
        if (
            other.group.first > clause.group.last
            and other.verb in reporting_groups()
            and not other.group.passive
            and other.subject
            and other.subject[0].first > clause.group.last
        ):
            lead = other.subject[0].first
            if (
                lead > 0
                and (
                    tokens[lead - 1].text in {",", ";", "”", "while", "but", "though", "although"}
                    or (lead > 1 and tokens[lead - 1].text in {"”", '"'})
                )
                and not other.in_quotation
            ):
                stops.append(tokens[lead - 1].start)
    for other in clauses:
        verb = tokens[other.group.verbs[0]]
        joint = tokens[other.group.first - 1] if other.group.first else None
        if joint and joint.tag == "CC" and verb.dep == "conj" and verb.head == clause.group.verbs[0] and other.shared:
            stops.append(joint.start)  # "denied that it had happened and called his brother"
    for other in clauses:
        verb = tokens[other.group.verbs[0]]
        own = other.subject and not other.shared and other.subject[0].first > clause.group.last
        if own and verb.dep == "conj" and verb.head in clause.group.verbs and not other.in_quotation:
            joint = tokens[other.subject[0].first - 1]
            if joint.tag == "CC":
                stops.append(joint.start)  # "demanded that it be published, but the minister refused"
    for other in clauses:
        joint = tokens[other.group.first - 1] if other.group.first else None
        if (
            other.shared
            and other.verb in reporting_groups()
            and other.group.first > clause.group.last
            and joint
            and joint.tag == "CC"
        ):
            stops.append(joint.start)
    if not stops:
        return None
    stop = min(stops)
    while stop > after and sentence.source[stop - 1] in " ,":
        stop -= 1
    return stop


def _is_when(sentence: NewsSentence, index: int) -> bool:
    """Whether a token belongs to a date right behind the verb: "said on Thursday that"."""
    token = sentence.tokens[index]
    if any(d.start <= token.start < d.end for d in sentence.dates):
        return True
    return (
        token.text.lower() in {"on", "late", "early", "in"}
        and index + 1 < len(sentence.tokens)
        and any(d.start <= sentence.tokens[index + 1].start < d.end for d in sentence.dates)
    )

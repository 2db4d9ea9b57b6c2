"""Reported words: which characters of a sentence a reporting verb reports."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.readers.rules.clauses import Clause
from summarize.readers.rules.lexicon import reporting_groups, words
from summarize.readers.rules.sentences import NewsSentence
from summarize.readers.rules.verbs import FINITE

ACCORDING = re.compile(r"\b(?:according to|in the (?:words|opinion|view) of)\s+", re.IGNORECASE)


def reported_by(sentence: NewsSentence, clause: Clause, clauses: Sequence[Clause]) -> tuple[int, int]:
    """The characters that a reporting verb reports: behind it, or else before its subject."""
    start, end = _behind_verb(sentence, clause, clauses)
    if clause.shared:
        return start, end
    lead = _lead(sentence, clause)
    before = sentence.source[sentence.start : lead]
    if _is_inverted(clause) and not _quotes_before(sentence, lead) and before.rstrip().endswith(","):
        return sentence.start, sentence.start + len(before.rstrip(" ,"))
    if _splits(sentence, clause, lead):
        return sentence.start, end
    if _trails(sentence, clause, lead):
        return sentence.start, sentence.start + len(before.rstrip(' ,“"'))
    if (closed := _closed_before(sentence, lead)) is not None:
        return sentence.start, closed
    quoted = before.rstrip(" ,")
    if quoted[-1:] in {"”", '"'} and len(quoted.split()) > 1:
        return sentence.start, sentence.start + len(quoted)
    if _is_all_before(sentence, before, start, end):
        return sentence.start, sentence.start + len(before.rstrip(' ,“"'))
    return start, end


def _is_inverted(clause: Clause) -> bool:
    """Whether the verb stands before its subject: "..., said Ann Lee"."""
    return bool(clause.subject) and clause.group.first < clause.subject[0].first


def _lead(sentence: NewsSentence, clause: Clause) -> int:
    """The character where the verb and its subject begin."""
    first = clause.group.first if not clause.subject else min(clause.group.first, clause.subject[0].first)
    return sentence.tokens[first].start


def _behind_verb(sentence: NewsSentence, clause: Clause, clauses: Sequence[Clause]) -> tuple[int, int]:
    """The characters behind a verb, and behind whom it tells, that could be what it reports."""
    tokens = sentence.tokens
    behind = clause.group.last
    while behind < len(tokens) and (tokens[behind].text.lower() in {"that", ","} or _is_when(sentence, behind)):
        behind += 1
    if behind < len(tokens) and tokens[behind].tag == "POS":
        behind = clause.group.last  # "says today's action is unjustified"
    end = sentence.start + len(sentence.source[sentence.start : sentence.end].rstrip(" .\n"))
    start = tokens[behind].start if behind < len(tokens) else end
    if clause.verb == "tell" and clause.object and clause.object[0].last < len(tokens):
        start = max(start, tokens[clause.object[0].last].start)
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
    if _is_inverted(clause):
        start = max(start, tokens[clause.subject[-1].last - 1].end)
    return start, end


def _closed_before(sentence: NewsSentence, lead: int) -> int | None:
    """Where a quotation closes of which only a title parts the verb: "..., ” Brig. Gen. Lee told reporters"."""
    closed = max(sentence.source.rfind(mark, sentence.start, lead) for mark in ("”", '"'))
    if closed <= sentence.start or any(q.start > lead for q in sentence.quotations):
        return None
    between = sentence.source[closed + 1 : lead].split()
    title = all(word[:1].isupper() or word == "and" for word in between)  # "Acme Chairman and CEO Ann Lee said"
    joins = {word.lower() for word in between} & {"but", "while", "as", "though", "although"}
    if joins or ("and" in between and not title):
        return None
    near = len(between) <= 3 or (len(between) <= 10 and not _has_verb_between(sentence, closed, lead))
    return closed + 1 if near else None


def _is_all_before(sentence: NewsSentence, before: str, start: int, end: int) -> bool:
    """Whether what is reported stands before the verb, as next to nothing is behind it."""
    words_before = before.rstrip(' ,“"')
    if len(words_before.split()) < 4 or before.rstrip()[-1:] not in {",", "”", '"', "?", "!"}:
        return False
    rest = sentence.source[start:end].strip(' ,.”"')
    ended = words_before.endswith(("”", '"', "”,", "?", "!"))
    return ended or (len(rest.split()) < 4 and not _has_verb_between(sentence, start - 1, end))


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
    return following in words("reporting", "beside")


def _next_report(sentence: NewsSentence, clause: Clause, clauses: Sequence[Clause]) -> int | None:
    """Where ", according to envoys" or ", state media reported" ends the reported words."""
    tokens = sentence.tokens
    after = tokens[clause.group.last - 1].end
    stops = [match.start()] if (match := ACCORDING.search(sentence.source, after, sentence.end)) else []
    for other in clauses:
        if _begins_report(sentence, clause, other):
            stops.append(tokens[other.subject[0].first - 1].start)
        if (joint := _joint_before(sentence, clause, other)) is not None:
            stops.append(tokens[joint].start)
    if not stops:
        return None
    stop = min(stops)
    while stop > after and sentence.source[stop - 1] in " ,":
        stop -= 1
    return stop


def _begins_report(sentence: NewsSentence, clause: Clause, other: Clause) -> bool:
    """Whether another subject reports from here on: "..., while state media reported"."""
    if other.verb not in reporting_groups() or other.group.passive or other.in_quotation or not other.subject:
        return False
    lead = other.subject[0].first
    if min(lead, other.group.first) <= clause.group.last:
        return False
    return sentence.tokens[lead - 1].text in {",", ";", "”", '"', "while", "but", "though", "although"}


def _joint_before(sentence: NewsSentence, clause: Clause, other: Clause) -> int | None:
    """The conjunction by which another clause goes on beside the reporting verb, not within what it reports."""
    tokens = sentence.tokens
    verb = tokens[other.group.verbs[0]]
    joined = verb.dep == "conj"
    if other.shared:
        joint = other.group.first - 1
        reports = other.verb in reporting_groups() and other.group.first > clause.group.last
        beside = joined and verb.head == clause.group.verbs[0]  # "denied that it had happened and called his brother"
        return joint if joint >= 0 and tokens[joint].tag == "CC" and (reports or beside) else None
    if not other.subject or other.subject[0].first <= clause.group.last or other.in_quotation:
        return None
    joint = other.subject[0].first - 1  # "demanded that it be published, but the minister refused"
    return joint if joined and verb.head in clause.group.verbs and tokens[joint].tag == "CC" else None


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

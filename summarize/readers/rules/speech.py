"""Speech: who says what in a sentence, in whose words, and which clauses are only reported."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from summarize.readers.rules.actors import Entity
from summarize.readers.rules.clauses import (
    Clause,
    Phrase,
    commits,
    is_order,
    is_service,
    is_so_called,
    lacks_preposition,
)
from summarize.readers.rules.lexicon import data, reporting_groups, words
from summarize.readers.rules.reference import Referents
from summarize.readers.rules.sentences import NewsSentence, Quotation
from summarize.readers.rules.tokens import below, children
from summarize.readers.rules.verbs import FINITE, SUBJECTS

_ACCORDING = re.compile(r"\baccording to\s+", re.IGNORECASE)


@dataclass
class Speech:
    """One report of words: the speakers (or the anonymous `source`), the verb, and what was said.

    `start` and `end` bound the reported words in the document's text; `quotations` are those inside them.
    """

    sentence: NewsSentence
    speakers: list[Entity]
    source: str | None
    verb: str
    group: str
    start: int
    end: int
    clause: int | None
    quotations: tuple[Quotation, ...]
    more: list[int] = field(default_factory=list)


def find_speech(
    sentence: NewsSentence, clauses: Sequence[Clause], referents: Referents, previous: Speech | None
) -> list[Speech]:
    """The reports of one sentence, in order; a quotation alone continues what `previous` said in its paragraph."""
    if sentence.turn is not None and not sentence.turn.asks:
        return _answer(sentence, referents)
    found: list[Speech] = []
    for number, plain in enumerate(clauses):
        clause = _as_report(sentence, plain)
        verb = _reporting_verb(sentence, clause)
        if verb is None or clause.in_quotation or clause.relative or clause.group.passive:
            continue
        if len(clause.group.verbs) > 1 and commits(clause, sentence) and not sentence.quotations:
            continue  # "promised to freeze fares": a stand of its own
        if clause.group.modal in {"could", "may", "might", "can"}:
            continue  # "could respond with tariffs"
        if clause.group.negated and reporting_groups()[verb] == "plain":
            continue  # "had not replied by noon"
        if (clause is plain and _is_supposed(sentence, clause)) or _belongs_to_noun(sentence, clause):
            continue
        if reporting_groups()[verb] in {"support", "oppose"} and not clause.group.finite and not clause.object:
            continue  # "Defending, Stone said"
        if _is_told_of_oneself(sentence, clause, found):
            continue
        speakers = referents.of(sentence, clause.subject)
        source = None
        if not speakers and previous is not None and _is_issued(sentence, clause, "messages"):
            speakers, source = previous.speakers, previous.source  # "The statement added"
        if not speakers and _is_issued(sentence, clause, "filings"):
            speakers = [e for e in referents.recent[:1] if e.kind != "unknown"]  # "The motion claims"
        if not speakers and source is None:
            takes_sides = reporting_groups()[verb] in {"support", "oppose", "request"} or verb in words(
                "reporting", "judging"
            )
            source = None if takes_sides else _source(sentence, clause)
            if source is None:
                speakers = referents.of(sentence, clause.subject, acting=True)
            if not speakers and source is None:
                continue
        start, end = _reported(sentence, clause, clauses)
        if end - start < 12 or _is_only_a_date(sentence, start, end):
            continue
        quotes = tuple(q for q in sentence.quotations if q.start < end and q.end > start)
        found.append(
            Speech(sentence, speakers, source, verb, _group(sentence, clause, verb), start, end, number, quotes)
        )
        referents.note(speakers)
    if not found and (attributed := _according(sentence, referents)):
        found.append(attributed)
    if not found and (led := _behind_colon(sentence, clauses, referents)):
        found.append(led)
    if not found and sentence.quotations and not sentence.is_headline:
        whole = sum(q.end - q.start for q in sentence.quotations)
        if (
            whole > 0.8 * (sentence.end - sentence.start - 2)
            and previous
            and previous.sentence.block >= sentence.block - 1
        ):
            found.append(
                Speech(
                    sentence,
                    previous.speakers,
                    previous.source,
                    previous.verb,
                    "plain",
                    sentence.start,
                    sentence.end,
                    None,
                    sentence.quotations,
                )
            )
    return found


def _behind_colon(sentence: NewsSentence, clauses: Sequence[Clause], referents: Referents) -> Speech | None:
    """The quotation that a colon leads to, of whom the clause before it is about: "Lee was dismayed: “It is over.”"."""
    for quote in sentence.quotations:
        before = sentence.source[sentence.start : quote.start].rstrip(' “"')
        if not before.endswith(":"):
            continue
        leading = [
            c for c in clauses if c.subject and sentence.tokens[c.group.first].start < quote.start and c.group.finite
        ]
        speakers = referents.of(sentence, leading[0].subject, acting=True) if leading else []
        if speakers:
            return Speech(sentence, speakers, None, "say", "plain", quote.start, sentence.end, None, (quote,))
    return None


def _as_report(sentence: NewsSentence, clause: Clause) -> Clause:
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


def _group(sentence: NewsSentence, clause: Clause, verb: str) -> str:
    """The group of a reporting verb; "told them to leave" is a request."""
    if verb == "tell" and is_order(sentence, clause):
        return "request"
    return reporting_groups()[verb]


def _answer(sentence: NewsSentence, referents: Referents) -> list[Speech]:
    """A sentence of an answer in an interview: all of it is quoted, although no marks stand around it."""
    speakers = referents.speaking
    whole = Quotation(sentence.start, sentence.end, sentence.source[sentence.start : sentence.end])
    return [Speech(sentence, speakers, None, "say", "plain", sentence.start, sentence.end, None, (whole,))]


def _is_told_of_oneself(sentence: NewsSentence, clause: Clause, found: Sequence[Speech]) -> bool:
    """Whether a verb stands in words that are reported already, of a speaker who is "he" there: "said he would appeal"."""
    place = sentence.tokens[clause.group.first].start
    inside = any(speech.start <= place < speech.end for speech in found)
    return inside and (clause.shared or all(sentence.tokens[p.head].tag == "PRP" for p in clause.subject))


def _is_supposed(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether nobody says it: "is expected to name her cabinet"."""
    first = sentence.tokens[clause.group.verbs[0]]
    return first.tag == "VBN" and any(
        sentence.tokens[i].lemma == "be" for i in range(clause.group.first, clause.group.verbs[0])
    )


def _belongs_to_noun(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether the clause only tells which thing is meant: "a plant that Halvorsen promised"."""
    lead = sentence.tokens[clause.subject[0].first if clause.subject else clause.group.first].start
    quoted = sentence.source[sentence.start : lead].rstrip(" ,")[-1:] in {"”", '"'}
    return sentence.tokens[clause.group.verbs[0]].dep == "relcl" and not clause.relative and not quoted


def _reporting_verb(sentence: NewsSentence, clause: Clause) -> str | None:
    verb = clause.verb
    if verb not in reporting_groups() or is_so_called(sentence, clause) or is_service(sentence, clause):
        return None
    named = clause.object and not sentence.in_quotation(sentence.tokens[clause.object[0].head].start)
    if verb in words("reporting", "naming") and named and verb != "call":
        return None  # "described the offer as “an insult”"
    following = sentence.tokens[clause.group.last : clause.group.last + 1]
    if lacks_preposition(sentence, clause):
        return None
    if verb in words("reporting", "needs_quote") and not sentence.quotations:
        if not any(t.text.lower() in {"that", ":"} for t in following):
            return None
    if verb in words("reporting", "needs_words"):
        nxt = following[0] if following else None
        quoted = any(
            q.start >= sentence.tokens[clause.group.last - 1].end
            and q.start - sentence.tokens[clause.group.last - 1].end <= 4
            for q in sentence.quotations
        ) or _follows_quotation(sentence, clause)
        if verb not in {"back", "attack", "challenge", "resist", "protest", "appeal", "advise"} and not (
            quoted
            or nxt is None
            or any(list(children(sentence.tokens, i, "mark", *SUBJECTS)) for i in _told_clauses(sentence, clause))
            or nxt.text.lower() in {"that", ",", ":", ".", "it", "he", "she", "they", "on", "to"}
            or (clause.place + 2 < len(sentence.chunks) and _has_clause(sentence, clause))
        ):
            return None
    return verb


def _follows_quotation(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether quoted words end right before a clause: "“... ,” Lam continued"."""
    lead = sentence.tokens[clause.subject[0].first if clause.subject else clause.group.first].start
    return sentence.source[sentence.start : lead].rstrip(" ,")[-1:] in {"”", '"'}


def _told_clauses(sentence: NewsSentence, clause: Clause) -> Iterator[int]:
    """The verbs of the clauses that a verb reports: "claimed in earlier cases that they were exceptions"."""
    return children(sentence.tokens, clause.group.verbs[-1], "ccomp")


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


def _is_issued(sentence: NewsSentence, clause: Clause, kind: str) -> bool:
    """Whether what speaks is something that somebody has issued: "the statement added", but not "a statement from Acme said"."""
    return any(
        sentence.tokens[p.head].text.lower() in words("nouns", kind)
        and sentence.tokens[p.first].text.lower() in {"the", "his", "her", "its", "their"}
        for p in clause.subject
    )


def _source(sentence: NewsSentence, clause: Clause) -> str | None:
    """The anonymous source that a reporting verb's subject is."""
    for phrase in clause.subject:
        if sentence.tokens[phrase.head].text.lower() in words("nouns", "anonymous_sources"):
            first = phrase.first
            while first < phrase.head and sentence.tokens[first].tag in {"DT", "CD"}:
                first += 1
            return sentence.words(first, phrase.last)
    return None


def _reported(sentence: NewsSentence, clause: Clause, clauses: Sequence[Clause]) -> tuple[int, int]:
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
    joins = {word.lower() for word in between} & {"and", "but", "while", "as", "though", "although"}
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
        and (len(rest.split()) < 4 or before.endswith(("”", '"', "”,", "?", "!")))
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
    if match := _ACCORDING.search(sentence.source, after, sentence.end):
        stops.append(match.start())
    for other in clauses:
        if (
            other.group.first > clause.group.last
            and other.verb in reporting_groups()
            and other.subject
            and other.subject[0].first > clause.group.last
        ):
            lead = other.subject[0].first
            if (
                lead > 0
                and (
                    tokens[lead - 1].text in {",", "”", "while", "but", "though", "although"}
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


def _is_only_a_date(sentence: NewsSentence, start: int, end: int) -> bool:
    """Whether what follows a verb only says when: "conceded shortly before midnight on Sunday"."""
    inside = [
        t for t in sentence.tokens if start <= t.start < end and (t.is_noun or t.is_verb or t.tag.startswith("JJ"))
    ]
    return all(any(d.start <= t.start < d.end for d in sentence.dates) for t in inside)


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


def _main_clause(sentence: NewsSentence, source: Phrase) -> int:
    """The character at which the main clause begins behind "according to" and a source: the first word of its subject."""
    tokens = sentence.tokens
    root = next((i for i, t in enumerate(tokens) if t.head == i and t.is_verb), None)
    subject = [i for i in children(tokens, root, "nsubj", "nsubjpass", "expl") if i >= source.last] if root else []
    if subject:
        return tokens[min(below(tokens, subject[0], "det", "amod", "compound", "poss", "nummod", "nmod"))].start
    return tokens[min(source.last, len(tokens) - 1)].start


def _according(sentence: NewsSentence, referents: Referents) -> Speech | None:
    match = _ACCORDING.search(sentence.source, sentence.start, sentence.end)
    if not match or sentence.in_quotation(match.start()):
        return None
    phrases = [c for c in sentence.chunks if c.kind == "NP" and sentence.tokens[c.start].start >= match.end()][:1]
    if not phrases:
        return None
    phrase = Phrase(phrases[0].start, phrases[0].end, phrases[0].head)
    speakers = referents.of(sentence, [phrase])
    source = None if speakers else sentence.words(phrase.first, phrase.last).removeprefix("the ").removeprefix("a ")
    start, end = sentence.start, match.start()
    if sentence.tokens[0].start >= match.start():  # "According to Lee, the head of the union, the offer is too low"
        start, end = _main_clause(sentence, phrase), sentence.end
    return Speech(
        sentence,
        speakers,
        source,
        "according",
        "plain",
        start,
        end,
        None,
        sentence.quotations,
    )

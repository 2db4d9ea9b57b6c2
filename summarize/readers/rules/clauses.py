"""Clauses: who does what to whom, for every verb group of a sentence."""

from __future__ import annotations

from typing import NamedTuple

from summarize.readers.rules.chunks import Chunk, VerbGroup, read_group
from summarize.readers.rules.lexicon import control_status, person_kind, reporting_groups
from summarize.readers.rules.sentences import NewsSentence

_STOPS = frozenset({"SUB", "REL", ";", ":", "-", "."})
_MAX_WORDS = 24


class Phrase(NamedTuple):
    """A noun phrase, tokens `[first, last)`, with the preposition that leads to it."""

    first: int
    last: int
    head: int
    preposition: str | None = None


class Clause(NamedTuple):
    """A verb group with its subject, object and prepositional phrases.

    `place` is the verb group's index among the chunks, `end` the token behind the clause's last. `relative`: the
    subject is the noun that a relative clause belongs to. `shared`: the subject is that of the verb before.
    """

    place: int
    group: VerbGroup
    verb: str
    subject: tuple[Phrase, ...]
    object: tuple[Phrase, ...]
    phrases: tuple[Phrase, ...]
    end: int
    relative: bool = False
    shared: bool = False
    in_quotation: bool = False


def find_clauses(sentence: NewsSentence) -> list[Clause]:
    """The clauses of a sentence, in the order of their verb groups."""
    clauses: list[Clause] = []
    chunks = sentence.chunks
    for index, chunk in enumerate(chunks):
        if chunk.kind != "VG":
            continue
        group = read_group(sentence.tokens, chunk)
        if not group.verbs:
            continue
        verb = sentence.tokens[group.verbs[0]].lemma
        if clauses and (joined := _joined(sentence, clauses[-1], index, group)):
            objects, phrases, end = _complements(sentence, index)
            before = clauses[-1]
            clauses[-1] = before._replace(
                group=joined,
                object=objects,
                phrases=(*(p for p in before.phrases if p.last <= chunk.start), *phrases),
                end=end,
            )
            continue
        in_series = bool(clauses) and _in_series(sentence, clauses[-1], index, group)
        subject, relative = ((), False) if in_series else _subject(sentence, index, group)
        shared = False
        if not subject and clauses and (in_series or _follows_verb(sentence, index, group)):
            tag = sentence.tokens[group.first].tag
            subject, shared = _shared(clauses, verb, participle=tag == "VBG", past=tag == "VBD"), True
        objects, phrases, end = _complements(sentence, index)
        clauses.append(
            Clause(
                index, group, verb, subject, objects, phrases, end, relative, shared,
                sentence.in_quotation(sentence.tokens[group.verbs[0]].start),
            )
        )  # fmt: skip
    return clauses


def _joined(sentence: NewsSentence, before: Clause, index: int, group: VerbGroup) -> VerbGroup | None:
    """One group of two that a date parts: "threatened on Wednesday to tighten its rules"."""
    if group.finite or before.object or sentence.tokens[group.first].text.lower() != "to":
        return None
    if before.verb not in control_status() or group.first <= before.group.last or group.first - before.group.last > 6:
        return None
    between = sentence.chunks[before.place + 1 : index]
    if not between or not all(c.kind in {"IN", "ADV"} or _is_date(sentence, c) for c in between):
        return None
    return before.group._replace(verbs=(*before.group.verbs, *group.verbs), last=group.last)


def _shared(clauses: list[Clause], verb: str, *, participle: bool, past: bool) -> tuple[Phrase, ...]:
    """The subject of the verb before; for a verb that reports too that of the reporting verb before ("denied it and
    said"), for a participle that of the main verb before ("voted to extend a strike that has shut ..., rejecting")."""
    groups = reporting_groups()
    if verb in groups:
        for clause in reversed(clauses):
            if clause.verb in groups and clause.subject and not clause.in_quotation:
                return clause.subject
    if past:
        same = [c for c in clauses if c.subject and c.group.finite and not c.relative and not c.in_quotation]
        if same and same[-1].group.modal and (main := [c for c in same if not c.group.modal]):
            return main[-1].subject  # "promised that it would pay, but ruled out a refund"
    if participle:
        main = [c for c in clauses if c.subject and c.group.finite and not c.relative and not c.in_quotation]
        return main[-1].subject if main else clauses[-1].subject
    return next((c.subject for c in reversed(clauses) if c.subject and not c.in_quotation), ())


def is_so_called(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether a verb only gives a name to something: "what he called"."""
    first = clause.subject[0].first if clause.subject else clause.group.first
    return clause.verb == "call" and first > 0 and sentence.tokens[first - 1].text.lower() == "what"


def end_of_that(sentence: NewsSentence, that: int) -> int:
    """The end of the clause that the "that" or "to" at a token begins: at the next mark, conjunction or subordinator.

    `that` itself where no such word stands there.
    """
    if that >= len(sentence.tokens) or sentence.tokens[that].text.lower() not in {"that", "to"}:
        return that
    end = that + 1
    for chunk in sentence.chunks:
        if chunk.start > that:
            if chunk.kind in {",", ";", ":", "-", ".", "SUB", "REL"} or (chunk.kind == "CC" and end > that + 3):
                break
            end = chunk.end
    return end


def is_order(sentence: NewsSentence, clause: Clause) -> bool:
    """Whether somebody is told to do something: "has told hospitals to disconnect"."""
    behind = clause.object[0].last if clause.object else len(sentence.tokens)
    following = sentence.tokens[behind : behind + 2]
    return len(following) == 2 and following[0].text.lower() == "to" and following[1].tag == "VB"


def _phrase(chunk: Chunk, preposition: str | None = None) -> Phrase:
    return Phrase(chunk.start, chunk.end, chunk.head, preposition)


def _subject(sentence: NewsSentence, index: int, group: VerbGroup) -> tuple[tuple[Phrase, ...], bool]:
    """The noun phrases that a verb group's subject consists of, and whether a relative pronoun led to them."""
    chunks, tokens = sentence.chunks, sentence.tokens
    place = index - 1
    relative = False
    if inverted := _inverted(sentence, index):
        return inverted, False
    while place >= 0 and chunks[place].kind in {"ADV", "QUO", ")"}:
        if chunks[place].kind == ")":
            while place >= 0 and chunks[place].kind != "(":
                place -= 1
        place -= 1
    while (
        place > 0
        and chunks[place].kind == "NP"
        and _is_date(sentence, chunks[place])
        and chunks[place - 1].kind in {"NP", "IN", ","}
    ):
        place -= 2 if chunks[place - 1].kind == "IN" else 1  # "the minister on Monday said"
    if place < 0:
        return (), False
    if not group.finite:
        return (), False
    if chunks[place].kind == "REL" or (
        chunks[place].kind == "SUB"
        and tokens[chunks[place].start].text.lower() in {"that", "which"}
        and place > 0
        and chunks[place - 1].kind == "NP"
    ):
        relative = True
        place -= 1
        while place >= 0 and chunks[place].kind in {",", "IN"}:
            place -= 1
    elif chunks[place].kind in {",", "-"}:
        place = _before_insertion(sentence, place)
        if place < 0:
            return (), False
    if place < 0 or chunks[place].kind != "NP":
        return (), False
    which = relative and tokens[chunks[index - 1].start].text.lower() == "which"
    person = _out_of_prepositional(sentence, place, relative)
    if not (which and person >= 0 and _is_person(sentence, chunks[person])):
        place = person  # "president of the council, which filed the suit": the council did
    if place < 0:
        return (), relative
    phrases = [_phrase(chunks[place])]
    while place >= 2 and not relative:
        joint = place - 1
        seen_and = False
        while joint >= 0 and chunks[joint].kind in {"CC", ","}:
            seen_and |= chunks[joint].kind == "CC"
            joint -= 1
        if joint == place - 1 or joint < 0 or chunks[joint].kind != "NP":
            break
        if not seen_and and len(phrases) == 1:
            break
        if joint > 1 and chunks[joint - 1].kind == "IN" and _is_group(sentence, chunks[joint - 2]):
            return (_phrase(chunks[joint - 2]),), relative  # "the communities of Ckari, Tulor and San Isidro"
        if joint > 0 and chunks[joint - 1].kind == "IN" and not seen_and:
            break
        if joint > 0 and chunks[joint - 1].kind in {"VG", "IN"}:
            break
        phrases.insert(0, _phrase(chunks[joint]))
        place = joint
    return tuple(phrases), relative


def _is_group(sentence: NewsSentence, chunk: Chunk) -> bool:
    return chunk.kind == "NP" and person_kind(sentence.tokens[chunk.head].text.lower()) is not None


def _is_date(sentence: NewsSentence, chunk: Chunk) -> bool:
    start = sentence.tokens[chunk.start].start
    return any(date.start <= start < date.end for date in sentence.dates)


def _before_insertion(sentence: NewsSentence, comma: int) -> int:
    """The chunk before ", who spoke on condition of anonymity," or ", the envoy,": where the insertion began."""
    chunks = sentence.chunks
    place = comma - 1
    depth = 0
    while place >= 0 and depth < 24:
        if chunks[place].kind in {",", "-"} and place > 0 and chunks[place - 1].kind == "NP":
            if not (place > 1 and chunks[place - 2].kind == "," and _is_aside(sentence, chunks[place - 1])):
                return place - 1
        if chunks[place].kind in {";", ":"}:
            return -1
        place -= 1
        depth += 1
    return comma - 1 if comma > 0 and chunks[comma - 1].kind == "NP" and place < 0 else -1


def _is_place(sentence: NewsSentence, preposition: str, chunk: Chunk) -> bool:
    """Whether a phrase only says where: the name behind "in" in "the centre in Puerto Montt, which"."""
    return preposition in {"in", "near", "outside", "off"} and sentence.tokens[chunk.head].is_name


def _is_person(sentence: NewsSentence, chunk: Chunk) -> bool:
    """Whether a phrase is of a person, by its noun or its name."""
    if person_kind(sentence.tokens[chunk.head].text.lower()) == "person":
        return True
    inside = [m for m in sentence.mentions if chunk.start <= m.first and m.last == chunk.end]
    return any(m.kind == "person" or (m.kind == "unknown" and m.last - m.first > 1) for m in inside)


def _is_aside(sentence: NewsSentence, chunk: Chunk) -> bool:
    """Whether a phrase between commas is no subject: an age, "most of them civilians"."""
    return sentence.tokens[chunk.head].tag == "CD" and chunk.end - chunk.start == 1


def _out_of_prepositional(sentence: NewsSentence, place: int, relative: bool) -> int:
    """From a noun phrase behind prepositions to the one that they belong to: "efforts by Washington" to "efforts"."""
    chunks, tokens = sentence.chunks, sentence.tokens
    if place >= 3 and [chunks[place - n].kind for n in (1, 2, 3)] == ["CC", "NP", "IN"]:
        place -= 2  # "between Varun and Esteria"
    while place >= 2 and chunks[place - 1].kind == "IN" and chunks[place - 2].kind == "NP":
        preposition = tokens[chunks[place - 1].start].text.lower()
        if relative and preposition != "of" and not _is_place(sentence, preposition, chunks[place]):
            break
        place -= 2
    if place >= 1 and chunks[place - 1].kind == "IN" and not relative:
        return -1
    return place


def _inverted(sentence: NewsSentence, index: int) -> tuple[Phrase, ...]:
    """The subject behind its verb: "…," said the minister."""
    chunks, tokens = sentence.chunks, sentence.tokens
    group = chunks[index]
    if group.end - group.start > 1 or tokens[group.head].lemma not in {
        "say",
        "add",
        "explain",
        "argue",
        "warn",
        "insist",
        "write",
        "ask",
        "reply",
    }:
        return ()
    before = index - 1
    while before >= 0 and chunks[before].kind in {",", "QUO"}:
        before -= 1
    if before == index - 1 or index + 1 >= len(chunks) or chunks[index + 1].kind != "NP":
        return ()
    quoted = any(chunk.kind == "QUO" for chunk in chunks[max(0, before + 1) : index])
    behind = chunks[index + 2].kind if index + 2 < len(chunks) else "."
    speaker = _is_person(sentence, chunks[index + 1])
    if not quoted and (
        not (behind in {",", "."} or (behind == "IN" and speaker)) or index < 4 or _is_set_off(sentence, index)
    ):
        return ()
    return (_phrase(chunks[index + 1]),)


def _is_set_off(sentence: NewsSentence, index: int) -> bool:
    """Whether the comma before a verb closes what a comma behind its subject opened: "Lee, the minister, said"."""
    kinds = [chunk.kind for chunk in sentence.chunks[:index]]
    return "VG" not in kinds


def _in_series(sentence: NewsSentence, before: Clause, index: int, group: VerbGroup) -> bool:
    """Whether a comma joins a verb to the one before: "telephoned her, congratulated her and left"."""
    if index < 2 or sentence.chunks[index - 1].kind != "," or not before.subject or before.relative:
        return False
    lead = next((c for c in reversed(sentence.chunks) if c.end == before.subject[0].first), None)
    if lead is not None and lead.kind == "REL":
        return False  # "Lerdo, whose coalition had backed Tasso, said"
    tags = {sentence.tokens[g.first].tag for g in (before.group, group)}
    last = sentence.chunks[index - 2]
    held = [*before.object, *before.phrases]
    return len(tags) == 1 and tags <= {"VBD", "VBN"} and any(p.last == last.end for p in held)


def _follows_verb(sentence: NewsSentence, index: int, group: VerbGroup) -> bool:
    """Whether a verb group shares the subject of the verb before it: "closed the mill and dismissed its staff"."""
    place = index - 1
    while place >= 0 and sentence.chunks[place].kind in {"ADV"}:
        place -= 1
    if place < 0:
        return False
    joined = sentence.chunks[place].kind == "CC"
    participle = sentence.tokens[group.verbs[0]].tag == "VBG" and sentence.chunks[place].kind == ","
    return joined or participle


def _complements(sentence: NewsSentence, index: int) -> tuple[tuple[Phrase, ...], tuple[Phrase, ...], int]:
    """What follows a verb group: its objects, its prepositional phrases, and where the clause ends."""
    chunks, tokens = sentence.chunks, sentence.tokens
    objects: list[Phrase] = []
    phrases: list[Phrase] = []
    preposition: str | None = None
    end = chunks[index].end
    start = chunks[index].end
    place = index + 1
    while place < len(chunks):
        chunk = chunks[place]
        if chunk.kind in _STOPS or chunk.end - start > _MAX_WORDS:
            break
        following = chunks[place + 1].kind if place + 1 < len(chunks) else "."
        if chunk.kind == "VG":
            if tokens[chunk.start].text.lower() != "to" and tokens[chunk.start].tag not in {"VBN", "VBG"}:
                break
            end = chunk.end
        elif chunk.kind == ",":
            if not (following == "NP" and objects and _is_list(sentence, place)):
                break
        elif chunk.kind == "CC":
            if following in {"VG", "ADV", "SUB"} or (following == "NP" and _is_new_clause(sentence, place + 1)):
                break
        elif chunk.kind == "IN":
            preposition = tokens[chunk.start].text.lower()
        elif chunk.kind == "NP":
            if (
                following == "VG"
                and tokens[chunks[place + 1].start].tag in {"VBD", "VBZ", "VBP", "MD"}
                and (objects or preposition is None)
                and place > index + 1
            ):
                break
            if (preposition is None and not phrases and chunks[place - 1].kind != "VG") or (place == index + 1):
                if not objects or chunks[place - 1].kind in {"CC", ",", "ADV", "QUO", "ADJ"}:
                    objects.append(_phrase(chunk))
            elif preposition is not None:
                phrases.append(_phrase(chunk, preposition))
            end = chunk.end
        elif chunk.kind in {"ADV", "ADJ", "QUO", "'", "’"}:
            particle = tokens[chunk.start].tag == "RP" and place == index + 1  # "ruled out", "set up"
            if particle or chunk.kind == "ADJ":  # "found guilty"
                end = chunk.end
        else:
            break
        place += 1
    while end > start and tokens[end - 1].text in {",", "“", "and", "or"}:
        end -= 1
    return tuple(objects), tuple(phrases), end


def _is_list(sentence: NewsSentence, comma: int) -> bool:
    """Whether a comma stands in "A, B and C"."""
    chunks = sentence.chunks
    place = comma + 1
    while place < len(chunks) and chunks[place].kind in {"NP", ","}:
        place += 1
    return (
        place + 1 < len(chunks) and chunks[place].kind == "CC" and chunks[place + 1].kind == "NP" and place > comma + 1
    )


def _is_new_clause(sentence: NewsSentence, place: int) -> bool:
    """Whether the noun phrase at `place` is the subject of a verb of its own."""
    chunks, tokens = sentence.chunks, sentence.tokens
    while place + 2 < len(chunks) and chunks[place + 1].kind == "IN" and chunks[place + 2].kind == "NP":
        place += 2
    after = place + 1
    while after < len(chunks) and chunks[after].kind == "ADV":
        after += 1
    return (
        after < len(chunks)
        and chunks[after].kind == "VG"
        and tokens[chunks[after].start].tag in {"VBD", "VBZ", "VBP", "MD"}
    )

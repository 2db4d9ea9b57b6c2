"""Topics: what a statement is about, told by its own noun phrases and by what the whole article comes back to.

Each noun phrase of the statement has traits that tell for or against it; the topic is the one with the greatest sum of
their weights (data/topics.yaml says where these are from). What stands around a statement is asked only if it has none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarize.readers.rules.chunks import Chunk
from summarize.readers.rules.lexicon import data, person_kind, words
from summarize.readers.rules.sentences import NewsSentence
from summarize.readers.rules.tokens import Token
from summarize.readers.rules.verbs import SUBJECTS

_LEADING = re.compile(
    r"^(?:the|an?|its|their|his|her|our|my|your|this|that|these|those|at least|least|about|around|nearly|almost|any|all|both|some|no|more|such|what|every)\s+",
    re.IGNORECASE,
)
_LINKS = frozenset("of on for against with to over in between from about among into towards".split())
_MOST_WORDS = 8
_MOST = 5
"""Where counting ends: the mentions of a noun elsewhere, and the phrases before one."""
_LONGEST_CONTEXT = 3
"""Words of a phrase of the context that may still be a topic."""
_NOBODY = frozenset(
    "nobody everybody everyone anyone anybody someone somebody something anything nothing everything".split()
)


class Candidate(NamedTuple):
    """A noun phrase that may be the topic; `traits` are shares from 0 to 1, by their names in data/topics.yaml."""

    place: int
    text: str
    traits: dict[str, float]

    @property
    def score(self) -> float:
        """The sum of its traits' weights."""
        weights = data("topics")["weights"]
        return sum(float(weights[name]) * share for name, share in self.traits.items())


class Topics:
    """Finds topics in the sentences of one article."""

    def __init__(self, sentences: Sequence[NewsSentence]) -> None:
        self._sentences = sentences
        self._counts: Counter[str] = Counter()
        for sentence in sentences:
            for word in {_stem(t) for t in sentence.tokens if t.tag.startswith(("NN", "JJ", "VB"))}:
                self._counts[word] += 2 if sentence.is_headline else 1

    def begun_before(self, sentence: NewsSentence) -> list[NewsSentence]:
        """The sentences of the same paragraph in which the quotation began that a sentence goes on with."""
        before = [s for s in self._sentences if s.block == sentence.block and s.number < sentence.number]
        begun: list[NewsSentence] = []
        for earlier in reversed(before):
            if not earlier.quotations or earlier.quotations[-1].closes:
                break
            begun.insert(0, earlier)
            if earlier.quotations[-1].opens:
                break
        return begun

    def of(self, sentence: NewsSentence, start: int, end: int) -> str | None:
        """The topic of `document.text[start:end]` of a sentence, or of what stands around it; None where neither has one."""
        best = _best(self.candidates(sentence, start, end)) or _best(self._context(sentence))
        return best.text if best else None

    def candidates(self, sentence: NewsSentence, start: int, end: int) -> list[Candidate]:
        """The noun phrases of `document.text[start:end]` of a sentence, in order."""
        tokens = sentence.tokens
        verb = _top_verb(tokens, start, end)
        found: list[Candidate] = []
        for place, chunk in enumerate(sentence.chunks):
            head = tokens[chunk.head]
            inside = tokens[chunk.start].start >= start and tokens[chunk.end - 1].end <= end + 1
            dated = any(d.start <= head.start < d.end for d in sentence.dates)
            if chunk.kind != "NP" or not inside or not head.is_noun or head.text.lower() in _NOBODY or dated:
                continue
            last = _end_with_link(sentence, place, end)
            traits = dict(self._traits(tokens, chunk, verb))
            traits |= {"later": min(len(found), _MOST) / _MOST, "linked": float(last > chunk.end)}
            if text := plain_topic(sentence.words(chunk.start, last)):
                found.append(Candidate(place, text, traits))
        return found

    def _traits(self, tokens: Sequence[Token], chunk: Chunk, verb: int | None) -> Iterator[tuple[str, float]]:
        head = tokens[chunk.head]
        noun = head.text.lower()
        nouns = [t for t in tokens[chunk.start : chunk.end] if t.is_noun]
        before = tokens[chunk.start - 1].text.lower() if chunk.start else ""
        yield "recurs", min(self._counts[_stem(head)] - 1, _MOST) / _MOST
        yield "object", float(head.dep == "dobj")
        yield "subject", float(head.head == verb and head.dep in SUBJECTS)
        yield "vague", float(noun in words("nouns", "vague"))
        yield "name", float(all(t.is_name for t in nouns))
        yield "person", float(person_kind(noun) is not None)
        for group in ("matter", "where", "when", "aside"):
            yield group, float(before in words("topics", group))

    def _context(self, sentence: NewsSentence) -> list[Candidate]:
        """What the sentence before and the headline are about: a quotation often takes its matter for granted."""
        return [
            candidate
            for s in self._sentences
            if s is not sentence and (s.is_headline or s.number == sentence.number - 1)
            for candidate in self.candidates(s, s.start, s.end)
            if len(candidate.text.split()) <= _LONGEST_CONTEXT
            and not candidate.traits["name"]
            and not _is_where_or_who(s, candidate)
        ]


def _best(candidates: Sequence[Candidate]) -> Candidate | None:
    return max(candidates, key=lambda c: c.score, default=None)


def _top_verb(tokens: Sequence[Token], start: int, end: int) -> int | None:
    """The topmost verb of the tokens in `text[start:end]`."""
    inside = [i for i, t in enumerate(tokens) if start <= t.start < end]
    verbs = [i for i in inside if tokens[i].is_verb and tokens[i].dep not in {"aux", "auxpass", "amod", "compound"}]
    top = [i for i in verbs if tokens[i].head == i or tokens[i].head not in inside] or verbs
    return top[0] if top else None


def _end_with_link(sentence: NewsSentence, place: int, end: int) -> int:
    """Where a noun phrase ends with the one that "of" or the like joins to it: "reduction of emissions"."""
    chunks, tokens = sentence.chunks, sentence.tokens
    if place + 2 >= len(chunks) or chunks[place + 1].kind != "IN" or chunks[place + 2].kind != "NP":
        return chunks[place].end
    behind = chunks[place + 2]
    dated = any(d.start <= tokens[behind.head].start < d.end for d in sentence.dates)
    joins = tokens[chunks[place + 1].start].text.lower() in _LINKS
    return behind.end if joins and not dated and tokens[behind.end - 1].end <= end + 1 else chunks[place].end


def _is_where_or_who(sentence: NewsSentence, candidate: Candidate) -> bool:
    """Whether a phrase of the context only says where something is said, or who does something."""
    chunk = sentence.chunks[candidate.place]
    before = sentence.tokens[chunk.start - 1].text.lower() if chunk.start else ""
    return before in {"at", "outside", "near"} or bool(candidate.traits["person"])


def plain_topic(topic: str) -> str:
    """A noun phrase without its determiners and marks, at most eight words."""
    plain = re.sub(r"[“”\"„«»]", "", topic).strip()
    while (shorter := _LEADING.sub("", plain)) != plain:
        plain = shorter
    return " ".join(plain.split()[:_MOST_WORDS]).strip(" ,.;:'’")


def _stem(token: Token) -> str:
    lower = token.text.lower()
    if token.is_verb:
        return token.lemma
    if len(lower) > 4 and lower.endswith("ies"):
        return lower[:-3] + "y"
    return lower[:-1] if len(lower) > 3 and lower.endswith("s") and not lower.endswith("ss") else lower

"""Topics: what a statement is about, told by what the whole article keeps coming back to.

A noun phrase of the statement counts by how often its words stand elsewhere in the article, twice in the headline:
what a position is about is mostly what the news is about, not the longest phrase in it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from summarize.readers.rules.lexicon import person_kind, words
from summarize.readers.rules.sentences import NewsSentence
from summarize.readers.rules.tokens import Token, children

_LEADING = re.compile(
    r"^(?:the|an?|its|their|his|her|our|my|your|this|that|these|those|at least|least|about|around|nearly|almost|any|all|both|some|no|more|such|what|every)\s+",
    re.IGNORECASE,
)
_LINKS = frozenset("of on for against with to over in between from about among into towards".split())
_MOST_WORDS = 8
_WEIGHTY = 0.5
"""The least weight that a topic of the words themselves must have; below it the context may have a better one."""
_CONTEXT, _HEADLINE = 0.6, 0.2
"""How much less a topic of the sentence before counts, and one of the headline."""
_CENTRAL = 3.5
"""How much more the subject or object of what is said counts than another phrase in it."""
_ASIDE = 0.3
"""How much a phrase still counts that stands in what "which" adds."""
_NAME = 0.8
"""The weight of a phrase that only names somebody."""
_LONGEST_CONTEXT = 3
"""Words of a phrase of the context that may still be a topic."""
_NOBODY = frozenset(
    "nobody everybody everyone anyone anybody someone somebody something anything nothing everything".split()
)


class _Candidate(NamedTuple):
    weight: float
    place: int
    text: str


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

    def of(self, sentence: NewsSentence, start: int, end: int, *, alone: bool = False) -> str | None:
        """The topic of `document.text[start:end]` of a sentence: its weightiest noun phrase, the first of equals.

        `alone`: what stands around it is asked only if it has no noun phrase.
        """
        candidates = self._candidates(sentence, start, end)
        best = max(candidates, key=lambda c: (c.weight, -c.place), default=None)
        if best is None or (best.weight < _WEIGHTY and not alone):
            around = self._context(sentence)
            best = max((*([best] if best else []), *around), key=lambda c: c.weight, default=None)
        return best.text if best else None

    def _context(self, sentence: NewsSentence) -> list[_Candidate]:
        """What the sentence before and the headline are about: a quotation often takes its matter for granted."""
        around = [(s, _HEADLINE if s.is_headline else _CONTEXT) for s in self._sentences if s is not sentence]
        return [
            c._replace(weight=share * c.weight)
            for s, share in around
            if s.is_headline or s.number == sentence.number - 1
            for c in self._candidates(s, s.start, s.end)
            if len(c.text.split()) <= _LONGEST_CONTEXT and c.weight > _NAME
            if not _is_where_or_who(s, c)
        ]

    def _candidates(self, sentence: NewsSentence, start: int, end: int) -> list[_Candidate]:
        chunks, tokens = sentence.chunks, sentence.tokens
        found = []
        central = _central(tokens, start, end)
        for place, chunk in enumerate(chunks):
            if chunk.kind != "NP" or tokens[chunk.start].start < start or tokens[chunk.end - 1].end > end + 1:
                continue
            head = tokens[chunk.head]
            if (
                not head.is_noun
                or head.text.lower() in _NOBODY
                or any(d.start <= head.start < d.end for d in sentence.dates)
            ):
                continue
            last = chunk.end
            link = chunks[place + 1] if place + 2 < len(chunks) else None
            if (
                link
                and link.kind == "IN"
                and tokens[link.start].text.lower() in _LINKS
                and chunks[place + 2].kind == "NP"
            ):
                behind = chunks[place + 2]
                dated = any(d.start <= tokens[behind.head].start < d.end for d in sentence.dates)
                if not dated and tokens[behind.end - 1].end <= end + 1:
                    last = behind.end
            weight = self._weight(tokens[chunk.start : chunk.end], tokens[chunk.end : last])
            if weight > 0 and central & set(range(chunk.start, chunk.end)) and weight >= 1:
                weight += _CENTRAL
            if _is_aside(tokens, chunk.head, start):
                weight *= _ASIDE
            if weight > 0:
                found.append(_Candidate(weight, place, plain_topic(sentence.words(chunk.start, last))))
        return [c for c in found if c.text]

    def _weight(self, phrase: Sequence[Token], behind: Sequence[Token]) -> float:
        nouns = [t for t in phrase if t.is_noun]
        head = nouns[-1]
        if head.is_name and all(t.is_name for t in nouns):
            return _NAME  # somebody: what is said is mostly about what they do
        lower = head.text.lower()
        if lower in words("nouns", "vague"):
            weight = 0.2
        elif person_kind(lower) is not None:
            weight = 0.5
        else:
            weight = 1.0 + min(self._counts[_stem(head)] - 1, 5)
        weight += 0.25 * sum(
            min(self._counts[_stem(t)], 3) for t in phrase if t is not head and t.tag.startswith(("NN", "JJ"))
        )
        return weight + 0.15 * sum(min(self._counts[_stem(t)], 3) for t in behind if t.is_noun)


def _central(tokens: Sequence[Token], start: int, end: int) -> set[int]:
    """The subject and the object of the topmost verb in `text[start:end]`, and the object of the verb that completes it.

    A subject that is a pronoun or a name is who acts, not what it is about.
    """
    inside = [i for i, t in enumerate(tokens) if start <= t.start < end]
    verbs = [i for i in inside if tokens[i].is_verb and tokens[i].dep not in {"aux", "auxpass", "amod", "compound"}]
    top = [i for i in verbs if tokens[i].head == i or tokens[i].head not in inside] or verbs[:1]
    if not top:
        return set()
    chain = [top[0], *children(tokens, top[0], "xcomp", "ccomp")]
    found = {i for verb in chain for i in children(tokens, verb, "dobj", "nsubjpass", "attr")}
    found |= set(children(tokens, top[0], "nsubj"))
    return {i for i in found if tokens[i].is_noun and not tokens[i].is_name}


def _is_where_or_who(sentence: NewsSentence, candidate: _Candidate) -> bool:
    """Whether a phrase of the context only says where something is said, or who does something."""
    chunk = sentence.chunks[candidate.place]
    before = sentence.tokens[chunk.start - 1].text.lower() if chunk.start else ""
    return before in {"at", "outside", "near"} or person_kind(sentence.tokens[chunk.head].text.lower()) is not None


def _is_aside(tokens: Sequence[Token], index: int, start: int) -> bool:
    """Whether a token stands in what "which" adds to something said from an offset on: "a ban, which must be approved"."""
    seen = 0
    while tokens[index].head != index and tokens[index].start >= start and seen < len(tokens):
        added = tokens[index].dep == "relcl" and any(tokens[i].text.lower() == "which" for i in children(tokens, index))
        if added and tokens[tokens[index].head].start >= start:
            return True
        index, seen = tokens[index].head, seen + 1
    return False


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

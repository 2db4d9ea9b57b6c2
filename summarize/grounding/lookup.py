"""Looking words up in an article: exactly, then with white space, quote marks and dashes unified. Never fuzzily.

A fuzzy match would take "6%" for "5%" and a sentence without its "not" for the sentence; see docs/grounding.md.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarize.document import Document, Sentence
from summarize.evidence import Evidence, Match

_UNIFIED = (
    dict.fromkeys("‘’‚‛′ʼ`´", "'") | dict.fromkeys("“”„‟″«»", '"') | dict.fromkeys("‐‑‒–—―−﹘﹣－", "-") | {"…": "..."}
)
_DROPPED = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_OUTER = " \t\r\n\"'“”‘’«»„"


@dataclass(frozen=True, slots=True)
class Normalised:
    """`text` with, for each of its characters, the span of the source that it came from."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@lru_cache(maxsize=512)
def normalise(source: str) -> Normalised:
    """Compose to NFC, unify quote marks, dashes and ellipses, fold white space to one space, drop soft hyphens.

    Reversible: character `i` of the result stands for `source[starts[i]:ends[i]]`, and the spans are in order.
    Letters, digits and case are kept as they are.
    """
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    while position < len(source):
        start = position
        position += 1
        while position < len(source) and unicodedata.combining(source[position]):
            position += 1
        cluster = source[start:position]
        if cluster in _DROPPED:
            continue
        if cluster.isspace():
            if characters and characters[-1] == " ":
                ends[-1] = position
                continue
            cluster = " "
        for character in _UNIFIED.get(cluster) or unicodedata.normalize("NFC", cluster):
            characters.append(character)
            starts.append(start)
            ends.append(position)
    return Normalised("".join(characters), tuple(starts), tuple(ends))


def find_all(needle: str, haystack: str) -> list[tuple[int, int, Match]]:
    """Where `needle` stands in `haystack`, as half-open spans; the exact places, or else the normalised ones.

    A place that cuts a word or a number in two ("5%" in "1.5%") does not count.
    """
    needle = needle.strip(_OUTER)
    if not needle:
        return []
    exact = [(a, b) for a, b in _occurrences(needle, haystack) if _stands_alone(haystack, a, b)]
    if exact:
        return [(a, b, "exact") for a, b in exact]
    hay = normalise(haystack)
    plain = normalise(needle).text.strip(" \"'")
    for wanted in dict.fromkeys((plain, plain.rstrip(" .,;:!?"))):
        if wanted:
            places = [(a, b) for a, b in _occurrences(wanted, hay.text) if _stands_alone(hay.text, a, b)]
            if places:
                return [(hay.starts[a], hay.ends[b - 1], "normalised") for a, b in places]
    return []


def _occurrences(needle: str, haystack: str) -> list[tuple[int, int]]:
    places = []
    at = haystack.find(needle)
    while at >= 0:
        places.append((at, at + len(needle)))
        at = haystack.find(needle, at + 1)
    return places


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, first = text[:start][-2:], text[start]
    after, last = text[end : end + 2], text[end - 1]
    if first.isalnum() and before[-1:].isalnum():
        return False
    if last.isalnum() and after[:1].isalnum():
        return False
    if unicodedata.combining(after[:1] or " "):
        return False
    if first.isdigit() and len(before) == 2 and before[1] in ".,:" and before[0].isdigit():
        return False
    return not (last.isdigit() and len(after) == 2 and after[0] in ".,:" and after[1].isdigit())


def locate(needle: str, document: Document, sentences: Sequence[Sentence]) -> list[Evidence]:
    """Every place of `needle` inside the given sentences; neighbouring sentences are searched as one stretch.

    The places are in order and each is evidence of its own. Empty if the words are not there.
    """
    found: dict[tuple[int, int], Evidence] = {}
    for first, last in _runs(sentences):
        stretch = document.text[first.start : last.end]
        for start, end, match in find_all(needle, stretch):
            evidence = span(document, first.start + start, first.start + end, match)
            found[evidence.start, evidence.end] = evidence
    return [found[key] for key in sorted(found)]


def span(document: Document, start: int, end: int, match: Match = "exact") -> Evidence:
    """The evidence `document.text[start:end]`. Raises ValueError if it starts in no sentence."""
    sentence = document.sentence_at(start)
    if sentence is None or not start < end <= len(document.text):
        raise ValueError(f"{start}:{end} is not a span that starts in a sentence")
    return Evidence(sentence=sentence.number, start=start, end=end, text=document.text[start:end], match=match)


def whole(document: Document, sentence: Sentence) -> Evidence:
    """A whole sentence as evidence."""
    return span(document, sentence.start, sentence.end)


def _runs(sentences: Sequence[Sentence]) -> list[tuple[Sentence, Sentence]]:
    runs: list[tuple[Sentence, Sentence]] = []
    for sentence in sorted(set(sentences), key=lambda s: s.number):
        if runs and sentence.number == runs[-1][1].number + 1:
            runs[-1] = (runs[-1][0], sentence)
        else:
            runs.append((sentence, sentence))
    return runs

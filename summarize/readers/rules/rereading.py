"""Rereading: a second parse of sentences whose first one cannot be right, with a plainer verb for the word that misled it.

A small parser takes the past of a rare verb for an adjective: "Nurses downed tools" has no verb for it then. Of
"Nurses took tools", whose verb can be nothing else, it gets the tree right, and the tree of both is the same. A parse is
doubted and compared by form alone: a root that is no verb, a conjunction that leads to none, a finite verb without a subject.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from summarize.readers.rules.lexicon import data
from summarize.readers.rules.parser import Word, parse

_PLAIN = "took"
"""A past that is no participle, no noun and no adjective."""
_VERBS = ("VB", "MD", "TO")
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "relcl"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_PHRASE = 5
"""Words, marks included, of what need not be a sentence."""
_MOST = 3
"""Words of one sentence that are tried."""


def parse_twice(texts: Sequence[str], parser: Callable[[Sequence[str]], list[list[Word]]] = parse) -> list[list[Word]]:
    """The words of every text, each text a sentence, by the parse with the fewest faults."""
    first = parser(texts)
    tried = [(i, at) for i, words in enumerate(first) if faults(texts[i], words) for at in _misleading(texts[i], words)]
    again = parser([_replaced(texts[i], first[i][at]) for i, at in tried])
    forms = [texts[i][first[i][at].start : first[i][at].end] for i, at in tried]
    lemmas = [words[1].lemma for words in parser([f"They {form} it." for form in forms])]
    best = list(first)
    for (i, at), words, lemma in zip(tried, again, lemmas, strict=True):
        if len(words) != len(first[i]):
            continue
        moved = _moved(words, first[i], at, lemma)
        if faults(texts[i], moved) < faults(texts[i], best[i]):
            best[i] = moved
    return best


def faults(text: str, words: Sequence[Word]) -> int:
    """How much in a parse cannot be right; a root that is no verb weighs most, a word without a place least."""
    found = 0
    subjects = {w.head for w in words if w.dep in _SUBJECTS}
    joined = {w.head for w in words if w.dep in {"aux", "auxpass"}}
    for index, word in enumerate(words):
        if word.dep == "ROOT" and not word.tag.startswith(_VERBS) and len(words) > _PHRASE:
            found += 3
        if word.dep == "mark" and not words[word.head].tag.startswith(_VERBS) and word.head not in joined:
            found += 2
        if word.tag in _FINITE and word.dep in _CLAUSES and index not in subjects:
            found += 2
        if word.dep == "dep" and text[word.start : word.end].isalpha():
            found += 1
    return found


def _misleading(text: str, words: Sequence[Word]) -> list[int]:
    """The words that may be the past of a verb and were taken for something else."""
    found = []
    for index, word in enumerate(words):
        form = text[word.start : word.end]
        past = (form.endswith("ed") and len(form) > 4) or form in _pasts()
        before = words[index - 1] if index else None
        if not past or not form.islower() or before is None or (word.tag == "VBD" and word.dep != "dep"):
            continue
        if before.tag in {"DT", "PRP$", "IN", "TO", "MD"} or before.lemma in {"be", "have"}:
            continue
        found.append(index)
    return found[:_MOST]


def _pasts() -> frozenset[str]:
    return frozenset(str(form) for forms in data("verbs").values() for form in forms)


def _replaced(text: str, word: Word) -> str:
    return text[: word.start] + _PLAIN + text[word.end :]


def _moved(words: Sequence[Word], first: Sequence[Word], replaced: int, lemma: str) -> list[Word]:
    """The words of a parse of the changed text at the places of the text itself, with the lemma of the word replaced."""
    return [
        word._replace(start=own.start, end=own.end, lemma=lemma if i == replaced else word.lemma)
        for i, (word, own) in enumerate(zip(words, first, strict=True))
    ]

"""Names in a text, told by their capitals, without counting what is capital only because it comes first."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from summarize.evals.wording import FUNCTION_WORDS, words
from summarize.readers.rules.lexicon import countries

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_][^\W_]*(?:[-‑'’.&][^\W_]+)*")
_STARTS = re.compile(r"(?:^|[.!?:;“”\"‘(])\s*[“\"‘(]?$")
_NO_NAMES = (
    frozenset(
        "i mr mrs ms miss dr sir lord prof president prime minister ministry chancellor senator senate general judge justice court "
        "governor mayor king queen prince princess secretary ambassador spokesman spokeswoman spokesperson leader "
        "government parliament congress state states department office council commission committee union republic "
        "north south east west northern southern eastern western central former deputy vice chief officials official "
        "police army party board bank company group monday tuesday wednesday thursday friday saturday sunday january "
        "february march april may june july august september october november december today yesterday tomorrow "
        "a.m p.m am pm gmt ok earth internet covid nobel christmas easter".split()
    )
    | FUNCTION_WORDS
)
"""Capital words that say too little to be held against an item: titles, offices, common nouns, days and months."""


def names_in(text: str, common: Collection[str]) -> list[str]:
    """The capital words of a text that name something, in order, each once.

    A word at the head of a sentence counts only if it is a country's name or demonym, or if it is capital in a way
    that only names are ("Granite Bridge", "NATO") and the article does not use it in lower case (`common`). Where
    most words are capital, as in a headline, only countries and acronyms count.
    """
    found: dict[str, None] = {}
    matches = list(_WORD.finditer(text))
    long = [m for m in matches if len(m[0]) > 3]
    titled = len(long) > 3 and sum(m[0][0].isupper() for m in long) > 0.6 * len(long)
    for index, match in enumerate(matches):
        word = re.sub(r"['’]s?$", "", match[0])
        plain = word.casefold().replace(".", "")
        if not word[0].isupper() or plain in _NO_NAMES or len(plain) < 2:
            continue
        if word in _gazetteer() or _is_acronym(word):
            found[word] = None
            continue
        if titled or plain in common:
            continue
        if _STARTS.search(text[: match.start()]):
            following = matches[index + 1] if index + 1 < len(matches) else None
            if following is None or not following[0][0].isupper() or following.start() - match.end() > 1:
                continue
        found[word] = None
    return list(found)


@lru_cache(maxsize=2048)
def stands_for(text: str) -> frozenset[str]:
    """The words of other names of the countries that a text names: "Chinese" stands for China and Beijing."""
    held = set(words(text))
    codes = {c.code for name, c in countries().items() if name in text and held.issuperset(words(name))}
    return frozenset(word for code in codes for word in _words_of_country()[code])


def _is_acronym(word: str) -> bool:
    letters = word.replace(".", "").replace("-", "")
    return len(letters) > 1 and letters.isupper() and letters.isalpha()


@lru_cache(maxsize=1)
def _gazetteer() -> frozenset[str]:
    return frozenset(name for name in countries() if " " not in name)


@lru_cache(maxsize=1)
def _words_of_country() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, country in countries().items():
        found.setdefault(country.code, set()).update(words(name))
    return {code: frozenset(names) for code, names in found.items()}

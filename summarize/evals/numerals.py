"""Figures: the numbers that a text states, in digits or in words, and whether another text states them too."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = (
    "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
    "seventeenth eighteenth nineteenth twentieth"
).split()
_SMALL = (
    {word: number for number, word in enumerate(_UNITS)}
    | {word: 10 * number for number, word in enumerate(_TENS, start=2)}
    | {word: number for number, word in enumerate(_ORDINALS, start=3)}
)
_SCALES = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "k": 1000, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12, "tr": 10**12,
    "hundreds": 100, "thousands": 1000, "millions": 10**6, "billions": 10**9, "dozen": 12, "dozens": 12,
}  # fmt: skip
_WORD_SCALES = frozenset(
    "hundred thousand million billion trillion hundreds thousands millions billions dozen dozens".split()
)
_VAGUE = frozenset({"one", "zero"})
"""Words that are rarely figures: "one of them", "ground zero"."""

_TOKEN = re.compile(
    r"(?<![^\W_])(?<![^\W\d_]-)(?<!\d[.,])(?P<digits>\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:\s?(?P<abbreviation>k|mn?|mln|bn?|tn|tr)\b)?"
    r"|(?P<word>[^\W\d_]+)",
    re.IGNORECASE,
)


class Figure(NamedTuple):
    """A number as it is written, its value, and the mantissa and scale it was put together from."""

    text: str
    value: float
    mantissa: float
    scale: int


@lru_cache(maxsize=8192)
def figures(text: str) -> tuple[Figure, ...]:
    """The numbers of a text, left to right. "11.4 million", "11.4m" and "11,400,000" have the same value.

    Left out: "one", "first", "second", "half" and the like, which are seldom figures, and digits that are part of
    a name ("G7", "F-16").
    """
    found: list[Figure] = []
    tokens = list(_TOKEN.finditer(text))
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token["digits"]:
            mantissa = float(token["digits"].replace(",", ""))
            scale = _SCALES[token["abbreviation"].lower()] if token["abbreviation"] else 1
            at += 1
            while (
                at < len(tokens) and _next_to(tokens, at, text) and (tokens[at]["word"] or "").lower() in _WORD_SCALES
            ):
                scale *= _SCALES[tokens[at]["word"].lower()]
                at += 1
            found.append(Figure(text[token.start() : tokens[at - 1].end()], mantissa * scale, mantissa, scale))
            continue
        word = token["word"].lower()
        if word in _SMALL or (word in _WORD_SCALES and word[-1] != "s"):
            start = at
            value, part, scale = 0.0, 0.0, 1
            while at < len(tokens) and (at == start or _next_to(tokens, at, text)):
                word = (tokens[at]["word"] or "").lower()
                if word in _SMALL and (part == 0 or (part % 100 >= 20 and part % 10 == 0 and _SMALL[word] < 10)):
                    part += _SMALL[word]
                elif word == "hundred":
                    part = (part or 1) * 100
                elif word in _WORD_SCALES and word[-1] != "s":
                    scale = _SCALES[word]
                    value, part = value + (part or 1) * scale, 0.0
                else:
                    break
                at += 1
            words = text[tokens[start].start() : tokens[at - 1].end()]
            if words.lower() not in _VAGUE:
                total = value + part
                found.append(Figure(words, total, total / scale, scale))
            continue
        at += 1
    return tuple(found)


def foreign_figures(text: str, source: str) -> list[str]:
    """The figures of `text`, as written, that `source` does not state.

    Conservative: a figure with a scale is also held stated where its digits and its scale both are ("10 to 15
    million" states 10 million).
    """
    ours = figures(text)
    if not ours:
        return []
    theirs = figures(source)
    values = {f.value for f in theirs}
    mantissas = {f.mantissa for f in theirs}
    scales = {f.scale for f in theirs}
    return [
        f.text
        for f in ours
        if f.value not in values and not (f.scale > 1 and f.mantissa in mantissas and f.scale in scales)
    ]


def _next_to(tokens: list[re.Match[str]], at: int, text: str) -> bool:
    between = text[tokens[at - 1].end() : tokens[at].start()]
    return len(between) <= 1 and not between.strip(" \u00a0-‑")

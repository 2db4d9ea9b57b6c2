"""Stance: on which side of its topic a statement is, where its words tell.

A verb of support or opposition tells it, a request tells it by what is requested. Of other words the polarity of
VADER's lexicon (Hutto and Gilbert 2014) is taken where it is clear; docs/rules.md reports how often that is right.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from summarize.draft import Stance
from summarize.readers.rules.clauses import Clause
from summarize.readers.rules.lexicon import data

_CLEAR = 0.25
"""The least compound polarity, of -1 to 1, that counts."""


def flipped(stance: Stance, clause: Clause | None) -> Stance:
    """The stance of a verb of support or opposition, negated or not: "did not support" opposes."""
    if clause is None or not clause.group.negated:
        return stance
    return Stance.OPPOSE if stance is Stance.SUPPORT else Stance.UNCLEAR


def cued(statement: str) -> Stance:
    """The stance that the words of a statement tell; unclear without such words."""
    lower = statement.lower().replace("’", "'")
    hits = {
        side: any(re.search(rf"\b{re.escape(cue)}\b", lower) for cue in cues)
        for side, cues in data("reporting")["stance_cues"].items()
    }
    if hits["support"] != hits["oppose"]:
        return Stance.SUPPORT if hits["support"] else Stance.OPPOSE
    polarity = float(_analyser().polarity_scores(statement)["compound"])
    if abs(polarity) < _CLEAR:
        return Stance.UNCLEAR
    return Stance.SUPPORT if polarity > 0 else Stance.OPPOSE


@lru_cache(maxsize=1)
def _analyser() -> Any:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer()

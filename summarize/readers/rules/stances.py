"""Stance: on which side of its topic a statement is, where its words tell.

A verb of support or opposition tells it, a request tells it by what is requested. Of other words the polarity of
VADER's lexicon (Hutto and Gilbert 2014) is taken where it is clear; docs/rules.md reports how often that is right.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from typing import Any

from summarize.draft import Stance
from summarize.readers.rules.clauses import Clause
from summarize.readers.rules.lexicon import data, lemmas, reporting_groups, words

THIRD = frozenset({"he", "she", "it", "they"})
_CLEAR = 0.25
"""The least compound polarity, of -1 to 1, that counts."""


def flipped(stance: Stance, clause: Clause | None) -> Stance:
    """The stance of a verb of support or opposition, negated or not: "did not support" opposes."""
    if clause is None or not clause.group.negated:
        return stance
    return Stance.OPPOSE if stance is Stance.SUPPORT else Stance.UNCLEAR


def told(statement: str, own: Collection[str] = THIRD) -> Stance:
    """The stance of what is reported in other words: where they do not state one, the report only informs.

    `own` are the pronouns that can stand for the speaker.
    """
    stance = _stated(statement, own=own)
    return stance if stance is not Stance.UNCLEAR else Stance.NEUTRAL


def cued(statement: str, quote: str | None = None, own: Collection[str] = THIRD) -> Stance:
    """The stance of a statement or of the words quoted in it: stated, or else by their polarity where that is clear.

    `own` are the pronouns that can stand for the speaker outside quotation marks.
    """
    if quote and (stance := _stated(quote, quoted=True)) is not Stance.UNCLEAR:
        return stance
    if (
        stance := _stated(
            statement, quoted=quote is not None and statement.lstrip('“" ').startswith(quote[:12]), own=own
        )
    ) is not Stance.UNCLEAR:
        return stance
    polarity = float(_analyser().polarity_scores(quote or statement)["compound"])
    if abs(polarity) < _CLEAR:
        return Stance.UNCLEAR
    return Stance.SUPPORT if polarity > 0 else Stance.OPPOSE


_OWN_PLAN = re.compile(
    r"(?:that )?(?P<who>i|we|it|he|she|they)(?:'ll| will| would) (?P<no>not |never )?(?P<verb>(?!be\b|have\b)\w+)"
)
_OWN_VIEW = re.compile(
    r"(?:that )?(?P<who>i|we|it|he|she|they) (?P<no>do not |does not |did not |don't |doesn't |didn't )?(?:\w+ly )?(?P<verb>\w+)"
)
_OWN_FEELING = re.compile(
    r"(?:that )?(?P<who>i|we|it|he|she|they) ?(?:am|is|are|was|were|'m|'re|'s|felt|feels?|has been|have been) (?P<no>not )?(?:\w+ly |very |extremely )?(?P<feels>\w+)"
)
_DEMAND = re.compile(
    r"\b(?:should|must|ought to|needs? to|ha(?:s|ve) to)\b(?P<no> not\b| never\b|n't\b)?(?: be)?(?P<verb> \w+)?"
)


def _stated(statement: str, *, quoted: bool = False, own: Collection[str] = THIRD) -> Stance:
    """The stance that a statement's words state: a judgement, a plan of the speaker's own, a demand.

    In quoted words the speaker is "I" or "we", in reported ones "he", "she", "it" or "they".
    """
    lower = statement.lower().replace("’", "'").strip(' "“')
    hits = {
        side: any(re.search(rf"\b{re.escape(cue)}\b", lower) for cue in cues)
        for side, cues in data("reporting")["stance_cues"].items()
    }
    if hits["support"] != hits["oppose"]:
        return Stance.SUPPORT if hits["support"] else Stance.OPPOSE
    if any(hits.values()):
        return Stance.UNCLEAR
    speaker = {"i", "we"} if quoted else {"i", "we", *own}
    if (plan := _OWN_PLAN.match(lower)) is not None and plan["who"] in speaker:
        against = reporting_groups().get(plan["verb"]) == "oppose" or plan["verb"] in words("reporting", "resisting")
        return Stance.OPPOSE if against or plan["no"] else Stance.SUPPORT
    if (view := _OWN_VIEW.match(lower)) is not None and view["who"] in {"i", "we", *own}:
        side = reporting_groups().get(lemmas().get(view["verb"], view["verb"]))
        if side in {"support", "oppose"}:
            return Stance.OPPOSE if (side == "oppose") != bool(view["no"]) else Stance.SUPPORT
    if (feeling := _OWN_FEELING.match(lower)) is not None and feeling["who"] in {"i", "we", *own} and not feeling["no"]:
        for side in ("support", "oppose"):
            if feeling["feels"] in words("reporting", f"feels_{side}"):
                return Stance(side)
    if (demand := _DEMAND.search(lower)) is not None:
        ends = (demand["verb"] or "").strip() in words("reporting", "ending")
        return Stance.OPPOSE if ends != bool(demand["no"]) else Stance.SUPPORT
    return Stance.UNCLEAR


@lru_cache(maxsize=1)
def _analyser() -> Any:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer()

"""Wordings: how alike two short texts are, and whether one denies or miscounts what the other says.

Nothing here is a bag of words where order matters: actions are compared by their longest common subsequence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from summarize.evals.numerals import foreign_figures

_ACRONYM = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_TOKEN = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_]+(?:['’][^\W\d_]+)?")
FUNCTION_WORDS = frozenset(
    "the a an of to in on at by for with from and or but as that which who whom this these those it its he she they "
    "his her their them is are was were be been being has have had do does did will would shall should may might can "
    "could must also than then there into over under about after before up out off".split()
)
_NEGATIONS = frozenset("not no never nor neither without cannot nobody nothing none".split())


@lru_cache(maxsize=16384)
def words(text: str) -> tuple[str, ...]:
    """The words of a text, in lower case: "U.S." is "us", "didn't" is "did not", possessives are dropped."""
    plain = _ACRONYM.sub(lambda match: match[0].replace(".", ""), text.replace("’", "'")).casefold()
    found: list[str] = []
    for token in _TOKEN.findall(plain):
        if token.endswith("n't"):
            found += [{"ca": "can", "wo": "will", "sha": "shall"}.get(token[:-3], token[:-3]), "not"]
        else:
            found.append(token.removesuffix("'s").replace("'", ""))
    return tuple(found)


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """A word without its inflection, roughly: blocked, blocking, blocks -> block. Never shorter than three."""
    for suffix, instead in (
        ("ies", "y"),
        ("ied", "y"),
        ("sses", "ss"),
        ("eed", "ee"),
        ("ees", "ee"),
        ("ing", ""),
        ("ed", ""),
        ("es", ""),
        ("s", ""),
    ):
        if word.endswith(suffix) and len(word) - len(suffix) >= 3 and not (suffix == "s" and word.endswith("ss")):
            word = word[: len(word) - len(suffix)] + instead
            if suffix in {"ing", "ed"} and len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            break
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


@lru_cache(maxsize=16384)
def content(text: str) -> tuple[str, ...]:
    """The stems of the words that carry meaning, in order; all words where only function words are there."""
    stems = tuple(stem(word) for word in words(text) if word not in FUNCTION_WORDS)
    return stems or words(text)


def sequence_f1(ours: Sequence[str], theirs: Sequence[str]) -> float:
    """F1 over the longest common subsequence (ROUGE-L; Lin 2004): 1 for the same words in the same order."""
    if not ours or not theirs:
        return float(not ours and not theirs)
    if not set(ours) & set(theirs):
        return 0.0
    row = [0] * (len(theirs) + 1)
    for one in ours:
        corner = 0
        for index, other in enumerate(theirs, start=1):
            corner, row[index] = row[index], corner + 1 if one == other else max(row[index], row[index - 1])
    return 2 * row[-1] / (len(ours) + len(theirs))


def bag_f1(ours: Sequence[str], theirs: Sequence[str]) -> float:
    """F1 over words in any order, each as often as it occurs: for names and noun phrases only."""
    if not ours or not theirs:
        return float(not ours and not theirs)
    common = sum((Counter(ours) & Counter(theirs)).values())
    return 2 * common / (len(ours) + len(theirs))


def veto(ours: str, accepted: Sequence[str], source: str, *, negated: tuple[bool, bool] = (False, False)) -> str | None:
    """Why `ours` cannot say the same as any of `accepted`, or None: a figure that differs, or a negation.

    A figure differs when neither the accepted wordings nor `source`, the gold evidence, state it; leaving a figure
    out is no difference. Negations are compared between the first and the last content word that both share, with
    the best of the accepted wordings counting; `negated` says whether the status of ours, of theirs negates already.
    """
    if foreign := foreign_figures(ours, " ; ".join((*accepted, source))):
        return f"the figure {foreign[0]} differs"
    reasons = [_negation(ours, wording, negated) for wording in accepted]
    return reasons[0] if reasons and all(reasons) else None


def _negation(ours: str, theirs: str, negated: tuple[bool, bool]) -> str | None:
    one, other = words(ours), words(theirs)
    if not (_NEGATIONS & set(one) or _NEGATIONS & set(other) or negated[0] != negated[1]):
        return None
    stems_one, stems_other = [stem(w) for w in one], [stem(w) for w in other]
    shared = {s for s in stems_one if s in stems_other} - {stem(w) for w in FUNCTION_WORDS | _NEGATIONS}
    if not shared:
        return None
    first, second = (_negations(w, s, shared) for w, s in ((one, stems_one), (other, stems_other)))
    if (bool(first) or negated[0]) != (bool(second) or negated[1]):
        word = (*first, *second, "its status")[0]
        return f"they differ by {word!r}"
    return None


def _negations(found: Sequence[str], stems: Sequence[str], shared: set[str]) -> list[str]:
    places = [index for index, word in enumerate(stems) if word in shared]
    return [w for w in found[max(0, places[0] - 3) : places[-1] + 1] if w in _NEGATIONS]


def flipped_negation(text: str, source: str) -> str | None:
    """The negation by which a text that repeats its source denies it, or None.

    Conservative. One too many: the text negates, the source nowhere does, not even by a verb such as "refuse", and
    three quarters of the text's words are the source's. One too few: the source negates a word of the text directly
    ("did not approve the bill"), all words of the text are the source's, and the text does not negate.
    """
    ours, theirs = words(text), words(source)
    own = [word for word in ours if word in _NEGATIONS]
    stems = [stem(word) for word in ours if word not in FUNCTION_WORDS and word not in _NEGATIONS]
    held = [stem(word) for word in theirs]
    shared = [one for one in stems if one in held]
    if len(shared) < 2:
        return None
    if own:
        denies = any(word in _NEGATIONS for word in theirs) or bool((_DENYING & set(held)) - set(stems))
        return own[0] if not denies and len(shared) >= 0.75 * len(stems) else None
    if len(shared) < len(stems) or not _DENYING.isdisjoint(stems):
        return None
    for place, word in enumerate(theirs):
        if word in {"not", "never", "no"}:
            behind = [s for s, w in zip(held[place + 1 :], theirs[place + 1 :], strict=True) if w not in FUNCTION_WORDS]
            if len(behind) > 1 and behind[0] in stems and behind[1] in stems:
                return word
    return None


_DENYING = frozenset(
    stem(word)
    for word in "denied denies deny refused refuses refuse rejected rejects reject failed fails fail declined "
    "declines decline unable stopped blocked prevented barred banned avoid against oppose opposed halted halt".split()
)

"""Where temporal expressions stand in a text, and what only looks like one."""

from __future__ import annotations

import re
from typing import NamedTuple

from summarize.calendar.grammar import RULES

_CUE = re.compile(
    r"(?:\b(?:in|since|by|until|till|of|from|during|before|after|through|to|and|late|early|mid|between|around|about|as|for|"
    r"last|next|this|for|than|back|fiscal|or|through|circa|ending|ended|beginning|starting)\s+|[(/–—-]\s*|^)$",
    re.IGNORECASE,
)
_MODIFIER_CUE = re.compile(r"(?:\b(?:the|a|an|its|his|her|their|our)\s+|['’]s?\s+)$", re.IGNORECASE)
_COUNTED = re.compile(
    r"\s*(?:people|troops|soldiers|men|women|workers|jobs|homes|houses|dollars|euros|pounds|miles|km|kilomet\w+|met(?:er|re)s?|"
    r"tons?|tonnes|votes?|seats?|cases|deaths|members|employees|students|delegates|families|percent|%|feet|acres|hectares|"
    r"megawatts|MW|GW|points?|copies|units|times|or\s+so|prisoners|refugees|protesters|civilians|shares)\b",
    re.IGNORECASE,
)
_DURATION_CUE = re.compile(
    r"\b(?:for|over|in|within|during|after|than|about|nearly|almost|around|roughly|every|once|lasted|lasting|last|took|take|takes|"
    r"taking|spent|spend|by|another|just|only|up\s+to|at\s+least)\s+$",
    re.IGNORECASE,
)
_AMBIGUOUS_MONTHS = frozenset(
    {"may", "march", "april", "june", "august", "mar", "jan", "dec", "sep", "sept", "jun", "jul"}
)
_NAMED_DAYS = re.compile(r"\b(?:Black|Good|Ash|Super|Bloody|Holy|Palm|Easter|Cyber|Man|Girl|Freaky|on)\s+$")
_NAMED_AFTER = re.compile(
    r"\s+(?:Times|Telegraph|Mirror|Express|Post|Mail|Herald|Star|Agreement|Movement|Club|Night\s+(?:Live|Lights))\b"
)


class Expression(NamedTuple):
    """A temporal expression: `text[start:end]`, half-open, in code points."""

    start: int
    end: int
    text: str


def find(text: str, start: int = 0, end: int | None = None) -> list[Expression]:
    """The temporal expressions of `text[start:end]`, left to right, none overlapping; offsets are into `text`.

    Each is minimal: without the preposition that leads to it, unless that is part of the meaning ("between
    Monday and Wednesday"), and a range is one expression. Ages, money, counts and names that only look like
    dates ("Theresa May", "the Sunday Times", "1900 troops") are left out.
    """
    end = len(text) if end is None else end
    stretch = text[start:end]
    found: list[tuple[int, int, str]] = []
    for rule in RULES:
        for match in rule.pattern.finditer(stretch):
            a, b = _trim(stretch, match)
            if a < b and _is_temporal(rule.name, stretch, a, b, match):
                found.append((a, b, rule.name))
    found.sort(key=lambda f: (f[0], f[0] - f[1]))
    chosen: list[Expression] = []
    at = 0
    for a, b, _ in found:
        if a >= at:
            chosen.append(Expression(start + a, start + b, stretch[a:b]))
            at = b
    return chosen


def _trim(text: str, match: re.Match[str]) -> tuple[int, int]:
    """The match without white space, a possessive or a leading article that carries no meaning."""
    a, b = match.span()
    while b > a and (text[b - 1].isspace() or text[b - 1] in ",("):
        b -= 1
    if text[a:b].endswith((".", "’", "'")) and not re.search(r"(?:[a-z]\.[a-z]\.|\b[A-Z][a-z]{2,3}\.)$", text[a:b]):
        b -= 1
    return a, b


def _is_temporal(rule: str, text: str, a: int, b: int, match: re.Match[str]) -> bool:
    before, after, words = text[max(0, a - 24) : a], text[b : b + 24], text[a:b]
    if rule in {"month", "month_range"}:
        return _is_month(before, after, match)
    if rule == "month_day":
        month = match["month"]
        if not month[0].isupper():
            return False
        return not (match["year"] is None and re.match(r"\s*(?:%|percent|million|billion|,\d{3})", after))
    if rule in {"year", "year_range"}:
        return _is_year(before, after, words, match, is_range=rule == "year_range")
    if rule in {"weekday", "weekday_range", "weekdays"}:
        day = match["weekday"] or match.groupdict().get("weekday1")
        if not day or not day[0].isupper() or _NAMED_AFTER.match(after):
            return False
        named = _NAMED_DAYS.search(before)
        return not named or (named[0].strip() == "on" and not re.search(r"\b(?:Mail|Herald)\s+on\s+$", before))
    if rule in {"duration", "vague_duration"}:
        return _is_duration(before, after, words)
    if rule == "window":
        return not re.match(r"[\s-]+old\b", after)
    if rule == "ahead":
        return not re.search(r"\b(?:first|second|third|\w+th|time|times|\w{3,}est|most|least|lowest)\s+$", before)
    if rule == "adverb":
        return not words[0].isupper() or not before.strip()
    if rule == "clock":
        return not re.match(r"[:.]\d", after) and (words[:1].isalpha() or re.search(r"[:apAPgGuU]", words) is not None)
    if rule == "season":
        return (
            not re.match(r"\s+(?:Palace|Games|Olympics|Street|Hill)\b", after)
            or match.groupdict().get("year") is not None
        )
    if rule == "numeric_day":
        return not re.match(r"\.?\d", after)
    if rule == "decade" and match["decade"] is None:
        return bool(re.search(r"\b(?:the|early|late|mid)[\s-]+$", before) or words.startswith("the"))
    if rule == "decade_word":
        return not re.search(r"\b(?:in\s+(?:his|her|their))\s+$", before)
    if rule == "quarter":
        return bool(match["year"]) or not re.match(
            r"\s+of\s+(?:all|the\s+(?:population|workforce|vote|votes|total))", after
        )
    return True


def _is_month(before: str, after: str, match: re.Match[str]) -> bool:
    groups = match.groupdict()
    month = groups.get("month") or groups.get("month1") or ""
    if not month or not month[0].isupper():
        return False
    if groups.get("month2") and not groups["month2"][0].isupper():
        return False
    if re.match(r"\s*\.?\s*\d{1,2}\b(?!\d)", after):
        return True
    if groups.get("year") or groups.get("year2") or groups.get("mod") or groups.get("rel"):
        return True
    plain = month.rstrip(".").lower()
    if plain in _AMBIGUOUS_MONTHS or len(plain) <= 4:
        return bool(_CUE.search(before)) and bool(before.strip()) and not re.match(r"\s+[A-Z][a-z]", after)
    return not re.search(r"\b(?:Mr|Mrs|Ms|Dr)\.?\s+$", before)


def _is_year(before: str, after: str, words: str, match: re.Match[str], *, is_range: bool) -> bool:
    if re.search(r"[\d.,$€£¥#]\s?$", before) or re.match(r"[-/]?\d|,\d{3}|\.\d|°|\s*(?:a\.m|p\.m)", after):
        return False
    if _COUNTED.match(after):
        return False
    if is_range:
        return len(match["year2"]) == 4 or not re.match(r"\s*(?:to|percent|%)", after)
    if re.search(r"[^\d\s]", words):  # a modifier or "fiscal" stands before it
        return True
    if re.search(
        r"\b(?:No\.?|Flight|Route|Highway|Room|Resolution|Boeing|Airbus|about|around|than|nearly|some|over)\s+$",
        before,
    ):
        return bool(re.search(r"\b(?:around|about)\s+$", before)) and not re.match(r"\s+\w+s\b", after)
    year = int(match["year"])
    if _CUE.search(before):
        return 1500 <= year <= 2099 and not (
            re.search(r"\b(?:of|to|and|as|for|or)\s+$", before) and re.match(r"\s+[a-z]+s\b", after)
        )
    return bool(_MODIFIER_CUE.search(before)) and 1900 <= year <= 2099


def _is_duration(before: str, after: str, words: str) -> bool:
    if re.match(r"[\s-]+olds?\b", after) or re.search(r"\b(?:aged?|turn(?:ed|s)?)\s+$", before, re.IGNORECASE):
        return False
    if re.match(r"\s+(?:ago|earlier|later|before|after)\b", after):
        return True
    if re.match(r"(?:an?)\s", words, re.IGNORECASE):
        if re.search(
            r"\b(?:once|twice|times|\d+|million|billion|tons?|barrels|percent|half)\s+$",
            before,
            re.IGNORECASE,
        ):
            return False
        return bool(_DURATION_CUE.search(before))
    return True

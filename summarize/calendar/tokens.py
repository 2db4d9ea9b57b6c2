"""Tokens: the words, figures and marks of a text, each with the kinds of date part that it can be.

A token may be several things at once ("second" is an ordinal and a unit, "11" a day, an hour and a
number); the grammar decides. Offsets are code points of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from summarize.calendar import words

_TOKEN = re.compile(
    r"""
      (?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:T(?P<isotime>[0-9]{2}:[0-9]{2})(?::[0-9]{2})?(?:Z|[+-][0-9:]{2,5})?)?(?![\d-])
    | (?P<figures>[0-9]{1,2}(?P<mark>[/.-])[0-9]{1,2}(?P=mark)[0-9]{4}
                | [0-9]{4}/[0-9]{1,2}/[0-9]{1,2})(?![\d/])
    | (?P<clock>[0-9]{1,2}:[0-9]{2})(?::[0-9]{2})?(?![\d:])
    | (?P<decade>(?:[0-9]{4}|(?<![\w’'])[’'‘]?[0-9]0)[’']?s)\b
    | (?P<ordinal>[0-9]{1,2}(?:st|nd|rd|th))\b
    | (?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)
    | (?P<short>(?:[Qq][1-4]|[Hh][12]|FY)(?=[\d\s,.;:)’'-]|$))
    | (?P<meridiem>[AaPp]\.\s?[Mm]\.?|[AaPp][Mm]\b)
    | (?P<possessive>[’']s\b|(?<=s)[’'](?!\w))
    | (?P<word>[^\W\d_]+)
    | (?P<symbol>\S)
    """,
    re.VERBOSE,
)
_DASHES = frozenset("-–—‐‑‒−")
_LONGEST_NUMBER = 12  # figures: more than any count of days
_SHORT_LINE = 40  # characters: what stands on such a line does not run on to the next


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of text and what it can be: kind by kind, the value that it has as such."""

    start: int
    end: int
    text: str
    lower: str
    kinds: dict[str, Any] = field(repr=False)
    opens: bool
    """Whether nothing, a blank line, or the end of a short line stands before it: no expression runs
    across."""
    spaced: bool
    """Whether white space stands before it."""

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of `text[start:end]`, in order."""
    tokens: list[Token] = []
    at = start
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        a, b = match.span()
        if a < at:
            continue
        between = text[at:a]
        word = match.group()
        lower = word.lower().replace("’", "'")
        kinds = _kinds(match, lower)
        if match.lastgroup == "word" and lower in words.ABBREVIATIONS and text[b : b + 1] == ".":
            b, word = b + 1, word + "."
            kinds["DOTTED"] = None
        tokens.append(Token(a, b, word, lower, kinds, not tokens or _breaks(text, at, between), bool(between)))
        at = b
    return tokens


def _breaks(text: str, at: int, between: str) -> bool:
    lines = between.count("\n")
    return lines > 1 or (lines == 1 and at - text.rfind("\n", max(0, at - _SHORT_LINE), at) < _SHORT_LINE)


def _kinds(match: re.Match[str], lower: str) -> dict[str, Any]:
    kind = match.lastgroup
    if kind == "word":
        return dict(_WORDS.get(lower, {}))
    if kind == "symbol":
        return {"DASH": None, "TO": None} if lower in _DASHES else {}
    if kind == "number":
        return _figures(lower)
    if kind == "ordinal":
        return {"ORDINAL": int(lower[:-2]), "DAY": int(lower[:-2]), "NTH": int(lower[:-2])}
    if kind == "decade":
        digits = re.sub(r"\D", "", lower)
        return {"DECADE": int(digits)} if len(digits) == 4 else {"SHORTDECADE": int(digits)}
    if kind == "clock":
        hour, minute = lower.split(":")[:2]
        return {"CLOCK": (int(hour), int(minute))} if int(hour) <= 24 and int(minute) < 60 else {}
    if kind == "meridiem":
        return {"MERIDIEM": lower[0]}
    if kind == "possessive":
        return {"POSSESSIVE": None}
    if kind == "short":
        return {"FY": None} if lower == "fy" else {"QUARTER" if lower[0] == "q" else "HALF": int(lower[1])}
    if kind == "figures":
        return {"FIGURES": (tuple(int(part) for part in re.split(r"[/.-]", lower)), match["mark"])}
    return {"ISODAY": (match["iso"], match["isotime"])}


def _figures(lower: str) -> dict[str, Any]:
    plain = lower.replace(",", "")
    if len(plain) > _LONGEST_NUMBER:
        return {}
    number = float(plain)
    kinds: dict[str, Any] = {"NUMBER": int(number) if number.is_integer() else number}
    if re.fullmatch(r"[0-9]{1,2}\.[0-9]{2}", plain):
        kinds["DOTCLOCK"] = tuple(map(int, plain.split(".")))
    if plain.isdigit() and plain == lower:
        value = int(plain)
        if len(plain) <= 2:
            kinds["TWODIGITS"] = value
            if 1 <= value <= 31:
                kinds["DAY"] = value
            if value <= 24:
                kinds["HOUR"] = value
        if len(plain) == 4 and 1000 <= value <= 2199:
            kinds["YEAR"] = value
    return kinds


def _word_kinds() -> dict[str, dict[str, Any]]:
    """Every word that the calendar knows, with its kinds."""
    table: dict[str, dict[str, Any]] = {}

    def add(kind: str, values: dict[str, Any]) -> None:
        for word, value in values.items():
            table.setdefault(word, {})[kind] = value

    add("MONTH", words.MONTHS)
    add("WEEKDAY", words.WEEKDAYS)
    add("WEEKDAYS", {name + "s": n for name, n in words.WEEKDAYS.items() if name.endswith("day")})
    add("NUMBER", words.ONES | words.TEENS | words.TENS)
    add("ONES", words.ONES)
    add("TENS", words.TENS)
    add("VAGUE", dict.fromkeys(words.VAGUE_NUMBERS, "X"))
    add("NTH", words.ORDINALS | dict.fromkeys(words.LAST, -1))
    add("WORDDAY", words.ORDINALS)
    add("ORDINAL", words.ORDINALS)
    add("DECADEWORD", words.DECADES)
    add("SEASON", words.SEASONS)
    add("UNIT", words.UNIT_NAMES)
    add("UNITS", {name: words.UNIT_NAMES[name] for name in words.PLURAL_UNITS})
    add("ONEUNIT", {name: unit for name, unit in words.UNIT_NAMES.items() if name not in words.PLURAL_UNITS})
    add("LONGUNIT", {name: name for name in words.LONG_UNITS})
    add("PASTWINDOW", dict.fromkeys(("past", "last"), -1))
    add("NEXTWINDOW", dict.fromkeys(("next", "coming"), 1))
    add("BEFORE", dict.fromkeys(("previous", "preceding", "prior"), -1))
    add("FOLLOWING", {"following": 1})
    add("PART", words.PARTS_OF_DAY)
    add("NEARDAY", words.NEAR_DAYS)
    add("NAMEDHOUR", words.NAMED_HOURS)
    add("ZONE", {zone: zone in {"gmt", "utc"} for zone in words.ZONES})
    add("RELATIVE", words.RELATIVES)
    add("REPETITION", words.REPETITIONS)
    add("TO", dict.fromkeys(("to", "through", "until", "till", "thru")))
    return table


_WORDS = _word_kinds()

"""The grammar of English temporal expressions: a table of named rules, each a pattern over named fragments.

`finding` uses the rules to see where an expression stands, `resolving` to say what it means; the rule's name
connects the two. Patterns are matched without regard to case, in verbose mode.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from summarize.calendar.words import (
    ADVERBS_OF_REPETITION,
    CENTURY_ORDINALS,
    DECADE_WORDS,
    HOLIDAYS,
    MONTHS,
    NUMBERS,
    PARTS_OF_DAY,
    SEASONS,
    VAGUE_NUMBERS,
    WEEKDAYS,
)


def _any(words: object) -> str:
    ordered = sorted((str(w) for w in words), key=len, reverse=True)  # type: ignore[attr-defined]
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in ordered) + ")"


_NUMBER_WORD = _any(n for n in NUMBERS if n not in {"a", "an", "hundred"})
FRAGMENTS = {
    "MONTH": rf"(?:{_any(m for m in MONTHS if len(m) > 3)}\b\.?|{_any(m for m in MONTHS if len(m) <= 3)}\b\.?)",
    "WEEKDAY": rf"(?:{_any(w for w in WEEKDAYS if w.endswith('day'))}|{_any(w for w in WEEKDAYS if not w.endswith('day'))}\.)",
    "DAY": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d:])",
    "YEAR": r"(?:1[5-9]|20|21)\d\d(?!\d)",
    "NUM": rf"(?:\d[\d,]*(?:\.\d+)?|(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-)?{_NUMBER_WORD}|an?\b|half\s+an?)",
    "VAGUE": _any(VAGUE_NUMBERS),
    "UNIT": r"(?:second|minute|hour|day|night|weekend|week|fortnight|month|quarter|year|decade)",
    "LONGUNIT": r"(?:day|weekend|week|fortnight|month|quarter|year|decade|century)",
    "PART": _any(p for p in PARTS_OF_DAY if p != "tonight"),
    "SEASON": _any(SEASONS),
    "MOD": r"(?:early|mid|late|earlier|later|(?:the\s+)?(?:very\s+)?(?:beginning|start|end|middle|close|turn)\s+of|sometime|much\s+of|most\s+of)",
    "DASH": r"\s*(?:-|–|—)\s*",
    "TO": r"(?:\s*(?:-|–|—)\s*|\s+(?:to|through|until|till)\s+)",
    "CLOCK": (
        r"(?:(?:[01]?\d|2[0-4])(?:[:.][0-5]\d)?\s*(?:a\.?m\b\.?|p\.?m\b\.?)|(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?|noon|midnight)"
        r"(?:\s*\(?(?:GMT|UTC|BST|CET|CEST|EST|EDT|ET|CST|CDT|PST|PDT|MST|MDT|IST|JST|local\s+time)\b\)?)?"
    ),
    "HOLIDAY": _any(HOLIDAYS),
    "OF": r"(?:\s+of)?\s+",
}


class Rule(NamedTuple):
    """A named rule: what matches it is an expression of that kind."""

    name: str
    pattern: re.Pattern[str]


def _rule(name: str, pattern: str) -> Rule:
    for fragment, text in FRAGMENTS.items():
        pattern = pattern.replace("{" + fragment + "}", text)
    return Rule(name, re.compile(rf"(?<![\w$€£¥]){pattern}(?!\w)", re.IGNORECASE | re.VERBOSE))


RULES: tuple[Rule, ...] = (
    # Days in full and in part.
    _rule("iso_day", r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"),
    _rule("numeric_day", r"(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<year>\d{4})"),
    _rule("year_first_day", r"(?P<year>\d{4})/(?P<month>\d{1,2})/(?P<day>\d{1,2})"),
    _rule(
        "month_day",
        r"(?:(?P<weekday>{WEEKDAY}),?\s+)?(?P<month>{MONTH})\s+(?:the\s+)?(?P<day>{DAY})(?:\s*,?\s*(?P<year>{YEAR}))?",
    ),
    _rule(
        "month_day",
        r"(?:(?P<weekday>{WEEKDAY}),?\s+)?(?:the\s+)?(?P<day>{DAY}){OF}(?P<month>{MONTH})(?:,?\s+(?P<year>{YEAR}))?",
    ),
    # Ranges of days, months, years and weekdays.
    _rule(
        "day_range",
        r"(?P<month>{MONTH})\s+(?P<day>{DAY})(?:\s*,?\s*(?P<year>{YEAR}))?{TO}(?P<month2>{MONTH})\s+(?P<day2>{DAY})(?:\s*,?\s*(?P<year2>{YEAR}))?",
    ),
    _rule("day_range", r"(?P<month>{MONTH})\s+(?P<day>{DAY}){TO}(?P<day2>{DAY})(?:\s*,?\s*(?P<year2>{YEAR}))?"),
    _rule(
        "day_range",
        r"(?P<day>{DAY})\s+(?P<month>{MONTH})(?:\s+(?P<year>{YEAR}))?{TO}(?P<day2>{DAY})\s+(?P<month2>{MONTH})(?:,?\s+(?P<year2>{YEAR}))?",
    ),
    _rule("day_range", r"(?P<day>{DAY}){TO}(?P<day2>{DAY})\s+(?P<month2>{MONTH})(?:,?\s+(?P<year2>{YEAR}))?"),
    _rule(
        "day_range",
        r"between\s+(?P<month>{MONTH})\s+(?P<day>{DAY})\s+and\s+(?:(?P<month2>{MONTH})\s+)?(?P<day2>{DAY})(?:\s*,?\s*(?P<year2>{YEAR}))?",
    ),
    _rule(
        "day_range",
        r"between\s+(?P<day>{DAY})(?:\s+(?P<month>{MONTH}))?\s+and\s+(?P<day2>{DAY})\s+(?P<month2>{MONTH})(?:,?\s+(?P<year2>{YEAR}))?",
    ),
    _rule(
        "month_range",
        r"(?:between\s+(?P<month>{MONTH})(?:\s+(?P<year>{YEAR}))?\s+and|(?P<month1>{MONTH})(?:\s+(?P<year1>{YEAR}))?{TO})\s*(?P<month2>{MONTH})(?:\s+(?P<year2>{YEAR}))?",
    ),
    _rule("year_range", r"(?:between\s+(?P<year>{YEAR})\s+and\s+|(?P<year1>{YEAR}){TO})(?P<year2>{YEAR}|\d\d(?![\d,]))"),
    _rule(
        "weekday_range",
        r"(?:between\s+(?P<weekday>{WEEKDAY})\s+and\s+|(?P<weekday1>{WEEKDAY}){TO})(?P<weekday2>{WEEKDAY})",
    ),
    # Months, quarters, halves, seasons, years, decades, centuries.
    _rule("month", r"(?:(?P<mod>{MOD})[\s-]+)?(?P<month>{MONTH})(?:\s*,?(?:\s+of)?\s+(?P<year>{YEAR}|this\s+year|last\s+year|next\s+year))?"),
    _rule("month", r"(?P<rel>this|last|next)\s+(?P<month>{MONTH})"),
    _rule(
        "quarter",
        r"(?:Q(?P<q>[1-4])|(?:the\s+)?(?P<ord>first|second|third|fourth|final|1st|2nd|3rd|4th)[\s-]+quarter)(?:(?:\s+of|\s+in)?(?:\s+fiscal(?:\s+year)?)?[\s,]+(?P<year>{YEAR}|this\s+year|last\s+year|next\s+year|the\s+year))?",
    ),
    _rule(
        "half",
        r"(?:H(?P<h>[12])|(?:the\s+)?(?P<ord>first|second|1st|2nd)[\s-]+half)(?:(?:\s+of)?(?:\s+fiscal(?:\s+year)?)?\s+(?P<year>{YEAR}|this\s+year|last\s+year|next\s+year|the\s+year))",
    ),
    _rule("season", r"(?:(?P<mod>{MOD})[\s-]+)?(?:the\s+)?(?P<season>{SEASON})(?:\s+of)?\s+(?P<year>{YEAR})"),
    _rule("season", r"(?:(?P<mod>{MOD})[\s-]+)?(?P<rel>this|last|next|this\s+past|this\s+coming)\s+(?P<season>{SEASON})"),
    _rule("year", r"(?:(?P<mod>{MOD})[\s-]+)?(?:fiscal(?:\s+year)?\s+|FY\s?|the\s+year\s+)?(?P<year>{YEAR})"),
    _rule("decade", r"(?:the\s+)?(?:(?P<mod>{MOD})[\s-]+)?(?:the\s+)?(?:(?P<decade>(?:1[5-9]|20)\d0)s|['’](?P<short>\d0)s)"),
    _rule("decade_word", rf"the\s+(?:(?P<mod>{{MOD}})[\s-]+)?(?P<word>{_any(DECADE_WORDS)})"),
    _rule("century", rf"(?:the\s+)?(?:(?P<mod>{{MOD}})[\s-]+)?(?:(?P<n>\d\d)(?:st|nd|rd|th)|(?P<word>{_any(CENTURY_ORDINALS)}))[\s-]+century"),
    # Weekdays, times of day, days near the anchor.
    _rule(
        "weekday",
        r"(?:(?P<rel>last|next|this|this\s+past|this\s+coming)\s+)?(?:(?P<mod>early|late)\s+)?(?P<weekday>{WEEKDAY})(?:\s+(?P<part>{PART}))?(?:\s+(?P<week>last\s+week|this\s+week|next\s+week))?",
    ),
    _rule("near_day", r"(?P<word>today|yesterday|tomorrow|tonight|last\s+night|this\s+(?:morning|afternoon|evening))(?:\s+(?P<part>{PART}))?"),
    _rule("near_day", r"(?:the\s+)?(?P<word>day\s+(?:before\s+yesterday|after\s+tomorrow))"),
    _rule(
        "clock",
        r"(?P<clock>{CLOCK})(?:,?\s+(?:on\s+)?(?:(?P<weekday>{WEEKDAY})|(?P<word>today|yesterday|tomorrow)|(?P<month>{MONTH})\s+(?P<day>{DAY})(?:,?\s+(?P<year>{YEAR}))?|(?P<dday>{DAY})\s+(?P<dmonth>{MONTH})(?:,?\s+(?P<dyear>{YEAR}))?))?",
    ),
    _rule("clock", r"(?:(?P<weekday>{WEEKDAY})|(?P<word>today|yesterday|tomorrow)|(?P<month>{MONTH})\s+(?P<day>{DAY})(?:,?\s+(?P<year>{YEAR}))?),?\s+at\s+(?P<clock>{CLOCK})"),
    _rule("holiday", r"(?:(?P<rel>last|next|this)\s+)?(?P<holiday>{HOLIDAY})(?:,?\s+(?P<year>{YEAR}))?"),
    # Units around the anchor.
    _rule(
        "near_unit",
        r"(?:(?P<mod>{MOD})\s+)?(?P<rel>this|last|next|the\s+(?:past|last|next|coming|current|previous|following)|this\s+(?:past|coming))\s+(?P<unit>{LONGUNIT})(?!s)",
    ),
    _rule("near_unit", r"(?P<mod>(?:the\s+)?(?:end|beginning|start|middle|close)\s+of|later\s+in|earlier\s+in|mid)[\s-]+the\s+(?P<unit>day|week|month|quarter|year|decade|century)"),
    _rule("near_unit", r"(?P<rel>the)\s+(?P<unit>weekend)"),
    _rule("ago", r"(?:(?:about|almost|nearly|over|around|roughly|more\s+than|less\s+than)\s+)?(?P<num>{NUM})\s+(?P<unit>{LONGUNIT}|hour|minute)(?:s|ies)?\s+ago"),
    _rule("vague_ago", r"(?P<num>{VAGUE})\s+(?P<unit>{LONGUNIT}|hour|minute)s?\s+(?:ago|earlier|later)"),
    _rule("shifted", r"(?P<num>{NUM})\s+(?P<unit>{LONGUNIT}|hour|minute)s?\s+(?P<way>earlier|later|before|after|afterwards?|from\s+now)"),
    _rule("ahead", r"in\s+(?P<num>{NUM})\s+(?P<unit>{LONGUNIT})s?(?:['’]\s+time)?"),
    _rule(
        "reference_day",
        r"(?P<word>the\s+(?:same|previous|next|following|preceding)\s+(?:day|week|month|year|morning|afternoon|evening|night)|the\s+(?:day|week|month|year|night)\s+(?:before|after)|that\s+(?:same\s+)?(?:day|week|month|year|night|morning|evening|afternoon))",
    ),
    # Durations and repetitions.
    _rule("window", r"(?:the|these|those)\s+(?P<way>past|last|previous|next|coming|following|recent)\s+(?P<num>{NUM}|{VAGUE})?\s*(?P<unit>{UNIT}|century)(?:s|ies)?"),
    _rule("window", r"(?P<way>recent|coming)\s+(?P<unit>{UNIT})s"),
    _rule("duration", r"(?P<num>{NUM})(?:-|\s+|\s+(?:and\s+a\s+half|full|more|straight|consecutive|additional|whole|long)\s+)(?P<unit>{UNIT}|century|centurie)(?:s)?"),
    _rule("vague_duration", r"(?P<num>{VAGUE}|decades|years|months|weeks|days|hours)(?:\s+(?P<unit>{UNIT}|centurie)s)"),
    _rule("every", r"(?:every|each)\s+(?:(?P<num>{NUM}|other|second)\s+)?(?:(?P<weekday>{WEEKDAY})|(?P<month>{MONTH})|(?P<season>{SEASON})|(?P<part>{PART})|(?P<unit>{UNIT})s?)"),
    _rule("per", r"(?P<times>once|twice|(?:{NUM})\s+times)\s+(?:a|an|each|every|per)\s+(?P<unit>{UNIT})"),
    _rule("weekdays", r"(?P<weekday>{WEEKDAY})s"),
    _rule("adverb", rf"(?P<word>{_any(ADVERBS_OF_REPETITION)})"),
)  # fmt: skip

"""Datelines: the place, the day and the agency that stand before the news: "GENEVA, March 3 (Reuters) - "."""

from __future__ import annotations

import re

from summarize.readers.rules.lexicon import countries, organization_heads, words

_DATELINE = re.compile(
    r"""[“"(]?(?:[A-ZÀ-Þ][\w.'’-]*[ ,/]{1,2}){1,6}                       # the place
        (?:[\w., ]{0,24}?)                                            # the date
        (?:[(\[][A-Z][^()\[\]]{1,40}[)\]]|/[^/]{2,30}/)?\s*(?:--|[–—]|-)\s+""",
    re.VERBOSE,
)
_IN_CAPITALS = re.compile(r"[“\"(]?(?:[A-ZÀ-Þ]{2}\.? )?[A-ZÀ-Þ]{3}")
_BRACKETED = re.compile(r"[(\[]([^()\[\]]+)[)\]]\W*$")
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\b")
_WITH_COLON = re.compile(r"[A-Z]{4,}(?: [A-Z]{3,}){0,2}(?:, [A-Z][a-z]+)?: (?=[“\"A-Z])")
"""A place in capitals before a colon, or a word such as "UPDATE"."""
_BARE = re.compile(r"([A-Z]{4,}(?: [A-Z]{3,}){0,2})(?:, ([A-Z][a-z]+))? (?=[A-Z][a-z]|An? )")
"""A place in capitals right before the news: "KABUL A bomber struck", "FLORENCE, Italy Police have arrested"."""


def behind_dateline(text: str, start: int, end: int) -> int:
    """Where the news in `text[start:end]` begins behind a dateline; `start` where there is none."""
    match = _DATELINE.match(text, start, min(end, start + 90))
    if match is not None:
        return match.end() if _is_dateline(text[start : match.end()]) else start
    if (opening := _WITH_COLON.match(text, start, end)) is not None:
        return opening.end()
    bare = _BARE.match(text, start, end)
    known = bare is not None and (bare[2] in countries() or bare[1].title() in countries() or bare[1].title() in text)
    return bare.end() if bare is not None and known else start


def _is_dateline(line: str) -> bool:
    """Whether words before a dash are a place: in capitals, with a date, an agency, a state, or a known one."""
    if _IN_CAPITALS.match(line) or (_MONTH.search(line) and re.search(r"\d{4}\W+$", line)):
        return True
    bracketed = _BRACKETED.search(line)
    if bracketed is not None and organization_heads().get(bracketed[1].strip()) == "media":
        return True
    place, _, region = re.sub(r"\W+$", "", line).partition(", ")
    known = region in words("nouns", "state_codes") | {"DC", "D.C"} or (not region and place in countries())
    return known and line.rstrip().endswith(("–", "—", "--"))

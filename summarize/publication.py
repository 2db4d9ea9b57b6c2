"""When an article was published, as the article itself says it.

Looked for in a date stamp, a byline and a dateline, in this order; never today's date and never just any date of
the body. A date that is not certain (no year, or 3/4/2024 in an article that shows no habit) is no date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

from summarize import calendar
from summarize.blocks import Block, BlockKind

Origin = Literal["given", "stamp", "byline", "dateline"]

_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")
_MONTH_FIRST = re.compile(rf"\b{_MONTHS}\s+\d{{1,2}}\b")
_DAY_FIRST = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTHS}\b")
_PLACE = re.compile(r"\s*[“\"(]?(?:[A-ZÀ-Þ][\w.'’-]*(?:[ ,/]+[A-ZÀ-Þ][\w.'’-]*)*)?[,\s(–—-]*")
_BEHIND = re.compile(r"\)?,?\s*(?:[(\[][^()\[\]]{2,40}[)\]]|/[^/]{2,30}/)?\s*(?:--|[–—:]|(?<=\s)-\s|(?<=\))\s)")
_UPDATED = re.compile(r"\b(?:updated?|modified|revised)\b", re.IGNORECASE)


class Publication(BaseModel):
    """When the article was published, and how that is known.

    `start` and `end` are the characters of the text that say so; None when the date was given from outside.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    date: date
    origin: Origin
    start: int | None = None
    end: int | None = None


def find_publication(text: str, blocks: Sequence[Block]) -> Publication | None:
    """The day of publication, or None where the article does not say it.

    A stamp that says "updated" counts only where nothing says when the article was first published.
    """
    updated: Publication | None = None
    after_updated = False
    for block in blocks:
        if block.kind is not BlockKind.STAMP:
            continue
        found = _day(text, block.start, block.end, "stamp")
        is_update = after_updated or bool(_UPDATED.search(text, block.start, block.end))
        after_updated = is_update and found is None
        if found and not is_update:
            return found
        updated = updated or found
    if updated:
        return updated
    for block in blocks:
        if block.kind is BlockKind.BYLINE and (found := _day(text, block.start, block.end, "byline")):
            return found
    for block in [b for b in blocks if b.kind is BlockKind.BODY][:2]:
        found = _day(text, block.start, min(block.end, block.start + 120), "dateline")
        if (
            found
            and _PLACE.fullmatch(text, block.start, found.start or 0)
            and _BEHIND.match(text, found.end or 0, block.end)
        ):
            return found
    return None


def _day(text: str, start: int, end: int, origin: Origin) -> Publication | None:
    """The first complete day, with its year, that stands in `text[start:end]`."""
    for expression in calendar.find(text, start, end):
        value = _numeric(text, expression.text)
        if value is None and not _NUMERIC.search(expression.text):
            resolved = calendar.resolve(expression.text, anchor=None)
            value = _as_day(resolved.value)
        if value:
            return Publication(date=value, origin=origin, start=expression.start, end=expression.end)
    return None


def _as_day(value: str | None) -> date | None:
    match = re.match(r"(\d{4}-\d\d-\d\d)(?:T|$)", value or "")
    return date.fromisoformat(match[1]) if match else None


def _numeric(text: str, expression: str) -> date | None:
    """A date such as 1/21/2022. Where both readings are possible, the article's own habit decides, if it has one."""
    match = _NUMERIC.search(expression)
    if not match:
        return None
    first, second, year = map(int, match.groups())
    readings = []
    for month, day in {(first, second), (second, first)}:
        try:
            readings.append(date(year, month, day))
        except ValueError:
            continue
    if len(set(readings)) <= 1:
        return readings[0] if readings else None
    month_first, day_first = len(_MONTH_FIRST.findall(text)), len(_DAY_FIRST.findall(text))
    if month_first == day_first:
        return None
    month, day = (first, second) if month_first > day_first else (second, first)
    return date(year, month, day)

"""Values: what an expression means, in EDTF and TIMEX3, and the days that an EDTF value covers.

EDTF: Library of Congress specification (ISO 8601-2:2019), levels 0 and 1 with intervals, seasons, decades and
centuries. TIMEX3: TimeML 1.2.1.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

from pydantic import BaseModel, ConfigDict

from summarize.calendar.words import SEASON_MONTHS

DateType = Literal["date", "time", "duration", "set"]
Direction = Literal["past", "future"]
Precision = Literal[
    "minute", "hour", "part_of_day", "day", "weekend", "week", "month", "season", "quarter", "half", "year",
    "decade", "century", "interval",
]  # fmt: skip


class Resolution(BaseModel):
    """What a temporal expression means.

    `value` is EDTF, or None: for durations and sets, which have a TIMEX3 value only, and where the expression
    cannot be resolved; then `reason` says why. `anchor` is the ISO date that a relative expression was resolved
    against, None for an absolute one.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    type: DateType = "date"
    value: str | None = None
    timex3: str | None = None
    precision: Precision | None = None
    anchor: str | None = None
    reason: str | None = None


_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_YEAR = re.compile(r"\d{4}")
_DECADE = re.compile(r"(\d{3})X")
_CENTURY = re.compile(r"(\d\d)XX")


def is_edtf(value: str) -> bool:
    """Whether a value is EDTF as this project writes it: a day, month, season, year, decade, century or interval."""
    return _span(value) is not None


def bounds(value: str) -> tuple[date, date] | None:
    """The first and the last day of an EDTF value; None if it is not valid or has an open end."""
    span = _span(value)
    return span if span and span[0] != date.min and span[1] != date.max else None


def _span(value: str) -> tuple[date, date] | None:
    if "/" in value:
        first, _, last = value.partition("/")
        start = (date.min, date.min) if first in {"", ".."} else _span(first) if "/" not in first else None
        end = (date.max, date.max) if last in {"", ".."} else _span(last) if "/" not in last else None
        if start is None or end is None or start[0] > end[1] or (first in {"", ".."} and last in {"", ".."}):
            return None
        return start[0], end[1]
    plain = value.rstrip("?~%") if len(value) - len(value.rstrip("?~%")) <= 1 else value
    try:
        if match := _DAY.fullmatch(plain):
            day = date(int(match[1]), int(match[2]), int(match[3]))
            return day, day
        if match := _MONTH.fullmatch(plain):
            year, month = int(match[1]), int(match[2])
            if month in SEASON_MONTHS:
                first_month, last_month = SEASON_MONTHS[month]
                last_year = year + (last_month < first_month)
                return date(year, first_month, 1), last_day(last_year, last_month)
            return date(year, month, 1), last_day(year, month)
        if _YEAR.fullmatch(plain):
            return date(int(plain), 1, 1), date(int(plain), 12, 31)
        if match := _DECADE.fullmatch(plain):
            return date(int(match[1]) * 10, 1, 1), date(int(match[1]) * 10 + 9, 12, 31)
        if match := _CENTURY.fullmatch(plain):
            return date(int(match[1]) * 100, 1, 1), date(int(match[1]) * 100 + 99, 12, 31)
    except ValueError:
        return None
    return None


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """The same day of the month, some months on; the month's last day where there is none."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday of a day's week (ISO 8601)."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)

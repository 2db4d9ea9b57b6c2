"""EDTF values: whether a string is one, and which days it covers.

Library of Congress, Extended Date/Time Format specification (4 February 2019; ISO 8601-2:2019). All of
level 0 and 1 is known, of level 2 the seasons, quarters and halves (25 to 41) and sets of dates
("{2022-01-05,2022-01-11}", "[..2022]"). A time of day may leave out its seconds.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from summarize.calendar.meaning import last_day

Span = tuple[date | None, date | None]
_OPEN: Span = (None, None)

# The months of EDTF's divisions of a year: seasons (1 to 24 of no hemisphere, 25 to 28 northern, 29 to
# 32 southern), quarters, thirds and halves. A division that ends before it begins runs into the next year.
_DIVISIONS = {
    21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2),
    25: (3, 5), 26: (6, 8), 27: (9, 11), 28: (12, 2),
    29: (9, 11), 30: (12, 2), 31: (3, 5), 32: (6, 8),
    33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12),
    37: (1, 4), 38: (5, 8), 39: (9, 12), 40: (1, 6), 41: (7, 12),
}  # fmt: skip
_DATE = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX|-[0-9]{4}|Y-?[0-9]{5,})(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?"
)
_TIME = re.compile(
    r"T(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)?"
)
_QUALIFIERS = "?~%"


def is_edtf(value: str) -> bool:
    """Whether a string is a valid EDTF value: the day exists, the interval runs forward."""
    return _span(value) is not None


def bounds(value: str) -> tuple[date, date] | None:
    """The first and the last day of an EDTF value; None if it is not valid, has an open end or no such days.

    A qualifier ("2023~") does not widen it. Years before 1 and after 9999 have no days here.
    """
    span = _span(value)
    if span is None or span[0] is None or span[1] is None:
        return None
    return span[0], span[1]


def _span(value: str) -> Span | None:
    if len(value) > 1 and value[0] + value[-1] in {"{}", "[]"}:
        return _of_set(value[1:-1])
    if "/" in value:
        return _of_interval(*value.split("/")) if value.count("/") == 1 else None
    return _of_date(value)


def _of_interval(first: str, last: str) -> Span | None:
    if first in {"", ".."} and last in {"", ".."}:
        return None
    start = _OPEN if first in {"", ".."} else _of_date(first, with_time=False)
    end = _OPEN if last in {"", ".."} else _of_date(last, with_time=False)
    if start is None or end is None or (start[0] and end[1] and start[0] > end[1]):
        return None
    return start[0], end[1]


def _of_set(members: str) -> Span | None:
    spans = []
    for member in members.split(","):
        if ".." in member:
            first, _, last = member.partition("..")
            spans.append(_of_interval(first or "..", last or ".."))
        else:
            spans.append(_of_date(member.strip(), with_time=False))
    known = [span for span in spans if span is not None]
    if len(known) < len(spans):
        return None
    starts, ends = [span[0] for span in known], [span[1] for span in known]
    first_day = None if None in starts else min(day for day in starts if day)
    return first_day, None if None in ends else max(day for day in ends if day)


def _of_date(value: str, *, with_time: bool = True) -> Span | None:
    day, mark, rest = value.partition("T")
    if mark:
        time = _TIME.fullmatch(mark + rest)
        if not with_time or not time or int(time["hour"]) > 23 or int(time["minute"]) > 59:
            return None
        if int(time["second"] or 0) > 59 or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", day):
            return None
    elif value[-1:] and value[-1] in _QUALIFIERS:
        day = value[:-1]
    match = _DATE.fullmatch(day)
    if not match:
        return None
    try:
        return _days(match["year"], match["month"], match["day"])
    except ValueError:
        return None


def _days(year: str, month: str | None, day: str | None) -> Span | None:
    """The days of a date in three parts, each of which may be masked; ValueError if there is no such day."""
    if year[0] in "-Y":
        if month is not None and not (month.isdigit() and 1 <= int(month) <= 12):
            return None
        return _OPEN
    if month is None or month == "XX":
        if day is not None and (month is None or day != "XX"):
            return None
        start, end = int(year.replace("X", "0")), int(year.replace("X", "9"))
        return date(max(start, 1), 1, 1), date(end, 12, 31)
    if "X" in year:
        return None
    number = int(year)
    if int(month) in _DIVISIONS:
        if day is not None:
            return None
        first, last = _DIVISIONS[int(month)]
        return date(number, first, 1), last_day(number + (last < first), last)
    start_day = date(number, int(month), 1)
    if day is None or day == "XX":
        return start_day, last_day(number, int(month))
    only = start_day + timedelta(days=int(day) - 1)
    return (only, only) if only.month == int(month) and int(day) > 0 else None

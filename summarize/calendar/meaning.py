"""What every meaning has in common: the context it is resolved in, and the stretch of days it comes to.

The grammar builds meanings out of expressions ("late last March" is the late part of the month of March
before the anchor); a meaning knows nothing of words, and its `resolve` knows nothing of the grammar.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from summarize.calendar.resolution import DateType, Direction, Precision, Resolution


class Unresolvable(Exception):
    """The expression has no value; the message is the reason."""


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is resolved against: `words` is the expression itself, for the reasons."""

    words: str
    anchor: date | None
    direction: Direction | None = None
    reference: date | None = None

    @property
    def published(self) -> date:
        if self.anchor is None:
            raise Unresolvable(f"no publication date to resolve “{self.words}” against")
        return self.anchor

    @property
    def mentioned(self) -> date:
        if self.reference is None:
            raise Unresolvable(f"no earlier date in the text that “{self.words}” could refer to")
        return self.reference

    def toward(self, direction: Direction | None) -> Context:
        return replace(self, direction=direction)


class Period(NamedTuple):
    """A stretch of days with its EDTF and TIMEX3 values; `anchor` is what it was resolved against, if
    anything."""

    first: date
    last: date
    value: str
    timex3: str
    precision: Precision
    anchor: date | None = None
    type: DateType = "date"


class Meaning:
    """What an expression means; `resolve` may raise Unresolvable, ValueError or OverflowError."""

    def resolve(self, context: Context) -> Resolution:
        raise NotImplementedError


class Dated(Meaning):
    """A meaning that comes to a stretch of days."""

    def period(self, context: Context) -> Period:
        raise NotImplementedError

    def resolve(self, context: Context) -> Resolution:
        period = self.period(context)
        return Resolution(
            type=period.type,
            value=period.value,
            timex3=period.timex3,
            precision=period.precision,
            anchor=period.anchor.isoformat() if period.anchor else None,
        )


def day_period(day: date, anchor: date | None = None) -> Period:
    return Period(day, day, day.isoformat(), day.isoformat(), "day", anchor)


def month_period(year: int, month: int, anchor: date | None = None) -> Period:
    value = f"{year:04}-{month:02}"
    return Period(date(year, month, 1), last_day(year, month), value, value, "month", anchor)


def year_period(year: int, anchor: date | None = None) -> Period:
    value = f"{year:04}"
    return Period(date(year, 1, 1), date(year, 12, 31), value, value, "year", anchor)


def week_period(day: date, anchor: date | None = None) -> Period:
    """The ISO 8601 week that a day is in: Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    sunday = monday + timedelta(days=6)
    iso = monday.isocalendar()
    return Period(monday, sunday, f"{monday}/{sunday}", f"{iso.year:04}-W{iso.week:02}", "week", anchor)


def weekend_period(day: date, anchor: date | None = None) -> Period:
    """The Saturday and Sunday of the week that a day is in."""
    week = week_period(day)
    saturday = week.last - timedelta(days=1)
    return Period(saturday, week.last, f"{saturday}/{week.last}", f"{week.timex3}-WE", "weekend", anchor)


def months_period(
    year: int, first: int, last: int, *, timex3: str, precision: Precision, anchor: date | None = None
) -> Period:
    """Some months of one year, as a quarter or a half is."""
    return Period(
        date(year, first, 1),
        last_day(year, last),
        f"{year:04}-{first:02}/{year:04}-{last:02}",
        timex3,
        precision,
        anchor,
    )


def interval(first: str, last: str, start: date, end: date, anchor: date | None = None) -> Period:
    """From one EDTF value to another."""
    if start > end:
        raise Unresolvable(f"it runs backwards, from {first} to {last}")
    return Period(start, end, f"{first}/{last}", f"{first}/{last}", "interval", anchor)


def last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """The same day of the month, some months on; the month's last day where there is none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def nearest(candidates: Iterable[Period], context: Context) -> Period:
    """The candidate nearest to the anchor on the side that the direction allows; between two, the earlier.

    Past means begun by the anchor, future not over by it.
    """
    anchor = context.published
    allowed = [
        c
        for c in candidates
        if context.direction is None
        or (context.direction == "past" and c.first <= anchor)
        or (context.direction == "future" and c.last >= anchor)
    ]
    if not allowed:
        raise Unresolvable(f"“{context.words}” is not a date of the calendar")

    def distance(period: Period) -> tuple[int, date]:
        return max((period.first - anchor).days, (anchor - period.last).days, 0), period.first

    return min(allowed, key=distance)._replace(anchor=anchor)

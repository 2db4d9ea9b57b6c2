"""Meanings that are a part of a longer stretch: early, late, the end, the first week, a half of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from summarize.calendar.meaning import (
    Context,
    Dated,
    Period,
    Unresolvable,
    add_months,
    day_period,
    interval,
    month_period,
    weekend_period,
    year_period,
)

Mod = Literal["early", "mid", "late", "start", "end", "within"]


@dataclass(frozen=True)
class Part(Dated):
    """The early, middle or late part of a stretch, or its start or end.

    "Early", "mid" and "late" leave the value whole, as TimeML does, where they are a modifier beside it: how much of
    April is early nobody agrees on. So does "within". The end of a year or quarter is its last month, of anything
    shorter its last day; of a decade or century its last year.
    """

    mod: Mod
    whole: Dated

    def period(self, context: Context) -> Period:
        whole = self.whole.period(context)
        if self.mod not in {"start", "end"} or whole.precision in {"day", "part_of_day", "hour", "minute"}:
            return whole
        years = whole.precision in {"decade", "century"}
        months = whole.precision in {"year", "half", "quarter", "season"}
        day = whole.first if self.mod == "start" else whole.last
        if years:
            return year_period(day.year, whole.anchor)
        return month_period(day.year, day.month, whole.anchor) if months else day_period(day, whole.anchor)


@dataclass(frozen=True)
class Nth(Dated):
    """The first, second ... last of the weeks, months ... of a stretch, or some of them.

    "the first week of March" is 1 to 7 March; "the first nine months of 2023" is January to September.
    """

    nth: int
    unit: str
    whole: Dated
    number: int = 1

    def period(self, context: Context) -> Period:
        whole = self.whole.period(context)
        if self.unit == "weekend":
            return self._weekend(whole)
        start = (self.nth - 1) * self.number if self.nth > 0 else -self.number
        origin = whole.first if self.nth > 0 else whole.last + timedelta(days=1)
        first, end = self._step(origin, start, context), self._step(origin, start + self.number, context)
        last = end - timedelta(days=1)
        if first < whole.first or last > whole.last:
            raise Unresolvable(f"“{context.words}” is not a date of the calendar")
        if self.number == 1 and self.unit == "day":
            return day_period(first, whole.anchor)
        if self.unit in {"month", "quarter"}:
            if first == last.replace(day=1):
                return month_period(first.year, first.month, whole.anchor)
            return interval(first.isoformat()[:7], last.isoformat()[:7], first, last, whole.anchor)
        if self.unit in {"year", "decade"}:
            return interval(f"{first.year:04}", f"{last.year:04}", first, last, whole.anchor)
        return interval(first.isoformat(), last.isoformat(), first, last, whole.anchor)

    def _step(self, day: date, units: int, context: Context) -> date:
        days = {"day": 1, "week": 7, "fortnight": 14}.get(self.unit)
        if days:
            return day + timedelta(days=days * units)
        months = {"month": 1, "quarter": 3, "year": 12, "decade": 120}.get(self.unit)
        if not months:
            raise Unresolvable(f"the calendar does not count “{context.words}”")
        return add_months(day, months * units)

    def _weekend(self, whole: Period) -> Period:
        if self.nth < 0:
            return weekend_period(whole.last - timedelta(days=(whole.last.weekday() - 5) % 7), whole.anchor)
        saturday = whole.first + timedelta(days=(5 - whole.first.weekday()) % 7 + 7 * (self.nth - 1))
        return weekend_period(saturday, whole.anchor)


@dataclass(frozen=True)
class HalfOf(Dated):
    """The first or second half of a month, season, decade or century; half a month is fifteen days."""

    nth: int
    whole: Dated

    def period(self, context: Context) -> Period:
        whole = self.whole.period(context)
        if self.nth not in {1, 2, -1}:
            raise Unresolvable(f"“{context.words}” is not a date of the calendar")
        years = whole.precision in {"decade", "century"}
        if years:
            middle = date((whole.first.year + whole.last.year + 1) // 2, 1, 1)
        else:
            days = 30 if whole.precision == "month" else (whole.last - whole.first).days + 1
            middle = whole.first + timedelta(days=days // 2)
        first, last = (whole.first, middle - timedelta(days=1)) if self.nth == 1 else (middle, whole.last)
        shown = (f"{first.year:04}", f"{last.year:04}") if years else (first.isoformat(), last.isoformat())
        return interval(*shown, first, last, whole.anchor)

"""Meanings that come to a longer stretch: months, quarters, seasons, years, decades, and the parts of
these."""

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
    last_day,
    month_period,
    months_period,
    nearest,
    week_period,
    weekend_period,
    year_period,
)
from summarize.calendar.words import SEASON_MONTHS, SEASON_TIMEX

Mod = Literal["early", "mid", "late", "start", "end", "within"]


@dataclass(frozen=True)
class Year(Dated):
    """A year. A fiscal year is given as the calendar year that it is named after: firms' years differ."""

    year: int

    def period(self, context: Context) -> Period:  # noqa: ARG002
        return year_period(self.year)


@dataclass(frozen=True)
class Month(Dated):
    """A month: of the year that `of` comes to, or of the year that brings it nearest to the anchor.

    `which` is -1 for "last March" and 1 for "next March", never the anchor's own month; 0 for "this March".
    """

    month: int
    of: Dated | None = None
    which: int | None = None

    def period(self, context: Context) -> Period:
        if self.of is not None:
            year = self.of.period(context)
            return month_period(year.first.year, self.month, year.anchor)
        anchor = context.published
        if self.which is not None:
            year_ = anchor.year
            if self.which == -1:
                year_ -= self.month >= anchor.month
            elif self.which == 1:
                year_ += self.month <= anchor.month
            return month_period(year_, self.month, anchor)
        return nearest([month_period(y, self.month) for y in _years(anchor)], context)


@dataclass(frozen=True)
class Fraction(Dated):
    """A quarter or a half: of the year that `of` comes to, or the nearest one."""

    letter: Literal["Q", "H"]
    number: int
    of: Dated | None = None

    def period(self, context: Context) -> Period:
        if self.of is not None:
            year = self.of.period(context)
            return self._in(year.first.year)._replace(anchor=year.anchor)
        return nearest([self._in(y) for y in _years(context.published)], context)

    def _in(self, year: int) -> Period:
        months, name = (3, "quarter") if self.letter == "Q" else (6, "half")
        number = self.number if self.number > 0 else 12 // months
        return months_period(
            year,
            (number - 1) * months + 1,
            number * months,
            timex3=f"{year:04}-{self.letter}{number}",
            precision="quarter" if name == "quarter" else "half",
        )


@dataclass(frozen=True)
class Season(Dated):
    """A season; winter belongs to the year in which it begins."""

    season: int
    of: Dated | None = None
    which: int | None = None

    def period(self, context: Context) -> Period:
        if self.of is not None:
            year = self.of.period(context)
            return self._in(year.first.year)._replace(anchor=year.anchor)
        anchor = context.published
        seasons = [self._in(y) for y in _years(anchor)]
        if self.which == -1:
            return max(s for s in seasons if s.last < anchor)._replace(anchor=anchor)
        if self.which == 1:
            return min(s for s in seasons if s.first > anchor)._replace(anchor=anchor)
        return nearest(seasons, context)

    def _in(self, year: int) -> Period:
        first, last = SEASON_MONTHS[self.season]
        return Period(
            date(year, first, 1),
            last_day(year + (last < first), last),
            f"{year:04}-{self.season}",
            f"{year:04}-{SEASON_TIMEX[self.season]}",
            "season",
        )


@dataclass(frozen=True)
class Decade(Dated):
    """A decade by its first year; one of two digits ("the '90s", "the nineties") is the last that has
    begun."""

    start: int

    def period(self, context: Context) -> Period:
        start, anchor = self.start, None
        if start < 100:
            anchor = context.published
            start += anchor.year // 100 * 100
            start -= 100 * (start > anchor.year)
        if start % 10:
            raise Unresolvable(f"“{context.words}” is not a decade")
        tens = f"{start // 10:03}"
        return Period(date(start, 1, 1), date(start + 9, 12, 31), tens + "X", tens, "decade", anchor)


@dataclass(frozen=True)
class Century(Dated):
    """A century by its number; as EDTF and common speech have it, the 20th is 1900 to 1999."""

    number: int

    def period(self, context: Context) -> Period:  # noqa: ARG002
        hundreds = f"{self.number - 1:02}"
        first = date((self.number - 1) * 100 or 1, 1, 1)
        return Period(first, date(self.number * 100 - 1, 12, 31), hundreds + "XX", hundreds, "century")


@dataclass(frozen=True)
class Unit(Dated):
    """A week, month, year ...: the anchor's own, or some units from it; or the mentioned date's ("that
    week")."""

    unit: str
    which: int = 0
    base: Literal["anchor", "reference"] = "anchor"

    def period(self, context: Context) -> Period:
        base = context.published if self.base == "anchor" else context.mentioned
        match self.unit:
            case "day" | "night":
                return day_period(base + timedelta(days=self.which), base)
            case "week" | "fortnight":
                weeks = self.which * (2 if self.unit == "fortnight" else 1)
                return week_period(base + timedelta(weeks=weeks), base)
            case "weekend":
                return weekend_period(base + timedelta(weeks=self.which), base)
            case "month":
                month = add_months(base.replace(day=1), self.which)
                return month_period(month.year, month.month, base)
            case "quarter":
                month = add_months(base.replace(day=1), 3 * self.which)
                return Fraction("Q", (month.month + 2) // 3, Year(month.year)).period(context)._replace(anchor=base)
            case "year":
                return year_period(base.year + self.which, base)
            case "decade":
                return Decade(base.year // 10 * 10 + 10 * self.which).period(context)._replace(anchor=base)
            case "century":
                return Century(base.year // 100 + 1 + self.which).period(context)._replace(anchor=base)
            case _:
                raise Unresolvable(f"the hour of publication is not known, so “{context.words}” has no date")


@dataclass(frozen=True)
class Weekend(Dated):
    """The weekend without more: the last up to the anchor, or the next where the direction is future."""

    def period(self, context: Context) -> Period:
        anchor = context.published
        this = weekend_period(anchor, anchor)
        if context.direction == "future" or this.first <= anchor:
            return this
        return weekend_period(anchor - timedelta(weeks=1), anchor)


@dataclass(frozen=True)
class Part(Dated):
    """The early, middle or late third of a stretch, or its start or end; "within" leaves it whole.

    A third of a month is ten days, of a year four months, of a decade three or four years. The end of a
    year or quarter is its last month, of anything shorter its last day; of a decade or century its last year.
    """

    mod: Mod
    whole: Dated

    def period(self, context: Context) -> Period:
        whole = self.whole.period(context)
        if self.mod == "within" or whole.precision in {"day", "part_of_day", "hour", "minute"}:
            return whole
        years = whole.precision in {"decade", "century"}
        months = whole.precision in {"year", "half", "quarter", "season"}
        if self.mod in {"start", "end"}:
            day = whole.first if self.mod == "start" else whole.last
            if years:
                return year_period(day.year, whole.anchor)
            return month_period(day.year, day.month, whole.anchor) if months else day_period(day, whole.anchor)
        first, last = self._third(whole, years=years, months=months)
        shown = (lambda d: f"{d.year:04}") if years else (lambda d: d.isoformat()[:7]) if months else date.isoformat
        return interval(shown(first), shown(last), first, last, whole.anchor)

    def _third(self, whole: Period, *, years: bool, months: bool) -> tuple[date, date]:
        if years:
            length = whole.last.year - whole.first.year + 1
            cuts = [date(whole.first.year + n, 1, 1) for n in _cuts(length)]
        elif months:
            length = (whole.last.year - whole.first.year) * 12 + whole.last.month - whole.first.month + 1
            cuts = [add_months(whole.first, n) for n in _cuts(length)]
        else:
            length = (whole.last - whole.first).days + 1
            cuts = [whole.first + timedelta(days=n) for n in _cuts(30 if whole.precision == "month" else length)]
        before = timedelta(days=1)
        return {
            "early": (whole.first, cuts[0] - before),
            "mid": (cuts[0], cuts[1] - before),
            "late": (cuts[1], whole.last),
        }[self.mod]


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


def _cuts(length: int) -> tuple[int, int]:
    """Where the middle and the last third begin: of ten years 0-3, 4-6, 7-9, of a week Monday,
    Wednesday, Friday."""
    return {7: (2, 4), 10: (4, 7)}.get(length, (length // 3, length - length // 3))


def _years(anchor: date) -> range:
    return range(anchor.year - 2, anchor.year + 3)

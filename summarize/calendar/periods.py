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
    last_day,
    month_period,
    months_period,
    nearest,
    week_period,
    weekend_period,
    year_period,
)
from summarize.calendar.words import SEASON_MONTHS, SEASON_TIMEX


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


def _years(anchor: date) -> range:
    return range(anchor.year - 2, anchor.year + 3)

"""Meanings that come to one day: a date, a weekday, today, a holiday, the Monday of last week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from summarize.calendar.meaning import Context, Dated, Period, Unresolvable, day_period, last_day, nearest
from summarize.calendar.words import HolidayRule

_REACH = 8  # years either side of the anchor: 29 February is never farther away


@dataclass(frozen=True)
class Day(Dated):
    """A day of a month: of the year that `of` comes to, or of the one that brings it nearest to the
    anchor."""

    month: int
    day: int
    of: Dated | None = None

    def period(self, context: Context) -> Period:
        if self.of is not None:
            year = self.of.period(context)
            return day_period(date(year.first.year, self.month, self.day), year.anchor)
        here = context.published.year
        return nearest(
            [day_period(day) for year in range(here - _REACH, here + _REACH + 1) if (day := self._in(year))],
            context,
        )

    def _in(self, year: int) -> date | None:
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None


@dataclass(frozen=True)
class IsoDay(Dated):
    """A day written as ISO 8601 has it, with or without the time."""

    isoday: str
    isotime: str | None = None

    def period(self, context: Context) -> Period:  # noqa: ARG002
        day = day_period(date.fromisoformat(self.isoday))
        if self.isotime is None:
            return day
        moment = f"{day.value}T{self.isotime}"
        return day._replace(value=moment, timex3=moment, precision="minute", type="time")


@dataclass(frozen=True)
class Figures(Dated):
    """A day in figures: the month comes first unless it cannot, or full stops stand between (21.1.2022)."""

    figures: tuple[int, int, int]
    mark: str | None = None

    def period(self, context: Context) -> Period:  # noqa: ARG002
        first, second, third = self.figures
        if first > 31:
            return day_period(date(first, second, third))
        month, day = (second, first) if first > 12 or (self.mark == "." and second <= 12) else (first, second)
        return day_period(date(third, month, day))


@dataclass(frozen=True)
class Weekday(Dated):
    """A day of the week: the latest up to the anchor, or the next from it on where the direction is future.

    `which` is -1 for "last Friday" and 1 for "next Friday", never the anchor itself; 0 for "this
    Friday", which looks ahead unless the direction is past.
    """

    weekday: int
    which: int | None = None

    def period(self, context: Context) -> Period:
        anchor = context.published
        behind = (anchor.weekday() - self.weekday) % 7
        ahead = -behind % 7
        if self.which == -1:
            day = anchor - timedelta(days=behind or 7)
        elif self.which == 1:
            day = anchor + timedelta(days=ahead or 7)
        elif context.direction == "future" or (self.which == 0 and context.direction is None):
            day = anchor + timedelta(days=ahead)
        else:
            day = anchor - timedelta(days=behind)
        return day_period(day, anchor)


@dataclass(frozen=True)
class WeekdayOfWeek(Dated):
    """A day of last, this or next week ("Monday last week")."""

    weekday: int
    weeks: int

    def period(self, context: Context) -> Period:
        anchor = context.published
        return day_period(anchor + timedelta(days=self.weekday - anchor.weekday() + 7 * self.weeks), anchor)


@dataclass(frozen=True)
class NearDay(Dated):
    """Today, or a day a few days from it."""

    days: int

    def period(self, context: Context) -> Period:
        return day_period(context.published + timedelta(days=self.days), context.published)


@dataclass(frozen=True)
class ReferenceDay(Dated):
    """A day some days from the one mentioned before ("the same day", "the day after")."""

    days: int

    def period(self, context: Context) -> Period:
        return day_period(context.mentioned + timedelta(days=self.days), context.mentioned)


@dataclass(frozen=True)
class ReferenceWeekday(Dated):
    """The first such weekday after the day mentioned before, the last one ahead of it, or (0) the one of
    its week."""

    weekday: int
    which: int

    def period(self, context: Context) -> Period:
        days = self.weekday - context.mentioned.weekday()
        if self.which:
            days = (days % 7 or 7) if self.which > 0 else days % 7 - 7
        return day_period(context.mentioned + timedelta(days=days), context.mentioned)


@dataclass(frozen=True)
class Holiday(Dated):
    """A holiday: of the year that `of` comes to, or of the one that brings it nearest to the anchor."""

    holiday: HolidayRule
    of: Dated | None = None
    which: int | None = None

    def period(self, context: Context) -> Period:
        if self.of is not None:
            year = self.of.period(context)
            return day_period(holiday_in(year.first.year, self.holiday), year.anchor)
        anchor = context.published
        days = [day_period(holiday_in(year, self.holiday)) for year in range(anchor.year - 2, anchor.year + 3)]
        if self.which == -1:
            return max(d for d in days if d.last < anchor)._replace(anchor=anchor)
        if self.which == 1:
            return min(d for d in days if d.first > anchor)._replace(anchor=anchor)
        return nearest(days, context)


@dataclass(frozen=True)
class NthWeekday(Dated):
    """The first, second or last such weekday of a stretch of days ("the third Thursday of November")."""

    nth: int
    weekday: int
    whole: Dated

    def period(self, context: Context) -> Period:
        whole = self.whole.period(context)
        if self.nth < 0:
            day = whole.last - timedelta(days=(whole.last.weekday() - self.weekday) % 7)
        else:
            day = whole.first + timedelta(days=(self.weekday - whole.first.weekday()) % 7 + 7 * (self.nth - 1))
        if not whole.first <= day <= whole.last:
            raise Unresolvable(f"“{context.words}” is not a date of the calendar")
        return day_period(day, whole.anchor)


def holiday_in(year: int, rule: HolidayRule) -> date:
    """The day on which a holiday falls in a year."""
    if rule[0] == "easter":
        return easter(year) + timedelta(days=rule[1])
    if len(rule) == 4:
        _, month, weekday, which = rule
        first = date(year, month, 1)
        if which < 0:
            last = last_day(year, month)
            return last - timedelta(days=(last.weekday() - weekday) % 7)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))
    return date(year, int(rule[0]), rule[1])


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computus, Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)

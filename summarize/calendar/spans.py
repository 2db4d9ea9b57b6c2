"""Meanings that run from a point or along a length: ranges, "two days ago", durations, repetitions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from summarize.calendar.days import Day, Holiday, Weekday
from summarize.calendar.meaning import (
    Context,
    Dated,
    Meaning,
    Period,
    Unresolvable,
    add_months,
    day_period,
    interval,
    month_period,
    year_period,
)
from summarize.calendar.periods import Month, Unit, Year
from summarize.calendar.resolution import Resolution
from summarize.calendar.words import UNITS

Number = float | Literal["X"]
_DAYS = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_HOURS_A_DAY = {"hour": 24, "minute": 24 * 60, "second": 24 * 3600}


@dataclass(frozen=True)
class Range(Dated):
    """From one date to another. What one end leaves out ("March 3 to April 5, 2022") follows from the
    other."""

    start: Dated
    end: Dated

    def period(self, context: Context) -> Period:
        if _is_open(self.end) and (context.direction == "future" or not _is_open(self.start)):
            start = self.start.period(context)
            end = _next_to(self.end, start.first, 1) or self.end.period(context)
        else:
            end = self.end.period(context)
            start = _next_to(self.start, end.first, -1) or self.start.period(context)
        anchor = start.anchor or end.anchor
        first = start.first.isoformat() if "/" in start.value else start.value
        last = end.last.isoformat() if "/" in end.value else end.value
        both = interval(first.partition("T")[0], last.partition("T")[0], start.first, end.last, anchor)
        return both._replace(timex3=f"{first}/{last}")


def _is_open(meaning: Dated) -> bool:
    match meaning:
        case Day(of=None) | Month(of=None, which=None) | Weekday(which=None) | Holiday(of=None, which=None):
            return True
    return False


def _next_to(meaning: Dated, other: date, way: Literal[-1, 1]) -> Period | None:
    """The open date that lies next to the other end, on the side that `way` says; None if it is not open."""
    match meaning:
        case Weekday(which=None):
            days = (meaning.weekday - other.weekday()) * way % 7
            return day_period(other + timedelta(days=way * days))
        case Day(of=None) | Holiday(of=None, which=None):
            found = replace(meaning, of=Year(other.year)).period(Context("", None))
            beside = found.first >= other if way > 0 else found.first <= other
            return found if beside else replace(meaning, of=Year(other.year + way)).period(Context("", None))
        case Month(of=None, which=None):
            beside = meaning.month >= other.month if way > 0 else meaning.month <= other.month
            return month_period(other.year if beside else other.year + way, meaning.month)
    return None


@dataclass(frozen=True)
class Shift(Dated):
    """Some units from the anchor ("two days ago"), or from the date mentioned before ("a week later")."""

    number: Number
    unit: str
    way: Literal[-1, 1]
    base: Literal["anchor", "reference"] = "anchor"

    def period(self, context: Context) -> Period:
        if self.number == "X":
            raise Unresolvable(f"“{context.words}” does not say how many {self.unit}s")
        base = context.published if self.base == "anchor" else context.mentioned
        return shifted(base, self.number * self.way, self.unit, context)._replace(anchor=base)

    def resolve(self, context: Context) -> Resolution:
        if self.number == "X" and self.base == "anchor":
            reason = f"“{context.words}” does not say how many {self.unit}s"
            return Resolution(timex3="PAST_REF" if self.way < 0 else "FUTURE_REF", reason=reason)
        return Dated.resolve(self, context)


def shifted(base: date, number: float, unit: str, context: Context) -> Period:
    """The day, month or year that lies some units from a day: as precise as the unit, weeks counting as
    days."""
    if unit in _HOURS_A_DAY:
        if number % _HOURS_A_DAY[unit]:
            raise Unresolvable(f"the hour is not known that “{context.words}” counts from")
        return day_period(base + timedelta(days=number / _HOURS_A_DAY[unit]))
    if unit == "weekend":
        return Unit("weekend", int(number)).period(Context("", base))
    if unit in _DAYS:
        return day_period(base + timedelta(days=int(number * _DAYS[unit])))
    months = number * _MONTHS[unit]
    if unit == "quarter":
        return Unit("quarter", int(number)).period(Context("", base))
    if unit == "month" or months % 12:
        month = add_months(base.replace(day=1), int(months))
        return month_period(month.year, month.month)
    return year_period(base.year + int(months // 12))


@dataclass(frozen=True)
class Duration(Meaning):
    """A length of time ("six months")."""

    number: Number
    unit: str

    def resolve(self, context: Context) -> Resolution:  # noqa: ARG002
        return Resolution(type="duration", timex3=duration_timex(self.number, self.unit))


@dataclass(frozen=True)
class Sum(Meaning):
    """Two lengths of time as one ("four years and eight months")."""

    first: Duration
    second: Duration

    def resolve(self, context: Context) -> Resolution:
        first, second = (length.resolve(context).timex3 or "" for length in (self.first, self.second))
        joined = first + (second.removeprefix("PT") if "T" in first else second.removeprefix("P"))
        return Resolution(type="duration", timex3=joined)


@dataclass(frozen=True)
class Ahead(Meaning):
    """Some units from now ("in three weeks"); told of the past, how long it took ("sold out in three
    weeks")."""

    number: Number
    unit: str

    def resolve(self, context: Context) -> Resolution:
        if context.direction == "past":
            return Duration(self.number, self.unit).resolve(context)
        return Shift(self.number, self.unit, 1).resolve(context)


@dataclass(frozen=True)
class Window(Meaning):
    """The last or next so many units, up to or from the anchor ("the past two weeks"): a length with a
    place."""

    number: Number
    unit: str
    way: Literal[-1, 1]
    base: Literal["anchor", "reference"] = "anchor"

    def resolve(self, context: Context) -> Resolution:
        timex3 = duration_timex(self.number, self.unit)
        try:
            span = self._span(context)
        except Unresolvable as why:
            return Resolution(type="duration", timex3=timex3, reason=str(why))
        return Resolution(
            type="duration",
            value=span.value,
            timex3=timex3,
            precision=span.precision,
            anchor=span.anchor.isoformat() if span.anchor else None,
        )

    def _span(self, context: Context) -> Period:
        if self.number == "X":
            raise Unresolvable(f"“{context.words}” does not say how many {self.unit}s")
        base = context.published if self.base == "anchor" else context.mentioned
        far = shifted(base, self.number * self.way, self.unit, context)
        near = {"month": month_period(base.year, base.month), "year": year_period(base.year)}.get(
            far.precision, day_period(base)
        )
        start, end = (far, near) if self.way < 0 else (near, far)
        if "/" in far.value:
            return interval(str(start.first), str(end.last), start.first, end.last, base)
        return interval(start.value, end.value, start.first, end.last, base)


@dataclass(frozen=True)
class Repetition(Meaning):
    """What comes back again and again ("every Monday")."""

    timex3: str

    def resolve(self, context: Context) -> Resolution:  # noqa: ARG002
        return Resolution(type="set", timex3=self.timex3)


def duration_timex(number: Number, unit: str) -> str:
    """The TIMEX3 value of a length of time: "P2W", "PT30M", "P10Y", "PXM"."""
    _, pattern, factor = UNITS[unit]
    if number == "X":
        return pattern.format("X")
    count = number * factor
    for whole, (part, times) in {"year": ("month", 12), "day": ("hour", 24), "hour": ("minute", 60)}.items():
        if unit == whole and count % 1 and not count * times % 1:
            return UNITS[part][1].format(int(count * times))
    return pattern.format(int(count) if not count % 1 else f"{count:g}")

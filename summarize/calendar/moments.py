"""Meanings on the clock: an hour, or a part of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from summarize.calendar.days import ReferenceDay
from summarize.calendar.meaning import Context, Dated, Period, Unresolvable
from summarize.calendar.resolution import Resolution


@dataclass(frozen=True)
class Clock(Dated):
    """An hour of a day; of the day mentioned before where none is given. `zone` is kept where it is UTC."""

    hour: int
    minute: int | None = None
    day: Dated | None = None
    utc: bool = False

    @property
    def _time(self) -> str:
        return f"T{time(self.hour, self.minute or 0):%H:%M}"

    def period(self, context: Context) -> Period:
        day = (self.day or ReferenceDay(0)).period(context)
        if day.first != day.last:
            raise Unresolvable(f"“{context.words}” does not say which day")
        moment = day.first.isoformat() + self._time
        return day._replace(
            value=moment,
            timex3=moment + "Z" * self.utc,
            precision="hour" if self.minute is None else "minute",
            type="time",
        )

    def resolve(self, context: Context) -> Resolution:
        if self.day is None and context.reference is None:
            reason = f"“{context.words}” does not say which day"
            return Resolution(type="time", timex3=self._time + "Z" * self.utc, reason=reason)
        return Dated.resolve(self, context)


@dataclass(frozen=True)
class ClockRange(Dated):
    """From one hour of a day to another. EDTF intervals have no times, so the value is the day."""

    first: Clock
    last: Clock
    day: Dated

    def period(self, context: Context) -> Period:
        day = self.day.period(context)
        first, last = (Clock(c.hour, c.minute, self.day).period(context) for c in (self.first, self.last))
        return day._replace(timex3=f"{first.timex3}/{last.timex3}", precision=last.precision, type="time")


@dataclass(frozen=True)
class PartOfDay(Dated):
    """The morning, evening ... of a day, as TIMEX3 codes it."""

    part: str
    day: Dated

    def period(self, context: Context) -> Period:
        day = self.day.period(context)
        if day.first != day.last:
            raise Unresolvable(f"“{context.words}” does not say which day")
        return day._replace(timex3=f"{day.first}T{self.part}", precision="part_of_day", type="time")

"""What a resolved expression looks like to the rest of the project."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

DateType = Literal["date", "time", "duration", "set"]
Direction = Literal["past", "future"]
Precision = Literal[
    "minute", "hour", "part_of_day", "day", "weekend", "week", "month", "season", "quarter", "half", "year",
    "decade", "century", "interval",
]  # fmt: skip


class Resolution(BaseModel):
    """What a temporal expression means.

    `value` is EDTF (see `is_edtf`), `timex3` the value of a TimeML 1.2.1 TIMEX3 tag. A length of time and a
    repetition are no dates: they have a TIMEX3 value only. Any other value that is None has a `reason`, fit
    for a person, and so has a length that lies around an anchor ("the past week") where there is none.
    `anchor` is the ISO date that a relative expression was resolved against, None for an absolute one.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    type: DateType = "date"
    value: str | None = None
    timex3: str | None = None
    precision: Precision | None = None
    anchor: str | None = None
    reason: str | None = None

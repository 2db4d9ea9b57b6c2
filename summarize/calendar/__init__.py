"""The calendar: English date expressions, where they stand and what they mean.

`find` gives the expressions of a text, `resolve` their meaning in EDTF and TIMEX3 against a publication date.
Nothing here knows what day it is today.
"""

from summarize.calendar.finding import Expression, find
from summarize.calendar.resolving import resolve
from summarize.calendar.values import DateType, Direction, Precision, Resolution, bounds, is_edtf

__all__ = [
    "DateType",
    "Direction",
    "Expression",
    "Precision",
    "Resolution",
    "bounds",
    "find",
    "is_edtf",
    "resolve",
]

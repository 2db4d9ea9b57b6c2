"""The calendar: English date expressions, where they stand and what they mean.

`find` gives the expressions of a text, `resolve` their meaning in EDTF and TIMEX3 against a publication date.
Nothing here knows what day it is today.

Read on in the order of the data: `words` (the vocabulary), `tokens`, `parsing` and `grammar` (what can
be said), `lookalikes` and `finding` (what only looks like a date), `meaning` with `days`, `periods`,
`parts`, `moments` and `spans` (what it comes to), `resolving`, `edtf`.
"""

from summarize.calendar.edtf import bounds, is_edtf
from summarize.calendar.finding import Expression, find
from summarize.calendar.resolution import DateType, Direction, Precision, Resolution
from summarize.calendar.resolving import resolve

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

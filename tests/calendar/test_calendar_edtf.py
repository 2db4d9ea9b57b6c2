"""EDTF values: which are valid, and the days they cover."""

from __future__ import annotations

from datetime import date

import pytest

from summarize.calendar import bounds, is_edtf

BOUNDS = [
    ("a day", "2022-01-20", "2022-01-20", "2022-01-20"),
    ("a month", "2022-02", "2022-02-01", "2022-02-28"),
    ("a month of a leap year", "2024-02", "2024-02-01", "2024-02-29"),
    ("a year", "2022", "2022-01-01", "2022-12-31"),
    ("a decade", "199X", "1990-01-01", "1999-12-31"),
    ("a century", "19XX", "1900-01-01", "1999-12-31"),
    ("some day of a month", "2022-02-XX", "2022-02-01", "2022-02-28"),
    ("some month of a year", "2022-XX", "2022-01-01", "2022-12-31"),
    ("summer", "2022-22", "2022-06-01", "2022-08-31"),
    ("winter runs into the next year", "2022-24", "2022-12-01", "2023-02-28"),
    ("a quarter of level 2", "2022-35", "2022-07-01", "2022-09-30"),
    ("an interval of months", "2023-01/2023-04", "2023-01-01", "2023-04-30"),
    ("an interval of days", "2021-12-27/2021-12-31", "2021-12-27", "2021-12-31"),
    ("a moment", "2022-01-17T09:00", "2022-01-17", "2022-01-17"),
    ("a moment with seconds and zone", "2022-01-17T09:00:30+01:00", "2022-01-17", "2022-01-17"),
    ("approximate", "2023~", "2023-01-01", "2023-12-31"),
    ("uncertain", "2022-01?", "2022-01-01", "2022-01-31"),
    ("a set of days", "{2022-01-05,2022-01-11}", "2022-01-05", "2022-01-11"),
]

# Valid, but without a first or last day here.
UNBOUNDED = [
    ("open end", "2022-01-20/.."),
    ("unknown end", "2022-01-20/"),
    ("open start", "../2022"),
    ("before our era", "-0044"),
    ("far future", "Y170000002"),
    ("a set with an open start", "[..2022]"),
]

INVALID = [
    ("nothing", ""),
    ("words", "Thursday"),
    ("month 13", "2022-13"),
    ("month 0", "2022-00"),
    ("30 February", "2022-02-30"),
    ("day 0", "2022-01-00"),
    ("figures missing", "2022-1-1"),
    ("mask too short", "20X"),
    ("backwards", "2023/2022"),
    ("open on both sides", "../.."),
    ("three ends", "2021/2022/2023"),
    ("a time in an interval", "2022-01-17T09:00/2022-01-18"),
    ("hour 25", "2022-01-17T25:00"),
    ("a time without a day", "2022-01T09:00"),
    ("a day of a season", "2022-21-01"),
    ("TIMEX3 week", "2022-W03"),
    ("duration", "P2W"),
    ("space", "2022 "),
    ("two qualifiers", "2022~?"),
    ("figures of another script", "٢٠٢٢"),
]


@pytest.mark.parametrize(("about", "edtf", "first", "last"), BOUNDS, ids=[row[0] for row in BOUNDS])
def test_the_days_of_a_value(about: str, edtf: str, first: str, last: str) -> None:
    assert is_edtf(edtf)
    assert bounds(edtf) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(("about", "edtf"), UNBOUNDED, ids=[row[0] for row in UNBOUNDED])
def test_valid_values_without_bounds(about: str, edtf: str) -> None:
    assert is_edtf(edtf)
    assert bounds(edtf) is None


@pytest.mark.parametrize(("about", "edtf"), INVALID, ids=[row[0] for row in INVALID])
def test_what_is_not_edtf(about: str, edtf: str) -> None:
    assert not is_edtf(edtf)
    assert bounds(edtf) is None

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.calendar import Direction, bounds, find, is_edtf, resolve

FRIDAY = date(2022, 1, 21)

# What the row is about, the expression, and its EDTF value against Friday 21 January 2022.
VALUES = [
    ("American day", "Jan. 11, 2022", "2022-01-11"),
    ("British day", "11 January 2022", "2022-01-11"),
    ("ordinal day", "the 11th of January 2022", "2022-01-11"),
    ("weekday before the day", "Tuesday, January 11, 2022", "2022-01-11"),
    ("ISO day", "2022-01-21", "2022-01-21"),
    ("figures, month first", "1/21/2022", "2022-01-21"),
    ("figures, day first where the month cannot be", "21/1/2022", "2022-01-21"),
    ("no year, nearest past", "Jan. 5", "2022-01-05"),
    ("no year, nearest is last year", "Nov. 8", "2021-11-08"),
    ("no year, day before month", "8 November", "2021-11-08"),
    ("month and year", "January 2022", "2022-01"),
    ("month of this year", "January", "2022-01"),
    ("month of last year", "last November", "2021-11"),
    ("part of a month", "mid-March 2022", "2022-03-11/2022-03-20"),
    ("end of a month", "the end of March 2022", "2022-03-31"),
    ("year", "2022", "2022"),
    ("early in a year", "early 2023", "2023-01/2023-04"),
    ("late last year", "late last year", "2021-09/2021-12"),
    ("fiscal year", "fiscal 2024", "2024"),
    ("quarter by letter", "Q3 2022", "2022-07/2022-09"),
    ("quarter in words", "the third quarter of 2022", "2022-07/2022-09"),
    ("quarter without a year", "the fourth quarter", "2021-10/2021-12"),
    ("half", "the first half of 2023", "2023-01/2023-06"),
    ("season", "spring 2023", "2023-21"),
    ("season near the anchor", "last summer", "2021-22"),
    ("decade", "the 1990s", "199X"),
    ("part of a decade", "the mid-1990s", "1994/1996"),
    ("century", "the 21st century", "20XX"),
    ("weekday", "Thursday", "2022-01-20"),
    ("weekday is the anchor's own", "Friday", "2022-01-21"),
    ("last weekday", "last Friday", "2022-01-14"),
    ("next weekday", "next Tuesday", "2022-01-25"),
    ("possessive weekday", "Thursday's", "2022-01-20"),
    ("part of a weekday", "Thursday night", "2022-01-20"),
    ("weekday of last week", "Monday last week", "2022-01-10"),
    ("today", "today", "2022-01-21"),
    ("yesterday", "yesterday", "2022-01-20"),
    ("tonight", "tonight", "2022-01-21"),
    ("this month", "this month", "2022-01"),
    ("last week", "last week", "2022-01-10/2022-01-16"),
    ("earlier this week", "earlier this week", "2022-01-17/2022-01-23"),
    ("next year", "next year", "2023"),
    ("the weekend", "the weekend", "2022-01-15/2022-01-16"),
    ("end of the year", "the end of the year", "2022-12"),
    ("days ago", "two days ago", "2022-01-19"),
    ("months ago", "six months ago", "2021-07"),
    ("years ago", "10 years ago", "2012"),
    ("in some weeks", "in three weeks", "2022-02-11"),
    ("range of days", "Dec. 27–Dec. 31, 2021", "2021-12-27/2021-12-31"),
    ("range inside a month", "March 3-7, 2022", "2022-03-03/2022-03-07"),
    ("British range", "3 to 7 March 2022", "2022-03-03/2022-03-07"),
    ("range over New Year", "Dec. 30, 2021 to Jan. 2, 2022", "2021-12-30/2022-01-02"),
    ("range of weekdays", "between Monday and Wednesday", "2022-01-17/2022-01-19"),
    ("range of months", "January to March 2021", "2021-01/2021-03"),
    ("range of years", "2019-2021", "2019/2021"),
    ("short range of years", "2021-22", "2021/2022"),
    ("holiday", "New Year's Eve", "2021-12-31"),
    ("clock and weekday", "9 a.m. Monday", "2022-01-17T09:00"),
    ("clock with a zone", "10:30 GMT on Tuesday", "2022-01-18T10:30"),
]

FUTURE = [
    ("weekday ahead", "Thursday", "2022-01-27"),
    ("weekday ahead on the day itself", "Friday", "2022-01-21"),
    ("day ahead", "Jan. 5", "2023-01-05"),
    ("month ahead", "March", "2022-03"),
    ("quarter ahead", "the third quarter", "2022-07/2022-09"),
]

TIMEX = [
    ("duration", "two weeks", "duration", "P2W"),
    ("duration as an adjective", "24-hour", "duration", "PT24H"),
    ("duration of a decade", "the past decade", "duration", "P10Y"),
    ("vague duration", "several months", "duration", "PXM"),
    ("every weekday", "every Monday", "set", "XXXX-WXX-1"),
    ("twice a year", "twice a year", "set", "P1Y"),
    ("adverb", "weekly", "set", "P1W"),
    ("week", "last week", "date", "2022-W02"),
    ("quarter", "Q3 2022", "date", "2022-Q3"),
    ("evening", "Thursday evening", "time", "2022-01-20TEV"),
]

# An expression that has no value, and a word of the reason for it.
UNRESOLVABLE = [
    ("relative without an anchor", "Thursday", None, "no publication date"),
    ("partial without an anchor", "Jan. 11", None, "no publication date"),
    ("month without an anchor", "last month", None, "no publication date"),
    ("impossible day", "Feb. 30, 2022", FRIDAY, "not a date"),
    ("refers to nothing", "the same day", FRIDAY, "no earlier date"),
    ("counts from nothing", "a week earlier", FRIDAY, "no earlier date"),
    ("says not how many", "several years ago", FRIDAY, "how many"),
    ("not a date", "the mill", FRIDAY, "not an expression"),
]

# The expressions of a sentence, joined by "|".
FINDS = [
    ("month that is a name or a verb", "Theresa May said in May that it may end.", "May"),
    ("march that is a verb", "Protesters march in March.", "March"),
    ("years and counts", "He paid $2022 to 1900 troops in 2019, before the 2024 election.", "2019|2024"),
    ("age is no date", "The 45-year-old and the man, 45 years old, left on Monday.", "Monday"),
    ("newspaper is no date", "The Sunday Times said Sunday's vote was off.", "Sunday"),
    ("duration behind an ordinal", "It was the second in two weeks.", "two weeks"),
    (
        "part of the day",
        "They met on Monday morning and left at 9 a.m. Tuesday.",
        "Monday morning|9 a.m. Tuesday",
    ),
    ("range is one expression", "It ran from Dec. 27–Dec. 31, 2021.", "Dec. 27–Dec. 31, 2021"),
    ("two days are two expressions", "Tests on Jan. 5 and Jan. 11 failed.", "Jan. 5|Jan. 11"),
    ("range with between", "It closes between Monday and Wednesday.", "between Monday and Wednesday"),
    ("narrative dates", "Two days later he left; the same day she came.", "Two days later|the same day"),
    ("decades", "In the 1990s, and in the mid-1980s, it grew.", "the 1990s|the mid-1980s"),
    ("repetition", "It meets every Monday and twice a year.", "every Monday|twice a year"),
    ("resolution number", "Resolution 2270 of the council", ""),
    ("percentages", "It rose 5 percent to 7 percent.", ""),
    ("the seed's first sentence", "diplomats said Thursday, as Pyongyang seeks more", "Thursday"),
]


def value(expression: str, direction: Direction | None = None) -> str | None:
    return resolve(expression, anchor=FRIDAY, direction=direction).value


@pytest.mark.parametrize(("about", "expression", "expected"), VALUES, ids=[row[0] for row in VALUES])
def test_value(about: str, expression: str, expected: str) -> None:
    assert value(expression) == expected


@pytest.mark.parametrize(("about", "expression", "expected"), FUTURE, ids=[row[0] for row in FUTURE])
def test_future_value(about: str, expression: str, expected: str) -> None:
    assert value(expression, "future") == expected


@pytest.mark.parametrize(("about", "expression", "kind", "timex3"), TIMEX, ids=[row[0] for row in TIMEX])
def test_timex3(about: str, expression: str, kind: str, timex3: str) -> None:
    answer = resolve(expression, anchor=FRIDAY)
    assert (answer.type, answer.timex3) == (kind, timex3)


@pytest.mark.parametrize(
    ("about", "expression", "anchor", "reason"), UNRESOLVABLE, ids=[row[0] for row in UNRESOLVABLE]
)
def test_unresolvable_says_why(about: str, expression: str, anchor: date | None, reason: str) -> None:
    answer = resolve(expression, anchor=anchor)
    assert answer.value is None
    assert answer.reason is not None
    assert reason in answer.reason


@pytest.mark.parametrize(("about", "sentence", "expected"), FINDS, ids=[row[0] for row in FINDS])
def test_find(about: str, sentence: str, expected: str) -> None:
    assert "|".join(e.text for e in find(sentence)) == expected


def test_reference_is_the_date_mentioned_before() -> None:
    reference = date(2022, 1, 11)
    assert resolve("two days later", anchor=FRIDAY, reference=reference).value == "2022-01-13"
    assert resolve("the day before", anchor=FRIDAY, reference=reference).value == "2022-01-10"
    assert resolve("the same day", anchor=FRIDAY, reference=reference).value == "2022-01-11"


BOUNDS = [
    ("2022-01-20", "2022-01-20", "2022-01-20"),
    ("2022-02", "2022-02-01", "2022-02-28"),
    ("2022-24", "2022-12-01", "2023-02-28"),
    ("199X", "1990-01-01", "1999-12-31"),
    ("19XX", "1900-01-01", "1999-12-31"),
    ("2023-01/2023-04", "2023-01-01", "2023-04-30"),
    ("2022-01-17T09:00", "2022-01-17", "2022-01-17"),
    ("2023~", "2023-01-01", "2023-12-31"),
]


@pytest.mark.parametrize(("edtf", "first", "last"), BOUNDS)
def test_bounds(edtf: str, first: str, last: str) -> None:
    assert bounds(edtf) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("edtf", ["", "Thursday", "2022-13", "2022-02-30", "2023/2022", "../..", "20X", "2022-1-1"])
def test_what_is_not_edtf(edtf: str) -> None:
    assert not is_edtf(edtf)
    assert bounds(edtf) is None


PIECES = st.sampled_from(
    "Jan. 11 2022 Thursday last next this week the end of early Q3 1990s two days ago every Monday 9 a.m. between and to "
    "– - , . May March 30 February in a year later before '90s first half of spring night".split(" ")
)
SOUP = st.lists(PIECES, max_size=12).map(" ".join) | st.text(max_size=60)
ANCHORS = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))


@given(SOUP, ANCHORS, st.sampled_from([None, "past", "future"]))
def test_every_expression_has_a_value_or_a_reason(text: str, anchor: date | None, direction: Direction | None) -> None:
    for expression in find(text):
        assert text[expression.start : expression.end] == expression.text
        answer = resolve(expression.text, anchor=anchor, direction=direction, reference=anchor)
        assert answer.value is None or is_edtf(answer.value)
        assert answer.value or answer.timex3 or answer.reason


@given(SOUP, ANCHORS)
def test_any_text_can_be_asked_about(text: str, anchor: date | None) -> None:
    answer = resolve(text, anchor=anchor)
    assert answer.value or answer.timex3 or answer.reason


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), ANCHORS)
def test_an_absolute_day_does_not_depend_on_the_anchor(day: date, anchor: date | None) -> None:
    answer = resolve(f"{day:%B} {day.day}, {day.year}", anchor=anchor)
    assert (answer.value, answer.anchor) == (day.isoformat(), None)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(["Monday", "Friday", "Jan. 5", "Oct. 31"]))
def test_direction_is_kept(anchor: date, expression: str) -> None:
    past, future = (resolve(expression, anchor=anchor, direction=d).value for d in ("past", "future"))
    assert past is not None
    assert future is not None
    assert past <= anchor.isoformat() <= future

"""What expressions mean, against Friday 21 January 2022 where they need a day to count from."""

from __future__ import annotations

from datetime import date

import pytest

from summarize.calendar import Direction, resolve

FRIDAY = date(2022, 1, 21)
REFERENCE = date(2022, 1, 11)

# What the row is about, the expression, and its EDTF value whatever the anchor.
ABSOLUTE = [
    ("American day", "Jan. 11, 2022", "2022-01-11"),
    ("American day without the comma", "January 11 2022", "2022-01-11"),
    ("British day", "11 January 2022", "2022-01-11"),
    ("British day, short month", "11 Jan 2022", "2022-01-11"),
    ("ordinal day", "the 11th of January 2022", "2022-01-11"),
    ("ordinal behind the month", "January 11th, 2022", "2022-01-11"),
    ("ordinal in words", "the Fourth of July, 2023", "2023-07-04"),
    ("weekday ahead of the day", "Tuesday, January 11, 2022", "2022-01-11"),
    ("weekday ahead of a British day", "Tuesday 11 January 2022", "2022-01-11"),
    ("ISO day", "2022-01-21", "2022-01-21"),
    ("ISO day and time", "2022-01-21T09:30:00Z", "2022-01-21T09:30"),
    ("figures, month first", "1/21/2022", "2022-01-21"),
    ("figures, either way: month first", "3/4/2022", "2022-03-04"),
    ("figures, day first where the month cannot be", "21/1/2022", "2022-01-21"),
    ("figures with full stops, day first", "4.3.2022", "2022-03-04"),
    ("figures, year first", "2022/01/21", "2022-01-21"),
    ("29 February of a leap year", "Feb. 29, 2024", "2024-02-29"),
    ("non-breaking space", "Jan.\u00a011, 2022", "2022-01-11"),
    ("month and year", "January 2022", "2022-01"),
    ("month of a year", "March of 2020", "2020-03"),
    ("short month and year", "Sept. 2021", "2021-09"),
    ("part of a month", "mid-March 2022", "2022-03"),
    ("late in a month", "late February 2024", "2024-02"),
    ("end of a month", "the end of March 2022", "2022-03-31"),
    ("year", "2022", "2022"),
    ("the year so called", "the year 2000", "2000"),
    ("early in a year", "early 2023", "2023"),
    ("early in, with the preposition", "early in 2023", "2023"),
    ("middle of a year", "mid-2023", "2023"),
    ("end of a year", "the end of 2023", "2023-12"),
    ("year-end", "year-end 2023", "2023-12"),
    ("fiscal year", "fiscal 2024", "2024"),
    ("fiscal year, two figures", "FY24", "2024"),
    ("fiscal year over two years", "fiscal year 2022-23", "2022/2023"),
    ("quarter by letter", "Q3 2022", "2022-07/2022-09"),
    ("quarter behind the year", "2022 Q3", "2022-07/2022-09"),
    ("quarter in words", "the third quarter of 2022", "2022-07/2022-09"),
    ("quarter as an adjective", "fourth-quarter 2021", "2021-10/2021-12"),
    ("quarter of a fiscal year", "the second quarter of fiscal 2023", "2023-04/2023-06"),
    ("half", "first half of 2023", "2023-01/2023-06"),
    ("half of a month", "the second half of February 2024", "2024-02-16/2024-02-29"),
    ("half of a century", "the first half of the 20th century", "1900/1949"),
    ("British stamp", "Sat 18 Nov 2023 07.15 GMT", "2023-11-18T07:15"),
    ("half by letter", "H2 2023", "2023-07/2023-12"),
    ("months of a year", "the first nine months of 2023", "2023-01/2023-09"),
    ("week of a month", "the first week of March 2022", "2022-03-01/2022-03-07"),
    ("last day of a month", "the last day of February 2024", "2024-02-29"),
    ("weekday of a month", "the third Thursday of November 2022", "2022-11-17"),
    ("season", "spring 2023", "2023-21"),
    ("season of a year", "the autumn of 2019", "2019-23"),
    ("decade", "the 1990s", "199X"),
    ("part of a decade", "the mid-1990s", "199X"),
    ("part of a decade, article between", "early 2000s", "200X"),
    ("century", "the 21st century", "20XX"),
    ("century in words", "the nineteenth century", "18XX"),
    ("part of a century", "the late 19th century", "18XX"),
    ("range of days", "Dec. 27–Dec. 31, 2021", "2021-12-27/2021-12-31"),
    ("range inside a month", "March 3-7, 2022", "2022-03-03/2022-03-07"),
    ("British range", "3 to 7 March 2022", "2022-03-03/2022-03-07"),
    ("range with between", "between 3 and 7 March 2022", "2022-03-03/2022-03-07"),
    ("range over New Year", "Dec. 30, 2021 to Jan. 2, 2022", "2021-12-30/2022-01-02"),
    ("range over New Year, one year given", "Dec. 30 to Jan. 2, 2022", "2021-12-30/2022-01-02"),
    ("range of months", "January to March 2021", "2021-01/2021-03"),
    ("range of months over New Year", "November 2020 to February 2021", "2020-11/2021-02"),
    ("range of months, one year given", "from November to February 2021", "2020-11/2021-02"),
    ("range of years", "2019-2021", "2019/2021"),
    ("range of years with between", "between 2019 and 2021", "2019/2021"),
    ("short range of years", "2021-22", "2021/2022"),
    ("season over two years", "2023/24", "2023/2024"),
    ("holiday of a year", "Christmas 2020", "2020-12-25"),
    ("movable holiday", "Easter Monday 2024", "2024-04-01"),
    ("holiday by its weekday", "Thanksgiving 2023", "2023-11-23"),
    ("hour of a day", "9 a.m. on March 3, 2022", "2022-03-03T09:00"),
    ("approximate year", "around 2015", "2015~"),
    ("preposition quoted along", "since 2015", "2015"),
]

# Against the anchor, with no word on the tense.
RELATIVE = [
    ("no year, nearest past", "Jan. 5", "2022-01-05"),
    ("no year, the day itself", "Jan. 21", "2022-01-21"),
    ("no year, nearest is ahead", "Jan. 30", "2022-01-30"),
    ("no year, nearest is last year", "Nov. 8", "2021-11-08"),
    ("no year, day before month", "8 November", "2021-11-08"),
    ("no year, weekday ahead of it", "Wednesday, Jan. 19", "2022-01-19"),
    ("29 February from a common year", "Feb. 29", "2020-02-29"),
    ("day of last year", "Nov. 5 last year", "2021-11-05"),
    ("month of the anchor", "January", "2022-01"),
    ("month ahead", "March", "2022-03"),
    ("month behind", "October", "2021-10"),
    ("last November", "last November", "2021-11"),
    ("last month by its name", "last January", "2021-01"),
    ("month of this year", "June this year", "2022-06"),
    ("middle of a month", "mid-March", "2022-03"),
    ("deadline", "by the end of March", "2022-03-31"),
    ("late last year", "late last year", "2021"),
    ("quarter without a year", "the fourth quarter", "2021-10/2021-12"),
    ("quarter near the anchor", "last quarter", "2021-10/2021-12"),
    ("first half of the year", "the first half of the year", "2022-01/2022-06"),
    ("months of the year", "the first three months of the year", "2022-01/2022-03"),
    ("season", "this summer", "2022-22"),
    ("season behind", "last summer", "2021-22"),
    ("winter that is on", "this winter", "2021-24"),
    ("decade in two figures", "the '90s", "199X"),
    ("decade in words", "the sixties", "196X"),
    ("weekday", "Thursday", "2022-01-20"),
    ("weekday with its preposition", "on Thursday", "2022-01-20"),
    ("weekday is the anchor's own", "Friday", "2022-01-21"),
    ("short weekday", "Thurs.", "2022-01-20"),
    ("last weekday", "last Thursday", "2022-01-20"),
    ("last weekday, never the anchor", "last Friday", "2022-01-14"),
    ("next weekday", "next Tuesday", "2022-01-25"),
    ("next weekday, never the anchor", "next Friday", "2022-01-28"),
    ("this weekday looks ahead", "this Sunday", "2022-01-23"),
    ("possessive weekday", "Thursday's", "2022-01-20"),
    ("part of a weekday", "Thursday night", "2022-01-20"),
    ("late on a weekday", "late Wednesday", "2022-01-19"),
    ("weekday of last week", "Monday last week", "2022-01-10"),
    ("weekday of next week", "Wednesday of next week", "2022-01-26"),
    ("today", "today", "2022-01-21"),
    ("yesterday", "yesterday", "2022-01-20"),
    ("yesterday evening", "yesterday evening", "2022-01-20"),
    ("tomorrow", "tomorrow", "2022-01-22"),
    ("tonight", "tonight", "2022-01-21"),
    ("last night", "last night", "2022-01-20"),
    ("this morning", "this morning", "2022-01-21"),
    ("the day before yesterday", "the day before yesterday", "2022-01-19"),
    ("this month", "this month", "2022-01"),
    ("last month", "last month", "2021-12"),
    ("as early as next month", "as early as next month", "2022-02"),
    ("last week", "last week", "2022-01-10/2022-01-16"),
    ("week before last", "the week before last", "2022-01-03/2022-01-09"),
    ("earlier this week", "earlier this week", "2022-01-17/2022-01-23"),
    ("later this year", "later this year", "2022"),
    ("next year", "next year", "2023"),
    ("early next year", "early next year", "2023"),
    ("end of last year", "the end of last year", "2021-12"),
    ("end of the year", "the end of the year", "2022-12"),
    ("end of the month", "the end of the month", "2022-01-31"),
    ("end of the decade", "the end of the decade", "2029"),
    ("the weekend", "the weekend", "2022-01-15/2022-01-16"),
    ("this weekend", "this weekend", "2022-01-22/2022-01-23"),
    ("days ago", "two days ago", "2022-01-19"),
    ("a week ago", "a week ago", "2022-01-14"),
    ("months ago", "six months ago", "2021-07"),
    ("years ago", "10 years ago", "2012"),
    ("years and a half ago", "a year and a half ago", "2020-07"),
    ("decades ago", "two decades ago", "2002"),
    ("hours that make days", "48 hours ago", "2022-01-19"),
    ("in some weeks", "in three weeks", "2022-02-11"),
    ("in some weeks' time", "in two weeks' time", "2022-02-04"),
    ("from now", "six months from now", "2022-07"),
    ("range without a year", "March 3-7", "2022-03-03/2022-03-07"),
    ("range without a year, behind", "from Nov. 3 to Nov. 7", "2021-11-03/2021-11-07"),
    ("range over New Year without a year", "Dec. 27 to Jan. 3", "2021-12-27/2022-01-03"),
    ("range of weekdays", "from Monday to Wednesday", "2022-01-17/2022-01-19"),
    ("range of weekdays with between", "between Monday and Wednesday", "2022-01-17/2022-01-19"),
    ("range of years to last year", "from 2019 to last year", "2019/2021"),
    ("holiday behind", "New Year's Eve", "2021-12-31"),
    ("holiday behind, curly", "New Year’s Eve", "2021-12-31"),
    ("holiday nearest", "Christmas", "2021-12-25"),
    ("last holiday", "last Christmas", "2021-12-25"),
    ("clock and weekday", "9 a.m. Monday", "2022-01-17T09:00"),
    ("clock with a zone", "10:30 GMT on Tuesday", "2022-01-18T10:30"),
    ("clock behind the weekday", "Tuesday at 6:45 p.m.", "2022-01-18T18:45"),
    ("noon", "noon on Thursday", "2022-01-20T12:00"),
    ("midnight and after", "12:15 a.m. Thursday", "2022-01-20T00:15"),
    ("hours of a day", "9 a.m. to 5 p.m. Monday", "2022-01-17"),
    ("the past two weeks", "the past two weeks", "2022-01-07/2022-01-21"),
    ("over the past decade", "over the past decade", "2012/2022"),
    ("the next three months", "the next three months", "2022-01/2022-04"),
]

# With the tense: the direction, then as above.
TENSED = [
    ("weekday ahead", "future", "Thursday", "2022-01-27"),
    ("weekday ahead on the day itself", "future", "Friday", "2022-01-21"),
    ("this weekday behind", "past", "this Thursday", "2022-01-20"),
    ("day ahead", "future", "Jan. 5", "2023-01-05"),
    ("day behind", "past", "Jan. 30", "2021-01-30"),
    ("day ahead in some weeks", "future", "Feb. 14", "2022-02-14"),
    ("month ahead", "future", "March", "2022-03"),
    ("month behind", "past", "March", "2021-03"),
    ("month that is on", "past", "January", "2022-01"),
    ("quarter ahead", "future", "the third quarter", "2022-07/2022-09"),
    ("quarter behind", "past", "the third quarter", "2021-07/2021-09"),
    ("weekend ahead", "future", "the weekend", "2022-01-22/2022-01-23"),
    ("weekdays ahead", "future", "Monday to Wednesday", "2022-01-24/2022-01-26"),
    ("morning ahead", "future", "Monday morning", "2022-01-24"),
    ("hour ahead", "future", "Monday at 9 a.m.", "2022-01-24T09:00"),
    ("holiday ahead", "future", "Christmas", "2022-12-25"),
    ("spring ahead", "future", "the spring", "2022-21"),
]

# Against the date that the text mentioned before, Tuesday 11 January 2022.
REFERRED = [
    ("days later", "two days later", "2022-01-13"),
    ("week earlier", "a week earlier", "2022-01-04"),
    ("day before", "the day before", "2022-01-10"),
    ("same day", "the same day", "2022-01-11"),
    ("that day", "that day", "2022-01-11"),
    ("next day", "the next day", "2022-01-12"),
    ("following day", "the following day", "2022-01-12"),
    ("previous day", "the previous day", "2022-01-10"),
    ("that week", "that week", "2022-01-10/2022-01-16"),
    ("following month", "the following month", "2022-02"),
    ("that same year", "that same year", "2022"),
    ("day of that year", "3 November that year", "2022-11-03"),
    ("month of the following year", "March of the following year", "2023-03"),
    ("year earlier", "a year earlier", "2021"),
    ("that night", "that night", "2022-01-11"),
    ("following Friday", "the following Friday", "2022-01-14"),
    ("hour of that day", "9 a.m.", "2022-01-11T09:00"),
]

# Type and TIMEX3.
TIMEX = [
    ("day", "Jan. 20, 2022", "date", "2022-01-20"),
    ("week", "last week", "date", "2022-W02"),
    ("weekend", "this weekend", "date", "2022-W03-WE"),
    ("quarter", "Q3 2022", "date", "2022-Q3"),
    ("half", "first half of 2022", "date", "2022-H1"),
    ("season", "summer 2022", "date", "2022-SU"),
    ("decade", "the 1990s", "date", "199"),
    ("century", "the 20th century", "date", "19"),
    ("evening", "Thursday evening", "time", "2022-01-20TEV"),
    ("night", "last night", "time", "2022-01-20TNI"),
    ("hour", "9 a.m. Monday", "time", "2022-01-17T09:00"),
    ("hour in UTC", "10:30 GMT on Tuesday", "time", "2022-01-18T10:30Z"),
    ("hour without a day", "9 a.m.", "time", "T09:00"),
    ("years ago", "several years ago", "date", "PAST_REF"),
    ("duration", "two weeks", "duration", "P2W"),
    ("duration with its preposition", "for six months", "duration", "P6M"),
    ("deadline of days", "within 30 days", "duration", "P30D"),
    ("duration as an adjective", "two-week", "duration", "P2W"),
    ("hours as an adjective", "24-hour", "duration", "PT24H"),
    ("half an hour", "half an hour", "duration", "PT30M"),
    ("years and a half", "two and a half years", "duration", "P30M"),
    ("half a century", "half a century", "duration", "P50Y"),
    ("length in two units", "four years and eight months", "duration", "P4Y8M"),
    ("hours and minutes", "two hours and 10 minutes", "duration", "PT2H10M"),
    ("number in words", "twenty-one days", "duration", "P21D"),
    ("decade", "the past decade", "duration", "P10Y"),
    ("vague", "several months", "duration", "PXM"),
    ("recent weeks", "recent weeks", "duration", "PXW"),
    ("every weekday", "every Monday", "set", "XXXX-WXX-1"),
    ("weekdays", "Mondays", "set", "XXXX-WXX-1"),
    ("every other week", "every other week", "set", "P2W"),
    ("every few", "every two years", "set", "P2Y"),
    ("every morning", "every morning", "set", "XXXX-XX-XXTMO"),
    ("twice a year", "twice a year", "set", "P1Y"),
    ("adverb", "weekly", "set", "P1W"),
]

# What has no value, the anchor, and words of the reason for it.
UNRESOLVABLE = [
    ("weekday without an anchor", "Thursday", None, "no publication date to resolve “Thursday” against"),
    ("partial without an anchor", "Jan. 11", None, "no publication date"),
    ("month without an anchor", "last month", None, "no publication date"),
    ("range without an anchor", "March 3-7", None, "no publication date"),
    ("impossible day", "Feb. 30, 2022", FRIDAY, "not a date of the calendar"),
    ("impossible day without a year", "Feb. 30", FRIDAY, "not a date of the calendar"),
    ("impossible in figures", "13/13/2022", FRIDAY, "not a date of the calendar"),
    ("29 February of a common year", "Feb. 29, 2023", FRIDAY, "not a date of the calendar"),
    ("backwards", "2021 to 2019", FRIDAY, "backwards"),
    ("refers to nothing", "the same day", FRIDAY, "no earlier date"),
    ("counts from nothing", "a week earlier", FRIDAY, "no earlier date"),
    ("hour of no day", "9 a.m.", FRIDAY, "which day"),
    ("says not how many", "several years ago", FRIDAY, "how many"),
    ("the hour is not known", "three hours ago", FRIDAY, "hour"),
    ("window without an anchor", "the past two weeks", None, "no publication date"),
    ("no date at all", "the mill", FRIDAY, "not an expression"),
    ("a sentence", "Thursday was a good day", FRIDAY, "not an expression"),
    ("nothing", "", FRIDAY, "not an expression"),
    ("beyond the calendar", "9000 years ago", FRIDAY, "not a date of the calendar"),
]


def _ids(rows: list[tuple[str, ...]]) -> list[str]:
    return [row[0] for row in rows]


@pytest.mark.parametrize(("about", "expression", "value"), ABSOLUTE, ids=_ids(ABSOLUTE))
def test_an_absolute_expression_needs_no_anchor(about: str, expression: str, value: str) -> None:
    answers = [resolve(expression, anchor=anchor) for anchor in (None, FRIDAY, date(1999, 7, 1))]
    assert {answer.value for answer in answers} == {value}
    assert {answer.anchor for answer in answers[:1]} == {None}


@pytest.mark.parametrize(("about", "expression", "value"), RELATIVE, ids=_ids(RELATIVE))
def test_a_relative_expression_counts_from_the_anchor(about: str, expression: str, value: str) -> None:
    answer = resolve(expression, anchor=FRIDAY)
    assert (answer.value, answer.anchor) == (value, "2022-01-21")
    assert resolve(expression, anchor=None).value is None


@pytest.mark.parametrize(("about", "direction", "expression", "value"), TENSED, ids=_ids(TENSED))
def test_the_direction_decides(about: str, direction: Direction, expression: str, value: str) -> None:
    assert resolve(expression, anchor=FRIDAY, direction=direction).value == value


@pytest.mark.parametrize(("about", "expression", "value"), REFERRED, ids=_ids(REFERRED))
def test_the_date_mentioned_before_is_counted_from(about: str, expression: str, value: str) -> None:
    answer = resolve(expression, anchor=FRIDAY, reference=REFERENCE)
    assert (answer.value, answer.anchor) == (value, "2022-01-11")
    assert resolve(expression, anchor=FRIDAY).value is None


@pytest.mark.parametrize(("about", "expression", "kind", "timex3"), TIMEX, ids=_ids(TIMEX))
def test_timex3(about: str, expression: str, kind: str, timex3: str) -> None:
    answer = resolve(expression, anchor=FRIDAY)
    assert (answer.type, answer.timex3) == (kind, timex3)


@pytest.mark.parametrize(("about", "expression", "anchor", "reason"), UNRESOLVABLE, ids=_ids(UNRESOLVABLE))
def test_what_has_no_value_says_why(about: str, expression: str, anchor: date | None, reason: str) -> None:
    answer = resolve(expression, anchor=anchor)
    assert answer.value is None
    assert answer.reason is not None
    assert reason in answer.reason


PRECISIONS = [
    ("9:30 a.m. Monday", "minute"),
    ("9 a.m. Monday", "hour"),
    ("Monday night", "part_of_day"),
    ("Monday", "day"),
    ("this weekend", "weekend"),
    ("last week", "week"),
    ("last month", "month"),
    ("this summer", "season"),
    ("the fourth quarter", "quarter"),
    ("first half of 2023", "half"),
    ("next year", "year"),
    ("the 1990s", "decade"),
    ("the 20th century", "century"),
    ("March 3-7", "interval"),
    ("early 2023", "year"),
    ("two weeks", None),
]


@pytest.mark.parametrize(("expression", "precision"), PRECISIONS)
def test_precision(expression: str, precision: str | None) -> None:
    assert resolve(expression, anchor=FRIDAY).precision == precision


@pytest.mark.parametrize("expression", ["two weeks", "24-hour", "every Monday", "weekly"])
def test_a_length_or_a_repetition_has_a_timex3_value_only(expression: str) -> None:
    answer = resolve(expression, anchor=FRIDAY)
    assert answer.type in {"duration", "set"}
    assert (answer.value, answer.anchor, answer.reason) == (None, None, None)
    assert answer.timex3


def test_told_of_the_past_in_three_weeks_is_how_long_it_took() -> None:
    answer = resolve("in three weeks", anchor=FRIDAY, direction="past")
    assert (answer.type, answer.timex3, answer.value) == ("duration", "P3W", None)

"""What must hold for any text and any day."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from summarize.calendar import Direction, bounds, find, is_edtf, resolve

WORDS = """
    Jan. 11 2022 Thursday last next this week the end of early late mid Q3 1990s two days ago every
    Monday 9 a.m.
    between and to – - , . ' ’s May March 30 February
    in a year later before '90s first third half quarter spring
    night same day following 21st century fiscal weeks
    several from until New Year's Eve 10:30 GMT 1/21/2022
    about past years hours 99999999 0 31
    FY 24 ( ) weekend Christmas twice tomorrow 2021-22
"""
PIECES = st.sampled_from([*WORDS.split(), "\n\n"])
TEXTS = st.lists(PIECES, max_size=12).map(" ".join) | st.text(max_size=60)
ANCHORS = st.none() | st.dates()
DIRECTIONS: st.SearchStrategy[Direction | None] = st.sampled_from([None, "past", "future"])
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


def _has_value_or_reason(text: str, anchor: date | None, direction: Direction | None, reference: date | None) -> None:
    answer = resolve(text, anchor=anchor, direction=direction, reference=reference)
    if answer.value is None:
        assert answer.reason or (answer.timex3 and answer.type in {"duration", "set"})
        return
    assert answer.reason is None
    assert is_edtf(answer.value)
    first, last = bounds(answer.value) or (None, None)
    assert first is not None
    assert last is not None
    assert first <= last


@given(TEXTS, ANCHORS, DIRECTIONS, ANCHORS)
def test_any_text_can_be_asked_about(
    text: str, anchor: date | None, direction: Direction | None, reference: date | None
) -> None:
    _has_value_or_reason(text, anchor, direction, reference)


@given(TEXTS, TEXTS, ANCHORS, DIRECTIONS)
def test_expressions_are_slices_in_order(
    before: str, text: str, anchor: date | None, direction: Direction | None
) -> None:
    at = len(before)
    for expression in find(before + text, len(before)):
        assert expression.start >= at
        assert (before + text)[expression.start : expression.end] == expression.text
        assert expression.text.strip() == expression.text != ""
        _has_value_or_reason(expression.text, anchor, direction, None)
        at = expression.end


@given(TEXTS, st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_what_is_found_is_known_to_resolve(text: str, anchor: date) -> None:
    for expression in find(text):
        reason = resolve(expression.text, anchor=anchor, reference=anchor).reason
        assert "not an expression" not in (reason or "")


@given(DAYS, ANCHORS, DIRECTIONS)
def test_an_absolute_day_does_not_depend_on_the_anchor(
    day: date, anchor: date | None, direction: Direction | None
) -> None:
    for written in (f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%b} {day.year}", day.isoformat()):
        answer = resolve(written, anchor=anchor, direction=direction)
        assert (answer.value, answer.anchor, answer.precision) == (day.isoformat(), None, "day")


@given(DAYS, DAYS)
def test_a_range_covers_both_its_ends(one: date, other: date) -> None:
    first, last = sorted((one, other))
    answer = resolve(f"from {first.day} {first:%B} {first.year} to {last.day} {last:%B} {last.year}", anchor=None)
    assert bounds(answer.value or "") == (first, last)


PARTIAL = st.sampled_from(["Monday", "Friday", "Sunday", "Jan. 5", "Oct. 31", "Feb. 29", "Christmas", "Easter"])


@given(DAYS, PARTIAL)
def test_a_day_stays_within_the_direction(anchor: date, expression: str) -> None:
    past, future = (resolve(expression, anchor=anchor, direction=d).value for d in ("past", "future"))
    assert past is not None
    assert future is not None
    assert past <= anchor.isoformat() <= future


@given(DAYS, PARTIAL.filter(lambda expression: not expression.endswith("day")))
def test_without_a_direction_the_nearer_day_is_meant(anchor: date, expression: str) -> None:
    def away(direction: Direction | None) -> int:
        value = resolve(expression, anchor=anchor, direction=direction).value
        assert value is not None
        return abs((date.fromisoformat(value) - anchor).days)

    assert away(None) == min(away("past"), away("future"))


@given(DAYS, st.integers(1, 400), st.sampled_from(["day", "week", "month", "year"]))
def test_ago_and_from_now_lie_on_either_side(anchor: date, number: int, unit: str) -> None:
    behind = bounds(resolve(f"{number} {unit}s ago", anchor=anchor).value or "")
    ahead = bounds(resolve(f"{number} {unit}s from now", anchor=anchor).value or "")
    assert behind is not None
    assert ahead is not None
    assert behind[1] < anchor < ahead[0]

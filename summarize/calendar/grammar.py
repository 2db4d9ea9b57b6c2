"""The grammar of English dates: what a row says, and what it means. See `parsing` for the notation.

Kinds of token are in capitals (`tokens` assigns them), things that other rows make in angle brackets. Read it from
the bottom: an expression is a date, a moment, a range, a length of time, a repetition.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from summarize.calendar import words
from summarize.calendar.days import (
    Day,
    Figures,
    Holiday,
    IsoDay,
    NearDay,
    NthWeekday,
    ReferenceDay,
    ReferenceWeekday,
    Weekday,
    WeekdayOfWeek,
)
from summarize.calendar.meaning import Dated
from summarize.calendar.moments import Clock, ClockRange, PartOfDay
from summarize.calendar.parsing import Build, Grammar, Row
from summarize.calendar.parts import HalfOf, Nth, Part
from summarize.calendar.periods import (
    Century,
    Decade,
    Fraction,
    Month,
    Season,
    Unit,
    Weekend,
    Year,
)
from summarize.calendar.spans import (
    Ahead,
    Duration,
    Number,
    Range,
    Repetition,
    Shift,
    Sum,
    Window,
    duration_timex,
)
from summarize.calendar.tokens import tokenise

# How rows build what needs a closer look than its constructor gives.


def _as_is(**captured: Any) -> Any:
    return next(iter(captured.values()))


def _always(meaning: Any) -> Build:
    return lambda **_: meaning


def _length(number: Number, unit: str) -> tuple[Number, str]:
    return number, unit


def _sum(length: tuple[Number, str], more: tuple[Number, str]) -> Sum | None:
    """Two lengths that make one: the second is of a smaller unit."""
    first, second = Duration(*length), Duration(*more)
    return Sum(first, second) if words.UNIT_ORDER[first.unit] > words.UNIT_ORDER[second.unit] else None


def _of(build: Build, **fixed: Any) -> Build:
    """A builder that takes a length of time apart."""
    return lambda length, **captured: build(*length, **fixed, **captured)


def _mod(mod: str, whole: Dated) -> Part:
    word = mod.split()[0]
    return Part({"early": "early", "mid": "mid", "middle": "mid", "late": "late", "end": "end", "close": "end"}.get(word, "start"), whole)  # type: ignore[arg-type]  # fmt: skip


def _fraction(letter: str, number: int, of: Dated | None = None) -> Fraction | None:
    return Fraction(letter, number, of) if number <= (4 if letter == "Q" else 2) else None  # type: ignore[arg-type]


def _short_year(twodigits: int) -> Year:
    return Year(2000 + twodigits)


def _split_year(year: int, twodigits: int) -> Range | None:
    """2021-22, but not 2021-12."""
    end = year - year % 100 + twodigits
    end += 100 * (year % 100 == 99 and twodigits == 0)
    return Range(Year(year), Year(end)) if end > year else None


def _range(start: Dated, end: Dated, dash: str = "") -> Range | None:
    """Between a dash, only like and like make a range: "Friday - Jan. 5" does not."""
    alike = type(start) is type(end) or Part in {type(start), type(end)}
    return Range(start, end) if alike or not dash else None


def _days(month: int, first: int, last: int, of: Dated | None = None) -> Range:
    return Range(Day(month, first, of), Day(month, last, of))


def _hour(hour: int, minute: int | None = None, meridiem: str | None = None, zone: bool = False) -> Clock | None:
    if meridiem and not 1 <= hour <= 12:
        return None
    if meridiem:
        hour = hour % 12 + 12 * (meridiem == "p")
    return Clock(hour, minute, utc=zone)


def _clock(clock: tuple[int, int], meridiem: str | None = None, zone: bool = False) -> Clock | None:
    return _hour(*clock, meridiem, zone)


def _at(time: Clock, day: Dated) -> Clock:
    return Clock(time.hour, time.minute, day, time.utc)


def _from_to(first: Clock, last: Clock, day: Dated | None = None) -> ClockRange:
    return ClockRange(first, last, day or ReferenceDay(0))


def _part(part: str, day: Dated) -> PartOfDay:
    return PartOfDay(part, day)


def _every(pattern: str) -> Build:
    return lambda n: Repetition(pattern.format(n))


def _every_length(length: tuple[Number, str]) -> Repetition | None:
    number, unit = length
    return None if number == "X" else Repetition(duration_timex(number, unit))


def _holidays() -> Iterable[Row]:
    for name, rule in words.HOLIDAYS.items():
        yield Row("holiday", name, " ".join(token.lower for token in tokenise(name)), _always(rule))


ROWS: tuple[Row, ...] = (
    # Numbers and lengths of time.
    Row("number", "twenty-one", "TENS DASH ONES", lambda tens, ones: tens + ones),
    Row("number", "two dozen", "NUMBER dozen", lambda number: 12 * number),
    Row("number", "two", "NUMBER", _as_is),
    Row("number", "a dozen", "a dozen", _always(12)),
    Row("number", "a couple of", "a couple of", _always(2)),
    Row("number", "a hundred", "a|one hundred", _always(100)),
    Row("vague", "several", "VAGUE", _as_is),
    Row("vague", "a few", "a|the few|handful of?", _always("X")),
    Row("vague", "dozens of", "dozens|scores|hundreds|thousands of", _always("X")),
    Row("long", "two full, two more", "full|whole|more|straight|consecutive|successive|additional|long|working|business|calendar", _always("")),
    Row("length", "two weeks", "<number> _:<long>? unit:UNITS", _length),
    Row("length", "several weeks", "number:<vague> _:<long>? unit:UNITS", _length),
    Row("length", "a week", "a|an|one _:<long>? unit:ONEUNIT", partial(_length, 1)),
    Row("length", "two and a half years", "<number> and a half unit:UNITS", lambda number, unit: (number + 0.5, unit)),
    Row("length", "a year and a half", "a|an|one unit:ONEUNIT and a half", partial(_length, 1.5)),
    Row("length", "half a century", "half a|an unit:ONEUNIT", partial(_length, 0.5)),
    Row("length", "half-hour, half-century", "a half DASH unit:ONEUNIT", partial(_length, 0.5)),
    # Years.
    Row("year", "2022", "YEAR", Year),
    Row("year", "the year 2022", "the year YEAR", Year),
    Row("year", "last year", "which:RELATIVE year", lambda which: Unit("year", which)),
    Row("year", "that year", "that same? year", _always(Unit("year", 0, "reference"))),
    Row("year", "the same year", "the same year", _always(Unit("year", 0, "reference"))),
    Row("year", "the following year", "the which:FOLLOWING|BEFORE year", lambda which: Unit("year", which, "reference")),
    Row("year", "the current year", "the current year", _always(Unit("year", 0))),
    Row("fiscal", "fiscal 2024", "the? fiscal|financial year? YEAR", Year),
    Row("fiscal", "the 2024 fiscal year", "the? YEAR fiscal|financial year", Year),
    Row("fiscal", "FY2024", "FY DASH? YEAR", Year),
    Row("fiscal", "FY24", "FY DASH? TWODIGITS", _short_year),
    Row("fiscal", "fiscal 2022-23", "the? fiscal|financial year? YEAR DASH|/ TWODIGITS", _split_year),
    Row("fiscal", "this fiscal year", "which:RELATIVE fiscal|financial year", lambda which: Unit("year", which)),
    Row("theyear", "the year", "the fiscal|financial? year", _always(Unit("year", 0))),
    # Months, quarters, halves, seasons.
    Row("month", "January 2022", "MONTH ,? of:<year>", Month),
    Row("month", "January of last year", "MONTH of of:<year>", Month),
    Row("month", "January", "MONTH", Month),
    Row("month", "last January", "which:RELATIVE MONTH", Month),
    Row("month", "this past January", "this past MONTH", partial(Month, which=-1)),
    Row("month", "this coming January", "this coming MONTH", partial(Month, which=1)),
    Row("quarter", "Q3", "number:QUARTER", partial(_fraction, "Q")),
    Row("quarter", "Q3 2022", "number:QUARTER ,|of|in|DASH? of:<year>|<fiscal>", partial(_fraction, "Q")),
    Row("quarter", "2022 Q3", "of:YEAR DASH? number:QUARTER", lambda of, number: _fraction("Q", number, Year(of))),
    Row("quarter", "the third quarter", "the? fiscal? number:ORDINAL DASH|fiscal? quarter", partial(_fraction, "Q")),
    Row("quarter", "fiscal 2024 third quarter", "of:<year>|<fiscal> number:ORDINAL DASH? quarter", partial(_fraction, "Q")),
    Row("quarter", "the third quarter of 2022", "the? fiscal? number:NTH DASH|fiscal? quarter ,|of|in? of:<year>|<fiscal>|<theyear>", partial(_fraction, "Q")),
    Row("half", "H1 2023", "number:HALF ,|of|in? of:<year>|<fiscal>", partial(_fraction, "H")),
    Row("half", "the first half of 2023", "the? number:NTH DASH? half ,|of|in? of:<year>|<fiscal>|<theyear>", partial(_fraction, "H")),
    Row("season", "spring 2023", "SEASON ,|of? of:<year>", Season),
    Row("season", "the spring", "the? SEASON", Season),
    Row("season", "this spring", "which:RELATIVE SEASON", Season),
    Row("season", "this past spring", "this past SEASON", partial(Season, which=-1)),
    Row("season", "this coming spring", "this coming SEASON", partial(Season, which=1)),
    # Decades and centuries.
    Row("age", "the 1990s", "the? start:DECADE|SHORTDECADE", Decade),
    Row("age", "the nineties", "the start:DECADEWORD", Decade),
    Row("age", "the 20th century", "the? number:ORDINAL DASH? century", Century),
    Row("age", "the twenty-first century", "the? TENS DASH ORDINAL DASH? century", lambda tens, ordinal: Century(tens + ordinal)),
    # Weeks, months ... around the anchor or the date mentioned before.
    Row("unit", "last week", "which:RELATIVE unit:LONGUNIT", lambda which, unit: Unit(unit, which)),
    Row("unit", "the current week", "the current unit:LONGUNIT", Unit),
    Row("unit", "this past weekend", "this past weekend", _always(Unit("weekend", -1))),
    Row("unit", "this coming week", "this|the coming unit:LONGUNIT", partial(Unit, which=1)),
    Row("unit", "the weekend", "the weekend", _always(Weekend())),
    Row("unit", "the week before last", "the unit:LONGUNIT before last", partial(Unit, which=-2)),
    Row("unit", "the week after next", "the unit:LONGUNIT after next", partial(Unit, which=2)),
    Row("unit", "that week", "that same? unit:LONGUNIT", partial(Unit, base="reference")),
    Row("unit", "the same week", "the same unit:LONGUNIT", partial(Unit, base="reference")),
    Row("unit", "the following week", "the which:FOLLOWING|BEFORE unit:LONGUNIT", lambda which, unit: Unit(unit, which, "reference")),
    Row("aftermath", "the week before", "the unit:LONGUNIT before", partial(Unit, which=-1, base="reference")),
    Row("aftermath", "the week after", "the unit:LONGUNIT after", partial(Unit, which=1, base="reference")),
    Row("theunit", "the week", "the unit:LONGUNIT", Unit),
    Row("theunit", "the day", "the day", _always(NearDay(0))),
    Row("period", "any of these", "<month>|<quarter>|<half>|<season>|<year>|<fiscal>|<age>|<unit>", _as_is),
    Row("period", "the first week of March", "the? nth:NTH unit:ONEUNIT of|in whole:<part>|<period>|<theunit>", Nth),
    Row("period", "the first nine months of 2023", "the? nth:NTH <number> unit:UNITS of|in whole:<period>|<theunit>", Nth),
    # Days.
    Row("lead", "Monday,", "RELATIVE? WEEKDAY ,?", _always("")),
    Row("dated", "Jan. 11, 2022", "_:<lead>? MONTH the? day:DAY ,? of:<year>", Day),
    Row("dated", "Jan. 11", "_:<lead>? MONTH the? DAY", Day),
    Row("dated", "11 January 2022", "_:<lead>? the? day:DAY of? MONTH ,? of:<year>", Day),
    Row("dated", "11 January", "_:<lead>? the? DAY of? MONTH", Day),
    Row("dated", "the Fourth of July", "the? day:WORDDAY of MONTH", Day),
    Row("dated", "the first of July, 2022", "the? day:WORDDAY of MONTH ,? of:<year>", Day),
    Row("dated", "2022 January 11", "of:YEAR MONTH DAY", lambda of, month, day: Day(month, day, Year(of))),
    Row("day", "a date", "<dated>", _as_is),
    Row("day", "2022-01-21", "ISODAY", lambda isoday: IsoDay(*isoday)),
    Row("day", "1/21/2022", "_:<lead>? FIGURES", lambda figures: Figures(*figures)),
    Row("weekday", "Thursday", "WEEKDAY", Weekday),
    Row("weekday", "last Thursday", "which:RELATIVE WEEKDAY", Weekday),
    Row("weekday", "this past Thursday", "this past WEEKDAY", partial(Weekday, which=-1)),
    Row("weekday", "this coming Thursday", "this|the coming WEEKDAY", partial(Weekday, which=1)),
    Row("weekday", "Monday last week", "WEEKDAY of? weeks:RELATIVE week", WeekdayOfWeek),
    Row("weekday", "that Friday", "that WEEKDAY", partial(ReferenceWeekday, which=0)),
    Row("weekday", "the following Friday", "the which:FOLLOWING|BEFORE WEEKDAY", lambda which, weekday: ReferenceWeekday(weekday, which)),
    Row("weekday", "the third Thursday of November", "the? nth:NTH WEEKDAY of|in whole:<period>", NthWeekday),
    Row("near", "today", "days:NEARDAY", NearDay),
    Row("near", "the day before yesterday", "the? day before yesterday", _always(NearDay(-2))),
    Row("near", "the day after tomorrow", "the? day after tomorrow", _always(NearDay(2))),
    Row("near", "that day", "that same? day|date", _always(ReferenceDay(0))),
    Row("near", "the same day", "the same day|date", _always(ReferenceDay(0))),
    Row("near", "the next day", "the next day", _always(ReferenceDay(1))),
    Row("near", "the following day", "the days:FOLLOWING|BEFORE day", lambda **days: ReferenceDay(_as_is(**days))),
    Row("aftermath", "the day before", "the day|night before", _always(ReferenceDay(-1))),
    Row("aftermath", "the day after", "the day|night after", _always(ReferenceDay(1))),
    Row("holidays", "Christmas", "<holiday>", Holiday),
    Row("holidays", "Christmas 2022", "<holiday> ,|of? of:<year>", Holiday),
    Row("holidays", "last Christmas", "which:RELATIVE <holiday>", Holiday),
    Row("day", "any of these", "<weekday>|<near>|<holidays>", _as_is),
    # Parts: early, mid, late, the end of.
    Row("part", "early 2023", "the? mod:early|mid|late DASH|in? whole:<period>", _mod),
    Row("part", "the second half of February", "the? nth:NTH half of whole:<month>|<season>|<age>", HalfOf),
    Row("part", "end-March", "mod:end DASH whole:<month>|<year>", _mod),
    Row("part", "the end of March", "the? mod:beginning|start|outset|turn|dawn|middle|end|close of whole:<period>|<theunit>", _mod),
    Row("part", "late in the day, mid-week", "mod:early|mid|late in|DASH? whole:<theunit>", _mod),
    Row("part", "year-end", "year DASH|POSSESSIVE end", lambda **_: Part("end", Unit("year"))),
    Row("part", "the year's end", "the unit:LONGUNIT POSSESSIVE end", lambda unit: Part("end", Unit(unit))),
    Row("part", "year-end 2023", "year DASH end whole:<year>", partial(Part, "end")),
    Row("part", "later this year", "earlier|later in|on? whole:<period>", partial(Part, "within")),
    Row("part", "later in the year", "earlier|later in whole:<theunit>", partial(Part, "within")),
    Row("part", "sometime next year", "sometime in? whole:<period>", partial(Part, "within")),
    Row("part", "the rest of the year", "the rest|remainder of whole:<period>|<theunit>", partial(Part, "within")),
    Row("part", "late Thursday", "early|late on? whole:<weekday>", partial(Part, "within")),
    # The clock and the parts of a day.
    Row("zone", "GMT", "ZONE", _as_is),
    Row("zone", "(GMT)", "( ZONE )", _as_is),
    Row("zone", "local time", "local|eastern|central|mountain|pacific standard|daylight? time", _always(False)),
    Row("clock", "9 a.m.", "HOUR MERIDIEM <zone>?", _hour),
    Row("clock", "9:30 a.m.", "CLOCK MERIDIEM <zone>?", _clock),
    Row("clock", "9.30am", "clock:DOTCLOCK MERIDIEM <zone>?", _clock),
    Row("clock", "07.15 GMT", "clock:DOTCLOCK <zone>", _clock),
    Row("clock", "10:30", "CLOCK <zone>?", _clock),
    Row("clock", "noon", "hour:NAMEDHOUR <zone>?", _hour),
    Row("partofday", "Thursday night", "early|late? day:<weekday>|<near>|<dated> part:PART", _part),
    Row("partofday", "the night of Jan. 11", "the? part:PART of day:<day>", _part),
    Row("partofday", "dawn on Saturday", "the? PART on day:<weekday>|<dated>", _part),
    Row("partofday", "this morning", "this part:PART", partial(_part, day=NearDay(0))),
    Row("partofday", "tonight", "tonight", _always(PartOfDay("NI", NearDay(0)))),
    Row("partofday", "last night", "last night", _always(PartOfDay("NI", NearDay(-1)))),
    Row("partofday", "that evening", "that same? part:PART", partial(_part, day=ReferenceDay(0))),
    Row("partofday", "the same evening", "the same part:PART", partial(_part, day=ReferenceDay(0))),
    Row("partofday", "the next morning", "the next|following part:PART", partial(_part, day=ReferenceDay(1))),
    Row("moment", "a part of a day", "<partofday>", _as_is),
    Row("moment", "9 a.m. Monday", "time:<clock> ,? on? day:<day>|<partofday>", _at),
    Row("moment", "Monday at 9 a.m.", "day:<day>|<partofday> ,? at? time:<clock>", _at),
    Row("moment", "9 a.m.", "<clock>", _as_is),
    Row("moment", "9 a.m. to 5 p.m. Monday", "first:<clock> _:TO last:<clock> ,? on? <day>", _from_to),
    Row("moment", "Monday from 9 a.m. to 5 p.m.", "<day> ,? from|between? first:<clock> and|TO last:<clock>", _from_to),
    Row("moment", "9 a.m. to 5 p.m.", "first:<clock> _:TO last:<clock>", _from_to),
    # Ranges.
    Row("end", "what a range runs between", "<day>|<period>|<part>", _as_is),
    Row("range", "March 3 to April 5", "start:<end> to|through|until|till|thru end:<end>", Range),
    Row("range", "Dec. 27–Dec. 31, 2021", "start:<end> DASH end:<end>", partial(_range, dash="-")),
    Row("range", "between Monday and Wednesday", "between start:<end> and end:<end>", _range),
    Row("range", "March 3-7", "MONTH first:DAY _:TO last:DAY", _days),
    Row("range", "March 3-7, 2022", "MONTH first:DAY _:TO last:DAY ,? of:<year>", _days),
    Row("range", "3 to 7 March", "the? first:DAY _:TO the? last:DAY of? MONTH", _days),
    Row("range", "3-7 March 2022", "the? first:DAY _:TO the? last:DAY of? MONTH ,? of:<year>", _days),
    Row("range", "between March 3 and 7", "between MONTH first:DAY and last:DAY", _days),
    Row("range", "between March 3 and 7, 2022", "between MONTH first:DAY and last:DAY ,? of:<year>", _days),
    Row("range", "between 3 and 7 March", "between the? first:DAY and the? last:DAY of? MONTH", _days),
    Row("range", "between 3 and 7 March 2022", "between the? first:DAY and the? last:DAY of? MONTH ,? of:<year>", _days),
    Row("range", "2021-22", "YEAR DASH|/ TWODIGITS", _split_year),
    # Away from the anchor, or from the date mentioned before.
    Row("shift", "two days ago", "<length> ago", _of(Shift, way=-1)),
    Row("shift", "years ago", "unit:UNITS ago", partial(Shift, "X", way=-1)),
    Row("shift", "three weeks from now", "<length> from now|today", _of(Shift, way=1)),
    Row("shift", "in three weeks' time", "in <length> POSSESSIVE time", _of(Shift, way=1)),
    Row("ahead", "in three weeks", "in <length>", _of(Ahead)),
    Row("shift", "a week earlier", "<length> earlier|previously|beforehand", _of(Shift, way=-1, base="reference")),
    Row("shift", "a week later", "<length> later|afterwards|afterward", _of(Shift, way=1, base="reference")),
    Row("aftermath", "a week before", "<length> before", _of(Shift, way=-1, base="reference")),
    Row("aftermath", "a week after", "<length> after", _of(Shift, way=1, base="reference")),
    # Lengths and repetitions.
    Row("duration", "six months", "<length>", _of(Duration)),
    Row("duration", "four years and eight months", "<length> and more:<length>", _sum),
    Row("duration", "two-week", "<number> DASH unit:ONEUNIT", Duration),
    Row("duration", "half-century", "half DASH unit:ONEUNIT", partial(Duration, 0.5)),
    Row("window", "the past two weeks", "the? way:PASTWINDOW|NEXTWINDOW number:<number>|<vague> unit:UNITS", Window),
    Row("window", "the past day", "the past unit:ONEUNIT", partial(Window, 1, way=-1)),
    Row("window", "the last decade", "the way:PASTWINDOW|NEXTWINDOW unit:LONGUNIT", partial(Window, 1)),
    Row("window", "the previous two weeks", "the? way:FOLLOWING|BEFORE number:<number>|<vague> unit:UNITS", partial(Window, base="reference")),
    Row("window", "recent weeks", "the? recent|past unit:UNITS", lambda unit: Window("X", unit, -1)),
    Row("window", "the coming weeks", "the? coming unit:UNITS", lambda unit: Window("X", unit, 1)),
    Row("set", "every Monday", "every|each n:WEEKDAY", lambda n: Repetition(f"XXXX-WXX-{n + 1}")),
    Row("set", "every Monday morning", "every|each n:WEEKDAY part:PART", lambda n, part: Repetition(f"XXXX-WXX-{n + 1}T{part}")),
    Row("set", "Mondays", "n:WEEKDAYS", lambda n: Repetition(f"XXXX-WXX-{n + 1}")),
    Row("set", "every March", "every|each n:MONTH", _every("XXXX-{:02}")),
    Row("set", "every winter", "every|each n:SEASON", lambda n: Repetition(f"XXXX-{words.SEASON_TIMEX[n]}")),
    Row("set", "every morning", "every|each n:PART", _every("XXXX-XX-XXT{}")),
    Row("set", "every third Thursday", "every|each _:ORDINAL|other n:WEEKDAY", lambda n: Repetition(f"XXXX-WXX-{n + 1}")),
    Row("set", "every day", "every|each single? unit:ONEUNIT", lambda unit: _every_length((1, unit))),
    Row("set", "every other week", "every other|second unit:ONEUNIT", lambda unit: _every_length((2, unit))),
    Row("set", "every two weeks", "every <length>", _every_length),
    Row("times", "twice", "once|twice|thrice", _always("")),
    Row("times", "three times", "_:<number>|<vague> times", _always("")),
    Row("set", "twice a year", "_:<times> a|an|each|every|per unit:ONEUNIT", lambda unit: _every_length((1, unit))),
    Row("set", "weekly", "n:REPETITION", _every("{}")),
    *_holidays(),
    # Everything.
    Row("expression", "any of these", "<moment>|<day>|<period>|<part>|<range>|<window>|<set>|<shift>|<aftermath>|<ahead>|<duration>", _as_is),
)  # fmt: skip

GRAMMAR = Grammar(ROWS)

"""What an expression means: one function for each rule of the grammar."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from summarize.calendar import words
from summarize.calendar.grammar import RULES
from summarize.calendar.values import (
    Direction,
    Precision,
    Resolution,
    add_months,
    is_edtf,
    last_day,
    week_of,
)


class Unresolvable(Exception):
    """The expression has no value; the message is the reason."""


@dataclass(frozen=True)
class Context:
    """What an expression is resolved against."""

    text: str
    anchor: date | None
    direction: Direction | None
    reference: date | None

    def need_anchor(self) -> date:
        if self.anchor is None:
            raise Unresolvable(f"no publication date to resolve {self.text!r} against")
        return self.anchor


Parts = dict[str, str]
Resolver = Callable[[Parts, Context], Resolution]


def resolve(
    expression: str,
    *,
    anchor: date | None,
    direction: Direction | None = None,
    reference: date | None = None,
) -> Resolution:
    """What a temporal expression means.

    `anchor` is the publication date, `direction` where the clause's tense points, `reference` the date that the
    narrative mentioned last ("two days later"). A partial date is the nearest in the given direction, or the
    nearest at all; a bare weekday is the last one up to the anchor unless the direction is future. The anchor
    never stands in for a date that cannot be resolved: then `value` is None and `reason` says why. Never raises.
    """
    text = _clean(expression)
    context = Context(text, anchor, direction, reference)
    reason = f"{text!r} is not an expression that the calendar knows"
    for rule in RULES:
        match = rule.pattern.fullmatch(text)
        if not match:
            continue
        parts = {name: value.lower() for name, value in match.groupdict().items() if value is not None}
        try:
            return _RESOLVERS[rule.name](parts, context)
        except Unresolvable as why:
            reason = str(why)
            if rule.name in {"duration", "window", "every", "per", "weekdays", "vague_duration"}:
                break
        except (ValueError, OverflowError):
            reason = f"{text!r} is not a date of the calendar"
    return Resolution(type="date", reason=reason)


_LEAD = re.compile(
    r"^(?:(?:on|in|at|by|since|until|till|from|during|of|around|about|over|within|for|after|before|as\s+early\s+as|as\s+late\s+as)\s+)+(?=\S)",
    re.IGNORECASE,
)


def _clean(expression: str) -> str:
    """The expression without white space around it, a possessive, and a preposition that carries no meaning."""
    text = re.sub(r"\s+", " ", expression).strip(' ,;:()[]"“”')
    if re.search(r"[a-z]['’]s?$", text, re.IGNORECASE):
        text = re.sub(r"['’]s?$", "", text)
    if any(rule.pattern.fullmatch(text) for rule in RULES):
        return text
    return _LEAD.sub("", text)


# Values


def _day(day: date, context: Context | None = None, precision: Precision = "day") -> Resolution:
    return Resolution(value=day.isoformat(), timex3=day.isoformat(), precision=precision, anchor=_iso(context))


def _iso(context: Context | None) -> str | None:
    return context.anchor.isoformat() if context and context.anchor else None


def _interval(
    start: str,
    end: str,
    context: Context | None = None,
    precision: Precision = "interval",
    timex3: str | None = None,
) -> Resolution:
    value = f"{start}/{end}"
    if not is_edtf(value):
        raise Unresolvable(f"{value.replace('/', ' to ')} runs backwards")
    return Resolution(value=value, timex3=timex3 or value, precision=precision, anchor=_iso(context))


def _month(text: str) -> int:
    return words.MONTHS[text.rstrip(". ")]


def _weekday(text: str) -> int:
    return words.WEEKDAYS[text.rstrip(". ")]


def _number(text: str | None) -> float | None:
    if not text:
        return 1
    plain = re.sub(r"\s+", " ", text.strip().replace(",", ""))
    if re.fullmatch(r"\d+(?:\.\d+)?", plain):
        return float(plain)
    if plain in words.NUMBERS:
        return words.NUMBERS[plain]
    if plain.startswith("half"):
        return 0.5
    tens, _, unit = plain.partition("-")
    if tens in words.NUMBERS and unit in words.NUMBERS:
        return words.NUMBERS[tens] + words.NUMBERS[unit]
    return None


def _int(text: str) -> int:
    return int(re.match(r"\d+", text)[0])  # type: ignore[index]


def _year(text: str | None, context: Context) -> int | None:
    if not text:
        return None
    if text[0].isdigit():
        return int(text)
    shift = {"last": -1, "next": 1}.get(text.split()[0], 0)
    return context.need_anchor().year + shift


def _nearest(candidates: list[date], context: Context) -> date:
    """The candidate in the context's direction that is nearest to the anchor; without a direction the nearest."""
    anchor = context.need_anchor()
    if context.direction == "past":
        candidates = [c for c in candidates if c <= anchor] or candidates
    elif context.direction == "future":
        candidates = [c for c in candidates if c >= anchor] or candidates
    return min(candidates, key=lambda c: (abs((c - anchor).days), c > anchor))


def _partial_day(month: int, day: int, context: Context) -> date:
    anchor = context.need_anchor()
    candidates = []
    for year in range(anchor.year - 4, anchor.year + 5):
        try:
            candidates.append(date(year, month, day))
        except ValueError:
            continue
    if not candidates:
        raise Unresolvable(f"{context.text!r} is not a date of the calendar")
    return _nearest(candidates, context)


def _month_year(month: int, context: Context) -> int:
    """The year of a month without one: the anchor's own month counts as nearest whatever the direction."""
    anchor = context.need_anchor()
    if month == anchor.month:
        return anchor.year
    candidates = [date(year, month, 15) for year in range(anchor.year - 1, anchor.year + 2)]
    return _nearest(candidates, context).year


# Days


def _iso_day(p: Parts, c: Context) -> Resolution:
    return _day(date(int(p["year"]), int(p["month"]), int(p["day"])))


def _numeric_day(p: Parts, c: Context) -> Resolution:
    first, second, year = int(p["a"]), int(p["b"]), int(p["year"])
    month, day = (second, first) if first > 12 or p["sep"] == "." else (first, second)
    return _day(date(year, month, day))


def _month_day(p: Parts, c: Context) -> Resolution:
    month, day = _month(p["month"]), _int(p["day"])
    if "year" in p:
        return _day(date(int(p["year"]), month, day))
    return _day(_partial_day(month, day, c), c)


def _day_range(p: Parts, c: Context) -> Resolution:
    month2 = _month(p.get("month2") or p["month"])
    month1 = _month(p["month"]) if "month" in p else month2
    day1, day2 = _int(p["day"]), _int(p["day2"])
    year2 = p.get("year2") or p.get("year")
    if year2:
        end = date(int(year2), month2, day2)
        start = date(int(p.get("year") or end.year - (month1 > month2)), month1, day1)
        return _interval(start.isoformat(), end.isoformat())
    end = _partial_day(month2, day2, c)
    start = date(end.year - (month1 > month2), month1, day1)
    return _interval(start.isoformat(), end.isoformat(), c)


def _month_range(p: Parts, c: Context) -> Resolution:
    month1, month2 = _month(p.get("month") or p["month1"]), _month(p["month2"])
    year2 = p.get("year2") or p.get("year") or p.get("year1")
    end = int(year2) if year2 else _month_year(month2, c)
    start = int(p.get("year") or p.get("year1") or end - (month1 > month2))
    return _interval(f"{start:04}-{month1:02}", f"{end:04}-{month2:02}", None if year2 else c)


def _year_range(p: Parts, c: Context) -> Resolution:
    start = p.get("year") or p["year1"]
    end = p["year2"] if len(p["year2"]) == 4 else start[:2] + p["year2"]
    return _interval(start, end)


def _weekday_range(p: Parts, c: Context) -> Resolution:
    last = _near_weekday(_weekday(p["weekday2"]), c)
    first = last - timedelta(days=(last.weekday() - _weekday(p.get("weekday") or p["weekday1"])) % 7)
    return _interval(first.isoformat(), last.isoformat(), c)


# Months and longer


def _part_of(start: date, end: date, mod: str | None, precision: Precision, c: Context | None) -> Resolution | None:
    """A third of a stretch of days, or its first or last day; None without a modifier."""
    if not mod or mod in {"sometime"} or mod.startswith(("much", "most", "earlier", "later")):
        return None
    if re.search(r"beginning|start|turn", mod):
        return _day(start, c)
    if re.search(r"end|close", mod):
        return _day(end, c)
    days = (end - start).days + 1
    third = 10 if days <= 31 else days // 3
    first = start + timedelta(days=third)
    second = start + timedelta(days=2 * third)
    part = "early" if mod.startswith("early") else "late" if mod.startswith("late") else "mid"
    low, high = {
        "early": (start, first - timedelta(days=1)),
        "mid": (first, second - timedelta(days=1)),
        "late": (second, end),
    }[part]
    return _interval(low.isoformat(), high.isoformat(), c)


def _month_value(year: int, month: int, mod: str | None, c: Context | None) -> Resolution:
    part = _part_of(date(year, month, 1), last_day(year, month), mod, "interval", c)
    value = f"{year:04}-{month:02}"
    return part or Resolution(value=value, timex3=value, precision="month", anchor=_iso(c))


def _month_rule(p: Parts, c: Context) -> Resolution:
    month = _month(p["month"])
    year = _year(p.get("year"), c)
    if year is not None:
        return _month_value(year, month, p.get("mod"), None if p["year"][0].isdigit() else c)
    if "rel" in p:
        anchor = c.need_anchor()
        if p["rel"] == "this":
            year = anchor.year
        elif p["rel"] == "last":
            year = anchor.year - (month >= anchor.month)
        else:
            year = anchor.year + (month <= anchor.month)
    else:
        year = _month_year(month, c)
    return _month_value(year, month, p.get("mod"), c)


def _year_value(year: int, mod: str | None, c: Context | None) -> Resolution:
    if mod and not mod.startswith(("sometime", "much", "most")):
        if re.search(r"beginning|start|turn", mod):
            return Resolution(value=f"{year:04}-01", timex3=f"{year:04}-01", precision="month", anchor=_iso(c))
        if re.search(r"end|close", mod):
            return Resolution(value=f"{year:04}-12", timex3=f"{year:04}-12", precision="month", anchor=_iso(c))
        if mod.startswith(("early", "late", "mid", "middle", "the middle")) and not mod.startswith(
            ("earlier", "later")
        ):
            months = (
                ("01", "04") if mod.startswith("early") else ("09", "12") if mod.startswith("late") else ("05", "08")
            )
            return _interval(f"{year:04}-{months[0]}", f"{year:04}-{months[1]}", c)
    return Resolution(value=f"{year:04}", timex3=f"{year:04}", precision="year", anchor=_iso(c))


def _year_rule(p: Parts, c: Context) -> Resolution:
    return _year_value(int(p["year"]), p.get("mod"), None)


def _nearest_year(p: Parts, c: Context, month: int) -> tuple[int, Context | None]:
    year = _year(p.get("year"), c)
    if year is not None:
        return year, None if p["year"][0].isdigit() else c
    anchor = c.need_anchor()
    candidates = [date(y, month, 15) for y in range(anchor.year - 1, anchor.year + 2)]
    return _nearest(candidates, c).year, c


def _quarter(p: Parts, c: Context) -> Resolution:
    quarter = int(p["q"]) if "q" in p else words.ORDINALS[p["ord"]]
    year, anchored = _nearest_year(p, c, quarter * 3 - 1)
    return _interval(
        f"{year:04}-{quarter * 3 - 2:02}",
        f"{year:04}-{quarter * 3:02}",
        anchored,
        "quarter",
        f"{year:04}-Q{quarter}",
    )


def _half(p: Parts, c: Context) -> Resolution:
    half = int(p["h"]) if "h" in p else words.ORDINALS[p["ord"]]
    year, anchored = _nearest_year(p, c, half * 6 - 3)
    return _interval(f"{year:04}-{half * 6 - 5:02}", f"{year:04}-{half * 6:02}", anchored, "half", f"{year:04}-H{half}")


def _season(p: Parts, c: Context) -> Resolution:
    code = words.SEASONS[p["season"]]
    if "year" in p:
        year, anchored = int(p["year"]), None
    else:
        anchor = c.need_anchor()
        anchored, middle = c, words.SEASON_MONTHS[code][0] + 1
        starts = [date(y, words.SEASON_MONTHS[code][0], 1) for y in range(anchor.year - 2, anchor.year + 2)]
        if p["rel"] in {"last", "this past"}:
            year = max(s for s in starts if add_months(s, 3) <= anchor).year
        elif p["rel"] in {"next", "this coming"}:
            year = anchor.year + (date(anchor.year, words.SEASON_MONTHS[code][0], 1) <= anchor)
        else:
            year = anchor.year - (middle > 12 and anchor.month <= 2)
    return Resolution(
        value=f"{year:04}-{code}",
        timex3=f"{year:04}-{words.SEASON_TIMEX[code]}",
        precision="season",
        anchor=_iso(anchored),
    )


def _decade_value(start: int, mod: str | None) -> Resolution:
    if mod and mod.startswith(("early", "mid", "late", "the middle", "middle")):
        low, high = (0, 3) if mod.startswith("early") else (7, 9) if mod.startswith("late") else (4, 6)
        return _interval(str(start + low), str(start + high), None)
    return Resolution(value=f"{start // 10}X", timex3=f"{start // 10}", precision="decade")


def _decade(p: Parts, c: Context) -> Resolution:
    if "decade" in p:
        return _decade_value(int(p["decade"]), p.get("mod"))
    anchor_year = c.anchor.year if c.anchor else 2000
    century = anchor_year // 100 * 100
    start = century + int(p["short"])
    return _decade_value(start if start <= anchor_year else start - 100, p.get("mod"))


def _decade_word(p: Parts, c: Context) -> Resolution:
    anchor = c.need_anchor()
    start = anchor.year // 100 * 100 + words.DECADE_WORDS[p["word"]]
    return _decade_value(start if start <= anchor.year else start - 100, p.get("mod"))


def _century(p: Parts, c: Context) -> Resolution:
    number = int(p["n"]) if "n" in p else words.CENTURY_ORDINALS[p["word"]]
    return Resolution(value=f"{number - 1:02}XX", timex3=f"{number - 1:02}", precision="century")


# Near the anchor


def _near_weekday(weekday: int, c: Context) -> date:
    anchor = c.need_anchor()
    if c.direction == "future":
        return anchor + timedelta(days=(weekday - anchor.weekday()) % 7)
    return anchor - timedelta(days=(anchor.weekday() - weekday) % 7)


def _weekday_rule(p: Parts, c: Context) -> Resolution:
    anchor = c.need_anchor()
    weekday = _weekday(p["weekday"])
    rel = p.get("rel", "")
    if week := p.get("week"):
        shift = {"last": -7, "next": 7}.get(week.split()[0], 0)
        day = week_of(anchor)[0] + timedelta(days=shift + weekday)
    elif rel in {"last", "this past"}:
        day = anchor - timedelta(days=((anchor.weekday() - weekday - 1) % 7) + 1)
    elif rel == "next":
        day = week_of(anchor)[0] + timedelta(days=7 + weekday)
    elif rel == "this coming":
        day = anchor + timedelta(days=((weekday - anchor.weekday() - 1) % 7) + 1)
    elif rel == "this":
        day = week_of(anchor)[0] + timedelta(days=weekday)
    else:
        day = _near_weekday(weekday, c)
    return _with_part(day, p.get("part"), c)


def _with_part(day: date, part: str | None, c: Context) -> Resolution:
    if not part:
        return _day(day, c)
    return Resolution(
        type="time",
        value=day.isoformat(),
        timex3=f"{day.isoformat()}T{words.PARTS_OF_DAY[part]}",
        precision="part_of_day",
        anchor=_iso(c),
    )


def _near_day(p: Parts, c: Context) -> Resolution:
    anchor = c.need_anchor()
    word = re.sub(r"\s+", " ", p["word"])
    if word == "tonight":
        return _with_part(anchor, "night", c)
    if word == "last night":
        return _with_part(anchor - timedelta(days=1), "night", c)
    if word.startswith("this "):
        return _with_part(anchor, word.split()[1], c)
    shift = {"today": 0, "yesterday": -1, "tomorrow": 1, "day before yesterday": -2, "day after tomorrow": 2}[word]
    return _with_part(anchor + timedelta(days=shift), p.get("part"), c)


def _clock(p: Parts, c: Context) -> Resolution:
    clock = _time_of_day(p["clock"])
    month, day, year = (
        p.get("month") or p.get("dmonth"),
        p.get("day") or p.get("dday"),
        p.get("year") or p.get("dyear"),
    )
    if month and day:
        found = date(int(year), _month(month), _int(day)) if year else _partial_day(_month(month), _int(day), c)
    elif "weekday" in p:
        found = _near_weekday(_weekday(p["weekday"]), c)
    elif "word" in p:
        found = c.need_anchor() + timedelta(days={"today": 0, "yesterday": -1, "tomorrow": 1}[p["word"]])
    else:
        return Resolution(
            type="time", timex3=f"XXXX-XX-XXT{clock}", precision="minute" if ":" in clock else "hour",
            reason="a time of day without its day",
        )  # fmt: skip
    stamp = f"{found.isoformat()}T{clock}" + ("" if ":" in clock else ":00")
    return Resolution(
        type="time", value=stamp, timex3=f"{found.isoformat()}T{clock}",
        precision="minute" if ":" in clock else "hour", anchor=_iso(c) if not year else None,
    )  # fmt: skip


def _time_of_day(text: str) -> str:
    if text.startswith("noon"):
        return "12:00"
    if text.startswith("midnight"):
        return "00:00"
    match = re.match(r"(\d{1,2})(?:[:.](\d\d))?(?::\d\d)?\s*(a|p)?", text)
    assert match
    hour = int(match[1])
    if match[3]:
        hour = hour % 12 + (12 if match[3] == "p" else 0)
    return f"{hour % 24:02}:{match[2] or '00'}"


def _holiday(p: Parts, c: Context) -> Resolution:
    month, day = words.HOLIDAYS[re.sub(r"\s+", " ", p["holiday"])]
    if "year" in p:
        return _day(date(int(p["year"]), month, day))
    if p.get("rel") == "last":
        return _day(
            _nearest(
                [date(c.need_anchor().year - n, month, day) for n in (0, 1)],
                Context(c.text, c.anchor, "past", None),
            ),
            c,
        )
    if p.get("rel") == "next":
        return _day(
            _nearest(
                [date(c.need_anchor().year + n, month, day) for n in (0, 1)],
                Context(c.text, c.anchor, "future", None),
            ),
            c,
        )
    return _day(_partial_day(month, day, c), c)


def _near_unit(p: Parts, c: Context) -> Resolution:
    anchor = c.need_anchor()
    rel = re.sub(r"\s+", " ", p.get("rel", "this"))
    unit, mod = p["unit"], p.get("mod")
    shift = 0
    if rel in {"last", "this past", "the past", "the last", "the previous"}:
        shift = -1
    elif rel in {"next", "this coming", "the next", "the coming", "the following"}:
        shift = 1
    if rel in {"the past", "the last", "the next", "the coming"} and unit != "weekend":
        return _window({"way": rel.split()[1], "unit": unit}, c)
    if unit == "weekend":
        saturday = week_of(anchor)[0] + timedelta(days=5 + 7 * shift)
        if rel == "the" and c.direction != "future" and saturday > anchor:
            saturday -= timedelta(days=7)
        if rel == "last" and anchor.weekday() >= 5:
            saturday = week_of(anchor)[0] - timedelta(days=2)
        sunday = saturday + timedelta(days=1)
        year, week, _ = saturday.isocalendar()
        return _interval(saturday.isoformat(), sunday.isoformat(), c, "weekend", f"{year}-W{week:02}-WE")
    if unit == "day":
        return _day(anchor + timedelta(days=shift), c)
    if unit in {"week", "fortnight"}:
        monday, sunday = week_of(anchor + timedelta(days=7 * shift))
        year, week, _ = monday.isocalendar()
        if mod and re.search(r"end|close", mod):
            return _day(sunday, c)
        return _interval(monday.isoformat(), sunday.isoformat(), c, "week", f"{year}-W{week:02}")
    if unit == "month":
        first = add_months(anchor.replace(day=1), shift)
        return _month_value(first.year, first.month, mod, c)
    if unit == "quarter":
        first = add_months(date(anchor.year, (anchor.month - 1) // 3 * 3 + 1, 1), 3 * shift)
        if mod and re.search(r"end|close", mod):
            return _day(last_day(first.year, first.month + 2), c)
        return _quarter({"q": str((first.month + 2) // 3), "year": str(first.year)}, c).model_copy(
            update={"anchor": _iso(c)}
        )
    if unit == "year":
        return _year_value(anchor.year + shift, mod, c)
    if unit == "decade":
        start = (anchor.year // 10 + shift) * 10
        if mod and re.search(r"end|close", mod):
            return _year_value(start + 9, None, c)
        return _decade_value(start, mod).model_copy(update={"anchor": _iso(c)})
    century = anchor.year // 100 + shift
    return Resolution(value=f"{century}XX", timex3=f"{century}", precision="century", anchor=_iso(c))


# Distances


def _shift(day: date, amount: float, unit: str) -> Resolution:
    if unit in {"hour", "minute", "second"}:
        raise Unresolvable("hours are counted from a time that is not known")
    if unit in {"day", "weekend", "night"}:
        return _day(day + timedelta(days=round(amount)))
    if unit in {"week", "fortnight"}:
        return _day(day + timedelta(days=round(amount * 7 * words.UNIT_FACTOR.get(unit, 1))))
    if unit == "month":
        moved = add_months(day, round(amount))
        return Resolution(value=f"{moved:%Y-%m}", timex3=f"{moved:%Y-%m}", precision="month")
    if unit == "quarter":
        moved = add_months(day, round(amount * 3))
        return Resolution(value=f"{moved:%Y-%m}", timex3=f"{moved:%Y-%m}", precision="month")
    year = day.year + round(amount * words.UNIT_FACTOR.get(unit, 1))
    if not 1 <= year <= 9998:
        raise Unresolvable("it lies outside the calendar")
    return Resolution(value=f"{year:04}", timex3=f"{year:04}", precision="year")


def _counted(p: Parts, c: Context) -> float:
    number = _number(p.get("num"))
    if number is None:
        raise Unresolvable(f"{c.text!r} does not say how many")
    return number


def _ago(p: Parts, c: Context) -> Resolution:
    found = _shift(c.need_anchor(), -_counted(p, c), _singular(p["unit"]))
    return found.model_copy(update={"anchor": _iso(c)})


def _ahead(p: Parts, c: Context) -> Resolution:
    unit = _singular(p["unit"])
    if c.direction == "past":
        return _span_of(_counted(p, c), unit)
    found = _shift(c.need_anchor(), _counted(p, c), unit)
    return found.model_copy(update={"anchor": _iso(c)})


def _shifted(p: Parts, c: Context) -> Resolution:
    amount, unit = _counted(p, c), _singular(p["unit"])
    way = p["way"]
    if way.startswith("from"):
        return _shift(c.need_anchor(), amount, unit).model_copy(update={"anchor": _iso(c)})
    if c.reference is None:
        raise Unresolvable(f"no earlier date that {c.text!r} could be counted from")
    found = _shift(c.reference, -amount if way in {"earlier", "before"} else amount, unit)
    return found.model_copy(update={"anchor": c.reference.isoformat()})


def _vague_ago(p: Parts, c: Context) -> Resolution:
    raise Unresolvable(f"{c.text!r} does not say how many")


def _reference_day(p: Parts, c: Context) -> Resolution:
    if c.reference is None:
        raise Unresolvable(f"no earlier date that {c.text!r} could refer to")
    word = re.sub(r"\s+", " ", p["word"])
    shift = (
        -1
        if re.search(r"previous|preceding|before", word)
        else 1
        if re.search(r"next|following|after(?!noon)", word)
        else 0
    )
    anchor = {"anchor": c.reference.isoformat()}
    if "week" in word:
        monday, sunday = week_of(c.reference + timedelta(days=7 * shift))
        return _interval(monday.isoformat(), sunday.isoformat(), None, "week").model_copy(update=anchor)
    if "month" in word:
        moved = add_months(c.reference, shift)
        return _month_value(moved.year, moved.month, None, None).model_copy(update=anchor)
    if "year" in word:
        return _year_value(c.reference.year + shift, None, None).model_copy(update=anchor)
    part = re.search(r"morning|afternoon|evening|night", word)
    return _with_part(c.reference + timedelta(days=shift), part[0] if part else None, c).model_copy(update=anchor)


# Durations and sets


def _singular(unit: str) -> str:
    return "century" if unit.startswith("centur") else unit


def _span_of(number: float | None, unit: str) -> Resolution:
    if number is None:
        amount = "X"
    else:
        number *= words.UNIT_FACTOR.get(unit, 1)
        if number == 0.5 and unit == "year":
            number, unit = 6, "month"
        amount = str(int(number)) if number == int(number) else str(number)
    return Resolution(type="duration", timex3=words.UNIT_TIMEX[unit].format(amount))


def _duration(p: Parts, c: Context) -> Resolution:
    return _span_of(_number(p.get("num")), _singular(p.get("unit", "day")))


def _vague_duration(p: Parts, c: Context) -> Resolution:
    return _span_of(None, _singular(p["unit"]))


def _window(p: Parts, c: Context) -> Resolution:
    number = _number(p.get("num")) if p.get("num") or not c.text.endswith("s") else None
    return _span_of(number, _singular(p["unit"]))


def _every(p: Parts, c: Context) -> Resolution:
    if "weekday" in p:
        return Resolution(type="set", timex3=f"XXXX-WXX-{_weekday(p['weekday']) + 1}")
    if "month" in p:
        return Resolution(type="set", timex3=f"XXXX-{_month(p['month']):02}")
    if "season" in p:
        return Resolution(type="set", timex3=f"XXXX-{words.SEASON_TIMEX[words.SEASONS[p['season']]]}")
    if "part" in p:
        return Resolution(type="set", timex3=f"XXXX-XX-XXT{words.PARTS_OF_DAY[p['part']]}")
    number = 2.0 if p.get("num") in {"other", "second"} else _number(p.get("num"))
    return _span_of(number, _singular(p["unit"])).model_copy(update={"type": "set"})


def _per(p: Parts, c: Context) -> Resolution:
    return _span_of(1, p["unit"]).model_copy(update={"type": "set"})


def _weekdays(p: Parts, c: Context) -> Resolution:
    return Resolution(type="set", timex3=f"XXXX-WXX-{_weekday(p['weekday']) + 1}")


def _adverb(p: Parts, c: Context) -> Resolution:
    return Resolution(type="set", timex3=words.ADVERBS_OF_REPETITION[p["word"]])


_RESOLVERS: dict[str, Resolver] = {
    "iso_day": _iso_day, "numeric_day": _numeric_day, "year_first_day": _iso_day, "month_day": _month_day,
    "day_range": _day_range, "month_range": _month_range, "year_range": _year_range, "weekday_range": _weekday_range,
    "month": _month_rule, "quarter": _quarter, "half": _half, "season": _season, "year": _year_rule,
    "decade": _decade, "decade_word": _decade_word, "century": _century, "weekday": _weekday_rule,
    "near_day": _near_day, "clock": _clock, "holiday": _holiday, "near_unit": _near_unit, "ago": _ago,
    "vague_ago": _vague_ago, "shifted": _shifted, "ahead": _ahead, "reference_day": _reference_day,
    "window": _window, "duration": _duration, "vague_duration": _vague_duration, "every": _every, "per": _per,
    "weekdays": _weekdays, "adverb": _adverb,
}  # fmt: skip

"""The words of English dates, in one place: names, numbers, units, modifiers, holidays.

Sources: month and weekday abbreviations as the AP and Guardian style guides write them; number words and
units from any grammar; TIMEX3 codes from TimeML 1.2.1; seasons are northern and meteorological (spring
is March to May), as EDTF codes 21 to 24 leave it open; holidays by the rule that fixes their date.
Holidays whose date differs between countries (Independence Day, Labour Day, Mother's Day) are left out
on purpose.
"""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _numbered(rows: str, first: int) -> dict[str, int]:
    """Each row's words under the row's number."""
    return {word: n for n, row in enumerate(rows.strip().splitlines(), first) for word in row.split()}


MONTHS = _numbered(
    """
    january jan
    february feb febr
    march mar
    april apr
    may
    june jun
    july jul
    august aug
    september sept sep
    october oct
    november nov
    december dec
    """,
    1,
)
WEEKDAYS = _numbered(
    """
    monday mon
    tuesday tues tue
    wednesday weds wed
    thursday thurs thur thu
    friday fri
    saturday sat
    sunday sun
    """,
    0,
)
# Written with a full stop ("Jan.") they take the stop along.
ABBREVIATIONS = frozenset(
    name for name in (*MONTHS, *WEEKDAYS) if name not in {"may", "june", "july", "march", "april"} and len(name) < 6
)
# Months that are also a name, a verb or another word: alone, they need a word before them that says "month".
AMBIGUOUS_MONTHS = _set("may march april june august")

ONES = _numbered("one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine", 1)
TEENS = _numbered(
    "ten\neleven\ntwelve\nthirteen\nfourteen\nfifteen\nsixteen\nseventeen\neighteen\nnineteen",
    10,
)
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
VAGUE_NUMBERS = _set("several few some many numerous")

ORDINALS = _numbered(
    """
    first
    second
    third
    fourth
    fifth
    sixth
    seventh
    eighth
    ninth
    tenth
    eleventh
    twelfth
    thirteenth
    fourteenth
    fifteenth
    sixteenth
    seventeenth
    eighteenth
    nineteenth
    twentieth
    """,
    1,
)
LAST = _set("last final")

DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
    "eighties": 80, "nineties": 90,
}  # fmt: skip

# EDTF codes; the months of each, and the letters that TIMEX3 gives it.
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
SEASON_TIMEX = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}

# Each unit by its names, with the pattern of its TIMEX3 duration and how many of that pattern's unit it is.
UNITS = {
    "second": ("second seconds", "PT{}S", 1),
    "minute": ("minute minutes", "PT{}M", 1),
    "hour": ("hour hours", "PT{}H", 1),
    "day": ("day days", "P{}D", 1),
    "night": ("night nights", "P{}D", 1),
    "weekend": ("weekend weekends", "P{}WE", 1),
    "week": ("week weeks", "P{}W", 1),
    "fortnight": ("fortnight fortnights", "P{}W", 2),
    "month": ("month months", "P{}M", 1),
    "quarter": ("quarter quarters", "P{}Q", 1),
    "year": ("year years", "P{}Y", 1),
    "decade": ("decade decades", "P{}Y", 10),
    "century": ("century centuries", "P{}Y", 100),
}
UNIT_ORDER = {unit: n for n, unit in enumerate(UNITS)}
UNIT_NAMES = {name: unit for unit, (names, _, _) in UNITS.items() for name in names.split()}
LONG_UNITS = _set("week weekend fortnight month quarter year decade century")
PLURAL_UNITS = frozenset(name for name in UNIT_NAMES if name.endswith("s"))

PARTS_OF_DAY = {
    "dawn": "MO", "daybreak": "MO", "morning": "MO", "lunchtime": "MI", "afternoon": "AF", "evening": "EV",
    "dusk": "EV", "night": "NI",
}  # fmt: skip
NEAR_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}
NAMED_HOURS = {"noon": 12, "midday": 12, "midnight": 0}
ZONES = _set("gmt utc bst cet cest est edt et cst cdt ct pst pdt pt mst mdt ist jst kst msk aest aedt eat wat sast")

# Which of the units that lie around the anchor is meant.
RELATIVES = {"last": -1, "this": 0, "current": 0, "next": 1, "coming": 1}

REPETITIONS = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W",
    "biweekly": "P2W", "monthly": "P1M", "bimonthly": "P2M", "quarterly": "P1Q", "yearly": "P1Y",
    "annually": "P1Y",
}  # fmt: skip

# A month and day, or ("nth", month, weekday, which) with -1 for the last, or ("easter", days after).
HolidayRule = tuple[int, int] | tuple[str, int] | tuple[str, int, int, int]
HOLIDAYS: dict[str, HolidayRule] = {
    "new year": (1, 1),
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "martin luther king jr. day": ("nth", 1, 0, 3),
    "martin luther king day": ("nth", 1, 0, 3),
    "valentine's day": (2, 14),
    "presidents day": ("nth", 2, 0, 3),
    "presidents' day": ("nth", 2, 0, 3),
    "international women's day": (3, 8),
    "st. patrick's day": (3, 17),
    "ash wednesday": ("easter", -46),
    "palm sunday": ("easter", -7),
    "maundy thursday": ("easter", -3),
    "good friday": ("easter", -2),
    "holy saturday": ("easter", -1),
    "easter": ("easter", 0),
    "easter sunday": ("easter", 0),
    "easter monday": ("easter", 1),
    "april fools' day": (4, 1),
    "earth day": (4, 22),
    "may day": (5, 1),
    "memorial day": ("nth", 5, 0, -1),
    "juneteenth": (6, 19),
    "bastille day": (7, 14),
    "labor day": ("nth", 9, 0, 1),
    "halloween": (10, 31),
    "bonfire night": (11, 5),
    "armistice day": (11, 11),
    "veterans day": (11, 11),
    "thanksgiving": ("nth", 11, 3, 4),
    "thanksgiving day": ("nth", 11, 3, 4),
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
}

# Words that may lead to an expression and do not change its date; a reader may quote them along with it.
LEADS = _set(
    """on in at by since until till from during of over within for after before through throughout as
    early late soon sometime only just starting beginning effective dated ending both the up to no later
    than"""
)
APPROXIMATE = _set("about around roughly approximately circa nearly almost some")

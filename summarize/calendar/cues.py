"""The words around a date: what makes a month, a year or a length of time of a word that could be
something else.

Gathered from the traps in `tests/calendar/test_calendar_finding.py`; every list is a matter of judgement.
"""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words after which a month, a year or a season can stand. The weak ones also lead to persons and counts.
STRONG_CUES = word_set(
    """in since until till during throughout through late early mid last next this circa between fiscal
    ending ended beginning starting back"""
)
WEAK_CUES = word_set("by of from for to before after and or around about as than on with into over - – — / (")
CUES = STRONG_CUES | WEAK_CUES
DETERMINERS = word_set("the a an its his her their our my 's ' this that")
PREPOSITIONS = word_set("on for of to from in at with against through by and or")
# What is counted in thousands: a number before it is no year.
COUNTED = word_set(
    """people persons troops soldiers men women children workers jobs homes houses households dollars
    euros pounds yen yuan rubles roubles rupees miles mile km kilometers kilometres kilometer kilometre
    meters metres feet ft yards tons tonnes ton votes seats cases deaths members employees students
    pupils delegates families percent % per feet acres hectares square cubic megawatts mw gw kwh points
    point copies units times prisoners refugees protesters civilians shares staff patients passengers
    calories rpm hours minutes seconds days weeks months years guests residents vehicles cars barrels
    degrees mg kg lb lbs mph kph hp cc words characters pages"""
)
NUMBERED = word_set(
    """no no. nos number flight route highway room resolution boeing airbus channel section article bill
    page box model order $ € £ ¥ # us$ psalm apartment suite interstate bus train lot item version
    asteroid radio area"""
)
# The Sunday Times, Saturday Night Live.
AFTER_WEEKDAY_NAME = word_set(
    """times telegraph mirror express post mail herald star sun world tribune independent chronicle gazette
    magazine live lights
    club agreement"""
)
WEEKDAY_NAMES = word_set("black super bloody ruby cyber giving fat sheffield freaky man girl casual wear joe")
AFTER_DAY = word_set("percent % per million billion trillion points people others")
AGE_CUES = word_set("aged age ages turned turning turns")
LENGTH_CUES = word_set(
    """for over in within during after than about nearly almost around roughly every lasted lasting last
    lasts took take takes taking spent spend by another just only to least exactly under barely each some"""
)
AHEAD_CUES = word_set(
    """will would shall can could must may to due expect expects expected plan plans planned scheduled
    begin begins start starts open opens return returns expire expires going set coming ready here"""
)
ZONES = word_set("utc gmt hours hrs")
SUPERLATIVES = word_set("time times most least lowest highest first second third only worst best biggest largest")
CLOCK_CUES = word_set("at by from until till around about before after since between")
# Words before a season: the strong suffice for "spring" and "fall", the weak for "the spring" and "winter".
SEASON_CUES = STRONG_CUES - {"back"} | {"by", "over"}
WEAK_SEASON_CUES = word_set("of from for before after")
AFTER_SEASON_NAME = word_set("of in on from palace games olympics olympic paralympics equinox solstice")
# "about 2000 samples", but "back to 2000", "compared with 2000".
COUNTING = word_set("about than over with to -")
COMPARING = word_set("back up compared due")
VERBS_IN_S = word_set("was is has as saw this versus")
AFTER_YEAR = word_set("was is will saw brought marks marked has had , : –")
TITLES = word_set("mr mrs ms dr")
POSSESSIVES = word_set("his her their my your whose")
DEGREES = word_set("f fahrenheit degrees celsius")
TIMES = word_set("once twice times")
AFTER_AFTERMATH = word_set("and but or in at when as with")

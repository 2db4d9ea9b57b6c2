"""What only looks like a date: verbs, names, counts, ages, scores.

One test for each kind of trap, named for it; `is_lookalike` asks those that fit the meaning. They look
at the few words on either side, never at the tense or the syntax.
"""

from __future__ import annotations

from collections.abc import Callable

from summarize.calendar import cues, words
from summarize.calendar.days import Day, Figures, Holiday, Weekday
from summarize.calendar.meaning import Meaning
from summarize.calendar.moments import Clock, ClockRange, PartOfDay
from summarize.calendar.parts import Part
from summarize.calendar.periods import Century, Decade, Fraction, Month, Season, Year
from summarize.calendar.place import Place
from summarize.calendar.spans import Ahead, Duration, Range, Repetition, Shift, Sum, Window


def is_lookalike(place: Place) -> bool:
    """Whether what was read is, going by the words around it, no date."""
    return any(isinstance(place.meaning, kinds) and test(place) for kinds, test in _TESTS)


def _small_letters(place: Place) -> bool:
    """As in "protesters march", "she may", "christmas": months, weekdays and holidays are written with a
    capital."""
    named = [t for t in place.inside if not t.kinds.keys().isdisjoint(("MONTH", "WEEKDAY", "WEEKDAYS"))]
    if named:
        return not all(token.capital for token in named)
    return isinstance(place.meaning, Holiday) and not any(token.capital for token in place.inside)


def _bare_abbreviation(place: Place) -> bool:
    """As in "The Sun", "Jan", "Mar": a short name counts only with a full stop or beside a figure."""
    if any("NUMBER" in token.kinds or "NTH" in token.kinds for token in place.inside):
        return False
    short = [t for t in place.inside if t.lower in words.ABBREVIATIONS and t.lower not in {"sept", "thurs", "tues"}]
    return any(not t.text.endswith(".") for t in short) or (bool(short) and place.led_by(frozenset({"the"})))


def _person_or_verb(place: Place) -> bool:
    """As in "Theresa May", "March for Our Lives": an ambiguous month alone needs a word before it that says
    month."""
    meaning = place.meaning
    if not isinstance(meaning, Month) or meaning.of or meaning.which is not None:
        return False
    month = place.inside[-1].lower
    after = place.after()
    if month not in words.AMBIGUOUS_MONTHS:
        return place.led_by(cues.TITLES)
    if place.led_by(cues.STRONG_CUES):
        return False
    if place.led_by(cues.WEAK_CUES):
        return month in place.people or (after is not None and after.capital and after.text.isalpha())
    if place.led_by(cues.DETERMINERS):
        return after is None or not after.text.isalpha() or after.capital or after.lower in cues.PREPOSITIONS
    return True


def _day_or_count(place: Place) -> bool:
    """As in "by March 10 percent", "Theresa May 5 times": a day without a year, and a count behind it."""
    meaning = place.meaning
    return isinstance(meaning, Day) and meaning.of is None and place.followed_by(cues.AFTER_DAY)


def _version_or_fraction(place: Place) -> bool:
    before = place.before()
    return before is not None and not place.first.spaced and (before.text[-1].isdigit() or before.text in ".$")


def _count_not_year(place: Place) -> bool:
    """As in "$2022", "1900 troops", "Resolution 2270", "the 2000 or so": four figures that are not a year."""
    meaning = place.meaning
    bare = len(place.inside) == 1 or isinstance(meaning, Range)
    if not bare or not any("YEAR" in token.kinds for token in place.inside):
        return False
    before, after = place.before(), place.after()
    if before and not place.first.spaced and (before.text in "$€£¥#.," or before.text[-1:].isdigit()):
        return True
    if before and not place.first.spaced and "DASH" in before.kinds and before.start > 0:
        ahead = place.before(2)
        if ahead and not before.spaced and ahead.text[-1:].isdigit():
            return True
    if after and not after.spaced and (after.text in "%°" or "NUMBER" in after.kinds):
        return True
    if place.followed_by(cues.COUNTED | cues.ZONES) or place.led_by(cues.NUMBERED):
        return True
    return not isinstance(meaning, Range) and not place.led_by(cues.STRONG_CUES) and _year_without_cue(place)


def _year_without_cue(place: Place) -> bool:
    """Whether four figures that no strong word leads to are a count, or part of a name."""
    after, earlier = place.after(), place.before(2)
    plausible = 1900 <= int(place.first.text) <= 2099
    if place.led_by(cues.WEAK_CUES):
        plural = after is not None and after.lower.isalpha() and not after.capital and after.lower.endswith("s")
        if plural and not place.followed_by(cues.VERBS_IN_S):
            return True
        counts = place.led_by(cues.COUNTING) and not place.led_by(cues.COMPARING, 2)
        return counts and after is not None and after.text.isalpha() and after.lower not in cues.PREPOSITIONS
    if place.led_by(cues.DETERMINERS):
        return not plausible or after is None or not after.text[0].isalpha()
    if place.led_by(frozenset({","})) and earlier and "YEAR" in earlier.kinds:
        return False
    if place.opens_sentence and plausible:
        return not place.followed_by(cues.AFTER_YEAR)
    return not (place.led_by(frozenset("[,")) and place.followed_by(frozenset(")]")))


def _name_with_weekday(place: Place) -> bool:
    """As in "The Sunday Times", "Black Friday", "the Mail on Sunday", "Saturday Night Live", "Sheffield
    Wednesday"."""
    before, after = place.before(), place.after()
    if after and after.capital and after.lower in cues.AFTER_WEEKDAY_NAME:
        return True
    if before and before.capital and before.lower in cues.WEEKDAY_NAMES:
        return True
    newspaper = place.before(2)
    return bool(before and before.lower == "on" and newspaper and newspaper.text in {"Mail", "Herald", "Scotland"})


def _place_with_holiday(place: Place) -> bool:
    """As in "Christmas Island", "Easter Islands"."""
    return place.followed_by(frozenset({"island", "islands"}))


def _fall_or_spring(place: Place) -> bool:
    """As in "the fall of Kabul", "a mountain spring", "the Winter Olympics": a season alone needs a word that
    says so."""
    meaning = place.meaning
    if not isinstance(meaning, Season) or meaning.of or meaning.which is not None:
        return False
    after = place.after()
    if place.followed_by(cues.AFTER_SEASON_NAME):
        return True
    if after is not None and after.capital and place.inside[-1].capital:
        return True
    if place.first.lower == "the" or place.inside[-1].lower in {"summer", "winter", "autumn"}:
        return not place.led_by(cues.SEASON_CUES | cues.WEAK_SEASON_CUES)
    return not place.led_by(cues.SEASON_CUES)


def _age_or_temperature(place: Place) -> bool:
    """As in "in his 60s", "in the 80s Fahrenheit": tens without an apostrophe or "the" are ages and
    degrees."""
    tens = next((t for t in place.inside if "SHORTDECADE" in t.kinds), None)
    if tens is None or place.followed_by(cues.DEGREES):
        return tens is not None
    if place.led_by(cues.POSSESSIVES):
        return True
    return tens.text[0].isdigit() and place.first.lower != "the" and isinstance(place.meaning, Decade)


def _name_with_century(place: Place) -> bool:
    after = place.after()
    return bool(after and after.capital and place.inside[-1].capital)


def _fraction_of_a_thing(place: Place) -> bool:
    """As in "a third quarter of the vote"; a bare "third quarter" of a game cannot be told."""
    return place.followed_by(frozenset({"of"})) or place.followed_by(frozenset({"final", "finals"}))


def _age(place: Place) -> bool:
    """As in "45-year-old", "45 years old", "aged two months"."""
    after = place.after()
    if after and "DASH" in after.kinds:
        after = place.after(2)
    return bool(after and after.lower in {"old", "olds", "older"}) or place.led_by(cues.AGE_CUES)


def _not_a_length(place: Place) -> bool:
    """As in "$5 a day", "one day", "three quarters of them", "a second": a length alone needs a word that
    says length."""
    meaning = place.meaning
    if not isinstance(meaning, Duration):
        return False
    if meaning.unit == "quarter" and place.followed_by(frozenset({"of"})):
        return True
    if place.first.lower in {"a", "an", "one"} and not any("DASH" in token.kinds for token in place.inside):
        return not place.led_by(cues.LENGTH_CUES) or place.led_by(cues.TIMES)
    return False


def _how_long_it_took(place: Place) -> bool:
    """As in "the second in two weeks": "in two weeks" is a date only where something lies ahead."""
    clause = []
    for n in range(1, 16):
        token = place.before(n)
        if token is None or token.text in {".", ";", "!", "?"}:
            break
        clause.append(token.lower)
    if clause and (clause[0] in cues.SUPERLATIVES or clause[0].endswith("est")):
        return True
    return cues.AHEAD_CUES.isdisjoint(clause)


def _counted_from_an_event(place: Place) -> bool:
    """As in "the day before the vote", "two weeks after he left": it hangs on what follows, not on the date
    before."""
    if place.inside[-1].lower not in {"before", "after"}:
        return False
    after = place.after()
    return after is not None and after.text[0].isalnum() and after.lower not in cues.AFTER_AFTERMATH


def _comparison(place: Place) -> bool:
    """As in "two weeks earlier than planned"."""
    return place.followed_by(frozenset({"than"}))


def _name_with_adverb(place: Place) -> bool:
    """As in "the Daily Mail", "daily life"."""
    if "REPETITION" not in place.first.kinds:
        return False
    after = place.after()
    if place.followed_by(frozenset({"life", "lives"})):
        return True
    return place.first.capital and (not place.opens_sentence or bool(after and after.capital))


def _score_or_ratio(place: Place) -> bool:
    """As in "a 10:30 ratio", "0:00" of a player: figures alone need "at", a zone or "a.m."."""
    meaning = place.meaning
    if isinstance(meaning, Clock) and (meaning.day is not None or len(place.inside) > 1):
        return False
    if "NAMEDHOUR" in place.first.kinds:
        return place.first.capital and not place.opens_sentence
    figures = not any("MERIDIEM" in token.kinds or "WEEKDAY" in token.kinds for token in place.inside)
    return figures and not place.led_by(cues.CLOCK_CUES)


_Test = tuple[type[Meaning] | tuple[type[Meaning], ...], Callable[[Place], bool]]
_TESTS: tuple[_Test, ...] = (
    (Meaning, _small_letters),
    ((Month, Weekday, Part), _bare_abbreviation),
    (Month, _person_or_verb),
    (Day, _day_or_count),
    (Figures, _version_or_fraction),
    ((Year, Range), _count_not_year),
    ((Weekday, PartOfDay), _name_with_weekday),
    (Holiday, _place_with_holiday),
    (Season, _fall_or_spring),
    ((Decade, Part), _age_or_temperature),
    (Century, _name_with_century),
    (Fraction, _fraction_of_a_thing),
    ((Duration, Sum, Ahead, Window, Shift), _age),
    (Duration, _not_a_length),
    (Ahead, _how_long_it_took),
    (Meaning, _counted_from_an_event),
    (Shift, _comparison),
    (Repetition, _name_with_adverb),
    ((Clock, ClockRange), _score_or_ratio),
)

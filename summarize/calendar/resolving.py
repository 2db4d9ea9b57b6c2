"""From an expression to its resolution."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from summarize.calendar import words
from summarize.calendar.grammar import GRAMMAR
from summarize.calendar.meaning import Context, Meaning, Unresolvable
from summarize.calendar.resolution import Direction, Resolution
from summarize.calendar.tokens import Token, tokenise

_LONGEST = 200  # characters: no expression is longer
_AROUND = frozenset(".,;:!?()[]\"“”‘’'")


def resolve(
    expression: str,
    *,
    anchor: date | None,
    direction: Direction | None = None,
    reference: date | None = None,
) -> Resolution:
    """What a temporal expression means.

    `anchor` is the publication date, `direction` where the tense of the clause points, `reference` the
    date that the text mentioned last ("two days later"). A bare weekday is the latest up to the anchor,
    itself included, unless the direction is future; any other partial date is the nearest in the
    direction, or the nearest at all. The anchor never stands in for what cannot be resolved: then `value`
    is None and `reason` says why. Never raises. Not guaranteed: that the writer meant it so.
    """
    shown = " ".join(expression.split())
    meaning, approximate = _read(tokenise(expression)) if len(expression) <= _LONGEST else (None, False)
    if meaning is None:
        return Resolution(reason=f"“{_shortened(shown)}” is not an expression that the calendar knows")
    try:
        resolution = meaning.resolve(Context(shown, anchor, direction, reference))
    except Unresolvable as why:
        return Resolution(reason=str(why))
    except (ValueError, OverflowError):
        return Resolution(reason=f"“{shown}” is not a date of the calendar")
    if approximate and resolution.type == "date" and resolution.value and "/" not in resolution.value:
        return resolution.model_copy(update={"value": resolution.value + "~"})
    return resolution


def _read(tokens: Sequence[Token]) -> tuple[Meaning | None, bool]:
    """The meaning of all the tokens, less what may stand around an expression; and whether it is
    approximate."""
    first, last = 0, len(tokens)
    while last > first and (tokens[last - 1].lower in _AROUND or "POSSESSIVE" in tokens[last - 1].kinds):
        last -= 1
    while first < last and tokens[first].lower in _AROUND:
        first += 1
    approximate = False
    while first < last:
        for end, meaning in GRAMMAR.reader(tokens[:last]).read("expression", first):
            if end == last and isinstance(meaning, Meaning):
                return meaning, approximate
        if tokens[first].lower not in words.LEADS | words.APPROXIMATE:
            break
        approximate = approximate or tokens[first].lower in words.APPROXIMATE
        first += 1
    return None, False


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"

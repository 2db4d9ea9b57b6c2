"""When an item of a brief is an item of the gold: one file for each list.

To compare a new kind of item, write its matcher and add it to `MATCHERS`.
"""

from __future__ import annotations

from collections.abc import Callable

from summarize.briefs import Brief, ListName
from summarize.evals.align import Matcher
from summarize.evals.cast import Cast
from summarize.evals.gold import Gold
from summarize.evals.lists.actions import Actions
from summarize.evals.lists.actors import Actors
from summarize.evals.lists.dates import Dates
from summarize.evals.lists.positions import Positions

MATCHERS: dict[ListName, Callable[[Gold, Brief, Cast], Matcher]] = {
    "actors": Actors,
    "actions": Actions,
    "dates": Dates,
    "positions": Positions,
}

__all__ = ["MATCHERS", "Actions", "Actors", "Dates", "Positions"]

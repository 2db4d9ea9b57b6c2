"""Cast: which actor of the gold each actor of a brief is, so that roles can be compared by id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from summarize.briefs import Actor, Brief
from summarize.evals.gold import Gold, GoldActor
from summarize.evals.wording import bag_f1
from summarize.grounding import names as grounding_names

_TITLES = frozenset(
    "mr mrs ms miss dr sir lord lady president chancellor senator sen rep representative gen general col colonel judge "
    "justice prime minister foreign secretary ambassador professor prof spokesman spokeswoman spokesperson chief leader "
    "king queen prince princess pope bishop governor gov mayor former acting deputy envoy of the and for".split()
)
ENOUGH = 0.6
"""Names whose words have at least this F1 may name the same actor, if neither has a word that contradicts it."""


@lru_cache(maxsize=65536)
def normal_name(name: str) -> str:
    """A name as it compares; see `summarize.grounding.names`."""
    return grounding_names.normal_name(name)


class Names(NamedTuple):
    """The names of one actor: as they compare, and their words."""

    normal: frozenset[str]
    words: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, names: Iterable[str]) -> Names:
        """From names as written."""
        normal = [n for name in names if (n := normal_name(name))]
        return cls(frozenset(normal), tuple(dict.fromkeys(tuple(n.split()) for n in normal)))


def likeness(ours: Names, theirs: Names) -> float:
    """1 if they share a name; else the best F1 over the words of two names, if at least `ENOUGH`; else 0.

    Two names of which each has a word that the other lacks are different ("Foreign Minister Wang", "Foreign Minister
    Lavrov"), unless those words are titles.
    """
    if ours.normal & theirs.normal:
        return 1.0
    best = 0.0
    for one in ours.words:
        for other in theirs.words:
            if one[-1] not in other and other[-1] not in one:
                continue
            only_one, only_other = set(one) - set(other) - _TITLES, set(other) - set(one) - _TITLES
            if only_one and only_other:
                continue
            best = max(best, bag_f1(one, other))
    return best if best >= ENOUGH else 0.0


class Cast:
    """Which gold actor each of a brief's actors is.

    An actor is the gold actor that bears its name; failing that, the one that shares an alias; failing that, the
    one it was aligned with. Several of a brief's actors may be the same gold actor.
    """

    def __init__(self, gold: Gold, brief: Brief, aligned: Mapping[str, str]) -> None:
        """`aligned` maps ids of the brief's actors to ids of gold actors."""
        self.optional = frozenset(actor.id for actor in gold.actors if actor.optional)
        self.by_name: dict[str, str] = {}
        for actor in gold.actors:
            for name in actor.names:
                self.by_name.setdefault(normal_name(name), actor.id)
        self.who = {actor.id: self._who(actor, aligned) for actor in brief.actors}

    def _who(self, actor: Actor, aligned: Mapping[str, str]) -> str:
        named = self.by_name.get(normal_name(actor.name))
        if named or actor.id in aligned:
            return named or aligned[actor.id]
        for alias in actor.aliases:
            if shared := self.by_name.get(normal_name(alias)):
                return shared
        return f"?{actor.id}"

    def roles(self, ids: Sequence[str]) -> frozenset[str]:
        """The gold ids of a brief's actors."""
        return frozenset(self.who[id] for id in ids)

    def same(self, gold: Sequence[str], ours: frozenset[str]) -> bool:
        """Whether exactly those of the gold are there; an optional actor may be there or not."""
        wanted = set(gold)
        needed = wanted - self.optional
        if wanted and not needed:
            return bool(ours) and ours <= wanted
        return needed <= ours <= wanted

    def f1(self, gold: Sequence[str], ours: frozenset[str]) -> float:
        """F1 of the ids, 1 where both are empty; optional actors that are left out are not missed."""
        wanted = set(gold)
        counted = {id for id in wanted if id in ours or id not in self.optional} or wanted
        if not counted and not ours:
            return 1.0
        return 2 * len(counted & ours) / (len(counted) + len(ours))


def gold_names(actor: GoldActor) -> Names:
    """The names of a gold actor."""
    return Names.of(actor.names)


def brief_names(actor: Actor) -> Names:
    """The names of a brief's actor."""
    return Names.of((actor.name, *actor.aliases))

"""Actors: the same if they share a name; strictly right if the name is one of the gold's and the kind is right."""

from __future__ import annotations

from summarize.briefs import Brief
from summarize.evals.align import NOTHING, Judgement
from summarize.evals.cast import Cast, brief_names, gold_names, likeness, normal_name
from summarize.evals.gold import Gold
from summarize.evals.wording import bag_f1, content


class Actors:
    """Strict: the normalised name is in the gold's alias set, and the kind is accepted. Lenient: `likeness`."""

    def __init__(self, gold: Gold, brief: Brief, cast: Cast) -> None:
        self.gold = sorted(gold.actors, key=lambda a: a.id)
        self.items = sorted(brief.actors, key=lambda a: a.id)
        self.cast = cast
        self.gold_ids = [a.id for a in self.gold]
        self.item_ids = [a.id for a in self.items]
        self.optional = [a.optional for a in self.gold]
        self.gold_names = [gold_names(a) for a in self.gold]
        self.item_names = [brief_names(a) for a in self.items]
        self.named = [cast.by_name.get(normal_name(a.name)) for a in self.items]

    def judge(self, gold: int, item: int) -> Judgement:
        """An actor that bears another gold actor's name is that one, however alike the rest is."""
        named = self.named[item]
        if named is not None and named != self.gold_ids[gold]:
            return NOTHING
        alike = likeness(self.item_names[item], self.gold_names[gold])
        if not alike:
            return NOTHING
        name_is_right = named is not None
        if not name_is_right:
            alike *= 0.95
        return Judgement(alike, strict=name_is_right and self.items[item].kind in self.gold[gold].kind)

    def checks(self, gold: int, item: int) -> dict[str, bool | float | None]:
        """Name, kind, country and role; a role is right if most of its words are."""
        wanted, actor = self.gold[gold], self.items[item]
        role = None
        if wanted.role:
            role = bool(actor.role) and max(bag_f1(content(actor.role or ""), content(r)) for r in wanted.role) >= 0.5
        return {
            "name": normal_name(actor.name) in self.gold_names[gold].normal,
            "kind": actor.kind in wanted.kind,
            "country": None if wanted.country == (None,) and actor.country is None else actor.country in wanted.country,
            "role": role,
        }

    def why(self, gold: int, item: int) -> str:
        """Which names met, and which fields are wrong."""
        wanted, actor = self.gold[gold], self.items[item]
        checks = self.checks(gold, item)
        parts = [f"named {actor.name!r}" if checks["name"] else f"{actor.name!r} is like {wanted.name!r}"]
        if not checks["kind"]:
            parts.append(f"kind {actor.kind} instead of {' or '.join(wanted.kind)}")
        if checks["country"] is False:
            parts.append(f"country {actor.country} instead of {' or '.join(str(c) for c in wanted.country)}")
        if checks["role"] is False:
            parts.append(f"role {actor.role!r} instead of {wanted.role[0]!r}")
        return "; ".join(parts)

"""Entities: actors in the making, and the cast of an article."""

from __future__ import annotations

from dataclasses import dataclass, field

from summarize.grounding.names import normal_name
from summarize.readers.rules.sentences import NewsSentence


@dataclass
class Entity:
    """An actor in the making: its names, where it is mentioned, and for a person the state or body it belongs to."""

    name: str
    kind: str
    country: str | None = None
    role: str | None = None
    aliases: dict[str, None] = field(default_factory=dict)
    sentences: list[int] = field(default_factory=list)
    uses: int = 0
    country_name: str | None = None
    home: Entity | None = None
    nouns: list[str] = field(default_factory=list)
    sex: str | None = None
    label: str = ""
    common: bool = False

    @property
    def is_named(self) -> bool:
        """Whether it has a name of its own, and is not called by a common noun, "police"."""
        return self.name[:1].isupper() and not self.common

    def names(self) -> list[str]:
        return [self.name, *self.aliases]


@dataclass
class Cast:
    """The entities of an article, and which of them a mention names.

    `lead` is the number of the first sentence of the body; `introduced` the person first named as a sentence's subject.
    """

    entities: list[Entity] = field(default_factory=list)
    by_place: dict[int, Entity] = field(default_factory=dict)
    recent: list[Entity] = field(default_factory=list)
    country: str | None = None
    lead: int = 0
    introduced: dict[int, Entity] = field(default_factory=dict)

    def at(self, sentence: NewsSentence, first: int, last: int) -> list[Entity]:
        """The entities whose mentions lie in tokens `[first, last)`, in order."""
        start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
        found = [
            self.by_place[m.start]
            for m in sentence.mentions
            if start <= m.start and m.end <= end and m.start in self.by_place
        ]
        return list({id(entity): entity for entity in found}.values())


def without_suffix(name: str) -> str:
    """A person's name in normal form without a suffix such as "Jr."."""
    return " ".join(part for part in normal_name(name).split() if part not in _SUFFIXES)


_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def merge(cast: Cast, entity: Entity, other: Entity) -> None:
    """Make all that is known of an entity part of another."""
    other.aliases.update(dict.fromkeys(n for n in entity.names() if n != other.name))
    other.sentences = sorted({*other.sentences, *entity.sentences})
    other.uses += entity.uses
    for place, named in cast.by_place.items():
        if named is entity:
            cast.by_place[place] = other
    cast.entities = [e for e in cast.entities if e is not entity]

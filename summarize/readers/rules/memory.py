"""Memory: who was spoken of in an article so far, and whom a pronoun stands for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from summarize.readers.rules.belonging import sex_of
from summarize.readers.rules.entities import Cast, Entity
from summarize.readers.rules.lexicon import is_person_noun
from summarize.readers.rules.sentences import NewsSentence

_PERSON = frozenset("he she him her".split())
_MANY = frozenset("they them".split())
_SPEAKER = frozenset("i we me us".split())
THINGS = frozenset({"organization", "government", "igo", "country", "media", "unknown"})
BODIES = frozenset({"organization", "government", "igo", "media"})
_LONGEST = 12


@dataclass
class Memory:
    """Who was spoken of, the last first. `speaking` is who answers in an interview, `counted` the last counted group."""

    cast: Cast
    recent: list[Entity] = field(default_factory=list)
    together: list[Entity] = field(default_factory=list)
    speaking: list[Entity] = field(default_factory=list)
    counted: list[Entity] = field(default_factory=list)
    _just: list[Entity] = field(default_factory=list)
    _noted: list[Entity] = field(default_factory=list)
    _mentioned: list[int] = field(default_factory=list)
    _number: int = 0
    _body: list[Entity] = field(default_factory=list)
    _apart: Sequence[Entity] = ()
    _told_by: Sequence[Entity] = ()
    _human: bool = False

    def note(self, entities: Sequence[Entity], *, aside: bool = False) -> None:
        """Remember those that were just spoken of; `aside`: in a relative clause, to which "they" seldom goes back."""
        if entities and not aside:
            if len(entities) > 1 or is_plural(entities[0]):
                self.together, self._body = list(entities), []
            elif entities[0].kind in BODIES:
                self._body = list(entities)
        lead = self.recent[:1] if aside and self._noted else []
        self._noted += entities
        for entity in reversed(entities):
            self.recent = [entity, *(e for e in self.recent if e is not entity)][:_LONGEST]
        self.recent = [*lead, *(e for e in self.recent if not any(e is one for one in lead))]

    def hear(self, sentence: NewsSentence) -> None:
        """Know who speaks in a turn of an interview: the one whom its label names, else the one who is named most."""
        self._recall(sentence)
        self._number = sentence.number
        turn = sentence.turn
        if turn is None or turn.asks:
            self.speaking = []
            return
        people = [e for e in self.cast.entities if e.kind in {"person", "unknown"}]
        named = [e for e in people if any(turn.label.lower() in name.lower() for name in e.names())]
        for entity in named[:1]:
            entity.kind = "person"
            if turn.label != entity.name:
                entity.aliases[turn.label] = None
        self.speaking = named[:1] or sorted((e for e in people if e.kind == "person"), key=lambda e: -e.uses)[:1]

    def _recall(self, sentence: NewsSentence) -> None:
        """Remember behind those of the last sentence who else is named in it, and begin a new one."""
        named = [self.cast.by_place[p] for p in self._mentioned if p in self.cast.by_place]
        fresh = [e for e in self.recent if any(e is noted for noted in self._noted)]
        others = [e for e in reversed(named) if not any(e is one for one in fresh) and e.kind == "person"]
        older = [e for e in self.recent if not any(e is one for one in (*fresh, *others))]
        self.recent = [*fresh, *{id(e): e for e in others}.values(), *older][:_LONGEST]
        self._just = [*fresh, *{id(e): e for e in others}.values()]
        self._noted = []
        self._mentioned = [] if sentence.is_headline else [m.start for m in sentence.mentions]

    def _last(self, fits: Callable[[Entity], bool]) -> list[Entity]:
        """The last actor spoken of that fits, else the one that was named last."""
        for entity in (*self.recent, *self._named_before()):
            if fits(entity) and not any(entity is one for one in self._apart):
                return [entity]
        return []

    def _named_before(self) -> list[Entity]:
        """The entities that the article has named up to this sentence, the last first."""

        def last(entity: Entity) -> int:
            return max((n for n in entity.sentences if n <= self._number), default=0)

        return sorted((e for e in self.cast.entities if last(e)), key=lambda e: (-last(e), -e.uses))

    def _pronoun(self, word: str) -> list[Entity] | None:
        """Who a pronoun stands for; None for other words."""
        if word in _SPEAKER:
            bodies = [
                e.home for e in self.speaking if word in {"we", "us"} and e.home and e.home.kind == "organization"
            ]
            return bodies or list(self.speaking)
        if self.told_by_means(word):
            return list(self._told_by)
        if word in _PERSON:
            sex = "f" if word in {"she", "her"} else "m"
            if word in {"him", "her"} and (met := self._met_by(sex)):
                return met
            fresh = [e for e in self._just if e.kind == "person" and sex_of(e) in {sex, None}]
            named = [e for e in fresh if e.is_named]
            if len(fresh) == 1 or len(named) == 1:
                return named or fresh
            if sex == "f" and (woman := self._last(lambda e: e.kind == "person" and sex_of(e) == "f")):
                return woman
            named = self._last(lambda e: e.kind == "person" and e.is_named and sex_of(e) in {sex, None})
            return named or self._last(lambda e: e.kind == "person" and sex_of(e) in {sex, None})
        if word == "it":
            return self._last(lambda e: e.kind in THINGS and not is_plural(e))
        if word in _MANY:
            body = self._body if word == "they" else []  # "The ministry ... They"
            return list(body or self.together) or self._last(lambda e: e.kind in THINGS)
        return None

    def _met_by(self, sex: str) -> list[Entity]:
        """Whom somebody in this sentence did something to: "a man stabbed a guard, wounding him"."""
        if not self._apart:
            return []
        here = [e for e in self.recent if any(e is one for one in self._noted) and not any(e is a for a in self._apart)]
        return [e for e in here if e.kind == "person" and sex_of(e) in {sex, None}][:1]

    def possessor(self, word: str) -> list[Entity]:
        """Whom "his", "her", "its" or "their" means."""
        self._apart = self._told_by = ()
        return self._pronoun({"his": "he", "her": "she", "its": "it", "their": "they"}.get(word, "")) or []

    def told_by_means(self, word: str) -> bool:
        """Whether a pronoun means the one who says the clause that it stands in."""
        return len(self._told_by) == 1 and _is_meant_by(self._told_by[0], word)

    def _sides(self) -> list[Entity]:
        """The two that "both sides" are: those that were spoken of last, if they are of one kind."""
        bodies = [e for e in self.recent if e.kind in {"organization", "country", "government", "igo"} and e.is_named]
        if not bodies:
            return []
        alike = [e for e in bodies if (e.kind == "country") == (bodies[0].kind == "country")]
        return alike[:2] if len(alike) > 1 else []


def _is_meant_by(entity: Entity, word: str) -> bool:
    """Whether a pronoun in the third person can stand for an actor."""
    if entity.kind == "person":
        return word in _PERSON and sex_of(entity) in {"f" if word in {"she", "her"} else "m", None}
    return word in (_MANY if is_plural(entity) else {"it"}) or (word == "they" and entity.kind != "country")


def is_plural(entity: Entity) -> bool:
    return entity.kind == "group" or (
        entity.kind == "government" and not entity.is_named and is_person_noun(entity.name.split()[-1])
    )

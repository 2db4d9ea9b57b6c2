"""Reference: which actors a noun phrase stands for, names, short forms ("the company") and pronouns included."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from summarize.readers.rules.actors import Cast, Entity
from summarize.readers.rules.clauses import Phrase
from summarize.readers.rules.lexicon import data, group_nouns, words
from summarize.readers.rules.sentences import NewsSentence

_PERSONAL = {
    "he": "person",
    "she": "person",
    "him": "person",
    "her": "person",
    "it": "thing",
    "they": "many",
    "them": "many",
    "we": "many",
    "i": "person",
}
_THINGS = frozenset({"organization", "government", "igo", "country", "media"})


@dataclass
class Referents:
    """Resolves phrases in the order of the text; remembers who was spoken of last."""

    cast: Cast
    last: dict[str, list[Entity]] = field(default_factory=dict)

    def of(self, sentence: NewsSentence, phrases: Sequence[Phrase], *, acting: bool = False) -> list[Entity]:
        """The actors that the phrases stand for. `acting`: a common noun such as "police" may be an actor too."""
        found: dict[int, Entity] = {}
        for phrase in phrases:
            for entity in self._one(sentence, phrase, acting=acting):
                found[id(entity)] = entity
        return list(found.values())

    def note(self, entities: Sequence[Entity]) -> None:
        """Remember those that were just spoken of as subjects."""
        if not entities:
            return
        if len(entities) > 1:
            self.last["many"] = list(entities)
        for entity in entities:
            if entity.kind == "person":
                self.last["person"] = [entity]
            elif entity.kind == "group" or (
                len(entities) == 1 and entity.name.split()[-1].lower().endswith("s") and not entity.country_name
            ):
                self.last["many"] = [entity]
            if entity.kind == "unknown":
                self.last["thing"] = self.last["organization"] = [entity]
            if entity.kind in _THINGS:
                self.last["thing"] = [entity]
                self.last[entity.kind] = [entity]

    def _one(self, sentence: NewsSentence, phrase: Phrase, *, acting: bool) -> list[Entity]:
        tokens = sentence.tokens
        head = tokens[phrase.head]
        lower = head.text.lower()
        if head.tag == "PRP" or (phrase.last - phrase.first == 1 and lower in _PERSONAL):
            return self.last.get(_PERSONAL.get(lower, ""), [])
        found = self._appositive(sentence, phrase) or self._named(sentence, phrase)
        if found:
            return found
        if lower in words("nouns", "role_words") and tokens[phrase.first].text.lower() in {"the", "this", "that"}:
            bearers = [
                e for e in self.cast.entities if e.kind == "person" and e.role and lower in e.role.lower().split()
            ]
            if len(bearers) == 1 or any(e in self.last.get("person", []) for e in bearers):
                return [e for e in bearers if e in self.last.get("person", [])] or bearers
        if lower in words("nouns", "anonymous_sources") and not acting:
            return []
        kind = data("nouns")["short_forms"].get(lower)
        definite = tokens[phrase.first].text.lower() in {"the", "its", "their", "his", "her"}
        if kind and definite:
            by_word = [e for e in self.cast.entities if lower in e.name.lower().split()]
            if by_word:
                return by_word[-1:]
            if kind in {"organization", "country"} and self.last.get(kind):
                return self.last[kind]
        return self._common(sentence, phrase) if acting else []

    def _named(self, sentence: NewsSentence, phrase: Phrase) -> list[Entity]:
        """The actor whose name is the phrase's head, or whose state its noun stands for."""
        tokens = sentence.tokens
        inside = [
            m for m in sentence.mentions
            if m.start in self.cast.by_place and m.first >= phrase.first and m.last <= phrase.last
        ]  # fmt: skip
        if not inside:
            return []
        final = inside[-1]
        if final.last == phrase.last:
            return [self.cast.by_place[final.start]]
        if final.kind in {"adjective", "country"} and final.group:
            return [self.cast.by_place[final.start]]
        rest = " ".join(t.text.lower() for t in tokens[final.last : phrase.last] if t.tag != "POS")
        noun = rest.split()[-1] if rest else ""
        possessive = final.last < phrase.last and tokens[final.last].tag == "POS"
        if noun in words("nouns", "state_nouns") and noun not in words("nouns", "role_words"):
            return [self.cast.by_place[final.start]]
        if (
            not possessive
            and final.kind not in {"adjective", "country"}
            and noun
            in {
                "officials",
                "official",
                "lawyers",
                "spokesman",
                "spokeswoman",
                "spokesperson",
                "statement",
                "report",
                "leaders",
                "executives",
                "forces",
                "troops",
                "members",
                "workers",
                "police",
                "committee",
                "council",
                "board",
                "commission",
                "negotiators",
                "delegates",
            }
        ):
            return [self.cast.by_place[final.start]]
        if possessive and noun in {
            "government",
            "army",
            "military",
            "forces",
            "spokesman",
            "spokeswoman",
            "spokesperson",
            "troops",
            "officials",
            "leadership",
            "lawyers",
            "delegation",
        }:
            return [self.cast.by_place[final.start]]
        return []

    def _appositive(self, sentence: NewsSentence, phrase: Phrase) -> list[Entity]:
        """The name set off by commas right behind a role: "the U.S. ambassador, Linda Thomas-Greenfield"."""
        tokens = sentence.tokens
        if phrase.last + 1 >= len(tokens) or tokens[phrase.last].text != ",":
            return []
        for mention in sentence.mentions:
            if mention.first == phrase.last + 1 and mention.start in self.cast.by_place:
                entity = self.cast.by_place[mention.start]
                closes = mention.last < len(tokens) and tokens[mention.last].text in {",", "."}
                if closes and (entity.kind == "person") == (
                    tokens[phrase.head].text.lower() in words("nouns", "role_words")
                ):
                    return [entity]
        return []

    def _common(self, sentence: NewsSentence, phrase: Phrase) -> list[Entity]:
        """An actor that has no name: "police", "striking workers"."""
        tokens = sentence.tokens
        head = tokens[phrase.head].text.lower()
        kind = group_nouns().get(head)
        if kind is None or phrase.head != phrase.last - 1 or tokens[phrase.first].tag == "PRP$":
            return []
        first = phrase.first
        while (
            first < phrase.head
            and tokens[first].tag in {"DT", "PRP$", "PDT", "CD", "RB"}
            and not (tokens[first].tag == "CD" and head in {"nations", "countries"})
        ):
            first += 1
        while first < phrase.head and tokens[first].tag in {"POS"}:
            first += 1
        name = sentence.words(first, phrase.last)
        if "“" in name or '"' in name:
            name = tokens[phrase.head].text
        for entity in self.cast.entities:
            if name.lower() in {n.lower() for n in entity.names()} or (
                entity.kind == kind
                and entity.name.lower().split()[-1] == head
                and name.lower() == head
                and tokens[phrase.first].text.lower() in {"the", "these", "those"}
            ):
                if sentence.number not in entity.sentences:
                    entity.sentences.append(sentence.number)
                return [entity]
        entity = Entity(name, kind, sentences=[sentence.number])
        self.cast.entities.append(entity)
        return [entity]

"""Unnamed: which actor a description stands for: "the minister", "the company", "striking workers", "a former treasurer"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarize.readers.rules.belonging import sex_of
from summarize.readers.rules.entities import Entity
from summarize.readers.rules.lexicon import countries, data, group_nouns, people_of, person_kind, words
from summarize.readers.rules.memory import BODIES, THINGS, Memory
from summarize.readers.rules.phrases import Phrase
from summarize.readers.rules.sentences import NewsSentence
from summarize.readers.rules.tokens import Token

DEFINITE = frozenset("the its their his her this that these those both".split())


@dataclass
class Unnamed(Memory):
    """Resolves descriptions, by what was spoken of so far; makes an actor of one that stands for nobody known."""

    def _bearer(self, word: str) -> list[Entity]:
        """The person whose role a definite noun names: "the minister"; the last of several."""
        bearers = [e for e in self.cast.entities if e.kind == "person" and e.role and word in e.role.lower().split()]
        if len(bearers) == 1:
            return bearers
        return next(([e] for e in self.recent if any(e is bearer for bearer in bearers)), bearers[:1])

    def _short_form(self, word: str, *, plain: bool = True) -> list[Entity]:
        """The actor that a definite short form stands for: "the commission", "the company"."""
        known = [e for e in self.cast.entities if any(n <= self._number for n in e.sentences)]
        by_word = [e for e in known if e.kind in BODIES and word in name_words(e)]
        by_word = by_word or [e for e in known if e.kind in THINGS and any(_may_mean(word, noun) for noun in e.nouns)]
        if by_word and plain:
            return next(([e] for e in self.recent if e in by_word), by_word[-1:])
        kind = data("nouns")["short_forms"].get(word)
        if not kind:
            return []
        if kind == "government":
            return self._last(lambda e: e.kind == kind and e.is_named and _may_be_called(e, word)) if plain else []
        if kind not in {"organization", "country"}:
            return []
        named = self._last(lambda e: e.is_named and e.kind in {kind, "unknown"} and _suits(e, word))
        return named or self._last(lambda e: e.kind in {kind, "unknown"} and _suits(e, word))

    def _named_later(self, sentence: NewsSentence, noun: str) -> Entity | None:
        """Whom a description of the lead is of, if a later sentence names them: "A former treasurer ... Karen Whitlow, 52,".

        It is the one person not named before whose role has the noun, else the subject of the next sentence.
        """
        fresh = [
            e for e in self.cast.entities if e.kind == "person" and e.is_named and min(e.sentences) > sentence.number
        ]
        bearers = [e for e in fresh if noun in (e.role or "").lower().split()]
        if len(bearers) == 1:
            return bearers[0]
        following = self.cast.introduced.get(sentence.number + 1)
        return following if sentence.number == self.cast.lead and any(e is following for e in fresh) else None

    def _met(self, noun: str) -> bool:
        """Whether somebody without a name was called so before: "a man", behind whom "the man" is no other."""
        return any(e.common and e.name.lower().split()[-1] == noun for e in self.cast.entities)

    def _common(self, sentence: NewsSentence, phrase: Phrase) -> list[Entity]:
        """An actor that has no name: "police", "striking workers", "four people"."""
        tokens = sentence.tokens
        head = tokens[phrase.head].text.lower()
        kind = self._kind(sentence, phrase)
        if kind == "group" and (known := self._people(sentence, phrase)):
            return known
        if kind is None or phrase.head != phrase.last - 1:
            return []
        theirs = tokens[phrase.first].tag == "PRP$" and head in words("nouns", "related")
        if kind == "person" and tokens[phrase.first].tag == "PRP$":
            if not theirs and head not in words("nouns", "offices") and not self._human:
                return []
        whole = theirs or _is_national(tokens, phrase)
        first, last = phrase.first if whole else _behind_determiners(tokens, phrase), phrase.last
        if head == "government" and last + 1 < len(tokens) and tokens[last].text.lower() == "of":
            place = next((m for m in sentence.mentions if m.first == last + 1), None)
            governed = self.cast.by_place.get(place.start) if place is not None else None
            if governed is not None and governed.country_name:
                return [governed]  # "the government of France"
            last = place.last if place is not None else last
        name = sentence.words(first, last)
        if "“" in name or '"' in name:
            name = tokens[phrase.head].text
        lead = phrase.first - 1 if tokens[phrase.first].tag == "JJ" and phrase.first else phrase.first
        definite = tokens[lead].text.lower() in DEFINITE  # "The 52-year-old" has an adjective for its head
        aged = any(t.text.endswith("-year-old") for t in tokens[first : phrase.head + 1])
        if definite and (known := self._met_by_name(name, head, kind, aged=aged)):
            return known
        number = tokens[first].text.lower() if tokens[first].tag == "CD" and first < phrase.head else None
        entity = self._met_again(name, head, kind, definite=definite, number=number)
        if entity is None:
            single = kind == "person" or (kind == "government" and head in words("nouns", "role_words"))
            office = head in words("nouns", "role_words") and _is_owned(tokens, phrase)  # "Israel's prime minister"
            if single and (office or tokens[phrase.first].text.lower() in {"a", "an"}):
                if named := self._named_later(sentence, head):
                    named.aliases[name] = None
                    named.sentences = sorted({sentence.number, *named.sentences})
                    if named.role is None and head in words("nouns", "role_words"):
                        named.role = name
                    return [named]
            country = self.cast.country if kind == "government" else None
            entity = Entity(name, kind, country, sentences=[sentence.number], common=not tokens[first].is_name)
            self.cast.entities.append(entity)
        elif sentence.number not in entity.sentences:
            entity.sentences.append(sentence.number)
        if kind == "group" and any(t.tag == "CD" for t in tokens[phrase.first : phrase.last]):
            self.counted = [entity]
        return [entity]

    def _kind(self, sentence: NewsSentence, phrase: Phrase) -> str | None:
        """The kind of actor that a noun tells where it acts; None where it tells none."""
        tokens = sentence.tokens
        noun = tokens[phrase.head]
        head = noun.text.lower()
        kind = person_kind(head) or data("nouns")["short_forms"].get(head)
        if kind is None and self._human and head in words("nouns", "bodies"):
            kind = "organization"
        if kind is None and head in words("nouns", "acting_places") and noun.dep in {"nsubj", "pobj"}:
            alone = phrase.last - phrase.first == 2 and tokens[phrase.first].text.lower() == "the"
            agent = noun.dep == "nsubj" or phrase.preposition == "by"
            kind = "government" if alone and agent else None
        if kind is None and noun.tag in {"NNPS", "NNS"} and people_of(noun.text):
            kind = "group"  # "1,740 Australians"
        if kind is None and _is_national(tokens, phrase):
            kind = "person"  # "a Palestinian"
        if head == "office" and phrase.head - phrase.first > 1 and tokens[phrase.head - 1].tag == "POS":
            if tokens[phrase.head - 2].text.lower() in words("nouns", "role_words"):
                kind = "government"  # "the prime minister's office"
        if noun.is_name and any(t.text in words("nouns", "makes") for t in tokens[phrase.first : phrase.head]):
            return None  # "a white Dodge Challenger"
        if kind == "person" and noun.tag == "NN" and _is_several(tokens[phrase.first : phrase.head]):
            return None  # "eighteen head"
        pair = f"{tokens[phrase.head - 1].text.lower()} {head}" if phrase.head > phrase.first else ""
        return group_nouns().get(pair, kind)

    def _people(self, sentence: NewsSentence, phrase: Phrase) -> list[Entity]:
        """The state that a people with nothing but an article before it stands for: "the Saudis"."""
        noun = sentence.tokens[phrase.head]
        head = noun.text.lower()
        alone = phrase.last - phrase.first == 2 and sentence.tokens[phrase.first].text.lower() == "the"
        if not alone or noun.tag not in {"NNPS", "NNS"} or person_kind(head) or head in data("nouns")["short_forms"]:
            return []
        state = people_of(noun.text)
        return [e for e in self.cast.entities if state and e.country_name and e.country == state]

    def _met_by_name(self, name: str, head: str, kind: str, *, aged: bool) -> list[Entity]:
        """Whom or what with a name a definite description is of, by the end of its name, an age or a noun like "suspect"."""
        if " " in name and kind != "person":
            if known := self._last(lambda e: e.is_named and e.name.lower().endswith(f" {name.lower()}")):
                return known  # "the sheriff's office" of the Washington County Sheriff's Office
        if kind == "person" and aged:
            if known := self._last(lambda e: e.kind == "person" and e.is_named):
                return known  # "the 62-year-old head of state"
        if head not in words("nouns", "anaphoric") or self._met(head):
            return []
        sex = {"man": "m", "boy": "m", "prince": "m", "woman": "f", "girl": "f", "princess": "f"}.get(head)
        return self._last(lambda e: e.kind == "person" and e.is_named and sex in {None, sex_of(e)})  # "the suspect"

    def _met_again(self, name: str, head: str, kind: str, *, definite: bool, number: str | None) -> Entity | None:
        """The actor met before that a description is of; its wording becomes an alias where it is another."""
        for entity in self.cast.entities:
            if name.lower() in {n.lower() for n in entity.names()}:
                return entity
            counted = definite and number is not None and entity.name.lower().split()[0] == number
            alike = definite and entity.common and _are_alike(head, entity.name.lower().split()[-1])
            met = (counted or alike) and entity.kind == kind  # "the eight nations" behind "eight countries"
            if met or (entity.common and _is_opposition(name) and _is_opposition(entity.name)):
                entity.aliases[name] = None
                return entity
            if entity.kind == kind and definite and _describes_again(entity, name):
                return entity
        return self._plural_met(name.lower(), kind) if " " not in name else None

    def _plural_met(self, noun: str, kind: str) -> Entity | None:
        """The one group met before that a plural alone is of, "gunmen" of "fully-armed gunmen"; none where two could be meant."""
        several = noun.endswith(("s", "men")) and person_kind(noun) is not None
        if not (several or noun == "police") or noun in words("nouns", "anybody"):
            return None
        met = [e for e in self.cast.entities if e.common and e.kind == kind and min(e.sentences) < self._number]
        known = [(e, e.name.lower().split()) for e in met if not _is_opposition(e.name)]
        same = [e for e, said in known if said[-1] == noun or _are_alike(noun, said[-1])]
        return same[0] if len(same) == 1 and not _has_number(same[0].name.lower().split()) else None


def _is_national(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether a country's adjective stands alone for a person of it: "a Palestinian"."""
    country = countries().get(tokens[phrase.head].text)
    article = tokens[phrase.first].text.lower() in {"a", "an"} and phrase.first + 1 == phrase.head
    return article and phrase.head + 1 == phrase.last and country is not None and country.kind == "adjective"


def _is_owned(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether a possessive stands before a noun: "its prime minister", "Israel's prime minister"."""
    return any(t.tag in {"POS", "PRP$"} for t in tokens[phrase.first : phrase.head])


_ESTIMATES = frozenset(
    "at least most more fewer less than up to about around nearly almost some roughly over another a".split()
)


def _is_several(before: Sequence[Token]) -> bool:
    return any(t.tag == "CD" and t.text.lower() not in {"one", "1"} for t in before)


def _behind_determiners(tokens: Sequence[Token], phrase: Phrase) -> int:
    """Where a description begins behind articles, possessives and estimates: "teachers" of "all the teachers"."""
    first = phrase.first
    while first < phrase.head and (
        tokens[first].tag in {"DT", "PRP$", "PDT", "RB", "POS", "IN"} or tokens[first].text.lower() == "same"
    ):
        first += 1
    if first < phrase.head and tokens[first].text.lower() in {"outside", "inside", "near", "opposite"}:
        first += 1  # what the parser takes for an adjective: "rallied outside parliament"
    return _behind_estimate(tokens, first, phrase.head)


def _behind_estimate(tokens: Sequence[Token], first: int, head: int) -> int:
    """Where a number begins behind the words that make it an estimate: "at least two lawyers" from "two"."""
    number = next((i for i in range(first, head) if tokens[i].tag == "CD" or tokens[i].text.lower() == "dozen"), None)
    if number is None or not all(tokens[i].text.lower() in _ESTIMATES for i in range(first, number)):
        return first
    return number - 1 if number > first and tokens[number - 1].text.lower() == "a" else number


def _describes_again(entity: Entity, name: str) -> bool:
    """Whether a definite description is of an unnamed actor met before: "the court" and "the electoral court"."""
    if not entity.common:
        return False
    old, new = entity.name.lower().split(), name.lower().split()
    if old[-1] != new[-1]:
        return False
    apart = words("nouns", "apart")
    return old[-1:] == new or (set(old) < set(new) and not (set(new) - set(old)) & apart and not _has_number(new))


def _may_mean(word: str, noun: str) -> bool:
    """Whether a body that one noun describes may be called by another: "the bank" of a lender."""
    return word == noun or _are_alike(word, noun)


def _are_alike(noun: str, other: str) -> bool:
    """Whether two nouns may name the same people: "scientists" and "researchers"."""
    return noun != other and any({noun, other} <= set(nouns) for nouns in data("nouns")["alike"])


def _is_opposition(name: str) -> bool:
    """Whether a description is of a parliament's opposition, by its members or without: "several opposition MPs"."""
    said = [word for word in name.lower().split() if word not in {"some", "several", "many", "all", "other"}]
    return said[:1] == ["opposition"] and set(said[1:]) <= words("nouns", "members")


def _has_number(name: Sequence[str]) -> bool:
    return any(word in words("nouns", "counts") or word[0].isdigit() for word in name)


def name_words(entity: Entity) -> list[str]:
    """The words by which a body may be called for short: the last of its name, and the one before "of"."""
    if not entity.is_named:
        return []
    parts = entity.name.lower().split()
    return (
        [parts[-1], *(parts[i - 1] for i in range(1, len(parts)) if parts[i] in {"of", "for"})]
        if len(parts) > 1
        else []
    )


def _suits(entity: Entity, word: str) -> bool:
    """Whether an organisation can be called so: a union is no company, a company no party."""
    families = data("nouns")["name_families"]
    found = {name for name, heads in families.items() if set(heads) & set(entity.name.split())}
    wanted = word if word in families else "company"
    return wanted in found or (not found and wanted == "company")


def _may_be_called(entity: Entity, word: str) -> bool:
    """Whether a state's body can be "the commission": none that its name calls something else, and only a court a court."""
    kinds = {noun for noun, kind in data("nouns")["short_forms"].items() if kind == "government"}
    named = {part.lower() for part in entity.name.split()} & kinds
    if word in {"regulator", "watchdog"}:
        return not named & {"court", "parliament", "assembly", "council", "ministry", "department"}
    return word in named or (not named and word != "court")

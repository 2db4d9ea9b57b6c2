"""Actors: which mentions name the same one, under which names, what it is and what role it has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from summarize.grounding.names import normal_name
from summarize.readers.rules.lexicon import countries, data, words
from summarize.readers.rules.mentions import Mention
from summarize.readers.rules.roles import apposition, country_in, holds_office, is_apposed_person, plain_role
from summarize.readers.rules.sentences import NewsSentence
from summarize.readers.rules.verbs import SUBJECTS

_BODIES = frozenset({"organization", "government", "igo", "media"})
_WHERE = frozenset("in near outside from at between into toward towards through across via".split())
_SMALL = frozenset("of the and for de".split())


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


def cast_of(sentences: Sequence[NewsSentence]) -> Cast:
    """The entities of an article, from the mentions of all its sentences."""
    cast = Cast()
    body = [s for s in sentences if not s.is_headline]
    ordered = [*body, *(s for s in sentences if s.is_headline)]
    pending: list[tuple[NewsSentence, Mention]] = []
    things = {normal_name(m.text) for s in sentences for m in s.mentions if _is_described_as_thing(s, m)}
    for sentence in ordered:
        for mention in sentence.mentions:
            if mention.kind == "thing" or normal_name(mention.text) in things:
                continue
            if sentence.is_headline and not (mention.kind in {"country", "adjective"} or _is_known(cast, mention)):
                continue
            if mention.kind in {"country", "adjective"}:
                _add_country(cast, sentence, mention)
            elif len(mention.text.split()) == 1 and mention.kind in {"unknown", "person"}:
                pending.append((sentence, mention))
            else:
                _add_name(cast, sentence, mention)
    for entity in cast.entities:
        if entity.kind == "unknown" and entity.label == "PERSON" and 1 < len(entity.name.split()) < 5:
            entity.kind = "person"
    for sentence, mention in pending:
        _add_short(cast, sentence, mention)
    _tell_surnames(cast)
    _add_acronyms(cast, sentences)
    _tell_states(cast, sentences)
    _describe(cast, sentences)
    _tell_sexes(cast, sentences)
    _tell_brussels(cast)
    for entity in cast.entities:
        if entity.kind in {"organization", "government", "unknown"} and not entity.country_name:
            known = data("nouns")["bodies_of_states"]
            own = next((known[name] for name in entity.names() if name in known), None)
            entity.country = entity.country or own or _country_of_body(entity.name)
    _tell_homes(cast, body)
    for entity in cast.entities:
        if entity.kind == "person":
            entity.home = entity.home or _home(cast, entity)
            entity.country = entity.country or (entity.home.country if entity.home else None)
    cast.country = _country_of_article(sentences)
    cast.lead = min((s.number for s in body), default=0)
    cast.introduced = _introduced(cast, body)
    for entity in cast.entities:
        if entity.kind == "government" or (entity.kind == "person" and holds_office(entity.role) and not entity.home):
            entity.country = entity.country or cast.country
    return cast


def _tell_homes(cast: Cast, sentences: Sequence[NewsSentence]) -> None:
    """The body whose possessive stands before a person's name: "Westpac's David Lording"."""
    for sentence in sentences:
        for body, person in pairwise(sentence.mentions):
            one, other = cast.by_place.get(body.start), cast.by_place.get(person.start)
            owned = body.last + 1 == person.first and sentence.tokens[body.last].tag == "POS"
            if owned and one is not None and other is not None and one.kind != "person" and other.kind == "person":
                other.home = one


def _introduced(cast: Cast, body: Sequence[NewsSentence]) -> dict[int, Entity]:
    """The person whom a sentence names for the first time, as its subject and before anybody else."""
    found: dict[int, Entity] = {}
    seen: set[int] = set()
    for sentence in body:
        named = [(m, cast.by_place[m.start]) for m in sentence.mentions if m.start in cast.by_place]
        people = [(m, e) for m, e in named if e.kind == "person"]
        if people and id(people[0][1]) not in seen and sentence.tokens[people[0][0].last - 1].dep in SUBJECTS:
            found[sentence.number] = people[0][1]
        seen |= {id(e) for _, e in named}
    return found


def _country_of_article(sentences: Sequence[NewsSentence]) -> str | None:
    """The code of the country that the article is set in: of all that it names, dateline included, mostly this one."""
    known = countries()
    named: Counter[str] = Counter()
    for sentence in sentences:
        named.update(m.country for m in sentence.mentions if m.country and m.kind in {"country", "adjective"})
        dateline = sentence.source[sentence.start : sentence.tokens[0].start] if sentence.tokens else ""
        named.update(known[part].code for part in re.split(r"\s*[,/(]\s*", dateline.strip()) if part in known)
    total = sum(named.values())
    (code, most), *_ = named.most_common(1) or [("", 0)]
    return code if most > 1 and most >= _MOSTLY * total else None


_MOSTLY = 0.6


def _describe(cast: Cast, sentences: Sequence[NewsSentence]) -> None:
    """What appositions say that bodies are: the noun by which they may be called for short, and a role."""
    for sentence in sentences:
        for mention in sentence.mentions:
            entity = cast.by_place.get(mention.start)
            if entity is None or entity.kind not in {"organization", "government", "media", "igo", "unknown"}:
                continue
            first, last = _description(sentence, mention)
            if first == last:
                continue
            noun = sentence.tokens[last - 1].text.lower()
            if noun not in entity.nouns:
                entity.nouns.append(noun)
            if entity.role is None and entity.kind != "unknown" and last - first > 1:
                entity.role = sentence.words(first, last)


def _description(sentence: NewsSentence, mention: Mention) -> tuple[int, int]:
    """The tokens of the noun phrase in apposition to a body's name, without article; an empty range where there is none."""
    tokens = sentence.tokens
    start = mention.last
    if start < len(tokens) and tokens[start].text == "(":
        start = next((i + 1 for i in range(start, min(start + 6, len(tokens))) if tokens[i].text == ")"), start)
    if start + 2 < len(tokens) and tokens[start].text == "," and tokens[start + 1].text.lower() in {"a", "an", "the"}:
        first = start + 2
        last = first
        while last < len(tokens) and tokens[last].tag.startswith(("NN", "JJ", "CD", "POS", "VBN", "RBS")):
            last += 1
        closes = last < len(tokens) and tokens[last].text.lower() in {
            ",",
            ".",
            "that",
            "which",
            "whose",
            "of",
            "for",
            "in",
            "at",
        }
        if closes and last > first and tokens[last - 1].tag in {"NN", "NNS"}:
            return first, last
    first = mention.first
    while first > 0 and tokens[first - 1].tag in {"NN", "JJ", "NNP"} and tokens[first - 1].text[0].islower():
        first -= 1
    if first < mention.first and tokens[mention.first - 1].tag == "NN":
        return first, mention.first
    return mention.first, mention.first


def _tell_sexes(cast: Cast, sentences: Sequence[NewsSentence]) -> None:
    """The sex of a person from the pronouns of sentences in which nobody else is named: "who walked with her children"."""
    votes: dict[int, list[str]] = {}
    for sentence in sentences:
        named = [(m.first, cast.by_place[m.start]) for m in sentence.mentions if m.start in cast.by_place]
        people = {id(e): (first, e) for first, e in reversed(named) if e.kind in {"person", "unknown"}}
        others = any(t.dep in {"dobj", "dative"} and t.text.lower() in {"him", "her"} for t in sentence.tokens)
        if len(people) != 1 or others:  # "told her that she": somebody else
            continue
        ((first, entity),) = people.values()
        for token in sentence.tokens[first:]:
            sex = _PRONOUN_SEX.get(token.text.lower())
            if sex and not sentence.in_quotation(token.start):
                votes.setdefault(id(entity), []).append(sex)
    for entity in cast.entities:
        told = votes.get(id(entity), [])
        if told and entity.kind == "person" and len(set(told)) == 1:
            entity.sex = told[0]


_PRONOUN_SEX = {"he": "m", "his": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}


def _country_of_body(name: str) -> str | None:
    """The code of the country that an organisation's name holds: "Transport Canada", "Chile's supreme court"."""
    known = countries()
    parts = name.replace("’s", "").replace("'s", "").split()
    for size in (3, 2, 1):
        for start in range(len(parts) - size + 1):
            country = known.get(" ".join(parts[start : start + size]))
            if country is not None and country.kind != "capital":
                return country.code
    return None


def _home(cast: Cast, person: Entity) -> Entity | None:
    """The actor that a person's role names ("director of the Methane Action Network"), else that of its country."""
    role = f" {person.role or ''} "
    named = [e for e in cast.entities if e is not person and e.kind not in {"person", "unknown", "group"}]
    for entity in named:
        if any(f" {name} " in role or f" {name}'s " in role or f" {name}’s " in role for name in entity.names()):
            return entity
    return next((e for e in named if person.country and e.country_name and e.country == person.country), None)


def sex_of(person: Entity) -> str | None:
    """ "f" or "m" where a title, a role or the first name tells, else None. Only pronouns are resolved by it."""
    role = f" {(person.role or '').lower()} "
    for sex, marks in data("people")["marks"].items():
        if any(f" {mark} " in role or role.endswith(f"{mark} ") for mark in marks):
            return str(sex)
    if person.sex is not None:
        return person.sex
    parts = person.name.split()
    first = parts[0].lower() if len(parts) > 1 else ""
    for sex, names in data("people")["first_names"].items():
        if first in names:
            return str(sex)
    return "f" if first.endswith("a") and len(first) > 2 else None


def _tell_surnames(cast: Cast) -> None:
    """A capital or country is a person where a person has that last name: "Paris" of Valeska Paris."""
    for place in [e for e in cast.entities if e.country_name and not e.aliases]:
        bearers = [e for e in cast.entities if e.kind == "person" and " " in e.name]
        bearer = next((e for e in bearers if _without_suffix(e.name).endswith(f" {normal_name(place.name)}")), None)
        if bearer is not None:
            _merge(cast, place, bearer)


def _tell_brussels(cast: Cast) -> None:
    """Brussels is the European Union where the article speaks of that and not of Belgium."""
    union = next((e for e in cast.entities if {"European Union", "EU", "European Commission"} & set(e.names())), None)
    brussels = next((e for e in cast.entities if e.country == "BEL" and set(e.names()) == {"Brussels"}), None)
    if union is not None and brussels is not None:
        _merge(cast, brussels, union)


def _is_known(cast: Cast, mention: Mention) -> bool:
    normal = normal_name(mention.text)
    return any(
        normal in {normal_name(n) for n in e.names()} or normal == normal_name(e.name).split()[-1]
        for e in cast.entities
    )


def _add_country(cast: Cast, sentence: NewsSentence, mention: Mention) -> None:
    if (mention.kind == "adjective" and not mention.group) or _is_where(sentence, mention):
        return
    entity = next((e for e in cast.entities if e.country == mention.country and e.country_name), None)
    if entity is None:
        entity = Entity(mention.text, "country", mention.country, country_name=mention.name)
        cast.entities.append(entity)
    _name(entity, mention, sentence)
    behind = sentence.tokens[mention.last : mention.last + 1]
    if mention.group == "government" and behind and behind[0].text == "government":
        entity.aliases[f"{mention.text} government"] = None
    if mention.name and mention.text == mention.name and entity.name != mention.text:
        _rename(entity, mention.text)
    cast.by_place[mention.start] = entity


def _is_where(sentence: NewsSentence, mention: Mention) -> bool:
    """Whether a capital only says where something is: "in Nairobi"."""
    known = countries().get(mention.text)
    if known is None or known.kind != "capital" or mention.first == 0:
        return False
    return sentence.tokens[mention.first - 1].text.lower() in _WHERE


def _rename(entity: Entity, name: str) -> None:
    names = dict.fromkeys(entity.names())
    entity.name = name
    entity.aliases = {n: None for n in names if n != name}


def _name(entity: Entity, mention: Mention, sentence: NewsSentence) -> None:
    if mention.text != entity.name:
        entity.aliases[mention.text] = None
    if sentence.number not in entity.sentences:
        entity.sentences.append(sentence.number)
    if not sentence.is_headline:
        entity.uses += 1


def _add_name(cast: Cast, sentence: NewsSentence, mention: Mention) -> None:
    normal = normal_name(mention.text)
    entity = next((e for e in cast.entities if normal in {normal_name(n) for n in e.names()}), None)
    kind = mention.kind
    role = mention.role or apposition(sentence, mention)
    if kind == "unknown" and role:
        kind = "person"
    if kind in {"unknown", "person"} and _calls_itself(sentence, mention):
        kind = "organization"
    if kind == "unknown" and _is_described_as_body(sentence, mention):
        kind = "organization"
    if kind == "unknown" and (_speaks(sentence, mention) or _is_described_as_person(sentence, mention)):
        kind = "person"
    role = plain_role(role) if role else role
    if entity is None and len(normal.split()) == 1 and kind in _BODIES and _is_definite(sentence, mention):
        entity = next((e for e in cast.entities if e.kind == kind and normal_name(e.name).endswith(f" {normal}")), None)
    if entity is None and len(normal.split()) > 1:
        entity = next(
            (e for e in cast.entities if e.kind in {"person", "unknown"} and _same_ends(e.name, normal)), None
        )
    if entity is None:
        entity = _extends(cast, mention, kind)
    if entity is None:
        entity = Entity(mention.text, kind, mention.country)
        cast.entities.append(entity)
    if entity.kind == "unknown":
        entity.kind = kind
    entity.label = entity.label or sentence.tokens[mention.last - 1].entity
    entity.role = entity.role or (role if kind == "person" else None)
    entity.country = entity.country or mention.country or (country_in(role) if kind == "person" else None)
    _name(entity, mention, sentence)
    cast.by_place[mention.start] = entity


def _same_ends(name: str, normal: str) -> bool:
    """Whether two names of persons differ in the middle alone: "Jenny Hsiao-yu Li" and "Jenny Li"."""
    one, other = _without_suffix(name).split(), normal.split()
    return min(len(one), len(other)) > 1 and one[0] == other[0] and one[-1] == other[-1] and len(one) != len(other)


def _extends(cast: Cast, mention: Mention, kind: str) -> Entity | None:
    """An organisation whose name is the end of this one, or the other way round: "U.N. Security Council"."""
    if kind == "person":
        return None
    name = normal_name(mention.text)
    for entity in cast.entities:
        other = normal_name(entity.name)
        if entity.kind in {"igo", "government", "organization", "media", "unknown"} and (
            (name.endswith(" " + other) and len(other.split()) > 1)
            or (other.endswith(" " + name) and len(name.split()) > 1)
            or (f"{other} ".startswith(f"{name} of ") and len(name.split()) > 1)
            or (f"{name} ".startswith(f"{other} of ") and len(other.split()) > 1)
            or (f" {name} of " in f" {other} " and len(name.split()) > 1)
        ):
            return entity
    return None


def _add_short(cast: Cast, sentence: NewsSentence, mention: Mention) -> None:
    """A name of one word: a person's last name, an organisation's first word or acronym, or a name of its own."""
    normal = normal_name(mention.text)
    for entity in cast.entities:
        parts = normal_name(entity.name).split()
        if normal in {normal_name(n) for n in entity.names()}:
            break
        if (
            entity.kind == "person"
            and len(parts) > 1
            and (f" {_without_suffix(entity.name)}".endswith(f" {normal}") or normal == parts[0])
        ):
            break
        if (
            entity.kind in {"organization", "media", "unknown"}
            and len(parts) > 1
            and normal == parts[0]
            and normal not in {"north", "south", "east", "west", "new", "national"}
            and not (entity.kind == "unknown" and entity.label == "PERSON")
        ):
            entity.kind = "organization" if entity.kind == "unknown" else entity.kind
            break
        if entity.kind in _BODIES and len(parts) > 1 and normal == parts[-1] and _is_definite(sentence, mention):
            break  # "the Court"
        if entity.kind == "unknown" and entity.label == "PERSON" and len(parts) > 2 and normal == parts[0]:
            entity.kind = "person"
            break  # "Lee" of Lee Hsien Loong
        if normal == f"{parts[0]}s":
            break  # "the Houthis"
        if entity.kind == "unknown" and len(parts) > 1 and normal == parts[-1]:
            entity.kind = "person"
            break
    else:
        entity = Entity(mention.text, mention.kind, mention.country)
        cast.entities.append(entity)
    if mention.role and entity.kind in {"person", "unknown"}:
        entity.kind = "person"
        entity.role = entity.role or mention.role
    if entity.kind == "unknown" and is_apposed_person(sentence, mention):
        entity.kind = "person"
    if entity.kind == "unknown" and _speaks(sentence, mention):
        entity.kind = "organization"
    _name(entity, mention, sentence)
    cast.by_place[mention.start] = entity


def _without_suffix(name: str) -> str:
    """A person's name in normal form without a suffix such as "Jr."."""
    return " ".join(part for part in normal_name(name).split() if part not in _SUFFIXES)


_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def _is_definite(sentence: NewsSentence, mention: Mention) -> bool:
    """Whether "the" stands right before a name: "the Court"."""
    return mention.first > 0 and sentence.tokens[mention.first - 1].text.lower() == "the"


def _tell_states(cast: Cast, sentences: Sequence[NewsSentence]) -> None:
    """A name that the word lists do not know is a country if a state noun belongs to it: "Varun's army"."""
    nouns = words("nouns", "state_nouns")
    for sentence in sentences:
        for mention in sentence.mentions:
            entity = cast.by_place.get(mention.start)
            if (
                entity is None
                or entity.kind not in {"unknown", "organization"}
                or len(mention.text.split()) > 1
                or mention.text.isupper()
            ):
                continue
            after = sentence.tokens[mention.last : mention.last + 4]
            if (
                len(after) > 1
                and after[0].tag == "POS"
                and any(
                    t.text.lower() in nouns
                    or t.text.lower() in {"ministry", "parliament", "foreign", "defence", "defense"}
                    for t in after[1:3]
                )
            ):
                entity.kind = "country"


def _add_acronyms(cast: Cast, sentences: Sequence[NewsSentence]) -> None:
    """Acronyms are names of the organisation whose initials they are, or behind which they stand in brackets."""
    for entity in list(cast.entities):
        letters = entity.name.replace(".", "")
        short = letters.isupper() and 2 <= len(letters) <= 7
        bracketed = " " not in entity.name and any(f"({entity.name})" in s.text for s in sentences)
        if not (short or bracketed) or entity.country_name:
            continue
        for other in cast.entities:
            if other is entity or len(other.name.split()) < 2:
                continue
            initials = "".join(w[0] for w in other.name.replace("-", " ").split() if w.lower() not in _SMALL)
            loose = "".join(w[0] for w in other.name.replace("-", " ").split())
            if letters in {initials.upper(), loose.upper()} or any(
                f"{name} ({entity.name})" in s.text
                or re.search(rf"\b{re.escape(entity.name)} \([^()]*{re.escape(name)}\)", s.text)
                for name in other.names()
                for s in sentences
            ):
                _merge(cast, entity, other)
                break


def _merge(cast: Cast, entity: Entity, other: Entity) -> None:
    """Make all that is known of an entity part of another."""
    other.aliases.update(dict.fromkeys(n for n in entity.names() if n != other.name))
    other.sentences = sorted({*other.sentences, *entity.sentences})
    other.uses += entity.uses
    for place, named in cast.by_place.items():
        if named is entity:
            cast.by_place[place] = other
    cast.entities = [e for e in cast.entities if e is not entity]


def _is_described_as_body(sentence: NewsSentence, mention: Mention) -> bool:
    """Whether "a trawler company" stands behind a name, or "the carmaker" before it."""
    bodies = {word for word, kind in data("nouns")["short_forms"].items() if kind == "organization"}
    before = sentence.tokens[max(0, mention.first - 1) : mention.first]
    if any(t.text.lower() in bodies or t.text.lower().endswith("maker") for t in before):
        return True
    tokens = sentence.tokens[mention.last : mention.last + 8]
    if len(tokens) < 3 or tokens[0].text != "," or tokens[1].text.lower() not in {"a", "an", "the", "one"}:
        return False
    for token in tokens[2:]:
        if token.text.lower() in bodies or token.text.lower() in {"subsidiary", "supplier", "developer", "charity"}:
            return True
        if not token.tag.startswith(("NN", "JJ", "CD", "VBN", "POS", "VBG")):
            return False
    return False


def _calls_itself(sentence: NewsSentence, mention: Mention) -> bool:
    before = " ".join(t.text.lower() for t in sentence.tokens[max(0, mention.first - 2) : mention.first])
    return before in {"calling itself", "calling themselves", "known as"}


def _is_described_as_thing(sentence: NewsSentence, mention: Mention) -> bool:
    """Whether "the ferry" stands right before a name, or "a 74-metre vessel" behind it."""
    tokens, nouns = sentence.tokens, words("nouns", "vehicles")
    if mention.first and tokens[mention.first - 1].text.lower() in nouns:
        return True
    behind = tokens[mention.last : mention.last + 2]
    if len(behind) < 2 or behind[0].text != "," or behind[1].text.lower() not in {"a", "an", "the"}:
        return False
    phrase = []
    for token in tokens[mention.last + 2 : mention.last + 10]:
        if not (token.tag.startswith(("NN", "JJ", "CD", "VBN")) or token.text in {"/", "-"}):
            break
        phrase.append(token.text.lower())
    return (bool(phrase) and phrase[-1] in nouns) or bool(set(phrase) & nouns)


def _is_described_as_person(sentence: NewsSentence, mention: Mention) -> bool:
    """Whether an age or "a pensioner who" stands behind a name."""
    start = mention.last
    if [t.text.lower() for t in sentence.tokens[max(0, mention.first - 2) : mention.first]] == ["according", "to"]:
        return mention.last - mention.first in {2, 3} and not sentence.tokens[mention.last - 1].text.isupper()
    if start < len(sentence.tokens) and sentence.tokens[start].text.lower() == "of":  # "Sina Tuilagi of Samoa, who"
        start = next((m.last for m in sentence.mentions if m.first == start + 1), start)
    tokens = sentence.tokens[start : start + 9]
    if len(tokens) < 3 or tokens[0].text != ",":
        return False
    if tokens[1].text.lower() in {"who", "whose"}:
        return True
    if tokens[1].tag == "CD" and len(tokens[1].text) <= 2 and tokens[2].text == ",":
        return True
    if tokens[1].text.lower() not in {"a", "an", "the"}:
        return False
    for token, behind in pairwise(tokens[2:]):
        if behind.text.lower() == "who" and token.is_noun:
            return True
        if not token.tag.startswith(("NN", "JJ", "CD", "VBN")):
            return False
    return False


def _speaks(sentence: NewsSentence, mention: Mention) -> bool:
    """Whether a reporting verb stands right behind or before the name."""
    verbs = {*data("reporting")["plain"], *data("reporting")["opinion"]}
    after = sentence.tokens[mention.last : mention.last + 1]
    before = sentence.tokens[max(0, mention.first - 1) : mention.first]
    return any(t.is_verb and t.lemma in verbs for t in (*after, *before))

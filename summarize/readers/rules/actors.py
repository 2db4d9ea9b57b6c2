"""Actors: which mentions name the same one, under which names, what it is and what role it has."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.grounding.names import normal_name
from summarize.readers.rules.aliases import add_acronyms, extends, is_definite, same_ends, short_for
from summarize.readers.rules.belonging import (
    country_of_article,
    country_of_body,
    home_of,
    tell_brussels,
    tell_homes,
    tell_sexes,
    tell_states,
    tell_surnames,
)
from summarize.readers.rules.descriptions import (
    calls_itself,
    describe,
    is_described_as_body,
    is_described_as_person,
    is_described_as_thing,
    is_named_as_place,
    is_short_for_thing,
    speaks,
)
from summarize.readers.rules.entities import Cast, Entity
from summarize.readers.rules.kinds import COMPASS
from summarize.readers.rules.lexicon import countries, data, words
from summarize.readers.rules.memory import BODIES
from summarize.readers.rules.mentions import Mention
from summarize.readers.rules.roles import apposition, country_in, holds_office, is_apposed_person, plain_role
from summarize.readers.rules.sentences import NewsSentence
from summarize.readers.rules.verbs import SUBJECTS

_WHERE = frozenset("in near outside from at between into toward towards through across via".split())


def cast_of(sentences: Sequence[NewsSentence]) -> Cast:
    """The entities of an article, from the mentions of all its sentences."""
    cast = Cast()
    body = [s for s in sentences if not s.is_headline]
    ordered = [*body, *(s for s in sentences if s.is_headline)]
    short = _add_full_names(cast, ordered)
    for entity in cast.entities:
        named = entity.label == "PERSON" and 1 < len(entity.name.split()) < 5 and entity.name.split()[0] not in COMPASS
        if entity.kind == "unknown" and named and not _is_always_where(cast, entity, ordered):
            entity.kind = "person"
    for sentence, mention in short:
        _add_short(cast, sentence, mention)
    for entity in cast.entities:
        if entity.kind == "person" and entity.name.split()[0] in COMPASS and not entity.role:
            entity.kind = "unknown"  # "East Lothian"
    tell_surnames(cast)
    add_acronyms(cast, sentences)
    tell_states(cast, sentences)
    describe(cast, sentences)
    tell_sexes(cast, sentences)
    tell_brussels(cast)
    _tell_countries(cast, sentences)
    cast.lead = min((s.number for s in body), default=0)
    cast.introduced = _introduced(cast, body)
    return cast


def _add_full_names(cast: Cast, sentences: Sequence[NewsSentence]) -> list[tuple[NewsSentence, Mention]]:
    """Adds countries and names of several words; returns the names of one word, which may be short for those."""
    short: list[tuple[NewsSentence, Mention]] = []
    things = _names_of_things(sentences)
    for sentence in sentences:
        for mention in sentence.mentions:
            if mention.kind == "thing" or normal_name(mention.text) in things:
                continue
            if sentence.is_headline and not (mention.kind in {"country", "adjective"} or _is_known(cast, mention)):
                continue
            if mention.kind in {"country", "adjective"}:
                _add_country(cast, sentence, mention)
            elif len(mention.text.split()) == 1 and mention.kind in {"unknown", "person"}:
                short.append((sentence, mention))
            else:
                _add_name(cast, sentence, mention)
    return short


def _names_of_things(sentences: Sequence[NewsSentence]) -> set[str]:
    """What the article calls a thing or a place, in the normal form: no such name is an actor's."""
    mentions = [(s, m) for s in sentences for m in s.mentions]
    described = {
        normal_name(m.text)
        for s, m in mentions
        if is_described_as_thing(s, m) or is_named_as_place(s, m) or is_short_for_thing(s, m)
    }
    made = [m.text.split() for _, m in mentions if m.kind == "thing"]
    return described | {normal_name(n[-1]) for n in made if len(n) > 1 and n[0] in words("nouns", "makes")}


def _tell_countries(cast: Cast, sentences: Sequence[NewsSentence]) -> None:
    """Says of which country bodies and people are: by name, by the body they are of, or else by the article's."""
    for entity in cast.entities:
        if entity.kind in {"organization", "government", "unknown"} and not entity.country_name:
            known = data("nouns")["bodies_of_states"]
            own = next((known[name] for name in entity.names() if name in known), None)
            entity.country = entity.country or own or country_of_body(entity.name)
    tell_homes(cast, [s for s in sentences if not s.is_headline])
    for entity in cast.entities:
        if entity.kind == "person":
            entity.home = entity.home or home_of(cast, entity)
            entity.country = entity.country or (entity.home.country if entity.home else None)
    cast.country = country_of_article(sentences)
    for entity in cast.entities:
        if entity.kind == "government" or (entity.kind == "person" and holds_office(entity.role) and not entity.home):
            entity.country = entity.country or cast.country


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
    if kind in {"unknown", "person"} and calls_itself(sentence, mention):
        kind = "organization"
    if kind == "unknown" and is_described_as_body(sentence, mention):
        kind = "organization"
    if kind == "unknown" and (speaks(sentence, mention) or is_described_as_person(sentence, mention)):
        kind = "organization" if is_definite(sentence, mention) else "person"
    role = plain_role(role) if role else role
    if entity is None and len(normal.split()) == 1 and kind in BODIES and is_definite(sentence, mention):
        entity = next((e for e in cast.entities if e.kind == kind and normal_name(e.name).endswith(f" {normal}")), None)
    if entity is None and len(normal.split()) > 1:
        entity = next((e for e in cast.entities if e.kind in {"person", "unknown"} and same_ends(e.name, normal)), None)
    if entity is None:
        entity = extends(cast, sentence, mention, kind)
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


def _add_short(cast: Cast, sentence: NewsSentence, mention: Mention) -> None:
    """A name of one word: a person's last name, an organisation's first word or acronym, or a name of its own."""
    entity = short_for(cast, sentence, mention)
    if entity is None:
        entity = Entity(mention.text, mention.kind, mention.country, label=sentence.tokens[mention.last - 1].entity)
        cast.entities.append(entity)
    if mention.role and entity.kind in {"person", "unknown"}:
        entity.kind = "person"
        entity.role = entity.role or mention.role
    if entity.kind == "unknown" and is_described_as_body(sentence, mention):
        entity.kind = "organization"
    if entity.kind == "unknown" and is_apposed_person(sentence, mention):
        entity.kind = "person"
    if entity.kind == "unknown" and speaks(sentence, mention):
        entity.kind = "organization"
    _name(entity, mention, sentence)
    cast.by_place[mention.start] = entity


def _is_always_where(cast: Cast, entity: Entity, sentences: Sequence[NewsSentence]) -> bool:
    """Whether a name stands nowhere but behind a preposition of place: "fighting around Maaret al-Numan"."""
    before = [
        s.tokens[m.first - 1].text.lower() if m.first else ""
        for s in sentences
        for m in s.mentions
        if cast.by_place.get(m.start) is entity
    ]
    return bool(before) and all(word in _WHERE - {"from", "between"} | {"around", "outside"} for word in before)

"""Belonging: the state, the body and the sex of actors, told by the whole article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from summarize.grounding.names import normal_name
from summarize.readers.rules.entities import Cast, Entity, merge, without_suffix
from summarize.readers.rules.lexicon import countries, data, words
from summarize.readers.rules.sentences import NewsSentence


def tell_homes(cast: Cast, sentences: Sequence[NewsSentence]) -> None:
    """The body whose possessive stands before a person's name: "Westpac's David Lording"."""
    for sentence in sentences:
        for body, person in pairwise(sentence.mentions):
            one, other = cast.by_place.get(body.start), cast.by_place.get(person.start)
            owned = body.last + 1 == person.first and sentence.tokens[body.last].tag == "POS"
            if owned and one is not None and other is not None and one.kind != "person" and other.kind == "person":
                other.home = one


def country_of_article(sentences: Sequence[NewsSentence]) -> str | None:
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


def tell_sexes(cast: Cast, sentences: Sequence[NewsSentence]) -> None:
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


def country_of_body(name: str) -> str | None:
    """The code of the country that an organisation's name holds: "Transport Canada", "Chile's supreme court"."""
    known = countries()
    parts = name.replace("’s", "").replace("'s", "").split()
    for size in (3, 2, 1):
        for start in range(len(parts) - size + 1):
            country = known.get(" ".join(parts[start : start + size]))
            if country is not None and country.kind != "capital":
                return country.code
    return None


def home_of(cast: Cast, person: Entity) -> Entity | None:
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


def tell_surnames(cast: Cast) -> None:
    """A capital or country is a person where a person has that last name: "Paris" of Valeska Paris."""
    for place in [e for e in cast.entities if e.country_name and not e.aliases]:
        bearers = [e for e in cast.entities if e.kind == "person" and " " in e.name]
        bearer = next((e for e in bearers if without_suffix(e.name).endswith(f" {normal_name(place.name)}")), None)
        if bearer is not None:
            merge(cast, place, bearer)
    for short in [e for e in cast.entities if e.kind in {"person", "unknown"} and e.name[:1].islower()]:
        whole = next((e for e in cast.entities if e is not short and e.name.endswith(f" {short.name}")), None)
        if whole is not None and whole.kind in {"person", "unknown"}:
            merge(cast, short, whole)  # "Mayor de Blasio" and "Bill de Blasio"


def tell_brussels(cast: Cast) -> None:
    """Brussels is the European Union where the article speaks of that and not of Belgium."""
    union = next((e for e in cast.entities if {"European Union", "EU", "European Commission"} & set(e.names())), None)
    brussels = next((e for e in cast.entities if e.country == "BEL" and set(e.names()) == {"Brussels"}), None)
    if union is not None and brussels is not None:
        merge(cast, brussels, union)


def tell_states(cast: Cast, sentences: Sequence[NewsSentence]) -> None:
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

"""The word lists of `data/`, loaded once, with the inflected forms of the verbs in them."""

from __future__ import annotations

from collections.abc import Container
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

_DATA = Path(__file__).parent / "data"
_VOWELS = "aeiou"


class Country(NamedTuple):
    """A country by one of its names. `kind` says which: name, capital or adjective."""

    name: str
    code: str
    kind: str


@lru_cache(maxsize=8)
def data(name: str) -> dict[str, Any]:
    """One of the word lists, as it stands in its file."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loaded = yaml.load((_DATA / f"{name}.yaml").read_text("utf-8"), Loader=loader)  # noqa: S506
    assert isinstance(loaded, dict)
    return loaded


@lru_cache(maxsize=1)
def countries() -> dict[str, Country]:
    """Every name, capital and adjective of every country, as written. A name wins over a capital of that name."""
    found: dict[str, Country] = {}
    for name, (code, capital, adjectives, _) in data("countries").items():
        for adjective in adjectives:
            found[adjective] = Country(name, code, "adjective")
        found.setdefault(capital, Country(name, code, "capital"))
    for name, (code, _, _, others) in data("countries").items():
        for other in (name, *others):
            found[other] = Country(name, code, "name")
    return found


@lru_cache(maxsize=1)
def country_beginnings() -> frozenset[str]:
    """The first words of the countries' names that have several: North, United."""
    return frozenset(name.split()[0] for name in countries() if " " in name and not name.startswith("The "))


@lru_cache(maxsize=128)
def words(file: str, key: str) -> frozenset[str]:
    """A list of a file as a set."""
    return frozenset(str(word) for word in data(file)[key])


@lru_cache(maxsize=1)
def lemmas() -> dict[str, str]:
    """The lemma of every form of every verb that a word list names."""
    verbs: dict[str, None] = {}
    events, reporting = data("events"), data("reporting")
    for group in (*events["types"].values(), *events["control"].values()):
        verbs.update(dict.fromkeys(group))
    verbs.update(dict.fromkeys([*events["none"], *events["light_verbs"], *events["stative"]]))
    for key in ("plain", "opinion", "support", "oppose", "request"):
        verbs.update(dict.fromkeys(reporting[key]))
    irregular = data("verbs")
    forms: dict[str, str] = {}
    for verb in (*verbs, *irregular):
        plain = verb.split()[0]
        for form in regular_forms(plain):
            forms.setdefault(form, plain)
    for verb, special in irregular.items():
        for form in special:
            forms[str(form)] = str(verb)
    return forms


def regular_forms(verb: str) -> tuple[str, ...]:
    """A verb with its regular third person, past and -ing form, by the spelling rules of English."""
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    s = verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    short = len(verb) >= 3 and verb[-1] not in _VOWELS + "wxy" and verb[-2] in _VOWELS and verb[-3] not in _VOWELS
    single = short and (
        len(verb) <= 4 or verb.endswith(("mit", "fer", "pel", "bel", "cur", "pt", "bar", "drop", "gret"))
    )
    if single and not verb.endswith(
        ("en", "er", "on", "or", "it") if len(verb) > 4 and not verb.endswith(("mit", "fer")) else ()
    ):
        return verb, s, verb + verb[-1] + "ed", verb + verb[-1] + "ing", verb + "ed", verb + "ing"
    return verb, s, verb + "ed", verb + "ing"


@lru_cache(maxsize=1)
def event_types() -> dict[str, str]:
    """The PLOVER type of each event verb's lemma; the first list that names a verb wins."""
    found: dict[str, str] = {}
    for name, verbs in data("events")["types"].items():
        for verb in verbs:
            found.setdefault(verb, name)
    return found


@lru_cache(maxsize=1)
def reporting_groups() -> dict[str, str]:
    """The group of each reporting verb's lemma: plain, opinion, support, oppose or request."""
    found: dict[str, str] = {}
    for group in ("support", "oppose", "request", "plain", "opinion"):
        for verb in data("reporting")[group]:
            found.setdefault(verb, group)
    for verb in data("reporting")["uttering"]:
        found.setdefault(verb, "plain")
    return found


@lru_cache(maxsize=1)
def control_status() -> dict[str, str]:
    """The status that a control verb gives to the event in its complement, by lemma."""
    found: dict[str, str] = {}
    for status, verbs in data("events")["control"].items():
        for verb in verbs:
            found.setdefault(verb, status)
    return found


@lru_cache(maxsize=1)
def organization_heads() -> dict[str, str]:
    """The kind of organisation that a name's head word tells."""
    return {head: kind for kind, heads in data("nouns")["organization_heads"].items() for head in heads}


@lru_cache(maxsize=1)
def group_nouns() -> dict[str, str]:
    """The kind of a common noun that is an actor when it acts."""
    return {noun: kind for kind, nouns in data("nouns")["group_nouns"].items() for noun in nouns}


@lru_cache(maxsize=1)
def persons() -> frozenset[str]:
    """Nouns in the singular whose most frequent sense is a person (WordNet 3.1)."""
    lines = (_DATA / "persons.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


@lru_cache(maxsize=4096)
def person_kind(noun: str) -> str | None:
    """The kind of actor that a common noun in lower case is: listed, else by whether it names a person or several."""
    if (listed := group_nouns().get(noun)) is not None:
        return listed
    if noun.startswith(("ex-", "co-", "vice-")) and (plain := person_kind(noun.partition("-")[2])) is not None:
        return plain
    if noun.endswith(("-year-old", "-year-olds")):
        return "person" if noun.endswith("d") else "group"
    if noun in words("nouns", "role_words"):
        return "person"
    none = words("nouns", "no_persons")
    if noun in persons() and noun not in none:
        return "person"
    return "group" if any(one in persons() and one not in none for one in singulars(noun)) else None


def singulars(noun: str) -> tuple[str, ...]:
    """What a noun in lower case may be the plural of, by the spelling rules of English; empty if it is none."""
    if noun.endswith("men"):
        return (noun[:-3] + "man",)
    if noun.endswith("ies") and len(noun) > 4:
        return (noun[:-3] + "y", noun[:-1])
    if noun.endswith("s") and not noun.endswith("ss"):
        return (noun[:-1], noun[:-2]) if noun.endswith("es") else (noun[:-1],)
    return ()


def listed(noun: str, among: Container[str]) -> str | None:
    """The noun itself, or what it is the plural of, if that is among some words; in lower case."""
    return next((one for one in (noun, *singulars(noun)) if one in among), None)


@lru_cache(maxsize=1)
def events_in_nouns() -> dict[str, str | None]:
    """The nouns that name an event that may happen, with its PLOVER type or none."""
    named = {name: type_ for part in ("incidents", "nominal", "light") for name, type_ in data("events")[part].items()}
    return dict.fromkeys(words("events", "activities")) | named


def is_person_noun(noun: str) -> bool:
    """Whether a common noun is a plural of persons."""
    return noun.endswith("s") and person_kind(noun.lower()) is not None


def people_of(noun: str) -> str | None:
    """The code of the country whose people a capitalised plural names: "Australians"."""
    country = countries().get(noun[:-1]) if noun.endswith("s") else None
    return country.code if country is not None and country.kind == "adjective" else None

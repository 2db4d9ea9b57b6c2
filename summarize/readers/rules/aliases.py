"""Aliases: which names are of one actor: the same ends, a longer form, a last name, an acronym."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.grounding.names import normal_name
from summarize.readers.rules.belonging import sex_of
from summarize.readers.rules.entities import Cast, Entity, merge, without_suffix
from summarize.readers.rules.lexicon import data, words
from summarize.readers.rules.memory import BODIES
from summarize.readers.rules.mentions import Mention
from summarize.readers.rules.sentences import NewsSentence

_SMALL = frozenset("of the and for de".split())


def same_ends(name: str, normal: str) -> bool:
    """Whether two names of persons differ in the middle alone: "Jenny Hsiao-yu Li" and "Jenny Li"."""
    one, other = without_suffix(name).split(), normal.split()
    return min(len(one), len(other)) > 1 and one[0] == other[0] and one[-1] == other[-1] and len(one) != len(other)


def _are_namesakes(name: str, other: str) -> bool:
    """Whether two names share their last two words and differ before: "wisconsin supreme court", "u.s. supreme court"."""
    one, two = name.split(), other.split()
    return min(len(one), len(two)) > 2 and one[-2:] == two[-2:] and one[-3] != two[-3]


def _begins(name: str, whole: str) -> bool:
    """Whether a name of two words or more begins another: "boston symphony" and "boston symphony orchestra"."""
    last = name.rpartition(" ")[2].capitalize()
    complete = last in words("nouns", "whole_bodies") and last != "Police"  # "African Union Mission" is another body
    return (
        len(name.split()) > 1
        and not complete
        and whole.startswith(f"{name} ")
        and whole.split()[len(name.split())] not in {"and", "for"}
    )


def extends(cast: Cast, sentence: NewsSentence, mention: Mention, kind: str) -> Entity | None:
    """An organisation whose name is the end of this one, or the other way round: "U.N. Security Council"."""
    if kind == "person":
        return None
    name = normal_name(mention.text)
    for entity in cast.entities:
        other = normal_name(entity.name)
        if any(_are_namesakes(name, normal_name(n)) for n in entity.names()):
            continue
        if entity.kind in {"igo", "government", "organization", "media", "unknown"} and (
            (name.endswith(" " + other) and len(other.split()) > 1)
            or (other.endswith(" " + name) and len(name.split()) > 1)
            or (f"{other} ".startswith(f"{name} of ") and len(name.split()) > 1)
            or (f"{name} ".startswith(f"{other} of ") and len(other.split()) > 1)
            or (f" {name} of " in f" {other} " and len(name.split()) > 1)
            or (_begins(name, other) and sentence.tokens[mention.last - 1].entity == "ORG")
            or (_begins(other, name) and entity.label == "ORG")
        ):
            return entity
    return None


def short_for(cast: Cast, sentence: NewsSentence, mention: Mention) -> Entity | None:
    """The entity that a name of one word is of: by a last name, a first word or acronym, or the only middle name like it."""
    normal = normal_name(mention.text)
    sex, definite = _sex_of_title(sentence, mention), is_definite(sentence, mention)
    for entity in sorted(cast.entities, key=lambda e: sex is not None and sex_of(e) not in {sex, None}):
        if (kind := _kind_if_called(entity, normal, definite=definite)) is not None:
            entity.kind = kind
            return entity
    people = [e for e in cast.entities if e.kind == "person" and normal in e.name.lower().split()[1:-1]]
    return people[0] if len(people) == 1 else None  # "Huang" of Sophia Huang Xueqin


def _kind_if_called(entity: Entity, normal: str, *, definite: bool) -> str | None:
    """The kind of an entity if it may be called by a word, `definite` behind "the"; None if it may not."""
    name, kind = normal_name(entity.name), entity.kind
    parts = name.split()
    several = len(parts) > 1
    if normal in {normal_name(n) for n in entity.names()}:
        return kind
    if (
        kind == "person"
        and several
        and (f" {without_suffix(entity.name)}".endswith(f" {normal}") or normal == parts[0])
    ):
        return kind
    named_person = kind == "unknown" and entity.label == "PERSON"
    if kind in {"organization", "media", "unknown"} and several and normal == parts[0]:
        if normal not in {"north", "south", "east", "west", "new", "national"} and not named_person:
            return "organization" if kind == "unknown" else kind
    if kind in BODIES and definite and ((several and normal == parts[-1]) or name.startswith(f"{normal} of ")):
        return kind  # "the Court", "the Department"
    if named_person and len(parts) > 2 and normal == parts[0]:
        return "person"  # "Lee" of Lee Hsien Loong
    if normal == f"{parts[0]}s":
        return kind  # "the Houthis"
    return "person" if kind == "unknown" and several and normal == parts[-1] else None


def add_acronyms(cast: Cast, sentences: Sequence[NewsSentence]) -> None:
    """Acronyms are names of the organisation whose initials they are, or behind which they stand in brackets."""
    for entity in list(cast.entities):
        letters = entity.name.replace(".", "")
        short = letters.isupper() and 2 <= len(letters) <= 7
        bracketed = " " not in entity.name and any(f"({entity.name})" in s.text for s in sentences)
        if not (short or bracketed) or entity.country_name:
            continue
        for other in cast.entities:
            if other is entity or len(other.name.split()) < 2 or (other.kind == "person" and entity.kind in BODIES):
                continue
            initials = "".join(w[0] for w in other.name.replace("-", " ").split() if w.lower() not in _SMALL)
            loose = "".join(w[0] for w in other.name.replace("-", " ").split())
            if letters in {initials.upper(), loose.upper(), _numbered(other.name)} or any(
                f"{name} ({entity.name})" in s.text
                or re.search(rf"\b{re.escape(entity.name)} \([^()]*{re.escape(name)}\)", s.text)
                for name in other.names()
                for s in sentences
            ):
                merge(cast, entity, other)
                break


def _numbered(name: str) -> str:
    """What a group of states is called for short: "G7" of the "Group of Seven"."""
    group, _, number = name.partition(" of ")
    numbers: list[str] = data("nouns")["numbers"]
    if group != "Group" or not (number.isdigit() or number.lower() in numbers):
        return ""
    return f"G{number if number.isdigit() else numbers.index(number.lower()) + 1}"


def _sex_of_title(sentence: NewsSentence, mention: Mention) -> str | None:
    """ "f" or "m" where the title before a name tells: "Mrs Elliott"."""
    before = sentence.tokens[mention.first - 1].text.rstrip(".") if mention.first else ""
    return {"Mrs": "f", "Ms": "f", "Miss": "f", "Mr": "m"}.get(before)


def is_definite(sentence: NewsSentence, mention: Mention) -> bool:
    """Whether "the" stands right before a name: "the Court"."""
    return mention.first > 0 and sentence.tokens[mention.first - 1].text.lower() == "the"

"""Names in a phrase: which actors a noun phrase stands for by the names in it."""

from __future__ import annotations

from summarize.readers.rules.appositives import envoy_of
from summarize.readers.rules.entities import Cast, Entity
from summarize.readers.rules.lexicon import data, words
from summarize.readers.rules.mentions import Mention
from summarize.readers.rules.phrases import Phrase
from summarize.readers.rules.sentences import NewsSentence


def named(cast: Cast, sentence: NewsSentence, phrase: Phrase) -> list[Entity]:
    """The actor whose name is the phrase's head, or whose state or body its noun stands for."""
    inside = [
        m for m in sentence.mentions
        if m.start in cast.by_place and m.first >= phrase.first and m.last <= phrase.last
    ]  # fmt: skip
    if not inside:
        return []
    final = inside[-1]
    lead = inside[0]
    if family := _family(cast, sentence, final):
        return family
    first = cast.by_place[lead.start]
    people = [cast.by_place[m.start] for m in inside[:-1] if cast.by_place[m.start].kind == "person"]
    if final.kind == "country" and people and sentence.tokens[final.first - 1].text.lower() == "of":
        return people[-1:]  # "AU chairperson President Abdel Fattah el-Sisi of Egypt"
    if final.kind == "country" and (first.kind == "person" or (first.kind == "unknown" and " " in first.name)):
        return [first]  # "Sina Tuilagi of Samoa"
    if first.kind == "person" and lead.last < final.first and sentence.tokens[lead.last].tag == "IN":
        return [first]  # "Analyst Rosemarie Morbelli of Ingalls"
    if lead.first == phrase.first and lead.last - lead.first > 1 and len(inside) == 1:
        if sentence.tokens[phrase.head].text.lower() in words("nouns", "role_words"):
            return [first]  # "named Ann Lee chief executive"
    entity = cast.by_place[final.start]
    if final.group and (envoy := envoy_of(cast, sentence, phrase, final)):
        return envoy
    if final.last == phrase.last or (final.kind in {"adjective", "country"} and final.group):
        return [entity]
    return [entity] if _stands_for(sentence, phrase, final) else []


def _family(cast: Cast, sentence: NewsSentence, mention: Mention) -> list[Entity]:
    """The people whose last name stands in the plural: "the Turpins"."""
    definite = mention.first > 0 and sentence.tokens[mention.first - 1].text.lower() == "the"
    if not definite or " " in mention.text or not mention.text.endswith("s"):
        return []
    last = mention.text[:-1]
    return [e for e in cast.entities if e.kind == "person" and e.name.split()[-1] == last and e.name != last]


def called_after(cast: Cast, sentence: NewsSentence, phrase: Phrase) -> list[Entity]:
    """What is called after a person: "the Trump administration"."""
    head = sentence.tokens[phrase.head].text.lower()
    kind = data("nouns")["named_after"].get(head)
    leader = next((m for m in sentence.mentions if m.last == phrase.head and m.first >= phrase.first), None)
    if kind is None or leader is None or leader.kind not in {"person", "unknown"}:
        return []
    name = sentence.words(leader.first, phrase.head + 1)
    for entity in cast.entities:
        if name in entity.names():
            break
    else:
        entity = Entity(name, kind)
        cast.entities.append(entity)
    if sentence.number not in entity.sentences:
        entity.sentences.append(sentence.number)
    return [entity]


def _stands_for(sentence: NewsSentence, phrase: Phrase, mention: Mention) -> bool:
    """Whether the noun behind a name stands for its bearer: "Acme officials", "Varun's army"."""
    tokens = sentence.tokens
    rest = [t.text.lower() for t in tokens[mention.last : phrase.last] if t.tag != "POS"]
    noun = rest[-1] if rest else ""
    if noun in words("nouns", "state_nouns") and noun not in words("nouns", "role_words"):
        return True
    if tokens[mention.last].tag == "POS":
        return noun in words("nouns", "possessed_bodies")
    return mention.kind not in {"adjective", "country"} and noun in words("nouns", "own_people")

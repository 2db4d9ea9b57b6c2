"""Appositives: the names that stand beside a description: "the mayor, Ann Lee", "the US envoy"."""

from __future__ import annotations

from summarize.readers.rules.entities import Cast, Entity
from summarize.readers.rules.lexicon import person_kind, words
from summarize.readers.rules.mentions import Mention
from summarize.readers.rules.phrases import Phrase
from summarize.readers.rules.sentences import NewsSentence
from summarize.readers.rules.titles import portfolio_end
from summarize.readers.rules.tokens import below, children


def appositive(cast: Cast, sentence: NewsSentence, phrase: Phrase) -> list[Entity]:
    """The name set off by commas right behind a role: "the U.S. ambassador, Linda Thomas-Greenfield"."""
    tokens = sentence.tokens
    if listed := _listed(cast, sentence, phrase):
        return listed
    is_name = any(m.last - 1 == phrase.head and m.start in cast.by_place for m in sentence.mentions)
    if is_name and person_kind(tokens[phrase.head].text.lower()) is None:
        return []  # no description: "teamed up with the FBI, Ulbricht was arrested"
    named_one = tokens[phrase.head].tag != "NNS"  # "eight countries—France, Ireland ...": none of them alone
    for name in children(tokens, phrase.head, "appos") if named_one else ():
        for mention in sentence.mentions:
            if mention.last - 1 == name > phrase.head and mention.start in cast.by_place:
                named = cast.by_place[mention.start]
                described = person_kind(tokens[phrase.head].text.lower())
                if (named.kind == "person") == (described in {"person", None}):
                    return [named]
    last = phrase.last
    if person_kind(tokens[phrase.head].text.lower()) == "person" and tokens[phrase.head].tag == "NN":
        bearer = [cast.by_place[m.start] for m in sentence.mentions if m.first == last and m.start in cast.by_place]
        if any(e.kind == "person" for e in bearer):
            return bearer  # "labour activist Bo Dahl"
    if last < len(tokens) and tokens[last].text.lower() in {
        "of",
        "for",
        "at",
        "in",
        "to",
    }:  # "the mayor of Walvis Bay, ...", "the delegate to the House of Commons, ..."
        behind = next((c for c in sentence.chunks if c.kind == "NP" and c.start == last + 1), None)
        whole = next((m.last for m in sentence.mentions if behind and behind.start <= m.first < behind.end), last)
        last = max(behind.end if behind else last, whole)
    office = next((i for i in range(phrase.first, phrase.last) if tokens[i].is_name), phrase.first)
    last = max(last, portfolio_end(tokens, office, len(tokens)))  # "the Minister of Information and Culture, ..."
    if last < len(tokens) and tokens[last].text == "(":
        last = next((i + 1 for i in range(last, len(tokens)) if tokens[i].text == ")"), last)
    if last + 1 >= len(tokens) or tokens[last].text != ",":
        return []
    for mention in sentence.mentions:
        lead = next((c.start for c in sentence.chunks if c.end == mention.last and c.kind == "NP"), mention.first)
        if last + 1 in {mention.first, lead} and mention.start in cast.by_place:
            entity = cast.by_place[mention.start]
            if entity.kind == "country" and last > phrase.last:
                continue  # "two visitors in Wuhan, China"
            closes = mention.last < len(tokens) and tokens[mention.last].text in {",", "."}
            role = tokens[phrase.head].text.lower() in words("nouns", "role_words")
            if closes and role and entity.kind == "unknown":
                entity.kind = "person"
            if closes and (entity.kind == "person") == role:
                return [entity]
    return []


def _listed(cast: Cast, sentence: NewsSentence, phrase: Phrase) -> list[Entity]:
    """Those that a list names behind their number: "two companies, the studio Pixel and the dating service Vonk"."""
    tokens = sentence.tokens
    numbers = {"two": 2, "three": 3}
    wanted = next((numbers[t.text.lower()] for t in tokens[phrase.first : phrase.head] if t.text.lower() in numbers), 0)
    inside = {i for name in children(tokens, phrase.head, "appos") for i in below(tokens, name, "conj")}
    named = [m for m in sentence.mentions if m.last - 1 in inside and m.start in cast.by_place]
    return [cast.by_place[m.start] for m in named] if wanted and len(named) == wanted else []


def apposed(cast: Cast, sentence: NewsSentence, phrase: Phrase) -> list[Entity]:
    """The person that a description behind its name is of: "Ingrid Solheim, the Norwegian diplomat who"."""
    if phrase.first < 2 or sentence.tokens[phrase.first - 1].text != "," or phrase.head != phrase.last - 1:
        return []
    if person_kind(sentence.tokens[phrase.head].text.lower()) is None or phrase.last >= len(sentence.tokens):
        return []
    if sentence.tokens[phrase.last].text.lower() not in {"who", ",", "whose", "at", "of", "for", "from", "in", "to"}:
        return []
    for mention in sentence.mentions:
        if mention.last == phrase.first - 1 and mention.start in cast.by_place:
            entity = cast.by_place[mention.start]
            return [entity] if entity.kind == "person" else []
    return []


def holder_of(cast: Cast, sentence: NewsSentence, phrase: Phrase) -> list[Entity]:
    """The person whose name follows an office and its place: "US Ambassador to Germany Richard Grenell"."""
    tokens = sentence.tokens
    office = tokens[phrase.head].text.lower() in words("nouns", "role_words")
    if not office or phrase.last + 1 >= len(tokens):
        return []
    bearer = next((m for m in sentence.mentions if m.first >= phrase.last and m.kind == "person" and m.role), None)
    if bearer is not None and bearer.start in cast.by_place:
        between = tokens[phrase.last : bearer.first]
        if (
            tokens[phrase.head].is_name
            and all(t.is_name or t.tag in {"IN", "CC", "DT"} for t in between)
            and tokens[phrase.first].tag != "DT"
        ):
            return [cast.by_place[bearer.start]]  # "Deputy Governor Per Hallström", "Minister for Finance Ann Lee"
    if tokens[phrase.last].text.lower() not in {"of", "to", "for"}:
        return []
    behind = next((c for c in sentence.chunks if c.kind == "NP" and c.start == phrase.last + 1), None)
    named = [m for m in sentence.mentions if behind and m.first > behind.start and m.last == behind.end]
    found = [cast.by_place[m.start] for m in named if m.start in cast.by_place]
    for person in found:
        if person.kind in {"person", "unknown"} and person.is_named:
            person.kind, person.role = "person", person.role or sentence.words(phrase.first, named[0].first)
            return [person]
    return []


def one_of_several(cast: Cast, sentence: NewsSentence, phrase: Phrase, several: Phrase) -> list[Entity]:
    """The name set off behind "one of the administrators" or "a member of the parliament"."""
    behind = sentence.tokens[several.last : several.last + 1]
    if sentence.tokens[phrase.head].tag == "NNS" or not behind or behind[0].text != ",":
        return []
    named = [m for m in sentence.mentions if m.first == several.last + 1 and m.start in cast.by_place]
    people = [cast.by_place[m.start] for m in named if sentence.tokens[m.last : m.last + 1]]
    return [e for e in people if e.kind in {"person", "unknown"}]


def calling_itself(cast: Cast, sentence: NewsSentence, phrase: Phrase) -> list[Entity]:
    """The name behind "a group calling itself" or "an outfit known as"."""
    behind = [t.text.lower() for t in sentence.tokens[phrase.last : phrase.last + 4] if t.text not in {",", "the"}]
    if behind[:2] not in (
        ["calling", "itself"],
        ["calling", "themselves"],
        ["known", "as"],
        ["identified", "as"],
        ["named", "as"],
    ):
        return []
    named = [m for m in sentence.mentions if phrase.last + 2 <= m.first <= phrase.last + 4]
    return [cast.by_place[m.start] for m in named if m.start in cast.by_place]


def envoy_of(cast: Cast, sentence: NewsSentence, phrase: Phrase, state: Mention) -> list[Entity]:
    """The one person of a state who has the role that a definite noun names: "the US envoy"."""
    noun = sentence.tokens[phrase.head]
    if noun.tag != "NN" or sentence.tokens[phrase.first].text.lower() != "the":
        return []
    word = noun.text.lower()
    bearers = [
        e
        for e in cast.entities
        if e.kind == "person" and word in (e.role or "").lower().split() and e.country in {state.country, None}
    ]
    return bearers if len(bearers) == 1 else []

"""Descriptions: what the words around a name say that its bearer is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from summarize.readers.rules.entities import Cast
from summarize.readers.rules.lexicon import data, person_kind, words
from summarize.readers.rules.mentions import Mention
from summarize.readers.rules.sentences import NewsSentence


def describe(cast: Cast, sentences: Sequence[NewsSentence]) -> None:
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


def is_described_as_body(sentence: NewsSentence, mention: Mention) -> bool:
    """Whether "a trawler company" stands behind a name, or "the carmaker" before it."""
    bodies = {word for word, kind in data("nouns")["short_forms"].items() if kind == "organization"}
    parted = mention.first > 1 and sentence.tokens[mention.first - 1].text == ","  # "the bus company, Magicas,"
    behind = sentence.tokens[mention.last : mention.last + 1]
    closed = (
        parted and bool(behind) and behind[0].text in {",", "."} and sentence.tokens[mention.first - 2].dep != "pobj"
    )
    first = mention.first - 1 if closed else mention.first
    before = sentence.tokens[max(0, first - 1) : first]
    if any(t.text.lower() in bodies or t.text.lower().endswith("maker") for t in before):
        return True
    if any(t.tag == "NN" and t.text.islower() and _is_body_noun(t.text) for t in before):
        return True  # "delivery app Zumba Eats"
    if _has_officers(sentence, mention):
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


def _has_officers(sentence: NewsSentence, mention: Mention) -> bool:
    """Whether somebody has an office of firms and bodies in what a name names: "Chief Revenue Officer of Novidea"."""
    tokens, first = sentence.tokens, mention.first
    if first < 2 or tokens[first - 1].text.lower() not in {"of", "at", "for"} or tokens[first].entity in {"GPE", "LOC"}:
        return False
    if tokens[first].text in words("nouns", "portfolios"):
        return False  # "vice president of Communications"
    return tokens[first - 2].text.lower() in words("nouns", "officers")


def _is_body_noun(noun: str) -> bool:
    return person_kind(noun) == "organization" or noun in words("nouns", "bodies") | words("nouns", "either")


def calls_itself(sentence: NewsSentence, mention: Mention) -> bool:
    before = " ".join(t.text.lower() for t in sentence.tokens[max(0, mention.first - 2) : mention.first])
    return before in {"calling itself", "calling themselves", "known as"}


def is_described_as_thing(sentence: NewsSentence, mention: Mention) -> bool:
    """Whether "the ferry" stands right before a name, or "a 74-metre vessel" behind it."""
    tokens, nouns = sentence.tokens, words("nouns", "vehicles")
    before = mention.first - (2 if mention.first > 1 and tokens[mention.first - 1].text == "," else 1)
    if before >= 0 and tokens[before].text.lower() in nouns:
        return True  # "the ferry Kestrel", "the boat, Conception,"
    behind = tokens[mention.last : mention.last + 2]
    if len(behind) < 2 or behind[0].text != "," or behind[1].text.lower() not in {"a", "an", "the"}:
        return False
    phrase = []
    for token in tokens[mention.last + 2 : mention.last + 10]:
        if not (token.tag.startswith(("NN", "JJ", "CD", "VBN")) or token.text in {"/", "-"}):
            break
        phrase.append(token.text.lower())
    return (bool(phrase) and phrase[-1] in nouns) or bool(set(phrase) & nouns)


def is_short_for_thing(sentence: NewsSentence, mention: Mention) -> bool:
    """Whether a bracketed acronym is short for words in small letters that name no body: "normal course issuer bid (NCIB)"."""
    tokens, letters = sentence.tokens, mention.text.replace(".", "").lower()
    if mention.first < 3 or tokens[mention.first - 1].text != "(" or not mention.text.isupper():
        return False
    before = [
        t
        for t in tokens[max(0, mention.first - 8) : mention.first - 1]
        if t.text.lower() not in {"of", "the", "and", "for"}
    ]
    meant = before[-len(letters) :]
    initials = "".join(t.text[0].lower() for t in meant)
    noun = meant[-1].text.lower()
    body = person_kind(noun) is not None or noun in data("nouns")["short_forms"] or _is_body_noun(noun)
    return initials == letters and all(t.text.islower() for t in meant) and not body


def is_named_as_place(sentence: NewsSentence, mention: Mention) -> bool:
    """Whether a name that nothing else tells of is a place's: "the Tsuen Wan district", "met in Ain Issa"."""
    if mention.kind != "unknown" or mention.role:
        return False
    tokens = sentence.tokens
    behind = tokens[mention.last : mention.last + 2]
    if behind and behind[0].text.lower() in words("nouns", "places"):
        return not (len(behind) == 2 and behind[1].is_noun)  # "the Manhattan district attorney"
    before = tokens[mention.first - 1].text.lower() if mention.first else ""
    link = tokens[tokens[mention.last - 1].head]
    within = before in {"in", "near", "outside"} and link.text.lower() == before and mention.last - mention.first > 1
    label = tokens[mention.last - 1].entity
    return within and label != "GPE" and (tokens[link.head].is_verb or label in {"FAC", "LOC"})


def is_described_as_person(sentence: NewsSentence, mention: Mention) -> bool:
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


def speaks(sentence: NewsSentence, mention: Mention) -> bool:
    """Whether a reporting verb stands right behind or before the name."""
    verbs = {*data("reporting")["plain"], *data("reporting")["opinion"]}
    after = sentence.tokens[mention.last : mention.last + 1]
    before = sentence.tokens[max(0, mention.first - 1) : mention.first]
    return any(t.is_verb and t.lemma in verbs for t in (*after, *before))

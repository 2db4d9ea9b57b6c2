"""Roles: what somebody is, by the phrase set off before or behind the name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.readers.rules.lexicon import countries, person_kind, words
from summarize.readers.rules.mentions import Mention
from summarize.readers.rules.sentences import NewsSentence
from summarize.readers.rules.titles import titles_at
from summarize.readers.rules.tokens import Token, below, children
from summarize.readers.rules.verbs import FINITE, SUBJECTS


def holds_office(role: str | None) -> bool:
    """Whether a role is one of a state's: its ministers, judges, mayors; but not "Commission President"."""
    parts = set((role or "").lower().split())
    return bool(parts & words("nouns", "offices")) and not parts & words("nouns", "between_states")


def plain_role(role: str) -> str | None:
    """A role without the words that tie it to the sentence: "whom its founder", "a former inspector who"."""
    role = re.sub(r"^(?:a |an |the )?\d+-year-old ", "", role)
    plain = re.sub(
        r"^(?:(?:his|her|its|their|the|a|an|whom|whose|which|where|and|but|as|while)\s+)+",
        "",
        role,
        flags=re.IGNORECASE,
    )
    return re.sub(
        r"[\s,]+(?:(?:who|whom|whose|which|that|where)(?:\s.*)?|and)$", "", plain, flags=re.IGNORECASE | re.DOTALL
    )


def country_in(role: str | None) -> str | None:
    """The code of the country that a role begins with: "U.S. ambassador"."""
    known = countries()
    parts = (role or "").split()
    for size in (3, 2, 1):
        if (country := known.get(" ".join(parts[:size]))) is not None and len(parts) >= size:
            return country.code
    return None


def _parsed_apposition(sentence: NewsSentence, mention: Mention) -> str | None:
    """The role that the parser ties to a name: "Ann Lee, its head of sourcing", "the first mate, Ann Lee"."""
    tokens, name = sentence.tokens, mention.last - 1
    above = tokens[name].head
    bracketed = any(t.text == "(" for t in tokens[above : mention.first])  # "the head of CEI (Episcopal Conference)"
    if tokens[name].dep == "appos" and above < mention.first and _is_role(tokens[above]) and not bracketed:
        first = min(below(tokens, above, "det", "amod", "compound", "poss", "nmod"))
        return sentence.words(first, _without_mark(tokens, mention.first))
    for role in children(tokens, name, "appos"):
        if role > name and _is_role(tokens[role]):
            inside = below(
                tokens, role, "det", "amod", "compound", "poss", "nmod", "prep", "pobj", "pcomp", "case", "cc", "conj"
            )
            last = role
            while last + 1 in inside:
                last += 1
            return sentence.words(min(inside), last + 1)
    if mention.last + 1 < len(tokens) and tokens[mention.last].text == ",":
        behind, title = titles_at(tokens, mention.last + 1, min(mention.last + 9, len(tokens)))
        if title is not None and (behind == len(tokens) or tokens[behind].text in {",", ".", ";", "of", "for"}):
            return sentence.words(mention.last + 1, behind)  # "Ann Lee, President and Chief Executive Officer"
    return None


def _is_role(token: Token) -> bool:
    lower = token.text.lower()
    if token.text in words("nouns", "titles"):
        return True
    return token.text == lower and person_kind(lower) == "person" and lower not in words("nouns", "either")


def is_apposed_person(sentence: NewsSentence, mention: Mention) -> bool:
    """Whether a noun of a person stands before a name and its comma: "their child, Gloria"."""
    name = sentence.tokens[mention.last - 1]
    above = sentence.tokens[name.head]
    return name.dep == "appos" and name.head < mention.first and person_kind(above.text.lower()) == "person"


def _without_mark(tokens: Sequence[Token], end: int) -> int:
    """The end of what stands before a token, a comma or dash left out."""
    while end > 0 and tokens[end - 1].text in {",", "—", "–", ":"}:
        end -= 1
    return end


def _office_of_place(sentence: NewsSentence, mention: Mention) -> str | None:
    """The office before a name, with its place: "President of France Emmanuel Macron"."""
    tokens = sentence.tokens
    place = next((m for m in sentence.mentions if m.last == mention.first and m.kind in {"country", "unknown"}), None)
    if place is None or place.first < 2 or tokens[place.first - 1].text.lower() not in {"of", "to", "for"}:
        return None
    first = office = place.first - 2
    if tokens[office].text.lower() not in words("nouns", "role_words"):
        return None
    while first > 0 and tokens[first - 1].is_name:
        first -= 1
    return sentence.words(first, mention.first)


def _held(sentence: NewsSentence, mention: Mention) -> str | None:
    """The office in which its subject does something, or that the subject has: "resigned as prime minister", "Lee is mayor"."""
    tokens, name = sentence.tokens, mention.last - 1
    verb = tokens[name].head
    if tokens[name].dep not in SUBJECTS or not tokens[verb].is_verb:
        return None
    offices = [
        i
        for link in children(tokens, verb, "prep")
        if tokens[link].text.lower() == "as"
        for i in children(tokens, link, "pobj")
    ]
    if tokens[verb].lemma == "be":
        offices += children(tokens, verb, "attr")
    for office in offices:
        if office > verb and tokens[office].tag == "NN" and tokens[office].text.lower() in words("nouns", "role_words"):
            inside = below(tokens, office, "amod", "compound", "nmod", "prep", "pobj", "det", "poss", "case")
            last = office
            while last + 1 in inside:
                last += 1
            return sentence.words(min(inside), last + 1)
    return None


def apposition(sentence: NewsSentence, mention: Mention) -> str | None:
    """The role in a phrase set off by commas before or behind the name."""
    if (parsed := _parsed_apposition(sentence, mention)) is not None:
        return parsed
    if (placed := _office_of_place(sentence, mention)) is not None:
        return placed
    tokens = sentence.tokens
    roles = words("nouns", "role_words")
    if mention.last + 1 < len(tokens) and tokens[mention.last].text == ",":
        end = mention.last + 1
        while (
            end < len(tokens)
            and tokens[end].text not in {",", ".", ";", "—", "–"}
            and end - mention.last < 16
            and not tokens[end].is_verb
        ):
            end += 1
        phrase = tokens[mention.last + 1 : end]
        head = next((t for t in phrase if t.tag == "IN" or t.tag == "WP"), None)
        before_preposition = phrase[: phrase.index(head)] if head else phrase
        if (
            before_preposition
            and not (end < len(tokens) and tokens[end].tag in FINITE and (head is None or head.tag != "WP"))
            and any(t.text.lower() in roles for t in before_preposition)
            and (phrase[0].tag in {"DT", "PRP$", "JJ", "NN", "NNP", "CD", "VBG"} and end < len(tokens))
        ):
            return sentence.words(mention.last + 1, end).removeprefix("the ").removeprefix("a ").removeprefix("an ")
    if mention.first >= 2 and tokens[mention.first - 1].text == ",":
        start = mention.first - 2
        while (
            start > 0
            and tokens[start].text not in {",", ".", ";", "“", "”", "—"}
            and not tokens[start].is_verb
            and mention.first - start < 12
        ):
            start -= 1
        if tokens[start].text in {",", ";", "“", "”", "—"} or tokens[start].is_verb:
            start += 1
        phrase = tokens[start : mention.first - 1]
        if (phrase and phrase[-1].text.lower() in roles) or any(t.text.lower() in roles for t in phrase[-3:]):
            while phrase and phrase[0].tag in {"IN", "CC", "RB", "RBR", "DT", "JJR"}:
                phrase = phrase[1:]
                start += 1
            if phrase and phrase[0].text.lower() not in {"earlier", "meanwhile"}:
                return sentence.words(start, mention.first - 1)
    return _held(sentence, mention)

"""Mentions: the names in a sentence, each with what its form says of its bearer."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from summarize.readers.rules.extents import (
    CONNECTORS,
    before_person,
    inside,
    is_legal_form,
    listed_name_end,
    name_end,
    starts_name,
)
from summarize.readers.rules.kinds import is_named_body, kind_of
from summarize.readers.rules.lexicon import Country, countries, organization_heads, words
from summarize.readers.rules.titles import (
    ends_in_office,
    is_role_in_capitals,
    role_before,
    titled,
    titles_at,
)
from summarize.readers.rules.tokens import Token

_HONORIFICS = frozenset(
    "Mme Mlle Herr Frau Señor Señora Mr Mr. Mrs Mrs. Ms Ms. Miss Mx Sir Dame Lord Lady Dr Dr.".split()
)


class Mention(NamedTuple):
    """A name in the text: `text[start:end]`, tokens `[first, last)`.

    `kind` is an actor kind, "adjective" (a country's adjective) or "thing" (a treaty, a street), "unknown" where the form does not tell.
    `role` is what stands before the name ("North Korean leader"), `country` an ISO code.
    """

    start: int
    end: int
    first: int
    last: int
    text: str
    kind: str
    country: str | None = None
    name: str | None = None
    role: str | None = None
    group: str | None = None


def find_mentions(text: str, tokens: Sequence[Token], temporal: Collection[tuple[int, int]] = ()) -> list[Mention]:
    """The names of one sentence, left to right. `temporal` are spans of date expressions, which are no names."""
    mentions: list[Mention] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if (
            not starts_name(token)
            or inside(token, temporal)
            or _is_shouted(tokens, index)
            or is_legal_form(tokens, index)
            or _is_short_form(tokens, index)
        ):
            index += 1
            continue
        end = before_person(tokens, index, name_end(tokens, index, temporal))
        end = max(end, listed_name_end(tokens, index))
        if end < len(tokens) and tokens[end].text == ":" and index and tokens[index - 1].text == "(":
            index = next((i for i in range(end, len(tokens)) if tokens[i].text == ")"), end)
            continue  # a share's symbol: "(TSX: TVB)"
        if (
            tokens[end - 1].text in {"Local", "No.", "Branch", "Unit", "Flight"}
            and end < len(tokens)
            and tokens[end].tag == "CD"
        ):
            end += 1
        found = _mentions_of_run(text, tokens, index, end)
        mentions.extend(found)
        index = max(end, index + 1)
    return mentions


def _is_short_form(tokens: Sequence[Token], index: int) -> bool:
    """Whether a release calls its company so: "the Company"."""
    alone = index + 1 >= len(tokens) or not starts_name(tokens[index + 1])
    before = tokens[index - 1].text.lower() if index else ""
    return tokens[index].text in words("nouns", "capital_forms") and before in {"the", "our"} and alone


def _is_shouted(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word stands among others in capitals that are no names: "I WON THIS ELECTION, BY A LOT!"."""
    letters = [i for i in range(len(tokens)) if tokens[i].text[0].isalpha()]
    place = letters.index(index) if index in letters else None
    if place is None or not tokens[index].text.isupper():
        return False
    first = last = place
    while first > 0 and tokens[letters[first - 1]].text.isupper():
        first -= 1
    while last + 1 < len(letters) and tokens[letters[last + 1]].text.isupper():
        last += 1
    run = [tokens[letters[i]] for i in range(first, last + 1)]
    return len(run) > 3 and sum(not t.is_noun for t in run) > 1


def _mentions_of_run(text: str, tokens: Sequence[Token], start: int, end: int) -> list[Mention]:
    """The mentions in a run of capitalised words: a country before a title before a name gives all three."""
    mentions: list[Mention] = []
    index = start
    nationality: tuple[str, str] | None = None
    while index < end:
        size, country = _country_at(text, tokens, index, end)
        if country is None:
            break
        whole = index + size
        rest_is_org = (whole + 1 == end and tokens[whole].text in organization_heads() and tokens[whole].is_name) or (
            whole < end
            and kind_of(tokens, whole, end) not in {"unknown", "person"}
            and titles_at(tokens, whole, end)[0] == whole
        )
        if whole + 1 == end and tokens[whole].text == "Government":
            mentions.append(
                Mention(
                    tokens[index].start, tokens[whole].end, index, end, text[tokens[index].start : tokens[whole].end],
                    "country", country.code, country.name, group="government",
                )
            )  # fmt: skip
            return mentions
        if rest_is_org:
            nationality = (country.code, tokens[index].text)
            break
        group = None
        if whole < len(tokens) and whole == end:
            noun = _noun_after(tokens, whole)
            group = noun if noun in _state_nouns() else None
            if country.kind == "adjective" and _is_nation(tokens, index, whole):
                group = "nation"
        if country.kind == "capital" and whole < end and titles_at(tokens, whole, end)[0] == whole:
            break  # "Windhoek Ledger"
        mentions.append(
            Mention(
                tokens[index].start, tokens[whole - 1].end, index, whole,
                text[tokens[index].start : tokens[whole - 1].end],
                "adjective" if country.kind == "adjective" else "country",
                country.code, country.name, group=group,
            )
        )  # fmt: skip
        nationality = (country.code, text[tokens[index].start : tokens[whole - 1].end])
        index = whole
    while index < end and tokens[index].text.lower() in CONNECTORS | {"'s", "’s", "'"}:
        index += 1
    if index >= end:
        return mentions
    whole = is_named_body(tokens, index, end)
    first, role = (index, None) if whole else titles_at(tokens, index, end)
    if role is not None and first < end and tokens[first].text.lower() in {"of", "for"}:
        place, _ = _country_at(text, tokens, first + 1, end)
        if not place and tokens[first].text.lower() == "of" and end - first == 4:
            place = 1  # "First Minister of Scotland Nicola Sturgeon"
        person = next(
            (i for i in range(first + 1 + place, end) if tokens[i].entity == "PERSON"),
            first + 1 + place if place else end,
        )
        if person < end:  # "Chief Executive of Hong Kong Carrie Lam"
            first, role = person, text[tokens[index].start : tokens[person - 1].end]
    if first < end and tokens[first].tag == "POS":
        whole, first, role = True, index, None  # "Prime Minister's Office"
    if role is None and not whole and index == 0 and end > 1 and is_role_in_capitals(tokens):
        first, role = 1, tokens[0].text  # "Investor Sumner Redstone"
    if role is None and not whole:
        first, role = titled(tokens, index, end)
    before = role_before(text, tokens, start) if index == start else None
    if first >= end or ends_in_office(
        tokens, first, end
    ):  # a title alone: "the President", "State Department Spokesperson"
        return mentions
    kind = kind_of(tokens, first, end)
    if role and kind in {"unknown"}:
        kind = "person"
    if role and first > index and kind not in {"person"} and kind_of(tokens, first, end) == "unknown":
        kind = "person"
    if before and kind == "unknown":
        kind = "person"
    if role is not None and role.split()[-1] in _HONORIFICS:
        role = None
    if kind == "person" and nationality and role:
        role = f"{nationality[1]} {role}"
    name = text[tokens[first].start : tokens[end - 1].end]
    mentions.append(
        Mention(
            tokens[first].start, tokens[end - 1].end, first, end, name, kind,
            nationality[0] if nationality else None, None, role if kind == "person" and role else before if kind == "person" else None,
        )
    )  # fmt: skip
    return mentions


def _noun_after(tokens: Sequence[Token], index: int) -> str:
    """The last word of the lower-case noun phrase that begins at `index`."""
    noun = ""
    while index < len(tokens) and (
        tokens[index].tag.startswith(("NN", "JJ", "VBN")) and tokens[index].text[0].islower()
    ):
        if tokens[index].is_noun:
            noun = tokens[index].text.lower()
        index += 1
    return noun


def _is_nation(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether an adjective with an article stands for a nation: "the British relinquished control"."""
    if (
        first == 0
        or tokens[first - 1].text.lower() != "the"
        or not tokens[last - 1].text.endswith(("sh", "ch", "ese", "ss"))
    ):
        return False
    return (
        last == len(tokens)
        or tokens[last].tag[:2] in {"VB", "MD", "RB", "IN", "CC", "TO"}
        or tokens[last].text in ",.;"
    )


def _state_nouns() -> frozenset[str]:
    return words("nouns", "state_nouns")


def _country_at(text: str, tokens: Sequence[Token], start: int, end: int) -> tuple[int, Country | None]:
    """How many tokens from `start` on name a country, and which."""
    known = countries()
    for last in range(min(start + 7, end), start, -1):
        name = " ".join(text[tokens[start].start : tokens[last - 1].end].split()).replace("’", "'")
        if name in known:
            return last - start, known[name]
    return 0, None

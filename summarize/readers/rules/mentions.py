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
    mentions, index, nationality = _countries_of_run(text, tokens, start, end)
    while index < end and tokens[index].text.lower() in CONNECTORS | {"'s", "’s", "'"}:
        index += 1
    if index < end and (name := _name_of_run(text, tokens, index, end, nationality, opens=index == start)) is not None:
        mentions.append(name)
    return mentions


def _countries_of_run(
    text: str, tokens: Sequence[Token], start: int, end: int
) -> tuple[list[Mention], int, tuple[str, str] | None]:
    """The countries that begin a run, the token behind them, and the code and words of the last."""
    mentions: list[Mention] = []
    index = start
    nationality: tuple[str, str] | None = None
    while index < end:
        size, country = _country_at(text, tokens, index, end)
        if country is None:
            break
        whole = index + size
        if whole + 1 == end and tokens[whole].text == "Government":
            mentions.append(_country_mention(text, tokens, index, end, "country", country, "government"))
            return mentions, end, nationality
        if _begins_body(tokens, whole, end):
            return mentions, index, (country.code, tokens[index].text)
        group = None
        if whole == end < len(tokens):
            noun = _noun_after(tokens, whole)
            group = noun if noun in _state_nouns() else None
            if country.kind == "adjective" and _is_nation(tokens, index, whole):
                group = "nation"
        if country.kind == "capital" and whole < end and titles_at(tokens, whole, end)[0] == whole:
            break  # "Windhoek Ledger"
        kind = "adjective" if country.kind == "adjective" else "country"
        mentions.append(_country_mention(text, tokens, index, whole, kind, country, group))
        nationality = (country.code, mentions[-1].text)
        index = whole
    return mentions, index, nationality


def _begins_body(tokens: Sequence[Token], whole: int, end: int) -> bool:
    """Whether what stands behind a country's name makes with it the name of a body: "Transport Canada Agency"."""
    if whole + 1 == end and tokens[whole].text in organization_heads() and tokens[whole].is_name:
        return True
    return (
        whole < end
        and kind_of(tokens, whole, end) not in {"unknown", "person"}
        and titles_at(tokens, whole, end)[0] == whole
    )


def _country_mention(
    text: str, tokens: Sequence[Token], first: int, last: int, kind: str, country: Country, group: str | None
) -> Mention:
    start, end = tokens[first].start, tokens[last - 1].end
    return Mention(start, end, first, last, text[start:end], kind, country.code, country.name, group=group)


def _name_of_run(
    text: str, tokens: Sequence[Token], index: int, end: int, nationality: tuple[str, str] | None, *, opens: bool
) -> Mention | None:
    """The name that a run ends with, behind its titles; None where only titles stand there: "the President".

    `opens`: nothing of the run stands before it.
    """
    first, role = _behind_titles(text, tokens, index, end)
    before = role_before(text, tokens, index) if opens else None
    if first >= end or ends_in_office(tokens, first, end):
        return None
    kind = kind_of(tokens, first, end)
    if kind == "unknown" and (role or before):
        kind = "person"
    if role is not None and role.split()[-1] in _HONORIFICS:
        role = None
    if kind == "person" and nationality and role:
        role = f"{nationality[1]} {role}"
    country = nationality[0] if nationality else None
    start, stop = tokens[first].start, tokens[end - 1].end
    told = (role or before) if kind == "person" else None
    return Mention(start, stop, first, end, text[start:stop], kind, country, None, told)


def _behind_titles(text: str, tokens: Sequence[Token], index: int, end: int) -> tuple[int, str | None]:
    """Where the name in a run begins behind its titles, and these as a role; a body's whole name has none."""
    if is_named_body(tokens, index, end):
        return index, None
    first, role = titles_at(tokens, index, end)
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
        return index, None  # "Prime Minister's Office"
    if role is None and index == 0 and end > 1 and is_role_in_capitals(tokens):
        return 1, tokens[0].text  # "Investor Sumner Redstone"
    return titled(tokens, index, end) if role is None else (first, role)


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

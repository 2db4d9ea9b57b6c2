"""Mentions: the names in a sentence, each with what its form says of its bearer."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from summarize.readers.rules.lexicon import Country, countries, organization_heads, words
from summarize.readers.rules.titles import (
    ends_in_office,
    is_role_in_capitals,
    portfolio_end,
    role_before,
    titled,
    titles_at,
)
from summarize.readers.rules.tokens import Token

_CONNECTORS = frozenset(
    "of for on the de del der van von bin al and & la le du in y e und et dela delos della dos das ibn bint ter zu".split()
)
_DAYS_AND_MONTHS = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December Jan. Feb. Mar. Apr. Aug. Sept. Sep. Oct. Nov. Dec. Q1 Q2 Q3 Q4 GMT UTC BST EST".split()
)
_COMPASS = frozenset("North South East West Northern Southern Eastern Western Central".split())
_DISTRICT = frozenset({"D.C.", "DC"})
"""What follows the name of a capital and is no name by itself."""
_DESIGNATION = re.compile(r"[A-Z][A-Za-z]{0,3}-?\d{2,4}[A-Za-z]*(?:-\d+)?|[A-Z]-[a-z]+")
"""What a make or a form is called by: "DF-26B", "F-16", "U-turn"."""
_PERSON_PARTICLES = frozenset(
    "de del der van von bin al la le du da di ben dela delos della dos das ibn bint ter zu".split()
)


_NAMED_BODIES = frozenset({"organization", "government", "igo", "media"})
_HONORIFICS = frozenset("Mr Mr. Mrs Mrs. Ms Ms. Miss Mx Sir Dame Lord Lady Dr Dr.".split())


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
        if not _starts_name(token) or _inside(token, temporal) or _is_shouted(tokens, index):
            index += 1
            continue
        end = _before_person(tokens, index, _name_end(tokens, index, temporal))
        end = max(end, _listed_name_end(tokens, index))
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


def _listed_name_end(tokens: Sequence[Token], start: int) -> int:
    """Where a body's name ends that lists its fields: "the Construction, Forestry, Mining and Energy Union"; else `start`."""
    if start == 0 or tokens[start - 1].text.lower() != "the" or tokens[start].text in countries():
        return start
    end = start
    while end + 2 < len(tokens) and tokens[end + 1].text == "," and _starts_name(tokens[end + 2]):
        end += 2
    joint = end + 1
    if end == start or joint + 2 >= len(tokens) or tokens[joint].text.lower() != "and":
        return start
    last = joint + 1
    while last < len(tokens) and _starts_name(tokens[last]):
        last += 1
    fields = [tokens[i].text for i in range(start, joint, 2)]
    whole = last > joint + 2 and tokens[last - 1].text in organization_heads()
    return (
        last
        if whole and not any(f in organization_heads() and f not in words("nouns", "portfolios") for f in fields)
        else start
    )


def _before_person(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where a body's name ends right before a person's: "the Sydney Weather Bureau Ian Robertson"."""
    for index in range(start + 2, end - 1):
        parted = tokens[index - 1].entity == "ORG" and tokens[index].entity == "PERSON"
        if parted and tokens[index - 1].text in organization_heads():
            return index
    return end


def _inside(token: Token, spans: Collection[tuple[int, int]]) -> bool:
    return any(a <= token.start < b for a, b in spans)


def _starts_name(token: Token) -> bool:
    if token.text in _DAYS_AND_MONTHS or token.text in words("nouns", "acronyms_of_nouns") or token.text in _DISTRICT:
        return False
    return (token.is_name and token.text[0].isupper()) or token.text in countries()


def _name_end(tokens: Sequence[Token], start: int, temporal: Collection[tuple[int, int]]) -> int:
    index = start + 1
    while index < len(tokens):
        token = tokens[index]
        if (_starts_name(token) or token.tag == "NNP") and not _inside(token, temporal):
            index += 1
            continue
        lower = token.text.lower()
        ahead = index + 1
        if lower in _CONNECTORS and ahead < len(tokens):
            if lower in {"of", "for", "in"} and tokens[ahead].text.lower() == "the":
                ahead += 1
            joined = ahead < len(tokens) and _starts_name(tokens[ahead]) and not _inside(tokens[ahead], temporal)
            head = " ".join(t.text for t in tokens[start:index])
            if joined and lower in _PERSON_PARTICLES and index > start:
                index = ahead
                continue
            if lower == "and" and token.entity == "ORG" and _goes_on_with_the(tokens, ahead):
                index = ahead + 1
                continue
            whole = {t.text for t in tokens[start:index]} & words("nouns", "whole_bodies")
            if joined and lower == "and" and token.entity == "ORG" and not whole and _ends_in_head(tokens, ahead):
                index = ahead
                continue
            if joined and lower == "and" and _is_office_of(head):
                index = ahead
                continue
            if portfolio_end(tokens, start, len(tokens)) > ahead:
                index = portfolio_end(tokens, start, len(tokens))
                continue
            if joined and lower == "and" and _is_body_of_two(tokens, start, index, ahead):
                index = ahead
                continue
            if joined and lower in {"of", "for"} and _can_take_of(head) and tokens[ahead].text not in _DAYS_AND_MONTHS:
                index = ahead
                continue
            if lower == "on" and joined and head.split()[-1] in words("nouns", "bodies_on"):
                index = ahead
                continue
            if joined and lower in {"&", "y", "e", "und", "et"}:
                index = ahead
                continue
        if (
            token.tag == "POS"
            and ahead < len(tokens)
            and _starts_name(tokens[ahead])
            and _is_org_run(tokens, start, ahead)
        ):
            index = ahead
            continue
        break
    return index


def _goes_on_with_the(tokens: Sequence[Token], ahead: int) -> bool:
    """Whether "the" and a name follow that the parser takes for the same body: "Islamic State of Iraq and the Levant"."""
    behind = tokens[ahead + 1 : ahead + 2]
    return tokens[ahead].text == "the" and tokens[ahead].entity == "ORG" and bool(behind) and _starts_name(behind[0])


def _ends_in_head(tokens: Sequence[Token], start: int) -> bool:
    """Whether the run of capitals from `start` on ends in the head of a body's name: "Pacific Gas and Electric"."""
    end = start
    while end < len(tokens) and _starts_name(tokens[end]) and tokens[end].entity == "ORG":
        end += 1
    return end > start and tokens[end - 1].text in organization_heads()


def _is_office_of(head: str) -> bool:
    """Whether "and" may go on with a name: "Ministry of Fisheries and Marine Resources"."""
    office, _, field = head.replace(" for ", " of ").partition(" of ")
    return bool(field) and " and " not in field and office.split()[-1] in words("nouns", "bodies_of_fields")


def _is_body_of_two(tokens: Sequence[Token], start: int, joint: int, behind: int) -> bool:
    """Whether "and" stands inside one body's name: "the Health and Safety Executive"."""
    if joint - start != 1 or start == 0 or tokens[start - 1].tag not in {"DT", "POS", "PRP$"}:
        return False
    first = tokens[start].text
    if (
        first in countries()
        or (first in organization_heads() and first != "Securities")
        or first.isupper()
        or len(first) < 4
    ):
        return False
    end = behind
    while end < len(tokens) and _starts_name(tokens[end]):
        end += 1
    return end - behind > 1 and tokens[end - 1].text in organization_heads()


def _can_take_of(head: str) -> bool:
    parts = re.split(r" (?:of|for)(?: the)? ", head)
    if len(parts) == 2 and parts[0].split()[-1] in {
        "League",
        "Union",
        "Association",
        "Society",
        "Centre",
        "Center",
        "Committee",
    }:
        return True  # "League for the Defence of Human Rights"
    if head.split()[0] in {"Directorate", "Inspectorate", "Transport"}:
        return True  # "Directorate General of Civil Aviation", "Transport for London"
    last = head.split()[-1]
    return last in organization_heads() or last in {
        "Republic", "Ministry", "Bank", "University", "Kingdom", "House", "Secretary", "Institute", "Chamber", "Bureau", "Office",
        "School", "Church", "Federation", "Confederation", "Association", "Union", "League", "Organization", "Organisation",
        "Society", "States", "Members", "Board", "Emirates", "Friends", "Doctors", "Centre", "Center", "Port", "City", "Council",
    }  # fmt: skip


def _is_org_run(tokens: Sequence[Token], start: int, after: int) -> bool:
    """Whether a possessive stands inside a name ("Workers' Party"), not between two ("China's Li")."""
    if tokens[start].text in countries() and after - start <= 2:
        return False
    office = " ".join(t.text for t in tokens[start : after - 1]) in words("nouns", "titles")
    if office and tokens[after].text in {"Office", "Department", "Cabinet", "Council", "Commission", "Bureau"}:
        return True  # "Prime Minister's Office"
    if tokens[start].text == "Democratic" or tokens[start].text == "People":
        return True
    end = after
    while end < len(tokens) and _starts_name(tokens[end]):
        end += 1
    return (
        tokens[end - 1].text in organization_heads()
        and tokens[after - 2].text.endswith("s")
        and tokens[after - 1].text in {"'", "’"}
    )


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
            and _kind_of(tokens, whole, end) not in {"unknown", "person"}
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
    while index < end and tokens[index].text.lower() in _CONNECTORS | {"'s", "’s", "'"}:
        index += 1
    if index >= end:
        return mentions
    whole = _is_named_body(tokens, index, end)
    first, role = (index, None) if whole else titles_at(tokens, index, end)
    if role is not None and first < end and tokens[first].text.lower() in {"of", "for"}:
        place, _ = _country_at(text, tokens, first + 1, end)
        person = next(
            (i for i in range(first, end) if tokens[i].entity == "PERSON"), first + 1 + place if place else end
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
    kind = _kind_of(tokens, first, end)
    if role and kind in {"unknown"}:
        kind = "person"
    if role and first > index and kind not in {"person"} and _kind_of(tokens, first, end) == "unknown":
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


def _is_named_body(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a run of capitalised words is the name of a body as a whole: "Justice Department" is no Mr Department."""
    if portfolio_end(tokens, start, end) > start:
        return False
    return tokens[end - 1].text in organization_heads() and _kind_of(tokens, start, end) in _NAMED_BODIES


def _is_body_of_states(texts: Sequence[str]) -> bool:
    """Whether a name is of a body of states: "United Nations Environment Programme", "Alliance of Small Island States"."""
    if len(texts) < 2:
        return False
    if " ".join(texts[:2]) == "United Nations" or texts[0] in {"UN", "U.N."}:
        return True
    if texts[0] == "International" and texts[-1] in {
        "Agency",
        "Court",
        "Fund",
        "Organization",
        "Organisation",
        "Justice",
    }:
        return True
    return "of" in texts and texts[-1] in {"States", "Nations", "Countries"} and texts[0] not in {"United", "Ministry"}


def _kind_of(tokens: Sequence[Token], start: int, end: int) -> str:
    heads = organization_heads()
    texts = [t.text for t in tokens[start:end]]
    if not texts or (len(texts) == 1 and _DESIGNATION.fullmatch(texts[0])):
        return "unknown" if not texts else "thing"
    if len(texts) == 1 and texts[0] in words("nouns", "named_things"):
        return "thing"
    if (
        len(texts) > 1
        and texts[0] in _COMPASS
        and " ".join(texts[1:]) in countries()
        and " ".join(texts) not in countries()
        and texts[-1] != "Ireland"
    ):
        return "thing"  # "North Poland"
    joined = " ".join(texts)
    if "&" in texts:
        return "organization"
    if _is_body_of_states(texts):
        return "igo"
    if " ".join(texts[-2:]) in heads and len(texts) > 1:
        return heads[" ".join(texts[-2:])]
    if len(texts) > 1 and texts[-1] in words("nouns", "thing_heads"):
        return "thing"
    for size in range(min(3, len(texts)), 0, -1):
        if (head := " ".join(texts[-size:])) in heads:
            if (
                size < len(texts)
                or heads[head] in {"igo", "media"}
                or head.isupper()
                or head in {"Parliament", "Congress", "Senate", "Pentagon", "Kremlin", "Politburo"}
            ):
                return heads[head]
    if " of " in joined and (leading := joined.split(" of ")[0].split()[-1]) in heads:
        return heads[leading]
    if len(texts) == 1 and texts[0].isupper() and 2 <= len(texts[0].replace(".", "")) <= 6:
        return "organization"
    for word in texts:
        if (
            word in heads
            and heads[word] in {"organization", "government"}
            and len(texts) > 1
            and word
            not in {
                "Office",
                "House",
                "Force",
                "Front",
                "Gas",
                "Oil",
                "Party",
                "Lines",
                "Church",
                "Watch",
                "Works",
            }
        ):
            return heads[word]
    return "unknown"

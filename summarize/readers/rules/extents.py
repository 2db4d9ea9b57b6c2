"""Extents: where a name ends, which may hold small words, a possessive or the fields of an office."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from summarize.readers.rules.lexicon import countries, organization_heads, words
from summarize.readers.rules.titles import portfolio_end, titles_at
from summarize.readers.rules.tokens import Token

CONNECTORS = frozenset(
    "of for on the de del der van von bin al and & la le du in y e und et dela delos della dos das ibn bint ter zu".split()
)


_DAYS_AND_MONTHS = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December Jan. Feb. Mar. Apr. Aug. Sept. Sep. Oct. Nov. Dec. Q1 Q2 Q3 Q4 GMT UTC BST EST".split()
)
_DISTRICT = frozenset({"D.C.", "DC"})
"""What follows the name of a capital and is no name by itself."""


_PERSON_PARTICLES = frozenset(
    "de del der van von bin al la le du da di ben dela delos della dos das ibn bint ter zu".split()
)


_FORMS = frozenset("Inc Inc. LLC LLP Ltd Ltd. L.P. Corp. Co. PLC plc N.A. S.A. S.p.A. GmbH AG".split())
"""The legal form of a firm, which a comma may set off from its name: "Worthington Industries, Inc."."""


def is_legal_form(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token only tells the legal form of the firm before its comma."""
    return index > 0 and tokens[index].text in _FORMS and tokens[index - 1].text == ","


def listed_name_end(tokens: Sequence[Token], start: int) -> int:
    """Where a body's name ends that lists its fields: "the Construction, Forestry, Mining and Energy Union"; else `start`."""
    if start == 0 or tokens[start - 1].text.lower() != "the" or tokens[start].text in countries():
        return start
    end = start
    while end + 2 < len(tokens) and tokens[end + 1].text == "," and starts_name(tokens[end + 2]):
        end += 2
    joint = end + 1
    if end == start or joint + 2 >= len(tokens) or tokens[joint].text.lower() != "and":
        return start
    last = joint + 1
    while last < len(tokens) and starts_name(tokens[last]):
        last += 1
    fields = [tokens[i].text for i in range(start, joint, 2)]
    whole = last > joint + 2 and tokens[last - 1].text in organization_heads()
    return (
        last
        if whole and not any(f in organization_heads() and f not in words("nouns", "portfolios") for f in fields)
        else start
    )


def before_person(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where a body's name ends right before a person's: "the Sydney Weather Bureau Ian Robertson"."""
    for index in range(start + 2, end - 1):
        parted = tokens[index - 1].entity == "ORG" and tokens[index].entity == "PERSON"
        if parted and tokens[index - 1].text in organization_heads():
            return index
    return end


def inside(token: Token, spans: Collection[tuple[int, int]]) -> bool:
    return any(a <= token.start < b for a, b in spans)


def starts_name(token: Token) -> bool:
    if token.text in _DAYS_AND_MONTHS or token.text in words("nouns", "acronyms_of_nouns") or token.text in _DISTRICT:
        return False
    return (token.is_name and token.text[0].isupper()) or token.text in countries()


def name_end(tokens: Sequence[Token], start: int, temporal: Collection[tuple[int, int]]) -> int:
    """Where the name that begins at a token ends, small words inside it taken along."""
    index = start + 1
    while index < len(tokens) and tokens[index].text not in words("nouns", "letters"):
        if (starts_name(tokens[index]) or tokens[index].tag == "NNP") and not inside(tokens[index], temporal):
            index += 1
        elif (after := _behind_joint(tokens, start, index, temporal)) > index:
            index = after
        else:
            break
    return index


def _behind_joint(tokens: Sequence[Token], start: int, joint: int, temporal: Collection[tuple[int, int]]) -> int:
    """Where a name goes on behind a small word or a possessive inside it; `joint` itself where it ends before that."""
    ahead = joint + 1
    if ahead >= len(tokens):
        return joint
    word = tokens[joint].text.lower()
    if word in CONNECTORS:
        article = {"the", "a", "an"} if word == "for" else {"the"}
        if word in {"of", "for", "in"} and tokens[ahead].text.lower() in article:
            ahead += 1
        if ahead >= len(tokens):
            return joint
        if word == "and" and tokens[joint].entity == "ORG" and _goes_on_with_the(tokens, ahead):
            return ahead + 1
        if (end := portfolio_end(tokens, start, len(tokens))) > ahead:
            return end
        if word == "of" and joint == start + 1 and tokens[start].text == "Group" and tokens[ahead].tag == "CD":
            return ahead + 1  # "the Group of Seven"
        named = starts_name(tokens[ahead]) and not inside(tokens[ahead], temporal)
        return ahead if named and _joins(tokens, start, joint, ahead) else joint
    if tokens[joint].tag != "POS":
        return joint
    if tokens[joint - 1].text in words("nouns", "office_holders"):
        if tokens[ahead].text in {"Office", "office", "Department"}:
            return ahead + 1  # "the Santa Clara County District Attorney's office"
    return ahead if starts_name(tokens[ahead]) and _is_org_run(tokens, start, ahead) else joint


def _joins(tokens: Sequence[Token], start: int, joint: int, ahead: int) -> bool:
    """Whether a small word joins the capitals on either side to one name."""
    word, head = tokens[joint].text.lower(), " ".join(t.text for t in tokens[start:joint])
    if word in _PERSON_PARTICLES or word in {"&", "y", "e", "und", "et"}:
        return True
    if word == "and":
        whole = tokens[joint - 1].text in words("nouns", "whole_bodies")
        return (
            (tokens[joint].entity == "ORG" and not whole and _ends_in_head(tokens, ahead))
            or _is_force_of_two(tokens, start, joint, ahead)
            or _is_office_of(head)
            or _is_body_of_two(tokens, start, joint, ahead)
        )
    if word in {"of", "for"} and _can_take_of(head) and tokens[ahead].text not in _DAYS_AND_MONTHS:
        return True
    if word == "of":
        return _is_office_and_holder(tokens, start, joint, ahead)
    return word == "on" and head.split()[-1] in words("nouns", "bodies_on")


def _is_office_and_holder(tokens: Sequence[Token], start: int, of: int, place: int) -> bool:
    """Whether an office, its place and a name stand in one run: "First Minister of Scotland Nicola Sturgeon"."""
    end = place
    while end < len(tokens) and starts_name(tokens[end]):
        end += 1
    return end - place == 3 and titles_at(tokens, start, of)[0] == of


def _goes_on_with_the(tokens: Sequence[Token], ahead: int) -> bool:
    """Whether "the" and a name follow that the parser takes for the same body: "Islamic State of Iraq and the Levant"."""
    behind = tokens[ahead + 1 : ahead + 2]
    return tokens[ahead].text == "the" and tokens[ahead].entity == "ORG" and bool(behind) and starts_name(behind[0])


def _ends_in_head(tokens: Sequence[Token], start: int) -> bool:
    """Whether the run of capitals from `start` on ends in the head of a body's name: "Pacific Gas and Electric"."""
    end = start
    while end < len(tokens) and starts_name(tokens[end]) and tokens[end].entity == "ORG":
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
    while end < len(tokens) and starts_name(tokens[end]):
        end += 1
    return end - behind > 1 and tokens[end - 1].text in organization_heads()


def _is_force_of_two(tokens: Sequence[Token], start: int, joint: int, behind: int) -> bool:
    """Whether a police force or council has two counties in its name: "Lothian and Borders Police"."""
    first, end = tokens[start].text, behind
    while end < len(tokens) and starts_name(tokens[end]):
        end += 1
    alone = (
        joint - start == 1 and first not in countries() and first not in organization_heads() and not first.isupper()
    )
    return alone and end - behind == 2 and tokens[end - 1].text in {"Police", "Constabulary", "Council"}


def _can_take_of(head: str) -> bool:
    """Whether "of" or "for" may go on with a name: "University of Leeds", "League for the Defence of Human Rights"."""
    parts = re.split(r" (?:of|for)(?: the)? ", head)
    if len(parts) == 2 and parts[0].split()[-1] in words("nouns", "bodies_of_causes"):
        return True
    first, last = head.split()[0], head.split()[-1]
    if first in words("nouns", "bodies_by_first_word"):
        return True  # "Directorate General of Civil Aviation", "Transport for London"
    return last in organization_heads() or last in words("nouns", "heads_of")


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
    while end < len(tokens) and starts_name(tokens[end]):
        end += 1
    return (
        tokens[end - 1].text in organization_heads()
        and tokens[after - 2].text.endswith("s")
        and tokens[after - 1].text in {"'", "’"}
    )

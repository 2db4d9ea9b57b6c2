"""Kinds: what the words of a name tell of its bearer: a body, a government, a thing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.readers.rules.lexicon import countries, organization_heads, words
from summarize.readers.rules.titles import portfolio_end
from summarize.readers.rules.tokens import Token

COMPASS = frozenset("North South East West Northern Southern Eastern Western Central".split())
_DESIGNATION = re.compile(r"[A-Z][A-Za-z]{0,3}-?\d{2,4}[A-Za-z]*(?:-\d+)?|[A-Z]-[a-z]+")
"""What a make or a form is called by: "DF-26B", "F-16", "U-turn"."""


_NAMED_BODIES = frozenset({"organization", "government", "igo", "media"})


def is_named_body(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a run of capitalised words is the name of a body as a whole: "Justice Department" is no Mr Department."""
    if portfolio_end(tokens, start, end) > start:
        return False
    if _is_office([t.text for t in tokens[start:end]]):
        return True
    return tokens[end - 1].text in organization_heads() and kind_of(tokens, start, end) in _NAMED_BODIES


def _is_office(texts: Sequence[str]) -> bool:
    """Whether a name is of the office of somebody who holds one: "Santa Clara County District Attorney's office"."""
    holds = len(texts) > 2 and texts[-3] in words("nouns", "office_holders")
    return holds and texts[-1].lower() in {"office", "department"}


def _is_body_of_states(texts: Sequence[str]) -> bool:
    """Whether a name is of a body of states: "United Nations Environment Programme", "Alliance of Small Island States"."""
    if len(texts) < 2:
        return False
    if " ".join(texts[:2]) in {"United Nations", "Group of"} or texts[0] in {"UN", "U.N."}:
        return True
    if texts[0] == "International" and texts[-1] in words("nouns", "bodies_of_states_heads"):
        return True
    return "of" in texts and texts[-1] in {"States", "Nations", "Countries"} and texts[0] not in {"United", "Ministry"}


def _is_numbered(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a number behind a name tells which of a make it is: "Galaxy Note 7"."""
    behind, before = tokens[end : end + 2], tokens[max(0, start - 1) : start]
    model = (
        end - start == 1 and tokens[start].text.isupper() and any(t.text.isdigit() and len(t.text) == 3 for t in before)
    )
    if model and not (behind and behind[0].is_noun):
        return True  # "a Lion Air 737 MAX"
    plain = bool(behind) and behind[0].tag == "CD" and behind[0].text.isdigit() and len(behind[0].text) < 4
    known = any(t.text in organization_heads() or t.text in countries() for t in tokens[start:end])
    return plain and not known and not (len(behind) > 1 and behind[1].is_noun)


def kind_of(tokens: Sequence[Token], start: int, end: int) -> str:
    """What the words of a name tell of its bearer: a kind of actor, "thing", or "unknown"."""
    texts = [t.text for t in tokens[start:end]]
    if not texts:
        return "unknown"
    if _is_office(texts):
        return "government"
    if _is_thing(tokens, start, end):
        return "thing"
    if "&" in texts:
        return "organization"
    if _is_body_of_states(texts):
        return "igo"
    return _kind_of_head(texts) or "unknown"


def _is_thing(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a name is of a thing by its form, whatever it ends in: "DF-26B", "a Nissan Titan", "Avenue North"."""
    texts = [t.text for t in tokens[start:end]]
    if len(texts) == 1:
        known = texts[0] in words("nouns", "named_things") | words("nouns", "streets") | {"DC", "D.C."}
        return (
            known
            or _DESIGNATION.fullmatch(texts[0]) is not None
            or _is_state_of_town(tokens, start)
            or _is_numbered(tokens, start, end)
        )
    if _is_numbered(tokens, start, end) or texts[-1] in {"DC", "D.C."}:
        return True
    if "No." in texts[1:-1] and texts[0] not in words("nouns", "whole_bodies"):
        return True  # "Symphony No. 3"
    if _is_region(texts):
        return True
    if texts[-1] in organization_heads():
        return False
    if texts[0] in words("nouns", "makes"):
        return texts[1] != "Motor"
    return any(t in words("nouns", "streets") for t in texts) or (texts[0] == "County" and len(texts) == 2)


def _is_state_of_town(tokens: Sequence[Token], place: int) -> bool:
    """Whether a state's letters follow its town: "Medina, N.Y."."""
    return place > 1 and tokens[place - 1].text == "," and tokens[place].text in words("nouns", "state_codes")


def _is_region(texts: Sequence[str]) -> bool:
    """Whether a name is of a part of a country that is no country itself: "North Poland"."""
    if texts[0] not in COMPASS or texts[-1] == "Ireland":
        return False
    return " ".join(texts[1:]) in countries() and " ".join(texts) not in countries()


def _kind_of_head(texts: Sequence[str]) -> str | None:
    """The kind that a head among the words of a name tells: at its end, before "of", in capitals, or within."""
    heads = organization_heads()
    if len(texts) > 1:
        if (pair := " ".join(texts[-2:])) in heads:
            return heads[pair]
        if texts[-1] in words("nouns", "thing_heads"):
            return "thing"
    for size in range(min(3, len(texts)), 0, -1):
        head = " ".join(texts[-size:])
        if head in heads and (size < len(texts) or _is_whole_name(head)):
            return heads[head]
    leading, of, _ = " ".join(texts).partition(" of ")
    if of and (head := leading.split()[-1]) in heads:
        return heads[head]
    if len(texts) == 1:
        letters = texts[0].replace(".", "")
        return "organization" if texts[0].isupper() and 2 <= len(letters) <= 6 else None
    within = (heads[t] for t in texts if t in heads and t not in words("nouns", "heads_at_end"))
    return next((kind for kind in within if kind in {"organization", "government"}), None)


def _is_whole_name(head: str) -> bool:
    """Whether a head names a body with no word before it: "Parliament", "CNN"."""
    return head.isupper() or organization_heads()[head] in {"igo", "media"} or head in words("nouns", "heads_alone")

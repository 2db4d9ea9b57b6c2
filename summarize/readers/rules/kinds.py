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
    heads = organization_heads()
    texts = [t.text for t in tokens[start:end]]
    if not texts or (len(texts) == 1 and _DESIGNATION.fullmatch(texts[0])):
        return "unknown" if not texts else "thing"
    if len(texts) == 1 and texts[0] in words("nouns", "named_things") | words("nouns", "streets"):
        return "thing"
    if _is_office(texts):
        return "government"
    if _is_numbered(tokens, start, end):
        return "thing"
    if "No." in texts[1:-1] and texts[0] not in words("nouns", "whole_bodies"):
        return "thing"  # "Symphony No. 3"
    if texts[-1] in {"D.C.", "DC"}:
        return "thing"
    if len(texts) == 1 and texts[0] in words("nouns", "state_codes") and start > 1 and tokens[start - 1].text == ",":
        return "thing"  # "Medina, N.Y."
    if len(texts) > 1 and texts[-1] not in heads and any(t in words("nouns", "streets") for t in texts):
        return "thing"  # "Prince Edward Road", "Avenue North"
    if len(texts) > 1 and texts[0] in words("nouns", "makes") and texts[-1] not in heads and texts[1] != "Motor":
        return "thing"  # "a Nissan Titan"
    if texts[0] == "County" and len(texts) == 2 and texts[-1] not in heads:
        return "thing"  # "County Durham"
    if (
        len(texts) > 1
        and texts[0] in COMPASS
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

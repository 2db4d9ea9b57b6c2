"""Titles: the offices and roles before a name."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.readers.rules.lexicon import person_kind, words
from summarize.readers.rules.tokens import Token


def titles_at(tokens: Sequence[Token], start: int, end: int) -> tuple[int, str | None]:
    """Where the name begins behind the titles at `start`, and the titles as written."""
    titles = words("nouns", "titles")
    index = min(portfolio_end(tokens, start, end), end)
    while index < end:
        for size in (3, 2, 1):
            if index + size <= end and " ".join(t.text for t in tokens[index : index + size]) in titles:
                index += size
                if index + 1 < end and tokens[index].text.lower() in {"and", "&"}:
                    index += 1  # "President and Chief Executive Officer"
                break
        else:
            break
    if index == start:
        return start, None
    return index, " ".join(t.text for t in tokens[start:index])


def portfolio_end(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where an office with its portfolio ends, "Minister of Industry and Commerce"; `start` where none begins there."""
    fields = words("nouns", "portfolios")
    index = start
    while index < end and tokens[index].text in words("nouns", "office_titles"):
        index += 1
        if index + 1 < end and tokens[index].text.lower() == "of" and tokens[index + 1].text == "State":
            index += 2
    if index == start or index >= end or tokens[index].text.lower() not in {"of", "for"}:
        return start
    last = start
    index += 1
    while index < end and (tokens[index].text in fields or tokens[index].text.lower() in {"and", "&", ",", "the"}):
        index += 1
        if tokens[index - 1].text in fields:
            last = index
    further = portfolio_end(tokens, last + 1, end) if last < end and tokens[last].text.lower() == "and" else last
    return max(last, further) if further > last + 1 else last


def is_role_in_capitals(tokens: Sequence[Token]) -> bool:
    """Whether a sentence begins with a role and a name, so that the role has a capital too."""
    word = tokens[0].text.lower()
    known = word in words("nouns", "role_words") or person_kind(word) == "person"
    return tokens[1].is_name and tokens[1].entity == "PERSON" and known


def titled(tokens: Sequence[Token], start: int, end: int) -> tuple[int, str | None]:
    """A title inside the run, with a name behind it: "Esterian Foreign Minister Olek Dastan"."""
    for index in range(start + 1, min(start + 8, end - 1)):
        first, title = titles_at(tokens, index, end)
        if title and first < end and title not in {"Justice", "Major", "General", "Chief", "Chair", "Leader"}:
            return first, " ".join(t.text for t in tokens[start:first])
    return start, None


def role_before(text: str, tokens: Sequence[Token], index: int) -> str | None:
    """A role in lower case right before a name: "opposition leader", "spokeswoman"."""
    first = index
    while (
        first > 0
        and tokens[first - 1].text[0].isalpha()
        and tokens[first - 1].tag.startswith(("NN", "JJ"))
        and index - first < 5
    ):
        first -= 1
    noun = tokens[index - 1].text.lower()
    if first == index or (noun not in words("nouns", "role_words") and not _is_trade(noun)):
        return None
    return text[tokens[first].start : tokens[index - 1].end]


def _is_trade(noun: str) -> bool:
    """Whether a noun tells what a person is: "runner", "businessman", but not "child" or "insurer"."""
    return person_kind(noun) == "person" and noun not in words("nouns", "either") | words("nouns", "related")


def ends_in_office(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a run of capitals names an office and nobody: "State Department Spokesperson"."""
    last = tokens[end - 1]
    return end - start > 1 and last.text in words("nouns", "spoken_offices") and last.entity != "PERSON"

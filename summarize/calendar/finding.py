"""Where temporal expressions stand in a text."""

from __future__ import annotations

from typing import NamedTuple

from summarize.calendar.grammar import GRAMMAR
from summarize.calendar.lookalikes import is_lookalike
from summarize.calendar.place import Place, surnames
from summarize.calendar.tokens import tokenise


class Expression(NamedTuple):
    """A temporal expression: `text[start:end]`, half-open, in code points."""

    start: int
    end: int
    text: str


def find(text: str, start: int = 0, end: int | None = None) -> list[Expression]:
    """The temporal expressions of `text[start:end]`, left to right, none overlapping; offsets are into
    `text`.

    Each is minimal: without the preposition that leads to it, unless that is part of the meaning ("between
    Monday and Wednesday"), and without a possessive; a range is one expression. Of several that start
    together the longest counts. What only looks like a date is left out: see `lookalikes`.
    """
    tokens = tokenise(text, start, end)
    reader = GRAMMAR.reader(tokens)
    people = surnames(tokens)
    found: list[Expression] = []
    at = 0
    while at < len(tokens):
        readings = sorted(reader.read("expression", at), key=lambda reading: -reading[0])
        for behind, meaning in readings:
            if not is_lookalike(Place(tokens, at, behind, meaning, people)):
                first, last = tokens[at].start, tokens[behind - 1].end
                found.append(Expression(first, last, text[first:last]))
                at = behind
                break
        else:
            at += 1
    return found

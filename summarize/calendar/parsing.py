"""The grammar's machinery: rows of patterns in, the meanings that start at a token out.

A row says which kind of thing it makes, what it is called, its pattern and how the meaning is built. A
pattern is a line of elements:

    MONTH           a token of that kind; its value goes to the builder as `month`
    nth:ORDINAL     the same under another name
    <year>          a thing that other rows make; it goes to the builder as `year`
    of|in|DASH      one of these words, or a kind of token that has no value: not passed on
    ,?              optional
    _:WEEKDAY       looked for and not passed on

Of the rows that make the same thing out of the same tokens, the first wins.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from summarize.calendar.tokens import Token

Build = Callable[..., Any]


class Row(NamedTuple):
    """One way to say something; `build` may return None: not so after all."""

    makes: str
    name: str
    pattern: str
    build: Build


class _Element(NamedTuple):
    name: str
    kinds: frozenset[str]
    words: frozenset[str]
    makes: tuple[str, ...]
    optional: bool


class _Compiled(NamedTuple):
    elements: tuple[_Element, ...]
    build: Build


def _element(text: str) -> _Element:
    optional = text.endswith("?")
    name, _, alternatives = text.removesuffix("?").rpartition(":")
    atoms = alternatives.split("|")
    kinds = frozenset(atom for atom in atoms if atom.isupper())
    makes = tuple(atom[1:-1] for atom in atoms if atom.startswith("<"))
    words = frozenset(atoms) - kinds - {f"<{made}>" for made in makes}
    if not name and not words:
        name = (makes or tuple(kinds))[0].lower()
    return _Element("" if name == "_" else name, kinds, words, makes, optional)


class Grammar:
    """Rows made ready: `meanings(tokens, i)` reads the longest expression that starts at a token."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._source = rows

    @cached_property
    def _rows(self) -> dict[str, list[_Compiled]]:
        rows: dict[str, list[_Compiled]] = {}
        for row in self._source:
            elements = tuple(_element(text) for text in row.pattern.split())
            rows.setdefault(row.makes, []).append(_Compiled(elements, row.build))
        return rows

    @cached_property
    def _openers(self) -> dict[str, frozenset[str]]:
        return {made: self._opening(made, frozenset()) for made in self._rows}

    @cached_property
    def _by_opener(self) -> dict[str, list[tuple[frozenset[str], _Compiled]]]:
        return {
            made: [(self._opening_of(row.elements, frozenset({made})), row) for row in compiled]
            for made, compiled in self._rows.items()
        }

    def _opening(self, made: str, above: frozenset[str]) -> frozenset[str]:
        """The words and kinds of token with which a thing can begin."""
        if made in above:
            raise ValueError(f"<{made}> begins with itself")
        rows = self._rows[made]
        return frozenset().union(*(self._opening_of(row.elements, above | {made}) for row in rows))

    def _opening_of(self, elements: Sequence[_Element], above: frozenset[str]) -> frozenset[str]:
        found: frozenset[str] = frozenset()
        for element in elements:
            found |= element.kinds | element.words
            for made in element.makes:
                found |= self._opening(made, above)
            if not element.optional:
                break
        return found

    def reader(self, tokens: Sequence[Token]) -> Reader:
        return Reader(self._by_opener, self._openers, tokens)


class Reader:
    """Reads one text; remembers what it found at each token."""

    def __init__(
        self,
        rows: Mapping[str, list[tuple[frozenset[str], _Compiled]]],
        openers: Mapping[str, frozenset[str]],
        tokens: Sequence[Token],
    ) -> None:
        self._rows, self._openers, self._tokens = rows, openers, tokens
        self._keys = [frozenset((token.lower, *token.kinds)) for token in tokens]
        self._found: dict[tuple[str, int], list[tuple[int, Any]]] = {}

    def read(self, made: str, at: int) -> list[tuple[int, Any]]:
        """Every way to read the thing at a token: the token behind it and its meaning, one for each
        length."""
        if at >= len(self._tokens) or self._keys[at].isdisjoint(self._openers[made]):
            return []
        known = self._found.get((made, at))
        if known is not None:
            return known
        ends: dict[int, Any] = {}
        for opening, row in self._rows[made]:
            if self._keys[at].isdisjoint(opening):
                continue
            for end, captured in self._match(row.elements, 0, at, at):
                if end not in ends and (meaning := row.build(**captured)) is not None:
                    ends[end] = meaning
        self._found[made, at] = list(ends.items())
        return self._found[made, at]

    def _match(self, elements: Sequence[_Element], n: int, at: int, start: int) -> Iterator[tuple[int, dict[str, Any]]]:
        if n == len(elements):
            yield at, {}
            return
        element = elements[n]
        if at < len(self._tokens) and (at == start or not self._tokens[at].opens):
            for end, value in self._values(element, at):
                for last, captured in self._match(elements, n + 1, end, start):
                    if element.name and value is not None:
                        captured = {element.name: value, **captured}
                    yield last, captured
        if element.optional:
            yield from self._match(elements, n + 1, at, start)

    def _values(self, element: _Element, at: int) -> Iterator[tuple[int, Any]]:
        token = self._tokens[at]
        if token.lower in element.words:
            yield at + 1, token.lower if element.name else None
        for kind in element.kinds:
            if kind in token.kinds:
                yield at + 1, token.kinds[kind]
        for made in element.makes:
            yield from self.read(made, at)

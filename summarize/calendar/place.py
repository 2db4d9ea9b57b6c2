"""A place in the text: the tokens that were read as a date, and the words on either side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarize.calendar import cues, words
from summarize.calendar.meaning import Meaning
from summarize.calendar.tokens import Token


@dataclass(frozen=True, slots=True)
class Place:
    """Where a meaning was read: `tokens[at:end]`, and the months that are surnames in this text."""

    tokens: Sequence[Token]
    at: int
    end: int
    meaning: Meaning
    people: frozenset[str]

    @property
    def first(self) -> Token:
        return self.tokens[self.at]

    @property
    def inside(self) -> Sequence[Token]:
        return self.tokens[self.at : self.end]

    def before(self, n: int = 1) -> Token | None:
        at = self.at - n
        return self.tokens[at] if at >= 0 and not self.tokens[at + 1].opens else None

    def after(self, n: int = 1) -> Token | None:
        at = self.end + n - 1
        return self.tokens[at] if at < len(self.tokens) and not self.tokens[at].opens else None

    def led_by(self, known: frozenset[str], n: int = 1) -> bool:
        token = self.before(n)
        return token is not None and token.lower in known

    def followed_by(self, known: frozenset[str], n: int = 1) -> bool:
        token = self.after(n)
        return token is not None and token.lower in known

    @property
    def opens_sentence(self) -> bool:
        return _opens_sentence(self.tokens, self.at)


def _opens_sentence(tokens: Sequence[Token], at: int) -> bool:
    return at == 0 or tokens[at].opens or tokens[at - 1].text in {".", "!", "?", "“", "”", '"', ":"}


def surnames(tokens: Sequence[Token]) -> frozenset[str]:
    """The ambiguous months that follow a capitalised word somewhere: "Theresa May", "Mr. March"."""
    found = set()
    for at in range(1, len(tokens)):
        token, before = tokens[at], tokens[at - 1]
        if before.text == "." and at > 1 and tokens[at - 2].lower in {"mr", "mrs", "ms", "dr"}:
            before = tokens[at - 2]
        if (
            token.lower in words.AMBIGUOUS_MONTHS
            and token.capital
            and before.capital
            and before.text.isalpha()
            and not token.text.isupper()
            and not before.kinds
            and before.lower not in cues.CUES | cues.DETERMINERS
            and not token.opens
            and (at + 1 == len(tokens) or "NUMBER" not in tokens[at + 1].kinds)
        ):
            found.add(token.lower)
    return frozenset(found)

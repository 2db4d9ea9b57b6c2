"""Why an item is not believed."""

from __future__ import annotations

from summarize.document import Document, Sentence
from summarize.draft import Evidenced
from summarize.grounding.lookup import locate


class Unsupported(Exception):
    """An item that the article does not bear out; the message says why."""


def cited(item: Evidenced, document: Document) -> list[Sentence]:
    """The sentences that an item cites, in order. Raises Unsupported if it cites none or one that is not there."""
    numbers = sorted(set(item.sentences))
    if not numbers:
        raise Unsupported("it cites no sentence")
    last = len(document.sentences)
    if wrong := [number for number in numbers if not 1 <= number <= last]:
        raise Unsupported(f"it cites sentence {wrong[0]}; the article has 1 to {last}")
    return [document.sentence(number) for number in numbers]


def missing(words: str, item: Evidenced, document: Document) -> str:
    """That the words are not in the cited sentences, and where they are if they are anywhere."""
    cites = ", ".join(str(n) for n in sorted(set(item.sentences)))
    if elsewhere := locate(words, document, document.sentences):
        return f"{words!r} is in sentence {elsewhere[0].sentence}, not in {cites}"
    return f"{words!r} is not in the article (sentence {cites} was cited)"

"""Nominal events: what a noun tells that somebody did, with no verb for it."""

from __future__ import annotations

from summarize.draft import EventType, Status
from summarize.readers.rules.details import near_date
from summarize.readers.rules.events import Event
from summarize.readers.rules.lexicon import data
from summarize.readers.rules.reference import Referents
from summarize.readers.rules.sentences import NewsSentence

_INSIDE = ("JJ", "NN", "CD", "VBN")
"""What may stand between a possessive and the noun that names the event."""


def nominal_events(sentence: NewsSentence, referents: Referents) -> list[Event]:
    """Events that a noun names, behind the possessive of who did it: "Pyongyang's fourth missile launch"."""
    if sentence.is_headline:
        return []
    nouns = data("events")["nominal"]
    tokens = sentence.tokens
    events = []
    for mention in sentence.mentions:
        entity = referents.cast.by_place.get(mention.start)
        after = mention.last
        owns = after < len(tokens) and tokens[after].tag == "POS"
        if entity is None or not owns or sentence.in_quotation(mention.start):
            continue
        end = after + 1
        while end < len(tokens) and tokens[end].tag.startswith(_INSIDE) and tokens[end].text[0].isalnum():
            end += 1
        head = tokens[end - 1].text.lower()
        if end - 1 > after and head in nouns:
            name = nouns[head]
            events.append(
                Event(
                    sentence,
                    [entity],
                    [],
                    sentence.words(after + 1, end),
                    EventType(name) if name else None,
                    Status.HAPPENED,
                    None,
                    near_date(sentence, end),
                    None,
                )
            )
    return events

"""Briefs built by hand, so that the formats are tested without a reader."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from summarize.briefs import Brief
from summarize.document import Document

TEXT = """Mill to close in Łódź

12 February 2024

Acme Corp. will close its mill on Friday, two people familiar with the plan said.
“We will fight this,” Mayor Jana Nováková told Acme on Monday.
Acme denied that it had threatened the union, and some day it will say more.
"""

Build = Callable[..., Brief]


def evidence(document: Document, *words: str) -> list[dict[str, Any]]:
    spans = []
    for word in words:
        start = document.text.index(word)
        sentence = document.sentence_at(start)
        assert sentence is not None
        spans.append({"sentence": sentence.number, "start": start, "end": start + len(word), "text": word})
    return sorted(spans, key=lambda span: span["start"])


def made_by_hand(text: str = TEXT, **fields: Any) -> Brief:
    document = Document.from_text(text, source="mill.txt")
    empty: dict[str, Any] = {
        "document": document,
        "headline": None,
        "summary": [],
        "actors": [],
        "actions": [],
        "dates": [],
        "positions": [],
        "provenance": {
            "coder": "rules",
            "codebook": "by hand",
            "schema_sha256": "0" * 64,
            "elapsed": 0.1,
            "version": "0.1.0",
            "created": datetime(2024, 2, 13, tzinfo=UTC),
            "note": "read by rules: no model was asked",
        },
    }
    return Brief.model_validate(empty | fields)


@pytest.fixture(scope="session")
def build() -> Build:
    return made_by_hand


@pytest.fixture(scope="session")
def mill() -> Brief:
    """A brief with something of everything."""
    d = Document.from_text(TEXT, source="mill.txt", published=date(2024, 2, 12))

    def e(*words: str) -> list[dict[str, Any]]:
        return evidence(d, *words)

    return made_by_hand(
        document=d,
        headline={"text": "Mill to close in Łódź", "evidence": e("Mill to close in Łódź")},
        summary=[
            {"text": "Acme Corp. will close its mill on Friday.", "evidence": e("Acme Corp. will close")},
            {"text": "The mayor will fight it.", "evidence": e("We will fight this")},
        ],
        actors=[
            {"id": "a1", "name": "Acme Corp.", "aliases": ["Acme"], "kind": "organization", "evidence": e("Acme Corp.", "Acme denied")},
            {"id": "a2", "name": "Jana Nováková", "kind": "person", "role": "Mayor", "country": "POL", "evidence": e("Jana Nováková")},
            {"id": "a3", "name": "the union", "kind": "group", "evidence": e("the union")},
        ],
        actions=[
            {"id": "x1", "actors": ["a1"], "action": "close its mill", "event_type": "COERCE", "status": "planned", "date": "d1",
             "location": "Łódź", "attributed_to": {"text": "two people familiar with the plan"}, "evidence": e("close its mill")},
            {"id": "x2", "actors": ["a1"], "action": "had threatened the union", "recipients": ["a3"], "event_type": "THREATEN",
             "status": "denied", "evidence": e("had threatened the union")},
            {"id": "x3", "actors": ["a2"], "action": "told Acme", "recipients": ["a1"], "evidence": e("told Acme")},
        ],
        dates=[
            {"id": "d1", "text": "Friday", "value": "2024-02-16", "timex3": "2024-02-16", "evidence": e("Friday")},
            {"id": "d2", "text": "Monday", "value": "2024-02-12", "timex3": "2024-02-12", "evidence": e("Monday")},
            {"id": "d3", "text": "some day", "reason": "it is vague", "evidence": e("some day")},
        ],
        positions=[
            {"id": "p1", "holders": ["a2"], "topic": "the closure", "stance": "oppose", "statement": "she will fight it",
             "quote": "We will fight this", "quote_type": "direct", "addressees": ["a1"], "evidence": e("We will fight this")},
        ],
        ungrounded=[
            {"list": "dates", "item": {"text": "Sunday", "sentences": [4]}, "reason": "'Sunday' is not in sentence 4"},
        ],
    )  # fmt: skip

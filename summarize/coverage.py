"""Coverage: what of the article no item of a brief claims. Needs no gold; the same for rules and models."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from summarize import calendar
from summarize.blocks import BlockKind
from summarize.briefs import Brief
from summarize.document import Document

_QUOTED = re.compile(r"„[^„“”]{2,}[“”]|“[^“”]{2,}”|\"[^\"]{2,}\"|«[^«»]{2,}»|»[^«»]{2,}«")


class Coverage(NamedTuple):
    """How many quotations and date expressions the body has, how many are claimed, and in which sentences the rest are."""

    quotations: int
    quotations_claimed: int
    dates: int
    dates_claimed: int
    sentences: tuple[int, ...]

    def sentence(self) -> str:
        """The counts in words; empty where the article has neither quotations nor dates."""
        counts = ((self.quotations_claimed, self.quotations, "quotations"), (self.dates_claimed, self.dates, "dates"))
        parts = [f"{claimed} of {number} {things}" for claimed, number, things in counts if number]
        return f"covered: {', '.join(parts)} of the article" if parts else ""


def coverage(brief: Brief) -> Coverage:
    """What a brief covers of its article's quotations and dates.

    A quotation is claimed by a position whose quote overlaps it or whose evidence is its sentence; a date by a
    date item whose span overlaps it.
    """
    document = brief.document
    claimed_sentences = {e.sentence for p in brief.positions for e in p.evidence}
    date_spans = [(e.start, e.end) for d in brief.dates for e in d.evidence]
    quotes = [(a, b) for a, b in _quotations(document)]
    dates = _dates(document.text, tuple((s.start, s.end) for s in document.body))
    open_quotes = [q for q in quotes if not _sentences(document, q) & claimed_sentences]
    open_dates = [d for d in dates if not any(a < d[1] and d[0] < b for a, b in date_spans)]
    missed = sorted({number for span in (*open_quotes, *open_dates) for number in _sentences(document, span)})
    return Coverage(
        len(quotes), len(quotes) - len(open_quotes), len(dates), len(dates) - len(open_dates), tuple(missed)
    )


@lru_cache(maxsize=256)
def _dates(text: str, spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """The date expressions of the sentences. Kept, since a run scores many briefs of one article."""
    return tuple((e.start, e.end) for start, end in spans for e in calendar.find(text, start, end))


def _quotations(document: Document) -> list[tuple[int, int]]:
    blocks: dict[int, tuple[int, int]] = {}
    for sentence in document.sentences:
        if sentence.kind is BlockKind.BODY:
            first, _ = blocks.get(sentence.block, (sentence.start, 0))
            blocks[sentence.block] = (first, sentence.end)
    return [m.span() for first, last in blocks.values() for m in _QUOTED.finditer(document.text, first, last)]


def _sentences(document: Document, span: tuple[int, int]) -> set[int]:
    return {s.number for s in document.sentences if s.start < span[1] and span[0] < s.end}

"""An article as HTML with the evidence of many items marked in it, whatever overlaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise
from typing import NamedTuple

from summarize.blocks import BlockKind
from summarize.document import Document, Sentence
from summarize.render.characters import safe_lines

_LOUDEST = ("incorrect", "missing", "spurious", "partial", "correct")


class Mark(NamedTuple):
    """A span of the article that an item rests on; `key` is that of the item's row."""

    start: int
    end: int
    key: str
    outcome: str


def clean(text: str) -> str:
    """Text for HTML: markup is escaped, control and direction-changing characters are shown instead of acting."""
    return escape(safe_lines(text).replace("\x00", "\ufffd"), quote=True)


def marked_article(document: Document, marks: Sequence[Mark], *, anchor: str) -> str:
    """The numbered sentences of an article. Spans that overlap are cut where they meet; nothing is nested."""
    return "\n".join(_sentence(document, sentence, marks, anchor) for sentence in document.sentences)


def _sentence(document: Document, sentence: Sentence, marks: Sequence[Mark], anchor: str) -> str:
    aside = "" if sentence.kind in {BlockKind.BODY, BlockKind.HEADLINE} else ' class="aside"'
    words = "".join(
        _pieces(document.text, sentence, [m for m in marks if m.start < sentence.end and sentence.start < m.end])
    )
    return f'<p id="{anchor}-s{sentence.number}"{aside}><span class="n">{sentence.number}</span>{words}</p>'


def _pieces(text: str, sentence: Sentence, marks: Sequence[Mark]) -> Iterator[str]:
    cuts = {sentence.start, sentence.end}
    for mark in marks:
        cuts |= {max(mark.start, sentence.start), min(mark.end, sentence.end)}
    places = sorted(cuts)
    for start, end in pairwise(places):
        over = [mark for mark in marks if mark.start <= start and end <= mark.end]
        words = clean(text[start:end])
        if not over:
            yield words
            continue
        outcomes = {mark.outcome for mark in over}
        loudest = next((name for name in _LOUDEST if name in outcomes), "ignored")
        keys = " ".join(dict.fromkeys(mark.key for mark in over))
        yield f'<mark class="{loudest}" data-k="{keys}">{words}</mark>'

"""A news sentence as the passes see it: its tokens, chunks, names, dates and quotations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from summarize import calendar
from summarize.blocks import BlockKind
from summarize.document import Document, Sentence
from summarize.readers.rules.chunks import Chunk, chunk
from summarize.readers.rules.datelines import behind_dateline
from summarize.readers.rules.marks import with_double_marks
from summarize.readers.rules.mentions import Mention, find_mentions
from summarize.readers.rules.repairs import repaired
from summarize.readers.rules.tokens import Token, tokenize
from summarize.readers.rules.turns import Turn, find_turns


class Quotation(NamedTuple):
    """Quoted words: `document.text[start:end]`, without the marks. `opens`, `closes`: whether the marks are there."""

    start: int
    end: int
    text: str
    opens: bool = True
    closes: bool = True


@dataclass(frozen=True)
class NewsSentence:
    """One sentence that carries news. Offsets are into the document's text."""

    number: int
    block: int
    start: int
    end: int
    text: str
    source: str
    tokens: tuple[Token, ...]
    chunks: tuple[Chunk, ...]
    mentions: tuple[Mention, ...]
    dates: tuple[calendar.Expression, ...]
    quotations: tuple[Quotation, ...]
    is_headline: bool = False
    turn: Turn | None = None

    def in_quotation(self, offset: int) -> bool:
        """Whether the character at `offset` stands inside quotation marks."""
        return any(q.start <= offset < q.end for q in self.quotations)

    def words(self, first: int, last: int) -> str:
        """The characters from token `first` up to token `last`."""
        if first >= last:
            return ""
        return self.source[self.tokens[first].start : self.tokens[last - 1].end]


def read_sentences(document: Document) -> list[NewsSentence]:
    """The headline and the body's sentences, analysed; in order."""
    sentences = []
    source = with_double_marks(document.text)
    quoted = quotations(document, source)
    begun: set[int] = set()
    turns = find_turns(document)
    news = [s for s in document.sentences if s.kind in {BlockKind.BODY, BlockKind.HEADLINE}]
    spans = []
    for sentence in news:
        start = sentence.start
        if sentence.block not in begun:
            start = behind_dateline(document.text, sentence.start, sentence.end)
        begun.add(sentence.block)
        turn = turns.get(sentence.block)
        spans.append((max(start, turn.start) if turn else start, sentence.end))
    text = _SYMBOL.sub(lambda match: " " * len(match[0]), _in_sentence_case(document, source, news))
    for sentence, (start, _), parsed in zip(news, spans, tokenize(text, spans), strict=True):
        tokens = repaired(parsed)
        turn = turns.get(sentence.block)
        dates = calendar.find(document.text, sentence.start, sentence.end)
        mentions = find_mentions(document.text, tokens, [(d.start, d.end) for d in dates])
        sentences.append(
            NewsSentence(
                number=sentence.number,
                block=sentence.block,
                start=start,
                end=sentence.end,
                text=document.words(sentence),
                source=source,
                tokens=tuple(tokens),
                chunks=tuple(_whole_names(chunk(tokens), mentions)),
                mentions=tuple(mentions),
                dates=tuple(dates),
                quotations=tuple(q for q in quoted if q.start < sentence.end and q.end > sentence.start),
                is_headline=sentence.kind is BlockKind.HEADLINE,
                turn=turn,
            )
        )
    return sentences


_SYMBOL = re.compile(r"<[A-Z][A-Z0-9.]*>|\((?:NYSE|NASDAQ|Nasdaq|LSE|AMEX|TSX|ASX|FTSE)[^()]{0,12}:[^()]{1,12}\)")
"""The symbol by which a share is traded, which a parser takes for a name: "ChemLawn Corp <CHEM>"."""
_WORD = re.compile(r"[^\W\d_][^\W\d_'’-]*")


def _in_sentence_case(document: Document, source: str, news: Sequence[Sentence]) -> str:
    """The text with the headline's words in the case that they have in the body: "Envoys Leave" names nobody.

    As long as the document's text, so that offsets are the same.
    """
    headline = document.headline
    if headline is None:
        return source
    text = source[headline.start : headline.end]
    long = [word for word in _WORD.findall(text) if len(word) > 3]
    if sum(word[0].isupper() for word in long) <= len(long) / 2:
        return source
    body = {w for s in news if s is not headline for w in _WORD.findall(document.text[s.start : s.end])}

    def cased(match: re.Match[str]) -> str:
        word = match[0]
        known = next((form for form in (word.lower(), word.capitalize()) if form in body), word)
        return known if len(known) == len(word) else word

    first = _WORD.search(text)
    kept = first.end() if first else 0
    return source[: headline.start] + text[:kept] + _WORD.sub(cased, text[kept:]) + source[headline.end :]


def _whole_names(chunks: Sequence[Chunk], mentions: Sequence[Mention]) -> list[Chunk]:
    """The chunks with those made one that a name reaches over: "the Health and Safety Executive"."""
    whole: list[Chunk] = []
    for part in chunks:
        before = whole[-1] if whole else None
        inside = any(m.first < part.start and part.start < m.last for m in mentions)
        if before is not None and before.kind == "NP" and inside and part.kind in {"NP", "CC", "IN", "'", "’"}:
            whole[-1] = before._replace(end=part.end, head=part.head if part.kind == "NP" else before.head)
        else:
            whole.append(part)
    return whole


def quotations(document: Document, text: str) -> list[Quotation]:
    """The quoted stretches of the body, their marks read off `text`, cut at sentence boundaries; a quotation left open runs to its paragraph's end."""
    found: list[Quotation] = []
    blocks: dict[int, tuple[int, int]] = {}
    for sentence in document.sentences:
        if sentence.kind is BlockKind.BODY:
            first, _ = blocks.get(sentence.block, (sentence.start, sentence.end))
            blocks[sentence.block] = (first, sentence.end)
    for first, last in blocks.values():
        for start, end, closed in _marked(text, first, last):
            for sentence in document.sentences:
                a, b = max(start, sentence.start), min(end, sentence.end)
                while a < b and document.text[a].isspace():
                    a += 1
                while b > a and document.text[b - 1].isspace():
                    b -= 1
                if a < b:
                    found.append(Quotation(a, b, document.text[a:b], a == start, closed and b == end))
    return found


def _marked(text: str, first: int, last: int) -> list[tuple[int, int, bool]]:
    """Spans between quotation marks in one paragraph, marks left out, with whether each is closed."""
    spans = []
    opened = -1
    for index in range(first, last):
        mark = text[index]
        if mark in "“„«" or (mark == '"' and opened < 0):
            if opened < 0:
                opened = index + 1
        elif mark in "”»" or mark == '"':
            if opened >= 0 and index > opened:
                spans.append((opened, index, True))
            opened = -1
    if opened >= 0 and last > opened:
        spans.append((opened, last, False))
    return spans

"""Document: text in, numbered sentences out.

The text is kept as it came, character for character; every offset in the project is an index into it.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from datetime import date
from functools import cached_property
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from summarize.blocks import BLANK, BlockKind, find_blocks
from summarize.errors import SourceError
from summarize.language import detect_language
from summarize.publication import Publication, find_publication
from summarize.segmentation import split_sentences


class Sentence(BaseModel):
    """A numbered stretch of the text. `text == document.text[start:end]`; numbers count from 1."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int = Field(ge=1)
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    block: int = Field(ge=0, description="Index of the block it stands in, counted from 0.")
    kind: BlockKind


class Document(BaseModel):
    """An article: its text, its numbered sentences, and what is known of its origin.

    Guaranteed: `text` is exactly what was given; sentences are in order, do not overlap, are not blank,
    and every character that is not white space stands in one of them. `sha256` is that of the text in UTF-8.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str | None = None
    sha256: str
    language: str | None = Field(default=None, description="ISO 639-1 code, None where it cannot be told.")
    published: Publication | None = None
    text: str
    sentences: tuple[Sentence, ...]

    @classmethod
    def from_text(cls, text: str, *, source: str | None = None, published: date | None = None) -> Self:
        """Number the sentences of `text`, tell its blocks apart, and find when it was published.

        Without `published` the date is looked for in a stamp, a byline or a dateline; it is never today's
        date and never just any date in the body. Raises SourceError if there is nothing to read.
        """
        if not text.strip(BLANK):
            raise SourceError(f"{source or 'the text'} is empty: there is no article to read")
        if "\x00" in text:
            raise SourceError(f"{source or 'the text'} holds NUL characters: it is not plain text")
        blocks = find_blocks(text)
        sentences: list[Sentence] = []
        for index, block in enumerate(blocks):
            spans = (
                split_sentences(text, block.start, block.end)
                if block.kind in {BlockKind.BODY, BlockKind.CAPTION, BlockKind.BOILERPLATE}
                else [(block.start, block.end)]
            )
            for start, end in spans:
                sentences.append(
                    Sentence(number=len(sentences) + 1, start=start, end=end, block=index, kind=block.kind)
                )
        return cls(
            source=source,
            sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
            language=detect_language(text),
            published=(Publication(date=published, origin="given") if published else find_publication(text, blocks)),
            text=text,
            sentences=tuple(sentences),
        )

    @model_validator(mode="after")
    def _hold_together(self) -> Self:
        digest = hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
        if digest != self.sha256:
            raise ValueError("sha256 is not that of the text")
        end = 0
        for number, sentence in enumerate(self.sentences, start=1):
            if sentence.number != number:
                raise ValueError(f"sentence {number} is numbered {sentence.number}")
            if not end <= sentence.start < sentence.end <= len(self.text):
                raise ValueError(f"sentence {number} overlaps another, is empty or lies outside the text")
            end = sentence.end
        return self

    def sentence(self, number: int) -> Sentence:
        """The sentence of that number. Raises KeyError if there is none."""
        if not 1 <= number <= len(self.sentences):
            raise KeyError(number)
        return self.sentences[number - 1]

    def words(self, sentence: Sentence) -> str:
        """The characters of a sentence."""
        return self.text[sentence.start : sentence.end]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the character at `offset`, if any."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or offset >= self.sentences[index].end:
            return None
        return self.sentences[index]

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @property
    def headline(self) -> Sentence | None:
        """The first sentence of kind headline, if the article has one."""
        return next((s for s in self.sentences if s.kind is BlockKind.HEADLINE), None)

    @property
    def body(self) -> tuple[Sentence, ...]:
        """The sentences that carry news: those of kind body."""
        return tuple(s for s in self.sentences if s.kind is BlockKind.BODY)

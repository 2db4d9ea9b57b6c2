"""What a reader is: a document in, a draft out."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from summarize.briefs import Usage
from summarize.document import Document
from summarize.draft import Draft


class Reading(NamedTuple):
    """A draft and how it came about. The fields behind the draft are those that provenance reports."""

    draft: Draft
    coder: str
    prompt: str | None = None
    prompt_sha256: str | None = None
    model: str | None = None
    usage: Usage | None = None
    cached: bool = False
    note: str | None = None


class Reader(Protocol):
    """Reads an article. Two implementations: `PromptReader` asks a model, `RuleReader` applies rules."""

    def read(self, document: Document) -> Reading:
        """Draft the brief of a document. Raises ModelError if a model was asked and gave no valid answer."""

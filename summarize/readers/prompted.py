"""PromptReader: asks a model for the draft, with a prompt and the draft's schema."""

from __future__ import annotations

from summarize.document import Document
from summarize.draft import ITEM_CHECK, Draft
from summarize.grounding import problem_with
from summarize.models.base import Model, Settings
from summarize.prompts import Prompt
from summarize.readers.base import Reading


class PromptReader:
    """Reads an article by asking a model once; items whose evidence fails are re-asked once."""

    def __init__(self, model: Model, prompt: Prompt, settings: Settings | None = None) -> None:
        self.model = model
        self.prompt = prompt
        self.settings = settings or Settings()

    def read(self, document: Document) -> Reading:
        """Draft the brief of a document. Raises PromptError or a ModelError."""
        messages = self.prompt.render(document, Draft)
        reply = self.model.generate(
            messages, Draft, self.settings, context={ITEM_CHECK: lambda item: problem_with(item, document)}
        )
        return Reading(
            draft=reply.parsed,
            coder="model",
            prompt=self.prompt.id,
            prompt_sha256=self.prompt.sha256,
            model=self.model.id,
            usage=reply.usage,
            cached=reply.cached,
        )

"""extract(): a schema of your own, asked for, validated and grounded like the brief's."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import BaseModel

from summarize.briefs import Provenance
from summarize.document import Document
from summarize.draft import ITEM_CHECK, Evidenced
from summarize.errors import InputError
from summarize.grounding import GroundedItem, ground_items, problem_with
from summarize.pipeline import DEFAULT_MODEL, model_name, open_cached, package_version
from summarize.prompts import Prompt, load_prompt, schema_sha256
from summarize.sources import Source, load_document

if TYPE_CHECKING:
    from summarize.models.base import Model, Settings

T = TypeVar("T", bound=BaseModel)


@dataclass(frozen=True)
class Extraction(Generic[T]):
    """An answer in a schema of your own, with its evidence.

    In `value`, every `Evidenced` item has its spans in `.evidence`. List items without evidence are not in
    `value` but in `ungrounded`, each with its path, what it said and why it was not believed; an item that is
    not in a list stays where it is, with empty evidence, and is named in `ungrounded` too.
    """

    value: T
    document: Document
    items: tuple[GroundedItem, ...]
    ungrounded: tuple[GroundedItem, ...]
    provenance: Provenance

    def to_dict(self) -> dict[str, Any]:
        """Everything as JSON-ready values; evidence is listed by the path of its item."""
        return {
            "document": self.document.model_dump(mode="json"),
            "value": self.value.model_dump(mode="json"),
            "evidence": {item.path: [e.model_dump(mode="json") for e in item.evidence] for item in self.items},
            "ungrounded": [{"path": item.path, "item": item.item, "reason": item.reason} for item in self.ungrounded],
            "provenance": self.provenance.model_dump(mode="json"),
        }


def extract(
    source: Source,
    *,
    schema: type[T],
    prompt: str | Path | Prompt = "extract",
    model: str | Model | None = None,
    published: date | None = None,
    settings: Settings | None = None,
    timeout: float | None = None,
    cache: bool = True,
    refresh: bool = False,
) -> Extraction[T]:
    """Fill in `schema` from one article.

    `schema` is any pydantic model; its items that derive from `Evidenced` cite sentences and are grounded, and
    their fields annotated `Verbatim` must stand in those sentences. A field of type `date` or a plain string is
    the model's own reading and is not checked. Needs a model: the offline rules only know the brief's schema.

    Raises SourceError, PromptError, ModelError, and InputError where no model is named.
    """
    started = time.perf_counter()
    name = model_name(model)
    if name == DEFAULT_MODEL:
        raise InputError(
            "the offline rules only fill in the brief's own schema; "
            "name a model for yours: model='openai/NAME', 'ollama/NAME' or 'smollm2' (see: summarize models)"
        )
    document = load_document(source, published=published)
    loaded = load_prompt(prompt)
    asked = open_cached(name, timeout=timeout, cache=cache, refresh=refresh)
    assert not isinstance(asked, str)
    from summarize.models.base import Settings as DefaultSettings

    reply = asked.generate(
        loaded.render(document, schema),
        schema,
        settings or DefaultSettings(),
        context={ITEM_CHECK: lambda item: problem_with(item, document)},
    )
    value, items, ungrounded = ground_items(reply.parsed, document)
    provenance = Provenance(
        coder="model",
        codebook=schema.__name__,
        prompt=loaded.id,
        prompt_sha256=loaded.sha256,
        schema_sha256=schema_sha256(schema),
        model=asked.id,
        usage=reply.usage,
        cached=reply.cached,
        elapsed=round(time.perf_counter() - started, 3),
        version=package_version(),
        created=datetime.now(UTC).replace(microsecond=0),
        note=None if any(True for _ in items) else "no item of the answer cites a sentence of the article",
    )
    return Extraction(value, document, tuple(items), tuple(ungrounded), provenance)


__all__ = ["Evidenced", "Extraction", "extract"]

"""The whole trip: source, document, reader, draft, brief."""

from __future__ import annotations

import os
import time
from datetime import UTC, date, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from summarize.briefs import Brief, Provenance
from summarize.draft import Draft
from summarize.grounding import ground
from summarize.prompts import Prompt, load_prompt, schema_sha256
from summarize.readers.base import Reader
from summarize.sources import Source, load_document

if TYPE_CHECKING:
    from summarize.models.base import Model, Settings

DEFAULT_MODEL = "rules"
CODEBOOK = "PLOVER 2.0 (actors, actions), EDTF and TIMEX3 (dates), DNA statements with PARC cues (positions)"


def brief(
    source: Source,
    *,
    model: str | Model | None = None,
    prompt: str | Path | Prompt = "brief",
    published: date | None = None,
    settings: Settings | None = None,
    timeout: float | None = None,
    cache: bool = True,
    refresh: bool = False,
) -> Brief:
    """Read one article into a typed brief.

    `source` is a path, `-`, a Document, or text with a line break in it. `model` is a name as `summarize models`
    lists them, or a Model; without one it is `$SUMMARIZE_MODEL`, and without that the offline rules. Every
    evidence span in the result satisfies `span.text == document.text[span.start:span.end]`; an item without
    such a span is under `ungrounded`. Facts may still be wrong: score them.

    Raises SourceError if there is no article to read, PromptError for an unusable prompt, and a ModelError if no
    valid answer came.
    """
    started = time.perf_counter()
    document = load_document(source, published=published)
    asked = open_cached(model_name(model), timeout=timeout, cache=cache, refresh=refresh)
    reader = open_reader(asked, prompt=prompt, settings=settings)
    reading = reader.read(document)
    provenance = Provenance(
        coder=reading.coder,
        codebook=CODEBOOK,
        prompt=reading.prompt,
        prompt_sha256=reading.prompt_sha256,
        schema_sha256=schema_sha256(Draft),
        model=reading.model,
        usage=reading.usage,
        cached=reading.cached,
        elapsed=round(time.perf_counter() - started, 3),
        version=package_version(),
        created=datetime.now(UTC).replace(microsecond=0),
        note=reading.note,
    )
    return ground(reading.draft, document, provenance)


def open_reader(
    model: str | Model, *, prompt: str | Path | Prompt = "brief", settings: Settings | None = None
) -> Reader:
    """The reader that a model stands for: the rules, or a prompt put to that model."""
    loaded = load_prompt(prompt)
    if model == DEFAULT_MODEL:
        from summarize.readers.rules import RuleReader

        return RuleReader()
    from summarize.readers.prompted import PromptReader

    opened = open_cached(model, cache=False)
    assert not isinstance(opened, str)
    return PromptReader(opened, loaded, settings)


def model_name(model: str | Model | None) -> str | Model:
    """The model that was asked for: as given, or `$SUMMARIZE_MODEL`, or the offline rules."""
    return model if model is not None else os.environ.get("SUMMARIZE_MODEL") or DEFAULT_MODEL


def open_cached(
    model: str | Model, *, timeout: float | None = None, cache: bool = True, refresh: bool = False
) -> str | Model:
    """A model by name, its answers kept on disk. `rules` and a Model given as an object come back as they are."""
    if not isinstance(model, str) or model == DEFAULT_MODEL:
        return model
    from summarize.models.registry import open_model

    opened = open_model(model, timeout=timeout)
    if not cache:
        return opened
    from summarize.cache import CachedModel, open_cache

    store = open_cache()
    return CachedModel(opened, store, refresh=refresh) if store is not None else opened


def package_version() -> str:
    """The installed version of summarize."""
    try:
        return version("summarize")
    except PackageNotFoundError:
        return "0+unknown"

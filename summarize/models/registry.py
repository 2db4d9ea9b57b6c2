"""Which models there are, by name, and which of them can be used now."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from typing import NamedTuple
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

from summarize.errors import InputError, ModelUnavailable
from summarize.models.base import Model

OLLAMA = "http://localhost:11434/v1"
OPENAI = "https://api.openai.com/v1"
FORMS = "rules, smollm2, path/to/model.gguf, openai/NAME, ollama/NAME, http://host:port/v1#NAME"
_PATIENCE = 0.3  # seconds to wait for a local server that may not be there


class ModelInfo(NamedTuple):
    """One line of `summarize models`. `detail` says what it is, or why it cannot be used now."""

    name: str
    kind: str
    usable: bool
    detail: str


def open_model(spec: str, *, timeout: float | None = None) -> Model:
    """The model of that name. `timeout` is in seconds, for one answer.

    Raises InputError for a name of no known form (`rules` is a reader, not a model: `summarize.brief` knows it),
    ModelUnavailable where a key, a file or a package is missing.
    """
    from summarize.models.endpoint import EndpointModel, Limits

    limits = Limits(read_seconds=timeout) if timeout else None
    if spec == "smollm2" or spec.endswith(".gguf"):
        from summarize.models.embedded import EmbeddedModel, require_runtime, smollm2_weights

        require_runtime()
        if spec == "smollm2":
            return EmbeddedModel(smollm2_weights(), id="smollm2", limits=limits)
        weights = Path(spec).expanduser()
        if not weights.is_file():
            raise ModelUnavailable(f"{spec}: there is no such model file")
        return EmbeddedModel(weights.resolve(), id=weights.name, limits=limits)
    if spec.startswith(("http://", "https://")):
        url, _, name = spec.partition("#")
        if not name or not urlsplit(url).hostname:
            raise InputError(f"{spec!r} names no model: write http://host:port/v1#NAME")
        return EndpointModel(url, name, id=name, key=os.environ.get("OPENAI_API_KEY"), limits=limits)
    provider, _, name = spec.partition("/")
    if provider == "openai" and name:
        base_url = os.environ.get("OPENAI_BASE_URL") or OPENAI
        return EndpointModel(
            base_url,
            name,
            id=spec,
            key=os.environ.get("OPENAI_API_KEY") or None,
            key_variable="OPENAI_API_KEY",
            limits=limits,
        )
    if provider == "ollama" and name:
        return EndpointModel(OLLAMA, name, id=spec, limits=limits)
    raise InputError(f"unknown model {spec!r}; choose from: {FORMS}; see what is usable now: summarize models")


def available() -> list[ModelInfo]:
    """What `summarize models` shows: every form of name, whether it is usable now, and why not."""
    return [
        ModelInfo("rules", "offline rules", True, "the default: English, no model, no key, no network"),
        _embedded(),
        _openai(),
        *_ollama(),
        ModelInfo("http://host:port/v1#NAME", "endpoint", True, "any OpenAI-compatible server (vLLM, llama.cpp, ...)"),
    ]


def _embedded() -> ModelInfo:
    from summarize.models.embedded import require_runtime, smollm2_weights

    try:
        require_runtime()
        size = smollm2_weights().stat().st_size / 1e6
    except (ModelUnavailable, OSError, metadata.PackageNotFoundError) as error:
        return ModelInfo("smollm2", "embedded (experimental)", False, str(error))
    return ModelInfo(
        "smollm2", "embedded (experimental)", True, f"SmolLM2-135M-Instruct on this machine, {size:.0f} MB; far below the rules"
    )


def _openai() -> ModelInfo:
    where = os.environ.get("OPENAI_BASE_URL")
    if not os.environ.get("OPENAI_API_KEY"):
        return ModelInfo("openai/NAME", "endpoint", False, "set OPENAI_API_KEY")
    return ModelInfo("openai/NAME", "endpoint", True, "OPENAI_API_KEY is set" + (", OPENAI_BASE_URL too" if where else ""))


def _ollama() -> list[ModelInfo]:
    names = _served(OLLAMA)
    if names is None:
        return [ModelInfo("ollama/NAME", "local server", False, "nothing answers on localhost:11434; start it: ollama serve")]
    if not names:
        return [ModelInfo("ollama/NAME", "local server", False, "Ollama is running and has no models; get one: ollama pull NAME")]
    return [ModelInfo(f"ollama/{name}", "local server", True, "served by Ollama") for name in names]


def _served(base_url: str, connect: Callable[..., socket.socket] = socket.create_connection) -> list[str] | None:
    """The models of a local server, or None if none answers."""
    parts = urlsplit(base_url)
    try:
        connect((parts.hostname, parts.port), timeout=_PATIENCE).close()
        with urlopen(f"{base_url}/models", timeout=_PATIENCE) as answer:
            return sorted(str(entry["id"]) for entry in json.load(answer)["data"])
    except (OSError, URLError, ValueError, KeyError, TypeError):
        return None

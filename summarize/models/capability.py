"""What an endpoint can be asked for: JSON of a given schema, some JSON object, or text only.

Servers differ and some ignore what they do not know, so the first question to an endpoint's model is a short
one whose answer shows it. The finding is remembered in the process and in a file of the cache folder.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal

Capability = Literal["json_schema", "json_object", "text"]

_KNOWN: dict[str, Capability] = {"https://api.openai.com/v1": "json_schema"}
_remembered: dict[str, Capability] = {}
_WORD = "ready"
_SCHEMA = {
    "type": "object",
    "properties": {"state": {"type": "string", "enum": [_WORD]}},
    "required": ["state"],
    "additionalProperties": False,
}


def recall(endpoint: str, name: str) -> Capability | None:
    """What is known of an endpoint's model, or None."""
    if endpoint in _KNOWN:
        return _KNOWN[endpoint]
    key = f"{endpoint}#{name}"
    if key not in _remembered:
        with suppress(OSError, ValueError):
            found = json.loads(_file().read_text("utf-8")).get(key)
            if found in ("json_schema", "json_object", "text"):
                _remembered[key] = found
    return _remembered.get(key)


def remember(endpoint: str, name: str, capability: Capability) -> None:
    """Keep a finding for this process and, where the cache folder can be written, for the next."""
    _remembered[f"{endpoint}#{name}"] = capability
    path = _file()
    with suppress(OSError, ValueError):
        known = json.loads(path.read_text("utf-8")) if path.exists() else {}
        known[f"{endpoint}#{name}"] = capability
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        aside = path.with_suffix(f".{os.getpid()}.tmp")
        aside.write_text(json.dumps(known, indent=1, sort_keys=True), "utf-8")
        aside.replace(path)


def probe(client: Any, name: str) -> Capability:
    """Ask a question whose answer shows what the endpoint honours. Raises openai's errors other than 400 and 422."""
    formats: list[tuple[Capability, dict[str, Any]]] = [
        ("json_schema", {"type": "json_schema", "json_schema": {"name": "state", "schema": _SCHEMA}}),
        ("json_object", {"type": "json_object"}),
    ]
    for capability, response_format in formats:
        answer = _ask(client, name, response_format)
        try:
            parsed = json.loads(answer or "")
        except ValueError:
            continue
        if not isinstance(parsed, dict):
            continue
        if capability == "json_object" or parsed == {"state": _WORD}:
            return capability
    return "text"


def _ask(client: Any, name: str, response_format: dict[str, Any]) -> str | None:
    import openai

    try:
        completion = client.chat.completions.create(
            model=name,
            messages=[{"role": "user", "content": "Name a colour, as a JSON object."}],
            response_format=response_format,
        )
    except (openai.BadRequestError, openai.UnprocessableEntityError):
        return None
    return completion.choices[0].message.content if completion.choices else None


def _file() -> Path:
    from summarize.folders import cache_folder

    return cache_folder() / "endpoints.json"

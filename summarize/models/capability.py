"""What an endpoint's model can be asked for, found out once and remembered.

A model is asked for JSON of a given schema where its endpoint honours that, for some JSON object where it does
not, and else for text. Servers differ, and some ignore what they do not know, so the first question to an
endpoint's model is a short one whose answer shows it. The finding is kept in the process and, where the cache
folder can be written, in a file there; `summarize cache clear` forgets it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from summarize.errors import ModelError
from summarize.folders import cache_folder
from summarize.models.transport import OptionRefused

Mode = Literal["json_schema", "json_object", "text"]
FILE = "endpoints.json"

_STEP_DOWN: dict[Mode, Mode] = {"json_schema": "json_object", "json_object": "text"}
_WORD = "ready"
_FORMATS: list[tuple[Mode, dict[str, Any]]] = [
    (
        "json_schema",
        {
            "type": "json_schema",
            "json_schema": {
                "name": "state",
                "schema": {
                    "type": "object",
                    "properties": {"state": {"type": "string", "enum": [_WORD]}},
                    "required": ["state"],
                    "additionalProperties": False,
                },
            },
        },
    ),
    ("json_object", {"type": "json_object"}),
]


class Capability(BaseModel):
    """How a model is asked: `mode`, and without which options."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    mode: Mode = "json_schema"
    without: frozenset[str] = frozenset()

    def adapted(self, option: str) -> Self | None:
        """The same, asked without an option that the endpoint refused; None if there is nothing left to change."""
        if option == "response_format":
            mode = _STEP_DOWN.get(self.mode)
            return self.model_copy(update={"mode": mode}) if mode else None
        if option in self.without:
            return None
        return self.model_copy(update={"without": self.without | {option}})

    def options(self, temperature: float | None, max_tokens: int, seed: int | None) -> dict[str, Any]:
        """The sampling options of a request. Reasoning models know `max_completion_tokens` only."""
        limit = "max_completion_tokens" if "max_tokens" in self.without else "max_tokens"
        wanted = {"temperature": temperature, "seed": seed, limit: max_tokens}
        return {name: value for name, value in wanted.items() if value is not None and name not in self.without}


OPENAI = Capability(without=frozenset({"max_tokens"}))  # all its chat models take max_completion_tokens
_KNOWN = {"https://api.openai.com/v1": OPENAI}
_FILE_TYPE = TypeAdapter(dict[str, Capability])
_remembered: dict[str, Capability] = {}
_is_forgetful = False


def recall(endpoint: str, name: str) -> Capability | None:
    """What is known of an endpoint's model, or None."""
    key = f"{endpoint}#{name}"
    return _remembered.get(key) or _in_file().get(key) or _KNOWN.get(endpoint)


def remember(endpoint: str, name: str, capability: Capability) -> None:
    """Keep a finding for this process and, where the cache folder can be written, for the next."""
    key = f"{endpoint}#{name}"
    _remembered[key] = capability
    if _is_forgetful:
        return
    with suppress(OSError):
        path = cache_folder() / FILE
        known = _in_file() | {key: capability}
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        aside = path.with_name(f"{FILE}.{os.getpid()}")
        aside.touch(mode=0o600)
        aside.write_bytes(_FILE_TYPE.dump_json(known, indent=1))
        aside.replace(path)


def forget() -> None:
    """Probe every endpoint anew."""
    _remembered.clear()
    with suppress(OSError):
        (cache_folder() / FILE).unlink()


@contextmanager
def forgetful() -> Iterator[None]:
    """Inside, nothing is known of any endpoint and nothing is kept: the same question sends the same requests."""
    global _remembered, _is_forgetful
    before, _remembered, _is_forgetful = _remembered, {}, True
    try:
        yield
    finally:
        _remembered, _is_forgetful = before, False


def probe(create: Callable[..., Any], name: str) -> Capability:
    """Ask a question whose answer shows what the endpoint honours: its schema allows one word, which it does not say.

    Raises a ModelError if the endpoint gives no answer at all.
    """
    for mode, response_format in _FORMATS:
        try:
            completion = create(
                model=name,
                messages=[{"role": "user", "content": "Name a colour, as a JSON object."}],
                response_format=response_format,
            )
        except OptionRefused as refusal:
            if refusal.option == "response_format":
                continue
            raise ModelError(str(refusal)) from None
        try:
            answer = json.loads(completion.choices[0].message.content)
        except ValueError:
            continue
        if answer == {"state": _WORD} or (mode == "json_object" and isinstance(answer, dict)):
            return Capability(mode=mode)
    return Capability(mode="text")


def _in_file() -> dict[str, Capability]:
    if _is_forgetful:
        return {}
    try:
        return _FILE_TYPE.validate_json((cache_folder() / FILE).read_bytes())
    except (OSError, ValidationError):
        return {}

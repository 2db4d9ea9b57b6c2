"""FakeModel: a model for tests, yours included. It answers what a function of yours says."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError

from summarize.briefs import Usage, first_problem
from summarize.errors import InvalidAnswer
from summarize.models.base import Message, Reply, Settings, T

Handler = Callable[[Sequence[Message], type[BaseModel]], "BaseModel | Mapping[str, Any] | str"]


class Call(NamedTuple):
    """One question that a FakeModel was asked."""

    messages: tuple[Message, ...]
    output_type: type[BaseModel]
    settings: Settings


class FakeModel:
    """Answers with what `handler(messages, output_type)` returns: an object, a mapping, or JSON text.

    Behaves as a real model does otherwise: an answer that breaks the schema or the validation context is asked
    for once more, with the reason as a last message. `calls` holds every question. An exception that the handler
    raises goes through.
    """

    endpoint = "fake"

    def __init__(self, handler: Handler, *, id: str = "fake") -> None:
        self.handler = handler
        self.id = id
        self.calls: list[Call] = []

    def generate(
        self,
        messages: Sequence[Message],
        output_type: type[T],
        settings: Settings,
        *,
        context: Mapping[str, Any] | None = None,
    ) -> Reply[T]:
        """Ask the handler, at most twice. Raises InvalidAnswer if neither answer fits the schema."""
        asked = list(messages)
        raw = ""
        for attempt in (1, 2):
            self.calls.append(Call(tuple(asked), output_type, settings))
            raw = _as_json(self.handler(asked, output_type))
            try:
                parsed = output_type.model_validate_json(raw, context=dict(context or {}))
                return Reply[T](parsed=parsed, raw=raw, usage=Usage(requests=attempt), finish_reason="stop")
            except ValidationError as error:
                reason = first_problem(error)
                asked += [
                    Message(role="assistant", content=raw),
                    Message(role="user", content=f"That does not hold: {reason}. Answer once more, with all of it."),
                ]
        try:
            parsed = output_type.model_validate_json(raw)
        except ValidationError as error:
            raise InvalidAnswer(f"{self.id} gave no valid answer, asked twice: {first_problem(error)}") from error
        return Reply[T](parsed=parsed, raw=raw, usage=Usage(requests=2), finish_reason="stop")


def _as_json(answer: BaseModel | Mapping[str, Any] | str) -> str:
    if isinstance(answer, str):
        return answer
    if isinstance(answer, BaseModel):
        return answer.model_dump_json()
    return json.dumps(answer, ensure_ascii=False)

"""FakeModel: a model for tests, yours included. It answers what a function of yours says."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError

from summarize.briefs import Usage, first_problem
from summarize.errors import InvalidAnswer
from summarize.models.answers import read_answer
from summarize.models.base import Reply, Settings, T
from summarize.prompts import Message

Handler = Callable[[Sequence[Message], type[BaseModel]], BaseModel | Mapping[str, Any] | str]


class Call(NamedTuple):
    """One question that a FakeModel was asked."""

    messages: tuple[Message, ...]
    output_type: type[BaseModel]
    settings: Settings


class FakeModel:
    """Answers with what `handler(messages, output_type)` returns: an object, a mapping, or JSON text.

    Otherwise it behaves as a real model does: an answer that breaks the schema or the validation context is asked
    for once more, with the reason as the last message. `calls` holds every question in order, the second ones
    too. What the handler raises goes through.
    """

    def __init__(self, handler: Handler, *, id: str = "fake", endpoint: str = "fake") -> None:
        self.handler = handler
        self.id = id
        self.endpoint = endpoint
        self.calls: list[Call] = []

    def generate(
        self,
        messages: Sequence[Message],
        output_type: type[T],
        settings: Settings,
        *,
        context: Mapping[str, Any] | None = None,
    ) -> Reply[T]:
        """Ask the handler, at most twice; see `Model.generate`. Raises InvalidAnswer if no answer fits the schema."""
        first = self._answer(messages, output_type, settings)
        try:
            parsed = read_answer(first, output_type, context, last=False)
        except ValidationError as error:
            reason = first_problem(error)
        else:
            return self._reply(output_type, parsed, first, requests=1)
        again = [
            *messages,
            Message(role="assistant", content=first),
            Message(role="user", content=f"That does not hold: {reason}. Answer once more, with all of it."),
        ]
        second = self._answer(again, output_type, settings)
        try:
            return self._reply(output_type, read_answer(second, output_type, context, last=True), second, requests=2)
        except ValidationError as error:
            reason = first_problem(error)
        try:
            return self._reply(output_type, read_answer(first, output_type, None, last=True), first, requests=2)
        except ValidationError:
            raise InvalidAnswer(f"{self.id} gave no answer that fits the schema, asked twice: {reason}") from None

    def _answer(self, messages: Sequence[Message], output_type: type[BaseModel], settings: Settings) -> str:
        self.calls.append(Call(tuple(messages), output_type, settings))
        answer = self.handler(messages, output_type)
        if isinstance(answer, BaseModel):
            return answer.model_dump_json()
        return answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False, default=str)

    def _reply(self, output_type: type[T], parsed: T, raw: str, *, requests: int) -> Reply[T]:
        return Reply[output_type](  # type: ignore[valid-type]
            parsed=parsed, raw=raw, usage=Usage(requests=requests), finish_reason="stop"
        )

"""EndpointModel: any OpenAI-compatible endpoint, asked through instructor and openai.

`transport` and this module are the only ones that import those two, and only when a question is put: a cached
answer never pays for them. instructor puts the schema into the request and asks once more when an answer does not
validate; `transport` repeats what failed on the way; nothing else repeats anything.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from pydantic import BaseModel, SecretStr, ValidationError

from summarize.briefs import first_problem
from summarize.errors import InvalidAnswer, ModelError, ModelTimeout, ModelUnavailable, RecordingError
from summarize.models import failures
from summarize.models.answers import read_answer
from summarize.models.base import Reply, Settings, T
from summarize.models.capability import Capability, probe, recall, remember
from summarize.models.transport import Exchange, Limits, OptionRefused
from summarize.prompts import Message, message_dump

Wording = Callable[[dict[str, Any]], dict[str, Any]]
SchemaOf = Callable[[type[BaseModel]], dict[str, Any]]

# Its error lines repeat what is raised here. Who wants them configures logging; nobody gets them unasked.
logging.getLogger("instructor").addHandler(logging.NullHandler())


def full_schema(output_type: type[BaseModel]) -> dict[str, Any]:
    """The JSON schema of a type as pydantic states it."""
    return output_type.model_json_schema()


class EndpointModel:
    """A model behind an OpenAI-compatible chat completions endpoint."""

    def __init__(
        self,
        base_url: str,
        name: str,
        *,
        id: str,
        key: str | None = None,
        needs_key: str | None = None,
        limits: Limits | None = None,
        capability: Capability | None = None,
        schema_of: SchemaOf = full_schema,
        worded: Wording | None = None,
    ) -> None:
        """`base_url` mostly ends in `/v1`; `needs_key` names the variable that has to hold a key.

        `capability` is how the endpoint can be asked; without it, it is probed once and remembered. `schema_of`
        gives the JSON schema that is sent for a type; answers are validated against the type itself. `worded` puts a
        request into the words of a server that has its own.
        """
        self.id = id
        self.name = name
        self.endpoint = failures.without_credentials(base_url)
        self.limits = limits or Limits()
        self._key = SecretStr(key) if key else None
        self._needs_key = needs_key
        self._capability = capability
        self._schema_of = schema_of
        self._worded = worded

    def __repr__(self) -> str:
        return f"EndpointModel({self.id!r}, endpoint={self.endpoint!r})"

    def generate(
        self,
        messages: Sequence[Message],
        output_type: type[T],
        settings: Settings,
        *,
        context: Mapping[str, Any] | None = None,
    ) -> Reply[T]:
        """Ask the endpoint. See `Model.generate` for what is raised and when.

        Where only the context made the model be asked again and the second answer is unusable, the first stands.
        """
        if self._needs_key and self._key is None:
            raise failures.missing_key(self.id, self._needs_key)
        with Exchange(self.endpoint, self.name, self._key, self.limits, id=self.id) as exchange:
            capability = self._capability or recall(self.endpoint, self.name) or self._probe(exchange)
            while True:
                attempts = _Attempts(exchange, output_type, dict(context or {}), self.limits.re_asks)
                problem = self._ask(exchange, attempts, capability, messages, settings)
                if not isinstance(problem, OptionRefused):
                    break
                adapted = capability.adapted(problem.option)
                if adapted is None:
                    raise ModelError(str(problem))
                self._capability = capability = adapted
                remember(self.endpoint, self.name, capability)
            answer = attempts.answer
            if answer is None or isinstance(problem, ModelUnavailable | ModelTimeout | RecordingError):
                raise problem or InvalidAnswer(f"{self.id} gave no answer")
            return Reply[output_type](  # type: ignore[valid-type]
                parsed=answer.parsed, raw=answer.raw, usage=exchange.usage, finish_reason=answer.finish_reason
            )

    def _ask(
        self,
        exchange: Exchange,
        attempts: _Attempts,
        capability: Capability,
        messages: Sequence[Message],
        settings: Settings,
    ) -> ModelError | None:
        """Put the question, at most twice; the answer is in `attempts`. What went wrong, if anything did."""
        import instructor
        from instructor.core.exceptions import InstructorRetryException

        seed = settings.seed if settings.seed is None else settings.seed + settings.repeat
        worded = self._worded or dict

        def create(**request: Any) -> Any:
            return exchange.create(**worded(request))

        ask = instructor.patch(
            create=create,
            mode={
                "json_schema": instructor.Mode.JSON_SCHEMA,
                "json_object": instructor.Mode.JSON,
                "text": instructor.Mode.MD_JSON,
            }[capability.mode],
        )
        try:
            ask(
                response_model=attempts.response_model(self._schema_of(attempts.output_type)),
                max_retries=attempts.re_asks,
                model=self.name,
                messages=message_dump(messages),
                **capability.options(settings.temperature, settings.max_tokens, seed),
            )
        except InstructorRetryException as error:
            cause = error.__cause__
        else:
            return None
        if isinstance(cause, ModelError):
            return cause
        asked = len(attempts.texts)
        reason = first_problem(cause) if isinstance(cause, ValidationError) else str(cause)
        reason = failures.redact(reason, self._key.get_secret_value() if self._key else None)
        times = "once" if asked == 1 else "twice"
        return InvalidAnswer(
            f"{self.id} gave no answer that fits the schema, asked {times}: {reason}; try another model"
        )

    def _probe(self, exchange: Exchange) -> Capability:
        self._capability = capability = probe(exchange.create, self.name)
        exchange.answers.clear()
        remember(self.endpoint, self.name, capability)
        return capability


class _Answer(NamedTuple):
    parsed: Any
    raw: str
    finish_reason: str | None


class _Attempts:
    """Reads the answers to one question. `answer` is the one that stands, or None."""

    def __init__(self, exchange: Exchange, output_type: type[BaseModel], context: dict[str, Any], re_asks: int) -> None:
        self.output_type = output_type
        self.re_asks = re_asks
        self.answer: _Answer | None = None
        self.texts: list[str] = []
        self._exchange = exchange
        self._context = context

    def response_model(self, schema: dict[str, Any]) -> type[BaseModel]:
        """What instructor is given for the type: it sends `schema`, and has answers read here.

        The validation context does not go through instructor, which would render the messages, and with them the
        article, as Jinja templates.
        """
        attempts = self

        class Answer(BaseModel):
            @classmethod
            def model_json_schema(cls, *_: Any, **__: Any) -> dict[str, Any]:
                return schema

            @classmethod
            def model_validate_json(cls, *_: Any, **__: Any) -> Any:
                attempts.read()
                return cls.model_construct()

        Answer.__name__ = self.output_type.__name__
        return Answer

    def read(self) -> None:
        """Read the newest answer. Raises ValidationError if it has to be asked for again, or was the last."""
        text = self._exchange.answers[-1]
        self.texts.append(text)
        last = len(self.texts) > self.re_asks
        try:
            parsed = read_answer(text, self.output_type, self._context, last=last)
        except ValidationError:
            if not last and self._context:
                self._keep_unchecked(text)
            raise
        self.answer = _Answer(parsed, text, self._exchange.finish_reason)

    def _keep_unchecked(self, text: str) -> None:
        try:
            parsed = read_answer(text, self.output_type, None, last=True)
        except ValidationError:
            return
        self.answer = _Answer(parsed, text, self._exchange.finish_reason)

"""EndpointModel: any OpenAI-compatible endpoint, asked through instructor and openai.

The only module that imports those two, and only when a question is put: a cached answer never pays for them.
Retries are owned here: openai's client repeats a request that failed in transport (429, 5xx, time-outs, with the
server's Retry-After), instructor asks once more when an answer does not validate; nothing else repeats anything.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from summarize.briefs import Usage, first_problem
from summarize.errors import InvalidAnswer, ModelError
from summarize.models import failures
from summarize.models.base import Message, Reply, Settings, T
from summarize.models.capability import Capability, recall, remember

logging.getLogger("instructor").addHandler(logging.NullHandler())
logging.getLogger("instructor").propagate = False  # its error lines repeat what is raised, request included

_ADAPTABLE = ("temperature", "seed", "max_tokens", "max_completion_tokens")


class Limits(BaseModel):
    """How long and how often an endpoint is asked. Seconds; a retry waits as the server says, else 0.5 to 8 s."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    connect_seconds: float = Field(default=5.0, gt=0)
    read_seconds: float = Field(default=180.0, gt=0)
    transport_retries: int = Field(default=2, ge=0)
    re_asks: Literal[0, 1] = 1


class EndpointModel:
    """A model behind an OpenAI-compatible chat completions endpoint."""

    def __init__(
        self,
        base_url: str,
        name: str,
        *,
        id: str,
        key: str | None = None,
        key_variable: str | None = None,
        limits: Limits | None = None,
        capability: Capability | None = None,
    ) -> None:
        """`base_url` ends in `/v1`; `key_variable` is where the key was looked for, for the error that says so.

        `capability` is what the endpoint can be asked for; without it, it is probed once and remembered.
        """
        self.id = id
        self.endpoint = failures.without_credentials(base_url)
        self.name = name
        self.limits = limits or Limits()
        self._base_url = base_url
        self._key = key
        self._key_variable = key_variable
        self._capability = capability
        self._refused: set[str] = set()

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
        """Ask the endpoint. See `Model.generate` for what is raised and when."""
        started = time.perf_counter()
        counter = _Counter()
        client = self._client(counter)
        try:
            capability = self._capability or recall(self.endpoint, self.name) or self._probe(client)
            parsed, completion = self._ask(client, capability, messages, output_type, settings, context)
        finally:
            client.close()
        usage = Usage(
            input_tokens=counter.input_tokens,
            output_tokens=counter.output_tokens,
            requests=counter.requests,
            seconds=round(time.perf_counter() - started, 3),
        )
        choice = completion.choices[0]
        return Reply[output_type](  # type: ignore[valid-type]
            parsed=parsed, raw=choice.message.content or "", usage=usage, finish_reason=choice.finish_reason
        )

    def _client(self, counter: _Counter) -> Any:
        import httpx2
        import openai

        if self._key is None and self._key_variable:
            raise failures.missing_key(self.id, self._key_variable)
        timeout = httpx2.Timeout(self.limits.read_seconds, connect=self.limits.connect_seconds)
        return openai.OpenAI(
            base_url=self._base_url,
            api_key=self._key or "none",
            max_retries=self.limits.transport_retries,
            timeout=timeout,
            default_headers={"Accept-Encoding": "identity"},
            http_client=httpx2.Client(
                timeout=timeout, event_hooks={"request": [counter.request], "response": [counter.response]}
            ),
        )

    def _ask(
        self,
        client: Any,
        capability: Capability,
        messages: Sequence[Message],
        output_type: type[T],
        settings: Settings,
        context: Mapping[str, Any] | None,
    ) -> tuple[T, Any]:
        import instructor
        from instructor.core.exceptions import IncompleteOutputException, InstructorRetryException

        mode = {
            "json_schema": instructor.Mode.JSON_SCHEMA,
            "json_object": instructor.Mode.JSON,
            "text": instructor.Mode.MD_JSON,
        }[capability]
        asker = instructor.from_openai(client, mode=mode)
        while True:
            try:
                parsed, completion = asker.chat.completions.create_with_completion(
                    model=self.name,
                    messages=[message.model_dump() for message in messages],
                    response_model=output_type,
                    context=dict(context or {}),
                    max_retries=self.limits.re_asks,
                    **self._options(settings),
                )
                self._check_refusal(completion)
                return output_type.model_validate(parsed.model_dump()), completion
            except IncompleteOutputException as error:
                raise failures.truncated(self.id, settings.max_tokens) from error
            except InstructorRetryException as error:
                cause = error.__cause__
                if (option := failures.refused_option(cause, _ADAPTABLE)) and option not in self._refused:
                    self._refused.add(option)
                    continue
                if not isinstance(cause, ValidationError | ValueError) or error.last_completion is None:
                    raise self._translated(cause or error) from None
                return self._second_chance(error, output_type), error.last_completion
            except ModelError:
                raise
            except Exception as error:
                raise self._translated(error) from None

    def _options(self, settings: Settings) -> dict[str, Any]:
        options: dict[str, Any] = {"temperature": settings.temperature, "seed": settings.seed}
        if settings.repeat and settings.seed is not None:
            options["seed"] = settings.seed + settings.repeat
        limit = "max_completion_tokens" if "max_tokens" in self._refused else "max_tokens"
        options[limit] = settings.max_tokens
        return {name: value for name, value in options.items() if value is not None and name not in self._refused}

    def _check_refusal(self, completion: Any) -> None:
        choice = completion.choices[0]
        if getattr(choice.message, "refusal", None):
            raise failures.refused(self.id, self._redact(choice.message.refusal))
        if choice.finish_reason == "content_filter":
            raise failures.filtered(self.id)

    def _second_chance(self, error: Any, output_type: type[T]) -> T:
        """The last answer without the validation context: what it could not show is reported by the caller."""
        completion = error.last_completion
        self._check_refusal(completion)
        raw = completion.choices[0].message.content or ""
        try:
            return output_type.model_validate_json(_json_in(raw))
        except ValidationError as problem:
            asked = error.n_attempts
            raise InvalidAnswer(
                f"{self.id} gave no answer that fits the schema, asked {asked} time{'s' * (asked != 1)}: "
                f"{self._redact(first_problem(problem))}"
            ) from None

    def _translated(self, error: BaseException) -> ModelError:
        return failures.translate(
            error, id=self.id, name=self.name, endpoint=self.endpoint, limits=self.limits, redact=self._redact
        )

    def _redact(self, text: str) -> str:
        return failures.redact(text, self._key)

    def _probe(self, client: Any) -> Capability:
        from summarize.models.capability import probe

        try:
            capability = probe(client, self.name)
        except Exception as error:
            raise self._translated(error) from None
        remember(self.endpoint, self.name, capability)
        self._capability = capability
        return capability


class _Counter:
    """Counts the requests that were sent and the tokens that the answers report, retries included."""

    def __init__(self) -> None:
        self.requests = 0
        self.input_tokens: int | None = None
        self.output_tokens: int | None = None

    def request(self, _request: Any) -> None:
        self.requests += 1

    def response(self, response: Any) -> None:
        if "json" not in response.headers.get("content-type", ""):
            return
        response.read()
        try:
            usage = response.json().get("usage") or {}
        except (ValueError, AttributeError):
            return
        if isinstance(usage.get("prompt_tokens"), int):
            self.input_tokens = (self.input_tokens or 0) + usage["prompt_tokens"]
        if isinstance(usage.get("completion_tokens"), int):
            self.output_tokens = (self.output_tokens or 0) + usage["completion_tokens"]


def _json_in(text: str) -> str:
    """The JSON object in an answer, without the fence or the words around it."""
    start, end = text.find("{"), text.rfind("}")
    return text[start : end + 1] if 0 <= start < end else text

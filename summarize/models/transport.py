"""The traffic of one question: the client, its time-outs, the one place that repeats a request, and what it cost.

What comes back is a complete answer or a ModelError. openai's own retries are off, and so is every error of its:
they carry the request with the key, and none of that may reach a message, a log or an exception chain.
"""

from __future__ import annotations

import random
import time
from email.utils import parsedate_to_datetime
from typing import Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, SecretStr

from summarize.briefs import Usage
from summarize.errors import ModelError
from summarize.models import failures

LOOPBACK = {"127.0.0.1", "::1", "localhost", "0.0.0.0"}  # noqa: S104
_TRY_AGAIN = {408, 409, 425, 429, 500, 502, 503, 504, 520, 522, 524, 529}
_PATIENCE_FOR_NAMES = 3.0  # seconds for the list of models that an error message wants to show


class Limits(BaseModel):
    """How long and how often an endpoint is asked. Times are in seconds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    connect_seconds: float = Field(default=5.0, gt=0)
    read_seconds: float = Field(default=180.0, gt=0, description="Silence that is borne while waiting for an answer.")
    retries: int = Field(default=2, ge=0, description="Of a request that failed in transport; a time-out has one.")
    first_wait_seconds: float = Field(default=0.5, ge=0, description="Doubles with each retry.")
    longest_wait_seconds: float = Field(default=60.0, ge=0, description="A server that asks for more is given up.")
    re_asks: Literal[0, 1] = Field(default=1, description="Of an answer that breaks the schema.")


class OptionRefused(ModelError):
    """The endpoint does not take a request as it was put. `option` is what it does not take."""

    def __init__(self, option: str, message: str) -> None:
        super().__init__(message)
        self.option = option


class Exchange:
    """Sends the requests of one question. `answers` holds the text of each complete answer, in order."""

    def __init__(self, base_url: str, name: str, key: SecretStr | None, limits: Limits, *, id: str) -> None:
        import httpx2
        import openai

        self.endpoint = failures.without_credentials(base_url)
        self.name = name
        self.limits = limits
        self.answers: list[str] = []
        self.finish_reason: str | None = None
        self._id = id
        self._key = key.get_secret_value() if key else None
        self._requests = 0
        self._tokens: dict[str, int | None] = {"prompt_tokens": None, "completion_tokens": None}
        self._started = time.perf_counter()
        parts = urlsplit(base_url)
        timeout = httpx2.Timeout(limits.read_seconds, connect=limits.connect_seconds)
        self._client = openai.OpenAI(
            base_url=base_url,
            api_key=self._key or "none",
            max_retries=0,
            timeout=timeout,
            default_headers={"Accept-Encoding": "identity"},
            http_client=httpx2.Client(
                timeout=timeout,
                verify=parts.scheme == "https",  # a TLS context takes 20 ms to set up, and http does not need it
                trust_env=parts.hostname not in LOOPBACK,  # a proxy does not reach this machine's own servers
            ),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    @property
    def usage(self) -> Usage:
        """What the question cost until now: every request is counted, and the tokens of every answer."""
        return Usage(
            input_tokens=self._tokens["prompt_tokens"],
            output_tokens=self._tokens["completion_tokens"],
            requests=self._requests,
            seconds=round(time.perf_counter() - self._started, 3),
        )

    def create(self, **request: Any) -> Any:
        """A complete chat completion. Raises a ModelError; OptionRefused where the request can be put otherwise."""
        completion = self._sent(request)
        choices = getattr(completion, "choices", None)
        if not choices or getattr(choices[0], "message", None) is None:
            raise failures.not_an_answer(self.endpoint, self._redact(str(completion)))
        choice = choices[0]
        self._count(completion)
        self.finish_reason = choice.finish_reason
        if refusal := getattr(choice.message, "refusal", None):
            raise failures.refused(self._id, self._redact(str(refusal)))
        if choice.finish_reason == "content_filter":
            raise failures.filtered(self._id)
        if choice.finish_reason == "length":
            raise failures.truncated(self._id, getattr(completion.usage, "completion_tokens", None))
        content = choice.message.content
        choice.message.content = content = content if isinstance(content, str) else ""
        if self._key and self._key in content:
            choice.message.content = content = content.replace(self._key, "***")
        self.answers.append(content)
        return completion

    def models(self) -> list[str]:
        """The names that the endpoint lists, or none if it does not say."""
        try:
            listed = self._client.models.list(timeout=_PATIENCE_FOR_NAMES)
            return sorted(str(entry.id) for entry in listed.data)[:200]
        except Exception:  # it only makes a message more helpful
            return []

    def _sent(self, request: dict[str, Any]) -> Any:
        retry = 0
        while True:
            failure: BaseException
            try:
                self._requests += 1
                return self._client.chat.completions.create(**request)
            except Exception as error:
                failure = error
            wait = self._wait_before(retry + 1, failure)
            if wait is None:
                break
            time.sleep(wait)
            retry += 1
        failed = self._translated(failure, tries=retry + 1)
        del failure  # it holds the request, and the request the key
        raise failed

    def _wait_before(self, retry: int, failure: BaseException) -> float | None:
        """Seconds to wait before the retry of that number, or None if there is to be none."""
        retries = min(self.limits.retries, 1) if failures.is_timeout(failure) else self.limits.retries
        if retry > retries or not self._may_pass(failure):
            return None
        asked = _retry_after(failure)
        if asked is not None:
            return asked if asked <= self.limits.longest_wait_seconds else None
        wait = self.limits.first_wait_seconds * 2 ** (retry - 1) * random.uniform(0.75, 1.0)  # noqa: S311
        return float(min(wait, self.limits.longest_wait_seconds))

    def _may_pass(self, failure: BaseException) -> bool:
        status = getattr(failure, "status_code", None)
        if status is not None:
            return status in _TRY_AGAIN and getattr(failure, "code", None) != "insufficient_quota"
        if failures.is_timeout(failure):
            return True
        if failures.is_unreachable(failure):  # a server on this machine that is not there now is not there in a second
            return urlsplit(self.endpoint).hostname not in LOOPBACK
        return failures.is_broken_off(failure)

    def _translated(self, failure: BaseException, *, tries: int) -> ModelError:
        option = failures.refused_option(failure)
        if option:
            return OptionRefused(option, f"{self.endpoint} does not take {option}: {self._redact(str(failure))}")
        if getattr(failure, "status_code", None) == 404:
            said = self._redact(failures.message_of(failure))
            return failures.no_such_model(self.endpoint, self.name, said, [self._redact(n) for n in self.models()])
        return failures.translate(
            failure,
            id=self._id,
            endpoint=self.endpoint,
            timeout=self.limits.read_seconds,
            tries=tries,
            wait=_retry_after(failure),
            keyed=self._key is not None,
            redact=self._redact,
        )

    def _count(self, completion: Any) -> None:
        for field, counted in self._tokens.items():
            tokens = getattr(getattr(completion, "usage", None), field, None)
            if isinstance(tokens, int):
                self._tokens[field] = (counted or 0) + tokens

    def _redact(self, text: str) -> str:
        return failures.redact(text, self._key)


def _retry_after(failure: BaseException) -> float | None:
    """The seconds that a server asks to wait for, from Retry-After in seconds or as a date, or Retry-After-Ms."""
    headers = getattr(getattr(failure, "response", None), "headers", {})
    for name, unit in (("retry-after-ms", 1000.0), ("retry-after", 1.0)):
        given = headers.get(name)
        if given is None:
            continue
        try:
            return max(0.0, float(given) / unit)
        except ValueError:
            try:
                return max(0.0, parsedate_to_datetime(given).timestamp() - time.time())
            except (ValueError, TypeError, OverflowError):
                continue
    return None

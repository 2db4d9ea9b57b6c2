"""What can go wrong with an endpoint, each as an error of its own that names the next command. No secrets."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit, urlunsplit

from summarize.errors import ModelError, ModelTimeout, ModelUnavailable, RecordingError, Refused, Truncated

if TYPE_CHECKING:
    from summarize.models.endpoint import Limits

_KEY_LIKE = re.compile(r"\b(?:sk|pk|rk|gsk|key|xai)[-_][\w.-]{6,}|\bBearer\s+\S+|\beyJ[\w-]{10,}\.[\w-]+\.[\w-]+", re.IGNORECASE)
OFFLINE = "the default, --model rules, needs neither key nor network"


def redact(text: str, key: str | None = None) -> str:
    """A text without the key and without anything that looks like one, on one line of at most 300 characters."""
    if key and len(key) > 3:
        text = text.replace(key, "***")
    text = re.sub(r"[\s\x00-\x1f\x7f-\x9f]+", " ", _KEY_LIKE.sub("***", text)).strip()
    return text if len(text) <= 300 else text[:297] + "..."


def without_credentials(url: str) -> str:
    """A URL without user, password, query and fragment."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if ":" in host:
        host = f"[{host}]"
    return urlunsplit((parts.scheme, f"{host}:{parts.port}" if parts.port else host, parts.path.rstrip("/"), "", ""))


def missing_key(id: str, variable: str) -> ModelUnavailable:
    """No key where one is needed."""
    return ModelUnavailable(f"{id} needs a key: set {variable}; {OFFLINE}")


def truncated(id: str, max_tokens: int) -> Truncated:
    """The answer stopped at the token limit."""
    return Truncated(
        f"the answer of {id} was cut off at {max_tokens} tokens; raise --max-tokens, or give it a shorter article"
    )


def refused(id: str, words: str) -> Refused:
    """The model declined."""
    return Refused(f"{id} declined to answer: {words}; try another model, or {OFFLINE}")


def filtered(id: str) -> Refused:
    """A content filter stepped in."""
    return Refused(f"the content filter of {id} withheld the answer; try another model, or {OFFLINE}")


def refused_option(error: BaseException | None, options: Sequence[str]) -> str | None:
    """The sampling option that a 400 or 422 answer says it does not take."""
    if getattr(error, "status_code", None) not in {400, 422}:
        return None
    parameter = getattr(error, "param", None)
    if parameter in options:
        return str(parameter)
    message = str(error)
    named = [option for option in options if re.search(rf"['\"`]?\b{option}\b", message)]
    return named[0] if named and re.search(r"unsupported|not support|unknown|unrecognized|not permitted|invalid", message, re.IGNORECASE) else None


def translate(
    error: BaseException, *, id: str, name: str, endpoint: str, limits: Limits, redact: Callable[[str], str]
) -> ModelError:
    """The error of ours that says what an error of openai's or of the transport means."""
    import openai

    if recording := _in_chain(error, RecordingError):
        return recording  # type: ignore[return-value]
    if isinstance(error, openai.APITimeoutError):
        return ModelTimeout(
            f"{endpoint} gave no answer within {limits.read_seconds:g} s "
            f"({limits.transport_retries + 1} tries); is it overloaded? raise --timeout"
        )
    if isinstance(error, openai.APIConnectionError):
        return ModelUnavailable(f"cannot reach {endpoint}: {_reason(error, redact)}; is the server running? {OFFLINE}")
    status = getattr(error, "status_code", None)
    said = redact(_message(error))
    if status in {401, 403}:
        return ModelUnavailable(f"{endpoint} refused the key (HTTP {status}): check OPENAI_API_KEY; {OFFLINE}")
    if status == 404:
        return ModelUnavailable(f"{endpoint} has no model {name!r} (HTTP 404): {said}; see what it has: summarize models")
    if status == 429:
        return ModelUnavailable(f"{endpoint} is out of quota or too busy (HTTP 429): {said}; wait, or check the account")
    if status and status >= 500:
        return ModelUnavailable(f"{endpoint} failed (HTTP {status}): {said}; try again later")
    if status:
        if re.search(r"context|too long|maximum.*tokens|exceed", said, re.IGNORECASE):
            return ModelError(f"the article is too long for {id}: {said}")
        return ModelError(f"{endpoint} rejected the request (HTTP {status}): {said}")
    return ModelError(f"{id} gave no usable answer: {type(error).__name__}: {said}")


def _message(error: BaseException) -> str:
    body: Any = getattr(error, "body", None)
    if isinstance(body, dict):
        inner = body.get("error", body)
        if isinstance(inner, dict) and isinstance(inner.get("message"), str):
            return str(inner["message"])
    message = str(error)
    return "an HTML page instead of JSON" if re.search(r"<html|<!doctype", message, re.IGNORECASE) else message


def _reason(error: BaseException, redact: Callable[[str], str]) -> str:
    cause = error.__cause__ or error
    return redact(str(cause)) or type(cause).__name__


def _in_chain(error: BaseException | None, kind: type[BaseException]) -> BaseException | None:
    while error is not None:
        if isinstance(error, kind):
            return error
        error = error.__cause__ or error.__context__
    return None

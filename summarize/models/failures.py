"""What can go wrong with an endpoint, each as an error of its own that names the next command. No secrets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from summarize.errors import ModelError, ModelTimeout, ModelUnavailable, RecordingError, Refused, Truncated

OFFLINE = "the default, --model rules, needs neither key nor network"
ADAPTABLE = ("max_completion_tokens", "max_tokens", "temperature", "seed", "response_format")
_KEY_LIKE = re.compile(
    r"\b(?:sk|pk|rk|gsk|key|xai|hf|AIza)[-_]?[\w.*-]{16,}|\bBearer\s+\S+|\beyJ[\w-]{10,}\.[\w-]+\.[\w-]+",
    re.IGNORECASE,
)
_USER_INFO = re.compile(r"(?<=://)[^/\s@]+@")
_UNSUPPORTED = re.compile(
    r"unsupported|not support|unknown|unrecogni[sz]ed|not permitted|not allowed|invalid|unavailable|extra",
    re.IGNORECASE,
)
_TOO_LONG = re.compile(r"context|too long|too large|maximum.*tokens|exceed", re.IGNORECASE)


def redact(text: str, key: str | None = None) -> str:
    """A text without the key and what looks like one, on one line of at most 300 characters."""
    if key:
        text = text.replace(key, "***")
    text = _USER_INFO.sub("***@", _KEY_LIKE.sub("***", text))
    text = re.sub(r"[\s\x00-\x1f\x7f-\x9f]+", " ", text).strip()
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


def truncated(id: str, tokens: int | None) -> Truncated:
    """The answer stopped at the token limit."""
    where = f" after {tokens} tokens" if isinstance(tokens, int) else ""
    return Truncated(f"the answer of {id} was cut off{where}; raise --max-tokens, or give it a shorter article")


def refused(id: str, words: str) -> Refused:
    """The model declined."""
    return Refused(f"{id} declined to answer: {words}; try another model: summarize models")


def filtered(id: str) -> Refused:
    """A content filter stepped in."""
    return Refused(f"the content filter of {id} withheld the answer; try another model: summarize models")


def not_an_answer(endpoint: str, said: str) -> ModelUnavailable:
    """HTTP 200 with something that is no chat completion, such as a page of HTML."""
    what = "an HTML page" if re.search(r"<html|<!doctype", said, re.IGNORECASE) else f"{said[:80]!r}"
    return ModelUnavailable(
        f"{endpoint} answered with {what}, not a chat completion; is it the API's address? it mostly ends in /v1"
    )


def no_such_model(endpoint: str, name: str, said: str, names: Sequence[str]) -> ModelUnavailable:
    """HTTP 404: either the model or the address is not there."""
    if names:
        shown = ", ".join(names[:12]) + (f" and {len(names) - 12} more" if len(names) > 12 else "")
        return ModelUnavailable(f"{endpoint} has no model {name!r}; it has: {shown}")
    if urlsplit(endpoint).port == 11434:
        return ModelUnavailable(f"{endpoint} has no model {name!r}; get it: ollama pull {name}")
    hint = "" if urlsplit(endpoint).path.endswith("/v1") else "; is it the API's address? it mostly ends in /v1"
    return ModelUnavailable(f"{endpoint} has no model {name!r} (HTTP 404: {said}){hint}; see: summarize models")


def refused_option(error: BaseException) -> str | None:
    """The option that a 400 or 422 answer says it does not take, of those that can be put otherwise."""
    if getattr(error, "status_code", None) not in {400, 422}:
        return None
    parameter = str(getattr(error, "param", None) or "").split(".")[0]
    if parameter in ADAPTABLE:
        return parameter
    message = message_of(error)
    if not _UNSUPPORTED.search(message):
        return None
    message = message.replace("json_schema", "response_format")
    found = [(message.find(option), option) for option in ADAPTABLE if re.search(rf"\b{option}\b", message)]
    return min(found)[1] if found else None


def is_timeout(error: BaseException) -> bool:
    """Whether no answer came in time."""
    import openai

    return isinstance(error, openai.APITimeoutError)


def is_unreachable(error: BaseException) -> bool:
    """Whether no connection came about."""
    import httpx2

    return any(isinstance(link, httpx2.ConnectError) for link in _chain(error))


def is_broken_off(error: BaseException) -> bool:
    """Whether a connection ended before the answer did."""
    import httpx2

    return any(isinstance(link, httpx2.TransportError) for link in _chain(error))


def translate(
    error: BaseException,
    *,
    id: str,
    endpoint: str,
    timeout: float,
    tries: int,
    wait: float | None,
    keyed: bool,
    redact: Callable[[str], str],
) -> ModelError:
    """The error of ours that says what an error of openai's or of the transport means."""
    for link in _chain(error):
        if isinstance(link, RecordingError):
            return link
    times = f" ({tries} tries)" if tries > 1 else ""
    if is_timeout(error):
        return ModelTimeout(f"{endpoint} gave no answer within {timeout:g} s{times}; is it overloaded? raise --timeout")
    if is_unreachable(error):
        start = "start it: ollama serve" if urlsplit(endpoint).port == 11434 else "is the server running?"
        return ModelUnavailable(f"cannot reach {endpoint}: {_reason(error, redact)}{times}; {start} {OFFLINE}")
    if is_broken_off(error):
        return ModelUnavailable(f"{endpoint} broke off its answer: {_reason(error, redact)}{times}; try again")
    status = getattr(error, "status_code", None)
    said = redact(message_of(error))
    if status in {401, 403}:
        what = "refused the key" if keyed else "wants a key"
        todo = "check OPENAI_API_KEY" if keyed else "set OPENAI_API_KEY"
        more = f": {said}" if status == 403 else ""
        return ModelUnavailable(f"{endpoint} {what} (HTTP {status}){more}; {todo}; {OFFLINE}")
    if status == 429:
        if getattr(error, "code", None) == "insufficient_quota":
            return ModelUnavailable(f"{endpoint} says that the account is out of quota: {said}; top it up; {OFFLINE}")
        when = f"wait {wait:.0f} s" if wait else "wait a little"
        return ModelUnavailable(
            f"{endpoint} is too busy for this account (HTTP 429){times}: {said}; {when}, then try again"
        )
    if status and status >= 500:
        return ModelUnavailable(f"{endpoint} failed (HTTP {status}){times}: {said}; try again later")
    if status and _TOO_LONG.search(said):
        return ModelError(f"the article is too long for {id}: {said}")
    if status:
        return ModelError(f"{endpoint} rejected the request (HTTP {status}): {said}")
    return ModelUnavailable(f"{endpoint} gave an answer that cannot be read: {type(error).__name__}: {said}")


def message_of(error: BaseException) -> str:
    """The words of a server, out of whatever it wrapped them in."""
    body: Any = getattr(error, "body", None)
    if isinstance(body, dict):
        inner = body.get("error", body)
        for words in (inner, inner.get("message") if isinstance(inner, dict) else None, body.get("detail")):
            if isinstance(words, str):
                return words
    message = str(error)
    return "an HTML page" if re.search(r"<html|<!doctype", message, re.IGNORECASE) else message


def _reason(error: BaseException, redact: Callable[[str], str]) -> str:
    cause = error.__cause__ or error
    return redact(str(cause)) or type(cause).__name__


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__

"""Recordings of a model's HTTP traffic: made on purpose, replayed without a network. The only importer of vcr.

A recording (a cassette) is a YAML file of requests and responses with the facts that it depends on. Matching is by
method, path and JSON body; the host is written as `model.invalid`, so that a local server's changing port and an
endpoint's address do not matter. Only the content type of the headers is kept, and nothing secret.
"""

from __future__ import annotations

import json
import os
import re
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit, urlunsplit

import yaml

from summarize.errors import ModelError, RecordingError

HOST = "http://model.invalid"
URL = f"{HOST}/v1"
"""The base URL to ask while replaying."""

_lock = threading.Lock()  # vcr patches the whole process: two recordings at a time would record each other
_PYDANTIC_ADDRESS = re.compile(r"errors\.pydantic\.dev/[\w.]+/")
_MODEL_FOLDER = re.compile(rb'(?<=")/[^"\s]*/(?=[^"/]+\.gguf")')  # llama.cpp names its model by the path of the file
_SECRET = re.compile(
    r"\b(?:sk|pk|rk|gsk|xai)-[\w-]{8,}|\bBearer\s+\S+|authorization|set-cookie|x-api-key", re.IGNORECASE
)


@contextmanager
def recorded(
    path: Path,
    *,
    mode: Literal["replay", "record"] = "replay",
    metadata: Mapping[str, str] | None = None,
    again: str = "record it again",
) -> Iterator[None]:
    """Every request inside is answered from the file at `path`, or (mode `record`) sent and written there.

    Replaying: a request that is not in the file, and a recorded one that was not asked for, raise RecordingError,
    which names the file and `again`, the command that records it. Recording: the file is written aside and moved
    into place only if nothing failed and nothing in it looks like a secret; `metadata` are the facts (hashes,
    versions) that tell later whether it is stale. One recording at a time in a process; others wait.
    """
    import vcr

    if mode == "replay" and not path.exists():
        raise RecordingError(f"there is no recording {path}; {again}")
    aside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    seen: list[Any] = []

    def clean(request: Any) -> Any:
        seen.append(_clean_request(request))
        return request

    recorder = vcr.VCR(
        record_mode=vcr.mode.ALL if mode == "record" else vcr.mode.NONE,
        match_on=["method", "recorded_uri", "json_body"],
        before_record_request=clean,
        before_record_response=_clean_response,
        record_on_exception=False,
        decode_compressed_response=True,
    )
    recorder.register_matcher("recorded_uri", _same_uri)
    recorder.register_matcher("json_body", _same_body)
    with _lock:
        try:
            with recorder.use_cassette(
                str(path if mode == "replay" else aside), allow_playback_repeats=False
            ) as cassette:
                try:
                    yield
                except ModelError:
                    if mode == "replay" and not all(_is_known(request, cassette.requests) for request in seen):
                        raise RecordingError(
                            f"{path} holds no answer to this question (the prompt, the schema or the article changed "
                            f"since it was recorded); {again}"
                        ) from None
                    raise
                if mode == "replay" and not cassette.all_played:
                    left = len(cassette) - cassette.play_count
                    raise RecordingError(f"{path} holds {left} answers that nothing asked for; {again}")
            if mode == "record":
                _finish(aside, path, metadata or {})
        finally:
            aside.unlink(missing_ok=True)


def read_metadata(path: Path) -> dict[str, str]:
    """The facts that a recording was made with. Raises RecordingError if the file does not hold a recording."""
    try:
        content = yaml.safe_load(path.read_text("utf-8"))
        return {str(name): str(value) for name, value in content["metadata"].items()}
    except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise RecordingError(f"{path} is not a recording: {str(error).splitlines()[0]}") from error


def reported_seconds(path: Path) -> float | None:
    """How long the recorded answers took by the server's own word: llama.cpp's `timings`. None if it gives none.

    Raises RecordingError if the file does not hold a recording.
    """
    try:
        content = yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
        answers = [json.loads(i["response"]["body"]["string"]) for i in content["interactions"]]
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError) as error:
        raise RecordingError(f"{path} is not a recording: {str(error).splitlines()[0]}") from error
    timings = [answer["timings"] for answer in answers if isinstance(answer, dict) and "timings" in answer]
    if not timings:
        return None
    return sum(float(t.get("prompt_ms", 0)) + float(t.get("predicted_ms", 0)) for t in timings) / 1000


def stale_facts(path: Path, expected: Mapping[str, str]) -> list[str]:
    """The names of the facts that differ between a recording and what is `expected` now."""
    found = read_metadata(path)
    return [name for name, value in expected.items() if found.get(name) != value]


def _clean_request(request: Any) -> Any:
    parts = urlsplit(request.uri)
    request.uri = HOST + urlunsplit(("", "", parts.path, parts.query, ""))
    request.headers = {"content-type": "application/json"}
    return request


def _clean_response(response: dict[str, Any]) -> dict[str, Any]:
    headers = {str(name).lower(): value for name, value in response.get("headers", {}).items()}
    kept = {"content-type": headers["content-type"]} if "content-type" in headers else {}
    text = response.get("body", {}).get("string")
    if isinstance(text, bytes):
        text = _MODEL_FOLDER.sub(b"", text)
    elif isinstance(text, str):
        text = _MODEL_FOLDER.sub(b"", text.encode()).decode()
    return response | {"headers": kept, "body": {"string": text}}


def _same_uri(one: Any, other: Any) -> None:
    if _path_of(one) != _path_of(other):
        raise AssertionError("the paths differ")


def _same_body(one: Any, other: Any) -> None:
    if _body(one) != _body(other):
        raise AssertionError("the bodies differ")


def _path_of(request: Any) -> tuple[str, str]:
    parts = urlsplit(request.uri)
    return parts.path, parts.query


def _body(request: Any) -> Any:
    text = request.body or b""
    plain = text.decode("utf-8", "replace") if isinstance(text, bytes) else str(text)
    plain = _PYDANTIC_ADDRESS.sub("errors.pydantic.dev/", plain)  # a re-ask quotes pydantic's version
    try:
        return json.loads(plain)
    except ValueError:
        return plain


def _finish(aside: Path, path: Path, metadata: Mapping[str, str]) -> None:
    if not aside.exists():
        raise RecordingError(f"nothing was asked, so there is nothing to record in {path}")
    content = yaml.safe_load(aside.read_text("utf-8"))
    text = yaml.safe_dump({"metadata": dict(metadata), **content}, allow_unicode=True, sort_keys=False, width=110)
    keys = [value for name, value in os.environ.items() if name.endswith(("_API_KEY", "_TOKEN")) and len(value) > 7]
    if _SECRET.search(text) or any(key in text for key in keys):
        raise RecordingError(f"the recording for {path} holds what looks like a secret; it was not kept")
    path.parent.mkdir(parents=True, exist_ok=True)
    aside.write_text(text, "utf-8")
    aside.replace(path)


def _is_known(request: Any, recorded_requests: Sequence[Any]) -> bool:
    return any(_path_of(request) == _path_of(one) and _body(request) == _body(one) for one in recorded_requests)

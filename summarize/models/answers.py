"""How an answer is read: JSON out of text, validated, at first with what the article can show."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from summarize.models.base import T

_TRIES = 200  # openings of an object that are looked at before the rest of a text counts as prose


def read_answer(text: str, output_type: type[T], context: Mapping[str, Any] | None, *, last: bool) -> T:
    """The object that an answer holds, validated under `context`; the last answer also without it.

    Raises pydantic's ValidationError, whose text is what the model is told when it is asked once more.
    """
    found = json_in(text)
    try:
        return output_type.model_validate_json(found, context=context)
    except ValidationError:
        if not last or not context:
            raise
    return output_type.model_validate_json(found)


def json_in(text: str) -> str:
    """The JSON of an answer: the text itself, or the last complete object in it, without fences and words.

    The last, because what stands before it may be quoted from the article. Text without any is returned as it is.
    """
    stripped = text.strip()
    if stripped.startswith("{") and stripped.endswith("}"):
        return stripped
    decoder = json.JSONDecoder()
    found, start = None, text.find("{")
    for _ in range(_TRIES):
        if start < 0:
            break
        try:
            _, end = decoder.raw_decode(text, start)
        except (ValueError, RecursionError):
            end = start + 1
        else:
            found = text[start:end]
        start = text.find("{", end)
    return found if found is not None else stripped

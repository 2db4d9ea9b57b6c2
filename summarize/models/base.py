"""What a model is: messages in, one parsed and validated object out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Generic, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from summarize.briefs import Usage
from summarize.prompts import Message

T = TypeVar("T", bound=BaseModel)


class Settings(BaseModel):
    """How the answer is sampled. Part of the cache key: the same settings ask the same question."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    temperature: float | None = Field(default=0.0, ge=0.0, le=2.0)
    max_tokens: int = Field(default=4096, ge=1)
    seed: int | None = 0
    repeat: int = Field(default=0, ge=0, description="Index of a repeated ask; sampled anew, cached apart.")


class Reply(BaseModel, Generic[T]):
    """A complete, valid answer. `raw` is the text that the model gave for it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    parsed: T
    raw: str
    usage: Usage
    finish_reason: str | None = None
    cached: bool = False


class Model(Protocol):
    """Anything that answers messages with an object of a given type.

    `context` is passed to pydantic's validators (`info.context`). A validator that raises under a context
    makes the model be asked once more with the reason; if the second answer only fails because of the
    context, it is validated without one and returned, so that what could not be verified is reported by
    the caller instead of being lost.
    """

    @property
    def id(self) -> str:
        """The name that goes into provenance and cache keys, such as `openai/gpt-4.1-mini`."""

    @property
    def endpoint(self) -> str:
        """Where the answers come from: a base URL without credentials, or a word such as `fake`."""

    def generate(
        self,
        messages: Sequence[Message],
        output_type: type[T],
        settings: Settings,
        *,
        context: Mapping[str, Any] | None = None,
    ) -> Reply[T]:
        """Ask once, with at most one re-ask when the answer breaks the schema.

        Raises a subclass of ModelError: ModelUnavailable, ModelTimeout, Truncated, Refused, InvalidAnswer.
        """

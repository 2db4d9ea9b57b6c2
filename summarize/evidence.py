"""Evidence: the characters of the article that an item rests on."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Match = Literal["exact", "normalised"]


class Evidence(BaseModel):
    """A span of the article: `text == document.text[start:end]`, half-open, in code points."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sentence: int = Field(ge=1, description="Number of the sentence in which the span starts.")
    start: int = Field(ge=0, description="Offset of the first character, in code points.")
    end: int = Field(ge=0, description="Offset behind the last character.")
    text: str
    match: Match = Field(
        default="exact",
        description="normalised: found only after white space, quote marks and dashes were unified.",
    )

"""Draft: what a reader fills in. The docstrings and descriptions in this file are prompt text.

Changing a word here changes `schema_sha256`, the cache keys and the recorded cassettes.
Evidence is given as sentence numbers, so that it cannot be misquoted; see `grounding`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    PrivateAttr,
    ValidationInfo,
    model_validator,
)

from summarize.evidence import Evidence


class ActorKind(StrEnum):
    PERSON = "person"
    COUNTRY = "country"
    GOVERNMENT = "government"
    IGO = "igo"
    ORGANIZATION = "organization"
    GROUP = "group"
    MEDIA = "media"
    UNKNOWN = "unknown"


class EventType(StrEnum):
    """The sixteen event types of PLOVER 2.0."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Status(StrEnum):
    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    CALLED_FOR = "called_for"
    THREATENED = "threatened"
    CONDITIONAL = "conditional"
    DENIED = "denied"
    DID_NOT_HAPPEN = "did_not_happen"
    ALLEGED = "alleged"


class Stance(StrEnum):
    SUPPORT = "support"
    OPPOSE = "oppose"
    MIXED = "mixed"
    NEUTRAL = "neutral"
    UNCLEAR = "unclear"


class QuoteType(StrEnum):
    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class VerbatimMark:
    """Marks a string field whose text must stand in the cited sentences, character for character."""

    def __repr__(self) -> str:
        return "Verbatim"


Verbatim = Annotated[str, VerbatimMark()]
"""A string that is looked up in the cited sentences; grounding replaces it with the article's own characters."""

ITEM_CHECK = "item_check"
"""Key of the validation context: a function from an item to what is wrong with its evidence, or None."""


class Evidenced(BaseModel):
    """The evidence mix-in: an item that names the sentences it rests on.

    Any pydantic model whose items derive from this can be asked for and grounded with
    `summarize.extract`. Fields annotated `Verbatim` must stand in the cited sentences.
    """

    model_config = ConfigDict(extra="forbid")

    sentences: list[int] = Field(
        default_factory=list, max_length=6, description="Numbers of the sentences that say this."
    )
    _evidence: tuple[Evidence, ...] = PrivateAttr(default=())

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The spans that the item rests on, filled in by grounding; empty before, and where none was found."""
        return self._evidence

    @model_validator(mode="after")
    def _stand_in_the_article(self, info: ValidationInfo) -> Self:
        check = (info.context or {}).get(ITEM_CHECK)
        if check is not None and (problem := check(self)):
            raise ValueError(problem)
        return self


class DraftPassage(Evidenced):
    """A headline or one sentence of the summary."""

    text: str = Field(description="Plain words, stating only what the cited sentences say.")


class DraftActor(Evidenced):
    """A person, country, government, organisation or group that does or says something."""

    name: str = Field(description="The fullest name that the article uses.")
    aliases: list[str] = Field(
        default_factory=list, max_length=12, description="Other names the article uses for the same actor."
    )
    kind: ActorKind = Field(default=ActorKind.UNKNOWN, description="What it is.")
    role: str | None = Field(default=None, description="Title or function as the article states it.")
    country: str | None = Field(
        default=None,
        pattern=r"^[A-Z]{3}$",
        description="ISO 3166-1 alpha-3 code of its country, if the article says so.",
    )


class DraftAction(Evidenced):
    """Something an actor did, does, plans, denies or is accused of."""

    actors: list[str] = Field(default_factory=list, max_length=8, description="Names of those who act.")
    action: str = Field(description="Verb phrase, in the article's words, with its object.")
    recipients: list[str] = Field(
        default_factory=list, max_length=8, description="Names of those it is done to or with."
    )
    event_type: EventType | None = Field(default=None, description="PLOVER event type, or null.")
    status: Status = Field(default=Status.HAPPENED, description="Whether it happened.")
    attributed_to: str | None = Field(default=None, description="Who says so, if the article only reports it.")
    date: str | None = Field(default=None, description="When, in the article's own words.")
    location: str | None = Field(default=None, description="Where, in the article's own words.")


class DraftDate(Evidenced):
    """A date, time, period or repetition that the article mentions."""

    text: Verbatim = Field(description="The expression exactly as written, such as 'Thursday'.")
    value: str | None = Field(default=None, description="What it means in EDTF, such as 2022-01-20, or null.")


class DraftPosition(Evidenced):
    """What an actor thinks, wants, claims or rejects."""

    holders: list[str] = Field(default_factory=list, max_length=8, description="Names of those who hold it.")
    topic: str = Field(description="What it is about: a short noun phrase.")
    stance: Stance = Field(
        default=Stance.UNCLEAR, description="For or against the topic; unclear unless the words say it."
    )
    statement: str = Field(description="The position in one plain clause.")
    quote: Verbatim | None = Field(
        default=None, description="The quoted words exactly as written, without the quote marks, or null."
    )
    quote_type: QuoteType = Field(
        default=QuoteType.INDIRECT, description="direct: all quoted; mixed: partly; indirect: in other words."
    )
    addressees: list[str] = Field(default_factory=list, max_length=8, description="Names of those it is addressed to.")


class Draft(BaseModel):
    """The brief of one news article: only what its numbered sentences say."""

    model_config = ConfigDict(extra="forbid")

    headline: DraftPassage | None = Field(default=None, description="At most 15 words.")
    summary: list[DraftPassage] = Field(default_factory=list, max_length=5, description="Two to four sentences.")
    actors: list[DraftActor] = Field(default_factory=list, max_length=40)
    actions: list[DraftAction] = Field(default_factory=list, max_length=40)
    dates: list[DraftDate] = Field(default_factory=list, max_length=40)
    positions: list[DraftPosition] = Field(default_factory=list, max_length=40)

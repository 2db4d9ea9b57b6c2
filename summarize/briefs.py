"""Brief: what a reader of the library gets. Typed, grounded, checked when it is built.

The fields follow PLOVER (actors, actions, event types), TimeML and EDTF (dates) and the statements of
Discourse Network Analyzer with PARC's source, cue and content (positions).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from summarize import calendar
from summarize.document import Document
from summarize.draft import ActorKind, EventType, QuoteType, Stance, Status
from summarize.errors import SchemaError
from summarize.evidence import Evidence

ListName = Literal["actors", "actions", "dates", "positions"]
LISTS: tuple[ListName, ...] = ("actors", "actions", "dates", "positions")

SPLIT_QUOTE = " […] "
"""Joins the parts of a quotation that the article interrupts; each part stands in the article verbatim."""


def _in_order(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    spans = [(e.start, e.end) for e in evidence]
    if spans != sorted(spans):
        raise ValueError("evidence is not sorted by its offsets")
    if len(set(spans)) != len(spans):
        raise ValueError("evidence holds the same span twice")
    return evidence


EvidenceList = Annotated[tuple[Evidence, ...], Field(min_length=1), AfterValidator(_in_order)]


class _Item(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Passage(_Item):
    """A headline or one sentence of the summary."""

    text: str
    evidence: EvidenceList

    def __str__(self) -> str:
        return self.text


class Actor(_Item):
    """Someone who does or says something, under all the names that the article uses."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: ActorKind = ActorKind.UNKNOWN
    role: str | None = None
    country: str | None = Field(default=None, pattern=r"^[A-Z]{3}$", description="ISO 3166-1 alpha-3.")
    evidence: EvidenceList


class Attribution(BaseModel):
    """Who says that an action took place. `actor` is None for a source that is no actor ("diplomats")."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    actor: str | None = None

    def __str__(self) -> str:
        return self.text


class Action(_Item):
    """What actors did toward recipients, as PLOVER codes it. Actor and recipient entries are actor ids."""

    id: str
    actors: tuple[str, ...] = ()
    action: str
    recipients: tuple[str, ...] = ()
    event_type: EventType | None = None
    status: Status = Status.HAPPENED
    attributed_to: Attribution | None = None
    date: str | None = Field(default=None, description="Id of the date in `dates`.")
    location: str | None = None
    evidence: EvidenceList


class Date(_Item):
    """A temporal expression. `value` is EDTF, or None with the `reason` why it could not be resolved."""

    id: str
    text: str
    value: str | None = None
    timex3: str | None = None
    precision: str | None = None
    type: calendar.DateType = "date"
    anchor: str | None = Field(default=None, description="ISO date that a relative expression was resolved against.")
    reason: str | None = None
    evidence: EvidenceList

    @model_validator(mode="after")
    def _says_why(self) -> Self:
        if self.value is not None and not calendar.is_edtf(self.value):
            raise ValueError(f"value {self.value!r} is not EDTF")
        if self.value is None and self.timex3 is None and not self.reason:
            raise ValueError(f"date {self.text!r} has neither a value nor a reason for having none")
        return self


class Position(_Item):
    """What actors think, want, claim or reject. Holder and addressee entries are actor ids."""

    id: str
    holders: tuple[str, ...] = ()
    topic: str
    stance: Stance = Stance.UNCLEAR
    statement: str
    quote: str | None = Field(
        default=None, description=f"Verbatim; the parts of a split quotation are joined by {SPLIT_QUOTE!r}."
    )
    quote_type: QuoteType = QuoteType.INDIRECT
    addressees: tuple[str, ...] = ()
    evidence: EvidenceList


class Ungrounded(BaseModel):
    """An item that a reader proposed and the article does not bear out: kept, with the reason, never as fact."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    list: Literal["actors", "actions", "dates", "positions", "summary", "headline"]
    item: dict[str, Any] = Field(description="The item as it was drafted.")
    reason: str


class Usage(BaseModel):
    """What the answer cost. Tokens are None where the endpoint did not say."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    input_tokens: int | None = None
    output_tokens: int | None = None
    requests: int = 0
    seconds: float = 0.0


class Provenance(BaseModel):
    """Where a brief comes from: enough to make it again."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    coder: str = Field(description="Who drafted it: `rules`, or `model`.")
    codebook: str = Field(description="The codebook that the values follow.")
    prompt: str | None = Field(default=None, description="Name and version, such as `brief.v1`.")
    prompt_sha256: str | None = None
    schema_sha256: str
    model: str | None = None
    usage: Usage | None = None
    cached: bool = False
    elapsed: float = Field(description="Seconds from document to brief.")
    version: str = Field(description="Version of summarize.")
    created: datetime
    note: str | None = Field(default=None, description="What a reader of the brief should know.")


class Brief(BaseModel):
    """A news article as a typed brief.

    Guaranteed: every evidence span holds exactly the characters it says it holds; every actor id, date id and
    quotation refers to something that is there; ids are unique. Not guaranteed: that the facts are right.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    document: Document
    headline: Passage | None
    summary: tuple[Passage, ...]
    actors: tuple[Actor, ...]
    actions: tuple[Action, ...]
    dates: tuple[Date, ...]
    positions: tuple[Position, ...]
    ungrounded: tuple[Ungrounded, ...] = ()
    provenance: Provenance

    @model_validator(mode="after")
    def _hold_together(self) -> Self:
        for where, item in self.items():
            for evidence in item.evidence:
                _check_span(evidence, self.document, where)
        ids = [item.id for name in LISTS for item in getattr(self, name)]
        if len(set(ids)) != len(ids):
            raise ValueError("two items have the same id")
        actors = {actor.id for actor in self.actors}
        dates = {date.id for date in self.dates}
        for action in self.actions:
            source = (action.attributed_to.actor,) if action.attributed_to and action.attributed_to.actor else ()
            _check_ids(action.id, chain(action.actors, action.recipients, source), actors)
            _check_ids(action.id, (action.date,) if action.date else (), dates)
        for position in self.positions:
            _check_ids(position.id, chain(position.holders, position.addressees), actors)
            for part in (position.quote or "").split(SPLIT_QUOTE):
                if part not in self.document.text:
                    raise ValueError(f"{position.id}: the quotation {part!r} is not in the article")
        return self

    def items(self) -> Iterator[tuple[str, Passage | Actor | Action | Date | Position]]:
        """Every grounded item with the word for where it stands, in reading order."""
        if self.headline:
            yield "headline", self.headline
        for passage in self.summary:
            yield "summary", passage
        for name in LISTS:
            for item in getattr(self, name):
                yield item.id, item

    def actor(self, id: str) -> Actor:
        """The actor of that id. Raises KeyError if there is none."""
        for actor in self.actors:
            if actor.id == id:
                return actor
        raise KeyError(id)

    def date(self, id: str) -> Date:
        """The date of that id. Raises KeyError if there is none."""
        for date in self.dates:
            if date.id == id:
                return date
        raise KeyError(id)

    def names(self, ids: Sequence[str]) -> list[str]:
        """The names of the actors of these ids, in their order."""
        return [self.actor(id).name for id in ids]

    @classmethod
    def load(cls, path: str | Path) -> Self:
        """Read a brief that was saved as JSON. Raises SchemaError if the file does not hold one."""
        path = Path(path)
        try:
            return cls.model_validate_json(path.read_bytes())
        except OSError as error:
            raise SchemaError(f"cannot read {path}: {error.strerror}") from error
        except ValidationError as error:
            raise SchemaError(f"{path} is not a brief: {first_problem(error)}") from error

    def _repr_markdown_(self) -> str:
        from summarize.render import FORMATS

        return FORMATS["markdown"](self)


def first_problem(error: ValidationError) -> str:
    """The first thing that a validation found, and where, on one line."""
    problem = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(str(part) for part in problem["loc"])
    more = f" (and {error.error_count() - 1} more)" if error.error_count() > 1 else ""
    return f"{where + ': ' if where else ''}{problem['msg'].removeprefix('Value error, ')}{more}"


def _check_span(evidence: Evidence, document: Document, where: str) -> None:
    if document.text[evidence.start : evidence.end] != evidence.text or not evidence.text:
        raise ValueError(f"{where}: evidence {evidence.text!r} is not at {evidence.start}:{evidence.end}")
    sentence = document.sentence_at(evidence.start)
    if sentence is None or sentence.number != evidence.sentence:
        raise ValueError(f"{where}: evidence at {evidence.start} is not in sentence {evidence.sentence}")


def _check_ids(where: str, ids: Iterator[str] | Sequence[str], known: set[str]) -> None:
    for id in ids:
        if id not in known:
            raise ValueError(f"{where} refers to {id!r}, which is not in the brief")

"""Gold: what careful people found in an article, and how its file is read.

The loader computes the offsets of every piece of evidence and refuses what is not in the article.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any, NamedTuple, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PrivateAttr, ValidationError

from summarize.briefs import SPLIT_QUOTE
from summarize.calendar import DateType
from summarize.document import Document
from summarize.draft import ActorKind, EventType, QuoteType, Stance, Status
from summarize.errors import GoldError
from summarize.evals.marks import Marked, Problem, read_marked

T = TypeVar("T")


def _several(value: Any) -> Any:
    return value if isinstance(value, (list, tuple)) else (value,)


def _several_or_none(value: Any) -> Any:
    return () if value is None else _several(value)


Accepted = Annotated[tuple[T, ...], Field(min_length=1), BeforeValidator(_several)]
"""One accepted answer, or a list of them."""

Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9._-]*$")]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class GoldEvidence(_Entry):
    """Characters of one sentence. `start` and `end` are offsets into the article, known once it was looked up."""

    sentence: int = Field(ge=1)
    text: str = Field(min_length=1)
    occurrence: int = Field(default=1, ge=1, description="Which one, where the sentence holds the text several times.")
    _span: tuple[int, int] = PrivateAttr(default=(-1, -1))

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self._span[0]

    @property
    def end(self) -> int:
        """Offset behind the last character."""
        return self._span[1]


class _Item(_Entry):
    id: Slug
    optional: bool = Field(default=False, description="Matching it is neither reward nor error.")
    evidence: Annotated[tuple[GoldEvidence, ...], Field(min_length=1)]

    @property
    def sentences(self) -> frozenset[int]:
        """The numbers of the sentences it rests on."""
        return frozenset(e.sentence for e in self.evidence)


class GoldActor(_Item):
    """An actor under every name that the article uses for it."""

    name: str = Field(min_length=1)
    aliases: tuple[str, ...] = ()
    kind: Accepted[ActorKind]
    role: Annotated[tuple[str, ...], BeforeValidator(_several_or_none)] = ()
    country: Annotated[tuple[Annotated[str, Field(pattern=r"^[A-Z]{3}$")] | None, ...], BeforeValidator(_several)] = (
        None,
    )

    @property
    def names(self) -> tuple[str, ...]:
        """The name and the aliases."""
        return (self.name, *self.aliases)


class GoldAction(_Item):
    """An action; actors and recipients are ids. `action` lists accepted wordings."""

    actors: tuple[str, ...] = ()
    action: Accepted[Annotated[str, Field(min_length=1)]]
    recipients: tuple[str, ...] = ()
    event_type: Accepted[EventType | None] = (None,)
    status: Accepted[Status]
    attributed_to: Annotated[tuple[str, ...], BeforeValidator(_several_or_none)] = ()
    date: str | None = None
    location: Annotated[tuple[str, ...], BeforeValidator(_several_or_none)] = ()


class GoldDate(_Item):
    """A temporal expression and its EDTF value, None where the article leaves it open."""

    text: str = Field(min_length=1)
    value: Accepted[str | None] = (None,)
    type: Accepted[DateType] = ("date",)


class GoldPosition(_Item):
    """A position; holders and addressees are ids. `topic` lists accepted wordings."""

    holders: tuple[str, ...] = ()
    topic: Accepted[Annotated[str, Field(min_length=1)]]
    stance: Accepted[Stance]
    statement: str
    quote: str | None = None
    quote_type: Accepted[QuoteType]
    addressees: tuple[str, ...] = ()


class GoldFact(_Entry):
    """A fact that a good summary states: of each group, one wording must occur in it."""

    fact: str
    all_of: Annotated[tuple[Accepted[str], ...], Field(min_length=1)]


class GoldHeadline(_Entry):
    """Headlines that would do."""

    accept: Annotated[tuple[str, ...], BeforeValidator(_several)] = ()


class _GoldFile(_Entry):
    document: Slug
    article_sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    annotator: str = Field(min_length=1)
    source: str = Field(min_length=1)
    published: date | None
    headline: GoldHeadline = GoldHeadline()
    facts: tuple[GoldFact, ...] = ()
    actors: tuple[GoldActor, ...] = ()
    actions: tuple[GoldAction, ...] = ()
    dates: tuple[GoldDate, ...] = ()
    positions: tuple[GoldPosition, ...] = ()

    def items(self) -> Iterator[tuple[str, int, GoldActor | GoldAction | GoldDate | GoldPosition]]:
        """Every labelled item with its list and its place in it."""
        for name in ("actors", "actions", "dates", "positions"):
            for index, item in enumerate(getattr(self, name)):
                yield name, index, item


class Gold(_GoldFile):
    """The labels of one article, and the article. Guaranteed: all evidence, names and quotations stand in it."""

    article: Document
    sha256: str = Field(description="Digest of the gold file.")

    def actor(self, id: str) -> GoldActor:
        """The actor of that id. Raises KeyError if there is none."""
        for actor in self.actors:
            if actor.id == id:
                return actor
        raise KeyError(id)


class GoldReading(NamedTuple):
    """What came of reading a gold file: the gold, unless a problem is an error."""

    gold: Gold | None
    problems: tuple[Problem, ...]


def load_gold(path: str | Path, article: str | Path | None = None) -> Gold:
    """Read a gold file and its article (`../articles/<name>.txt` unless given).

    Raises GoldError, which names file, line and fix, if anything in it does not hold.
    """
    path = Path(path)
    reading = read_gold(path, Path(article) if article else None)
    if reading.gold is None:
        errors = [problem for problem in reading.problems if problem.level == "error"]
        more = (
            f"\nand {len(errors) - 1} more; list them: summarize eval check {path.parent.parent}"
            if len(errors) > 1
            else ""
        )
        raise GoldError(f"{errors[0]}{more}")
    return reading.gold


def read_gold(path: Path, article: Path | None = None) -> GoldReading:
    """Read a gold file and report everything that is wrong with it, in the order of its lines."""
    from summarize.evals.goldcheck import problems_of

    marked = read_marked(path)
    if marked.content is None:
        empty = Problem(str(path), None, "is empty", "label the article")
        return GoldReading(None, marked.problems or (empty,))
    try:
        parsed = _GoldFile.model_validate(marked.content)
    except ValidationError as error:
        return GoldReading(None, (*marked.problems, *_schema_problems(error, marked, path)))
    where = article or article_of(path)
    try:
        text = where.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        what = f"its article {where} cannot be read ({type(error).__name__})"
        return GoldReading(None, (Problem(str(path), 1, what, "write the article, as UTF-8"),))
    document = Document.from_text(text, source=parsed.document, published=parsed.published)
    problems = sorted(
        (*marked.problems, *problems_of(parsed, document, marked, path)), key=lambda p: (p.line or 0, p.what)
    )
    if any(problem.level == "error" for problem in problems):
        return GoldReading(None, tuple(problems))
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    fields = {name: getattr(parsed, name) for name in _GoldFile.model_fields}
    return GoldReading(Gold(**fields, article=document, sha256=digest), tuple(problems))


def article_of(path: Path) -> Path:
    """Where the article of a gold file is: in `articles/` beside the folder of the gold file."""
    return path.parent.parent / "articles" / f"{path.stem}.txt"


def quote_parts(quote: str) -> list[str]:
    """The parts of a quotation, each of which stands in the article."""
    return [part.strip() for part in quote.split(SPLIT_QUOTE.strip()) if part.strip()]


def _schema_problems(error: ValidationError, marked: Marked, path: Path) -> Iterator[Problem]:
    for problem in error.errors(include_url=False, include_input=True):
        loc = tuple(problem["loc"])
        message = str(problem["msg"]).removeprefix("Value error, ")
        given = problem["input"]
        shown = f", not {given!r}" if isinstance(given, str) and len(given) < 60 else ""
        where = ".".join(str(part) for part in loc)
        fixes = {"missing": "add it", "extra_forbidden": "remove it, or correct its spelling"}
        fix = fixes.get(problem["type"], "see evals/GUIDELINES.md")
        yield Problem(str(path), marked.line(loc), f"{where}: {message}{shown}", fix)

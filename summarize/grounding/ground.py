"""From draft to brief: every item gets its evidence, its dates and its actors, or goes under `ungrounded`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

from summarize import calendar
from summarize.briefs import (
    SPLIT_QUOTE,
    Action,
    Actor,
    Attribution,
    Brief,
    Date,
    Passage,
    Position,
    Provenance,
    Ungrounded,
)
from summarize.document import Document, Sentence
from summarize.draft import (
    Draft,
    DraftAction,
    DraftActor,
    DraftDate,
    DraftPassage,
    DraftPosition,
    Evidenced,
    Status,
)
from summarize.evidence import Evidence
from summarize.grounding import checks
from summarize.grounding.belonging import date_of, first_mention, merge, names_used
from summarize.grounding.dates import resolve_in_context
from summarize.grounding.items import evidence_of
from summarize.grounding.lookup import find_all, locate, whole
from summarize.grounding.names import Directory, normal_name, unique_ids
from summarize.grounding.reasons import Unsupported, cited, missing

T = TypeVar("T")
Where = Literal["actors", "actions", "dates", "positions", "summary", "headline"]


def ground(draft: Draft, document: Document, provenance: Provenance) -> Brief:
    """The brief of a draft.

    Guaranteed: each item of the draft is either in the brief with its spans, or under `ungrounded` with what it
    said and why it was not believed. An item is not believed when it cites no sentence, when its verbatim words
    are not in the sentences that it cites, when it names an actor that the article does not name, when it gives
    a figure or a negation that its sentences do not hold, or a quotation that they attribute to somebody else.
    """
    return _Grounding(document).brief(draft, provenance)


@dataclass
class _Grounding:
    """The state of one grounding: what was refused so far, and which actor is which."""

    document: Document
    ungrounded: list[Ungrounded] = field(default_factory=list)

    def brief(self, draft: Draft, provenance: Provenance) -> Brief:
        headline = self.passage("headline", draft.headline) if draft.headline else None
        summary = [p for item in draft.summary if (p := self.passage("summary", item))]
        self.actors = self.all_actors(draft)
        self.directory = Directory([(a.id, (a.name, *a.aliases), a.kind == "person") for a in self.actors])
        dates = self.all_dates(draft)
        actions = self.numbered(
            "action",
            [a for item in draft.actions if (a := self.attempt("actions", item, self.action, dates))],
        )
        positions = self.numbered(
            "position",
            [p for item in draft.positions if (p := self.attempt("positions", item, self.position))],
        )
        return Brief(
            document=self.document,
            headline=headline,
            summary=tuple(summary),
            actors=tuple(self.actors),
            actions=tuple(actions),
            dates=tuple(dates),
            positions=tuple(positions),
            ungrounded=tuple(self.ungrounded),
            provenance=provenance,
        )

    def attempt(self, where: Where, item: Evidenced, build: Any, *more: Any) -> Any:
        try:
            return build(item, *more)
        except Unsupported as why:
            self.refuse(where, item.model_dump(mode="json"), str(why))
            return None

    def refuse(self, where: Where, item: dict[str, Any], reason: str) -> None:
        self.ungrounded.append(Ungrounded(list=where, item=item, reason=reason))

    @staticmethod
    def numbered(word: str, items: Sequence[T]) -> list[T]:
        return [item.model_copy(update={"id": f"{word}-{n}"}) for n, item in enumerate(items, start=1)]  # type: ignore[attr-defined]

    def passage(self, where: Literal["headline", "summary"], item: DraftPassage) -> Passage | None:
        def build(item: DraftPassage) -> Passage:
            sentences = cited(item, self.document)
            evidence = locate(item.text, self.document, sentences)[:1] or [whole(self.document, s) for s in sentences]
            support(item.text, evidence)
            return Passage(text=item.text.strip(), evidence=tuple(evidence))

        return self.attempt(where, item, build)  # type: ignore[no-any-return]

    def all_actors(self, draft: Draft) -> list[Actor]:
        merged: list[Actor] = []
        for item in draft.actors:
            actor = self.attempt("actors", item, self.actor)
            if actor is None:
                continue
            names = {normal_name(n) for n in (actor.name, *actor.aliases)}
            for index, other in enumerate(merged):
                if normal_name(actor.name) in {normal_name(n) for n in (other.name, *other.aliases)} or (
                    normal_name(other.name) in names
                ):
                    merged[index] = merge(other, actor)
                    break
            else:
                merged.append(actor)
        for name, sentences in names_used(draft, self.document):
            known = Directory([(str(i), (a.name, *a.aliases), a.kind == "person") for i, a in enumerate(merged)])
            evidence = first_mention([name], self.document, sentences)
            if known.find(name) is None and evidence:
                merged.append(Actor(id="", name=name, evidence=tuple(evidence)))
        ids = unique_ids(actor.name for actor in merged)
        return [actor.model_copy(update={"id": id}) for id, actor in zip(ids, merged, strict=True)]

    def actor(self, item: DraftActor) -> Actor:
        sentences = cited(item, self.document)
        names = [item.name, *item.aliases]
        evidence = first_mention(names, self.document, sentences)
        everywhere = self.document.sentences
        if not evidence or not locate(item.name, self.document, everywhere):
            elsewhere = first_mention([item.name], self.document, everywhere)
            if not elsewhere:
                raise Unsupported(f"the name {item.name!r} is not in the article")
            evidence = evidence or elsewhere
        aliases = []
        for alias in dict.fromkeys(a.strip() for a in item.aliases):
            if alias == item.name or not alias:
                continue
            if locate(alias, self.document, everywhere):
                aliases.append(alias)
            else:
                self.refuse(
                    "actors",
                    {"name": item.name, "alias": alias},
                    f"the alias {alias!r} is not in the article",
                )
        return Actor(
            id="",
            name=item.name.strip(),
            aliases=tuple(aliases),
            kind=item.kind,
            role=item.role,
            country=item.country,
            evidence=tuple(evidence),
        )

    def all_dates(self, draft: Draft) -> list[Date]:
        found: list[Date] = []
        taken: set[tuple[int, int]] = set()
        for item in draft.dates:
            date = self.attempt("dates", item, self.date, taken)
            if date is not None:
                found.append(date)
        found.sort(key=lambda d: d.evidence[0].start)
        resolved = resolve_in_context(found, self.document)
        return self.numbered("date", resolved)

    def date(self, item: DraftDate, taken: set[tuple[int, int]]) -> Date:
        places = locate(item.text, self.document, cited(item, self.document))
        if not places:
            raise Unsupported(missing(item.text, item, self.document))
        free = [p for p in places if (p.start, p.end) not in taken]
        if not free:
            raise Unsupported(f"{item.text!r} is listed more often than its sentences hold it")
        taken.add((free[0].start, free[0].end))
        model_value = item.value if item.value and calendar.is_edtf(item.value) else None
        return Date(id="", text=free[0].text, value=model_value, reason="not resolved", evidence=(free[0],))

    def action(self, item: DraftAction, dates: list[Date]) -> Action:
        sentences = cited(item, self.document)
        evidence = [whole(self.document, s) for s in sentences]
        text = " ".join(e.text for e in evidence)
        support(item.action, evidence, negatable=item.status in {Status.HAPPENED, Status.ONGOING})
        attributed_to = None
        if item.attributed_to and item.attributed_to.strip():
            source = item.attributed_to.strip()
            attributed_to = Attribution(text=source, actor=self.directory.find(source))
            if (
                attributed_to.actor is None
                and not find_all(source, text)
                and not locate(source, self.document, self.document.sentences)
            ):
                raise Unsupported(f"the source {source!r} is not in the article")
        location = item.location
        if location and not find_all(location, text):
            self.refuse(
                "actions",
                {"action": item.action, "location": location},
                f"{location!r} is not in the cited sentences",
            )
            location = None
        return Action(
            id="",
            actors=self.ids(item.actors),
            action=item.action.strip(),
            recipients=self.ids(item.recipients),
            event_type=item.event_type,
            status=item.status,
            attributed_to=attributed_to,
            date=date_of(item.date, sentences, dates),
            location=location,
            evidence=tuple(evidence),
        )

    def position(self, item: DraftPosition) -> Position:
        sentences = cited(item, self.document)
        evidence = [whole(self.document, s) for s in sentences]
        quote = self.quote(item, sentences) if item.quote and item.quote.strip() else None
        if quote is None or item.statement not in quote:
            support(item.statement, evidence)
        holders = self.ids(item.holders)
        if quote is not None and holders:
            self.check_speaker(holders, sentences)
        return Position(
            id="",
            holders=holders,
            topic=item.topic.strip(),
            stance=item.stance,
            statement=item.statement.strip(),
            quote=quote,
            quote_type=item.quote_type,
            addressees=self.ids(item.addressees),
            evidence=tuple(evidence),
        )

    def quote(self, item: DraftPosition, sentences: list[Sentence]) -> str:
        """The quotation in the article's own characters."""
        parts = []
        for part in filter(str.strip, (item.quote or "").split(SPLIT_QUOTE.strip())):
            places = locate(part, self.document, sentences)
            if not places:
                raise Unsupported(missing(part.strip(), item, self.document))
            parts.append(places[0].text)
        return SPLIT_QUOTE.join(parts)

    def check_speaker(self, holders: Sequence[str], sentences: list[Sentence]) -> None:
        named = {actor.id: (actor.name, *actor.aliases) for actor in self.actors}
        held = [name for holder in holders for name in named[holder]]
        if checks.is_named(held, self.document, sentences):
            return
        text = " ".join(self.document.words(s) for s in sentences)
        others = [name for id, names in named.items() if id not in holders for name in names]
        speakers = checks.named_speakers(text, others)
        if speakers:
            raise Unsupported(f"the cited sentence attributes the words to {min(speakers)!r}, not to {held[0]!r}")
        if not checks.is_named(held, self.document, sentences, before=6):
            raise Unsupported(f"{held[0]!r} is named neither in the cited sentence nor in the six before it")

    def ids(self, names: Sequence[str]) -> tuple[str, ...]:
        ids: dict[str, None] = {}
        for name in names:
            if not name.strip():
                continue
            id = self.directory.find(name)
            if id is None:
                raise Unsupported(f"{name!r} is no actor that the article names")
            ids[id] = None
        return tuple(ids)


def support(text: str, evidence: Sequence[Evidence], *, negatable: bool = True) -> None:
    """Raises Unsupported where the text gives a figure or a negation that its evidence does not."""
    held = " ".join(e.text for e in evidence)
    if foreign := checks.foreign_numbers(text, held):
        raise Unsupported(f"the figure {foreign[0]} is not in the cited sentences")
    if negatable and (word := checks.flips_negation(text, held)):
        raise Unsupported(f"it differs from the cited sentences by {word!r}")


def problem_with(item: Evidenced, document: Document) -> str | None:
    """What is wrong with an item's evidence on its own, or None: what a model is re-asked about."""
    grounding = _Grounding(document)
    try:
        sentences = cited(item, document)
        if isinstance(item, DraftActor):
            grounding.actor(item)
        elif isinstance(item, DraftDate):
            grounding.date(item, set())
        elif isinstance(item, DraftPosition):
            if item.quote and item.quote.strip():
                grounding.quote(item, sentences)
            support(item.statement, [whole(document, s) for s in sentences])
        elif isinstance(item, DraftAction):
            support(
                item.action,
                [whole(document, s) for s in sentences],
                negatable=item.status in {Status.HAPPENED, Status.ONGOING},
            )
        elif isinstance(item, DraftPassage):
            support(item.text, [whole(document, s) for s in sentences])
        else:
            evidence_of(item.model_copy(), document)
    except Unsupported as why:
        return str(why)
    return None

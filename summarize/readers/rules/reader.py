"""RuleReader: the passes put together."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.document import Document
from summarize.draft import ActorKind, Draft, DraftAction, DraftActor, DraftDate, DraftPassage, DraftPosition
from summarize.grounding.names import normal_name
from summarize.language import NAMES
from summarize.readers.base import Reading
from summarize.readers.rules.actors import cast_of
from summarize.readers.rules.clauses import find_clauses
from summarize.readers.rules.entities import Cast, Entity
from summarize.readers.rules.events import Event, find_events
from summarize.readers.rules.foreign import dates_in_figures, foreign_names
from summarize.readers.rules.nominal import nominal_events
from summarize.readers.rules.positions import find_positions, joined
from summarize.readers.rules.reference import Referents
from summarize.readers.rules.sentences import NewsSentence, read_sentences
from summarize.readers.rules.speech import Speech, find_speech
from summarize.readers.rules.stands import Stand
from summarize.readers.rules.summary import choose_summary
from summarize.readers.rules.topics import Topics

NOTE = "read by rules: no model was asked; for a stronger reading name one: --model openai/NAME or ollama/NAME"


class RuleReader:
    """Reads an English news article by rules, offline. Deterministic; needs nothing but the package's own data."""

    def read(self, document: Document) -> Reading:
        """Draft the brief of a document. In another language only names, dates and quotations are looked for."""
        sentences = read_sentences(document)
        if document.language not in {None, "en"}:
            return Reading(_other_language(document, sentences), coder="rules", note=_language_note(document.language))
        cast = cast_of(sentences)
        referents, topics = Referents(cast), Topics(sentences)
        events: list[Event] = []
        stands: list[Stand] = []
        previous: Speech | None = None
        for sentence in sentences:
            if sentence.turn and sentence.turn.asks and sentence.text.endswith("?"):
                continue
            referents.hear(sentence)
            if sentence.is_headline:
                continue
            clauses = find_clauses(sentence)
            speech = find_speech(sentence, clauses, referents, previous)
            events += find_events(sentence, clauses, speech, referents)
            events += nominal_events(sentence, referents)
            stands += find_positions(sentence, clauses, speech, referents, topics)
            previous = speech[-1] if speech else previous
        draft = Draft(
            headline=_headline(document),
            summary=[
                DraftPassage(text=s.text, sentences=[s.number]) for s in choose_summary(sentences, events, stands)
            ],
            actors=_actors(cast, sentences, events, stands),
            actions=[_action(event) for event in _distinct(events)][:40],
            dates=_dates(sentences),
            positions=[_position(stand) for stand in joined(stands) if stand.holders][:40],
        )
        return Reading(draft, coder="rules", note=NOTE)


def _headline(document: Document) -> DraftPassage | None:
    sentence = document.headline
    if sentence is None:
        return None
    return DraftPassage(text=document.words(sentence), sentences=[sentence.number])


def _dates(sentences: Sequence[NewsSentence]) -> list[DraftDate]:
    return [DraftDate(text=date.text, sentences=[s.number]) for s in sentences for date in s.dates][:40]


def _actors(
    cast: Cast, sentences: Sequence[NewsSentence], events: Sequence[Event], stands: Sequence[Stand]
) -> list[DraftActor]:
    """The entities that do or say something or to whom something is done, and those that are named as such."""
    used = {id(e) for event in events for e in (*event.actors, *event.recipients)}
    used |= {id(e) for stand in stands for e in (*stand.holders, *stand.addressees)}
    used |= {id(e.home) for stand in stands for e in stand.holders if e.home is not None and e.role is None}
    heads = {
        id(cast.by_place[m.start])
        for s in sentences
        for m in s.mentions
        if m.start in cast.by_place
        and _is_participant(s, m.first, m.last, person=cast.by_place[m.start].kind == "person")
    }
    drafted = []
    for entity in cast.entities:
        keep = id(entity) in used or (id(entity) in heads and entity.kind not in {"unknown", "country"})
        if not keep:
            continue
        numbers = [n for n in entity.sentences if not any(s.number == n and s.is_headline for s in sentences)]
        drafted.append(
            DraftActor(
                name=entity.name,
                aliases=list(entity.aliases)[:12],
                kind=_kind(entity, acts=id(entity) in used),
                role=entity.role,
                country=entity.country,
                sentences=(numbers or entity.sentences)[:6],
            )
        )
    return drafted[:40]


def _kind(entity: Entity, *, acts: bool) -> ActorKind:
    """The kind of an actor; of an unknown name that acts a place's is its government, "Texas sued", any other a body's."""
    if entity.kind != "unknown" or not acts:
        return ActorKind(entity.kind)
    return ActorKind.GOVERNMENT if entity.label == "GPE" else ActorKind.ORGANIZATION


def _is_participant(sentence: NewsSentence, first: int, last: int, *, person: bool) -> bool:
    """Whether a name is the head of its phrase, and the phrase no mere modifier nor, but for a person's, a place."""
    for place, chunk in enumerate(sentence.chunks):
        if chunk.kind == "NP" and chunk.start <= first and last <= chunk.end:
            if last != chunk.end:
                return False
            before = sentence.chunks[place - 1] if place else None
            where = (
                before is not None
                and before.kind == "IN"
                and sentence.tokens[before.start].text.lower()
                in {"in", "near", "from", "at", "across", "outside", "around", "through", "into"}
            )
            return person or not where
    return False


def _distinct(events: Sequence[Event]) -> list[Event]:
    """The events without those that say the same of the same actors again."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for event in events:
        key = (tuple(sorted(e.name for e in event.actors)), normal_name(event.words))
        if key not in seen:
            seen.add(key)
            kept.append(event)
    return kept


def _names(entities: Sequence[Entity]) -> list[str]:
    return [entity.name for entity in entities][:8]


def _action(event: Event) -> DraftAction:
    return DraftAction(
        actors=_names(event.actors),
        action=" ".join(event.words.split()),
        recipients=_names(event.recipients),
        event_type=event.event_type,
        status=event.status,
        attributed_to=event.source,
        date=event.date,
        location=event.location,
        sentences=[event.sentence.number],
    )


def _position(stand: Stand) -> DraftPosition:
    return DraftPosition(
        holders=_names(stand.holders),
        topic=stand.topic,
        stance=stand.stance,
        statement=stand.statement,
        quote=stand.quote,
        quote_type=stand.quote_type,
        addressees=_names(stand.addressees),
        sentences=[sentence.number for sentence in stand.sentences],
    )


def _language_note(language: str | None) -> str:
    name = NAMES.get(language or "", "another language")
    return f"the rules read English; this article is in {name}, so only its headline, names and dates in figures were looked for; name a model for more: --model openai/NAME"


def _other_language(document: Document, sentences: Sequence[NewsSentence]) -> Draft:
    return Draft(
        headline=_headline(document),
        actors=foreign_names(sentences, document.language),
        dates=dates_in_figures(_dates(sentences)),
    )

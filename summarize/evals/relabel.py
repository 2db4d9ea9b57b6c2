"""Gold in the shape of a brief, so that two annotators can be compared by the aligner that scores readers."""

from __future__ import annotations

from datetime import UTC, datetime

from summarize.briefs import SPLIT_QUOTE, Action, Actor, Attribution, Brief, Date, Passage, Position, Provenance
from summarize.document import Document
from summarize.evals.gold import Gold, GoldEvidence, quote_parts
from summarize.evidence import Evidence


def as_brief(gold: Gold) -> Brief:
    """A brief that says what the gold says, with the first of several accepted answers.

    Ids are kept, with the list in front where two lists share one. The headline is the article's; the summary is
    empty: gold has none.
    """
    document = gold.article
    headline = document.headline
    return Brief(
        document=document,
        headline=(
            Passage(text=document.words(headline), evidence=(_whole(document, headline.number),)) if headline else None
        ),
        summary=(),
        actors=tuple(
            Actor(
                id=a.id,
                name=a.name,
                aliases=a.aliases,
                kind=a.kind[0],
                role=a.role[0] if a.role else None,
                country=a.country[0],
                evidence=_evidence(a.evidence, document),
            )
            for a in gold.actors
        ),
        actions=tuple(
            Action(
                id=a.id,
                actors=a.actors,
                action=a.action[0],
                recipients=a.recipients,
                event_type=a.event_type[0],
                status=a.status[0],
                attributed_to=_attribution(gold, a.attributed_to),
                date=a.date,
                location=a.location[0] if a.location else None,
                evidence=_evidence(a.evidence, document),
            )
            for a in gold.actions
        ),
        dates=tuple(
            Date(
                id=d.id,
                text=d.text,
                value=d.value[0],
                type=d.type[0],
                reason=None if d.value[0] else "the gold gives no value",
                evidence=_evidence(d.evidence, document),
            )
            for d in gold.dates
        ),
        positions=tuple(
            Position(
                id=p.id,
                holders=p.holders,
                topic=p.topic[0],
                stance=p.stance[0],
                statement=p.statement,
                quote=SPLIT_QUOTE.join(quote_parts(p.quote)) if p.quote else None,
                quote_type=p.quote_type[0],
                addressees=p.addressees,
                evidence=_evidence(p.evidence, document),
            )
            for p in gold.positions
        ),
        provenance=Provenance(
            coder=f"annotator {gold.annotator}",
            codebook="evals/GUIDELINES.md",
            schema_sha256=gold.sha256,
            elapsed=0.0,
            version="0",
            created=datetime(1970, 1, 1, tzinfo=UTC),
        ),
    )


def _evidence(evidence: tuple[GoldEvidence, ...], document: Document) -> tuple[Evidence, ...]:
    spans = sorted({(e.start, e.end) for e in evidence})
    found = []
    for start, end in spans:
        sentence = document.sentence_at(start)
        assert sentence is not None
        found.append(Evidence(sentence=sentence.number, start=start, end=end, text=document.text[start:end]))
    return tuple(found)


def _whole(document: Document, number: int) -> Evidence:
    sentence = document.sentence(number)
    return Evidence(sentence=number, start=sentence.start, end=sentence.end, text=document.words(sentence))


def _attribution(gold: Gold, sources: tuple[str, ...]) -> Attribution | None:
    if not sources:
        return None
    ids = {actor.id: actor.name for actor in gold.actors}
    return Attribution(text=ids.get(sources[0], sources[0]), actor=sources[0] if sources[0] in ids else None)

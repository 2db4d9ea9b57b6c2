"""What belongs together: a name and its first places, two entries for one actor, an action and its date."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.briefs import Actor, Date
from summarize.document import Document, Sentence
from summarize.draft import Draft, DraftAction, DraftPosition
from summarize.evidence import Evidence
from summarize.grounding.lookup import locate
from summarize.grounding.names import normal_name


def first_mention(names: Sequence[str], document: Document, sentences: Sequence[Sentence]) -> list[Evidence]:
    """The first place of any of the names in each of the sentences."""
    evidence = []
    for sentence in sentences:
        places = [place for name in names for place in locate(name, document, [sentence])]
        if places:
            evidence.append(min(places, key=lambda p: (p.start, -p.end)))
    if len(sentences) == len(document.sentences):
        return evidence[:1]
    return evidence


def merge(one: Actor, other: Actor) -> Actor:
    """Two entries for the same actor as one."""
    aliases = dict.fromkeys((*one.aliases, other.name, *other.aliases))
    spans = {(e.start, e.end): e for e in (*one.evidence, *other.evidence)}
    return one.model_copy(
        update={
            "aliases": tuple(a for a in aliases if a != one.name),
            "role": one.role or other.role,
            "country": one.country or other.country,
            "kind": one.kind if one.kind != "unknown" else other.kind,
            "evidence": tuple(spans[key] for key in sorted(spans)),
        }
    )


def names_used(draft: Draft, document: Document) -> list[tuple[str, list[Sentence]]]:
    """The names that actions and positions use, with the sentences that they cite."""
    used = []
    items: list[DraftAction | DraftPosition] = [*draft.actions, *draft.positions]
    for item in items:
        sentences = [document.sentence(n) for n in sorted(set(item.sentences)) if 1 <= n <= len(document.sentences)]
        names = (*item.actors, *item.recipients) if isinstance(item, DraftAction) else (*item.holders, *item.addressees)
        used += [(name.strip(), sentences) for name in names if name.strip()]
    return used


def date_of(text: str | None, sentences: list[Sentence], dates: list[Date]) -> str | None:
    """The id of the date that an action's words mean: the same words, nearest to the action's sentences."""
    if not text or not text.strip():
        return None
    wanted = normal_name(text)
    first = sentences[0].number
    candidates = [d for d in dates if normal_name(d.text) == wanted] or [
        d for d in dates if normal_name(d.text) and normal_name(d.text) in wanted
    ]
    if not candidates:
        return None
    return min(candidates, key=lambda d: abs(d.evidence[0].sentence - first)).id

"""The words that the text and Markdown formats share: what is said of an item, without styles or markup.

Nothing here is made safe to show: that is up to the format, which knows where it goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summarize.briefs import Action, Actor, Brief, Date, Passage, Position, Ungrounded
from summarize.draft import Stance, Status

MOST_REFERENCES = 5
SEASONS = {"-21": "spring", "-22": "summer", "-23": "autumn", "-24": "winter"}  # EDTF level 1, read by few
STANCES = {
    Stance.SUPPORT: "for",
    Stance.OPPOSE: "against",
    Stance.MIXED: "for and against",
    Stance.NEUTRAL: "neutral on",
    Stance.UNCLEAR: "on",
}
NAMED_BY = ("name", "action", "text", "statement", "topic")
"""Where a drafted item, of whatever list, says what it is."""


def references(items: Iterable[Passage | Actor | Action | Date | Position]) -> str:
    """The numbers of the sentences that items rest on: [10,12]."""
    numbers = sorted({evidence.sentence for item in items for evidence in item.evidence})
    more = ["…"] if len(numbers) > MOST_REFERENCES else []
    return f"[{','.join([*map(str, numbers[:MOST_REFERENCES]), *more])}]"


def listed(names: Sequence[str]) -> str:
    """Names as one would say them: A, B and C."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def who(brief: Brief, ids: Sequence[str]) -> str:
    """The names of those who act or speak."""
    return listed(brief.names(ids)) or "(unnamed)"


def origin(brief: Brief) -> str:
    """Where the article is from, and when it was published."""
    published = brief.document.published
    when = f"published {published.date.isoformat()}" if published else "publication date unknown"
    return f"{brief.document.source or 'text'}, {when}"


def actor_kind(actor: Actor) -> str:
    """What an actor is, and of which country."""
    return f"{actor.kind.value} {actor.country or ''}".rstrip()


def actor_details(actor: Actor) -> str:
    """Role and other names of an actor."""
    also = f"also {', '.join(actor.aliases)}" if actor.aliases else ""
    return "; ".join(part for part in (actor.role, also) if part)


def status(action: Action) -> str:
    """Whether an action took place, where that is not plain: nothing for one that happened."""
    return "" if action.status is Status.HAPPENED else action.status.value.replace("_", " ")


def action_details(brief: Brief, action: Action) -> list[str]:
    """Date, place and source of an action."""
    details = []
    if action.date:
        date = brief.date(action.date)
        details.append(date_value(date) if date.value else f"“{date.text}”")
    if action.location:
        details.append(action.location)
    if action.attributed_to:
        details.append(f"according to {action.attributed_to.text}")
    return details


def date_value(date: Date) -> str:
    """What a date expression means: EDTF, TIMEX3 for durations and sets; nothing if that is not known."""
    if date.value:
        season = SEASONS.get(date.value[4:])
        return f"{date.value} ({season})" if season else date.value
    return f"{date.timex3} ({date.type})" if date.timex3 and not date.reason else ""


def date_reason(date: Date) -> str:
    """Why a date expression has no value."""
    return f"unresolved: {date.reason}" if date.reason and not date.value else ""


def mentions(dates: Sequence[Date]) -> list[list[Date]]:
    """The dates in their order, those that are written and resolved alike together."""
    alike: dict[tuple[str, str, str], list[Date]] = {}
    for date in dates:
        alike.setdefault((date.text, date_value(date), date_reason(date)), []).append(date)
    return list(alike.values())


def position_words(position: Position) -> str:
    """What was said: the quotation where all of it is quoted, else the statement."""
    if position.quote and position.quote_type == "direct":
        return f"“{position.quote}”"
    return position.statement


def ungrounded_words(item: Ungrounded) -> str:
    """What was proposed: the list that it was meant for, and what it is called there."""
    name = next((str(item.item[key]) for key in NAMED_BY if item.item.get(key)), "")
    kind = item.list if item.list in {"summary", "headline"} else item.list.removesuffix("s")
    return f"{kind}: {name}" if name else kind


def provenance(brief: Brief) -> str:
    """Where the brief comes from, in one sentence."""
    made = brief.provenance
    if made.coder == "rules":
        return made.note or "read by rules: no model was asked"
    parts = [f"read by {made.model or made.coder}" + (f" with prompt {made.prompt}" if made.prompt else "")]
    if made.cached:
        parts.append("an answer kept in the cache")
    if made.usage and made.usage.input_tokens is not None and made.usage.output_tokens is not None:
        parts.append(f"{made.usage.input_tokens:,} + {made.usage.output_tokens:,} tokens")
    if made.usage and made.usage.requests > 1:
        parts.append(f"{made.usage.requests} requests")
    if made.note:
        parts.append(made.note)
    return "; ".join(parts)

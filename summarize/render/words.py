"""The words that the text and Markdown formats share: an item on one line, without its evidence."""

from __future__ import annotations

import re

from summarize.briefs import Action, Actor, Brief, Date, Passage, Position

_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def safe(text: str) -> str:
    """A text on one line without control and direction-changing characters, which could rewrite a terminal."""
    return _UNSAFE.sub("\ufffd", " ".join(text.split()))


def sentences(item: Passage | Actor | Action | Date | Position) -> str:
    """The numbers of the sentences that an item rests on, as in [10, 12]."""
    numbers = sorted({evidence.sentence for evidence in item.evidence})
    shown = ", ".join(map(str, numbers[:4])) + (", ..." if len(numbers) > 4 else "")
    return f"[{shown}]"


def actor_details(actor: Actor) -> str:
    """Kind, country, role and other names of an actor."""
    parts = [actor.kind.value + (f" {actor.country}" if actor.country else "")]
    if actor.role:
        parts.append(safe(actor.role))
    if actor.aliases:
        parts.append("also " + ", ".join(safe(alias) for alias in actor.aliases))
    return "; ".join(parts)


def action_line(brief: Brief, action: Action, arrow: str) -> str:
    """Who did what to whom."""
    who = " and ".join(safe(n) for n in brief.names(action.actors)) or "(unnamed)"
    whom = ", ".join(safe(n) for n in brief.names(action.recipients))
    return f"{who}: {safe(action.action)}" + (f" {arrow} {whom}" if whom else "")


def action_details(brief: Brief, action: Action) -> str:
    """Type, status, date, place and source of an action."""
    parts = [action.event_type.value if action.event_type else "", action.status.value.replace("_", " ")]
    if action.date:
        date = brief.date(action.date)
        parts.append(date.value or safe(date.text))
    if action.location:
        parts.append(safe(action.location))
    if action.attributed_to:
        parts.append(f"according to {safe(action.attributed_to.text)}")
    return ", ".join(part for part in parts if part)


def date_meaning(date: Date) -> str:
    """What a date expression means, or why that is not known."""
    if date.value:
        return date.value
    if date.reason:
        return f"unresolved: {safe(date.reason)}"
    return f"{date.type} {date.timex3}"


def position_line(brief: Brief, position: Position) -> str:
    """Who is for or against what, or speaks on it."""
    who = " and ".join(safe(n) for n in brief.names(position.holders)) or "(unnamed)"
    word = {"support": "for", "oppose": "against", "mixed": "both for and against", "neutral": "neutral on"}
    return f"{who} {word.get(position.stance.value, 'on')} {safe(position.topic)}"


def position_words(position: Position, marks: tuple[str, str] = ("“", "”")) -> str:
    """What was said: the quotation where all of it is quoted, else the statement."""
    if position.quote and position.quote_type == "direct":
        return f"{marks[0]}{safe(position.quote)}{marks[1]}"
    return safe(position.statement)


def provenance_line(brief: Brief) -> str:
    """Where the brief comes from, in one sentence."""
    p = brief.provenance
    if p.coder == "rules":
        return safe(p.note or "read by rules: no model was asked")
    usage = (
        f"; {p.usage.input_tokens or '?'} + {p.usage.output_tokens or '?'} tokens, {p.usage.requests} requests"
        if p.usage
        else ""
    )
    return safe(
        f"read by {p.model} with prompt {p.prompt}{' (from the cache)' if p.cached else ''}{usage}"
        + (f"; {p.note}" if p.note else "")
    )

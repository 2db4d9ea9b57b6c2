"""The Markdown format: for notebooks, tickets and mail."""

from __future__ import annotations

import re
from collections.abc import Callable

from summarize.briefs import Action, Actor, Brief, Date, Position
from summarize.coverage import coverage
from summarize.render import words
from summarize.render.layout import PLAIN, Layout

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&$])")  # $ begins a formula in notebooks
_BLOCK = re.compile(r"^(\d{1,9}(?=[.)])|(?=[-+=]))")  # a list, a rule or an underline, if it begins a line


def to_markdown(brief: Brief, layout: Layout = PLAIN) -> str:
    """The brief as Markdown; words of the article are escaped, so that they cannot add markup of their own."""

    def shown(text: str) -> str:
        return escape(layout.shown(text))

    lines = [f"# {shown(brief.headline.text) if brief.headline else 'Brief'}", "", f"*{shown(words.origin(brief))}*"]
    if brief.summary:
        lines += ["", *(f"{shown(p.text)} {shown(words.references([p]))}" for p in brief.summary)]
    lists: list[tuple[str, list[str]]] = [
        ("Actors", [_actor(actor, shown) for actor in brief.actors]),
        ("Actions", [_action(brief, action, shown) for action in brief.actions]),
        ("Dates", [_date(alike, shown) for alike in words.mentions(brief.dates)]),
        ("Positions", [_position(brief, position, shown) for position in brief.positions]),
        ("Ungrounded", [f"{shown(words.ungrounded_words(u))}: {shown(u.reason)}" for u in brief.ungrounded]),
    ]
    for name, items in lists:
        if items:
            lines += ["", f"## {name}", "", *(f"- {item}" for item in items)]
    if covered := coverage(brief).sentence():
        lines += ["", f"*{shown(covered)}*"]
    lines += ["", f"*{shown(words.provenance(brief))}*"]
    return layout.carried("\n".join(lines)) + "\n"


def escape(text: str) -> str:
    """A text in which no character is markup, wherever it stands."""
    return _BLOCK.sub(lambda match: f"{match[1]}\\", _MARKUP.sub(r"\\\1", text))


def _actor(actor: Actor, shown: Callable[[str], str]) -> str:
    details = "; ".join(part for part in (words.actor_kind(actor), words.actor_details(actor)) if part)
    return f"**{shown(actor.name)}**: {shown(details)} {shown(words.references([actor]))}"


def _action(brief: Brief, action: Action, shown: Callable[[str], str]) -> str:
    dyad = f"**{shown(words.who(brief, action.actors))}**"
    if action.recipients:
        dyad += f" → **{shown(words.who(brief, action.recipients))}**"
    event_type = action.event_type.value if action.event_type else ""
    details = [part for part in (event_type, words.status(action), *words.action_details(brief, action)) if part]
    more = f" ({shown(', '.join(details))})" if details else ""
    return f"{dyad}: {shown(action.action)}{more} {shown(words.references([action]))}"


def _date(alike: list[Date], shown: Callable[[str], str]) -> str:
    meaning = words.date_value(alike[0]) or words.date_reason(alike[0])
    return f"{shown(alike[0].text)} → {shown(meaning)} {shown(words.references(alike))}"


def _position(brief: Brief, position: Position, shown: Callable[[str], str]) -> str:
    to = brief.names(position.addressees)
    addressed = f" (to {shown(words.listed(to))})" if to else ""
    return (
        f"**{shown(words.who(brief, position.holders))}** {words.STANCES[position.stance]} {shown(position.topic)}"
        f"{addressed}: {shown(words.position_words(position))} {shown(words.references([position]))}"
    )

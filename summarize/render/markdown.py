"""The Markdown format: for notebooks, tickets and mail."""

from __future__ import annotations

import re

from summarize.briefs import Brief
from summarize.render import words


def to_markdown(brief: Brief) -> str:
    """The brief as Markdown; words of the article are escaped, so that they cannot add markup of their own."""
    title = escape(words.safe(brief.headline.text)) if brief.headline else "Brief"
    published = brief.document.published
    lines = [f"# {title}", ""]
    source = escape(words.safe(brief.document.source or "text"))
    lines += [
        f"*{source}, {'published ' + published.date.isoformat() if published else 'publication date unknown'}*",
        "",
    ]
    for passage in brief.summary:
        lines.append(f"{escape(words.safe(passage.text))} {escape(words.sentences(passage))}")
    sections: list[tuple[str, list[str]]] = [
        ("Actors", [f"**{escape(words.safe(a.name))}**: {escape(words.actor_details(a))} {escape(words.sentences(a))}" for a in brief.actors]),
        (
            "Actions",
            [
                f"{escape(words.action_line(brief, a, '→'))} ({escape(words.action_details(brief, a))}) {escape(words.sentences(a))}"
                for a in brief.actions
            ],
        ),
        ("Dates", [f"{escape(words.safe(d.text))} → `{words.date_meaning(d).replace('`', '')}` {escape(words.sentences(d))}" for d in brief.dates]),
        (
            "Positions",
            [
                f"{escape(words.position_line(brief, p))}: {escape(words.position_words(p))} {escape(words.sentences(p))}"
                for p in brief.positions
            ],
        ),
        ("Not believed", [f"{u.list}: {escape(words.safe(u.reason))}" for u in brief.ungrounded]),
    ]  # fmt: skip
    for name, items in sections:
        if items:
            lines += ["", f"## {name}", "", *(f"- {item}" for item in items)]
    lines += ["", f"*{escape(words.provenance_line(brief))}*"]
    return "\n".join(lines) + "\n"


def escape(text: str) -> str:
    """A text in which no character is markup."""
    return re.sub(r"([\\`*_{}\[\]<>#|~])", r"\\\1", text)

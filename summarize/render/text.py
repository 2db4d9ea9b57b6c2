"""The text format: what a person reads in a terminal."""

from __future__ import annotations

import io
from typing import NamedTuple

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from summarize.briefs import Brief
from summarize.render import words


class Layout(NamedTuple):
    """How wide the text is, in columns, whether it has colours, and whether it may go beyond ASCII."""

    width: int = 100
    colour: bool = False
    ascii_only: bool = False


_ASCII = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "‘": "'",
        "’": "'",
        "–": "-",
        "—": "-",
        "→": ">",
        "…": "...",
        "·": "-",
        "\u00a0": " ",
    }
)


def to_text(brief: Brief, layout: Layout | None = None) -> str:
    """Headline, summary and the four lists, each item with its sentence numbers; plain text unless told otherwise."""
    layout = layout or Layout()
    out = io.StringIO()
    console = Console(
        file=out, width=max(40, layout.width), color_system="standard" if layout.colour else None, no_color=not layout.colour,
        force_terminal=layout.colour, highlight=False, emoji=False, markup=False, legacy_windows=False,
    )  # fmt: skip
    arrow = ">" if layout.ascii_only else "→"
    marks = ('"', '"') if layout.ascii_only else ("“", "”")

    def line(main: str, references: str, details: str = "", *, style: str = "") -> None:
        text = Text()
        text.append(main, style=style)
        text.append(f" {references}", style="dim")
        console.print(Padding(text, (0, 0, 0, 2)), soft_wrap=False)
        if details:
            console.print(Padding(Text(details, style="dim"), (0, 0, 0, 6)))

    def heading(name: str, count: int) -> None:
        console.print()
        console.print(Text(f"{name} ({count})", style="bold"))

    if brief.headline:
        console.print(Text(words.safe(brief.headline.text), style="bold"))
    published = brief.document.published
    source = words.safe(brief.document.source or "text")
    when = f"published {published.date.isoformat()}" if published else "publication date unknown"
    console.print(Text(f"{source}, {when}", style="dim"))
    if brief.summary:
        console.print()
        for passage in brief.summary:
            line(words.safe(passage.text), words.sentences(passage))
    heading("Actors", len(brief.actors))
    for actor in brief.actors:
        line(words.safe(actor.name), words.sentences(actor), words.actor_details(actor), style="cyan")
    heading("Actions", len(brief.actions))
    for action in brief.actions:
        line(
            words.action_line(brief, action, arrow),
            words.sentences(action),
            words.action_details(brief, action),
        )
    heading("Dates", len(brief.dates))
    for date in brief.dates:
        line(f"{words.safe(date.text)} {arrow} {words.date_meaning(date)}", words.sentences(date))
    heading("Positions", len(brief.positions))
    for position in brief.positions:
        line(words.position_line(brief, position), words.sentences(position), words.position_words(position, marks))
    if brief.ungrounded:
        heading("Not believed", len(brief.ungrounded))
        for item in brief.ungrounded:
            what = (
                item.item.get("name")
                or item.item.get("action")
                or item.item.get("text")
                or item.item.get("statement")
                or ""
            )
            line(words.safe(f"{item.list}: {what}"), "", words.safe(item.reason))
    console.print()
    console.print(Text(words.provenance_line(brief), style="dim"))
    text = "\n".join(row.rstrip() for row in out.getvalue().splitlines()) + "\n"
    return text.translate(_ASCII).encode("ascii", "replace").decode("ascii") if layout.ascii_only else text

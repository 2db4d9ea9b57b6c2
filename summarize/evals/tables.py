"""Tables of words and numbers: for a terminal, and as Markdown."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarize.render.characters import safe


class Table(NamedTuple):
    """Rows of text under headings; the first column is words, the others are numbers."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()


def number(value: float | None) -> str:
    """A share with three digits; a dash where it does not apply."""
    return "–" if value is None else f"{value:.3f}" if abs(value) < 10 else f"{value:.1f}"


def text_of(found: Sequence[Table], *, width: int = 120, colour: bool = False) -> str:
    """Tables for a terminal: no lines, aligned columns."""
    from rich.console import Console
    from rich.table import Table as RichTable
    from rich.text import Text

    out = io.StringIO()
    console = Console(
        file=out, width=max(60, width), color_system="standard" if colour else None, no_color=not colour,
        force_terminal=colour, highlight=False, emoji=False, markup=False, legacy_windows=False,
    )  # fmt: skip
    for index, table in enumerate(found):
        if index:
            console.print()
        console.print(Text(table.title, style="bold"))
        shown = RichTable(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
        for column, heading in enumerate(table.head):
            last_words = column == len(table.head) - 1 and heading == ""
            left = column == 0 or last_words
            shown.add_column(heading, justify="left" if left else "right", no_wrap=not left, overflow="fold")
        for row in table.rows:
            shown.add_row(*(Text(safe(cell)) for cell in row))
        if table.rows:
            console.print(shown)
        for note in table.notes:
            console.print(Text(safe(note), style="dim"))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def markdown_of(found: Sequence[Table], *, level: int = 3) -> str:
    """Tables as GitHub's Markdown; cells cannot break out of it."""
    return "\n".join(line for table in found for line in _markdown_lines(table, level))


def _markdown_lines(table: Table, level: int) -> Iterator[str]:
    yield f"{'#' * level} {table.title}\n"
    for note in table.notes:
        yield f"{_cell(note)}\n"
    if not table.rows:
        return
    yield "| " + " | ".join(_cell(cell) for cell in table.head) + " |"
    yield "| --- |" + " ---: |" * (len(table.head) - 1)
    for row in table.rows:
        yield "| " + " | ".join(_cell(cell) for cell in row) + " |"
    yield ""


def _cell(text: str) -> str:
    return re.sub(r"([\\|`*_<>\[\]])", r"\\\1", safe(text))

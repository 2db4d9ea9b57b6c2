"""A page of text: paragraphs, lists and tables that are wrapped to a width, with styles where there is colour."""

from __future__ import annotations

import io
from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from summarize.render.layout import Layout

NARROWEST = 20
_GAP = 2
_WRAPPING = Console(file=io.StringIO(), width=80, color_system=None, force_terminal=False)


class Page:
    """Lines, from the top. Everything that is put on it is `Text` whose words the layout may show."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.width = max(NARROWEST, layout.width)
        self._lines: list[Text] = []

    def blank(self) -> None:
        """An empty line, unless the page is empty."""
        if self._lines:
            self._lines.append(Text())

    def paragraph(self, text: Text, *, indent: int = 0, hang: int = 0) -> None:
        """Wrapped; the lines after the first are indented by `hang` more."""
        for number, line in enumerate(wrapped(text, self.width - indent - hang)):
            self._lines.append(Text(" " * (indent + (hang if number else 0))) + line)

    def table(self, rows: Sequence[Sequence[Text]], *, shares: Sequence[float], indent: int = 2) -> None:
        """Rows in columns. A column is as wide as its widest cell, but at most its share of the page.

        The last column takes what is left, and its share is not looked at.
        """
        if not rows:
            return
        room = self.width - indent
        widths = [
            min(max(cell_len(row[column].plain) for row in rows), max(4, int(room * shares[column])))
            for column in range(len(rows[0]) - 1)
        ]
        used = [width for width in widths if width]
        widths.append(max(4, room - sum(used) - _GAP * len(used)))
        for row in rows:
            cells = [wrapped(cell, width) if width else [] for cell, width in zip(row, widths, strict=True)]
            for number in range(max(map(len, cells))):
                line = Text(" " * indent)
                for cell, width in zip(cells, widths, strict=True):
                    part = cell[number] if number < len(cell) else Text()
                    line += part
                    if width:
                        line += Text(" " * (width - cell_len(part.plain) + _GAP))
                self._lines.append(line)

    def __str__(self) -> str:
        out = io.StringIO()
        console = Console(
            file=out, width=10_000, color_system="standard" if self.layout.colour else None, force_terminal=self.layout.colour,
            no_color=not self.layout.colour, highlight=False, emoji=False, markup=False, legacy_windows=False,
        )  # fmt: skip
        for line in self._lines:
            line.rstrip()
            console.print(line, soft_wrap=True)
        return out.getvalue()


def wrapped(text: Text, width: int) -> list[Text]:
    """The lines of a text at a width in terminal columns; a word that is wider than a line is broken."""
    lines = list(text.wrap(_WRAPPING, max(2, width), overflow="fold"))
    for line in lines:
        line.rstrip()
    return lines or [Text()]


def joined(parts: Sequence[Text], separator: str) -> Text:
    """The parts that are not empty, with a separator between them."""
    return Text(separator).join(part for part in parts if part)

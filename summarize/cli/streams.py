"""Standard error, and what a stream can show: remarks, errors, a spinner where a person watches."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress

    from summarize.render.layout import Layout

SECRETS = ("OPENAI_API_KEY",)
PATIENCE = 0.5  # seconds before a spinner is worth showing


def complain(message: str) -> None:
    """One error on standard error."""
    write_error("summarize: error: " + "\n  ".join(message.splitlines()) + "\n")


def note(message: str, *, quiet: bool = False) -> None:
    """One remark on standard error."""
    if not quiet:
        write_error(f"summarize: {message}\n")


def write_error(text: str) -> None:
    """Text on standard error, harmless and without secrets; nothing where standard error is closed."""
    from summarize.render.characters import carried, safe_lines

    if sys.stderr is None:
        return
    for name in SECRETS:
        secret = os.environ.get(name, "").strip()
        if len(secret) >= 4:
            text = text.replace(secret, f"${name}")
    with suppress(OSError, ValueError):
        sys.stderr.write(carried(safe_lines(text), sys.stderr.encoding or "ascii"))
        sys.stderr.flush()


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person watches a stream."""
    return stream is not None and not stream.closed and stream.isatty()


def layout(stream: TextIO | None = None) -> Layout:
    """What a stream, standard output unless said, can show.

    Colours on a terminal that is not dumb; FORCE_COLOR asks for them elsewhere, NO_COLOR refuses them everywhere.
    The width is that of the terminal, or COLUMNS; never more than is readable.
    """
    from summarize.render.layout import READABLE, Layout

    stream = stream or sys.stdout
    on_terminal = is_terminal(stream)
    forced = os.environ.get("FORCE_COLOR", "0") not in {"", "0"}
    colour = not os.environ.get("NO_COLOR") and (forced or (on_terminal and os.environ.get("TERM") != "dumb"))
    width = READABLE
    if on_terminal or os.environ.get("COLUMNS", "").isdecimal():
        width = min(shutil.get_terminal_size((READABLE, 24)).columns, READABLE)
    return Layout(width, colour, (stream.encoding if stream else None) or "ascii")


@contextmanager
def waiting(message: str, *, quiet: bool = False) -> Iterator[None]:
    """A spinner with the time on standard error while work lasts, where a person watches and it takes a while."""
    if quiet or not is_terminal(sys.stderr) or os.environ.get("TERM") == "dumb":
        yield
        return
    spinner: list[Progress] = []

    def show() -> None:
        spinner.append(_spinner(message))
        spinner[0].start()

    timer = threading.Timer(PATIENCE, show)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        for shown in spinner:
            shown.stop()


def _spinner(message: str) -> Progress:
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.table import Column

    shape = layout(sys.stderr)
    console = Console(file=sys.stderr, emoji=False, markup=False, highlight=False, no_color=not shape.colour)
    progress = Progress(
        SpinnerColumn("dots" if shape.is_unicode else "line", style=""),
        TimeElapsedColumn(Column(no_wrap=True, min_width=len("0:00:00"))),
        TextColumn("{task.description}", markup=False, table_column=Column(no_wrap=True, overflow="ellipsis")),
        console=console,
        transient=True,
    )
    progress.add_task(shape.shown(message), total=None)
    return progress

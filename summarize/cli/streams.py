"""Standard output and standard error: who may see what."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from summarize.errors import InputError

if TYPE_CHECKING:
    from summarize.render.text import Layout


def complain(message: str) -> None:
    """One error on standard error."""
    from summarize.render.words import safe

    print("summarize: error: " + "\n  ".join(safe(line) for line in message.splitlines()), file=sys.stderr)  # noqa: T201


def note(message: str, *, quiet: bool = False) -> None:
    """One remark on standard error."""
    from summarize.render.words import safe

    if not quiet:
        print(f"summarize: {safe(message)}", file=sys.stderr)  # noqa: T201


def layout(stream: TextIO | None = None) -> Layout:
    """What a stream can show: its width, colours (NO_COLOR and FORCE_COLOR respected), and its character set."""
    from summarize.render.text import Layout

    stream = stream or sys.stdout
    terminal = stream.isatty()
    colour = bool(os.environ.get("FORCE_COLOR")) or (terminal and os.environ.get("TERM") != "dumb")
    if os.environ.get("NO_COLOR"):
        colour = False
    width = shutil.get_terminal_size((100, 24)).columns if terminal or os.environ.get("COLUMNS") else 100
    encoding = (stream.encoding or "ascii").lower().replace("-", "")
    return Layout(min(width, 120), colour, not encoding.startswith("utf"))


def write_result(text: str, output: Path | None = None) -> None:
    """Print a result, or write it to a file: aside first, then into place, so that nothing is half-written.

    Raises InputError if the file cannot be written.
    """
    if output is None:
        encoding = sys.stdout.encoding or "utf-8"
        sys.stdout.write(text.encode(encoding, "replace").decode(encoding))
        return
    if output.is_dir():
        raise InputError(f"{output} is a folder; name a file")
    try:
        handle, name = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
            umask = os.umask(0)
            os.umask(umask)
            Path(name).chmod(output.stat().st_mode & 0o777 if output.exists() else 0o666 & ~umask)
            Path(name).replace(output)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as error:
        raise InputError(f"cannot write {output}: {error.strerror}") from error


@contextmanager
def waiting(message: str, *, quiet: bool = False) -> Iterator[None]:
    """A spinner on standard error while work lasts, only where a person watches."""
    if quiet or not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(file=sys.stderr, emoji=False).status(message, spinner="dots"):
        yield

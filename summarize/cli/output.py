"""Results: on standard output, or in a file that is never seen half-written."""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from summarize.errors import InputError


def write_result(text: str, output: Path | None = None) -> None:
    """Print a result, or write it to a file in UTF-8. Raises InputError if it cannot be written.

    A file that is there is replaced, in one step and keeping its permissions; a link is followed; a pipe or a device
    is written to as it is.
    """
    if output is None:
        _print(text)
        return
    path = writable(output)
    try:
        if path.exists() and not path.is_file():
            path.write_text(text, "utf-8")
        else:
            _replace(path, text)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise InputError(f"cannot write {output}: {error.strerror}") from error


def writable(output: Path) -> Path:
    """The path with its links followed, once it is plain that something can be written there.

    Asked before a model is, so that no answer is paid for in vain. Raises InputError.
    """
    try:
        path = Path(os.path.realpath(output))
        if path.is_dir():
            raise InputError(f"{output} is a folder; name a file")
        if not path.parent.is_dir():
            raise InputError(f"cannot write {output}: there is no folder {output.parent}")
        if path.exists() and not os.access(path, os.W_OK):
            raise InputError(f"cannot write {output}: it is write-protected")
        if (not path.exists() or path.is_file()) and not os.access(path.parent, os.W_OK | os.X_OK):
            raise InputError(f"cannot write {output}: its folder is write-protected")
    except (OSError, ValueError) as error:
        raise InputError(f"cannot write {output}: {getattr(error, 'strerror', None) or error}") from error
    return path


def _print(text: str) -> None:
    from summarize.render.characters import carried

    if sys.stdout is None:
        raise InputError("standard output is closed: there is nowhere to write the result to; see --output")
    try:
        sys.stdout.write(carried(text, sys.stdout.encoding or "ascii"))
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise InputError(f"cannot write to standard output: {error.strerror}") from error


def _replace(path: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        Path(name).chmod(_mode(path))
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _mode(path: Path) -> int:
    """The permissions of the file that is there, or those that a new file gets."""
    if path.exists():
        return path.stat().st_mode & 0o777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask

"""The command line. Results go to standard output, everything else to standard error.

Exit codes: 0 done; 1 an eval gate failed; 2 unusable input or arguments, or an error of our own (so that 1 and 3
keep their meaning in CI); 3 the model or its endpoint failed; 130 interrupted. A reader that closes the pipe early,
such as `head`, ends the run quietly with 0.
"""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command line and exit."""
    try:
        from summarize.cli.app import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # before or after the command itself
        code = 130
    sys.exit(_flushed(code))


def _flushed(code: int) -> int:
    """The exit code once standard output has taken all that was written to it."""
    if sys.stdout is None:
        return code
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _discard()
    except OSError as error:
        _discard()
        from summarize.cli.streams import complain

        complain(f"cannot write to standard output: {error.strerror}")
        return code or 2
    return code


def _discard() -> None:
    """Let the interpreter flush the rest into nothing."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

"""The command line. Results go to standard output, everything else to standard error.

Exit codes: 0 done; 1 an eval gate failed; 2 unusable input or arguments, or an error of our own; 3 the model or
its endpoint failed; 130 interrupted.
"""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command line and exit."""
    from summarize.cli.app import run

    code = run(sys.argv[1:])
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)

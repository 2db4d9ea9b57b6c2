"""`python -m summarize.evals --gold DIR --briefs PATH`: the short way to a score, without the command line's looks."""

from __future__ import annotations

import argparse
import sys

from summarize.errors import SummarizeError
from summarize.evals.reports import FORMATS, render_report
from summarize.evals.score import score_briefs


def main() -> int:
    """Score saved briefs and print the report."""
    parser = argparse.ArgumentParser(prog="python -m summarize.evals", description="Score saved briefs against gold.")
    parser.add_argument("--gold", required=True, help="a suite, or a folder of gold files")
    parser.add_argument("--briefs", required=True, help="a JSON file, JSON Lines, a run, or a folder of them")
    parser.add_argument("--split", choices=("dev", "test"))
    parser.add_argument("--format", choices=sorted(FORMATS), default="text")
    given = parser.parse_args()
    try:
        report = score_briefs(given.gold, given.briefs, split=given.split)
    except SummarizeError as error:
        sys.stderr.write(f"summarize: error: {error}\n")
        return error.exit_code
    sys.stdout.write(render_report(report, given.format))
    return 0


if __name__ == "__main__":
    sys.exit(main())

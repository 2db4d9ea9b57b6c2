"""How long scoring takes: the briefs of a suite, repeated to a thousand, read from JSON Lines and scored.

python benchmarks/eval_scoring.py evals/briefs [number of briefs]
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import summarize
from summarize.evals.metrics import Case
from summarize.evals.saved import load_saved
from summarize.evals.score import make_report
from summarize.evals.suite import load_labelled
from summarize.render import to_jsonl


def main() -> int:
    """Print seconds for reading and for scoring."""
    labelled = load_labelled(sys.argv[1] if len(sys.argv) > 1 else "evals/briefs")
    wanted = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    lines = [to_jsonl(summarize.brief(gold.article)) for gold in labelled.gold]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "briefs.jsonl"
        path.write_text("".join(lines[i % len(lines)] for i in range(wanted)), "utf-8")
        started = time.perf_counter()
        saved = load_saved(path)
        read = time.perf_counter()
        of = saved.assign(labelled.gold).of
        cases = [[Case(gold, brief) for brief, _ in of[gold.document]] for gold in labelled.gold]
        report = make_report(labelled, cases)
        json = report.to_json()
        done = time.perf_counter()
    items = sum(sum(row.values()) for row in report.counts.values())
    print(f"{wanted} briefs, {items} aligned lines, report of {len(json) / 1e6:.1f} MB")
    print(f"reading {read - started:.1f} s, scoring {done - read:.1f} s, together {done - started:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""The rules' stances of the gold positions: `python rules.py dev rules.json`. Needs the project, not PyTorch.

Writes two readings, by document and id of the position: `words` are the rules' words of stance on the gold evidence,
which is what the adapter is given; `read` are the stances of those positions that the rules find in the article.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import cast

from summarize import brief
from summarize.evals.metrics import Case
from summarize.evals.suite import Split, load_labelled
from summarize.readers.rules.stances import cued

SUITE = Path(__file__).parents[2] / "evals" / "briefs"


def main(split: Split, path: str) -> None:
    words, read = {}, {}
    for gold in load_labelled(SUITE, split=split).gold:
        for position in gold.positions:
            evidence = " ".join(evidence.text for evidence in position.evidence)
            words[f"{gold.document}/{position.id}"] = cued(evidence).value
        found = brief(gold.article, model="rules", cache=False)
        stances = {position.id: position.stance.value for position in found.positions}
        for pair in Case(gold, found).aligned("positions"):
            read[f"{gold.document}/{pair.gold}"] = stances[pair.item or ""]
    Path(path).write_text(json.dumps({"words": words, "read": read}, indent=1), "utf-8")
    for name, given in {"words": words, "read": read}.items():
        print(f"{name}: {len(given)} positions, of which {list(given.values()).count('unclear')} unclear")


if __name__ == "__main__":
    main(cast(Split, sys.argv[1]), sys.argv[2])

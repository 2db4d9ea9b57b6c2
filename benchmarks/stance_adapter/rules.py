"""The rules' stances of the gold positions: `python rules.py dev rules.json`. Needs the project, not PyTorch.

Writes two readings, by document and id of the gold position: `words` are the rules' words of stance on the gold
evidence; `read` are the positions that the rules find in the article, with their own holder, topic and text.
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
            words[f"{gold.document}/{position.id}"] = {"stance": cued(evidence).value}
        found = brief(gold.article, model="rules", cache=False)
        names = {actor.id: actor.name for actor in found.actors}
        positions = {position.id: position for position in found.positions}
        for pair in Case(gold, found).aligned("positions"):
            position = positions[pair.item or ""]
            read[f"{gold.document}/{pair.gold}"] = {
                "stance": position.stance.value,
                "holder": " and ".join(names.get(holder, holder) for holder in position.holders),
                "topic": position.topic,
                "text": " ".join(evidence.text for evidence in position.evidence),
            }
    Path(path).write_text(json.dumps({"words": words, "read": read}, indent=1), "utf-8")
    for name, given in {"words": words, "read": read}.items():
        unclear = sum(item["stance"] == "unclear" for item in given.values())
        print(f"{name}: {len(given)} positions, {unclear} left unclear")


if __name__ == "__main__":
    main(cast(Split, sys.argv[1]), sys.argv[2])

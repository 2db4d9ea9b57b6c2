"""The rules' stances of the gold positions: `python rules.py dev rules.json`. Needs the project, not PyTorch.

Writes three readings, by document and id of the gold position: `words` are the rules' words of stance on the gold
evidence. `found` and `scored` are the positions that the rules find in the article, with their own holder, topic and
text: `scored` as the scorer pairs them with the gold, for which a right stance counts, which favours the rules;
`found` as it would pair them if every stance were right.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import cast

from summarize import brief
from summarize.briefs import Brief
from summarize.evals.align import align
from summarize.evals.gold import Gold
from summarize.evals.lists import MATCHERS, Positions
from summarize.evals.suite import Split, load_labelled
from summarize.readers.rules.stances import cued

SUITE = Path(__file__).parents[2] / "evals" / "briefs"
Reading = dict[str, dict[str, str]]


class BlindToStance(Positions):
    """Pairs positions as if every stance were right."""

    def _stance(self, *_: int) -> float:
        return 1.0


def words(gold: Gold) -> Reading:
    return {
        f"{gold.document}/{position.id}": {"stance": cued(" ".join(e.text for e in position.evidence)).value}
        for position in gold.positions
    }


def paired(gold: Gold, read: Brief, matcher: type[Positions]) -> Reading:
    """Required gold positions with those that the rules read for them."""
    MATCHERS["positions"] = matcher
    names = {actor.id: actor.name for actor in read.actors}
    positions = {position.id: position for position in read.positions}
    return {
        f"{gold.document}/{pair.gold}": {
            "stance": (position := positions[pair.item]).stance.value,
            "holder": " and ".join(names.get(holder, holder) for holder in position.holders),
            "topic": position.topic,
            "text": " ".join(evidence.text for evidence in position.evidence),
        }
        for pair in align(gold, read)["positions"]
        if pair.item and pair.gold and pair.outcome != "ignored"
    }


def main(split: Split, path: str) -> None:
    readings: dict[str, Reading] = {"words": {}, "found": {}, "scored": {}}
    for gold in load_labelled(SUITE, split=split).gold:
        read = brief(gold.article, model="rules", cache=False)
        readings["words"] |= words(gold)
        readings["found"] |= paired(gold, read, BlindToStance)
        readings["scored"] |= paired(gold, read, Positions)
    Path(path).write_text(json.dumps(readings, indent=1), "utf-8")
    for name, given in readings.items():
        unclear = sum(item["stance"] == "unclear" for item in given.values())
        print(f"{name}: {len(given)} positions, {unclear} left unclear")


if __name__ == "__main__":
    main(cast(Split, sys.argv[1]), sys.argv[2])

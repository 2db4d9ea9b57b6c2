"""The rules' words of stance on the same gold evidence: `python rules.py dev`. Needs the project, not PyTorch."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Literal, cast

from summarize.evals.suite import load_labelled
from summarize.readers.rules.stances import cued

SUITE = Path(__file__).parents[2] / "evals" / "briefs"


def main(split: Literal["dev", "test"]) -> None:
    """Prints figures, never texts. `unclear` counts as not given."""
    right = given = count = 0
    for gold in load_labelled(SUITE, split=split).gold:
        for position in gold.positions:
            stance = cued(" ".join(evidence.text for evidence in position.evidence))
            count += 1
            given += stance != "unclear"
            right += stance != "unclear" and stance in position.stance
    print(f"n = {count}, given {given}, right of those given {right} ({right / given:.3f})")


if __name__ == "__main__":
    main(cast(Literal["dev", "test"], sys.argv[1]))

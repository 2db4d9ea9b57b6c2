"""Turns: who speaks in an interview that is printed as questions and answers.

A paragraph that begins with a label ("Courier: ...", "Q: ...") is a turn if enough others do. The label whose turns
end in questions is the interviewer's. A paragraph without a label belongs to the turn before it, except behind the
last one: there the article speaks again.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from summarize.blocks import BlockKind
from summarize.document import Document

_LABEL = re.compile(r"((?:[A-ZÀ-Þ][\w.'’-]*)(?:[ ](?:[A-ZÀ-Þ][\w.'’-]*|de|van|von|al|bin)){0,4}):\s+(?=\S)")
_FEWEST = 4
_ASKERS = frozenset({"Q", "Question", "Interviewer", "Reporter", "Host"})


class Turn(NamedTuple):
    """One paragraph of an interview. `start` is the offset of the first character behind the label."""

    label: str
    start: int
    asks: bool


def find_turns(document: Document) -> dict[int, Turn]:
    """The turns of an article by the number of their block; empty if it is no interview."""
    blocks: dict[int, tuple[int, int]] = {}
    for sentence in document.sentences:
        if sentence.kind is BlockKind.BODY:
            first, _ = blocks.get(sentence.block, (sentence.start, sentence.end))
            blocks[sentence.block] = (first, sentence.end)
    found: dict[int, Turn] = {}
    labelled: dict[int, tuple[str, int]] = {}
    for number, (start, end) in blocks.items():
        if match := _LABEL.match(document.text, start, min(end, start + 60)):
            labelled[number] = (match[1], match.end())
    labels = Counter(label for label, _ in labelled.values())
    if len(labelled) < _FEWEST or len(labels) > len(labelled) * 0.75:
        return {}
    asked = Counter(label for n, (label, _) in labelled.items() if document.text[: blocks[n][1]].rstrip().endswith("?"))
    askers = {label for label in labels if asked[label] > labels[label] / 2 or label in _ASKERS}
    last = max(labelled)
    current: Turn | None = None
    for number, (start, _) in sorted(blocks.items()):
        if number in labelled:
            label, behind = labelled[number]
            current = Turn(label, behind, label in askers)
        elif current is not None and number < last:
            current = current._replace(start=start)
        else:
            current = None
        if current is not None:
            found[number] = current
    return found

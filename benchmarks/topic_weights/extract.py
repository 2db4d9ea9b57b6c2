"""Noun phrases of labelled positions with their traits, and whether the gold accepts them as the topic: rows for fit.py.

    python benchmarks/topic_weights/extract.py evals/briefs ... > rows.csv

Reads the `dev` split of every suite. A row holds no words of an article.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import summarize
from summarize.evals.align import align
from summarize.evals.suite import load_labelled
from summarize.evals.wording import bag_f1, content
from summarize.readers.rules import reader
from summarize.readers.rules.lexicon import data
from summarize.readers.rules.sentences import NewsSentence
from summarize.readers.rules.topics import Candidate, Topics

TRAITS = tuple(data("topics")["weights"])
ACCEPTED = 0.5
"""The word F1 from which scoring accepts a topic."""
seen: dict[tuple[int, str], list[Candidate]] = {}


class Recording(Topics):
    """Topics that remember the candidates of each choice, by sentence and topic."""

    def of(self, sentence: NewsSentence, start: int, end: int) -> str | None:
        topic = super().of(sentence, start, end)
        if topic is not None:
            seen.setdefault((sentence.number, topic), self.candidates(sentence, start, end))
        return topic


def main(folders: list[str]) -> None:
    reader.Topics = Recording  # type: ignore[misc]
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["document", "position", *TRAITS, "accepted"])
    documents = positions = 0
    for folder in folders:
        for gold in load_labelled(folder, split="dev").gold:
            documents += 1
            seen.clear()
            brief = summarize.brief(Path(folder) / "articles" / f"{gold.document}.txt", model="rules")
            wanted = {p.id: p.topic for p in gold.positions}
            given = {p.id: p for p in brief.positions}
            for pair in align(gold, brief)["positions"]:
                if pair.gold is None or pair.item is None or pair.outcome not in {"correct", "partial"}:
                    continue
                position = given[pair.item]
                candidates = next(
                    (found for (n, topic), found in seen.items() if topic == position.topic and n in pair.sentences), []
                )
                positions += bool(candidates)
                for candidate in candidates:
                    said = content(candidate.text)
                    accepted = max(bag_f1(said, content(topic)) for topic in wanted[pair.gold]) >= ACCEPTED
                    shares = [f"{candidate.traits[trait]:g}" for trait in TRAITS]
                    out.writerow([documents, positions, *shares, int(accepted)])


if __name__ == "__main__":
    main(sys.argv[1:])

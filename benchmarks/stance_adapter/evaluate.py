"""Stance of the gold positions of a split: `python evaluate.py dev [adapter.gguf]`. Prints figures, never texts."""

from __future__ import annotations

import re
import sys
import time
import tomllib
from collections import Counter
from math import sqrt
from pathlib import Path

import torch
import yaml
from smollm import SmolLM, load_adapter, weights_path
from train import ALPHA, RANK, STANCES, prompt, tokenizer

SUITE = Path(__file__).parents[2] / "evals" / "briefs"


def positions(split: str) -> list[tuple[str, list[str]]]:
    """The prompt and the accepted stances of each gold position; the evidence is the text, the first topic the topic."""
    found = []
    for name in tomllib.loads((SUITE / "suite.toml").read_text("utf-8"))["splits"][split]:
        gold = yaml.safe_load((SUITE / "gold" / f"{name}.yaml").read_text("utf-8"))
        names = {actor["id"]: actor["name"] for actor in gold["actors"]}
        for item in gold["positions"]:
            holder = " and ".join(names.get(id, id) for id in item["holders"])
            topics = item["topic"] if isinstance(item["topic"], list) else [item["topic"]]
            accepted = item["stance"] if isinstance(item["stance"], list) else [item["stance"]]
            text = re.sub(r"\s+", " ", " ".join(evidence["text"] for evidence in item["evidence"]))
            found.append((prompt(holder, topics[0], text), accepted))
    return found


def right(answer: str, accepted: list[str]) -> bool:
    """`neutral` stands for neutral or unclear."""
    return answer in accepted or (answer == "neutral" and "unclear" in accepted)


def reported(name: str, answers: list[str], gold: list[list[str]]) -> None:
    """Accuracy with its Wilson interval of 95 %."""
    n, z = len(answers), 1.96
    share = sum(map(right, answers, gold)) / n
    middle, half = share + z * z / 2 / n, z * sqrt(share * (1 - share) / n + z * z / 4 / n / n)
    low, high = ((middle + side * half) / (1 + z * z / n) for side in (-1, 1))
    print(f"{name}: n = {n}, right {share:.3f} ({low:.3f} to {high:.3f}), answers {dict(Counter(answers))}")


def main(split: str, adapter: str | None = None) -> None:
    torch.set_num_threads(1)
    cases = positions(split)
    gold = [accepted for _, accepted in cases]
    for stance in STANCES:
        reported(f"always {stance}", [stance] * len(cases), gold)
    vocabulary = tokenizer()
    ids = [vocabulary.tokenize(f" {stance}".encode(), add_bos=False)[0] for stance in STANCES]
    model = SmolLM(weights_path(), rank=RANK if adapter else 0, alpha=ALPHA).eval()
    if adapter:
        load_adapter(model, Path(adapter))
    answers = []
    started = time.perf_counter()
    for text, _ in cases:
        tokens = vocabulary.tokenize(text.encode(), add_bos=False)
        with torch.no_grad():
            logits = model(torch.tensor([tokens]), torch.tensor([len(tokens) - 1]))[0, ids]
        answers.append(STANCES[int(logits.argmax())])
    seconds = (time.perf_counter() - started) / len(cases)
    reported("with the adapter" if adapter else "without adapter", answers, gold)
    print(f"{seconds:.2f} s a position")


if __name__ == "__main__":
    main(*sys.argv[1:])

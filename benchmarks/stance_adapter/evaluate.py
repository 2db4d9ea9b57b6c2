"""Stances of the gold positions of a split: `python evaluate.py dev rules.json adapter.gguf`. Prints figures, never texts.

The model without and with the adapter; then in pairs the adapter against the rules where they give a stance, and
against always "oppose" where they leave it unclear.
"""

from __future__ import annotations

import json
import random
import re
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterable
from math import comb, sqrt
from pathlib import Path
from typing import NamedTuple

import torch
import yaml
from smollm import SmolLM, load_adapter, weights_path
from train import ALPHA, RANK, STANCES, answer_tokens, prompt, tokenizer, tokens_of

SUITE = Path(__file__).parents[2] / "evals" / "briefs"
Reading = dict[str, dict[str, str]]


class Position(NamedTuple):
    """A gold position as the model is asked for it, and the stances that are right."""

    document: str
    id: str
    prompt: str
    accepted: frozenset[str]

    @property
    def key(self) -> str:
        """As rules.py names it."""
        return f"{self.document}/{self.id}"


def positions(split: str) -> list[Position]:
    """The evidence is the text, the first topic the topic."""
    found = []
    for name in tomllib.loads((SUITE / "suite.toml").read_text("utf-8"))["splits"][split]:
        gold = yaml.safe_load((SUITE / "gold" / f"{name}.yaml").read_text("utf-8"))
        names = {actor["id"]: actor["name"] for actor in gold["actors"]}
        for item in gold["positions"]:
            holder = " and ".join(names.get(id, id) for id in item["holders"])
            topics = item["topic"] if isinstance(item["topic"], list) else [item["topic"]]
            accepted = item["stance"] if isinstance(item["stance"], list) else [item["stance"]]
            text = " ".join(evidence["text"] for evidence in item["evidence"])
            found.append(Position(name, item["id"], asked(holder, topics[0], text), frozenset(accepted)))
    return found


def asked(holder: str, topic: str, text: str) -> str:
    return prompt(holder, topic, re.sub(r"\s+", " ", text))


def answered(model: SmolLM, prompts: list[str]) -> list[str]:
    vocabulary = tokenizer()
    ids = answer_tokens(vocabulary)
    answers = []
    started = time.perf_counter()
    for text in prompts:
        tokens = tokens_of(vocabulary, text)
        with torch.no_grad():
            logits = model(torch.tensor([tokens]), torch.tensor([len(tokens) - 1]))[0, ids]
        answers.append(STANCES[int(logits.argmax())])
    print(f"{(time.perf_counter() - started) / len(prompts):.2f} s a position")
    return answers


def share(rights: Iterable[bool]) -> str:
    """A share with its Wilson interval of 95 %."""
    rights = list(rights)
    n, z = len(rights), 1.96
    if not n:
        return "n = 0"
    p = sum(rights) / n
    middle, half = p + z * z / 2 / n, z * sqrt(p * (1 - p) / n + z * z / 4 / n / n)
    low, high = ((middle + side * half) / (1 + z * z / n) for side in (-1, 1))
    return f"n = {n}, right {p:.3f} ({low:.3f} to {high:.3f})"


def mcnemar(first: int, second: int) -> float:
    """The exact two-sided p of so many pairs in which only the first, and only the second, was right (McNemar 1947)."""
    n = first + second
    return min(1.0, 2 * sum(comb(n, k) for k in range(min(first, second) + 1)) / 2**n)


def resampled(documents: list[str], differences: list[int], times: int = 10_000) -> tuple[float, float]:
    """The 95 % interval of the mean difference when whole documents are drawn anew: positions of one go together."""
    of: dict[str, list[int]] = {}
    for document, difference in zip(documents, differences, strict=True):
        of.setdefault(document, []).append(difference)
    sums = [(sum(d), len(d)) for d in of.values()]
    chance = random.Random(7)
    means = []
    for _ in range(times):
        drawn = chance.choices(sums, k=len(sums))
        means.append(sum(total for total, _ in drawn) / sum(n for _, n in drawn))
    means.sort()
    return means[int(times * 0.025)], means[int(times * 0.975) - 1]


def compared(name: str, other: str, cases: list[tuple[Position, str, str]]) -> None:
    """The adapter's answers and those of another to the same positions, in pairs."""
    pairs = [(adapted in position.accepted, theirs in position.accepted) for position, adapted, theirs in cases]
    table = Counter(pairs)
    only, only_other = table[True, False], table[False, True]
    low, high = resampled([position.document for position, _, _ in cases], [a - b for a, b in pairs])
    print(
        f"{name}\n  adapter: {share(a for a, _ in pairs)}\n  {other}: {share(b for _, b in pairs)}\n"
        f"  both right {table[True, True]}, only adapter {only}, only {other} {only_other}, "
        f"neither {table[False, False]}; McNemar p {mcnemar(only, only_other):.2g}\n"
        f"  adapter less {other}: {(only - only_other) / len(pairs):+.3f} ({low:+.3f} to {high:+.3f}, documents drawn anew)"
    )


def reported(gold: list[Position], rules: dict[str, Reading], answers: dict[str, list[str]]) -> None:
    """All figures of one way to count."""
    for stance in STANCES:
        print(f"always {stance}: {share(stance in position.accepted for position in gold)}")
    for name in ("plain", "adapted"):
        rights = (answer in position.accepted for position, answer in zip(gold, answers[name], strict=True))
        print(f"{name}: {share(rights)}, answers {dict(Counter(answers[name]))}")
    comparisons = [(reading, "adapted") for reading in rules] + [(reading, reading) for reading in ("found", "scored")]
    for reading, given_to in comparisons:
        given, unclear = [], []
        for position, answer in zip(gold, answers[given_to], strict=True):
            stance = rules[reading].get(position.key, {}).get("stance")
            if stance == "unclear":
                unclear.append((position, answer, "oppose"))
            elif stance:
                given.append((position, answer, stance))
        name = f"{reading}, the adapter on {'the gold evidence' if given_to == 'adapted' else 'what the rules read'}"
        compared(f"{name}: stance given", "rules", given)
        compared(f"{name}: left unclear", "always oppose", unclear)
        for constant in ("support", "neutral"):
            print(f"  always {constant}: {share(constant in position.accepted for position, _, _ in unclear)}")


def main(split: str, rules_path: str, adapter: str) -> None:
    torch.set_num_threads(1)
    gold = positions(split)
    rules: dict[str, Reading] = json.loads(Path(rules_path).read_text("utf-8"))
    model = SmolLM(weights_path(), rank=RANK, alpha=ALPHA).eval()  # until an adapter is loaded it adds nothing
    prompts = [position.prompt for position in gold]
    answers = {"plain": answered(model, prompts)}
    load_adapter(model, Path(adapter))
    answers["adapted"] = answered(model, prompts)
    for reading in ("found", "scored"):
        read = {key: asked(item["holder"], item["topic"], item["text"]) for key, item in rules[reading].items()}
        by_key = dict(zip(read, answered(model, list(read.values())), strict=True))
        answers[reading] = [by_key.get(position.key, "") for position in gold]
    print("\nneutral also counts where the gold accepts unclear")
    lenient = [p._replace(accepted=p.accepted | {"neutral"}) if "unclear" in p.accepted else p for p in gold]
    reported(lenient, rules, answers)
    print("\nneutral counts only where the gold accepts neutral")
    reported(gold, rules, answers)


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Train the adapter: `python train.py adapter.gguf RATE EPOCHS [more.jsonl]`.

Trains on the handwritten sentences but the last 60, which are held out, and on those of a second file if there is one.
After each epoch the held-out sentences are measured; the adapter of the epoch with the least loss on them is kept.
"""

from __future__ import annotations

import json
import random
import sys
import time
from pathlib import Path
from typing import NamedTuple

import torch
from llama_cpp import Llama
from smollm import SmolLM, save_adapter, weights_path
from torch import Tensor
from torch.nn.functional import cross_entropy

STANCES = ("support", "oppose", "neutral")
HANDWRITTEN, HELD_OUT = Path(__file__).parent / "handwritten.jsonl", 60
RANK, ALPHA, BATCH, WARM_UP = 8, 16.0, 8, 10


class Example(NamedTuple):
    """The token ids of a prompt, and the index of its stance."""

    tokens: list[int]
    stance: int


def prompt(holder: str, topic: str, text: str) -> str:
    return (
        f"Text: {text}\nHolder: {holder}\nTopic: {topic}\nStance of the holder on the topic (support, oppose, neutral):"
    )


def tokenizer() -> Llama:
    return Llama(str(weights_path()), vocab_only=True, verbose=False)


def tokens_of(vocabulary: Llama, text: str) -> list[int]:
    return vocabulary.tokenize(text.encode(), add_bos=False)


def answer_tokens(vocabulary: Llama) -> list[int]:
    """The first token of each answer: the stance is read from their logits."""
    return [tokens_of(vocabulary, f" {stance}")[0] for stance in STANCES]


def padded(rows: list[list[int]]) -> tuple[Tensor, Tensor]:
    """Token ids of a batch, and where each row ends."""
    width = max(map(len, rows))
    return torch.tensor([row + [0] * (width - len(row)) for row in rows]), torch.tensor([len(row) - 1 for row in rows])


def examples(path: Path, vocabulary: Llama) -> list[Example]:
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [
        Example(tokens_of(vocabulary, prompt(r["holder"], r["topic"], r["text"])), STANCES.index(r["stance"]))
        for r in rows
    ]


def batches(found: list[Example], chance: random.Random) -> list[list[Example]]:
    """Every example once, among others of about its length, so that little is padded."""
    found = sorted(found, key=lambda example: len(example.tokens) + chance.uniform(0, 20))
    cut = [found[start : start + BATCH] for start in range(0, len(found), BATCH)]
    chance.shuffle(cut)
    return cut


def scored(model: SmolLM, batch: list[Example], answers: list[int]) -> tuple[Tensor, Tensor]:
    """The logits of the three stances, and the indices of those wanted."""
    tokens, last = padded([example.tokens for example in batch])
    return model(tokens, last)[:, answers], torch.tensor([example.stance for example in batch])


@torch.no_grad()
def measured(model: SmolLM, held_out: list[Example], answers: list[int]) -> tuple[float, float]:
    """Mean loss and share of right answers."""
    parts = [scored(model, [example], answers) for example in held_out]
    logits, wanted = torch.cat([part[0] for part in parts]), torch.cat([part[1] for part in parts])
    return cross_entropy(logits, wanted).item(), (logits.argmax(-1) == wanted).float().mean().item()


def main(adapter: str, rate: float, epochs: int, more: str | None = None) -> None:
    torch.set_num_threads(1)
    torch.manual_seed(7)
    chance = random.Random(7)
    started = time.perf_counter()
    vocabulary = tokenizer()
    answers = answer_tokens(vocabulary)
    written = examples(HANDWRITTEN, vocabulary)
    training, held_out = written[:-HELD_OUT], written[-HELD_OUT:]
    training += examples(Path(more), vocabulary) if more else []
    model = SmolLM(weights_path(), rank=RANK, alpha=ALPHA)
    optimiser = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=0.0)
    steps = epochs * len(batches(training, chance))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / WARM_UP, (steps - step) / max(steps - WARM_UP, 1))
    )
    least, right = measured(model, held_out, answers)
    print(f"untrained: held-out loss {least:.3f}, right {right:.3f}", flush=True)
    for epoch in range(1, epochs + 1):
        losses = []
        for batch in batches(training, chance):
            loss = cross_entropy(*scored(model, batch, answers))
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            losses.append(loss.item())
        held, right = measured(model, held_out, answers)
        kept = held < least
        if kept:
            least = held
            save_adapter(model, Path(adapter), alpha=ALPHA)
        print(
            f"epoch {epoch}: training loss {sum(losses) / len(losses):.3f}, held-out loss {held:.3f}, right {right:.3f}"
            f"{', kept' if kept else ''}, {time.perf_counter() - started:.0f} s",
            flush=True,
        )


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), int(sys.argv[3]), *sys.argv[4:])

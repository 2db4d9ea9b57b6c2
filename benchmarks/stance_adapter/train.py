"""Train the adapter: `python train.py sentences.jsonl adapter.gguf SECONDS`. Stops when the seconds are over."""

from __future__ import annotations

import json
import random
import sys
import time
from pathlib import Path

import torch
from llama_cpp import Llama
from smollm import SmolLM, save_adapter, weights_path

STANCES = ("support", "oppose", "neutral")
RANK, ALPHA, BATCH, RATE = 8, 16.0, 8, 1e-3


def prompt(holder: str, topic: str, text: str) -> str:
    return (
        f"Text: {text}\nHolder: {holder}\nTopic: {topic}\nStance of the holder on the topic (support, oppose, neutral):"
    )


def tokenizer() -> Llama:
    return Llama(str(weights_path()), vocab_only=True, verbose=False)


def padded(rows: list[list[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    """Token ids of a batch, and where each row ends."""
    width = max(map(len, rows))
    return torch.tensor([row + [0] * (width - len(row)) for row in rows]), torch.tensor([len(row) - 1 for row in rows])


def main(data: str, adapter: str, seconds: float) -> None:
    torch.set_num_threads(1)
    torch.manual_seed(7)
    started = time.perf_counter()
    vocabulary = tokenizer()
    answers = [vocabulary.tokenize(f" {stance}".encode(), add_bos=False)[0] for stance in STANCES]
    examples = [json.loads(line) for line in Path(data).read_text("utf-8").splitlines()]
    random.Random(7).shuffle(examples)
    model = SmolLM(weights_path(), rank=RANK, alpha=ALPHA)
    optimiser = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=0.0)
    step = 0
    while time.perf_counter() - started < seconds:
        batch = [examples[(step * BATCH + i) % len(examples)] for i in range(BATCH)]
        texts = [prompt(e["holder"], e["topic"], e["text"]) for e in batch]
        tokens, last = padded([vocabulary.tokenize(text.encode(), add_bos=False) for text in texts])
        wanted = torch.tensor([STANCES.index(e["stance"]) for e in batch])
        loss = torch.nn.functional.cross_entropy(model(tokens, last)[:, answers], wanted)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        step += 1
        print(f"step {step}, loss {loss.item():.3f}, {time.perf_counter() - started:.0f} s", flush=True)
    save_adapter(model, Path(adapter), alpha=ALPHA)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], float(sys.argv[3]))

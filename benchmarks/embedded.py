"""The embedded model on this machine: `python benchmarks/embedded.py [asks]`. Load time, speed, memory over many asks."""

from __future__ import annotations

import os
import platform
import sys
import time
from pathlib import Path

from pydantic import BaseModel

from summarize.models.base import Settings
from summarize.models.embedded import served_by_llama, smollm2_weights
from summarize.models.llama import server_for
from summarize.prompts import Message


class Note(BaseModel):
    """What a paragraph says."""

    subject: str
    words: list[str]


def resident(pid: int) -> float:
    """Megabytes that a process holds in memory."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise ValueError("no VmRSS")


def main(asks: int) -> None:
    article = next((Path(__file__).parent.parent / "seeds").glob("*.txt")).read_text("utf-8")
    started = time.perf_counter()
    server = server_for(smollm2_weights())
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, n = {asks} asks, each with its own text")
    print(f"loaded in {time.perf_counter() - started:.1f} s, {resident(server.pid):.0f} MB")
    model = served_by_llama(server.url, "smollm2", key=server.key)
    read = written = seconds = 0.0
    for number in range(asks):
        text = article[number * 150 : number * 150 + 2000]
        reply = model.generate(
            [Message(role="user", content=f"{text}\n\nAnswer as JSON.")], Note, Settings(max_tokens=2000)
        )
        read += reply.usage.input_tokens or 0
        written += reply.usage.output_tokens or 0
        seconds += reply.usage.seconds
    print(f"{read / asks:.0f} tokens read and {written / asks:.0f} written an ask, {seconds / asks:.1f} s an ask")
    print(f"{resident(server.pid):.0f} MB after {asks} asks")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)

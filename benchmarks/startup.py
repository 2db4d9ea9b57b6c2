"""What starting costs, as ratios to an empty Python: `python benchmarks/startup.py [repeats]`.

The warm run reads an article with an endpoint model whose answer is in the cache; a small server on loopback gives
that answer once and is then stopped, so that nothing could be asked again. Medians of alternating runs.
"""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

ROOT = Path(__file__).parent.parent
SEED = next((ROOT / "seeds").glob("*.txt"))


class Endpoint(BaseHTTPRequestHandler):
    """Answers every question with an empty draft."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        message = {"role": "assistant", "content": '{"headline": null}'}
        answer = {"id": "x", "object": "chat.completion", "created": 0, "model": "m"}
        answer |= {"choices": [{"index": 0, "finish_reason": "stop", "message": message}]}
        body = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


def seconds(command: list[str], environment: dict[str, str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, env=environment, check=True, capture_output=True)
    return time.perf_counter() - started


def main(repeats: int) -> None:
    server = HTTPServer(("127.0.0.1", 0), Endpoint)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    model = f"http://127.0.0.1:{server.server_port}/v1#m"
    run = [sys.executable, "-m", "summarize"]
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "summarize --help": [*run, "--help"],
        "summarize brief (rules, the seed)": [*run, "brief", str(SEED)],
        "summarize brief (a model's kept answer)": [*run, "brief", "--model", model, str(SEED)],
        "python -c 'import openai, instructor'": [sys.executable, "-c", "import openai, instructor"],
    }
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"SUMMARIZE_CACHE_DIR": folder}
        subprocess.run(
            commands["summarize brief (a model's kept answer)"], env=environment, check=True, capture_output=True
        )
        server.shutdown()
        server.server_close()
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(repeats):
            for name, command in commands.items():
                times[name].append(seconds(command, environment))
    base = statistics.median(times["python -c pass"])
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, n = {repeats} runs of each, medians")
    for name, found in times.items():
        median = statistics.median(found)
        print(f"{name:42} {median:6.2f} s  {median / base:5.1f} x")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)

"""The command line as a process, as a call, and on a terminal; and a model server that never answers."""

from __future__ import annotations

import fcntl
import io
import json
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from summarize.cli.app import run as run_here

COMMAND = [sys.executable, "-m", "summarize"]
ROOT = str(Path(__file__).parents[2])
ARTICLE = "Mill to close\n\n12 February 2024\n\nAcme will close its mill on Friday.\n"


class Done(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


@pytest.fixture
def process() -> Run:
    """Run the command as a process, with all that goes with it."""

    def run(*arguments: object, text: str | bytes = b"", **environment: str) -> Done:
        given = text.encode() if isinstance(text, str) else text
        done = subprocess.run(
            [*COMMAND, *map(str, arguments)],
            input=given,
            capture_output=True,
            env=os.environ | {"PYTHONPATH": ROOT} | environment,
            timeout=60,
        )
        return Done(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))

    return run


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command in this process, which is quicker."""

    def run(*arguments: object, text: str = "", **environment: str) -> Done:
        capsys.readouterr()
        with monkeypatch.context() as patched:
            for name, value in environment.items():
                patched.setenv(name, value)
            patched.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(text.encode()))))
            code = run_here([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Done(code, captured.out, captured.err)

    return run


@pytest.fixture
def terminal() -> Iterator[Callable[..., Terminal]]:
    """Start the command with terminals for streams."""
    started: list[Terminal] = []

    def start(
        *arguments: object, columns: int = 80, out: bool = True, err: bool = True, **environment: str
    ) -> Terminal:
        leader, follower = pty.openpty()
        fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        shown = os.environ | {"TERM": "xterm-256color"} | environment
        shown.pop("COLUMNS", None)
        started_process = subprocess.Popen(
            [*COMMAND, *map(str, arguments)], stdin=follower, env=shown,
            stdout=follower if out else subprocess.DEVNULL, stderr=follower if err else subprocess.DEVNULL,
        )  # fmt: skip
        os.close(follower)
        started.append(Terminal(started_process, leader))
        return started[-1]

    yield start
    for one in started:
        if one.process.poll() is None:
            one.process.kill()
            one.process.wait()
        os.close(one.leader)


class Terminal(NamedTuple):
    """A command on a terminal, and the end of it that a person looks at."""

    process: subprocess.Popen[bytes]
    leader: int

    def read(self, until: str | None = None, seconds: float = 30) -> str:
        """What it shows, until it shows certain words, or ends."""
        seen = b""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and (until is None or until.encode() not in seen):
            if select.select([self.leader], [], [], 0.1)[0]:
                try:
                    chunk = os.read(self.leader, 65536)
                except OSError:  # the other end is closed
                    break
                if not chunk:
                    break
                seen += chunk
        return seen.decode("utf-8", "replace").replace("\r\n", "\n")

    def end(self) -> int:
        return self.process.wait(timeout=30)


class SilentServer(NamedTuple):
    model: str
    asked: threading.Event


class AnsweringServer(NamedTuple):
    model: str
    questions: list[bytes]


@pytest.fixture
def answering_model() -> Iterator[AnsweringServer]:
    """A model at an address that answers every question with the same short draft."""
    questions: list[bytes] = []
    draft = {"headline": {"text": "Mill to close", "sentences": [1]}, "dates": [{"text": "Sunday", "sentences": [3]}]}
    choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": json.dumps(draft)}}
    usage = {"prompt_tokens": 1200, "completion_tokens": 34, "total_tokens": 1234}
    answer = {"id": "x", "object": "chat.completion", "created": 0, "model": "m", "choices": [choice], "usage": usage}

    class Answering(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            questions.append(self.rfile.read(int(self.headers["content-length"])))
            body = json.dumps(answer).encode()
            self.send_response(200)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    yield from _served(Answering, lambda model: AnsweringServer(model, questions))


@pytest.fixture
def silent_model() -> Iterator[SilentServer]:
    """A model at an address that takes a question and never answers."""
    asked, over = threading.Event(), threading.Event()

    class Silent(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.set()
            over.wait(60)

        do_GET = do_POST

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    yield from _served(Silent, lambda model: SilentServer(model, asked))
    over.set()


def _served(handler: type[BaseHTTPRequestHandler], described: Callable[[str], Any]) -> Iterator[Any]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    server.block_on_close = False
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield described(f"http://127.0.0.1:{server.server_address[1]}/v1#m")
    server.shutdown()
    server.server_close()

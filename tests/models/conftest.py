"""A server on loopback that misbehaves as it is told, and remembers what it was asked."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple

import pytest


class Asked(NamedTuple):
    """A request as it was sent."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]


class Answer(NamedTuple):
    """What the server does: a status with a body, after `delay` seconds; `cut` breaks the body off."""

    body: Any = None
    status: int = 200
    headers: dict[str, str] = {}
    delay: float = 0.0
    cut: bool = False


def completion(content: str | None, finish_reason: str = "stop", **message: Any) -> dict[str, Any]:
    """A chat completion that says `content`."""
    return {
        "id": "x", "object": "chat.completion", "created": 0, "model": "m",
        "choices": [{"index": 0, "finish_reason": finish_reason, "message": {"role": "assistant", "content": content, **message}}],
        "usage": {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15},
    }  # fmt: skip


def failure(status: int, message: str, **more: Any) -> Answer:
    """An error as OpenAI words it."""
    headers = more.pop("headers", {})
    return Answer({"error": {"message": message, **more}}, status, headers)


class Endpoint:
    """Gives its answers in order, the last one for ever; an answer may be a function of the request's body."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.answers: list[Answer | Callable[[dict[str, Any]], Answer]] = []
        owner = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["content-length"])))
                owner.asked.append(Asked(self.path, {k.lower(): v for k, v in self.headers.items()}, body))
                answer = owner.answers.pop(0) if len(owner.answers) > 1 else owner.answers[0]
                self._give(answer(body) if callable(answer) else answer)

            def do_GET(self) -> None:
                self._give(Answer({"data": [{"id": "m", "object": "model", "created": 0, "owned_by": "x"}]}))

            def _give(self, answer: Answer) -> None:
                time.sleep(answer.delay)
                text = answer.body if isinstance(answer.body, str) else json.dumps(answer.body)
                data = text.encode()
                kind = "application/json" if not isinstance(answer.body, str) else "text/html"
                try:
                    self.send_response(answer.status)
                    for name, value in ({"content-type": kind} | answer.headers).items():
                        self.send_header(name, value)
                    self.send_header("content-length", str(len(data)))
                    self.end_headers()
                    self.wfile.write(data[: len(data) // 2] if answer.cut else data)
                except OSError:  # the client has gone
                    pass

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1"

    def say(self, *answers: Answer | Callable[[dict[str, Any]], Answer] | dict[str, Any]) -> None:
        """The answers to come; a dictionary is a completion."""
        self.answers = [a if callable(a) or isinstance(a, Answer) else Answer(a) for a in answers]

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    server = Endpoint()
    yield server
    server.close()

"""llama.cpp's server in a child process of this one: started on demand, ended with it."""

from __future__ import annotations

import atexit
import os
import secrets
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import IO

from summarize.errors import ModelUnavailable

READY_SECONDS = 60.0
_SCRIPT = Path(__file__).with_name("llama_server.py")

_servers: dict[tuple[int, Path], LlamaServer] = {}
_lock = threading.Lock()


class LlamaServer:
    """A running server. `url` is its base URL, ending in /v1, and `key` what its requests must carry."""

    def __init__(self, weights: Path, *, ready_seconds: float = READY_SECONDS) -> None:
        """Start it and wait until it is ready. Raises ModelUnavailable with the end of its log if it is not."""
        self.key = secrets.token_urlsafe(24)
        self._owner = os.getpid()
        self._log: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115
        self._child = subprocess.Popen(  # noqa: S603
            [sys.executable, "-P", str(_SCRIPT), str(weights)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
        )
        atexit.register(self.stop)
        try:
            self.url = self._wait(weights, ready_seconds)
        except BaseException:
            self._child.kill()
            self.stop()
            raise

    @property
    def pid(self) -> int:
        return self._child.pid

    @property
    def is_running(self) -> bool:
        return self._child.poll() is None

    def stop(self) -> None:
        """End the child. Safe to call twice, and without effect in a forked copy of the parent."""
        if os.getpid() != self._owner:
            return
        atexit.unregister(self.stop)
        if self._child.stdin:
            self._child.stdin.close()
        try:
            self._child.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()
        if self._child.stdout:
            self._child.stdout.close()
        self._log.close()

    def log_tail(self, lines: int = 3) -> str:
        """The last lines that the child wrote, on one line."""
        self._log.seek(0)
        written = self._log.read().decode("utf-8", "replace").splitlines()
        return " | ".join(line.strip() for line in written if line.strip(" .\t"))[-400:] if lines else ""

    def _wait(self, weights: Path, seconds: float) -> str:
        stdin, stdout = self._child.stdin, self._child.stdout
        assert stdin is not None
        assert stdout is not None
        said: list[str] = []
        reader = threading.Thread(target=lambda: said.append(stdout.readline().decode("utf-8", "replace")), daemon=True)
        try:
            stdin.write(f"{self.key}\n".encode())
            stdin.flush()
            reader.start()
            reader.join(seconds)
        except BrokenPipeError:
            said.append("")
        if said and said[0].startswith("http://127.0.0.1:"):
            return said[0].strip() + "/v1"
        late = "" if said else f" within {seconds:g} s"
        self._child.kill()
        self._child.wait()
        if reader.is_alive():
            reader.join()
        raise ModelUnavailable(f"llama.cpp could not load {weights}{late}: {self.log_tail() or 'it did not say why'}")


def server_for(weights: Path) -> LlamaServer:
    """The server of a model file: one for each process and file, started if it is not running."""
    key = (os.getpid(), weights)
    with _lock:
        running = _servers.get(key)
        if running is None or not running.is_running:
            if running is not None:
                running.stop()
            _servers[key] = running = LlamaServer(weights)
        return running


def stop_servers() -> None:
    """End every server that this process started."""
    with _lock:
        while _servers:
            _servers.popitem()[1].stop()

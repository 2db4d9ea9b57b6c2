"""The child process: llama.cpp's server for one model file, for as long as its parent lives.

Run as a script, so that nothing of the package is imported. The first line of standard input is the key that
requests must carry. When the model is loaded, the server's address goes to standard output, on one line. Then the
process waits for its parent to go: standard input closes when the parent ends, however it ends, and where a forked
sibling still holds it open, the parent's id changes. (Linux could signal the child instead, but does so already
when the thread that started it ends.)
"""

from __future__ import annotations

import os
import select
import signal
import sys

CONTEXT = 8192  # tokens: what SmolLM2 was trained for
THREADS = 2  # the second halves the time; more gain little on a small model


def main(weights: str) -> None:
    """Serve `weights` on a free loopback port."""
    parent = os.getppid()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends this process when it is done
    key = sys.stdin.buffer.readline().decode().strip()

    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = weights
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.api_keys = [key]
    params.offline = True
    params.ui = False
    params.endpoint_slots = False
    params.n_ctx = CONTEXT
    params.n_parallel = 1
    params.cache_prompt = True
    params.cache_ram_mib = 0  # prompts that left the slot are not kept: that store grows to 8 GB
    params.n_ctx_checkpoints = 0
    threads = min(THREADS, os.cpu_count() or 1)
    params.cpuparams.n_threads = threads
    params.cpuparams_batch.n_threads = threads
    server = xllamacpp.Server(params)
    sys.stdout.write(f"{server.listening_address}\n")
    sys.stdout.flush()
    while os.getppid() == parent:
        readable, _, _ = select.select([sys.stdin], [], [], 1.0)
        if readable and not os.read(sys.stdin.fileno(), 4096):
            break
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1])

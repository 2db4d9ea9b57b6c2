"""The child process: llama.cpp's server for one model file, until standard input closes.

Prints the server's address on one line of standard output when the model is loaded. Not for import.
"""

from __future__ import annotations

import os
import sys


def main(weights: str) -> None:
    """Serve `weights` on a free loopback port."""
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = weights
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.offline = True
    params.ui = False
    params.n_ctx = 8192
    params.n_parallel = 1
    params.cache_prompt = True
    params.cache_ram_mib = 0  # no second prompt cache: it only grows, and one slot has its own
    threads = min(2, os.cpu_count() or 1)
    params.cpuparams.n_threads = threads
    params.cpuparams_batch.n_threads = threads
    server = xllamacpp.Server(params)
    sys.stdout.write(server.listening_address + "\n")
    sys.stdout.flush()
    while sys.stdin.buffer.read(4096):
        pass
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1])

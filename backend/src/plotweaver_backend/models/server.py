"""The practice model as an OpenAI-compatible endpoint on loopback: `python -m ….models.server --port N`."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
from pathlib import Path

import xllamacpp

from plotweaver_backend.models.errors import WeightsMissing
from plotweaver_backend.models.weights import ensure_weights

#: What `/v1/models` and requests call it.
MODEL_NAME = "smollm2-135m-instruct"
#: Tokens of one conversation, prompt and answer; prompts are kept under about 800 tokens (STACK.md).
CONTEXT = 4096
_SLOTS = 2


def start(weights: Path, port: int) -> xllamacpp.Server:
    """Load the weights and listen; return once requests are answered.

    Args:
        weights: a GGUF file.
        port: on 127.0.0.1.
    """
    params = xllamacpp.CommonParams()
    params.model.path = str(weights)
    params.model_alias = {MODEL_NAME}
    params.hostnames = ["127.0.0.1"]
    params.port = port
    params.n_ctx = CONTEXT * _SLOTS
    params.n_parallel = _SLOTS
    # the desk, its services and the browser live on the same machine: one core stays theirs while words are made
    params.cpuparams.n_threads = max(1, (os.cpu_count() or 2) - 1)
    params.cpuparams_batch.n_threads = os.cpu_count() or 2
    params.warmup = False
    params.verbosity = -1
    params.ui = False
    params.endpoint_slots = False
    return xllamacpp.Server(params)


def main() -> None:
    """Serve until told to stop."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    arguments = parser.parse_args()
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    try:
        server = start(ensure_weights(), arguments.port)
    except WeightsMissing as error:
        sys.exit(str(error.message))
    stop.wait()
    del server  # closes the socket and frees the weights


if __name__ == "__main__":
    main()

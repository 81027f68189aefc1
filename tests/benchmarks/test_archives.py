"""Long runs: words a second by number of workers, and memory that stays flat: `make bench-long`."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from claimx.articles.article import Article
from claimx.records import Record
from tests.benchmarks import archives
from tests.benchmarks.probe import probe
from tests.benchmarks.tables import Tables

#: From this article on memory is to stay, within this share of it.
SETTLED, SLACK = 500, 0.05


Make = Callable[[int], Path]


@pytest.fixture(scope="module")
def make(corpus: list[Article], corpus_records: list[Record], tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Writes a file of so many articles."""
    folder = tmp_path_factory.mktemp("archive")

    def make_archive(size: int) -> Path:
        path = folder / f"articles-{size}.jsonl"
        if not path.exists():
            with path.open("w", encoding="utf-8") as file:
                for article in archives.articles(corpus, corpus_records, size):
                    file.write(article.model_dump_json(exclude={"input"}) + "\n")
        return path

    return make_archive


@pytest.mark.long
@pytest.mark.benchmark(group="archive")
@pytest.mark.parametrize("workers", [1, 2])
def test_workers(benchmark: BenchmarkFixture, workers: int, make: Make, tables: Tables) -> None:
    archive = make(2000)
    output = archive.with_name(f"records-{workers}.jsonl")
    command = [sys.executable, "-m", "claimx", "extract", str(archive), "-o", str(output), "--workers", str(workers)]
    began = time.perf_counter()
    benchmark.pedantic(subprocess.run, args=([*command, "--quiet"],), kwargs={"check": True}, rounds=1)
    seconds = time.perf_counter() - began
    with archive.open(encoding="utf-8") as file:
        words = sum(len(json.loads(line)["text"].split()) for line in file)
    title = "claimx extract over 2,000 articles, start included"
    tables.note(title, f"--workers {workers}", {"words a second": words / seconds})


@pytest.mark.long
@pytest.mark.benchmark(group="archive")
@pytest.mark.parametrize("attribution", ["rules", "both"])
def test_memory_stays_flat(benchmark: BenchmarkFixture, attribution: str, make: Make, tables: Tables) -> None:
    found = benchmark.pedantic(probe, args=("archive", attribution, str(make(5000))), rounds=1)
    settled = [megabytes for done, megabytes in found["samples"] if done >= SETTLED]
    title = f"MB of a worker over 5,000 articles, from article {SETTLED} on"
    tables.note(title, attribution, {"first": settled[0], "most": max(settled), "last": settled[-1]})
    assert max(settled) <= (1 + SLACK) * settled[0]

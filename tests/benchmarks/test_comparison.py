"""Time and memory of a comparison, which is to handle the figures of a whole archive."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from claimx.records import Record
from tests.benchmarks import archives
from tests.benchmarks.probe import probe
from tests.benchmarks.tables import Tables

COMPARISON = "claimx.compare"
LONG = 100_000
SIZES = [2_500, 10_000, pytest.param(LONG, marks=pytest.mark.long)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("comparison")


def written(folder: Path, originals: list[Record], figures: int) -> Path:
    """A file of records with so many figures."""
    path = folder / f"{figures}.jsonl"
    if not path.exists():
        with path.open("w", encoding="utf-8") as file:
            for record in archives.records(originals, figures):
                file.write(record.to_json() + "\n")
    return path


@pytest.mark.benchmark(group="comparison")
@pytest.mark.parametrize("figures", SIZES)
def test_comparison(
    benchmark: BenchmarkFixture, figures: int, corpus_records: list[Record], folder: Path, tables: Tables
) -> None:
    path = written(folder, corpus_records, figures)
    found = benchmark.pedantic(probe, args=("compare", str(path)), rounds=1)
    speed = {"seconds": found["seconds"], "milliseconds a figure": 1000 * found["seconds"] / figures}
    tables.note(COMPARISON, f"{figures:,} figures", speed | {"MB": found["megabytes"]})
    assert found["results"]


@pytest.mark.long
@pytest.mark.benchmark(group="comparison")
@pytest.mark.parametrize("terminal", [False, True], ids=["json", "terminal"])
def test_the_command(
    benchmark: BenchmarkFixture, terminal: bool, corpus_records: list[Record], folder: Path, tables: Tables
) -> None:
    path = written(folder, corpus_records, LONG)
    command = [sys.executable, "-m", "claimx", "compare", str(path)]
    lines = benchmark.pedantic(_lines, args=(command if terminal else [*command, "--json"], terminal), rounds=1)
    row = "on a terminal" if terminal else "--json"
    tables.note(f"claimx compare over {LONG:,} figures", row, {"lines": lines, "seconds": benchmark.stats["max"]})
    assert lines > 0


def _lines(command: list[str], terminal: bool) -> int:
    """How many lines a command prints; a terminal is stood in for by a pseudo-terminal."""
    if not terminal:
        return len(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.splitlines())
    ours, theirs = pty.openpty()
    with subprocess.Popen(command, stdout=theirs) as running:
        os.close(theirs)
        with os.fdopen(ours, "rb", closefd=True) as shown:
            lines = 0
            try:
                for _ in shown:
                    lines += 1
            except OSError:  # Linux says so that the other end is closed
                pass
    assert running.returncode == 0
    return lines

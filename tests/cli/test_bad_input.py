"""One run over everything that goes wrong in archives: each costs itself one clear line, and nothing else."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

GOOD = "The ministry said on Monday that at least 43 people had drowned."


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[subprocess.CompletedProcess[str], Path]:
    """`claimx extract` over a folder of bad files with good ones between them."""
    folder = tmp_path_factory.mktemp("bad")
    files = folder / "files"
    files.mkdir()
    (files / "a-good.txt").write_text(GOOD, encoding="utf-8")
    (files / "b-empty.txt").write_bytes(b"")
    (files / "c-nuls.txt").write_bytes(b"\x00" * 4_000)
    (files / "d-latin-1.txt").write_bytes("Le café a fermé.".encode("latin-1"))
    (files / "e-mark.txt").write_bytes(b"\xef\xbb\xbf" + GOOD.encode())
    rows = [
        '{"id": "one", "text": "It rained."',
        '{"id": "two"}',
        '{"id": "three", "text": 7}',
        json.dumps({"id": "four", "text": GOOD}),
        json.dumps({"id": "four", "text": GOOD}),
        json.dumps({"id": "long", "text": "It rained. " * 500_000}),
        json.dumps({"id": "marks", "text": '"' * 1_000_000}),
        json.dumps({"id": "html", "text": "<h1>Flood</h1><script>alert(1)</script> " + GOOD}),
        json.dumps({"id": "five", "text": GOOD}),
    ]
    (files / "f-rows.jsonl").write_text("\n".join(rows), encoding="utf-8")
    (files / "g-table.csv").write_bytes(b"id,text\nsix,Ra\0in\nseven," + GOOD.encode() + b'\neight,"It rained.')
    (files / "h-long.jsonl.gz").write_bytes(gzip.compress(b'{"text": "' + b"a" * 50_000_000, 1))
    (files / "i-none.txt.zst").write_bytes(b"It rained.")
    (files / "j-none.parquet").write_bytes(GOOD.encode())
    command = [sys.executable, "-m", "claimx", "extract", str(files), "-o", str(folder / "records.jsonl"), "-q"]
    return subprocess.run(command, capture_output=True, text=True, check=False), folder


def test_every_good_article_is_in_the_output(run: tuple[subprocess.CompletedProcess[str], Path]) -> None:
    _, folder = run
    lines = (folder / "records.jsonl").read_text(encoding="utf-8").splitlines()
    records = {record["id"]: record for record in map(json.loads, lines)}
    assert list(records) == ["a-good", "e-mark", "four", "html", "five", "seven"]
    assert records["e-mark"]["text"] == GOOD
    assert all(record["figures"][-1]["value"] == 43 for record in records.values())


def test_every_bad_one_is_a_failure_that_says_why(run: tuple[subprocess.CompletedProcess[str], Path]) -> None:
    _, folder = run
    lines = (folder / "records.failures.jsonl").read_text(encoding="utf-8").splitlines()
    failures = [json.loads(line) for line in lines]
    assert [Path(failure["input"]).name for failure in failures] == [
        *("b-empty.txt", "c-nuls.txt", "d-latin-1.txt"),
        *(f"f-rows.jsonl:{line}" for line in (1, 2, 3, 5, 6, 7)),
        *("g-table.csv:2", "g-table.csv:4", "h-long.jsonl.gz:1", "i-none.txt.zst", "j-none.parquet"),
    ]
    assert all(failure["message"] and "\n" not in failure["message"] for failure in failures)


def test_the_exit_status_and_one_line_tell(run: tuple[subprocess.CompletedProcess[str], Path]) -> None:
    done, _ = run
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "records.failures.jsonl" in done.stderr

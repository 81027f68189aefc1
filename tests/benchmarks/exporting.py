"""Time and peak memory of exports and queries over many claims: `python tests/benchmarks/exporting.py RECORDS 1000000`.

The archive is the records given, over and over under other ids, until there are so many claims. (Linux and macOS.)
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

FORMATS = ("csv", "jsonl", "parquet", "sqlite", "duckdb")
QUESTION = """
    select outlet, stance, count(*) as claims, avg(confidence) from claims
    where text ilike '%people%' group by all order by claims desc
"""
_KILOBYTES = 1 if sys.platform == "linux" else 1024


def archive(records: Path, claims: int) -> Iterator[str]:
    """Lines of records that hold so many claims together."""
    originals = [json.loads(line) for line in records.read_text(encoding="utf-8").splitlines()]
    held = 0
    for copy in count():
        for record in originals:
            if held >= claims:
                return
            held += len(record["claims"])
            name = f"{record['id']}-{copy}"
            yield json.dumps(record | {"id": name, "url": f"https://news.example/{name}"}, ensure_ascii=False)


def measure(*arguments: str | Path) -> str:
    """Run a command of claimx; gives the seconds it took and its peak memory."""
    began = time.monotonic()
    process = subprocess.Popen([sys.executable, "-m", "claimx", *map(str, arguments)], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"failed: {arguments}")
    peak = usage.ru_maxrss / _KILOBYTES / 1024
    return f"{time.monotonic() - began:8.1f} s  {usage.ru_utime + usage.ru_stime:8.1f} s of CPU  {peak:6.0f} MB"


def main() -> None:
    """Write the archive, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("records", type=Path)
    parser.add_argument("claims", type=int)
    parser.add_argument("--formats", nargs="*", default=FORMATS)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        records = Path(folder) / "records.jsonl"
        with records.open("w", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in archive(given.records, given.claims))
        for name in given.formats:
            output = records.with_suffix(f".{name}.out")
            taken = measure("export", records, "--to", name, "-o", output)
            print(f"export --to {name:8}{taken}  {output.stat().st_size / 1e6:8.0f} MB written", flush=True)
            if name != "duckdb":
                output.unlink()
        if "duckdb" in given.formats:
            print(f"query that duckdb file {measure('query', output, QUESTION)}")
        print(f"query the records      {measure('query', records, QUESTION)}")


if __name__ == "__main__":
    main()

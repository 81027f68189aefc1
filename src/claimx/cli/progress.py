"""How far a run is: on a terminal articles, articles a second and the time left; silence elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

_CHUNK = 1 << 20


#: Called with the number of articles that are done, and whether an earlier run has done them.
Advance = Callable[[int, bool], None]


@contextmanager
def progress(files: Sequence[Path | None], quiet: bool = False) -> Iterator[Advance]:
    """Show progress on standard error while articles of these files are processed; gives what counts them."""
    if quiet or not sys.stderr.isatty():
        yield lambda _count, _earlier: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[speed]}"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("articles", total=count_articles(files), speed="")
        done, began = 0, time.monotonic()

        def advance(count: int, earlier: bool) -> None:
            nonlocal done
            done += 0 if earlier else count
            shown.update(task, advance=count, speed=f"{done / (time.monotonic() - began):.1f} articles/s")

        yield advance


def count_articles(files: Sequence[Path | None]) -> int | None:
    """How many articles the files hold; None where that cannot be told by counting files and lines."""
    counted = [file for file in files if file is not None and file.suffix.lower() in (".jsonl", ".txt")]
    return sum(map(_count, counted)) if len(counted) == len(files) else None


def _count(file: Path) -> int:
    if file.suffix.lower() == ".txt":
        return 1
    with file.open("rb") as content:
        return sum(chunk.count(b"\n") for chunk in iter(lambda: content.read(_CHUNK), b""))

"""Memory and speed of a run over an archive: `python tests/benchmarks/archive_run.py 5000 --workers 2`.

The archive is the sample corpus over and over, each time with other names, so that there are always new words. Prints
the resident memory of each process on the way (Linux only), and the words a second.
"""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing
import os
import re
import tempfile
from collections.abc import Iterator
from functools import partial
from itertools import cycle, islice
from pathlib import Path

import claimx
from claimx.archive.local import run
from claimx.archive.worker import Setup
from claimx.articles.article import Article

CORPUS = Path(__file__).parent.parent.parent / "corpus" / "articles.jsonl"
#: Names inside of sentences; those of the calendar stay.
_NAME = re.compile(r"(?<=[a-z,] )(?!Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|\w+day\b)[A-Z][a-z]{3,}")
_SYLLABLES = ("ba", "do", "ke", "li", "mu", "na", "po", "ri", "sa", "te", "vo", "wen", "zar", "hul", "gom", "fis")
_MEGABYTE = 1 << 20


def archive(count: int) -> Iterator[Article]:
    """So many articles, no two alike."""
    articles = list(claimx.read_articles(CORPUS))
    for number, article in enumerate(islice(cycle(articles), count)):
        copy = number // len(articles)
        text = _NAME.sub(partial(_other_name, copy), article.text) if copy else article.text
        yield article.model_copy(update={"id": f"{article.id}-{copy}", "text": text})


def _other_name(copy: int, name: re.Match[str]) -> str:
    digest = hashlib.sha256(f"{name[0]}{copy}".encode()).digest()
    return "".join(_SYLLABLES[byte % len(_SYLLABLES)] for byte in digest[:4]).capitalize()


def resident(process: int) -> float:
    """The memory of a process in megabytes."""
    pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / _MEGABYTE


def main() -> None:
    """Run, and print a line a hundred articles."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=int)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--attribution", default="rules")
    options = parser.parse_args()
    done = 0

    def tell(count: int, _earlier: bool) -> None:
        nonlocal done
        done += count
        if done % 100 == 0:
            processes = [os.getpid(), *sorted(child.pid or 0 for child in multiprocessing.active_children())]
            print(f"{done} articles: {' '.join(f'{resident(process):.1f}' for process in processes)} MB", flush=True)

    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "records.jsonl"
        setup = Setup(attribution=options.attribution)
        summary = run(archive(options.articles), output, setup, options.workers, on_progress=tell)
        print("\n".join(summary.lines()), f"{summary.seconds:.1f} seconds", sep="\n")


if __name__ == "__main__":
    main()

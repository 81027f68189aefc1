"""Runs over archives on one machine, by several processes: articles in, records out. May be stopped at any time."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from claimx.archive.ledger import Entry, Ledger, entry_of
from claimx.archive.outcome import Item, Outcome
from claimx.archive.pool import Pool
from claimx.archive.shards import Shard, cut, single
from claimx.archive.summary import Summary
from claimx.archive.worker import Setup

#: Seconds that an article may take: the longest that claimx reads takes a tenth.
TIMEOUT = 600.0

#: Called with the number of articles that are done, and whether an earlier run has done them.
Progress = Callable[[int, bool], None]


def run(
    items: Iterable[Item],
    output: str | Path,
    setup: Setup | None = None,
    workers: int = 1,
    timeout: float = TIMEOUT,
    keep_parts: bool = False,
    on_progress: Progress = lambda _count, _earlier: None,
) -> Summary:
    """Write a record of each article into a file, in their order, the same bytes for any number of workers.

    Stopped, by whatever it is, the same call goes on: what is done stands in the folder `.NAME.run` beside the output.

    Args:
        items: articles, each with an id that no other has, as `claimx.read_articles` gives them; and failures to be
            listed in their place.
        output: a file of JSON Lines, which has its name when it is whole. Articles that fail are listed beside it in
            `NAME.failures.jsonl`, which is there only if any failed.
        setup: the arguments of `claimx.load`.
        workers: how many processes; 0 for one a processor.
        timeout: seconds that an article may take.
        keep_parts: leave the folder where it is when all is done, for a later call to take over what has not changed.
        on_progress: called with the number of articles that are done, and whether an earlier run has done them.

    Raises:
        OutputError: the file cannot be written, or another run writes it now.
        SetupError: the pipeline cannot be loaded.
    """
    began = time.monotonic()
    pool = Pool(setup or Setup(), workers or processors(), timeout, partial(on_progress, 1, False))
    with Ledger(Path(output)) as ledger, pool:
        work = _Run(ledger, pool.fingerprint(), on_progress)
        for shard, outcomes in pool.run(work.undone(items)):
            work.note(shard, outcomes)
        ledger.finish(work.entries, keep_parts)
    work.summary.seconds = time.monotonic() - began
    return work.summary


class _Run:
    """What is known of a run: an entry a shard, in the archive's order, and what it comes to."""

    def __init__(self, ledger: Ledger, fingerprint: str, on_progress: Progress) -> None:
        self._ledger, self._fingerprint, self._on_progress = ledger, fingerprint, on_progress
        self.entries: list[Entry] = []
        self.summary = Summary()

    def undone(self, items: Iterable[Item]) -> Iterator[Shard]:
        """The shards that no earlier run has done."""
        for shard in cut(items):
            key = shard.key(self._fingerprint)
            head = self._ledger.find(key)
            self.entries.append(entry_of(shard, key, head) if head else Entry(key))
            if head is None:
                yield shard
            else:
                self.summary.earlier.add(head.tally)
                self._on_progress(head.tally.articles, True)

    def note(self, shard: Shard, outcomes: list[Outcome]) -> None:
        """A shard is done."""
        key = self.entries[shard.number].key
        head = self._ledger.add(key, outcomes)
        self.entries[shard.number] = entry_of(shard, key, head)
        self.summary.fresh.add(head.tally)


def stream(
    items: Iterable[Item],
    setup: Setup | None = None,
    workers: int = 1,
    timeout: float = TIMEOUT,
    on_progress: Progress = lambda _count, _earlier: None,
) -> Iterator[Outcome]:
    """The outcome of each article, in their order, as soon as it and those before it are done; nothing is kept.

    Raises:
        SetupError: the pipeline cannot be loaded.
    """
    with Pool(setup or Setup(), workers or processors(), timeout, partial(on_progress, 1, False)) as pool:
        held: dict[int, list[Outcome]] = {}
        number = 0
        for shard, outcomes in pool.run(single(items)):
            held[shard.number] = outcomes
            while number in held:
                yield from held.pop(number)
                number += 1


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

"""The shards of a run that are done, on disk: what a run that was stopped goes on from."""

from __future__ import annotations

import fcntl
import gzip
import os
import shutil
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO

from pydantic import BaseModel, ValidationError

from claimx.archive.outcome import Outcome
from claimx.archive.shards import Shard
from claimx.archive.tally import Tally
from claimx.articles.failure import Failure
from claimx.articles.read import FAILURES_SUFFIX
from claimx.store.jsonl import OutputError

_PART = ".part.gz"
_CHUNK = 1 << 20
#: Failures that need not come again: with more time, or more memory.
_BY_CHANCE = {"TimedOut", "WorkerDied"}


class Head(BaseModel):
    """The first line of a part: what is counted of its shard, and which of the shard's articles failed, by number."""

    tally: Tally
    failures: list[tuple[int, Failure]]


@dataclass(slots=True)
class Entry:
    """A shard of this run: its key, and where those of its articles that failed were read."""

    key: str
    places: tuple[str | None, ...] = ()


class Ledger:
    """A folder `.NAME.run` beside an output, with a part for each shard that is done; used in a `with` statement.

    A part bears the key of its shard as its name, so that whether a shard is done, for just these articles and this
    pipeline, is whether its part is there. Parts are written under another name first: what has its name is whole.
    One process at a time may hold the folder.

    Raises:
        OutputError: the output cannot be written, or another run writes it now.
    """

    def __init__(self, output: Path) -> None:
        self._output = output
        self._whole = output.resolve()
        self._failures = failures_path(output)
        self._folder = self._whole.with_name(f".{self._whole.name}.run")

    def __enter__(self) -> Ledger:
        with self._refusing():
            self._folder.mkdir(exist_ok=True)
            self._lock = os.open(self._folder / "lock", os.O_RDWR | os.O_CREAT, 0o666)
            try:
                fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(self._lock)
                raise OutputError(f"{self._output}: another claimx writes it now; wait for it to end") from None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave the folder, and take it away if it holds nothing to go on from."""
        with suppress(OSError):
            if not self.begun:
                shutil.rmtree(self._folder)
        os.close(self._lock)

    @property
    def begun(self) -> bool:
        """Is there a part to go on from?"""
        return any(self._parts())

    def find(self, key: str) -> Head | None:
        """The head of the part of that key; None if the shard is not done."""
        try:
            with gzip.open(self._part(key)) as part:
                head = Head.model_validate_json(part.readline())
                while part.read(_CHUNK):
                    pass  # to its end, where the checksum stands
                return head
        except (OSError, EOFError, zlib.error, ValidationError):  # it is not there, or damaged
            return None

    def add(self, key: str, outcomes: Iterable[Outcome]) -> Head:
        """Write down what came out of a shard."""
        head, lines = Head(tally=Tally(), failures=[]), list[str]()
        for number, outcome in enumerate(outcomes):
            head.tally.add(outcome.tally)
            if outcome.failure:
                head.failures.append((number, outcome.failure))
            elif outcome.line:
                lines.append(outcome.line)
        content = "".join(f"{line}\n" for line in (head.model_dump_json(), *lines))
        with self._writing(self._part(key)) as part:
            part.write(gzip.compress(content.encode(), 1, mtime=0))
        return head

    def finish(self, entries: Iterable[Entry], keep: bool) -> None:
        """Join the parts to the output, and the failures beside it.

        Takes the parts away, or keeps those that a later run may take over.
        """
        kept = set[Path]()
        with self._writing(self._whole) as records, self._writing(self._failures) as failures:
            for entry in entries:
                with gzip.open(self._part(entry.key)) as part:
                    head = Head.model_validate_json(part.readline())
                    shutil.copyfileobj(part, records)
                if keep and not any(failure.error in _BY_CHANCE for _, failure in head.failures):
                    kept.add(self._part(entry.key))
                for (_, failure), place in zip(head.failures, entry.places, strict=True):
                    failures.write(failure.model_copy(update={"input": place}).model_dump_json().encode() + b"\n")
        with self._refusing():
            if not self._failures.stat().st_size:
                self._failures.unlink()
            for file in set(self._parts()) - kept:
                file.unlink()

    def _part(self, key: str) -> Path:
        return self._folder / (key + _PART)

    def _parts(self) -> Iterator[Path]:
        return self._folder.glob(f"*{_PART}")

    @contextmanager
    def _writing(self, target: Path) -> Iterator[IO[bytes]]:
        """A file that gets its name when it is whole and on the disk."""
        part = target.with_name(f".{target.name}.writing")
        try:
            with self._refusing():
                with part.open("wb") as file:
                    yield file
                    file.flush()
                    os.fsync(file.fileno())
                part.replace(target)
        finally:
            part.unlink(missing_ok=True)

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            advice = "; what is done is kept, and the same command goes on from there" if self.begun else ""
            raise OutputError(f"{self._output}: cannot be written: {error.strerror or error}{advice}") from None


def entry_of(shard: Shard, key: str, head: Head) -> Entry:
    """The entry of a shard that is done."""
    return Entry(key, tuple(shard.items[number].input for number, _ in head.failures))


def failures_path(output: Path) -> Path:
    """Where the articles that failed are listed: `NAME.failures.jsonl` beside the output."""
    return output.with_name(output.stem + FAILURES_SUFFIX)

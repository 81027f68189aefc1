"""Worker processes: gives each the next shard, and replaces one that dies or hangs."""

from __future__ import annotations

import math
import multiprocessing
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import resource_tracker
from multiprocessing.connection import wait
from types import TracebackType

from claimx.archive.outcome import Outcome, failed
from claimx.archive.shards import Shard
from claimx.archive.worker import ITEMS, Greeting, Setup, serve
from claimx.articles.failure import Failure

#: How often an article may cost its worker before it is a failure.
_TRIES = 2
#: How many shards may be begun beyond one that is not done.
_AHEAD = 1_000
_CONTEXT = multiprocessing.get_context("spawn")


class SetupError(ValueError):
    """The workers cannot load what they are to work with; the message says why."""


class Pool:
    """Workers, as many as `size`, for the time of a `with` statement.

    Args:
        setup: what each worker loads.
        size: how many there are.
        timeout: seconds that an article may take.
        on_outcome: called when the outcome of an article has come.

    Raises:
        SetupError: a worker cannot begin.
    """

    def __init__(self, setup: Setup, size: int, timeout: float, on_outcome: Callable[[], None]) -> None:
        self._workers = [_Worker(setup, timeout, on_outcome) for _ in range(size)]
        self._fingerprints: set[str] = set()
        self._given = 0

    def __enter__(self) -> Pool:
        for worker in self._workers:
            worker.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.end()

    def fingerprint(self) -> str:
        """Of the pipeline that the workers have loaded; waits for the first of them."""
        while not self._fingerprints:
            self._attend(self._workers)
        return next(iter(self._fingerprints))

    def run(self, shards: Iterable[Shard]) -> Iterator[tuple[Shard, list[Outcome]]]:
        """Each shard with the outcomes of its articles in their order, as soon as it is done."""
        waiting = iter(shards)
        self._give(waiting)
        while busy := [worker for worker in self._workers if worker.shard]:
            self._attend(busy)
            for worker in busy:
                if done := worker.take():
                    self._give(waiting)
                    yield done

    def _give(self, waiting: Iterator[Shard]) -> None:
        """Give each idle worker a shard while there is one and none is left too far behind."""
        for worker in self._workers:
            oldest = min((other.shard.number for other in self._workers if other.shard), default=self._given)
            if worker.shard is None and self._given - oldest < _AHEAD:
                shard = next(waiting, None)
                if shard is None:
                    return
                self._given = shard.number
                worker.give(shard)

    def _attend(self, workers: list[_Worker]) -> None:
        """Wait until one of the workers says something or has been silent for too long, and act on it."""
        patience = min(worker.deadline for worker in workers) - time.monotonic()
        speaking = wait([worker.connection for worker in workers], None if patience == math.inf else max(0, patience))
        for worker in workers:
            if worker.connection in speaking:
                worker.hear()
            elif worker.deadline <= time.monotonic():
                worker.give_up()
        self._fingerprints |= {worker.fingerprint for worker in workers if worker.fingerprint}
        if len(self._fingerprints) > 1:
            raise SetupError(
                "the rules or claimx itself changed during the run; run the command again to use the new ones"
            )


class _Worker:
    """A worker as its parent sees it: a process, then perhaps another one, and the shard in hand."""

    def __init__(self, setup: Setup, timeout: float, on_outcome: Callable[[], None]) -> None:
        self._setup, self._timeout, self._on_outcome = setup, timeout, on_outcome
        self.shard: Shard | None = None
        self._outcomes: list[Outcome] = []
        self._tries = 0

    def start(self) -> None:
        """Start a process; it loads for some seconds, and may be given a shard meanwhile."""
        self.connection, theirs = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(target=serve, args=(theirs, self._setup), daemon=True)
        with _no_interrupts():
            self._process.start()
        theirs.close()
        self.fingerprint = ""
        self.deadline = math.inf

    def end(self) -> None:
        """End the process, whatever it does."""
        self.connection.close()
        self._process.kill()
        self._process.join()

    def give(self, shard: Shard) -> None:
        """Take a shard in hand."""
        self.shard, self._outcomes = shard, []
        if self.fingerprint:
            self._send()

    def take(self) -> tuple[Shard, list[Outcome]] | None:
        """The shard in hand with its outcomes, if it is done; the worker is idle then."""
        shard = self.shard
        if shard is None or len(self._outcomes) < len(shard.items):
            return None
        self.shard, self.deadline = None, math.inf
        return shard, self._outcomes

    def hear(self) -> None:
        """Take a message of the process, or notice that it has died."""
        try:
            message = self.connection.recv_bytes()
        except (EOFError, ConnectionError):
            self._replace("WorkerDied", f"the process that read it died ({self._cause()}), twice")
            return
        if not self.fingerprint:
            self._greet(Greeting.model_validate_json(message))
        else:
            self._add(Outcome.model_validate_json(message))

    def give_up(self) -> None:
        """Replace a process that takes too long for an article."""
        self._replace("TimedOut", f"it takes more than {self._timeout:g} seconds; --timeout gives an article more")

    def _greet(self, greeting: Greeting) -> None:
        if greeting.error is not None:
            raise SetupError(greeting.error)
        self.fingerprint = greeting.fingerprint
        if self.shard:
            self._send()

    def _send(self) -> None:
        """Send what is left of the shard."""
        if self.shard is None:
            return
        self.deadline = time.monotonic() + self._timeout
        with suppress(ConnectionError):  # where it has died, the next look at the pipe tells
            self.connection.send_bytes(ITEMS.dump_json(self.shard.items[len(self._outcomes) :]))

    def _add(self, outcome: Outcome) -> None:
        self._outcomes.append(outcome)
        self._tries = 0
        self.deadline = time.monotonic() + self._timeout
        self._on_outcome()

    def _replace(self, error: str, message: str) -> None:
        """Go on in another process; there the article in hand gets its second chance, and no third."""
        if not self.fingerprint:
            raise SetupError(f"a worker died while it loaded the pipeline ({self._cause()})")
        self.end()
        self._tries += 1
        if self.shard and self._tries == _TRIES:
            item = self.shard.items[len(self._outcomes)]
            self._add(failed(Failure(id=item.id, input=item.input, error=error, message=message)))
        self.start()

    def _cause(self) -> str:
        """How the process ended, for people."""
        self._process.join(5)
        code = self._process.exitcode
        if code == -signal.SIGKILL:
            return "SIGKILL: out of memory?"
        return signal.Signals(-code).name if code is not None and code < 0 else f"exit status {code}"


@contextmanager
def _no_interrupts() -> Iterator[None]:
    """A process that is started in here never sees Ctrl-C: its parent does, and ends it."""
    resource_tracker.ensure_running()  # which would let interrupts through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)

"""A worker: articles in, outcomes out. `process` does the work, wherever it runs; `serve` does it at a pipe's end."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Protocol

from pydantic import BaseModel, TypeAdapter

from claimx.archive.outcome import Item, Outcome, failed
from claimx.archive.tally import tally_of
from claimx.articles.failure import Failure, failure_of

if TYPE_CHECKING:
    from spacy.language import Language

    from claimx.pipeline.attribution.tagger import Attribution

#: Libraries that would each start as many threads as there are processors; a worker has one of them to itself.
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
#: After so many characters the tokenizer knows the words of the news.
_WARM_CHARACTERS = 300_000

ITEMS: TypeAdapter[tuple[Item, ...]] = TypeAdapter(tuple[Item, ...])


class Greeting(BaseModel):
    """The first word of a worker: the fingerprint of its pipeline, or why it has none."""

    fingerprint: str = ""
    error: str | None = None


class Extractor(Protocol):
    """What a worker does its work with."""

    fingerprint: str

    def process(self, items: Iterable[Item]) -> Iterator[Outcome]:
        """The outcome of each article, in their order; errors of one article are its failure."""
        ...


@dataclass(frozen=True)
class Setup:
    """What a worker loads: the arguments of `claimx.load`."""

    model: str | None = None
    rules: tuple[str, ...] = ()
    attribution: Attribution = "both"

    def load(self) -> Extractor:
        """Load the pipeline; takes seconds and a few hundred megabytes.

        Raises:
            ModelError: the base model is missing or cannot serve.
            RulePackError: a rule pack is not valid.
        """
        from claimx.archive.fingerprint import fingerprint_of
        from claimx.pipeline.build import load

        nlp = load(self.model, self.rules, self.attribution)
        return PipelineExtractor(nlp, fingerprint_of(nlp))


class PipelineExtractor:
    """Extraction by a pipeline, in memory that does not grow with the words that it sees."""

    def __init__(self, nlp: Language, fingerprint: str) -> None:
        self._nlp = nlp
        self.fingerprint = fingerprint
        self._seen = 0

    def process(self, items: Iterable[Item]) -> Iterator[Outcome]:
        """The outcome of each article, in their order."""
        # In a memory zone the tokenizer keeps nothing in its cache, so that it gets warm outside.
        warm = self._seen >= _WARM_CHARACTERS
        with self._nlp.memory_zone() if warm else nullcontext():
            yield from map(self._outcome, items)

    def _outcome(self, item: Item) -> Outcome:
        from claimx.extraction import extract_record

        if isinstance(item, Failure):
            return failed(item)
        self._seen += len(item.text)
        try:
            record = extract_record(item, self._nlp)
            return Outcome(line=record.to_json(), tally=tally_of(record))
        except Exception as error:
            return failed(failure_of(item, error))


def serve(connection: Connection, setup: Setup) -> None:
    """The life of a worker process: greet, then answer each shard with an outcome an article, until the pipe closes."""
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    with suppress(EOFError, ConnectionError):  # the parent has gone, or wants no more
        try:
            extractor = setup.load()
        except Exception as error:
            _send(connection, Greeting(error=_reason(error)))
            return
        _send(connection, Greeting(fingerprint=extractor.fingerprint))
        while True:
            for outcome in extractor.process(ITEMS.validate_json(connection.recv_bytes())):
                _send(connection, outcome)


def _send(connection: Connection, message: BaseModel) -> None:
    connection.send_bytes(message.model_dump_json().encode())


def _reason(error: Exception) -> str:
    ours = type(error).__module__.partition(".")[0] == "claimx"
    return str(error) if ours else f"unexpected {type(error).__name__}: {error}"


def _leave_with_parent() -> None:
    """End this process when its parent ends, however it does: in the middle of an article, too."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)

"""What the tests of commands share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from claimx.cli.main import status
from claimx.records import Record
from claimx.store.jsonl import Output
from making import make_record


@dataclass(frozen=True)
class Outcome:
    """What a command gave."""

    status: int
    out: str
    err: str


@pytest.fixture
def claimx(capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Run a command line in this process."""

    def run(*arguments: str | Path) -> Outcome:
        exit_status = status([str(argument) for argument in arguments])
        return Outcome(exit_status, *capsys.readouterr())

    return run


@pytest.fixture
def write_records(tmp_path: Path) -> Callable[[Sequence[Record]], Path]:
    """Write records to a file."""

    def write(records: Sequence[Record]) -> Path:
        with Output(tmp_path / "records.jsonl") as output:
            for record in records:
                output.write(record)
        return tmp_path / "records.jsonl"

    return write


@pytest.fixture
def no_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Extraction without a model: a record with nothing in it; a text with "spoil" fails, one with "stop" is Ctrl-C."""

    def extract(articles, nlp, on_failure):
        for article in articles:
            if "stop" in article.text:
                raise KeyboardInterrupt
            if "spoil" in article.text:
                on_failure(article, ValueError("spoilt\nutterly"))
            else:
                yield make_record(article.text, article.id)

    monkeypatch.setattr("claimx.pipeline.build.load", lambda *_: None)
    monkeypatch.setattr("claimx.extraction.extract", extract)

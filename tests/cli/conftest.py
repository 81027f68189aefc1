"""What the tests of commands share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from claimx.cli.main import status
from claimx.records import Record
from claimx.store.jsonl import Output
from fake_worker import FakeSetup


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
    """Extraction without a model; `fake_worker` says what the texts mean."""
    monkeypatch.setattr("claimx.archive.worker.Setup", FakeSetup)

"""Runs with workers that have no model."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from claimx.archive.local import run
from claimx.archive.summary import Summary
from claimx.articles.article import Article
from fake_worker import LOG, FakeSetup


class Log:
    """What the workers did."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> list[str]:
        """Its lines since the last look."""
        lines = self._path.read_text().splitlines() if self._path.exists() else []
        self._path.unlink(missing_ok=True)
        return lines

    def articles(self) -> list[str]:
        """The articles that were processed since the last look."""
        return [line for line in self.read() if not line.startswith("process ")]

    def processes(self) -> list[int]:
        """The numbers of the worker processes since the last look."""
        return [int(line.split()[1]) for line in self.read() if line.startswith("process ")]


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Log:
    """The log of the workers of this test."""
    monkeypatch.setenv(LOG, str(tmp_path / "workers.log"))
    return Log(tmp_path / "workers.log")


def some_articles(count: int, **texts: str) -> list[Article]:
    """Articles a0, a1, …; texts by id for those that have others than the rest."""
    names = [f"a{number}" for number in range(count)]
    return [Article(id=name, text=texts.get(name, f"Rain fell on {name}."), input=f"{name}.txt") for name in names]


def stopping(articles: list[Article], after: int) -> Iterator[Article]:
    """Articles of which the reading ends in Ctrl-C."""
    yield from articles[:after]
    raise KeyboardInterrupt


@pytest.fixture
def extract(tmp_path: Path) -> Callable[..., Summary]:
    """Run over articles into `out.jsonl`."""

    def call(articles, workers=1, name="out.jsonl", **options):
        return run(articles, tmp_path / name, FakeSetup(), workers, **options)

    return call

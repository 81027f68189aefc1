"""What benchmarks share: the articles, the tables, and the printing of the tables at the end."""

from __future__ import annotations

from pathlib import Path

import pytest

import claimx
from claimx.articles.article import Article
from claimx.records import Record
from tests.benchmarks.tables import Tables

CORPUS = Path(__file__).parent.parent.parent / "corpus" / "articles.jsonl"
_TABLES = pytest.StashKey[Tables]()


@pytest.fixture(scope="session")
def tables(request: pytest.FixtureRequest) -> Tables:
    """Where measurements are noted, to be shown when all benchmarks are done."""
    return request.config.stash.setdefault(_TABLES, Tables())


@pytest.fixture(scope="session")
def corpus() -> list[Article]:
    """All articles of the corpus."""
    return list(claimx.read_articles(CORPUS))


@pytest.fixture(scope="session")
def articles(corpus: list[Article]) -> list[Article]:
    """Articles of about ten thousand words."""
    return corpus[::2]


@pytest.fixture(scope="session")
def corpus_records(corpus: list[Article]) -> list[Record]:
    """The records of the corpus by rules, which are quick, to make archives of."""
    return list(claimx.extract(corpus, claimx.load(attribution="rules")))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print the tables."""
    tables = config.stash.get(_TABLES, None)
    if tables is not None:
        terminalreporter.write_line(tables.text())

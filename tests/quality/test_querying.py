"""The questions of docs/querying.md are answered as the page shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimx.records import Record
from claimx.store.sql import Database
from tests.processors import reads_alike

PAGE = (Path(__file__).parent.parent.parent / "docs" / "querying.md").read_text(encoding="utf-8")
QUESTIONS = re.findall(r"```sql\n(.*?)```\n\n```text\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def database(corpus_records: list[Record]) -> Iterator[Database]:
    """The records of the corpus."""
    with Database(corpus_records) as opened:
        yield opened


def test_the_page_asks_three_questions() -> None:
    assert len(QUESTIONS) == 3


@pytest.mark.parametrize(("sql", "shown"), QUESTIONS)
def test_questions_of_the_page_are_answered(database: Database, sql: str, shown: str) -> None:
    answer = database.ask(sql)
    words = [word for row in (answer.columns, *answer.rows) for cell in row for word in str(cell).split()]
    printed = " ".join(words)
    assert reads_alike(printed, " ".join(shown.split()), r"\b\d+\b", off=1), printed

"""The rows and the columns of flat tables, as they stand in frames, files and databases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from claimx.records import Record
from claimx.store.rows import Row
from claimx.store.tables import ARTICLE_COLUMNS, TABLES, Column
from claimx.text.fragments import link_to
from claimx.text.sentences import Sentences

_SURROGATES = re.compile("[\ud800-\udfff]")


def columns_of(table: str) -> Mapping[str, Column]:
    """All columns of a table, in order.

    Raises:
        ValueError: there is no such table.
    """
    if table not in TABLES:
        raise ValueError(f"no table {table!r}; there are {', '.join(TABLES)}")
    return _COLUMNS[table]


_COLUMNS = {name: {**ARTICLE_COLUMNS, **table.columns} for name, table in TABLES.items()}


def database_columns(table: str) -> Mapping[str, Column]:
    """The columns of a table in a database: titles and addresses stand only in `articles`, one join away."""
    only_there = () if table == "articles" else ("title", "url")
    return {name: column for name, column in columns_of(table).items() if name not in only_there}


def rows_of(records: Iterable[Record], table: str) -> Iterator[Row]:
    """The rows that records give to a table, with all its columns, in their order."""
    for record in records:
        yield from FlatRecord(record).rows(table)


class FlatRecord:
    """A record as rows of flat tables."""

    def __init__(self, record: Record) -> None:
        self._record = record = _without_surrogates(record)
        names = ("outlet", "published", "title", "url")
        self._article = {"article": record.id} | {name: getattr(record, name) for name in names}
        self._sentences = Sentences(record.text, record.quotations)

    def rows(self, table: str) -> Iterator[Row]:
        """Its rows of one table, with all columns of the table, in their order."""
        columns, record = columns_of(table), self._record
        for own in TABLES[table].rows(record):
            if "sentence" in columns:
                own["sentence"] = self._sentences.around(own["start"], own["end"])
                own["link"] = link_to(record.url, record.text, own["start"], own["end"])
            row = self._article | own
            yield {column: row[column] for column in columns}


def _without_surrogates(record: Record) -> Record:
    """The record with U+FFFD for halves of surrogate pairs, which a record made in Python may hold and no file can."""
    texts = (record.id, record.outlet, record.published, record.title, record.url, record.byline, record.credit)
    try:
        "".join((*filter(None, texts), record.text)).encode()
    except UnicodeEncodeError:
        return Record.model_validate(_replaced(record.model_dump(by_alias=True)))
    return record


def _replaced(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _replaced(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_replaced(each) for each in value]
    return _SURROGATES.sub("\ufffd", value) if isinstance(value, str) else value

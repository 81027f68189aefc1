"""All tables in one SQLite file, as Datasette and its like expect it: keys, indexes, full-text search."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from claimx.records import Record
from claimx.store.duck import distinct
from claimx.store.flattening import FlatRecord, database_columns
from claimx.store.jsonl import OutputError
from claimx.store.output import replacing
from claimx.store.tables import TABLES, Column

_TYPES = {"text": "TEXT", "whole": "INTEGER", "number": "REAL", "flag": "INTEGER"}


def write_sqlite(records: Iterable[Record], tables: Sequence[str], path: Path) -> None:
    """Write tables to a new database.

    Raises:
        OutputError: the file cannot be written, or an article comes twice.
    """
    with replacing(path) as part, closing(sqlite3.connect(part, isolation_level=None)) as connection:
        try:
            _fill(connection, records, tables)
        except sqlite3.IntegrityError as error:
            raise OutputError(
                f"{path}: records that do not go together ({error}); does an article come twice?"
            ) from None
        except sqlite3.OperationalError as error:
            raise OutputError(f"{path}: cannot be written: {error}") from None


def _fill(connection: sqlite3.Connection, records: Iterable[Record], tables: Sequence[str]) -> None:
    # Nobody reads the file before it is whole, and it is thrown away if it does not come to that.
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("BEGIN")
    for table in tables:
        connection.execute(_definition(table, tables))
    inserts = {table: _insertion(table) for table in tables}
    for record in distinct(records):
        flat = FlatRecord(record)
        for table, insert in inserts.items():
            connection.executemany(insert, _values(flat, table))
    for statement in _afterwards(tables):
        connection.execute(statement)
    connection.execute("COMMIT")
    connection.execute("ANALYZE")


def _definition(table: str, tables: Sequence[str]) -> str:
    """The statement that makes a table; it points only to tables that are there."""
    definition = TABLES[table]
    parts = [f'"{name}" {_TYPES[column.type]}' for name, column in database_columns(table).items()]
    if definition.key:
        parts.append(f"PRIMARY KEY ({_names(definition.key)})")
    references = dict(definition.references) | ({} if table == "articles" else {"articles": ("article",)})
    for other, columns in references.items():
        if other in tables:
            to = f'"{other}" ({_names(TABLES[other].key)}) DEFERRABLE INITIALLY DEFERRED'
            parts.append(f"FOREIGN KEY ({_names(columns)}) REFERENCES {to}")
    return f'CREATE TABLE "{table}" ({", ".join(parts)})'


def _insertion(table: str) -> str:
    columns = database_columns(table)
    return f'INSERT INTO "{table}" VALUES ({", ".join("?" * len(columns))})'  # noqa: S608 — names of our own


def _values(record: FlatRecord, table: str) -> Iterator[list[object]]:
    columns = database_columns(table)
    for row in record.rows(table):
        yield [_value(column, row[name]) for name, column in columns.items()]


def _value(column: Column, value: object) -> object:
    """Numbers as doubles: SQLite's whole numbers end where Python's do not."""
    return float(value) if column.type == "number" and isinstance(value, int) else value


def _afterwards(tables: Sequence[str]) -> Iterator[str]:
    """Indexes and searches, which are quicker to make over full tables."""
    for table in tables:
        definition = TABLES[table]
        for columns in (*definition.references.values(), *definition.indexes):
            yield f'CREATE INDEX "{table}_{"_".join(columns)}" ON "{table}" ({_names(columns)})'
        if definition.searches:
            yield from _search(table, definition.searches)


def _search(table: str, columns: Sequence[str]) -> Iterator[str]:
    """A full-text index that holds no text of its own, and triggers that keep it in step with its table."""
    index, names = f"{table}_fts", _names(columns)
    new, old = (", ".join(f'{which}."{name}"' for name in columns) for which in ("new", "old"))
    add = f'INSERT INTO "{index}" (rowid, {names}) VALUES (new.rowid, {new});'  # noqa: S608
    remove = f'INSERT INTO "{index}" ("{index}", rowid, {names}) VALUES (\'delete\', old.rowid, {old});'  # noqa: S608
    yield f'CREATE VIRTUAL TABLE "{index}" USING fts5 ({names}, content="{table}", tokenize="porter unicode61")'
    yield f'INSERT INTO "{index}" ("{index}") VALUES (\'rebuild\')'  # noqa: S608
    yield f'CREATE TRIGGER "{table}_added" AFTER INSERT ON "{table}" BEGIN {add} END'
    yield f'CREATE TRIGGER "{table}_removed" AFTER DELETE ON "{table}" BEGIN {remove} END'
    yield f'CREATE TRIGGER "{table}_changed" AFTER UPDATE ON "{table}" BEGIN {remove} {add} END'


def _names(columns: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in columns)

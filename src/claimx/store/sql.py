"""SQL over records, by DuckDB: it sees the tables of `claimx.store.tables` and nothing else of the machine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from claimx.records import Record
from claimx.store.duck import distinct, fill
from claimx.store.flattening import database_columns
from claimx.store.tables import TABLES

if TYPE_CHECKING:
    import pandas as pd
    from duckdb import DuckDBPyConnection

#: Kinds of statements that only read; a PIVOT is several in one.
_READING = {"SELECT", "EXPLAIN", "MULTI"}
#: Who asks may not touch files or the network, nor load code, nor lift these limits (nor spill to disk, see below).
_LOCKS = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "python_enable_replacements": "false",
    "memory_limit": "'60%'",
    "lock_configuration": "true",
}
#: Every question is asked in one of these: a WITH may hold a DELETE.
_READ_ONLY = "BEGIN TRANSACTION READ ONLY"
#: Where a DuckDB file says that it is one.
_MAGIC, _MAGIC_AT = b"DUCK", 8
_ROWS_AT_ONCE = 1_000

Outcome = TypeVar("Outcome")


class QueryError(ValueError):
    """A question that cannot be answered; the message is one line that says why."""


@dataclass(frozen=True)
class Answer:
    """The rows that a question gives, and the names of their columns, no two alike."""

    columns: list[str]
    rows: Iterator[tuple[Any, ...]]


class Database:
    """Tables over records, to be asked in SQL; used in a `with` statement or closed by `close`.

    >>> with Database(claimx.read_records("records.jsonl")) as database:
    ...     database.frame("select source, count(*) from claims group by source")

    Questions may only read: these tables, no files, no network. A question that needs more than 60% of the machine's
    memory fails.

    Args:
        records: records, which are all loaded.

    Raises:
        RecordError: what is read is no record, or an article comes twice.
    """

    def __init__(self, records: Iterable[Record]) -> None:
        import duckdb

        self._connection = duckdb.connect(config={"temp_directory": ""})
        fill(self._connection, {table: database_columns(table) for table in TABLES}, distinct(records))
        _lock(self._connection)

    @classmethod
    def open(cls, path: Path) -> Database:
        """A file that `claimx export --to duckdb` wrote, which needs no loading.

        Raises:
            QueryError: the file cannot be opened.
        """
        import duckdb

        database = cls.__new__(cls)
        try:
            database._connection = duckdb.connect(path, read_only=True, config={"temp_directory": ""})
            _lock(database._connection)
        except duckdb.Error as error:
            raise QueryError(f"{path}: {_reason(error)}") from None
        return database

    def ask(self, sql: str) -> Answer:
        """The answer to one statement, whose rows are fetched as they are read.

        Raises:
            QueryError: it is no SQL, does more than reading, or fails.
        """
        relation = self._run(sql)
        names = _distinct_names([column[0] for column in relation.description or ()])
        return Answer(names, self._rows(relation))

    def frame(self, sql: str) -> pd.DataFrame:
        """The answer to one statement as a pandas frame.

        Raises:
            QueryError: it is no SQL, does more than reading, or fails.
        """
        import duckdb

        try:
            return self._interruptible(self._run(sql).df)
        except duckdb.Error as error:
            raise QueryError(_reason(error)) from None

    def close(self) -> None:
        """Give the memory back."""
        self._connection.close()

    def __enter__(self) -> Database:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _run(self, sql: str) -> DuckDBPyConnection:
        import duckdb

        try:
            statements = self._connection.extract_statements(sql)
            if len(statements) != 1:
                raise QueryError(f"one statement at a time, not {len(statements)}")
            if statements[0].type.name not in _READING:
                raise QueryError(f"{statements[0].type.name}: only questions (SELECT …) are answered")
            for statement in ("ROLLBACK", _READ_ONLY):
                self._connection.execute(statement)
            return self._interruptible(lambda: self._connection.execute(statements[0]))
        except duckdb.Error as error:
            raise QueryError(_reason(error)) from None

    def _rows(self, relation: DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
        import duckdb

        try:
            while rows := self._interruptible(lambda: relation.fetchmany(_ROWS_AT_ONCE)):
                yield from rows
        except duckdb.Error as error:
            raise QueryError(_reason(error)) from None

    def _interruptible(self, step: Callable[[], Outcome]) -> Outcome:
        """Do a step in a thread: in the main one DuckDB hears of Ctrl-C late, or never."""
        with ThreadPoolExecutor(1) as pool:
            try:
                return pool.submit(step).result()
            except KeyboardInterrupt:
                self._connection.interrupt()
                raise


def is_database(path: Path) -> bool:
    """Is it a DuckDB file?"""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(_MAGIC_AT + len(_MAGIC))[_MAGIC_AT:] == _MAGIC


def _lock(connection: DuckDBPyConnection) -> None:
    for name, value in _LOCKS.items():
        connection.execute(f"SET {name} = {value}")
    connection.execute(_READ_ONLY)


def _reason(error: Exception) -> str:
    """What DuckDB says is wrong, in one line, without the drawing of where."""
    return " ".join(str(error).split("\n\n")[0].split())


def _distinct_names(names: Iterable[str]) -> list[str]:
    """The names; one that comes again gets a number: `text`, `text_2`."""
    given: dict[str, None] = {}
    for name in names:
        number, new = 1, name
        while new in given:
            number += 1
            new = f"{name}_{number}"
        given[new] = None
    return list(given)

"""Tables in DuckDB, filled batch by batch; and through it Parquet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from claimx.records import Record
from claimx.store.flattening import FlatRecord, columns_of, database_columns
from claimx.store.jsonl import OutputError, RecordError
from claimx.store.output import replacing
from claimx.store.rows import Row
from claimx.store.tables import TABLES, Column, ColumnType

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

#: The tables to fill, and the columns of each.
Layout = Mapping[str, Mapping[str, Column]]

TYPES: dict[ColumnType, str] = {"text": "VARCHAR", "whole": "BIGINT", "number": "DOUBLE", "flag": "BOOLEAN"}
_ARRAYS: dict[ColumnType, Any] = {"text": object, "whole": "int64", "number": "float64", "flag": "bool"}
#: Rows of a Parquet file that are packed, and kept in memory, together.
_ROW_GROUP = 20_480
#: A batch of records is full with so many characters of text, or so many articles.
_CHARACTERS, _ARTICLES = 500_000, 1_000


def write_duckdb(records: Iterable[Record], tables: Sequence[str], path: Path) -> None:
    """Write tables to a new DuckDB file, which `claimx query` asks without loading.

    Raises:
        OutputError: the file cannot be written.
        RecordError: an article comes twice.
    """
    with replacing(path) as part, _scratch(part) as file:
        with _sparing(file, path) as database:
            fill(database, {table: database_columns(table) for table in tables}, distinct(records))
        file.replace(part)


def write_parquet(records: Iterable[Record], tables: Sequence[str], path: Path) -> None:
    """Write one table as Parquet, by way of a DuckDB file beside it, so that memory stays flat.

    Raises:
        OutputError: the file cannot be written.
    """
    (table,) = tables
    with replacing(path) as part, _scratch(part) as file, _sparing(file, path) as database:
        fill(database, {table: columns_of(table)}, records)
        database.table(table).write_parquet(str(part), compression="zstd", row_group_size=_ROW_GROUP)


@contextmanager
def _scratch(part: Path) -> Iterator[Path]:
    """The name of a database in a folder of its own, in which DuckDB may leave what it likes."""
    with TemporaryDirectory(prefix=f"{part.name}.", dir=part.parent) as folder:
        yield Path(folder) / "tables.duckdb"


@contextmanager
def _sparing(file: Path, path: Path) -> Iterator[DuckDBPyConnection]:
    """A new database that keeps little in memory."""
    import duckdb

    try:
        with duckdb.connect(file, config={"memory_limit": "200MB", "threads": 1}) as database:
            yield database
    except duckdb.Error as error:
        raise OutputError(f"{path}: cannot be written: {str(error).splitlines()[0]}") from None


def fill(database: DuckDBPyConnection, layout: Layout, records: Iterable[Record]) -> None:
    """Make tables in a database and fill them from records, a batch at a time; comments say what they hold."""
    for table, columns in layout.items():
        definitions = ", ".join(f'"{name}" {TYPES[column.type]}' for name, column in columns.items())
        database.execute(f'CREATE TABLE "{table}" ({definitions})')
        database.execute(f'COMMENT ON TABLE "{table}" IS {_literal(TABLES[table].about)}')
        for name, column in columns.items():
            database.execute(f'COMMENT ON COLUMN "{table}"."{name}" IS {_literal(column.says)}')
    for batch in _batches(records):
        for table, columns in layout.items():
            rows = [row for record in batch for row in record.rows(table)]
            if rows:
                database.register("batch", _arrays(columns, rows))
                database.execute(f'INSERT INTO "{table}" SELECT * FROM batch')  # noqa: S608 — names of our own
                database.unregister("batch")


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _batches(records: Iterable[Record]) -> Iterator[list[FlatRecord]]:
    batch: list[FlatRecord] = []
    characters = 0
    for record in records:
        batch.append(FlatRecord(record))
        characters += len(record.text)
        if characters >= _CHARACTERS or len(batch) == _ARTICLES:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _arrays(columns: Mapping[str, Column], rows: Sequence[Row]) -> dict[str, Any]:
    """Rows as a numpy array a column, which DuckDB takes in a hundred times quicker than row by row."""
    import numpy

    arrays = {}
    for name, column in columns.items():
        array = numpy.empty(len(rows), dtype=_ARRAYS[column.type])
        array[:] = [row[name] for row in rows]
        arrays[name] = array
    return arrays


def distinct(records: Iterable[Record]) -> Iterator[Record]:
    """The records, of which no two may be of one article: in SQL they would be one.

    Raises:
        RecordError: an article comes twice.
    """
    seen: set[str] = set()
    for record in records:
        if record.id in seen:
            raise RecordError(f"article {record.id} comes twice; give only one of the files in which it stands")
        seen.add(record.id)
        yield record

"""Parquet tables, read by DuckDB a few rows at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimx.articles.article import Article
from claimx.articles.columns import COLUMNS, Columns
from claimx.articles.failure import ArticleError, Failure
from claimx.articles.ids import Ids
from claimx.articles.rows import Row, row_articles
from claimx.articles.text import MAX_BYTES, decode

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_ROWS = 64
_SETTINGS: dict[str, Any] = {
    "threads": 1,  # one core is enough, and the rows keep their order
    "memory_limit": "2GB",
    "autoinstall_known_extensions": False,  # nothing calls out
    "autoload_known_extensions": False,
}


def read_parquet(path: Path, ids: Ids, columns: Columns) -> Iterator[Article | Failure]:
    """The articles of a Parquet file, one a row."""
    with path.open("rb"):  # what cannot be opened is told as of any other file
        pass
    yield from row_articles(_rows(path, columns), str(path), ids, columns)


def _rows(path: Path, columns: Columns) -> Iterator[tuple[str, Row]]:
    """Places ("articles.parquet:17", the row's number from 1) and rows.

    Raises:
        ArticleError: the file cannot be read, or lacks the column of the text.
    """
    import duckdb

    try:
        with duckdb.connect(":memory:", config=_SETTINGS) as connection:
            names = _select(connection, path, columns)
            number = 0
            while cells := connection.fetchmany(_ROWS):
                for row in cells:
                    number += 1
                    yield f"{path}:{number}", _row(names, row)
    except duckdb.Error as error:
        message = str(error).split("\n")[0]
        raise ArticleError("BrokenParquet", f"not Parquet that can be read: {message}") from None


def _select(connection: DuckDBPyConnection, path: Path, columns: Columns) -> list[str]:
    """Begin to read the columns that are used; gives their names."""
    file = re.sub(r"([*?\[])", r"[\1]", str(path.absolute()))  # a name, not a pattern of names
    connection.execute("SET TimeZone = 'UTC'")
    described = connection.execute("DESCRIBE SELECT * FROM read_parquet(?)", [file]).fetchall()
    types = {str(name): str(kind) for name, kind, *_ in described}
    columns.check(types, str(path))
    used = {column for field in COLUMNS for column in columns.of(field)}
    names = [name for name in types if name in used]
    wanted = ", ".join(_expression(name, types[name]) for name in names)
    connection.execute(f"SELECT {wanted} FROM read_parquet(?)", [file])  # noqa: S608 — names are quoted
    return names


def _expression(name: str, kind: str) -> str:
    """The column in SQL; a time with its zone is asked for as text, whatever Python has of zones."""
    quoted = '"' + name.replace('"', '""') + '"'
    return f"CAST({quoted} AS VARCHAR)" if kind.endswith("WITH TIME ZONE") else quoted


def _row(names: list[str], cells: tuple[Any, ...]) -> Row:
    try:
        return {name: _cell(value) for name, value in zip(names, cells, strict=True)}
    except ArticleError as error:
        return error


def _cell(value: Any) -> Any:
    """Text in columns that are not marked as text comes as bytes."""
    if isinstance(value, str | bytes) and len(value) > MAX_BYTES:
        raise ArticleError("TooLarge", f"a cell has more than {MAX_BYTES:,} bytes")
    return decode(value, "write the table's text as UTF-8") if isinstance(value, bytes) else value

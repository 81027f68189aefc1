"""Records -> files for other tools. `FORMATS` is all there is: a format more is a line more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from claimx.records import Record
from claimx.store.annotations import write_annotations
from claimx.store.brat.writing import write_brat
from claimx.store.duck import write_duckdb, write_parquet
from claimx.store.jsonl import STANDARD_STREAM
from claimx.store.lines import write_csv, write_jsonl
from claimx.store.sqlite import write_sqlite
from claimx.store.tables import TABLES

#: Writes records in a format: the records, the tables wanted, and the file ("-": standard output).
Writer = Callable[[Iterable[Record], Sequence[str], Path], None]

DEFAULT_TABLE = "claims"


class ExportError(ValueError):
    """What was asked for cannot be written so; the message says what can."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format: what it is, how it is written, and what it holds.

    `suffix` is how its files are named; `holds` says whether one table, all tables, or something that is no table;
    `streams` whether it can go to standard output.
    """

    says: str
    suffix: str
    write: Writer
    holds: Literal["a table", "tables", "no table"] = "a table"
    streams: bool = True


FORMATS: dict[str, Format] = {
    "csv": Format("CSV for spreadsheets", ".csv", write_csv),
    "jsonl": Format("JSON Lines, an object a row", ".jsonl", write_jsonl),
    "parquet": Format("Parquet with typed columns", ".parquet", write_parquet, streams=False),
    "sqlite": Format("SQLite for Datasette and its like", ".sqlite", write_sqlite, "tables", streams=False),
    "duckdb": Format("DuckDB, which `claimx query` asks at once", ".duckdb", write_duckdb, "tables", streams=False),
    "brat": Format("a folder that brat opens", ".brat", write_brat, "no table", streams=False),
    "annotations": Format("W3C Web Annotations, one a line", ".jsonld", write_annotations, "no table"),
}


def export(
    records: Iterable[Record], to: str, path: str | Path = STANDARD_STREAM, tables: Sequence[str] | None = None
) -> None:
    """Write records in one of the `FORMATS`, one after the other, never all in memory.

    Args:
        records: records, for instance from `claimx.read_records`.
        to: the format's name.
        path: the file, or the folder; by default "-", which is standard output. Under its name it is always whole.
        tables: names of `TABLES`: one for a format that holds one (by default "claims"), several or all (the default)
            for a format that holds several, none for the others.

    Raises:
        ExportError: there is no such format or table, or the format does not go with the tables or the output.
        OutputError: the output cannot be written.
        RecordError: what is read is no record.
    """
    if to not in FORMATS:
        raise ExportError(f"no format {to!r}; there are {', '.join(FORMATS)}")
    if str(path) == STANDARD_STREAM and not FORMATS[to].streams:
        raise ExportError(f"{to} cannot go to standard output: name a file with -o")
    FORMATS[to].write(records, _tables_for(to, tables or ()), Path(path))


def _tables_for(to: str, tables: Sequence[str]) -> Sequence[str]:
    holds = FORMATS[to].holds
    for table in tables:
        if table not in TABLES:
            raise ExportError(f"no table {table!r}; there are {', '.join(TABLES)}")
    if holds == "tables":
        return [name for name in TABLES if name in tables] or list(TABLES)
    if holds == "no table" and tables:
        raise ExportError(f"{to} holds no tables: leave out --table")
    if len(tables) > 1:
        raise ExportError(f"{to} holds one table: give --table once")
    return tables or ([DEFAULT_TABLE] if holds == "a table" else [])

"""`claimx query`: SQL over records."""

from __future__ import annotations

import sys
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claimx.cli.options import OutputOption
from claimx.text.display import plain

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from claimx.store.sql import Answer, Database

#: On a terminal so many rows are shown, and so many characters of a cell.
_MOST_ROWS, _LONGEST_CELL = 100, 200
#: Columns narrower than that cannot be read: each row is shown as a list instead.
_NARROWEST = 12


def query(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="RECORDS... SQL", help="Files of records, - for stdin, or one DuckDB file; then the question."
        ),
    ] = None,
    output: OutputOption = None,
    csv: Annotated[bool, typer.Option("--csv", help="Answer in CSV.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Answer in JSON Lines, on a terminal, too.")] = False,
    schema: Annotated[bool, typer.Option("--schema", help="Show the tables and what their columns say.")] = False,
) -> None:
    """Ask records in SQL (of DuckDB).

    Shows a table on a terminal; writes JSON Lines with -o, with --json, and into pipes. A question may only read the
    tables that --schema shows. A file of claimx export --to duckdb needs no loading.
    """
    if csv and json:
        raise typer.BadParameter("--csv and --json: choose one")
    written = csv or json or output is not None
    if schema:
        _show_schema()
        return
    *records, sql = words or [""]
    if not records:
        raise typer.BadParameter('say where and what: claimx query RECORDS... "select …" (--schema shows the tables)')
    with _database([Path(name) for name in records]) as database:
        answer = database.ask(sql)
        if written or not sys.stdout.isatty():
            _write(answer, output, csv)
        else:
            _show(answer)


def _database(paths: list[Path]) -> Database:
    from claimx.store.jsonl import read_records
    from claimx.store.sql import Database, is_database

    if not any(map(is_database, paths)):
        return Database(chain.from_iterable([read_records(path) for path in paths]))
    if len(paths) > 1:
        raise typer.BadParameter("a DuckDB file is asked alone")
    return Database.open(paths[0])


def _write(answer: Answer, output: Path | None, csv: bool) -> None:
    from claimx.store.lines import write_cells, write_objects
    from claimx.store.output import text_output

    with text_output(output or Path("-")) as file:
        (write_cells if csv else write_objects)(file, answer.columns, answer.rows)


def _show(answer: Answer) -> None:
    from rich.console import Console

    console = Console(highlight=False)
    rows = list(islice(answer.rows, _MOST_ROWS))
    if len(answer.columns) * _NARROWEST > console.width:
        _show_lists(answer.columns, rows, console)
    else:
        _show_table(answer.columns, rows, console)
    if next(answer.rows, None) is not None:
        console.print(f"… and more: only the first {_MOST_ROWS} rows are shown; -o FILE writes all", markup=False)


def _show_table(columns: list[str], rows: list[tuple[Any, ...]], console: Console) -> None:
    from rich.table import Table

    table = Table(*map(plain, columns), box=None, pad_edge=False, header_style="bold")
    for row in rows:
        table.add_row(*map(_cell, row))
    console.print(table)


def _show_lists(columns: list[str], rows: list[tuple[Any, ...]], console: Console) -> None:
    from rich.table import Table
    from rich.text import Text

    for number, row in enumerate(rows, 1):
        table = Table.grid(padding=(0, 2))
        for column, value in zip(columns, row, strict=True):
            table.add_row(Text(plain(column), style="bold"), _cell(value))
        console.print(Text(f"— {number} —"))
        console.print(table)


def _cell(value: Any) -> Text:
    from rich.text import Text

    text = "" if value is None else plain(str(value))
    return Text(text if len(text) <= _LONGEST_CELL else f"{text[:_LONGEST_CELL]}…")


def _show_schema() -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from claimx.store.duck import TYPES
    from claimx.store.flattening import database_columns
    from claimx.store.tables import TABLES

    console = Console(highlight=False)
    for name, definition in TABLES.items():
        table = Table.grid(padding=(0, 2))
        for column, about in database_columns(name).items():
            table.add_row(Text(f"  {column}"), Text(TYPES[about.type], style="dim"), Text(about.says))
        console.print(Text.assemble((name, "bold"), f": {definition.about}"))
        console.print(table)
        console.print()

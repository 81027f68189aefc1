"""`claimx export`: records -> files for other tools."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from claimx.cli.options import OutputOption


def export(
    records: Annotated[list[Path], typer.Argument(metavar="RECORDS...", help="Files of records; - for stdin.")],
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="FORMAT", help="csv, jsonl, parquet, sqlite, duckdb, brat, annotations."),
    ] = None,
    table: Annotated[
        list[str] | None,
        typer.Option(
            "--table",
            metavar="TABLE",
            help="claims (the default), figures, mentions, quotations, dates, articles, organisations, people, "
            "countries, sources, contents; repeatable where one file holds several.",
        ),
    ] = None,
    output: OutputOption = None,
) -> None:
    """Export records as tables, databases or annotations.

    Without --to, the name of the output says the format.
    """
    from claimx.store.export import export as export_records
    from claimx.store.jsonl import STANDARD_STREAM, read_records

    if output is not None and output.exists() and any(path.exists() and path.samefile(output) for path in records):
        raise typer.BadParameter(f"{output} is an input; write to another file")
    read = [read_records(path) for path in records]
    export_records(chain.from_iterable(read), to or _format_of(output), output or STANDARD_STREAM, table)


def _format_of(output: Path | None) -> str:
    """The format that a file's name says."""
    from claimx.store.export import FORMATS

    found = next((name for name, each in FORMATS.items() if output and output.suffix.lower() == each.suffix), None)
    if found is None:
        raise typer.BadParameter(f"say the format with --to: {', '.join(FORMATS)}")
    return found

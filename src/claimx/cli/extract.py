"""`claimx extract`: articles -> records."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claimx.cli.options import (
    Attribution,
    AttributionOption,
    FieldOption,
    ModelOption,
    OutputOption,
    RulesOption,
    columns_by_field,
    warn,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimx.archive.outcome import Item
    from claimx.archive.summary import Summary
    from claimx.articles.article import Article
    from claimx.articles.failure import Failure

SOME_FAILED = 1


class Stopped(Exception):  # noqa: N818 — no error
    """Ctrl-C; the message says how to go on."""


def extract(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...",
            help="Text, JSONL, CSV, TSV, Parquet; .gz or .zst of them; folders and patterns; - for JSONL on stdin.",
        ),
    ],
    output: OutputOption = None,
    model: ModelOption = None,
    rules: RulesOption = None,
    attribution: AttributionOption = Attribution.BOTH,
    field: FieldOption = None,
    workers: Annotated[
        int, typer.Option("--workers", min=0, metavar="N", help="Processes at work; 0 for one a processor.")
    ] = 1,
    timeout: Annotated[
        float, typer.Option("--timeout", min=1, metavar="SECONDS", help="How long an article may take.")
    ] = 600,
    keep_parts: Annotated[
        bool, typer.Option("--keep-parts", help="Keep what is done, so that a later run does only what is new.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Leave out the summary and the progress.")] = False,
) -> None:
    """Extract a record from each article, as JSON Lines.

    Stopped, the same command goes on where it was. Articles that fail are lines of NAME.failures.jsonl beside the
    output, or of standard error where the records go to standard output. Exit status: 0 all done, 1 some articles
    failed, 2 wrong usage, 130 stopped.
    """
    from claimx.archive.worker import Setup
    from claimx.articles.read import input_files, read_articles
    from claimx.cli.progress import progress

    files, fields = input_files(*inputs), columns_by_field(field)
    output = None if output is None or str(output) == "-" else output
    _refuse_overwriting(files, output)
    unread: list[Failure] = []
    items = _items(read_articles(*inputs, on_failure=unread.append, fields=fields, on_warning=warn), unread)
    setup = Setup(model, tuple(rules or ()), attribution.value)
    file = output if output is not None and (output.is_file() or not output.exists()) else None
    with progress(files, quiet) as advance:
        options = {"setup": setup, "workers": workers, "timeout": timeout, "on_progress": advance}
        if file:
            summary = _to_file(file, items, options | {"keep_parts": keep_parts})
        else:
            summary = _to_stream(output, items, options)
    if not quiet and (file or sys.stderr.isatty()):
        typer.echo("\n".join(summary.lines()), err=True)
    if summary.total.failed:
        _tell_of_failures(summary.total.failed, file)


def _items(articles: Iterator[Article], unread: list[Failure]) -> Iterator[Item]:
    """The articles and, in their places, what cannot be read as one: `unread`, where they are put meanwhile."""
    for article in articles:
        yield from unread
        unread.clear()
        yield article
    yield from unread


def _to_file(output: Path, items: Iterator[Item], options: dict[str, Any]) -> Summary:
    from claimx.archive.local import run

    try:
        return run(items, output, **options)
    except KeyboardInterrupt:
        raise Stopped("stopped; the same command goes on where this one was") from None


def _to_stream(output: Path | None, items: Iterator[Item], options: dict[str, Any]) -> Summary:
    from claimx.archive.local import stream
    from claimx.archive.summary import Summary
    from claimx.store.jsonl import Output

    summary, began = Summary(), time.monotonic()
    with Output(output) as written:
        for outcome in stream(items, **options):
            summary.fresh.add(outcome.tally)
            if outcome.line:
                written.write_line(outcome.line)
            elif outcome.failure:
                typer.echo(outcome.failure.model_dump_json(), err=True)
    summary.seconds = time.monotonic() - began
    return summary


def _tell_of_failures(count: int, output: Path | None) -> None:
    """Raise the exit status that says that articles failed, and say where they are listed."""
    from claimx.archive.ledger import failures_path

    if output:
        typer.echo(f"claimx: articles that failed: {count}; see {failures_path(output)}", err=True)
    raise typer.Exit(SOME_FAILED)


def _refuse_overwriting(files: list[Path | None], output: Path | None) -> None:
    if output is not None and output.exists() and any(file and file.samefile(output) for file in files):
        raise typer.BadParameter(f"{output} is an input; write the records to another file")

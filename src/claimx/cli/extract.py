"""`claimx extract`: articles -> records."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli.options import (
    Attribution,
    AttributionOption,
    FieldOption,
    ModelOption,
    OutputOption,
    RulesOption,
    columns_by_field,
)

if TYPE_CHECKING:
    from claimx.articles.failure import Failure
    from claimx.cli.failures import FailureLog

SOME_FAILED = 1


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
) -> None:
    """Extract a record from each article, as JSON Lines.

    Articles that fail are lines of NAME.failures.jsonl beside the output, or of standard error where the records go
    to standard output. Exit status: 0 all done, 1 some articles failed, 2 wrong usage.
    """
    from claimx.articles.failure import failure_of
    from claimx.articles.read import input_files, read_articles
    from claimx.cli.failures import FailureLog
    from claimx.cli.progress import progress
    from claimx.store.jsonl import Output

    files, fields = input_files(*inputs), columns_by_field(field)
    output = None if output is None or str(output) == "-" else output
    _refuse_overwriting(files, output)
    with FailureLog(output) as failures, Output(output) as written:
        from claimx.extraction import extract as extract_records
        from claimx.pipeline.build import load

        nlp = load(model, rules or (), attribution.value)
        with progress(files) as advance:

            def fail(failure: Failure) -> None:
                failures.write(failure)
                advance()

            articles = read_articles(*inputs, on_failure=fail, fields=fields)
            for record in extract_records(articles, nlp, lambda article, error: fail(failure_of(article, error))):
                written.write(record)
                advance()
    _tell_of(failures)


def _tell_of(failures: FailureLog) -> None:
    """Raise an exit status where articles failed, and say where they are listed."""
    if failures.count and failures.path:
        typer.echo(f"claimx: articles that failed: {failures.count}; see {failures.path}", err=True)
    if failures.count:
        raise typer.Exit(SOME_FAILED)


def _refuse_overwriting(files: list[Path | None], output: Path | None) -> None:
    if output is not None and output.exists() and any(file and file.samefile(output) for file in files):
        raise typer.BadParameter(f"{output} is an input; write the records to another file")

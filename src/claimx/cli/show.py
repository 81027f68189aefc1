"""`claimx show`: articles for people, with what was found in them, in the terminal or as a page."""

from __future__ import annotations

import json as jsonlib
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli.options import (
    Attribution,
    AttributionOption,
    FieldOption,
    IdOption,
    ModelOption,
    RulesOption,
    columns_by_field,
)

if TYPE_CHECKING:
    from claimx.records import Record


def show(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Records, or articles in any format; - for stdin.")],
    name: IdOption = None,
    every: Annotated[bool, typer.Option("--all", help="All articles of the file, one after the other.")] = False,
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="PAGE", help="Write one HTML page that needs nothing else; - for stdout."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the record itself, as JSON Lines.")] = False,
    model: ModelOption = None,
    rules: RulesOption = None,
    attribution: AttributionOption = Attribution.BOTH,
    field: FieldOption = None,
) -> None:
    """Show an article with what was found in it.

    Findings are marked in the text, by brackets with a letter and by colour; its claims follow as
    source · cue · content, and its figures with what they say.
    """
    if html and json:
        raise typer.BadParameter("--html and --json: choose one")
    if name is not None and every:
        raise typer.BadParameter("--id and --all: choose one")
    records = _records(file, columns_by_field(field), model, rules or [], attribution)
    wanted = (each for each in records if name in (None, each.id))
    first = next(wanted, None)
    if first is None:
        raise typer.BadParameter(f"{file}: no article {name}" if name else f"{file}: no article in it")
    records = chain([first], wanted if every else ())
    if html:
        _write_page(records, html, file)
    elif json:
        for record in records:
            typer.echo(record.to_json())
    else:
        _print(records)


def _print(records: Iterator[Record]) -> None:
    from rich.console import Console

    from claimx.report.terminal import show as show_in_terminal

    console = Console(highlight=False)
    for number, record in enumerate(records):
        if number:
            console.file.write(f"\n{'─' * console.width}\n\n")
        show_in_terminal(record, console)


def _write_page(records: Iterator[Record], path: Path, source: Path) -> None:
    from claimx.report.page import MOST_ARTICLES, render_page

    if path.exists() and source.exists() and path.samefile(source):
        raise typer.BadParameter(f"{path} is the input; write the page to another file")
    shown = list(islice(records, MOST_ARTICLES))
    more = next(records, None) is not None
    page = render_page(shown, more)
    if more:
        typer.echo(f"claimx: the page shows the first {len(shown)} of the articles; --id shows another", err=True)
    if str(path) == "-":
        typer.echo(page, nl=False)
        return
    try:
        path.write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        raise typer.BadParameter(f"{path}: cannot be written: {error.strerror}") from None


def _records(
    file: Path, fields: dict[str, list[str]], model: str | None, rules: list[str], attribution: Attribution
) -> Iterator[Record]:
    """The records of a file, or those of its articles."""
    from claimx.store.jsonl import read_records

    if _holds_records(file):
        yield from read_records(file)
        return
    from claimx.articles.read import read_articles
    from claimx.extraction import extract
    from claimx.pipeline.build import load

    articles = read_articles(file, fields=fields)
    yield from extract(articles, load(model, rules, attribution.value))


def _holds_records(file: Path) -> bool:
    """Does the first line of a JSONL file name a schema?"""
    if file.suffix.lower() != ".jsonl" or not file.is_file():
        return False
    with file.open("rb") as content:
        try:
            first = jsonlib.loads(content.readline())
        except (ValueError, RecursionError):
            return False
    return isinstance(first, dict) and "schema" in first

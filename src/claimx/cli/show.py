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
from claimx.cli.unreadable import Unreadable, articles_of

if TYPE_CHECKING:
    from claimx.articles.article import Article
    from claimx.records import Record

#: A first line that is damaged does not say what a file holds: so many are looked at.
_FIRST_LINES = 10


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

    Exit status: 0 shown, 1 shown but some rows of the file could not be read, 2 wrong usage or no such article.
    """
    if html and json:
        raise typer.BadParameter("--html and --json: choose one")
    if name is not None and every:
        raise typer.BadParameter("--id and --all: choose one")
    unreadable = Unreadable()
    if _holds_records(file):
        wanted = _records(file, name, unreadable)
    else:
        articles = articles_of(file, name, columns_by_field(field), unreadable)
        wanted = _extracted(articles, model, rules, attribution, unreadable)
    first = next(wanted, None)
    if first is None:
        raise unreadable.give_up(file, name)
    records = chain([first], wanted if every else ())
    if html:
        _write_page(records, html, file)
    elif json:
        for record in records:
            typer.echo(record.to_json())
    else:
        _print(records)
    unreadable.finish()


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


def _records(file: Path, name: str | None, unreadable: Unreadable) -> Iterator[Record]:
    """The records of a file, or those of that id."""
    from claimx.store.jsonl import read_records

    records = read_records(file, on_failure=lambda error: unreadable.tell(None, str(error)))
    return (each for each in records if name in (None, each.id))


def _extracted(
    articles: Iterator[Article],
    model: str | None,
    rules: list[str] | None,
    attribution: Attribution,
    unreadable: Unreadable,
) -> Iterator[Record]:
    """The records of articles; the pipeline is loaded for the first of them."""
    from claimx.extraction import extract
    from claimx.pipeline.build import load

    first = next(articles, None)
    if first is None:
        return
    nlp = load(model, rules or (), attribution.value)
    yield from extract(chain([first], articles), nlp, lambda article, error: unreadable.tell(article.input, str(error)))


def _holds_records(file: Path) -> bool:
    """Does the first line of a JSONL file that is an object name a schema?"""
    if file.suffix.lower() != ".jsonl" or not file.is_file():
        return False
    with file.open("rb") as content:
        for line in islice(content, _FIRST_LINES):
            try:
                row = jsonlib.loads(line)
            except (ValueError, RecursionError):
                continue
            if isinstance(row, dict):
                return "schema" in row
    return False

"""`claimx compare`: records -> figures of one measure, reprinted quotations, copies."""

from __future__ import annotations

import sys
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli.options import OutputOption, RulesOption
from claimx.text.display import plain

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from claimx.comparison.results import Copy, FigureGroup, Reprint, Result

_COLUMNS = ("figure", "bound", "claimant", "outlet", "article", "published")
_PASSAGE_COLUMNS = ("claimant", "outlet", "article", "published")
_COLOURS = {"agree": "green", "compatible": "cyan", "update": "yellow", "conflict": "bold red"}


def compare(
    records: Annotated[list[Path], typer.Argument(metavar="RECORDS...", help="Files of records; - for stdin.")],
    output: OutputOption = None,
    json: Annotated[bool, typer.Option("--json", help="JSON Lines on a terminal, too.")] = False,
    rules: RulesOption = None,
) -> None:
    """Compare figures, quotations and copies over records.

    Shows tables on a terminal; writes JSON Lines with -o, with --json, and into pipes.
    """
    from claimx.comparison import compare as compare_records
    from claimx.store.jsonl import Output, read_records

    read = [read_records(path) for path in records]
    results = compare_records(chain.from_iterable(read), rules or ())
    if output is None and not json and sys.stdout.isatty():
        _show(results)
        return
    with Output(None if output is None or str(output) == "-" else output) as written:
        for result in results:
            written.write(result)


def _show(results: list[Result]) -> None:
    from rich.console import Console

    from claimx.comparison.results import Copy, FigureGroup

    console = Console(highlight=False)
    copies = [result for result in results if isinstance(result, Copy)]
    others = [result for result in results if not isinstance(result, Copy)]
    for number, result in enumerate(others):
        if number:
            console.print()
        if isinstance(result, FigureGroup):
            _show_group(result, console)
        else:
            _show_reprint(result, console)
    if copies and others:
        console.print()
    if copies:
        _show_copies(copies, console)
    if not results:
        console.print("Nothing that compares.")


def _show_reprint(reprint: Reprint, console: Console) -> None:
    """The words of one side, as far as they go into a line, and who prints them."""
    from rich.table import Table
    from rich.text import Text

    title = Text(f"quotation, {reprint.relation}  ", style="bold")
    title.append(plain(reprint.a.text), style="not bold")
    title.truncate(console.width, overflow="ellipsis")
    console.print(title)
    table = Table(*_PASSAGE_COLUMNS, box=None)
    for passage in (reprint.a, reprint.b):
        cells = (passage.claimant, passage.outlet, passage.article, passage.published)
        table.add_row(*map(_cell, cells))
    console.print(table)


def _show_copies(copies: list[Copy], console: Console) -> None:
    from rich.table import Table
    from rich.text import Text

    console.print(Text("copies", style="bold"))
    table = Table(box=None)
    table.add_column("alike", justify="right")
    table.add_column("article")
    table.add_column("article")
    for copy in copies:
        table.add_row(f"{copy.similarity:.0%}", *map(_cell, copy.articles))
    console.print(table)


def _show_group(group: FigureGroup, console: Console) -> None:
    from rich.table import Table
    from rich.text import Text

    about = [part for part in (group.unit, group.period, group.place) if part]
    title = Text(f"{group.id}  {plain(group.measure)}", style="bold")
    title.append(f"  {', '.join(about)}" if about else "", style="not bold")
    console.print(title)
    table = Table("", *_COLUMNS, box=None)
    for number, entry in enumerate(group.entries):
        said = (entry.text, entry.bound.replace("_", " "), entry.claimant)
        cells = (str(number), *said, entry.outlet, entry.article, entry.published)
        table.add_row(*map(_cell, cells))
    console.print(table)
    for pair in group.pairs:
        line = Text(f"  {pair.a}–{pair.b} ")
        line.append(pair.relation, style=_COLOURS[pair.relation])
        line.append(f": {plain(pair.why)}")
        console.print(line)


def _cell(value: str | None) -> Text:
    """A cell that breaks words rather than cut them: names of articles are copied from here."""
    from rich.text import Text

    return Text(plain(value or ""), overflow="fold")

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

    from claimx.comparison.results import FigureGroup, Result

_COLUMNS = ("figure", "bound", "claimant", "outlet", "article", "published")
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
    from rich.text import Text

    from claimx.comparison.results import FigureGroup, Reprint

    console = Console(highlight=False)
    for result in results:
        if isinstance(result, FigureGroup):
            _show_group(result, console)
        elif isinstance(result, Reprint):
            a, b = result.a, result.b
            places = f"{plain(a.article)}:{a.start}-{a.end}  {plain(b.article)}:{b.start}-{b.end}"
            console.print(Text(f"quotation, {result.relation}: {places}"))
        else:
            articles = "  ".join(plain(article) for article in result.articles)
            console.print(Text(f"copy, {result.similarity:.0%}: {articles}"))
    if not results:
        console.print("Nothing that compares.")


def _show_group(group: FigureGroup, console: Console) -> None:
    from rich.table import Table
    from rich.text import Text

    about = [part for part in (group.unit, group.period, group.place) if part]
    title = Text(f"{group.id}  {plain(group.measure)}", style="bold")
    title.append(f"  {', '.join(about)}" if about else "", style="not bold")
    table = Table("", *_COLUMNS, title=title, title_justify="left", box=None)
    for number, entry in enumerate(group.entries):
        said = (entry.text, entry.bound.replace("_", " "), entry.claimant)
        cells = (str(number), *said, entry.outlet, entry.article, entry.published)
        table.add_row(*(Text(plain(cell or "")) for cell in cells))
    console.print(table)
    for pair in group.pairs:
        line = Text(f"  {pair.a}–{pair.b} ")
        line.append(pair.relation, style=_COLOURS[pair.relation])
        line.append(f": {plain(pair.why)}")
        console.print(line)
    console.print()

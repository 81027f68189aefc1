"""`claimx show`: an article in the terminal, with what was found in it."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli.compare import plain
from claimx.cli.options import Attribution, AttributionOption, ModelOption, RulesOption

if TYPE_CHECKING:
    from rich.text import Text

    from claimx.records import Range, Record

_STYLES = {
    "claim": "italic",
    "quotation": "underline",
    "source": "bold magenta",
    "cue": "bold yellow",
    "organisation": "cyan",
    "person": "green",
    "country": "blue",
    "date": "bright_black",
    "figure": "bold red",
    "entity": "reverse",
}


def show(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Records, a text file, or JSONL articles; - for stdin.")],
    name: Annotated[str | None, typer.Option("--id", help="The article to show; by default the first.")] = None,
    model: ModelOption = None,
    rules: RulesOption = None,
    attribution: AttributionOption = Attribution.BOTH,
) -> None:
    """Show an article with what was found in it.

    Findings are coloured; claims follow as source · cue · content.
    """
    from rich.console import Console

    record = next((each for each in _records(file, model, rules or [], attribution) if name in (None, each.id)), None)
    if record is None:
        raise typer.BadParameter(f"{file}: no article {name}" if name else f"{file}: no article in it")
    console = Console(highlight=False, soft_wrap=True)
    console.print(_legend())
    console.print(_coloured(record))
    console.print()
    for claim in record.claims:
        source, cue = claim.source.text if claim.source else "?", claim.cue.text if claim.cue else "–"
        console.print(_line(source, cue, claim.text))


def _records(file: Path, model: str | None, rules: list[str], attribution: Attribution) -> Iterator[Record]:
    """The records of a file, or those of its articles."""
    from claimx.store.jsonl import read_records

    if _holds_records(file):
        yield from read_records(file)
        return
    from claimx.articles.read import read_articles
    from claimx.extraction import extract
    from claimx.pipeline.build import load

    articles = read_articles(file)
    yield from extract(articles, load(model, rules, attribution.value))


def _holds_records(file: Path) -> bool:
    """Does the first line of a JSONL file name a schema?"""
    if file.suffix.lower() != ".jsonl" or not file.is_file():
        return False
    with file.open("rb") as content:
        try:
            first = json.loads(content.readline())
        except (ValueError, RecursionError):
            return False
    return isinstance(first, dict) and "schema" in first


def _legend() -> Text:
    from rich.text import Text

    return Text("  ").join(Text(kind, style=style) for kind, style in _STYLES.items())


def _coloured(record: Record) -> Text:
    from rich.text import Text

    text = Text("".join("\ufffd" if _drives_a_terminal(char) else char for char in record.text))
    for kind, found in _findings(record):
        text.stylize(_STYLES[kind], found.start, found.end)
    return text


def _drives_a_terminal(char: str) -> bool:
    return unicodedata.category(char) == "Cc" and char not in "\n\t"


def _findings(record: Record) -> Iterator[tuple[str, Range]]:
    """All findings, the wider kinds first, so that the others are drawn over them."""
    yield from (("claim", piece) for claim in record.claims for piece in claim.content)
    yield from (("quotation", quotation) for quotation in record.quotations)
    yield from (("source", claim.source) for claim in record.claims if claim.source)
    for kind, entities in (
        ("organisation", record.organisations),
        ("person", record.people),
        ("country", record.countries),
    ):
        yield from ((kind, mention) for entity in entities for mention in entity.mentions)
    yield from chain((("date", each) for each in record.dates), (("figure", each) for each in record.figures))
    yield from (("entity", each) for each in record.entities)
    yield from (("cue", claim.cue) for claim in record.claims if claim.cue)


def _line(source: str, cue: str, content: str) -> Text:
    from rich.text import Text

    styles = (_STYLES["source"], _STYLES["cue"], "")
    return Text(" · ").join(
        Text(plain(part), style=style) for part, style in zip((source, cue, content), styles, strict=True)
    )

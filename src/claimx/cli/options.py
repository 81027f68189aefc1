"""Options that several commands have."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from claimx.text.display import plain


class Attribution(StrEnum):
    """What finds claims."""

    RULES = "rules"
    MODEL = "model"
    BOTH = "both"


OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to this file; by default to standard output."),
]
IdOption = Annotated[
    str | None,
    typer.Option("--id", metavar="ID", help="Which article of the file; by default the first."),
]
ModelOption = Annotated[
    str | None,
    typer.Option("--model", metavar="NAME", help="Name or path of the spaCy pipeline to build on."),
]
AttributionOption = Annotated[
    Attribution,
    typer.Option(
        "--attribution",
        metavar="|".join(Attribution),
        help="What finds claims: the rules, the trained tagger, or both together.",
    ),
]
RulesOption = Annotated[
    list[str] | None,
    typer.Option("--rules", metavar="PACK", help="Rule pack over the built-in one: a folder or a name; repeatable."),
]
FieldOption = Annotated[
    list[str] | None,
    typer.Option(
        "--field",
        metavar="FIELD=COLUMN",
        help="The column that holds a field of the articles, such as text=body; repeatable, also for one field.",
    ),
]


def warn(message: str) -> None:
    """Tell of something that the command goes on without."""
    typer.echo(f"claimx: {plain(message)}", err=True)


def columns_by_field(given: list[str] | None) -> dict[str, list[str]]:
    """The columns that `--field` gives, by the fields that they hold."""
    columns: dict[str, list[str]] = {}
    pairs = [each.partition("=") for each in given or ()]
    for field, equals, column in pairs:
        if not (field and equals and column):
            raise typer.BadParameter(f"--field {field}{equals}{column}: write FIELD=COLUMN, such as text=body")
        columns.setdefault(field, []).append(column)
    return columns

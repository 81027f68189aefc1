"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to this file; by default to standard output."),
]
ModelOption = Annotated[
    str | None,
    typer.Option("--model", metavar="NAME", help="Name or path of the spaCy pipeline to build on."),
]
RulesOption = Annotated[
    list[str] | None,
    typer.Option("--rules", metavar="PACK", help="Rule pack over the built-in one: a folder or a name; repeatable."),
]

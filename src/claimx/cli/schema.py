"""`claimx schema`: the JSON Schema of records."""

from __future__ import annotations

import json

import typer


def schema() -> None:
    """Print the JSON Schema of a record."""
    from claimx.records import json_schema

    typer.echo(json.dumps(json_schema(), indent=2))

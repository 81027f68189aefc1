"""`claimx`: the commands put together, and what becomes of errors."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from claimx import __version__
from claimx.cli.command import Command
from claimx.cli.compare import compare
from claimx.cli.evaluate import evaluate
from claimx.cli.explain import explain
from claimx.cli.export import export
from claimx.cli.extract import Stopped, extract
from claimx.cli.query import query
from claimx.cli.rules import rules
from claimx.cli.schema import schema
from claimx.cli.show import show
from claimx.text.display import plain

#: Exit statuses besides 0: some articles failed (1, set by the command), wrong usage, stopped, nobody reads the pipe.
WRONG, STOPPED, BROKEN_PIPE = 2, 130, 141
#: Objects that are made until Python looks for cycles among them. Records hold none, and are many.
_OBJECTS = 50_000
#: Set in the environment, it shows where an unexpected error comes from.
DEBUG = "CLAIMX_DEBUG"

app = typer.Typer(
    help="Turns news articles into claims that can be compared: who says what, about how much.",
    epilog="Exit status: 0 done, 1 some articles failed or examples do not hold, 2 wrong usage or unreadable "
    "input, 130 stopped by Ctrl-C. claimx rules diff has that of diff.",
    rich_markup_mode=None,  # rich would take longer to start than all the rest
    add_completion=False,
    no_args_is_help=True,
)
app.command(cls=Command)(extract)
app.command(cls=Command)(compare)
app.command(cls=Command)(show)
app.command(cls=Command)(query)
app.command(cls=Command)(export)
app.command(cls=Command)(explain)
app.command("eval", cls=Command)(evaluate)
app.add_typer(rules, name="rules")
app.command(cls=Command)(schema)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"claimx {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", is_eager=True, callback=_show_version)
    ] = False,
) -> None:
    pass


def run() -> None:
    """The entry point of the command `claimx`."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    gc.set_threshold(_OBJECTS)
    sys.exit(status(sys.argv[1:]))


def status(arguments: Sequence[str]) -> int:
    """Run a command line and give its exit status; errors are one line on standard error."""
    try:
        outcome = app(list(arguments) or ["--help"], prog_name="claimx", standalone_mode=False)
        sys.stdout.flush()
    except KeyboardInterrupt:
        outcome = STOPPED
    except (BrokenPipeError, SystemExit):  # which typer makes of the error
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 — for the flush at exit
        return BROKEN_PIPE
    except typer.TyperException as error:
        return _refuse(error.format_message())
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        return _refuse(_told(error), STOPPED if isinstance(error, Stopped) else WRONG)
    if outcome == STOPPED:
        typer.echo("claimx: stopped", err=True)
    return outcome if isinstance(outcome, int) else 0


def _told(error: Exception) -> str:
    """An error in words: claimx raises its own with a message for people, and the system's speak for themselves."""
    if type(error).__module__.partition(".")[0] == "claimx":
        return str(error)
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename or 'standard output'}: {error.strerror}"
    return f"unexpected {type(error).__name__}: {error} ({DEBUG}=1 shows more)"


def _refuse(message: str, outcome: int = WRONG) -> int:
    typer.echo(f"claimx: {plain(message)}", err=True)
    return outcome

"""Rows of a file that cannot be read while a command looks for others in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from claimx.cli.options import warn

if TYPE_CHECKING:
    from claimx.articles.article import Article

SOME_FAILED, WRONG = 1, 2
#: So many are told in a line each, the others counted.
_TOLD = 5


class Unreadable:
    """What cannot be read, told on standard error."""

    def __init__(self) -> None:
        self._count = 0

    def tell(self, place: str | None, message: str) -> None:
        """Say what is wrong with a row."""
        self._count += 1
        if self._count <= _TOLD:
            warn(f"{place}: {message}" if place else message)

    def finish(self) -> None:
        """End a command that found what it looked for.

        Raises:
            Exit: some rows could not be read.
        """
        self._tell_the_rest()
        if self._count:
            raise typer.Exit(SOME_FAILED)

    def give_up(self, file: Path, name: str | None) -> typer.Exit | typer.BadParameter:
        """The end of a command that found no article, or none of that id; to be raised."""
        self._tell_the_rest()
        if self._count and name is None:
            return typer.Exit(WRONG)  # the rows have said why
        found = f"no article {name}" if name else "no article in it"
        return typer.BadParameter(f"{file}: {found}{' that can be read' if self._count else ''}")

    def _tell_the_rest(self) -> None:
        if self._count > _TOLD:
            warn(f"and {self._count - _TOLD:,} more that cannot be read")


def articles_of(
    file: Path, name: str | None, fields: dict[str, list[str]], unreadable: Unreadable
) -> Iterator[Article]:
    """The articles of a file, or that of an id, past what cannot be read."""
    from claimx.articles.read import read_articles

    articles = read_articles(
        file,
        on_failure=lambda failure: unreadable.tell(failure.input, failure.message),
        fields=fields,
        on_warning=warn,
    )
    return (each for each in articles if name in (None, each.id))

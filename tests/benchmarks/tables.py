"""Gathers what the benchmarks measure, and shows it in one table a subject."""

from __future__ import annotations

from collections import defaultdict
from io import StringIO

from rich.console import Console
from rich.table import Table

Value = str | float
_WIDTH = 100


class Tables:
    """Tables by their titles: rows by their names, and in each row values by their columns."""

    def __init__(self) -> None:
        self._tables: dict[str, dict[str, dict[str, Value]]] = defaultdict(lambda: defaultdict(dict))

    def note(self, title: str, row: str, values: dict[str, Value]) -> None:
        """Add values to a row; rows and columns stand in the order in which they came first."""
        self._tables[title][row].update(values)

    def text(self) -> str:
        """All tables as text."""
        shown = StringIO()
        console = Console(file=shown, width=_WIDTH)
        for title, rows in self._tables.items():
            columns = list(dict.fromkeys(column for values in rows.values() for column in values))
            table = Table("", box=None, padding=(0, 2, 0, 0))
            for column in columns:
                table.add_column(column, justify="right")
            for name, values in rows.items():
                table.add_row(name, *(_shown(values.get(column, "")) for column in columns))
            console.print(f"\n{title}\n", style="bold", highlight=False)
            console.print(table)
        return shown.getvalue()


def _shown(value: Value) -> str:
    """A number with three digits, or more before the point."""
    if isinstance(value, str):
        return value
    decimals = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    return f"{value:,.{decimals}f}"

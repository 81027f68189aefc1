"""Flat tables as text: CSV for spreadsheets, JSON Lines."""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TextIO

from claimx.records import Record
from claimx.store.flattening import columns_of, rows_of
from claimx.store.output import text_output

#: What a spreadsheet takes for the beginning of a formula, after NFKC, which makes plain signs of full-width ones.
_FORMULA = frozenset("=+-@")
_CONTROLS = frozenset("\t\r\n")
#: Characters that a spreadsheet may skip before it looks for a formula.
_SKIPPED = re.compile(r"[\s\x00-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffd]*")


def write_csv(records: Iterable[Record], tables: Sequence[str], path: Path) -> None:
    """One table as CSV (RFC 4180): a header, lines that end in CR LF, cells that no spreadsheet runs."""
    (table,) = tables
    with text_output(path) as file:
        rows = (row.values() for row in rows_of(records, table))
        write_cells(file, list(columns_of(table)), rows)


def write_cells(file: TextIO, header: Iterable[str], rows: Iterable[Iterable[Any]]) -> None:
    """Write a header and rows as CSV."""
    writer = csv.writer(file)
    writer.writerow(map(_cell, header))
    for row in rows:
        writer.writerow(map(_cell, row))


def _cell(value: Any) -> Any:
    """A cell: texts that a spreadsheet would run get an apostrophe before them; there are no NULs in CSV."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return value
    value = value.replace("\0", "\ufffd")
    return f"'{value}" if _runs(value) else value


def _runs(value: str) -> bool:
    if value[:1].isalnum():
        return False
    if value[:1] in _CONTROLS:
        return True
    first = value[_SKIPPED.match(value).end() :][:1]  # type: ignore[union-attr]  # it matches nothing, too
    return unicodedata.normalize("NFKC", first) in _FORMULA


def write_jsonl(records: Iterable[Record], tables: Sequence[str], path: Path) -> None:
    """One table as JSON Lines, an object a row."""
    (table,) = tables
    with text_output(path) as file:
        for row in rows_of(records, table):
            file.write(json.dumps(row, ensure_ascii=False) + "\n")

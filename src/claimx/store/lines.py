"""Flat tables as text: CSV for spreadsheets, JSON Lines."""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal
from math import isfinite
from pathlib import Path
from typing import Any, TextIO

from claimx.records import Record
from claimx.store.flattening import columns_of, rows_of
from claimx.store.output import text_output

#: What a spreadsheet takes for the beginning of a formula, after NFKC, which makes plain signs of full-width ones.
_FORMULA = frozenset("=+-@")
_CONTROLS = ("\t", "\r", "\n")
#: Characters that a spreadsheet may skip before it looks for a formula.
_SKIPPED = re.compile(r"^[\s\x00-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffd]+")


def write_csv(records: Iterable[Record], tables: Sequence[str], path: Path) -> None:
    """One table as CSV (RFC 4180): a header, lines that end in CR LF, cells that no spreadsheet runs."""
    (table,) = tables
    with text_output(path) as file:
        write_cells(file, columns_of(table), (row.values() for row in rows_of(records, table)))


def write_jsonl(records: Iterable[Record], tables: Sequence[str], path: Path) -> None:
    """One table as JSON Lines, an object a row."""
    (table,) = tables
    with text_output(path) as file:
        write_objects(file, columns_of(table), (row.values() for row in rows_of(records, table)))


def write_cells(file: TextIO, names: Iterable[str], rows: Iterable[Iterable[Any]]) -> None:
    """Write rows of values as CSV, under the names of their columns."""
    writer = csv.writer(file)
    writer.writerow(map(_cell, names))
    for row in rows:
        writer.writerow(map(_cell, row))


def write_objects(file: TextIO, names: Iterable[str], rows: Iterable[Iterable[Any]]) -> None:
    """Write rows of values as JSON Lines; a number that JSON has no sign for is null."""
    names = list(names)
    for row in rows:
        file.write(_json(dict(zip(names, row, strict=True))) + "\n")


def _cell(value: Any) -> Any:
    """A cell: texts that a spreadsheet would run get an apostrophe before them; there are no NULs in CSV."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None or isinstance(value, int | float | Decimal):
        return value
    text = value if isinstance(value, str) else _json(value) if isinstance(value, list | dict) else str(value)
    text = text.replace("\0", "\ufffd")
    return f"'{text}" if _runs(text) else text


def _runs(text: str) -> bool:
    if text[:1].isalnum():
        return False
    if text[:1] in _CONTROLS:
        return True
    first = _SKIPPED.sub("", text, count=1)[:1]
    return unicodedata.normalize("NFKC", first) in _FORMULA


def _json(value: Any) -> str:
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False, default=_other)
    except (ValueError, TypeError):  # not a number, infinity, or keys that are no texts
        return json.dumps(_plain(value), ensure_ascii=False, default=_other)


def _other(value: Any) -> float | str:
    """A value of SQL that JSON does not know: a decimal is a number, a day a text."""
    return float(value) if isinstance(value, Decimal) else str(value)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return None if isinstance(value, float) and not isfinite(value) else value

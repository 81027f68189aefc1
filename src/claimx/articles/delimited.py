"""Tables of cells parted by commas, semicolons or tabs: CSV and TSV, UTF-8, a header in the first line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from claimx.articles.article import Article
from claimx.articles.columns import Columns
from claimx.articles.compression import open_unpacked
from claimx.articles.failure import ArticleError, Failure
from claimx.articles.ids import Ids
from claimx.articles.rows import Row, row_articles
from claimx.articles.text import MAX_BYTES

_DELIMITERS = (",", ";", "\t")
#: Cells that programs write where there is nothing.
_NOTHING = frozenset(("", "NaN", "nan", "None", "null", "NULL"))
_CHUNK = 1 << 20


def read_delimited(path: Path, ids: Ids, columns: Columns) -> Iterator[Article | Failure]:
    """The articles of a CSV or TSV file, one a row; what parts its cells is read off the header."""
    csv.field_size_limit(max(csv.field_size_limit(), MAX_BYTES))  # a limit of the whole process: never lower it
    with open_unpacked(path) as file:
        # Bytes that are no UTF-8 become surrogates: they cost their row, and quotation marks go on being paired.
        text = io.TextIOWrapper(file, "utf-8-sig", errors="surrogateescape", newline="")
        yield from row_articles(_rows(_Lines(text), str(path), columns), str(path), ids, columns)


def _rows(lines: _Lines, name: str, columns: Columns) -> Iterator[tuple[str, Row]]:
    """Places (the line where the row begins) and rows.

    Raises:
        ArticleError: the table cannot be read, or lacks the column of the text.
    """
    delimiter, header = _header(lines, name, columns)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        lines.begin_row()
        place = f"{name}:{lines.number + 1}"
        try:
            cells = next(reader, None)
            if cells is None:
                return
            if cells:
                yield place, _row(header, cells)
        except csv.Error as error:
            yield place, ArticleError("BrokenCSV", f"not CSV: {error}; a quotation mark inside a cell is written twice")
        except ArticleError as error:
            yield place, error


def _header(lines: _Lines, name: str, columns: Columns) -> tuple[str, list[str]]:
    """What parts the cells, and their names: with the right one, the column of the text is among them."""
    line = next((line for line in lines if line.strip()), "")
    if not line:
        raise ArticleError("EmptyFile", "no articles in it")
    if any(map(_is_no_character, line)):
        raise ArticleError("NotUTF8", "the header is not UTF-8; convert the file with iconv -t UTF-8 -f ISO-8859-1")
    headers = {delimiter: _cells(line, delimiter) for delimiter in _DELIMITERS}
    best = max(_DELIMITERS, key=lambda mark: (columns.is_in(headers[mark], "text"), len(headers[mark])))
    columns.check(headers[best], name)
    return best, headers[best]


def _cells(header: str, delimiter: str) -> list[str]:
    try:
        return [cell.strip() for cell in next(csv.reader([header], delimiter=delimiter))]
    except csv.Error as error:
        raise ArticleError("BrokenCSV", f"not CSV: {error}") from None


def _row(header: list[str], cells: list[str]) -> dict[str, str | None]:
    if len(cells) != len(header):
        raise ArticleError("BrokenCSV", f"{len(cells):,} cells in the row, {len(header):,} in the header")
    for cell in cells:
        if "\0" in cell:
            raise ArticleError("NotText", "not text: it holds NUL bytes")
        if not cell.isascii() and any(map(_is_no_character, cell)):
            raise ArticleError("NotUTF8", "not UTF-8; convert the file with iconv -f ISO-8859-1 -t UTF-8")
    return {name: None if cell in _NOTHING else cell for name, cell in zip(header, cells, strict=True)}


def _is_no_character(char: str) -> bool:
    return "\ud800" <= char <= "\udfff"


class _Lines:
    """The lines of a table for `csv`, which asks for more while a quotation is open: it gets a row's worth at most."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._size = 0
        self.number = 0

    def begin_row(self) -> None:
        """A row begins with the next line."""
        self._size = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._file.readline(MAX_BYTES + 1 - self._size)
        if not line:
            raise StopIteration
        self.number += 1
        self._size += len(line)
        if self._size > MAX_BYTES:
            while not line.endswith(("\n", "\r")) and (line := self._file.readline(_CHUNK)):
                pass
            raise ArticleError("TooLarge", f"the row has more than {MAX_BYTES:,} characters; is a quotation mark open?")
        return line

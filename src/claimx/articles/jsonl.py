"""Many articles a file: JSON Lines, from a file or from standard input."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from claimx.articles.article import Article
from claimx.articles.columns import Columns
from claimx.articles.compression import open_unpacked
from claimx.articles.failure import ArticleError, Failure
from claimx.articles.ids import Ids
from claimx.articles.rows import Row, row_articles
from claimx.articles.text import MAX_BYTES, decode

STANDARD_INPUT = "-"
_CHUNK = 1 << 20


def read_jsonl(path: Path, ids: Ids, columns: Columns) -> Iterator[Article | Failure]:
    """The articles of a JSONL file."""
    with open_unpacked(path) as file:
        yield from row_articles(_rows(file, str(path)), str(path), ids, columns)


def read_standard_input(ids: Ids, columns: Columns) -> Iterator[Article | Failure]:
    """The articles that come as JSONL on standard input."""
    yield from row_articles(_rows(sys.stdin.buffer, STANDARD_INPUT), STANDARD_INPUT, ids, columns)


def _rows(file: BinaryIO, name: str) -> Iterator[tuple[str, Row]]:
    for number, line in _lines(file):
        if line is None or line.strip():
            try:
                yield f"{name}:{number}", _row(line)
            except ArticleError as error:
                yield f"{name}:{number}", error


def _lines(file: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines; None for one over the limit, of which no more than the limit is ever in memory."""
    number = 0
    while line := file.readline(MAX_BYTES + 1):
        number += 1
        if len(line) <= MAX_BYTES:
            yield number, line
            continue
        while not line.endswith(b"\n") and (line := file.readline(_CHUNK)):
            pass
        yield number, None


def _row(line: bytes | None) -> dict[str, Any]:
    if line is None:
        raise ArticleError("TooLarge", f"the line has more than {MAX_BYTES:,} bytes")
    text = decode(line.rstrip(), "convert the file with iconv -f ISO-8859-1 -t UTF-8")
    try:
        row = json.loads(text)
    except json.JSONDecodeError as error:
        raise ArticleError("BrokenJSON", f"not JSON: {error.msg.removesuffix(' at')} at column {error.colno}") from None
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, a million brackets
        raise ArticleError("BrokenJSON", f"JSON that cannot be read: {error}") from None
    if not isinstance(row, dict):
        raise ArticleError("BrokenJSON", 'not an object; a line is {"text": …} with the article\'s columns')
    return row

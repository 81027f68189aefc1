"""Rows of a table -> articles, whatever the table's format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from claimx.articles.article import Article
from claimx.articles.columns import Columns, row_article, row_id
from claimx.articles.failure import ArticleError, Failure
from claimx.articles.ids import Ids

#: A row by its columns, or what was wrong with it.
Row = Mapping[str, Any] | ArticleError


def row_articles(rows: Iterable[tuple[str, Row]], name: str, ids: Ids, columns: Columns) -> Iterator[Article | Failure]:
    """The articles of a table's rows, each given with its place; a row that cannot be used costs itself.

    Args:
        rows: places ("articles.jsonl:17") and rows; an `ArticleError` that is raised ends the table with a failure.
        name: of the table, for messages.
        ids: those of the run so far.
        columns: which columns hold what.
    """
    unseen, empty = columns.named - {"text"}, True
    try:
        for place, row in rows:
            empty = False
            if isinstance(row, ArticleError):
                yield row.failure(place)
                continue
            unseen = frozenset(field for field in unseen if not columns.is_in(row, field))
            try:
                yield row_article(row, place, ids, columns)
            except ArticleError as error:
                yield error.failure(place, _known_id(row, columns))
    except ArticleError as error:
        yield error.failure(name)
        return
    if empty:
        yield ArticleError("EmptyFile", "no articles in it").failure(name)
    for field in sorted(unseen if not empty else (), key=columns.of):
        columns.warn(field, f"{name}: no row has a column {' or '.join(columns.of(field))}")


def _known_id(row: Mapping[str, Any], columns: Columns) -> str | None:
    """The id of a row that failed, for the failure's line, if it can be written there."""
    try:
        return row_id(row, columns)
    except ArticleError:
        return None

"""Rows of a table -> articles: which columns there may be, and what may stand in them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from claimx.articles.article import Article
from claimx.articles.failure import ArticleError
from claimx.articles.ids import Ids, text_id
from claimx.articles.text import check_characters, check_text

#: Fields of an article, and the columns that may hold them: the first that is there and not empty counts.
COLUMNS: dict[str, tuple[str, ...]] = {
    "title": ("title",),
    "outlet": ("outlet", "source", "publisher"),
    "url": ("url",),
    "published": ("published",),
    "byline": ("byline", "author"),
    "credit": ("credit",),
}
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?|\d{4}-\d\d-\d\d([T ].+)?")
_JSON_NAMES = {dict: "an object", list: "a list", bool: "true or false", type(None): "null"}


def row_article(row: Mapping[str, Any], place: str, ids: Ids) -> Article:
    """The article in the row at `place`; columns that are not known are left alone.

    Raises:
        ArticleError: no text, or a field that cannot be used.
    """
    text = _text(row)
    fields = {name: _field(row, columns) for name, columns in COLUMNS.items()}
    if fields["published"] is not None:
        _check_date(fields["published"])
    explicit = row_id(row)
    name = ids.derived(text_id(text)) if explicit is None else ids.explicit(explicit)
    return Article(text=text, id=name, input=place, **fields)


def row_id(row: Mapping[str, Any]) -> str | None:
    """The id that a row gives itself; a whole number may be one."""
    return _value(row.get("id"), "id")


def _text(row: Mapping[str, Any]) -> str:
    if "text" not in row:
        raise ArticleError("NoText", "no column text")
    text = row["text"]
    if not isinstance(text, str):
        raise ArticleError("NoText", f"text is {_json_name(text)}; it must be a string")
    check_text(text)
    return text


def _field(row: Mapping[str, Any], columns: tuple[str, ...]) -> str | None:
    found = (_value(row.get(column), column) for column in columns)
    return next((value for value in found if value is not None), None)


def _value(value: Any, column: str) -> str | None:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = ", ".join(value)  # several authors
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if value is None:
        return None
    if not isinstance(value, str):
        raise ArticleError("BadColumn", f"{column} is {_json_name(value)}; it must be a string")
    check_characters(value, column)
    return value.strip() or None


def _json_name(value: Any) -> str:
    return _JSON_NAMES.get(type(value), f"the number {value}")


def _check_date(published: str) -> None:
    if _DATE.fullmatch(published):
        try:
            datetime.fromisoformat(published if len(published) > len("2024-03") else "2024-03-05")
            return
        except ValueError:
            pass
    raise ArticleError("BadDate", f"published is {published!r}; write an ISO 8601 date such as 2024-03-05")

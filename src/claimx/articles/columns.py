"""Columns of a table -> the fields of an article: what they may be called, and what may stand in them."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any

from claimx.articles.article import Article
from claimx.articles.failure import ArticleError, InputError
from claimx.articles.ids import Ids, text_id
from claimx.articles.text import check_characters, check_text

#: Fields of an article, and the columns that may hold them: the first that is there and not empty counts.
COLUMNS: dict[str, tuple[str, ...]] = {
    "id": ("id",),
    "text": ("text",),
    "title": ("title",),
    "outlet": ("outlet", "source", "publisher"),
    "url": ("url",),
    "published": ("published",),
    "language": ("language",),
    "byline": ("byline", "author"),
    "credit": ("credit",),
}
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?|\d{4}-\d\d-\d\d([T ].+)?")
_JSON_NAMES = {dict: "an object", list: "a list", bool: "true or false", type(None): "null", bytes: "binary"}
#: Of the columns of a table, a message names so many, each by so many characters.
_NAMED, _NAME_LENGTH = 12, 40


class Columns:
    """Which columns hold the fields of an article.

    Raises:
        InputError: `fields` names a field that no article has.
    """

    def __init__(
        self,
        fields: Mapping[str, str | Sequence[str]] | None = None,
        on_warning: Callable[[str], object] | None = None,
    ) -> None:
        """Look for the usual names, or for those that `fields` gives: {"text": "body", "id": ["nr", "id"]}.

        `on_warning` is called with a line about each field but the text whose named column a table lacks, for the
        first such table.
        """
        named = {field: (names,) if isinstance(names, str) else tuple(names) for field, names in (fields or {}).items()}
        for field in named:
            if field not in COLUMNS:
                raise InputError(f"{field}={named[field][0]}: an article has no {field}; it has {', '.join(COLUMNS)}")
        self._of = COLUMNS | named
        #: Fields whose column somebody named: it is told where none is there.
        self.named = frozenset(named)
        self._on_warning = on_warning
        self._told: set[str] = set()

    def of(self, field: str) -> tuple[str, ...]:
        """The columns that may hold the field."""
        return self._of[field]

    def check(self, present: Collection[str], name: str) -> None:
        """Refuse a table without a column for the text; warn of one without a column that was named.

        Raises:
            ArticleError: names the column and those that are there.
        """
        if not self.is_in(present, "text"):
            raise ArticleError("NoColumn", self.lacks("text", present))
        for field in sorted(self.named, key=self.of):
            if not self.is_in(present, field):
                self.warn(field, f"{name}: {self.lacks(field, present)}")

    def warn(self, field: str, message: str) -> None:
        """Warn of a table without a column that was named for the field, unless another one was told of it before."""
        if self._on_warning and field not in self._told:
            self._told.add(field)
            self._on_warning(f"{message}; {field} stays empty there, and in every other file without it")

    def is_in(self, present: Collection[str], field: str) -> bool:
        """Is one of the columns that may hold the field there?"""
        return any(column in present for column in self.of(field))

    def lacks(self, field: str, present: Collection[str]) -> str:
        """Say that no column holds a field, and what is there."""
        missing = f"no column {' or '.join(self.of(field))}"
        if not present:
            return missing
        names = ", ".join(_plain(name) for name in islice(present, _NAMED))
        more = f" and {len(present) - _NAMED} more" if len(present) > _NAMED else ""
        advice = "" if field in self.named else f"; name the right one by --field {field}=COLUMN"
        return f"{missing}; there is {names}{more}{advice}"


def row_article(row: Mapping[str, Any], place: str, ids: Ids, columns: Columns) -> Article:
    """The article in the row at `place`; columns that are not known are left alone.

    Raises:
        ArticleError: no text, or a field that cannot be used.
    """
    text = _text(row, columns)
    others = (field for field in COLUMNS if field not in ("id", "text", "language"))
    fields = {field: _field(row, columns.of(field)) for field in others}
    if fields["published"] is not None:
        _check_date(fields["published"])
    explicit = row_id(row, columns)
    name = ids.derived(text_id(text)) if explicit is None else ids.explicit(explicit)
    return Article(text=text, id=name, input=place, language=_language(row, columns), **fields)


def row_id(row: Mapping[str, Any], columns: Columns) -> str | None:
    """The id that a row gives itself; a whole number may be one."""
    return _field(row, columns.of("id"))


def _text(row: Mapping[str, Any], columns: Columns) -> str:
    if not columns.is_in(row, "text"):
        raise ArticleError("NoText", columns.lacks("text", row))
    present = [column for column in columns.of("text") if column in row]
    column = next((column for column in present if row[column] not in (None, "")), present[0])
    text = row[column]
    if text is None:
        raise ArticleError("NoText", f"{column} is empty")
    if not isinstance(text, str):
        raise ArticleError("NoText", f"{column} is {_json_name(text)}; it must be a string")
    check_text(text)
    return text


def _field(row: Mapping[str, Any], columns: Iterable[str]) -> str | None:
    found = (_value(row.get(column), column) for column in columns)
    return next((value for value in found if value is not None), None)


def _language(row: Mapping[str, Any], columns: Columns) -> str | None:
    """What the row says of its language, if it can be understood; else it is told from the text."""
    given = (row.get(column) for column in columns.of("language"))
    return next((value.strip() for value in given if isinstance(value, str) and value.strip()), None)


def _value(value: Any, column: str) -> str | None:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = ", ".join(value)  # several authors
    if isinstance(value, float) and (math.isnan(value) or value.is_integer()):
        value = None if math.isnan(value) else int(value)  # how pandas writes whole numbers with gaps
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if isinstance(value, date):
        value = value.isoformat()
    if value is None:
        return None
    if not isinstance(value, str):
        raise ArticleError("BadColumn", f"{column} is {_json_name(value)}; it must be a string")
    check_characters(value, column)
    return value.strip() or None


def _json_name(value: Any) -> str:
    return _JSON_NAMES.get(type(value), f"the number {value}")


def _plain(name: str) -> str:
    """A column's name as a message may hold it: one line, no control characters, not long."""
    shown = "".join(char if char.isprintable() else "\ufffd" for char in name[:_NAME_LENGTH])
    return shown + "…" * (len(name) > _NAME_LENGTH)


def _check_date(published: str) -> None:
    if _DATE.fullmatch(published):
        try:
            datetime.fromisoformat(published if len(published) > len("2024-03") else "2024-03-05")
            return
        except ValueError:
            pass
    raise ArticleError("BadDate", f"published is {published!r}; write an ISO 8601 date such as 2024-03-05")

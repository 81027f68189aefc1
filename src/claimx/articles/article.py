"""An article as it comes in."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Article(BaseModel):
    """A text and what is known about it; `text` is kept as it is, to the character.

    `id` may be left out: an article without one is named by its file or by a hash of its text.
    `published` is an ISO 8601 date or time, `language` what the input says of it ("en", "pt-BR").
    `input` is where it was read ("file.jsonl:17"), for messages only.
    """

    model_config = ConfigDict(frozen=True)

    text: str
    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    byline: str | None = None
    credit: str | None = None
    input: str | None = None

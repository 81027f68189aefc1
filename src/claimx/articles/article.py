"""An article as it comes in."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict


def _writable(name: str) -> str:
    return name.encode("utf-8", "backslashreplace").decode()


#: Text that any output can hold: what is not UTF-8 in the name of a file is spelt out ("caf\\udce9").
Writable = Annotated[str, AfterValidator(_writable)]


class Article(BaseModel):
    """A text and what is known about it; `text` is kept as it is, to the character.

    `id` may be left out: an article without one is named by its file or by a hash of its text.
    `published` is an ISO 8601 date or time, `language` what the input says of it ("en", "pt-BR").
    `input` is where it was read ("file.jsonl:17"), for messages only.
    """

    model_config = ConfigDict(frozen=True)

    text: str
    id: Writable | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    byline: str | None = None
    credit: str | None = None
    input: Writable | None = None

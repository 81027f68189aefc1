"""What can be wrong with an input, and with one article of it."""

from __future__ import annotations

from pydantic import BaseModel

from claimx.articles.article import Article, Writable


class InputError(ValueError):
    """An input that cannot be read at all; the message is one line that names it."""


class Failure(BaseModel):
    """An article that gave no record, as a line of `NAME.failures.jsonl` tells it.

    `input` is the file, or the file and the line ("articles.jsonl:17"). `error` is a name that stays the same,
    `message` one line that says what is wrong and what to do.
    """

    id: Writable | None = None
    input: Writable | None = None
    error: str
    message: Writable


class ArticleError(ValueError):
    """An article that cannot be used: `error` is a name for programs, `message` a line for people."""

    def __init__(self, error: str, message: str) -> None:
        super().__init__(message)
        self.error = error
        self.message = message

    def failure(self, place: str | None, name: str | None = None) -> Failure:
        """This error as the failure of the article of that name, read from that place."""
        return Failure(id=name, input=place, error=self.error, message=self.message)


def failure_of(article: Article, error: Exception) -> Failure:
    """An error that came up while an article was processed, as its failure."""
    name = error.error if isinstance(error, ArticleError) else type(error).__name__
    message = " ".join(str(error).split()) or name
    return Failure(id=article.id, input=article.input, error=name, message=message)

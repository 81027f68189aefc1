"""What becomes of an article: the line of its record, or its failure."""

from __future__ import annotations

from pydantic import BaseModel

from claimx.archive.tally import Tally
from claimx.articles.article import Article
from claimx.articles.failure import Failure

#: What stands in an archive: an article, or what could not be read as one.
Item = Article | Failure


class Outcome(BaseModel):
    """Of one article: `line` is its record as JSON, or `failure` says why it has none; `tally` counts it."""

    line: str | None = None
    failure: Failure | None = None
    tally: Tally


def failed(failure: Failure) -> Outcome:
    """The outcome of an article that gave no record."""
    return Outcome(failure=failure, tally=Tally(articles=1, failed=1))

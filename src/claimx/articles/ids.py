"""Names for articles: none comes twice in a run."""

from __future__ import annotations

import hashlib

from claimx.articles.failure import ArticleError


def text_id(text: str) -> str:
    """The id of an article that has neither an id nor a file of its own: a hash of its text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Ids:
    """The ids that articles of a run have so far."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._last: dict[str, int] = {}

    def explicit(self, name: str) -> str:
        """Take an id that the input gives.

        Raises:
            ArticleError: another article has it.
        """
        if name in self._taken:
            raise ArticleError("DuplicateId", f"another article has the id {name!r}; ids must be unique")
        self._taken.add(name)
        return name

    def derived(self, name: str) -> str:
        """Take `name`, or where another article has it the first free one of `name-2`, `name-3`, …"""
        free, number = name, self._last.get(name, 1)
        while free in self._taken:
            number += 1
            free = f"{name}-{number}"
        self._last[name] = number
        self._taken.add(free)
        return free

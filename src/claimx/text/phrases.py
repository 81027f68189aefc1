"""Phrases that stand directly after or before a place in a text, the longest first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from claimx.text.lexemes import LexemeCutter, Lexemes

Payload = TypeVar("Payload")


class Phrases(Generic[Payload]):
    """A table of phrases, compared in lower case and without regard to hyphens; a phrase may have several payloads."""

    def __init__(self, cutter: LexemeCutter, entries: Iterable[tuple[str, Payload]]) -> None:
        self._table: dict[str, list[Payload]] = {}
        self._longest = 0
        for phrase, payload in entries:
            lexemes = cutter(phrase)
            words = [lexemes.lowers[i] for i in range(len(lexemes)) if not lexemes.hyphen(i)]
            self._table.setdefault(" ".join(words), []).append(payload)
            self._longest = max(self._longest, len(words))

    def after(self, lexemes: Lexemes, index: int) -> tuple[int, list[Payload]] | None:
        """The longest phrase that begins at lexeme `index`: the lexeme after it, and its payloads."""
        words: list[str] = []
        found = None
        while index < len(lexemes) and len(words) < self._longest:
            words.append(lexemes.lowers[index])
            index += 1
            if payloads := self._table.get(" ".join(words)):
                found = index, payloads
            if lexemes.hyphen(index):
                index += 1
        return found

    def before(self, lexemes: Lexemes, index: int) -> tuple[int, list[Payload]] | None:
        """The longest phrase that ends before lexeme `index`: its first lexeme, and its payloads."""
        words: list[str] = []
        found = None
        while index > 0 and len(words) < self._longest:
            index -= 1
            words.insert(0, lexemes.lowers[index])
            if payloads := self._table.get(" ".join(words)):
                found = index, payloads
        return found

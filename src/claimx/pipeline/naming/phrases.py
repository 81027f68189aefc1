"""Phrases of words, for looking them up at a place in a text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

Payload = TypeVar("Payload")


class Phrases(Generic[Payload]):
    """Phrases of words, found at a place in a list of words; the longest one wins."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Payload]]] = {}

    def __len__(self) -> int:
        return sum(len(phrases) for phrases in self._by_first.values())

    def add(self, words: Sequence[str], payload: Payload) -> None:
        """Add a phrase; of two that are the same, the one added later is found."""
        phrases = [(known, value) for known, value in self._by_first.get(words[0], ()) if known != tuple(words)]
        phrases.append((tuple(words), payload))
        phrases.sort(key=lambda phrase: -len(phrase[0]))
        self._by_first[words[0]] = phrases

    def get(self, words: Sequence[str]) -> Payload | None:
        """What was added with just these words."""
        for known, payload in self._by_first.get(words[0], ()) if words else ():
            if known == tuple(words):
                return payload
        return None

    def all_at(self, words: list[str], index: int) -> Sequence[tuple[int, Payload]]:
        """All phrases that begin at `index`, the longest first: where each ends, and what came with it."""
        phrases = self._by_first.get(words[index])
        if phrases is None:
            return ()
        return [
            (index + len(known), payload)
            for known, payload in phrases
            if len(known) == 1 or tuple(words[index : index + len(known)]) == known
        ]

    def at(self, words: list[str], index: int) -> tuple[int, Payload] | None:
        """The longest phrase that begins at `index`."""
        found = self.all_at(words, index)
        return found[0] if found else None

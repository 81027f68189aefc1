"""One-to-one matching of what should be found with what was, and counts over it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claimx.records import Range


@dataclass
class Score:
    """How many were wanted, how many found, how many of both are right."""

    gold: int = 0
    found: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of what was wanted that was found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return 2 * self.right / (self.gold + self.found) if self.right else 0.0

    def add(self, gold: int, found: int, right: int) -> None:
        """Add the counts of one more article."""
        self.gold += gold
        self.found += found
        self.right += right


class Words:
    """The words of a text by their numbers: runs without white space that hold a letter or digit."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words = [found.span() for found in re.finditer(r"\S+", text) if any(map(str.isalnum, found[0]))]
        self._ends = [end for _, end in self._words]

    def of(self, ranges: Iterable[Range]) -> frozenset[int]:
        """The words of which the ranges hold a letter or digit, so that marks at their edges do not count."""
        return frozenset(number for each in ranges for number in self._of(each.start, each.end))

    def _of(self, start: int, end: int) -> Iterable[int]:
        for number in range(bisect_right(self._ends, start), len(self._words)):
            first, last = self._words[number]
            if first >= end:
                return
            if any(map(str.isalnum, self._text[max(first, start) : min(last, end)])):
                yield number


def overlap_share(one: frozenset[int], other: frozenset[int]) -> float:
    """Intersection over union."""
    both = len(one & other)
    return both / (len(one) + len(other) - both) if both else 0.0


def match(weights: Mapping[tuple[int, int], Any]) -> dict[int, int]:
    """Match one to one as many as can be; pairs that may be matched come with a weight, the heavier are preferred."""
    order = sorted(weights, key=lambda pair: (_descending(weights[pair]), pair))
    forth: dict[int, int] = {}
    back: dict[int, int] = {}
    options: dict[int, list[int]] = {}
    for one, other in order:
        options.setdefault(one, []).append(other)
        if one not in forth and other not in back:
            forth[one], back[other] = other, one

    def augment(one: int, seen: set[int]) -> bool:
        for other in options[one]:
            if other not in seen:
                seen.add(other)
                if other not in back or augment(back[other], seen):
                    forth[one], back[other] = other, one
                    return True
        return False

    for one in options:
        if one not in forth:
            augment(one, set())
    return forth


def match_ranges(gold: Sequence[Range], found: Sequence[Range]) -> dict[int, int]:
    """Match ranges that share a character, those that share most of each other first."""
    weights = {}
    ordered = sorted(range(len(found)), key=lambda j: found[j].start)
    starts = [found[j].start for j in ordered]
    longest = max((other.end - other.start for other in found), default=0)
    for i, one in enumerate(gold):
        near = slice(bisect_right(starts, one.start - longest), bisect_left(starts, one.end))
        for j in sorted(ordered[near]):
            other = found[j]
            both = min(one.end, other.end) - max(one.start, other.start)
            if both > 0:
                weights[i, j] = both / (max(one.end, other.end) - min(one.start, other.start))
    return match(weights)


def _descending(weight: Any) -> Any:
    return tuple(-part for part in weight) if isinstance(weight, tuple) else -weight

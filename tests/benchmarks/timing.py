"""Measures time where a benchmark compares several things: in turns, so that what disturbs one disturbs all."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from statistics import median

from claimx.articles.article import Article


class Laps:
    """Seconds by name, one for each round."""

    def __init__(self) -> None:
        self._rounds: list[dict[str, float]] = []
        self._last = 0.0

    def begin_round(self) -> None:
        """Begin the next round."""
        self._rounds.append(defaultdict(float))
        self.start()

    def start(self) -> None:
        """What was done up to now is nobody's."""
        self._last = time.perf_counter()

    def lap(self, name: str) -> None:
        """Add the time since the last lap to this name."""
        now = time.perf_counter()
        self._rounds[-1][name] += now - self._last
        self._last = now

    def medians(self) -> dict[str, float]:
        """The median of each name over all rounds but the first, which warms up."""
        return {name: median(each[name] for each in self._rounds[1:]) for name in self._rounds[0]}

    def ratios(self, base: str) -> dict[str, float]:
        """How many times the base's time each name takes: the median of the rounds but the first."""
        return {name: median(each[name] / each[base] for each in self._rounds[1:]) for name in self._rounds[0]}


def run_in_turns(runs: Mapping[str, Callable[[], None]], laps: Laps) -> None:
    """One round: each run once."""
    laps.begin_round()
    for name, run in runs.items():
        run()
        laps.lap(name)


def words_of(articles: Sequence[Article]) -> int:
    """How many words they have, split at white space."""
    return sum(len(article.text.split()) for article in articles)

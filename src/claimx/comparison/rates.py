"""Amounts in several currencies, compared at the rates that articles state themselves: "$139bn (Rs 11.6 lakh crore)".

No list of rates is asked for: a rate holds for the days around the article that states it, and where no article puts
one amount in both currencies they are not compared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import takewhile
from statistics import median

from claimx.comparison.measures import Measure
from claimx.comparison.stories import WINDOW
from claimx.comparison.times import Days, gap

#: How units of money with a known currency begin.
_CURRENCY = "money "
#: The share of an amount by which its conversions may differ, since rates move and are rounded.
_SLACK = 0.05


class Rates:
    """What one unit of money is worth in another, by the days of the articles that say so."""

    def __init__(self, measures: Iterable[Measure]) -> None:
        self._stated: dict[tuple[str, str], dict[Days | None, list[float]]] = defaultdict(lambda: defaultdict(list))
        for measure in measures:
            first = measure.restates
            if first and first.said.number and measure.said.number:
                worth, day = measure.said.number / first.said.number, measure.story.day
                self._stated[first.unit, measure.unit][day].append(worth)
                self._stated[measure.unit, first.unit][day].append(1 / worth)
        self.at = cache(self._at)  # an archive has many amounts of one day

    def _at(self, unit: str, other: str, day: Days | None) -> float | None:
        """How much of the other unit one of the first is worth around that day, or None where nobody says."""
        stated = self._stated.get((unit, other), {})
        near = [worth for of_day, worths in stated.items() if _holds(of_day, day) for worth in worths]
        return median(near) if near else None


def in_one_currency(measures: Sequence[Measure]) -> list[Measure]:
    """The measures, amounts of money in the commonest currency to which a rate is stated for their day."""
    rates = Rates(measures)
    often = Counter(measure.unit for measure in measures if measure.unit.startswith(_CURRENCY))
    units = sorted(often, key=lambda unit: (-often[unit], unit))
    return [_converted(measure, rates, units) for measure in measures]


def _converted(measure: Measure, rates: Rates, units: Sequence[str]) -> Measure:
    if measure.figure.kind != "money" and not measure.unit.startswith(_CURRENCY):
        return measure
    for unit in takewhile(lambda commoner: commoner != measure.unit, units):
        if worth := rates.at(measure.unit, unit, measure.story.day):
            return replace(measure, unit=unit, said=measure.said.times(worth).within(_SLACK))
    return measure


def _holds(stated: Days | None, day: Days | None) -> bool:
    return stated is None or day is None or gap(stated, day) <= WINDOW

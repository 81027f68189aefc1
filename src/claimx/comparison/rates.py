"""Amounts in several currencies, compared at the rates that articles state themselves: "$139bn (Rs 11.6 lakh crore)".

No list of rates is asked for: a rate holds for the days around the article that states it, and where no article puts
one amount in both currencies they are not compared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from claimx.comparison.measures import Measure
from claimx.comparison.stories import WINDOW
from claimx.comparison.times import Days, gap

_MONEY = "money "
#: The share of an amount by which its conversions may differ, since rates move and are rounded.
_SLACK = 0.05


@dataclass(frozen=True, slots=True)
class Rate:
    """One of `unit` is worth `worth` of `other`, as an article of that day has it."""

    unit: str
    other: str
    worth: float
    day: Days | None


def stated_rates(measures: Iterable[Measure]) -> list[Rate]:
    """What amounts put in other words say of the rates of their currencies."""
    found = []
    for measure in measures:
        first = measure.restates
        if first and first.said.number and measure.said.number:
            worth = measure.said.number / first.said.number
            found.append(Rate(first.unit, measure.unit, worth, measure.story.day))
            found.append(Rate(measure.unit, first.unit, 1 / worth, measure.story.day))
    return found


def in_one_currency(measures: Sequence[Measure]) -> list[Measure]:
    """The measures, amounts of money in the commonest currency to which a rate is stated for their day."""
    rates: dict[tuple[str, str], list[Rate]] = defaultdict(list)
    for rate in stated_rates(measures):
        rates[rate.unit, rate.other].append(rate)
    if not rates:
        return list(measures)
    often = Counter(measure.unit for measure in measures if measure.unit.startswith(_MONEY))
    return [_converted(measure, rates, often) for measure in measures]


def _converted(measure: Measure, rates: dict[tuple[str, str], list[Rate]], often: Counter[str]) -> Measure:
    for unit, count in sorted(often.items(), key=lambda item: (-item[1], item[0])):
        if measure.unit == unit or count < often[measure.unit]:
            break
        near = [rate.worth for rate in rates.get((measure.unit, unit), ()) if _holds(rate, measure.story.day)]
        if near:
            said = measure.said.times(median(near))
            return replace(measure, unit=unit, said=said.within(_SLACK))
    return measure


def _holds(rate: Rate, day: Days | None) -> bool:
    return day is None or rate.day is None or gap(rate.day, day) <= WINDOW

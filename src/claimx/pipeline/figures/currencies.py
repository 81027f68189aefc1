"""Currencies that share a name: which pesos are meant, told by the countries that the article mentions."""

from __future__ import annotations

from bisect import bisect_left

from claimx.pipeline.figures.quantity import Quantity
from claimx.pipeline.figures.words import Words


def settle_currency(words: Words, quantity: Quantity, countries: list[tuple[int, int, str]]) -> None:
    """Set the code of a currency whose name several countries use, by the nearest mention of one of them.

    Args:
        words: the text.
        quantity: the figure.
        countries: mentions of countries, by start, end and ISO 3166-1 alpha-3 code, in the order of the text.
    """
    codes = quantity.unit.codes if quantity.unit is not None else {}
    if not codes or not countries:
        return
    here = bisect_left(countries, (words.lexemes.starts[quantity.first], 0, ""))
    before = (iso3 for _, _, iso3 in reversed(countries[:here]))
    after = (iso3 for _, _, iso3 in countries[here:])
    for iso3 in [*before, *after]:
        if iso3 in codes:
            quantity.unit_name = codes[iso3]
            return

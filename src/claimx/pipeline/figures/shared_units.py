"""The unit that a number has from the one beside it: "5, 10 and 20 km", "to 82 million euros from 75 million"."""

from __future__ import annotations

from itertools import pairwise

from claimx.pipeline.figures.lexicon import Lexicon, Unit
from claimx.pipeline.figures.quantity import Quantity
from claimx.pipeline.figures.words import Words

#: Between a number with a unit and one that it is compared with.
_COMPARING = frozenset({"from", "against", "than"})
_REACH = 5
#: Words between the two that neither end the comparison nor count anything.
_PASSED = frozenset({",", "a", "per", "up", "down", "more", "less", "month", "year", "day"})
#: What is compared is of one order: "raised $5 million from 20 backers" counts backers.
_TIMES = 10
_COMPARED = frozenset({"money", "measure"})


def share_units(words: Words, quantities: list[Quantity], lexicon: Lexicon) -> None:
    """Give bare numbers the unit of the number after them in a list, or before them in a comparison."""
    _from_the_last(words, quantities, lexicon)
    for one, other in pairwise(quantities):
        if one.unit is not None and one.kind in _COMPARED and _compares(words, one, one.unit, other):
            _give(other, one.unit)


def _from_the_last(words: Words, quantities: list[Quantity], lexicon: Lexicon) -> None:
    """ "5, 10 and 20 km", "45 and 50 per cent": the last one's unit is that of all."""
    lexemes = words.lexemes
    shared: Quantity | None = None
    for one, other in zip(reversed(quantities[:-1]), reversed(quantities), strict=False):
        gap = lexemes.lowers[one.last : other.first]
        joins = gap in (["and"], ["or"], ["&"]) or (gap in ([","], [",", "and"]) and shared is other)
        suffixed = other.unit is not None and not other.prefixed and other.number_last < other.last
        open_ended = lexicon.openings.before(lexemes, one.first) is not None
        if joins and (suffixed or shared is other) and not open_ended and share_unit(one, other):
            shared = one


def _compares(words: Words, one: Quantity, unit: Unit, other: Quantity) -> bool:
    """ "€82 million from 75 million", "410 tonnes a day, up from 380": the second counts nothing else."""
    gap = words.lexemes.lowers[one.last : other.first]
    own = one.value / unit.factor
    if not own / _TIMES <= other.value <= own * _TIMES:
        return False
    if not gap or len(gap) > _REACH or gap[-1] not in _COMPARING or not _PASSED.issuperset(gap[:-1]):
        return False
    after = words.token(other.last)
    if after is None or not words.same_line(other.last):
        return True
    return after.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "VERB") and after.lower_ not in ("of", "-", "%")


def share_unit(one: Quantity, other: Quantity) -> bool:
    """Give the one the unit that stands after the other: "$5" says nothing of the number before it."""
    return other.unit is not None and not other.prefixed and _give(one, other.unit)


def _give(quantity: Quantity, unit: Unit) -> bool:
    """Give a number without any unit this one."""
    if not quantity.bare or quantity.kind != "number" or _like_year(quantity):
        return False
    quantity.unit, quantity.unit_name, quantity.kind = unit, unit.name, unit.kind
    quantity.rule, quantity.period = unit.rule, unit.period
    quantity.scale(unit.factor)
    return True


def _like_year(quantity: Quantity) -> bool:
    return quantity.shape == "digits" and 1900 <= quantity.value <= 2100

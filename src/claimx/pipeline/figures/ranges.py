"""Two numbers that are one figure ("20 to 30", "one in five"), or that share a unit ("5 and 10 km")."""

from __future__ import annotations

from fractions import Fraction

from claimx.pipeline.figures.changes import Changes
from claimx.pipeline.figures.hedges import Hedges
from claimx.pipeline.figures.lexicon import Lexicon
from claimx.pipeline.figures.quantity import Quantity
from claimx.pipeline.figures.shared_units import share_unit, share_units
from claimx.pipeline.figures.words import Words
from claimx.rules.spec.figures import RangeRule
from claimx.text.lexemes import HYPHENS, Lexemes

_DASHES = HYPHENS | {"\u2013", "\u2014"}
#: Wholes of which a ratio counts parts: "3 in 10", "40 in 1,000"; "two in nineteen" is no ratio.
_WHOLES = frozenset([*range(2, 13), 15, 16, 20, 25, 30, 40, 50, 60, 80, 100, 200, 250, 500])
_LONGEST_JOINER = 4


class Ranges:
    """Joins neighbouring quantities."""

    def __init__(self, lexicon: Lexicon, hedges: Hedges, changes: Changes) -> None:
        self._lexicon = lexicon
        self._hedges = hedges
        self._changes = changes

    def __call__(self, words: Words, quantities: list[Quantity]) -> list[Quantity]:
        """The quantities, joined where they belong together; scores ("3-1") are gone."""
        joined: list[Quantity] = []
        position = 0
        while position < len(quantities):
            one = quantities[position]
            other = quantities[position + 1] if position + 1 < len(quantities) else None
            position += 1
            if other is not None and self._join(words, one, other):
                position += 1
            elif other is not None and self._is_score(words, one, other):
                position += 1
                continue
            joined.append(one)
        share_units(words, joined, self._lexicon)
        return joined

    def _join(self, words: Words, one: Quantity, other: Quantity) -> bool:
        """Join `other` to `one` if a rule says so."""
        lexemes = words.lexemes
        end = self._hedges.start(lexemes, other.first) if other.first - one.last > 1 else other.first
        end = max(end, one.last + 1)
        if end - one.last > _LONGEST_JOINER:
            return False
        rules = self._lexicon.joiners.get(_joiner(lexemes, one.last, end), [])
        start = self._hedges.start(lexemes, one.first) if rules else one.first
        opening = self._lexicon.openings.before(lexemes, start)
        if opening and all(rule.ascending for rule in opening[1]) and self._changes.governs(words, one.first):
            share_unit(one, other)
            return False
        return any(self._apply(words, one, other, rule, (end, start), opening) for rule in rules)

    def _apply(
        self,
        words: Words,
        one: Quantity,
        other: Quantity,
        rule: RangeRule,
        bounds: tuple[int, int],
        opening: tuple[int, list[RangeRule]] | None,
    ) -> bool:
        """Join by one rule; `bounds` are the end of the joiner, and the start of the hedge before the first number."""
        end, start = bounds
        if rule.figure == "ratio":
            return self._make_ratio(one, other, rule, (one.last, end))
        opened = opening is not None and any(known.id == rule.id for known in opening[1])
        if rule.opening and not opened:
            return False
        if not self._is_range(words, one, other, rule, end) or not self._make_range(one, other, rule, end):
            return False
        if opened and opening is not None:
            one.notes.append((rule.id, "range", opening[0], start))
            one.opening = opening[0]
        return True

    def _make_ratio(self, one: Quantity, other: Quantity, rule: RangeRule, joiner: tuple[int, int]) -> bool:
        whole, part = other.value, one.value
        if not (one.bare and other.bare) or not 0 < part < whole or whole.denominator != 1 or part.denominator != 1:
            return False
        weak = joiner[1] - joiner[0] == 1
        if weak and not (whole in _WHOLES or whole % 1000 == 0):
            return False
        one.value, one.kind, one.rule = part / whole, "ratio", rule.id
        one.last = one.number_last = other.last
        one.notes += [*other.notes, (rule.id, "range", *joiner)]
        one.shape = "fraction"
        return True

    def _is_range(self, words: Words, one: Quantity, other: Quantity, rule: RangeRule, end: int) -> bool:
        if rule.consecutive:
            return one.bare and one.value.denominator == 1 and other.value / _own(other) == one.value + 1
        if rule.opening:
            return True
        dash = words.lexemes.word(one.last) in _DASHES and end - one.last == 1
        if dash:
            return self._is_dash_range(words, one, other)
        shares = (one.unit is None) != (other.unit is None)
        return shares or not self._changes.governs(words, one.first)

    def _is_dash_range(self, words: Words, one: Quantity, other: Quantity) -> bool:
        """Is "A-B" a range, not a score? It has a unit, a hedge, or counts something in the plural."""
        lexemes = words.lexemes
        glued = lexemes.glued(one.last) and lexemes.glued(one.last + 1)
        if not glued:
            return (one.unit is None and other.unit is not None) or (one.prefixed and other.prefixed)
        if one.unit is not None or other.unit is not None or other.magnitude > 1:
            return True
        if self._hedges.start(lexemes, one.first) < one.first or lexemes.hyphen(other.last):
            return True
        return any(words.plural_noun(i) for i in range(other.last, other.last + 3) if _up_to_mark(words, other.last, i))

    def _make_range(self, one: Quantity, other: Quantity, rule: RangeRule, end: int) -> bool:
        """Set the ends of the range, with unit and magnitude shared; False where they do not go together."""
        low, high = one.value, other.value
        if one.unit is None and other.unit is not None and not other.prefixed:
            low *= other.unit.factor
        elif one.prefixed and other.unit is None and one.unit is not None:
            high *= one.unit.factor
        elif one.unit is not other.unit and (
            one.unit is None or other.unit is None or one.unit.name != other.unit.name
        ):
            return False
        shared = low * other.magnitude
        if one.magnitude == 1 and one.shape != "fraction" and one.value < 1000 * _own(one) and shared < high:
            low = shared
        if low > high and not rule.ascending:
            low, high = high, low
        if low >= high:
            return False
        one.notes += [*other.notes, (rule.id, "range", one.last, end)]
        if one.unit is None:
            one.unit, one.unit_name, one.kind, one.rule = other.unit, other.unit_name, other.kind, other.rule
            one.period = other.period
        one.low, one.high, one.value, one.bound = low, high, high, "range"
        one.last = other.last
        one.number_last = other.number_last
        one.magnitude = other.magnitude
        return True

    def _is_score(self, words: Words, one: Quantity, other: Quantity) -> bool:
        """ "3-1", "5 to 4": two bare numbers that are no range."""
        lexemes = words.lexemes
        if not (one.bare and other.bare and one.shape == "digits") or other.first - one.last != 1:
            return False
        joiner = lexemes.word(one.last)
        if joiner in _DASHES:
            return lexemes.glued(one.last) and lexemes.glued(other.first)
        scored = one.value >= other.value and not words.plural_noun(other.last)
        return joiner == "to" and scored and not self._changes.governs(words, one.first)


def _joiner(lexemes: Lexemes, first: int, last: int) -> str:
    """The words between two numbers, without the hyphens around them ("one-in-five")."""
    words = [lexemes.lowers[i] for i in range(first, last) if last - first == 1 or not lexemes.hyphen(i)]
    return " ".join(words)


def _own(quantity: Quantity) -> Fraction:
    """What the quantity's unit multiplied in."""
    return quantity.unit.factor if quantity.unit else Fraction(1)


def _up_to_mark(words: Words, first: int, index: int) -> bool:
    return all(words.lexemes.is_word(i) for i in range(first, index + 1))

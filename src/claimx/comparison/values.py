"""Figures as statements about numbers: which values they allow, and when two of them say the same number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import inf, isclose, log10

from claimx.records import Change, Figure

#: "around 2 million" allows this share more or less.
_APPROXIMATE = 0.1
#: "One in five", "two thirds" are the nearest simple ratio.
_RATIO_STEP = 0.04
_PERCENT_STEP = 0.01
#: From here on, noughts at the end of a whole number may be due to rounding, but two digits are always meant.
_ROUNDED_FROM = 1000
_DIGITS_MEANT = 2
#: The least number that may be a rounded one.
_ROUND = 10
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_UP = {"at_least": 1, "more_than": 1, "at_most": -1, "less_than": -1}


@dataclass(frozen=True, slots=True)
class Statement:
    """What a figure says: a number (of a range its middle), the step it is rounded to, and the values it allows.

    `direction` is 1 for "at least", -1 for "at most", and 0 for all others.
    """

    number: float
    step: float
    low: float
    high: float
    direction: int = 0

    @property
    def is_range(self) -> bool:
        """Does it give two ends rather than a number?"""
        return self.step == inf

    def allows(self, other: Statement) -> bool:
        """Is there a value that both allow?"""
        slack = 1e-9 * max(abs(self.number), abs(other.number))
        return self.low <= other.high + slack and other.low <= self.high + slack

    def says_the_same(self, other: Statement) -> bool:
        """Do both give the same number, within the rounding that their digits show?

        Where one says "at least" or "at most", only the very number is the same.
        """
        if self.direction * other.direction < 0 or self.is_range != other.is_range:
            return False
        if self.is_range:
            return isclose(self.low, other.low) and isclose(self.high, other.high)
        if isclose(self.number, other.number):
            return True
        step = max(self.step, other.step) * (1 + 1e-9)
        return not self.direction and not other.direction and abs(self.number - other.number) <= step / 2

    def times(self, factor: float) -> Statement:
        """The same in another unit: what is said times a number, a negative one turning it round."""
        ends = sorted((self.low * factor, self.high * factor))
        turned = self.direction if factor > 0 else -self.direction
        return Statement(self.number * factor, self.step * abs(factor), ends[0], ends[1], turned)

    def within(self, share: float) -> Statement:
        """The same, where the number may be off by so large a share of it altogether."""
        slack = abs(self.number) * share
        if self.is_range or self.step >= slack:
            return self
        low = self.low if self.low == -inf else min(self.low, self.number - slack / 2)
        high = self.high if self.high == inf else max(self.high, self.number + slack / 2)
        return Statement(self.number, slack, low, high, self.direction)

    def is_rounder(self, other: Statement) -> bool:
        """Is it the other number rounded down, as headlines do: 80 for 83?"""
        if self.number < _ROUND or self.is_range:
            return False
        return self.number <= other.number < self.number + max(10.0 ** _noughts(self.number), self.step)


def statement(figure: Figure, change: Change | None = None) -> Statement | None:
    """What a figure says, a fall being a negative rise; None where it has no number."""
    said = _statement(figure)
    return said.times(-1) if said is not None and change == "fall" else said


def _statement(figure: Figure) -> Statement | None:
    if figure.value is None:
        if figure.low is None and figure.high is None:
            return None
        low = -inf if figure.low is None else figure.low
        high = inf if figure.high is None else figure.high
        ends = [end for end in (figure.low, figure.high) if end is not None]
        return Statement(sum(ends) / len(ends), inf, low, high)
    value, step = figure.value, rounding_step(figure)
    direction = _UP.get(figure.bound, 0)
    if direction:
        return Statement(value, step, value if direction > 0 else -inf, value if direction < 0 else inf, direction)
    slack = max(step / 2, abs(value) * _APPROXIMATE) if figure.bound == "approx" else step / 2
    return Statement(value, step, value - slack, value + slack)


def rounding_step(figure: Figure) -> float:
    """The step that a figure is rounded to, by the digits that it shows: 100,000 for "1.2 million"."""
    value = abs(figure.value or 0)
    if figure.kind == "ratio":
        return _RATIO_STEP
    shown = _DIGITS.search(figure.text)
    if shown is None and figure.kind in ("percent", "points"):
        return _PERCENT_STEP
    decimals, scale = _shown(shown[0], value) if shown else (0, 1.0)
    if (scale == 1 and decimals == 0) or scale == _ROUNDED_FROM:
        return _whole_step(value)
    return float(scale / 10**decimals)


def _shown(digits: str, value: float) -> tuple[int, float]:
    """How many decimals the digits have, and what the place before them stands for: a power of ten."""
    for number, decimals in _readings(digits):
        if number and value:
            power = log10(value / number)
            if isclose(power, round(power), abs_tol=1e-9):
                return decimals, 10.0 ** round(power)
    return 0, 1.0


def _readings(digits: str) -> list[tuple[float, int]]:
    """A numeral as a number and its decimals: with commas between thousands, or else as the decimal mark."""
    point = digits.replace(",", "")
    comma = digits.replace(".", "").replace(",", ".")
    return [(float(each), len(each.partition(".")[2])) for each in (point, comma) if each.count(".") <= 1]


def _whole_step(value: float) -> float:
    """Of a number written out: 1, or of a thousand and more by the noughts at its end."""
    if value < _ROUNDED_FROM or value != int(value):
        return 1.0
    return float(10 ** min(_noughts(value), len(str(int(value))) - _DIGITS_MEANT))


def _noughts(value: float) -> int:
    whole = str(int(value))
    return len(whole) - len(whole.rstrip("0"))

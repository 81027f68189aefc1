"""A quantity: what the components of this package pass to each other until it becomes a `Figure` of the record."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from claimx.pipeline.figures.lexicon import Unit
from claimx.records import Bound, Change, FigureKind
from claimx.text.numbers import Shape


@dataclass(slots=True)
class Quantity:
    """A number with its sign, magnitude and unit; `first` to `last` are lexemes (half-open).

    `number_last`: the lexeme after the number itself. `units`: the unit or currency, of which a pair (an amount in
    two units) has the smaller. `prefixed`: the currency stands before. `notes`: the rules that had a part, with
    their kind and the lexemes they matched. `opening`: the lexeme with which the words begin that belong to it
    ("between", "at least"), where there are such. `hedged`: words around it show that it is a number; `tail`: the
    lexeme after the figure and a hedge behind it ("or so"). `denied`: the rule by which it is no figure.
    """

    first: int
    last: int
    value: Fraction
    rule: str
    shape: Shape
    magnitude: Fraction = Fraction(1)
    kind: FigureKind = "number"
    unit: Unit | None = None
    unit_name: str | None = None
    number_last: int = 0
    prefixed: bool = False
    low: Fraction | None = None
    high: Fraction | None = None
    bound: Bound = "exact"
    cue: tuple[int, int] | None = None
    opening: int | None = None
    hedged: bool = False
    tail: int = 0
    period: str | None = None
    per: str | None = None
    change: Change | None = None
    denied: tuple[str, str, int, int] | None = None
    notes: list[tuple[str, str, int, int]] = field(default_factory=list)

    @property
    def bare(self) -> bool:
        """Has it no unit, so that only what stands around tells whether it counts anything?"""
        return self.unit is None and self.kind in ("number", "ratio")

    @property
    def begin(self) -> int:
        """The lexeme with which it begins, the words before it included that belong to it."""
        return self.first if self.opening is None else min(self.opening, self.first)

    @property
    def is_range(self) -> bool:
        """Does it have two ends?"""
        return self.low is not None

    def scale(self, factor: Fraction) -> None:
        """Multiply the value, or both ends."""
        self.value *= factor
        if self.low is not None and self.high is not None:
            self.low, self.high = self.low * factor, self.high * factor

    def measure(self, unit: Unit, first: int, last: int) -> None:
        """Give it the unit that stands at the lexemes `first` to `last`; a second one only has a part in it."""
        if self.unit is None:
            self.scale(unit.factor)
            self.kind, self.unit, self.unit_name = unit.kind, unit, unit.name
            self.rule, self.period = unit.rule, unit.period
        self.notes.append((unit.rule, unit.label, first, last))

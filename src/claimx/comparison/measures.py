"""A figure and what it measures."""

from __future__ import annotations

from dataclasses import dataclass

from claimx.comparison.stories import Story
from claimx.comparison.times import Days
from claimx.comparison.values import Statement
from claimx.records import Change, Claim, Figure

#: The place of a figure for all countries.
WORLD = "world"
#: From so many digits that say something on, one number in two articles of a story is mostly of one measure.
DIGITS = 2


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure, what it measures, and who says so.

    unit: what it is counted in; only figures of one unit are compared.
    says: the measure in plain words. said: what it says of the number, a fall being a negative rise.
    concepts: what is said of the counted, by the rules; cumulative: it can only rise; varies: it goes up and down.
    noun: what is counted, where that says something; described: the words around it.
    words: the other words of its clause.
    places: where, or whose; several: for all of the countries among them together. when: the days it is for.
    part: of another figure. earlier: another one has replaced it. revised: it replaces one.
    background: of another event. restates: the amount in another currency just before, which it puts in other words.
    """

    story: Story
    figure: Figure
    claim: Claim | None
    claimant: str | None
    unit: str
    says: str
    said: Statement
    period: str | None = None
    change: Change | None = None
    concepts: frozenset[str] = frozenset()
    cumulative: bool = False
    varies: bool = False
    noun: str | None = None
    described: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    several: bool = False
    when: Days | None = None
    part: bool = False
    earlier: bool = False
    revised: bool = False
    background: bool = False
    restates: Measure | None = None

    @property
    def countries(self) -> frozenset[str]:
        """The countries among the places, by their codes."""
        return self.places & (self.story.countries | {self.figure.place or ""}) - {WORLD}

    @property
    def is_said(self) -> bool:
        """Does any word say what is measured?"""
        return bool(self.concepts or self.all_words)

    @property
    def digits(self) -> int:
        """How many digits of the number say something: 2 of 1,900 and of 0.64, and 1 of all simple ratios."""
        value = 1 if self.figure.kind == "ratio" else self.figure.value
        return len(f"{abs(value):.6g}".replace(".", "").split("e")[0].strip("0")) if value else 0

    @property
    def all_words(self) -> frozenset[str]:
        """All words that say what is measured."""
        return self.words | self.described | ({self.noun} if self.noun else frozenset())

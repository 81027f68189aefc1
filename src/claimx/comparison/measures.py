"""A figure and what it measures."""

from __future__ import annotations

from dataclasses import dataclass

from claimx.comparison.stories import Story
from claimx.comparison.times import Days
from claimx.comparison.values import Statement
from claimx.records import Change, Claim, Figure

#: The place of a figure for all countries.
WORLD = "world"


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure, what it measures, and who says so.

    unit: what it is counted in; only figures of one unit are compared.
    says: the measure in plain words. said: what it says of the number, a fall being a negative rise.
    concepts: what is said of the counted, by the rules; cumulative: it can only rise.
    noun: what is counted, where that says something; described: the words around it.
    words: the other words of its clause.
    places: where, or whose. when: the days it is for.
    part: of another figure. earlier: another one has replaced it. revised: it replaces one.
    background: of another event.
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
    noun: str | None = None
    described: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    when: Days | None = None
    part: bool = False
    earlier: bool = False
    revised: bool = False
    background: bool = False

    @property
    def countries(self) -> frozenset[str]:
        """The countries among the places, by their codes."""
        return self.places & (self.story.countries | {self.figure.place or ""}) - {WORLD}

    @property
    def all_words(self) -> frozenset[str]:
        """All words that say what is measured."""
        return self.words | self.described | ({self.noun} if self.noun else frozenset())

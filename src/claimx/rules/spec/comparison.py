"""Rules that say which figures of different articles measure the same thing. Only `claimx compare` reads them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from claimx.records import FigureKind
from claimx.rules.spec.base import BaseRule, Words

MeasureRole = Literal[
    "generic",
    "anaphor",
    "ellipsis",
    "earlier",
    "compared",
    "outdated",
    "aside",
    "background",
    "revision",
    "part",
    "alone",
    "more",
    "yearly",
    "time",
    "governs",
    "adjunct",
    "value",
    "place",
    "same",
    "sum",
    "breaks",
    "relative",
    "stop",
    "abbreviation",
]


class MeasureRule(BaseRule):
    """One thing that news counts, and the ways to say it; figures said in any of them measure the same thing.

    measure: its name in results ("killed").
    names: nouns that name it ("death toll").
    words: what is said of the counted ("killed", "lost their lives").
    of: only where one of these is counted, all of which mean the same then (jobs, posts, staff).
    figures: the kinds of figures that can measure it.
    cumulative: it can only rise, so that a larger figure given later is an update.
    varies: it goes up and down, so that any figure of a later day is one.
    """

    kind: Literal["measure"]
    measure: str = Field(min_length=1)
    names: Words | None = None
    words: Words | None = None
    of: Words | None = None
    figures: tuple[FigureKind, ...] = Field(default=("number",), min_length=1)
    cumulative: bool = False
    varies: bool = False

    @model_validator(mode="after")
    def _says_something(self) -> MeasureRule:
        if not (self.names or self.words or self.of):
            raise ValueError("a measure needs names, words or of")
        return self


class MeasureWordRule(BaseRule):
    """Words that help to tell measures apart, whatever is counted. What they do, by their role:

    generic: nouns that say nothing of what is counted (people).
    anaphor: they stand for the figure before (the number).
    ellipsis: right before or after a figure they leave out what it is of (there were 287).
    earlier: the figure after them no longer holds (down from); compared: so it is where it is of another day
        (compares with); outdated: so is one near them (original plan).
    background: the figure is of another event (a similar).
    revision: the figure replaces one that was given before (now).
    part: it is a part of another figure (of them); alone: so it is, at its place (in Beni alone).
    more: it comes on top of another (more).
    yearly: the figure is for a year (annual).
    time: units of time; so many of them are a duration (hour).
    aside: with them a remark begins (including).
    breaks: with them a clause begins (and); relative: one about the noun before (who).
    governs: the words after them are no predicate (the dead).
    adjunct: a figure after them says where or when (in eight camps).
    value: after them stands the value of the measure named before (at).
    place: nouns of places (bank, district).
    sum: nouns for a number of anything, which say nothing of what it is of (tally).
    same: all words of the rule mean the same (job, post); they are single words without endings.
    stop: words that say nothing of the measure. abbreviation: a full stop after them ends no sentence.
    """

    kind: Literal["measure_word"]
    role: MeasureRole
    words: Words

"""Figures that do not say what they measure, and have it from a figure before: "to 51, up from 43", "640 of them"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from claimx.comparison.measures import DIGITS, Measure
from claimx.comparison.surroundings import Surroundings
from claimx.comparison.times import gap

#: How many sentences back a figure may stand that another one refers to, by itself and by "the number".
_SENTENCES_BACK = 2
_SENTENCES_BACK_TO_A_NAMED_ONE = 5
#: Of such figures one article hardly gives two in a row that are not of one thing.
_LEVEL = "measure"
#: A figure that was replaced so many days ago is history.
_HISTORY = 5 * 366

#: The measures of an article so far, each with the number of its sentence.
Read = Sequence[tuple[int, Measure]]


def leaning(measure: Measure, around: Surroundings, read: Read, names: Mapping[str, str]) -> Measure | None:
    """The measure with what it has from a figure before; None where nobody can tell what it measures.

    Args:
        measure: the figure with what its own words say. around: where it stands. read: the measures before it.
        names: of the entities of the article, by their ids.
    """
    back = _SENTENCES_BACK_TO_A_NAMED_ONE if around.refers_back() else _SENTENCES_BACK
    before = [(number, other) for number, other in read if around.sentence - number <= back]
    nearest = _nearest(measure, around.sentence, before)
    if measure.earlier and measure.concepts:
        return replace(measure, earlier=any(other.concepts == measure.concepts for _, other in before))
    if measure.earlier and nearest and (measure.noun in (None, nearest.noun) or measure.unit != nearest.unit):
        day = measure.story.day
        return None if measure.when and day and gap(measure.when, day) > _HISTORY else _like(measure, nearest)
    measure = replace(measure, earlier=False)
    says_it = bool(measure.concepts or measure.noun)
    if (measure.part and not says_it) or (around.before("more") and not says_it):
        return replace(_like(measure, nearest), part=True) if nearest and measure.places else None
    if nearest and not says_it and not measure.words and measure.places and around.follows_in_sentence(nearest.figure):
        return replace(_like(measure, nearest), when=measure.when or nearest.when)
    if not says_it and not measure.words and (other := _beside(measure, around, before)):
        kinds = {measure.figure.kind, other.figure.kind}
        restates = other if kinds == {"money"} and other.unit != measure.unit else None
        return replace(_like(measure, other), unit=measure.unit, when=measure.when or other.when, restates=restates)
    if not measure.is_said and (other := _level_before(measure, around.sentence, before)):
        return replace(_like(measure, other), when=measure.when)
    if measure.concepts or not around.refers_back():
        return measure
    model = _first_of_nearest(measure, before)
    if model is None or measure.noun not in (None, model.noun):
        return measure
    speaking = next((names[place] for place in sorted(measure.places) if place in names), None)
    return replace(_like(measure, model), places=model.places, claimant=measure.claimant or speaking)


def _beside(measure: Measure, around: Surroundings, before: Read) -> Measure | None:
    """Whose number a figure without a word of its own gives: in the same clause or the one before.

    "$3.50 (about Rs 300)", "says nearly 300 did".
    """
    in_sentence = [other for number, other in before if number == around.sentence]
    if in_sentence and around.touches(in_sentence[-1].figure):
        return in_sentence[-1]
    if around.is_elliptic():
        return next((other for _, other in reversed(before) if other.unit == measure.unit and other.concepts), None)
    return None


def _level_before(measure: Measure, sentence: int, before: Read) -> Measure | None:
    """What was 80 metres wide and "had grown to 140 metres": the figure before in its unit, where it has one."""
    if measure.figure.kind != _LEVEL:
        return None
    near = (other for number, other in reversed(before) if sentence - number <= 1 and other.unit == measure.unit)
    return next((other for other in near if other.is_said), None)


def with_the_same_number(measure: Measure, read: Sequence[Measure]) -> Measure:
    """A figure of which no word says anything, with what its article says elsewhere of that number."""
    if measure.is_said or measure.digits < DIGITS:
        return measure
    same = (other for other in read if other.unit == measure.unit and other.said.says_the_same(measure.said))
    model = next((other for other in same if other.is_said), None)
    return replace(_like(measure, model), places=measure.places or model.places) if model else measure


def _like(measure: Measure, model: Measure) -> Measure:
    """A figure that measures the same as the model, at its own place and time."""
    return replace(
        measure,
        unit=model.unit,
        says=model.says,
        concepts=model.concepts,
        cumulative=model.cumulative,
        varies=model.varies,
        noun=model.noun,
        described=model.described,
        words=model.words,
        places=measure.places or model.places,
        period=measure.period or model.period,
    )


def _nearest(measure: Measure, sentence: int, before: Read) -> Measure | None:
    """The last figure before of the same unit; "to 82 million euros from 75 million" goes without saying it."""
    for number, other in reversed(before):
        if other.unit == measure.unit or (measure.unit == "number" and measure.earlier and number == sentence):
            return other
    return None


def _first_of_nearest(measure: Measure, before: Read) -> Measure | None:
    """Of the nearest sentence with figures of the unit the first one that a rule knows, or else the first."""
    same = [(number, other) for number, other in before if other.unit == measure.unit and not other.part]
    nearest = [other for number, other in same if number == same[-1][0]]
    return next((other for other in nearest if other.concepts), nearest[0] if nearest else None)

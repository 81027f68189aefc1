"""Whether two figures measure the same thing: what their words say, and what may tell them apart."""

from __future__ import annotations

from claimx.comparison.measures import DIGITS, WORLD, Measure
from claimx.comparison.stories import Story
from claimx.comparison.times import gap, length

#: Figures for a year or a month are told apart by it, such for a day are not: the next day brings an update.
_LONG = 28
_A_YEAR = 360
#: Figures for days further apart than this are of different events. Where only one says when, its day may lie so far
#: before the other's publication, or where it is no toll, so far back as yearly statistics are told.
_DAYS_APART = 31
_LONG_PAST = 2 * 366
#: Words that figures must share where no rule knows what they measure: how many, and which part of the words of the one
#: that has fewer; not as many where they give the same number.
_SHARED = (3, 0.6)
_SHARED_IF_SAME = (1, 0.5)
_SHARED_IF_NEAR = (2, 0.5)
#: Numbers that differ by so small a share of the larger one are near each other.
_NEAR = 0.15
#: Counts below it may be the same by chance.
_MANY = 100
#: One measure hardly has two numbers of which one is so many times the other.
_TIMES = 10


def same_measure(one: Measure, other: Measure) -> bool:
    """Do the words say that both figures count the same? The less the numbers agree, the more they must."""
    same = one.said.says_the_same(other.said)
    if one.noun and other.noun and one.noun != other.noun:
        return False
    if one.concepts and other.concepts:
        alike = one.noun == other.noun and not _disjoint(one.described, other.described)
        return one.concepts == other.concepts and (alike or _same_number(one, other))
    shared, both = one.all_words & other.all_words, one.all_words | other.all_words
    if one.story is other.story and shared == both and len(both) > 1:
        return True  # in the same words, or by "the number"
    if _same_number(one, other):
        if not (one.is_said or other.is_said):
            return False  # a number beside itself is no finding
        few = one.unit == "number" and abs(one.said.number) < _MANY and one.is_said and other.is_said
        return not few or bool(shared or one.places & other.places or (one.claimant and one.claimant == other.claimant))
    if one.unit != "number" and one.noun and one.noun == other.noun and one.places & other.places:
        return True  # what is measured is named, and whose it is
    if bool(one.concepts) != bool(other.concepts):
        return False
    near = difference(one, other) <= _NEAR
    amount = one.unit not in ("number", "share")
    least, part = _SHARED_IF_SAME if same or (near and amount) else _SHARED_IF_NEAR if near else _SHARED
    fewer = min(len(one.all_words), len(other.all_words))
    return len(shared) >= least and len(shared) >= part * fewer


def _same_number(one: Measure, other: Measure) -> bool:
    """Do both give one number of two digits or more that say something?

    What only one of the two says, of time, place or change, then tells them apart no more.
    """
    return one.said.says_the_same(other.said) and min(one.digits, other.digits) >= DIGITS


def difference(one: Measure, other: Measure) -> float:
    """How far apart the numbers are, as a share of the larger."""
    largest = max(abs(one.said.number), abs(other.said.number))
    return abs(one.said.number - other.said.number) / largest if largest else 0.0


def _disjoint(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other and not one & other)


def apart(one: Measure, other: Measure) -> bool:
    """Is there anything that keeps two figures from measuring the same?"""
    return (
        one.unit != other.unit
        or ((one.change is None) != (other.change is None) and not _same_number(one, other))
        or _other_period(one, other)
        or one.figure.per != other.figure.per
        or _other_country(one, other)
        or _other_time(one, other)
        or _only_a_part(one, other)
        or _of_another_size(one, other)
        or _told_apart_in_one_article(one, other)
        or _differ_without_dates(one, other)
    )


def _other_period(one: Measure, other: Measure) -> bool:
    """Yearly figures and such for a year may be the same."""
    if one.period == other.period:
        return False
    if _same_number(one, other):
        return bool(one.period and other.period)
    yearly, single = (one, other) if one.period else (other, one)
    a_year = single.when is not None and length(single.when) > _A_YEAR
    return bool(single.period) or yearly.period != "per year" or not a_year


def _only_a_part(one: Measure, other: Measure) -> bool:
    """Is one a part, "640 of them in Mytholm", and the other not of that place?"""
    return one.part != other.part and not (one.places & other.places or _same_number(one, other))


def _other_country(one: Measure, other: Measure) -> bool:
    """Are the figures for different countries, or one for a country that the other's article never names?"""
    mine, theirs = one.countries, other.countries
    if mine & theirs:
        return (one.several or other.several) and mine != theirs and not _same_number(one, other)
    if (mine and theirs) or (mine and WORLD in other.places) or (theirs and WORLD in one.places):
        return True
    unknown = _unknown_country(mine, other.story) or _unknown_country(theirs, one.story)
    return unknown and not _same_number(one, other)


def _unknown_country(countries: frozenset[str], story: Story) -> bool:
    """Does the article name countries, but none of these?"""
    return bool(countries and story.countries and not countries & story.countries)


def elsewhere(one: Measure, other: Measure) -> bool:
    """Are the figures for different places, or is one for a place that the other's article tells apart from its own?"""
    if one.places & other.places or _same_number(one, other):
        return False
    lead = one.story.lead | other.story.lead | {WORLD}
    mine, theirs = one.places - lead, other.places - lead
    if mine and theirs:
        return True
    return any(other.story.mentions(place) for place in mine) or any(one.story.mentions(place) for place in theirs)


def _other_time(one: Measure, other: Measure) -> bool:
    """Are the figures for different times, or one of another event that was at no known time?"""
    if _same_number(one, other) and not (one.when and other.when):
        return False
    if (one.background or other.background) and not (one.when and other.when and not gap(one.when, other.when)):
        return True
    if one.earlier or other.earlier:
        return False
    if one.when and other.when:
        between = gap(one.when, other.when)
        exact = max(length(one.when), length(other.when)) >= _LONG and not (one.cumulative and other.cumulative)
        return between > (0 if exact else _DAYS_APART)
    known, unknown = (one, other) if one.when else (other, one)
    limit = _DAYS_APART if one.cumulative else _LONG_PAST
    return bool(known.when and unknown.story.day and gap(known.when, unknown.story.day) > limit)


def _of_another_size(one: Measure, other: Measure) -> bool:
    """Is one number many times the other, where it is no toll that may have risen so much?"""
    smaller, larger = sorted((abs(one.said.number), abs(other.said.number)))
    return larger > _TIMES * smaller and not (one.cumulative and other.cumulative)


def _told_apart_in_one_article(one: Measure, other: Measure) -> bool:
    """One article that gives two numbers for one measure says who gives which, or that one replaces the other."""
    if one.story is not other.story or one.earlier or other.earlier:
        return False
    mine, theirs = one.said, other.said
    if mine.says_the_same(theirs) or mine.is_rounder(theirs) or theirs.is_rounder(mine):
        return False
    return not (one.claimant and other.claimant and one.claimant != other.claimant)


def _differ_without_dates(one: Measure, other: Measure) -> bool:
    """Do articles of which one has no date give different numbers, with nothing that ties the figures together?"""
    if one.story is other.story or (one.story.day and other.story.day):
        return False
    return not (one.said.says_the_same(other.said) or one.places & other.places)

"""Groups of figures that measure the same thing, without comparing each with each.

Looked at are only figures of articles that tell one story, and of those only such that share a unit and a word. What
is linked by its words is then put together, the closest numbers first, unless something keeps two groups apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import ceil, floor, isfinite, log10

from claimx.comparison.measures import Measure
from claimx.comparison.sameness import apart, difference, elsewhere, same_measure
from claimx.comparison.stories import Story, neighbours

#: What figures may have in common: a unit, and a concept, a word, a place or the number.
Key = tuple[str, str]


def group(measures: Sequence[Measure], stories: Sequence[Story]) -> list[list[Measure]]:
    """Groups of two and more figures that measure the same thing, each in the order of the input."""
    position = {id(measure): number for number, measure in enumerate(measures)}
    links = list(_links(measures, stories))
    links.sort(key=lambda link: (difference(*link), position[id(link[0])], position[id(link[1])]))
    home: dict[int, list[Measure]] = {id(measure): [measure] for measure in measures}
    for one, other in links:
        mine, theirs = home[id(one)], home[id(other)]
        if mine is not theirs and not _kept_apart(mine, theirs):
            mine.extend(theirs)
            home.update((id(measure), mine) for measure in theirs)
    groups = {id(members): members for members in home.values() if len(members) > 1}
    for members in groups.values():
        members.sort(key=lambda measure: position[id(measure)])
    return sorted(groups.values(), key=lambda members: position[id(members[0])])


def _links(measures: Sequence[Measure], stories: Sequence[Story]) -> Iterator[tuple[Measure, Measure]]:
    """Pairs that measure the same thing by their words, and that nothing tells apart."""
    by_story: dict[int, dict[Key, list[Measure]]] = defaultdict(lambda: defaultdict(list))
    for measure in measures:
        for word in measure.concepts | measure.all_words | measure.places | _roughly(measure.said.number):
            by_story[id(measure.story)][measure.unit, word].append(measure)
    for one, other in neighbours(stories):
        for mine, theirs in _pairs(by_story[id(one)], by_story[id(other)]):
            if same_measure(mine, theirs) and not apart(mine, theirs) and not elsewhere(mine, theirs):
                yield mine, theirs


def _roughly(number: float) -> set[str]:
    """The number to two digits, rounded down and up: of two that hardly differ both have one of these."""
    if not number or not isfinite(number):
        return {f"{number:g}"}
    place = 10.0 ** (floor(log10(abs(number))) - 1)
    return {f"{floor(number / place) * place:.1e}", f"{ceil(number / place) * place:.1e}"}


def _pairs(ones: dict[Key, list[Measure]], others: dict[Key, list[Measure]]) -> Iterable[tuple[Measure, Measure]]:
    """Pairs of figures of two articles, or of one, that share a key."""
    seen: dict[tuple[int, int], tuple[Measure, Measure]] = {}
    for key in ones.keys() & others.keys():
        for one in ones[key]:
            for other in others[key]:
                if one is not other and (id(other), id(one)) not in seen:
                    seen[id(one), id(other)] = (one, other)
    return seen.values()


def _kept_apart(mine: Sequence[Measure], theirs: Sequence[Measure]) -> bool:
    """Are any two of them for certain, or most of them probably, no figures of one measure?"""
    pairs = [(one, other) for one in mine for other in theirs]
    if any(apart(one, other) for one, other in pairs):
        return True
    return 2 * sum(elsewhere(one, other) for one, other in pairs) > len(pairs)

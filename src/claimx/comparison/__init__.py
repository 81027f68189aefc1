"""Compares the claims of many articles: figures of one measure, reprinted quotations, copies of articles.

The comparison never says who is right, and knows no spaCy: it reads records.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from math import isfinite
from pathlib import Path

from claimx.comparison.blocks import group
from claimx.comparison.claimants import Claimants
from claimx.comparison.copies import Sample, copies, sample
from claimx.comparison.measures import Measure
from claimx.comparison.page import Page
from claimx.comparison.quotations import Quoted, read_quoted, reprints
from claimx.comparison.rates import in_one_currency
from claimx.comparison.reading import read_measures
from claimx.comparison.relations import relate
from claimx.comparison.results import Entry, FigureGroup, Pair, Result
from claimx.comparison.stories import Story, read_story, weigh
from claimx.records import Record
from claimx.rules.vocabulary import vocabulary

#: In larger groups only neighbours are paired, and each figure with the first of the group.
_ALL_PAIRS = 40


def compare(records: Iterable[Record], rules: Iterable[str | Path] = ()) -> list[Result]:
    """Compare articles: groups of figures first, then quotations, then copies, each in the order of the records.

    Args:
        records: records, for instance from `claimx.read_records`; of each only what is compared is kept.
        rules: rule packs over the built-in one, whose rules `measure` and `measure_word` are used.
    """
    words = vocabulary(tuple(str(pack) for pack in rules))
    stories: list[Story] = []
    measures: list[Measure] = []
    quoted: list[Quoted] = []
    samples: list[Sample] = []
    for record in records:
        page = Page(record, words)
        story = read_story(page)
        stories.append(story)
        claimants = Claimants(page)
        measures.extend(read_measures(page, story, claimants))
        quoted.extend(read_quoted(page, story, claimants))
        samples.append(sample(record.id, page.prose.words))
    weigh(stories)
    groups = group(in_one_currency(measures), stories)
    figures = [_figure_group(f"m{number}", members) for number, members in enumerate(groups, 1)]
    return [*figures, *reprints(quoted), *copies(samples)]


def _figure_group(name: str, members: Sequence[Measure]) -> FigureGroup:
    pairs = []
    for a, b in _positions(len(members)):
        relation, why = relate(members[a], members[b], members)
        pairs.append(Pair(a=a, b=b, relation=relation, why=why))
    return FigureGroup(
        id=name,
        measure=_most_common([each.says for each in members if each.concepts] or [each.says for each in members]) or "",
        unit=members[0].figure.unit,
        place=_most_common([each.figure.place for each in members]),
        period=_most_common([each.period for each in members]),
        entries=[_entry(each) for each in members],
        pairs=pairs,
        spread=_spread(members),
    )


def _positions(size: int) -> list[tuple[int, int]]:
    if size <= _ALL_PAIRS:
        return list(combinations(range(size), 2))
    return sorted({*((0, b) for b in range(1, size)), *((b - 1, b) for b in range(1, size))})


def _most_common(values: Iterable[str | None]) -> str | None:
    """The value that comes most often; of several the first."""
    known = Counter(value for value in values if value)
    return known.most_common(1)[0][0] if known else None


def _spread(members: Sequence[Measure]) -> float | None:
    """The largest number over the smallest, all of them in one unit."""
    said = [each.said for each in members]
    numbers = [end for each in said for end in ((each.low, each.high) if each.is_range else (each.number,))]
    ends = [abs(number) for number in numbers if isfinite(number)]
    return round(max(ends) / min(ends), 2) if ends and min(ends) > 0 else None


def _entry(measure: Measure) -> Entry:
    figure, story = measure.figure, measure.story
    return Entry(
        article=story.article,
        figure=figure.id,
        claim=measure.claim.id if measure.claim else None,
        start=figure.start,
        end=figure.end,
        text=figure.text,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        bound=figure.bound,
        claimant=measure.claimant,
        as_of=figure.as_of,
        published=story.published,
        outlet=story.outlet,
    )

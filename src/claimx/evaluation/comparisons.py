"""Results of a comparison against `comparisons.yaml` (its form: `corpus/README.md`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from claimx.comparison.results import FigureGroup, Reprint, Result
from claimx.evaluation.gold import GoldError
from claimx.evaluation.matching import Score
from claimx.records import Range, Record
from claimx.text.spans import overlaps

Relation = Literal["agree", "compatible", "update", "conflict"]


class _Gold(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Place(_Gold):
    """A figure or quotation: `near` stands once in the article; `text` stands in `near`, and is the figure."""

    article: str
    near: str
    text: str | None = None

    def __str__(self) -> str:
        return f"{self.article}: {self.near}"


class Group(_Gold):
    """Figures of one measure, and how some pairs of them relate."""

    measure: str
    figures: list[Place]
    pairs: list[tuple[int, int, Relation]] = []


class PlacePair(_Gold):
    """Two places."""

    a: Place
    b: Place


class Apart(PlacePair):
    """Two figures that are no figures of one measure, and why."""

    why: str


class Reprinted(PlacePair):
    """A quotation that stands in two articles."""

    relation: Literal["verbatim", "partial", "paraphrase"]


class Story(_Gold):
    """What there is to compare in the articles of one story."""

    story: str
    groups: list[Group] = []
    apart: list[Apart] = []
    quotations: list[Reprinted] = []

    def places(self) -> Iterator[Place]:
        """All figures and quotations that are named."""
        for group in self.groups:
            yield from group.figures
        pairs: list[PlacePair] = [*self.apart, *self.quotations]
        for pair in pairs:
            yield from (pair.a, pair.b)


_STORIES = TypeAdapter(list[Story])


@dataclass
class ComparisonScores:
    """Pairs of figures grouped, their relations, near misses kept apart, and quotations; and what went wrong."""

    grouped: Score = field(default_factory=Score)
    relations: Score = field(default_factory=Score)
    apart: Score = field(default_factory=Score)
    quotations: Score = field(default_factory=Score)
    quotation_relations: Score = field(default_factory=Score)
    errors: list[str] = field(default_factory=list)


def read_comparisons(path: Path) -> list[Story]:
    """The gold of comparisons.

    Raises:
        GoldError: it cannot be read, or is not of the form that `corpus/README.md` gives.
    """
    try:
        return _STORIES.validate_python(yaml.safe_load(path.read_bytes()) or [])
    except OSError as error:
        raise GoldError(f"{path}: cannot be read: {error.strerror}") from None
    except (yaml.YAMLError, RecursionError) as error:
        raise GoldError(f"{path}: not valid YAML: {' '.join(str(error).split())}") from None
    except ValidationError as error:
        first = error.errors()[0]
        raise GoldError(f"{path}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from None


class _Scorer:
    """Looks the gold's places up in articles and results."""

    def __init__(self, records: Iterable[Record], results: Iterable[Result]) -> None:
        self._texts = {record.id: record.text for record in records}
        self._groups: list[FigureGroup] = []
        self._reprints: list[Reprint] = []
        for result in results:
            if isinstance(result, FigureGroup):
                self._groups.append(result)
            elif isinstance(result, Reprint):
                self._reprints.append(result)
        self.scores = ComparisonScores()

    def story(self, story: Story) -> None:
        for place in story.places():
            self._find(place)
        figures = [(number, place) for number, group in enumerate(story.groups) for place in group.figures]
        for (number, one), (other_number, other) in combinations(figures, 2):
            self._pair(one, other, wanted=number == other_number)
        for group in story.groups:
            for a, b, relation in group.pairs:
                self._relation(group.figures[a], group.figures[b], relation)
        for near_miss in story.apart:
            together = self._together(near_miss.a, near_miss.b) is not None
            self.scores.apart.add(1, 1, int(not together))
            if together:
                self._error("grouped, should be apart", near_miss.a, near_miss.b, near_miss.why)
        for reprinted in story.quotations:
            self._quotation(reprinted)

    def _pair(self, one: Place, other: Place, wanted: bool) -> None:
        found = self._together(one, other) is not None
        self.scores.grouped.add(int(wanted), int(found), int(wanted and found))
        if found != wanted:
            self._error("grouped, should be apart" if found else "not grouped", one, other)

    def _relation(self, one: Place, other: Place, wanted: Relation) -> None:
        found = self._together(one, other)
        self.scores.relations.add(1, int(found is not None), int(found == wanted))
        if found not in (None, wanted):
            self._error(f"{found}, should be {wanted}", one, other)

    def _together(self, one: Place, other: Place) -> str | None:
        """The relation of two figures where they are in one group ("" where the group has no such pair)."""
        for group in self._groups:
            a, b = (self._entry(group, place) for place in (one, other))
            if a is not None and b is not None and a != b:
                found = (pair.relation for pair in group.pairs if {pair.a, pair.b} == {a, b})
                return next(found, "")
        return None

    def _entry(self, group: FigureGroup, place: Place) -> int | None:
        where = self._find(place)
        for number, entry in enumerate(group.entries):
            if entry.article == place.article and overlaps(Range(start=entry.start, end=entry.end), where):
                return number
        return None

    def _quotation(self, wanted: Reprinted) -> None:
        a, b = (self._find(place) for place in (wanted.a, wanted.b))
        found = None
        for reprint in self._reprints:
            ends = {reprint.a.article: reprint.a, reprint.b.article: reprint.b}
            one, other = ends.get(wanted.a.article), ends.get(wanted.b.article)
            if one and other and overlaps(one, a) and overlaps(other, b):
                found = reprint.relation
                break
        self.scores.quotations.add(1, int(found is not None), int(found is not None))
        self.scores.quotation_relations.add(1, int(found is not None), int(found == wanted.relation))
        if found != wanted.relation:
            self._error(f"quotation {found or 'not found'}, should be {wanted.relation}", wanted.a, wanted.b)

    def _find(self, place: Place) -> Range:
        if place.article not in self._texts:
            raise GoldError(f"{place}: no record of this article")
        text = self._texts[place.article]
        if text.count(place.near) != 1:
            raise GoldError(f"{place}: stands {text.count(place.near)} times in the article; it must stand there once")
        start = text.index(place.near)
        end = start + len(place.near)
        if place.text is None:
            return Range(start=start, end=end)
        if place.text not in place.near:
            raise GoldError(f"{place}: does not hold {place.text!r}")
        start += place.near.index(place.text)
        return Range(start=start, end=start + len(place.text))

    def _error(self, what: str, one: Place, other: Place, why: str | None = None) -> None:
        self.scores.errors.append(f"{what}: [{one}] [{other}]{f' ({why})' if why else ''}")


def score_comparisons(
    records: Iterable[Record], results: Iterable[Result], stories: Iterable[Story]
) -> ComparisonScores:
    """Score the results of comparing `records`.

    Raises:
        GoldError: the gold names a place that is not in the records.
    """
    scorer = _Scorer(records, results)
    for story in stories:
        scorer.story(story)
    return scorer.scores

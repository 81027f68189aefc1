"""Records against gold records: precision, recall and F1 of each kind of finding, and the list of errors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from math import isclose
from operator import eq
from typing import Any, TypeVar

from pydantic import BaseModel

from claimx.evaluation.claims import ClaimPairs, Resolution, pair_claims, same_source, score_resolution
from claimx.evaluation.matching import Score, Words, match_ranges
from claimx.records import Claim, Mention, Range, Record, Reference, Span
from claimx.text.spans import overlaps

Found = TypeVar("Found", bound=Span)


class ScoringError(ValueError):
    """Records and gold that cannot be compared."""


class Error(BaseModel):
    """One thing that was missed, invented, or found with something wrong about it."""

    article: str
    kind: str
    error: str
    start: int
    end: int
    text: str
    note: str | None = None


@dataclass
class Scores:
    """The scores of a set of articles by name, in the order in which they are shown, and all errors.

    `only` names the scores that are counted, where the gold says nothing of the others; None: all but custom entities.
    """

    only: frozenset[str] | None = None
    articles: int = 0
    by_kind: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    resolution: Resolution = field(default_factory=Resolution)
    errors: list[Error] = field(default_factory=list)

    def add(self, gold: Record, found: Record | None, to_resolve: Sequence[Range] = ()) -> None:
        """Score one article; without a record all of its gold is missed.

        Raises:
            ScoringError: gold and record are not of one text.
        """
        found = found or gold.model_copy(update={name: [] for name in _FINDINGS})
        if gold.text != found.text:
            raise ScoringError(f"{gold.id}: the record's text is not the gold's")
        self.articles += 1
        _score_mentions(self, gold, found)
        _score_dates(self, gold, found)
        _score_figures(self, gold, found)
        _score_quotations(self, gold, found)
        _score_custom_entities(self, gold, found)
        pairs = pair_claims(gold, found)
        _score_claims(self, gold, pairs)
        for source, answer in score_resolution(gold, found, pairs, to_resolve, self.resolution):
            note = f"{_ids(answer) or 'nobody'}, should be {_ids(source.refers_to)}"
            self.note(gold.id, "sources to resolve", "wrong" if answer else "missed", source, note)

    def counts(self, name: str) -> bool:
        """Is the score of this name counted?"""
        return self.only is None or name in self.only

    def note(self, article: str, kind: str, error: str, span: Span, note: str | None = None) -> None:
        """Add an error to the list."""
        place = {"start": span.start, "end": span.end, "text": span.text}
        self.errors.append(Error(article=article, kind=kind, error=error, note=note, **place))

    def spans(
        self, article: str, kind: str, gold: Sequence[Found], found: Sequence[Found]
    ) -> list[tuple[Found, Found]]:
        """Score spans by overlap, note the errors, and give the matched pairs."""
        if not self.counts(kind):
            return []
        matched = match_ranges(gold, found)
        self.by_kind[kind].add(len(gold), len(found), len(matched))
        taken = set(matched.values())
        for span in (span for i, span in enumerate(gold) if i not in matched):
            self.note(article, kind, "missed", span)
        for span in (span for j, span in enumerate(found) if j not in taken):
            self.note(article, kind, "invented", span)
        return [(gold[i], found[j]) for i, j in sorted(matched.items())]

    def detail(
        self,
        article: str,
        name: str,
        pairs: Iterable[tuple[Found, Found]],
        value: Callable[[Found], Any],
        same: Callable[[Any, Any], bool] = eq,
    ) -> None:
        """Score a detail of the matched spans of a kind ("figures: value"): right are those that agree in it too."""
        if not self.counts(name):
            return
        whole, part = self.by_kind[name.partition(":")[0]], self.by_kind[name]
        part.gold, part.found = whole.gold, whole.found
        for one, other in pairs:
            if same(value(one), value(other)):
                part.right += 1
            else:
                self.note(article, name, "wrong", other, f"{_shown(value(other))}, should be {_shown(value(one))}")


#: The fields of a record that hold what was found.
_FINDINGS = ("organisations", "people", "countries", "entities", "dates", "figures", "quotations", "claims")


def _score_mentions(scores: Scores, gold: Record, found: Record) -> None:
    def mentions(record: Record, kind: str) -> list[Mention]:
        return [mention for entity in getattr(record, kind) for mention in entity.mentions]

    for kind in ("organisations", "people"):
        scores.spans(gold.id, kind, mentions(gold, kind), mentions(found, kind))
    pairs = scores.spans(gold.id, "countries", mentions(gold, "countries"), mentions(found, "countries"))
    both = [*gold.countries, *found.countries]
    codes = {id(mention): country.iso3 for country in both for mention in country.mentions}
    scores.detail(gold.id, "countries: iso3", pairs, lambda mention: codes[id(mention)])


def _score_dates(scores: Scores, gold: Record, found: Record) -> None:
    pairs = scores.spans(gold.id, "dates", gold.dates, found.dates)
    scores.detail(gold.id, "dates: date", pairs, lambda date: date.date)


def _score_figures(scores: Scores, gold: Record, found: Record) -> None:
    pairs = scores.spans(gold.id, "figures", gold.figures, found.figures)
    scores.detail(
        gold.id, "figures: value", pairs, lambda figure: (figure.value, figure.low, figure.high), _same_numbers
    )
    scores.detail(gold.id, "figures: kind and unit", pairs, lambda figure: (figure.kind, figure.unit))
    scores.detail(gold.id, "figures: bound", pairs, lambda figure: figure.bound)
    scores.detail(gold.id, "figures: what", pairs, lambda figure: figure.what, _same_stretch)


def _score_quotations(scores: Scores, gold: Record, found: Record) -> None:
    pairs = scores.spans(gold.id, "quotations", gold.quotations, found.quotations)
    scores.detail(gold.id, "quotations: role", pairs, lambda quotation: quotation.role)


def _score_custom_entities(scores: Scores, gold: Record, found: Record) -> None:
    for name in sorted(scores.only or ()):
        kind, _, label = name.partition(": ")
        if kind == "entities":
            both = [[entity for entity in record.entities if entity.label == label] for record in (gold, found)]
            scores.spans(gold.id, name, *both)


def _score_claims(scores: Scores, record: Record, pairs: ClaimPairs) -> None:
    if not scores.counts("claims"):
        return
    article, gold, found = record.id, len(pairs.gold), len(pairs.found)
    scores.by_kind["claims"].add(gold, found, len(pairs.matched))
    scores.by_kind["claims: and source"].add(gold, found, pairs.joint)
    scores.by_kind["claims: exact content"].add(gold, found, pairs.exact)
    _score_source_words(scores, record.text, pairs)
    for error, claims in (("missed", pairs.missed), ("invented", pairs.invented)):
        for claim in claims:
            scores.note(article, "claims", error, _content(claim), _said(claim))
    for one, other in pairs:
        if not same_source(one, other):
            note = f"{_said(other)}, should be {_said(one)}"
            scores.note(article, "claims: and source", "wrong", _content(other), note)
        for name, value, other_value in _attributes(one, other):
            if scores.counts(name):
                _score_attribute(scores, article, name, (value, other_value), other)


def _score_source_words(scores: Scores, text: str, pairs: ClaimPairs) -> None:
    """Which words of the article are said to be a source's, whatever claim they belong to."""
    words = Words(text)
    gold, found = (words.of(claim.source for claim in claims if claim.source) for claims in (pairs.gold, pairs.found))
    scores.by_kind["claims: words of sources"].add(len(gold), len(found), len(gold & found))


def _score_attribute(
    scores: Scores, article: str, name: str, values: tuple[str | None, str | None], claim: Claim
) -> None:
    wanted, given = values
    if wanted is not None:
        scores.by_kind[f"{name}: {wanted}"].add(1, 0, int(wanted == given))
    if given is not None:
        scores.by_kind[f"{name}: {given}"].add(0, 1, 0)
    if wanted != given:
        note = f"{_shown(given)}, should be {_shown(wanted)}; {_said(claim)}"
        scores.note(article, name, "wrong", _content(claim), note)


def _attributes(one: Claim, other: Claim) -> list[tuple[str, str | None, str | None]]:
    cues = [claim.cue.stance if claim.cue else None for claim in (one, other)]
    return [
        ("stance", cues[0], cues[1]),
        ("polarity", one.polarity, other.polarity),
        ("modality", one.modality, other.modality),
    ]


def _content(claim: Claim) -> Span:
    return Span(start=claim.content[0].start, end=claim.content[-1].end, text=claim.text)


def _said(claim: Claim) -> str:
    return f"{claim.source.text if claim.source else 'nobody'} · {claim.cue.text if claim.cue else 'no cue'}"


def _ids(references: Iterable[Reference]) -> str:
    return " ".join(reference.id for reference in references)


def _shown(value: Any) -> str:
    """A detail, for the list of errors."""
    if isinstance(value, tuple):
        return " ".join(_shown(part) for part in value if part is not None)
    if isinstance(value, float):
        return f"{value:,.10g}"
    return value.text if isinstance(value, Span) else str(value).lower()


def _same_numbers(one: tuple[float | None, ...], other: tuple[float | None, ...]) -> bool:
    return all(a is b if a is None or b is None else isclose(a, b) for a, b in zip(one, other, strict=True))


def _same_stretch(one: Range | None, other: Range | None) -> bool:
    return one is other if one is None or other is None else overlaps(one, other)

"""From the tagger's scores to probabilities: fits the confidence of claims and the threshold on held-out articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from spacy.tokens import Doc

from claimx.evaluation.claims import LEAST as LEAST_OVERLAP
from claimx.evaluation.matching import Score, Words, match, overlap_share
from claimx.pipeline.claims.confidence import Evidence, confidence, features
from claimx.pipeline.claims.draft import Draft
from claimx.pipeline.claims.joining import nested, standing
from claimx.pipeline.claims.pieces import character_range
from claimx.records import Range

#: Strength of the penalty on large coefficients.
RIDGE = 1.0
STEPS = 50
#: Claims that a rule must have made to be graded, and how many like all others are added to its own.
LEAST, DRAW = 5, 5
#: F1s that differ by less are about as good.
AS_GOOD = 0.003
THRESHOLDS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Covered:
    """The words of a claim's content and of its source, by their numbers."""

    content: frozenset[int]
    source: frozenset[int]

    def is_same(self, other: Covered) -> bool:
        """Do the contents overlap enough, and the sources at all where there is one?"""
        named = bool(self.source & other.source) or not (self.source or other.source)
        return named and overlap_share(self.content, other.content) >= LEAST_OVERLAP


class Article:
    """An article, the rules' claims, those proposed for it with what speaks for each, and those marked in it.

    `marked` comes as the characters of each content and of its source.
    """

    def __init__(
        self,
        doc: Doc,
        ruled: Sequence[Draft],
        proposed: Sequence[tuple[Draft, Evidence]],
        marked: Iterable[tuple[Spans, Spans]],
    ) -> None:
        self.doc, self.ruled, self.proposed = doc, ruled, proposed
        self._words = Words(doc.text)
        self.marked = [Covered(self._of(content), self._of(source)) for content, source in marked]

    def covered(self, draft: Draft) -> Covered:
        """What a claim covers."""
        source = [character_range(self.doc, *draft.source)] if draft.source else []
        return Covered(self._of(draft.content), self._of(source))

    def is_right(self, draft: Draft) -> bool:
        """Is such a claim marked?"""
        covered = self.covered(draft)
        return any(covered.is_same(other) for other in self.marked)

    def _of(self, spans: Spans) -> frozenset[int]:
        return self._words.of(Range(start=start, end=end) for start, end in spans)


def fit(articles: Iterable[Article]) -> dict[str, float]:
    """Coefficients by Newton's method; a claim is right if its content and its source are."""
    rows, right = [], []
    for article in articles:
        for draft, evidence in article.proposed:
            rows.append(list(features(evidence).values()))
            right.append(article.is_right(draft))
    names = list(features(Evidence(0.5, 0.5, 0.5, None, None, 0.0, 1)))
    x, y = np.array(rows), np.array(right, float)
    weights = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (p - y) + RIDGE * weights
        hessian = (x.T * (p * (1 - p))) @ x + RIDGE * np.eye(len(weights))
        weights -= np.linalg.solve(hessian, gradient)
    return {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}


def grades(articles: Iterable[Article]) -> dict[str, float]:
    """The share of right claims of each rule in each construction, drawn towards that of all where they are few.

    Rules that made fewer than LEAST claims are left out; claims inside others do not count, as nobody marked such.
    """
    made: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for article in articles:
        inside = nested(article.doc, article.ruled, article.ruled)
        for draft in (draft for draft in article.ruled if draft.cue not in inside):
            made[draft.grade_key] += 1
            right[draft.grade_key] += article.is_right(draft)
    mean = sum(right.values()) / max(sum(made.values()), 1)
    return {
        key: round((right[key] + DRAW * mean) / (count + DRAW), 3)
        for key, count in sorted(made.items())
        if count >= LEAST
    }


def best_threshold(articles: Sequence[Article], coefficients: dict[str, float]) -> float:
    """The least confidence with which most claims come out right: by the F1 of contents and that of whole claims.

    Of thresholds that are about as good the highest: an analyst would rather miss a claim than meet a wrong one.
    """
    scores = {threshold: _f1(articles, coefficients, threshold) for threshold in THRESHOLDS}
    return max(threshold for threshold, score in scores.items() if score >= max(scores.values()) - AS_GOOD)


def _f1(articles: Sequence[Article], coefficients: dict[str, float], threshold: float) -> float:
    score = Score()
    for article in articles:
        judged = [replace(draft, confidence=confidence(e, coefficients)) for draft, e in article.proposed]
        found = [article.covered(draft) for draft in standing(article.doc, judged, threshold)]
        shares = {
            (i, j): overlap_share(one.content, other.content)
            for i, one in enumerate(article.marked)
            for j, other in enumerate(found)
        }
        pairs = match({pair: share for pair, share in shares.items() if share >= LEAST_OVERLAP})
        joint = sum(article.marked[i].is_same(found[j]) for i, j in pairs.items())
        score.add(2 * len(article.marked), 2 * len(found), len(pairs) + joint)
    return score.f1

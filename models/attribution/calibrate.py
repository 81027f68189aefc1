"""From the tagger's scores to probabilities: fits the confidence of claims and the threshold on held-out articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from spacy.tokens import Doc

from claimx.pipeline.claims.candidates import Evidence
from claimx.pipeline.claims.confidence import confidence, features
from claimx.pipeline.claims.draft import Draft
from claimx.pipeline.claims.joining import nested, standing

#: Strength of the penalty on large coefficients.
RIDGE = 1.0
STEPS = 50
LEAST, DRAW = 5, 5
#: F1s that differ by less are about as good.
AS_GOOD = 0.003
THRESHOLDS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marked:
    """A claim as marked: characters."""

    source: Sequence[Span]
    content: Sequence[Span]


@dataclass(slots=True)
class Article:
    """An article, the rules' claims, those proposed for it with what speaks for each, and those marked in it."""

    doc: Doc
    ruled: Sequence[Draft]
    proposed: Sequence[tuple[Draft, Evidence]]
    marked: Sequence[Marked]


def fit(articles: Iterable[Article]) -> dict[str, float]:
    """Coefficients by Newton's method; a claim is right if its content and its source are."""
    rows, right = [], []
    for article in articles:
        cover = _Cover(article.doc)
        wanted = [(cover(m.content), cover(m.source)) for m in article.marked]
        for draft, evidence in article.proposed:
            rows.append(list(features(evidence).values()))
            right.append(_is_right(cover, draft, wanted))
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
        cover = _Cover(article.doc)
        wanted = [(cover(m.content), cover(m.source)) for m in article.marked]
        inside = nested(article.doc, article.ruled, article.ruled)
        for draft in (draft for draft in article.ruled if draft.cue not in inside):
            made[draft.grade_key] += 1
            right[draft.grade_key] += _is_right(cover, draft, wanted)
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
    marked = proposed = hits = 0
    for article in articles:
        cover = _Cover(article.doc)
        judged = [replace(draft, confidence=confidence(e, coefficients)) for draft, e in article.proposed]
        wanted = [(cover(m.content), cover(m.source)) for m in article.marked]
        found = standing(article.doc, judged, threshold)
        marked, proposed = marked + 2 * len(wanted), proposed + 2 * len(found)
        for draft in found:
            content = cover(draft.content)
            close = [w for w in wanted if 2 * len(content & w[0]) >= len(content | w[0])]
            if close:
                best = max(close, key=lambda w: len(content & w[0]))
                wanted.remove(best)
                hits += 1 + _is_right(cover, draft, [best])
    return 2 * hits / (marked + proposed)


def _is_right(cover: _Cover, draft: Draft, wanted: Sequence[tuple[frozenset[int], frozenset[int]]]) -> bool:
    content = cover(draft.content)
    source = frozenset(range(*draft.source)) if draft.source else frozenset()
    return any(
        2 * len(content & other) >= len(content | other) and (bool(source & named) or not (source or named))
        for other, named in wanted
    )


class _Cover:
    """Tokens with a letter or a digit that ranges of characters touch."""

    def __init__(self, doc: Doc) -> None:
        self._tokens = [(t.idx, t.idx + len(t), t.i) for t in doc if any(char.isalnum() for char in t.text)]

    def __call__(self, spans: Sequence[Span]) -> frozenset[int]:
        return frozenset(i for a, b, i in self._tokens if any(a < end and start < b for start, end in spans))

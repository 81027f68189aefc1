"""How likely a claim is right: a logistic regression over what speaks for it (Platt 1999).

Right is a claim whose content overlaps with a marked one by at least half and whose source is the marked one's. The
coefficients were fitted on articles that the tagger was not trained on (`models/attribution/calibrate.py`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from claimx.pipeline.claims.draft import Draft

_LEAST = 0.01


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a claim, each between 0 and 1: the numbers from which its confidence is reckoned.

    `head`: the cue is one. `content`, `source`: how well the scores bear them out. `rule`: how well they bear out what
    the rules found at the same cue, None where they found nothing. `grade`: that rule's share of right claims, None
    where it was not measured. `quoted`: the share of the content in quotation marks. `words`: of the content.
    """

    head: float
    content: float
    source: float
    rule: float | None
    grade: float | None
    quoted: float
    words: int


def features(evidence: Evidence) -> dict[str, float]:
    """The numbers that the regression weighs."""
    head, content, source = (_logit(p) for p in (evidence.head, evidence.content, evidence.source))
    ruled = float(evidence.rule is not None)
    return {
        "constant": 1.0,
        "head": head,
        "content": content,
        "source": source,
        "rule": ruled,
        "grade": _logit(evidence.grade) if evidence.grade is not None else 0.0,
        "rule_content": (evidence.rule or 0.0),
        "head_of_rule": head * ruled,
        "quoted": evidence.quoted,
        "head_of_quoted": head * evidence.quoted,
        "words": math.log(max(evidence.words, 1)),
    }


def confidence(evidence: Evidence, coefficients: Mapping[str, float]) -> float:
    """The probability that the claim is right."""
    total = sum(coefficients.get(name, 0.0) * value for name, value in features(evidence).items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def graded(draft: Draft, grades: Mapping[str, float]) -> Draft:
    """A claim with its rule's share of right claims for its confidence, None where that was not measured."""
    return replace(draft, confidence=grades.get(draft.grade_key))


def _logit(probability: float) -> float:
    bounded = min(max(probability, _LEAST), 1 - _LEAST)
    return math.log(bounded / (1 - bounded))

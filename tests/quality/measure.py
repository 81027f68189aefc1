"""Measures quality on `check`: `python -m tests.quality.measure` prints the numbers as `floors.yaml` holds them."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable
from pathlib import Path

import claimx
from claimx.evaluation.comparisons import ComparisonScores, read_comparisons, score_comparisons
from claimx.evaluation.folder import score_folder
from claimx.evaluation.scores import Scores
from claimx.records import Record

CORPUS = Path(__file__).parent.parent.parent / "corpus"
#: Scores by value of few examples swing by many points with one of them; these have at least so many.
LEAST_GOLD = 10


def gold_sha256() -> str:
    """The hash of all gold that floors are measured on."""
    digest = hashlib.sha256()
    gold = CORPUS / "gold"
    for path in [*sorted((gold / "check").glob("*.txt")), gold / "comparisons.yaml", gold / "check" / "stories.yaml"]:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def one_example(scores: Scores, name: str) -> float:
    """How many points the score of that name falls with one example, and a point at the least."""
    gold = scores.by_kind[name.removesuffix(" F1")].gold if name.endswith(" F1") else 100
    return max(1.0, 100 / gold)


def compared(records: Iterable[Record], gold: str) -> ComparisonScores:
    """Scores of the comparison of all these records, on a file of gold."""
    records = list(records)
    return score_comparisons(records, claimx.compare(records), read_comparisons(CORPUS / "gold" / gold))


def measured(scores: Scores, comparisons: ComparisonScores, unseen: ComparisonScores) -> dict[str, float]:
    """All scores by name: F1 in percent, or the share that the name says."""
    numbers = {f"{name} F1": 100 * score.f1 for name, score in scores.by_kind.items() if score.gold >= LEAST_GOLD}
    numbers["sources to resolve answered"] = 100 * scores.resolution.share_answered
    numbers["sources to resolve right"] = 100 * scores.resolution.share_right
    numbers["comparison pairs grouped"] = 100 * comparisons.grouped.recall
    numbers["comparison relations right"] = 100 * comparisons.relations.recall
    numbers["near misses apart"] = 100 * comparisons.apart.recall
    numbers["quotations paired"] = 100 * comparisons.quotations.recall
    numbers["unseen stories: pairs grouped"] = 100 * unseen.grouped.recall
    numbers["unseen stories: grouped pairs right"] = 100 * unseen.grouped.precision
    numbers["unseen stories: relations right"] = 100 * unseen.relations.precision
    numbers["unseen stories: near misses apart"] = 100 * unseen.apart.recall
    return numbers


def main() -> None:
    """Measure and print."""
    records = list(claimx.extract(claimx.read_articles(CORPUS / "articles.jsonl")))
    scores, _ = score_folder(records, CORPUS / "gold" / "check")
    comparisons = compared(records, "comparisons.yaml")
    unseen = compared(claimx.extract(claimx.read_articles(CORPUS / "stories.jsonl")), "check/stories.yaml")
    print("# Measured by `python -m tests.quality.measure`, less a point or one example, rounded down, since another")
    print("# processor rounds otherwise. A floor is lowered only in a commit that says why.")
    print(f"gold_sha256: {gold_sha256()}")
    print("floors:")
    for name, number in measured(scores, comparisons, unseen).items():
        print(f'  "{name}": {math.floor(number - one_example(scores, name))}')


if __name__ == "__main__":
    main()

"""Quality floors: measured on `check`, pinned with the hash of the gold, never lowered without a word.

`python -m tests.quality.measure` prints what is measured now, in the form of `floors.yaml`.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from claimx.evaluation.comparisons import ComparisonScores
from claimx.evaluation.scores import Scores
from tests.processors import POINTS
from tests.quality.measure import gold_sha256, measured

FLOORS = yaml.safe_load((Path(__file__).parent / "floors.yaml").read_text(encoding="utf-8"))


def test_the_floors_are_of_this_gold() -> None:
    assert gold_sha256() == FLOORS["gold_sha256"], "the gold has changed: measure again, and say so in the commit"


@pytest.mark.parametrize("name", sorted(FLOORS["floors"]))
def test_no_score_falls_below_its_floor(
    scores: Scores, comparison_scores: ComparisonScores, unseen_scores: ComparisonScores, name: str
) -> None:
    assert measured(scores, comparison_scores, unseen_scores)[name] >= FLOORS["floors"][name]


def test_stance_polarity_and_modality_are_reported_by_value(scores: Scores) -> None:
    for attribute, least in (("stance", 10), ("polarity", 2), ("modality", 5)):
        assert len([name for name in scores.by_kind if name.startswith(f"{attribute}: ")]) == least


def test_at_least_twenty_near_misses_stay_apart(comparison_scores: ComparisonScores) -> None:
    assert comparison_scores.apart.right >= 20


def test_the_readme_states_what_is_measured(scores: Scores) -> None:
    readme = (Path(__file__).parent.parent.parent / "README.md").read_text(encoding="utf-8")
    table = readme.partition("<!-- scores -->")[2].partition("<!-- /scores -->")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[3:]]
    assert len(rows) == 12
    for name, *shown in rows:
        score = scores.by_kind[name]
        numbers = [100 * score.precision, 100 * score.recall, 100 * score.f1]
        assert [float(cell) for cell in shown] == pytest.approx(numbers, abs=POINTS), name

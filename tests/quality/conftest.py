"""The corpus, extracted once and measured against the gold that nothing was tuned on."""

from __future__ import annotations

import pytest
from spacy.language import Language

import claimx
from claimx.evaluation.comparisons import ComparisonScores
from claimx.evaluation.folder import score_folder
from claimx.evaluation.scores import Scores
from claimx.records import Record
from tests.quality.measure import CORPUS, compared


@pytest.fixture(scope="session")
def corpus_records(nlp: Language) -> list[Record]:
    """A record of every article of the corpus."""
    return list(claimx.extract(claimx.read_articles(CORPUS / "articles.jsonl"), nlp))


@pytest.fixture(scope="session")
def scores(corpus_records: list[Record]) -> Scores:
    """Scores on `check`."""
    return score_folder(corpus_records, CORPUS / "gold" / "check")[0]


@pytest.fixture(scope="session")
def comparison_scores(corpus_records: list[Record]) -> ComparisonScores:
    """Scores of the comparison of the whole corpus."""
    return compared(corpus_records, "comparisons.yaml")


@pytest.fixture(scope="session")
def unseen_scores(nlp: Language) -> ComparisonScores:
    """Scores of the comparison on stories whose errors nobody has looked at."""
    return compared(claimx.extract(claimx.read_articles(CORPUS / "stories.jsonl"), nlp), "check/stories.yaml")

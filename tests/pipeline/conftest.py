"""Fixtures of the components' tests."""

from __future__ import annotations

import pytest
from spacy.lang.en import English
from spacy.language import Language

from claimx.pipeline import layout, quotations  # noqa: F401 — each import registers a factory


@pytest.fixture(scope="session")
def early_nlp(base_nlp: Language) -> Language:
    """Tokenizer, quotations and layout: all that runs before the base model. `base_nlp` takes its Docs."""
    nlp = English(vocab=base_nlp.vocab)
    nlp.add_pipe("claimx_quotations")
    nlp.add_pipe("claimx_layout")
    return nlp


@pytest.fixture(scope="session")
def nlp(rules_nlp: Language) -> Language:
    """The components by rules alone: their tests hang on no weights. `test_attribution` is about the rest."""
    return rules_nlp

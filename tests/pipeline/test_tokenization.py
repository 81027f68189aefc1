"""Tokenization: the same tokens as spaCy's in prose, and no text that takes for ever."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from claimx.pipeline.tokenization import make_doc


@settings(deadline=None, max_examples=50)
@given(text=st.text(max_size=200))
def test_every_text_is_kept_to_the_character(base_nlp: Language, text: str) -> None:
    assert make_doc(base_nlp, text).text == text


def test_prose_is_tokenized_as_spacy_does(base_nlp: Language) -> None:
    text = "“We don't know,” she said (twice). It cost $1.5bn…"
    assert [t.text for t in make_doc(base_nlp, text)] == [t.text for t in base_nlp.make_doc(text)]


@pytest.mark.parametrize("sign", ['"', "(", "”", "'", "."])
def test_a_hundred_thousand_signs_take_no_longer_than_their_share(base_nlp: Language, sign: str) -> None:
    start = time.perf_counter()
    text = f"He said {sign * 100_000} and left. "
    assert make_doc(base_nlp, text).text == text
    assert time.perf_counter() - start < 20

"""Phrases: the longest one that stands directly before or after a place."""

from __future__ import annotations

from claimx.text.lexemes import LexemeCutter
from claimx.text.phrases import Phrases

CUT = LexemeCutter(grouping=[","], decimal=".")
PHRASES = Phrases(CUT, [("more than", "more"), ("no more than", "most"), ("year old", "age"), ("year", "time")])


def test_the_longest_phrase_before_a_place() -> None:
    assert PHRASES.before(CUT("It is no more than 5"), 5) == (2, ["most"])
    assert PHRASES.before(CUT("It is More Than 5"), 4) == (2, ["more"])
    assert PHRASES.before(CUT("It is 5"), 2) is None
    assert PHRASES.before(CUT("5"), 0) is None


def test_the_longest_phrase_after_a_place_and_hyphens_do_not_matter() -> None:
    assert PHRASES.after(CUT("5 year old"), 1) == (3, ["age"])
    assert PHRASES.after(CUT("5-year-old"), 2) == (5, ["age"])
    assert PHRASES.after(CUT("5 year plan"), 1) == (2, ["time"])
    assert PHRASES.after(CUT("5"), 1) is None

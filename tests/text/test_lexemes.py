"""Lexemes: every mark has its place, and numerals in digits keep their groups and decimals."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.text.lexemes import LexemeCutter

CUT = LexemeCutter(grouping=[",", "\u00a0", "\u202f", " "], decimal=".")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("$10K", ["$", "10", "K"]),
        ("a 12-year-old", ["a", "12", "-", "year", "-", "old"]),
        ("1,200,000 goats", ["1,200,000", "goats"]),
        ("12,34,567 voters", ["12,34,567", "voters"]),
        ("10 000 dollars", ["10 000", "dollars"]),
        ("in 2013, 278,000 came", ["in", "2013", ",", "278,000", "came"]),
        ("only 2.5.", ["only", "2.5", "."]),
        ("a .5 share", ["a", ".5", "share"]),
        ("v1.5", ["v", "1.5"]),
        ("1.200.000", ["1.200.000"]),
        ("2½lb", ["2", "½", "lb"]),
        ("4km²", ["4", "km²"]),
        ("3 x 10^6 cells", ["3 x 10^6", "cells"]),
        ("a 4x100 relay", ["a", "4", "x", "100", "relay"]),
        ("women's", ["women", "'", "s"]),
        ("", []),
    ],
)
def test_cuts(text: str, words: list[str]) -> None:
    assert CUT(text).words == words


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("1,200,000", 1200000),
        ("12,34,567", 1234567),
        ("10 000", 10000),
        ("1.200.000", 1200000),
        ("0.3", Fraction(3, 10)),
        (".77", Fraction(77, 100)),
        ("0033", 33),
        ("5.5x10-3", Fraction(55, 10000)),
        ("3 × 10^6", 3000000),
        ("1457542800123456", None),
    ],
)
def test_value_of_digits(numeral: str, value: Fraction | None) -> None:
    assert CUT.value(numeral) == value


@given(st.text())
def test_every_character_but_white_space_belongs_to_one_lexeme(text: str) -> None:
    lexemes = CUT(text)
    covered = "".join(lexemes.words)
    assert [text[s:e] for s, e in zip(lexemes.starts, lexemes.ends, strict=True)] == lexemes.words
    assert sorted("".join(text.split())) == sorted("".join(covered.split()))


@given(st.integers(min_value=0, max_value=10**12))
def test_grouped_integers_are_one_lexeme_with_their_value(value: int) -> None:
    assert CUT(f"{value:,}").words == [f"{value:,}"]
    assert CUT.value(f"{value:,}") == value

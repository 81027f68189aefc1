"""Numbers in words and digits, read with the numerals of the built-in pack."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.pipeline.figures.lexicon import Lexicon
from claimx.rules.load import load_rules
from claimx.text.numbers import Number

LEXICON = Lexicon(load_rules())


def read(text: str, index: int = 0, joined: bool = True) -> Number | None:
    return LEXICON.reader.read(LEXICON.cutter(text), index, joined)


def whole(text: str) -> Fraction | None:
    """The value of a text that is a number from its first to its last word."""
    number = read(text)
    return number.value if number and number.last == len(LEXICON.cutter(text)) else None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("1,200,000", 1200000),
        ("12,34,567", 1234567),
        ("1 200 000", 1200000),
        ("seventeen", 17),
        ("twenty-one", 21),
        ("forty two", 42),
        ("a hundred", 100),
        ("a hundred and two", 102),
        ("two hundred and fifty-six", 256),
        ("three thousand and twelve", 3012),
        ("twelve hundred", 1200),
        ("two hundred thousand", 200000),
        ("nine hundred and one thousand four hundred", 901400),
        ("three million, two hundred & forty", 3000240),
        ("4.2 million", 4200000),
        ("10-million", 10000000),
        ("$", None),
        ("5 thousand", 5000),
        ("three thousand million", 3000000000),
        ("two point six million", 2600000),
        ("1 point 5", Fraction(3, 2)),
        ("30 lakh", 3000000),
        ("two crore five lakh", 20500000),
        ("a dozen", 12),
        ("two dozen", 24),
        ("half a dozen", 6),
        ("minus twelve", -12),
        ("negative five hundred and four", -504),
    ],
)
def test_whole_numbers_and_decimals(text: str, value: int | None) -> None:
    assert whole(text) == value


@pytest.mark.parametrize(
    ("text", "value", "shape"),
    [
        ("½", Fraction(1, 2), "fraction"),
        ("1/40", Fraction(1, 40), "fraction"),
        ("2 1/2", Fraction(5, 2), "digits"),
        ("2½", Fraction(5, 2), "digits"),
        ("two and a half", Fraction(5, 2), "words"),
        ("two and three quarters", Fraction(11, 4), "words"),
        ("two and a half million", 2500000, "words"),
        ("a million and a half", 1500000, "words"),
        ("half a million", 500000, "words"),
        ("a quarter of a million", 250000, "words"),
        ("two thirds", Fraction(2, 3), "fraction"),
        ("one-fifth", Fraction(1, 5), "fraction"),
        ("a third", Fraction(1, 3), "fraction"),
        ("half", Fraction(1, 2), "bare"),
        ("third", Fraction(1, 3), "ordinal"),
    ],
)
def test_fractions(text: str, value: Fraction, shape: str) -> None:
    number = read(text)
    assert number is not None
    assert (number.value, number.shape, number.last) == (value, shape, len(LEXICON.cutter(text)))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("one two three", 1),
        ("twenty thirty", 20),
        ("one hundred and two hundred", 100),
        ("two million and five million", 2000000),
        ("six and a goat", 6),
        ("two third parties", 2),
        ("five million children and two adults", 5000000),
        ("3 million 40 people", 3000000),
        ("one half-hearted try", Fraction(1, 2)),
    ],
)
def test_where_another_number_begins(text: str, value: int) -> None:
    number = read(text)
    assert number is not None
    assert number.value == value


@pytest.mark.parametrize("text", ["a", "and", "millions", "thousands of", "goat", "hundreds", "1457542800123456"])
def test_no_numbers(text: str) -> None:
    assert read(text) is None


def test_after_between_and_parts_two_numbers() -> None:
    assert read("two hundred and fifty", joined=False) == Number(0, 2, Fraction(200), "words", Fraction(100))


def test_the_magnitude_is_told_apart() -> None:
    number = read("4.2 million")
    assert number is not None
    assert number.magnitude == 1000000


def test_division_by_zero_is_no_fraction() -> None:
    number = read("1/0")
    assert number is not None
    assert number.value == 1


def test_magnitudes_without_end_are_no_number() -> None:
    assert read("million " * 10_000) is None


UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
]
UNITS += ["seventeen", "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelled(value: int) -> str:
    """A number in words, as the style books want it."""
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if value >= size:
            rest = value % size
            joiner = " and " if 0 < rest < 100 else " "
            return f"{spelled(value // size)} {name}{joiner + spelled(rest) if rest else ''}"
    if value < 20:
        return UNITS[value]
    return TENS[value // 10 - 2] + (f"-{UNITS[value % 10]}" if value % 10 else "")


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_numbers_in_words_are_read_back(value: int) -> None:
    assert whole(spelled(value)) == value


@given(st.integers(min_value=1, max_value=999), st.sampled_from(["thousand", "million", "bn", "crore"]))
def test_digits_times_magnitude(value: int, magnitude: str) -> None:
    factor = LEXICON.reader.words[magnitude].value
    assert whole(f"{value} {magnitude}") == value * factor


@given(
    st.text(alphabet=st.sampled_from("0123456789.,/ -½") | st.characters(codec="utf-8"), max_size=80),
    st.integers(0, 80),
)
def test_never_raises_and_stays_inside(text: str, index: int) -> None:
    lexemes = LEXICON.cutter(text)
    if index < len(lexemes):
        number = LEXICON.reader.read(lexemes, index)
        assert number is None or index == number.first < number.last <= len(lexemes)


@given(st.lists(st.sampled_from([*LEXICON.reader.words, "5", "1/2", ",", "goat"]), max_size=12))
def test_where_a_number_is_read_it_could_begin(words: list[str]) -> None:
    lexemes = LEXICON.cutter(" ".join(words))
    for index in range(len(lexemes)):
        if LEXICON.reader.read(lexemes, index):
            assert LEXICON.reader.starts(lexemes, index)

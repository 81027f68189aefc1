"""Figures as statements about numbers: rounding, bounds, and what follows from them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.comparison.values import Statement, rounding_step, statement
from claimx.records import Figure


def figure(text: str, value: float | None = None, **fields) -> Figure:
    kind = {"kind": "number", **fields}
    return Figure(start=0, end=len(text), text=text, id="f", rule="test", value=value, **kind)


def said(text: str, value: float | None = None, **fields) -> Statement:
    found = statement(figure(text, value, **fields))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "value", "kind", "step"),
    [
        ("43", 43, "number", 1),
        ("120", 120, "number", 1),
        ("1,240", 1240, "number", 10),
        ("12,000", 12_000, "number", 1000),
        ("30,000", 30_000, "number", 1000),
        ("1.2 million", 1_200_000, "number", 100_000),
        ("1,200,000", 1_200_000, "number", 100_000),
        ("0.64 trillion", 640_000_000_000, "number", 10_000_000_000),
        ("£640m", 640_000_000, "money", 1_000_000),
        ("412p", 4.12, "money", 0.01),
        ("71 crore", 710_000_000, "number", 10_000_000),
        ("12 thousand", 12_000, "number", 1000),
        ("80%", 0.8, "percent", 0.01),
        ("3.4%", 0.034, "percent", 0.001),
        ("five per cent", 0.05, "percent", 0.01),
        ("four in five", 0.8, "ratio", 0.04),
        ("1,5 Mio", 1_500_000, "number", 100_000),
        ("twelve", 12, "number", 1),
        ("0", 0, "number", 1),
    ],
)
def test_step_that_a_figure_is_rounded_to(text, value, kind, step):
    assert rounding_step(figure(text, value, kind=kind)) == pytest.approx(step)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (said("1.2 million", 1_200_000), said("1,200,000", 1_200_000)),
        (said("1.2 million", 1_200_000), said("1,234,567", 1_234_567)),
        (said("2 million", 2_000_000), said("around 2 million", 2_000_000, bound="approx")),
        (said("80%", 0.8, kind="percent"), said("four in five", 0.8, kind="ratio")),
        (said("a third", 1 / 3, kind="ratio"), said("34%", 0.34, kind="percent")),
        (said("900", 900, bound="at_least"), said("900", 900)),
        (said("20 to 30", low=20, high=30, bound="range"), said("20-30", low=20, high=30, bound="range")),
    ],
)
def test_the_same_number(one, other):
    assert one.says_the_same(other)
    assert other.says_the_same(one)
    assert one.allows(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (said("43", 43), said("44", 44)),
        (said("120", 120), said("118", 118)),
        (said("1.2 million", 1_200_000), said("1,260,000", 1_260_000)),
        (said("71 crore", 710_000_000, bound="more_than"), said("712 million", 712_000_000)),
        (said("900", 900, bound="at_least"), said("900", 900, bound="at_most")),
        (said("20 to 30", low=20, high=30, bound="range"), said("25", 25)),
    ],
)
def test_not_the_same_number(one, other):
    assert not one.says_the_same(other)


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (said("1.2 million", 1_200_000, bound="at_least"), said("2 million", 2_000_000, bound="approx"), True),
        (said("43", 43, bound="at_least"), said("51", 51), True),
        (said("43", 43, bound="at_most"), said("51", 51), False),
        (said("40", 40, bound="approx"), said("43", 43), True),
        (said("40", 40, bound="approx"), said("51", 51), False),
        (said("20 to 30", low=20, high=30, bound="range"), said("25", 25), True),
        (said("20 to 30", low=20, high=30, bound="range"), said("31", 31), False),
        (said("over 20", low=20, bound="range"), said("31", 31), True),
    ],
)
def test_whether_both_can_be_true(one, other, both):
    assert one.allows(other) == both


@pytest.mark.parametrize(
    ("round_one", "exact", "answer"), [(40, 43, True), (43, 51, False), (900, 980, True), (40, 51, False)]
)
def test_rounder_bound_of_the_same_number(round_one, exact, answer):
    assert said(str(round_one), round_one, bound="more_than").is_rounder(said(str(exact), exact)) == answer


def test_fall_is_a_negative_rise():
    fall = statement(figure("3%", 0.03, kind="percent", bound="at_least"), "fall")
    assert fall is not None
    assert (fall.number, fall.high, fall.direction) == (-0.03, -0.03, -1)
    assert not fall.allows(said("3%", 0.03, kind="percent"))


def test_in_another_unit_a_number_keeps_its_rounding():
    feet = said("30 ft", 30, kind="measure").times(0.3048)
    assert feet.says_the_same(said("9.1 m", 9.1, kind="measure"))
    assert not feet.says_the_same(said("9.4 m", 9.4, kind="measure"))


def test_a_conversion_may_be_off_by_a_share_of_the_number():
    assert said("$98", 98, kind="money").within(0.05).says_the_same(said("$100", 100, kind="money"))
    assert not said("$98", 98, kind="money").within(0.01).says_the_same(said("$100", 100, kind="money"))


def test_figure_without_a_number_says_nothing():
    assert statement(figure("dozens")) is None


numbers = st.integers(0, 10**12)
statements = st.builds(
    lambda value, bound: said(f"{value:,}", value, bound=bound),
    numbers,
    st.sampled_from(["exact", "approx", "at_least", "at_most", "more_than", "less_than"]),
)


@given(statements, statements)
def test_relations_are_symmetric(one, other):
    assert one.says_the_same(other) == other.says_the_same(one)
    assert one.allows(other) == other.allows(one)


@given(statements)
def test_a_statement_agrees_with_itself(one):
    assert one.says_the_same(one)
    assert one.allows(one)


@given(statements, statements)
def test_what_says_the_same_can_both_be_true(one, other):
    if one.says_the_same(other):
        assert one.allows(other)


@given(st.integers(1, 10**9))
def test_a_step_never_hides_a_whole_number(value):
    assert 1 <= rounding_step(figure(f"{value:,}", value)) <= max(1, value)

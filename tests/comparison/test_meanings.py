"""Figures that are of one measure though their words differ: by meaning, by a telling number, by leaving words out."""

import pytest

from claimx.rules.vocabulary import vocabulary
from tests.comparison.test_figures import figure, groups, people, things


def metres(number: str) -> str:
    return figure(f"{number} metres", number, kind="measure", unit="m")


def feet(number: str) -> str:
    return figure(f"{number} feet", number, kind="measure", unit="ft")


def money(text: str, value: int, unit: str) -> str:
    return figure(text, str(value), kind="money", unit=unit)


TOGETHER = [
    (
        f"{things('64', 'lorries', 'lorry')} wait at the northern gate.",
        f"{things('64', 'trucks', 'truck')} still wait there.",
        "lorry and truck mean the same",
    ),
    (
        f"The wards hold {things('1,243', 'patients', 'patient')}.",
        f"Doctors spoke of {figure('1,243')} by Friday.",
        "a number with so many digits is the same one",
    ),
    (
        f"Repairs come to {figure('$47m', '47000000', kind='money', unit='USD')}.",
        f"Ministers found {figure('$47m', '47000000', kind='money', unit='USD')}.",
        "so is an amount",
    ),
    (
        f"The Saku stood {metres('3')} deep in the market.",
        f"Water was {feet('10')} deep there.",
        "three metres are ten feet",
    ),
    (
        f"The breach was {metres('80')} wide at first and has grown to {metres('140')}.",
        f"The breach is {metres('140')} wide.",
        "a level that leaves out what it is of has it from the one before",
    ),
    (
        f"Ada Nkosi counts {things('1,240', 'families', 'family')} in tents.",
        f"A list of the needy had {figure('1,240', as_of='2021')} on it.",
        "what only one says, a year, tells two figures of one number no more apart",
    ),
]
APART = [
    (
        f"{things('64', 'lorries', 'lorry')} wait at the northern gate.",
        f"{things('64', 'boats', 'boat')} wait at the northern gate.",
        "lorries and boats",
    ),
    (
        f"The wards hold {things('40', 'patients', 'patient')}.",
        f"Doctors spoke of {figure('40')} by Friday.",
        "a round number comes twice by chance",
    ),
    (
        f"The Saku swept away {things('14', 'boreholes', 'borehole')}.",
        f"{things('14', 'trucks', 'truck')} came.",
        "so does a small one",
    ),
    (
        f"The Saku stood {metres('3')} deep in the market.",
        f"Water was {feet('3')} deep there.",
        "three metres are not three feet",
    ),
    (f"It was {figure('186')}.", f"It was {figure('186')}.", "nothing says what either is of"),
    (
        f"Some {people('43')} were killed in [country:KEN Kenya] and [country:UGA Uganda].",
        f"In [country:KEN Kenya], {people('51')} were killed.",
        "two countries together, and one of them",
    ),
]


@pytest.mark.parametrize(("one", "other", "why"), TOGETHER)
def test_other_words_for_one_measure(one, other, why):
    assert [{entry.article for entry in group.entries} for group in groups(one, other)] == [{"a", "b"}], why


@pytest.mark.parametrize(("one", "other", "why"), APART)
def test_what_stays_apart(one, other, why):
    assert groups(one, other) == [], why


def test_a_figure_that_leaves_out_what_it_is_of():
    (group,) = groups(
        f"[source:1 The mayor] [cue:1 says] [content:1 {people('43')} died in the flood]. "
        f"[source:2 A charity] [cue:2 says] [content:2 nearly {figure('51')} did].",
        f"The flood killed {people('51')}.",
    )
    assert [entry.text for entry in group.entries] == ["43", "51", "51"]


def test_an_amount_in_brackets_is_of_what_stands_before_it():
    (group,) = groups(
        f"A loaf costs {figure('$3', '3', kind='money', unit='USD')} "
        f"({figure('Rs 250', '250', kind='money', unit='INR')}) in the market.",
        f"In the market a loaf costs {figure('Rs 250', '250', kind='money', unit='INR')}.",
    )
    assert [(entry.article, entry.text) for entry in group.entries] == [("a", "$3"), ("a", "Rs 250"), ("b", "Rs 250")]
    assert {(pair.a, pair.b): pair.relation for pair in group.pairs}[1, 2] == "agree"


def test_amounts_in_two_currencies_are_compared_at_the_rate_that_an_article_states():
    rate = f"A loaf costs {money('$3', 3, 'USD')} ({money('Rs 250', 250, 'INR')})."
    one = f"Repairs cost {money('$60 million', 60_000_000, 'USD')}."
    other = f"Repairs cost {money('Rs 500 crore', 5_000_000_000, 'INR')}."
    assert groups(one, other) == []
    (group,) = [group for group in groups(f"{rate} {one}", other) if group.entries[0].text == "$60 million"]
    assert [entry.text for entry in group.entries] == ["$60 million", "Rs 500 crore"]
    assert [(pair.relation, group.spread) for pair in group.pairs] == [("compatible", 1.0)]


@pytest.mark.parametrize(("one", "other"), [("kids", "children"), ("posts", "job"), ("blaze", "fire")])
def test_words_of_one_meaning(one, other):
    assert vocabulary(()).meaning(one) == vocabulary(()).meaning(other)

"""Figures that are of one measure though their words differ: by meaning, by a telling number, by leaving words out."""

import pytest

from claimx.rules.vocabulary import vocabulary
from tests.comparison.test_figures import figure, groups, people, things

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
    assert [(entry.article, entry.text) for entry in group.entries] == [("a", "Rs 250"), ("b", "Rs 250")]


@pytest.mark.parametrize(("one", "other"), [("kids", "children"), ("posts", "job"), ("blaze", "fire")])
def test_words_of_one_meaning(one, other):
    assert vocabulary(()).meaning(one) == vocabulary(()).meaning(other)

"""Findings in a few words."""

import pytest

from claimx.records import Claim, Cue, Figure, Range
from claimx.report.wording import Names, attributes, bound, counted, heading, value, where_and_when
from making import make_record


def figure(**fields: object) -> Figure:
    """A figure with these fields."""
    return Figure.model_validate(
        {"id": "f", "start": 0, "end": 1, "text": "x", "kind": "number", "rule": "r", **fields}
    )


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"value": 1_200_000}, "1,200,000"),
        ({"value": 1.5e9, "unit": "USD"}, "1,500,000,000 USD"),
        ({"value": 0.8}, "0.8"),
        ({"value": 0.0025}, "0.0025"),
        ({"value": 2 / 3}, "0.6667"),
        ({"value": 1e-7}, "1e-07"),
        ({"value": 1e300}, "1e+300"),
        ({"low": 5, "high": 7.5, "unit": "km"}, "5 to 7.5 km"),
        ({"low": 5}, "from 5"),
        ({"high": 7}, "up to 7"),
        ({}, ""),
    ],
)
def test_value(fields, words):
    assert value(figure(**fields)) == words


def test_what_a_figure_is_of():
    said = figure(
        what={"start": 0, "end": 1, "text": "sick\nchildren", "head": "child"}, bound="at_least", period="per year",
        per="per clinic", place="KEN", as_of="2024", change="rise",
    )  # fmt: skip
    assert (bound(said), counted(said), where_and_when(said)) == (
        "at least",
        "sick children, per clinic, per year",
        "KEN, 2024, rise",
    )


def claim(**fields: object) -> Claim:
    """A claim with these fields."""
    return Claim.model_validate(
        {"id": "c", "kind": "direct", "content": [Range(start=0, end=1)], "text": "x", "rule": "r", **fields}
    )


def test_attributes_that_say_nothing_are_left_out():
    neutral = Cue(start=0, end=1, text="said", lemma="say", stance="neutral")
    assert attributes(claim(cue=neutral)) == {"kind": "direct"}


def test_attributes_that_say_something():
    doubtful = Cue(start=0, end=1, text="claimed", lemma="claim", stance="doubtful")
    assert attributes(claim(cue=doubtful, modality="planned", polarity="negative", confidence=0.876)) == {
        **{"kind": "direct", "stance": "doubtful", "modality": "planned", "polarity": "negative"},
        "confidence": "88% sure",
    }


def test_whom_a_source_means():
    record = make_record(
        "[person:ada-nkosi Ada Nkosi] came. [source:1 refers=person:ada-nkosi|She] [cue:1 said] [content:1 no]. "
        "[source:2 refers=person:ada-nkosi|Ada Nkosi] [cue:2 said] [content:2 yes]."
    )
    assert [Names(record).of_source(each) for each in record.claims] == ["Ada Nkosi", None]


@pytest.mark.parametrize(
    ("text", "title", "called"),
    [
        ("Fire!\n\nIt burnt.", "Homes\nburnt", "Homes burnt"),
        ("\n Fire!\nIt burnt.", None, "Fire!"),
        ("\x00", None, "a"),
    ],
)
def test_heading(text, title, called):
    assert heading(make_record(text, title=title)) == called

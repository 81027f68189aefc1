"""`claimx_dates`: the marks in the examples are the dates, all articles being of Wednesday 20 March 2024."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from claimx.pipeline.dates import create_dates
from claimx.pipeline.findings import Findings, Layout
from claimx.records import Date, Range
from claimx.text.markup import parse_markup
from tests.timing import processor_seconds

PUBLISHED = "2024-03-20"


def dates_of(nlp: Language, text: str, published: str | None = PUBLISHED, layout: Layout | None = None) -> list[Date]:
    doc = nlp(text)
    findings = Findings(doc)
    findings.published = published
    if layout:
        findings.layout = layout
    create_dates(nlp, "dates", [])(doc)
    return findings.dates


def assert_dates(nlp: Language, marked: str, published: str | None = PUBLISHED) -> None:
    text, marks = parse_markup(marked)
    expected = [(text[mark.start : mark.end], mark.attributes.get("date")) for mark in marks]
    assert [(found.text, found.date) for found in dates_of(nlp, text, published)] == expected


@pytest.mark.parametrize(
    "marked",
    [
        "The dam was opened on [date date=2021-03-05|5 March 2021].",
        "The dam was opened on [date date=2021-03-05|March 5, 2021], after years of delay.",
        "The dam was opened on the [date date=2021-03-05|5th of March 2021].",
        "The camp stood there from [date date=2023-12-05/2023-12-07|Dec. 5-7, 2023].",
        "The dam was opened in [date date=2021-03|March 2021].",
        "The dam was opened on [date date=2021-03-15|Monday, 15 March 2021].",
        "Signed on [date date=2021-03-05|2021-03-05] in Beira.",
        "Signed on [date date=2021-03-25|25/03/2021] in Beira.",
        "Signed on [date|05/03/2021] in Beira.",
        "The dam was opened on [date|31 February 2021].",
        "The ship went down in [date|90BC].",
    ],
)
def test_days_and_months_of_a_year(base_nlp: Language, marked: str) -> None:
    assert_dates(base_nlp, marked, published=None)


@pytest.mark.parametrize(
    "marked",
    [
        "It was built in [date date=2019|2019].",
        "He has lived there [date date=2009|since 2009].",
        "The mine will close [date date=2030|by 2030].",
        "The lease runs [date date=2030|until 2030].",
        "Prices fell from [date date=2015/2019|2015 to 2019].",
        "Prices fell between [date date=2015/2019|2015 and 2019].",
        "Prices soared in the [date date=1990/1999|1990s].",
        "Prices fell in [date date=2021|early 2021].",
        "The budget for [date date=2024/2025|2024/25] was cut.",
        "The club was champion in the [date date=2019/2020|2019-20] season.",
        "Revenue fell in [date date=2024|FY24].",
        "Exports fell in the [date date=2023-01/2023-03|first quarter of 2023].",
        "Exports fell in [date date=2024-07/2024-09|Q3 2024].",
        "Wells were dug in [date date=2015|2015], [date date=2017|2017] and [date date=2019|2019].",
    ],
)
def test_years_and_their_parts(base_nlp: Language, marked: str) -> None:
    assert_dates(base_nlp, marked, published=None)


@pytest.mark.parametrize(
    "marked",
    [
        "Floods killed 40 people [date date=2023|last year].",
        "The road was mended [date date=2024-02|last month].",
        "The road was mended [date date=2024-03-11/2024-03-17|last week].",
        "The talks end [date date=2024-03-18/2024-03-24|this week].",
        "The bridge was closed [date date=2024-03-19|yesterday].",
        "It rained [date date=2024-03-19|last night].",
        "The road was mended [date date=2024-03-06|two weeks ago].",
        "The road was mended [date date=2021|three years ago].",
        "The lake dried up [date date=2023-06/2023-08|last summer].",
        "The mine was shut from [date date=2023-05/2023-09|May to September last year].",
        "The mine will be shut at [date date=2024|the end of the year].",
    ],
)
def test_relative_dates_hang_on_publication(base_nlp: Language, marked: str) -> None:
    assert_dates(base_nlp, marked)


@pytest.mark.parametrize(
    "marked",
    [
        "The court ruled on [date date=2024-03-15|Friday].",
        "The court ruled on [date date=2024-03-20|Wednesday].",
        "The court will rule on [date date=2024-03-22|Friday].",
        "The court is expected to rule on [date date=2024-03-22|Friday].",
        "The talks are scheduled for [date date=2024-03-22|Friday].",
        "The union vowed on [date date=2024-03-15|Friday] to remain.",
        "The court ruled [date date=2024-03-19|last Tuesday].",
        "The talks begin [date date=2024-03-26|next Tuesday].",
        "The bridge was closed on [date date=2024-03-18|Monday morning].",
        "The dam was opened on [date date=2024-03-05|March 5].",
        "The dam was opened in [date date=2023-11|November].",
        "The dam will be opened in [date date=2024-11|November].",
        "Prices will fall at [date date=2024-06|the end of June].",
        "The shop will close [date date=2024-12-25|by Christmas].",
    ],
)
def test_the_sentence_tells_which_one_is_meant(base_nlp: Language, marked: str) -> None:
    assert_dates(base_nlp, marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Sales rose in [date date=2022-04|April 2022] from [date date=2021-04|a year earlier].",
        "It rained on [date date=2022-04-05|5 April 2022], and [date date=2022-04-06|the following day] the dam broke.",
        "Exports fell in [date date=2022|2022], after a rise [date date=2021|the year before].",
    ],
)
def test_some_count_from_the_date_before(base_nlp: Language, marked: str) -> None:
    assert_dates(base_nlp, marked)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The road was closed for three years.",
        "Some 2,000 people left, and she won the 1500 metres.",
        "The club sold more than 1950 tickets.",
        "They began to march on the capital and may win.",
        "The market opens every Saturday.",
        "The Christmas getaway begins.",
        "They left the day before the vote.",
        "The mayor, 45, has a two-year-old son.",
        "Theresa May resigned.",
    ],
)
def test_no_dates(base_nlp: Language, text: str) -> None:
    assert dates_of(base_nlp, text) == []


def test_without_publication_the_dateline_tells_the_day(base_nlp: Language) -> None:
    text = "BEIRA, March 20, 2024 — The bridge was closed on Tuesday."
    layout = Layout(dateline=Range(start=0, end=text.index(" —")))
    assert [found.date for found in dates_of(base_nlp, text, None, layout)] == ["2024-03-20", "2024-03-19"]


@pytest.mark.parametrize("published", [None, "", "soon", "2024-13-45"])
def test_without_either_the_date_is_left_open(base_nlp: Language, published: str | None) -> None:
    assert_dates(base_nlp, "The bridge was closed on [date|Tuesday] and [date|last year].", published)


WORDS = "5 31 2019 May Monday last year the end of two weeks ago - / . ’ Q 3 since s th , 9999 Dec first quarter to"
PIECES = st.sampled_from([*WORDS.split(), "and", "\n", " ", "\0"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES, max_size=30), st.sampled_from([None, PUBLISHED, "0001-01-01", "9999-12-31"]))
def test_offsets_hold_whatever_the_text(base_nlp: Language, pieces: list[str], published: str | None) -> None:
    for text in ("".join(pieces), " ".join(pieces)):
        found = dates_of(base_nlp, text, published)
        assert all(text[each.start : each.end] == each.text for each in found)
        assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize("words", [["Monday"], ["2019", "-"], ["the", "end", "of"], ["5", "and"]])
def test_time_is_linear_in_the_text(base_nlp: Language, words: list[str]) -> None:
    seconds = []
    for size in (2_000, 8_000):
        doc = Doc(base_nlp.vocab, words=(words * size)[:size], tags=["VBD"] * size, pos=["NOUN"] * size)
        component = create_dates(base_nlp, "dates", [])
        seconds.append(processor_seconds(partial(component, doc)))
    assert seconds[1] < 8 * seconds[0] + 0.2  # four times the text; quadratic would be sixteen

"""`claimx_figures`: values, units and bounds. None of this needs a parse, so a bare tokenizer reads the examples."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import DocBin

from claimx.pipeline.figures import create_figures
from claimx.pipeline.findings import Findings
from tests.pipeline.annotated_figures import brief, expected_figures, found_figures


@pytest.fixture(scope="module")
def plain() -> Language:
    """A tokenizer and the component."""
    nlp = spacy.blank("en")
    nlp.add_pipe("claimx_figures")
    return nlp


BLANK = spacy.blank("en")
FINDER = create_figures(BLANK, "figures", [])


def check(nlp: Language, marked: str) -> None:
    text, expected = expected_figures(marked)
    assert [brief(figure) for figure in found_figures(nlp, text)] == [brief(figure) for figure in expected]


@pytest.mark.parametrize(
    "marked",
    [
        "[figure:1 value=42|42] goats",
        "[figure:1 value=1200000|1.2 million] goats",
        "[figure:1 value=1234567|12,34,567] goats",
        "[figure:1 value=24|two dozen] goats",
        "[figure:1 value=10000|10k] goats",
        "[figure:1 value=60|sixty] goats and [figure:2 value=3|three] cows",
        "[figure:1 kind=ratio value=0.25|a quarter] of the herd",
        "[figure:1 kind=ratio value=0.5|Half] of the herd",
        "[figure:1 kind=ratio value=0.75|three-quarters] of the herd",
        "[figure:1 kind=ratio value=0.2|one in five] goats",
        "[figure:1 kind=ratio value=0.9|9 out of 10] goats",
        "[figure:1 kind=percent value=0.553|55.3%] of goats",
        "[figure:1 kind=percent value=0.8|eighty per cent] of goats",
        "[figure:1 kind=percent value=0.8|80 pct] of goats",
        "[figure:1 kind=points value=0.02|2 percentage points]",
        "[figure:1 kind=points value=0.0025|25 basis points] and [figure:2 kind=points value=0.004|40bps]",
    ],
)
def test_numbers_and_shares(plain: Language, marked: str) -> None:
    check(plain, marked)


@pytest.mark.parametrize(
    "marked",
    [
        "[figure:1 kind=money value=1500000000 unit=USD|$1.5bn]",
        "[figure:1 kind=money value=4200000 unit=GBP|£4.2m]",
        "[figure:1 kind=money value=4700000000 unit=USD|US$ 4.7 billion]",
        "[figure:1 kind=money value=300 unit=AUD|A$300]",
        "[figure:1 kind=money value=30 unit=EUR|30 euros] or [figure:2 kind=money value=30 unit=EUR|30€]",
        "[figure:1 kind=money value=30000 unit=EUR|€30,000]-a-year post",
        "[figure:1 kind=money value=500 unit=INR|Rs 500] or [figure:2 kind=money value=500 unit=INR|Rs. 500]",
        "[figure:1 kind=money value=450000 unit=INR|4.5 lakh rupees]",
        "[figure:1 kind=money value=30000000 unit=KES|KSh30 million]",
        "[figure:1 kind=money value=450000000 unit=ZAR|R450m] on a road, not an R2 unit",
        "[figure:1 kind=money value=75000 unit=NGN|N75,000]",
        "[figure:1 kind=money value=1200000000000 unit=JPY|1.2 trillion yen]",
        "[figure:1 kind=money value=42 unit=MYR|42 RM]",
        "[figure:1 kind=money value=0.5 unit=USD|50 cents] and [figure:2 kind=money value=0.6 unit=GBP|60p]",
        "[figure:1 kind=money value=20.43 unit=USD|20 dollars 43 cents]",
        "[figure:1 kind=money value=3.04 unit=CHF|3 CHF 4 cents]",
        "[figure:1 kind=money value=5000|5,000 pesos]",
        "[figure:1 kind=money value=-99.5 unit=USD|-$99.50]",
        "[figure:1 kind=money value=1 unit=USD|a dollar]",
    ],
)
def test_money(plain: Language, marked: str) -> None:
    check(plain, marked)


def test_a_country_in_the_text_tells_whose_pesos(plain: Language) -> None:
    doc = plain.make_doc("In Manila it costs 5,000 pesos.")
    mention = {"start": 3, "end": 9, "text": "Manila", "form": "capital", "rule": "x"}
    doc.user_data["claimx"] = {"countries": [{"iso3": "PHL", "name": "Philippines", "mentions": [mention]}]}
    findings: Findings = plain(doc)._.claimx
    assert findings.figures[0].unit == "PHP"


@pytest.mark.parametrize(
    "marked",
    [
        "[figure:1 kind=measure value=6 unit=km|6 km] away",
        "[figure:1 kind=measure value=6 unit=km|6-kilometre] walk",
        "[figure:1 kind=measure value=301338 unit=km2|301,338 km2] or [figure:2 kind=measure value=9 unit=km2|9 sq km]",
        "[figure:1 kind=measure value=2.5 unit=mile|two and a half miles]",
        "[figure:1 kind=measure value=0.5 unit=litre|half a litre]",
        "[figure:1 kind=measure value=1 unit=kg|a kilo] of rice",
        "[figure:1 kind=measure value=94 unit=in|7 feet, 10 inches]",
        "[figure:1 kind=measure value=305 unit=cm|3m and 5cm]",
        "[figure:1 kind=measure value=2 unit=in|2 in] thick, and [figure:2 value=2|2] in the car",
        "[figure:1 kind=measure value=50 unit=kWh|50 kWh]",
        "[figure:1 kind=measure value=120 unit=km/h|120 km/h]",
        "[figure:1 kind=measure value=70 unit=mph|70 miles an hour]",
        "[figure:1 kind=measure value=37 unit=°C|37°C]",
        "[figure:1 kind=measure value=-2 unit=degree|2 degrees below zero]",
        "[figure:1 kind=measure value=30 unit=°C|30 degrees Celsius]",
        "[figure:1 kind=measure value=20 unit=lb|20-pound] sack",
        "[figure:1 kind=money value=20 unit=GBP|20 pounds] each",
        "[figure:1 kind=measure value=2 unit=lb|two pounds] of rice",
        "[figure:1 kind=measure value=5.5 unit=kg/cm3|5.5 kg/cm³]",
    ],
)
def test_measures(plain: Language, marked: str) -> None:
    check(plain, marked)


@pytest.mark.parametrize(
    "marked",
    [
        "for [figure:1 kind=duration value=3 unit=week|three weeks]",
        "a [figure:1 kind=duration value=10 unit=year|10-year] plan",
        "for [figure:1 kind=duration value=6 unit=month|six consecutive months]",
        "for [figure:1 kind=duration value=1.5 unit=year|a year and a half]",
        "for [figure:1 kind=duration value=0.5 unit=hour|half an hour]",
        "[figure:1 kind=duration value=1.5 unit=week|a week and a half] of rain",
        "[figure:1 kind=duration value=3 unit=week|three weeks] and [figure:2 kind=ratio value=0.5|half] of the crew",
        "a [figure:1 kind=age value=12 unit=year|12-year-old] boy",
        "an [figure:1 kind=age value=18 unit=month|18-month-old] calf",
        "She is [figure:1 kind=age value=54 unit=year|54 years old].",
        "a man aged [figure:1 kind=age value=54 unit=year|54]",
        "When she was [figure:1 kind=age value=18 unit=year|eighteen], she left.",
        "She was [figure:1 value=54|54] goals behind.",
        "aged [figure:1 kind=age low=15 high=24 unit=year bound=range|15 to 24]",
        "boys aged [figure:1 kind=age value=6 unit=year|six], [figure:2 kind=age value=9 unit=year|nine] and "
        "[figure:3 kind=age value=12 unit=year|12]",
    ],
)
def test_durations_and_ages(plain: Language, marked: str) -> None:
    check(plain, marked)


@pytest.mark.parametrize(
    "marked",
    [
        "[hedge:1 almost] [figure:1 kind=percent value=0.8 bound=approx|80%]",
        "[hedge:1 some] [figure:1 value=200 bound=approx|200] goats",
        "[hedge:1 an estimated] [figure:1 value=200 bound=approx|200] goats",
        "[figure:1 kind=duration value=5 unit=year bound=approx|five years] [hedge:1 or so]",
        "[hedge:1 at least] another [figure:1 value=12 bound=at_least|12]",
        "[hedge:1 No fewer than] [figure:1 value=12 bound=at_least|12] goats",
        "[figure:1 kind=money value=500 unit=USD bound=at_least|$500] [hedge:1 or more]",
        "[hedge:1 up to] [figure:1 kind=measure value=30 unit=tonne bound=at_most|30 tonnes]",
        "[hedge:1 as many as] [figure:1 value=60 bound=at_most|60] cows",
        "[hedge:1 no more than] [figure:1 kind=money value=7 unit=EUR bound=at_most|7 euros]",
        "[hedge:1 more than] [figure:1 kind=ratio value=0.2 bound=more_than|one in five]",
        "[figure:1 value=500 bound=more_than|500][hedge:1 +] goats",
        "[hedge:1 over] [figure:1 value=300 bound=more_than|300] homes in or over "
        "[figure:2 kind=duration value=3 unit=day|three days]",
        "[hedge:1 just under] [figure:1 kind=ratio value=0.5 bound=less_than|half]",
        "[figure:1 kind=measure value=20 unit=km bound=approx|20-[hedge:1 odd] km]",
        "exactly [figure:1 value=42|42] goats",
        "plus or minus [figure:1 kind=points value=0.03|3 percentage points]",
    ],
)
def test_bounds_and_the_words_that_set_them(plain: Language, marked: str) -> None:
    check(plain, marked)


@pytest.mark.parametrize(
    "marked",
    [
        "between [figure:1 low=20 high=30 bound=range|20 and 30] goats",
        "from [figure:1 kind=money low=10 high=20 unit=USD bound=range|10 dollars to 20 dollars]",
        "[figure:1 kind=measure low=8 high=16 unit=m bound=range|8- to 16-metre] poles",
        "[figure:1 kind=percent low=0.4 high=0.5 bound=range|40 to 50 per cent]",
        "[figure:1 kind=money low=10000000 high=20000000 unit=USD bound=range|$10-20 million]",
        "[figure:1 kind=money low=500 high=1000000 unit=USD bound=range|$500 to $1 million]",
        "[figure:1 kind=duration low=2 high=3 unit=day bound=range|two or three days]",
        "[hedge:1 about] [figure:1 kind=measure low=3 high=5 unit=km bound=range|3km-5km]",
        "ranged from [figure:1 kind=measure low=-34 high=-18 unit=°C bound=range|-18 °C to -34 °C]",
        "from [figure:1 kind=measure value=44 unit=ml|44 ml] to [figure:2 kind=measure value=50 unit=mg|50 mg]",
        "[figure:1 kind=measure value=5 unit=km|5], [figure:2 kind=measure value=10 unit=km|10] and "
        "[figure:3 kind=measure value=20 unit=km|20 km]",
        "[figure:1 value=45|45] and [figure:2 value=50|50] cases",
        "to [figure:1 kind=money value=0.82 unit=USD|82 cents] from [figure:2 kind=money value=0.75 unit=USD|75]",
        "[figure:1 kind=measure value=410 unit=tonne|410 tonnes] a day, up from "
        "[figure:2 kind=measure value=380 unit=tonne|380]",
        "[figure:1 kind=money value=500 unit=USD|$500] from [figure:2 value=20|20] aunts",
        "[figure:1 kind=money value=5000000 unit=USD|$5 million] from [figure:2 value=20|20], he said",
    ],
)
def test_ranges_and_shared_units(plain: Language, marked: str) -> None:
    check(plain, marked)


TEXTS = st.text(
    alphabet=st.sampled_from(list("0123456789$€£%-–.,/ '\n\"()aAmkM½°\u00a0\0")) | st.characters(codec="utf-8"),
    max_size=120,
)
WORDS = st.lists(
    st.sampled_from(
        [
            "between",
            "from",
            "two",
            "three",
            "40",
            "$",
            "%",
            "million",
            "and",
            "to",
            "or",
            "km",
            "a",
            "half",
            "of",
            "per",
            "year",
            "-",
            ",",
            ".",
            "1,000",
            "aged",
            "more",
            "than",
        ]
    ),
    max_size=25,
).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(TEXTS | WORDS)
def test_any_text_is_read_and_every_span_is_the_text(text: str) -> None:
    doc = FINDER(BLANK.make_doc(text))
    findings: Findings = doc._.claimx
    last = 0
    for figure in findings.figures:
        assert figure.start >= last
        assert text[figure.start : figure.end] == figure.text
        assert (figure.value is None) != (figure.low is None)
        assert (figure.bound == "range") == (figure.low is not None)
        if figure.cue:
            assert text[figure.cue.start : figure.cue.end] == figure.cue.text
        last = figure.end


@pytest.mark.parametrize("text", ["", "\0" * 50, "1 " * 3000, "1-" * 3000, "million " * 3000, "1/" * 3000, '"' * 9000])
def test_hostile_text(plain: Language, text: str) -> None:
    plain(text)


def test_findings_survive_serialisation(plain: Language) -> None:
    doc = plain("at least 42 goats")
    copy = next(iter(DocBin(store_user_data=True, docs=[doc]).get_docs(plain.vocab)))
    before: Findings = doc._.claimx
    after: Findings = copy._.claimx
    assert before.figures == after.figures
    assert [span.text for span in doc.spans["claimx_figures"]] == ["42"]


def test_every_finding_names_rules_of_the_pack(plain: Language) -> None:
    findings: Findings = plain("at least $1.5 million a year")._.claimx
    assert findings.figures[0].rule == "en.currency.dollars"
    assert {(match.label, match.rule) for match in findings.matches} == {
        ("hedge", "en.hedge.at-least"),
        ("currency", "en.currency.dollars"),
        ("digits", "en.digits.english"),
        ("magnitude", "en.magnitude.thousands"),
        ("period", "en.period.year"),
    }

"""`claimx_figures`: numbers that are no figures."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claimx.pipeline.figures import create_figures
from claimx.pipeline.figures.exclusions import Ranged
from claimx.pipeline.figures.finder import FigureFinder
from claimx.pipeline.findings import Findings
from claimx.records import Date, Entity, Mention


@pytest.fixture(scope="module")
def finder(base_nlp: Language) -> FigureFinder:
    return create_figures(base_nlp, "figures", [])


def found(base_nlp: Language, finder: FigureFinder, text: str) -> list[str]:
    findings: Findings = finder(base_nlp(text))._.claimx
    return [figure.text for figure in findings.figures]


@pytest.mark.parametrize(
    "text",
    [
        "It opened on 5 March 2024 and closed on June 12, 2025.",
        "It was built in 1987, rebuilt by 2010 and sold before the 2016 elections.",
        "In the 1980s and in the ’90s nobody came, nor in 2013-14.",
        "The match began at 7.30 pm and ended at 21:15.",
        "She finished third, in the 21st row.",
        "The G20 met; an F-16 flew over; COVID-19 spread.",
        "The shop is open 24/7 at No. 10, near Highway 101.",
        "They cited Section 230 and Resolution 1701.",
        "A Boeing 737 landed beside Flight 370.",
        "The home side won 3-1 after a 7-2 ruling.",
        "Councillors voted 12 to 9.",
        "Call 555-123-4567 or +254 20 123 4567.",
        "1. Boil the water.\n2. Add the rice.",
        "They must 1) boil the water and 2) add the rice.",
        "One of them waved, and the other one left.",
        "The two met in Paris.",
        "He was a third man in a third-party bid.",
        "In the second half of the third quarter they slept.",
        "Several hundred marched, and thousands watched, dozens of them twice.",
        "The Big Four met.",
        "She lives at 14 Mill Lane.",
        "See www.example.org/42 or mail 42@example.org.",
        "Zero tolerance is the rule.",
        "He is in his forties.",
        "They sell 5G and 3D sets.",
    ],
)
def test_no_figures(base_nlp: Language, finder: FigureFinder, text: str) -> None:
    assert found(base_nlp, finder, text) == []


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Some 2000 people came in 1998.", ["2000"]),
        ("In 2023, 1,100 goats died.", ["1,100"]),
        ("On 5 March 40 goats died.", ["40"]),
        ("At least one person died.", ["one"]),
        ("One person died and six were hurt.", ["One", "six"]),
        ("The two men met.", ["two"]),
        ("In Kenya 42 farmers met.", ["42"]),
        ("A third of them left.", ["A third"]),
        ("They sent 20-30 goats.", ["20-30"]),
        ("They won 3-1 before 40,000 fans.", ["40,000"]),
        ("He walked half a mile.", ["half a mile"]),
    ],
)
def test_figures_beside_what_looks_alike(
    base_nlp: Language, finder: FigureFinder, text: str, figures: list[str]
) -> None:
    assert found(base_nlp, finder, text) == figures


def test_numbers_in_names_and_dates_that_others_found(base_nlp: Language, finder: FigureFinder) -> None:
    text = "The band Forty Seals played for 12 guests over three years."
    doc = base_nlp(text)
    findings: Findings = doc._.claimx
    mention = Mention(start=9, end=20, text="Forty Seals", form="name", rule="x")
    findings.organisations = [Entity(id="forty-seals", name="Forty Seals", mentions=[mention])]
    start = text.index("three years")
    findings.dates = [Date(start=start, end=start + 11, text="three years", rule="x")]
    finder(doc)
    assert [figure.text for figure in findings.figures] == ["12"]


def test_ranges_are_asked_for_the_one_that_meets() -> None:
    ranged = Ranged([(0, 30, "long"), (5, 6, "short"), (40, 50, "late")])
    assert ranged.meeting(20, 22) == (0, 30, "long")
    assert ranged.meeting(45, 60) == (40, 50, "late")
    assert ranged.meeting(30, 40) is None
    assert Ranged([]).meeting(0, 9) is None

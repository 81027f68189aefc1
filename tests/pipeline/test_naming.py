"""The search for names as a whole: what it keeps apart, and what no text can do to it."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from claimx.pipeline.countries import CountryFinder
from claimx.pipeline.findings import Findings, Name
from claimx.pipeline.naming import NameFinder, finder_of
from claimx.pipeline.organisations import OrganisationFinder
from claimx.pipeline.people import PeopleFinder
from claimx.rules.load import load_rules

PIECES = [
    "Maria Okello", "Okello", "Mr", "Dr.", "the", "The", "World Bank", "(WB)", "Kenya", "Kenyan", "'s", "Ministry",
    "of", "Trade", "and", ",", "(", ")", "“", "”", "said", "Washington", "US", "-", "&", "Ltd", "\n\n", ".", "in",
    "Kasese", "KRA", "Rivers Authority", "von", "Jr.", "de", "MARINA", "Ağrı", "é", "\u200b", "123", "A. B.",
]  # fmt: skip
MONSTERS = {
    "quotation marks": '"' * 5_000,
    "open parentheses": "(" * 5_000,
    "a list without end": "Kasese, " * 5_000,
    "a ministry of ministries": "Ministry of " * 4_000,
    "titles": "President of the " * 4_000,
    "hyphens": "A-" * 5_000,
    "acronyms": "Aa Bb (AB) " * 3_000,
    "many banks": "; ".join(f"Bank of Q{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}" for i in range(3_000)),
}


@pytest.fixture(scope="module")
def finder(base_nlp: Language) -> NameFinder:
    return NameFinder(base_nlp, load_rules())


def names_in(finder: NameFinder, nlp: Language, text: str) -> list[tuple[str, str]]:
    return [(name.kind, text[name.start : name.end]) for name in finder(nlp(text))]


def test_places_and_other_names_are_told_apart(finder: NameFinder, base_nlp: Language) -> None:
    text = "Hurricane Tomas hit Lagos and the Tana River, the Lagos Harbour Authority said."
    assert names_in(finder, base_nlp, text) == [
        ("other", "Hurricane Tomas"),
        ("place", "Lagos"),
        ("place", "Tana River"),
        ("organisation", "Lagos Harbour Authority"),
    ]


def test_a_headline_in_title_case_names_only_what_the_article_names(finder: NameFinder, base_nlp: Language) -> None:
    text = "Angry Fishers Block Busy Harbour After Okello Refuses Talks\n\nMaria Okello, the minister, refused talks."
    assert names_in(finder, base_nlp, text) == [("person", "Okello"), ("person", "Maria Okello")]


def test_components_share_a_finder(base_nlp: Language) -> None:
    rules = load_rules()
    component = OrganisationFinder(base_nlp, rules)
    assert finder_of(base_nlp, rules) is not component.names, "the component is not in the pipeline"


def test_each_component_finds_its_names_without_the_others(base_nlp: Language) -> None:
    rules = load_rules()
    text = "President Maria Okello flew from Kenya to the World Bank."
    people: Findings = PeopleFinder(base_nlp, rules)(base_nlp(text))._.claimx
    countries: Findings = CountryFinder(base_nlp, rules)(base_nlp(text))._.claimx
    assert [person.id for person in people.people] == ["maria-okello"]
    assert [country.iso3 for country in countries.countries] == ["KEN"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=30), joiner=st.sampled_from([" ", "", "  "]))
def test_names_lie_in_the_text_and_share_no_character(
    finder: NameFinder, base_nlp: Language, pieces: list[str], joiner: str
) -> None:
    text = joiner.join(pieces)
    names: list[Name] = finder(base_nlp.make_doc(text))
    assert all(0 <= name.start < name.end <= len(text) for name in names)
    assert all(one.end <= other.start for one, other in pairwise(names))


@pytest.mark.parametrize("text", MONSTERS.values(), ids=MONSTERS.keys())
def test_no_text_takes_long(finder: NameFinder, base_nlp: Language, text: str) -> None:
    doc = base_nlp.make_doc(text)
    began = time.process_time()
    finder(doc)
    assert time.process_time() - began < 3

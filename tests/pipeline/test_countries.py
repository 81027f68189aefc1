"""`claimx_countries`: names, adjectives, capitals that stand for governments, and words that are something else."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claimx.rules.load import load_rules
from claimx.rules.spec import CountryRule
from tests.pipeline.annotated_names import expected_names, findings_of, found_names

NAMES = [
    "[country:KEN Kenya] and the [country:PHL Philippines] signed the treaty.",
    "[country:KEN Kenyan] officials met [country:GHA Ghanaians] in the port.",
    "The [country:USA US] and the [country:GBR UK] agreed, and [country:USA U.S.] troops left.",
    "They told us to wait, and it was up to us.",
    "The war in [country:COD DR Congo] reached [country:CIV Côte d’Ivoire].",
    "The [country:USA US]-led mission ended.",
    "The Bank of Ghana and American Airlines agreed.",
    "Ships crossed the Indian Ocean and the Panama Canal.",
    "She spoke about England and Scotland.",
]

TOLD_APART = [
    "[country:GEO Georgia] and Armenia's neighbours met in Tbilisi.".replace("Armenia", "[country:ARM Armenia]"),
    "Voters in Georgia and Alabama queued. Atlanta was calm.",
    "The turkeys were cheap: Turkey prices fell before Thanksgiving.",
    "[country:TUR Turkey] and [country:GRC Greece] quarrelled.",
    "[country:NER Niger] closed its border with [country:NGA Nigeria].",
    "[country:GIN Guinea] and [country:GNB Guinea-Bissau] quarrelled over fish in [country:PNG Papua New Guinea].",
    "[country:PRK North Korea] fired a missile. [country:PRK Korean] media praised it.",
    "Chad Smith played the drums.",
]

CAPITALS = [
    "[country:USA Washington] denied the report.",
    "[country:COD Kinshasa] accused [country:RWA Kigali] of sending troops.",
    "[country:CHN Beijing] and [country:RUS Moscow] rejected the plan.",
    "The talks were held in Washington and then in Beijing.",
    "The road from Kigali is closed.",
]


@pytest.mark.parametrize("marked", NAMES + TOLD_APART + CAPITALS)
def test_countries_are_found_where_they_are_meant(nlp: Language, marked: str) -> None:
    text, expected = expected_names(marked)
    assert [mark for mark in found_names(nlp, text) if mark[0] == "country"] == expected


def test_forms_of_mentions(nlp: Language) -> None:
    text = "Kenya said so. Kenyan troops left. Beijing denied it. The UK agreed."
    forms = {mention.text: mention.form for country in findings_of(nlp, text).countries for mention in country.mentions}
    assert forms == {"Kenya": "name", "Kenyan": "adjective", "Beijing": "capital", "UK": "short"}


def test_every_country_of_the_pack_is_found_by_its_name(nlp: Language) -> None:
    (rule,) = load_rules().of_kind(CountryRule)
    text = "\n\n".join(f"The minister wrote about {entry.name} in his letter." for entry in rule.entries)
    assert [country.iso3 for country in findings_of(nlp, text).countries] == [entry.iso3 for entry in rule.entries]

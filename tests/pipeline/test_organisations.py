"""`claimx_organisations`: what is an organisation, where its name begins and ends, and which names are of one."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.annotated_names import expected_names, findings_of, found_names

KNOWN = [
    "The [organisation:world-health-organization World Health Organization] praised the vaccine.",
    "Officials of the [organisation:world-health-organization WHO] praised the vaccine.",
    "He works for the [organisation:international-labour-organization International Labor Organisation] in Geneva.",
    "The [organisation:united-nations U.N.] mission left the town.",
    "Gunmen of [organisation:al-shabaab Al-Shabaab] attacked the convoy.",
    "A spokesman for [organisation:apple Apple] declined to comment.",
    "Apple growers lost half of their crop.",
    "The people who left early missed it.",
]

HEADED = [
    "The [organisation:lagos-harbour-authority Lagos Harbour Authority] closed two piers.",
    "Shares in [organisation:obanla-cement Obanla Cement plc] fell on Monday.",
    "The [organisation:ministry-of-trade-and-industry Ministry of Trade and Industry] lifted the ban.",
    "The [organisation:department-for-roads-rail-and-ports Department for Roads, Rail and Ports] lifted the ban.",
    "The [organisation:university-of-heidelberg University of Heidelberg] published the study.",
    "The [organisation:metal-workers-union Metal Workers' Union] called a strike.",
    "The [organisation:glass-and-allied-trades-union Glass and Allied Trades Union] called a strike.",
    "The [organisation:fundacion-tierra-viva Fundación Tierra Viva] sued the mine.",
    "Lawyers of [organisation:brandt-and-cie Brandt & Cie] filed the papers.",
    # What "for" and "and" carry on, with capitals of their own or not, and what they do not.
    "They were told on Monday that the [organisation:alliance-for-safe-roads-and-clean-rivers Alliance for Safe Roads"
    " and Clean Rivers] had met in the old town hall.",
    "Later the [organisation:obanla-coalition-for-real-change Obanla Coalition For Real Change] said so to us all.",
    "They were told on Monday that the [organisation:committee-for-fair-trade Committee for Fair Trade] and Kofi Mensah"
    " had met in the old town hall.",
    "The company and the ministry said nothing.",
    "Floods along the Tana River cut the road to Garissa County.",
    "The Clean Water Act was signed during Hurricane Tomas.",
    # An adjective that opens the sentence, and what somebody was.
    "Top [organisation:labour-party Labour Party] donor Peter Cole left.",
    "Retired Army Colonel Peter Cole left.",
    # A title is no organisation, nor is a part of one.
    "Chief Executive Maria Okello told analysts that sales rose.",
    "Senate Minority Leader Maria Okello told analysts that sales rose.",
    # Nor are programmes, tags and amounts.
    "Maria Okello of the [organisation:bbc BBC]’s The Harbour Files said so.",
    "Hundreds wrote #OutOfHarbour on the walls and sent US$5.",
]

STATES = [
    "[organisation:sweden-central-bank Sweden's central bank] raised its rate.",
    "[organisation:kenya-ministry-of-health Kenya's Ministry of Health] raised the alarm.",
    "Rebels attacked [organisation:mali-army Mali's army] at dawn.",
    "The [organisation:bank-of-ghana Bank of Ghana] raised its rate.",
    "The army attacked at dawn.",
]

JOINED = [
    # The article says what the letters stand for, whatever else is known by them.
    "The [organisation:international-cricket-council International Cricket Council]"
    " ([organisation:international-cricket-council ICC]) met. The [organisation:international-cricket-council ICC]"
    " left.",
    "The [organisation:labour-party Labour Party]‘s plan is old.",
    "The [organisation:karoo-rivers-authority Karoo Rivers Authority] ([organisation:karoo-rivers-authority KRA])"
    " opened the dam. The [organisation:karoo-rivers-authority KRA] had waited for rain.",
    "The [organisation:karoo-rivers-authority KRA] ([organisation:karoo-rivers-authority Karoo Rivers Authority])"
    " opened the dam.",
    "[organisation:altiplano-minerals Altiplano Minerals Ltd] halted work. Shares in"
    " [organisation:altiplano-minerals Altiplano] fell by 8%.",
    "She told the [organisation:lagos-herald Lagos Herald] so. The"
    " [organisation:lagos-herald Herald] did not print it.",
    "The [organisation:cereal-farmers-union Cereal Farmers Union] marched. The"
    " [organisation:cereal-farmers-union CFU] wants a ban.",
    "[organisation:kenya-ministry-of-health Kenya's Ministry of Health] said so. The"
    " [organisation:kenya-ministry-of-health Ministry of Health] runs the clinic.",
    "The [organisation:federal-ministry-of-labour Federal Ministry of Labour] said so. The"
    " [organisation:federal-ministry-of-labour Ministry of Labour] runs the office.",
    "The [organisation:united-nations-office-on-drugs-and-crime United Nations Office on Drugs and Crime]"
    " ([organisation:united-nations-office-on-drugs-and-crime UNODC]) told the [organisation:united-nations UN] so.",
]

BESIDE = [
    "The rebel group [organisation:azadi-front Azadi Front] took the bridge.",
    "[organisation:vidralto Vidralto], the Lisbon bottle maker, halted work.",
    "She wrote in The [organisation:harbour-lantern Harbour Lantern] that he had lied.",
    "He confessed to the [organisation:advertiser Advertiser] that he had lied.",
]

NONE = [
    "NAIROBI (Reuters) - The roads were closed on Tuesday.",
    "People in the village of Kasese and in Mbale waited for help.",
    "Cases of HIV rose, said the CEO on TV.",
    "It was not full of dentists, entrepreneurs, and CEOs like me.",
    "Muslims and Christians prayed together on Sunday.",
    "Cholera killed nine. Chemical traces were found.",
    "",
    "\n\n \n",
]


@pytest.mark.parametrize("marked", KNOWN + HEADED + STATES + JOINED + BESIDE + NONE)
def test_organisations_are_found_where_they_are_named(nlp: Language, marked: str) -> None:
    text, expected = expected_names(marked)
    found = [mark for mark in found_names(nlp, text) if mark[0] == "organisation"]
    assert found == expected


def test_a_known_organisation_brings_its_facts(nlp: Language) -> None:
    (bank,) = findings_of(nlp, "The Bank of England raised its rate.").organisations
    assert (bank.name, bank.acronym, bank.country) == ("Bank of England", "BoE", "GBR")


def test_an_acronym_that_the_article_introduces_is_noted(nlp: Language) -> None:
    (authority,) = findings_of(nlp, "The Karoo Rivers Authority (KRA) opened the dam.").organisations
    assert authority.acronym == "KRA"
    assert [mention.form for mention in authority.mentions] == ["name", "acronym"]


def test_the_rule_of_a_mention_is_one_of_the_pack_or_the_model(nlp: Language) -> None:
    findings = findings_of(nlp, "The World Bank and the Karoo Rivers Authority agreed.")
    rules = [mention.rule for entity in findings.organisations for mention in entity.mentions]
    assert rules == ["en.organisation.international", "en.name-word.public-body"]
    assert {match.rule for match in findings.matches} >= set(rules)


def test_one_name_is_decided_once(nlp: Language) -> None:
    text = "Maria Okello resigned. Okello left. The Okello campaign ended, and Okello wept."
    findings = findings_of(nlp, text)
    assert findings.organisations == []
    assert len(findings.people[0].mentions) == 4

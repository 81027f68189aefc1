"""`claimx_entities`: labels that a rule pack brings, and organisations and people that it knows."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from claimx.pipeline.entities import EntityFinder
from claimx.pipeline.findings import Findings
from claimx.pipeline.organisations import OrganisationFinder
from claimx.pipeline.people import PeopleFinder
from claimx.rules.load import RuleSet, load_rules

PACK = """
pack: fisheries
version: 1
rules:
  - id: fisheries.entity.treaties
    kind: entity
    label: LAW
    entries:
      - {name: Basel Convention, id: basel, aliases: [Convention of Basel]}
    any_of:
      - regex: "Fishing Act( of [0-9]{4})?"
        case: true
    examples: {match: ["under the [entity Basel Convention]"]}
  - id: fisheries.entity.unions
    kind: entity
    label: UNION
    any_of:
      - phrase: [cereal farmers union]
    examples: {match: ["the [entity Cereal Farmers Union]"]}
  - id: fisheries.organisation.fleets
    kind: organisation
    entries:
      - {name: Nordvik Fleet, acronym: NVF, aliases: [Nordvik], country: NOR, wikidata: Q42}
    any_of:
      - tokens: [{LOWER: captains}, {LOWER: of}, {IS_TITLE: true}]
    examples: {match: ["the [organisation Nordvik Fleet]"]}
  - id: fisheries.person.captains
    kind: person
    entries:
      - {name: Ingeborg Stav, id: stav, aliases: [Old Inge]}
    examples: {match: ["[person Old Inge] laughed"]}
"""


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> RuleSet:
    folder: Path = tmp_path_factory.mktemp("fisheries")
    (folder / "rules.yaml").write_text(PACK, encoding="utf-8")
    return load_rules([str(folder)])


def entities_in(nlp: Language, rules: RuleSet, text: str) -> list[tuple[str, str | None, str, str]]:
    findings: Findings = EntityFinder(nlp, rules)(nlp.make_doc(text))._.claimx
    assert all(text[entity.start : entity.end] == entity.text for entity in findings.entities)
    return [(entity.label, entity.id, entity.text, entity.rule) for entity in findings.entities]


def test_entries_bring_their_id(base_nlp: Language, rules: RuleSet) -> None:
    found = entities_in(base_nlp, rules, "They cited the Basel Convention, that is, the Convention of Basel.")
    assert found == [
        ("LAW", "basel", "Basel Convention", "fisheries.entity.treaties"),
        ("LAW", "basel", "Convention of Basel", "fisheries.entity.treaties"),
    ]


def test_patterns_find_what_they_match(base_nlp: Language, rules: RuleSet) -> None:
    found = entities_in(base_nlp, rules, "The Fishing Act of 1970 and a fishing act.")
    assert found == [("LAW", None, "Fishing Act of 1970", "fisheries.entity.treaties")]


def test_a_custom_entity_stands_beside_an_organisation(base_nlp: Language, rules: RuleSet) -> None:
    doc = base_nlp("The Cereal Farmers Union marched on Monday.")
    findings: Findings = EntityFinder(base_nlp, rules)(OrganisationFinder(base_nlp, rules)(doc))._.claimx
    assert [entity.text for entity in findings.entities] == ["Cereal Farmers Union"]
    assert [entity.id for entity in findings.organisations] == ["cereal-farmers-union"]


def test_a_pack_makes_organisations_known(base_nlp: Language, rules: RuleSet) -> None:
    doc = base_nlp("The Nordvik Fleet sailed. NVF said that Nordvik lost two nets.")
    findings: Findings = OrganisationFinder(base_nlp, rules)(doc)._.claimx
    (fleet,) = findings.organisations
    assert (fleet.id, fleet.acronym, fleet.country, fleet.wikidata) == ("nordvik-fleet", "NVF", "NOR", "Q42")
    assert [mention.text for mention in fleet.mentions] == ["Nordvik Fleet", "NVF", "Nordvik"]


def test_a_pack_brings_patterns_of_organisations(base_nlp: Language, rules: RuleSet) -> None:
    findings: Findings = OrganisationFinder(base_nlp, rules)(base_nlp("The captains of Vardo went on strike."))._.claimx
    assert [entity.id for entity in findings.organisations] == ["captains-of-vardo"]


def test_a_pack_makes_people_known(base_nlp: Language, rules: RuleSet) -> None:
    findings: Findings = PeopleFinder(base_nlp, rules)(base_nlp("Ingeborg Stav laughed, and Old Inge sang."))._.claimx
    (captain,) = findings.people
    assert (captain.id, [mention.text for mention in captain.mentions]) == ("stav", ["Ingeborg Stav", "Old Inge"])

"""Annotated names: `[organisation:world-bank World Bank] and [country:KEN form=adjective|Kenyan] officials`."""

from __future__ import annotations

from spacy.language import Language

from claimx.pipeline.findings import Findings
from claimx.records import Country, Entity
from claimx.text.markup import parse_markup

#: A name: its label, the id of what it names, where it stands, and its text.
Mark = tuple[str, str, int, str]
#: Mentions that are no names; another component adds them.
_NO_NAMES = ("definite", "pronoun")


def expected_names(marked: str) -> tuple[str, list[Mark]]:
    """The plain text and the names that are marked in it."""
    text, marks = parse_markup(marked)
    return text, sorted((m.label, m.key or "", m.start, text[m.start : m.end]) for m in marks)


def found_names(nlp: Language, text: str) -> list[Mark]:
    """The names of organisations, people and countries that the pipeline finds."""
    findings: Findings = nlp(text)._.claimx
    kinds: list[tuple[str, list[tuple[str, Entity | Country]]]] = [
        ("organisation", [(entity.id, entity) for entity in findings.organisations]),
        ("person", [(entity.id, entity) for entity in findings.people]),
        ("country", [(country.iso3, country) for country in findings.countries]),
    ]
    return sorted(
        (label, key, mention.start, mention.text)
        for label, entities in kinds
        for key, entity in entities
        for mention in entity.mentions
        if mention.form not in _NO_NAMES
    )


def findings_of(nlp: Language, text: str) -> Findings:
    """All that the pipeline finds."""
    findings: Findings = nlp(text)._.claimx
    return findings

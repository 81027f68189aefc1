"""`claimx_organisations`: the organisations that an article names, with their mentions.

The first component that looks for names: what it decides of people and countries it leaves in `Findings.names` for
the components after it.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from claimx.pipeline.findings import Findings, mirror
from claimx.pipeline.identities import OrganisationGroups
from claimx.pipeline.naming import finder_of, names_of
from claimx.rules.load import RuleSet, load_rules


@Language.factory(
    "claimx_organisations",
    default_config={"rules": []},
    requires=["token.pos", "token.sent_start", "doc.ents"],
    assigns=["doc._.claimx"],
)
def create_organisations(nlp: Language, name: str, rules: list[str]) -> OrganisationFinder:
    """The component with the built-in rules and the packs stacked over them."""
    return OrganisationFinder(nlp, load_rules(rules))


class OrganisationFinder:
    """Sets `Findings.organisations`."""

    def __init__(self, nlp: Language, rules: RuleSet) -> None:
        self.names = finder_of(nlp, rules)

    def __call__(self, doc: Doc) -> Doc:
        """Find the organisations of a Doc that the base model has parsed."""
        findings: Findings = doc._.claimx
        names = [name for name in names_of(doc, self.names) if name.kind == "organisation"]
        lexicon = self.names.lexicon
        groups = OrganisationGroups(
            doc.text, lexicon.organisation, lexicon.legal_forms, lexicon.endings, lexicon.ambiguous, lexicon.is_general
        )
        findings.organisations = groups.entities(names)
        mirror(doc, "organisations", [(n.start, n.end, "organisation") for n in names])
        return doc

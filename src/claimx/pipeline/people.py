"""`claimx_people`: the people that an article names, with their mentions."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from claimx.pipeline.findings import Findings, mirror
from claimx.pipeline.identities import PeopleGroups
from claimx.pipeline.naming import finder_of, names_of
from claimx.rules.load import RuleSet, load_rules


@Language.factory(
    "claimx_people",
    default_config={"rules": []},
    requires=["token.pos", "token.sent_start", "doc.ents"],
    assigns=["doc._.claimx"],
)
def create_people(nlp: Language, name: str, rules: list[str]) -> PeopleFinder:
    """The component with the built-in rules and the packs stacked over them."""
    return PeopleFinder(nlp, load_rules(rules))


class PeopleFinder:
    """Sets `Findings.people`."""

    def __init__(self, nlp: Language, rules: RuleSet) -> None:
        self.names = finder_of(nlp, rules)

    def __call__(self, doc: Doc) -> Doc:
        """Find the people of a Doc that the base model has parsed."""
        findings: Findings = doc._.claimx
        names = [name for name in names_of(doc, self.names) if name.kind == "person"]
        lexicon = self.names.lexicon
        groups = PeopleGroups(doc.text, lexicon.people, lexicon.gender, lexicon.particle_keys)
        findings.people = groups.entities(names)
        mirror(doc, "people", [(n.start, n.end, "person") for n in names])
        return doc

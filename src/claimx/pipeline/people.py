"""`claimx_people`: the people that an article names, with their mentions."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from claimx.pipeline.findings import Findings, Name, mirror
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
        findings.people = groups.entities(names, _relatives(doc, names), findings.layout.headline)
        mirror(doc, "people", [(n.start, n.end, "person") for n in names])
        return doc


def _relatives(doc: Doc, names: Sequence[Name]) -> frozenset[int]:
    """Where the names start of people who come in as somebody's: "his wife, Ama Cole", "Ayo Bello's son Obi Bello"."""
    spans = [doc.char_span(name.start, name.end, alignment_mode="expand") for name in names]
    of_people = {token.i for span in spans if span is not None for token in span}
    return frozenset(span.start_char for span in spans if span is not None and _is_of_somebody(span, of_people))


def _is_of_somebody(name: Span, of_people: set[int]) -> bool:
    owners = [c for noun in (name.root, name.root.head) for c in noun.lefts if c.dep_ == "poss"]
    beside = name.root.dep_ in ("appos", "compound")
    return any(_is_person(owner, of_people) for owner in owners if beside or owner.head is name.root)


def _is_person(owner: Token, of_people: set[int]) -> bool:
    pronoun = owner.tag_ == "PRP$" and "Neut" not in owner.morph.get("Gender", [])
    return pronoun or owner.i in of_people

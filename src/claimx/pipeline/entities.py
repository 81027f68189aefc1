"""`claimx_entities`: findings of labels that rule packs bring: laws, diseases, ships, whatever their authors add."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from claimx.pipeline.findings import Findings, Loss, Match, mirror
from claimx.records import CustomEntity
from claimx.rules.compile import PatternMatch, PatternMatcher, longest, outdone
from claimx.rules.load import RuleSet, load_rules
from claimx.rules.spec import EntityRule
from claimx.rules.spec.base import Pattern
from claimx.text.names import name_key

#: What comes with a pattern: its rule, and the id of the entry that it was made of.
_Source = tuple[EntityRule, str | None]


@Language.factory("claimx_entities", default_config={"rules": []}, assigns=["doc._.claimx"])
def create_entities(nlp: Language, name: str, rules: list[str]) -> EntityFinder:
    """The component with the built-in rules and the packs stacked over them."""
    return EntityFinder(nlp, load_rules(rules))


class EntityFinder:
    """Sets `Findings.entities`. Of overlapping findings with one label the longest stays; labels do not compete."""

    def __init__(self, nlp: Language, rules: RuleSet) -> None:
        patterns: dict[str, list[tuple[Pattern, _Source]]] = {}
        for rule in rules.of_kind(EntityRule):
            patterns.setdefault(rule.label, []).extend(_patterns(rule))
        self._matchers = {label: PatternMatcher(nlp, found) for label, found in patterns.items()}

    def __call__(self, doc: Doc) -> Doc:
        """Find the custom entities of a Doc."""
        findings: Findings = doc._.claimx
        text = doc.text
        matches: list[PatternMatch[_Source]] = []
        for matcher in self._matchers.values():
            all_of_label = matcher(doc)
            matches += (stand := longest(all_of_label))
            findings.add_losses(_losses(doc, all_of_label, stand))
        found = sorted((_entity(doc, text, match) for match in matches), key=lambda e: (e.start, e.end, e.label))
        findings.entities = found
        findings.add_matches([Match(rule=e.rule, label="entity", start=e.start, end=e.end) for e in found])
        mirror(doc, "entities", [(e.start, e.end, e.label) for e in found])
        return doc


def _patterns(rule: EntityRule) -> list[tuple[Pattern, _Source]]:
    found: list[tuple[Pattern, _Source]] = [(pattern, (rule, None)) for pattern in rule.any_of]
    for entry in rule.entries:
        names = Pattern(phrase=(entry.name, *entry.aliases), case=True)
        found.append((names, (rule, entry.id or name_key(entry.name))))
    return found


def _entity(doc: Doc, text: str, match: PatternMatch[_Source]) -> CustomEntity:
    rule, entity_id = match.payload
    start, end = doc[match.start].idx, doc[match.end - 1].idx + len(doc[match.end - 1])
    return CustomEntity(label=rule.label, id=entity_id, start=start, end=end, text=text[start:end], rule=rule.id)


def _losses(
    doc: Doc, matches: Sequence[PatternMatch[_Source]], stand: Sequence[PatternMatch[_Source]]
) -> Iterator[Loss]:
    for lost, winner in outdone(matches, stand):
        span = doc[lost.start : lost.end]
        why = f"of findings of one label the longest stands: “{doc[winner.start : winner.end]}”"
        to = winner.payload[0].id
        yield Loss(rule=lost.payload[0].id, label="entity", start=span.start_char, end=span.end_char, to=to, why=why)

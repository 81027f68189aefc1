"""`claimx_speakers`: which entity the source of a claim stands for, or none where the text leaves it open."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from claimx.pipeline.findings import Findings
from claimx.pipeline.speakers.lexicon import person_words, speaker_rules
from claimx.pipeline.speakers.people import Cast
from claimx.pipeline.speakers.run import Run
from claimx.records import Entity, Mention, Reference
from claimx.rules.load import RuleSet


class SpeakerResolver:
    """Sets `refers_to` of every source, by the rules of the kinds `pronoun`, `voice` and `description`."""

    def __init__(self, rules: RuleSet) -> None:
        self._rules = speaker_rules(rules)
        self._words = person_words(rules)

    def __call__(self, doc: Doc) -> Doc:
        """Resolve the sources of the Doc's claims, in the order of the text."""
        findings: Findings = doc._.claimx
        claims = findings.claims
        if not claims:
            return doc
        run = Run(self._rules, doc, Cast(doc, findings, self._words), claims)
        findings.claims = [run.resolved(claim) for claim in claims]
        findings.organisations = _with_mentions(findings.organisations, "organisation", run.mentions)
        findings.people = _with_mentions(findings.people, "person", run.mentions)
        findings.add_matches(run.matches)
        return doc


def _with_mentions(entities: Iterable[Entity], kind: str, found: list[tuple[Reference, Mention]]) -> list[Entity]:
    """The entities with the pronouns and descriptions that stand for them, in the order of the text."""
    result = []
    for entity in entities:
        more = [mention for reference, mention in found if reference.kind == kind and reference.id == entity.id]
        mentions = sorted([*entity.mentions, *more], key=lambda m: (m.start, m.end))
        result.append(entity.model_copy(update={"mentions": mentions}) if more else entity)
    return result

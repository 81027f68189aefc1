"""`claimx_speakers`: which entity the source of a claim stands for, or none where the text leaves it open."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from claimx.pipeline.findings import Findings
from claimx.pipeline.speakers.people import Cast, Words
from claimx.pipeline.speakers.run import Run, SpeakerRules
from claimx.records import Entity, Mention, Reference
from claimx.rules.load import RuleSet
from claimx.rules.spec import DescriptionRule, PersonNameRule, PronounRule, TitleRule, VoiceRule


class SpeakerResolver:
    """Sets `refers_to` of every source, by the rules of the kinds `pronoun`, `voice` and `description`."""

    def __init__(self, rules: RuleSet) -> None:
        descriptions = list(rules.of_kind(DescriptionRule))
        self._rules = SpeakerRules(
            {word.lower(): rule for rule in rules.of_kind(PronounRule) for word in rule.words},
            {lemma: rule for rule in rules.of_kind(VoiceRule) for lemma in rule.lemma},
            {lemma: rule for rule in descriptions for lemma in rule.lemma},
        )
        titles = [(word.lower(), rule.gender) for rule in rules.of_kind(TitleRule) for word in rule.words]
        nouns = [(lemma, rule.gender) for rule in descriptions for lemma in rule.lemma]
        self._words = Words(
            titles={word: gender for word, gender in titles if gender},
            given=_given(rules.of_kind(PersonNameRule)),
            nouns={lemma: gender for lemma, gender in nouns if gender},
            short={short: noun for rule in descriptions for short, noun in rule.short.items()},
        )

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


def _given(rules: Iterable[PersonNameRule]) -> dict[str, str]:
    """Given names by the gender of those who bear them; without those of women and men alike."""
    genders: dict[str, set[str | None]] = {}
    for rule in rules:
        if rule.part == "given":
            for word in rule.words:
                genders.setdefault(word.lower(), set()).add(rule.gender)
    return {word: gender for word, found in genders.items() if len(found) == 1 and (gender := next(iter(found)))}


def _with_mentions(entities: Iterable[Entity], kind: str, found: list[tuple[Reference, Mention]]) -> list[Entity]:
    """The entities with the pronouns and descriptions that stand for them, in the order of the text."""
    result = []
    for entity in entities:
        more = [mention for reference, mention in found if reference.kind == kind and reference.id == entity.id]
        mentions = sorted([*entity.mentions, *more], key=lambda m: (m.start, m.end))
        result.append(entity.model_copy(update={"mentions": mentions}) if more else entity)
    return result

"""`claimx_speakers`: which entity the source of a claim stands for, or none where the text leaves it open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from claimx.pipeline.findings import Findings, Match
from claimx.pipeline.speakers.antecedents import Antecedents
from claimx.pipeline.speakers.people import Cast, Known
from claimx.records import Claim, Entity, Mention, MentionForm, Reference, Source
from claimx.rules.load import RuleSet
from claimx.rules.spec import DescriptionRule, PersonNameRule, PronounRule, TitleRule, VoiceRule


class SpeakerResolver:
    """Sets `refers_to` of every source, by the rules of the kinds `pronoun`, `voice` and `description`."""

    def __init__(self, rules: RuleSet) -> None:
        self._rules = _SpeakerRules(
            {word.lower(): rule for rule in rules.of_kind(PronounRule) for word in rule.words},
            {lemma: rule for rule in rules.of_kind(VoiceRule) for lemma in rule.lemma},
            {lemma: rule for rule in rules.of_kind(DescriptionRule) for lemma in rule.lemma},
        )
        titles = [(word, rule.gender) for rule in rules.of_kind(TitleRule) for word in rule.words]
        given = [(word, rule.gender) for rule in rules.of_kind(PersonNameRule) for word in rule.words]
        self._genders = {word.lower(): gender for word, gender in (*given, *titles) if gender}

    def __call__(self, doc: Doc) -> Doc:
        """Resolve the sources of the Doc's claims, in the order of the text."""
        findings: Findings = doc._.claimx
        claims = findings.claims
        if not claims:
            return doc
        cast = Cast(doc, findings, self._genders)
        run = _Run(self._rules, doc, cast, claims)
        findings.claims = [run.resolved(claim) for claim in claims]
        findings.organisations = _with_mentions(findings.organisations, "organisation", run.mentions)
        findings.people = _with_mentions(findings.people, "person", run.mentions)
        findings.add_matches(run.matches)
        return doc


@dataclass(frozen=True, slots=True)
class _SpeakerRules:
    """The rules by the words that they speak of."""

    pronouns: dict[str, PronounRule]
    voices: dict[str, VoiceRule]
    descriptions: dict[str, DescriptionRule]


class _Run:
    """The resolution of one Doc."""

    def __init__(self, rules: _SpeakerRules, doc: Doc, cast: Cast, claims: list[Claim]) -> None:
        self._rules = rules
        self._doc, self._cast, self._claims = doc, cast, claims
        self._antecedents = Antecedents(doc, cast)
        self._references: dict[str, list[Reference]] = {}
        self._resolved: dict[tuple[int, int], list[Reference]] = {}
        self.mentions: list[tuple[Reference, Mention]] = []
        self.matches: list[Match] = []
        sources = sorted((c.source.start, c.id, c.source, c) for c in claims if c.source)
        first_person = [entry for entry in sources if self._is_first_person(entry[2])]
        for _, name, source, claim in [entry for entry in sources if entry not in first_person] + first_person:
            self._references[name] = self._resolve(claim, source)

    def _is_first_person(self, source: Source) -> bool:
        rule = self._rules.pronouns.get(source.text.lower())
        return rule is not None and rule.person == "first"

    def resolved(self, claim: Claim) -> Claim:
        """The claim with what its source refers to."""
        if claim.source is None:
            return claim
        source = claim.source.model_copy(update={"refers_to": self._references[claim.id]})
        return claim.model_copy(update={"source": source})

    def _resolve(self, claim: Claim, source: Source) -> list[Reference]:
        place = (source.start, source.end)
        if place not in self._resolved:
            span = self._doc.char_span(source.start, source.end, alignment_mode="expand")
            found = self._of_span(span, claim, source) if span is not None else []
            references = [known.reference for known in found]
            self._resolved[place] = references
            self._antecedents.spoke(found, source.start)
        return self._resolved[place]

    def _of_span(self, span: Span, claim: Claim, source: Source) -> list[Known]:
        heads = _heads(span)
        if named := [known for head in heads if (known := self._named(head, span))]:
            return list({id(known): known for known in named}.values())
        head = heads[0]
        if pronoun := self._rules.pronouns.get(head.lower_):
            return self._note(self._of_pronoun(head, pronoun, claim), source, "pronoun", pronoun.id)
        if voice := self._rules.voices.get(head.lemma_.lower()):
            return self._of_voice(head, span, source, voice)
        if _is_definite(span) and (description := self._rules.descriptions.get(head.lemma_.lower())):
            found = self._antecedents.described(head, span, description)
            return self._note(found, source, "definite", description.id)
        return []

    def _named(self, head: Token, span: Span) -> Known | None:
        """The entity of the head or of its apposition: Maria Okello; her lawyer, Ayanda Nkosi; minister Jane Roe."""
        for token in (head, *(c for c in head.children if c.dep_ == "appos" and span.start <= c.i < span.end)):
            known = self._cast.at(token)
            if known is not None and not (known.kind == "country" and token.pos_ == "ADJ"):
                return known
        return None

    def _of_pronoun(self, head: Token, rule: PronounRule, claim: Claim) -> list[Known]:
        if rule.person == "first":
            parent = next((c for c in self._claims if c.id == claim.parent), None)
            if parent is None or parent.kind == "indirect":
                return []
            return [known for ref in self._references.get(parent.id, []) if (known := self._cast.find(ref))]
        if rule.person == "relative":
            return self._of_relative(self._antecedents.of_relative(head), head)
        return self._antecedents.of_pronoun(head, rule)

    def _of_relative(self, antecedent: Token | None, pronoun: Token) -> list[Known]:
        """Maria Okello, who …; a figure from the ILO that …."""
        if antecedent is None:
            return []
        for token in (antecedent, antecedent.head if antecedent.dep_ == "appos" else antecedent):
            if known := self._cast.at(token):
                return [known]
        if antecedent.lemma_.lower() not in self._rules.voices:
            return []
        beside = self._cast.within(antecedent.left_edge.idx, pronoun.idx)
        return [known for known in beside if known.kind == "organisation"]

    def _of_voice(self, head: Token, span: Span, source: Source, rule: VoiceRule) -> list[Known]:
        beside = [k for k in self._cast.within(source.start, source.end) if k.kind == "organisation"]
        if beside:
            self.matches.append(Match(rule=rule.id, label="voice", start=head.idx, end=head.idx + len(head)))
            return beside
        if _is_definite(span):
            return self._antecedents.publisher(head)
        return []

    def _note(self, found: list[Known], source: Source, form: MentionForm, rule: str) -> list[Known]:
        """Make the source a mention of the one entity that it stands for."""
        if len(found) == 1:
            mention = Mention(start=source.start, end=source.end, text=source.text, form=form, rule=rule)
            self.mentions.append((found[0].reference, mention))
        if found:
            label = "pronoun" if form == "pronoun" else "description"
            self.matches.append(Match(rule=rule, label=label, start=source.start, end=source.end))
        return found


def _heads(span: Span) -> list[Token]:
    """The head of a noun phrase and those joined to it by "and"."""
    heads = [span.root]
    for token in heads:
        heads.extend(c for c in token.rights if c.dep_ == "conj" and c.i < span.end)
    return heads


def _is_definite(span: Span) -> bool:
    first = span[0]
    return first.lower_ in ("the", "this", "that") or first.dep_ == "poss" or any(t.dep_ == "poss" for t in span[:2])


def _with_mentions(entities: Iterable[Entity], kind: str, found: list[tuple[Reference, Mention]]) -> list[Entity]:
    """The entities with the pronouns and descriptions that stand for them, in the order of the text."""
    result = []
    for entity in entities:
        more = [mention for reference, mention in found if reference.kind == kind and reference.id == entity.id]
        mentions = sorted([*entity.mentions, *more], key=lambda m: (m.start, m.end))
        result.append(entity.model_copy(update={"mentions": mentions}) if more else entity)
    return result

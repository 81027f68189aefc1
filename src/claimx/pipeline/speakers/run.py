"""The sources of one article, resolved one after another: those outside of quotations first."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from spacy.tokens import Doc, Span, Token

from claimx.pipeline.findings import Findings, Match
from claimx.pipeline.speakers.antecedents import Antecedents
from claimx.pipeline.speakers.lexicon import ANY_NOUN, SpeakerRules
from claimx.pipeline.speakers.people import Cast, Known
from claimx.pipeline.speakers.phrases import (
    SUBJECTS,
    antecedent,
    apposed,
    heads,
    in_main_clause,
    is_definite,
    is_plural,
)
from claimx.pipeline.speakers.pronouns import Pronouns
from claimx.pipeline.speakers.salience import (
    EMBEDDED,
    EMPLOYER,
    SOURCE,
    SUBJECT,
    Candidate,
    Scene,
    Sought,
)
from claimx.records import Claim, Mention, MentionForm, Reference, Source
from claimx.rules.spec import DescriptionRule, PronounRule, VoiceRule


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A noun phrase to resolve: the source of a claim, or a subject that later pronouns may mean."""

    span: Span
    claim: Claim | None = None
    source: Source | None = None


class Run:
    """The resolution of one Doc: `resolved` gives a claim with it, `mentions` and `matches` say what was found."""

    def __init__(self, rules: SpeakerRules, doc: Doc, cast: Cast, claims: list[Claim]) -> None:
        self._rules, self._doc, self._cast = rules, doc, cast
        findings: Findings = doc._.claimx
        self._scene = Scene(doc, cast, [q for q in findings.quotations if q.role == "speech"])
        self._antecedents = Antecedents(doc, cast, self._scene, {c.cue.start for c in claims if c.cue})
        self._found: dict[tuple[int, int], list[Known]] = {}
        self._pronouns = Pronouns(cast, self._scene, claims, self._found)
        self.mentions: list[tuple[Reference, Mention]] = []
        self.matches: list[Match] = []
        phrases = self._phrases(claims)
        for phrase in sorted(phrases, key=self._order):
            self._resolve(phrase)

    def resolved(self, claim: Claim) -> Claim:
        """The claim with what its source refers to."""
        if claim.source is None:
            return claim
        found = self._found.get((claim.source.start, claim.source.end), [])
        source = claim.source.model_copy(update={"refers_to": [known.reference for known in found]})
        return claim.model_copy(update={"source": source})

    def _phrases(self, claims: list[Claim]) -> list[_Phrase]:
        """The sources, and the subjects that are none but that later pronouns may mean."""
        phrases: list[_Phrase] = []
        taken: set[int] = set()
        for claim in claims:
            if claim.source is None:
                continue
            span = self._doc.char_span(claim.source.start, claim.source.end, alignment_mode="expand")
            if span is not None:
                phrases.append(_Phrase(span, claim, claim.source))
                taken.update(token.i for token in span)
        for token in self._doc:
            if token.dep_ in SUBJECTS and token.i not in taken and self._may_recur(token):
                phrases.append(_Phrase(self._doc[token.left_edge.i : token.right_edge.i + 1]))
        return phrases

    def _may_recur(self, subject: Token) -> bool:
        """Is it a noun, a pronoun or several names? One name is a mention already."""
        pronoun = self._rules.pronouns.get(subject.lower_)
        if pronoun is not None:
            return pronoun.person == "third"
        named = self._cast.at(subject) is not None
        return bool(subject.conjuncts) or is_plural(subject) or (subject.pos_ == "NOUN" and not named)

    def _order(self, phrase: _Phrase) -> tuple[bool, bool, int]:
        """Who speaks in a quotation is known when what stands in it is resolved, and the first person last."""
        start = phrase.span.start_char
        pronoun = self._rules.pronouns.get(phrase.span.root.lower_)
        return (pronoun is not None and pronoun.person == "first", self._scene.quotation(start) >= 0, start)

    def _resolve(self, phrase: _Phrase) -> None:
        place = (phrase.source.start, phrase.source.end) if phrase.source else None
        if place in self._found:
            return
        found = self._of_span(phrase)
        if place:
            self._found[place] = found
        self._enter(phrase, found)

    def _enter(self, phrase: _Phrase, found: list[Known]) -> None:
        """Let later pronouns mean it: by name, or as somebody whom the article does not name."""
        span, head = phrase.span, phrase.span.root
        weight = SUBJECT if in_main_clause(head) else EMBEDDED
        if phrase.claim and phrase.claim.parent is None and head.dep_ != "poss":
            weight = SOURCE
        lemma = head.lemma_.lower()
        voice, description = self._rules.voices.get(lemma), self._rules.description(head)
        if voice is not None and not voice.person and not is_plural(head):
            self._scene.add(Candidate("thing", None, found), span.start_char, weight)
        elif len(found) > 1 or (is_plural(head) and not any(known.kind == "organisation" for known in found)):
            self._scene.add(Candidate("group", None, found if len(found) > 1 else []), span.start_char, weight)
        elif voice is not None or (description is not None and not found):
            if description is not None and description.generic and is_definite(span, self._rules.determiners):
                return
            kind = description.refers_to if description and voice is None else "person"
            gender = description.gender if description else None
            self._scene.add(Candidate(kind, gender, found), span.start_char, weight)
        elif found:
            self._scene.add(self._scene.candidate(found[0]), span.start_char, weight)
            for employer in self._employer(found[0]) if phrase.source and found[0].kind == "person" else ():
                self._scene.add(self._scene.candidate(employer), span.start_char, EMPLOYER)

    def _of_span(self, phrase: _Phrase) -> list[Known]:
        span, source = phrase.span, phrase.source
        joined = heads(span)
        if named := [known for head in joined if (known := self._named(head, span))]:
            with_them = self._pronoun_beside(joined, named, phrase.claim)
            return list(dict.fromkeys([*with_them, *named]))
        head = joined[0]
        lemma = head.lemma_.lower()
        if pronoun := self._rules.pronouns.get(head.lower_):
            return self._note(self._of_pronoun(head, pronoun, phrase.claim), source, "pronoun", pronoun.id)
        if voice := self._rules.voices.get(lemma):
            return self._of_voice(head, span, source, voice)
        return self._of_description(head, span, source)

    def _pronoun_beside(self, joined: list[Token], named: list[Known], claim: Claim | None) -> list[Known]:
        """Whom the pronoun of the third person means that is joined to names: [he] and John Mensah."""
        for head in joined if len(joined) > 1 else ():
            rule = self._rules.pronouns.get(head.lower_)
            if rule is not None and rule.person == "third":
                return self._pronouns.third(head, rule, claim, named)
        return []

    def _of_description(self, head: Token, span: Span, source: Source | None) -> list[Known]:
        rule = self._rules.of_source(head) if source else self._rules.description(head)
        if rule is None or not is_definite(span, self._rules.determiners):
            return []
        if rule.refers_to == "country":
            found = self._of_government(head, rule)
        elif rule.several:
            found = self._scene.plain(Sought(span.start_char, ("group",)))
        elif is_plural(head):
            found = self._of_several(head, span, rule)
        elif ANY_NOUN in rule.lemma:
            found = self._antecedents.called(head, span, rule)
        else:
            found = self._antecedents.described(head, span, rule)
        return self._note(found, source, "definite", rule.id)

    def _of_government(self, head: Token, rule: DescriptionRule) -> list[Known]:
        """The country of a government: the Kenyan government, the government, the country's military government."""
        owner = next((c for c in head.lefts if c.dep_ == "poss"), None)
        country = self._rules.description(owner) if owner is not None else None
        if owner is not None and country is not None and country.refers_to == "country":
            return self._antecedents.governed(owner, country)
        return self._antecedents.governed(head, rule)

    def _of_several(self, head: Token, span: Span, rule: DescriptionRule) -> list[Known]:
        """The agencies, the two lawyers: those that were named together."""
        narrower = [t for t in head.children if t.dep_ not in ("det", "nummod", "punct", "relcl")]
        if narrower or rule.lemma[0].startswith(ANY_NOUN):
            return []
        numeral = next((t for t in head.lefts if t.dep_ == "nummod"), None)
        number = self._rules.numbers.get(numeral.lower_, 0) if numeral is not None else None
        if number is None and rule.refers_to == "person":
            return []
        return self._scene.together(span.start_char, rule.refers_to, number)

    def _named(self, head: Token, span: Span) -> Known | None:
        """The entity of the head or of its apposition: Maria Okello; her lawyer, Ayanda Nkosi; minister Jane Roe."""
        for token in (head, *apposed(head, span.end)):
            known = self._cast.at(token)
            if known is not None and not (known.kind == "country" and token.pos_ == "ADJ"):
                return known
        return None

    def _of_pronoun(self, head: Token, rule: PronounRule, claim: Claim | None) -> list[Known]:
        if rule.person == "first":
            return self._of_first(rule, claim)
        if rule.person == "relative":
            return self._of_relative(antecedent(head), head)
        return self._pronouns.third(head, rule, claim)

    def _of_first(self, rule: PronounRule, claim: Claim | None) -> list[Known]:
        """ "I" is the speaker, "we" whom he speaks for."""
        speakers = self._pronouns.speakers(claim)
        if not rule.plural:
            return speakers
        employers = (self._employer(k) if k.kind == "person" else [k] for k in speakers)
        return list(dict.fromkeys(chain.from_iterable(employers)))

    def _employer(self, person: Known) -> list[Known]:
        return self._antecedents.employer(person, self._of_owner)

    def _of_owner(self, owner: Token) -> list[Known]:
        """Whom "its" or "the company's" before a noun means; nobody where that is somebody's again."""
        if self._cast.at(owner) is None and any(c.dep_ == "poss" for c in owner.children):
            return []
        return self._of_span(_Phrase(self._doc[owner.left_edge.i : owner.i + 1]))

    def _of_relative(self, noun: Token | None, pronoun: Token) -> list[Known]:
        """Maria Okello, who …; a figure from the ILO that …."""
        if noun is None:
            return []
        for token in (noun, noun.head if noun.dep_ == "appos" else noun):
            if known := self._cast.at(token):
                return [known]
        named = [known for c in noun.children if c.dep_ == "appos" and c.i < pronoun.i and (known := self._cast.at(c))]
        if named:
            return named[:1]
        return self._of_span(_Phrase(self._doc[noun.left_edge.i : min(noun.right_edge.i + 1, pronoun.i)]))

    def _of_voice(self, head: Token, span: Span, source: Source | None, rule: VoiceRule) -> list[Known]:
        beside = self._antecedents.beside(head, rule)
        if beside and source:
            self.matches.append(Match(rule=rule.id, label="voice", start=head.idx, end=head.idx + len(head)))
        if beside:
            return beside
        owner = next((c for c in head.lefts if c.dep_ == "poss"), None)
        if owner is not None:
            return [k for k in self._of_owner(owner) if k.kind == "organisation" or not rule.person]
        if not is_definite(span, self._rules.determiners):
            return []
        description = self._rules.description(head)
        if description and (called := self._antecedents.called(head, span, description)):
            return self._note(called, source, "definite", description.id)
        return self._antecedents.publisher(head, rule) or self._of_description(head, span, source)

    def _note(self, found: list[Known], source: Source | None, form: MentionForm, rule: str) -> list[Known]:
        """Make the source a mention of the one entity that it stands for."""
        if source is None:
            return found
        if len(found) == 1:
            mention = Mention(start=source.start, end=source.end, text=source.text, form=form, rule=rule)
            self.mentions.append((found[0].reference, mention))
        if found:
            label = "pronoun" if form == "pronoun" else "description"
            self.matches.append(Match(rule=rule, label=label, start=source.start, end=source.end))
        return found

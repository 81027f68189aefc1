"""`claimx_claims`: who says what. Cues and quotations -> drafts -> claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from claimx.pipeline.attribution.tagger import Attribution, default_tagger
from claimx.pipeline.claims.attitude import Attitudes, DocAttitudes
from claimx.pipeline.claims.candidates import RULE
from claimx.pipeline.claims.confidence import graded
from claimx.pipeline.claims.draft import Draft
from claimx.pipeline.claims.indirect import draft_of
from claimx.pipeline.claims.joining import Joiner, nested
from claimx.pipeline.claims.lexicon import CueLexicon, CueMatch, cue_head
from claimx.pipeline.claims.losses import sense_losses, tag_losses
from claimx.pipeline.claims.pieces import character_range, with_whole_figures
from claimx.pipeline.claims.sources import SourceFinder
from claimx.pipeline.claims.tags import TagFinder
from claimx.pipeline.claims.verbless import VerblessFinder
from claimx.pipeline.findings import Findings, Match, mirror
from claimx.pipeline.quotation_index import QuotationIndex
from claimx.records import Claim, Cue, Figure, Quotation, Range, Source, content_text
from claimx.rules.load import RuleSet
from claimx.text.spans import Located, claim_kind, claim_parents, finding_ids


class ClaimFinder:
    """Finds the attributed claims of a Doc by the rules of the kinds `cue`, `modality` and `negation`, and by a tagger.

    `attribution` says by which of them; the tagger is read when the first Doc comes that needs it.
    """

    def __init__(self, nlp: Language, rules: RuleSet, attribution: Attribution = "both") -> None:
        self._lexicon = CueLexicon(nlp, rules)
        self._attitudes = Attitudes(nlp, rules)
        self.sources = SourceFinder(rules)
        own = (rule.id for pack in rules.packs[1:] for rule in pack.rules)
        self._attribution = attribution
        self._grades = default_tagger().grades if attribution == "rules" else {}
        self._joiner = None if attribution == "rules" else Joiner(default_tagger(), attribution, self.sources, own)

    def __call__(self, doc: Doc) -> Doc:
        """Set the claims of the Doc."""
        findings: Findings = doc._.claimx
        whole = [_with_whole_figures(doc, draft, findings.figures) for draft in self._drafts(doc)]
        drafts = sorted(whole, key=lambda d: (d.start, -d.end, d.cue))
        attitudes = self._attitudes.on(doc)
        claims = _claims(doc, drafts, findings.quotations, attitudes)
        findings.claims = _with_links(claims, findings)
        findings.add_matches([*(match for draft in drafts for match in _matches(doc, draft)), *attitudes.matches])
        mirror(doc, "claims", ((piece.start, piece.end, claim.kind) for claim in claims for piece in claim.content))
        return doc

    def _drafts(self, doc: Doc) -> list[Draft]:
        """The claims that stand, in no order."""
        index = QuotationIndex.of(doc)
        ruled = self.by_rules(doc, index) if self._attribution != "model" else []
        if self._joiner is not None:
            return [self._with_stance(doc, draft) for draft in self._joiner(doc, ruled, index)]
        inside = nested(doc, ruled, ruled)
        return [draft if draft.cue in inside else self._graded(draft) for draft in ruled]

    def by_rules(self, doc: Doc, index: QuotationIndex) -> list[Draft]:
        """What the rules find, in no order."""
        findings: Findings = doc._.claimx
        text = doc.text  # made anew at each access
        cues: dict[int, CueMatch] = {cue.head.i: cue for cue in self._lexicon.find(doc)}
        findings.add_losses(self._lexicon.losses(doc))
        marks = [cues.pop(i) for i, cue in list(cues.items()) if _is_mark(cue)]
        drafts: dict[int, Draft] = {
            i: draft for i, cue in cues.items() if (draft := draft_of(cue, index, self.sources))
        }
        speech = [q for q in index.outer if q.role == "speech"]
        findings.add_losses(sense_losses(cues, drafts, index, self.sources))
        held = _held(doc, text, speech, drafts)
        finder = TagFinder(doc, text, index, cues, findings.layout.paragraphs, self.sources, self._lexicon)
        tagged = finder.drafts(speech, held)
        findings.add_losses(tag_losses(doc, drafts, tagged))
        drafts |= tagged
        taken = {piece for draft in drafts.values() for piece in draft.content}
        verbless = VerblessFinder(doc, text, findings, index).drafts(marks)
        return [*drafts.values(), *(draft for draft in verbless if taken.isdisjoint(draft.content))]

    def _graded(self, draft: Draft) -> Draft:
        """A claim of the rules with their measured confidence, which claims inside others have none of."""
        return graded(draft, self._grades)

    def _with_stance(self, doc: Doc, draft: Draft) -> Draft:
        """A claim of the tagger with the stance and the modality that the rules know of its cue."""
        if draft.rule != RULE or not draft.cue or not (senses := self._lexicon.senses(cue_head(doc, draft.cue))):
            return draft
        beside = {doc[i].lower_ for i in (*draft.cue, min(max(draft.cue) + 1, len(doc) - 1))}
        fitting = [s for s in senses if s.prepositions & beside] or [s for s in senses if not s.prepositions] or senses
        return replace(draft, stance=fitting[0].stance, modality=fitting[0].modality)


def _with_whole_figures(doc: Doc, draft: Draft, figures: Sequence[Figure]) -> Draft:
    """The claim, no part of which ends within a figure: not in "39 | °C", nor "three in ten, or 29 | %"."""
    content, source = with_whole_figures(draft.content, figures), draft.source
    if source:
        (start, end), *_ = with_whole_figures([character_range(doc, *source)], figures)
        if span := doc.char_span(start, end, alignment_mode="expand"):
            source = span.start, span.end
    return replace(draft, content=content, source=source)


def _is_mark(cue: CueMatch) -> bool:
    return any(construction in ("colon", "dash") for sense in cue.senses for construction in sense.constructions)


def _held(doc: Doc, text: str, quotations: Iterable[Quotation], sentences: dict[int, Draft]) -> dict[str, Draft]:
    """Quotations that are only a part of a sentence's claim ("said the plan was “a disaster”"), by their ids."""
    held: dict[str, Draft] = {}
    pieces = sorted((start, end, cue) for cue, draft in sentences.items() for start, end in draft.content)
    for quotation in quotations:
        for start, end, cue in pieces:
            if start > quotation.start:
                break
            around = start <= quotation.start and quotation.end <= end
            outside = text[start : quotation.start] + text[quotation.end : end]
            own = quotation.start <= doc[cue].idx < quotation.end
            if around and not own and any(char.isalnum() for char in outside):
                held.setdefault(quotation.id, sentences[cue])
    return held


def _claims(doc: Doc, drafts: Sequence[Draft], quotations: Sequence[Quotation], attitudes: DocAttitudes) -> list[Claim]:
    text = doc.text
    ids = finding_ids("c", (Range(start=draft.start, end=draft.end) for draft in drafts))
    claims = []
    for name, draft in zip(ids, drafts, strict=True):
        content = [Range(start=start, end=end) for start, end in draft.content]
        claims.append(
            Claim(
                id=name,
                kind=claim_kind(text, content, quotations),
                source=_source(doc, text, draft),
                cue=_cue(doc, text, draft),
                content=content,
                text=content_text(text, content),
                polarity=attitudes.polarity(draft),
                modality=attitudes.modality(draft),
                confidence=draft.confidence,
                rule=draft.rule,
            )
        )
    return [c.model_copy(update={"parent": p}) for c, p in zip(claims, claim_parents(claims), strict=True)]


def _with_links(claims: Iterable[Claim], findings: Findings) -> list[Claim]:
    """The claims with the ids of what stands in their contents."""
    located = {
        "quotations": Located((q.id, [q]) for q in findings.quotations),
        "figures": Located((f.id, [f]) for f in findings.figures),
        "organisations": Located((o.id, o.mentions) for o in findings.organisations),
        "people": Located((p.id, p.mentions) for p in findings.people),
        "countries": Located((c.iso3, c.mentions) for c in findings.countries),
    }
    return [
        claim.model_copy(update={field: found.within(claim.content) for field, found in located.items()})
        for claim in claims
    ]


def _span(doc: Doc, text: str, start: int, end: int) -> dict[str, int | str]:
    first, last = character_range(doc, start, end)
    return {"start": first, "end": last, "text": text[first:last]}


def _source(doc: Doc, text: str, draft: Draft) -> Source | None:
    return Source.model_validate(_span(doc, text, *draft.source)) if draft.source else None


def _cue(doc: Doc, text: str, draft: Draft) -> Cue | None:
    if not draft.cue:
        return None
    lemma = " ".join(doc[i].lemma_.lower() for i in draft.cue)
    span = _span(doc, text, min(draft.cue), max(draft.cue) + 1)
    return Cue.model_validate({**span, "lemma": lemma, "stance": draft.stance})


def _matches(doc: Doc, draft: Draft) -> list[Match]:
    marked = [("content", start, end) for start, end in draft.content]
    if draft.source:
        marked.append(("source", *character_range(doc, *draft.source)))
    if draft.cue:
        marked.append(("cue", *character_range(doc, min(draft.cue), max(draft.cue) + 1)))
    return [Match(rule=draft.rule, label=label, start=start, end=end) for label, start, end in marked]

"""The rules and the tagger together: which claims stand, and how sure each is.

Every cue that either of them finds makes one claim, whose content and source are what fits the tagger's scores best
(`candidates`). Its confidence decides whether it stands, and which of two that overlap. In four kinds of claims of the
rules the tagger has no say, as it saw few or none of their like: those of a user's rule pack, those inside another's
content, those of which nobody measured how often they are right, and those without a cue, such as headlines, whose
confidence is their rule's share of right claims. And a whole quotation with a tag that the tagger leaves to nobody is
claimed by the rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from claimx.pipeline.attribution.encoding import Roles, rule_hints, words_of
from claimx.pipeline.attribution.tagger import Attribution, Tagger
from claimx.pipeline.claims.candidates import Candidates
from claimx.pipeline.claims.confidence import Evidence, confidence, graded
from claimx.pipeline.claims.draft import TAGS, Draft
from claimx.pipeline.claims.lexicon import cue_head
from claimx.pipeline.claims.losses import tagger_losses
from claimx.pipeline.claims.pieces import character_range
from claimx.pipeline.claims.sources import SourceFinder
from claimx.pipeline.findings import Findings
from claimx.pipeline.quotation_index import QuotationIndex

#: Two contents that share this much of what they cover are of the same claim.
_SAME = 0.5
#: A quotation that the tagger claims for nobody is its tag's from so many words on.
_LEAST_QUOTED = 3
_NOBODY = -1


class Joiner:
    """Joins what the rules found with what the tagger sees.

    `own`: the ids of the rules whose claims stand in any case, of users' packs.
    """

    def __init__(self, tagger: Tagger, attribution: Attribution, sources: SourceFinder, own: Iterable[str]) -> None:
        self._tagger, self._sources = tagger, sources
        self._with_rules = attribution == "both"
        self._own = frozenset(own)

    def __call__(self, doc: Doc, ruled: Sequence[Draft], index: QuotationIndex) -> list[Draft]:
        """The claims that stand, in no order; `ruled` are those of the rules."""
        grades = self._tagger.grades
        cueless = [draft for draft in ruled if not draft.cue and draft.rule not in self._own]
        known = [draft.content for draft in cueless]  # of a headline the tagger may take the colon for a cue
        coefficients = self._tagger.coefficients(self._with_rules)
        judged = [
            replace(draft, confidence=round(confidence(evidence, coefficients), 3))
            for draft, evidence in self.evidence(doc, ruled, index)
            if draft.rule not in self._own and draft.content not in known and not joins_verbs(doc, draft)
        ]
        judged += (graded(draft, grades) for draft in cueless)
        judged += (d for d in ruled if d.cue and d.rule not in self._own and d.grade_key not in grades)
        own = [draft for draft in ruled if draft.rule in self._own]
        threshold = self._tagger.threshold(self._with_rules)
        found = standing(doc, judged, threshold, own)
        found += [graded(draft, grades) for draft in unclaimed(doc, index, ruled, found)]
        cues = {draft.cue for draft in found}
        inside = nested(doc, ruled, found)
        found += [draft for draft in ruled if draft.cue in inside and draft.cue not in cues]
        Findings(doc).add_losses(tagger_losses(doc, ruled, judged, found, threshold))
        return found

    def evidence(self, doc: Doc, ruled: Sequence[Draft], index: QuotationIndex) -> list[tuple[Draft, Evidence]]:
        """A claim for each cue, and what speaks for it."""
        hints = rule_hints(doc, (_roles(doc, draft) for draft in ruled)) if self._with_rules else None
        words = words_of(doc, index, self._tagger.labels, self._tagger.pieces_of, hints)
        places = {int(token): place for place, token in enumerate(words.tokens)}
        heads = [(places.get(cue_head(doc, draft.cue).i), draft) for draft in ruled if draft.cue]
        by_place = {place: draft for place, draft in heads if place is not None}
        candidates = Candidates(doc, words, index, self._sources, self._tagger.grades, ruled)
        found = []
        for place, head in sorted(self._tagger(words, by_place).items()):
            near = (place, *candidates.cue_of(head))  # of "is confident" the tagger may take "is" for the head
            found.append(candidates.of_head(head, next((by_place[i] for i in near if i in by_place), None)))
        return [item for item in found if item is not None]


def standing(doc: Doc, judged: Iterable[Draft], threshold: float, certain: Iterable[Draft] = ()) -> list[Draft]:
    """The claims that are sure enough, the surest first: of two of one content, or one in the other, the surer one.

    A claim whose confidence nobody measured comes last, and stands where nothing else does; `certain` ones always do.
    """
    found: list[Draft] = []
    owners = np.full(_length(doc), _NOBODY, np.int32)

    def let_stand(draft: Draft) -> None:
        for start, end in draft.content:
            owners[start:end] = len(found)
        found.append(draft)

    for draft in certain:
        let_stand(draft)
    for draft in sorted(judged, key=lambda d: (-(d.confidence or 0), d.start, d.end)):
        sure = draft.confidence is None or draft.confidence >= threshold
        if sure and not _is_taken(doc, draft, owners, found):
            let_stand(draft)
    return found


def _is_taken(doc: Doc, draft: Draft, owners: NDArray[np.int32], found: list[Draft]) -> bool:
    """Is its cue in a content that stands, or much of its content in one of about the same size?"""
    if draft.cue and owners[doc[draft.cue[0]].idx] != _NOBODY:
        return True
    inside = np.concatenate([owners[start:end] for start, end in draft.content])
    others, shares = np.unique(inside[inside != _NOBODY], return_counts=True)
    sizes = [len(inside) + sum(end - start for start, end in found[i].content) for i in others]
    return any(both > _SAME * (size - both) for both, size in zip(shares, sizes, strict=True))


def unclaimed(doc: Doc, index: QuotationIndex, ruled: Iterable[Draft], found: Iterable[Draft]) -> list[Draft]:
    """The drafts of whole quotations with a tag of their own, of which no claim that stands has a word.

    What somebody is quoted as saying is his claim though the tagger doubts it, if it is more than a name or a title.
    """
    taken = np.zeros(_length(doc), np.bool_)
    for draft in found:
        for start, end in draft.content:
            taken[start:end] = True
    whole = {(quotation.start, quotation.end): len(quotation.text.split()) for quotation in index.outer}
    return [
        draft
        for draft in ruled
        if draft.construction in TAGS
        and all(piece in whole for piece in draft.content)
        and sum(whole[piece] for piece in draft.content) >= _LEAST_QUOTED
        and not (taken[doc[draft.cue[0]].idx] or any(taken[start:end].any() for start, end in draft.content))
    ]


def nested(doc: Doc, drafts: Iterable[Draft], among: Iterable[Draft]) -> set[tuple[int, ...]]:
    """The cues of those drafts that stand in the content of one of the others, not in their own."""
    edges = np.zeros(_length(doc) + 1, np.int32)
    for draft in among:
        for start, end in draft.content:
            edges[start] += 1
            edges[end] -= 1
    depths = np.cumsum(edges)
    offsets = ((draft, doc[draft.cue[0]].idx) for draft in drafts if draft.cue)
    return {draft.cue for draft, offset in offsets if depths[offset] > any(s <= offset < e for s, e in draft.content)}


def joins_verbs(doc: Doc, draft: Draft) -> bool:
    """Does its content begin with what joins another verb to the cue: "evaluated | and rated 42 countries"?"""
    content = doc.char_span(draft.start, draft.end, alignment_mode="expand")
    return content is not None and content[0].dep_ == "cc" and content[0].i - 1 in draft.cue


def _roles(doc: Doc, draft: Draft) -> Roles:
    source = character_range(doc, *draft.source) if draft.source else None
    cue = character_range(doc, min(draft.cue), max(draft.cue) + 1) if draft.cue else None
    return source, cue, draft.content


def _length(doc: Doc) -> int:
    """Of the text, which need not be put together for that."""
    return doc[-1].idx + len(doc[-1].text_with_ws) if len(doc) else 0

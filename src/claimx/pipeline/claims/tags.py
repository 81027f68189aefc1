"""Quotations and their tags: “…,” she said; she said: “…”; “…,” she said, “…”.

A tag is looked for in the words beside the marks, not in the parse, which a small model gets wrong around quotations.
Quotations of one paragraph without a tag of their own go with the one that has it, and a paragraph that is nothing but
quotation goes on with the speaker of the paragraph before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from claimx.pipeline.claims.draft import Draft
from claimx.pipeline.claims.lexicon import CueMatch, CueSense
from claimx.pipeline.claims.sources import SourceFinder, noun_phrase
from claimx.pipeline.quotation_index import QuotationIndex
from claimx.records import Quotation, Range

#: How many tokens a tag may lie away from its quotation: "…," said the minister, who … .
_REACH = 30
_TERMINAL = frozenset({".", "?", "!", ";"})
_CLAUSE_ENDS = _TERMINAL | {",", ":", "-", "–", "—", "--"}
#: An untagged quotation of fewer words, unless it is a sentence, may be a scare quote: it goes with no claim.
_LEAST_WORDS = 4


@dataclass(slots=True)
class _Placed:
    """A quotation with its half-open range of tokens and the number of its paragraph."""

    quotation: Quotation
    start: int
    end: int
    first_paragraph: int
    last_paragraph: int


class TagFinder:
    """Attributes the quotations of one Doc, given the cues that may tag them, by the index of the cue's head."""

    def __init__(
        self,
        doc: Doc,
        text: str,
        index: QuotationIndex,
        cues: dict[int, CueMatch],
        paragraphs: Sequence[Range],
        sources: SourceFinder,
    ) -> None:
        self._doc = doc
        self._sources = sources
        self._text = text
        self._index = index
        self._cues = {i: cue for i, cue in cues.items() if index.holding(doc[i]) is None}
        self._paragraphs = paragraphs

    def drafts(self, quotations: Iterable[Quotation], held: dict[str, Draft]) -> dict[int, Draft]:
        """One draft for each cue that tags quotations, by the cue's head; its content is all that goes with it.

        `held` names the drafts, made from the parse, in whose content a quotation stands already: it needs no tag, but
        what follows it without one goes on with that draft.
        """
        drafts: dict[int, Draft] = {}
        waiting: list[_Placed] = []
        latest: tuple[Draft, int] | None = None
        for placed in self._place(quotations):
            if waiting and waiting[-1].last_paragraph != placed.first_paragraph:
                waiting = []
            if around := held.get(placed.quotation.id):
                latest = around, placed.last_paragraph
                continue
            cue = self._tag(placed)
            if cue is None:
                latest = self._carry_on(placed, latest, waiting)
                continue
            draft = drafts.get(cue.head.i)
            if draft is None:
                draft = drafts[cue.head.i] = self._draft(cue, placed)
                draft.content = [(w.quotation.start, w.quotation.end) for w in waiting]
            waiting = []
            draft.content.append(self._whole(placed, cue))
            latest = draft, placed.last_paragraph
        return drafts

    def _place(self, quotations: Iterable[Quotation]) -> list[_Placed]:
        placed = []
        paragraph = 0
        for quotation in quotations:
            span = self._doc.char_span(quotation.start, quotation.end, alignment_mode="expand")
            if span is None:
                continue
            while paragraph + 1 < len(self._paragraphs) and self._paragraphs[paragraph + 1].start <= quotation.start:
                paragraph += 1
            last = paragraph
            while last + 1 < len(self._paragraphs) and self._paragraphs[last + 1].start < quotation.end:
                last += 1
            placed.append(_Placed(quotation, span.start, span.end, paragraph, last))
        return placed

    def _carry_on(
        self, placed: _Placed, latest: tuple[Draft, int] | None, waiting: list[_Placed]
    ) -> tuple[Draft, int] | None:
        """A quotation without a tag joins the claim before it in its paragraph, or waits for one after it."""
        short = len(placed.quotation.text.split()) < _LEAST_WORDS and self._last_inside(placed) not in ".?!"
        if short or not self._begins_sentence(placed):
            return latest
        if latest is not None:
            draft, paragraph = latest
            same = placed.first_paragraph == paragraph
            if same or (placed.first_paragraph == paragraph + 1 and self._fills_paragraph(placed)):
                draft.content.append((placed.quotation.start, placed.quotation.end))
                return draft, placed.last_paragraph
        waiting.append(placed)
        return latest

    def _begins_sentence(self, placed: _Placed) -> bool:
        """Is it introduced by nothing? After "Okello shot back, " it is somebody else's, though the verb is unknown."""
        i = placed.start - 1
        while i >= 0 and self._doc[i].is_space and "\n" not in self._doc[i].text:
            i -= 1
        before = self._doc[i] if i >= 0 else None
        if before is None or "\n" in before.text or before.text in _TERMINAL:
            return True
        return self._index.holding(before) is not None

    def _is_fragment(self, placed: _Placed) -> bool:
        """Is it part of a sentence of the writer's own: who waited in an “endless line”?"""
        before = self._doc[placed.start - 1] if placed.start else None
        return before is not None and (before.is_alpha or before.like_num)

    def _fills_paragraph(self, placed: _Placed) -> bool:
        """Is the paragraph nothing but this quotation?"""
        if not self._paragraphs:
            return False
        first, last = self._paragraphs[placed.first_paragraph], self._paragraphs[placed.last_paragraph]
        outside = self._text[first.start : placed.quotation.start] + self._text[placed.quotation.end : last.end]
        return not any(char.isalnum() for char in outside)

    def _tag(self, placed: _Placed) -> CueMatch | None:
        return self._after(placed) or self._before(placed)

    def _after(self, placed: _Placed) -> CueMatch | None:
        """“…,” she said; “…,” said the minister."""
        doc = self._doc
        last = self._last_inside(placed)
        at = placed.end
        while at < len(doc) and doc[at].text in (",", "-", "–", "—", "--"):
            at += 1
        if at >= len(doc) or (last == "." and at == placed.end and not doc[at].is_lower):
            return None
        for i in range(at, min(len(doc), at + _REACH)):
            token = doc[i]
            if token.text in _TERMINAL or (token.is_space and "\n" in token.text) or self._index.holding(token):
                return None
            if i in self._cues and self._tags(self._cues[i]):
                return self._cues[i]
            if token.pos_ == "VERB" and token.dep_ not in ("relcl", "acl", "amod"):
                return None
        return None

    def _whole(self, placed: _Placed, cue: CueMatch) -> tuple[int, int]:
        """The quotation with the rest of its clause, where it is a fragment: The plan is “a disaster,” she said."""
        start, end = placed.quotation.start, placed.quotation.end
        if cue.head.i >= placed.end:
            return self._clause_start(placed), end
        following = self._doc[placed.end] if placed.end < len(self._doc) else None
        if following is None or not following.is_alpha or self._last_inside(placed) in ".,?!…":
            return start, end
        return start, self._clause_end(placed)

    def _clause_start(self, placed: _Placed) -> int:
        doc = self._doc
        i = placed.start - 1
        if not self._is_fragment(placed) or i in self._cues:
            return placed.quotation.start
        while i >= 0 and not (doc[i].text in _TERMINAL or "\n" in doc[i].text):
            if i in self._cues and self._tags(self._cues[i]):
                return placed.quotation.start
            i -= 1
        return doc[i + 1].idx

    def _clause_end(self, placed: _Placed) -> int:
        doc = self._doc
        i = placed.end
        while i < len(doc) and doc[i].text not in _CLAUSE_ENDS and "\n" not in doc[i].text:
            if self._index.holding(doc[i]) is None and i in self._cues:
                return placed.quotation.end
            i += 1
        return doc[i - 1].idx + len(doc[i - 1])

    def _last_inside(self, placed: _Placed) -> str:
        inside = placed.quotation.text.rstrip("”’»\"'“")
        return inside[-1:] if inside else ""

    def _before(self, placed: _Placed) -> CueMatch | None:
        """She said: “…”; she said “…”; she told the court that “…”."""
        doc = self._doc
        at = placed.start - 1
        while at >= 0 and (doc[at].is_space or doc[at].text in (",", ":", "-", "–", "—", "--", "that")):
            at -= 1
        introduced = any(doc[i].text in (",", ":") for i in range(at + 1, placed.start))
        for i in range(at, max(-1, at - _REACH), -1):
            token = doc[i]
            if token.text in _TERMINAL or (token.is_space and "\n" in token.text) or self._index.holding(token):
                return None
            if i in self._cues and self._tags(self._cues[i]):
                return self._cues[i]
            if token.pos_ in ("VERB", "AUX") and not introduced:
                return None
        return None

    @staticmethod
    def _tags(cue: CueMatch) -> bool:
        return any("quotation" in sense.constructions for sense in cue.senses)

    def _draft(self, cue: CueMatch, placed: _Placed) -> Draft:
        sense: CueSense = next(sense for sense in cue.senses if "quotation" in sense.constructions)
        draft = Draft(sense.rule, [], "quotation", sense.stance, cue.tokens)
        draft.source = self._source(cue.head, placed)
        return draft

    def _source(self, cue: Token, placed: _Placed) -> tuple[int, int] | None:
        """The subject by the parse where it lies outside the marks, else the noun phrase beside the cue."""
        found = self._sources.head(cue)
        if found is not None and self._index.holding(found) is None and abs(found.i - cue.i) <= _REACH:
            return noun_phrase(found, cue)
        if placed.end <= cue.i and cue.i > placed.end:
            return self._noun_phrase_in(placed.end, cue.i, cue)
        return self._noun_phrase_in(cue.i + 1, min(cue.i + 12, len(self._doc)), cue)

    def _noun_phrase_in(self, start: int, end: int, cue: Token) -> tuple[int, int] | None:
        for i in range(start, end):
            token = self._doc[i]
            if self._index.holding(token) or token.text in _TERMINAL:
                return None
            if token.pos_ in ("NOUN", "PROPN", "PRON") and token.dep_ not in ("compound", "npadvmod", "pobj"):
                first, last = noun_phrase(token, cue)
                return max(first, start), min(last, end) if last > i else i + 1
        return None

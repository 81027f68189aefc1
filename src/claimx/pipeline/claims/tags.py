"""Quotations and their tags: “…,” she said; she said: “…”; “…,” she said, “…”.

A tag is looked for in the words beside the marks, not in the parse, which a small model gets wrong around quotations.
Quotations of one paragraph without a tag of their own go with the one that has it, and a paragraph that is nothing but
quotation goes on with the speaker of the paragraph before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token

from claimx.pipeline.claims.draft import TAGS, Draft
from claimx.pipeline.claims.lexicon import CueLexicon, CueMatch
from claimx.pipeline.claims.sources import SourceFinder, noun_phrase
from claimx.pipeline.claims.tag_cues import REACH, TERMINAL, Placed, TagCues, is_fragment, tags
from claimx.pipeline.quotation_index import QuotationIndex
from claimx.records import Quotation, Range

_CLAUSE_ENDS = TERMINAL | {",", ":", "-", "–", "—", "--"}
#: An untagged quotation of fewer words, unless it is a sentence, may be a scare quote: it goes with no claim.
_LEAST_WORDS = 4


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
        lexicon: CueLexicon,
    ) -> None:
        self._doc = doc
        self._sources = sources
        self._text = text
        self._index = index
        self._cues = {i: cue for i, cue in cues.items() if index.holding(doc[i]) is None}
        self._paragraphs = paragraphs
        self._tag_cues = TagCues(doc, index, self._cues, lexicon)

    def drafts(self, quotations: Iterable[Quotation], held: dict[str, Draft]) -> dict[int, Draft]:
        """One draft for each cue that tags quotations, by the cue's head; its content is all that goes with it.

        `held` names the drafts, made from the parse, in whose content a quotation stands already: it needs no tag, but
        what follows it without one goes on with that draft.
        """
        drafts: dict[int, Draft] = {}
        waiting: list[Placed] = []
        latest: tuple[Draft, int] | None = None
        for placed in self._place(quotations):
            if waiting and waiting[-1].last_paragraph != placed.first_paragraph:
                waiting = []
            if around := held.get(placed.quotation.id):
                latest = around, placed.last_paragraph
                continue
            tagged = self._tagged(placed)
            if not tagged:
                latest = self._carry_on(placed, latest, waiting)
            for cue, piece in tagged:
                draft = drafts.get(cue.head.i)
                if draft is None:
                    draft = drafts[cue.head.i] = self._draft(cue, placed)
                    draft.content = [(w.quotation.start, w.quotation.end) for w in waiting]
                waiting = []
                draft.content.append(piece)
                latest = draft, placed.last_paragraph
        return drafts

    def _tagged(self, placed: Placed) -> list[tuple[CueMatch, tuple[int, int]]]:
        """The cue of a quotation and what of it goes with the cue; two where it has a tag at either end.

        Of several paragraphs the first goes with the tag before it, the others with the one after: He said: “… .” Next
        paragraph: “…,” he added.
        """
        after, before = self._tag_cues.after(placed), self._tag_cues.before(placed)
        if after and before and before.head.i != after.head.i and placed.first_paragraph < placed.last_paragraph:
            first, second = self._paragraphs[placed.first_paragraph], self._paragraphs[placed.first_paragraph + 1]
            return [(before, (placed.quotation.start, first.end)), (after, (second.start, placed.quotation.end))]
        cue = after or before
        return [(cue, self._whole(placed, cue))] if cue else []

    def _place(self, quotations: Iterable[Quotation]) -> list[Placed]:
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
            placed.append(Placed(quotation, span.start, span.end, paragraph, last))
        return placed

    def _carry_on(
        self, placed: Placed, latest: tuple[Draft, int] | None, waiting: list[Placed]
    ) -> tuple[Draft, int] | None:
        """A quotation without a tag joins the claim before it in its paragraph, or waits for one after it."""
        short = len(placed.quotation.text.split()) < _LEAST_WORDS and placed.last_inside not in ".?!"
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

    def _begins_sentence(self, placed: Placed) -> bool:
        """Is it introduced by nothing? After "Okello shot back, " it is somebody else's, though the verb is unknown."""
        i = placed.start - 1
        while i >= 0 and self._doc[i].is_space and "\n" not in self._doc[i].text:
            i -= 1
        before = self._doc[i] if i >= 0 else None
        if before is None or "\n" in before.text or before.text in TERMINAL:
            return True
        return self._index.holding(before) is not None

    def _fills_paragraph(self, placed: Placed) -> bool:
        """Is the paragraph nothing but this quotation?"""
        if not self._paragraphs:
            return False
        first, last = self._paragraphs[placed.first_paragraph], self._paragraphs[placed.last_paragraph]
        outside = self._text[first.start : placed.quotation.start] + self._text[placed.quotation.end : last.end]
        return not any(char.isalnum() for char in outside)

    def _whole(self, placed: Placed, cue: CueMatch) -> tuple[int, int]:
        """The quotation with the rest of its clause, where it is a fragment: The plan is “a disaster,” she said."""
        start, end = placed.quotation.start, placed.quotation.end
        if cue.head.i >= placed.end:
            return self._clause_start(placed), end
        following = self._doc[placed.end] if placed.end < len(self._doc) else None
        if following is None or not following.is_alpha or placed.last_inside in ".,?!…":
            return start, end
        return start, self._clause_end(placed)

    def _clause_start(self, placed: Placed) -> int:
        doc = self._doc
        i = placed.start - 1
        if not is_fragment(self._doc, placed) or i in self._cues:
            return placed.quotation.start
        while i >= 0 and not (doc[i].text in TERMINAL or "\n" in doc[i].text):
            if i in self._cues and tags(self._cues[i]):
                return placed.quotation.start
            i -= 1
        return doc[i + 1].idx

    def _clause_end(self, placed: Placed) -> int:
        doc = self._doc
        i = placed.end
        while i < len(doc) and doc[i].text not in _CLAUSE_ENDS and "\n" not in doc[i].text:
            if self._index.holding(doc[i]) is None and i in self._cues:
                return placed.quotation.end
            i += 1
        return doc[i - 1].idx + len(doc[i - 1])

    def _draft(self, cue: CueMatch, placed: Placed) -> Draft:
        sense, construction = next(
            (sense, name) for name in TAGS for sense in cue.senses if name in sense.constructions
        )
        draft = Draft(sense.rule, [], construction, sense.stance, cue.tokens)
        draft.source = self._source(cue.head, placed)
        return draft

    def _source(self, cue: Token, placed: Placed) -> tuple[int, int] | None:
        """The subject by the parse where it lies outside the marks, else the noun phrase beside the cue."""
        if cue.pos_ != "VERB" and placed.end < cue.i <= placed.end + REACH:
            return placed.end, cue.i  # taken for a noun, it has no subject in the parse
        found = self._sources.head(cue)
        if found is not None and self._index.holding(found) is None and abs(found.i - cue.i) <= REACH:
            return noun_phrase(found, cue)
        if placed.end <= cue.i and cue.i > placed.end:
            return self._noun_phrase_in(placed.end, cue.i, cue)
        return self._noun_phrase_in(cue.i + 1, min(cue.i + 12, len(self._doc)), cue)

    def _noun_phrase_in(self, start: int, end: int, cue: Token) -> tuple[int, int] | None:
        for i in range(start, end):
            token = self._doc[i]
            if self._index.holding(token) or token.text in TERMINAL:
                return None
            if token.pos_ in ("NOUN", "PROPN", "PRON") and token.dep_ not in ("compound", "npadvmod", "pobj"):
                first, last = noun_phrase(token, cue)
                return max(first, start), min(last, end) if last > i else i + 1
        return None

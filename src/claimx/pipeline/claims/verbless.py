"""Attribution by layout alone: "UN: famine looms", "Famine looms: UN", “…” — Maria Okello, farmer.

The name beside the mark must be one that the entity components found; else a colon only introduces a list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span

from claimx.pipeline.claims.draft import Draft
from claimx.pipeline.claims.lexicon import CueMatch
from claimx.pipeline.claims.pieces import clean
from claimx.pipeline.findings import Findings
from claimx.pipeline.quotation_index import QuotationIndex
from claimx.records import Range

#: The longest signature after a dash, in tokens: a name, a role and a place.
_SIGNATURE = 14


class VerblessFinder:
    """Finds claims attributed by a colon or a dash in the headline and at the edges of paragraphs."""

    def __init__(self, doc: Doc, text: str, findings: Findings, index: QuotationIndex) -> None:
        self._doc = doc
        self._text = text
        self._index = index
        self._headline = findings.layout.headline
        self._paragraphs = findings.layout.paragraphs
        named = [entity.mentions for entity in (*findings.organisations, *findings.people)]
        named += [country.mentions for country in findings.countries]
        self._names = {(m.start, m.end) for mentions in named for m in mentions if m.form != "adjective"}

    def drafts(self, cues: Sequence[CueMatch]) -> Iterator[Draft]:
        """The drafts that these cues, all colons and dashes, make."""
        marks = {cue.head.i: cue for cue in cues}
        before: Span | None = None
        for paragraph in self._paragraphs:
            span = self._doc.char_span(paragraph.start, paragraph.end, alignment_mode="expand")
            if span is None:
                continue
            inside = [marks[i] for i in range(span.start, span.end) if i in marks]
            found = (self._draft(cue, span, paragraph, before) for cue in (inside[:1] + inside[-1:]))
            yield from (draft for draft in list(found)[:1] if draft)
            before = span

    def _draft(self, cue: CueMatch, span: Span, paragraph: Range, before: Span | None) -> Draft | None:
        mark = cue.head.i
        if any("colon" in sense.constructions for sense in cue.senses):
            if self._is_name(span.start, mark):
                return self._made(cue, (span.start, mark), (mark + 1, span.end))
            if self._headline == paragraph and self._is_name(mark + 1, span.end):
                return self._made(cue, (mark + 1, span.end), (span.start, mark))
            return None
        return self._signed(cue, span, before)

    def _signed(self, cue: CueMatch, span: Span, before: Span | None) -> Draft | None:
        """“…” — Maria Okello, farmer; the signature may be a paragraph of its own."""
        mark = cue.head.i
        first = before[0] if mark == span.start and before is not None else span[0]
        quotation = self._index.holding(first)
        if quotation is None or mark + 1 >= span.end or span.end - mark > _SIGNATURE:
            return None
        if self._text[quotation.end : self._doc[mark].idx].strip() or not self._begins_with_name(mark + 1):
            return None
        sense = cue.senses[0]
        source = (mark + 1, span.end - (1 if self._doc[span.end - 1].text == "." else 0))
        return Draft(sense.rule, [(quotation.start, quotation.end)], "dash", sense.stance, (), source)

    def _made(self, cue: CueMatch, source: tuple[int, int], content: tuple[int, int]) -> Draft | None:
        piece = clean(self._doc, *content)
        if piece is None or content[1] - content[0] < 3:
            return None
        sense = cue.senses[0]
        return Draft(sense.rule, [piece], "colon", sense.stance, (), source)

    def _is_name(self, start: int, end: int) -> bool:
        return start < end and (self._doc[start].idx, self._end(end)) in self._names

    def _begins_with_name(self, start: int) -> bool:
        return any(first == self._doc[start].idx for first, _ in self._names)

    def _end(self, end: int) -> int:
        return self._doc[end - 1].idx + len(self._doc[end - 1])

"""Which quotation of an article holds a character, a token or the ends of a range."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from claimx.pipeline.findings import Findings
from claimx.records import Quotation


class QuotationIndex:
    """The quotations of an article that lie in no other, and which of them holds a character or a token."""

    def __init__(self, doc: Doc, quotations: Sequence[Quotation]) -> None:
        self.doc = doc
        self.outer: list[Quotation] = []
        for quotation in sorted(quotations, key=lambda q: (q.start, -q.end)):
            if not self.outer or quotation.start >= self.outer[-1].end:
                self.outer.append(quotation)
        self._starts = [q.start for q in self.outer]

    @classmethod
    def of(cls, doc: Doc) -> QuotationIndex:
        """Of all quotations that were found in a Doc."""
        findings: Findings = doc._.claimx
        return cls(doc, findings.quotations)

    def around(self, offset: int) -> Quotation | None:
        """The outermost quotation that holds the character at `offset`, its marks included."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset < self.outer[index].end:
            return self.outer[index]
        return None

    def holding(self, token: Token) -> Quotation | None:
        """The outermost quotation in which the token stands."""
        return self.around(token.idx)

    def widen(self, start: int, end: int, cue: Token) -> tuple[int, int]:
        """Move the ends of a range that cut a quotation outwards to its marks, unless the cue stands in it too."""
        own = self.holding(cue)
        first, last = self.around(start), self.around(max(start, end - 1))
        if first is not None and first is not own:
            start = min(start, first.start)
        if last is not None and last is not own and not _is_cue_within(last, cue):
            end = max(end, last.end)
        return start, end


def _is_cue_within(quotation: Quotation, cue: Token) -> bool:
    return quotation.start <= cue.idx < quotation.end

"""The pieces of a content: from ranges of tokens to ranges of characters with clean edges."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from claimx.records import Quotation

_OPENING = frozenset("“‘«„\"'([{")
_CLOSING = frozenset("”’»“\"')]}%°′″")
_COMPLEMENTISERS = frozenset({"that", "as"})


class QuotationIndex:
    """The quotations of an article that lie in no other, and which of them holds a character or a token."""

    def __init__(self, doc: Doc, quotations: Sequence[Quotation]) -> None:
        self.doc = doc
        self.outer: list[Quotation] = []
        for quotation in sorted(quotations, key=lambda q: (q.start, -q.end)):
            if not self.outer or quotation.start >= self.outer[-1].end:
                self.outer.append(quotation)
        self._starts = [q.start for q in self.outer]

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


def clean(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """A range of tokens as characters, without the complementiser before it and the punctuation at its edges."""
    while start < end and _is_left_edge(doc[start]):
        start += 1
    while start < end and _is_right_edge(doc[end - 1]):
        end -= 1
    if start >= end or not any(doc[i].text[0].isalnum() or doc[i].text[-1].isalnum() for i in range(start, end)):
        return None
    return doc[start].idx, doc[end - 1].idx + len(doc[end - 1])


def _is_left_edge(token: Token) -> bool:
    if token.is_space or (token.is_punct and token.text[-1] not in _OPENING and token.text not in ("``", "''")):
        return True
    return token.lower_ in _COMPLEMENTISERS and token.dep_ in ("mark", "prep") and token.pos_ == "SCONJ"


def _is_right_edge(token: Token) -> bool:
    return token.is_space or (token.is_punct and token.text[-1] not in _CLOSING and token.text not in ("''", "``"))

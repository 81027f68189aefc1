"""Quotations in a text: which marks belong together, what stands between them, and what stands in what.

>>> text = "“He told me ‘no’,” she said."
>>> [(text[q.start : q.end], q.depth) for q in find_quotations(text, [(0, len(text))])]
[('“He told me ‘no’,”', 0), ('‘no’', 1)]
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from claimx.text.quote_marks import quote_marks
from claimx.text.quote_pairing import MarkPairing

#: Nobody nests deeper; a text made of marks would otherwise hold itself thousands of times.
_DEEPEST = 5


@dataclass(frozen=True, slots=True)
class QuotedRange:
    """A quotation: the half-open range of characters from mark to mark, both included.

    inner_start, inner_end: what stands between the marks.
    closed: false where the closing mark never came.
    depth: how many quotations stand around it.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    depth: int


def find_quotations(
    text: str, paragraphs: Sequence[tuple[int, int]], apostrophes: Container[int] = frozenset()
) -> list[QuotedRange]:
    """The quotations of a text in the order in which they begin, nested ones too; they never cross.

    A mark that is never closed ends at its paragraph. A quotation that is opened again at the head of the next
    paragraph is one, from its first mark to its last. Where only the opening mark is missing, the quotation begins
    with its paragraph.

    Args:
        text: the text; it need not be well formed.
        paragraphs: its paragraphs, as half-open ranges in order (`claimx.text.paragraphs`).
        apostrophes: offsets of marks that are known to be apostrophes.
    """
    pairing = MarkPairing(text)
    for start, end in paragraphs:
        pairing.read(start, end, quote_marks(text, start, end, apostrophes))
    pairing.finish()
    found: list[QuotedRange] = []
    around: list[int] = []
    for pair in sorted(pairing.found, key=lambda pair: (pair.start, -pair.end)):
        while around and around[-1] <= pair.start:
            around.pop()
        depth = len(around)
        if depth < _DEEPEST:
            found.append(QuotedRange(pair.start, pair.end, pair.inner_start, pair.inner_end, pair.closed, depth))
        around.append(pair.end)
    return found


def outermost(quotations: Iterable[QuotedRange]) -> list[QuotedRange]:
    """The quotations that stand in no other."""
    return [quotation for quotation in quotations if quotation.depth == 0]


def quotations_by_paragraph(
    quotations: Iterable[QuotedRange], paragraphs: Sequence[tuple[int, int]]
) -> list[list[QuotedRange]]:
    """For each paragraph the outermost quotations that begin in it or go on in it, in order."""
    groups: list[list[QuotedRange]] = [[] for _ in paragraphs]
    first = 0
    for quotation in outermost(quotations):
        while first < len(paragraphs) and paragraphs[first][1] <= quotation.start:
            first += 1
        for index in range(first, len(paragraphs)):
            if paragraphs[index][0] >= quotation.end:
                break
            groups[index].append(quotation)
    return groups

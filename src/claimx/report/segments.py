"""The text of an article cut where anything marked begins or ends, so that what overlaps can be drawn."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from claimx.report.highlights import Highlight
from claimx.text.paragraphs import paragraph_ranges

#: So many highlights are drawn on one stretch of text; of more, the innermost.
DEEPEST = 12


@dataclass(slots=True)
class Segment:
    """A stretch of a paragraph that the same highlights cover, outer ones first; offsets are those of the text.

    `opening`: which of them are seen for the first time here, `closing`: for the last time.
    """

    start: int
    end: int
    covering: tuple[Highlight, ...]
    opening: list[Highlight] = field(default_factory=list)
    closing: list[Highlight] = field(default_factory=list)


def segments(text: str, marked: Sequence[Highlight]) -> list[list[Segment]]:
    """The segments of each paragraph; white space between paragraphs is left out.

    Args:
        marked: in order of their starts, outer before inner ones, as `highlights` gives them.
    """
    edges = sorted({edge for each in marked for edge in (each.start, each.end)})
    paragraphs = []
    covering: list[Highlight] = []
    coming = 0
    for start, end in paragraph_ranges(text):
        inner = edges[bisect_right(edges, start) : bisect_left(edges, end)]
        paragraph = []
        for left, right in pairwise((start, *inner, end)):
            while coming < len(marked) and marked[coming].start < right:
                covering.append(marked[coming])
                coming += 1
            covering = [each for each in covering if each.end > left]
            paragraph.append(Segment(left, right, tuple(covering[-DEEPEST:])))
        paragraphs.append(paragraph)
    _note_first_and_last(paragraphs)
    return paragraphs


def _note_first_and_last(paragraphs: list[list[Segment]]) -> None:
    first: dict[Highlight, Segment] = {}
    last: dict[Highlight, Segment] = {}
    for segment in (segment for paragraph in paragraphs for segment in paragraph):
        for each in segment.covering:
            first.setdefault(each, segment)
            last[each] = segment
    for each, segment in first.items():
        segment.opening.append(each)
    for each, segment in reversed(last.items()):
        segment.closing.append(each)

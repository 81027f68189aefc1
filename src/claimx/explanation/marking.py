"""A text with marks under its words: which words each finding is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimx.text.display import visible

#: Where a text is not shown on a terminal its lines are as long as this.
_WIDTH = 100
_GAP = 2


def marked_lines(
    text: str, marks: Iterable[tuple[str, int, int]], width: int | None = None
) -> Iterator[tuple[str, bool]]:
    """The lines of a text, and under each those that mark findings in it; with whether it is such a line.

    Args:
        text: the article.
        marks: label, and half-open range of characters.
        width: of a line; lines end between words.
    """
    ordered = sorted(marks, key=lambda mark: (mark[1], -mark[2]))
    for start, end in _cut(text, width or _WIDTH):
        yield visible(text[start:end]), False
        here = [(label, max(a, start) - start, min(b, end) - start) for label, a, b in ordered if a < end and start < b]
        yield from ((line, True) for line in _rows(here))


def _cut(text: str, width: int) -> Iterator[tuple[int, int]]:
    """The lines of the text as ranges of characters, cut between words where they are longer than `width`."""
    start = 0
    for line in text.splitlines(keepends=True):
        end, stop = start + len(line.rstrip("\r\n")), start + len(line)
        while end - start > width:
            space = text.rfind(" ", start + 1, start + width)
            cut = space + 1 if space > start else start + width
            yield start, start + len(text[start:cut].rstrip())
            start = cut
        yield start, start + len(text[start:end].rstrip())
        start = stop


def _rows(marks: list[tuple[str, int, int]]) -> Iterator[str]:
    """Marks in as few lines as hold them side by side, each followed by its label."""
    rows: list[str] = []
    for label, start, end in marks:
        drawn = ("└" + "─" * (end - start - 2) + "┘" if end - start > 1 else "┴") + f" {label}"
        for i, row in enumerate(rows):
            if len(row) + _GAP <= start or (not row and start == 0):
                rows[i] = row.ljust(start) + drawn
                break
        else:
            rows.append(" " * start + drawn)
    yield from rows

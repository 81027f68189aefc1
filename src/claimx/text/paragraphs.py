"""Where paragraphs begin and end: line breaks, unless the text is hard-wrapped and only blank lines part them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

#: Lines of a hard-wrapped text are filled up to some column of these.
_NARROWEST, _WIDEST = 40, 100
#: A filled line may end this many columns before its next word would have been too long.
_SLACK = 6
#: Shares of the line breaks that must look like breaks inside a sentence of a wrapped text.
_FILLED, _MID_SENTENCE = 0.75, 0.5
#: Share of a wrapped text that may stand in longer lines, such as addresses of pages.
_UNBROKEN = 0.25
_SENTENCE_ENDS = ".!?:;\"'”’»"
#: What ends a line for `str.splitlines`.
_SPACES_FOR_BREAKS = str.maketrans(dict.fromkeys("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", " "))


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without its break and without the spaces around it."""

    start: int
    end: int
    indent: int
    first_word: int

    @property
    def blank(self) -> bool:
        return self.start == self.end


def paragraph_ranges(text: str) -> list[tuple[int, int]]:
    """The paragraphs of a text as half-open ranges, in order, without white space at their edges.

    A line is a paragraph, whichever way lines end. Where a text is hard-wrapped, the lines of a block between blank
    lines are joined; a line that left room for the next one's first word ends a paragraph there too.
    """
    lines = _lines(text)
    width = _wrap_width(text, lines)
    paragraphs: list[tuple[int, int]] = []
    before: _Line | None = None
    for line in lines:
        if line.blank:
            before = None
            continue
        if before is not None and width and _filled(before, line, width):
            paragraphs[-1] = (paragraphs[-1][0], line.end)
        else:
            paragraphs.append((line.start, line.end))
        before = line
    return paragraphs


def unwrapped(text: str) -> str:
    """The text as its author meant it before it was hard-wrapped: with spaces for the breaks within paragraphs.

    It is as long as the text, so that every offset is one of both; a text that is not hard-wrapped is left as it is.
    """
    pieces: list[str] = []
    position = 0
    for start, end in paragraph_ranges(text):
        pieces += (text[position:start], text[start:end].translate(_SPACES_FOR_BREAKS))
        position = end
    return "".join([*pieces, text[position:]])


def is_followed_by_blank_line(text: str, end: int) -> bool:
    """Does a blank line, or the end of the text, come after the paragraph that ends at `end`?"""
    after = text[end : end + 200]
    gap = after[: len(after) - len(after.lstrip())]
    return len(gap.splitlines()) > 1 or end + len(gap) == len(text)


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    position = 0
    for raw in text.splitlines(keepends=True):
        stripped = raw.strip()
        indent = len(raw) - len(raw.lstrip()) if stripped else 0
        start = position + indent
        first_word = len(stripped[: _WIDEST + 1].replace("\t", " ").partition(" ")[0])  # a fixed space breaks no line
        lines.append(_Line(start, start + len(stripped), indent, first_word))
        position += len(raw)
    return lines


def _wrap_width(text: str, lines: list[_Line]) -> int | None:
    """The column at which lines were broken, or None where line breaks end paragraphs."""
    pairs = [(one, other) for one, other in pairwise(lines) if not one.blank and not other.blank]
    width = max((line.end - line.start for pair in pairs for line in pair), default=0)
    if len(pairs) < 2 or not _NARROWEST <= width <= _WIDEST or _has_long_lines(lines):
        return None
    filled = [one for one, other in pairs if _filled(one, other, width)]
    mid_sentence = sum(text[one.end - 1] not in _SENTENCE_ENDS for one in filled)
    wrapped = len(filled) >= _FILLED * len(pairs) and mid_sentence >= _MID_SENTENCE * len(filled)
    return width if wrapped else None


def _has_long_lines(lines: list[_Line]) -> bool:
    """Is much of the text in lines that no column has broken?"""
    lengths = [line.end - line.start for line in lines]
    return sum(length for length in lengths if length > _WIDEST) > _UNBROKEN * sum(lengths)


def _filled(one: _Line, other: _Line, width: int) -> bool:
    """Was there no room for the next line's first word? An indented line begins a paragraph."""
    return other.indent <= one.indent + 1 and one.end - one.start + 1 + other.first_word + _SLACK > width

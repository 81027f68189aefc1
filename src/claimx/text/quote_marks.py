"""Quotation marks in a paragraph, and what each can do there: open, close, or neither.

An apostrophe or a prime looks like a mark and is none: don't, ’90s, workers’ rights, rock 'n' roll, 6'2".
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Literal

Family = Literal["double", "guillemet", "single"]
#: How a mark is drawn: “ opens, ” closes, " may do both.
Shape = Literal["opening", "closing", "straight"]

#: Several small marks that stand for one big one (‘‘, ’’, '', ``, and "" where a table's cells were escaped).
_MARK = re.compile("``|`|''+|'|\"+|‘‘|’’+|[“”„‟«»‹›‘’‚‛＂]")
_FAMILIES: dict[str, tuple[Family, Shape]] = {
    "“": ("double", "opening"),
    "”": ("double", "closing"),
    "„": ("double", "opening"),
    "‟": ("double", "opening"),
    "``": ("double", "opening"),
    "‘‘": ("double", "opening"),
    "’’": ("double", "closing"),
    "''": ("double", "straight"),
    '"': ("double", "straight"),
    "＂": ("double", "straight"),
    "«": ("guillemet", "opening"),
    "»": ("guillemet", "closing"),
    "‹": ("single", "opening"),
    "›": ("single", "closing"),
    "‘": ("single", "opening"),
    "‚": ("single", "opening"),
    "‛": ("single", "opening"),
    "`": ("single", "opening"),
    "’": ("single", "closing"),
    "'": ("single", "straight"),
}
_OPENING = "“„‟«‹‘‚‛`"
_CLOSING = "”»›’"
_STRAIGHT = "\"'＂"
_DASHES = "-‐‑‒–—―/|"
#: Characters that steer how a line is drawn and are not seen.
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"
_BEFORE_OPENING = frozenset("([{<" + _DASHES + "…*_" + _OPENING + _STRAIGHT + _INVISIBLE)
_AFTER_CLOSING = frozenset(".,;:!?)]}>" + _DASHES + "…*_" + _CLOSING + _STRAIGHT)
_NEVER_QUOTED_FIRST = frozenset(".,;:!?)]}>" + _CLOSING)
_NEVER_QUOTED_LAST = frozenset("([{<" + _OPENING)
_DECADE = re.compile(r"\d\d(?:s\b|(?!\w))")
_FEET = re.compile(r"\d['’′]\s?\d{1,2}$")
_APOSTROPHES = frozenset("'’‘")


@dataclass(frozen=True, slots=True)
class QuoteMark:
    """A quotation mark, and what the characters on both sides let it do.

    opens, closes: it can open, it can close; a straight mark may be able to do both, or neither.
    doubtful: an opening mark that may be an apostrophe ('16), or a closing one that may be (workers').
    """

    start: int
    end: int
    family: Family
    shape: Shape
    opens: bool
    closes: bool
    doubtful: bool = False


def quote_marks(text: str, start: int, end: int, apostrophes: Container[int] = frozenset()) -> list[QuoteMark]:
    """The quotation marks of the paragraph `text[start:end]`, without its apostrophes and primes.

    Args:
        text: the whole text.
        start: where the paragraph begins.
        end: where it ends.
        apostrophes: offsets of marks that are known to be apostrophes ('em, rock 'n' roll).
    """
    paragraph = _Paragraph(text, start, end)
    marks = [
        mark
        for drawn in _MARK.finditer(text, start, end)
        for at, sign in _signs(paragraph, drawn[0], drawn.start())
        if at not in apostrophes and (mark := _read(paragraph, at, sign)) is not None
    ]
    return _without_inches(paragraph, marks)


class _Paragraph:
    """A paragraph's characters, asked for by their offset in the text; there are none outside it."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end

    def __getitem__(self, position: int) -> str:
        return self.text[position] if self.start <= position < self.end else ""


def _signs(paragraph: _Paragraph, drawn: str, at: int) -> Iterator[tuple[int, str]]:
    """Split a run of three ''' into a single and a double mark: the double one stands outside."""
    if len(drawn) != 3 or drawn[0] not in "'’":
        yield at, drawn
    elif _can_open(paragraph, at, at + 3):
        yield from ((at, drawn[:2]), (at + 2, drawn[2]))
    else:
        yield from ((at, drawn[0]), (at + 1, drawn[1:]))


def _read(paragraph: _Paragraph, at: int, sign: str) -> QuoteMark | None:
    """What the sign at this place is, or None where it is no quotation mark."""
    end = at + len(sign)
    family, shape = _FAMILIES[sign if len(sign) == 1 or sign[0] in "`‘" else sign[:2].replace('""', '"')]
    opens, closes = _can_open(paragraph, at, end), _can_close(paragraph, at, end)
    if family == "single":
        return _read_single(paragraph, at, shape, opens, closes)
    if sign == '"' and paragraph[at - 1] == "=":
        return None  # an attribute of a tag
    if sign in ('"', "”") and _FEET.search(paragraph.text, max(paragraph.start, at - 5), at):
        return None
    if len(sign) > 1 and sign[0] == '"' and not (opens or closes):
        return None  # nothing stands between them
    return QuoteMark(at, end, family, shape, opens, closes)


def _read_single(paragraph: _Paragraph, at: int, shape: Shape, opens: bool, closes: bool) -> QuoteMark | None:
    before, after = paragraph[at - 1], paragraph[at + 1]
    if before.isalnum() and after.isalnum():
        return None
    decade = opens and paragraph[at] in _APOSTROPHES and _DECADE.match(paragraph.text, at + 1, paragraph.end)
    if decade and decade[0].endswith("s"):
        return None
    if shape == "opening":
        closes = closes and not opens
    elif shape == "closing":
        opens = False
        closes = before != "" and not before.isspace() and before not in _NEVER_QUOTED_LAST
    if not (opens or closes):
        return None
    doubtful = bool(decade) if opens else _may_be_possessive(paragraph, at)
    return QuoteMark(at, at + 1, "single", shape, opens, closes, doubtful)


def _can_open(paragraph: _Paragraph, start: int, end: int) -> bool:
    before, after = paragraph[start - 1], paragraph[end]
    if after == "" or after.isspace():
        return False
    if after in _NEVER_QUOTED_FIRST and not (after == "." and paragraph[end + 1] == "."):
        return False
    return before == "" or before.isspace() or before in _BEFORE_OPENING


def _can_close(paragraph: _Paragraph, start: int, end: int) -> bool:
    before, after = paragraph[start - 1], paragraph[end]
    if before == "" or before.isspace() or before in _NEVER_QUOTED_LAST:
        return False
    return after == "" or after.isspace() or after in _AFTER_CLOSING


def _may_be_possessive(paragraph: _Paragraph, at: int) -> bool:
    """Could it be the apostrophe of workers’ rights, goin' home, a 6' fence? Another word must follow."""
    before, after = paragraph[at - 1], paragraph[at + 1]
    if not (before.lower() in ("s", "n", "x", "z") or before.isdigit()):
        return False
    return after == "-" or (after.isspace() and (paragraph[at + 2].isalnum() or paragraph[at + 2] in _OPENING))


def _without_inches(paragraph: _Paragraph, marks: list[QuoteMark]) -> list[QuoteMark]:
    """Drop as many inch signs (a 5" pipe) as there are double marks that close too many."""
    double = [mark for mark in marks if mark.family == "double" and mark.opens != mark.closes]
    surplus = sum(mark.closes for mark in double) - sum(mark.opens for mark in double)
    if surplus <= 0:
        return marks
    inches = [mark.start for mark in double if mark.closes and _may_be_inch(paragraph, mark)]
    dropped = frozenset(inches[:surplus])
    return [mark for mark in marks if mark.start not in dropped]


def _may_be_inch(paragraph: _Paragraph, mark: QuoteMark) -> bool:
    if not paragraph[mark.start - 1].isnumeric():
        return False
    after = paragraph[mark.end]
    return after == "-" or (after.isspace() and paragraph[mark.end + 1].islower())

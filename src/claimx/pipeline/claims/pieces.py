"""The pieces of a content: from ranges of tokens to ranges of characters with clean edges."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token

from claimx.records import Range

_OPENING = frozenset("“‘«„\"'([{")
_CLOSING = frozenset("”’»“\"')]}%°′″")
_COMPLEMENTISERS = frozenset({"that", "as"})


def character_range(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The characters of the tokens from `start` to before `end`."""
    return doc[start].idx, doc[end - 1].idx + len(doc[end - 1])


def clean(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """A range of tokens as characters, without the complementiser before it and the punctuation at its edges."""
    while start < end and _is_left_edge(doc[start]):
        start += 1
    while start < end and _is_right_edge(doc[end - 1]):
        end -= 1
    if start >= end or not any(doc[i].text[0].isalnum() or doc[i].text[-1].isalnum() for i in range(start, end)):
        return None
    return character_range(doc, start, end)


def with_whole_figures(pieces: Iterable[tuple[int, int]], figures: Sequence[Range]) -> list[tuple[int, int]]:
    """The pieces, each with all of the figures that its edges would cut, as "39 | °C"; figures in order of the text."""
    return [(_outside(start, figures, 0), _outside(end, figures, 1)) for start, end in pieces]


def _outside(edge: int, figures: Sequence[Range], side: int) -> int:
    """The edge, or where it would cut a figure that one's start (side 0) or end (side 1)."""
    before = bisect_left(figures, edge, key=lambda figure: figure.start) - 1
    cut = before >= 0 and figures[before].end > edge
    return (figures[before].start, figures[before].end)[side] if cut else edge


def _is_left_edge(token: Token) -> bool:
    if token.is_space or (token.is_punct and token.text[-1] not in _OPENING and token.text not in ("``", "''")):
        return True
    return token.lower_ in _COMPLEMENTISERS and token.dep_ in ("mark", "prep") and token.pos_ == "SCONJ"


def _is_right_edge(token: Token) -> bool:
    return token.is_space or (token.is_punct and token.text[-1] not in _CLOSING and token.text not in ("''", "``"))

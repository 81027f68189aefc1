"""Arithmetic on ranges: identifiers, containment, and what follows from them for claims."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence

from claimx.records import Claim, ClaimKind, Quotation, Range


def covers(outer: Range, inner: Range) -> bool:
    """Does `inner` lie wholly in `outer`?"""
    return outer.start <= inner.start and inner.end <= outer.end


def overlaps(one: Range, other: Range) -> bool:
    """Do the ranges share at least one character?"""
    return one.start < other.end and other.start < one.end


class Located:
    """Named things by where they stand, to ask which of them stand in some ranges."""

    def __init__(self, found: Iterable[tuple[str, Iterable[Range]]]) -> None:
        """Take each thing's name and the ranges where it stands."""
        self._names: list[str] = []
        places = []
        for number, (name, ranges) in enumerate(found):
            self._names.append(name)
            places += [(each.start, each.end, number) for each in ranges]
        self._places = sorted(places)

    def within(self, outer: Iterable[Range]) -> list[str]:
        """The names of those that stand wholly in one of the ranges, if only once, in the order of the things."""
        numbers = set()
        for each in outer:
            first, last = (bisect_left(self._places, (offset,)) for offset in (each.start, each.end))
            numbers |= {number for _, end, number in self._places[first:last] if end <= each.end}
        return [self._names[number] for number in sorted(numbers)]


def hull(ranges: Iterable[Range]) -> Range:
    """The smallest range that holds all of them."""
    ranges = list(ranges)
    return Range(start=min(r.start for r in ranges), end=max(r.end for r in ranges))


def finding_ids(prefix: str, ranges: Iterable[Range]) -> list[str]:
    """Identifiers such as `f800-803`; the second finding on one range gets `-2` after it, the third `-3`."""
    seen: Counter[str] = Counter()
    ids = []
    for found in ranges:
        name = f"{prefix}{found.start}-{found.end}"
        seen[name] += 1
        ids.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return ids


def trim(text: str, start: int, end: int, edges: str = " \t\r\n\f\v\u00a0") -> tuple[int, int]:
    """Move both ends inwards over the characters in `edges`; an empty range stays where it began."""
    while start < end and text[end - 1] in edges:
        end -= 1
    while start < end and text[start] in edges:
        start += 1
    return start, end


def claim_kind(text: str, content: Sequence[Range], quotations: Iterable[Quotation]) -> ClaimKind:
    """direct: every word of the content stands in quotation marks; mixed: some; indirect: none.

    Scare quotes and titles are not speech, so they do not make a claim direct or mixed.
    """
    speech = [q for q in quotations if q.role == "speech"]
    inside = outside = 0
    for piece in content:
        marks = [q for q in speech if overlaps(q, piece)]
        for position in range(piece.start, piece.end):
            if text[position].isalnum():
                if any(q.start <= position < q.end for q in marks):
                    inside += 1
                else:
                    outside += 1
    if not inside:
        return "indirect"
    return "mixed" if outside else "direct"


def claim_parents(claims: Sequence[Claim]) -> list[str | None]:
    """For each claim the id of the smallest other claim in whose content it stands, or None.

    A claim stands in another where one piece of that one's content holds its cue (or, where it has none, all its
    content). The other one has more content, so that no two claims stand in each other.
    """
    parents: list[str | None] = []
    sizes = [_size(claim) for claim in claims]
    for claim, own_size in zip(claims, sizes, strict=True):
        anchor: Range = claim.cue or hull(claim.content)
        around = [
            (piece.end - piece.start, other.id)
            for other, size in zip(claims, sizes, strict=True)
            if size > own_size
            for piece in other.content
            if covers(piece, anchor)
        ]
        parents.append(min(around)[1] if around else None)
    return parents


def _size(claim: Claim) -> int:
    return sum(piece.end - piece.start for piece in claim.content)


def innermost_claim(claims: Iterable[Claim], inner: Range) -> Claim | None:
    """The claim with the shortest content that holds `inner` in one of its pieces."""
    around = [claim for claim in claims if any(covers(piece, inner) for piece in claim.content)]
    return min(around, key=_size, default=None)

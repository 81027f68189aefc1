"""The claims of an article as they are listed: numbered from 1, each under the claim inside which it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from claimx.records import Claim


@dataclass(frozen=True, slots=True)
class Listed:
    """A claim in its place: `depth` is 0 where it stands in no other, `within` the number of the one it stands in."""

    claim: Claim
    number: int
    depth: int
    within: int | None


def outline(claims: Sequence[Claim]) -> list[Listed]:
    """The claims in the order of the text, those that stand inside another one right after it."""
    numbers: dict[int, int] = {}  # by the claim's position: ids of a foreign record may come twice
    position_of = {claim.id: position for position, claim in enumerate(claims)}
    inner: dict[int, list[int]] = defaultdict(list)
    outermost: list[int] = []
    for position, claim in enumerate(claims):
        parent = position_of.get(claim.parent) if claim.parent is not None else None
        (outermost if parent is None else inner[parent]).append(position)
    listed: list[Listed] = []
    # Claims that stand in each other hang on no outermost one: they come last, after all others.
    for root in (*outermost, *range(len(claims))):
        waiting: list[tuple[int, int, int | None]] = [(root, 0, None)]
        while waiting:
            position, depth, within = waiting.pop()
            if position in numbers:
                continue
            numbers[position] = number = len(listed) + 1
            listed.append(Listed(claims[position], number, depth, within))
            waiting.extend((child, depth + 1, number) for child in reversed(inner[position]))
    return listed

"""Of proposals that share words, which one stands."""

from __future__ import annotations

from collections.abc import Iterable

from claimx.pipeline.naming.proposals import MODEL, Proposal
from claimx.pipeline.naming.words import Words
from claimx.text.names import is_acronym


def settle(
    proposals: Iterable[Proposal], words: Words, general: frozenset[str], common: frozenset[str]
) -> list[Proposal]:
    """The proposals that stand, in the order of the text: the longer before the shorter, the sure before the model's.

    What else spoke for the same words is kept as votes and evidence of the one that stands.
    """
    ordered = _merged(proposals)
    sure = {(p.start, p.end): p for p in ordered if p.sure}
    stands: list[Proposal] = []
    taken = bytearray(len(words))
    for proposal in sorted(ordered, key=lambda p: (-p.length, not p.sure, p.start)):
        if any(taken[proposal.start : proposal.end]):
            continue
        if proposal.rule == MODEL and _falls_apart(proposal, sure, words, general, common):
            continue
        taken[proposal.start : proposal.end] = b"\x01" * proposal.length
        stands.append(proposal)
    return sorted(stands, key=lambda p: p.start)


def _merged(proposals: Iterable[Proposal]) -> list[Proposal]:
    """One proposal for the same words: the surest, and the first among equals, with all votes."""
    merged: dict[tuple[int, int], Proposal] = {}
    for proposal in proposals:
        place = (proposal.start, proposal.end)
        other = merged.get(place)
        if other is None:
            merged[place] = proposal
            continue
        better, worse = (proposal, other) if _surer(proposal, other) else (other, proposal)
        better.model = better.model or worse.model
        better.stands_for = better.stands_for or worse.stands_for
        if not (better.known and better.sure):
            for kind, weight in worse.votes.items():
                better.vote(kind, weight)
        better.evidence += [e for e in worse.evidence if worse.kind == better.kind]
        better.known = better.known or (worse.known if worse.kind == better.kind else None)
        better.gender = better.gender or worse.gender
        merged[place] = better
    return list(merged.values())


def _surer(one: Proposal, other: Proposal) -> bool:
    return _rank(one) > _rank(other)


def _rank(proposal: Proposal) -> tuple[bool, bool, bool, float]:
    certain = proposal.sure and proposal.known is not None
    return (certain, proposal.sure, proposal.kind != "place", max(proposal.votes.values(), default=0.0))


def _falls_apart(
    proposal: Proposal,
    sure: dict[tuple[int, int], Proposal],
    words: Words,
    general: frozenset[str],
    common: frozenset[str],
) -> bool:
    """Is the model's name a country's word and a name that is known without it: "US FDA", "Russian Gazprom"?"""
    if _all_countries(proposal, sure, words):
        return True
    for middle in range(proposal.start + 1, proposal.end):
        first, second = sure.get((proposal.start, middle)), sure.get((middle, proposal.end))
        if second and second.known and middle == proposal.start + 1 and words.opens[proposal.start]:
            return words.key[proposal.start] in common
        of_title = all(key in general for key in words.key[proposal.start : middle])
        if second and second.kind == "person" and of_title:
            return True
        if _is_country(first) and all(key in general for key in words.key[middle : proposal.end]):
            return True
        if first and second and first.kind == "country" and second.kind in ("organisation", "person"):
            adjective = first.known is not None and first.known.form == "adjective"
            return adjective or is_acronym(words.text[middle]) or second.kind == "person"
    return False


def _all_countries(proposal: Proposal, sure: dict[tuple[int, int], Proposal], words: Words) -> bool:
    """Is the model's name a list of countries: "US-China"?"""
    index = proposal.start
    while index < proposal.end:
        end = next((e for e in range(proposal.end, index, -1) if _is_country(sure.get((index, e)))), None)
        if end is None:
            return False
        index = end + 1 if words.at(end) in ("-", "–", "/", "and") else end
    return True


def _is_country(proposal: Proposal | None) -> bool:
    return proposal is not None and proposal.kind == "country"

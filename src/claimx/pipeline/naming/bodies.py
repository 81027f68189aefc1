"""Proposals for offices of a state that bear its name: "Sweden's central bank", "Kenya's Ministry of Health"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimx.pipeline.naming.lexicon import Lexicon
from claimx.pipeline.naming.proposals import Evidence, Proposal
from claimx.pipeline.naming.words import POSSESSIVES, Words

_WEIGHT = 7.0
_MOST_KINDS = 3


def state_bodies(words: Words, lexicon: Lexicon, proposals: Iterable[Proposal]) -> Iterator[Proposal]:
    """A proposal for each country's name that goes on with an office of it."""
    proposals = list(proposals)
    headed = {p.start: p for p in sorted(proposals, key=lambda p: p.length) if p.kind == "organisation" and p.sure}
    for country in proposals:
        if country.kind == "country" and country.known:
            begins = country.end
            possessive = words.at(begins) in POSSESSIVES
            if possessive:
                begins += 1
            elif country.known.form != "adjective":
                continue
            found = _office(words, lexicon, begins)
            if not found and possessive and begins in headed:
                found = _headed_office(words, lexicon, headed[begins])
            if found:
                yield _proposal(country.start, *found)


def _office(words: Words, lexicon: Lexicon, begins: int) -> tuple[int, str] | None:
    """The office in lower case that begins here, with words of what it is for: where it ends, and the rule."""
    index = begins
    for _ in range(_MOST_KINDS):
        head = lexicon.bodies.at(words.text, index) if index < len(words) else None
        if head:
            return head
        kind = lexicon.body_kinds.at(words.text, index) if index < len(words) else None
        if not kind:
            return None
        index = kind[0]
    return None


def _headed_office(words: Words, lexicon: Lexicon, name: Proposal) -> tuple[int, str] | None:
    """The name of an office in capitals: where it ends, and the rule."""
    lowered = [word.lower() for word in words.text[name.start : name.end]]
    for index in range(len(lowered)):
        head = lexicon.bodies.at(lowered, index)
        if head:
            return name.end, head[1]
    return None


def _proposal(start: int, end: int, rule: str) -> Proposal:
    proposal = Proposal(start, end, "organisation", rule, sure=True)
    proposal.vote("organisation", _WEIGHT)
    proposal.evidence.append(Evidence(rule, "state_body", start, end, "organisation"))
    return proposal

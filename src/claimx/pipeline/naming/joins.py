"""Proposals made of neighbouring ones: "Greenpeace India", a name that the model cut, an acronym after its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from claimx.pipeline.naming.lexicon import Lexicon
from claimx.pipeline.naming.proposals import MODEL, Proposal
from claimx.pipeline.naming.words import Words
from claimx.text.names import is_acronym

_CALLED = (("known", "as"), ("also", "known", "as"), ("better", "known", "as"), ("or",), ("abbreviated", "as"))
_TELLING = frozenset({"told", "tells", "tell", "telling"})
_BRANCH, _TWO_PIECES = 5.0, 1.0
#: Where an organisation has branches: what is named, and how.
_BRANCHES = frozenset({("country", "name"), ("country", "short"), ("place", "capital")})
_MOST_WORDS = 6
_LABELS = frozenset({"organisation", "person", "other", "place"})


def joined_names(words: Words, lexicon: Lexicon, proposals: Iterable[Proposal]) -> Iterator[Proposal]:
    """Everything that neighbouring proposals make together."""
    proposals = list(proposals)
    yield from _branches(words, proposals)
    yield from _pieces(words, lexicon, proposals)
    yield from _acronyms_after(words, proposals)
    yield from _called(words, proposals)
    yield from _repeated(words, proposals)


def _branches(words: Words, proposals: list[Proposal]) -> Iterator[Proposal]:
    """A known organisation before the name of a country or a capital is its branch there: "MTN Uganda"."""
    countries = {p.start: p for p in proposals if _is_full_country(p, words)}
    for name in proposals:
        country = countries.get(name.end)
        certain = name.kind == "organisation" and name.sure and name.known
        if country and certain and not words.opens[country.start] and words.at(name.start - 1) not in _TELLING:
            branch = Proposal(name.start, country.end, "organisation", name.rule, sure=True)
            branch.vote("organisation", _BRANCH)
            branch.evidence += name.evidence
            yield branch


def _is_full_country(proposal: Proposal, words: Words) -> bool:
    known = proposal.known
    named = known is not None and (proposal.kind, known.form) in _BRANCHES
    return named and not is_acronym(words.text[proposal.start])


def _pieces(words: Words, lexicon: Lexicon, proposals: list[Proposal]) -> Iterator[Proposal]:
    """Two names of the model side by side ("[Levant] [Terminals SAL]") are one that it did not know."""
    found = sorted((p for p in proposals if p.rule == MODEL and p.model in _LABELS), key=lambda p: p.start)
    known = {place for p in proposals if p.known for place in range(p.start, p.end)}
    for first, second in pairwise(found):
        apart = words.text[first.end : second.start]
        if (
            (apart and not (len(apart) == 1 and apart[0] in lexicon.particles))
            or words.opens[second.start]
            or second.end - first.start > _MOST_WORDS
        ):
            continue
        titled = lexicon.titles.get([words.text[second.start]]) or lexicon.titles.get([words.text[first.end - 1]])
        if titled or known & set(range(first.start, second.end)):
            continue
        if apart or "organisation" in (first.model, second.model):
            kind = second.model if apart else "organisation"
            whole = Proposal(first.start, second.end, kind or "organisation", MODEL, model=kind)
            whole.vote("organisation", _TWO_PIECES)
            yield whole


def _repeated(words: Words, proposals: list[Proposal]) -> Iterator[Proposal]:
    """A name of several words is sought wherever else it stands, though the model missed it or cut it there."""
    found: dict[str, dict[tuple[str, ...], Proposal]] = {}
    places = {(p.start, p.end) for p in proposals}
    for name in proposals:
        if name.length > 1 and name.kind in ("organisation", "person"):
            found.setdefault(words.key[name.start], {}).setdefault(tuple(words.key[name.start : name.end]), name)
    for index, key in enumerate(words.key):
        for surface, name in found.get(key, {}).items():
            end = index + len(surface)
            if words.capital[index] and (index, end) not in places and tuple(words.key[index:end]) == surface:
                yield Proposal(index, end, name.kind, name.rule)


def _called(words: Words, proposals: list[Proposal]) -> Iterator[Proposal]:
    """A second name after "known as": "the Justice Party, known as JP"."""
    for name in proposals:
        if name.kind != "organisation" or not name.sure:
            continue
        index = name.end + 1 if words.at(name.end) == "," else name.end
        for phrase in _CALLED:
            begins = index + len(phrase)
            if words.text[index:begins] == list(phrase) and begins < len(words):
                begins += words.text[begins] == "the"
                if is_acronym(words.at(begins)):
                    short = Proposal(begins, begins + 1, "organisation", MODEL)
                    short.stands_for = (name.start, name.end)
                    yield short


def _acronyms_after(words: Words, proposals: list[Proposal]) -> Iterator[Proposal]:
    """What stands in parentheses after an organisation's name, and is written as an acronym, is its own."""
    known = {place for p in proposals if p.known or p.model in ("place", "person") for place in range(p.start, p.end)}
    for name in proposals:
        if name.kind != "organisation" or not name.sure or words.at(name.end) != "(" or words.at(name.end + 2) != ")":
            continue
        if name.length > 1 and words.capital[name.end + 1] and name.end + 1 not in known:
            short = Proposal(name.end + 1, name.end + 2, "organisation", MODEL)
            short.stands_for = (name.start, name.end)
            yield short

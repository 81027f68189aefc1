"""Claims against gold: content, source, and what is said of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claimx.evaluation.matching import Words, match, overlap_share
from claimx.records import Claim, Range, Record, Reference, Source
from claimx.text.spans import overlaps

#: The least share of words (intersection over union) that two contents of one claim have in common.
LEAST = 0.5
#: Forms that name an entity; a pronoun or description names nobody by itself.
_NAMING = ("name", "short", "acronym", "adjective", "capital")


@dataclass(frozen=True)
class ClaimPairs:
    """The claims of an article and its gold, and which of them are matched (gold -> found)."""

    gold: list[Claim]
    found: list[Claim]
    matched: dict[int, int]
    exact: int

    def __iter__(self) -> Iterator[tuple[Claim, Claim]]:
        """The matched pairs, gold first."""
        return ((self.gold[i], self.found[j]) for i, j in sorted(self.matched.items()))

    @property
    def missed(self) -> list[Claim]:
        """Claims of the gold that have no counterpart."""
        return [claim for i, claim in enumerate(self.gold) if i not in self.matched]

    @property
    def invented(self) -> list[Claim]:
        """Claims that were found and have no counterpart."""
        taken = set(self.matched.values())
        return [claim for j, claim in enumerate(self.found) if j not in taken]

    @property
    def joint(self) -> int:
        """Number of pairs whose sources overlap too, or are both missing."""
        return sum(same_source(gold, found) for gold, found in self)


def pair_claims(gold: Record, found: Record) -> ClaimPairs:
    """Match the claims of two records of one text by the words of their contents."""
    words = Words(gold.text)
    wanted = [(claim, content) for claim in gold.claims if (content := words.of(claim.content))]
    given = [(claim, content) for claim in found.claims if (content := words.of(claim.content))]
    weights = {}
    for i, (one, content) in enumerate(wanted):
        for j, (other, other_content) in enumerate(given):
            share = overlap_share(content, other_content)
            if share >= LEAST:
                weights[i, j] = (share, same_cue(one, other), same_source(one, other))
    exact = match({pair: weight for pair, weight in weights.items() if weight[0] == 1})
    return ClaimPairs([c for c, _ in wanted], [c for c, _ in given], match(weights), len(exact))


def same_source(one: Claim, other: Claim) -> bool:
    """Do the sources overlap, or are both missing?"""
    return _same(one.source, other.source)


def same_cue(one: Claim, other: Claim) -> bool:
    """Do the cues overlap, or are both missing?"""
    return _same(one.cue, other.cue)


def _same(one: Range | None, other: Range | None) -> bool:
    return one is other if one is None or other is None else overlaps(one, other)


# ---------------------------------------------------------------- sources to resolve


@dataclass
class Resolution:
    """Pronouns and descriptions as sources: for how many is it said who is meant, and how often rightly?"""

    known: int = 0
    answered: int = 0
    invented: int = 0
    right: int = 0

    @property
    def share_answered(self) -> float:
        """Of the sources whose entity the gold knows."""
        return self.answered / self.known if self.known else 0.0

    @property
    def share_right(self) -> float:
        """Of all answers, those included that the gold leaves open."""
        answers = self.answered + self.invented
        return self.right / answers if answers else 0.0


def score_resolution(
    gold: Record, found: Record, pairs: ClaimPairs, to_resolve: Sequence[Range], total: Resolution
) -> Iterator[tuple[Source, list[Reference]]]:
    """Add an article's sources to resolve to the total; gives those that were answered wrongly or not at all."""
    places = {(each.start, each.end) for each in to_resolve}
    counterpart = {pairs.gold[i].id: pairs.found[j] for i, j in pairs.matched.items()}
    for claim in gold.claims:
        if claim.source is None or (claim.source.start, claim.source.end) not in places:
            continue
        other = counterpart.get(claim.id)
        answer = other.source.refers_to if other and other.source else []
        if not claim.source.refers_to:
            total.invented += bool(answer)
            continue
        total.known += 1
        total.answered += bool(answer)
        if answer and _same_entities(gold, claim.source.refers_to, found, answer):
            total.right += 1
        else:
            yield claim.source, answer


def _same_entities(gold: Record, wanted: Sequence[Reference], found: Record, given: Sequence[Reference]) -> bool:
    """Is each entity meant one that was found, and each found one meant? Ids may be spelt differently."""
    meant = [_named(gold, reference) for reference in wanted]
    said = [_named(found, reference) for reference in given]

    def met(places: list[Range], others: Iterable[list[Range]]) -> bool:
        return any(overlaps(one, other) for one in places for there in others for other in there)

    return all(met(places, said) for places in meant) and all(met(places, meant) for places in said)


def _named(record: Record, reference: Reference) -> list[Range]:
    """Where the text names the entity."""
    if reference.kind == "country":
        mentions = [m for country in record.countries if country.iso3 == reference.id for m in country.mentions]
    else:
        entities = record.organisations if reference.kind == "organisation" else record.people
        mentions = [m for entity in entities if entity.id == reference.id for m in entity.mentions]
    return [Range(start=m.start, end=m.end) for m in mentions if m.form in _NAMING]

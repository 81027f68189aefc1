"""Quotations that stand in several articles: in the same words, in part, or reworded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from rapidfuzz.distance import LCSseq

from claimx.comparison.claimants import Claimants
from claimx.comparison.page import Page
from claimx.comparison.results import Passage, QuotationRelation, Reprint
from claimx.comparison.stories import Story, same_story
from claimx.records import Range
from claimx.rules.vocabulary import split_words
from claimx.text.spans import overlaps

#: Shorter quotations are anybody's words; those up to `_LONG` only count where the articles tell one story.
_SHORTEST = 4
_LONG = 8
_RUN = 3
#: Runs of words that so many quotations have are set phrases, and bring no candidates.
_COMMON = 50
#: Where more articles have a quotation, only the first one is paired with the others.
_PAIRED = 20
#: Least shares of the words, in their order, that the two have in common: of the shorter and of the longer one.
_PART = 0.9
_REWORDED = (0.7, 0.4)


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words that an article quotes or, where not `marked`, gives in its own words."""

    story: Story
    place: Range
    text: str
    words: tuple[str, ...]
    claimant: str | None
    marked: bool


def read_quoted(page: Page, story: Story, claimants: Claimants) -> list[Quoted]:
    """The speech of an article: what stands in quotation marks, and what claims give in other words."""
    speech = [quotation for quotation in page.record.quotations if quotation.role == "speech"]
    found: list[tuple[Range, str | None, bool]] = [(each, claimants.of_quotation(each.id), True) for each in speech]
    for claim in page.record.claims:
        pieces = [piece for piece in claim.content if not any(overlaps(piece, other) for other in speech)]
        found += [(piece, claimants.of(claim), claim.kind == "direct") for piece in pieces]
    quoted = [_quoted(page, story, *each) for each in found]
    return [each for each in quoted if len(each.words) >= _SHORTEST]


def _quoted(page: Page, story: Story, place: Range, claimant: str | None, marked: bool) -> Quoted:
    text = page.record.text[place.start : place.end]
    return Quoted(story, place, text, tuple(word.low for word in split_words(text)), claimant, marked)


def reprints(quoted: Sequence[Quoted]) -> Iterator[Reprint]:
    """Quotations that meet in two articles, in the order of the input."""
    by_words: dict[tuple[str, ...], list[Quoted]] = defaultdict(list)
    for each in quoted:
        by_words[each.words].append(each)
    position = {id(each): number for number, each in enumerate(quoted)}
    found: dict[tuple[int, int], QuotationRelation] = {}
    for one, other in _candidates(list(by_words)):
        relation = relate_words(one, other)
        if relation is not None:
            for a, b in _pairs(by_words[one], by_words[other]):
                if _counts(a, b, relation):
                    first, second = sorted((position[id(a)], position[id(b)]))
                    found[first, second] = relation
    for (first, second), relation in sorted(found.items()):
        yield Reprint(a=_passage(quoted[first]), b=_passage(quoted[second]), relation=relation)


def relate_words(one: Sequence[str], other: Sequence[str]) -> QuotationRelation | None:
    """How two quotations relate by their words, or None where they are two."""
    if one == other:
        return "verbatim"
    shorter, longer = sorted((one, other), key=len)
    common = LCSseq.similarity(shorter, longer)
    if common >= _PART * len(shorter) and len(shorter) < len(longer):
        return "partial"
    if common >= _REWORDED[0] * len(shorter) and common >= _REWORDED[1] * len(longer):
        return "paraphrase"
    return None


def _candidates(texts: Sequence[tuple[str, ...]]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Each text with itself, and pairs that have a run of words in common."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, words in enumerate(texts):
        for run in dict.fromkeys(zip(*(words[start:] for start in range(_RUN)), strict=False)):
            holders[run].append(number)
    yield from ((words, words) for words in texts)
    seen: set[tuple[int, int]] = set()
    for numbers in holders.values():
        if len(numbers) <= _COMMON:
            for pair in combinations(numbers, 2):
                if pair not in seen:
                    seen.add(pair)
                    yield texts[pair[0]], texts[pair[1]]


def _pairs(ones: Sequence[Quoted], others: Sequence[Quoted]) -> Iterator[tuple[Quoted, Quoted]]:
    if len(ones) * len(others) > _PAIRED**2:
        ones = ones[:1]
    return product(ones, others) if ones is not others else combinations(ones, 2)


def _counts(one: Quoted, other: Quoted, relation: QuotationRelation) -> bool:
    """Is it the same quotation, and not only the same words?"""
    if one.story is other.story or not (one.marked or other.marked):
        return False
    short = min(len(one.words), len(other.words)) <= _LONG
    return same_story(one.story, other.story) or (relation == "verbatim" and not short)


def _passage(quoted: Quoted) -> Passage:
    story, place = quoted.story, quoted.place
    return Passage(
        article=story.article,
        start=place.start,
        end=place.end,
        text=quoted.text,
        claimant=quoted.claimant,
        published=story.published,
        outlet=story.outlet,
    )

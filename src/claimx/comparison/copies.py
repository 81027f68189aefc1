"""Articles with much the same text: agency stories that several outlets print, and later versions of one."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from claimx.comparison.results import Copy
from claimx.rules.vocabulary import Word

#: Articles that have so much of their runs of words in common are copies.
LEAST_SIMILARITY = 0.6
_RUN = 5
#: An article is known by the smallest hashes of its runs: a fair sample of them, the same in each copy.
_SAMPLE = 128
_KEYS = 24


@dataclass(frozen=True, slots=True)
class Sample:
    """The smallest hashes of an article's runs of words, in order."""

    article: str
    hashes: tuple[int, ...]


def sample(article: str, words: Sequence[Word]) -> Sample:
    """The sample by which copies of an article are found."""
    lows = [word.low for word in words]
    runs = {" ".join(lows[start : start + _RUN]) for start in range(len(lows) - _RUN + 1)}
    hashes = (int.from_bytes(blake2b(run.encode(), digest_size=8).digest()) for run in runs)
    return Sample(article, tuple(heapq.nsmallest(_SAMPLE, hashes)))


def copies(samples: Sequence[Sample]) -> Iterator[Copy]:
    """Each article that copies an earlier one of the input, with the first such one."""
    holders: dict[int, list[int]] = defaultdict(list)
    original: dict[int, int] = {}
    for number, each in enumerate(samples):
        near = sorted({original.get(other, other) for key in each.hashes[:_KEYS] for other in holders[key]})
        for other in near:
            similarity = _similarity(samples[other], each)
            if similarity >= LEAST_SIMILARITY:
                original[number] = other
                yield Copy(articles=[samples[other].article, each.article], similarity=round(similarity, 2))
                break
        else:
            for key in each.hashes[:_KEYS]:
                holders[key].append(number)


def _similarity(one: Sample, other: Sample) -> float:
    """Jaccard similarity of the runs, estimated on the smallest hashes of both together; 0 for any that is too low."""
    both = {*one.hashes}.intersection(other.hashes)
    size = min(_SAMPLE, len(one.hashes) + len(other.hashes) - len(both))
    if len(both) < LEAST_SIMILARITY * size:
        return 0.0  # too few, even if all were among the smallest: true of nearly all that share a set phrase
    smallest = heapq.nsmallest(_SAMPLE, {*one.hashes, *other.hashes})
    return sum(each in both for each in smallest) / size if size else 0.0

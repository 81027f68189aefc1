"""What an article is about, and whether two of them tell the same story."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from claimx.comparison.page import Page
from claimx.comparison.times import Days, days, gap
from claimx.text.stems import stem

#: Articles further apart in days than this tell different stories.
WINDOW = 31
#: Articles about one story have at least this in common: the cosine of their words and that of their names, added.
LEAST_SIMILARITY = 0.2
#: More where nobody knows when one of them was published.
LEAST_WITHOUT_DATES = 0.35
#: Without a common name their words must be this much alike.
LEAST_WITHOUT_NAMES = 0.25
_TERMS = 150
_MARKS = 20
#: Marks that so many articles have tell no story.
_COMMON = 200
#: So many words at the beginning, or a third of them, name the places that the whole article is about.
_LEAD = 80
#: And so do names that come so often.
_OFTEN = 3
#: As many other articles are taken for granted, so that the words of a story weigh in a folder of it alone, too.
_ELSEWHERE = 50


@dataclass(slots=True)
class Story:
    """What a comparison keeps of an article. `lead` are the places that it is about."""

    article: str
    outlet: str | None
    published: str | None
    day: Days | None
    counts: Counter[str]
    names: Counter[str]
    countries: frozenset[str]
    lead: frozenset[str]
    word_vector: dict[str, float] = field(default_factory=dict)
    name_vector: dict[str, float] = field(default_factory=dict)

    def marks(self) -> list[tuple[str, str]]:
        """The words and names that tell most, of which articles about one story share some."""
        words, names = list(self.word_vector)[:_MARKS], list(self.name_vector)[:_MARKS]
        return [*(("word", word) for word in words), *(("name", name) for name in names)]

    def mentions(self, place: str) -> bool:
        """Does the article name this place anywhere? Descriptions by their words."""
        return place in self.countries or all(self.counts[stem(word)] for word in place.split())


def read_story(page: Page) -> Story:
    """The story of an article; its vectors are empty until `weigh` knows all of them."""
    record, words = page.record, page.prose.words
    content = [word.low for word in words if word.low[0].isalpha() and not page.vocabulary.is_role(word.low, "stop")]
    return Story(
        article=record.id,
        outlet=record.outlet,
        published=record.published,
        day=days(record.published),
        counts=Counter(stem(low) for low in content),
        names=Counter(page.names()),
        countries=frozenset(country.iso3 for country in record.countries),
        lead=page.places(range(min(len(words) // 3, _LEAD)), said=True) | page.often_named(_OFTEN),
    )


def weigh(stories: Sequence[Story]) -> None:
    """Give each story its vectors: its most telling words and names by TF-IDF, of length one."""
    words = Counter(word for story in stories for word in story.counts)
    names = Counter(name for story in stories for name in story.names)
    for story in stories:
        story.word_vector = _vector(story.counts, words, len(stories))
        story.name_vector = _vector(story.names, names, len(stories))


def _vector(counts: Counter[str], documents: Counter[str], total: int) -> dict[str, float]:
    weights = {
        word: (1 + math.log(count)) * math.log((total + _ELSEWHERE) / (1 + documents[word]))
        for word, count in counts.items()
    }
    best = sorted(weights, key=lambda word: (-weights[word], word))[:_TERMS]
    norm = math.sqrt(sum(weights[word] ** 2 for word in best))
    return {word: weights[word] / norm for word in best}


def neighbours(stories: Sequence[Story]) -> Iterator[tuple[Story, Story]]:
    """Each story with itself, and pairs of articles that tell one story; only such with a common mark are looked at."""
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, story in enumerate(stories):
        for mark in story.marks():
            holders[mark].append(number)
    pairs = {pair for numbers in holders.values() if len(numbers) <= _COMMON for pair in combinations(numbers, 2)}
    for one, other in sorted(pairs | {(number, number) for number in range(len(stories))}):
        if same_story(stories[one], stories[other]):
            yield stories[one], stories[other]


def same_story(one: Story, other: Story) -> bool:
    """Are both articles about one story, as far as time, words and names tell?"""
    if one is other:
        return True
    dated = one.day is not None and other.day is not None
    if one.day and other.day and gap(one.day, other.day) > WINDOW:
        return False
    words, names = _cosine(one.word_vector, other.word_vector), _cosine(one.name_vector, other.name_vector)
    least = LEAST_SIMILARITY if names else LEAST_WITHOUT_NAMES
    return words + names >= (least if dated else LEAST_WITHOUT_DATES)


def _cosine(one: dict[str, float], other: dict[str, float]) -> float:
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other[word] for word, weight in one.items() if word in other)

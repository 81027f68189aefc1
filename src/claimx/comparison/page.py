"""An article as the comparison reads it: its words, and what each of them is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from claimx.comparison.prose import Prose
from claimx.comparison.times import Days, days
from claimx.records import Range, Record
from claimx.rules.vocabulary import Vocabulary
from claimx.text.spans import hull
from claimx.text.stems import stem

_BEFORE_A_PLACE = 2
#: So many words may stand between a country and the name that it describes: "Dutch packaging group Van Rossem".
_BETWEEN = 2


class Page:
    """A record's text in words, of which some are names, some belong to who says it, and some to numbers and dates."""

    def __init__(self, record: Record, vocabulary: Vocabulary) -> None:
        self.record = record
        self.vocabulary = vocabulary
        entities = [*record.organisations, *record.people]
        self.entities = {entity.id: entity.name for entity in entities}
        named = [(mention, entity.id) for entity in entities for mention in entity.mentions]
        named += [(mention, country.iso3) for country in record.countries for mention in country.mentions]
        self._countries = {country.iso3 for country in record.countries}
        names = [mention for mention, _ in named]
        hedged = [hull([figure, figure.cue]) for figure in record.figures if figure.cue]
        self.prose = Prose(record.text, vocabulary, whole=[*record.figures, *hedged, *names])
        self._names = {number: key for mention, key in named for number in self.prose.numbers(mention)}
        said = [part for claim in record.claims for part in (claim.source, claim.cue) if part is not None]
        self.figures = self._marked(chain(record.figures, (f.cue for f in record.figures if f.cue is not None)))
        self.said = self._marked(said)
        self._dates = self._marked(record.dates)
        self._days = [
            (self.prose.numbers(date).start, covered) for date in record.dates if (covered := days(date.date))
        ]
        words, sentence = self.prose.words, self.prose.sentence
        inner = (n for n in range(1, len(words)) if words[n].capital and sentence[n] == sentence[n - 1])
        self._proper = {words[n].low for n in inner} - {word.low for word in words if not word.capital}

    def content(self, words: Iterable[int]) -> frozenset[str]:
        """What the words that say something mean, without names, numbers, dates, and who says it."""
        meaning = self.vocabulary.meaning
        return frozenset(meaning(self.prose.words[number].low) for number in words if self.is_content(number))

    def is_content(self, number: int) -> bool:
        """Does this word say something of what is measured?"""
        if number in self.said or number in self.figures or number in self._dates or self.is_name(number):
            return False
        low = self.prose.words[number].low
        return low[0].isalpha() and not self.vocabulary.is_role(low, "stop")

    def is_name(self, number: int) -> bool:
        """Is this word part of a name?"""
        if number in self._names:
            return True
        word = self.prose.words[number]
        return word.capital and word.low in self._proper and not self.vocabulary.is_role(word.low, "stop")

    def dates(self, words: range) -> Iterator[Days]:
        """What the dates among the words cover."""
        return (covered for number, covered in self._days if words.start <= number < words.stop)

    def names(self) -> Iterator[str]:
        """The words of names, those of countries left out: half the world's news names them."""
        for number, word in enumerate(self.prose.words):
            if self.is_name(number) and self._names.get(number) not in self._countries:
                yield word.low

    def often_named(self, times: int) -> frozenset[str]:
        """Names that come at least so often, as `places` gives them."""
        starts = (key for number, key in self._names.items() if self._names.get(number - 1) != key)
        plain = (
            word.low
            for number, word in enumerate(self.prose.words)
            if number not in self._names and self.is_name(number)
        )
        return frozenset(name for name, count in Counter(chain(starts, plain)).items() if count >= times)

    def places(self, words: Iterable[int], said: bool = False) -> frozenset[str]:
        """What the words name or describe as a place, or as whose figure it is.

        Countries by their codes, organisations by their ids, other names in lower case; nouns such as "bank" with
        the words before them ("east bank"). Who says it is left out unless asked for.
        """
        found = set()
        for number in words:
            if (number in self.said and not said) or number in self._dates | self.figures:
                continue
            low = self.prose.words[number].low
            if number in self._names:
                if not self._describes(number):
                    found.add(self._names[number])
            elif self.is_name(number):
                if not self._goes_on(number):
                    found.add(low)
            elif self.vocabulary.is_role(low, "place") and (described := self._described(number)):
                found.add(f"{described} {stem(low)}")
        return frozenset(found)

    def joined(self, words: Iterable[int]) -> frozenset[str]:
        """The countries of a list that begins, ends or stands in the words: "Iraq, Jordan and Lebanon"."""
        found: set[str] = set()
        for number in words:
            for step in (-1, 1):
                place = number
                while (after := self._next_in_list(place, step)) is not None:
                    found |= {self._names[place], self._names[after]}
                    place = after
        return frozenset(found) if len(found) > 1 else frozenset()

    def _next_in_list(self, number: int, step: int) -> int | None:
        """The next country of a list to the left or right."""
        if self._names.get(number) not in self._countries:
            return None
        for after in (number + step, number + 2 * step):
            if not 0 <= after < len(self.prose.words) or self.prose.sentence[after] != self.prose.sentence[number]:
                return None
            if self._names.get(after) in self._countries:
                return after
            if self.prose.words[after].low not in ("and", "or"):
                return None
        return None

    def _describes(self, number: int) -> bool:
        """Is it a country that says whose a name is: "Dutch firm Van Rossem", "Britain's Ardal Glass"?"""
        key = self._names[number]
        if key not in self._countries:
            return False
        next_words = range(number + 1, min(number + 2 + _BETWEEN, len(self.prose.words)))
        same = (n for n in next_words if self.prose.clause[n] == self.prose.clause[number])
        return any(self._names.get(n, key) not in self._countries for n in same)

    def _goes_on(self, number: int) -> bool:
        """Does the name go on with the next word? Of "Cyclone Sagari", "Cox's Bazar" the last word counts."""
        after = number + 1
        same = after < len(self.prose.words) and self.prose.clause[after] == self.prose.clause[number]
        return same and after not in self._names and self.is_name(after)

    def names_country(self, country: str, words: Iterable[int]) -> bool:
        """Is the country named among the words?"""
        return any(self._names.get(number) == country for number in words)

    def _described(self, number: int) -> str:
        """The words that say something right before a noun."""
        start, first = number, self.prose.clause_words(self.prose.clause[number]).start
        while start > max(first, number - _BEFORE_A_PLACE) and self.is_content(start - 1):
            start -= 1
        return " ".join(stem(word.low) for word in self.prose.words[start:number])

    def _marked(self, ranges: Iterable[Range]) -> set[int]:
        return {number for each in ranges for number in self.prose.numbers(each)}

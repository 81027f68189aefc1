"""The words around a figure: its clause, what stands just before and after it, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimx.comparison.page import Page
from claimx.records import Figure, Range
from claimx.rules.spec import MeasureRule
from claimx.rules.vocabulary import MeasureTerm
from claimx.text.spans import covers, overlaps
from claimx.text.stems import stem

#: The most words that say something between a figure and what is said of it, and between it and its measure's name.
_NEAR = 2
_NEAR_NAME = 1
#: How many clauses further on a predicate may stand ("43 people, police said, were killed"), and how deep in it.
_CLAUSES_ON = 3
_CLAUSES_BACK = 2
_WORDS_IN = 4


@dataclass(frozen=True, slots=True)
class Concept:
    """A rule that applies to a figure; the name of a measure by its noun includes its kind ("food inflation")."""

    rule: MeasureRule
    name: str


class Surroundings:
    """Where a figure stands; ranges count the words of the page."""

    def __init__(self, page: Page, figure: Figure, others: Sequence[Figure]) -> None:
        self._page = page
        self._prose = page.prose
        self.figure = figure
        self.numbers = self._prose.numbers(figure)
        self.hedged = self._with_hedge()
        self.sentence = self._prose.sentence[self.numbers.start]
        self.whole = next((other for other in others if _counts(other, figure)), None)
        self.of_a_whole = any(_counts(figure, other) for other in others)
        self.what = self._prose.numbers(figure.what) if figure.what else range(0)
        self.zone = self._prose.numbers(self.whole.what) if self.whole and self.whole.what else self._zone(others)

    def _with_hedge(self) -> range:
        """The figure with its hedge, where that touches it."""
        cue = self._prose.numbers(self.figure.cue) if self.figure.cue else range(0)
        start = cue.start if cue and cue.stop == self.numbers.start else self.numbers.start
        return range(start, self.numbers.stop)

    def _zone(self, others: Sequence[Figure]) -> range:
        """The figure's clause and what it counts, up to the next figures on both sides."""
        clause = self._prose.clause_words(self._prose.clause[self.numbers.start])
        start, stop = clause.start, clause.stop
        if self.what and self._prose.sentence[self.what.start] == self.sentence:
            start, stop = min(start, self.what.start), max(stop, self.what.stop)
        for other in others:
            inside = self.figure.what and covers(self.figure.what, other)
            if other is self.figure or inside or other.change:  # "rose 18% to 310"
                continue
            place = self._prose.numbers(other)
            if place and place.stop <= self.numbers.start:
                start = max(start, place.stop)
            elif place and place.start >= self.numbers.stop:
                stop = min(stop, place.start)
        return range(min(start, self.hedged.start), max(stop, self.numbers.stop))

    # ------------------------------------------------------------ just before and after

    def before(self, role: str) -> bool:
        """Does a word of this role stand right before the figure, or before its hedge or "the"?"""
        start = self.hedged.start
        if start and self._prose.words[start - 1].low == "the":
            start -= 1
        near = self._prose.roles(range(max(0, start - _WORDS_IN), self.numbers.start), role)
        return any(term.end in (start, self.hedged.start, self.numbers.start) for term in near)

    def after(self, role: str) -> bool:
        """Does a word of this role stand right after the figure?"""
        stop = self.numbers.stop
        return any(term.start == stop for term in self._prose.roles(range(stop, stop + _WORDS_IN), role))

    def follows(self) -> range:
        """The rest of the sentence after the figure's clause, up to the next figure."""
        stop = self._prose.sentence_words(self.sentence).stop
        figures = (number for number in range(self.zone.stop, stop) if number in self._page.figures)
        return range(self.zone.stop, next(figures, stop))

    def follows_in_sentence(self, figure: Figure) -> bool:
        """Does the other figure stand before in the same sentence: "43 died in Beni and 12 in Goma"?"""
        return self._prose.sentence[self._prose.numbers(figure).start] == self.sentence

    def touches(self, figure: Figure) -> bool:
        """Does the figure stand right after another one: "$3.50 (about Rs 300)"?"""
        return 0 <= self.hedged.start - self._prose.numbers(figure).stop <= 1

    def is_elliptic(self) -> bool:
        """Is nothing said of the figure but that it was so: "nearly 300 did", "there were 287"?"""
        return self.before("ellipsis") or self.after("ellipsis")

    def leads(self) -> range:
        """The sentence before the figure's clause."""
        return range(self._prose.sentence_words(self.sentence).start, self.zone.start)

    def scene(self) -> range:
        """What comes before the figure's clause and says where: "In Goma, …", "on the east bank, where …"."""
        words, clause = self._prose.words, self._prose.clause
        first = self._prose.sentence_words(self.sentence).start
        for number in range(self.zone.start, first, -1):
            if words[number].low == "where" and clause[number] != clause[number - 1]:
                return self._prose.clause_words(clause[number - 1])
        says_where = self._page.vocabulary.is_role(words[first].low, "adjunct")
        return self._prose.clause_words(clause[first]) if says_where else range(0)

    def near(self, role: str) -> bool:
        """Does a word of this role stand in the figure's clause or right before it?"""
        start = self._prose.clause_words(self._prose.clause[self.zone.start] - _CLAUSES_BACK).start
        return bool(self._prose.roles(range(max(start, self.leads().start), self.zone.stop), role))

    def has(self, role: str) -> bool:
        """Does a word of this role stand in the figure's clause?"""
        return bool(self._prose.roles(self.zone, role))

    def refers_back(self) -> bool:
        """Does "the number" or the like stand in the sentence before the figure, not "the number of …"?"""
        words, start = self._prose.words, self._prose.sentence_words(self.sentence).start
        found = self._prose.roles(range(start, self.numbers.start), "anaphor")
        return any(words[term.end].low != "of" for term in found) or self._counts_a_number()

    def _counts_a_number(self) -> bool:
        """Does it stand for "its tally" or "the total", which say nothing of what they are of?"""
        is_role = self._page.vocabulary.is_role
        lows = [self._prose.words[number].low for number in self.what]
        sums = [low for low in lows if is_role(low, "sum")]
        return bool(sums) and all(low in sums or is_role(low, "stop") for low in lows)

    # ------------------------------------------------------------ what is said of the figure

    def concepts(self) -> list[Concept]:
        """What the rules say is said of the figure: the nearest, and what is joined to it ("dead or missing")."""
        if self.whole:
            return []
        ranked = sorted(self._candidates(), key=lambda candidate: candidate[:2])
        term = ranked[0][2] if ranked else self._further_on()
        return [self._concept(each) for each in self._joined(term)] if term else []

    def _concept(self, term: MeasureTerm) -> Concept:
        start = term.start
        while not term.rule.words and start > term.start - _NEAR and start and self._says(start - 1):
            start -= 1
        kind = sorted(stem(word.low) for word in self._prose.words[start : term.start])
        return Concept(term.rule, " ".join([*kind, term.rule.measure]))

    def _candidates(self) -> Iterator[tuple[int, int, MeasureTerm]]:
        for term in self._prose.measures(self.zone):
            if self._fits(term) and (distance := self._distance(term)) is not None:
                yield (0 if term.rule.of and not term.named else 1, distance, term)

    def _fits(self, term: MeasureTerm) -> bool:
        if self.figure.kind not in term.rule.figures:
            return False
        of = self._page.vocabulary.counts(term.rule)
        counted = (
            self._page.vocabulary.meaning(self._prose.words[number].low) for number in (*self.what, *self.numbers)
        )
        return not of or term.named or not of.isdisjoint(counted)

    def _distance(self, term: MeasureTerm) -> int | None:
        """How many words that say something stand between, or None where the term is not said of the figure."""
        if term.start >= self.what.start and term.end <= self.what.stop:
            inside_a_whole = self.after("part") or self.figure.kind in ("percent", "ratio")
            return None if inside_a_whole and not term.named else 0
        if term.end <= self.hedged.start:
            if self._is_adjunct(term):
                return None
            distance = self._content_between(term.end, self.hedged.start)
            return distance if term.named or distance <= _NEAR else None
        if term.start < self.numbers.stop:
            return None
        distance = self._content_between(self.numbers.stop, term.start)
        limit = _NEAR_NAME if term.named else _NEAR
        return distance if distance <= limit and not self._governed(term) else None

    def _is_adjunct(self, term: MeasureTerm) -> bool:
        """Does the figure say where or when, rather than how many: "patients admitted at eight camps"?"""
        if self.figure.kind != "number" or not self.before("adjunct"):
            return False
        if self.before("value"):
            return not term.named and not term.rule.of
        return not term.named or bool(self.what)

    def _content_between(self, start: int, stop: int) -> int:
        return sum(number not in self.what and self._says(number) for number in range(start, stop))

    def _says(self, number: int) -> bool:
        """Does this word say something of what is measured?"""
        generic = self._page.vocabulary.is_role(self._prose.words[number].low, "generic")
        return self._page.is_content(number) and not generic

    def _governed(self, term: MeasureTerm) -> bool:
        """Is the term the object of a preposition or a noun with its article: "at a funeral for [the dead]"?"""
        before = self._prose.words[term.start - 1].low
        return self._page.vocabulary.is_role(before, "governs") and not (term.named and before == "of")

    def _further_on(self) -> MeasureTerm | None:
        """A predicate in one of the next clauses of the sentence, near their beginning."""
        stop = self._prose.sentence_words(self.sentence).stop
        start = self._prose.clause_words(self._prose.clause[self.zone.stop - 1]).stop
        for _ in range(_CLAUSES_ON):
            if start >= stop:
                return None
            clause = self._prose.clause_words(self._prose.clause[start])
            aside = self._prose.roles(range(clause.start, clause.start + 1 + _WORDS_IN), "aside")
            if not aside and any(number in self._page.figures for number in clause):
                return None  # what follows is said of another figure
            if not aside and self._begins_anew(clause.start):
                return None
            for term in self._prose.measures(range(clause.start, min(clause.stop, clause.start + _WORDS_IN))):
                if self._fits(term) and not term.named and not self._content_between(clause.start, term.start):
                    return term
            start = clause.stop
        return None

    def _begins_anew(self, number: int) -> bool:
        """Does a clause begin that does not go on with the noun before: "… and drowned", not "… who drowned"?"""
        low, vocabulary = self._prose.words[number].low, self._page.vocabulary
        return vocabulary.is_role(low, "breaks") and not vocabulary.is_role(low, "relative")

    def _joined(self, term: MeasureTerm) -> list[MeasureTerm]:
        found = [term]
        for other in self._prose.measures(range(max(0, term.start - _WORDS_IN), term.end + _WORDS_IN)):
            between = range(min(term.end, other.end), max(term.start, other.start))
            words = [self._prose.words[number].low for number in between]
            if other.rule is not term.rule and self._fits(other) and words in (["and"], ["or"]):
                found.append(other)
        return found


def _counts(figure: Figure, other: Figure) -> bool:
    """Does a figure count what another one counts: the 12 of "12 of the 43 dead"?"""
    what: Range | None = figure.what
    return other is not figure and what is not None and overlaps(what, other)

"""A text cut into words, sentences and clauses, without a parser: enough to say which words a figure belongs with."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar

from claimx.records import Range
from claimx.rules.vocabulary import MeasureTerm, RoleTerm, Term, Vocabulary, Word, split_words

_CLAUSE_MARK = re.compile(r"[,;:()\[\]–—“”\"‘]|\s-\s|’\s")
_SENTENCE_MARK = re.compile(r"[.!?…][\s\"”’')\]]*$|\n")


#: "Asia and the Pacific": a name, the joint, an article, a name.
_BETWEEN_NAMES = 4

AnyTerm = TypeVar("AnyTerm", bound=Term)


class Prose:
    """The words of a text, and for each the sentence and the clause that it stands in, by number."""

    def __init__(self, text: str, vocabulary: Vocabulary, whole: Iterable[Range] = ()) -> None:
        """Args: `whole` are ranges that no clause ends in, such as figures and names."""
        self.words = split_words(text)
        self._starts = [word.start for word in self.words]
        self._measures: list[MeasureTerm] = []
        self._roles: dict[str, list[RoleTerm]] = defaultdict(list)
        for term in vocabulary.find(self.words):
            if isinstance(term, MeasureTerm):
                self._measures.append(term)
            else:
                self._roles[term.rule.role].append(term)
        said = {number for term in self._measures for number in range(term.start + 1, term.end)}  # "leads with"
        breaks = {term.start for term in self._roles["breaks"] if not self._joins_names(term)} - said
        inside = {number for each in whole for number in self.numbers(each)[1:]}
        self.sentence: list[int] = []
        self.clause: list[int] = []
        sentence = clause = 0
        for number, word in enumerate(self.words):
            gap = text[self.words[number - 1].end : word.start] if number else ""
            if number and number not in inside:
                if _ends_sentence(gap, self.words[number - 1], word, vocabulary):
                    sentence += 1
                    clause += 1
                elif number in breaks or _CLAUSE_MARK.search(gap):
                    clause += 1
            self.sentence.append(sentence)
            self.clause.append(clause)

    def numbers(self, place: Range) -> range:
        """The numbers of the words in a range of characters."""
        return range(bisect_left(self._starts, place.start), bisect_left(self._starts, place.end))

    def _joins_names(self, term: RoleTerm) -> bool:
        """Is it the "and" of "Asia and the Pacific"?"""
        around = self.words[max(0, term.start - 1) : term.end + 2]
        if term.start == 0 or term.end - term.start > 1 or len(around) < _BETWEEN_NAMES:
            return False
        before, joint, *after = around
        return before.capital and not joint.capital and after[after[0].low == "the"].capital

    def clause_words(self, clause: int) -> range:
        """The numbers of the words of a clause."""
        return range(bisect_left(self.clause, clause), bisect_right(self.clause, clause))

    def sentence_words(self, sentence: int) -> range:
        """The numbers of the words of a sentence."""
        return range(bisect_left(self.sentence, sentence), bisect_right(self.sentence, sentence))

    def measures(self, words: range) -> Sequence[MeasureTerm]:
        """Words of measures that stand wholly in a range."""
        return _inside(self._measures, words)

    def roles(self, words: range, role: str) -> Sequence[RoleTerm]:
        """Words of one role that stand wholly in a range."""
        return _inside(self._roles[role], words)


def _inside(terms: Sequence[AnyTerm], words: range) -> Sequence[AnyTerm]:
    first = bisect_left(terms, words.start, key=lambda term: term.start)
    last = bisect_left(terms, words.stop, key=lambda term: term.start)
    return [term for term in terms[first:last] if term.end <= words.stop]


def _ends_sentence(gap: str, before: Word, after: Word, vocabulary: Vocabulary) -> bool:
    if "\n" in gap:
        return True
    if not _SENTENCE_MARK.search(gap) or before.end - before.start == 1:  # the U.S. and J. Smith
        return False
    starts = after.capital or after.low[0].isdigit()
    return starts and not (gap.startswith(".") and vocabulary.is_role(before.low, "abbreviation"))

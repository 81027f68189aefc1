"""The words that say what a figure measures, from the rules `measure` and `measure_word`, and where a text has them;
and what units are in each other, from the rules `unit`.

Knows no spaCy, since the comparison reads records: these rules are the one thing it has from the pipeline's side of
the house.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claimx.rules.load import load_rules
from claimx.rules.spec import MeasureRule, MeasureWordRule, Rule, UnitRule
from claimx.rules.spec.figures import read_amount
from claimx.text.stems import stem

#: Roles that are asked for word by word (`Vocabulary.is_role`): looking for all of them in a text would take longer.
WORD_BY_WORD = ("abbreviation", "generic", "governs", "place", "relative", "same", "stop", "sum", "time")

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text and its place; `low` is in lower case and without 's."""

    start: int
    end: int
    low: str
    capital: bool


@dataclass(frozen=True, slots=True)
class Term:
    """Words of a rule in a text: the half-open range of words."""

    start: int
    end: int
    rule: MeasureRule | MeasureWordRule


@dataclass(frozen=True, slots=True)
class MeasureTerm(Term):
    """Words of a measure; `named` where they are its own name."""

    rule: MeasureRule
    named: bool


@dataclass(frozen=True, slots=True)
class RoleTerm(Term):
    """Words that help to tell measures apart."""

    rule: MeasureWordRule


@dataclass(frozen=True, slots=True)
class _Phrase:
    """What is looked for: words in lower case, and the rule they come from."""

    words: tuple[str, ...]
    rule: MeasureRule | MeasureWordRule
    named: bool

    def term(self, start: int, end: int) -> MeasureTerm | RoleTerm:
        if isinstance(self.rule, MeasureRule):
            return MeasureTerm(start, end, self.rule, self.named)
        return RoleTerm(start, end, self.rule)


def split_words(text: str) -> list[Word]:
    """The words and numerals of a text."""
    return [_word(found) for found in _WORD.finditer(text)]


def rule_matches(rule: MeasureRule | MeasureWordRule, text: str) -> list[tuple[int, int]]:
    """Where a text has words of one rule, as ranges of characters: what its examples are checked against."""
    words, vocabulary = split_words(text), Vocabulary([rule])
    if rule.kind == "measure_word" and rule.role in WORD_BY_WORD:
        return [(word.start, word.end) for word in words if vocabulary.is_role(word.low, rule.role)]
    return [(words[term.start].start, words[term.end - 1].end) for term in vocabulary.find(words)]


def _word(found: re.Match[str]) -> Word:
    low = found[0].lower().replace("’", "'").removesuffix("'s")
    return Word(found.start(), found.end(), low, found[0][0].isupper())


def _tells_meanings(rule: Rule) -> bool:
    return isinstance(rule, MeasureWordRule) and rule.role == "same"


class Vocabulary:
    """The rules, indexed by the first word of what they look for."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._phrases: dict[str, list[_Phrase]] = defaultdict(list)
        self._of: dict[str, frozenset[str]] = {}
        self._role: dict[str, set[str]] = defaultdict(set)
        self._meaning: dict[str, str] = {}
        self._equal: dict[str, tuple[str, float]] = {}
        rules = sorted(rules, key=_tells_meanings, reverse=True)
        for rule in rules:
            if isinstance(rule, MeasureRule):
                self._add(rule, rule.names or (), named=True)
                self._add(rule, rule.words or (), named=False)
                self._of[rule.id] = frozenset(self.meaning(word) for word in rule.of or ())
            elif isinstance(rule, MeasureWordRule):
                self._role[rule.role].update(phrase for phrase in rule.words if " " not in phrase)
                if _tells_meanings(rule):
                    self._meaning.update((stem(word), stem(rule.words[0])) for word in rule.words)
                if rule.role not in WORD_BY_WORD:
                    self._add(rule, rule.words, named=False)
            elif isinstance(rule, UnitRule):
                for entry in rule.entries:
                    if entry.unit and entry.equals:
                        number, unit = read_amount(entry.equals)
                        self._equal[entry.unit] = unit, float(number)
        for phrases in self._phrases.values():
            phrases.sort(key=lambda phrase: -len(phrase.words))

    def _add(self, rule: MeasureRule | MeasureWordRule, phrases: Sequence[str], named: bool) -> None:
        for phrase in phrases:
            words = tuple(word.low for word in split_words(phrase))
            if words:
                self._phrases[words[0]].append(_Phrase(words, rule, named))

    def find(self, words: Sequence[Word]) -> Iterator[MeasureTerm | RoleTerm]:
        """All terms, the longer first where several begin with one word; those of one rule do not overlap.

        Words of the roles `WORD_BY_WORD` are not among them.
        """
        lows = [word.low for word in words]
        past: dict[str, int] = {}
        for start, low in enumerate(lows):
            for phrase in self._phrases.get(low, ()):
                end = start + len(phrase.words)
                if past.get(phrase.rule.id, 0) <= start and tuple(lows[start:end]) == phrase.words:
                    past[phrase.rule.id] = end
                    yield phrase.term(start, end)

    def counts(self, rule: MeasureRule) -> frozenset[str]:
        """The nouns that the rule is about, by their meanings; empty where it is about any."""
        return self._of[rule.id]

    def meaning(self, low: str) -> str:
        """What a word in lower case means: its stem, and for all words that mean the same that of the first."""
        root = stem(low)
        return self._meaning.get(root, root)

    def in_terms_of(self, unit: str) -> tuple[str, float]:
        """The unit in which such figures are compared, and how much of it one of this unit is."""
        return self._equal.get(unit, (unit, 1.0))

    def is_role(self, low: str, role: str) -> bool:
        """Is the single word in lower case one of this role?"""
        return low in self._role[role]


@lru_cache(maxsize=4)
def vocabulary(packs: tuple[str, ...] = ()) -> Vocabulary:
    """The vocabulary of the built-in rules with packs over them."""
    return Vocabulary(load_rules(packs))

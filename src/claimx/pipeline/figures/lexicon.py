"""What the rule packs know of figures, as tables to look things up in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from claimx.records import Bound, FigureKind
from claimx.rules.load import RuleSet
from claimx.rules.spec.figures import (
    CurrencyEntry,
    CurrencyRule,
    DigitsRule,
    HedgeRule,
    MagnitudeRule,
    NumeralRule,
    RangeRule,
    UnitEntry,
    UnitRule,
)
from claimx.text.lexemes import LexemeCutter, Lexemes
from claimx.text.numbers import NumberReader, NumberWord
from claimx.text.phrases import Phrases

#: Most lexemes in a unit's symbol ("sq. ft." has four).
_SYMBOL_LENGTH = 4
_DEFAULT_GROUPING, _DEFAULT_DECIMAL = (",",), "."


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit or a currency as it makes figures: the kind, what the value is multiplied by, and its conditions."""

    kind: FigureKind
    name: str | None
    rule: str
    label: str
    factor: Fraction = Fraction(1)
    family: str | None = None
    size: Fraction = Fraction(1)
    article: bool = False
    touching: bool = False
    period: str | None = None
    before: frozenset[str] = frozenset()
    at_end: bool = True
    with_words: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()
    codes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hedge:
    """A bound that words put on a figure, and the kinds of figures that they do not bound."""

    bound: Bound
    rule: str
    not_of: frozenset[str]
    filler: bool


@dataclass(frozen=True, slots=True)
class Letters:
    """Letters or a sign that multiply a number when they touch it."""

    value: Fraction
    rule: str
    after_money: bool


class Lexicon:
    """All tables, made of the rules in force."""

    def __init__(self, rules: RuleSet) -> None:
        digits = rules.of_kind(DigitsRule)
        grouping = [mark for rule in digits for mark in rule.grouping] or list(_DEFAULT_GROUPING)
        self.digits_rule = digits[-1].id if digits else ""
        self.cutter = LexemeCutter(grouping, digits[-1].decimal if digits else _DEFAULT_DECIMAL)
        numerals, magnitudes = rules.of_kind(NumeralRule), rules.of_kind(MagnitudeRule)
        self.reader = NumberReader(dict([*_number_words(numerals), *_magnitude_words(magnitudes)]), self.cutter)
        self.vague = {word: rule.id for rule in numerals if rule.role == "vague" for word in rule.words}
        self.pronouns = {word: rule for rule in numerals if rule.role == "pronoun" for word in rule.words}
        self.letters = dict(_letters(magnitudes))
        self._units(rules)
        hedges = rules.of_kind(HedgeRule)
        self.hedges_before = self._hedges((phrase, rule) for rule in hedges for phrase in rule.before or ())
        self.hedges_after = self._hedges((phrase, rule) for rule in hedges for phrase in rule.after or ())
        self.hedge_suffixes = self._hedges((phrase, rule) for rule in hedges for phrase in rule.suffixes or ())
        ranges = rules.of_kind(RangeRule)
        self.openings = Phrases(self.cutter, [(p, rule) for rule in ranges for p in rule.opening or ()])
        self.joiners: dict[str, list[RangeRule]] = {}
        for rule in ranges:
            for joiner in rule.joiners:
                self.joiners.setdefault(" ".join(self.cutter(joiner).lowers), []).append(rule)

    def evidence(self, lexemes: Lexemes, first: int, last: int) -> Iterator[tuple[str, str, int, int]]:
        """The rules that know the words of a number: rule, kind, and the lexemes from its first to its last word."""
        found: dict[tuple[str, str], tuple[int, int]] = {}
        for index in range(first, last):
            if lexemes.is_digits(index):
                key = (self.digits_rule, "digits")
            elif word := self.reader.words.get(lexemes.lowers[index]):
                key = (word.rule, "magnitude" if word.role == "magnitude" else "numeral")
            else:
                continue
            found[key] = (found.get(key, (index, 0))[0], index + 1)
        for (rule, label), (start, end) in found.items():
            yield rule, label, start, end

    def symbol_after(self, lexemes: Lexemes, index: int) -> tuple[int, list[Unit]] | None:
        """The longest unit written as a symbol at `index`: the lexeme after it, and the units it may stand for."""
        for length in range(_SYMBOL_LENGTH, 0, -1):
            symbol = lexemes.slice(index, index + length)
            units = self._suffixes.get(symbol)
            if units and not (symbol[:-1] in self._suffixes and lexemes.ends_sentence(index + length - 1)):
                return index + length, units
        return None

    def symbol_before(self, lexemes: Lexemes, index: int) -> tuple[int, Unit] | None:
        """The longest currency sign or code that ends before `index`: its first lexeme, and the currency."""
        for length in range(_SYMBOL_LENGTH, 0, -1):
            unit = self._prefixes.get(lexemes.slice(index - length, index))
            if unit:
                return index - length, unit
        return None

    def _units(self, rules: RuleSet) -> None:
        names: list[tuple[str, Unit]] = []
        self._suffixes: dict[str, list[Unit]] = {}
        self._prefixes: dict[str, Unit] = {}
        for rule in rules.of_kind(UnitRule):
            for entry in rule.entries:
                unit = _unit(rule, entry)
                names += [(form, unit) for name in entry.names or () for form in _forms(name)]
                for symbol in entry.symbols or ():
                    self._suffixes.setdefault(symbol, []).append(unit)
        for currency in rules.of_kind(CurrencyRule):
            for money in currency.entries:
                names += self._currency(currency.id, money)
        self.unit_names = Phrases(self.cutter, names)

    def _currency(self, rule: str, entry: CurrencyEntry) -> Iterator[tuple[str, Unit]]:
        """Enter a currency's signs; returns its names."""
        unit = Unit("money", entry.code, rule, "currency", family="money", codes=entry.codes or {}, article=True)
        signs = [*(entry.symbols or ()), *([entry.code] if entry.code and entry.code_in_text else [])]
        for sign in signs:
            self._prefixes.setdefault(sign, unit)
            if unit not in self._suffixes.setdefault(sign, []):
                self._suffixes[sign].append(unit)
        for letters in entry.prefixes or ():
            self._prefixes.setdefault(letters, Unit("money", entry.code, rule, "currency", touching=True))
        hundredth = Unit("money", entry.code, rule, "currency", Fraction(1, 100), "money", Fraction(1, 100), True)
        for name in entry.cents or ():
            if len(name) == 1:
                self._suffixes.setdefault(name, []).append(hundredth)
        names = [(form, unit) for name in entry.names or () for form in _forms(name)]
        yield from names
        yield from ((form, hundredth) for name in entry.cents or () if len(name) > 1 for form in _forms(name))

    def _hedges(self, entries: Iterable[tuple[str, HedgeRule]]) -> Phrases[Hedge]:
        return Phrases(
            self.cutter,
            ((p, Hedge(rule.bound, rule.id, frozenset(rule.not_of or ()), rule.filler)) for p, rule in entries),
        )


def _unit(rule: UnitRule, entry: UnitEntry) -> Unit:
    factor = Fraction(entry.factor)
    return Unit(
        kind=rule.figure,
        name=entry.unit,
        rule=rule.id,
        label="unit",
        factor=Fraction(1) if entry.of else factor,
        family=entry.of,
        size=factor,
        article=entry.article,
        period=entry.period,
        before=frozenset(entry.before or ()),
        at_end=entry.at_end,
        with_words=frozenset(entry.with_words or ()),
        between=frozenset(rule.between or ()),
    )


def _forms(name: str) -> tuple[str, str]:
    """A name and its plural in "s"; where that is no word, nobody writes it."""
    return name, name + "s"


def _number_words(rules: Iterable[NumeralRule]) -> Iterator[tuple[str, NumberWord]]:
    for rule in rules:
        if rule.role != "vague" and rule.role != "pronoun":
            for word, value in rule.words.items():
                yield word, NumberWord(rule.role, Fraction(value), rule.id)


def _magnitude_words(rules: Iterable[MagnitudeRule]) -> Iterator[tuple[str, NumberWord]]:
    for rule in rules:
        for entry in rule.entries:
            for name in entry.names or ():
                yield name, NumberWord("magnitude", Fraction(entry.value), rule.id)


def _letters(rules: Iterable[MagnitudeRule]) -> Iterator[tuple[str, Letters]]:
    for rule in rules:
        for entry in rule.entries:
            for symbol in entry.after_money or ():
                yield symbol, Letters(Fraction(entry.value), rule.id, after_money=True)
            for symbol in entry.symbols or ():
                yield symbol, Letters(Fraction(entry.value), rule.id, after_money=False)

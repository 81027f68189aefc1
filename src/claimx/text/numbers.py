"""Numbers in words and digits: "1,200,000", "two and a half million", "3 crore", "½", "a hundred and two".

    number      = [sign] group {[joiner] group}      each group smaller than the magnitude before it
    group       = coefficient {magnitude} | [article] magnitude {magnitude}
    coefficient = digits | words below a thousand | fraction | any of these and a fraction

Which words are numbers is told by the caller (a rule pack); this is only their grammar. Values are exact fractions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from claimx.text.lexemes import VULGAR_FRACTIONS, LexemeCutter, Lexemes

Role = Literal["number", "fraction", "ordinal", "magnitude", "article", "sign", "joiner", "point", "of"]
#: digits; words; a fraction with its numerator ("two thirds"); its word alone ("half"), or one that is an ordinal too
Shape = Literal["digits", "words", "fraction", "bare", "ordinal"]

#: What a number can begin with.
_INITIAL: tuple[Role, ...] = ("number", "fraction", "ordinal", "magnitude", "article", "sign")
#: Beyond this no news counts anything, and floats lose their sense.
LARGEST = Fraction(10) ** 24


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A word that is part of numbers: its role, its value where it has one, and the rule that knows it."""

    role: Role
    value: Fraction = Fraction(0)
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A number that stands at the lexemes `first` to `last` (half-open); `magnitude` is what was multiplied in."""

    first: int
    last: int
    value: Fraction
    shape: Shape
    magnitude: Fraction = Fraction(1)


class NumberReader:
    """Reads the number that begins at a lexeme, the longest there is."""

    def __init__(self, words: Mapping[str, NumberWord], cutter: LexemeCutter) -> None:
        self.words = dict(words)
        self._cutter = cutter
        self._first = {word for word, known in words.items() if known.role in _INITIAL} | set(VULGAR_FRACTIONS)

    def starts(self, lexemes: Lexemes, index: int) -> bool:
        """Can a number begin here? Quick, and never false where `read` finds one."""
        lower = lexemes.lowers[index]
        return lower in self._first or lower[-1] in "0123456789"

    def read(self, lexemes: Lexemes, index: int, joined: bool = True) -> Number | None:
        """The number beginning at lexeme `index`, or None; not `joined` by "and", where that parts two numbers."""
        sign = self._has(lexemes, index, "sign")
        number = self._sum(lexemes, index + 1 if sign else index, joined)
        if number is None or abs(number.value) > LARGEST:
            return None
        return replace(number, first=index, value=-number.value) if sign else number

    def _sum(self, lexemes: Lexemes, index: int, joined: bool) -> Number | None:
        number = self._group(lexemes, index, joined)
        smallest = number.magnitude if number else Fraction(1)
        while number and smallest > 1:
            position = number.last
            comma = lexemes.lower(position) == ","
            linked = self._has(lexemes, position, "joiner")
            if linked and not joined:
                break
            addend = self._group(lexemes, position + 1 if comma or linked else position, joined)
            if addend is None or not _adds(addend, smallest, comma):
                break
            number = replace(number, last=addend.last, value=number.value + addend.value)
            smallest = addend.magnitude
        return number

    def _group(self, lexemes: Lexemes, index: int, joined: bool) -> Number | None:
        number = self._coefficient(lexemes, index, joined) or self._article_magnitude(lexemes, index)
        if number is None:
            return None
        if number.shape in ("fraction", "bare"):
            number = self._part_of_magnitude(lexemes, number)
        magnitude = Fraction(1)
        while number.shape not in ("bare", "ordinal") and magnitude <= LARGEST:
            position = self._after_hyphen(lexemes, number.last)
            word = self._get(lexemes, position, "magnitude")
            if word is None:
                break
            magnitude *= word.value
            shape: Shape = "words" if number.shape == "fraction" else number.shape
            number = Number(number.first, position + 1, number.value * word.value, shape, magnitude)
        return self._with_fraction(lexemes, number) if magnitude > 1 else number

    def _article_magnitude(self, lexemes: Lexemes, index: int) -> Number | None:
        """ "a million", "thousand": the magnitude itself is left for the group to read."""
        position = index + 1 if self._has(lexemes, index, "article") else index
        word = self._get(lexemes, position, "magnitude")
        if word is None or lexemes.lower(position).endswith("s"):
            return None
        return Number(index, position, Fraction(1), "words")

    def _part_of_magnitude(self, lexemes: Lexemes, number: Number) -> Number:
        """ "half a million", "a quarter of a million", "half-million"."""
        position = number.last + 1 if self._has(lexemes, number.last, "of") else number.last
        position = position + 1 if self._has(lexemes, position, "article") else self._after_hyphen(lexemes, position)
        word = self._get(lexemes, position, "magnitude")
        if word is None or lexemes.lower(position).endswith("s"):
            return number
        return Number(number.first, position, number.value, "words")

    def _coefficient(self, lexemes: Lexemes, index: int, joined: bool) -> Number | None:
        number = self._digits(lexemes, index) or self._hundreds(lexemes, index, joined)
        if number is None:
            return self._fraction_word(lexemes, index)
        return self._decimal_words(lexemes, number) or self._numerator(lexemes, number) or self._mixed(lexemes, number)

    def _digits(self, lexemes: Lexemes, index: int) -> Number | None:
        word = lexemes.word(index)
        if word in VULGAR_FRACTIONS:
            return Number(index, index + 1, VULGAR_FRACTIONS[word], "fraction")
        value = self._value(lexemes, index)
        if value is None:
            return None
        denominator = self._denominator(lexemes, index)
        if denominator:
            return Number(index, index + 3, value / denominator, "fraction")
        return Number(index, index + 1, value, "digits")

    def _denominator(self, lexemes: Lexemes, index: int) -> Fraction | None:
        """The 4 of "1/4"."""
        slash = lexemes.lower(index + 1) in ("/", "\u2044") and lexemes.glued(index + 1) and lexemes.glued(index + 2)
        return self._value(lexemes, index + 2) if slash else None

    def _value(self, lexemes: Lexemes, index: int) -> Fraction | None:
        digits = lexemes.is_digits(index) and lexemes.word(index) not in VULGAR_FRACTIONS
        return self._cutter.value(lexemes.word(index)) if digits else None

    def _hundreds(self, lexemes: Lexemes, index: int, joined: bool) -> Number | None:
        number = self._below_hundred(lexemes, index)
        article = index + self._has(lexemes, index, "article")
        position = self._after_hyphen(lexemes, number.last) if number else article
        if not self._is_hundred(lexemes, position) or (number is None and lexemes.lower(position).endswith("s")):
            return number
        coefficient = number.value if number else Fraction(1)
        hundreds = Number(index, position + 1, coefficient * 100, "words", Fraction(100))
        linked = self._has(lexemes, position + 1, "joiner")
        rest = None if linked and not joined else self._below_hundred(lexemes, position + (2 if linked else 1))
        if rest is None or self._is_hundred(lexemes, self._after_hyphen(lexemes, rest.last)):
            return hundreds
        return replace(hundreds, last=rest.last, value=hundreds.value + rest.value, magnitude=Fraction(1))

    def _is_hundred(self, lexemes: Lexemes, index: int) -> bool:
        return (word := self._get(lexemes, index, "magnitude")) is not None and word.value == 100

    def _below_hundred(self, lexemes: Lexemes, index: int) -> Number | None:
        word = self._get(lexemes, index, "number")
        if word is None:
            return None
        position = self._after_hyphen(lexemes, index + 1)
        unit = self._get(lexemes, position, "number")
        if unit and word.value >= 20 and word.value % 10 == 0 and 1 <= unit.value <= 9:
            return Number(index, position + 1, word.value + unit.value, "words")
        return Number(index, index + 1, word.value, "words")

    def _decimal_words(self, lexemes: Lexemes, number: Number) -> Number | None:
        """ "two point five", "1 point 1"."""
        if number.shape == "fraction" or not self._has(lexemes, number.last, "point"):
            return None
        position = number.last + 1
        digits = lexemes.word(position) if lexemes.word(position).isdigit() else ""
        position += 1 if digits else 0
        while not lexemes.is_digits(position - 1) and len(digits) < 12:
            word = self._get(lexemes, position, "number")
            if word is None or word.value > 9:
                break
            digits += str(word.value)
            position += 1
        if not digits or len(digits) > 12:
            return None
        decimals = Fraction(int(digits), 10 ** len(digits))
        return replace(number, last=position, value=number.value + decimals)

    def _numerator(self, lexemes: Lexemes, number: Number) -> Number | None:
        """ "two thirds", "one-half": the number counts parts."""
        position = self._after_hyphen(lexemes, number.last)
        word = self._get(lexemes, position, "fraction") or self._get(lexemes, position, "ordinal")
        if word is None or number.value.denominator != 1:
            return None
        if lexemes.lower(position).endswith("s") != (number.value != 1):
            return None
        return Number(number.first, position + 1, number.value * word.value, "fraction")

    def _mixed(self, lexemes: Lexemes, number: Number) -> Number:
        """ "2 1/2", "2½", "two and a half"."""
        if number.value.denominator == 1 and number.shape == "digits":
            part = self._digits(lexemes, number.last)
            if part and part.shape == "fraction" and part.value < 1:
                return replace(number, last=part.last, value=number.value + part.value)
        return self._with_fraction(lexemes, number)

    def _with_fraction(self, lexemes: Lexemes, number: Number) -> Number:
        """Add "and a half", counted in the last magnitude: "a million and a half"."""
        if number.shape == "fraction" or not self._has(lexemes, number.last, "joiner"):
            return number
        part = self._fraction_word(lexemes, number.last + 1)
        if part is None and (count := self._below_hundred(lexemes, number.last + 1)):
            part = self._numerator(lexemes, count)
        if part is None or part.shape != "fraction" or part.value >= 1:
            return number
        return replace(number, last=part.last, value=number.value + part.value * number.magnitude)

    def _fraction_word(self, lexemes: Lexemes, index: int) -> Number | None:
        """ "a third", or "half", "third" alone."""
        article = 1 if self._has(lexemes, index, "article") else 0
        word = self.words.get(lexemes.lower(index + article))
        if word is None or word.role not in ("fraction", "ordinal") or lexemes.lower(index + article).endswith("s"):
            return None
        alone: Shape = "ordinal" if word.role == "ordinal" else "bare"
        return Number(index, index + article + 1, word.value, "fraction" if article else alone)

    def _get(self, lexemes: Lexemes, index: int, role: Role) -> NumberWord | None:
        word = self.words.get(lexemes.lower(index))
        return word if word is not None and word.role == role else None

    def _has(self, lexemes: Lexemes, index: int, role: Role) -> bool:
        return self._get(lexemes, index, role) is not None

    def _after_hyphen(self, lexemes: Lexemes, index: int) -> int:
        return index + 1 if lexemes.hyphen(index) else index


def _adds(addend: Number, smallest: Fraction, comma: bool) -> bool:
    """Does the group go on with the number, or does another number begin?"""
    if addend.shape not in ("digits", "words") or addend.value >= smallest:
        return False
    if addend.shape == "digits":
        return addend.magnitude > 1
    return not comma or addend.value >= 100

"""Lexemes -> quantities: numbers with the sign, currency, magnitude and unit written to them."""

from __future__ import annotations

from fractions import Fraction

from claimx.pipeline.figures.hedges import Hedges
from claimx.pipeline.figures.lexicon import Lexicon
from claimx.pipeline.figures.quantity import Quantity
from claimx.pipeline.figures.units import Units
from claimx.pipeline.figures.words import Words
from claimx.text.lexemes import HYPHENS, Lexemes
from claimx.text.numbers import Number

_MINUS = HYPHENS | {"\u2212", "\u2013"}
#: A letter before an amount ("R450") is a currency from this amount on, or where the amount is written like money.
_PLAIN_AMOUNT = 100
#: "a kg" is an amount, "a g" is not.
_SHORTEST_UNIT = len("a kg")


class QuantityReader:
    """Reads the quantities of a text in its order."""

    def __init__(self, lexicon: Lexicon, hedges: Hedges) -> None:
        self._lexicon = lexicon
        self._reader = lexicon.reader
        self._units = Units(lexicon, hedges)

    def __call__(self, words: Words) -> list[Quantity]:
        """All quantities of the text; they do not overlap."""
        lexemes = words.lexemes
        found: list[Quantity] = []
        index = 0
        while index < len(lexemes):
            quantity = None
            if self._reader.starts(lexemes, index):
                quantity = self._quantity(words, index, found[-1] if found else None)
            if quantity is None:
                index += 1
                continue
            if not (found and self._merge(lexemes, found[-1], quantity)):
                found.append(quantity)
            index = quantity.last
        return found

    def _quantity(self, words: Words, index: int, before: Quantity | None) -> Quantity | None:
        lexemes = words.lexemes
        if self._is_no_sign(lexemes, index):
            return None
        opening = self._lexicon.openings.before(lexemes, index)
        number = self._reader.read(lexemes, index, joined=opening is None)
        if number is None:
            return self._article_unit(words, index)
        quantity = self._of_number(lexemes, number)
        quantity.denied = self._vague(lexemes, number)
        if before is None or before.last < number.first:
            self._currency_before(lexemes, quantity, number)
        self._sign(lexemes, quantity, before)
        self._units.add_letters(words, quantity)
        self._units.add_unit(words, quantity)
        if _is_part_of_word(lexemes, quantity, before):
            return None
        return quantity

    def _of_number(self, lexemes: Lexemes, number: Number) -> Quantity:
        notes = list(self._lexicon.evidence(lexemes, number.first, number.last))
        quantity = Quantity(
            number.first, number.last, number.value, notes[0][0], number.shape, number.magnitude, notes=notes
        )
        quantity.number_last = number.last
        if number.shape not in ("digits", "words") and abs(number.value) < 1:
            quantity.kind = "ratio"
        return quantity

    def _is_no_sign(self, lexemes: Lexemes, index: int) -> bool:
        """The "minus" of "plus or minus 3%"."""
        word = self._reader.words.get(lexemes.lowers[index])
        return word is not None and word.role == "sign" and lexemes.lower(index - 1) in ("or", "/")

    def _vague(self, lexemes: Lexemes, number: Number) -> tuple[str, str, int, int] | None:
        """ "several hundred", "a couple of thousand"."""
        first = self._reader.words.get(lexemes.lowers[number.first])
        if first is None or first.role != "magnitude":
            return None
        for place in (number.first - 1, number.first - 2):
            if rule := self._lexicon.vague.get(lexemes.lower(place)):
                return rule, "numeral", place, place + 1
        return None

    def _currency_before(self, lexemes: Lexemes, quantity: Quantity, number: Number) -> None:
        place = quantity.first
        negative = place > 1 and lexemes.word(place - 1) in _MINUS and lexemes.glued(place) and lexemes.glued(place - 1)
        found = self._lexicon.symbol_before(lexemes, place - 1 if negative else place)
        if found is None:
            self._currency_name_before(lexemes, quantity)
            return
        first, unit = found
        touching = lexemes.glued(place)
        if unit.touching and not (touching and _like_money(lexemes, number)):
            return
        if lexemes.starts[place] - lexemes.ends[place - 1] > 1 or "\n" in lexemes.slice(first, place + 1):
            return
        quantity.measure(unit, first, place - 1 if negative else place)
        quantity.first, quantity.prefixed = first, True
        if negative:
            quantity.value = -quantity.value

    def _currency_name_before(self, lexemes: Lexemes, quantity: Quantity) -> None:
        """ "ringgit 42", where nothing else is counted."""
        following = lexemes.is_word(quantity.last) or lexemes.lower(quantity.last) in ("%", "-")
        if following or quantity.shape != "digits" or lexemes.glued(quantity.first):
            return
        found = self._lexicon.unit_names.before(lexemes, quantity.first)
        if found and found[1][0].kind == "money" and lexemes.words[quantity.first - 1].islower():
            quantity.measure(found[1][0], found[0], quantity.first)
            quantity.first, quantity.prefixed = found[0], True

    def _sign(self, lexemes: Lexemes, quantity: Quantity, before: Quantity | None) -> None:
        sign = quantity.first - 1
        if lexemes.word(sign) not in _MINUS or (before and before.last >= sign):
            return
        opens_text = sign == 0 and lexemes.word(sign) in HYPHENS
        touches_left = lexemes.glued(sign) and lexemes.word(sign - 1) not in ("(", "[", '"', "“")
        if opens_text or (lexemes.glued(quantity.first) and not touches_left):
            quantity.first = sign
            quantity.value = -quantity.value

    def _article_unit(self, words: Words, index: int) -> Quantity | None:
        """ "a kilogram", "a dollar" — but not "$3 a gallon"; "a year and a half"."""
        lexemes = words.lexemes
        known = self._reader.words.get(lexemes.lowers[index])
        before = self._reader.words.get(lexemes.lower(index - 1))
        if known is None or known.role != "article" or before is not None or lexemes.is_digits(index - 1):
            return None
        if self._lexicon.unit_names.before(lexemes, index) or self._lexicon.letters.get(lexemes.word(index - 1)):
            return None
        quantity = Quantity(index, index + 1, Fraction(1), known.rule, "words", number_last=index + 1)
        self._units.add_unit(words, quantity)
        unit = quantity.unit
        if (
            lexemes.ends[quantity.last - 1] - lexemes.starts[index] < _SHORTEST_UNIT
            or unit is None
            or (not unit.article and quantity.value == unit.factor)
            or lexemes.is_digits(quantity.last)
        ):
            return None
        return quantity

    def _merge(self, lexemes: Lexemes, whole: Quantity, part: Quantity) -> bool:
        """Join "7 feet 10 inches" and "20 dollars and 43 cents" to one amount, in the smaller unit or the whole's."""
        unit, smaller = whole.unit, part.unit
        if unit is None or smaller is None or part.prefixed or unit.family is None or unit.family != smaller.family:
            return False
        gap = lexemes.lowers[whole.last : part.first]
        if gap not in ([], [","], ["and"], [",", "and"]) or smaller.size >= unit.size or whole.value < 0:
            return False
        if unit.kind == "money":
            whole.value += part.value
        else:
            whole.value = whole.value * unit.size / smaller.size + part.value
            whole.unit, whole.unit_name = smaller, smaller.name
        whole.last = part.last
        whole.notes += part.notes
        return True


def _like_money(lexemes: Lexemes, number: Number) -> bool:
    numeral = lexemes.words[number.first]
    return number.magnitude > 1 or number.value >= _PLAIN_AMOUNT or len(numeral.strip("0123456789")) > 0


def _is_part_of_word(lexemes: Lexemes, quantity: Quantity, before: Quantity | None) -> bool:
    """Is it in a name or an ordinal: "F-16", "COVID-19", "21st", "7-Eleven", "x64"?"""
    first, last = quantity.first, quantity.last
    if lexemes.glued(last) and (lexemes.is_word(last) or lexemes.is_digits(last) or lexemes.word(last) == "_"):
        return True
    if (lexemes.word(last) == "^" and lexemes.glued(last)) or (lexemes.word(first - 1) == "^" and lexemes.glued(first)):
        return True
    if lexemes.word(last) == ":" and lexemes.glued(last) and lexemes.glued(last + 1) and lexemes.is_digits(last + 1):
        return True
    if quantity.unit is None and lexemes.hyphen(last) and lexemes.word(last + 1)[:1].isupper():
        return not lexemes.word(first)[:1].isupper()
    if not lexemes.glued(first):
        return False
    touching = lexemes.word(first - 1)
    if lexemes.word(first - 2) == "=" and lexemes.glued(first - 1):  # an attribute in mark-up
        return True
    if touching in _MINUS and lexemes.glued(first - 1):
        return _hangs_on_word(lexemes, quantity, before)
    if touching in (".", "/", ":", "\\") and lexemes.glued(first - 1):
        return not (touching == "." and before is not None and before.last == first - 1)
    return touching[:1].isalnum() or touching in ("_", "#", "@", "=", "&")


def _hangs_on_word(lexemes: Lexemes, quantity: Quantity, before: Quantity | None) -> bool:
    """After a hyphen: is it part of the word before that ("F-16"), not the second end of a range?"""
    if before is None or before.last != quantity.first - 1:
        return lexemes.word(quantity.first - 2)[-1:] not in (")", "%", '"', "”", "")
    suffixed = before.unit is not None and not before.prefixed
    return suffixed and quantity.unit is None

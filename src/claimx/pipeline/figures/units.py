"""What follows a number: letters that multiply it, and its unit."""

from __future__ import annotations

from collections.abc import Iterable

from claimx.pipeline.figures.hedges import Hedges
from claimx.pipeline.figures.lexicon import Lexicon, Unit
from claimx.pipeline.figures.quantity import Quantity
from claimx.pipeline.figures.words import Words
from claimx.text.lexemes import HYPHENS, Lexemes


class Units:
    """Reads the units of quantities."""

    def __init__(self, lexicon: Lexicon, hedges: Hedges) -> None:
        self._lexicon = lexicon
        self._reader = lexicon.reader
        self._hedges = hedges

    def add_letters(self, words: Words, quantity: Quantity) -> None:
        """ "$5m", "10k", "5m people" — but "a 5m wall"."""
        lexemes, place = words.lexemes, quantity.last
        letters = self._lexicon.letters.get(lexemes.word(place))
        money = quantity.prefixed
        if letters is None or not (lexemes.glued(place) or (money and words.same_line(place))):
            return
        if _goes_on(lexemes, place + 1):
            return
        if letters.after_money and not money and not self._counts_many(words, place):
            return
        quantity.scale(letters.value)
        quantity.magnitude *= letters.value
        quantity.last = quantity.number_last = place + 1
        quantity.notes.append((letters.rule, "magnitude", place, place + 1))

    def _counts_many(self, words: Words, place: int) -> bool:
        """After a letter that is also a unit's symbol: does a currency or a plural follow, so that it is a million?"""
        if words.lexemes.word(place) not in ("m", "b"):
            return False
        named = self._lexicon.unit_names.after(words.lexemes, place + 1)
        return (named is not None and named[1][0].kind == "money") or words.plural_noun(place + 1)

    def add_unit(self, words: Words, quantity: Quantity) -> None:
        """The unit after the number, if there is one; and "and a half" after that."""
        for place in self._unit_places(words.lexemes, quantity):
            if not words.same_line(place):
                continue
            found = self._unit_at(words, quantity, place) or self._unit_beyond(words, quantity, place)
            if found:
                last, unit = found
                quantity.measure(unit, place, last)
                quantity.last = last
                self._per_unit(words.lexemes, quantity)
                self._and_a_half(words.lexemes, quantity)
                return

    def _per_unit(self, lexemes: Lexemes, quantity: Quantity) -> None:
        """The second unit of "5 kg/cm³"."""
        slash = quantity.last
        if quantity.kind != "measure" or lexemes.word(slash) != "/" or not lexemes.glued(slash + 1):
            return
        found = self._lexicon.symbol_after(lexemes, slash + 1)
        if found and found[1][0].kind == "measure" and not _goes_on(lexemes, found[0]):
            quantity.unit_name = f"{quantity.unit_name}/{found[1][0].name}"
            quantity.last = found[0]

    def _unit_places(self, lexemes: Lexemes, quantity: Quantity) -> Iterable[int]:
        """Where the unit may begin: after a hyphen, a hedge, or "of" and an article where the number is a fraction."""
        place = quantity.last
        if quantity.shape != "ordinal":  # "the third week"
            yield place + 1 if lexemes.hyphen(place) else place
        if found := self._hedges.after(lexemes, place):
            yield found[1] + 1 if lexemes.hyphen(found[1]) else found[1]
        if quantity.shape not in ("digits", "words") and not quantity.prefixed:
            place += 1 if lexemes.lower(place) == "of" else 0
            article = self._reader.words.get(lexemes.lower(place))
            place += 1 if article is not None and article.role == "article" else 0
            if place > quantity.last:
                yield place

    def _unit_at(self, words: Words, quantity: Quantity, place: int) -> tuple[int, Unit] | None:
        lexemes = words.lexemes
        found = [f for f in (self._lexicon.symbol_after(lexemes, place), self._named(words, place)) if f]
        for last, units in sorted(found, key=lambda f: -f[0]):
            if _goes_on(lexemes, last):
                continue
            for unit in units:
                if self._fits(words, quantity, unit, last):
                    return last, unit
        return None

    def _unit_beyond(self, words: Words, quantity: Quantity, place: int) -> tuple[int, Unit] | None:
        """ "six consecutive months"."""
        found = self._unit_at(words, quantity, place + 1) if words.lexemes.is_word(place) else None
        return found if found and words.lexemes.lowers[place] in found[1].between else None

    def _named(self, words: Words, place: int) -> tuple[int, list[Unit]] | None:
        """A unit by its name; "42 won the prize" is none."""
        if words.lexemes.glued(place) and words.lexemes.word(place - 1) not in HYPHENS:
            return None
        found = self._lexicon.unit_names.after(words.lexemes, place)
        return None if found and words.tag(place) in ("VBD", "MD") else found

    def _fits(self, words: Words, quantity: Quantity, unit: Unit, last: int) -> bool:
        lexemes = words.lexemes
        if quantity.prefixed:
            return unit.kind == "money"
        if unit.before and not self._is_at_end(words, unit, last):
            return lexemes.lower(last) in unit.before
        return not unit.with_words or self._weighs(words, quantity, unit, last)

    def _is_at_end(self, words: Words, unit: Unit, last: int) -> bool:
        lexemes = words.lexemes
        last += lexemes.hyphen(last)
        goes_on = words.same_line(last) and (lexemes.is_word(last) or lexemes.is_digits(last))
        return unit.at_end and not goes_on

    def _weighs(self, words: Words, quantity: Quantity, unit: Unit, last: int) -> bool:
        """Are pounds a weight? Before "of", after a hyphen, or near a word such as "weigh"; else they are money."""
        lexemes = words.lexemes
        if lexemes.lower(last) == "of" or lexemes.hyphen(last - 2):
            return quantity.magnitude < 10**6 or "£" not in lexemes.text
        around = range(max(quantity.first - 8, 0), min(last + 8, len(lexemes)))
        return any(
            lexemes.lowers[i] in unit.with_words or ((t := words.token(i)) is not None and t.lemma_ in unit.with_words)
            for i in around
        )

    def _and_a_half(self, lexemes: Lexemes, quantity: Quantity) -> None:
        """ "a year and a half"."""
        joiner = self._reader.words.get(lexemes.lower(quantity.last))
        if joiner is None or joiner.role != "joiner" or quantity.unit is None or quantity.prefixed:
            return
        part = self._reader.read(lexemes, quantity.last + 1)
        whole = part and lexemes.lower(part.last) == "of" and lexemes.slice(part.first, part.last).lower() != "a half"
        if part and part.shape == "fraction" and not whole and part.value < 1:
            quantity.value += part.value * quantity.magnitude * quantity.unit.factor
            quantity.last = part.last


def _goes_on(lexemes: Lexemes, index: int) -> bool:
    """Does the word before lexeme `index` go on there ("5km2", "40 F-150s", "40 F.B.I. agents")?"""
    capital = len(lexemes.word(index - 1)) == 1 and lexemes.word(index - 1).isupper()
    if capital and lexemes.hyphen(index) and lexemes.is_digits(index + 1):
        return True
    if capital and lexemes.word(index) == "." and lexemes.glued(index) and lexemes.glued(index + 1):
        return lexemes.is_word(index + 1)
    return lexemes.glued(index) and (lexemes.is_word(index) or lexemes.is_digits(index))

"""Ages: "a 12-year-old", "aged 54", "Amina Diallo, 54,"."""

from __future__ import annotations

from spacy.tokens import Token

from claimx.pipeline.figures.lexicon import Lexicon
from claimx.pipeline.figures.quantity import Quantity
from claimx.pipeline.figures.words import Words
from claimx.rules.load import RuleSet
from claimx.rules.spec.figures import AgeRule
from claimx.text.phrases import Phrases

_OLDEST = 125
_UNIT = "year"


class Ages:
    """Turns quantities into ages."""

    def __init__(self, lexicon: Lexicon, rules: RuleSet) -> None:
        ages = rules.of_kind(AgeRule)
        cutter = lexicon.cutter
        self._lexicon = lexicon
        self._before = Phrases(cutter, [(phrase, rule.id) for rule in ages for phrase in rule.before or ()])
        self._after = Phrases(cutter, [(phrase, rule.id) for rule in ages for phrase in rule.after or ()])
        self._stated = Phrases(cutter, [(phrase, rule.id) for rule in ages for phrase in rule.stated or ()])
        self._apposition = next((rule.id for rule in ages if rule.apposition), None)
        self._people = {noun: rule.id for rule in ages for noun in rule.people or ()}
        self._nouns = {noun: rule.id for rule in ages for noun in rule.nouns or ()}

    def after(self, words: Words, quantity: Quantity) -> None:
        """ "12-year-old", "54 years old"."""
        if quantity.kind != "duration":
            return
        lexemes = words.lexemes
        place = quantity.number_last
        found = self._after.after(lexemes, place + 1 if lexemes.hyphen(place) else place)
        if found:
            last, rules = found
            quantity.kind, quantity.rule, quantity.last = "age", rules[0], last
            quantity.notes.append((rules[0], "age", place + 1 if lexemes.hyphen(place) else place, last))

    def around(self, words: Words, quantity: Quantity, before: Quantity | None) -> None:
        """ "aged 54", "children under five", "Amina Diallo, 54,"; after ranges and hedges are known.

        Args:
            words: the text.
            quantity: what may be an age.
            before: the quantity before it ("aged six and nine").
        """
        if not quantity.bare or quantity.kind != "number" or not 0 <= quantity.value <= _OLDEST:
            return
        lexemes = words.lexemes
        start = quantity.begin
        found = self._before.before(lexemes, start)
        if found is None and self._counts_nothing(words, quantity):
            found = self._stated.before(lexemes, start)
        if found:
            self._set(quantity, found[1][0], found[0], start)
        elif quantity.cue and (rule := self._of_people(words, quantity, start)):
            self._set(quantity, rule, quantity.first, quantity.last)
        elif before is not None and before.kind == "age" and self._continues(words, quantity, before):
            self._set(quantity, before.rule, quantity.first, quantity.last)
        elif rule := self._in_apposition(words, quantity):
            self._set(quantity, rule, quantity.first, quantity.last)

    def _of_people(self, words: Words, quantity: Quantity, start: int) -> str | None:
        """ "children under five" — but not "those under five trees"."""
        noun = words.token(start - 1)
        if (
            noun is None
            or not words.lexemes.is_word(start - 1)
            or words.tag(quantity.last)[:2] in ("NN", "JJ")
            or quantity.bound == "approx"
        ):
            return None
        return self._people.get(noun.lemma_.lower())

    def _counts_nothing(self, words: Words, quantity: Quantity) -> bool:
        """Does the number end its clause, or does another one follow ("when he died") — not "she was one of 12"?"""
        lexemes = words.lexemes
        if quantity.value < 2 or quantity.is_range or lexemes.hyphen(quantity.last):
            return False
        ends = not lexemes.is_word(quantity.last)
        return ends or words.tag(quantity.last) in ("CC", "WRB", "PRP") or lexemes.opens_line(quantity.last)

    def _continues(self, words: Words, quantity: Quantity, before: Quantity) -> bool:
        """ "aged six, nine and 12"."""
        gap = words.lexemes.lowers[before.last : quantity.first]
        return gap in (["and"], ["or"], [","], [",", "and"]) and words.tag(quantity.last)[:2] not in ("NN", "JJ")

    def _set(self, quantity: Quantity, rule: str, first: int, last: int) -> None:
        quantity.kind, quantity.rule, quantity.unit_name = "age", rule, _UNIT
        quantity.notes.append((rule, "age", first, last))

    def _in_apposition(self, words: Words, quantity: Quantity) -> str | None:
        """ "Amina Diallo, 54,", "a welder (44)": the rule that says so."""
        lexemes = words.lexemes
        opens, closes = lexemes.lower(quantity.first - 1), lexemes.lower(quantity.last)
        paired = (opens == "," and closes in (",", ".", ";", "")) or (opens == "(" and closes == ")")
        name = words.token(quantity.first - 2)
        if not paired or quantity.is_range or name is None or quantity.value < 1:
            return None
        if name.lemma_.lower() in self._people or _is_name(name):
            return self._apposition
        return self._nouns.get(name.lemma_.lower()) if name.tag_ == "NN" else None


def _is_name(token: Token) -> bool:
    return token.tag_ in ("NNP", "NNPS") and token.ent_type_ not in ("GPE", "LOC", "DATE", "NORP", "TIME")

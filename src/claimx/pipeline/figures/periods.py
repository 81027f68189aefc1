"""What a figure is per: a time ("per year") or another thing ("a barrel"), read off the words around it."""

from __future__ import annotations

from claimx.pipeline.figures.lexicon import Lexicon
from claimx.pipeline.figures.quantity import Quantity
from claimx.pipeline.figures.words import Words
from claimx.rules.load import RuleSet
from claimx.rules.spec.figures import PeriodRule
from claimx.text.phrases import Phrases

_REACH = 30
_PER_WORDS = 5


class Periods:
    """Finds "per year", "a barrel", "annual" around figures."""

    def __init__(self, lexicon: Lexicon, rules: RuleSet) -> None:
        periods, cutter = rules.of_kind(PeriodRule), lexicon.cutter
        named = [rule for rule in periods if rule.period]
        self._adjacent = Phrases(
            cutter, [(p, rule) for rule in named for p in [*(rule.adjacent or ()), *(rule.anywhere or ())]]
        )
        self._anywhere = Phrases(cutter, [(p, rule) for rule in named for p in rule.anywhere or ()])
        self._adjectives = {word: rule for rule in named for word in rule.adjectives or ()}
        self._per = Phrases(cutter, [(p, rule) for rule in periods if not rule.period for p in rule.adjacent or ()])
        self._first = {p.split()[0] for rule in named for p in rule.anywhere or ()}

    def apply(self, words: Words, quantity: Quantity, counted: tuple[int, int] | None, limits: tuple[int, int]) -> int:
        """Set `period` and `per`.

        Args:
            words: the text.
            quantity: the figure.
            counted: the lexemes of what it counts.
            limits: the lexemes between which no other figure stands.

        Returns:
            The lexeme after a "per" phrase that may hold a number of its own ("per 100,000 people"), else 0.
        """
        ends = [quantity.tail, *([counted[1]] if counted and counted[1] > quantity.tail else [])]
        if any(self._adjacent_period(words, quantity, end) for end in ends):
            return 0
        for end in ends:
            if last := self._per_phrase(words, quantity, end):
                return last
        if quantity.period is None and not self._adjective(words, quantity, counted):
            self._period_in_clause(words, quantity, limits)
        return 0

    def _adjacent_period(self, words: Words, quantity: Quantity, end: int) -> bool:
        lexemes = words.lexemes
        place = end + 1 if lexemes.hyphen(end) else end
        found = self._adjacent.after(lexemes, place)
        if found is None:
            return False
        last, (rule, *_) = found
        if lexemes.lower(last) in (rule.unless_next or ()):
            return False
        self._set(quantity, rule, place, last)
        return True

    def _adjective(self, words: Words, quantity: Quantity, counted: tuple[int, int] | None) -> bool:
        """ "annual sales of $3bn", "a $3bn annual budget", "an annual $3bn"."""
        for index in [quantity.begin - 1, *range(*(counted or (0, 0)))]:
            rule = self._adjectives.get(words.lexemes.lower(index))
            if rule:
                self._set(quantity, rule, index, index + 1)
                return True
        return False

    def _period_in_clause(self, words: Words, quantity: Quantity, limits: tuple[int, int]) -> bool:
        lexemes = words.lexemes
        after = range(quantity.last, min(limits[1], quantity.last + _REACH))
        before = range(quantity.first - 1, max(limits[0], quantity.first - _REACH) - 1, -1)
        for places in (after, before):
            for index in places:
                if (
                    lexemes.lowers[index] in (".", ";", "?", "!")
                    or "\n" in lexemes.text[lexemes.ends[index - 1] : lexemes.starts[index]]
                ):
                    break
                if lexemes.lowers[index] in self._first and (found := self._anywhere.after(lexemes, index)):
                    self._set(quantity, found[1][0], index, found[0])
                    return True
        return False

    def _per_phrase(self, words: Words, quantity: Quantity, end: int) -> int:
        lexemes = words.lexemes
        found = self._per.after(lexemes, end)
        if found is None:
            return 0
        first, (rule, *_) = found
        article = lexemes.lower(end) in ("a", "an")
        if article and (quantity.kind != "money" or words.tag(first) not in ("NN", "NNP")):
            return 0
        last = _noun_phrase_end(words, first, article)
        if last == first:
            return 0
        quantity.per = "per " + " ".join(lexemes.slice(first, last).split())
        quantity.notes.append((rule.id, "period", end, last))
        return last

    def _set(self, quantity: Quantity, rule: PeriodRule, first: int, last: int) -> None:
        quantity.period = rule.period
        quantity.notes.append((rule.id, "period", first, last))


def _noun_phrase_end(words: Words, first: int, single: bool) -> int:
    """The lexeme after the noun phrase that begins at `first`: numbers, adjectives, then nouns."""
    last = first
    nouns = False
    for index in range(first, min(first + (1 if single else _PER_WORDS), len(words.lexemes))):
        token = words.token(index)
        noun = token is not None and (token.pos_ in ("NOUN", "PROPN") or token.lower_ == "capita")
        if token is None or not (noun or (not nouns and token.pos_ in ("NUM", "ADJ"))) or token.ent_type_ == "DATE":
            break
        nouns = nouns or noun
        last = index + 1
    return last if nouns else first

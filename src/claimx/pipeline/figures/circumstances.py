"""What a figure is per, where, and when: read off the words around it and the findings of other components."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from spacy.tokens import Token

from claimx.pipeline.figures.arguments import Counted
from claimx.pipeline.figures.lexicon import Lexicon
from claimx.pipeline.figures.quantity import Quantity
from claimx.pipeline.figures.words import Words
from claimx.pipeline.findings import Findings
from claimx.records import Country, Date
from claimx.rules.load import RuleSet
from claimx.rules.spec.figures import PeriodRule
from claimx.text.phrases import Phrases

WORLD = "world"
_WORLD_WORDS = frozenset({"worldwide", "globally", "world"})
_REACH = 30
_PER_WORDS = 5
_CLAUSE_HEADS = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "conj", "parataxis", "csubj", "pcomp"})
_STEPS = 12


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


@dataclass(frozen=True, slots=True)
class Places:
    """Mentions of countries and the dates of a Doc, in the order of the text."""

    countries: list[tuple[int, int, str]]
    dates: list[Date]

    @classmethod
    def of(cls, findings: Findings) -> Places:
        """Taken from what earlier components found."""
        return cls(_mentions(findings.countries), sorted((d for d in findings.dates if d.date), key=lambda d: d.start))

    def place(self, words: Words, token: Token, counted: Counted | None) -> str | None:
        """The country, or the world, that the figure is about."""
        doc = words.doc
        if counted is not None:
            start, end = doc[counted.first].idx, doc[counted.last].idx + len(doc[counted.last])
            if inside := self._countries_in(start, end):
                return inside[0] if len(set(inside)) == 1 else None
        first, last = _sentence(token)
        if any(doc[i].lower_ in _WORLD_WORDS and _is_place(doc[i]) for i in range(first, last)):
            return WORLD
        named = self._countries_in(doc[first].idx, doc[last - 1].idx + 1)
        return named[0] if len(set(named)) == 1 else None

    def as_of(self, words: Words, token: Token) -> str | None:
        """The date of the figure's clause, or the only date of its sentence where that is a year or month."""
        doc = words.doc
        first, last = _sentence(token)
        start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
        position = bisect_left(self.dates, start, key=lambda d: d.start)
        dates = []
        while position < len(self.dates) and self.dates[position].start < end:
            dates.append(self.dates[position])
            position += 1
        clause = _clause(token)
        same = [d for d in dates if _clause(words.token_at(d.start)).i == clause.i]
        if len({d.date for d in same}) == 1:
            return same[0].date
        vague = {d.date for d in dates if len(d.date or "") <= 7}
        return next(iter(vague)) if len(vague) == 1 and len(dates) == 1 else None

    def _countries_in(self, start: int, end: int) -> list[str]:
        position = bisect_left(self.countries, (start, 0, ""))
        found = []
        while position < len(self.countries) and self.countries[position][0] < end:
            found.append(self.countries[position][2])
            position += 1
        return found


def _mentions(countries: list[Country]) -> list[tuple[int, int, str]]:
    return sorted((m.start, m.end, country.iso3) for country in countries for m in country.mentions)


def _is_place(token: Token) -> bool:
    """ "around the world", "worldwide", "global emissions" — not "the World Bank"."""
    if token.ent_type_ in ("ORG", "EVENT", "WORK_OF_ART", "PRODUCT") or token.text[:1].isupper():
        return False
    if token.lower_ != "world":
        return True
    return (
        token.i > 1 and token.nbor(-1).lower_ == "the" and token.nbor(-2).lower_ in ("in", "around", "across", "over")
    )


def _sentence(token: Token) -> tuple[int, int]:
    sentence = token.sent
    return sentence.start, sentence.end


def _clause(token: Token) -> Token:
    """The head of the clause that the token stands in."""
    for _ in range(_STEPS):
        if token.head is token or (token.dep_ in _CLAUSE_HEADS and token.pos_ in ("VERB", "AUX")):
            break
        token = token.head
    return token

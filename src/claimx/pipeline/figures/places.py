"""Where and when a figure holds: read off the countries and dates that other components found around it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from claimx.pipeline.figures.arguments import Counted
from claimx.pipeline.figures.words import Words
from claimx.pipeline.findings import Findings
from claimx.records import Country, Date

WORLD = "world"
_WORLD_WORDS = frozenset({"worldwide", "globally", "world"})
_AROUND_THE_WORLD = frozenset({"in", "around", "across", "over", "throughout"})
#: Before a date with which a figure is compared, for which it does not hold.
_COMPARING = frozenset({"from", "since", "than", "after", "before"})
#: Before a figure that another one is compared with, whose date is its own: "29%, up from 24% in 2021".
_COMPARING_FIGURES = frozenset({"from", "than", "against"})
#: How many tokens before a date the figure that it belongs to may begin.
_FIGURE_BEFORE = 6
_CLAUSE_HEADS = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "conj", "parataxis", "csubj", "pcomp"})
#: How far a sentence is looked at, in tokens to either side, and a clause, in steps up the parse.
_REACH, _STEPS = 80, 12


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

    def as_of(self, words: Words, token: Token, limit: int) -> str | None:
        """The date of the figure: the first one after it in its clause and before `limit` (a character), where the
        next figure stands; else the only one of its clause; else the only one of its sentence, if not a day."""
        first, last = _sentence(token)
        doc = words.doc
        dates = [d for d in self._dates_in(doc[first].idx, doc[last - 1].idx + 1) if not _compares(words, d, token)]
        clause = _clause(token)
        same = [d for d in dates if _clause(words.token_at(d.start)).i == clause.i]
        following = [d for d in same if token.idx < d.start < limit]
        if following:
            return following[0].date
        if len({d.date for d in same}) == 1:
            return same[0].date
        return dates[0].date if len(dates) == 1 and len(dates[0].date or "") < len("2024-03-05") else None

    def _countries_in(self, start: int, end: int) -> list[str]:
        position = bisect_left(self.countries, (start, 0, ""))
        found = []
        while position < len(self.countries) and self.countries[position][0] < end:
            found.append(self.countries[position][2])
            position += 1
        return found

    def _dates_in(self, start: int, end: int) -> Iterator[Date]:
        position = bisect_left(self.dates, start, key=lambda date: date.start)
        while position < len(self.dates) and self.dates[position].start < end:
            yield self.dates[position]
            position += 1


def _mentions(countries: list[Country]) -> list[tuple[int, int, str]]:
    return sorted((m.start, m.end, country.iso3) for country in countries for m in country.mentions)


def _is_place(token: Token) -> bool:
    """ "around the world", "worldwide" — not "the World Bank"."""
    if token.ent_type_ in ("ORG", "EVENT", "WORK_OF_ART", "PRODUCT") or token.text[:1].isupper():
        return False
    if token.lower_ != "world":
        return True
    return token.i > 1 and token.nbor(-1).lower_ == "the" and token.nbor(-2).lower_ in _AROUND_THE_WORLD


def _compares(words: Words, date: Date, figure: Token) -> bool:
    """Is it the date that a figure is compared with: "up 3% from 2018", "29%, up from 24% in 2021"?"""
    token = words.token_at(date.start)
    first = token.lower_ if token.lower_ in _COMPARING else (token.nbor(-1).lower_ if token.i > 0 else "")
    if first in _COMPARING or (first == "in" and token.i > 1 and token.nbor(-2).lower_ in _COMPARING):
        return True
    before = words.doc[max(figure.i + 1, token.i - _FIGURE_BEFORE) : token.i]
    return any(t.lower_ in _COMPARING_FIGURES and _begins_number(t.nbor()) for t in before)


def _begins_number(token: Token) -> bool:
    number = token.nbor() if token.lower_ == "the" and token.i + 1 < len(token.doc) else token
    return number.like_num or number.is_currency


def _sentence(token: Token) -> tuple[int, int]:
    """The first token of the sentence and the one after its last, as far as they are looked at."""
    doc = token.doc
    first = token.i
    while first > 0 and not doc[first].is_sent_start and token.i - first < _REACH:
        first -= 1
    last = token.i + 1
    while last < len(doc) and not doc[last].is_sent_start and last - token.i < _REACH:
        last += 1
    return first, last


def _clause(token: Token) -> Token:
    """The head of the clause that the token stands in."""
    for _ in range(_STEPS):
        if token.head is token or (token.dep_ in _CLAUSE_HEADS and token.pos_ in ("VERB", "AUX")):
            break
        token = token.head
    return token

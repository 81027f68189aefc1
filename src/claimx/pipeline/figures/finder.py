"""The component: reads quantities, joins and bounds them, leaves out what is no figure, and says what they count."""

from __future__ import annotations

from fractions import Fraction

from spacy.language import Language
from spacy.tokens import Doc, Token

from claimx.pipeline.figures.ages import Ages
from claimx.pipeline.figures.arguments import Counted
from claimx.pipeline.figures.changes import Changes
from claimx.pipeline.figures.counted import Counting
from claimx.pipeline.figures.currencies import settle_currency
from claimx.pipeline.figures.described import Described
from claimx.pipeline.figures.exclusions import Exclusions
from claimx.pipeline.figures.hedges import Hedges
from claimx.pipeline.figures.lexicon import Lexicon
from claimx.pipeline.figures.noun_phrases import NOUNS
from claimx.pipeline.figures.periods import Periods
from claimx.pipeline.figures.places import Places
from claimx.pipeline.figures.quantity import Quantity
from claimx.pipeline.figures.ranges import Ranges
from claimx.pipeline.figures.reading import QuantityReader
from claimx.pipeline.figures.words import Words
from claimx.pipeline.findings import Findings, Match, mirror
from claimx.records import Figure, Range, Span, What
from claimx.rules.load import RuleSet
from claimx.text.spans import finding_ids

_AMOUNTS = frozenset({"money", "measure", "duration", "age"})


class FigureFinder:
    """Sets `doc._.claimx.figures`."""

    def __init__(self, nlp: Language, rules: RuleSet) -> None:
        self._lexicon = Lexicon(rules)
        self._hedges = Hedges(self._lexicon)
        self._read = QuantityReader(self._lexicon, self._hedges)
        self._ages = Ages(self._lexicon, rules)
        changes = Changes(rules)
        self._join = Ranges(self._lexicon, self._hedges, changes)
        self._exclude = Exclusions(nlp, self._lexicon, rules)
        self._count = Counting(changes, Described(rules))
        self._periods = Periods(self._lexicon, rules)

    def __call__(self, doc: Doc) -> Doc:
        """Find the figures of a Doc."""
        findings: Findings = doc._.claimx
        words = Words(doc, self._lexicon.cutter(doc.text))
        quantities, matches = self._quantities(words, findings)
        figures, noted = self._figures(words, findings, quantities)
        findings.figures = figures
        findings.add_matches(matches + noted)
        mirror(doc, "figures", [(figure.start, figure.end, figure.kind) for figure in figures])
        return doc

    def _quantities(self, words: Words, findings: Findings) -> tuple[list[Quantity], list[Match]]:
        """The quantities of the text that are figures, bounded; and the rules that took others out."""
        read = self._read(words)
        for quantity in read:
            self._ages.after(words, quantity)
        joined = self._join(words, read)
        before = None
        for quantity in joined:
            self._hedges.apply(words.lexemes, quantity)
            self._ages.around(words, quantity, before)
            before = quantity
        return self._exclude(words, findings, joined)

    def _figures(
        self, words: Words, findings: Findings, quantities: list[Quantity]
    ) -> tuple[list[Figure], list[Match]]:
        places = Places.of(findings)
        figures: list[Figure] = []
        matches: list[Match] = []
        before: tuple[Quantity, Counted] | None = None
        passed = 0
        starts = [*(quantity.first for quantity in quantities), len(words.lexemes)]
        for position, quantity in enumerate(quantities):
            if quantity.first < passed:
                continue
            settle_currency(words, quantity, places.countries)
            counted = self._count(words, quantity, before)
            before = (quantity, counted) if counted is not None else None
            limits = (quantities[position - 1].last if position else 0, starts[position + 1])
            span = words.span(counted.first, counted.last) if counted is not None else None
            if span:
                self._hedges.apply_after(words.lexemes, quantity, span[1])
            passed = self._periods.apply(words, quantity, span, limits) or passed
            figures.append(self._figure(words, quantity, counted))
            self._place(words, places, figures[-1], counted, limits[1])
            matches += self._matches(words, quantity)
        ids = finding_ids("f", [Range(start=f.start, end=f.end) for f in figures])
        for name, figure in zip(ids, figures, strict=True):
            figure.id = name
        return figures, matches

    def _figure(self, words: Words, quantity: Quantity, counted: Counted | None) -> Figure:
        lexemes = words.lexemes
        start, end = lexemes.starts[quantity.first], lexemes.ends[quantity.last - 1]
        return Figure(
            id="",
            start=start,
            end=end,
            text=lexemes.text[start:end],
            kind=quantity.kind,
            value=None if quantity.is_range else _plain(quantity.value),
            low=_plain(quantity.low),
            high=_plain(quantity.high),
            unit=quantity.unit_name,
            bound=quantity.bound,
            cue=_span(words, *quantity.cue) if quantity.cue else None,
            what=_what(words, counted) if counted is not None and _says_of_what(quantity, counted) else None,
            period=quantity.period,
            per=quantity.per,
            change=quantity.change,
            rule=quantity.rule,
        )

    def _place(self, words: Words, places: Places, figure: Figure, counted: Counted | None, limit: int) -> None:
        """Set where and when the figure holds; `limit` is the lexeme of the next one."""
        if not words.parsed:
            return
        starts = words.lexemes.starts
        token = words.token_at(figure.start)
        figure.place = places.place(words, token, counted)
        figure.as_of = places.as_of(words, token, starts[limit] if limit < len(starts) else len(words.lexemes.text))

    def _matches(self, words: Words, quantity: Quantity) -> list[Match]:
        lexemes = words.lexemes
        return [
            Match(rule=rule, label=label, start=lexemes.starts[first], end=lexemes.ends[last - 1])
            for rule, label, first, last in quantity.notes
        ]


def _plain(value: Fraction | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value.denominator == 1 else float(value)


def _span(words: Words, first: int, last: int) -> Span:
    start, end = words.lexemes.starts[first], words.lexemes.ends[last - 1]
    return Span(start=start, end=end, text=words.lexemes.text[start:end])


def _says_of_what(quantity: Quantity, counted: Counted) -> bool:
    """Amounts count what "of" or "in" joins to them ("5 kg of grain"), and are of what changes by them."""
    return quantity.kind not in _AMOUNTS or counted.joined or quantity.change is not None


def _what(words: Words, counted: Counted) -> What:
    last = words.doc[counted.last]
    start, end = words.doc[counted.first].idx, last.idx + len(last)
    return What(start=start, end=end, text=words.lexemes.text[start:end], head=_lemma(counted.head))


def _lemma(head: Token) -> str:
    """The dictionary form of a noun; a participle ("the displaced") stays as it is."""
    return head.lemma_.lower() if head.pos_ in NOUNS else head.lower_

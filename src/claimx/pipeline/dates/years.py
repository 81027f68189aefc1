"""Years as they are written, and the forms of dates that all readers make."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from claimx.pipeline.dates.calendar import Fixed, InYear, Period, Recurring, When, years_of
from claimx.pipeline.dates.lexicon import Lexicon, Words

Kind = Literal["year", "decade", "month", "day", "weekday", "season", "feast", "quarter", "relative", "today", "before"]
#: Signs that join the two ends of a range.
DASHES = ("-", "–", "—", "‑")
_YEARS = range(1400, 2101)


@dataclass(frozen=True, slots=True)
class Form:
    """A form read: the word after it, its meaning, its rules; `sure` where nothing around it needs to be asked."""

    last: int
    kind: Kind
    when: When
    rules: tuple[str, ...]
    sure: bool = True


class YearForms:
    """Reads years, decades and fiscal years, and the year after a month or a day."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def year(self, words: Words, index: int) -> Form | None:
        """ "2019", "1990s", "2019-20", "2024/25"."""
        year = words.number(index, (4,))
        if year is None or year not in _YEARS:
            return None
        rules = (self._lexicon.rule.get("year", ""),)
        last = index + 1
        if words.low(last) == "s" and words.glued(last):
            return Form(last + 1, "decade", Fixed(years_of(year, year + 9)), rules) if year % 10 == 0 else None
        if words.low(last) in (*DASHES, "/") and words.glued(last) and words.glued(last + 1):
            end = words.number(last + 1, (2,))
            if end is not None and end > year % 100 and words.low(last + 2) not in DASHES:
                return Form(last + 2, "year", Fixed(years_of(year, year - year % 100 + end)), rules)
        if words.glued(last) and words.text[words.starts[last]].isalpha():
            return None
        return Form(last, "year", Fixed(years_of(year, year)), rules, sure=False)

    def era(self, words: Words, index: int) -> Form | None:
        """ "90BC": a date, though the calendar here does not reach it."""
        era = self._lexicon.at("era", words, index + 1)
        if era is None or words.number(index, (1, 2, 3, 4)) is None:
            return None
        return Form(era.last, "relative", Fixed(None), (era.rule,))

    def short_decade(self, words: Words, index: int) -> Form | None:
        """ "the '90s"."""
        tens = words.number(index + 1, (2,))
        if tens is None or tens % 10 or not words.glued(index + 1):
            return None
        if words.low(index + 2) != "s" or not words.glued(index + 2):
            return None
        year = tens + (1900 if tens >= 30 else 2000)
        return Form(index + 3, "decade", Fixed(years_of(year, year + 9)), (self._lexicon.rule.get("year", ""),))

    def fiscal(self, words: Words, index: int) -> Form | None:
        """ "FY24", "fiscal 2024", "financial year 2024-25"."""
        entry = self._lexicon.at("fiscal", words, index)
        if entry is None:
            return None
        year = self.year(words, entry.last)
        if year:
            return replace(year, rules=(*year.rules, entry.rule), sure=True)
        short = words.number(entry.last, (2,))
        if short is None or not words.glued(entry.last):
            return None
        return Form(entry.last + 1, "year", Fixed(years_of(2000 + short, 2000 + short)), (entry.rule,))

    def in_year(self, words: Words, form: Form, at: Callable[[int], Period | None], comma: bool = False) -> Form:
        """The form with the year after it: "2023", ", 2023", "of 2023", "last year", "of this year"."""
        index = form.last + (words.low(form.last) in ("of", "in", *((",",) if comma else ())))
        year = self.fiscal(words, index) or self.year(words, index)
        if isinstance(year, Form) and year.kind == "year" and isinstance(year.when, Fixed) and year.when.period:
            return replace(form, last=year.last, when=Fixed(at(year.when.period.first.year)), sure=True)
        if words.low(index) == "the" and words.low(form.last) == "of" and words.low(index + 1) == "year":
            return replace(form, last=index + 2, when=InYear(Recurring(at), 0), sure=True)
        which = self._lexicon.at("which", words, index)
        if which and words.low(which.last) == "year" and words.low(index - 1) != ",":
            when = InYear(Recurring(at), which.number)
            return replace(form, last=which.last + 1, when=when, rules=(*form.rules, which.rule), sure=True)
        return form

"""Days, months and weekdays as they are written."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import cast

from claimx.pipeline.dates.calendar import Fixed, InYear, Period, Recurring, day_of, months_of
from claimx.pipeline.dates.lexicon import Entry, Lexicon, Words
from claimx.pipeline.dates.years import DASHES, Form, YearForms
from claimx.rules.spec.dates import DateRole

_ORDINAL_ENDS = ("st", "nd", "rd", "th")
_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.((?:19|20)[0-9]{2})")


def _weekday(number: int, week: int) -> Period | None:
    try:
        day = date.min + timedelta(days=week * 7 + number - 1)
    except OverflowError:
        return None
    return Period(day, day, "day")


def in_months(first: int, last: int, year: int) -> Period | None:
    """The months of a year."""
    return months_of(year, first, last)


def on_day(month: int, day: int, year: int) -> Period | None:
    """The day of a year."""
    return day_of(year, month, day)


def _on_days(month: int, first: int, last: int, year: int) -> Period | None:
    begin, end = day_of(year, month, first), day_of(year, month, last)
    return Period(begin.first, end.last, "day") if begin and end and first < last else None


class DayForms:
    """Reads dates in digits, days of months, months and weekdays."""

    def __init__(self, lexicon: Lexicon, years: YearForms) -> None:
        self._lexicon = lexicon
        self._years = years

    def numeric(self, words: Words, index: int) -> Form | None:
        """ "2024-03-05", "25/03/2024", "25.03.2024"; where day and month cannot be told apart it is not known which."""
        rules = (self._lexicon.rule.get("numeric", ""),)
        if dotted := _DOTTED.fullmatch(words.low(index)):
            day, month, year = map(int, dotted.groups())
            return Form(index + 1, "day", Fixed(day_of(year, month, day)), rules)
        sign = words.low(index + 1)
        if (
            sign not in ("-", "/", "‑")
            or words.low(index + 3) != sign
            or not all(words.glued(i) for i in range(index + 1, index + 5))
        ):
            return None
        long, middle, end = words.number(index, (4,)), words.number(index + 2, (2,)), words.number(index + 4, (2,))
        if long and middle is not None and end is not None:
            return Form(index + 5, "day", Fixed(day_of(long, middle, end)), rules)
        numbers = words.number(index, (1, 2)), words.number(index + 2, (1, 2)), words.number(index + 4, (4,))
        if None in numbers:
            return None
        first, second, year = cast("tuple[int, int, int]", numbers)
        found = {p for p in (day_of(year, first, second), day_of(year, second, first)) if p}
        return Form(index + 5, "day", Fixed(found.pop() if len(found) == 1 else None), rules)

    def _day_number(self, words: Words, index: int) -> tuple[int, int] | None:
        """ "5", "5th": the word after it, and the number."""
        day = words.number(index, (1, 2))
        if day is None or not 1 <= day <= 31:
            return None
        last = index + 1
        if words.glued(last) and words.low(last) in _ORDINAL_ENDS:
            return last + 1, day
        return (
            (last, day) if not (words.glued(last) and words.low(last) in ("%", ":") and words.glued(last + 1)) else None
        )

    def _days(self, words: Words, index: int) -> tuple[int, int, int] | None:
        """ "5", "5-7", "5 to 7", "5 and 6": the word after them, the first and the last."""
        first = self._day_number(words, index)
        if first is None:
            return None
        if words.low(first[0]) in (*DASHES, "/", "to", "and", "&"):
            second = self._day_number(words, first[0] + 1)
            if second and second[1] > first[1]:
                return second[0], first[1], second[1]
        return first[0], first[1], first[1]

    def day_month(self, words: Words, index: int) -> Form | None:
        """ "5 March 2024", "5th of March", "5-7 March"."""
        days = self._days(words, index)
        if days is None:
            return None
        last = days[0] + (words.low(days[0]) == "of")
        month = self._lexicon.at("month", words, last)
        if month is None or not words.capital(last):
            return None
        return self._on(words, month, self._past_dot("month", words, month), days[1], days[2])

    def _on(self, words: Words, month: Entry, last: int, first: int, end: int) -> Form:
        at: Callable[[int], Period | None] = partial(on_day, month.number, first)
        if end != first:
            at = partial(_on_days, month.number, first, end)
        form = Form(last, "day", Recurring(at), (month.rule,))
        return self._years.in_year(words, form, at, comma=True)

    def month(self, words: Words, index: int) -> Form | None:
        """ "March", "March 5, 2024", "March 2024", "March last year"."""
        month = self._lexicon.at("month", words, index)
        if month is None or not words.capital(index):
            return None
        last = self._past_dot("month", words, month)
        days = self._days(words, last + (words.low(last) == "the"))
        if days and words.low(days[0]) not in ("per", "percent", "million", "billion"):
            return self._on(words, month, *days)
        at = partial(in_months, month.number, month.number)
        form = Form(last, "month", Recurring(at), (month.rule,), sure=False)
        return self._years.in_year(words, form, at, comma=True)

    def weekday(self, words: Words, index: int) -> Form | None:
        """ "Tuesday", "Monday morning", "Monday, March 4", "Tuesday last week"."""
        entry = self._lexicon.at("weekday", words, index)
        if entry is None or not words.capital(index):
            return None
        at = partial(_weekday, entry.number)
        last = self._past_dot("weekday", words, entry)
        sign = last + (words.low(last) == ",")
        dated = self.month(words, sign) or (self.day_month(words, sign + (words.low(sign) == "the")))
        if dated and dated.kind == "day":
            return replace(dated, rules=(entry.rule, *dated.rules))
        if entry.unsure:
            return Form(entry.last, "weekday", Recurring(at, weekly=True), (entry.rule,), sure=False)
        part = self._lexicon.at("day_part", words, last)
        rules = (entry.rule, part.rule) if part else (entry.rule,)
        last = part.last if part else last
        which = self._lexicon.at("which", words, last + (words.low(last) == "of"))
        if which and words.low(which.last) == "week":
            when = InYear(Recurring(at, weekly=True), which.number)
            return Form(which.last + 1, "weekday", when, (*rules, which.rule))
        return Form(last, "weekday", Recurring(at, weekly=True), rules, sure=False)

    def _past_dot(self, role: DateRole, words: Words, entry: Entry) -> int:
        """Over the dot of an abbreviation."""
        dotted = words.low(entry.last) == "." and words.glued(entry.last)
        return entry.last + (dotted and self._lexicon.is_short(role, words.low(entry.last - 1)))

"""The forms in which dates are written, each tried at one word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import Literal, cast

from claimx.pipeline.dates.calendar import (
    Fixed,
    InYear,
    Period,
    Recurring,
    Relative,
    Shifted,
    Unit,
    When,
    day_of,
    months_of,
    years_of,
)
from claimx.pipeline.dates.lexicon import Entry, Lexicon, Words
from claimx.rules.spec.dates import DateRole

Kind = Literal["year", "decade", "month", "day", "weekday", "season", "feast", "quarter", "relative", "unit", "before"]
_DASHES = ("-", "–", "—", "‑")
_ORDINAL_ENDS = ("st", "nd", "rd", "th")
_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.((?:19|20)[0-9]{2})")
_YEARS = range(1400, 2101)


@dataclass(frozen=True, slots=True)
class Form:
    """A form read: the word after it, its meaning, its rules; `sure` where nothing around it needs to be asked."""

    last: int
    kind: Kind
    when: When
    rules: tuple[str, ...]
    sure: bool = True


def _weekday(number: int, week: int) -> Period | None:
    try:
        day = date.min + timedelta(days=week * 7 + number - 1)
    except OverflowError:
        return None
    return Period(day, day, "day")


def _in_months(first: int, last: int, year: int) -> Period | None:
    return months_of(year, first, last)


def _on_day(month: int, day: int, year: int) -> Period | None:
    return day_of(year, month, day)


def _on_days(month: int, first: int, last: int, year: int) -> Period | None:
    begin, end = day_of(year, month, first), day_of(year, month, last)
    return Period(begin.first, end.last, "day") if begin and end and first < last else None


class Forms:
    """Reads the form that begins at a word."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._readers: dict[str, list[Callable[[Words, int], Form | None]]] = {}
        for reader, first in (
            (self._month, lexicon.first_words("month")),
            (self._weekday, lexicon.first_words("weekday")),
            (self._day_word, lexicon.first_words("day")),
            (self._which, lexicon.first_words("which")),
            (self._season, lexicon.first_words("season")),
            (self._feast, lexicon.first_words("feast")),
            (self._quarter, lexicon.first_words("ordinal") | {"q"}),
            (self._fiscal, lexicon.first_words("fiscal")),
            (self._distance, lexicon.first_words("number")),
            (self._neighbour, {"the"}),
            (self._short_decade, {"'"}),
        ):
            for word in sorted(first):
                self._readers.setdefault(word, []).append(reader)
        self._digits = (self._numeric, self._day_month, self._year, self._distance)

    def at(self, words: Words, index: int) -> Form | None:
        """The first form that fits at the word."""
        low = words.low(index)
        if low[:1].isdigit():
            if index and words.glued(index) and words.low(index - 1) in ("$", "€", "£", "¥", "₹"):
                return None
            return _first_of(self._digits, words, index)
        readers = self._readers.get(low)
        return _first_of(readers, words, index) if readers else None

    # Years

    def _year(self, words: Words, index: int) -> Form | None:
        """ "2019", "1990s", "2019-20", "2024/25"."""
        year = words.number(index, (4,))
        if year is None or year not in _YEARS:
            return None
        rules = (self._lexicon.rule.get("year", ""),)
        last = index + 1
        if words.low(last) == "s" and words.glued(last):
            return Form(last + 1, "decade", Fixed(years_of(year, year + 9)), rules) if year % 10 == 0 else None
        if words.low(last) in (*_DASHES, "/") and words.glued(last) and words.glued(last + 1):
            end = words.number(last + 1, (2,))
            if end is not None and end > year % 100 and words.low(last + 2) not in _DASHES:
                return Form(last + 2, "year", Fixed(years_of(year, year - year % 100 + end)), rules)
        if words.glued(last) and words.text[words.starts[last]].isalpha():
            return None
        return Form(last, "year", Fixed(years_of(year, year)), rules, sure=False)

    def _short_decade(self, words: Words, index: int) -> Form | None:
        """ "the '90s"."""
        tens = words.number(index + 1, (2,))
        if tens is None or tens % 10 or not words.glued(index + 1):
            return None
        if words.low(index + 2) != "s" or not words.glued(index + 2):
            return None
        year = tens + (1900 if tens >= 30 else 2000)
        return Form(index + 3, "decade", Fixed(years_of(year, year + 9)), (self._lexicon.rule.get("year", ""),))

    def _fiscal(self, words: Words, index: int) -> Form | None:
        """ "FY24", "fiscal 2024", "financial year 2024-25"."""
        entry = self._lexicon.at("fiscal", words, index)
        if entry is None:
            return None
        year = self._year(words, entry.last)
        if year:
            return replace(year, rules=(*year.rules, entry.rule), sure=True)
        short = words.number(entry.last, (2,))
        if short is None or not words.glued(entry.last):
            return None
        return Form(entry.last + 1, "year", Fixed(years_of(2000 + short, 2000 + short)), (entry.rule,))

    def _in_year(self, words: Words, form: Form, at: Callable[[int], Period | None], comma: bool = False) -> Form:
        """The form with the year after it: "2023", ", 2023", "of 2023", "last year", "of this year"."""
        index = form.last + (words.low(form.last) in ("of", "in", *((",",) if comma else ())))
        year = self._fiscal(words, index) or self._year(words, index)
        if isinstance(year, Form) and year.kind == "year" and isinstance(year.when, Fixed) and year.when.period:
            return replace(form, last=year.last, when=Fixed(at(year.when.period.first.year)), sure=True)
        if words.low(index) == "the" and words.low(form.last) == "of" and words.low(index + 1) == "year":
            return replace(form, last=index + 2, when=InYear(Recurring(at), 0), sure=True)
        which = self._lexicon.at("which", words, index)
        if which and words.low(which.last) == "year" and words.low(index - 1) != ",":
            when = InYear(Recurring(at), which.number)
            return replace(form, last=which.last + 1, when=when, rules=(*form.rules, which.rule), sure=True)
        return form

    # Months and days

    def _numeric(self, words: Words, index: int) -> Form | None:
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
        if long in _YEARS and middle is not None and end is not None:
            return Form(index + 5, "day", Fixed(day_of(cast("int", long), middle, end)), rules)
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
        return (last, day) if not (words.glued(last) and words.low(last)[:1] in "%:") else None

    def _days(self, words: Words, index: int) -> tuple[int, int, int] | None:
        """ "5", "5-7", "5 to 7", "5 and 6": the word after them, the first and the last."""
        first = self._day_number(words, index)
        if first is None:
            return None
        if words.low(first[0]) in (*_DASHES, "/", "to", "and", "&"):
            second = self._day_number(words, first[0] + 1)
            if second and second[1] > first[1]:
                return second[0], first[1], second[1]
        return first[0], first[1], first[1]

    def _day_month(self, words: Words, index: int) -> Form | None:
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
        at: Callable[[int], Period | None] = partial(_on_day, month.number, first)
        if end != first:
            at = partial(_on_days, month.number, first, end)
        form = Form(last, "day", Recurring(at), (month.rule,))
        return self._in_year(words, form, at, comma=True)

    def _month(self, words: Words, index: int) -> Form | None:
        """ "March", "March 5, 2024", "March 2024", "March last year"."""
        month = self._lexicon.at("month", words, index)
        if month is None or not words.capital(index):
            return None
        last = self._past_dot("month", words, month)
        days = self._days(words, last + (words.low(last) == "the"))
        if days and words.low(days[0]) not in ("per", "percent", "million", "billion"):
            return self._on(words, month, *days)
        at = partial(_in_months, month.number, month.number)
        form = Form(last, "month", Recurring(at), (month.rule,), sure=False)
        return self._in_year(words, form, at, comma=True)

    def _weekday(self, words: Words, index: int) -> Form | None:
        """ "Tuesday", "Monday morning", "Monday, March 4", "Tuesday last week"."""
        entry = self._lexicon.at("weekday", words, index)
        if entry is None or not words.capital(index):
            return None
        at = partial(_weekday, entry.number)
        last = self._past_dot("weekday", words, entry)
        sign = last + (words.low(last) == ",")
        dated = self._month(words, sign) or (self._day_month(words, sign + (words.low(sign) == "the")))
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

    def _day_word(self, words: Words, index: int) -> Form | None:
        """ "yesterday", "tomorrow morning"."""
        entry = self._lexicon.at("day", words, index)
        if entry is None:
            return None
        part = self._lexicon.at("day_part", words, entry.last)
        rules = (entry.rule, part.rule) if part else (entry.rule,)
        return Form(part.last if part else entry.last, "relative", Relative("day", entry.number), rules)

    def _past_dot(self, role: DateRole, words: Words, entry: Entry) -> int:
        """Over the dot of an abbreviation."""
        dotted = words.low(entry.last) == "." and words.glued(entry.last)
        return entry.last + (dotted and self._lexicon.is_short(role, words.low(entry.last - 1)))

    # Parts of the year

    def _season(self, words: Words, index: int) -> Form | None:
        """ "summer 2023", "the autumn of last year", "winter"."""
        entry = self._lexicon.at("season", words, index)
        if entry is None:
            return None
        first, last = map(int, entry.value.split("/"))
        at = partial(_in_months, first, last)
        form = Form(entry.last, "season", Recurring(at), (entry.rule,), sure=False)
        return self._in_year(words, form, at) if not entry.unsure or words.low(index - 1) != "to" else None

    def _feast(self, words: Words, index: int) -> Form | None:
        """ "Christmas", "Christmas Eve 2023"."""
        entry = self._lexicon.at("feast", words, index)
        if entry is None or not words.capital(index):
            return None
        at = partial(_on_day, *map(int, entry.value.split("-")))
        return self._in_year(words, Form(entry.last, "feast", Recurring(at), (entry.rule,), sure=False), at)

    def _quarter(self, words: Words, index: int) -> Form | None:
        """ "first quarter of 2023", "Q3 2024", "second half of last year"."""
        number, last, rule = 0, index + 2, self._lexicon.rule.get("ordinal", "")
        size = 3
        if words.low(index) == "q":
            number = words.number(index + 1, (1,)) or 0 if words.glued(index + 1) else 0
        elif entry := self._lexicon.at("ordinal", words, index):
            number, rule = entry.number, entry.rule
            noun = entry.last + (words.low(entry.last) in _DASHES)
            size = {"quarter": 3, "half": 6}.get(words.low(noun), 0)
            last = noun + 1
        if not size or not 1 <= number <= 12 // size:
            return None
        at = partial(_in_months, (number - 1) * size + 1, number * size)
        found = self._in_year(words, Form(last, "quarter", Recurring(at), (rule,), sure=False), at)
        return found if size == 3 or found.sure else None

    # Relative to the day of publication, or to the date before

    def _which(self, words: Words, index: int) -> Form | None:
        """ "last year", "this week", "next Tuesday", "last summer", "last night"."""
        which = self._lexicon.at("which", words, index)
        if which is None or (words.low(index - 1) in ("the", "these", "those") and which.number):
            return None
        unit = self._lexicon.at("unit", words, which.last)
        if unit and unit.value.isalpha() and not words.low(which.last).endswith("s"):
            relative = Relative(cast("Unit", unit.value), which.number)
            return Form(unit.last, "relative", relative, (which.rule, unit.rule))
        part = self._lexicon.at("day_part", words, which.last)
        if part and which.number <= 0:
            return Form(part.last, "relative", Relative("day", which.number), (which.rule, part.rule))
        for read in (self._weekday, self._month, self._season, self._feast, self._quarter):
            found = read(words, which.last)
            if found and isinstance(found.when, Recurring):
                when = replace(found.when, which=which.number)
                return replace(found, when=when, rules=(which.rule, *found.rules), sure=True)
        return None

    def _distance(self, words: Words, index: int) -> Form | None:
        """ "two weeks ago", "10 years ago", "a year earlier"."""
        digits = words.number(index, (1, 2, 3))
        entry = self._lexicon.at("number", words, index)
        count, last = (digits, index + 1) if digits is not None else (entry.number, entry.last) if entry else (0, 0)
        unit = self._lexicon.at("unit", words, last)
        distance = self._lexicon.at("distance", words, unit.last) if unit else None
        if not count or unit is None or distance is None:
            return None
        if words.low(unit.last) in ("before", "after"):
            return None
        base, sign = distance.value.split()
        times, _, name = unit.value.rpartition(" ")
        steps = count * int(times or 1) * int(sign)
        rules = (distance.rule, unit.rule) + ((entry.rule,) if entry else ())
        when: When = Relative(cast("Unit", name), steps, exact=True)
        if base == "then":
            when = Shifted(cast("Unit", name), steps)
        return Form(distance.last, "relative", when, rules)

    def _neighbour(self, words: Words, index: int) -> Form | None:
        """ "the following day", "the previous year", "the year before"."""
        side = self._lexicon.at("neighbour", words, index + 1)
        place = side.last if side else index + 1
        unit = self._lexicon.at("unit", words, place)
        if unit is None or not unit.value.isalpha() or words.low(place).endswith("s"):
            return None
        if side:
            return Form(unit.last, "relative", Shifted(cast("Unit", unit.value), side.number), (side.rule, unit.rule))
        distance = self._lexicon.at("distance", words, unit.last)
        if distance is None or words.low(unit.last) not in ("before", "after"):
            return None
        count = int(distance.value.split()[1])
        when = Shifted(cast("Unit", unit.value), count)
        return Form(distance.last, "before", when, (distance.rule, unit.rule), sure=False)


def _first_of(readers: Iterable[Callable[[Words, int], Form | None]], words: Words, index: int) -> Form | None:
    return next((found for read in readers if (found := read(words, index))), None)

"""The forms in which dates are written, each tried at one word."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import cast

from claimx.pipeline.dates.calendar import Recurring, Relative, Shifted, Unit, When
from claimx.pipeline.dates.days import DayForms, in_months, on_day
from claimx.pipeline.dates.lexicon import Lexicon, Words
from claimx.pipeline.dates.years import DASHES, Form, YearForms


class Forms:
    """Reads the form that begins at a word."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._years = YearForms(lexicon)
        self._days = DayForms(lexicon, self._years)
        self._readers: dict[str, list[Callable[[Words, int], Form | None]]] = {}
        for reader, first in (
            (self._days.month, lexicon.first_words("month")),
            (self._days.weekday, lexicon.first_words("weekday")),
            (self._day_word, lexicon.first_words("day")),
            (self._which, lexicon.first_words("which")),
            (self._season, lexicon.first_words("season")),
            (self._feast, lexicon.first_words("feast")),
            (self._quarter, lexicon.first_words("ordinal") | {"q"}),
            (self._years.fiscal, lexicon.first_words("fiscal")),
            (self._distance, lexicon.first_words("number")),
            (self._neighbour, {"the"}),
            (self._years.short_decade, {"'"}),
        ):
            for word in sorted(first):
                self._readers.setdefault(word, []).append(reader)
        self._digits = (self._days.numeric, self._days.day_month, self._years.era, self._years.year, self._distance)

    def at(self, words: Words, index: int) -> Form | None:
        """The first form that fits at the word."""
        low = words.low(index)
        if low[:1].isdigit():
            if index and words.glued(index) and words.low(index - 1) in ("$", "€", "£", "¥", "₹"):
                return None
            return _first_of(self._digits, words, index)
        readers = self._readers.get(low)
        return _first_of(readers, words, index) if readers else None

    def _day_word(self, words: Words, index: int) -> Form | None:
        """ "yesterday", "tomorrow morning"."""
        entry = self._lexicon.at("day", words, index)
        if entry is None:
            return None
        part = self._lexicon.at("day_part", words, entry.last)
        rules = (entry.rule, part.rule) if part else (entry.rule,)
        last = part.last if part else entry.last
        return Form(last, "today", Relative("day", entry.number), rules, sure=False)

    def _season(self, words: Words, index: int) -> Form | None:
        """ "summer 2023", "the autumn of last year", "winter"."""
        entry = self._lexicon.at("season", words, index)
        if entry is None:
            return None
        first, last = map(int, entry.value.split("/"))
        at = partial(in_months, first, last)
        form = Form(entry.last, "season", Recurring(at), (entry.rule,), sure=False)
        return self._years.in_year(words, form, at) if not entry.unsure or words.low(index - 1) != "to" else None

    def _feast(self, words: Words, index: int) -> Form | None:
        """ "Christmas", "Christmas Eve 2023"."""
        entry = self._lexicon.at("feast", words, index)
        if entry is None or not words.capital(index):
            return None
        at = partial(on_day, *map(int, entry.value.split("-")))
        return self._years.in_year(words, Form(entry.last, "feast", Recurring(at), (entry.rule,), sure=False), at)

    def _quarter(self, words: Words, index: int) -> Form | None:
        """ "first quarter of 2023", "Q3 2024", "second half of last year"."""
        number, last, rule = 0, index + 2, self._lexicon.rule.get("ordinal", "")
        size = 3
        if words.low(index) == "q":
            number = words.number(index + 1, (1,)) or 0 if words.glued(index + 1) else 0
        elif entry := self._lexicon.at("ordinal", words, index):
            number, rule = entry.number, entry.rule
            noun = entry.last + (words.low(entry.last) in DASHES)
            size = {"quarter": 3, "half": 6}.get(words.low(noun), 0)
            last = noun + 1
        if not size or not 1 <= number <= 12 // size:
            return None
        at = partial(in_months, (number - 1) * size + 1, number * size)
        found = self._years.in_year(words, Form(last, "quarter", Recurring(at), (rule,), sure=False), at)
        return found if size == 3 or found.sure else None

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
        for read in (self._days.weekday, self._days.month, self._season, self._feast, self._quarter):
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
        """ "the following day", "the year before"; "the year" after "the end of"."""
        side = self._lexicon.at("neighbour", words, index + 1)
        place = side.last if side else index + 1
        unit = self._lexicon.at("unit", words, place)
        if unit is None or not unit.value.isalpha() or words.low(place).endswith("s"):
            return None
        if side:
            return Form(unit.last, "relative", Shifted(cast("Unit", unit.value), side.number), (side.rule, unit.rule))
        if words.low(index - 1) == "of" and unit.value != "day" and self._lexicon.at("edge", words, index - 2):
            return Form(unit.last, "relative", Relative(cast("Unit", unit.value), 0), (unit.rule,))
        distance = self._lexicon.at("distance", words, unit.last)
        if distance is None or words.low(unit.last) not in ("before", "after"):
            return None
        count = int(distance.value.split()[1])
        when = Shifted(cast("Unit", unit.value), count)
        return Form(distance.last, "before", when, (distance.rule, unit.rule), sure=False)


def _first_of(readers: Iterable[Callable[[Words, int], Form | None]], words: Words, index: int) -> Form | None:
    return next((found for read in readers if (found := read(words, index))), None)

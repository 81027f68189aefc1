"""Stretches of the calendar, and what words such as "March", "Tuesday" and "last year" mean on a given day."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, Protocol

Grain = Literal["day", "month", "year"]
Unit = Literal["day", "week", "weekend", "month", "quarter", "year", "decade"]
_GRAINS: tuple[Grain, ...] = ("day", "month", "year")
_WIDTH = {"day": 10, "month": 7, "year": 4}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_FINENESS = {"day": 0, "week": 0, "weekend": 0, "month": 1, "quarter": 1, "year": 2, "decade": 2}
_DAYS = {"day": 1, "week": 7, "weekend": 7}

_LONG_PAST = 270


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends in it, and how finely the text tells it."""

    first: date
    last: date
    grain: Grain

    def iso(self) -> str:
        """A date in its precision (`2024-03`), or an interval (`2015/2019`)."""
        width = _WIDTH[self.grain]
        first, last = self.first.isoformat()[:width], self.last.isoformat()[:width]
        return first if first == last else f"{first}/{last}"


@dataclass(frozen=True, slots=True)
class Setting:
    """What a date hangs on: the day of publication, where the sentence looks (-1: back, 1: ahead), the date before."""

    today: date | None
    direction: int = 0
    previous: Period | None = None


class When(Protocol):
    """The meaning of a date's words."""

    def on(self, setting: Setting) -> Period | None:
        """The days that are meant, or None where they cannot be known."""


def day_of(year: int, month: int, day: int) -> Period | None:
    """One day; None where the calendar has none such."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Period(found, found, "day")


def months_of(year: int, first: int, last: int) -> Period | None:
    """Whole months; they run into the next year where the last comes before the first (December to February)."""
    end = year + (last < first)
    if not 1 <= year < 9999:
        return None
    return Period(date(year, first, 1), date(end, last, monthrange(end, last)[1]), "month")


def years_of(first: int, last: int) -> Period | None:
    """Whole years."""
    if not 1 <= first <= last <= 9999:
        return None
    return Period(date(first, 1, 1), date(last, 12, 31), "year")


def join(first: Period | None, last: Period | None) -> Period | None:
    """From the beginning of one period to the end of another, in the coarser precision."""
    if first is None or last is None or first.first > last.last:
        return None
    grain = _GRAINS[max(_GRAINS.index(first.grain), _GRAINS.index(last.grain))]
    return Period(first.first, last.last, grain)


def around(day: date, unit: Unit) -> Period | None:
    """The week, month, year … that holds the day."""
    if unit == "day":
        return Period(day, day, "day")
    if unit in _DAYS:
        monday = day - timedelta(days=day.weekday())
        return Period(monday + timedelta(days=5 * (unit == "weekend")), monday + timedelta(days=6), "day")
    if unit == "year":
        return years_of(day.year, day.year)
    if unit == "decade":
        return years_of(day.year // 10 * 10, day.year // 10 * 10 + 9)
    first = day.month if unit == "month" else (day.month - 1) // 3 * 3 + 1
    return months_of(day.year, first, first + _MONTHS[unit] - 1)


def moved(day: date, unit: Unit, count: int) -> date | None:
    """The day so many units later; the last of its month where that is shorter."""
    try:
        if unit in _DAYS:
            return day + timedelta(days=_DAYS[unit] * count)
        year, month = divmod(day.year * 12 + day.month - 1 + _MONTHS[unit] * count, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None


@dataclass(frozen=True, slots=True)
class Fixed:
    """A date that hangs on nothing."""

    period: Period | None

    def on(self, setting: Setting) -> Period | None:  # noqa: ARG002 — the protocol's
        """The same on every day."""
        return self.period


@dataclass(frozen=True, slots=True)
class Relative:
    """So many units from today: "last week", "yesterday"; `exact` keeps the day of the week ("a week ago")."""

    unit: Unit
    count: int
    exact: bool = False

    def on(self, setting: Setting) -> Period | None:
        """The unit that holds the day so far from today."""
        day = moved(setting.today, self.unit, self.count) if setting.today else None
        if day is None:
            return None
        return around(day, "day" if self.exact and self.unit == "week" else self.unit)


@dataclass(frozen=True, slots=True)
class Shifted:
    """So many units from the date before in the text: "a year earlier", "the following day"."""

    unit: Unit
    count: int

    def on(self, setting: Setting) -> Period | None:
        """The date before, moved; the same distance from today where there is none."""
        before = setting.previous
        if before is None:
            return Relative(self.unit, self.count, exact=True).on(setting)
        if _FINENESS[self.unit] < _GRAINS.index(before.grain):
            return None
        first, last = (moved(day, self.unit, self.count) for day in (before.first, before.last))
        if first is None or last is None:
            return None
        if before.grain == "month":
            return months_of(first.year, first.month, last.month)
        return Period(first, last, before.grain)


@dataclass(frozen=True, slots=True)
class Recurring:
    """What comes again every year or week: "March", "5 March", "first quarter", "Tuesday".

    at: the one of a year, or of the week so many weeks from Monday 1 January of the year 1.
    which: "last" (-1), "this" (0), "next" (1), or None where the sentence must tell.
    """

    at: Callable[[int], Period | None]
    weekly: bool = False
    which: int | None = None

    def on(self, setting: Setting) -> Period | None:
        """The nearest one that fits the sentence."""
        today = setting.today
        if today is None:
            return None
        turn = (today - date.min).days // 7 if self.weekly else today.year
        near = [period for period in map(self.at, range(turn - 1, turn + 2)) if period]
        if self.which == 0:
            return self.at(turn) if not self.weekly else _first(p for p in near if p.last >= today)
        if self.which is not None:
            return _strictly(near, today, self.which)
        if setting.direction > 0:
            return _first(p for p in near if p.last >= today)
        back = _first(p for p in reversed(near) if p.first <= today)
        # Of a day long past the text would tell the year; a caucus "on Feb. 1" is to come in January.
        if self.weekly or (setting.direction < 0 and not (back and back.grain == "day" and _far(back, today))):
            return back
        return min(near, key=lambda p: abs((p.first - today).days + (p.last - today).days), default=None)


def _far(period: Period, today: date) -> bool:
    return (today - period.last).days > _LONG_PAST


def _strictly(near: list[Period], today: date, which: int) -> Period | None:
    if which < 0:
        return _first(p for p in reversed(near) if p.last < today)
    return _first(p for p in near if p.first > today)


def _first(periods: Iterable[Period]) -> Period | None:
    return next(iter(periods), None)


@dataclass(frozen=True, slots=True)
class InYear:
    """What recurs, in a year told relative to today: "March last year", "Tuesday of last week"."""

    recurring: Recurring
    count: int

    def on(self, setting: Setting) -> Period | None:
        """The one of that year or week."""
        if setting.today is None:
            return None
        today = setting.today
        turn = (today - date.min).days // 7 if self.recurring.weekly else today.year
        return self.recurring.at(turn + self.count)


@dataclass(frozen=True, slots=True)
class Between:
    """From one date to another; a year that only the second has counts for the first too."""

    first: When
    last: When

    def on(self, setting: Setting) -> Period | None:
        """From the beginning of the first to the end of the last."""
        last = self.last.on(setting)
        first = self.first
        if isinstance(first, Recurring) and not first.weekly and last is not None:
            return join(_before(first.at, last), last)
        if isinstance(first, Recurring) and last is not None:
            return join(_first(p for p in _turns(first.at, last) if p.first <= last.first), last)
        return join(first.on(setting), last)


def _before(at: Callable[[int], Period | None], last: Period) -> Period | None:
    same = at(last.first.year)
    return same if same is None or same.first <= last.first else at(last.first.year - 1)


def _turns(at: Callable[[int], Period | None], last: Period) -> list[Period]:
    turn = (last.first - date.min).days // 7
    return [period for period in (at(turn), at(turn - 1)) if period]

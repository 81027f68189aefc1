"""Dates of records as ranges of days."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

#: The first and the last day, as ordinals.
Days = tuple[int, int]

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def days(iso: str | None) -> Days | None:
    """The days that an ISO 8601 date, month, year or interval covers, or None where it is none."""
    if not iso:
        return None
    first, _, last = iso.partition("/")
    start = _days(first)
    end = _days(last) if last else start
    return (start[0], end[1]) if start and end and start[0] <= end[1] else None


def _days(iso: str) -> Days | None:
    found = _DATE.match(iso)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        if not year or not month:
            return (date(year or 0, 1, 1).toordinal(), date(year or 0, 12, 31).toordinal())
        if not day:
            return (date(year, month, 1).toordinal(), date(year, month, monthrange(year, month)[1]).toordinal())
        return (date(year, month, day).toordinal(),) * 2
    except ValueError:
        return None


def gap(one: Days, other: Days) -> int:
    """Days between the two; 0 where they overlap."""
    return max(0, one[0] - other[1], other[0] - one[1])


def length(span: Days) -> int:
    """How many days it covers."""
    return span[1] - span[0] + 1

"""Rules about dates: the words that they are made of, each with what it does."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from claimx.rules.spec.base import BaseRule

DateRole = Literal[
    "month",
    "weekday",
    "day",
    "which",
    "neighbour",
    "unit",
    "season",
    "feast",
    "day_part",
    "part",
    "edge",
    "preposition",
    "context",
    "number",
    "ordinal",
    "distance",
    "fiscal",
    "era",
    "future",
    "recurring",
    "year",
    "numeric",
]


def _as_texts(value: object) -> object:
    """A list of words stands for words without a value; numbers are values too."""
    if isinstance(value, list):
        return dict.fromkeys(value, "")
    if isinstance(value, dict):
        return {key: str(word) if isinstance(word, int) else word for key, word in value.items()}
    return value


class DateRule(BaseRule):
    """Words that dates are made of.

    role: what the words do, and what their values are.
        month, weekday: its number (1 is January, Monday). day: days from today ("yesterday": -1).
        which: -1, 0 or 1 ("last", "this", "next"). neighbour: -1 or 1 ("the previous day").
        unit: day, week, weekend, month, quarter, year or decade, with a
        number before it where it is more than one ("fortnight": "2 week"). season: its months ("06/08"). feast: its
        day ("12-25"). number, ordinal: the number. distance: after a number of units, "now" or "then" for what it
        counts from and the sign ("ago": "now -1"; "earlier": "then -1"). preposition: stands in the span of the date
        after it, with -1 or 1 where it looks back or ahead. day_part ("morning"), part ("early", with "-" where only
        a hyphen joins it: "end-June"), edge ("the end of"): belong to the span.
        context: four digits after these are a year, "strong", or "weak"
        where they are none before a plural. fiscal: before a year. era: after one. future: lemmas of words
        that look ahead. recurring: words that make a weekday no date ("every"). year, numeric: dates in digits; no
        words.
    entries: the words in lower case; a list where they have no values.
    unsure: those of them that are something else as often ("may", "march"): they need a number, a context or the
        model's word that they are dates.
    """

    kind: Literal["date"]
    role: DateRole
    entries: Annotated[dict[str, str], BeforeValidator(_as_texts)] = Field(default_factory=dict)
    unsure: tuple[str, ...] = ()

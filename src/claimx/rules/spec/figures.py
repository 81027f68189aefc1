"""Rules about figures: how numbers are written, what they measure, and what bounds, times and changes they have."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from claimx.records import Bound
from claimx.rules.spec.base import BaseRule, Pattern, Spec, Words


def _as_text(value: object) -> object:
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def _exact(value: str) -> str:
    try:
        Fraction(value)
    except (ValueError, ZeroDivisionError):
        raise ValueError(f"{value!r} is no number; write 1000, 0.5 or 1/3") from None
    return value


def read_amount(value: str) -> tuple[Fraction, str]:
    """The number and the unit of an `Amount`.

    Raises:
        ValueError: it is none.
    """
    number, _, unit = value.partition(" ")
    if not unit.strip():
        raise ValueError(f"{value!r} is no number and unit; write 0.3048 m")
    return Fraction(_exact(number)), unit.strip()


def _amount(value: str) -> str:
    read_amount(value)
    return value


#: A number, exactly: `1000`, `0.3048`, `1/3`.
Exact = Annotated[str, BeforeValidator(_as_text), AfterValidator(_exact)]
#: A number and a unit: `0.3048 m`.
Amount = Annotated[str, AfterValidator(_amount)]


class DigitsRule(BaseRule):
    """Marks inside numerals in digits: those that group ("," in 1,200,000) and the one before decimals."""

    kind: Literal["digits"]
    grouping: Words
    decimal: str = Field(min_length=1, max_length=1)


class NumeralRule(BaseRule):
    """Words that are parts of numbers.

    role: what the words do. number ("seven"), fraction ("half"), ordinal ("third", a fraction
        only with a numerator or before "of"), article ("a" as one), sign ("minus"), joiner
        ("and"), point ("two point five"), of ("a quarter of a million"), vague (before a number word it makes it
        no number: "several hundred"), pronoun (no number but with a unit, a hedge, or before the nouns in `before`:
        "one"; or, where there is `after`, no number after these words unless it counts something: "the two met").
    words: the words, each with its value where it has one.
    """

    kind: Literal["numeral"]
    role: Literal["number", "fraction", "ordinal", "article", "sign", "joiner", "point", "of", "vague", "pronoun"]
    words: dict[str, Exact] = Field(min_length=1)
    before: Words | None = None
    after: Words | None = None


class MagnitudeEntry(Spec):
    """names: words after a number, with or without a space; symbols: letters that touch it; after_money: the same, but
    only of an amount of money ("$5m")."""

    value: Exact
    names: Words | None = None
    symbols: Words | None = None
    after_money: Words | None = None


class MagnitudeRule(BaseRule):
    """Words and letters that multiply: million, bn, dozen, crore."""

    kind: Literal["magnitude"]
    entries: tuple[MagnitudeEntry, ...] = Field(min_length=1)


class UnitEntry(Spec):
    """A unit and the ways to write it.

    unit: as records name it. equals: one of it in the unit in which `claimx compare` compares all that measure the same
    ("0.3048 m"). names: words, the plural in "s" is understood; symbols: letters and signs, compared
    with their case. of, factor: the unit is `factor` times another one, so that "7 feet 10 inches" is one figure;
    without `of`, the value itself is multiplied by `factor` (1/100 of a percentage). article: "a mile" means one
    mile. period: what the unit says of time ("bpd": "per day"). before: only before these words ("two cups of") or,
    unless `at_end: false`, where no word follows ("5 in thick"). with_words: where money is called by the same name
    (pounds), one of these lemmas must stand near.
    """

    unit: str | None = None
    equals: Amount | None = None
    names: Words | None = None
    symbols: Words | None = None
    of: str | None = None
    factor: Exact = "1"
    article: bool = False
    period: str | None = None
    before: Words | None = None
    at_end: bool = True
    with_words: Words | None = None


class UnitRule(BaseRule):
    """Units of measure, of time, and of shares; `figure` is the kind of figure they make.

    between: words that may stand between a number and these units ("six consecutive months").
    """

    kind: Literal["unit"]
    between: Words | None = None
    figure: Literal["measure", "duration", "percent", "points"]
    entries: tuple[UnitEntry, ...] = Field(min_length=1)


class CurrencyEntry(Spec):
    """A currency by its ISO 4217 code, which is itself read in text unless `code_in_text: false`.

    names: words after the number, the plural in "s" is understood; symbols: signs and letters before or after it;
    prefixes: letters that touch the number before it ("R450m"), only of amounts that are plainly money.
    cents: names and symbols of its hundredth. codes: where a name belongs to several currencies, the one meant
    where a country (ISO 3166-1 alpha-3) is mentioned; `code` is the one meant without (it may be left out).
    """

    code: str | None = None
    names: Words | None = None
    symbols: Words | None = None
    prefixes: Words | None = None
    cents: Words | None = None
    codes: dict[str, str] | None = None
    code_in_text: bool = True


class CurrencyRule(BaseRule):
    """Currencies and the ways to write them."""

    kind: Literal["currency"]
    entries: tuple[CurrencyEntry, ...] = Field(min_length=1)


class HedgeRule(BaseRule):
    """Words around a number that bound it.

    before, after: phrases that stand directly before or after the number; suffixes: words and signs that touch it or
    follow its hyphen ("50+", "20-odd"). not_of: kinds of figures that they do not bound (in "over three days", "over"
    is a time). filler: words that bound nothing, but may stand between a hedge and its number ("at least another 12").
    """

    kind: Literal["hedge"]
    bound: Bound
    before: Words | None = None
    after: Words | None = None
    suffixes: Words | None = None
    filler: bool = False
    not_of: Words | None = None


class RangeRule(BaseRule):
    """Words between two numbers that make one figure of them.

    figure: range ("20 to 30") or ratio ("one in five"). opening: words before the first number, without which the
    joiners join nothing ("between 20 and 30"). ascending: the second number must be the larger one, and no verb of
    change may govern them ("rose from 20 to 30" is no range). consecutive: the second must follow the first in
    counting ("two or three").
    """

    kind: Literal["range"]
    figure: Literal["range", "ratio"]
    joiners: Words
    opening: Words | None = None
    ascending: bool = True
    consecutive: bool = False


class AgeRule(BaseRule):
    """Ages: words directly before ("aged") or after ("years old") the number, or its place after a person's name.

    people: nouns after which a bounded number is an age ("children under five"). nouns: such after which a number
    between commas or in brackets is one ("a welder, 44,").
    stated: phrases before a number after which nothing is counted ("when she was eighteen").
    """

    kind: Literal["age"]
    before: Words | None = None
    after: Words | None = None
    apposition: bool = False
    people: Words | None = None
    nouns: Words | None = None
    stated: Words | None = None


class PeriodRule(BaseRule):
    """The time or the other thing that a figure is for one of.

    period: "per year"; left out, the words in `adjacent` introduce what follows them ("per head", "$3 a gallon").
    adjacent: phrases directly after the figure or what it counts, unless one of the words in `unless_next` follows;
    anywhere: phrases anywhere in its sentence; adjectives: words of the noun counted ("annual").
    """

    kind: Literal["period"]
    period: str | None = None
    adjacent: Words | None = None
    anywhere: Words | None = None
    adjectives: Words | None = None
    unless_next: Words | None = None


class ChangeRule(BaseRule):
    """Verbs, nouns and other words, by lemma, around a figure whose subject it measures.

    change: rise or fall, where the figure is its amount ("rose 3%"); level, what the subject amounts to ("reached
    51"); move, where it came from or went to ("went from 40 to 51"). of: the kinds of figures that the words speak of,
    where not of all ("lost 3%", but not "lost 3 goats"). transitive: the verbs change their object, so that only with
    "by" is any figure the amount ("cut spending by $3m"), and a share also without ("cut 3%").
    """

    kind: Literal["change"]
    change: Literal["rise", "fall", "level", "move"]
    verbs: Words | None = None
    nouns: Words | None = None
    words: Words | None = None
    of: Words | None = None
    transitive: bool = False


class CountedWordRule(BaseRule):
    """Words that stand for those who are counted where no noun does: 31 [dead], 40 [missing]."""

    kind: Literal["counted_word"]
    words: Words = Field(min_length=1)


class NotFigureRule(BaseRule):
    """Numbers that count nothing: dates, clock times, names, telephone numbers."""

    kind: Literal["not_figure"]
    any_of: tuple[Pattern, ...] = Field(min_length=1)

"""`claimx_dates`: dates with their ISO 8601 values.

Relative ones ("last year") and those without a year hang on the day of publication, or on a full date in the dateline.
Runs after the base model; sets `Findings.dates`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from claimx.pipeline.dates.calendar import Between, Period, Recurring, Setting, Shifted
from claimx.pipeline.dates.context import Context
from claimx.pipeline.dates.lexicon import Lexicon, Words
from claimx.pipeline.dates.reader import Reader, Reading
from claimx.pipeline.findings import Findings, Loss, Match, mirror
from claimx.records import Date
from claimx.rules.load import RuleSet, load_rules
from claimx.rules.spec.dates import DateRule

_LABEL = "date"
#: How many words back "a year earlier" looks for the date that it counts from.
_REACH = 60


@Language.factory(
    "claimx_dates",
    default_config={"rules": []},
    requires=["token.tag", "token.dep", "token.ent_type"],
    assigns=["doc._.claimx"],
)
def create_dates(nlp: Language, name: str, rules: list[str]) -> DateFinder:
    """The component with the built-in rules and the packs stacked over them."""
    return DateFinder(load_rules(rules))


class DateFinder:
    """Finds dates and resolves them."""

    def __init__(self, rules: RuleSet) -> None:
        self._lexicon = Lexicon(rules.of_kind(DateRule))
        self._reader = Reader(self._lexicon)

    def __call__(self, doc: Doc) -> Doc:
        """Set the dates of a parsed Doc."""
        findings = Findings(doc)
        words = Words(doc.text)
        readings = self._reader(words)
        today = self._today(findings, words.text) if readings else None
        dates, matches = self._resolved(doc, words, readings, today) if readings else ([], [])
        findings.dates = dates
        findings.add_matches(matches)
        mirror(doc, "dates", ((found.start, found.end, _LABEL) for found in dates))
        return doc

    def _today(self, findings: Findings, text: str) -> date | None:
        """The day of publication, or else of the dateline."""
        try:
            return date.fromisoformat((findings.published or "")[:10])
        except ValueError:
            pass
        dateline = findings.layout.dateline
        if dateline is None:
            return None
        for reading in self._reader(Words(text[dateline.start : dateline.end])):
            period = reading.form.when.on(Setting(None))
            if period and period.first == period.last:
                return period.first
        return None

    def _resolved(
        self, doc: Doc, words: Words, readings: list[Reading], today: date | None
    ) -> tuple[list[Date], list[Match]]:
        context = Context(doc, words, self._lexicon)
        dates: list[Date] = []
        matches: list[Match] = []
        kept: Reading | None = None
        previous: tuple[Reading, Period] | None = None
        for reading in readings:
            start, end = words.starts[reading.first], words.ends[reading.last - 1]
            if rule := context.recurring(reading):
                matches.append(Match(rule=rule, label=_LABEL, start=start, end=end))
                continue
            if not context.is_date(reading, kept):
                Findings(doc).add_losses(_losses(reading, start, end))
                continue
            period, told = self._period(reading, context, today, previous)
            if period:
                previous = reading, period
            kept = reading
            rules = [*reading.rules, *([told] if told else []), *self._context_rules(words, reading)]
            matches += [Match(rule=rule, label=_LABEL, start=start, end=end) for rule in dict.fromkeys(rules)]
            iso = period.iso() if period else None
            dates.append(Date(start=start, end=end, text=words.text[start:end], date=iso, rule=reading.rules[0]))
        return dates, matches

    def _period(
        self, reading: Reading, context: Context, today: date | None, previous: tuple[Reading, Period] | None
    ) -> tuple[Period | None, str | None]:
        when = reading.form.when
        direction, told = 0, None
        if isinstance(when, Between) or (isinstance(when, Recurring) and when.which is None):
            direction, told = context.direction(reading)
        before = None
        if isinstance(when, Shifted) and previous and reading.first - previous[0].last <= _REACH:
            far = previous[0].form.kind == "weekday" and when.unit not in ("day", "week")
            before = None if far else previous[1]
        return when.on(Setting(today, direction, before)), told

    def _context_rules(self, words: Words, reading: Reading) -> list[str]:
        if reading.form.kind != "year" or reading.form.sure:
            return []
        rule = self._lexicon.is_any("context", words.low(reading.core - 1))
        return [rule] if rule else []


def _losses(reading: Reading, start: int, end: int) -> Iterator[Loss]:
    why = "nothing beside it tells that it is a date, and it may be something else"
    yield from (Loss(rule=rule, label=_LABEL, start=start, end=end, why=why) for rule in reading.rules)

"""Words -> dates: the grammar of "5 March 2024", "last Tuesday", "Q3 2024", "two weeks ago", "between 2015 and 2019".

date  = [preposition] [part | edge "of"] core [joiner core]
core  = one of the forms below, tried at each word with which one may begin; nothing is read twice
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from claimx.pipeline.dates.calendar import Between, When
from claimx.pipeline.dates.forms import Forms
from claimx.pipeline.dates.lexicon import Lexicon, Words
from claimx.pipeline.dates.years import DASHES, Form

_DASHES = (*DASHES, "/")
_JOINERS = (*_DASHES, "to", "through", "until", "till")
#: Forms that make a range with one of the same kind.
_RANGED = ("year", "decade", "month", "day", "weekday", "quarter")


@dataclass(slots=True)
class Reading:
    """A date in the text: its words (half-open), what it means, the form to judge it by, and the rules it is from."""

    first: int
    last: int
    core: int
    form: Form
    rules: list[str] = field(default_factory=list)
    direction: int | None = None

    @property
    def when(self) -> When:
        """What the date means."""
        return self.form.when


class Reader:
    """Finds what looks like a date; whether it is one is judged by what stands around it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._forms = Forms(lexicon)

    def __call__(self, words: Words) -> list[Reading]:
        """All readings in the order of the text; they do not overlap."""
        found: list[Reading] = []
        index = past = 0
        while index < len(words.lowers):
            form = self._forms.at(words, index)
            if form is None:
                index += 1
                continue
            joined = self._joined(words, index, form)
            reading = Reading(index, joined.last, index, joined, list(joined.rules))
            self._widen(words, reading, past)
            found.append(reading)
            index = past = joined.last
        return found

    def _joined(self, words: Words, index: int, form: Form) -> Form:
        """The form with the end of its range, where one follows."""
        joiner = words.low(form.last)
        between = joiner == "and" and words.low(index - 1) == "between"
        if form.kind not in _RANGED or not (between or joiner in _JOINERS):
            return form
        other = self._forms.at(words, form.last + 1)
        if other is None or other.kind != form.kind:
            return form
        return replace(
            other,
            when=Between(form.when, other.when),
            sure=form.sure or other.sure or between or joiner in ("-", "–"),
            rules=(*form.rules, *other.rules),
        )

    def _widen(self, words: Words, reading: Reading, past: int) -> None:
        """Take in "the end of", "early", "since" before the date."""
        lexicon = self._lexicon
        before = reading.first - 1
        part = before - (words.low(before) in _DASHES and words.glued(before))
        rule = lexicon.is_any("part", words.low(part))
        hyphen = part < before and words.glued(before)
        if rule and part >= past and (hyphen or (part == before and lexicon.value("part", words.low(part)) != "-")):
            reading.first = part
            reading.rules.append(rule)
            reading.form = replace(reading.form, sure=True)
        self._widen_edge(words, reading, past)
        before = reading.first - 1
        article = words.low(before) == "the"
        preposition = lexicon.at("preposition", words, before - article)
        if preposition and before - article >= past and preposition.last == before - article + 1:
            reading.first = before - article
            reading.rules.append(preposition.rule)
            reading.direction = int(preposition.value) if preposition.value else None

    def _widen_edge(self, words: Words, reading: Reading, past: int) -> None:
        of = reading.first - 1 - (words.low(reading.first - 1) == "the")
        if words.low(of) != "of":
            return
        for length in (2, 1):
            edge = self._lexicon.at("edge", words, of - length)
            if edge and edge.last == of and of - length >= past:
                article = words.low(of - length - 1) == "the" and of - length - 1 >= past
                reading.first = of - length - article
                reading.rules.append(edge.rule)
                reading.form = replace(reading.form, sure=True)
                return

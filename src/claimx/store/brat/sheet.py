"""A record's findings as the lines of an `.ann` file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from claimx.records import Claim, Entity, Figure, Range, Record
from claimx.store.brat.labels import ATTRIBUTION, WITHOUT_SOURCE, brat_label


def annotation_lines(record: Record) -> list[str]:
    """The lines of a record's `.ann` file, without their ends."""
    sheet = _Sheet(record.text)
    _add_entities(sheet, record)
    _add_values(sheet, record)
    for claim in record.claims:
        _add_claim(sheet, claim)
    return sheet.lines


class _Sheet:
    """The annotations of an article, numbered as they come.

    A method that annotates gives the annotation's id, or None where there is nothing to mark: ranges without a
    visible character, or outside of the text.
    """

    def __init__(self, text: str) -> None:
        self.lines: list[str] = []
        self._text = text
        self._numbers: Counter[str] = Counter()
        self._shared: dict[str, str] = {}

    def span(self, label: str, ranges: Iterable[Range], *, shared: bool = False) -> str | None:
        """Mark ranges as one span; a shared one is marked once for all claims that have it."""
        pieces = list(_pieces(self._text, ranges))
        if not pieces:
            return None
        offsets = ";".join(f"{start} {end}" for start, end in pieces)
        words = " ".join(self._text[start:end] for start, end in pieces)
        line = f"{label} {offsets}\t{words}"
        if shared and line in self._shared:
            return self._shared[line]
        self._shared[line] = name = self._add("T", line)
        return name

    def finding(self, label: str, where: Range, note: str = "", **attributes: str) -> None:
        """Mark a finding with its attributes and a note."""
        name = self.span(label, [where])
        if name:
            for attribute, value in attributes.items():
                self.attribute(attribute, name, value)
            self.note(name, note)

    def event(self, label: str, trigger: str, roles: dict[str, str | None]) -> str:
        """Tie spans together."""
        filled = "".join(f" {role}:{name}" for role, name in roles.items() if name)
        return self._add("E", f"{label}:{trigger}{filled}")

    def attribute(self, name: str, of: str, value: str) -> None:
        """Say something of an annotation, in a word that the configuration lists."""
        self._add("A", f"{name} {of} {value}")

    def note(self, of: str, words: str) -> None:
        """Say something of an annotation in one's own words."""
        if words:
            self._add("#", f"AnnotatorNotes {of}\t{' '.join(words.split())}")

    def _add(self, prefix: str, line: str) -> str:
        self._numbers[prefix] += 1
        name = f"{prefix}{self._numbers[prefix]}"
        self.lines.append(f"{name}\t{line}")
        return name


def _pieces(text: str, ranges: Iterable[Range]) -> Iterator[tuple[int, int]]:
    """Ranges in the order of the text, apart, cut at line ends (all that Unicode knows: brat reads its files so)."""
    last = 0
    for each in sorted(ranges, key=lambda each: (each.start, each.end)):
        start = max(each.start, last)
        for line in text[start : max(start, each.end)].splitlines(keepends=True):
            words = line.strip()
            if words:
                first = start + len(line) - len(line.lstrip())
                last = first + len(words)
                yield first, last
            start += len(line)


def _add_entities(sheet: _Sheet, record: Record) -> None:
    named: Sequence[tuple[str, Sequence[Entity]]] = (("Organisation", record.organisations), ("Person", record.people))
    for label, entities in named:
        for entity in entities:
            for mention in entity.mentions:
                sheet.finding(label, mention, f"{entity.id}: {entity.name}", Form=mention.form)
    for country in record.countries:
        for mention in country.mentions:
            sheet.finding("Country", mention, f"{country.iso3}: {country.name}", Form=mention.form)
    for custom in record.entities:
        sheet.finding(brat_label(custom.label), custom, custom.id or "")


def _add_values(sheet: _Sheet, record: Record) -> None:
    for date in record.dates:
        sheet.finding("Date", date, date.date or "")
    for figure in record.figures:
        sheet.finding("Figure", figure, _values(figure), Bound=figure.bound)
    for quotation in record.quotations:
        sheet.finding("Quotation", quotation, Role=quotation.role)


def _values(figure: Figure) -> str:
    names = ("kind", "value", "low", "high", "unit", "period", "per", "change", "place", "as_of")
    given = {name: value for name in names if (value := getattr(figure, name)) is not None}
    values = [f"{name}={value if isinstance(value, str) else format(value, '.15g')}" for name, value in given.items()]
    return " ".join([*values, f"of: {figure.what.text}" if figure.what else ""])


def _add_claim(sheet: _Sheet, claim: Claim) -> None:
    """An event whose trigger is the cue, as in PolNeAR; where there is none the source, or the content."""
    content = sheet.span("Content", claim.content, shared=True)
    if content is None:
        return
    source = sheet.span("Source", [claim.source], shared=True) if claim.source else None
    cue = sheet.span("Cue", [claim.cue], shared=True) if claim.cue else None
    label = ATTRIBUTION if source else WITHOUT_SOURCE
    anchor = claim.cue if cue else claim.source if source else None
    trigger = sheet.span(label, [anchor] if anchor else claim.content, shared=True)
    event = sheet.event(label, str(trigger), {"Source": source, "Cue": cue, "Content": content})
    if claim.cue:
        sheet.attribute("Stance", event, claim.cue.stance)
    for name in ("kind", "polarity", "modality"):
        sheet.attribute(name.capitalize(), event, getattr(claim, name))
    sheet.note(event, _said_of(claim))


def _said_of(claim: Claim) -> str:
    references = claim.source.refers_to if claim.source else []
    said = (
        [f"source: {', '.join(f'{reference.kind} {reference.id}' for reference in references)}"] if references else []
    )
    if claim.confidence is not None:
        said.append(f"confidence: {claim.confidence:g}")
    return "; ".join([claim.id, *said, claim.rule])

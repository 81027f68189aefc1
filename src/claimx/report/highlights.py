"""What is marked in an article, and how: each finding with its kind and a short mark that needs no colour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from claimx.records import Mention, Range, Record
from claimx.report.outline import Listed
from claimx.text.display import plain

Kind = Literal["claim", "source", "cue", "quotation", "organisation", "person", "country", "date", "figure", "entity"]
#: What each kind's mark is, for the legend; claims bear numbers, countries their codes, entities their labels.
MARKS: dict[Kind, str] = {
    "claim": "1",
    "source": "s1",
    "cue": "c1",
    "quotation": "“”",
    "organisation": "O",
    "person": "P",
    "country": "KEN",
    "date": "D",
    "figure": "F",
    "entity": "LABEL",
}
#: The parts of a claim, which bear its number.
CLAIM_KINDS = frozenset[Kind]({"claim", "source", "cue"})
_LONGEST_MARK = 12


@dataclass(frozen=True, slots=True)
class Highlight:
    """A stretch of the text that is marked: half-open offsets, its finding's kind, mark and id.

    `claim`: the number of the claim that it is a part of; `name`: what it stands for, beyond its words.
    """

    start: int
    end: int
    kind: Kind
    mark: str
    finding: str
    claim: int | None = None
    name: str = ""


def highlights(record: Record, listed: Iterable[Listed]) -> list[Highlight]:
    """All that is marked, outer before inner ones; nothing is empty or stands outside of the text."""
    length = len(record.text)
    found = [*_parts_of_claims(listed), *_others(record)]
    inside = {each for each in found if 0 <= each.start < each.end <= length}
    order = {kind: position for position, kind in enumerate(MARKS)}
    return sorted(inside, key=lambda each: (each.start, -each.end, order[each.kind], each.claim or 0, each.finding))


def _parts_of_claims(listed: Iterable[Listed]) -> Iterator[Highlight]:
    for each in listed:
        claim, number = each.claim, each.number
        for piece in claim.content:
            yield Highlight(piece.start, piece.end, "claim", str(number), claim.id, number)
        if claim.source:
            yield Highlight(claim.source.start, claim.source.end, "source", f"s{number}", claim.id, number)
        if claim.cue:
            yield Highlight(claim.cue.start, claim.cue.end, "cue", f"c{number}", claim.id, number)


def _others(record: Record) -> Iterator[Highlight]:
    for quotation in record.quotations:
        yield _highlight(quotation, "quotation", quotation.id, name=quotation.role)
    for organisation in record.organisations:
        yield from _mentions(organisation.mentions, "organisation", organisation.id, organisation.name)
    for person in record.people:
        yield from _mentions(person.mentions, "person", person.id, person.name)
    for country in record.countries:
        yield from _mentions(country.mentions, "country", country.iso3, country.name)
    for date in record.dates:
        yield _highlight(date, "date", f"d{date.start}-{date.end}", name=date.date or "")
    for figure in record.figures:
        yield _highlight(figure, "figure", figure.id)
    for entity in record.entities:
        finding = entity.id or f"e{entity.start}-{entity.end}"
        yield _highlight(entity, "entity", finding, mark=plain(entity.label), name=entity.label)


def _mentions(mentions: Iterable[Mention], kind: Kind, finding: str, name: str) -> Iterator[Highlight]:
    mark = plain(finding) if kind == "country" else MARKS[kind]
    return (_highlight(mention, kind, finding, mark, name) for mention in mentions)


def _highlight(found: Range, kind: Kind, finding: str, mark: str | None = None, name: str = "") -> Highlight:
    return Highlight(found.start, found.end, kind, (mark or MARKS[kind])[:_LONGEST_MARK], finding, name=name)

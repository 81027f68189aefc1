"""Record -> flat rows: what one record gives to each of the tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from claimx.records import Claim, Country, Entity, Mention, Record, Reference
from claimx.text.spans import hull, innermost_claim

Row = dict[str, Any]

#: The lists of a claim, and what kind of thing each of them holds ids of.
CLAIM_LISTS = {
    "quotations": "quotation",
    "figures": "figure",
    "organisations": "organisation",
    "people": "person",
    "countries": "country",
}


def article_rows(record: Record) -> Iterator[Row]:
    """The article itself, one row."""
    names = ("language", "byline", "credit", "text", "text_sha256")
    row = {name: getattr(record, name) for name in names}
    yield row | {"words": len(record.text.split()), "doubts": _joined(record.doubts)}


def claim_rows(record: Record) -> Iterator[Row]:
    """A row a claim, its lists joined."""
    for claim in record.claims:
        source, cue, whole = claim.source, claim.cue, hull(claim.content)
        yield {
            **{name: getattr(claim, name) for name in ("id", "kind", "text", "polarity", "modality", "parent", "rule")},
            "start": whole.start,
            "end": whole.end,
            "confidence": claim.confidence,
            "source": source and source.text,
            "refers_to": _joined(f"{each.kind}:{each.id}" for each in source.refers_to) if source else None,
            "cue": cue and cue.text,
            "cue_lemma": cue and cue.lemma,
            "stance": cue and cue.stance,
            **{name: _joined(getattr(claim, name)) for name in CLAIM_LISTS},
        }


def _joined(values: Iterable[str]) -> str | None:
    return "; ".join(values) or None


def source_rows(record: Record) -> Iterator[Row]:
    """A row for each entity that the source of a claim stands for; one without an entity where it is left open."""
    names = _entity_names(record)
    for claim in record.claims:
        if claim.source:
            for reference in dict.fromkeys(map(_key, claim.source.refers_to)) or [(None, None)]:
                kind, entity = reference
                yield {"claim": claim.id, "kind": kind, "id": entity, "name": names.get(reference)}


def _key(reference: Reference) -> tuple[str | None, str | None]:
    return reference.kind, reference.id


def content_rows(record: Record) -> Iterator[Row]:
    """A row for each finding that stands in the content of a claim."""
    names = _entity_names(record)
    for claim in record.claims:
        for kind, finding in _findings_in(claim):
            yield {"claim": claim.id, "kind": kind, "id": finding, "name": names.get((kind, finding))}


def _findings_in(claim: Claim) -> Iterator[tuple[str, str]]:
    for name, kind in CLAIM_LISTS.items():
        yield from ((kind, finding) for finding in dict.fromkeys(getattr(claim, name)))


def _entity_names(record: Record) -> dict[tuple[str | None, str | None], str]:
    names: dict[tuple[str | None, str | None], str] = {}
    for kind, entity_id, entity in _entities(record):
        names.setdefault((kind, entity_id), entity.name)
    return names


def _entities(record: Record) -> Iterator[tuple[str, str, Entity | Country]]:
    yield from (("organisation", entity.id, entity) for entity in record.organisations)
    yield from (("person", entity.id, entity) for entity in record.people)
    yield from (("country", country.iso3, country) for country in record.countries)


def entity_rows(kind: str) -> Callable[[Record], Iterator[Row]]:
    """What gives a row for each entity of a kind, with the number of its mentions."""

    def rows(record: Record) -> Iterator[Row]:
        for its_kind, entity_id, entity in _entities(record):
            if its_kind == kind:
                own = (
                    {} if isinstance(entity, Country) else entity.model_dump(include={"acronym", "country", "wikidata"})
                )
                yield {"id": entity_id, "name": entity.name, "mentions": len(entity.mentions), **own}

    return rows


def figure_rows(record: Record) -> Iterator[Row]:
    """A row a figure, with the smallest claim that holds it."""
    names = ("id", "start", "end", "text", "kind", "unit", "bound", "period", "per", "change", "place", "as_of", "rule")
    for figure in record.figures:
        what, claim = figure.what, innermost_claim(record.claims, figure)
        yield {
            **{name: getattr(figure, name) for name in names},
            **{name: _number(getattr(figure, name)) for name in ("value", "low", "high")},
            "cue": figure.cue and figure.cue.text,
            "what": what and what.text,
            "what_head": what and what.head,
            "claim": claim and claim.id,
        }


def _number(value: float | None) -> float | None:
    """A number that a column of doubles can hold, else none: whole numbers of Python know no end."""
    try:
        return value if value is None or abs(float(value)) < float("inf") else None
    except OverflowError:
        return None


def mention_rows(record: Record) -> Iterator[Row]:
    """A row a mention of an organisation, a person, a country, and of the labels of rule packs."""
    for kind, entity_id, entity in _entities(record):
        for mention in entity.mentions:
            yield {"kind": kind, "id": entity_id, "name": entity.name} | _mention(mention)
    for custom in record.entities:
        names = ("id", "start", "end", "text", "rule")
        yield {name: getattr(custom, name) for name in names} | {"kind": custom.label, "name": None, "form": None}


def _mention(mention: Mention) -> Row:
    return {name: getattr(mention, name) for name in ("start", "end", "text", "form", "rule")}


def quotation_rows(record: Record) -> Iterator[Row]:
    """A row a quotation."""
    for quotation in record.quotations:
        yield quotation.model_dump()


def date_rows(record: Record) -> Iterator[Row]:
    """A row a date."""
    for date in record.dates:
        yield date.model_dump()

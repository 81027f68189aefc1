"""Records -> pandas: one flat table for each kind of finding."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from claimx.records import Mention, Record, Reference
from claimx.text.spans import innermost_claim

#: Columns that hold whole numbers and such that hold any; all others hold text, with <NA> for what is not there.
WHOLE = ("start", "end", "words")
NUMBERS = ("value", "low", "high", "confidence")
FLAGS = ("closed",)

Row = dict[str, Any]


@dataclass(frozen=True)
class Table:
    """One table: what its rows are, what its own columns say, and how a record gives rows."""

    about: str
    columns: dict[str, str]
    rows: Callable[[Record], Iterator[Row]]


def frame(records: Iterable[Record], table: str) -> pd.DataFrame:
    """One of the tables in `TABLES` over the findings of records, a row each.

    Columns and their types are the same whatever the records hold, also where they hold nothing.

    Args:
        records: records, for instance from `claimx.read_records`.
        table: "articles", "claims", "dates", "figures", "mentions" or "quotations".

    Raises:
        ValueError: there is no such table.
    """
    if table not in TABLES:
        raise ValueError(f"no table {table!r}; there are {', '.join(TABLES)}")
    columns = (*ARTICLE_COLUMNS, *TABLES[table].columns)
    rows = [[row[column] for column in columns] for record in records for row in _rows(record, table)]
    data = pd.DataFrame(rows, columns=list(columns))
    return data.astype({column: _dtype(column) for column in columns})


#: Every table begins with these.
ARTICLE_COLUMNS = {
    "article": "id of the article",
    "outlet": "who published it",
    "published": "when, as the input says",
}


def _rows(record: Record, table: str) -> Iterator[Row]:
    article = {"article": record.id, "outlet": record.outlet, "published": record.published}
    for row in TABLES[table].rows(record):
        yield article | row


def _dtype(column: str) -> str:
    if column in WHOLE:
        return "int64"
    if column in NUMBERS:
        return "float64"
    return "bool" if column in FLAGS else "string"


def _articles(record: Record) -> Iterator[Row]:
    names = ("title", "url", "language", "byline", "credit", "text", "text_sha256")
    yield {name: getattr(record, name) for name in names} | {"words": len(record.text.split())}


def _claims(record: Record) -> Iterator[Row]:
    for claim in record.claims:
        source, cue = claim.source, claim.cue
        yield {
            **{name: getattr(claim, name) for name in ("id", "kind", "text", "polarity", "modality", "parent", "rule")},
            "start": min(piece.start for piece in claim.content),
            "end": max(piece.end for piece in claim.content),
            "confidence": claim.confidence,
            "source": source and source.text,
            "refers_to": _joined(_reference(each) for each in source.refers_to) if source else None,
            "cue": cue and cue.text,
            "cue_lemma": cue and cue.lemma,
            "stance": cue and cue.stance,
            **{name: _joined(getattr(claim, name)) for name in _CLAIM_LISTS},
        }


_CLAIM_LISTS = ("quotations", "figures", "organisations", "people", "countries")


def _reference(reference: Reference) -> str:
    return f"{reference.kind}:{reference.id}"


def _joined(values: Iterable[str]) -> str | None:
    return "; ".join(values) or None


def _figures(record: Record) -> Iterator[Row]:
    names = ("id", "start", "end", "text", "kind", "value", "low", "high", "unit", "bound", "period", "per")
    for figure in record.figures:
        what, claim = figure.what, innermost_claim(record.claims, figure)
        yield {
            **{name: getattr(figure, name) for name in (*names, "change", "place", "as_of", "rule")},
            "cue": figure.cue and figure.cue.text,
            "what": what and what.text,
            "what_head": what and what.head,
            "claim": claim and claim.id,
        }


def _mentions(record: Record) -> Iterator[Row]:
    for kind, entities in (("organisation", record.organisations), ("person", record.people)):
        for entity in entities:
            for mention in entity.mentions:
                yield _mention(kind, entity.id, entity.name, mention)
    for country in record.countries:
        for mention in country.mentions:
            yield _mention("country", country.iso3, country.name, mention)
    for custom in record.entities:
        names = ("id", "start", "end", "text", "rule")
        yield {name: getattr(custom, name) for name in names} | {"kind": custom.label, "name": None, "form": None}


def _mention(kind: str, entity: str, name: str, mention: Mention) -> Row:
    return {"kind": kind, "id": entity, "name": name} | mention.model_dump()


def _quotations(record: Record) -> Iterator[Row]:
    for quotation in record.quotations:
        yield quotation.model_dump()


def _dates(record: Record) -> Iterator[Row]:
    for date in record.dates:
        yield date.model_dump()


_SPAN = {"start": "offset of its first character", "end": "offset after its last character", "text": "its words"}
_RULE = {"rule": "the rule that found it"}

TABLES: dict[str, Table] = {
    "articles": Table(
        "articles",
        {
            "title": "title, from a column of the input",
            "url": "address",
            "language": "language",
            "byline": "author",
            "credit": "agency credited",
            "words": "number of words, split at white space",
            "text": "the text",
            "text_sha256": "hash of the text",
        },
        _articles,
    ),
    "claims": Table(
        "attributed statements",
        {
            "id": "id within the article",
            "kind": "direct, mixed, indirect",
            "source": "who says it, as worded",
            "refers_to": "entities the source stands for, as kind:id, joined with '; '",
            "cue": "the words that attribute",
            "cue_lemma": "their lemma",
            "stance": "their attitude",
            **_SPAN,
            "polarity": "positive, negative",
            "modality": "asserted, possible, hypothetical, required, planned",
            "parent": "id of the claim it stands inside",
            "confidence": "probability that it is right",
            **{name: f"ids of its {name}, joined with '; '" for name in _CLAIM_LISTS},
            **_RULE,
        },
        _claims,
    ),
    "dates": Table("dates", {**_SPAN, "date": "ISO 8601", **_RULE}, _dates),
    "figures": Table(
        "figures",
        {
            "id": "id within the article",
            **_SPAN,
            "kind": "number, percent, points, ratio, money, measure, age, duration",
            "value": "value in base terms",
            "low": "lower end of a range",
            "high": "upper end of a range",
            "unit": "currency or unit",
            "bound": "exact, approx, at_least, at_most, more_than, less_than, range",
            "cue": "its hedge",
            "what": "what is counted, as worded",
            "what_head": "lemma of the head of `what`",
            "period": "per year, per day, …",
            "per": "per anything else",
            "change": "rise, fall",
            "place": "ISO 3166-1 alpha-3, or world",
            "as_of": "the date it is for",
            "claim": "id of the smallest claim that holds it",
            **_RULE,
        },
        _figures,
    ),
    "mentions": Table(
        "mentions of organisations, people, countries and the labels of rule packs",
        {
            "kind": "organisation, person, country, or the label of a rule pack",
            "id": "id of the entity; of a country its ISO 3166-1 alpha-3 code",
            "name": "name of the entity",
            **_SPAN,
            "form": "name, short, acronym, adjective, capital, definite, pronoun",
            **_RULE,
        },
        _mentions,
    ),
    "quotations": Table(
        "stretches in quotation marks",
        {
            "id": "id within the article",
            **_SPAN,
            "closed": "whether the closing mark is there",
            "role": "speech, scare, title, other",
        },
        _quotations,
    ),
}

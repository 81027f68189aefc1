"""The flat tables over records: what pandas frames, exported files and SQL have in common.

Each table is defined once, here: its columns with their types and what they say, its key, and what it points to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from claimx.records import Record
from claimx.store import rows
from claimx.store.rows import CLAIM_LISTS, Row

ColumnType = Literal["text", "whole", "number", "flag"]


@dataclass(frozen=True, slots=True)
class Column:
    """What a column says, and of what type it is; where a thing is not there, it is empty."""

    says: str
    type: ColumnType = "text"


@dataclass(frozen=True, slots=True)
class Table:
    """One table: what its rows are, its own columns, and how a record gives rows.

    `key` identifies a row; `references` says which columns point to the key of which table; `indexes` are columns
    that are often asked for, `searches` such whose words can be searched for, in a database.
    """

    about: str
    columns: Mapping[str, Column]
    rows: Callable[[Record], Iterator[Row]]
    key: tuple[str, ...] = ()
    references: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    indexes: tuple[tuple[str, ...], ...] = ()
    searches: tuple[str, ...] = ()


#: Every table begins with these.
ARTICLE_COLUMNS = {
    "article": Column("id of the article"),
    "outlet": Column("who published it"),
    "published": Column("when, as the input says"),
    "title": Column("title, from a column of the input"),
    "url": Column("address"),
}


_ID = {"id": Column("id within the article")}
_SPAN = {
    "start": Column("offset of its first character", "whole"),
    "end": Column("offset after its last character", "whole"),
    "text": Column("its words"),
}
_PLACE = {
    "rule": Column("the rule that found it"),
    "sentence": Column("the sentence around it"),
    "link": Column("address of the article that opens at these words"),
}
_OF_CLAIM = {
    "claim": Column("id of the claim"),
    "kind": Column("organisation, person, country"),
    "id": Column("id of the entity; of a country its ISO 3166-1 alpha-3 code"),
    "name": Column("name of the entity"),
}
_ENTITY = {
    "id": Column("a key that holds across articles; of a country its ISO 3166-1 alpha-3 code"),
    "name": Column("its name"),
    "mentions": Column("how often the article mentions it", "whole"),
}
_BODY = {
    "acronym": Column("acronym"),
    "country": Column("where it belongs, ISO 3166-1 alpha-3"),
    "wikidata": Column("its Wikidata item"),
}
_TO_CLAIM = {"claims": ("article", "claim")}

TABLES: dict[str, Table] = {
    "articles": Table(
        "articles",
        {
            "language": Column("language"),
            "byline": Column("author"),
            "credit": Column("agency credited"),
            "words": Column("number of words, split at white space", "whole"),
            "text": Column("the text"),
            "text_sha256": Column("hash of the text"),
            "doubts": Column("what makes its findings doubtful, joined with '; '"),
        },
        rows.article_rows,
        key=("article",),
        indexes=(("outlet",), ("published",)),
        searches=("title", "text"),
    ),
    "claims": Table(
        "attributed statements",
        {
            **_ID,
            "kind": Column("direct, mixed, indirect"),
            "source": Column("who says it, as worded"),
            "refers_to": Column("entities the source stands for, as kind:id, joined with '; '"),
            "cue": Column("the words that attribute"),
            "cue_lemma": Column("their lemma"),
            "stance": Column("their attitude"),
            **_SPAN,
            "polarity": Column("positive, negative"),
            "modality": Column("asserted, possible, hypothetical, required, planned"),
            "parent": Column("id of the claim it stands inside"),
            "confidence": Column("probability that it is right", "number"),
            **{name: Column(f"ids of its {name}, joined with '; '") for name in CLAIM_LISTS},
            **_PLACE,
        },
        rows.claim_rows,
        key=("article", "id"),
        references={"claims": ("article", "parent")},
        indexes=(("source",), ("cue_lemma",), ("stance",), ("outlet", "published")),
        searches=("source", "text"),
    ),
    "sources": Table(
        "entities that the sources of claims stand for, a row each; kind, id and name are empty where it is left open",
        _OF_CLAIM,
        rows.source_rows,
        references=_TO_CLAIM,
        indexes=(("kind", "id"),),
    ),
    "contents": Table(
        "findings in the content of claims, a row each",
        _OF_CLAIM
        | {
            "kind": Column("organisation, person, country, figure, quotation"),
            "id": Column("id of the finding; of a country its ISO 3166-1 alpha-3 code"),
        },
        rows.content_rows,
        references=_TO_CLAIM,
        indexes=(("kind", "id"),),
    ),
    "figures": Table(
        "figures",
        {
            **_ID,
            **_SPAN,
            "kind": Column("number, percent, points, ratio, money, measure, age, duration"),
            "value": Column("value in base terms", "number"),
            "low": Column("lower end of a range", "number"),
            "high": Column("upper end of a range", "number"),
            "unit": Column("currency or unit"),
            "bound": Column("exact, approx, at_least, at_most, more_than, less_than, range"),
            "cue": Column("its hedge"),
            "what": Column("what is counted, as worded"),
            "what_head": Column("lemma of the head of `what`"),
            "period": Column("per year, per day, …"),
            "per": Column("per anything else"),
            "change": Column("rise, fall"),
            "place": Column("ISO 3166-1 alpha-3, or world"),
            "as_of": Column("the date it is for"),
            "claim": Column("id of the smallest claim that holds it"),
            **_PLACE,
        },
        rows.figure_rows,
        key=("article", "id"),
        references=_TO_CLAIM,
        indexes=(("what_head",), ("unit",), ("place",), ("outlet", "published")),
    ),
    "organisations": Table(
        "organisations, a row for each in an article",
        _ENTITY | _BODY,
        rows.entity_rows("organisation"),
        key=("article", "id"),
        indexes=(("id",), ("name",)),
    ),
    "people": Table(
        "people, a row for each in an article",
        _ENTITY | _BODY,
        rows.entity_rows("person"),
        key=("article", "id"),
        indexes=(("id",), ("name",)),
    ),
    "countries": Table(
        "countries, a row for each in an article",
        _ENTITY,
        rows.entity_rows("country"),
        key=("article", "id"),
        indexes=(("id",), ("name",)),
    ),
    "mentions": Table(
        "mentions of organisations, people, countries and the labels of rule packs",
        {
            "kind": Column("organisation, person, country, or the label of a rule pack"),
            "id": Column("id of the entity; of a country its ISO 3166-1 alpha-3 code"),
            "name": Column("name of the entity"),
            **_SPAN,
            "form": Column("name, short, acronym, adjective, capital, definite, pronoun"),
            **_PLACE,
        },
        rows.mention_rows,
        indexes=(("article",), ("kind", "id")),
    ),
    "quotations": Table(
        "stretches in quotation marks",
        {
            **_ID,
            **_SPAN,
            "closed": Column("whether the closing mark is there", "flag"),
            "role": Column("speech, scare, title, other"),
            **{name: column for name, column in _PLACE.items() if name != "rule"},
        },
        rows.quotation_rows,
        key=("article", "id"),
    ),
    "dates": Table(
        "dates", {**_SPAN, "date": Column("ISO 8601"), **_PLACE}, rows.date_rows, indexes=(("article",), ("date",))
    ),
}

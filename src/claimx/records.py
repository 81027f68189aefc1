"""What comes out: one `Record` an article, and the parts it is made of.

Offsets are half-open and count Unicode code points (Python's string index) of `Record.text`, which is the
article as it came in, never altered: `record.text[span.start:span.end] == span.text` for every span.
`docs/records.md` explains each field in prose. Nothing here knows spaCy.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA: Literal["claimx/1"] = "claimx/1"

MentionForm = Literal["name", "short", "acronym", "adjective", "capital", "definite", "pronoun"]
FigureKind = Literal["number", "percent", "points", "ratio", "money", "measure", "age", "duration"]
Bound = Literal["exact", "approx", "at_least", "at_most", "more_than", "less_than", "range"]
Change = Literal["rise", "fall"]
QuotationRole = Literal["speech", "scare", "title", "other"]
ClaimKind = Literal["direct", "mixed", "indirect"]
Stance = Literal[
    "neutral",
    "assertive",
    "factive",
    "estimating",
    "directive",
    "commissive",
    "doubtful",
    "denying",
    "asking",
    "mental",
]
Polarity = Literal["positive", "negative"]
Modality = Literal["asserted", "possible", "hypothetical", "required", "planned"]
EntityKind = Literal["organisation", "person", "country"]
Doubt = Literal["stub", "hard_wrapped", "repeated_blocks", "all_capitals", "markup", "broken_encoding"]


class Part(BaseModel):
    """A part of a record: unknown fields are an error, so that a misspelt one is seen."""

    model_config = ConfigDict(extra="forbid")


class Range(Part):
    """A stretch of the article's text, by its half-open character offsets."""

    start: int
    end: int


class Span(Range):
    """A range and the text that stands there."""

    text: str


class Mention(Span):
    """One place where an entity is named, and how."""

    form: MentionForm
    rule: str


class Entity(Part):
    """An organisation or a person, with all its mentions in the article."""

    id: str
    name: str
    acronym: str | None = None
    country: str | None = None
    wikidata: str | None = None
    mentions: list[Mention] = Field(default_factory=list)


class Country(Part):
    """A country by its ISO 3166-1 alpha-3 code, with all its mentions in the article."""

    iso3: str
    name: str
    mentions: list[Mention] = Field(default_factory=list)


class CustomEntity(Span):
    """A finding of a rule pack's own label."""

    label: str
    id: str | None = None
    rule: str


class Date(Span):
    """A date in the text; `date` is ISO 8601 in the text's precision, null where it cannot be known."""

    date: str | None = None
    rule: str


class What(Span):
    """What a figure counts, as the article words it, and its head's lemma."""

    head: str


class Figure(Span):
    """A number in the text with its value in base terms (80% is 0.8, $1.5bn is 1500000000)."""

    id: str
    kind: FigureKind
    value: float | int | None = None
    low: float | int | None = None
    high: float | int | None = None
    unit: str | None = None
    bound: Bound = "exact"
    cue: Span | None = None
    what: What | None = None
    period: str | None = None
    per: str | None = None
    change: Change | None = None
    place: str | None = None
    as_of: str | None = None
    rule: str


class Quotation(Span):
    """A quotation, its marks included; `closed` is false where the closing mark never came."""

    id: str
    closed: bool
    role: QuotationRole


class Reference(Part):
    """The entity that a source stands for: an id of the record's organisations, people or countries (`iso3`)."""

    kind: EntityKind
    id: str


class Source(Span):
    """Who says it; `refers_to` is empty where the text leaves open who is meant."""

    refers_to: list[Reference] = Field(default_factory=list)


class Cue(Span):
    """The word or words that attribute, and the attitude they lend."""

    lemma: str
    stance: Stance


class Claim(Part):
    """A statement, thought, estimate, demand or plan that the article attributes to somebody."""

    id: str
    kind: ClaimKind
    source: Source | None = None
    cue: Cue | None = None
    content: list[Range] = Field(min_length=1)
    text: str
    polarity: Polarity = "positive"
    modality: Modality = "asserted"
    parent: str | None = None
    confidence: float | None = None
    quotations: list[str] = Field(default_factory=list)
    figures: list[str] = Field(default_factory=list)
    organisations: list[str] = Field(default_factory=list)
    people: list[str] = Field(default_factory=list)
    countries: list[str] = Field(default_factory=list)
    rule: str


class MadeBy(Part):
    """What made the record: claimx's version, the base model, the rule packs with the start of their hashes.

    `attribution`: what found the claims ("rules", "model" or "both"), with the start of the hash of the trained tagger.
    """

    claimx: str
    model: str
    rules: list[str]
    attribution: str = "rules"


class Record(Part):
    """All that claimx found in one article."""

    schema_: Literal["claimx/1"] = Field(default=SCHEMA, alias="schema")
    id: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    language: str = "en"
    byline: str | None = None
    credit: str | None = None
    text: str
    text_sha256: str
    organisations: list[Entity] = Field(default_factory=list)
    people: list[Entity] = Field(default_factory=list)
    countries: list[Country] = Field(default_factory=list)
    entities: list[CustomEntity] = Field(default_factory=list)
    dates: list[Date] = Field(default_factory=list)
    figures: list[Figure] = Field(default_factory=list)
    quotations: list[Quotation] = Field(default_factory=list)
    claims: list[Claim] = Field(default_factory=list)
    doubts: list[Doubt] = Field(default_factory=list)
    made_by: MadeBy

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    def to_json(self) -> str:
        """The record as one line of JSON, without the line's end."""
        return self.model_dump_json(by_alias=True)

    def ranges(self) -> Iterator[Range]:
        """Every range of the record, `Span`s and the contents of claims, in no particular order."""
        yield from _ranges(self)


def _ranges(part: Any) -> Iterator[Range]:
    if isinstance(part, Range):
        yield part
    if isinstance(part, BaseModel):
        for name in type(part).model_fields:
            yield from _ranges(getattr(part, name))
    elif isinstance(part, list):
        for item in part:
            yield from _ranges(item)


def content_text(text: str, content: list[Range]) -> str:
    """The words of a claim: its pieces in the order of the text, joined with " … "."""
    return " … ".join(text[piece.start : piece.end] for piece in content)


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a record, as it is written by `Record.to_json`."""
    return Record.model_json_schema(by_alias=True)

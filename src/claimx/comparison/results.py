"""What a comparison gives: figures of one measure, reprinted quotations, copies of articles."""

from __future__ import annotations

from typing import Literal

from claimx.records import Bound, Part, Range

FigureRelation = Literal["agree", "compatible", "update", "conflict"]
QuotationRelation = Literal["verbatim", "partial", "paraphrase"]


class Entry(Range):
    """A figure in an article; `claim` is the claim it stands in, `claimant` who makes it."""

    article: str
    figure: str
    claim: str | None = None
    text: str
    value: float | int | None = None
    low: float | int | None = None
    high: float | int | None = None
    bound: Bound
    claimant: str | None = None
    as_of: str | None = None
    published: str | None = None
    outlet: str | None = None


class Pair(Part):
    """How two entries of a group relate, by their positions; `why` is one line of plain English."""

    a: int
    b: int
    relation: FigureRelation
    why: str


class FigureGroup(Part):
    """Figures that measure the same thing, and how they relate. `spread` is the largest value over the smallest."""

    kind: Literal["figures"] = "figures"
    id: str
    measure: str
    unit: str | None = None
    place: str | None = None
    period: str | None = None
    entries: list[Entry]
    pairs: list[Pair]
    spread: float | None = None


class Passage(Range):
    """Words of an article, as they stand there; `claimant` is who says them, where the article attributes them."""

    article: str
    text: str
    claimant: str | None = None
    published: str | None = None
    outlet: str | None = None


class Reprint(Part):
    """Words in quotation marks that stand in two articles.

    verbatim: the same words; partial: part of them; paraphrase: much the same words.
    """

    kind: Literal["quotation"] = "quotation"
    a: Passage
    b: Passage
    relation: QuotationRelation


class Copy(Part):
    """Articles with much the same text; `similarity` is the share of their runs of words that they have in common."""

    kind: Literal["copy"] = "copy"
    articles: list[str]
    similarity: float


Result = FigureGroup | Reprint | Copy

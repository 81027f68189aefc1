"""What is counted of articles and of what was found in them."""

from __future__ import annotations

from pydantic import BaseModel, Field

from claimx.records import Record

#: The lists of a record whose items are findings, and what one of them is called.
KINDS = {
    "organisations": "organisation",
    "people": "person",
    "countries": "country",
    "entities": "entity",
    "dates": "date",
    "figures": "figure",
    "quotations": "quotation",
    "claims": "claim",
}


class Tally(BaseModel):
    """Counts over articles: all of them, those that failed, the words of the others, and what their records hold.

    `findings` by kind, `languages` and `doubts` by the number of records that name them.
    """

    articles: int = 0
    failed: int = 0
    words: int = 0
    findings: dict[str, int] = Field(default_factory=dict)
    languages: dict[str, int] = Field(default_factory=dict)
    doubts: dict[str, int] = Field(default_factory=dict)

    def add(self, other: Tally) -> None:
        """Count what another tally counts, too."""
        self.articles += other.articles
        self.failed += other.failed
        self.words += other.words
        for name in ("findings", "languages", "doubts"):
            mine = getattr(self, name)
            for key, count in getattr(other, name).items():
                mine[key] = mine.get(key, 0) + count


def tally_of(record: Record) -> Tally:
    """What there is to count of one record."""
    return Tally(
        articles=1,
        words=len(record.text.split()),
        findings={kind: len(found) for kind in KINDS if (found := getattr(record, kind))},
        languages={record.language: 1},
        doubts=dict[str, int].fromkeys(record.doubts, 1),
    )

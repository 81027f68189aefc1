"""A claim in the making."""

from __future__ import annotations

from dataclasses import dataclass

from claimx.records import Modality, Stance
from claimx.rules.spec.claims import Construction

#: The constructions of a quotation's tag: a cue of saying, and any verb that stands where one would.
TAGS: tuple[Construction, ...] = ("quotation", "tag")


@dataclass(slots=True)
class Draft:
    """What is known of a claim before it becomes a `records.Claim`.

    `cue` holds indices of tokens, `source` a half-open range of tokens, `content` half-open ranges of characters in the
    order of the text.
    """

    rule: str
    content: list[tuple[int, int]]
    construction: Construction | None = None
    stance: Stance = "neutral"
    cue: tuple[int, ...] = ()
    source: tuple[int, int] | None = None
    modality: Modality | None = None
    confidence: float | None = None

    @property
    def grade_key(self) -> str:
        """Under which its share of right claims was measured: the rule in this construction."""
        return f"{self.rule} {self.construction or ''}".rstrip()

    @property
    def start(self) -> int:
        """Where the first piece of the content begins."""
        return self.content[0][0]

    @property
    def end(self) -> int:
        """Where the last piece of the content ends."""
        return self.content[-1][1]

"""Stretches of words that may be names, each with what speaks for it."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimx.pipeline.naming.lexicon import Known
from claimx.records import MentionForm
from claimx.rules.spec.entities import Gender, NameKind

#: The rule of what only the model found.
MODEL = "ner"


@dataclass(slots=True)
class Evidence:
    """A rule that speaks for a name: its kind, the words that it matched, and what it says that is named."""

    rule: str
    label: str
    start: int
    end: int
    names: NameKind


@dataclass(slots=True)
class Proposal:
    """Words `start` to `end` may name something of `kind`.

    sure: by the text alone (a gazetteer, a title, a head word), not only by the model. model: what the model takes it
    for. votes: how much else speaks for each kind. stands_for: the long form that it was introduced as short for.
    """

    start: int
    end: int
    kind: NameKind
    rule: str
    sure: bool = False
    known: Known | None = None
    form: MentionForm | None = None
    gender: Gender | None = None
    model: NameKind | None = None
    stands_for: tuple[int, int] | None = None
    votes: dict[NameKind, float] = field(default_factory=dict)
    evidence: list[Evidence] = field(default_factory=list)

    @property
    def length(self) -> int:
        """In words."""
        return self.end - self.start

    def vote(self, kind: NameKind, weight: float) -> None:
        """Add to what speaks for (or, below zero, against) a kind."""
        self.votes[kind] = self.votes.get(kind, 0.0) + weight

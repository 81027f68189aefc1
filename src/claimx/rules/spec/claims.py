"""Rules about claims: cues and their constructions, modality, negation, and who a description may stand for."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from claimx.records import Modality, Stance
from claimx.rules.spec.base import BaseRule, Pattern, Words

Construction = Literal[
    "clause",
    "quotation",
    "parenthetical",
    "infinitive",
    "object",
    "object_infinitive",
    "object_preposition",
    "preposition_object",
    "preposition",
    "adverb",
]


class CuePattern(Pattern):
    """A pattern of a cue; what it leaves out it has from its rule."""

    construction: tuple[Construction, ...] | None = None
    stance: Stance | None = None
    preposition: Words | None = None
    cue: tuple[int, ...] | None = None


class CueRule(BaseRule):
    """Words that attribute, and the constructions in which source and content stand around them."""

    kind: Literal["cue"]
    stance: Stance
    construction: tuple[Construction, ...]
    any_of: tuple[CuePattern, ...] = Field(min_length=1)


class ModalityRule(BaseRule):
    """Words in the content's main clause that make it possible, hypothetical, required or planned."""

    kind: Literal["modality"]
    modality: Modality
    any_of: tuple[Pattern, ...] = Field(min_length=1)


class NegationRule(BaseRule):
    """Words that turn the clause they stand in into its opposite."""

    kind: Literal["negation"]
    any_of: tuple[Pattern, ...] = Field(min_length=1)

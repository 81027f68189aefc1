"""Rules about claims: cues and the constructions they stand in, modality, negation."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from claimx.records import EntityKind, Modality, Stance
from claimx.rules.spec.base import BaseRule, Pattern, Words

#: Where source and content stand around a cue; `docs/rules.md` shows each with a sentence.
Construction = Literal[
    "quotation",
    "tag",
    "clause",
    "parenthetical",
    "infinitive",
    "gerund",
    "object",
    "object_infinitive",
    "object_complement",
    "object_number",
    "object_preposition",
    "prepositional_object",
    "passive_infinitive",
    "preposition",
    "adverb",
    "colon",
    "dash",
]
#: Constructions whose rules must say which prepositions they take.
WITH_PREPOSITION: frozenset[str] = frozenset({"object_number", "object_preposition", "prepositional_object"})

Constructions = Annotated[
    tuple[Construction, ...],
    BeforeValidator(lambda value: [value] if isinstance(value, str) else value),
    Field(min_length=1),
]


class CuePattern(Pattern):
    """A pattern of a cue; what it leaves out it has from its rule.

    `modality`: what the cue makes of its content, whatever the content's own words ("wants": required).
    `cue`: which of the matched tokens are the cue, by their positions; by default all. The others are context.
    """

    stance: Stance | None = None
    modality: Modality | None = None
    construction: Constructions | None = None
    preposition: Words | None = None
    cue: tuple[int, ...] | None = None


class CueRule(BaseRule):
    """Words that attribute: in which constructions they do, and the attitude they lend."""

    kind: Literal["cue"]
    stance: Stance
    construction: Constructions
    preposition: Words | None = None
    any_of: tuple[CuePattern, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _prepositions(self) -> CueRule:
        for pattern in self.any_of:
            constructions = pattern.construction or self.construction
            if WITH_PREPOSITION & set(constructions) and not (pattern.preposition or self.preposition):
                raise ValueError(f"the construction {constructions[0]} needs preposition: which ones the cue takes")
        return self


class ModalityRule(BaseRule):
    """Words in the content's main clause that make it possible, hypothetical, required or planned."""

    kind: Literal["modality"]
    modality: Modality
    any_of: tuple[Pattern, ...] = Field(min_length=1)


class NegationRule(BaseRule):
    """Words that turn the clause they stand in into its opposite; with `negates: false`, words that only seem to."""

    kind: Literal["negation"]
    negates: bool = True
    any_of: tuple[Pattern, ...] = Field(min_length=1)


class PronounRule(BaseRule):
    """Pronouns that may be the source of a claim, and what they can stand for.

    person: first ("I"), third ("she") or relative ("who"). plural: several people or a body of them ("they", "we").
    expletive: words that stand for nobody before some verbs: [it] was said, [there] were calls.
    """

    kind: Literal["pronoun"]
    words: Words
    refers_to: Annotated[tuple[EntityKind, ...], Field(min_length=1)]
    person: Literal["first", "third", "relative"] = "third"
    gender: Literal["female", "male"] | None = None
    plural: bool = False
    expletive: Words | None = None


class VoiceRule(BaseRule):
    """Nouns that speak for whoever stands beside them: a WHO [report], a [spokeswoman] for the union.

    issued_by: verbs whose subject speaks through the noun: the union [released] a report stating that ….
    prepositions: what joins the noun to whom it speaks for: a report [by] the union, not one about it.
    alike: the nouns may name one thing by turns: the study, the report.
    person: it is somebody who speaks, no text.
    """

    kind: Literal["voice"]
    lemma: Words
    prepositions: Words = ("by", "for", "from", "of")
    alike: bool = False
    person: bool = False
    issued_by: Words | None = None


class DescriptionRule(BaseRule):
    """Nouns that may stand for somebody named elsewhere: the [ministry], the [minister].

    generic: they may stand for the only candidate near them; otherwise only for one whom the article calls so. alike:
    the nouns may name one candidate by turns: the firm, the company. unlike: words in the name of a candidate that a
    generic noun cannot mean: no ministry is the company. gender: of whoever is called so. short: titles as they are
    shortened before names, each with the noun in full: sen., senator. several: it stands for people named together: the
    couple. modifiers: what may stand before a government that is still the whole country's: the military government.
    determiners: what stands before a noun, of any such rule, that means somebody named: the ministry.
    """

    kind: Literal["description"]
    refers_to: EntityKind
    generic: bool = False
    several: bool = False
    alike: bool = False
    gender: Literal["female", "male"] | None = None
    lemma: Words
    unlike: Words | None = None
    modifiers: Words | None = None
    determiners: Words | None = None
    short: dict[str, str] = Field(default_factory=dict)

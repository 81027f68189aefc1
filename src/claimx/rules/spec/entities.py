"""Rules about names: who and what is known by name, and the words in and beside a name that tell what it names."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from claimx.rules.spec.base import BaseRule, Pattern, Spec, Words

Iso3 = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
Wikidata = Annotated[str, Field(pattern=r"^Q[1-9][0-9]*$")]
EntityId = Annotated[str, Field(pattern=r"^[^\W_]+(-[^\W_]+)*$")]
Gender = Literal["female", "male"]
#: What a name can name; `place` and `other` are known so that they are not taken for the first three.
NameKind = Literal["organisation", "person", "country", "place", "other"]


class KnownRule(BaseRule):
    """What is known by name, as entries or by patterns: a rule has some of either."""

    entries: tuple[Spec, ...] = ()
    any_of: tuple[Pattern, ...] = ()

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.entries and not self.any_of:
            raise ValueError("a rule needs entries or any_of")
        return self


class OrganisationEntry(Spec):
    """An organisation known by name.

    id: by default the name in lower case with dashes. acronym, aliases: other names of it. country: where it belongs,
    ISO 3166-1 alpha-3. wikidata: its item there. ambiguous: its names are also common words or names of others
    ("Apple"), so that the text must tell that the organisation is meant.
    """

    name: str
    id: EntityId | None = None
    acronym: str | None = None
    aliases: Words = ()
    country: Iso3 | None = None
    wikidata: Wikidata | None = None
    ambiguous: bool = False


class OrganisationRule(KnownRule):
    """Organisations, as entries or by patterns; what a pattern matches is named by the words it matched."""

    kind: Literal["organisation"]
    entries: tuple[OrganisationEntry, ...] = ()


class PersonEntry(Spec):
    """A person known by name; `id` is by default the name in lower case with dashes."""

    name: str
    id: EntityId | None = None
    aliases: Words = ()
    gender: Gender | None = None
    wikidata: Wikidata | None = None


class PersonRule(KnownRule):
    """People, as entries or by patterns."""

    kind: Literal["person"]
    entries: tuple[PersonEntry, ...] = ()


class CountryEntry(Spec):
    """A country or territory by its ISO 3166-1 alpha-3 code.

    adjectives, demonyms: "Kenyan", "Kenyans". capital: counts where it stands for the government. A name that is also
    something else ("Georgia", "Turkey") is not the country in an article that holds one of the words of `not_near`
    and none of `near`.
    """

    iso3: Iso3
    name: str
    aliases: Words = ()
    adjectives: Words = ()
    demonyms: Words = ()
    capital: Words = ()
    not_near: Words = ()
    near: Words = ()


class CountryRule(BaseRule):
    """Countries; a later rule's entry for a country comes on top of an earlier one's."""

    kind: Literal["country"]
    entries: tuple[CountryEntry, ...] = Field(min_length=1)


class SpeakingRule(BaseRule):
    """Verbs whose subject is somebody who speaks or acts: a capital before one stands for its government.

    objects: verbs whose object is so as well ("accused Kigali").
    """

    kind: Literal["speaking"]
    subjects: Words
    objects: Words = ()


class EntityEntry(Spec):
    """A custom entity known by name."""

    name: str
    id: EntityId | None = None
    aliases: Words = ()


class EntityRule(KnownRule):
    """Entities of the author's own `label`, as entries (compared with their case) or by patterns."""

    kind: Literal["entity"]
    label: str = Field(min_length=1)
    entries: tuple[EntityEntry, ...] = ()


class PlaceRule(BaseRule):
    """Names of places that are no countries."""

    kind: Literal["place"]
    names: Words


class TitleRule(BaseRule):
    """Words beside a name that tell what it names: "President", "spokeswoman"; "the charity"; "the town of".

    position: before or after the name, or after its possessive ("Ardal's shareholders"). strength: how much the words
    tell by themselves. gender: of the person who bears the title. Words with a capital are compared with their case,
    others without.
    """

    kind: Literal["title"]
    implies: Literal["organisation", "person", "place", "other"]
    position: Literal["before", "after", "possessed"] = "before"
    strength: Literal["strong", "weak"] = "strong"
    gender: Gender | None = None
    words: Words


class NameWordRule(BaseRule):
    """Words inside a name that tell what it names, compared with their case.

    position: last ("Tana River", "Obanla Mines"), legal (last too, but no part of what tells names apart: "Obanla
    Ltd"), alone (last, or with "the" a name by itself: "Daily Advertiser", "the Advertiser"), first ("Radio
    Tamazuj"), head (last, or carried on by "of": "Ports Authority", "Ministry of Health"; one of several words is a
    name by itself: "Supreme Court"), whole (the word alone is never a name of ours), possessive (its possessive stands
    inside names: "Workers' Union"), topic (words that "and" and commas join inside a name), between (in lower case
    inside a name: "Bank of Ghana"), outside (never part of a name, though it has a capital: "Tuesday").
    """

    kind: Literal["name_word"]
    names: Literal["organisation", "place", "other"]
    position: Literal["last", "legal", "alone", "first", "head", "whole", "possessive", "topic", "between", "outside"]
    words: Words


class PersonNameRule(BaseRule):
    """Names that people bear: given names with their gender, family names that stand first, particles ("von")."""

    kind: Literal["person_name"]
    part: Literal["given", "family", "particle"] = "given"
    gender: Gender | None = None
    words: Words


class StateBodyRule(BaseRule):
    """Offices of a state that a country's name makes a name of: "Sweden's central bank", "the Kenyan health ministry".

    heads: the office in lower case; kinds: words between the country and the head ("health", "foreign").
    """

    kind: Literal["state_body"]
    heads: Words
    kinds: Words = ()

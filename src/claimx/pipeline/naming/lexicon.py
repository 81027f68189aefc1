"""The rules about names, compiled for looking up: what is known by name, and the words that tell what a name names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.language import Language

from claimx.pipeline.naming.phrases import Phrases
from claimx.pipeline.naming.words import Words
from claimx.records import Entity, MentionForm
from claimx.rules.load import RuleSet
from claimx.rules.spec.entities import (
    CountryRule,
    Gender,
    NameKind,
    NameWordRule,
    OrganisationRule,
    PersonNameRule,
    PersonRule,
    PlaceRule,
    StateBodyRule,
    TitleRule,
)
from claimx.text.names import name_key, word_key

_SMALL_WORDS = frozenset(["of", "for", "and", "the", "on", "in", "to", "&", "de", "del", "la", "y", "e"])


@dataclass(frozen=True, slots=True)
class Known:
    """An entry of a gazetteer under one of its names; `written` is that name, word by word."""

    kind: NameKind
    rule: str
    written: tuple[str, ...]
    id: str
    name: str
    form: MentionForm = "name"
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Title:
    """A word or words beside a name, and what they say of it."""

    rule: str
    implies: NameKind
    gender: Gender | None
    lower: bool
    strong: bool = True


@dataclass(frozen=True, slots=True)
class NameWord:
    """A word inside a name, and what it says of it."""

    rule: str
    names: NameKind
    position: str


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name that people bear."""

    rule: str
    gender: Gender | None


class Lexicon:
    """All that the rules know about names.

    known: gazetteers, by word keys; several entries may share a name. titles, titles_after,
    possessed: words before a name, after it, after its possessive. heads: words inside names. given, family,
    particles: parts of people's names. capitals: of countries, by word keys. bodies: offices that a country's
    name makes a name of.
    """

    def __init__(self, nlp: Language, rules: RuleSet) -> None:
        self._tokenize = nlp.tokenizer
        self.known: Phrases[tuple[Known, ...]] = Phrases()
        self.capitals: Phrases[tuple[str, str]] = Phrases()
        self.titles: Phrases[Title] = Phrases()
        self.titles_after: Phrases[Title] = Phrases()
        self.possessed: Phrases[Title] = Phrases()
        self.heads: Phrases[tuple[NameWord, ...]] = Phrases()
        self.given: dict[str, PersonName] = {}
        self.family: dict[str, PersonName] = {}
        self.particles: dict[str, str] = {}
        self.bodies: Phrases[str] = Phrases()
        self.body_kinds: Phrases[str] = Phrases()
        self.people: dict[str, Entity] = {}
        self._organisations: dict[str, Entity] = {}
        self.common = _common_words(nlp)
        self.outside: dict[str, str] = {}
        self.between: dict[str, str] = {}
        organisations = [entry for rule in rules.of_kind(OrganisationRule) for entry in rule.entries]
        self.ambiguous = frozenset(entry.id or name_key(entry.name) for entry in organisations if entry.ambiguous)
        self._add_organisations(rules.of_kind(OrganisationRule))
        self._add_people(rules.of_kind(PersonRule))
        self._add_countries(rules.of_kind(CountryRule))
        for place in rules.of_kind(PlaceRule):
            for name in place.names:
                self._know(name, Known("place", place.id, (), name_key(name), name))
        self._add_titles(rules.of_kind(TitleRule))
        self._add_name_words(rules.of_kind(NameWordRule))
        self._add_person_names(rules.of_kind(PersonNameRule))
        self.endings = frozenset(
            word_key(word) for rule in rules.of_kind(NameWordRule) if rule.position == "alone" for word in rule.words
        )
        self.legal_forms, self.general = self._words_apart(rules.of_kind(NameWordRule))
        self.particle_keys = frozenset(map(word_key, self.particles))
        for body in rules.of_kind(StateBodyRule):
            for head in body.heads:
                self.bodies.add(self._split(head), body.id)
            for kind in body.kinds:
                self.body_kinds.add(self._split(kind), body.id)

    def organisation(self, key: str) -> Entity | None:
        """What is known of an organisation by its id, as an entity without mentions."""
        return self._organisations.get(key)

    def is_general(self, words: Sequence[str]) -> bool:
        """Could the words, as keys, name anything: a country, a place, or only what many names hold ("national")?"""
        known = self.known.get(words) or ()
        if any(entry.kind in ("country", "place") for entry in known) or self.capitals.get(words):
            return True
        return all(word in self.general for word in words)

    def is_title(self, words: Words, start: int, end: int) -> bool:
        """Are the words nothing but titles and general words?"""
        if end - start == 1 and self.head(words.text[start], "alone"):
            return False
        return all(
            self.titles.get([word]) or (end - start == 1 and word_key(word) in self.general)
            for word in words.text[start:end]
        )

    def countries(self, written: str) -> list[Known]:
        """The countries that bear a name, or have it for an adjective."""
        entries = self.known.get([word_key(word) for word in self._split(written)]) or ()
        return [entry for entry in entries if entry.kind == "country"]

    def gender(self, given_name: str) -> Gender | None:
        """The gender of those who bear a given name, where it is told by it."""
        found = self.given.get(given_name)
        return found.gender if found else None

    def head(self, word: str, position: str) -> NameWord | None:
        """The word as one inside names, in this position."""
        return next((found for found in self.heads.get([word]) or () if found.position == position), None)

    def _split(self, phrase: str) -> list[str]:
        if phrase.isalpha():
            return [phrase]
        return [token.text for token in self._tokenize(phrase)]

    def _know(self, name: str, entry: Known) -> None:
        written = tuple(self._split(name))
        entry = replace(entry, written=written)
        key = [word_key(word) for word in written]
        others = tuple(
            e for e in self.known.get(key) or () if (e.kind, e.id, e.written) != (entry.kind, entry.id, written)
        )
        self.known.add(key, (*others, entry))

    def _add_organisations(self, rules: list[OrganisationRule]) -> None:
        for rule in rules:
            for entry in rule.entries:
                key = entry.id or name_key(entry.name)
                self._organisations[key] = Entity(
                    id=key, name=entry.name, acronym=entry.acronym, country=entry.country, wikidata=entry.wikidata
                )
                names: list[tuple[str, MentionForm]] = [(entry.name, "name")]
                names += [(alias, "short") for alias in entry.aliases]
                names += [(entry.acronym, "acronym")] if entry.acronym else []
                for name, form in names:
                    self._know(name, Known("organisation", rule.id, (), key, entry.name, form, entry.ambiguous))

    def _add_people(self, rules: list[PersonRule]) -> None:
        for rule in rules:
            for entry in rule.entries:
                key = entry.id or name_key(entry.name)
                self.people[key] = Entity(id=key, name=entry.name, wikidata=entry.wikidata)
                for name in (entry.name, *entry.aliases):
                    self._know(name, Known("person", rule.id, (), key, entry.name))

    def _add_countries(self, rules: list[CountryRule]) -> None:
        for rule in rules:
            for entry in rule.entries:
                names: list[tuple[str, MentionForm]] = [(entry.name, "name")]
                names += [(alias, "short") for alias in entry.aliases]
                names += [(word, "adjective") for word in (*entry.adjectives, *entry.demonyms)]
                for name, form in names:
                    self._know(name, Known("country", rule.id, (), entry.iso3, entry.name, form))
                for capital in entry.capital:
                    self._know(capital, Known("place", rule.id, (), name_key(capital), capital, "capital"))
                    key = [word_key(word) for word in self._split(capital)]
                    self.capitals.add(key, (entry.iso3, rule.id))

    def _add_titles(self, rules: list[TitleRule]) -> None:
        for rule in rules:
            phrases = {"before": self.titles, "after": self.titles_after, "possessed": self.possessed}[rule.position]
            for words in rule.words:
                title = Title(rule.id, rule.implies, rule.gender, words[0].islower(), rule.strength == "strong")
                phrases.add(self._split(words), title)

    def _add_name_words(self, rules: list[NameWordRule]) -> None:
        for rule in rules:
            for words in rule.words:
                if rule.position in ("outside", "between"):
                    (self.outside if rule.position == "outside" else self.between)[words] = rule.id
                    continue
                key = self._split(words)
                found = NameWord(rule.id, rule.names, rule.position)
                self.heads.add(key, (*(self.heads.get(key) or ()), found))

    @staticmethod
    def _words_apart(rules: list[NameWordRule]) -> tuple[frozenset[str], frozenset[str]]:
        """Legal forms, and all words that tell no two organisations apart by themselves; as keys."""
        legal = {word_key(word).strip(".") for rule in rules if rule.position == "legal" for word in rule.words}
        telling = [phrase for rule in rules if rule.position != "between" for phrase in rule.words]
        general = {word_key(word) for phrase in telling for word in phrase.split()}
        return frozenset(legal | {f"{word}." for word in legal}), frozenset(general | _SMALL_WORDS)

    def _add_person_names(self, rules: list[PersonNameRule]) -> None:
        for rule in rules:
            for word in rule.words:
                if rule.part == "particle":
                    self.particles[word] = rule.id
                elif rule.part == "family":
                    self.family[word] = PersonName(rule.id, None)
                else:
                    both = word in self.given and self.given[word].gender != rule.gender
                    self.given[word] = PersonName(rule.id, None if both else rule.gender)


def _common_words(nlp: Language) -> frozenset[str]:
    """The words that the model's lemmatizer knows as nouns, verbs and adjectives; none where it has no such table."""
    lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None) if nlp.has_pipe("lemmatizer") else None
    if lookups is None or not lookups.has_table("lemma_index"):
        return frozenset()
    return frozenset(word for words in lookups.get_table("lemma_index").values() for word in words)

"""Which mentions are of one entity: short forms, acronyms, surnames, joined inside an article."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from claimx.pipeline.findings import Name
from claimx.records import Entity, Mention, MentionForm
from claimx.text.names import content_words, find_words, is_acronym, name_key, stands_for, word_key

_WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*\.?|&")
_INITIAL = re.compile(r"[^\W\d_]\.?")
_QUOTED = re.compile(r"[\"“‘'].*?[\"”’']\s")


@dataclass(slots=True)
class Group:
    """The mentions of one entity; `words` are those of its fullest name, as keys."""

    id: str
    name: str
    words: tuple[str, ...]
    known: bool = False
    gender: str | None = None
    acronym: str | None = None
    mentions: list[Mention] = field(default_factory=list)

    def add(self, name: Name, text: str, form: MentionForm) -> None:
        """Count a name as a mention."""
        self.mentions.append(
            Mention(start=name.start, end=name.end, text=text[name.start : name.end], form=form, rule=name.rule)
        )


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name as keys, hyphens taken apart: "Kim Jong-un" has three."""
    return tuple(word_key(word) for word in _WORD.findall(name))


class OrganisationGroups:
    """Groups the mentions of organisations.

    Args:
        text: the article.
        facts: what is known of an organisation by its id: the entity without mentions.
        legal_forms: words that tell no two organisations apart ("Ltd"), as keys.
        is_general: can these words be anything, so that they are no short form?
    """

    def __init__(
        self,
        text: str,
        facts: Callable[[str], Entity | None],
        legal_forms: frozenset[str],
        is_general: Callable[[Sequence[str]], bool],
    ) -> None:
        self._text = text
        self._facts = facts
        self._legal_forms = legal_forms
        self._is_general = is_general
        self._groups: dict[str, Group] = {}
        self._by_words: dict[tuple[str, ...], Group] = {}
        self._by_place: dict[int, Group] = {}

    def entities(self, names: Sequence[Name]) -> list[Entity]:
        """The organisations with their mentions, in the order in which the article first names them."""
        for name in sorted(names, key=self._fullest_first):
            words = self._words(name)
            group = self._by_words.get(words) or self._find(name, words) or self._new(name, words)
            self._by_words[words] = group
            self._by_place[name.start] = group
        for name in names:
            group = self._by_place[name.start]
            group.add(name, self._text, self._form(name, group))
        ordered = sorted((g for g in self._groups.values() if g.mentions), key=lambda g: g.mentions[0].start)
        return [self._entity(group) for group in ordered]

    def _fullest_first(self, name: Name) -> tuple[bool, bool, int, int]:
        """Known names first, then full ones, acronyms last, so that a short form finds what it is short for."""
        words = self._words(name)
        return (name.id is None, name.long_form is not None, -len(words), name.start)

    def _words(self, name: Name) -> tuple[str, ...]:
        words = words_of(self._text[name.start : name.end])
        while len(words) > 1 and words[-1] in self._legal_forms:
            words = words[:-1]
        return words

    def _find(self, name: Name, words: tuple[str, ...]) -> Group | None:
        """The group that a name without one of its own belongs to."""
        if name.id is not None:
            return self._groups.get(name.id)
        if name.long_form is not None and name.long_form.start in self._by_place:
            group = self._by_place[name.long_form.start]
            group.acronym = group.acronym or self._text[name.start : name.end]
            return group
        written = self._text[name.start : name.end]
        for group in self._groups.values():
            if is_acronym(written) and len(words) == 1:
                if stands_for(written, group.words) or fold_acronym(group.acronym) == fold_acronym(written):
                    group.acronym = group.acronym or written
                    return group
            elif self._is_short_for(words, group):
                return group
        return None

    def _is_short_for(self, words: tuple[str, ...], group: Group) -> bool:
        if len(words) > 1 and content_words(words) == content_words(group.words):
            return True
        if len(words) >= len(group.words) or self._is_general(words):
            return False
        place = find_words(words, group.words)
        if place is None:
            return False
        return place == 0 or len(words) > 1 or place + len(words) == len(group.words)

    def _new(self, name: Name, words: tuple[str, ...]) -> Group:
        facts = self._facts(name.id) if name.id else None
        written = self._text[name.start : name.end]
        if facts:
            group = Group(facts.id, facts.name, words_of(facts.name), known=True, acronym=facts.acronym)
        else:
            spelled = re.sub(r"['’]s\b", "", written) if name.rule.startswith("en.state-body") else written
            key = _without_legal_form(name_key(spelled), self._legal_forms) or "unnamed"
            group = Group(key, written, words, acronym=None)
        return self._groups.setdefault(group.id, group)

    def _form(self, name: Name, group: Group) -> MentionForm:
        written = self._text[name.start : name.end]
        if is_acronym(written) and len(group.words) > 1:
            return "acronym"
        words = self._words(name)
        return "name" if words == group.words or len(words) >= len(group.words) else "short"

    def _entity(self, group: Group) -> Entity:
        facts = self._facts(group.id) if group.known else None
        return Entity(
            id=group.id,
            name=group.name,
            acronym=group.acronym,
            country=facts.country if facts else None,
            wikidata=facts.wikidata if facts else None,
            mentions=group.mentions,
        )


def fold_acronym(acronym: str | None) -> str | None:
    """An acronym for comparing: without its full stops."""
    return acronym.replace(".", "").lower() if acronym else None


def _without_legal_form(key: str, legal_forms: frozenset[str]) -> str:
    parts = key.split("-")
    while len(parts) > 1 and parts[-1] in legal_forms:
        parts.pop()
    return "-".join(parts)


class PeopleGroups:
    """Groups the mentions of people: a bare surname is of the person last mentioned whom it fits.

    Args:
        text: the article.
        known: what is known of a person by an id: the entity without mentions.
        gender_of: the gender that a given name tells.
        particles: small words inside names, as keys.
    """

    def __init__(
        self,
        text: str,
        known: Mapping[str, Entity],
        gender_of: Callable[[str], str | None],
        particles: frozenset[str],
    ) -> None:
        self._text = text
        self._known = known
        self._gender_of = gender_of
        self._particles = particles
        self._groups: list[Group] = []

    def entities(self, names: Sequence[Name]) -> list[Entity]:
        """The people with their mentions, in the order in which the article first names them."""
        words = {name.start: self._words(name) for name in names}
        for name in sorted(names, key=lambda name: (-len(words[name.start]), name.start)):
            if len(words[name.start]) > 1 or name.id:
                self._introduce(name, words[name.start])
        latest: dict[str, int] = {}
        for order, name in enumerate(names):
            group = self._who(name, words[name.start], latest)
            group.add(name, self._text, "name" if self._is_full(words[name.start], group) else "short")
            latest[group.id] = order
        groups = sorted((g for g in self._groups if g.mentions), key=lambda g: g.mentions[0].start)
        return [self._entity(group) for group in groups]

    def _words(self, name: Name) -> tuple[str, ...]:
        written = _QUOTED.sub("", self._text[name.start : name.end])
        words = words_of(written)
        full = tuple(word for word in words if not _INITIAL.fullmatch(word) or not word.isascii())
        return full if len(full) > 1 or (full and len(words) == 1) else words

    def _introduce(self, name: Name, words: tuple[str, ...]) -> None:
        """A full name: a person of its own, unless it is a variant of one that is there."""
        if name.id is None and any(self._fits_full(words, group) for group in self._groups):
            return
        facts = self._known.get(name.id) if name.id else None
        written = self._text[name.start : name.end]
        key = facts.id if facts else name_key(_QUOTED.sub("", written)) or "unnamed"
        group = Group(key, facts.name if facts else written, words, known=facts is not None)
        group.gender = name.gender or self._gender_of(written.split()[0])
        if not any(other.id == key for other in self._groups):
            self._groups.append(group)

    def _fits_full(self, words: tuple[str, ...], group: Group) -> bool:
        """Is a full name another form of the group's: "Andrés López" of "Andrés Manuel López Obrador"?"""
        if words == group.words:
            return True
        rest = iter(group.words)
        in_order = all(word in rest for word in words)
        return in_order and (words[0] == group.words[0] or find_words(words, group.words) is not None)

    def _who(self, name: Name, words: tuple[str, ...], latest: Mapping[str, int]) -> Group:
        fitting = [group for group in self._groups if self._fits(name, words, group)]
        if not fitting:
            return self._lone(name, words)
        spoken = [group for group in fitting if group.id in latest]
        if spoken:
            return max(spoken, key=lambda group: latest[group.id])
        return fitting[0] if len(fitting) == 1 else self._first_to_come(fitting)

    def _fits(self, name: Name, words: tuple[str, ...], group: Group) -> bool:
        if name.id is not None:
            return group.id == name.id
        if len(words) > 1 and self._fits_full(words, group):
            return True
        if name.gender and group.gender and name.gender != group.gender:
            return False
        place = find_words(words, group.words)
        return place is not None and not (len(words) == 1 and words[0] in self._particles)

    def _first_to_come(self, fitting: Iterable[Group]) -> Group:
        """Nobody of that name has come yet (a headline): the first who will."""
        return min(fitting, key=self._first_place)

    def _first_place(self, group: Group) -> int:
        place = self._text.find(group.name)
        return place if place >= 0 else len(self._text)

    def _lone(self, name: Name, words: tuple[str, ...]) -> Group:
        written = self._text[name.start : name.end]
        group = Group(name_key(written) or "unnamed", written, words, gender=name.gender)
        self._groups.append(group)
        return group

    def _is_full(self, words: tuple[str, ...], group: Group) -> bool:
        return len(words) > 1 and len(words) >= min(2, len(group.words)) and words[0] == group.words[0]

    def _entity(self, group: Group) -> Entity:
        facts = self._known.get(group.id)
        return Entity(id=group.id, name=group.name, wikidata=facts.wikidata if facts else None, mentions=group.mentions)

"""Mentions of organisations -> organisations: short forms and acronyms find what they are short for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from claimx.pipeline.findings import Name
from claimx.pipeline.identities.groups import Group, GroupIndex, words_of
from claimx.records import Entity, MentionForm
from claimx.text.names import content_words, find_words, initials, is_acronym, name_key

_POSSESSIVE = re.compile(r"['’]s?\b")


class OrganisationGroups:
    """Groups the mentions of organisations in an article.

    Args:
        text: the article.
        facts: what is known of an organisation by its id, as an entity without mentions.
        legal_forms: words that tell no two organisations apart ("Ltd"), as keys.
        endings: words, as keys, that are short for the names that end in them ("the Herald").
        ambiguous: ids of known organisations whose names may be short for others ("Supreme Court").
        is_general: could these words, as keys, be anything, so that they are no short form?
    """

    def __init__(
        self,
        text: str,
        facts: Callable[[str], Entity | None],
        legal_forms: frozenset[str],
        endings: frozenset[str],
        ambiguous: frozenset[str],
        is_general: Callable[[Sequence[str]], bool],
    ) -> None:
        self._text = text
        self._facts = facts
        self._legal_forms = legal_forms
        self._endings = endings
        self._ambiguous = ambiguous
        self._is_general = is_general
        self._groups = GroupIndex()
        self._by_words: dict[tuple[str, ...], Group] = {}
        self._by_content: dict[frozenset[str], Group] = {}
        self._by_acronym: dict[str, Group] = {}
        self._by_place: dict[int, Group] = {}
        self._introduced: set[tuple[str, ...]] = set()

    def entities(self, names: Sequence[Name]) -> list[Entity]:
        """The organisations with their mentions, in the order in which the article first names them."""
        self._introduced = {self._words(name) for name in names if name.long_form is not None}
        for name in sorted(names, key=self._fullest_first):
            words = self._words(name)
            group = self._find(name, words) or self._new(name, words)
            self._by_words.setdefault(words, group)
            self._by_place[name.start] = group
        for name in names:
            group = self._by_place[name.start]
            group.add(name, self._text, self._form(name, group))
        return [self._entity(group) for group in self._groups.mentioned()]

    def _written(self, name: Name) -> str:
        return self._text[name.start : name.end]

    def _words(self, name: Name) -> tuple[str, ...]:
        words = words_of(self._written(name))
        while len(words) > 1 and words[-1] in self._legal_forms:
            words = words[:-1]
        return words

    def _fullest_first(self, name: Name) -> tuple[int, int, int]:
        """Known names, full ones, acronyms where they are introduced, the rest: what is short after what it is for."""
        words = self._words(name)
        if name.id is not None:
            rank = 2 if name.id in self._ambiguous else 0
        elif name.long_form is not None:
            rank = 3
        else:
            short = words in self._introduced or (len(words) == 1 and is_acronym(self._written(name)))
            rank = 4 if short else 1
        return rank, -len(words), name.start

    def _find(self, name: Name, words: tuple[str, ...]) -> Group | None:
        if name.id is not None:
            return self._groups.get(name.id) or (self._holding(words) if name.id in self._ambiguous else None)
        if name.long_form is not None and name.long_form.start in self._by_place:
            group = self._by_place[name.long_form.start]
            self._name_acronym(group, self._written(name))
            return group
        if words in self._by_words:
            return self._by_words[words]
        if len(words) == 1 and is_acronym(self._written(name)):
            return self._by_acronym.get(_letters(self._written(name))) or self._longer(words)
        if len(words) > 1 and content_words(words) in self._by_content:
            return self._by_content[content_words(words)]
        return self._longer(words)

    def _longer(self, words: tuple[str, ...]) -> Group | None:
        """The organisation in whose name the words are, where they are enough to tell it."""
        if not words or (len(words) == 1 and self._is_general(words) and words[0] not in self._endings):
            return None
        return self._holding(words, at_end=self._is_general(words))

    def _holding(self, words: tuple[str, ...], at_end: bool = False) -> Group | None:
        for group in self._groups.with_word(words[0]):
            place = find_words(words, group.words)
            if place is None or len(words) == len(group.words):
                continue
            ends = place + len(words) == len(group.words)
            if ends or (not at_end and (place == 0 or len(words) > 1)):
                return group
        return None

    def _new(self, name: Name, words: tuple[str, ...]) -> Group:
        facts = self._facts(name.id) if name.id else None
        if facts:
            group = Group(facts.id, facts.name, words_of(facts.name), known=True, acronym=facts.acronym)
        else:
            group = Group(self._key(name), self._written(name), words)
        group = self._groups.add(group)
        self._by_content.setdefault(content_words(group.words), group)
        if group.acronym:
            self._by_acronym.setdefault(_letters(group.acronym), group)
        if len(group.words) > 1:
            for letters in (initials(group.words), initials(group.words, small=True)):
                self._by_acronym.setdefault(letters, group)
        return group

    def _key(self, name: Name) -> str:
        """The id of an organisation that is not known: "sweden-central-bank", without legal forms."""
        written = self._written(name)
        if name.of_state:
            written = _POSSESSIVE.sub("", written)
        parts = name_key(written).split("-")
        while len(parts) > 1 and parts[-1] in self._legal_forms:
            parts.pop()
        return "-".join(parts) or "unnamed"

    def _name_acronym(self, group: Group, acronym: str) -> None:
        if is_acronym(acronym):
            group.acronym = group.acronym or acronym
            self._by_acronym[_letters(acronym)] = group

    def _form(self, name: Name, group: Group) -> MentionForm:
        if is_acronym(self._written(name)) and len(group.words) > 1:
            return "acronym"
        return "short" if len(self._words(name)) < len(group.words) else "name"

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


def _letters(acronym: str) -> str:
    """An acronym for comparing: without its full stops."""
    return acronym.replace(".", "").lower()

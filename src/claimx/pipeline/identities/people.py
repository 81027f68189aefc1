"""Mentions of people -> people: names that fit several are of whom the article shows, else of nobody among them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from claimx.pipeline.findings import Name
from claimx.pipeline.identities.bearers import Bearers
from claimx.pipeline.identities.groups import Group, GroupIndex, words_of
from claimx.records import Entity, Range
from claimx.text.names import find_words, name_key

_INITIAL = re.compile(r"[a-z]\.?|[a-z]\.[a-z]\.?")
#: A nickname between the names: Antonio “Tony” Reyes.
_NICKNAME = re.compile(r"[\"“‘'(][^\"”’')]*[\"”’')]\s")


class PeopleGroups:
    """Groups the mentions of people in an article.

    Args:
        text: the article.
        known: what is known of a person by an id, as an entity without mentions.
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
        self._groups = GroupIndex()

    def entities(
        self, names: Sequence[Name], relatives: frozenset[int] = frozenset(), headline: Range | None = None
    ) -> list[Entity]:
        """The people with their mentions, in the order in which the article first names them.

        Args:
            names: the mentions, in the order of the text.
            relatives: where the names start of those whom the article brings in as somebody's: "his wife, Ama Cole".
            headline: where the headline stands, if there is one.
        """
        words = {name.start: self._words(name) for name in names}
        for name in sorted(names, key=lambda name: (-len(words[name.start]), name.start)):
            if len(words[name.start]) > 1 or name.id:
                self._introduce(name, words[name.start])
        bearers = Bearers(self._full_names(names, words), relatives, headline)
        chosen: dict[int, Group] = {}
        for name in names:
            if group := self._who(name, words[name.start], bearers):
                chosen[name.start] = group
                bearers.name(group, words[name.start])
        for name in names:
            # Who is named in a headline before anybody is introduced shows in the text after it.
            group = chosen.get(name.start) or self._who(name, words[name.start], bearers)
            group = group or self._lone(name, words[name.start])
            group.add(name, self._text, "name" if self._is_full(words[name.start], group) else "short")
        return [self._entity(group) for group in self._groups.mentioned()]

    def _words(self, name: Name) -> tuple[str, ...]:
        """The words by which a name is compared: without initials and nicknames, where enough is left."""
        words = words_of(_NICKNAME.sub("", self._text[name.start : name.end]))
        full = tuple(word for word in words if not _INITIAL.fullmatch(word))
        return full if len(full) > 1 else words

    def _introduce(self, name: Name, words: tuple[str, ...]) -> None:
        """A full name: a person of its own, unless it is a variant of one that is there."""
        if name.id is None and any(_is_variant(words, group) for group in self._groups.with_word(words[0])):
            return
        facts = self._known.get(name.id) if name.id else None
        written = self._text[name.start : name.end]
        key = facts.id if facts else name_key(_NICKNAME.sub("", written)) or "unnamed"
        group = Group(key, facts.name if facts else written, words, known=facts is not None)
        group.gender = name.gender or self._gender_of(written.split()[0])
        self._groups.add(group)

    def _full_names(self, names: Sequence[Name], words: Mapping[int, tuple[str, ...]]) -> Iterator[tuple[Name, Group]]:
        """The mentions by full name, each with the one whose it is."""
        for name in names:
            key = words[name.start]
            group = self._groups.get(name.id) if name.id else None
            same = (group for group in self._groups.with_word(key[0]) if group.words == key) if len(key) > 1 else ()
            if group := group or next(iter(same), None):
                yield name, group

    def _who(self, name: Name, words: tuple[str, ...], bearers: Bearers) -> Group | None:
        """Whom the name means; None where it fits several and nothing tells them apart."""
        if name.id is not None and (group := self._groups.get(name.id)):
            return group
        candidates = self._groups.with_word(words[0]) if words else []
        fitting = [group for group in candidates if self._fits(name, words, group)]
        if not fitting:
            return self._lone(name, words)
        return bearers.choose(fitting, words, name.gender)

    def _fits(self, name: Name, words: tuple[str, ...], group: Group) -> bool:
        if len(words) > 1 and _is_variant(words, group):
            return True
        if name.gender and group.gender and name.gender != group.gender:
            return False
        return find_words(words, group.words) is not None and words[0] not in self._particles

    def _lone(self, name: Name, words: tuple[str, ...]) -> Group:
        """Somebody who is only known by one name."""
        written = self._text[name.start : name.end]
        return self._groups.add(Group(name_key(written) or "unnamed", written, words, gender=name.gender))

    @staticmethod
    def _is_full(words: tuple[str, ...], group: Group) -> bool:
        return len(words) > 1 and words[0] == group.words[0]

    def _entity(self, group: Group) -> Entity:
        facts = self._known.get(group.id) if group.known else None
        wikidata = facts.wikidata if facts else None
        return Entity(id=group.id, name=group.name, wikidata=wikidata, mentions=group.mentions)


def _is_variant(words: tuple[str, ...], group: Group) -> bool:
    """Is a full name another form of the group's: "Andrés López" of "Andrés Manuel López Obrador"?"""
    rest = iter(group.words)
    in_order = all(word in rest for word in words)
    return in_order and (words[0] == group.words[0] or find_words(words, group.words) is not None)

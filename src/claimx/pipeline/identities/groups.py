"""Groups of mentions of one entity, findable by the words of its name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from claimx.pipeline.findings import Name
from claimx.records import Mention, MentionForm
from claimx.text.names import word_key

_WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*\.?|&")
#: No article has so many entities that share a word; where one seems to, the last ones are looked at.
_MOST_CANDIDATES = 100


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
        written = text[name.start : name.end]
        self.mentions.append(Mention(start=name.start, end=name.end, text=written, form=form, rule=name.rule))


class GroupIndex:
    """Groups by their ids and by the words of their names."""

    def __init__(self) -> None:
        self._by_id: dict[str, Group] = {}
        self._by_word: dict[str, list[Group]] = defaultdict(list)

    def __iter__(self) -> Iterator[Group]:
        """The groups in the order in which they came."""
        return iter(self._by_id.values())

    def get(self, key: str) -> Group | None:
        """The group of this id."""
        return self._by_id.get(key)

    def add(self, group: Group) -> Group:
        """Add a group, unless there is one of its id: the one that stands is given back."""
        if group.id not in self._by_id:
            self._by_id[group.id] = group
            for word in dict.fromkeys(group.words):
                self._by_word[word].append(group)
        return self._by_id[group.id]

    def with_word(self, word: str) -> list[Group]:
        """The groups in whose name the word is, in the order in which they came."""
        return self._by_word.get(word, [])[-_MOST_CANDIDATES:]

    def mentioned(self) -> list[Group]:
        """The groups that have mentions, in the order of the text."""
        return sorted((group for group in self if group.mentions), key=lambda group: group.mentions[0].start)


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name as keys, hyphens taken apart: "Kim Jong-un" has three."""
    return tuple(word_key(word) for word in _WORD.findall(name))

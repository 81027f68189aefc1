"""The words of dates, from the rules, and the words of a text in which they are looked up."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from claimx.rules.spec.dates import DateRole, DateRule

#: Numerals with the marks inside them, words, and single signs.
_WORD = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[^\W\d_]+|\S")


class Words:
    """The words of a text in lower case, and where they stand; a position outside the text is an empty word."""

    def __init__(self, text: str) -> None:
        self.text = text
        spans = [match.span() for match in _WORD.finditer(text)]
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]
        self.lowers = [text[start:end].lower().replace("’", "'") for start, end in spans]

    def low(self, index: int) -> str:
        """The word in lower case."""
        return self.lowers[index] if 0 <= index < len(self.lowers) else ""

    def capital(self, index: int) -> bool:
        """Does the word begin with a capital?"""
        return self.text[self.starts[index]].isupper()

    def glued(self, index: int) -> bool:
        """Does the word touch the one before it?"""
        return 0 < index < len(self.starts) and self.starts[index] == self.ends[index - 1]

    def number(self, index: int, lengths: tuple[int, ...]) -> int | None:
        """The value of a numeral that has so many digits."""
        word = self.low(index)
        return int(word) if len(word) in lengths and word.isascii() and word.isdigit() else None


@dataclass(frozen=True, slots=True)
class Entry:
    """Words of a rule that stand in the text: the word after them, their value, and the rule."""

    last: int
    value: str
    rule: str
    unsure: bool = False

    @property
    def number(self) -> int:
        """The value as a number."""
        return int(self.value)


class Lexicon:
    """The entries of all rules by role and first word, the longer before the shorter."""

    def __init__(self, rules: Iterable[DateRule]) -> None:
        self._entries: dict[DateRole, dict[str, list[tuple[list[str], str, str, bool]]]] = defaultdict(dict)
        self.rule: dict[DateRole, str] = {}
        for rule in rules:
            self.rule.setdefault(rule.role, rule.id)
            for phrase, value in rule.entries.items():
                words = Words(phrase).lowers
                entry = words, value, rule.id, phrase in rule.unsure
                self._entries[rule.role].setdefault(words[0], []).append(entry)
        for by_first in self._entries.values():
            for entries in by_first.values():
                entries.sort(key=lambda entry: -len(entry[0]))

    def at(self, role: DateRole, words: Words, index: int) -> Entry | None:
        """The longest entry of a role that begins at a word."""
        for phrase, value, rule, unsure in self._entries[role].get(words.low(index), ()):
            last = index + len(phrase)
            if words.lowers[index:last] == phrase:
                return Entry(last, value, rule, unsure)
        return None

    def first_words(self, *roles: DateRole) -> set[str]:
        """The words with which entries of these roles begin."""
        return {word for role in roles for word in self._entries[role]}

    def is_any(self, role: DateRole, word: str) -> str | None:
        """The rule that has the single word in this role."""
        return next((rule for phrase, _, rule, _ in self._entries[role].get(word, ()) if len(phrase) == 1), None)

    def value(self, role: DateRole, word: str) -> str:
        """The value of the single word in this role, or ""."""
        return next((value for phrase, value, _, _ in self._entries[role].get(word, ()) if len(phrase) == 1), "")

    def is_short(self, role: DateRole, word: str) -> bool:
        """Is the word the beginning of a longer one that means the same ("sept")?"""
        values = {value for _, value, _, _ in self._entries[role].get(word, ())}
        return any(
            longer != word and longer.startswith(word) and value in values
            for longer, entries in self._entries[role].items()
            for _, value, _, _ in entries
        )

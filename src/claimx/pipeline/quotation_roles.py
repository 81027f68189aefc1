"""The role of a quotation, by rules about the words around it and in it (kind `quotation`)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from claimx.records import QuotationRole
from claimx.rules.spec.quotation import QuotationRule
from claimx.text.quotations import QuotedRange

#: How many characters on each side are looked at for the sentence around a quotation.
_REACH = 400
_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*['’]?")
_SENTENCE_END = re.compile(r"[.!?]['\"’”»)\]]*\s+(?=['\"‘“«(\[]*[A-Z0-9])|[\n\r]")
#: Abbreviations whose full stop ends no sentence are short and capitalised: Mr., Sen., U.S.
_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:[A-Z][a-z]{0,4}|(?:[A-Za-z]\.)+[A-Za-z])\.$")
#: Signs that part a word from the quotation beside it.
_CUTS = re.compile(r"[.;!?,:()\"“”\n]")
_BESIDE, _LONGEST_PHRASE = 60, 3
_MINOR_WORD = 4


@dataclass(frozen=True, slots=True)
class _Condition:
    """A rule with its words as sets, the form in which they are looked up."""

    rule: QuotationRule
    before: frozenset[str]
    after: frozenset[str]
    near: frozenset[str]

    def holds(self, quoted: Surroundings) -> bool:
        rule = self.rule
        return (
            (rule.longest is None or len(quoted.words) <= rule.longest)
            and (rule.before is None or not self.before.isdisjoint(quoted.before))
            and (rule.after is None or not self.after.isdisjoint(quoted.after))
            and (rule.capitalised is None or quoted.capitalised is rule.capitalised)
            and (rule.sentence is None or quoted.is_sentence is rule.sentence)
            and (rule.between_names is None or quoted.between_names is rule.between_names)
            and (rule.near is None or not self.near.isdisjoint(quoted.near))
        )


class RoleReader:
    """Tells speech from scare quotes, titles and the rest; the first rule of which everything holds decides."""

    def __init__(self, rules: Iterable[QuotationRule]) -> None:
        self._conditions = [
            _Condition(rule, *(frozenset(word.lower() for word in words or ()) for words in _word_lists(rule)))
            for rule in rules
        ]

    def role(self, text: str, quoted: QuotedRange) -> tuple[QuotationRole, str | None]:
        """The role, and the id of the rule that gave it; a quotation that no rule speaks of is speech."""
        surroundings = Surroundings(text, quoted)
        for condition in self._conditions:
            if condition.holds(surroundings):
                return condition.rule.role, condition.rule.id
        return "speech", None

    def outdone(self, text: str, quoted: QuotedRange) -> list[str]:
        """The ids of the rules of which everything holds as well, but which come after the one that decides."""
        surroundings = Surroundings(text, quoted)
        return [condition.rule.id for condition in self._conditions if condition.holds(surroundings)][1:]


def _word_lists(rule: QuotationRule) -> tuple[tuple[str, ...] | None, ...]:
    return rule.before, rule.after, rule.near


class Surroundings:
    """What the rules ask about a quotation, worked out when a rule asks."""

    def __init__(self, text: str, quoted: QuotedRange) -> None:
        self._left = text[max(0, quoted.start - _REACH) : quoted.start]
        self._right = text[quoted.end : quoted.end + _REACH]
        self._inner = text[quoted.inner_start : min(quoted.inner_end, quoted.inner_start + _REACH)].strip()
        self._last = text[max(quoted.inner_start, quoted.inner_end - 8) : quoted.inner_end].rstrip()[-1:]

    @cached_property
    def words(self) -> list[str]:
        """The words in the quotation, at least as many as matter."""
        return _WORD.findall(self._inner)

    @cached_property
    def before(self) -> set[str]:
        """The one, two and three words right before the quotation, lower case; `'s` for a possessive."""
        side = self._left[-_BESIDE:].rstrip().removesuffix(",").removesuffix(":").lower().replace("’", "'")
        words = _WORD.findall(_CUTS.split(side)[-1])
        found = {" ".join(words[-count:]) for count in range(1, _LONGEST_PHRASE + 1)}
        return found | {"'s"} if words and words[-1].endswith(("'s", "s'")) else found

    @cached_property
    def after(self) -> set[str]:
        """The one, two and three words right after the quotation, lower case."""
        side = self._right[:_BESIDE].lstrip().removeprefix(",").lower().replace("’", "'")
        words = _WORD.findall(_CUTS.split(side)[0])
        return {" ".join(words[:count]) for count in range(1, _LONGEST_PHRASE + 1)}

    @cached_property
    def near(self) -> set[str]:
        """The words of the quotation's sentence outside it, lower case."""
        starts = _sentence_ends(self._left)
        left = self._left[starts[-1].end() :] if starts else self._left
        ended = self._last in tuple(".!?") and not self._right.lstrip()[:1].islower()
        ends = _sentence_ends(self._right)
        right = "" if ended and _begins_sentence(self._right) else self._right[: ends[0].start() if ends else None]
        return {word.lower() for word in _WORD.findall(left + " " + right)}

    @cached_property
    def capitalised(self) -> bool | None:
        """Is it written As in a Title? None where the words around it are too, as in many headlines."""
        line = self._left.rpartition("\n")[2] + " " + self._right.partition("\n")[0]
        around = [word for word in _WORD.findall(line) if len(word) >= _MINOR_WORD]
        if len(around) > 2 and sum(word[0].isupper() for word in around) >= 0.8 * len(around):
            return None
        return _is_title(self.words)

    @cached_property
    def is_sentence(self) -> bool:
        """Is it a sentence of its own: does it begin with a capital letter and end with a sentence's sign?"""
        return self._inner[:1].isupper() and self._last in tuple(".!?…")

    @cached_property
    def between_names(self) -> bool:
        """Do capitalised words touch it on both sides, as first and last name do a nickname?"""
        left, right = self._left.rstrip(" "), self._right.lstrip(" ")
        before = _WORD.findall(left[-30:])
        names = bool(before) and before[-1][0].isupper() and left[-1:].isalpha() and right[:1].isupper()
        return names and self._last.isalnum() and "'s" not in self.before


def _sentence_ends(side: str) -> list[re.Match[str]]:
    """Where sentences end in the words on one side of a quotation."""
    return [
        end
        for end in _SENTENCE_END.finditer(side)
        if not _ABBREVIATION.search(side[max(0, end.start() - 8) : end.start() + 1])
    ]


def _begins_sentence(right: str) -> bool:
    following = right.lstrip()
    return not following or following[0].isupper() or not following[0].isalnum()


def _is_title(words: list[str]) -> bool:
    if not words or not (words[0][0].isupper() or words[0][0].isdigit()):
        return False
    large = [word[0].isupper() or word[0].isdigit() for word in words]
    return all(is_large or len(word) <= _MINOR_WORD for is_large, word in zip(large, words, strict=True)) and (
        large[-1] and sum(large) * 2 >= len(words)
    )

"""Words of change: whether a figure is the amount of a rise or fall, and whose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from claimx.pipeline.figures.words import Words
from claimx.rules.load import RuleSet
from claimx.rules.spec.figures import ChangeRule

Direction = Literal["rise", "fall", "level", "move"]


@dataclass(frozen=True, slots=True)
class Known:
    """What a word says of change, by which rule, and of which kinds of figures (of all where there are none)."""

    direction: Direction
    rule: str
    of: frozenset[str]
    transitive: bool

    @property
    def moves(self) -> bool:
        """Does it say a rise or fall?"""
        return self.direction in ("rise", "fall")


#: How far before a number a verb of change may stand that governs it.
_REACH = 7


class Changes:
    """Looks words up in the rules of kind `change`."""

    def __init__(self, rules: RuleSet) -> None:
        self._verbs: dict[str, Known] = {}
        self._nouns: dict[str, Known] = {}
        self._words: dict[str, Known] = {}
        for rule in rules.of_kind(ChangeRule):
            for table, lemmas in ((self._verbs, rule.verbs), (self._nouns, rule.nouns), (self._words, rule.words)):
                known = Known(rule.change, rule.id, frozenset(rule.of or ()), rule.transitive)
                table.update((lemma, known) for lemma in lemmas or ())

    def of(self, token: Token, kind: str | None = None) -> Known | None:
        """What a verb or noun says of change, to a figure of `kind`."""
        known = None
        if token.pos_ in ("VERB", "AUX"):
            known = self._verbs.get(token.lemma_.lower())
        elif token.pos_ == "NOUN":
            known = self._nouns.get(token.lemma_.lower())
        return None if known and kind and known.of and kind not in known.of else known

    def of_word(self, token: Token) -> Known | None:
        """The change that "up", "down", "higher" say."""
        return self._words.get(token.lower_)

    def is_noun(self, token: Token) -> bool:
        """Is it a noun of change or level, even where the base model takes it for a name ("Turnout reached")?"""
        return token.lower_ in self._nouns

    def governs(self, words: Words, index: int) -> bool:
        """Does a word of change or movement stand shortly before lexeme `index`, in its sentence?"""
        token = words.token(index)
        steps = 0
        while token is not None and token.i > 0 and steps < _REACH and not token.is_sent_start:
            token = token.nbor(-1)
            known = self.of(token) or self.of_word(token)
            if known and known.direction != "level":
                return True
            steps += 1
        return False

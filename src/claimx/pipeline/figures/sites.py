"""A quantity in the dependency parse: the tokens in it and around it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from claimx.pipeline.figures.changes import Known
from claimx.pipeline.figures.quantity import Quantity
from claimx.pipeline.figures.words import Words


@dataclass(frozen=True, slots=True)
class Site:
    """A quantity where it stands.

    first, last: its tokens; root: the one of them by which it hangs on the sentence; lead, after: the tokens before and
    after it and its hedges, in its sentence.
    """

    quantity: Quantity
    words: Words
    first: Token
    last: Token
    root: Token
    lead: Token | None
    after: Token | None

    @classmethod
    def of(cls, words: Words, quantity: Quantity) -> Site:
        """Look the quantity up in the parse."""
        lexemes = words.lexemes
        first = words.token_at(lexemes.starts[quantity.first])
        last = words.token_at(lexemes.ends[quantity.last - 1] - 1)
        tail = words.token_at(lexemes.ends[max(quantity.tail, quantity.last) - 1] - 1)
        begin = words.token_at(lexemes.starts[quantity.begin])
        after = tail.nbor(1) if tail.i + 1 < len(tail.doc) else None
        lead = begin.nbor(-1) if begin.i > 0 and not begin.is_sent_start else None
        return cls(quantity, words, first, last, _root(first, last), lead, after)

    def goes_on(self, before: Quantity) -> bool:
        """Does the quantity hang on the one before it ("3% and 4%"), or put it in other words ("40 euros ($43)")?"""
        lexemes = self.words.lexemes
        if lexemes.lowers[before.last : self.quantity.begin] in (["("], [",", "or"]):
            return "number" not in (before.kind, self.quantity.kind)
        if self.root.dep_ not in ("conj", "appos") or before.kind != self.quantity.kind:
            return False
        return lexemes.starts[before.first] <= self.root.head.idx < lexemes.ends[before.last - 1]

    def note(self, known: Known, token: Token) -> None:
        """The word of change had a part."""
        index = self.words.index(token)
        self.quantity.notes.append((known.rule, "change", index, index + 1))

    def change(self, known: Known, token: Token) -> None:
        """The quantity is the amount of a rise or fall."""
        self.quantity.change = "rise" if known.direction == "rise" else "fall"
        self.note(known, token)


def _root(first: Token, last: Token) -> Token:
    """Of the figure's tokens the one that hangs on a token outside."""
    for token in first.doc[first.i : last.i + 1]:
        if token.head is token or not first.i <= token.head.i <= last.i:
            return token
    return last

"""Lexemes and tokens side by side: what the tagger and the parser say of a place in the text."""

from __future__ import annotations

from bisect import bisect_right

from spacy.tokens import Doc, Token

from claimx.text.lexemes import Lexemes


class Words:
    """A Doc with its lexemes; looks up the token that holds a lexeme."""

    def __init__(self, doc: Doc, lexemes: Lexemes) -> None:
        self.doc = doc
        self.lexemes = lexemes
        self.parsed = doc.has_annotation("DEP") and doc.has_annotation("TAG")
        self._starts = [token.idx for token in doc]

    def token_at(self, position: int) -> Token:
        """The token that holds or precedes the character at `position`."""
        return self.doc[max(bisect_right(self._starts, position) - 1, 0)]

    def token(self, index: int) -> Token | None:
        """The token that holds lexeme `index`, or None outside the text."""
        if 0 <= index < len(self.lexemes):
            return self.token_at(self.lexemes.starts[index])
        return None

    def tag(self, index: int) -> str:
        """The tag of the token that holds lexeme `index`: "" outside the text or without a tagger."""
        token = self.token(index)
        return token.tag_ if token is not None else ""

    def same_line(self, index: int) -> bool:
        """Does lexeme `index` follow the one before it on the same line, with a space at most between them?"""
        if not 0 < index < len(self.lexemes):
            return False
        gap = self.lexemes.text[self.lexemes.ends[index - 1] : self.lexemes.starts[index]]
        return len(gap) <= 1 and gap != "\n"

    def plural_noun(self, index: int) -> bool:
        """Is lexeme `index` a noun in the plural?"""
        return self.tag(index) in ("NNS", "NNPS")

    def index(self, token: Token) -> int:
        """The lexeme with which a token begins, or the one before it."""
        return max(bisect_right(self.lexemes.starts, token.idx) - 1, 0)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The lexemes (half-open) of the tokens from `first` to `last` (inclusive)."""
        return self.index(self.doc[first]), self.index(self.doc[last]) + 1

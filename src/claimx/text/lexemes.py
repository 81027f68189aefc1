"""Text -> lexemes: numerals in digits, words, and single marks, each with its place.

Finer than a tokenizer's tokens: "$10K" is three lexemes, "12-year-old" five, and "1,200,000" one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

VULGAR_FRACTIONS = {
    **{"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3)},
    **{"⅕": Fraction(1, 5), "⅖": Fraction(2, 5), "⅗": Fraction(3, 5), "⅘": Fraction(4, 5), "⅙": Fraction(1, 6)},
    **{"⅚": Fraction(5, 6), "⅛": Fraction(1, 8), "⅜": Fraction(3, 8), "⅝": Fraction(5, 8), "⅞": Fraction(7, 8)},
}
_DIGITS = frozenset("0123456789") | frozenset(VULGAR_FRACTIONS)
HYPHENS = frozenset("-\u2010\u2011")
#: Longest numeral in digits that is still a quantity and no account number; with its groups apart it may be longer.
_MAX_DIGITS, _MAX_GROUPED = 13, 24


@dataclass(frozen=True, slots=True)
class Lexemes:
    """The lexemes of a text: parallel lists, so that looking around a position costs nothing."""

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    lowers: list[str]

    def __len__(self) -> int:
        return len(self.words)

    def glued(self, index: int) -> bool:
        """Does the lexeme touch the one before it?"""
        return 0 < index < len(self.starts) and self.starts[index] == self.ends[index - 1]

    def opens_line(self, index: int) -> bool:
        """Is the lexeme the first of its line? One after the last of the text is."""
        if not 0 < index < len(self.starts):
            return True
        return "\n" in self.text[self.ends[index - 1] : self.starts[index]]

    def ends_sentence(self, index: int) -> bool:
        """Is the lexeme a full stop before a line's end or a capital?"""
        return self.word(index) == "." and (self.opens_line(index + 1) or self.words[index + 1][0].isupper())

    def lower(self, index: int) -> str:
        """The lexeme in lower case, or "" outside the text."""
        return self.lowers[index] if 0 <= index < len(self.lowers) else ""

    def word(self, index: int) -> str:
        """The lexeme as written, or "" outside the text."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def slice(self, first: int, last: int) -> str:
        """The text from the lexeme `first` to the one before `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]] if 0 <= first < last <= len(self.words) else ""

    def is_digits(self, index: int) -> bool:
        """Is the lexeme a numeral in digits, or a fraction's sign?"""
        return self.word(index)[-1:] in _DIGITS

    def is_word(self, index: int) -> bool:
        """Is the lexeme made of letters?"""
        return self.word(index)[:1].isalpha()

    def hyphen(self, index: int) -> bool:
        """Is the lexeme a hyphen that joins the words on its two sides?"""
        return self.word(index) in HYPHENS and self.glued(index) and self.glued(index + 1)


class LexemeCutter:
    """Cuts text into lexemes.

    Args:
        grouping: marks that may stand between groups of digits ("," in "1,200,000" and "12,34,567").
        decimal: the mark before decimals; twice or more in one numeral it groups ("1.200.000").
    """

    def __init__(self, grouping: Sequence[str], decimal: str) -> None:
        self._grouping = str.maketrans("", "", "".join(grouping))
        self._decimal = decimal
        point = re.escape(decimal)
        decimals = rf"(?:{point}[0-9]+)?"
        # Bounded repetition keeps every attempt short, whatever the text.
        grouped = [
            rf"[0-9]{{1,3}}(?:{re.escape(mark)}[0-9]{{2,3}}){{0,8}}{re.escape(mark)}[0-9]{{3}}(?![0-9]){decimals}"
            if mark.strip()
            else rf"[1-9][0-9]{{0,2}}(?:{re.escape(mark)}[0-9]{{3}}){{1,8}}(?![0-9]){decimals}"
            for mark in grouping
        ]
        vulgar = "".join(VULGAR_FRACTIONS)
        self._scientific = re.compile(rf"([0-9]+{decimals}) ?[x×·] ?10(?:\^([-+\u2212]?)|([-\u2212]))([0-9]{{1,2}})")
        self._pattern = re.compile(
            "|".join(
                [
                    re.sub(r"\((?!\?)", "(?:", self._scientific.pattern),  # the same without its groups
                    *grouped,
                    rf"[0-9]{{1,3}}(?:{point}[0-9]{{3}}){{2,8}}(?![0-9])",
                    rf"[0-9]+{decimals}",
                    rf"(?<![\w.]){point}[0-9]+",
                    rf"[{vulgar}]",
                    rf"[^\W0-9_{vulgar}]+",
                    r"\S",
                ]
            )
        )

    def __call__(self, text: str) -> Lexemes:
        """Cut `text`; every character that is not white space belongs to one lexeme."""
        starts: list[int] = []
        ends: list[int] = []
        words: list[str] = []
        for match in self._pattern.finditer(text):
            start, end = match.span()
            starts.append(start)
            ends.append(end)
            words.append(text[start:end])
        return Lexemes(text, starts, ends, words, [word.lower() for word in words])

    def value(self, numeral: str) -> Fraction | None:
        """The value of a numeral in digits, exactly; None for one that is too long to be a quantity."""
        if power := self._scientific.fullmatch(numeral):
            sign = -1 if power[2] in ("-", "\u2212") or power[3] else 1
            return Fraction(power[1]) * Fraction(10) ** (sign * int(power[4]))
        if len(numeral) > (_MAX_DIGITS if numeral.isdigit() else _MAX_GROUPED):
            return None
        if numeral.count(self._decimal) > 1:
            numeral = numeral.replace(self._decimal, "")
        numeral = numeral.translate(self._grouping)
        return Fraction("0" + numeral if numeral.startswith(self._decimal) else numeral)

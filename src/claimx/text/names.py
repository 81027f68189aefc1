"""Names as strings: keys to compare them by, and the acronyms that stand for them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

#: Letters that Unicode does not take apart into a base letter and a mark.
_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"})
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'"})
_NOT_WORD = re.compile(r"[\W_]+")
#: British and American spellings of words that names are full of, after `fold`.
_SPELLINGS = (
    (re.compile(r"isation(s?)$"), r"ization\1"),
    (re.compile(r"^labor"), "labour"),
    (re.compile(r"^defense"), "defence"),
    (re.compile(r"^center"), "centre"),
    (re.compile(r"^theater"), "theatre"),
    (re.compile(r"^programme"), "program"),
    (re.compile(r"^councillor"), "councilor"),
)
#: Small words that acronyms may leave out or take in.
_SMALL = frozenset("a an and at de del des du e el et for in la le les of on the to und y &".split())
_LONGEST_ACRONYM = 10


@lru_cache(maxsize=16_384)
def fold(word: str) -> str:
    """A word for comparing: lower case, plain letters, straight apostrophes."""
    plain = unicodedata.normalize("NFKD", word.translate(_APOSTROPHES)).casefold().translate(_LETTERS)
    return "".join(char for char in plain if not unicodedata.combining(char))


@lru_cache(maxsize=16_384)
def word_key(word: str) -> str:
    """A word of a name for looking it up: folded, and of one spelling ("Organisation" is "organization")."""
    key = fold(word)
    for pattern, spelling in _SPELLINGS:
        key = pattern.sub(spelling, key)
    return key


def name_key(name: str) -> str:
    """A name as an identifier: "Médecins Sans Frontières" is "medecins-sans-frontieres"."""
    plain = fold(name).replace("'", "").replace(".", "").replace("&", " and ")
    return _NOT_WORD.sub("-", plain).strip("-")


def is_acronym(word: str) -> bool:
    """Is it written as an acronym: "UNODC", "U.N.", "AfDB", "G20", "RUSADA"?"""
    letters = [char for char in word if char.isalpha()]
    capitals = sum(char.isupper() for char in letters)
    plural = word.endswith("s") and capitals == len(letters) - 1 and capitals > 1
    return (
        2 <= len(word) <= _LONGEST_ACRONYM
        and capitals >= 2
        and word[0].isalnum()
        and (capitals == len(letters) or plural or capitals * 2 > len(letters))
    )


def long_form_start(acronym: str, words: Sequence[str]) -> int | None:
    """Where in `words`, that end before the acronym, its long form begins; None where they are no long form.

    After Schwartz and Hearst (2003): the acronym's characters are sought from right to left; the first must begin a
    word; the long form has at most min(n + 5, 2n) words.
    """
    letters = [char for char in fold(acronym) if char.isalnum()]
    if not letters or not any(char.isalpha() for char in letters) or len(acronym) > _LONGEST_ACRONYM:
        return None
    most = min(len(letters) + 5, 2 * len(letters))
    first = max(0, len(words) - most)
    index = len(words) - 1
    position = len(fold(words[index])) - 1 if words else -1
    for remaining, letter in zip(range(len(letters) - 1, -1, -1), reversed(letters), strict=True):
        found = _find_backwards(words, first, index, position, letter, at_start=remaining == 0)
        if found is None:
            return None
        index, position = found
        start = index
        position -= 1
    return start if sum(len(word) for word in words[start:]) > len(letters) else None


def _find_backwards(
    words: Sequence[str], first: int, index: int, position: int, letter: str, at_start: bool
) -> tuple[int, int] | None:
    """The last place at or before `position` of word `index` where `letter` stands."""
    while index >= first:
        word = fold(words[index])
        while position >= 0:
            starts = position == 0 or not word[position - 1].isalnum()
            if word[position] == letter and (starts or not at_start):
                return index, position
            position -= 1
        index -= 1
        position = len(fold(words[index])) - 1 if index >= first else -1
    return None


def initials(words: Sequence[str], small: bool = False) -> str:
    """The first letters of the words, with or without those of the small ones ("of", "and")."""
    return "".join(
        key[0] for word in words if (key := fold(word)) and key[0].isalnum() and (small or key not in _SMALL)
    )


def content_words(words: Sequence[str]) -> frozenset[str]:
    """The words of a name that carry it, for "Ministry of Health" is "Health Ministry"."""
    return frozenset(key for word in words if (key := word_key(word)) not in _SMALL and key[0].isalnum())


def find_words(part: Sequence[str], whole: Sequence[str]) -> int | None:
    """Where `part` stands in `whole` as neighbouring words, or None."""
    for start in range(len(whole) - len(part) + 1):
        if list(whole[start : start + len(part)]) == list(part):
            return start
    return None

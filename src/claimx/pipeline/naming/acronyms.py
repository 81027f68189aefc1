"""Acronyms introduced beside their long form: "Ports Authority (PA)", "PA (Ports Authority)"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claimx.pipeline.naming.proposals import MODEL, Proposal
from claimx.pipeline.naming.words import Words
from claimx.text.names import content_words, is_acronym, long_form_start

_LONGEST_FORM = 14
_LONG_FORM = 1.5
_ARTICLES = frozenset({"the", "a", "an", "and", "of", "for", "in", "by", "to", "with", "from", "'s", "’s"})


@dataclass(frozen=True, slots=True)
class Introduction:
    """A short form at words `start` to `end`, and the long form that it was introduced for."""

    start: int
    end: int
    long_start: int
    long_end: int


def introductions(words: Words) -> Iterator[Introduction]:
    """Every short form in parentheses after its long form, and every long form in parentheses after its short one."""
    for index, word in enumerate(words.text):
        if word != "(" or index == 0:
            continue
        close = _closing(words, index)
        if close is None:
            continue
        found = _short_inside(words, index, close) or _long_inside(words, index, close)
        if found:
            yield found


def _closing(words: Words, index: int) -> int | None:
    for close in range(index + 2, min(len(words), index + _LONGEST_FORM)):
        if words.text[close] == ")":
            return close
    return None


def _short_inside(words: Words, index: int, close: int) -> Introduction | None:
    end = next((i for i in range(index + 1, close) if words.text[i] in (",", ";", "or")), close)
    short = "".join(words.text[index + 1 : end])
    if not short or end - index > 4 or not short[0].isalnum() or not any(char.isupper() for char in short):
        return None
    last = index - 1 if words.text[index - 1] in ("”", '"', "'", "’") else index
    first = _form_begins(words, last)
    start = long_form_start(short, words.text[first:last])
    if start is None or not _is_name(words, first + start, last):
        return None
    return Introduction(index + 1, end, first + start, last)


def _long_inside(words: Words, index: int, close: int) -> Introduction | None:
    short = words.text[index - 1]
    if not is_acronym(short):
        return None
    inside = words.text[index + 1 : close]
    start = long_form_start(short, inside)
    if start is None or not _is_name(words, index + 1 + start, close):
        return None
    return Introduction(index - 1, index, index + 1 + start, close)


def _form_begins(words: Words, end: int) -> int:
    """The long form lies in one sentence: where that, or the longest form, begins."""
    for index in range(end - 1, max(-1, end - _LONGEST_FORM), -1):
        if "\n" in words.text[index] or words.text[index] in (".", "(", ")", ";"):
            return index + 1
    return max(0, end - _LONGEST_FORM)


def _is_name(words: Words, start: int, end: int) -> bool:
    """Is the long form written as a name: does it begin with a capital, and end with one?"""
    return words.capital[start] and words.capital[end - 1] and words.text[start].lower() not in _ARTICLES


def as_introduced(words: Words, proposals: Iterable[Proposal]) -> list[Proposal]:
    """The proposals without those of known names that the article has introduced as short for another one."""
    introduced: dict[str, frozenset[str]] = {}
    for found in introductions(words):
        long_form = content_words(words.text[found.long_start : found.long_end])
        introduced.setdefault(words.surface(found.start, found.end), long_form)

    def is_another(name: Proposal) -> bool:
        long_form = introduced.get(words.surface(name.start, name.end))
        if name.known is None or name.known.kind != "organisation" or long_form is None:
            return False
        known = content_words(name.known.name.split())
        return len(known & long_form) < min(len(known), len(long_form)) / 2

    return [name for name in proposals if not is_another(name)]


def introduced_names(words: Words) -> Iterator[Proposal]:
    """A proposal for each short form that is introduced, and for its long form."""
    for found in introductions(words):
        long_form = Proposal(found.long_start, found.long_end, "organisation", MODEL)
        long_form.vote("organisation", _LONG_FORM)
        yield long_form
        short = Proposal(found.start, found.end, "organisation", MODEL)
        short.stands_for = (found.long_start, found.long_end)
        yield short

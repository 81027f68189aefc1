"""Where sentences begin and where they cannot, as far as layout and quotations show it; the parser decides the rest."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

import numpy
from spacy.tokens import Doc

from claimx.pipeline.findings import Match
from claimx.records import Quotation
from claimx.rules.spec.layout import TagRule

_MARKS = frozenset("“”„‟«»‹›‘’‚‛\"'`＂")
_CONTINUES = frozenset(".,;:!?)]}—–-/")
_ENDS = frozenset(".?!")
_INTRODUCES = frozenset(",:;(")
_CALLS = frozenset("?!…—–-")
_DASHES = frozenset("—–-:|")
_BREAKS = frozenset("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
#: So many marks stand together at most.
_MARKS_TOGETHER = 4
#: A line of signs (___, * * *) is told by so many characters.
_LONGEST_RULE = 80
#: The name in a tag has so many tokens at most: "Sen. Maria T. Okello".
_LONGEST_NAME = 6


class SentenceStarts:
    """Sets the sentence starts of a Doc that has no parse yet; what it leaves open is for the parser."""

    def __init__(self, rules: Iterable[TagRule]) -> None:
        self._rules = [
            (rule.id, frozenset(map(str.lower, rule.verbs)), frozenset(map(str.lower, rule.followed_by)))
            for rule in rules
        ]

    def set(
        self,
        doc: Doc,
        paragraphs: Sequence[tuple[int, int]],
        quotations: Sequence[Quotation],
        headline: tuple[int, int] | None,
        dateline: tuple[int, int] | None,
    ) -> list[Match]:
        """Mark starts and places that are none; returns the tags of quotations that rules recognised."""
        if not len(doc) or doc.has_annotation("DEP"):
            return []
        starts = _Starts(doc)
        for quotation in quotations:
            starts.keep_together(quotation)
        matches = [match for quotation in quotations if (match := self._tag(starts, quotation)) is not None]
        if headline:
            starts.keep_line(*headline)
        if dateline:
            starts.set_apart(*dateline)
        starts.begin_paragraphs(paragraphs)
        starts.write()
        return matches

    def _tag(self, starts: _Starts, quotation: Quotation) -> Match | None:
        """Join a quotation that ends in ? or ! with the name and the verb that follow it."""
        first = starts.after(quotation)
        if first is None or starts.last_inside(quotation) not in _CALLS:
            return None
        words = starts.words
        verb = first
        while verb < min(first + _LONGEST_NAME, len(words) - 1) and words[verb][0].isupper():
            verb += 1
        if verb == first:
            return None
        following = words[verb + 1].lower() if verb + 1 < len(words) else "."
        for rule, verbs, followed_by in self._rules:
            if words[verb].lower() in verbs and (following in followed_by or not following[0].isalnum()):
                starts.join(first, verb + 1)
                return Match(rule=rule, label="tag", start=starts.offsets[first], end=starts.end(verb))
        return None


class _Starts:
    """The tokens of a Doc as plain lists, and for each whether a sentence begins there: 1, -1, or 0 for unknown."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._text = doc.text
        self.words = [token.text for token in doc]
        self.offsets = [token.idx for token in doc]
        self._starts = [-1 if word.isspace() else 0 for word in self.words]

    def end(self, token: int) -> int:
        """Where the token ends in the text."""
        return self.offsets[token] + len(self.words[token])

    def join(self, first: int, end: int) -> None:
        """No sentence begins at these tokens."""
        for token in range(max(first, 0), min(end, len(self._starts))):
            self._starts[token] = -1

    def keep_together(self, quotation: Quotation) -> None:
        """No sentence begins right inside the marks, at the closing one, or at a mark in the middle of a sentence."""
        first, last = self._at(quotation.start), self._at(quotation.end - 1)
        if self._is_mark(first) and first < last:
            inside = first + 1
            while inside < min(last, first + _MARKS_TOGETHER) and self._is_mark(inside):
                inside += 1
            self.join(first + 1, inside + 1)
            self._begin_or_join(first, inside)
        if quotation.closed and last > first:
            self.join(last, last + 1)
        after = self.after(quotation)
        if after is not None and self._goes_on(quotation, self.words[after][0]):
            self.join(after, after + 1)

    def _begin_or_join(self, mark: int, inside: int) -> None:
        """A sentence begins at an opening mark between a full stop and a capital letter, and not after a word."""
        before = self.words[mark - 1] if mark else ""
        if before in _ENDS and self.words[inside][0].isupper():
            self._starts[mark] = 1
        elif before[-1:] in _INTRODUCES or before[-1:].isalnum():
            self.join(mark, mark + 1)

    def after(self, quotation: Quotation) -> int | None:
        """The first token behind a closed quotation, on its line."""
        if not quotation.closed:
            return None
        token = self._at(quotation.end - 1) + 1
        if self._is_gap(token):
            token += 1
        return token if token < len(self.words) and not self.words[token].isspace() else None

    def last_inside(self, quotation: Quotation) -> str:
        """The last character that stands before the closing mark."""
        position = quotation.end - 1
        while position > max(quotation.start, quotation.end - _MARKS_TOGETHER) and self._text[position] in _MARKS:
            position -= 1
        return self._text[position]

    def keep_line(self, start: int, end: int) -> None:
        """A headline is one sentence, unless signs in it end more than one."""
        if not _ENDS.intersection(self._text[start : end - 1]):
            self.join(self._at(start) + 1, self._at(end - 1) + 1)

    def set_apart(self, start: int, end: int) -> None:
        """A dateline with its dash is a sentence of its own: what follows parses better alone."""
        first, after = self._at(start), self._at(end - 1) + 1
        begun = self._text[end - 1] == ")"
        while after < len(self.words) and (self.words[after][0] in _DASHES or self._is_gap(after)):
            begun = begun or self.words[after][0] in _DASHES
            after += 1
        self.join(first + 1, after)
        if begun and after < len(self.words) and not self.words[after].isspace():
            self._starts[after] = 1

    def begin_paragraphs(self, paragraphs: Sequence[tuple[int, int]]) -> None:
        """A sentence begins with every paragraph; white space at the head of the text goes with the first one."""
        for start, end in paragraphs[1:]:
            token = bisect_left(self.offsets, start)
            if token == len(self._starts):
                break
            if self._is_mark(token):
                self.join(token + 1, token + 2)
            elif not any(map(str.isalnum, self._text[start : min(end, start + _LONGEST_RULE)])):
                self.join(token + 1, bisect_left(self.offsets, end))
            self._starts[token] = 1
        if paragraphs and self.words[0].isspace():
            self.join(1, bisect_left(self.offsets, paragraphs[0][0]) + 1)

    def write(self) -> None:
        """Hand the starts to the Doc, all at once: token by token each would look at the whole Doc."""
        values = numpy.asarray(self._starts, dtype="int64").astype("uint64")
        self._doc.from_array(["SENT_START"], values)  # type: ignore[arg-type]  # spaCy takes one column too

    def _at(self, position: int) -> int:
        return bisect_right(self.offsets, position) - 1

    def _is_mark(self, token: int) -> bool:
        return self.words[token][0] in _MARKS and all(char in _MARKS for char in self.words[token])

    def _is_gap(self, token: int) -> bool:
        """Is it white space within a line?"""
        return token < len(self.words) and self.words[token].isspace() and not _BREAKS.intersection(self.words[token])

    def _goes_on(self, quotation: Quotation, following: str) -> bool:
        last = self.last_inside(quotation)
        return following in _CONTINUES or following.islower() or last == "," or last.isalnum()

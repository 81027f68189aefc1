"""The sentence around a finding, by punctuation alone: records hold no sentences.

A gap between words parts two sentences where a mark that ends one stands before it and a capital letter or a digit
after it. In doubt there is none, so that a sentence is rather too long than cut:

- no sentence ends inside a quotation, nor where “Why?” stands before a name that may be the one who asks;
- a short word with a full stop may be an abbreviation: "Gov.", "St.", "U.S.", an initial, "no. 10".
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from claimx.records import Quotation
from claimx.text.paragraphs import paragraph_ranges

#: A sentence shows at most so many characters before and after the finding.
MOST_AROUND = 300

_OPENERS = "\"'“‘«(["
#: So many opening marks stand together at most.
_MARKS_TOGETHER = 4
#: A word that is cut short has so many letters at most: "Sept."
_LONGEST_ABBREVIATION = 4
#: What may end a sentence, with the marks that close behind it, and the gap to the next.
_END = re.compile(r"(?P<end>[.!?…][\"'”’»)\]]{0,4})\s+")
_GAP = re.compile(r"\s+")


class Sentences:
    """The sentences of an article.

    Args:
        text: the article's text.
        quotations: its quotations, which are never cut.
    """

    def __init__(self, text: str, quotations: Iterable[Quotation] = ()) -> None:
        self._text = text
        ranges = list(_sentence_ranges(text, _joined(quotations)))
        self._starts = [start for start, _ in ranges]
        self._ends = [end for _, end in ranges]

    def around(self, start: int, end: int) -> str:
        """The sentence, or the sentences, in which `start` to `end` stands; `MOST_AROUND` bounds it, at a word."""
        first = bisect_right(self._starts, start) - 1
        last = bisect_left(self._ends, end)
        begin = self._starts[first] if first >= 0 else start
        finish = self._ends[last] if last < len(self._ends) else end
        if begin < start - MOST_AROUND:
            begin = _after_gap(self._text, start - MOST_AROUND, start)
        if finish > end + MOST_AROUND:
            finish = _before_gap(self._text, end, end + MOST_AROUND)
        return self._text[min(begin, start) : max(finish, end)].strip()


def _joined(quotations: Iterable[Quotation]) -> list[tuple[int, int]]:
    """The ranges of closed quotations, without those that stand in others."""
    ranges: list[tuple[int, int]] = []
    for quotation in sorted(quotations, key=lambda each: (each.start, -each.end)):
        if quotation.closed and (not ranges or quotation.end > ranges[-1][1]):
            ranges.append((quotation.start, quotation.end))
    return ranges


def _sentence_ranges(text: str, quotations: Sequence[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    starts = [start for start, _ in quotations]
    for start, end in paragraph_ranges(text):
        begin = start
        for found in _END.finditer(text, start, end):
            before = bisect_left(starts, found.end("end")) - 1
            quoted = before >= 0 and found.end("end") < quotations[before][1]
            if not quoted and _ends_sentence(text, found):
                yield begin, found.end("end")
                begin = found.end()
        yield begin, end


def _ends_sentence(text: str, found: re.Match[str]) -> bool:
    """Does a sentence end at these marks, and does another one begin behind them?"""
    mark, closers = found["end"][0], found["end"][1:]
    following = text[found.end() : found.end() + _MARKS_TOGETHER].lstrip(_OPENERS)[:1]
    if not (following.isupper() or following.isdigit()):
        return False
    if mark in "?!":
        return closers.strip(")]") == ""
    return mark == "…" or not _is_abbreviation(text, found.start(), following)


def _is_abbreviation(text: str, stop: int, following: str) -> bool:
    """Can the word before this full stop be cut short?"""
    word = re.split(r"[\s\"'“”‘’«»()\[\]–—-]", text[max(0, stop - 12) : stop])[-1]
    if len(word) == 1 or "." in word:
        return True
    if len(word) > _LONGEST_ABBREVIATION or not word.isalpha():
        return False
    return following.isdigit() or word.istitle()


def _after_gap(text: str, start: int, end: int) -> int:
    gap = _GAP.search(text, start, end)
    return gap.end() if gap else end


def _before_gap(text: str, start: int, end: int) -> int:
    return max((gap.start() for gap in _GAP.finditer(text, start, end)), default=start)

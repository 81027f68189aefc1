"""Which opening mark belongs to which closing one, read from left to right with a stack of open marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from claimx.text.quote_marks import Family, QuoteMark
from claimx.text.spans import trim

_INTRODUCES = ',:“"'
_BEFORE_SPEECH = _INTRODUCES + ".!?…;—–-)”'’»"
_BEFORE_CLOSING = ".,!?…—–-"
_BEFORE_TAG = ",!?"
_ENDS_PARAGRAPH = ".,!?…:;—–-)]’'\"”"

_Step = Literal["open", "close", "stray"]


@dataclass(frozen=True, slots=True)
class MarkPair:
    """A quotation from mark to mark, and what stands between the marks; half-open ranges of characters."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool


@dataclass(slots=True)
class _Open:
    """An opening mark that waits for its closing one.

    position: its place in the stack. cut: where it ends at the latest if it is never closed, since the next mark of its
    family opened. introduced: it begins a paragraph or follows a sign after which
    speech may begin. resumed: a later paragraph opened it again.
    """

    mark: QuoteMark
    introduced: bool
    position: int = 0
    cut: int | None = None
    resumed: bool = False

    @property
    def is_quotation(self) -> bool:
        """Does it open a quotation even though no closing mark came? Single marks are too often apostrophes."""
        if self.resumed:
            return True
        if self.mark.family == "single":
            return self.introduced and self.mark.shape == "opening" and not self.mark.doubtful
        return self.mark.opens or self.mark.shape == "opening"


@dataclass(slots=True)
class _Stack:
    """The open marks, and the same again by family, so that the innermost of a family is found at once."""

    every: list[_Open] = field(default_factory=list)
    families: dict[Family, list[_Open]] = field(
        default_factory=lambda: {"double": [], "guillemet": [], "single": []},
    )

    def push(self, opened: _Open) -> None:
        opened.position = len(self.every)
        self.every.append(opened)
        around = self.families[opened.mark.family]
        if around and around[-1].cut is None:
            around[-1].cut = self.every[around[-1].position + 1].mark.start
        around.append(opened)

    def pop(self) -> _Open:
        opened = self.every.pop()
        self.families[opened.mark.family].pop()
        return opened

    def innermost(self, family: Family) -> _Open | None:
        opened = self.families[family]
        return opened[-1] if opened else None


@dataclass(frozen=True, slots=True)
class _Ahead:
    """What follows a mark in its paragraph.

    surplus: how many straight double marks close there less those that open. closing: can a double mark close there?
    single: does a mark that is surely no apostrophe close a single quotation before another one opens?
    """

    surplus: int
    closing: bool
    single: bool


class MarkPairing:
    """Pairs the marks of a text, paragraph by paragraph, in one pass; `found` is in no particular order."""

    def __init__(self, text: str) -> None:
        self.found: list[MarkPair] = []
        self._text = text
        self._stack = _Stack()
        self._start = self._end = 0
        self._first = True

    def read(self, start: int, end: int, marks: Sequence[QuoteMark]) -> None:
        """Pair the marks of the next paragraph."""
        resumed = self._resume(start, marks)
        self._start, self._end, self._first = start, end, not resumed
        for mark, ahead in zip(marks[resumed:], _look_ahead(marks)[resumed:], strict=True):
            if mark.family == "single":
                self._read_single(mark, ahead)
            else:
                self._read_double(mark, ahead)
                self._first = False
        if not self._may_go_on():
            self._give_up(0, end)

    def finish(self) -> None:
        """End what is still open at the end of the text."""
        self._give_up(0, self._end)

    def _may_go_on(self) -> bool:
        """Is the paragraph's end no end of the outermost open quotation?"""
        if not self._stack.every:
            return False
        opened = self._stack.every[0]
        if opened.resumed:
            return self._text[self._end - 1] in _ENDS_PARAGRAPH
        inside = self._text[opened.mark.end : opened.mark.end + 8].lstrip(" \u00a0\u2009\u202f‘'“\"[(…")
        return (
            opened.cut is None
            and opened.introduced
            and (opened.mark.opens or opened.mark.shape == "opening")
            and not inside[:1].islower()
            and self._text[self._end - 1] in _ENDS_PARAGRAPH
        )

    def _resume(self, start: int, marks: Sequence[QuoteMark]) -> int:
        """Go on with quotations of the paragraph before; returns how many of the first marks only open them again."""
        resumed = 0
        for opened, mark in zip(self._stack.every, marks, strict=False):
            repeats = mark.family == opened.mark.family and (mark.opens or mark.shape == "opening")
            if not repeats or self._text[start : mark.start].strip():
                break
            opened.resumed = True
            start = mark.end
            resumed += 1
        if not resumed and self._stack.every and self._only_closes(marks):
            self._give_up(1, self._end)
        else:
            self._give_up(resumed, self._end)
        return resumed

    def _only_closes(self, marks: Sequence[QuoteMark]) -> bool:
        """Does the first mark end a quotation of the paragraph before, which this one did not open again?"""
        family = self._stack.every[0].mark.family
        first = next((mark for mark in marks if mark.family == family), None)
        return first is not None and family != "single" and first.closes and not first.opens

    def _read_double(self, mark: QuoteMark, ahead: _Ahead) -> None:
        step = self._step(mark, ahead)
        if step == "close":
            self._close(mark)
        elif step == "open":
            self._stack.push(_Open(mark, self._is_introduced(mark, _BEFORE_SPEECH)))
        elif self._first and mark.closes and not self._stack.every and self._text[mark.start - 1] in _BEFORE_CLOSING:
            self.found.append(MarkPair(self._start, mark.end, self._start, mark.start, closed=True))

    def _step(self, mark: QuoteMark, ahead: _Ahead) -> _Step:
        """What a double mark or a guillemet does, by its shape, its neighbours and, where these are equal, parity."""
        is_open = self._stack.innermost(mark.family) is not None
        if mark.shape == "opening":
            return "close" if is_open and mark.closes and not mark.opens else "open"
        if mark.shape == "closing":
            if is_open:
                return "close"
            return "open" if mark.opens and not mark.closes else "stray"
        if mark.opens == mark.closes:
            return "close" if is_open else "open"
        if mark.closes:
            return "close" if is_open else "stray"
        return "close" if is_open and self._is_misplaced(mark, ahead) else "open"

    def _is_misplaced(self, mark: QuoteMark, ahead: _Ahead) -> bool:
        """Is it a closing mark with the space on its wrong side ("No, "she said)?"""
        before = self._text[max(mark.start - 2, 0) : mark.start]
        after = self._text[mark.end : mark.end + 1]
        enough_to_nest = ahead.surplus > len(self._stack.families["double"])
        return before[:1] in _BEFORE_TAG and before[1:].isspace() and after.islower() and not enough_to_nest

    def _read_single(self, mark: QuoteMark, ahead: _Ahead) -> None:
        opened = self._stack.innermost("single")
        if opened is None or not mark.closes:
            if mark.opens:
                self._stack.push(_Open(mark, self._is_introduced(mark, _INTRODUCES)))
        elif self._stack.every[-1] is opened:
            if not (mark.doubtful and (ahead.single or opened.mark.doubtful)):
                self._close(mark)
        elif not (mark.doubtful or ahead.closing):
            self._close(mark)

    def _is_introduced(self, mark: QuoteMark, signs: str) -> bool:
        before = self._text[max(mark.start - 3, self._start) : mark.start].rstrip()
        return mark.start == self._start or before[-1:] in tuple(signs)

    def _close(self, mark: QuoteMark) -> None:
        """Close the innermost open mark of this family; open marks of others inside it had no closing one."""
        depth = len(self._stack.every)
        while self._stack.every[depth - 1].mark.family != mark.family:
            depth -= 1
        self._give_up(depth, mark.start)
        opened, end = self._stack.pop().mark, mark.end
        outer = self._stack.every[-1].mark if self._stack.every else None
        if self._text[mark.start : end] == '""' and outer and opened.end - opened.start == outer.end - outer.start == 1:
            self.found.append(MarkPair(opened.start, end - 1, opened.end, mark.start, closed=True))
            opened = self._stack.pop().mark
        if opened.end < mark.start:
            self.found.append(MarkPair(opened.start, end, opened.end, mark.start, closed=True))

    def _give_up(self, keep: int, end: int) -> None:
        """End all open quotations but the outermost `keep` without a closing mark, at `end` at the latest."""
        while len(self._stack.every) > keep:
            opened = self._stack.pop()
            start, last = opened.mark.start, end if opened.cut is None else opened.cut
            _, last = trim(self._text, start, last)
            if opened.is_quotation and last > opened.mark.end:
                self.found.append(MarkPair(start, last, opened.mark.end, last, closed=False))


def _look_ahead(marks: Sequence[QuoteMark]) -> list[_Ahead]:
    """For each mark what follows it; read from the end. A double quotation's inside is no part of what is around it."""
    found: list[_Ahead] = []
    surplus, closing, single = 0, False, False
    around: list[bool] = []
    for mark in reversed(marks):
        found.append(_Ahead(surplus, closing, single))
        if mark.family == "single":
            single = single and mark.doubtful if mark.closes and mark.doubtful else mark.closes and not mark.opens
        elif mark.closes and not mark.opens:
            surplus += mark.shape == "straight"
            closing = True
            around.append(single)
            single = False
        elif mark.opens and not mark.closes:
            surplus -= mark.shape == "straight"
            single = around.pop() if around else False
    return found[::-1]

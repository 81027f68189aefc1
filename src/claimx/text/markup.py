"""Inline mark-up: text in which spans are marked by brackets, for gold records and for the examples of rules.

    [source:1 The ministry] [cue:1 stance=assertive|insisted] that [content:1 [figure value=0.03 kind=percent|3%]]

A mark is `[label text]`, `[label:key text]` or, with attributes, `[label:key name=value name="two words"|text]`.
Marks nest; they may hold line breaks. A literal bracket or backslash is written `\\[`, `\\]`, `\\\\`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_HEAD = re.compile(r"([a-z_]+)(?::([^\s|\[\]]+))?")
_ATTRIBUTE = re.compile(r'\s+([a-z_]+)=("(?:[^"\\]|\\.)*"|[^\s|\[\]"]*)')


class MarkupError(ValueError):
    """A mark that is not well formed; the message says where and why."""


@dataclass(frozen=True)
class Mark:
    """A marked span: half-open character offsets into the text without its marks."""

    label: str
    key: str | None
    start: int
    end: int
    attributes: dict[str, str] = field(default_factory=dict)


def parse_markup(marked: str) -> tuple[str, list[Mark]]:
    """Split marked text into the plain text and its marks, in the order in which they open.

    Raises:
        MarkupError: a bracket that is never closed or opened, or a mark without a label.
    """
    plain: list[str] = []
    length = 0
    open_marks: list[tuple[int, int, str, str | None, dict[str, str]]] = []
    closed: list[tuple[int, Mark]] = []
    position = opened = 0
    while position < len(marked):
        char = marked[position]
        if char == "[":
            label, key, attributes, after = _read_head(marked, position)
            open_marks.append((opened, length, label, key, attributes))
            opened += 1
            position = after
            continue
        if char == "]":
            if not open_marks:
                raise MarkupError(f"line {_line(marked, position)}: ']' closes nothing; write '\\]' for a plain one")
            order, start, label, key, attributes = open_marks.pop()
            closed.append((order, Mark(label, key, start, length, attributes)))
            position += 1
            continue
        if char == "\\" and marked[position + 1 : position + 2] in ("[", "]", "\\"):
            position += 1
            char = marked[position]
        plain.append(char)
        length += 1
        position += 1
    if open_marks:
        raise MarkupError(f"the mark [{open_marks[-1][2]} …] is never closed")
    return "".join(plain), [mark for _, mark in sorted(closed, key=lambda pair: pair[0])]


def _read_head(marked: str, position: int) -> tuple[str, str | None, dict[str, str], int]:
    """Read `[label:key name=value|` or `[label ` at `position`; returns its parts and where the text begins."""
    head = _HEAD.match(marked, position + 1)
    if not head:
        raise MarkupError(f"line {_line(marked, position)}: a mark is '[label text]'; write '\\[' for a plain bracket")
    attributes: dict[str, str] = {}
    after = head.end()
    while found := _ATTRIBUTE.match(marked, after):
        attributes[found[1]] = _unquoted(found[2])
        after = found.end()
    end = marked[after : after + 1]
    if attributes and end != "|":
        raise MarkupError(f"line {_line(marked, position)}: '|' must stand between the attributes and the text")
    if end not in ("|", " "):
        raise MarkupError(f"line {_line(marked, position)}: a space or '|' must follow '[{head[0]}'")
    return head[1], head[2], attributes, after + 1


def _unquoted(value: str) -> str:
    return re.sub(r"\\(.)", r"\1", value[1:-1]) if value.startswith('"') else value


def _line(marked: str, position: int) -> int:
    return marked.count("\n", 0, position) + 1

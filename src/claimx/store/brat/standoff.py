"""The form of an `.ann` file: a line an annotation, with offsets into the text file beside it.

    T1 <tab> Source 0 9 <tab> The mayor         a span: label, offsets ("0 9;12 20" in pieces), its words
    E1 <tab> Attribution:T3 Source:T1 Cue:T2     an event: its label and trigger, then its roles
    A1 <tab> Stance E1 denying                   an attribute of a span or an event

Offsets are half-open and count Unicode code points, as ours do. Notes, relations and normalizations are not read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from claimx.records import Range

_SPAN = re.compile(r"(\S+) (\d{1,9} \d{1,9}(?:;\d{1,9} \d{1,9})*) *(?:\t|$)")
_EVENT = re.compile(r"([^\s:]+):\S+((?: +[^\s:]+:\S+)*) *(?:\t|$)")
_ATTRIBUTE = re.compile(r"(\S+) (\S+)(?: (\S+))? *(?:\t|$)")
_IDENTIFIER = re.compile(r"[TEAM]\d+$")


class StandoffError(ValueError):
    """A line that is no annotation; the message gives its number."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked span, in one piece or several, in the order of the text."""

    label: str
    pieces: list[Range]
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Event:
    """An event: the pieces of all spans in each role (lower case, without brat's numbers: "Content2" is "content")."""

    label: str
    roles: dict[str, list[Range]]
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Standoff:
    """What is annotated in one article, by brat's ids."""

    spans: dict[str, Marked] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)


def parse_standoff(lines: str) -> Standoff:
    """Read the content of an `.ann` file; lines of other kinds, and those that are no annotation, are skipped.

    Raises:
        StandoffError: a span, event or attribute that is not well formed.
    """
    found: dict[str, list[tuple[str, re.Match[str]]]] = {"T": [], "E": [], "A": [], "M": []}
    patterns = {"T": _SPAN, "E": _EVENT, "A": _ATTRIBUTE, "M": _ATTRIBUTE}
    for number, line in enumerate(lines.split("\n"), 1):
        identifier, tab, rest = line.partition("\t")
        if tab and _IDENTIFIER.match(identifier):
            match = patterns[identifier[0]].match(rest.rstrip("\r"))
            if match is None:
                raise StandoffError(f"line {number}: no {identifier[0]} line of brat's form: {line[:60]!r}")
            found[identifier[0]].append((identifier, match))
    standoff = Standoff({name: Marked(match[1], _pieces(match[2])) for name, match in found["T"]})
    for name, match in found["E"]:
        standoff.events[name] = Event(match[1], _roles(match[2], standoff.spans))
    for _, match in found["A"] + found["M"]:
        annotation = standoff.spans.get(match[2]) or standoff.events.get(match[2])
        if annotation is not None:
            annotation.attributes[match[1].lower()] = match[3] or "true"  # brat leaves out the value of a flag
    return standoff


def _pieces(offsets: str) -> list[Range]:
    pairs = sorted(tuple(map(int, piece.split())) for piece in offsets.split(";"))
    return [Range(start=start, end=end) for start, end in pairs]


def _roles(arguments: str, spans: dict[str, Marked]) -> dict[str, list[Range]]:
    """The pieces in each role; a role that another event fills has none."""
    roles: dict[str, list[Range]] = {}
    for argument in arguments.split():
        role, _, name = argument.partition(":")
        pieces = roles.setdefault(role.rstrip("0123456789").lower(), [])
        pieces.extend(spans[name].pieces if name in spans else [])
    return {role: sorted(pieces, key=lambda piece: (piece.start, piece.end)) for role, pieces in roles.items()}

"""Text of articles on a terminal or a page: nothing in it may drive either, or change the order of what is read."""

from __future__ import annotations

import re

REPLACEMENT = "\ufffd"
#: Control characters but tab and line feed, halves of surrogate pairs, and what turns the direction of text around.
_DRIVING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    """The text with U+FFFD for each character that could drive a terminal or a page, as long as it was.

    Line ends become line feeds (a carriage return before one a space), so offsets stay true.
    """
    return _DRIVING.sub(REPLACEMENT, text.replace("\r\n", " \n").replace("\r", "\n"))


def plain(text: str) -> str:
    """Text in one line: each stretch of white space and of characters that do not print is one space."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())

"""What about a text makes it doubtful what is found in it, by name."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import get_args

from claimx.records import Doubt
from claimx.text.paragraphs import paragraph_ranges, unwrapped

#: A text of fewer words is the beginning of an article, or a caption.
_WORDS = 40
#: A paragraph of so many characters does not stand in an article twice by chance.
_BLOCK = 80
#: A text is in capitals if so many of its letters are, and it has enough of them to tell.
_CAPITALS, _LETTERS = 0.7, 60
_TAGS = (
    "a|abbr|article|b|blockquote|body|br|div|em|figcaption|figure|h[1-6]|hr|i|iframe|img|li|ol|p|script|section|span"
)
_TAG = rf"</?(?:{_TAGS}|strong|style|su[bp]|t(?:able|body|d|h|r)|u|ul)(?:\s[^<>]{{0,300}})?/?>"
_ENTITY = r"&(?:[lr][sd]quo|amp|apos|gt|hellip|lt|[mn]dash|nbsp|quot|#\d{2,6}|#x[0-9a-f]{2,5});"
_MARKUP = re.compile(f"{_TAG}|{_ENTITY}", re.IGNORECASE)
#: UTF-8 read as Latin-1 or Windows-1252 ("â€™", "Ã©", "Â£"), what stands for a lost character, and control codes.
_BROKEN = re.compile("â€[\x80-\xbf\u0152-\u203a\u2122]|[ÃÂ][\x80-\xbf]|ï»¿|\ufffd|[\x80-\x84\x86-\x9f]")


def doubts_of(text: str) -> list[Doubt]:
    """The doubts about an English text, in the order of `Doubt`; none about most."""
    return [doubt for doubt in get_args(Doubt) if _SIGNS[doubt](text)]


def _is_stub(text: str) -> bool:
    return len(text.split(None, _WORDS)) < _WORDS


def _is_hard_wrapped(text: str) -> bool:
    return unwrapped(text) != text


def _has_repeated_blocks(text: str) -> bool:
    blocks = [" ".join(text[start:end].split()) for start, end in paragraph_ranges(text) if end - start >= _BLOCK]
    return len(set(blocks)) < len(blocks)


def _is_in_capitals(text: str) -> bool:
    capitals, small = sum(map(str.isupper, text)), sum(map(str.islower, text))
    return capitals + small >= _LETTERS and capitals >= _CAPITALS * (capitals + small)


_SIGNS: dict[Doubt, Callable[[str], bool]] = {
    "stub": _is_stub,
    "hard_wrapped": _is_hard_wrapped,
    "repeated_blocks": _has_repeated_blocks,
    "all_capitals": _is_in_capitals,
    "markup": lambda text: _MARKUP.search(text) is not None,
    "broken_encoding": lambda text: _BROKEN.search(text) is not None,
}

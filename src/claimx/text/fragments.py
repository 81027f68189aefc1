"""Links that open a page at some words of it: text fragments (https://wicg.github.io/scroll-to-text-fragment/)."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote, urlsplit

#: A stretch of more words is named by its first and its last words.
_MOST_WORDS = 12
_EDGE_WORDS = 5
#: So many words before and after tell which of several equal stretches is meant; they stand within so many characters.
_CONTEXT_WORDS = 3
_CONTEXT = 80
#: A link grows no longer than that in any of its parts; a longer one gives the page alone.
_LONGEST_PART = 300
#: What stands in an address as it is; a quotation mark or an angle bracket would end it early.
_ADDRESS = "%/:?#[]@!$&()*+,;=~"


def link_to(url: str | None, text: str, start: int, end: int) -> str | None:
    """The address of an article, at the words from `start` to `end`; None where it has no address on the web."""
    address = web_address(url)
    if address is None:
        return None
    page, hash_sign, place = address.partition("#")
    fragment = text_fragment(text, start, end)
    before = page + hash_sign + place.partition(":~:")[0]
    return before + ("" if hash_sign else "#") + f":~:{fragment}" if fragment else before


@lru_cache(maxsize=64)
def web_address(url: str | None) -> str | None:
    """An http or https address in which nothing stands that would end it; None for whatever else."""
    try:
        parts = urlsplit((url or "").strip())
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return None
    except ValueError:
        return None
    return quote(parts.geturl(), safe=_ADDRESS, errors="replace")


def text_fragment(text: str, start: int, end: int) -> str | None:
    """`text=prefix-,start,end,-suffix` for these words of a text; None where they cannot be named shortly."""
    lines = [words for line in text[start:end].splitlines() if (words := _words(line))]
    if not lines:
        return None
    if len(lines) == 1 and len(lines[0]) <= _MOST_WORDS:
        terms = [lines[0]]
    else:
        terms = [lines[0][:_EDGE_WORDS], lines[-1][-_EDGE_WORDS:]]
    named = [_encoded(words) for words in terms]
    if max(map(len, named)) > _LONGEST_PART:
        return None
    before, after = _encoded(_words_before(text, start)), _encoded(_words_after(text, end))
    prefix = [f"{before}-"] if 0 < len(before) <= _LONGEST_PART else []
    suffix = [f"-{after}"] if 0 < len(after) <= _LONGEST_PART else []
    return "text=" + ",".join([*prefix, *named, *suffix])


def _words(line: str) -> list[str]:
    """The words of a line, without characters that no page shows."""
    if line.isprintable():
        return line.split()
    shown = (word if word.isprintable() else "".join(filter(str.isprintable, word)) for word in line.split())
    return [word for word in shown if word]


def _words_before(text: str, start: int) -> list[str]:
    """The last words on the line before a position; a word that the look back would cut is left out."""
    begin = max(0, start - _CONTEXT)
    lines = text[begin:start].splitlines()
    if not lines or text[start - 1] in "\r\n":
        return []
    words = _words(lines[-1])
    cut = len(lines) == 1 and begin > 0 and not text[begin - 1].isspace()
    return words[1 if cut else 0 :][-_CONTEXT_WORDS:]


def _words_after(text: str, end: int) -> list[str]:
    """The first words on the line after a position; a word that the look ahead would cut is left out."""
    finish = end + _CONTEXT
    lines = text[end:finish].splitlines()
    if not lines:
        return []
    words = _words(lines[0])
    cut = len(lines) == 1 and finish < len(text) and not text[finish].isspace()
    return words[: -1 if cut else None][:_CONTEXT_WORDS]


def _encoded(words: list[str]) -> str:
    """Words for a fragment, in which a dash and a comma have a meaning of their own."""
    return "%20".join(map(_encoded_word, words))


def _encoded_word(word: str) -> str:
    if word.isascii() and word.isalnum():  # as most are, and `quote` is slow
        return word
    return quote(word, safe="", errors="replace").replace("-", "%2D")

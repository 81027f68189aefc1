"""A Doc as columns: what the search for names looks at again and again, read off the tokens once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container
from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Doc

from claimx.pipeline.findings import Layout
from claimx.records import Range
from claimx.text.names import word_key

#: How a line is written: as a sentence, with Capitals for Most Words, or IN CAPITALS.
Style = Literal["sentence", "title", "capitals"]

#: The sign of a possessive, however its apostrophe is drawn.
POSSESSIVES = frozenset({"'s", "’s", "‘s", "'", "’"})
_OPENS = frozenset("\"'“‘«„‹([-–—:;…•*·|>") | {"--", "``", "''", "..."}
_FUNCTION = frozenset({"DET", "PRON", "ADP", "CCONJ", "SCONJ", "AUX", "PART", "INTJ", "ADV", "VERB"})
_SMALL = frozenset(
    "a an the and or but nor of in on at by for to from with as if so it i he she we you they is".split()
)
#: What stands right before a word that is no name but a tag or an address: #Budget, @herald.
_TAGS = frozenset({"#", "@"})
_LONGEST_HEADING = 30
_CONNECTING = 4
_LETTER = re.compile(r"[^\W\d_]")
_NO_WORD = re.compile(r"[\":;“”@=/<>\\_#|$€£]|https?:|\.(?:com|org|net)\b")


@dataclass(slots=True)
class Words:
    """The tokens of a Doc, column by column.

    opens: a capital says little there: at the start of a sentence, after a quotation mark, a dash, a colon.
    glued: no space stands before the word. capital: may it be (part of) a name by the way it is written?
    style: of the line that the word stands in. part: "byline", "credit" or "dateline", empty in running text. ents: the
    model's entities as (start, end, label), half-open; ent_at: their labels by word.
    """

    text: list[str]
    key: list[str]
    pos: list[str]
    start: list[int]
    end: list[int]
    opens: list[bool]
    glued: list[bool]
    style: list[Style]
    capital: list[bool]
    part: list[str]
    ents: list[tuple[int, int, str]]
    ent_at: list[str]
    lower_seen: set[str] = field(default_factory=set)

    def __len__(self) -> int:
        return len(self.text)

    def at(self, index: int) -> str:
        """The word at `index`, empty outside of the article."""
        return self.text[index] if 0 <= index < len(self.text) else ""

    def surface(self, start: int, end: int) -> str:
        """The words from `start` to `end` as a key: how they are written, but for case and accents."""
        return " ".join(self.key[start:end])


def read_words(doc: Doc, layout: Layout, never: Container[str], always: Container[str]) -> Words:
    """Read the columns off a Doc.

    `never` holds words that are capitalised without being names (months), `always` such as are taken for verbs or
    prepositions but may be names ("Per", "Will").
    """
    text: list[str] = []
    pos: list[str] = []
    start: list[int] = []
    end: list[int] = []
    opens: list[bool] = []
    glued: list[bool] = []
    at_start = True
    for token in doc:
        word = token.text
        offset = token.idx
        text.append(word)
        pos.append(token.pos_)
        opens.append(at_start or bool(token.is_sent_start))
        glued.append(bool(end) and end[-1] == offset)
        start.append(offset)
        end.append(offset + len(word))
        at_start = word in _OPENS or "\n" in word or (at_start and word.isspace())
    ents = [(ent.start, ent.end, ent.label_) for ent in doc.ents]
    ent_at = [""] * len(text)
    for first, last, label in ents:
        ent_at[first:last] = [label] * (last - first)
    style = _styles(text, opens)
    keys = [word_key(word) for word in text]
    words = Words(text, keys, pos, start, end, opens, glued, style, [], _parts(layout, start), ents, ent_at)
    words.capital = [_may_name(words, index, never, always) for index in range(len(text))]
    words.lower_seen = {word for word in text if word.islower()}
    return words


def _may_name(words: Words, index: int, never: Container[str], always: Container[str]) -> bool:
    word = words.text[index]
    if word.islower() or not _LETTER.search(word) or _NO_WORD.search(word) or any(char.isdigit() for char in word):
        return False
    if words.glued[index] and words.text[index - 1] in _TAGS:
        return False
    if word in never and words.ent_at[index] != "PERSON":
        return False
    if not any(char.isupper() for char in word):
        return False
    if word.isupper() and len(word) > 1:
        return True
    if words.opens[index] or words.style[index] != "sentence":
        return words.pos[index] not in _FUNCTION or (words.ent_at[index] == "PERSON" and word in always)
    return word.lower() not in _SMALL or word in always or _is_article_of_name(words, index)


def _is_article_of_name(words: Words, index: int) -> bool:
    """Is it the Arabic article of a name, "An-Nahar"?"""
    return words.at(index + 1) == "-" and words.glued[index + 1] and words.at(index + 2)[:1].isupper()


def _parts(layout: Layout, start: list[int]) -> list[str]:
    """For each word the part of the layout that it stands in, of those that hold names of another kind."""
    parts = [""] * len(start)
    for name in ("byline", "credit", "dateline"):
        found: Range | None = getattr(layout, name)
        if found:
            first, last = bisect_left(start, found.start), bisect_left(start, found.end)
            parts[first:last] = [name] * (last - first)
    return parts


def _styles(text: list[str], opens: list[bool]) -> list[Style]:
    styles: list[Style] = ["sentence"] * len(text)
    line = 0
    for index in range(len(text) + 1):
        if index == len(text) or "\n" in text[index]:
            if 0 < index - line <= _LONGEST_HEADING:
                styles[line:index] = [_style(text[line:index])] * (index - line)
            line = index + 1
    return styles


def _style(line: list[str]) -> Style:
    if line[0] == "(":
        return "sentence"
    words = [word for word in line if word.isalpha()]
    long = [word for word in words if len(word) >= _CONNECTING]
    if len(words) >= 2 and sum(word.isupper() for word in words) >= 0.8 * len(words):
        return "capitals"
    capitals = sum(word[0].isupper() for word in long)
    stopped = line[-1] == "."
    if capitals >= (1.0 if stopped else 0.8) * len(long) and len(long) >= 4:
        return "title"
    return "sentence"

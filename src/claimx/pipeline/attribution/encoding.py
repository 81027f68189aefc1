"""What the attribution tagger sees of an article: word pieces, and features of the word that each piece belongs to.

Training and extraction both read articles through this module, so that the tagger sees the same at both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from claimx.pipeline.quotation_index import QuotationIndex

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
#: The source, the cue and the pieces of the content of a claim, as ranges of characters.
Roles = tuple[tuple[int, int] | None, tuple[int, int] | None, Sequence[tuple[int, int]]]

#: What the tagger says of a word alone, and of a word and a cue's head; in the order of the network's outputs.
TAGS = ("source", "cue", "content", "begin", "end", "head")
ROLES = ("source", "cue", "content")
#: The features of a word in the order of the columns (surface, part of speech, dependency, hint): the size of each
#: one's vocabulary.
VOCABULARIES = (16, 64, 64, 13)
HINT = 3
#: The hint of every word where the tagger is to do without the rules.
NO_HINTS = 12
#: The first feature adds up a word's shape (SIGN: without letter or digit), quotation marks around it, and whether it
#: opens a paragraph.
SIGN, QUOTED, PARAGRAPH_START = 3, 4, 8
#: A window ends at a paragraph if that leaves it at least this full.
_LEAST_FILLED = 0.6
_UNKNOWN_PIECE, _START, _STOP = 100, 101, 102
#: Word pieces of a window.
SIZE = 254
#: Of so many words what does not depend on the article is kept: more take memory for long, and are seldom seen again.
CACHED_WORDS = 10_000


@dataclass(frozen=True, slots=True)
class Words:
    """An article as the tagger sees it: W words (spaCy's tokens less white space), P word pieces.

    `tokens`: the index in the Doc of each word, `starts` and `ends` its characters, all of shape (W,). `pieces`: ids of
    word pieces, shape (P,). `first`: where each word's pieces begin, shape (W + 1,), the last element being P.
    `features`: shape (W, 4).
    """

    tokens: Ints
    starts: Ints
    ends: Ints
    pieces: Ints
    first: Ints
    features: Ints

    def __len__(self) -> int:
        return len(self.tokens)

    @property
    def lettered(self) -> NDArray[np.bool_]:
        """Which words have a letter or a digit."""
        return np.asarray(self.features[:, 0] % QUOTED != SIGN)

    @property
    def open_paragraph(self) -> NDArray[np.bool_]:
        """Which words are the first of a paragraph."""
        return np.asarray(self.features[:, 0] >= PARAGRAPH_START)


@dataclass(frozen=True, slots=True)
class Labels:
    """The part-of-speech tags and the dependency labels that the tagger was trained on; others count as unknown."""

    tags: dict[str, int]
    dependencies: dict[str, int]

    @classmethod
    def of(cls, tags: Iterable[str], dependencies: Iterable[str]) -> Labels:
        """Number them from 1; 0 is the unknown one."""
        return cls({t: i for i, t in enumerate(tags, 1)}, {d: i for i, d in enumerate(dependencies, 1)})


def words_of(
    doc: Doc,
    quotations: QuotationIndex,
    labels: Labels,
    pieces_of: Callable[[str], Sequence[int]],
    hints: Sequence[int] | None,
) -> Words:
    """Read a parsed Doc; `hints` holds one number a token, or is None (`rule_hints`)."""
    tokens: list[tuple[int, int, int]] = []
    pieces: list[int] = []
    first = [0]
    features: list[tuple[int, int, int, int]] = []
    starts = True
    for token in doc:
        text = token.text
        if token.is_space:
            starts = starts or "\n" in text
            continue
        offset = token.idx
        surface = _shape(text) + QUOTED * (quotations.around(offset) is not None) + PARAGRAPH_START * starts
        starts = False
        tag, dependency = labels.tags.get(token.tag_, 0), labels.dependencies.get(token.dep_, 0)
        features.append((surface, tag, dependency, NO_HINTS if hints is None else hints[token.i]))
        tokens.append((token.i, offset, offset + len(text)))
        pieces.extend(pieces_of(text) or (_UNKNOWN_PIECE,))
        first.append(len(pieces))
    index, begins, ends = np.array(tokens, np.int32).reshape(-1, 3).T
    return Words(
        index,
        begins,
        ends,
        np.array(pieces, np.int32),
        np.array(first, np.int32),
        np.array(features, np.int32).reshape(-1, 4),
    )


def rule_hints(doc: Doc, claims: Iterable[Roles]) -> list[int]:
    """What the rules say of each token: 1 source, 2 cue, and 4 content or 8 its first word, added up."""
    hints = [0] * len(doc)
    for source, cue, content in claims:
        for piece in content:
            inside = _tokens(doc, piece)
            for i in inside:
                hints[i] = (hints[i] & 3) | (8 if i == inside.start else 4)
        for bit, span in ((1, source), (2, cue)):
            for i in _tokens(doc, span) if span else ():
                hints[i] |= bit
    return hints


def _tokens(doc: Doc, span: tuple[int, int]) -> range:
    found = doc.char_span(*span, alignment_mode="expand")
    return range(found.start, found.end) if found is not None else range(0)


def windows(words: Words, size: int, overlap: int, skip: int = 0) -> Iterator[tuple[int, int]]:
    """Half-open ranges of words that hold at most `size` pieces each, and share about `overlap` with the one before.

    `skip`: how many pieces fewer the first window advances by, so that training cuts an article at other places
    each time. Every word is in a window; a word of more than `size` pieces is one alone.
    """
    count, start = len(words), 0
    while start < count:
        end = _end(words, start, size)
        yield start, end
        if end == count:
            return
        following = int(np.searchsorted(words.first, words.first[start] + max(size - overlap - skip, 1)))
        skip = 0
        start = min(max(following, start + 1), end)


def paragraph_windows(words: Words, size: int, overlap: int) -> Iterator[tuple[int, int]]:
    """Windows that begin where a paragraph does, so that no word is read twice; others only in long paragraphs."""
    count, start = len(words), 0
    opening = np.flatnonzero(words.open_paragraph)
    while start < count:
        end = _end(words, start, size)
        if end == count:
            yield start, count
            return
        least = int(np.searchsorted(words.first, words.first[start] + size * _LEAST_FILLED))
        cuts = opening[(opening > max(least, start)) & (opening <= end)]
        if len(cuts):
            yield start, int(cuts[-1])
            start = int(cuts[-1])
        else:
            yield start, end
            start = min(max(int(np.searchsorted(words.first, words.first[end] - overlap)), start + 1), end)


def _end(words: Words, start: int, size: int) -> int:
    """Where a window of at most `size` pieces ends that begins with the word `start`; one word it has in any case."""
    return max(int(np.searchsorted(words.first, words.first[start] + size, side="right")) - 1, start + 1)


def window_inputs(words: Words, start: int, end: int) -> tuple[Longs, Longs, Longs]:
    """What the network reads of a window of W words: pieces (P,), features (P, 4), first piece of each word (W,).

    The pieces are at most SIZE and one at either end that marks it; a word of more loses the rest.
    """
    offset = words.first[start]
    size = int(min(words.first[end] - offset, SIZE))
    pieces = np.array([_START, *words.pieces[offset : offset + size], _STOP], np.int64)
    features = np.zeros((size + 2, len(VOCABULARIES)), np.int64)
    features[1:-1] = np.repeat(words.features[start:end], np.diff(words.first[start : end + 1]), axis=0)[:size]
    first = np.minimum(words.first[start:end] - offset + 1, size).astype(np.int64)
    return pieces, features, first


@lru_cache(CACHED_WORDS)
def _shape(text: str) -> int:
    """0 in small letters or digits, 1 with a capital, 2 all in capitals, 3 no letter and no digit."""
    if not any(char.isalnum() for char in text):
        return SIGN
    if text[0].isupper():
        return 2 if len(text) > 1 and text.isupper() else 1
    return 0

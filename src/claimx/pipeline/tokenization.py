"""Tokens of a text, whatever it holds: spaCy's tokenizer takes quadratic time over long runs of signs."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from claimx.text.paragraphs import unwrapped

#: Runs of signs as long as this are tokenized in pieces; in prose there are none.
_RUN = re.compile(r"[^\w\s]{64,}")
#: A possessive whose apostrophe is drawn as an opening mark: the Party‘s.
_POSSESSIVE = r"(?<=\w)‘[sS]"


def split_possessives(nlp: Language) -> None:
    """Let the tokenizer part "‘s" from its noun, as it parts "'s" and "’s"."""
    tokenizer: Any = nlp.tokenizer
    search = getattr(tokenizer, "suffix_search", None)
    pattern = getattr(getattr(search, "__self__", None), "pattern", None)
    if pattern is not None:
        tokenizer.suffix_search = re.compile(f"{pattern}|{_POSSESSIVE}$").search


def make_doc(nlp: Language, text: str) -> Doc:
    """The tokens of a text, as `nlp.make_doc` makes them, in time linear in its length.

    The breaks of a hard-wrapped text are spaces in the Doc, for the model and the rules read sentences, not lines; it
    is as long as the text, and all offsets are those of the text.

    Raises:
        ValueError: the text is longer than `nlp.max_length`.
    """
    text = unwrapped(text)
    runs = [match.span() for match in _RUN.finditer(text)]
    if not runs or len(text) > nlp.max_length:
        return nlp.make_doc(text)
    cuts = {0, len(text)}
    for start, end in runs:
        cuts.update(range(start, end, 32))
        cuts.add(end)
    words: list[str] = []
    spaces: list[bool] = []
    ordered = sorted(cuts)
    for start, end in pairwise(ordered):
        piece = nlp.tokenizer(text[start:end])
        words.extend(token.text for token in piece)
        spaces.extend(bool(token.whitespace_) for token in piece)
    return Doc(nlp.vocab, words=words, spaces=spaces)

"""A folder of articles with attributions marked in brat's stand-off form -> what the tagger learns from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc

from claimx.pipeline.attribution.encoding import Labels, Words, rule_hints, words_of
from claimx.pipeline.quotation_index import QuotationIndex
from claimx.records import Claim
from claimx.store.brat.reading import read_brat

_HEADS = ("VERB", "NOUN", "ADJ", "AUX")
Spans = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Attribution:
    """A marked claim: indices of words (not of tokens); `head` of the cue, None where it has no cue."""

    head: int | None
    source: list[int]
    cue: list[int]
    content: list[int]


@dataclass(frozen=True, slots=True)
class Example:
    """An article and what is marked in it."""

    name: str
    words: Words
    attributions: list[Attribution]


def read_marked(folder: Path) -> Iterator[tuple[str, str, list[dict[str, Spans]]]]:
    """The name, the text and the marked claims of each article of a folder that is annotated in brat."""
    for article in read_brat(folder):
        claims = [
            {role: [(piece.start, piece.end) for piece in pieces] for role, pieces in event.roles.items()}
            for event in article.standoff.events.values()
        ]
        yield article.name, article.text, claims


def example_of(name: str, doc: Doc, marked: Sequence[dict[str, Spans]], labels: Labels, pieces_of: Callable) -> Example:
    """Tie the marks to the words of a Doc that went through the rules."""
    hints = rule_hints(doc, (_roles(claim) for claim in doc._.claimx.claims))
    words = words_of(doc, QuotationIndex.of(doc), labels, pieces_of, hints)
    places = {int(token): place for place, token in enumerate(words.tokens)}
    found = [_attribution(doc, claim, places) for claim in marked]
    return Example(name, words, [attribution for attribution in found if attribution.content])


def _roles(claim: Claim) -> tuple:
    source, cue = ((span.start, span.end) if span else None for span in (claim.source, claim.cue))
    return source, cue, [(piece.start, piece.end) for piece in claim.content]


def _attribution(doc: Doc, claim: dict[str, Spans], places: dict[int, int]) -> Attribution:
    tokens = {role: _tokens(doc, claim.get(role, ())) for role in ("source", "cue", "content")}
    words = {role: [places[i] for i in found if i in places] for role, found in tokens.items()}
    return Attribution(_head(doc, tokens["cue"], places), words["source"], words["cue"], words["content"])


def _head(doc: Doc, cue: list[int], places: dict[int, int]) -> int | None:
    """The word of the cue on which the others hang; of several a verb, noun or adjective."""
    cue = [i for i in cue if i in places]
    heads = [i for i in cue if doc[i].head.i not in cue or doc[i].head.i == i]
    best = next((i for i in heads if doc[i].pos_ in _HEADS), heads[0] if heads else None)
    return None if best is None else places[best]


def _tokens(doc: Doc, spans: Sequence[tuple[int, int]]) -> list[int]:
    """The tokens of which the spans cover a letter or a digit; all that they touch, where there is none."""
    touched = set()
    for start, end in spans:
        inside = doc.char_span(start, end, alignment_mode="expand")
        touched |= set(range(inside.start, inside.end)) if inside is not None else set()
    lettered = [i for i in sorted(touched) if any(char.isalnum() for char in doc[i].text)]
    return lettered or sorted(touched)

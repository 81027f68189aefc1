"""Claims whose content is a constituent of the sentence: a clause, an infinitive, an object, a whole sentence."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from spacy.tokens import Doc, Token

from claimx.pipeline.claims.constructions import PLAIN, WITH_PREPOSITION, TokenRanges, subtree
from claimx.pipeline.claims.draft import Draft
from claimx.pipeline.claims.lexicon import CueMatch, CueSense
from claimx.pipeline.claims.pieces import clean
from claimx.pipeline.claims.sources import SourceFinder, noun_phrase
from claimx.pipeline.quotation_index import QuotationIndex
from claimx.rules.spec.claims import Construction

#: In this order constructions are tried; the first that fits a cue makes its claim.
ORDER: tuple[Construction, ...] = (
    "preposition",
    "adverb",
    "clause",
    "parenthetical",
    "passive_infinitive",
    "object_infinitive",
    "infinitive",
    "gerund",
    "object_complement",
    "object_number",
    "object_preposition",
    "prepositional_object",
    "object",
)
_CLAUSE_HEADS = frozenset({"ROOT", "ccomp", "relcl", "advcl", "parataxis", "acl", "pcomp"})


def draft_of(cue: CueMatch, index: QuotationIndex, sources: SourceFinder) -> Draft | None:
    """The claim that a cue makes outside quotation tags, by the first of its constructions that fits."""
    if any(child.dep_ == "mark" and child.lower_ == "than" for child in cue.head.lefts):
        return None  # "higher than ECPAT estimates" has no content of its own
    for construction in ORDER:
        for sense in cue.senses:
            if construction in sense.constructions and (draft := fit(cue, sense, construction, index, sources)):
                return draft
    return None


def fit(
    cue: CueMatch, sense: CueSense, construction: Construction, index: QuotationIndex, sources: SourceFinder
) -> Draft | None:
    """The claim that a cue makes in one sense and construction, if its sentence is built that way."""
    doc = index.doc
    if construction == "preposition":
        return _preposition(cue, sense, index)
    if construction == "adverb":
        ranges = _rest_of_clause(cue.head, cue.tokens)
    elif construction == "passive_infinitive":
        ranges = _passive_infinitive(cue.head)
    elif construction in WITH_PREPOSITION:
        ranges = WITH_PREPOSITION[construction](cue.head, sense.prepositions)
    else:
        ranges = PLAIN[construction](cue.head)
    content = characters(doc, ranges, cue.head, index)
    if not content:
        return None
    source = None if construction == "adverb" else sources.phrase(cue.head)
    return Draft(sense.rule, content, construction, sense.stance, _with_particle(cue, sense), source, sense.modality)


def characters(doc: Doc, ranges: TokenRanges, cue: Token, index: QuotationIndex) -> list[tuple[int, int]]:
    """Ranges of tokens as ranges of characters with clean edges, quotations kept whole."""
    cleaned: Iterable[tuple[int, int] | None] = (clean(doc, start, end) for start, end in ranges)
    return [index.widen(*piece, cue) for piece in cleaned if piece is not None]


def _with_particle(cue: CueMatch, sense: CueSense) -> tuple[int, ...]:
    """ "pointed out", "called for": the verb and its particle, where they touch."""
    if cue.exact:
        return cue.tokens
    following = cue.head.i + 1
    doc = cue.head.doc
    if following < len(doc):
        token = doc[following]
        if token.head == cue.head and (
            token.dep_ == "prt" or (token.lower_ in sense.prepositions and token.dep_ == "prep")
        ):
            return (cue.head.i, following)
    return cue.tokens


def _passive_infinitive(cue: Token) -> TokenRanges:
    """is believed [to have fled]; are expected [to rise]."""
    if not any(child.dep_ == "auxpass" for child in cue.lefts) and cue.tag_ != "VBN":
        return []
    for child in cue.rights:
        if child.dep_ in ("xcomp", "ccomp") and any(c.tag_ == "TO" for c in child.lefts):
            return [subtree(child)]
    return []


def _preposition(cue: CueMatch, sense: CueSense, index: QuotationIndex) -> Draft | None:
    """According to the ministry, [costs fell]: the cue's object is the source, the clause around it the content."""
    doc = index.doc
    last = max(cue.tokens)
    head = doc[last]
    behind = doc[last + 1 : cue.head.right_edge.i + 1]  # `subtree` takes the square of a long chain's length
    near = (child for child in behind if child.dep_ == "pobj" and cue.head.is_ancestor(child))
    named = next(chain((child for child in head.rights if child.dep_ == "pobj"), near), None)
    if named is None:
        return None
    source = noun_phrase(named, cue.head)
    phrase = (min(cue.tokens), max(source[1], named.right_edge.i + 1))
    ranges = _around_phrase(cue.head, phrase)
    content = characters(doc, ranges, cue.head, index)
    if not content:
        return None
    return Draft(sense.rule, content, "preposition", sense.stance, cue.tokens, source)


def _around_phrase(head: Token, phrase: tuple[int, int]) -> TokenRanges:
    clause = _climb(head, _CLAUSE_HEADS)
    if clause.dep_ == "acl" and clause == head:
        clause = _climb(clause.head, _CLAUSE_HEADS)
    start, end = subtree(clause)
    if clause == head or not start <= phrase[0] < end:
        sentence = head.sent
        start, end = sentence.start, sentence.end
    return _without(start, end, phrase)


def _rest_of_clause(adverb: Token, cue: tuple[int, ...]) -> TokenRanges:
    """The clause in which an adverb ("reportedly") stands, without it."""
    start, end = subtree(_climb(adverb.head, _CLAUSE_HEADS | {"conj"}))
    return _without(start, end, (min(cue), max(cue) + 1))


def _climb(token: Token, labels: frozenset[str]) -> Token:
    """The nearest token, from this one towards the root, that hangs by one of the labels."""
    while token.dep_ not in labels and token.head != token:
        token = token.head
    return token


def _without(start: int, end: int, hole: tuple[int, int]) -> TokenRanges:
    """What is left of a range beside a hole in it."""
    pieces = [(start, min(end, hole[0])), (max(start, hole[1]), end)]
    return [(a, b) for a, b in pieces if b > a]

"""Why a cue that stands in the text makes no claim: the constructions that its rule allows, and what the parse has."""

from __future__ import annotations

from typing import get_args

from spacy.tokens import Doc, Token

from claimx.explanation.sightings import Sighting
from claimx.pipeline.claims.indirect import ORDER, fit
from claimx.pipeline.claims.lexicon import CueMatch, CueSense, cue_head
from claimx.pipeline.claims.sources import SourceFinder
from claimx.pipeline.quotation_index import QuotationIndex
from claimx.rules.load import RuleSet
from claimx.rules.spec import CueRule
from claimx.rules.spec.claims import Construction, CuePattern

#: What stands around a cue in the constructions that the parse does not decide.
_BY_LAYOUT = {
    "quotation": "no quotation stands beside it that it could be the tag of",
    "tag": "no quotation stands beside it whose tag it could be",
    "colon": "no name stands alone on one side of it",
    "dash": "no quotation before it and name after it make a paragraph",
}
_LONGEST = 60


def no_construction(rule: CueRule, sighting: Sighting, doc: Doc, rules: RuleSet) -> str:
    """Which constructions are not there, how the sentence is parsed instead, and which construction would fit."""
    span = doc.char_span(sighting.start, sighting.end, alignment_mode="expand")
    if span is None:
        return "no word of the text stands there"
    tokens = tuple(token.i for token in span)
    pattern = sighting.pattern
    own = pattern.cue if isinstance(pattern, CuePattern) else None
    cue = tuple(tokens[i] for i in own if i < len(tokens)) if own else tokens
    head = cue_head(doc, cue)
    wanted = (pattern.construction if isinstance(pattern, CuePattern) else None) or rule.construction
    fitting = _fitting(CueMatch(cue, head, [], exact=len(cue) > 1), doc, SourceFinder(rules))
    reasons = [_BY_LAYOUT[name] for name in wanted if name in _BY_LAYOUT]
    if parsed := [name for name in wanted if name not in _BY_LAYOUT]:
        reasons.append(f"it has no {' nor '.join(parsed)}")
    reasons.append(f"the parse has {parse_of(head)}")
    useful = [f"{name} (“{content}”)" for name, content in fitting.items() if name not in wanted]
    if useful:
        reasons.append(f"of other constructions {' and '.join(useful)} would fit")
    if "quotation" not in wanted and (beside := _quotation_beside(head, doc)):
        reasons.append(f"to what stands in quotation marks, “{_short(beside)}”, the construction quotation joins a cue")
    return "; ".join(reasons)


def _quotation_beside(head: Token, doc: Doc) -> str:
    """What the first quotation in the cue's sentence says in which the cue does not stand itself; "" without one."""
    index = QuotationIndex.of(doc)
    own, sentence = index.holding(head), head.sent
    beside = (q for q in index.outer if q is not own and q.start < sentence.end_char and q.end > sentence.start_char)
    return next((doc.text[q.start : q.end].strip("“”‘’\"' ") for q in beside), "")


def parse_of(head: Token) -> str:
    """A word and those that hang on it, in a line."""
    hanging = (f"{_word(child)} {child.dep_}" for child in head.children if not (child.is_punct or child.is_space))
    governor = "" if head.head == head else f" of “{head.head.text}”"
    return f"“{head.text}” {head.pos_}, {head.dep_}{governor}; on it hang: {', '.join(hanging) or 'nothing'}"


def _word(token: Token) -> str:
    return f"“{token.text}”"


def _fitting(cue: CueMatch, doc: Doc, sources: SourceFinder) -> dict[Construction, str]:
    """All constructions that the parse has for a cue, each with the content that it would give."""
    prepositions = frozenset(
        token.lower_
        for child in cue.head.children
        for token in (child, *child.children)
        if token.pos_ in ("ADP", "SCONJ")
    )
    sense = CueSense("", "neutral", get_args(Construction), prepositions, None)
    index = QuotationIndex.of(doc)
    found: dict[Construction, str] = {}
    for construction in ORDER:
        if construction in ("adverb", "preposition") and cue.head.pos_ in ("VERB", "AUX", "NOUN"):
            continue
        if draft := fit(cue, sense, construction, index, sources):
            found[construction] = _short(doc.text[draft.start : draft.end])
    return found


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"

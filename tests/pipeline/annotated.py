"""Inline-annotated examples: `[source:1 The mayor] [cue:1 said] [content:1 it rained]` says what must be found."""

from __future__ import annotations

from collections import defaultdict

from spacy.language import Language

from claimx.pipeline.findings import Findings
from claimx.records import Claim
from claimx.text.markup import parse_markup

Pieces = dict[str, list[str]]


def expected_claims(marked: str) -> tuple[str, list[Pieces]]:
    """The plain text, and for each numbered claim its source, cue and content as texts."""
    text, marks = parse_markup(marked)
    claims: dict[str, Pieces] = defaultdict(lambda: {"source": [], "cue": [], "content": []})
    for mark in marks:
        claims[mark.key or "1"][mark.label].append(text[mark.start : mark.end])
    return text, list(claims.values())


def found_claims(nlp: Language, text: str) -> list[Claim]:
    """The claims that the pipeline finds."""
    findings: Findings = nlp(text)._.claimx
    return findings.claims


def pieces(claim: Claim, text: str) -> Pieces:
    """A claim in the form of `expected_claims`."""
    return {
        "source": [claim.source.text] if claim.source else [],
        "cue": [claim.cue.text] if claim.cue else [],
        "content": [text[piece.start : piece.end] for piece in claim.content],
    }

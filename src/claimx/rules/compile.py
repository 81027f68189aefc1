"""Rules -> matchers: all patterns of a component run over a Doc together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

import re2
from spacy.language import Language
from spacy.matcher import Matcher, PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from claimx.rules.errors import RulePackError
from claimx.rules.load import RuleSet
from claimx.rules.places import place_in_pack
from claimx.rules.regex import compile_regex
from claimx.rules.spec.base import Pattern, patterns_in

Payload = TypeVar("Payload")


@dataclass(frozen=True)
class PatternMatch(Generic[Payload]):
    """A pattern found in a Doc: the half-open range of tokens, and what came with the pattern."""

    start: int
    end: int
    payload: Payload


class PatternMatcher(Generic[Payload]):
    """Patterns of any form, compiled to run together; each brings a payload that its matches give back.

    Args:
        nlp: the pipeline whose tokenizer and vocabulary the patterns are compiled with.
        patterns: pairs of a pattern and its payload (a rule, an entry of a gazetteer).

    Raises:
        RulePackError: a pattern that spaCy or google-re2 refuses.
    """

    def __init__(self, nlp: Language, patterns: Iterable[tuple[Pattern, Payload]]) -> None:
        self._payloads: list[Payload] = []
        self._lower = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._exact = PhraseMatcher(nlp.vocab, attr="ORTH")
        self._tokens = Matcher(nlp.vocab, validate=True)
        self._regexes: list[tuple[re2._Regexp, int]] = []
        for pattern, payload in patterns:
            self._add(nlp, pattern, len(self._payloads))
            self._payloads.append(payload)

    def __call__(self, doc: Doc) -> list[PatternMatch[Payload]]:
        """All matches in the order of the text, the longer first where two begin together; they may overlap."""
        strings = doc.vocab.strings
        found = {
            (start, end, int(strings[key]))
            for matcher in (self._lower, self._exact, self._tokens)
            if len(matcher)
            for key, start, end in matcher(doc)
        }
        text = doc.text if self._regexes else ""  # made anew by every look at `doc.text`
        for regex, index in self._regexes:
            for match in regex.finditer(text):
                start, end = match.span()
                span = doc.char_span(start, end, alignment_mode="expand") if end > start else None
                if span is not None:
                    found.add((span.start, span.end, index))
        ordered = sorted(found, key=lambda m: (m[0], -m[1], m[2]))
        return [PatternMatch(start, end, self._payloads[index]) for start, end, index in ordered]

    def _add(self, nlp: Language, pattern: Pattern, index: int) -> None:
        key = str(index)
        if pattern.phrase is not None:
            matcher = self._exact if pattern.case else self._lower
            matcher.add(key, [nlp.make_doc(phrase) for phrase in pattern.phrase])
        elif pattern.regex is not None:
            self._regexes.append((compile_regex(pattern.regex, pattern.case), index))
        else:
            self._add_tokens(key, pattern)

    def _add_tokens(self, key: str, pattern: Pattern) -> None:
        try:
            self._tokens.add(key, [_token_pattern(pattern)])
        except ValueError as error:
            raise RulePackError(_refusal(pattern, error)) from None


def refuse_bad_tokens(rules: RuleSet) -> None:
    """Try the token patterns of the packs over the built-in one: what spaCy refuses is told with its place.

    Raises:
        RulePackError: naming the file, the line and the rule.
    """
    matcher = Matcher(Vocab(), validate=True)
    for pack in rules.packs[1:]:
        for rule in pack.rules:
            for place, pattern in patterns_in(rule):
                try:
                    matcher.add(rule.id, [_token_pattern(pattern)] if pattern.tokens is not None else [])
                except ValueError as error:
                    file, line = place_in_pack(rules, rule.id, place) or (pack.folder, 1)
                    raise RulePackError(f"{file}:{line}: rule {rule.id}: {_refusal(pattern, error)}") from None


def _refusal(pattern: Pattern, error: ValueError) -> str:
    reason = " ".join(str(error).split())
    return f"the token pattern {list(pattern.tokens or ())} is not one that spaCy takes: {reason}"


def longest(matches: Iterable[PatternMatch[Payload]]) -> list[PatternMatch[Payload]]:
    """Of matches that share tokens keep the longest, of equal ones the first."""
    chosen: list[PatternMatch[Payload]] = []
    taken: set[int] = set()
    for match in sorted(matches, key=lambda m: (m.start - m.end, m.start)):
        tokens = range(match.start, match.end)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            chosen.append(match)
    return sorted(chosen, key=lambda m: m.start)


def outdone(
    matches: Iterable[PatternMatch[Payload]], chosen: Iterable[PatternMatch[Payload]]
) -> Iterator[tuple[PatternMatch[Payload], PatternMatch[Payload]]]:
    """Each match that `longest` left out, and the one that stands in its place."""
    owners = {token: match for match in chosen for token in range(match.start, match.end)}
    for match in matches:
        winner = next(owners[token] for token in range(match.start, match.end) if token in owners)
        if winner is not match:
            yield match, winner


def _token_pattern(pattern: Pattern) -> list[dict[str, object]]:
    if pattern.tokens is not None:
        return list(pattern.tokens)
    token: dict[str, object] = {"LEMMA": {"IN": list(pattern.lemma or ())}}
    if pattern.pos:
        token["POS"] = {"IN": list(pattern.pos)}
    return [token]

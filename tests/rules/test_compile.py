"""Patterns of all four forms, and what is refused among them."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claimx.rules.compile import PatternMatcher, longest
from claimx.rules.errors import RulePackError
from claimx.rules.regex import compile_regex
from claimx.rules.spec.base import Pattern

FORMS = [
    ({"phrase": "press council"}, "The Press Council met.", ["Press Council"]),
    ({"phrase": "US", "case": True}, "The US told us.", ["US"]),
    ({"lemma": "say", "pos": "VERB"}, "She says it; they said so.", ["says", "said"]),
    ({"tokens": ({"LOWER": "per"}, {"IS_TITLE": True})}, "It fell, per Reuters.", ["per Reuters"]),
    ({"regex": r"section \d+"}, "Under Section 12 it is banned.", ["Section 12"]),
]


@pytest.mark.parametrize(("pattern", "text", "expected"), FORMS)
def test_each_form_of_pattern_finds_its_words(
    base_nlp: Language, pattern: dict[str, object], text: str, expected: list[str]
) -> None:
    matcher = PatternMatcher(base_nlp, [(Pattern.model_validate(pattern), "payload")])
    doc = base_nlp(text)
    assert [doc[m.start : m.end].text for m in matcher(doc)] == expected


def test_of_overlapping_matches_the_longest_is_kept(base_nlp: Language) -> None:
    patterns = [(Pattern(phrase=("world",)), 1), (Pattern(phrase=("world bank",)), 2)]
    matcher = PatternMatcher(base_nlp, patterns)
    assert [m.payload for m in longest(matcher(base_nlp("The World Bank met.")))] == [2]


@pytest.mark.parametrize("regex", [r"(a)\1", r"(?=a)b", r"(((a{1,1000}){1,1000}){1,1000}){1,1000}", "("])
def test_what_google_re2_does_not_take_is_refused(regex: str) -> None:
    with pytest.raises(RulePackError, match="google-re2"):
        compile_regex(regex)


def test_a_regular_expression_cannot_run_away() -> None:
    assert compile_regex(r"(a+)+$").search("a" * 100_000 + "b") is None

"""Checks a rule pack: its examples are run through the pipeline, and its patterns held against the tokenizer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from spacy.language import Language

from claimx.pipeline.build import load
from claimx.pipeline.findings import Findings
from claimx.rules.load import Pack, load_pack, load_rules
from claimx.rules.spec import MeasureRule, MeasureWordRule, Rule
from claimx.rules.spec.base import Pattern
from claimx.rules.vocabulary import rule_matches
from claimx.text.markup import Mark, MarkupError, parse_markup

#: Token attributes whose values are texts that the tokenizer must make as one token.
_LITERAL = ("ORTH", "TEXT", "LOWER")


@dataclass(frozen=True)
class Problem:
    """What is wrong with a rule: the example that failed, if it was one, and why."""

    rule: str
    example: str | None
    message: str


def check_pack(folder: Path, rules: Iterable[str | Path] = (), model: str | None = None) -> list[Problem]:
    """All problems of a pack, stacked over the built-in one and over `rules`; none if every example holds.

    Raises:
        RulePackError: the pack cannot be loaded at all.
        ModelError: the base model cannot serve.
    """
    pack = load_pack(folder)
    stacked = [*map(str, rules), str(folder)]
    if any(pack.sha256 == built_in.sha256 for built_in in load_rules(()).packs):
        stacked = stacked[:-1]
    nlp = load(model, stacked, attribution="rules")
    return [problem for rule in _in_force(pack, stacked) for problem in check_rule(rule, nlp)]


def check_rule(rule: Rule, nlp: Language) -> Iterator[Problem]:
    """The problems of one rule in a pipeline that holds it."""
    yield from _unmade_tokens(rule, nlp)
    for example in rule.examples.match:
        yield from _check_match(rule, example, nlp)
    for example in rule.examples.no_match:
        yield from _check_no_match(rule, example, nlp)


def _in_force(pack: Pack, stacked: list[str]) -> list[Rule]:
    own = {rule.id for rule in pack.rules}
    return [rule for rule in load_rules(stacked) if rule.id in own]


def _check_match(rule: Rule, example: str, nlp: Language) -> Iterator[Problem]:
    try:
        text, marks = parse_markup(example)
    except MarkupError as error:
        yield Problem(rule.id, example, str(error))
        return
    if not marks:
        yield Problem(rule.id, example, "nothing is marked; write [label words] around what the rule must find")
    found = _matched(rule, text, nlp)
    for mark in marks:
        if (mark.label, mark.start, mark.end) not in found:
            yield Problem(rule.id, example, f"{_shown(mark, text)} was not found; {_told(found, text)}")


def _check_no_match(rule: Rule, example: str, nlp: Language) -> Iterator[Problem]:
    try:
        text, _ = parse_markup(example)
    except MarkupError as error:
        yield Problem(rule.id, example, str(error))
        return
    if found := _matched(rule, text, nlp):
        yield Problem(rule.id, example, f"should not match, but {_told(found, text)}")


def _matched(rule: Rule, text: str, nlp: Language) -> list[tuple[str, int, int]]:
    if isinstance(rule, MeasureRule | MeasureWordRule):  # read by the comparison, not by the pipeline
        return [(rule.kind, start, end) for start, end in rule_matches(rule, text)]
    findings: Findings = nlp(text)._.claimx
    return [(match.label, match.start, match.end) for match in findings.matches if match.rule == rule.id]


def _shown(mark: Mark, text: str) -> str:
    return f"[{mark.label} {text[mark.start : mark.end]}]"


def _told(found: list[tuple[str, int, int]], text: str) -> str:
    if not found:
        return "the rule found nothing"
    return "the rule found " + ", ".join(f"[{label} {text[start:end]}]" for label, start, end in found)


def _unmade_tokens(rule: Rule, nlp: Language) -> Iterator[Problem]:
    for pattern in _patterns(rule):
        for token in pattern.tokens or ():
            for literal in _literals(token):
                made = [t.text for t in nlp.make_doc(literal)]
                if len(made) != 1:
                    yield Problem(rule.id, None, f"the tokenizer never makes the token {literal!r}: it makes {made}")


def _patterns(part: BaseModel) -> Iterator[Pattern]:
    if isinstance(part, Pattern):
        yield part
    for name in type(part).model_fields:
        value = getattr(part, name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, BaseModel):
                yield from _patterns(item)


def _literals(token: dict[str, Any]) -> Iterator[str]:
    for attribute in _LITERAL:
        value = token.get(attribute)
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            for member in (*value.get("IN", ()), *value.get("NOT_IN", ())):
                yield str(member)

"""Checks a rule pack: its examples are run through the pipeline, and its patterns held against the tokenizer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from spacy.language import Language

from claimx.explanation import why_not
from claimx.pipeline.build import load
from claimx.pipeline.findings import Findings
from claimx.rules.load import RuleSet, load_pack, load_rules
from claimx.rules.places import place_in_pack
from claimx.rules.spec import MeasureRule, MeasureWordRule, Rule
from claimx.rules.spec.base import patterns_in
from claimx.rules.vocabulary import rule_matches
from claimx.text.markup import Mark, MarkupError, parse_markup

#: Token attributes whose values are texts that the tokenizer must make as one token.
_LITERAL = ("ORTH", "TEXT", "LOWER")


@dataclass(frozen=True)
class Problem:
    """What is wrong with a rule: the example that failed, if it was one, and why.

    part: the keys and positions that lead to it in the rule. place: file and line, where they are known.
    """

    rule: str
    example: str | None
    message: str
    part: tuple[str | int, ...] = ("id",)
    place: str | None = None


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
    rules_in_force = load_rules(stacked)
    own = {rule.id for rule in pack.rules}
    problems = (problem for rule in rules_in_force if rule.id in own for problem in check_rule(rule, nlp))
    return [_placed(problem, rules_in_force) for problem in problems]


def check_rule(rule: Rule, nlp: Language) -> Iterator[Problem]:
    """The problems of one rule in a pipeline that holds it."""
    yield from _unmade_tokens(rule, nlp)
    for name, check in (("match", _check_match), ("no_match", _check_no_match)):
        for position, example in enumerate(getattr(rule.examples, name)):
            for message in check(rule, example, nlp):
                yield Problem(rule.id, example, message, ("examples", name, position))


def _placed(problem: Problem, rules: RuleSet) -> Problem:
    place = place_in_pack(rules, problem.rule, problem.part)
    return replace(problem, place=f"{place[0]}:{place[1]}") if place else problem


def _check_match(rule: Rule, example: str, nlp: Language) -> Iterator[str]:
    try:
        text, marks = parse_markup(example)
    except MarkupError as error:
        yield str(error)
        return
    if not marks:
        yield "nothing is marked; write [label words] around what the rule must find"
    found = _matched(rule, text, nlp)
    missed = [mark for mark in marks if (mark.label, mark.start, mark.end) not in found]
    if missed and not found:
        shown = ", ".join(_shown(mark, text) for mark in missed)
        yield f"{shown} {'was' if len(missed) == 1 else 'were'} not found; {_told(found, text)}{_why(rule, text, nlp)}"
        return
    for mark in missed:
        yield f"{_shown(mark, text)} was not found; {_told(found, text)}{_label(mark, found)}"


def _check_no_match(rule: Rule, example: str, nlp: Language) -> Iterator[str]:
    try:
        text, _ = parse_markup(example)
    except MarkupError as error:
        yield str(error)
        return
    if found := _matched(rule, text, nlp):
        yield f"should not match, but {_told(found, text)}"


def _why(rule: Rule, text: str, nlp: Language) -> str:
    """How far a rule got that found nothing."""
    if isinstance(rule, MeasureRule | MeasureWordRule):  # their words are all that they ask for
        return ""
    tried = why_not(rule, text, nlp)
    return f": {tried[0].reached}" if tried else ""


def _label(mark: Mark, found: list[tuple[str, int, int]]) -> str:
    """What the label should be, where only that is wrong."""
    label = next((label for label, start, end in found if (start, end) == (mark.start, mark.end)), None)
    return f"; its label is {label}, not {mark.label}" if label else ""


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
    for place, pattern in patterns_in(rule):
        for token in pattern.tokens or ():
            for literal in _literals(token):
                made = [t.text for t in nlp.make_doc(literal)]
                if len(made) != 1:
                    told = f"the tokenizer never makes the token {literal!r}: it makes {made}; write {_apart(made)}"
                    yield Problem(rule.id, None, told, place)


def _apart(words: list[str]) -> str:
    return ", ".join(f'{{LOWER: "{word.lower()}"}}' for word in words)


def _literals(token: dict[str, Any]) -> Iterator[str]:
    for attribute in _LITERAL:
        value = token.get(attribute)
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            for member in (*value.get("IN", ()), *value.get("NOT_IN", ())):
                yield str(member)

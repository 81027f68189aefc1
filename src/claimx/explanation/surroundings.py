"""How far rules of layout and of quotations got: which of their conditions does not hold, and where."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from claimx.explanation.partial import Partial, partial_match
from claimx.explanation.results import Attempt
from claimx.explanation.sightings import places, shown
from claimx.pipeline.findings import Findings
from claimx.pipeline.layout_parts import CompiledRule, Paragraph, Parts, placed_paragraphs
from claimx.pipeline.quotation_roles import RoleReader
from claimx.records import Span
from claimx.rules.load import RuleSet
from claimx.rules.spec import AgencyRule, LayoutRule, QuotationRule
from claimx.rules.spec.base import PLACEHOLDER
from claimx.rules.spec.layout import LayoutPattern
from claimx.text.paragraphs import paragraph_ranges
from claimx.text.quotations import QuotedRange, find_quotations

#: The values with which a condition of a rule of layout holds everywhere.
_WITHOUT: dict[str, object] = {"where": "anywhere", "longest": 1 << 30, "none_of": None}
_CONDITIONS = ("longest", "before", "after", "capitalised", "sentence", "between_names", "near")


def layout_attempts(rule: LayoutRule, doc: Doc, nlp: Language, rules: RuleSet) -> Iterator[Attempt]:
    """For each paragraph with the rule's words the condition that fails; else how near its patterns came."""
    agencies = {name: agency.id for agency in rules.of_kind(AgencyRule) for name in agency.entries}
    text, met = doc.text, False
    anywhere = CompiledRule(rule.model_copy(update=_WITHOUT), agencies)
    for paragraph in placed_paragraphs(text, paragraph_ranges(text), Parts()):
        found = anywhere.find(paragraph)
        if not found:
            continue
        met = True
        start, end = paragraph.start + found[0][1], paragraph.start + found[0][2]
        at = Span(start=start, end=end, text=text[start:end])
        yield Attempt(pattern=rule.part, at=at, outcome="failed", reached=_layout_condition(rule, paragraph, agencies))
    if not met:
        for pattern in rule.any_of:
            told = _layout_partial(pattern, doc, nlp)
            yield Attempt(pattern=shown(pattern), outcome="failed", reached=told.reached)


def _layout_partial(pattern: LayoutPattern, doc: Doc, nlp: Language) -> Partial:
    if pattern.regex and PLACEHOLDER.search(pattern.regex):
        return Partial(0, "no paragraph matches the regular expression")
    there = next((phrase for phrase in pattern.phrase or () if any(places(doc.text, phrase))), None)
    if there is not None:
        at = {"start": "at the start of", "end": "at the end of", "whole": "as the whole of"}.get(pattern.at, "in")
        return Partial(1, f"“{there}” is in the text, but not {at} a paragraph")
    return partial_match(pattern, doc, nlp)


def _layout_condition(rule: LayoutRule, paragraph: Paragraph, agencies: dict[str, str]) -> str:
    for name in _WITHOUT:
        others = {other: value for other, value in _WITHOUT.items() if other != name}
        if not CompiledRule(rule.model_copy(update=others), agencies).find(paragraph):
            told = {
                "where": f"where: {rule.where}; it is paragraph {paragraph.index + 1} of {paragraph.count}",
                "longest": f"longest: {rule.longest}; the paragraph has {len(paragraph.text)} characters",
                "none_of": "none_of: one of these words stands in it",
            }
            return f"the words are there, but {told[name]}"
    return "everything holds"


def quotation_attempts(rule: QuotationRule, doc: Doc) -> Iterator[Attempt]:
    """For each quotation the first condition of the rule that does not hold."""
    text = doc.text
    findings: Findings = doc._.claimx
    elided = [match for match in findings.matches if match.label == "elision"]
    apostrophes = {at for match in elided for at in range(match.start, match.end)}
    for quoted in find_quotations(text, paragraph_ranges(text), apostrophes):
        at = Span(start=quoted.start, end=quoted.end, text=text[quoted.start : quoted.end])
        failing = _quotation_condition(rule, text, quoted)
        reached = f"{failing} does not hold: {_said(getattr(rule, failing))}" if failing else "everything holds"
        yield Attempt(pattern=f"role {rule.role}", at=at, outcome="failed", reached=reached)


def _said(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value).lower()


def _quotation_condition(rule: QuotationRule, text: str, quoted: QuotedRange) -> str | None:
    for name in _CONDITIONS:
        others = dict.fromkeys((other for other in _CONDITIONS if other != name), None)
        alone = rule.model_copy(update=others)
        if getattr(rule, name) is not None and RoleReader([alone]).role(text, quoted)[1] is None:
            return name
    return None

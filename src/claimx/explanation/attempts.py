"""How far one rule got in a text: at each place where its words stand, or how near the text came to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from claimx.explanation.conditions import condition
from claimx.explanation.cues import no_construction
from claimx.explanation.partial import Partial, nearest_words, partial_match
from claimx.explanation.results import Attempt
from claimx.explanation.sightings import Sighting, patterns_of, shown, sightings_of, words_of
from claimx.explanation.surroundings import layout_attempts, quotation_attempts
from claimx.pipeline.findings import Findings, Loss
from claimx.records import Range, Span
from claimx.rules.load import RuleSet
from claimx.rules.spec import CueRule, LayoutRule, MeasureRule, MeasureWordRule, QuotationRule, Rule
from claimx.rules.vocabulary import rule_matches
from claimx.text.spans import overlaps

#: Of the patterns that are nowhere in the text so many are told of, the nearest first.
_MOST = 5


def attempts_of(rule: Rule, doc: Doc, nlp: Language, rules: RuleSet) -> list[Attempt]:
    """How far the rule got in a Doc that the pipeline has read, asked for losses.

    Args:
        rule: a rule in force.
        doc: the Doc.
        nlp: the pipeline.
        rules: the rules that it was built with.
    """
    if isinstance(rule, MeasureRule | MeasureWordRule):  # read by the comparison, not by the pipeline
        found = [_attempt(rule.kind, doc.text, start, end) for start, end in rule_matches(rule, doc.text)]
        return found or _nearest(rule, doc, nlp)
    found = list(_found(rule, doc))
    if isinstance(rule, LayoutRule):
        failed = [attempt for attempt in layout_attempts(rule, doc, nlp, rules) if not (found and attempt.at is None)]
        return _sorted(found, _with_losses(rule, doc, failed))
    if isinstance(rule, QuotationRule):
        return _sorted(found, _with_losses(rule, doc, quotation_attempts(rule, doc)))
    seen = sightings_of(rule, doc, nlp)
    failed = list(_with_losses(rule, doc, (_failed(rule, sighting, doc, rules) for sighting in seen)))
    return _sorted(found, failed) or _nearest(rule, doc, nlp)


def _attempt(pattern: str, text: str, start: int, end: int) -> Attempt:
    at = Span(start=start, end=end, text=text[start:end])
    return Attempt(pattern=pattern, at=at, outcome="found", reached="found")


def _found(rule: Rule, doc: Doc) -> Iterator[Attempt]:
    """The rule's own findings; of a claim the cue, or where it has none the content."""
    findings: Findings = doc._.claimx
    own = [match for match in findings.matches if match.rule == rule.id]
    cues = [match for match in own if match.label == "cue"]
    for match in cues or own:
        yield _attempt(match.label, doc.text, match.start, match.end)


def _sorted(found: list[Attempt], others: Iterable[Attempt]) -> list[Attempt]:
    """All attempts in the order of the text, without those at places where the rule found something."""
    others = [one for one in others if not (one.at and any(f.at and overlaps(f.at, one.at) for f in found))]
    return sorted([*found, *others], key=lambda attempt: attempt.at.start if attempt.at else -1)


def _with_losses(rule: Rule, doc: Doc, attempts: Iterable[Attempt]) -> Iterator[Attempt]:
    """The attempts, each with the rule that it lost to where there is one; and losses at other places."""
    findings: Findings = doc._.claimx
    losses = [loss for loss in findings.losses if loss.rule == rule.id and loss.to != rule.id]
    told: list[Range] = []
    for attempt in attempts:
        loss = next((loss for loss in losses if attempt.at and overlaps(loss, attempt.at)), None)
        told += [loss] if loss else []
        yield _lost(attempt, loss) if loss else _taken(rule, attempt, findings)
    for loss in losses:
        if not any(overlaps(loss, each) for each in told):
            told.append(loss)
            yield _lost(_attempt(loss.label, doc.text, loss.start, loss.end), loss)


def _lost(attempt: Attempt, loss: Loss) -> Attempt:
    reached = f"lost to {loss.to}: {loss.why}" if loss.to else f"not let stand: {loss.why}"
    return attempt.model_copy(update={"outcome": "lost", "reached": reached})


def _taken(rule: Rule, attempt: Attempt, findings: Findings) -> Attempt:
    """An attempt at whose place another rule of the kind found something: to that one it lost."""
    if attempt.at is None:
        return attempt
    for match in findings.matches:
        if match.label == rule.kind and match.rule != rule.id and overlaps(match, attempt.at):
            if isinstance(rule, CueRule):
                return attempt.model_copy(update={"reached": f"{attempt.reached}; {match.rule} makes a claim of it"})
            reached = f"lost to {match.rule}, which has these words, too, and comes first: override or disable it"
            return attempt.model_copy(update={"outcome": "lost", "reached": reached})
    return attempt


def _failed(rule: Rule, sighting: Sighting, doc: Doc, rules: RuleSet) -> Attempt:
    start, end = sighting.start, sighting.end
    at = Span(start=start, end=end, text=doc.text[start:end])
    if sighting.written and sighting.written.replace("’", "'") != at.text.replace("’", "'"):
        reached = f"written “{at.text}” here, “{sighting.written}” in the rule: its capitals count"
    elif isinstance(rule, CueRule):
        reached = no_construction(rule, sighting, doc, rules)
    else:
        reached = condition(rule, doc.text, start, end)
    return Attempt(pattern=sighting.said, at=at, outcome="failed", reached=reached)


def _nearest(rule: Rule, doc: Doc, nlp: Language) -> list[Attempt]:
    """What to say of a rule whose words are nowhere in the text."""
    tried = [(shown(pattern), partial_match(pattern, doc, nlp)) for pattern in patterns_of(rule)]
    if words := [wanted.text for wanted in words_of(rule)]:
        tried.append((_listed(words), nearest_words(words, doc, nlp)))
    if not tried:
        tried = [(rule.kind, Partial(0, "nothing in the text is written so"))]
    tried.sort(key=lambda each: -each[1].share)
    return [_not_found(pattern, told, doc.text) for pattern, told in tried[:_MOST]]


def _not_found(pattern: str, told: Partial, text: str) -> Attempt:
    at = None
    if told.start is not None and told.end is not None:
        at = Span(start=told.start, end=told.end, text=text[told.start : told.end])
    return Attempt(pattern=pattern, at=at, outcome="failed", reached=told.reached)


def _listed(words: list[str]) -> str:
    listed = ", ".join(f"“{word}”" for word in words[:3])
    return listed if len(words) <= 3 else f"{listed} and {len(words) - 3} more"

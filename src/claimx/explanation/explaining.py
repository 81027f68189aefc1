"""Text -> explanation: what was found by which rule, what lost, and how far one rule got."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from claimx.articles.article import Article
from claimx.articles.failure import ArticleError
from claimx.explanation.attempts import attempts_of
from claimx.explanation.errors import UnknownRuleError
from claimx.explanation.results import Attempt, Explanation, Found, Lost
from claimx.pipeline.claims.candidates import RULE as TAGGER
from claimx.pipeline.findings import Findings
from claimx.pipeline.naming.proposals import MODEL
from claimx.pipeline.tokenization import make_doc
from claimx.records import Claim
from claimx.rules.load import RuleSet, load_rules
from claimx.rules.places import rule_place
from claimx.rules.spec import Rule

#: What the rules that are no rules say of themselves.
_REASONS = {MODEL: "found by the base model", TAGGER: "found by the trained tagger, where no rule knows the cue"}
#: Labels of matches that are told with the finding itself.
_TOLD = frozenset({"organisation", "person", "country", "entity", "date"})


def explain(article: Article | str, nlp: Language, rule: str | None = None) -> Explanation:
    """What the rules made of an article or a sentence.

    Args:
        article: an article, or a plain text.
        nlp: a pipeline from `claimx.load`.
        rule: the id of a rule; the explanation says how far it got, too.

    Raises:
        ArticleError: the text is longer than the pipeline takes.
        UnknownRuleError: no rule of that id is in force.
    """
    if isinstance(article, str):
        article = Article(text=article)
    rules = rules_of(nlp)
    asked = _asked(rules, rule) if rule else None
    doc = _read(article, nlp)
    findings: Findings = doc._.claimx
    found = sorted(_found(article.text, findings, rules), key=lambda f: (f.start, -f.end))
    return Explanation(
        id=article.id,
        text=article.text,
        found=found,
        lost=list(_lost(article.text, findings, rules)),
        rule=rule,
        attempts=attempts_of(asked, doc, nlp, rules) if asked else [],
    )


def why_not(rule: Rule, text: str, nlp: Language) -> list[Attempt]:
    """How far a rule got in a text."""
    return attempts_of(rule, _read(Article(text=text), nlp), nlp, rules_of(nlp))


def rules_of(nlp: Language) -> RuleSet:
    """The rules that a pipeline was built with."""
    config = nlp.get_pipe_config("claimx_claims")
    return load_rules([str(pack) for pack in config["rules"]])


def _read(article: Article, nlp: Language) -> Doc:
    if len(article.text) > nlp.max_length:
        raise ArticleError("TextTooLong", f"{len(article.text):,} characters; at most {nlp.max_length:,} are explained")
    doc = make_doc(nlp, article.text)
    findings = Findings(doc)
    findings.published = article.published
    findings.ask_for_losses()
    return nlp(doc)


def _asked(rules: RuleSet, rule_id: str) -> Rule:
    found = next((rule for rule in rules if rule.id == rule_id), None)
    if found is None:
        disabling = next((pack.name for pack in reversed(rules.packs) if rule_id in pack.disable), None)
        told = (
            f"the pack {disabling} disables it"
            if disabling
            else "claimx rules list shows all; a pack of yours needs --rules PACK"
        )
        raise UnknownRuleError(f"no rule {rule_id}: {told}")
    return found


def _found(text: str, findings: Findings, rules: RuleSet) -> Iterator[Found]:
    reasons = {rule.id: rule.why for rule in rules}

    def found(kind: str, start: int, end: int, rule: str | None, shown: str | None = None) -> Found:
        return Found(
            start=start,
            end=end,
            text=text[start:end],
            kind=kind,
            shown=shown,
            rule=rule,
            where=rule_place(rules, rule) if rule in reasons else None,
            why=reasons.get(rule) or _REASONS.get(rule) if rule else None,
            by="model" if rule in _REASONS else "rules",
        )

    for claim in findings.claims:
        start, end = claim.content[0].start, claim.content[-1].end
        whole = found("claim", start, end, claim.rule, _shown(claim))
        yield whole.model_copy(update={"confidence": claim.confidence})
    for kind, entities in (("organisation", findings.organisations), ("person", findings.people)):
        yield from (found(kind, m.start, m.end, m.rule) for entity in entities for m in entity.mentions)
    yield from (found("country", m.start, m.end, m.rule) for country in findings.countries for m in country.mentions)
    yield from (found(entity.label, entity.start, entity.end, entity.rule) for entity in findings.entities)
    yield from (found("date", date.start, date.end, date.rule) for date in findings.dates)
    yield from (found("figure", figure.start, figure.end, figure.rule) for figure in findings.figures)
    matches = findings.matches
    by_rule = {(match.start, match.end) for match in matches if match.label in ("speech", "scare", "title", "other")}
    spoken = (q for q in findings.quotations if (q.start, q.end) not in by_rule)
    yield from (found(f"quotation, {q.role}", q.start, q.end, None) for q in spoken)
    parts = dict.fromkeys((m.label, m.start, m.end, m.rule) for m in matches if m.label not in _TOLD)
    yield from (found(*part) for part in parts)


def _shown(claim: Claim) -> str:
    source, cue = claim.source.text if claim.source else "?", claim.cue.text if claim.cue else "–"
    return f"{source} · {cue} · {claim.text}"


def _lost(text: str, findings: Findings, rules: RuleSet) -> Iterator[Lost]:
    seen = set()
    for loss in sorted(findings.losses, key=lambda each: (each.start, each.end)):
        key = (loss.rule, loss.start, loss.end)
        if loss.to == loss.rule or key in seen:
            continue
        seen.add(key)
        yield Lost(
            start=loss.start,
            end=loss.end,
            text=text[loss.start : loss.end],
            kind=loss.label,
            rule=loss.rule,
            where=rule_place(rules, loss.rule),
            to=loss.to,
            why=loss.why,
        )

"""Polarity and modality of a claim: how the content's main clause, and the cue, are worded."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from claimx.pipeline.claims.draft import Draft
from claimx.pipeline.findings import Match
from claimx.records import Modality, Polarity
from claimx.rules.compile import PatternMatch, PatternMatcher
from claimx.rules.load import RuleSet
from claimx.rules.spec import ModalityRule, NegationRule

#: What the stance alone says of the content, whatever its words: demands are required, promises planned.
_BY_STANCE: dict[str, Modality] = {"directive": "required", "commissive": "planned"}


class Attitudes:
    """Reads polarity and modality off a Doc by the rules of the kinds `negation` and `modality`."""

    def __init__(self, nlp: Language, rules: RuleSet) -> None:
        self._modality = PatternMatcher(nlp, [(p, rule) for rule in rules.of_kind(ModalityRule) for p in rule.any_of])
        self._negation = PatternMatcher(nlp, [(p, rule) for rule in rules.of_kind(NegationRule) for p in rule.any_of])

    def on(self, doc: Doc) -> DocAttitudes:
        """Match the rules on a Doc once, for all its claims."""
        modality = {match.start: match for match in reversed(self._modality(doc))}
        negation = {match.start: match for match in reversed(self._negation(doc))}
        return DocAttitudes(doc, modality, negation)


class DocAttitudes:
    """The modality and negation rules that matched in a Doc, by the first token of each match.

    `matches`: those that had a part in what was read off for some claim.
    """

    def __init__(
        self, doc: Doc, modality: dict[int, PatternMatch[ModalityRule]], negation: dict[int, PatternMatch[NegationRule]]
    ) -> None:
        self._doc = doc
        self._modality = modality
        self._negation = negation
        self.matches: list[Match] = []

    def modality(self, draft: Draft) -> Modality:
        """asserted unless the stance or the main clause says otherwise."""
        if fixed := draft.modality or _BY_STANCE.get(draft.stance):
            return fixed
        head = self._main_verb(draft)
        if head is None:
            return "asserted"
        found = [self._modality[i] for i in self._clause_words(head) if i in self._modality]
        if not found:
            return "asserted"
        self._note(found[0], found[0].payload)
        if any(match.payload.modality == "hypothetical" for match in found) and not self._is_hypothetical(head, draft):
            return "planned"
        return found[0].payload.modality

    def polarity(self, draft: Draft) -> Polarity:
        """negative where either the attribution or the content's main clause is negated; twice negated is positive."""
        negations = 0
        if draft.cue and self._negated(self._doc[draft.cue[0]]):
            negations += 1
        head = self._main_verb(draft)
        if head is not None and self._negated(head):
            negations += 1
        return "negative" if negations == 1 else "positive"

    def _negated(self, verb: Token) -> bool:
        near = list(self._clause_words(verb))
        for child in verb.children:
            if child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "expl"):
                near.append(child.i)
                near.extend(c.i for c in child.lefts if c.dep_ in ("det", "neg"))
        found = [self._negation[i] for i in near if i in self._negation]
        for match in found:
            self._note(match, match.payload)
        return any(match.payload.negates for match in found)

    def _note(self, match: PatternMatch[Any], rule: ModalityRule | NegationRule) -> None:
        start, last = self._doc[match.start].idx, self._doc[match.end - 1]
        self.matches.append(Match(rule=rule.id, label=rule.kind, start=start, end=last.idx + len(last)))

    @staticmethod
    def _clause_words(head: Token) -> list[int]:
        """The main verb, its auxiliaries and adverbs, and the complement that carries the sense ("likely to")."""
        words = [c.i for c in head.lefts if c.dep_ in ("aux", "auxpass", "neg", "advmod")]
        words.append(head.i)
        words.extend(c.i for c in head.rights if c.dep_ in ("neg", "acomp", "advmod", "aux"))
        if head.dep_ == "xcomp" and head.head.i < head.i and head.head.pos_ == "ADJ":
            words.append(head.head.i)
        return words

    def _is_hypothetical(self, head: Token, draft: Draft) -> bool:
        """Is "would" more than the "will" of reported speech: with a condition, in a quotation, after a present cue?"""
        if draft.construction == "quotation" or (draft.cue and self._doc[draft.cue[0]].tag_ in ("VBZ", "VBP")):
            return True
        return any(
            child.dep_ == "advcl" and any(c.lower_ in ("if", "unless", "were", "without") for c in child.lefts)
            for child in head.children
        )

    def _main_verb(self, draft: Draft) -> Token | None:
        """The verb of the first sentence of the content, else the token on which its first piece hangs."""
        heads = [head for piece in draft.content if (head := self._head_of(*piece)) is not None]
        return next((head for head in heads if head.pos_ in ("VERB", "AUX")), heads[0] if heads else None)

    def _head_of(self, start: int, end: int) -> Token | None:
        span = self._doc.char_span(start, end, alignment_mode="expand")
        if span is None:
            return None
        for token in span:
            outside = not span.start <= token.head.i < span.end or token.head.i == token.i
            if outside and not (token.is_punct or token.is_space):
                return token
        return None

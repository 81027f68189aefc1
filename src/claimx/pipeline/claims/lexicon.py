"""The cues that rule packs bring, compiled: which words attribute, and in which constructions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Token

from claimx.pipeline.findings import Loss
from claimx.records import Modality, Stance
from claimx.rules.compile import PatternMatch, PatternMatcher, longest, outdone
from claimx.rules.load import RuleSet
from claimx.rules.spec import CueRule
from claimx.rules.spec.claims import Construction, CuePattern

#: In a rule of the construction `tag`: whatever word the marks of a quotation make a cue of.
ANY = "*"


@dataclass(frozen=True, slots=True)
class CueSense:
    """One way in which a word attributes: by which rule, in which constructions, with which attitude."""

    rule: str
    stance: Stance
    constructions: tuple[Construction, ...]
    prepositions: frozenset[str]
    modality: Modality | None


@dataclass(slots=True)
class CueMatch:
    """A cue found in a Doc: its tokens' indices, the token that heads it, and all senses it has.

    `exact` says that a phrase or token pattern marked out the words; a lemma may still take a particle.
    """

    tokens: tuple[int, ...]
    head: Token
    senses: list[CueSense]
    exact: bool


class CueLexicon:
    """All cues of a rule set: lemmas by a look-up, phrases and token patterns by matchers."""

    def __init__(self, nlp: Language, rules: RuleSet) -> None:
        self._lemmas: dict[tuple[str, str], list[CueSense]] = defaultdict(list)
        patterns: list[tuple[CuePattern, tuple[CueSense, CuePattern]]] = []
        for rule in rules.of_kind(CueRule):
            for pattern in rule.any_of:
                sense = _sense(rule, pattern)
                if pattern.lemma is None:
                    patterns.append((pattern, (sense, pattern)))
                    continue
                for lemma in pattern.lemma:
                    for pos in pattern.pos or ("",):
                        self._lemmas[lemma, pos].append(sense)
        self._matcher = PatternMatcher(nlp, patterns)

    def senses(self, token: Token) -> list[CueSense]:
        """The senses that the token's lemma has, of its part of speech or of any."""
        lemma = token.lemma_.lower()
        pos = "VERB" if token.pos_ == "AUX" else token.pos_
        return self.of_lemma(lemma, pos)

    def of_lemma(self, lemma: str, pos: str) -> list[CueSense]:
        """The senses of a dictionary form as that part of speech, or as any."""
        found = self._lemmas.get((lemma, pos), [])
        unbound = self._lemmas.get((lemma, ""), [])
        return found + unbound if unbound else found

    def of_any(self, pos: str) -> list[CueSense]:
        """The senses that rules give to any word of a part of speech, by the lemma ANY."""
        return self._lemmas.get((ANY, pos), [])

    def losses(self, doc: Doc) -> Iterator[Loss]:
        """The rules whose words a phrase of another one took."""
        matches = self._matcher(doc)
        stand = longest(matches)
        for lost, winner in outdone(matches, stand):
            yield _loss(doc, lost.payload[0].rule, lost.start, lost.end, winner)
        for winner in stand:
            for i in range(winner.start, winner.end):
                for sense in self.senses(doc[i]):
                    yield _loss(doc, sense.rule, i, i + 1, winner)

    def find(self, doc: Doc) -> Iterator[CueMatch]:
        """Every cue in the Doc, phrases first; a word that a phrase took is no cue of its own."""
        taken: set[int] = set()
        for match in longest(self._matcher(doc)):
            sense, pattern = match.payload
            tokens = tuple(range(match.start, match.end))
            cue = tuple(tokens[i] for i in pattern.cue) if pattern.cue else tokens
            taken.update(cue)
            yield CueMatch(cue, cue_head(doc, cue), [sense], exact=True)
        for token in doc:
            if token.i not in taken and (senses := self.senses(token)):
                yield CueMatch((token.i,), token, senses, exact=False)


def _sense(rule: CueRule, pattern: CuePattern) -> CueSense:
    return CueSense(
        rule.id,
        pattern.stance or rule.stance,
        pattern.construction or rule.construction,
        frozenset(pattern.preposition or rule.preposition or ()),
        pattern.modality,
    )


def _loss(doc: Doc, rule: str, start: int, end: int, winner: PatternMatch[tuple[CueSense, CuePattern]]) -> Loss:
    span = doc[start:end]
    why = f"of phrases that share words the longest is the cue: “{doc[winner.start : winner.end]}”"
    return Loss(rule=rule, label="cue", start=span.start_char, end=span.end_char, to=winner.payload[0].rule, why=why)


def cue_head(doc: Doc, tokens: tuple[int, ...]) -> Token:
    """The token of the cue that the others hang on."""
    inside = set(tokens)
    return next((doc[i] for i in tokens if doc[i].head.i not in inside or doc[i].head.i == i), doc[tokens[0]])

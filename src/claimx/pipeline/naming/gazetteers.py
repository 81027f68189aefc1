"""Proposals from what is known by name, and from the patterns of organisation and person rules."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from claimx.pipeline.naming.lexicon import Known, Lexicon
from claimx.pipeline.naming.proposals import Evidence, Proposal
from claimx.pipeline.naming.words import Words
from claimx.rules.compile import PatternMatcher
from claimx.rules.load import RuleSet
from claimx.rules.spec.base import Pattern
from claimx.rules.spec.entities import NameKind, OrganisationRule, PersonRule
from claimx.text.names import fold, name_key

#: What an entry weighs that can also be something else, and one that cannot.
AMBIGUOUS, CERTAIN, PLACE = 1.0, 6.0, 3.0
#: What an ambiguous one gains inside of a sentence, where common words have no capital.
INSIDE = 1.0
#: In a line in capitals every word could be an acronym: only longer names are sought there.
_SHORTEST_IN_CAPITALS = 5


def known_names(words: Words, lexicon: Lexicon) -> Iterator[Proposal]:
    """A proposal for each entry of a gazetteer that stands in the text as it is written there."""
    for index in range(len(words)):
        for end, entries in lexicon.known.all_at(words.key, index):
            fitting = [entry for entry in entries if _written_so(words, index, end, entry)]
            for entry in fitting:
                proposal = _proposal(index, end, entry)
                if entry.ambiguous and not words.opens[index]:
                    proposal.vote(entry.kind, INSIDE)
                yield proposal


def _proposal(start: int, end: int, entry: Known) -> Proposal:
    label = {"organisation": "organisation", "person": "person", "country": "country"}.get(entry.kind, "place")
    is_place = entry.kind == "place"
    proposal = Proposal(start, end, entry.kind, entry.rule, not entry.ambiguous and not is_place, entry, entry.form)
    proposal.vote(entry.kind, AMBIGUOUS if entry.ambiguous else PLACE if is_place else CERTAIN)
    if entry.form != "capital":
        proposal.evidence.append(Evidence(entry.rule, label, start, end, entry.kind))
    return proposal


def _written_so(words: Words, start: int, end: int, entry: Known) -> bool:
    """Capitals where the entry has them; acronyms to the letter."""
    if words.style[start] == "capitals" and sum(map(len, words.text[start:end])) < _SHORTEST_IN_CAPITALS:
        return words.at(start - 1) == "(" and words.at(end) == ")"
    if entry.ambiguous and any(
        fold(written) != fold(word) for written, word in zip(entry.written, words.text[start:end], strict=True)
    ):
        return False
    for written, word in zip(entry.written, words.text[start:end], strict=True):
        if written.isupper() and len(written) > 1:
            if word != written:
                return False
        elif written[0].isupper() != word[0].isupper() and words.style[start] == "sentence":
            return False
        elif word.isupper() and len(word) > 1 and words.style[start] == "sentence" and not written[1:].isupper():
            return len(word) > _SHORTEST_IN_CAPITALS - 1
    return True


class RulePatterns:
    """The patterns (`any_of`) of organisation and person rules."""

    def __init__(self, nlp: Language, rules: RuleSet) -> None:
        patterns: list[tuple[Pattern, tuple[str, NameKind]]] = [
            (pattern, (rule.id, "organisation")) for rule in rules.of_kind(OrganisationRule) for pattern in rule.any_of
        ]
        patterns += [(pattern, (rule.id, "person")) for rule in rules.of_kind(PersonRule) for pattern in rule.any_of]
        self._matcher: PatternMatcher[tuple[str, NameKind]] | None = PatternMatcher(nlp, patterns) if patterns else None

    def __call__(self, doc: Doc) -> Iterator[Proposal]:
        """A proposal for each match."""
        for match in self._matcher(doc) if self._matcher else ():
            rule, kind = match.payload
            name = doc.text[doc[match.start].idx : doc[match.end - 1].idx + len(doc[match.end - 1])]
            entry = Known(kind, rule, (), name_key(name), name)
            yield _proposal(match.start, match.end, entry)

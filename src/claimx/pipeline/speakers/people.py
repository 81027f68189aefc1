"""What an article tells of its entities beyond their names: gender, and the nouns that describe them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from claimx.pipeline.findings import Findings
from claimx.records import EntityKind, Mention, Reference

_DESCRIBING = frozenset({"compound", "appos", "nmod", "amod", "poss"})


@dataclass(slots=True)
class Known:
    """An entity of the article: where it is mentioned, and what is said of it there."""

    reference: Reference
    starts: list[int]
    gender: str | None = None
    #: Lemmas that describe it, each with the first character at which it does.
    nouns: dict[str, int] = field(default_factory=dict)

    @property
    def kind(self) -> EntityKind:
        """organisation, person or country."""
        return self.reference.kind

    def last_before(self, offset: int) -> int:
        """Where its last mention before `offset` begins, or -1."""
        index = bisect_left(self.starts, offset)
        return self.starts[index - 1] if index else -1


class Cast:
    """All entities of an article, findable by the character at which they stand.

    Args:
        genders: what a given name or a title in lower case says of its bearer.
    """

    def __init__(self, doc: Doc, findings: Findings, genders: Mapping[str, str]) -> None:
        self.known: list[Known] = []
        self._spans: list[tuple[int, int, Known]] = []
        for entity in findings.organisations:
            self._add(Reference(kind="organisation", id=entity.id), entity.mentions)
        for entity in findings.people:
            self._add(Reference(kind="person", id=entity.id), entity.mentions)
        for country in findings.countries:
            self._add(Reference(kind="country", id=country.iso3), country.mentions)
        self._spans.sort(key=lambda span: span[:2])
        self._starts = [start for start, _, _ in self._spans]
        self._describe(doc, genders)

    def at(self, token: Token) -> Known | None:
        """The entity in whose mention the token stands."""
        index = bisect_right(self._starts, token.idx) - 1
        if index >= 0 and token.idx < self._spans[index][1]:
            return self._spans[index][2]
        return None

    def within(self, start: int, end: int) -> list[Known]:
        """The entities mentioned from one character to another, each once, in order."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return list({id(known): known for _, _, known in self._spans[first:last]}.values())

    def find(self, reference: Reference) -> Known | None:
        """The entity that a reference means."""
        return next((known for known in self.known if known.reference == reference), None)

    def _add(self, reference: Reference, mentions: Iterable[Mention]) -> None:
        mentions = list(mentions)
        known = Known(reference, sorted(mention.start for mention in mentions))
        self.known.append(known)
        self._spans.extend((mention.start, mention.end, known) for mention in mentions)

    def _describe(self, doc: Doc, genders: Mapping[str, str]) -> None:
        votes: dict[int, list[str]] = defaultdict(list)
        for token in doc:
            if token.pos_ not in ("NOUN", "PROPN", "ADJ"):
                continue
            known = self.at(token)
            if known is not None:
                known.nouns.setdefault(token.lower_, token.idx)
                self._vote(votes, known, token, genders)
            for head in (token.head, *(c for c in token.rights if c.dep_ == "appos")):
                near = self.at(head) if token.dep_ in _DESCRIBING or head.dep_ == "appos" else None
                if near is not None and near is not known:
                    near.nouns.setdefault(token.lemma_.lower(), token.idx)
                    self._vote(votes, near, token, genders)
        for known in self.known:
            if known.kind == "person" and (cast := votes.get(id(known))):
                known.gender = max(sorted(set(cast)), key=cast.count)

    @staticmethod
    def _vote(votes: dict[int, list[str]], known: Known, token: Token, genders: Mapping[str, str]) -> None:
        if gender := genders.get(token.lower_):
            votes[id(known)].append(gender)

"""What an article tells of its entities beyond their names: gender, and the nouns that describe them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from claimx.pipeline.findings import Findings
from claimx.pipeline.speakers.phrases import subject_above
from claimx.records import EntityKind, Mention, Reference

_DESCRIBING = frozenset({"compound", "appos", "nmod", "amod", "poss"})


@dataclass(slots=True, eq=False)
class Known:
    """An entity of the article: where it is mentioned, and what is said of it there."""

    reference: Reference
    mentions: list[Mention]
    starts: list[int]
    gender: str | None = None
    #: Lemmas that describe it, each with the first character at which it does: minister; and his lawyer.
    nouns: dict[str, int] = field(default_factory=dict)
    #: The nouns that stand beside its name: the bank's chief [economist], Jane Roe.
    roles: list[Token] = field(default_factory=list)
    #: What stands with those, and countries beside its name: the [deputy] minister for [water], [Kenyan] Jane Roe.
    fields: set[str] = field(default_factory=set)
    #: Organisations right before its name: [WHO] doctor Jane Roe.
    before: list[Known] = field(default_factory=list)

    @property
    def kind(self) -> EntityKind:
        """organisation, person or country."""
        return self.reference.kind

    def last_before(self, offset: int) -> int:
        """Where its last mention before `offset` begins, or -1."""
        index = bisect_left(self.starts, offset)
        return self.starts[index - 1] if index else -1


@dataclass(frozen=True, slots=True)
class Words:
    """What single words, in lower case, tell of whom they name.

    Attributes:
        titles: their genders: "Mrs".
        given: the genders of given names; those of women and men alike are left out.
        nouns: the genders of nouns: "spokeswoman".
        short: titles in full: senator for "Sen.".
        pronouns: the genders of pronouns.
    """

    titles: Mapping[str, str]
    given: Mapping[str, str]
    nouns: Mapping[str, str]
    short: Mapping[str, str]
    pronouns: Mapping[str, str]


@dataclass(slots=True)
class _Votes:
    """What the words of a name and those beside it say of the gender of its bearer."""

    titles: list[str] = field(default_factory=list)
    given: list[str] = field(default_factory=list)
    nouns: list[str] = field(default_factory=list)

    def winner(self) -> str | None:
        """Titles tell most, and a noun beside a name may be of somebody else: Jane Roe, whose husband …."""
        votes = self.titles or self.given or self.nouns
        return max(sorted(set(votes)), key=votes.count) if votes else None


class Cast:
    """All entities of an article, findable by the character at which they stand."""

    def __init__(self, doc: Doc, findings: Findings, words: Words) -> None:
        self.known: list[Known] = []
        self._words = words
        self._quotations = findings.quotations
        self._spans: list[tuple[int, int, Known]] = []
        for entity in findings.organisations:
            self._add(Reference(kind="organisation", id=entity.id), entity.mentions, entity.name)
        for entity in findings.people:
            self._add(Reference(kind="person", id=entity.id), entity.mentions)
        for country in findings.countries:
            self._add(Reference(kind="country", id=country.iso3), country.mentions)
        self._spans.sort(key=lambda span: span[:2])
        self._starts = [start for start, _, _ in self._spans]
        self._by_reference = {(k.reference.kind, k.reference.id): k for k in self.known}
        self._describe(doc)

    def at(self, token: Token) -> Known | None:
        """The entity in whose mention the token stands."""
        index = bisect_right(self._starts, token.idx) - 1
        if index >= 0 and token.idx < self._spans[index][1]:
            return self._spans[index][2]
        return None

    def start(self, token: Token) -> int | None:
        """Where the mention begins in which the token stands."""
        index = bisect_right(self._starts, token.idx) - 1
        return self._spans[index][0] if self.at(token) is not None else None

    def find(self, reference: Reference) -> Known | None:
        """The entity that a reference means."""
        return self._by_reference.get((reference.kind, reference.id))

    def _add(self, reference: Reference, found: Iterable[Mention], name: str = "") -> None:
        mentions = sorted(found, key=lambda mention: mention.start)
        known = Known(reference, mentions, [mention.start for mention in mentions])
        known.nouns = {word: known.starts[0] for word in name.lower().split() if known.starts}
        self.known.append(known)
        self._spans.extend((mention.start, mention.end, known) for mention in mentions)

    def _describe(self, doc: Doc) -> None:
        votes: dict[Known, _Votes] = defaultdict(_Votes)
        for token in doc:
            if token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM"):
                continue
            known = self.at(token)
            if known is not None:
                self._own(known, token, votes[known])
                continue
            for head in (token.head, *(c for c in token.rights if c.dep_ == "appos")):
                near = self.at(head) if token.dep_ in _DESCRIBING or head.dep_ == "appos" else None
                if near is not None:
                    self._beside(near, token, votes[near])
        for known in self.known:
            if known.kind == "person":
                known.gender = votes[known].winner()
        self._learn(token for token in doc if token.lower_ in self._words.pronouns)

    def _learn(self, pronouns: Iterable[Token]) -> None:
        """The gender of a name that tells none, where all pronouns after it in its sentences say the same."""
        votes: dict[Known, set[str]] = defaultdict(set)
        for token in pronouns:
            subject = subject_above(token)
            known = self.at(subject) if subject is not None else None
            quoted = any(q.start <= token.idx < q.end for q in self._quotations)
            if known is not None and known.kind == "person" and known.gender is None and not quoted:
                votes[known].add(self._words.pronouns[token.lower_])
        for known, genders in votes.items():
            known.gender = next(iter(genders)) if len(genders) == 1 else None

    def _own(self, known: Known, token: Token, votes: _Votes) -> None:
        """A word of its name: what it calls itself, and the gender of its given name."""
        known.nouns.setdefault(token.lower_, token.idx)
        known.nouns.setdefault(self._words.short.get(token.lower_, token.lower_), token.idx)
        for child in (c for c in token.lefts if c.dep_ in _DESCRIBING):
            other = self.at(child)
            if other is not None and other.kind == "organisation" and other is not known:
                known.before.append(other)
            elif other is not None and other.kind == "country":
                known.fields.add(child.lower_)
        _vote(votes.titles, token, self._words.titles)
        if token.i == 0 or self.at(token.nbor(-1)) is not known:
            _vote(votes.given, token, self._words.given)

    def _beside(self, known: Known, token: Token, votes: _Votes) -> None:
        """A noun beside its name: the senator, his lawyer."""
        lemma = token.lemma_.lower()
        for noun in (lemma, self._words.short.get(token.lower_, lemma)):
            known.nouns.setdefault(noun, token.idx)
            for owner in (c for c in token.lefts if c.dep_ == "poss"):
                known.nouns.setdefault(f"{owner.lower_} {noun}", token.idx)
        _vote(votes.titles, token, self._words.titles)
        _vote(votes.nouns, token, self._words.nouns)
        if token.pos_ in ("NOUN", "PROPN"):
            known.roles.append(token)
            topics = (c for prep in token.rights if prep.dep_ == "prep" for c in prep.rights if c.dep_ == "pobj")
            before = (c for c in token.lefts if c.dep_ in ("amod", "compound"))
            known.fields.update(word.lower() for c in (*topics, *before) for word in (c.text, c.lemma_))


def _vote(votes: list[str], token: Token, genders: Mapping[str, str]) -> None:
    if gender := genders.get(token.lower_):
        votes.append(gender)

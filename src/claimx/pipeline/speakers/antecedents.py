"""Who a pronoun or a description means: the candidates named before it, and when the choice is plain.

Recency and subjecthood rank candidates, as in the salience factors of Lappin and Leass (1994); two candidates of equal
rank leave the source open, because a wrong speaker is worse than none.
"""

from __future__ import annotations

from bisect import bisect_right

from spacy.tokens import Doc, Span, Token

from claimx.pipeline.speakers.people import Cast, Known
from claimx.records import Range
from claimx.rules.spec import DescriptionRule, PronounRule

#: How many paragraphs back a pronoun reaches.
_PARAGRAPHS = 2
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


class Antecedents:
    """The candidates for the sources of one Doc, as its claims are resolved from its beginning to its end."""

    def __init__(self, doc: Doc, cast: Cast) -> None:
        self._doc = doc
        self._cast = cast
        paragraphs: list[Range] = doc._.claimx.layout.paragraphs
        self._paragraphs = [paragraph.start for paragraph in paragraphs]
        self._spoke: list[tuple[int, Known]] = []
        self._subjects = [
            (token.idx, known) for token in doc if token.dep_ in _SUBJECTS and (known := cast.at(token)) is not None
        ]

    def spoke(self, found: list[Known], offset: int) -> None:
        """Note who was the source at a place: the likeliest to be meant by the next pronoun."""
        self._spoke.extend((offset, known) for known in found)

    @staticmethod
    def of_relative(pronoun: Token) -> Token | None:
        """The noun that a relative pronoun hangs on."""
        verb = pronoun.head
        while verb.dep_ not in ("relcl", "ROOT") and verb.head != verb:
            verb = verb.head
        return verb.head if verb.dep_ == "relcl" else None

    def of_pronoun(self, pronoun: Token, rule: PronounRule) -> list[Known]:
        """The one entity that a pronoun of the third person can mean here, or none."""
        offset = pronoun.idx
        since = self._reach(offset)
        candidates = [k for k in self._cast.known if k.kind in rule.refers_to and k.last_before(offset) >= 0]
        candidates = [k for k in candidates if not (rule.gender and k.gender and k.gender != rule.gender)]
        recent = {id(k): k for k in candidates if max(k.last_before(offset), self._last_spoke(k, offset)) >= since}
        if not recent:
            return []
        ranked = sorted(recent.values(), key=lambda k: self._salience(k, offset, rule.gender), reverse=True)
        if len(ranked) > 1 and self._salience(ranked[0], offset, rule.gender) == self._salience(
            ranked[1], offset, rule.gender
        ):
            return []
        return ranked[:1]

    def described(self, head: Token, span: Span, rule: DescriptionRule) -> list[Known]:
        """Whom "the ministry", "the governor" means: the last one so called, or the only candidate near."""
        offset = span.start_char
        lemma = head.lemma_.lower()
        modifiers = {t.lower_ for t in span if t.dep_ in ("compound", "amod") and t.head.i == head.i}
        candidates = [k for k in self._cast.known if k.kind == rule.refers_to and k.last_before(offset) >= 0]
        called = [k for k in candidates if k.nouns.get(lemma, offset) < offset]
        if modifiers:
            called = [k for k in called if modifiers <= set(k.nouns)] or ([] if len(called) != 1 else called)
        if called:
            return [max(called, key=lambda k: (k.last_before(offset), k.reference.id))]
        near = [k for k in candidates if k.last_before(offset) >= self._reach(offset)]
        return near if rule.generic and not modifiers and len(near) == 1 else []

    def publisher(self, head: Token) -> list[Known]:
        """Whose "the report" is: of the last organisation that the same noun stood beside, or that issued one."""
        for token in reversed(self._doc[: head.i]):
            if token.lemma_ != head.lemma_ or token.pos_ != "NOUN":
                continue
            start, end = token.left_edge.idx, token.right_edge.idx + len(token.right_edge)
            beside = [k for k in self._cast.within(start, end) if k.kind == "organisation"]
            if beside:
                return beside
            verb = token.head.head if token.dep_ == "pobj" else token.head
            subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
            known = self._cast.at(subject) if subject is not None and token.dep_ in ("dobj", "pobj") else None
            if known is not None and known.kind == "organisation":
                return [known]
        return []

    def _reach(self, offset: int) -> int:
        index = bisect_right(self._paragraphs, offset) - 1
        return self._paragraphs[max(0, index - _PARAGRAPHS + 1)] if self._paragraphs else 0

    def _last_spoke(self, known: Known, offset: int) -> int:
        return max((start for start, who in self._spoke if who is known and start < offset), default=-1)

    def _salience(self, known: Known, offset: int, gender: str | None) -> tuple[bool, int, int]:
        """Known gender first, then the last place where it was a subject or a source, then its last mention."""
        subject = max((start for start, who in self._subjects if who is known and start < offset), default=-1)
        active = max(subject, self._last_spoke(known, offset))
        return (gender is not None and known.gender == gender, active, known.last_before(offset))

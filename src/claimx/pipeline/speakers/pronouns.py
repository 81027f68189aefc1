"""Whom a pronoun means: by what is at the centre of attention, and by who speaks the words in which it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from spacy.tokens import Token

from claimx.pipeline.speakers.people import Cast, Known
from claimx.pipeline.speakers.phrases import SUBJECTS, subject_above
from claimx.pipeline.speakers.salience import MARGIN, MARGIN_INSIDE, Scene, Sought
from claimx.records import Claim, Range
from claimx.rules.spec import PronounRule


class Pronouns:
    """The pronouns of one Doc; `found` gives whom the sources resolved so far mean, by their places."""

    def __init__(
        self, cast: Cast, scene: Scene, claims: Iterable[Claim], found: Mapping[tuple[int, int], list[Known]]
    ) -> None:
        self._cast, self._scene, self._found = cast, scene, found
        self._claims = {claim.id: claim for claim in claims}
        self._by_quotation = {
            scene.quotation(piece.start + 1): claim
            for claim in self._claims.values()
            for piece in claim.content
            if claim.kind != "indirect" and not self._is_quoted(claim)
        }

    def third(self, head: Token, rule: PronounRule, claim: Claim | None, beside: Collection[Known] = ()) -> list[Known]:
        """Whom a pronoun of the third person means, the source of a claim or not; nobody where it is not plain.

        `beside` are those who are named together with it: he and [John Mensah].
        """
        inside = self._scene.quotation(head.idx)
        if head.dep_ == "poss" and inside < 0 and (ahead := self._ahead(head, rule)):
            return [ahead]
        above = subject_above(head)
        if above is not None and self._scene.quotation(above.idx) != inside:
            above = None
        kinds = {*rule.refers_to, "thing" if "organisation" in rule.refers_to else "person"}
        if rule.plural:
            kinds = {"group"} if inside >= 0 else {*rule.refers_to, "group"}
        sought = Sought(
            offset=head.idx,
            kinds=kinds,
            gender=rule.gender,
            above=self._start(above) if above is not None else None,
            but=[*beside, *(self.speakers(claim) if inside >= 0 else ())],
            speech=self._speech(claim, inside) if inside >= 0 else (),
            inside="person" not in rule.refers_to and inside >= 0,
            outside=self._own_quotations(claim) if inside < 0 else (),
        )
        return self._scene.plain(sought, MARGIN_INSIDE if inside >= 0 else MARGIN)

    def _ahead(self, owner: Token, rule: PronounRule) -> Known | None:
        """The name that follows as the subject of the same clause: in [her] speech, Maria Okello said …."""
        subject = next((t for t in owner.sent.root.lefts if t.dep_ in SUBJECTS), None)
        if subject is None or owner.i >= subject.left_edge.i or self._scene.quotation(subject.idx) >= 0:
            return None
        known = self._cast.at(subject)
        fits = known is not None and known.kind in rule.refers_to and rule.gender in (None, known.gender)
        return known if fits else None

    def _start(self, subject: Token) -> int:
        """Where the mention that is a subject begins: with the name, or with the noun phrase."""
        start = self._cast.start(subject)
        return subject.left_edge.idx if start is None else start

    def _own_quotations(self, claim: Claim | None) -> list[Range]:
        """The claim's own words before its source: whom a speaker names is not the speaker."""
        return [p for p in claim.content if self._scene.quotation(p.start + 1) >= 0] if claim else []

    def speakers(self, claim: Claim | None) -> list[Known]:
        """Who speaks the quotation around a claim."""
        parent = self._quoted_parent(claim)
        return self._found.get((parent.source.start, parent.source.end), []) if parent and parent.source else []

    def _speech(self, claim: Claim | None, inside: int) -> set[int]:
        """The quotations of the speech around a claim: with its tag it may be in pieces."""
        parent = self._quoted_parent(claim)
        pieces = parent.content if parent else []
        return {inside, *(q for piece in pieces if (q := self._scene.quotation(piece.start + 1)) >= 0)}

    def _quoted_parent(self, claim: Claim | None) -> Claim | None:
        """The nearest claim around it whose words are quoted, and whose source is not quoted with them."""
        if claim is None:
            return None
        parent = self._claims.get(claim.parent or "")
        while parent is not None and (parent.kind == "indirect" or self._is_quoted(parent)):
            parent = self._claims.get(parent.parent or "")
        return parent or self._beside(claim)

    def _beside(self, claim: Claim) -> Claim | None:
        """Whose claim ends in the quotation or the one before it, where nothing but its tag lies between."""
        if claim.source is None or (number := self._scene.quotation(claim.source.start)) < 0:
            return None
        near = self._by_quotation.get(number) or self._by_quotation.get(number - 1)
        if near is None or not self._scene.in_one_paragraph(near.content[-1].end, claim.source.start):
            return None
        return near

    def _is_quoted(self, claim: Claim) -> bool:
        return claim.source is not None and self._scene.quotation(claim.source.start) >= 0

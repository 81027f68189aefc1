"""Who makes the claims of an article, by name."""

from __future__ import annotations

from claimx.comparison.page import Page
from claimx.records import Claim, Source
from claimx.text.spans import Located


class Claimants:
    """Those who make the claims of an article."""

    def __init__(self, page: Page) -> None:
        self._vocabulary = page.vocabulary
        self._claims = {each.id: each for each in page.record.claims}
        self._names = page.entities | {country.iso3: country.name for country in page.record.countries}
        outer_first = sorted(page.record.claims, key=lambda claim: -len(claim.text))
        quotations = Located((quotation.id, [quotation]) for quotation in page.record.quotations)
        self._quoted = {name: claim for claim in outer_first for name in quotations.within(claim.content)}

    def of_quotation(self, quotation: str) -> str | None:
        """Who says what stands in the quotation of that id, as far as a claim holds it."""
        return self.of(self._quoted.get(quotation))

    def of(self, claim: Claim | None) -> str | None:
        """Who says it: the entities that the source stands for by their names, else its words.

        A claim without a source, or with a mere pronoun, has it from the one it stands in.
        """
        seen = set()
        while claim is not None and (claim.source is None or self._is_pronoun(claim.source)):
            around = self._claims.get(claim.parent or "")
            if around is None or around.id in seen:  # they may stand in each other
                break
            seen.add(around.id)
            claim = around
        if claim is None or claim.source is None:
            return None
        known = [self._names[each.id] for each in claim.source.refers_to if each.id in self._names]
        return " and ".join(known) or claim.source.text

    def _is_pronoun(self, source: Source) -> bool:
        return not source.refers_to and self._vocabulary.is_role(source.text.lower(), "stop")

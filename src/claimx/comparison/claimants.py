"""Who makes a claim, by name."""

from __future__ import annotations

from claimx.comparison.page import Page
from claimx.records import Claim, Source


def claimant(page: Page, claim: Claim | None) -> str | None:
    """Who says it: the entities that the source stands for by their names, else its words.

    A claim without a source, or with a mere pronoun, has it from the one it stands in.
    """
    around = {each.id: each for each in page.record.claims}
    while claim is not None and (claim.source is None or _is_pronoun(page, claim.source)) and claim.parent in around:
        claim = around.pop(claim.parent)  # each once, should they stand in each other
    if claim is None or claim.source is None:
        return None
    names = page.entities | {country.iso3: country.name for country in page.record.countries}
    known = [names[reference.id] for reference in claim.source.refers_to if reference.id in names]
    return " and ".join(known) or claim.source.text


def _is_pronoun(page: Page, source: Source) -> bool:
    return not source.refers_to and page.vocabulary.is_role(source.text.lower(), "stop")

"""`claimx_claims`: attributed claims.

`lexicon` finds cues by the rules; `constructions` and `indirect` give the content that the parse hangs on a cue; `tags`
gives quotations to the cues beside them; `sources` finds who says it; `attitude` reads polarity and modality;
`finder` puts them together. Where the trained tagger is asked too (`attribution`), `candidates` makes of its scores and
of what the rules found one claim a cue, `confidence` says how likely each is right, and `joining` which ones stand.
"""

from __future__ import annotations

from spacy.language import Language

from claimx.pipeline.attribution.tagger import Attribution
from claimx.pipeline.claims.finder import ClaimFinder
from claimx.rules.load import load_rules


@Language.factory(
    "claimx_claims",
    default_config={"rules": [], "attribution": "both"},
    requires=["token.dep", "token.pos", "token.tag", "token.lemma"],
)
def create_claims(nlp: Language, name: str, rules: list[str], attribution: Attribution) -> ClaimFinder:
    """Make the component; `rules` are the packs stacked over the built-in one, `attribution` says what finds claims."""
    return ClaimFinder(nlp, load_rules(rules), attribution)

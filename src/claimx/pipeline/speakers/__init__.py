"""`claimx_speakers`: who the source of a claim is.

`people` gathers what the article tells of its entities, `antecedents` chooses among them, `resolver` puts it together.
"""

from __future__ import annotations

from spacy.language import Language

from claimx.pipeline.speakers.resolver import SpeakerResolver
from claimx.rules.load import load_rules


@Language.factory("claimx_speakers", default_config={"rules": []})
def create_speakers(nlp: Language, name: str, rules: list[str]) -> SpeakerResolver:
    """Make the component; `rules` are the packs stacked over the built-in one."""
    return SpeakerResolver(load_rules(rules))

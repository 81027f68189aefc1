"""`claimx_figures`: numbers that say how much or how many, with their bound, unit, and what they count."""

from __future__ import annotations

from spacy.language import Language

from claimx.pipeline.figures.finder import FigureFinder
from claimx.rules.load import load_rules

__all__ = ["FigureFinder", "create_figures"]


@Language.factory("claimx_figures", default_config={"rules": []})
def create_figures(nlp: Language, name: str, rules: list[str]) -> FigureFinder:
    """Make the component; `rules` are packs stacked over the built-in one."""
    return FigureFinder(nlp, load_rules(rules))

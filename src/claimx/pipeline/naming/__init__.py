"""Which words of an article are names, and what each names: one joint decision for all kinds of names."""

from claimx.pipeline.naming.finder import NameFinder, finder_of, names_of

__all__ = ["NameFinder", "finder_of", "names_of"]

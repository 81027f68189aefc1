"""Which words of an article are names, and what each names: one joint decision for all kinds of names."""

from claimx.pipeline.naming.finder import NameFinder, names_of

__all__ = ["NameFinder", "names_of"]

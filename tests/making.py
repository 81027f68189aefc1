"""Records made by hand: an article with gold mark-up (`corpus/README.md`) is the record that it marks."""

from claimx.evaluation.gold import compile_gold
from claimx.records import Record


def make_record(marked: str, name: str = "a", **article: str | None) -> Record:
    """The record of an article called `name`; `article` may bring title, outlet, published."""
    return compile_gold({"id": name, **article}, marked)

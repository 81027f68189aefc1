"""Those who are counted by what became of them: "31 dead", "12 injured"."""

from __future__ import annotations

from spacy.tokens import Token

from claimx.pipeline.figures.arguments import Counted
from claimx.pipeline.figures.noun_phrases import NOUNS
from claimx.pipeline.figures.sites import Site
from claimx.rules.load import RuleSet
from claimx.rules.spec.figures import CountedWordRule


class Described:
    """Looks the word after a number up in the rules of kind `counted_word`."""

    def __init__(self, rules: RuleSet) -> None:
        self._rules = {word: rule.id for rule in rules.of_kind(CountedWordRule) for word in rule.words}

    def __call__(self, site: Site) -> Counted | None:
        """The word after a plain number, if it is one that stands for those who are counted."""
        word = site.after
        rule = self._rules.get(word.lower_) if word is not None and not word.is_sent_start else None
        if word is None or rule is None or site.quantity.kind != "number" or _describes(word):
            return None
        index = site.words.index(word)
        site.quantity.notes.append((rule, "counted_word", index, index + 1))
        return Counted(word.i, word.i, word)


def _describes(word: Token) -> bool:
    """Does it belong to a noun after it: 31 [dead] cows?"""
    after = word.nbor(1) if word.i + 1 < len(word.doc) else None
    noun = after is not None and not after.is_sent_start and after.pos_ in NOUNS | {"ADJ"}
    return noun and after is not None and after.ent_type_ not in ("DATE", "TIME")

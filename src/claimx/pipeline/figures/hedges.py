"""The bound of a quantity: what the words directly around it say."""

from __future__ import annotations

from claimx.pipeline.figures.lexicon import Hedge, Lexicon
from claimx.pipeline.figures.quantity import Quantity
from claimx.text.lexemes import Lexemes


class Hedges:
    """Finds the words that bound quantities ("more than", "or so")."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def start(self, lexemes: Lexemes, index: int) -> int:
        """The first lexeme of the hedges that end before lexeme `index`; `index` itself where there is none."""
        found = self._lexicon.hedges_before.before(lexemes, index)
        while found:
            index = found[0]
            found = self._lexicon.hedges_before.before(lexemes, index)
        return index

    def apply(self, lexemes: Lexemes, quantity: Quantity) -> None:
        """Set the bound and its cue."""
        quantity.tail = max(quantity.tail, quantity.last)
        found = self._before(lexemes, quantity, quantity.begin)
        if found is None or found[0].filler:
            found = self._after(lexemes, quantity) or found
        if found is None:
            return
        hedge, start, end = found
        quantity.notes.append((hedge.rule, "hedge", start, end))
        quantity.hedged = not hedge.filler
        quantity.tail = max(quantity.tail, end)
        quantity.opening = min(quantity.begin, start)
        if hedge.bound != "exact":
            quantity.cue = start, end
            if not quantity.is_range:
                quantity.bound = hedge.bound

    def apply_after(self, lexemes: Lexemes, quantity: Quantity, end: int) -> None:
        """The bound of "20 people or more", where `end` is the lexeme after what is counted."""
        found = self._lexicon.hedges_after.after(lexemes, end) if not quantity.hedged else None
        if found:
            hedge = found[1][0]
            quantity.cue = end, found[0]
            quantity.bound = quantity.bound if quantity.is_range else hedge.bound
            quantity.notes.append((hedge.rule, "hedge", end, found[0]))

    def _before(self, lexemes: Lexemes, quantity: Quantity, first: int) -> tuple[Hedge, int, int] | None:
        """The nearest hedge that bounds; one that does not ("only", "another") if there is no other."""
        other = None
        while found := self._lexicon.hedges_before.before(lexemes, first):
            start, hedges = found
            hedge = next((h for h in hedges if quantity.kind not in h.not_of), None)
            if hedge is None or lexemes.hyphen(start - 1):  # "the run-up to 2 votes"
                break
            if hedge.bound != "exact":
                return hedge, start, first
            if other is None or other[0].filler:
                other = hedge, start, first
            first = start
        return other

    def _after(self, lexemes: Lexemes, quantity: Quantity) -> tuple[Hedge, int, int] | None:
        for place in dict.fromkeys((quantity.number_last, quantity.last)):
            if found := self.after(lexemes, place):
                start, last, hedges = found
                hedge = next((h for h in hedges if quantity.kind not in h.not_of), None)
                if hedge:
                    return hedge, start, last
        return None

    def after(self, lexemes: Lexemes, index: int) -> tuple[int, int, list[Hedge]] | None:
        """The hedge that begins at lexeme `index`: its lexemes, and what it may be ("or so", "+", "-odd")."""
        if found := self._lexicon.hedges_after.after(lexemes, index):
            return index, *found
        place = index + 1 if lexemes.hyphen(index) else index
        found = self._lexicon.hedge_suffixes.after(lexemes, place) if lexemes.glued(place) else None
        return (place, *found) if found else None

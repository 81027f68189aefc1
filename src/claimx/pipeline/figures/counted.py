"""What a figure counts, and whether it is the amount of a change: read off the dependency parse."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from claimx.pipeline.figures.changes import Changes, Known
from claimx.pipeline.figures.noun_phrases import (
    MODIFIERS,
    NOT_OF_THE_NOUN,
    NOUNS,
    STEPS,
    is_bare_noun,
    is_phrase,
    noun_chain,
    phrase_end,
    phrase_start,
)
from claimx.pipeline.figures.quantity import Quantity
from claimx.pipeline.figures.words import Words

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_CLAUSES = frozenset({"xcomp", "conj", "advcl"})
_POINTERS = frozenset({"it", "they", "them", "that", "which", "this", "these", "who", "he", "she", "we", "us", "what"})
_WITHOUT_NOUN = frozenset({"age", "duration"})
_AMOUNT_OF_CHANGE = frozenset({"dobj", "npadvmod", "advmod", "attr", "oprd", "dep", "nummod", "acomp", "obj"})
_SHARES = frozenset({"percent", "points"})


@dataclass(frozen=True, slots=True)
class Counted:
    """Tokens from `first` to `last` (inclusive), and the head among them."""

    first: int
    last: int
    head: Token


class Counting:
    """Finds what figures count."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes

    def __call__(self, words: Words, quantity: Quantity) -> Counted | None:
        """What the quantity counts; sets its `change` on the way."""
        lexemes = words.lexemes
        if not words.parsed:
            return None
        first = words.token_at(lexemes.starts[quantity.first])
        last = words.token_at(lexemes.ends[quantity.last - 1] - 1)
        tail = words.token_at(lexemes.ends[max(quantity.tail, quantity.last) - 1] - 1)
        after = tail.nbor(1) if tail.i + 1 < len(tail.doc) else None
        root = _root(first, last)
        return (
            self._of_phrase(quantity, after)
            or self._noun_after(words, quantity, root, last, after)
            or self._governor(words, quantity, root, first, after)
        )

    def _of_phrase(self, quantity: Quantity, after: Token | None) -> Counted | None:
        """ "80% of all voters", "5,000 tonnes of grain", "$5m in aid"."""
        if after is None or not (after.lower_ == "of" or (after.lower_ == "in" and quantity.kind == "money")):
            return None
        noun = next((child for child in after.children if child.dep_ == "pobj"), None)
        if noun is None or noun.lower_ in _POINTERS or noun.i <= after.i:
            return None
        if after.lower_ == "in" and not is_bare_noun(noun):
            return None
        return Counted(after.i + 1, phrase_end(noun), noun)

    def _noun_after(
        self, words: Words, quantity: Quantity, root: Token, last: Token, after: Token | None
    ) -> Counted | None:
        """ "42 foreign countries", "a $5m loan", "half the population", "a 3% rise in exports"."""
        if after is None or after.is_space or quantity.kind in _WITHOUT_NOUN:
            return None
        start = after
        while start.text in ("-", "–") or start.lower_ in ("-",):
            if start.i + 1 >= len(start.doc):
                return None
            start = start.nbor(1)
        noun = root.head if root.dep_ in MODIFIERS and root.head.i >= start.i else noun_chain(start)
        if noun is None or noun.pos_ not in NOUNS or noun.sent.start != root.sent.start:
            return None
        if not is_phrase(start, noun) or noun.ent_type_ in ("DATE", "TIME"):
            return None
        change = self._changes.of(noun, quantity.kind)
        if change and change.moves:
            self._note_change(quantity, words, change, noun)
            return _in_phrase(noun) or _compound(noun, last)
        if start.i > after.i and noun.dep_ in MODIFIERS:
            self._compound_change(quantity, words, noun.head)
        return Counted(start.i, phrase_end(noun), noun)

    def _compound_change(self, quantity: Quantity, words: Words, noun: Token) -> None:
        """ "a 10-point increase"."""
        change = self._changes.of(noun, quantity.kind)
        if change and change.moves:
            self._note_change(quantity, words, change, noun)

    def _governor(
        self, words: Words, quantity: Quantity, root: Token, first: Token, after: Token | None
    ) -> Counted | None:
        """ "a toll of 51", "exports rose 3%", "the price climbed to $5", "shares were 3% higher"."""
        beside = (after, first.nbor(-1) if first.i > 0 else None)
        for token in beside:
            known = self._changes.of_word(token) if token is not None else None
            if token is not None and known:
                self._note_change(quantity, words, known, token)
                return _subject(_verb_above(token), quantity)
        if root.dep_ == "pobj" and root.head.i < first.i:
            return self._object_of_preposition(words, quantity, root.head)
        if root.dep_ not in _AMOUNT_OF_CHANGE or root.head.i > first.i:
            return None
        known = self._changes.of(root.head, quantity.kind)
        if known is None:
            return None
        if known.transitive and quantity.kind not in _SHARES:
            return None
        if known.moves and root.head.pos_ == "VERB":
            self._note_change(quantity, words, known, root.head)
        elif known.direction == "level":
            self._note(quantity, words, known, root.head)
        return _object(root.head, root) or _subject(root.head, quantity)

    def _object_of_preposition(self, words: Words, quantity: Quantity, preposition: Token) -> Counted | None:
        governor, word = preposition.head, preposition.lower_
        known = self._changes.of(governor, quantity.kind)
        if governor.pos_ in NOUNS:
            if known and known.moves:
                if word in ("of", "by"):
                    self._note_change(quantity, words, known, governor)
                return _in_phrase(governor) or _compound(governor, None)
            if word == "of" and quantity.kind not in _WITHOUT_NOUN and governor.i < preposition.i:
                return Counted(phrase_start(governor), governor.i, governor)
            return None
        if known is None or word not in ("to", "at", "by", "from", "of", "as", "in"):
            return None
        if word == "by" and known.moves:
            self._note_change(quantity, words, known, governor)
        elif known.direction == "level" and word not in ("by", "in"):
            self._note(quantity, words, known, governor)
        elif word in ("of", "in", "as"):
            return None
        return _object(governor, preposition) or _subject(governor, quantity)

    def _note_change(self, quantity: Quantity, words: Words, known: Known, token: Token) -> None:
        quantity.change = "rise" if known.direction == "rise" else "fall"
        self._note(quantity, words, known, token)

    def _note(self, quantity: Quantity, words: Words, known: Known, token: Token) -> None:
        index = words.index(token)
        if index is not None:
            quantity.notes.append((known.rule, "change", index, index + 1))


def _root(first: Token, last: Token) -> Token:
    """Of the figure's tokens the one that hangs on a token outside."""
    for token in first.doc[first.i : last.i + 1]:
        if token.head is token or not first.i <= token.head.i <= last.i:
            return token
    return last


def _in_phrase(noun: Token) -> Counted | None:
    """The exports of "a rise in exports"."""
    for preposition in noun.rights:
        if preposition.dep_ == "prep" and preposition.lower_ in ("in", "of"):
            for child in preposition.rights:
                if child.dep_ == "pobj" and child.pos_ in NOUNS and child.ent_type_ not in NOT_OF_THE_NOUN:
                    return Counted(phrase_start(child), phrase_end(child), child)
    return None


def _compound(noun: Token, last: Token | None) -> Counted | None:
    """The price of "a 3% price rise", beyond the figure's last token."""
    parts = [c for c in noun.lefts if c.dep_ in ("compound", "amod") and c.pos_ in NOUNS]
    parts = [c for c in parts if last is None or c.i > last.i]
    parts = [c for c in parts if c.ent_type_ not in NOT_OF_THE_NOUN]
    return Counted(parts[0].i, parts[-1].i, parts[-1]) if parts else None


def _verb_above(token: Token) -> Token:
    for _ in range(STEPS):
        if token.pos_ in ("VERB", "AUX") or token.head is token:
            break
        token = token.head
    return token


def _object(verb: Token, without: Token) -> Counted | None:
    """What is cut in "cut spending by 5%"."""
    for child in verb.rights:
        if child.dep_ in ("dobj", "obj") and child is not without and child.pos_ in NOUNS and child.i < without.i:
            return Counted(phrase_start(child), phrase_end(child), child)
    return None


def _subject(verb: Token, quantity: Quantity) -> Counted | None:
    """The subject of a verb, or of the verbs that it hangs on."""
    if quantity.kind in _WITHOUT_NOUN:
        return None
    for _ in range(STEPS):
        if any(c.dep_ == "expl" for c in verb.lefts):
            return None
        subject = next((c for c in verb.lefts if c.dep_ in _SUBJECTS), None)
        if subject is not None and verb.dep_ != "relcl":
            return _named(subject)
        if verb.dep_ in ("relcl", "acl"):
            return _named(verb.head)
        if verb.dep_ not in _CLAUSES or verb.head is verb:
            return None
        verb = verb.head
    return None


def _named(subject: Token) -> Counted | None:
    """The noun phrase of a subject; of "the number of boats" the boats."""
    if subject.pos_ not in NOUNS or subject.lower_ in _POINTERS:
        return None
    if subject.lemma_ == "number":
        of = next((c for c in subject.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
        counted = next((c for c in of.rights if c.dep_ == "pobj"), None) if of is not None else None
        if counted is not None:
            return Counted(phrase_start(counted), phrase_end(counted), counted)
    return Counted(phrase_start(subject), phrase_end(subject), subject)

"""The noun phrases around a verb or noun: its subject, its object, what its rise is a rise in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from claimx.pipeline.figures.noun_phrases import NOT_OF_THE_NOUN, NOUNS, STEPS, phrase_end, phrase_start
from claimx.pipeline.figures.quantity import Quantity
from claimx.pipeline.figures.sites import Site

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_PLACES_AND_NUMBERS = NOT_OF_THE_NOUN | {"GPE", "LOC"}
#: "Obama was at 50 percent" says of what only elsewhere, if at all.
_NEVER_MEASURED = NOT_OF_THE_NOUN | {"PERSON"}
_CLAUSES = frozenset({"xcomp", "conj", "advcl"})
_JOINTS = frozenset({"and", "but", "while", ","})
POINTERS = frozenset(
    {"it", "they", "them", "that", "which", "this", "these", "who", "he", "she", "we", "us", "what", "whom", "whose"}
)


@dataclass(frozen=True, slots=True)
class Counted:
    """Tokens from `first` to `last` (inclusive), and the head among them.

    joined: does an "of" or "in" join it to the figure ("5 kg of grain")?
    """

    first: int
    last: int
    head: Token
    joined: bool = False


def whole_phrase(noun: Token) -> Counted:
    """The noun with all that belongs to it."""
    return Counted(phrase_start(noun), phrase_end(noun), noun)


def complement(noun: Token, after: Token | None) -> Counted | None:
    """The exports of "a rise in exports"; `after` is the token after the phrase, wherever the parse hung it."""
    for preposition in [*noun.rights, *([after] if after is not None else [])]:
        if preposition.dep_ == "prep" and preposition.lower_ in ("in", "of"):
            for child in preposition.rights:
                if child.dep_ == "pobj" and child.pos_ in NOUNS and child.ent_type_ not in _PLACES_AND_NUMBERS:
                    return whole_phrase(child)
    return None


def compound(noun: Token, last: Token | None) -> Counted | None:
    """The price of "a 3% price rise", beyond the figure's last token."""
    parts = [c for c in noun.lefts if c.dep_ in ("compound", "amod") and c.pos_ in NOUNS]
    parts = [c for c in parts if last is None or c.i > last.i]
    parts = [c for c in parts if not c.ent_type_]
    return Counted(parts[0].i, parts[-1].i, parts[-1]) if parts else None


def object_of(verb: Token, without: Token) -> Counted | None:
    """What is cut in "cut spending by 5%"."""
    for child in verb.rights:
        if child.dep_ in ("dobj", "obj") and child is not without and child.pos_ in NOUNS and child.i < without.i:
            return whole_phrase(child)
    return None


def subject_of(verb: Token, is_noun: Callable[[Token], bool]) -> Counted | None:
    """The subject of a verb, or of the verbs that it hangs on; `is_noun` knows words that are surely no names."""
    for _ in range(STEPS):
        if any(c.dep_ == "expl" for c in verb.lefts):
            return None
        subject = next((c for c in verb.lefts if c.dep_ in _SUBJECTS), None)
        if subject is not None and verb.dep_ != "relcl":
            return named(subject, is_noun)
        if verb.dep_ in ("relcl", "acl"):
            return named(verb.head, is_noun)
        if verb.dep_ not in _CLAUSES or verb.head is verb:
            return None
        verb = verb.head
    return None


def named(subject: Token, is_noun: Callable[[Token], bool]) -> Counted | None:
    """The noun phrase of a subject; of "the number of boats" the boats, of "the number" alone none."""
    is_name = subject.ent_type_ in _NEVER_MEASURED and not is_noun(subject)
    if subject.pos_ not in NOUNS or subject.lower_ in POINTERS or is_name:
        return None
    if subject.lemma_ == "number":
        of = next((c for c in subject.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
        counted = next((c for c in of.rights if c.dep_ == "pobj"), None) if of is not None else None
        if counted is not None:
            return whole_phrase(counted)
        return None
    return whole_phrase(subject)


def whole_of(noun: Token) -> Token:
    """The margin of "a margin of error of 3%"."""
    of = noun.head
    return of.head if noun.dep_ == "pobj" and of.lower_ == "of" and of.head.pos_ in NOUNS else noun


def is_one_of_many(noun: Token) -> bool:
    """ "a crowd of 500", "its staff of 500" — not "the deaths of 500"."""
    return any(child.lower_ in ("a", "an") or child.dep_ == "poss" for child in noun.lefts)


def of_participle(number: Token, preposition: Token) -> Counted | None:
    """The wounded of "23 of the 53 wounded"."""
    after = number.nbor(1) if number.i + 1 < len(number.doc) else None
    if after is None or after.tag_ not in ("VBN", "VBD", "JJ"):
        return None
    return Counted(preposition.i + 1, after.i, after, joined=True)


def gapped_subject(site: Site, before: Quantity) -> Counted | None:
    """The imports of "exports rose 3% in May and imports 4%": a noun before a figure that leaves out the verb."""
    noun = site.lead
    if noun is None or noun.pos_ != "NOUN" or noun.ent_type_ or before.kind != site.quantity.kind:
        return None
    start = phrase_start(noun)
    last = site.words.token_at(site.words.lexemes.ends[before.last - 1] - 1).i
    between = noun.doc[last + 1 : start]
    if not 0 < len(between) <= STEPS or between[-1].lower_ not in _JOINTS:
        return None
    return None if any(token.pos_ in ("VERB", "AUX") for token in between) else Counted(start, noun.i, noun)

"""What a figure counts, and whether it is the amount of a change: read off the dependency parse."""

from __future__ import annotations

from spacy.tokens import Token

from claimx.pipeline.figures.arguments import (
    POINTERS,
    Counted,
    complement,
    compound,
    gapped_subject,
    is_one_of_many,
    object_of,
    of_participle,
    subject_of,
    whole_of,
    whole_phrase,
)
from claimx.pipeline.figures.changes import Changes, Known
from claimx.pipeline.figures.described import Described
from claimx.pipeline.figures.noun_phrases import (
    MODIFIERS,
    NOT_OF_THE_NOUN,
    NOUNS,
    QUOTES,
    STEPS,
    after_hyphen,
    is_bare_noun,
    is_phrase,
    joined_number,
    noun_chain,
    phrase_end,
    phrase_start,
)
from claimx.pipeline.figures.quantity import Quantity
from claimx.pipeline.figures.sites import Site
from claimx.pipeline.figures.words import Words

_WITHOUT_NOUN = frozenset({"age", "duration"})
_AMOUNT_OF_CHANGE = frozenset({"dobj", "npadvmod", "advmod", "attr", "oprd", "dep", "nummod", "acomp", "obj"})
_PREPOSITIONS_OF_LEVEL = frozenset({"to", "at", "from"})
_PREPOSITIONS_OF_AMOUNT = frozenset({"by"})
_PREPOSITIONS = _PREPOSITIONS_OF_LEVEL | _PREPOSITIONS_OF_AMOUNT
#: "by an average of 4%" is "by 4%".
_TRANSPARENT = frozenset({"average", "total", "maximum", "minimum", "record", "mean", "median"})
_SHARES = frozenset({"percent", "points"})


class Counting:
    """Finds what figures count."""

    def __init__(self, changes: Changes, described: Described) -> None:
        self._changes = changes
        self._described = described

    def __call__(self, words: Words, quantity: Quantity, before: tuple[Quantity, Counted] | None) -> Counted | None:
        """What the quantity counts; sets its `change` on the way.

        Args:
            words: the text.
            quantity: the quantity.
            before: the one before it and what that counts, which it may share ("3% this year and 4% next year").
        """
        if not words.parsed:
            return None
        site = Site.of(words, quantity)
        counted = self._of_phrase(site) or self._described(site)
        if counted is None and joined_number(site.after) is not None:  # "rose to nine and two people were hurt"
            counted = self._governor(site)
        counted = counted or self._noun_after(site)
        gapped = gapped_subject(site, before[0]) if counted is None and before is not None else None
        counted = counted or gapped or self._governor(site)
        if before is not None and (gapped or (counted is None and site.goes_on(before[0]))):
            quantity.change = quantity.change or before[0].change
            return gapped or before[1]
        return counted

    def _of_phrase(self, site: Site) -> Counted | None:
        """ "80% of all voters", "5,000 tonnes of grain", "$5m in aid"."""
        after = site.after
        if after is None or not (after.lower_ == "of" or (after.lower_ == "in" and site.quantity.kind == "money")):
            return None
        noun = next((child for child in after.children if child.dep_ == "pobj"), None)
        if noun is None or noun.i <= after.i or (noun.lower_ in POINTERS and noun.tag_ != "PRP"):
            return None
        if site.quantity.kind == "duration" and noun.ent_type_ in ("DATE", "TIME"):  # "four months of this year"
            return None
        if after.lower_ == "in" and not is_bare_noun(noun):
            return None
        if noun.pos_ == "NUM":
            return of_participle(noun, after)
        return Counted(after.i + 1, phrase_end(noun), noun, joined=True)

    def _noun_after(self, site: Site) -> Counted | None:
        """ "42 foreign countries", "a $5m loan", "half the population", "a 3% rise in exports"."""
        start = joined_number(site.after) or after_hyphen(site.after)
        if start is None or start.is_space or site.quantity.kind in _WITHOUT_NOUN:
            return None
        if start.pos_ == "PUNCT" and start.text not in QUOTES:
            return None
        if start.lower_ in ("a", "an") and site.quantity.kind != "ratio":  # "$3 a gallon"
            return None
        noun = _noun_of(site, start)
        if noun is None:
            return None
        change = self._changes.of(noun, site.quantity.kind)
        if change and change.moves:
            site.change(change, noun)
            return complement(noun, None) or compound(noun, site.last)
        if start is not site.after and noun.dep_ in MODIFIERS:
            self._note_change(site, noun.head)
        elif site.lead is not None and site.lead.lower_ in ("of", "by"):
            self._note_change(site, _above(site.lead, site))
        counted = Counted(start.i, phrase_end(noun), noun)
        self._note_change_after(site, counted)
        return counted

    def _note_change_after(self, site: Site, counted: Counted) -> None:
        """ "closed 40 points lower"."""
        doc = counted.head.doc
        after = doc[counted.last + 1] if counted.last + 1 < len(doc) else None
        known = self._changes.of_word(after) if after is not None else None
        if known and known.moves and after is not None and not any(after.rights):  # not "3 seats up for grabs"
            site.change(known, after)

    def _note_change(self, site: Site, governor: Token) -> None:
        """ "a 10-point increase", "a drop of 40 points"."""
        change = self._changes.of(governor, site.quantity.kind)
        if change and change.moves:
            site.change(change, governor)

    def _governor(self, site: Site) -> Counted | None:
        """ "a toll of 51", "exports rose 3%", "the price climbed to $5", "shares were 3% higher"."""
        lead, root = site.lead, site.root
        for token in (site.after, lead):
            known = self._changes.of_word(token) if token is not None else None
            if token is not None and known and self._measures(token):
                return self._beside(site, known, token)
        if lead is not None and lead.lower_ in _PREPOSITIONS:
            return self._object_of_preposition(site, lead)
        if root.dep_ == "pobj" and lead is not None and root.head.i <= lead.i:
            return self._object_of_preposition(site, root.head)
        if lead is not None and lead.pos_ == "VERB" and self._changes.of(lead):
            return self._object_of_verb(site, lead)
        if root.dep_ in _AMOUNT_OF_CHANGE and root.head.i < site.first.i:
            return self._object_of_verb(site, root.head)
        return None

    def _beside(self, site: Site, known: Known, token: Token) -> Counted | None:
        """ "up 3%", "3% higher", "worth $5m", "6 km long"."""
        if known.moves:
            site.change(known, token)
        else:
            site.note(known, token)
        above = _above(token, site)
        if above.pos_ in NOUNS:
            return whole_phrase(above) if above.i < token.i and above.ent_type_ not in NOT_OF_THE_NOUN else None
        return self._argument(site, known, above, None)

    def _measures(self, word: Token) -> bool:
        """Not the "up" of "made up 3%"."""
        verb = word.head
        return word.dep_ != "prt" or verb.pos_ != "VERB" or self._changes.of(verb) is not None

    def _object_of_verb(self, site: Site, verb: Token) -> Counted | None:
        """ "exports rose 3%", "the toll reached 51"."""
        known = self._changes.of(verb, site.quantity.kind)
        if known is None or (known.transitive and site.quantity.kind not in _SHARES):
            return None
        if site.lead is not None and site.lead.is_punct and site.lead.i > verb.i:  # "Ferry sinks, 31 dead"
            return None
        if known.moves:
            site.change(known, verb)
        else:
            site.note(known, verb)
        return self._argument(site, known, verb, site.root)

    def _object_of_preposition(self, site: Site, preposition: Token) -> Counted | None:
        governor, word = _above(preposition, site), preposition.lower_
        if word == "of" and governor.lemma_ in _TRANSPARENT and governor.dep_ == "pobj":
            return self._object_of_preposition(site, governor.head) or whole_phrase(governor)
        known = self._changes.of(governor, site.quantity.kind)
        if governor.pos_ in NOUNS:
            return self._of_noun(site, governor, preposition, known)
        if known is None or word not in _PREPOSITIONS:
            return None
        known = self._with_particle(governor) or known
        if word in _PREPOSITIONS_OF_AMOUNT and known.moves:
            site.change(known, governor)
        elif not known.moves and word in _PREPOSITIONS_OF_LEVEL:
            site.note(known, governor)
        return self._argument(site, known, governor, preposition)

    def _argument(self, site: Site, known: Known, verb: Token, without: Token | None) -> Counted | None:
        """Whose amount or level it is: the verb's object before it, else its subject."""
        kind = site.quantity.kind
        if kind == "age" or (kind == "duration" and not known.moves and (without is None or without.dep_ != "prep")):
            return None
        return (object_of(verb, without) if without is not None else None) or subject_of(verb, self._changes.is_noun)

    def _with_particle(self, verb: Token) -> Known | None:
        """The rise of "go up"."""
        known = (self._changes.of_word(c) for c in verb.rights if c.dep_ in ("prt", "advmod"))
        return next((k for k in known if k and k.moves), None)

    def _of_noun(self, site: Site, noun: Token, preposition: Token, known: Known | None) -> Counted | None:
        """ "a rise of 3% in exports", "a toll of 51"."""
        if known and known.moves:
            if preposition.lower_ in ("of", "by"):
                site.change(known, noun)
            return complement(noun, site.after) or compound(noun, None)
        if preposition.lower_ != "of" or site.quantity.kind in _WITHOUT_NOUN or noun.i > preposition.i:
            return None
        if noun.ent_type_ in NOT_OF_THE_NOUN or (
            site.quantity.kind == "number" and not (known or is_one_of_many(noun))
        ):
            return None
        whole = whole_of(noun)
        return Counted(phrase_start(whole), noun.i, whole)


def _noun_of(site: Site, start: Token) -> Token | None:
    """The noun that the figure before `start` counts."""
    root, number = site.root, site.quantity.kind == "number"
    noun = root.head if root.dep_ in MODIFIERS and root.head.i >= start.i else noun_chain(start)
    if noun is None or noun.pos_ not in NOUNS or not is_phrase(start, noun):
        return None
    if noun.ent_type_ in ("DATE", "TIME") and not (number and noun.tag_ == "NNS"):  # "2 billion working hours"
        return None
    while start is site.after and noun.dep_ == "compound" and noun.head.i == noun.i + 1 and noun.head.pos_ in NOUNS:
        noun = noun.head
    # "half the country's children"
    return noun.head if noun.dep_ == "poss" and noun.head.i > noun.i else noun


def _above(token: Token, site: Site) -> Token:
    """The verb or noun outside the figure that a preposition, adverb or adjective hangs on."""
    for _ in range(STEPS):
        token = token.head
        if site.first.i <= token.i <= site.last.i and token.head is not token:
            continue
        if token.pos_ in ("VERB", "AUX") or token.pos_ in NOUNS or token.head is token:
            break
    return token

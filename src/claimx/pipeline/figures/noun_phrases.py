"""Noun phrases in the dependency parse: where they begin and end."""

from __future__ import annotations

from spacy.tokens import Token

NOUNS = frozenset({"NOUN", "PROPN"})
MODIFIERS = frozenset({"nummod", "amod", "compound", "nmod", "quantmod", "det", "poss", "npadvmod", "predet", "appos"})
#: Prepositions whose phrase belongs to the noun before it; the others mostly say where or when.
_OF_THE_NOUN = frozenset({"of", "under", "with", "without", "from", "between", "against", "among"})
NOT_OF_THE_NOUN = frozenset({"DATE", "TIME", "CARDINAL", "PERCENT", "MONEY", "QUANTITY"})
_ADVERBS_OF_THE_NOUN = frozenset({"worldwide", "globally", "nationwide", "abroad", "overseas"})
STEPS = 6
QUOTES = frozenset(["\u201c", "\u201d", "\u2018", "\u2019", '"', "'", "''", "``"])


def is_bare_noun(noun: Token) -> bool:
    """The aid of "$5m in aid" — not a place, a time, or "his account"."""
    if noun.pos_ != "NOUN" or noun.ent_type_ in ("GPE", "LOC", "DATE", "TIME"):
        return False
    return not any(child.dep_ in ("det", "poss") for child in noun.lefts)


def is_hyphen(token: Token) -> bool:
    """Does the token join the ones on its two sides to one word?"""
    return token.text in ("-", "\u2010") and token.i > 0 and not token.whitespace_ and not token.nbor(-1).whitespace_


def noun_chain(start: Token) -> Token | None:
    """The last noun of adjectives and nouns that begin at `start`; for where the parse saw no link."""
    noun = None
    token = start
    for _ in range(STEPS):
        if token.pos_ in NOUNS and token.ent_type_ not in ("DATE", "TIME"):
            noun = token
        elif noun is not None or not (token.pos_ == "ADJ" or token.tag_ in ("VBG", "VBN")):
            break
        if token.i + 1 >= len(token.doc) or token.nbor(1).is_sent_start:
            break
        token = token.nbor(1)
    return noun


def is_phrase(start: Token, noun: Token) -> bool:
    """Do only parts of a noun phrase stand between `start` and its noun?"""
    if noun.i - start.i > 2 * STEPS:
        return False
    between = start.doc[start.i : noun.i]
    return not noun.is_sent_start and not any(_breaks_phrase(token) for token in between)


def _breaks_phrase(token: Token) -> bool:
    if token.is_sent_start:
        return True
    if token.pos_ == "PUNCT":
        return token.text not in QUOTES and token.text != "," and not is_hyphen(token)
    return token.pos_ in ("ADP", "AUX", "SCONJ") or (token.pos_ == "VERB" and token.tag_ not in ("VBN", "VBG"))


def phrase_start(noun: Token) -> int:
    """Where the noun's phrase begins: at its leftmost modifier that is no clause."""
    return min([noun.i, *(c.left_edge.i for c in noun.lefts if c.dep_ in MODIFIERS)])


def phrase_end(noun: Token, depth: int = STEPS) -> int:
    """The last token of the noun's phrase, with what belongs to the noun and without relative clauses.

    Phrases inside phrases are followed `depth` deep.
    """
    end = noun.i
    for child in noun.rights:
        if child.i != end + 1 or not _belongs(child) or depth == 0:
            break
        end = _end_of_part(child, depth - 1)
    return _with_next(end, noun, depth)


def _end_of_part(part: Token, depth: int) -> int:
    if part.dep_ == "prep":
        noun = next(child for child in part.children if child.dep_ == "pobj")
        return phrase_end(noun, depth)
    return phrase_end(part, depth) if part.dep_ == "conj" else part.i


def _with_next(end: int, noun: Token, depth: int) -> int:
    """Take in what follows the noun and the parse hung elsewhere: "victims worldwide", "those under review are"."""
    doc = noun.doc
    while end + 2 < len(doc) and is_hyphen(doc[end + 1]) and doc[end + 2].is_alpha:
        end += 2
    if end + 1 >= len(doc):
        return end
    after = doc[end + 1]
    if after.lower_ in _ADVERBS_OF_THE_NOUN:
        return after.i
    of_verb_before = after.head.i < after.i and after.head.pos_ in ("VERB", "AUX")
    if end == noun.i and depth and after.dep_ == "prep" and not of_verb_before and _belongs(after):
        return _end_of_part(after, depth - 1)
    return end


def _belongs(child: Token) -> bool:
    if child.dep_ == "prep":
        noun = next((c for c in child.children if c.dep_ == "pobj"), None)
        return child.lower_ in _OF_THE_NOUN and noun is not None and noun.ent_type_ not in NOT_OF_THE_NOUN
    if child.dep_ == "cc":
        other = child.head
        conjunct = next((c for c in other.rights if c.dep_ == "conj"), None)
        return conjunct is not None and conjunct.i == child.i + 1 and _belongs(conjunct)
    if child.dep_ == "conj":
        return child.pos_ in NOUNS and not _is_other_name(child)
    return child.lower_ in _ADVERBS_OF_THE_NOUN


def _is_other_name(conjunct: Token) -> bool:
    """The Mbeki of "Diallo has 11 seats and Mbeki 9"."""
    return conjunct.pos_ == "PROPN" and conjunct.head.pos_ == "NOUN" and conjunct.ent_type_ != "NORP"


def joined_number(token: Token | None) -> Token | None:
    """What stands after another number that is joined to the figure: the children of "five and six children"."""
    if token is None or token.lower_ not in ("and", "or") or token.i + 2 >= len(token.doc) or not token.nbor().like_num:
        return None
    return token.nbor(2)


def after_hyphen(token: Token | None) -> Token | None:
    """The token with which what is counted begins: without hyphens and a closing quotation mark."""
    while token is not None and (is_hyphen(token) or (token.text in QUOTES and token.whitespace_)):
        token = token.nbor(1) if token.i + 1 < len(token.doc) else None
    return token

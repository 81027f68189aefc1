"""Noun phrases: their heads, and the words that hang on a noun and say whose it is."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from spacy.tokens import Span, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_BEFORE = frozenset({"compound", "nmod", "poss", "amod"})
#: How many nouns deep an owner is looked for: the head of research at the institute.
_DEPTH = 3
#: How many clauses up a subject is looked for.
_CLAUSES = 8


def heads(span: Span) -> list[Token]:
    """The head of a noun phrase and those joined to it by "and"."""
    root = span.root
    found = [span[-1] if root.pos_ == "DET" and len(span) > 1 else root]
    for token in found:
        found.extend(c for c in token.rights if c.dep_ == "conj" and c.i < span.end)
    return found


def is_definite(span: Span, determiners: Collection[str]) -> bool:
    """Does it begin with one of the determiners ("the"), or with whose it is?"""
    return span[0].lower_ in determiners or span[0].dep_ == "poss" or any(t.dep_ == "poss" for t in span[:2])


def is_plural(head: Token) -> bool:
    """Is it a noun in the plural, which no one person can be meant by?"""
    return head.tag_ in ("NNS", "NNPS")


def owners(noun: Token, prepositions: Collection[str], depth: int = _DEPTH) -> Iterator[Token]:
    """Words before a noun, and those that one of the prepositions joins to it: [WHO] figures by the [ministry]."""
    for child in noun.children:
        if child.dep_ in _BEFORE and child.i < noun.i:
            yield child
            if depth:
                yield from owners(child, prepositions, depth - 1)
        elif child.dep_ in ("prep", "agent") and child.lower_ in prepositions:
            for joined in _objects(child):
                yield joined
                if depth:
                    yield from owners(joined, prepositions, depth - 1)
        elif child.dep_ == "acl" and child.i > noun.i:
            yield from owners(child, prepositions, depth - 1) if depth else ()


def _objects(preposition: Token) -> Iterator[Token]:
    """Those whom it joins, and the names beside their nouns: by the charity [Kisumu Relief]."""
    for child in preposition.children:
        if child.dep_ == "pobj":
            for joined in (child, *child.conjuncts):
                yield joined
                yield from (c for c in joined.rights if c.dep_ == "appos")


def antecedent(pronoun: Token) -> Token | None:
    """The noun that a relative pronoun hangs on."""
    verb = pronoun.head
    while verb.dep_ not in ("relcl", "ROOT") and verb.head != verb:
        verb = verb.head
    return verb.head if verb.dep_ == "relcl" else None


def subject_above(token: Token) -> Token | None:
    """The subject of the nearest clause above that of the token, if it stands before it: [she] said that he ….."""
    verb = token.head
    for _ in range(_CLAUSES):
        subject = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
        if subject is not None and subject.i < token.i and subject != token:
            return subject
        if verb.head == verb:
            break
        verb = verb.head
    return None


def apposed(head: Token, end: int) -> list[Token]:
    """Nouns that name the same once more; the parser takes some before a verb for a second subject."""
    found = [c for c in head.children if c.dep_ == "appos" and c.i < end]
    if head.dep_ in SUBJECTS and head.pos_ == "NOUN":
        found.extend(c for c in head.head.lefts if c.dep_ == head.dep_ and c.i > head.i and c.pos_ == "PROPN")
    return found


def in_main_clause(subject: Token) -> bool:
    """Is it the subject of the sentence, and of no clause inside?"""
    verb = subject.head
    while verb.dep_ == "conj":
        verb = verb.head
    return verb.dep_ == "ROOT"

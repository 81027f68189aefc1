"""Where the content of a cue stands: one small function a construction, over the dependency parse.

Each takes the cue's head token and gives the content as half-open ranges of tokens, or nothing where the sentence is
not built that way. Labels of dependencies are those of ClearNLP, which spaCy's English models use. Which cues may stand
in which construction is not decided here but by the rules (`packs/en/cues-*.yaml`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

#: Half-open ranges of token indices.
TokenRanges = list[tuple[int, int]]

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_OBJECTS = frozenset({"dobj", "dative"})
_CLAUSES = frozenset({"ccomp", "xcomp", "acl"})
#: A number follows its preposition at once or after a hedge: "at no fewer than 51".
_BEFORE_NUMBER = 6


def subtree(token: Token) -> tuple[int, int]:
    """The half-open range of tokens from the left to the right edge of the token's subtree."""
    return token.left_edge.i, token.right_edge.i + 1


def _following(cue: Token, child: Token) -> tuple[int, int]:
    """The subtree of a word after the cue, without what was moved in front of the cue ("which she said he saw")."""
    start, end = subtree(child)
    return max(start, cue.i + 1), end


def is_infinitive(verb: Token) -> bool:
    """Is it "to do"?"""
    return any(child.dep_ == "aux" and child.tag_ == "TO" for child in verb.lefts)


def has_subject(verb: Token) -> bool:
    """Has the clause a subject of its own?"""
    return any(child.dep_ in _SUBJECTS for child in verb.children)


def clause(cue: Token) -> TokenRanges:
    """said [that costs fell]; a warning [that …]; confident [that …]."""
    for child in cue.rights:
        if child.dep_ in ("ccomp", "acl", "relcl") and _is_finite_clause(child, cue):
            return [_without_report(cue, child)]
        if child.dep_ in ("advcl", "xcomp") and any(
            c.dep_ == "mark" and c.lower_ in ("that", "whether") for c in child.lefts
        ):
            return [_following(cue, child)]
    return []


def _without_report(cue: Token, clause_head: Token) -> tuple[int, int]:
    """The clause without a participle that goes on reporting: said [it was late], adding that …."""
    start, end = _following(cue, clause_head)
    for child in clause_head.rights:
        if child.dep_ == "advcl" and child.tag_ == "VBG" and any(c.dep_ == "ccomp" for c in child.rights):
            before = clause_head.doc[child.left_edge.i - 1]
            if before.text == "," and before.i > clause_head.i:
                return start, before.i
    return start, end


def _is_finite_clause(child: Token, cue: Token) -> bool:
    if cue.pos_ in ("NOUN", "PROPN"):
        introduced = any(c.dep_ == "mark" and c.lower_ in ("that", "whether") for c in child.lefts)
        return introduced and child.dep_ != "relcl"
    if child.dep_ in ("acl", "relcl"):
        return False
    return not is_infinitive(child) or _wh(child) or any(c.dep_ == "mark" and c.lower_ == "that" for c in child.lefts)


def _wh(child: Token) -> bool:
    return child.left_edge.tag_ in ("WP", "WRB", "WDT") or child.left_edge.lower_ in ("whether", "if")


def parenthetical(cue: Token) -> TokenRanges:
    """[Costs fell], the ministry said; [costs], the ministry said, [fell]."""
    for child in cue.lefts:
        if child.dep_ == "ccomp" and not _semicolon(child, cue):
            return _around(cue, child)
    if cue.dep_ == "parataxis":
        return _around(cue, cue.head)
    return _before_comma(cue)


def _semicolon(clause_head: Token, cue: Token) -> bool:
    """Does a semicolon end what stands before the cue? "The union has 60,000; police said 25,000"."""
    return any(token.text == ";" for token in cue.doc[clause_head.right_edge.i : cue.i])


def _before_comma(cue: Token) -> TokenRanges:
    """A sentence that ends on ", she said" or ", said the mayor", however it was parsed."""
    doc = cue.doc
    sentence = cue.sent
    own = [child for child in cue.children if child.dep_ in _SUBJECTS]
    if not own or any(child.dep_ in ("ccomp", "xcomp", "dobj") for child in cue.rights):
        return []
    first = min(cue.i, own[0].left_edge.i)
    last = max(cue.i, own[0].right_edge.i)
    rest = [token for token in doc[last + 1 : sentence.end] if not (token.is_punct or token.is_space)]
    if first - sentence.start < 4 or doc[first - 1].text != "," or any(token.pos_ == "VERB" for token in rest):
        return []
    return [(sentence.start, first - 1)]


def _around(cue: Token, clause_head: Token) -> TokenRanges:
    """The clause's words without the cue's own: its subject, its adverbs, the time and the audience."""
    start, end = subtree(clause_head)
    own = [
        cue.i,
        *(
            i
            for child in cue.children
            if child != clause_head and child.dep_ != "punct"
            for i in range(*subtree(child))
        ),
    ]
    first, last = min(own), max(own) + 1
    pieces = [(start, min(end, first)), (max(start, last), end)]
    return [(a, b) for a, b in pieces if b > a]


def infinitive(cue: Token) -> TokenRanges:
    """promised [to cut costs]; plans [to resign]; willing [to talk]."""
    for child in cue.rights:
        if (
            child.dep_ in _CLAUSES
            and is_infinitive(child)
            and not has_subject(child)
            and not _object_before(cue, child)
        ):
            return [_following(cue, child)]
    return []


def _object_before(cue: Token, child: Token) -> bool:
    return any(c.dep_ in _OBJECTS and c.i < child.i for c in cue.rights)


def gerund(cue: Token) -> TokenRanges:
    """denied [stealing it]; recommended [waiting]."""
    for child in cue.rights:
        if child.dep_ in ("xcomp", "ccomp") and child.tag_ == "VBG" and not has_subject(child):
            return [_following(cue, child)]
    return []


def object_infinitive(cue: Token) -> TokenRanges:
    """urged [ministers to act]; wants [them gone]."""
    for child in cue.rights:
        if child.dep_ == "ccomp" and is_infinitive(child) and has_subject(child):
            return [_following(cue, child)]
        if child.dep_ in ("xcomp", "ccomp", "advcl") and is_infinitive(child):
            objects = [c for c in cue.rights if c.dep_ in _OBJECTS and c.i < child.i]
            if objects:
                return [(objects[0].left_edge.i, child.right_edge.i + 1)]
    return []


def object_complement(cue: Token) -> TokenRanges:
    """called [the plan a mistake]; deemed [it unsafe]."""
    for child in cue.rights:
        if child.dep_ in ("oprd", "ccomp", "xcomp") and child.pos_ != "VERB":
            objects = [c for c in cue.rights if c.dep_ in _OBJECTS and c.i < child.i]
            if objects:
                return [(objects[0].left_edge.i, child.right_edge.i + 1)]
            if has_subject(child) and not any(c.dep_ == "mark" for c in child.lefts):
                return [_following(cue, child)]
    return []


def object_(cue: Token) -> TokenRanges:
    """denied [the allegations]; demanded [an inquiry]."""
    objects = [child for child in cue.rights if child.dep_ == "dobj"]
    return [_following(cue, objects[-1])] if objects else []


def object_preposition(cue: Token, prepositions: frozenset[str]) -> TokenRanges:
    """accused [the minister of fraud]; described [it as a failure]."""
    objects = [child for child in cue.rights if child.dep_ in _OBJECTS]
    if not objects:
        return []
    for prep in _prepositions(cue, prepositions):
        if prep.i > objects[0].i:
            return [(objects[0].left_edge.i, prep.right_edge.i + 1)]
    for prep in objects[0].rights:
        if prep.dep_ == "prep" and prep.lower_ in prepositions:
            return [(objects[0].left_edge.i, prep.right_edge.i + 1)]
    return []


def object_number(cue: Token, prepositions: frozenset[str]) -> TokenRanges:
    """put [the toll at 51]; estimated [the damage at more than $3bn] — not "put lives at risk"."""
    found = object_preposition(cue, prepositions)
    for start, end in found:
        doc = cue.doc
        last = next((i for i in range(end - 1, start, -1) if doc[i].lower_ in prepositions), start)
        if any(token.like_num or token.is_currency for token in doc[last + 1 : min(end, last + _BEFORE_NUMBER)]):
            return found
    return []


def prepositional_object(cue: Token, prepositions: frozenset[str]) -> TokenRanges:
    """warned of [a famine]; called for [talks]; criticism of [the plan]; called on [ministers to act]."""
    for prep in _prepositions(cue, prepositions):
        if any(child.dep_ in ("pobj", "pcomp") for child in prep.rights):
            end = prep.right_edge.i + 1
            return [(prep.i + 1, _infinitive_end(cue, end))]
    for child in cue.rights:
        first = child.left_edge
        if child.dep_ in _CLAUSES | {"advcl"} and first.dep_ == "mark" and first.lower_ in prepositions:
            return [(first.i + 1, child.right_edge.i + 1)]
    return []


def _infinitive_end(cue: Token, end: int) -> int:
    """The end of an infinitive of the cue that begins at `end` ("called on ministers [to act]"), else `end`."""
    for child in cue.rights:
        if child.left_edge.i == end and child.dep_ in _CLAUSES | {"advcl"} and is_infinitive(child):
            return child.right_edge.i + 1
    return end


def _prepositions(cue: Token, prepositions: frozenset[str]) -> Iterator[Token]:
    for child in cue.rights:
        if child.dep_ in ("prep", "prt", "agent", "mark", "advmod") and child.lower_ in prepositions:
            yield child


#: Constructions that need no preposition, in the order in which they are tried: of two that fit a cue the first wins.
PLAIN: dict[str, Callable[[Token], TokenRanges]] = {
    "clause": clause,
    "parenthetical": parenthetical,
    "object_infinitive": object_infinitive,
    "infinitive": infinitive,
    "gerund": gerund,
    "object_complement": object_complement,
    "object": object_,
}
WITH_PREPOSITION: dict[str, Callable[[Token, frozenset[str]], TokenRanges]] = {
    "object_number": object_number,
    "object_preposition": object_preposition,
    "prepositional_object": prepositional_object,
}

"""Who says it: from a cue to the words that name its source, over the dependency parse."""

from __future__ import annotations

from spacy.tokens import Token

from claimx.rules.load import RuleSet
from claimx.rules.spec import PronounRule, VoiceRule

_ACTIVE = ("nsubj", "csubj")
_PASSIVE = ("nsubjpass", "csubjpass")
#: Dependencies by which a verb shares the subject of its head.
_SHARED = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "dep", "ccomp", "parataxis"})
_LIGHT_VERBS = frozenset({"VERB", "AUX"})
_FARTHEST = 6


class SourceFinder:
    """From a cue to its source, by the parse and the rules of the kinds `voice` and `pronoun`."""

    def __init__(self, rules: RuleSet) -> None:
        self._issuing = {
            (noun, verb) for rule in rules.of_kind(VoiceRule) for noun in rule.lemma for verb in rule.issued_by or ()
        }
        self._expletives = frozenset(w for rule in rules.of_kind(PronounRule) for w in rule.expletive or ())

    def head(self, cue: Token) -> Token | None:
        """The head of the noun phrase that names the source of a cue, or None where nobody is named."""
        if cue.pos_ in ("NOUN", "PROPN"):
            return self._of_noun(cue)
        if cue.pos_ == "ADJ":
            return self._of_adjective(cue)
        found = self._of_verb(cue)
        return self._issuer(found, cue) if found is not None else None

    def phrase(self, cue: Token) -> tuple[int, int] | None:
        """The half-open token range of the source of a cue."""
        head = self.head(cue)
        return noun_phrase(head, cue) if head is not None else None

    def _issuer(self, noun: Token, cue: Token) -> Token:
        """The union released a report [stating that …]: the union rather than the report, which it speaks through."""
        verb = noun.head
        if cue.dep_ == "acl" and noun.dep_ == "dobj" and (noun.lemma_, verb.lemma_) in self._issuing:
            return _subject(verb, _ACTIVE) or noun
        return noun

    def _of_verb(self, cue: Token) -> Token | None:
        verb = cue
        for _ in range(_FARTHEST):
            passive = any(child.dep_ == "auxpass" for child in verb.lefts)
            if passive and verb == cue:
                return _agent(verb)
            if subject := _subject(verb, (*_ACTIVE, *_PASSIVE)):
                return None if self._is_nobody(subject, verb, cue) else subject
            if verb == cue and (agent := _agent(verb)):
                return agent
            if accused := _accused(verb):
                return accused
            head = _governor(verb)
            if verb.dep_ in ("acl", "relcl") and verb.tag_ in ("VBG", "VBD", "VBZ", "VBP", "VB"):
                return head if head.pos_ in ("NOUN", "PROPN", "PRON") and not self._is_extraposed(head) else None
            if head == verb or verb.dep_ not in _SHARED:
                return None
            if verb.dep_ == "ccomp" and verb.tag_ != "VBG" and not _to(verb):
                return None
            verb = head
        return None

    def _is_extraposed(self, noun: Token) -> bool:
        """it would be [a mistake] to call it so"""
        subject = _subject(noun.head, _ACTIVE) if noun.dep_ == "attr" else None
        return subject is not None and subject.lower_ in self._expletives

    def _is_nobody(self, subject: Token, verb: Token, cue: Token) -> bool:
        """ "there were calls"; "it is wrong to call it so", where the parser takes "it" for a subject of its own."""
        extraposed = verb != cue and verb.lemma_ == "be"
        return subject.lower_ in self._expletives and (subject.dep_ == "expl" or extraposed)

    def _of_noun(self, cue: Token) -> Token | None:
        """its [warning]; a [claim] by the union; he made the [promise]; the [belief] among voters."""
        if owner := next((child for child in cue.lefts if child.dep_ == "poss"), None):
            return owner
        if author := _object_of(cue, ("by", "from", "among")):
            return author
        verb = cue.head.head if cue.dep_ == "pobj" and cue.head.pos_ == "ADP" else cue.head
        if cue.dep_ in ("dobj", "pobj", "attr") and verb.pos_ in _LIGHT_VERBS:
            return self._unless_expletive(self._of_verb(verb))
        owner = _object_of(cue, ("of",))
        return owner if owner is not None and owner.ent_type_ in ("PERSON", "ORG", "NORP", "GPE") else None

    def _unless_expletive(self, subject: Token | None) -> Token | None:
        return None if subject is None or subject.lower_ in self._expletives else subject

    def _of_adjective(self, cue: Token) -> Token | None:
        """she is [confident] that …; the [hopeful] minister is left alone."""
        verb = cue.head
        if cue.dep_ in ("acomp", "attr", "oprd", "conj") and verb.pos_ in _LIGHT_VERBS | {"ADJ"}:
            subject = self._of_verb(verb) if verb.pos_ != "ADJ" else self._of_adjective(verb)
            return self._unless_expletive(subject)
        return None


def _accused(verb: Token) -> Token | None:
    """accused [him] of wanting to leave, blamed [her] for saying so: the object does it, not who accuses."""
    preposition = verb.head
    if verb.dep_ != "pcomp" or preposition.pos_ != "ADP":
        return None
    before = (child for child in preposition.head.rights if child.dep_ == "dobj" and child.i < preposition.i)
    return next((child for child in before if child.pos_ == "PROPN" or _is_somebody_else(child)), None)


def _is_somebody_else(pronoun: Token) -> bool:
    """him, her, them; not it nor himself"""
    morph = pronoun.morph.to_dict()
    return morph.get("PronType") == "Prs" and "Reflex" not in morph and morph.get("Gender") != "Neut"


def noun_phrase(head: Token, cue: Token) -> tuple[int, int]:
    """The half-open token range of a source: its whole noun phrase without relative clauses and without the cue."""
    start, end = head.left_edge.i, head.right_edge.i + 1
    for child in head.rights:
        far = child.dep_ == "acl" and child.i > head.i + 6
        if child.dep_ in ("relcl", "parataxis", "advcl", "ccomp") or far or _holds(child, cue):
            end = max(head.i + 1, min(end, child.left_edge.i))  # a clause may begin before the head that it hangs on
            break
    return _without_edges(head, start, end)


def _holds(token: Token, other: Token) -> bool:
    return token.left_edge.i <= other.i <= token.right_edge.i


def _without_edges(head: Token, start: int, end: int) -> tuple[int, int]:
    doc = head.doc
    while end - 1 > head.i and (
        (doc[end - 1].is_punct and doc[end - 1].text not in (")", "]")) or doc[end - 1].is_space
    ):
        end -= 1
    while start < head.i and (doc[start].is_punct or doc[start].is_space or doc[start].dep_ in ("prep", "cc", "mark")):
        start += 1
    return start, end


def _governor(verb: Token) -> Token:
    """The head of a verb; of a participle (…, saying that …) the verb that reports, not the one in the report."""
    head = verb.head
    reports = verb.dep_ == "advcl" and verb.tag_ == "VBG" and any(child.dep_ == "ccomp" for child in verb.rights)
    while reports and head.dep_ == "ccomp" and head.head.i < head.i:
        head = head.head
    return head


def _to(verb: Token) -> bool:
    return any(child.tag_ == "TO" for child in verb.lefts)


def _subject(verb: Token, labels: tuple[str, ...]) -> Token | None:
    return next((child for child in verb.children if child.dep_ in labels), None)


def _agent(verb: Token) -> Token | None:
    for child in verb.rights:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((c for c in child.rights if c.dep_ == "pobj"), None)
    return None


def _object_of(noun: Token, prepositions: tuple[str, ...]) -> Token | None:
    for child in noun.rights:
        if child.dep_ in ("prep", "agent") and child.lower_ in prepositions:
            return next((c for c in child.rights if c.dep_ == "pobj"), None)
    return None
